"""The record in plain words, section by section: what the record page shows and what a supervisor signs."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QCoreApplication

from desktop.domain.case.remedy import Option
from desktop.domain.case.state import Case
from desktop.domain.ids import Micros
from desktop.ui.context import Context
from desktop.ui.record.routed import routed_words
from desktop.ui.record.sentence import filled, joined, quoted
from forms.definitions import Option as Choice
from forms.definitions import load, options

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Row:
    """One fact: its name and its words."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Telling:
    """A case, and how its values are said."""

    context: Context
    case: Case
    name: Callable[[str], str]  # of a person
    now: Micros

    @property
    def site(self) -> str:
        """Where it was received."""
        return self.case.intake.received.site if self.case.intake.received else ""

    def time(self, at: Micros) -> str:
        """A moment, or nothing for none."""
        return self.context.time(at, self.now, self.site) if at else ""

    def label(self, kind: str, key: str) -> str:
        """The name of a choice, or nothing for none."""
        return self.context.label(kind, key) if key else ""

    def quoted(self, words: str) -> str:
        """Somebody's own words."""
        return quoted(words, self.context.language)


@cache
def _register() -> dict[str, tuple[str, str]]:
    return {
        field.id: (field.label.zh, field.label.en) for section in load("register").sections for field in section.fields
    }


def register_label(field: str, language: str) -> str:
    """The label of a field as the register form has it."""
    zh, en = _register()[field]
    return zh if language == "zh" else en


def received(of: Telling) -> list[Row]:
    """Who complained, through which channel, about what, in their own words."""
    return [*received_brief(of), *received_long(of)]


def status_words(kind: str, language: str) -> str:
    """Guest, patient, family …: a word of the register form, or whatever was typed."""
    known = next((one.label for one in options("status") if one.code == kind), None)
    if known is None:
        return kind
    return known.zh if language == "zh" else known.en


def status_code(words: str) -> str:
    """The word of the register form that was typed, by its code; whatever else was typed as it is."""
    said = words.strip()
    return next((one.code for one in options("status") if said.casefold() in _names(one)), said)


def _names(one: Choice) -> set[str]:
    return {one.code.casefold(), one.label.zh.casefold(), one.label.en.casefold()}


def received_long(of: Telling) -> list[Row]:
    """The words of the complaint and what was wanted."""
    intake, language = of.case.intake, of.context.language
    rows = [
        Row(register_label("words", language), intake.narrative),
        Row(register_label("wanted", language), intake.wanted),
    ]
    if (said := intake.received) is not None:
        goes = of.context.office.rulebook.route(of.case, said.received_at)
        rows.append(Row(translate("Facts", "Goes to"), routed_words(goes, language) if goes else ""))
    for one in intake.levels:
        changed = joined(of.label("level", one.level), of.time(one.at), of.name(one.by), one.reason)
        rows.append(Row(register_label("level", language), changed if one.reason else ""))
    return _filled(rows)


def received_brief(of: Telling) -> list[Row]:
    """The short facts of receipt."""
    intake, said = of.case.intake, of.case.intake.received
    if said is None:
        return []
    language = of.context.language
    name = str(intake.name) or (translate("Facts", "anonymous, on purpose") if intake.anonymous else "")
    spoken = {"zh": "中文", "en": "English"}.get(said.language, translate("Facts", "another language"))
    values = (
        ("name", name), ("status", status_words(intake.kind, language)), ("phone", intake.phone), ("contact", intake.contact), ("ref", intake.ref),
        ("place", intake.place), ("channel", of.label("channel", said.channel)), ("received", of.time(said.received_at)),
        ("receiver", of.name(intake.receiver)), ("occurred", of.time(said.occurred_at or 0)), ("language", spoken),
        ("against", intake.against), ("level", of.label("level", intake.level)),
    )  # fmt: skip
    return [Row(register_label(field, language), str(words)) for field, words in values if words]


def course(of: Telling) -> list[Row]:
    """What was heard, said and found out: steps 1 to 3 of every round."""
    out: list[Row] = []
    for round_ in range(1, of.case.handling.round + 1):
        rows = [*_heard(of, round_), *_apologised(of, round_), *_understood(of, round_)]
        out += rows if of.case.handling.round == 1 else [Row(_in_round(row.key, round_), row.words) for row in rows]
    out += [
        Row(translate("Facts", "Asked"), joined(one.asked, _answer(one.answer, unknown=one.unknown)))
        for one in of.case.inquiry.answers.values()
    ]
    out += [
        Row(translate("Facts", "Fact"), joined(one.text, of.label("fact", one.state)))
        for one in of.case.inquiry.facts.values()
    ]
    return out


