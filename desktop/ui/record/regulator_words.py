"""What came through a regulator in words: the timeline, and the section of the record."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from desktop.domain.case import regulator
from desktop.domain.case.regulator import Referral, Reply
from desktop.ui.record.facts import Row, Telling
from desktop.ui.record.sentence import filled, joined, listed
from desktop.ui.record.told import Ground, Told
from desktop.ui.theme import ToneName
from desktop.ui.wizard.planned import language_of
from desktop.usecases.referring import asked_before, proof_of_contact, to_weigh

translate = QCoreApplication.translate


def tell_regulator(event: regulator.Event, ground: Ground) -> Told:
    """Say what came, what was answered, how it was decided or what was remarked."""
    known = ground.view.case.regulator.all.get(event.referral)
    about = _named(known) if known else ""
    match event:
        case regulator.Referred(_, authority, reference, received_at, asked, due_at):
            title = filled(translate("Events", "Through a regulator: %1"), joined(authority, reference))
            until = filled(translate("Events", "by %1"), ground.time(due_at)) if due_at is not None else ""
            return Told(title, joined(asked, until, ground.actor), "building-2", "soon", at=received_at)
        case regulator.Replied(_, number, liability, text):
            title = filled(translate("Events", "Reply %1 to the regulator: %2"), str(number), about)
            return Told(
                title, joined(ground.context.label("our-liability", liability), text, ground.actor), "send", "calm"
            )
        case regulator.Judged(_, verdict, text):
            title = filled(translate("Events", "The regulator decided: %1"), ground.context.label("referral", verdict))
            tone: ToneName = "overdue" if verdict == regulator.VALID else "ok"
            return Told(title, joined(about, text, ground.actor), "scale", tone)
        case regulator.Annotated(_, text):
            title = filled(translate("Events", "Remark on %1"), about)
            return Told(title, joined(text, ground.actor), "message-square")
        case _:
            assert_never(event)


def _named(one: Referral) -> str:
    return joined(one.authority, one.reference)


def regulator_rows(of: Telling) -> list[Row]:
    """Every referral: what was asked by when, whether the customer had asked us before, each version of the reply, the verdict."""
    return [row for one in of.case.regulator.all.values() for row in _rows(of, one)]


def _rows(of: Telling, one: Referral) -> list[Row]:
    came = filled(translate("Facts", "received there %1"), of.time(one.received_at))
    until = filled(translate("Facts", "by %1"), of.time(one.due_at)) if one.due_at is not None else ""
    state = translate("Facts", "overdue") if one.late_at(of.now) else of.label("referral", one.state)
    return [
        Row(_named(one), joined(one.asked, came, until, state)),
        Row(translate("Facts", "Asked us before"), before_words(of, one)),
        *(_reply(of, number, reply) for number, reply in enumerate(one.replies, 1)),
        *(Row(translate("Facts", "Verdict"), joined(said.text, of.name(said.by), of.time(said.at))) for said in one.judged),
        *(Row(translate("Facts", "Remark"), joined(said.text, of.name(said.by), of.time(said.at))) for said in one.remarks),
    ]  # fmt: skip


def before_words(of: Telling, one: Referral) -> str:
    """Whether the customer had asked the house before the regulator."""
    at = asked_before(of.case, one)
    if at is not None:
        return filled(translate("Facts", "yes, %1"), of.time(at))
    none = translate("Facts", "no earlier contact on file")
    return joined(none, translate("Facts", "evidence of one is kept")) if proof_of_contact(of.case) else none


def _reply(of: Telling, number: int, reply: Reply) -> Row:
    phrases = of.context.office.contents.phrases.guard
    words = to_weigh(reply, language_of(reply.text), phrases)
    weigh = filled(translate("Facts", "to be weighed: %1"), listed(*(of.quoted(one) for one in words))) if words else ""
    said = joined(of.label("our-liability", reply.liability), reply.text, weigh, of.name(reply.by), of.time(reply.at))
    return Row(filled(translate("Facts", "Reply %1"), str(number)), said)


def regulator_summary(of: Telling) -> tuple[str, bool, bool]:
    """How far it is, with what nobody may overlook; whether all is decided; whether there is nothing to show."""
    known = of.case.regulator.all.values()
    if not known:
        return translate("Record", "none"), False, True
    unasked = any(asked_before(of.case, one) is None for one in known)
    late = sum(one.late_at(of.now) for one in known)
    words = joined(
        translate("Record", "no earlier contact on file") if unasked else "",
        filled(translate("Record", "%1 late"), str(late)) if late else "",
        *dict.fromkeys(of.label("referral", one.state) for one in known),
    )
    return words, all(one.verdict for one in known), False
