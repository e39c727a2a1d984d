"""What a regulator asked and found, in words: what the timeline says of it, and the section of the record (S-28)."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from desktop.domain.case import regulator
from desktop.domain.case.regulator import NOT_LIABLE, Referral, Reply, asked_us_before
from desktop.domain.wording import guard
from desktop.ui.record.facts import Row, Telling
from desktop.ui.record.sentence import filled, joined, listed
from desktop.ui.record.told import Ground, Told
from desktop.ui.theme import ToneName
from desktop.ui.wizard.planned import language_of

translate = QCoreApplication.translate


def tell_regulator(event: regulator.Event, ground: Ground) -> Told:
    """Say what was asked, answered, found or noted."""
    known = ground.view.case.regulator.all.get(event.referral)
    office = known.office if known else ""
    match event:
        case regulator.Referred(_, office, reference, received_at, by_at, text):
            title = filled(translate("Events", "A regulator asks: %1"), office)
            until = filled(translate("Events", "by %1"), ground.time(by_at)) if by_at else ""
            came = filled(translate("Events", "came in %1"), ground.time(received_at))
            return Told(title, joined(reference, text, came, until, ground.actor), "building-2", "soon")
        case regulator.Replied(_, liability, text):
            title = filled(translate("Events", "Replied to %1"), office)
            return Told(
                title, joined(ground.context.label("regulator-liability", liability), text, ground.actor), "send"
            )
        case regulator.Judged(_, verdict, text):
            title = filled(
                translate("Events", "%1 found: %2"), office, ground.context.label("regulator-verdict", verdict)
            )
            tone: ToneName = "overdue" if verdict == regulator.VALID else "ok"
            return Told(title, joined(text, ground.actor), "scale", tone)
        case regulator.Annotated(_, text):
            return Told(filled(translate("Events", "Noted about %1"), office), joined(text, ground.actor), "pen-line")
        case _:
            assert_never(event)


def regulator_rows(of: Telling) -> list[Row]:
    """Every referral: whether they had asked us before, what was asked, every version of our answer, and the verdict."""
    rows: list[Row] = []
    for one in of.case.regulator.all.values():
        rows.append(Row(joined(one.office, one.reference), _asked(of, one)))
        if not asked_us_before(one, of.case.intake, of.case.contacts):
            before = translate("Facts", "Nothing on file says that they had asked us before the regulator.")
            rows.append(Row(translate("Facts", "Before"), before))
        for number, reply in enumerate(one.replies, 1):
            rows.append(Row(filled(translate("Facts", "Answer %1"), str(number)), _answer(of, reply)))
        if one.verdict:
            said = joined(
                of.label("regulator-verdict", one.verdict),
                one.verdict_text,
                of.name(one.verdict_by),
                of.time(one.verdict_at),
            )
            rows.append(Row(translate("Facts", "Verdict"), said))
        rows += [
            Row(translate("Facts", "Note"), joined(note.text, of.name(note.by), of.time(note.at)))
            for note in one.remarks
        ]
    return rows


def _asked(of: Telling, one: Referral) -> str:
    until = filled(translate("Facts", "by %1"), of.time(one.by_at)) if one.by_at is not None else ""
    late = translate("Facts", "overdue") if one.late_at(of.now) else ""
    return joined(one.text, filled(translate("Facts", "came in %1"), of.time(one.received_at)), until, late)


def _answer(of: Telling, reply: Reply) -> str:
    """A version of our answer; words in it that would admit what it denies are named, and left as they are."""
    guarded = listed(*_admitting(of, reply))
    warned = filled(translate("Facts", "says that we are not liable, and: %1"), guarded) if guarded else ""
    return joined(
        of.label("regulator-liability", reply.liability), reply.text, warned, of.name(reply.by), of.time(reply.at)
    )


def _admitting(of: Telling, reply: Reply) -> list[str]:
    if reply.liability != NOT_LIABLE:
        return []
    phrases = of.context.office.contents.phrases.guard
    found = guard.check(str(reply.text), language_of(str(reply.text)), "regulator", phrases)
    own = {one.phrase.id for one in found if one.phrase.kind == "regulator"}
    return [str(reply.text)[one.start : one.end] for one in found if one.phrase.id in own]


def regulator_summary(of: Telling) -> tuple[str, bool, bool]:
    """How many there are and whether one waits for its answer; whether all is answered; whether there is nothing to show."""
    known = of.case.regulator.all.values()
    if not known:
        return translate("Record", "none"), False, True
    waiting = sum(not one.replies for one in known)
    valid = sum(one.final for one in known)
    words = joined(
        filled(translate("Record", "%1 in all"), str(len(known))),
        filled(translate("Record", "%1 unanswered"), str(waiting)) if waiting else "",
        filled(translate("Record", "%1 found valid"), str(valid)) if valid else "",
    )
    return words, not waiting, False