def _answer(answer: str, *, unknown: bool) -> str:
    return translate("Facts", "the customer does not know") if unknown else answer


def _in_round(key: str, round_: int) -> str:
    return filled(translate("Facts", "%1 (round %2)"), key, str(round_))


def _yes(of: Telling, step: int, name: str, round_: int) -> str:
    return of.label("yesno", of.case.handling.choice(step, name, round_))


def _heard(of: Telling, round_: int) -> list[Row]:
    part = of.case.handling
    notes = sorted((n for n in part.notes.values() if n.step and n.round == round_), key=lambda n: n.said_at)
    rows = [
        Row(translate("Facts", "Said"), part.text(1, "said", round_)),
        Row(translate("Facts", "We saw"), part.text(1, "observed", round_)),
    ]
    for note in notes:
        key = translate("Facts", "Said") if note.whose == "customer" else translate("Facts", "Note")
        said = of.quoted(note.text) if note.whose == "customer" else note.text
        rows.append(Row(key, joined(of.time(note.said_at), said)))
    care = joined(
        of.label("place", part.choice(1, "place", round_)),
        _named(translate("Facts", "seat offered: %1"), _yes(of, 1, "seat", round_)),
        _named(translate("Facts", "water offered: %1"), _yes(of, 1, "water", round_)),
    )
    return _filled([*rows, Row(translate("Facts", "Where we listened"), care)])


def _named(sentence: str, value: str) -> str:
    return filled(sentence, value) if value else ""


def _apologised(of: Telling, round_: int) -> list[Row]:
    part = of.case.handling
    rows = [
        Row(translate("Facts", "Apology"), part.text(2, "apology", round_)),
        Row(translate("Facts", "Thanks"), part.text(2, "thanks", round_)),
    ]
    if round_ == 1:
        rows.append(Row(translate("Facts", "Fault admitted"), of.case.issues.admitted))
    return _filled(rows)


def _understood(of: Telling, round_: int) -> list[Row]:
    part = of.case.handling
    confirmed = part.choice(3, "confirmed", round_) == "yes"
    restated = part.text(3, "restatement", round_)
    mark = translate("Facts", "confirmed by the customer") if confirmed else translate("Facts", "not confirmed")
    rows = [
        Row(translate("Facts", "Need"), part.text(3, "need", round_)),
        Row(translate("Facts", "Said back"), joined(restated, mark) if restated else ""),
        Row(translate("Facts", "Matters most"), of.label("motive", part.choice(3, "motive", round_))),
    ]
    return _filled(rows)


def verdicts(of: Telling) -> list[Row]:
    """Each matter, whether it is founded, and why."""
    out: list[Row] = []
    for issue in of.case.issues.all.values():
        founded = of.label("founded", issue.founded) if issue.judged_by else translate("Facts", "not judged yet")
        out.append(Row(of.label("category", issue.category), joined(founded, issue.reason, issue.text)))
    return out


def decision(of: Telling) -> list[Row]:
    """What was offered and chosen, and what it costs: steps 4 and 5 of every round."""
    out: list[Row] = []
    remedy, handling = of.case.remedy, of.case.handling
    for round_ in range(1, handling.round + 1):
        rows: list[Row] = [Row(translate("Facts", "Wish"), of.quoted(handling.text(5, "wish", round_)))]
        choice = remedy.chosen.get(round_)
        for number, (key, option) in enumerate(remedy.of_round(round_).items(), start=1):
            chosen = choice is not None and choice.option == key
            rows.append(Row(filled(translate("Facts", "Option %1"), str(number)), _option(of, option, chosen=chosen)))
        said = dict.fromkeys((handling.text(5, "own_words", round_), choice.own_words if choice else ""))
        rows += [Row(translate("Facts", "In own words"), of.quoted(words)) for words in said]
        if (refused := remedy.refused_all.get(round_)) is not None:
            rows.append(
                Row(translate("Facts", "Declined them all"), joined(of.time(refused.at), of.quoted(refused.own_words)))
            )
        rows += [
            Row(translate("Facts", "If this fails"), handling.text(5, "if_this_fails", round_)),
            Row(translate("Facts", "Costs"), handling.text(4, "costs_note", round_)),
        ]
        rows = _filled(rows)
        out += rows if handling.round == 1 else [Row(_in_round(row.key, round_), row.words) for row in rows]
    out += [
        Row(
            translate("Facts", "Option taken back"),
            joined(one.text, one.for_customer, one.withdrawn_why, of.name(one.by)),
        )
        for one in remedy.options.values()
        if one.withdrawn
    ]
    out += [
        Row(translate("Facts", "Brought in"), joined(of.name(one.to), one.reason, of.time(one.at)))
        for one in handling.escalations
    ]
    if remedy.given:
        out.append(Row(translate("Facts", "Given in all"), of.context.money(remedy.given)))
    return out


def _option(of: Telling, option: Option, *, chosen: bool) -> str:
    cost = of.context.money(option.amount) if option.amount else ""
    state = translate("Facts", "chosen") if chosen else translate("Facts", "declined") if option.declined else ""
    due = filled(translate("Facts", "by %1"), of.time(option.due_at)) if option.due_at else ""
    done = filled(translate("Facts", "carried out %1"), of.time(option.done_at)) if option.done_at else ""
    return joined(
        option.text,
        option.for_customer,
        cost,
        due,
        of.name(option.who) if option.who else "",
        _approval(of, option),
        state,
        done,
        option.proof,
        option.declined_words,
        option.comment,
    )


def _approval(of: Telling, option: Option) -> str:
    match option.approval:
        case "approved":
            return filled(translate("Facts", "approved by %1"), of.name(option.approved_by))
        case "refused":
            return filled(translate("Facts", "not approved by %1"), of.name(option.approved_by))
        case "asked":
            return filled(translate("Facts", "approval asked of %1"), of.name(option.asked_of))
        case _:
            return translate("Facts", "above the limit") if option.above_limit else ""


def promises(of: Telling) -> list[Row]:
    """What was promised, by when, and whether it was kept."""
    out: list[Row] = []
    for one in of.case.promises.all.values():
        if one.kept_at:
            state = filled(translate("Facts", "kept %1"), of.time(one.kept_at))
        elif one.cancelled_at:
            state = translate("Facts", "released by the customer")
        else:
            state = translate("Facts", "open")
        until = filled(translate("Facts", "by %1"), of.time(one.due_at))
        out.append(Row(one.text, joined(until, of.name(one.who), state, one.proof, one.cancelled_why)))
    return out


def follow_up(of: Telling) -> list[Row]:
    """Attempts to reach the customer and the calls after, round by round."""
    attempts = [
        (one.contact_at, Row(translate("Facts", "Reached") if one.reached else translate("Facts", "Not reached"),
         joined(of.time(one.contact_at), of.label("medium", one.medium), one.text)))
        for one in of.case.contacts.attempts.values()
    ]  # fmt: skip
    for one in of.case.contacts.follow_ups.values():
        key = translate("Facts", "Followed up")
        answers = joined(
            of.time(one.contact_at), of.label("medium", one.medium),
            _named(translate("Facts", "carried out: %1"), of.label("yesno", one.carried_out)),
            _named(translate("Facts", "useful: %1"), of.label("yesno", one.useful)),
            _named(translate("Facts", "other problems: %1"), of.label("yesno", one.other)),
            of.label("satisfied", one.satisfied), one.text,
        )  # fmt: skip
        attempts.append(
            (one.contact_at, Row(key if of.case.handling.round == 1 else _in_round(key, one.round), answers))
        )
    closing = [
        Row(translate("Facts", "Remark"), of.case.handling.text(6, "closing_note", n))
        for n in range(1, of.case.handling.round + 1)
    ]
    return [row for _, row in sorted(attempts, key=lambda pair: pair[0])] + _filled(closing)


def evidence(of: Telling) -> list[Row]:
    """The files, what each is, and whose it was."""
    return [
        Row(
            of.label("evidence", one.kind) or translate("Facts", "File"),
            joined(one.name, one.source, of.name(one.by), of.time(one.at)),
        )
        for one in of.case.inquiry.evidence.values()
    ]


def _filled(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row.words]
