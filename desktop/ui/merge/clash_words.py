"""A clash in words: which field it is, and how its three values are said."""

from collections.abc import Callable
from dataclasses import dataclass, is_dataclass
from os.path import commonprefix
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from desktop.domain.case.merge import Clash
from desktop.domain.case.state import Case
from desktop.ui.context import Context
from desktop.ui.record.events import field_name, step_field
from desktop.ui.record.sentence import filled, joined

translate = QCoreApplication.translate

# Follows from another field of the same thing, or is bookkeeping: settled with it, never asked.
FOLLOWS = frozenset(
    {"levels", "above_limit", "approved_at", "approved_by", "kept_at", "cancelled_at", "reopened", "done_at", "version"}
)  # fmt: skip
SHORT = 24  # characters: two rooms or two phones are not written together
_KINDS = {
    "level": "level", "category": "category", "founded": "founded", "remedy": "remedy", "nature": "nature", "motive": "motive",
    "place": "place", "state": "fact", "seat": "yesno", "water": "yesno", "apologised": "yesno", "thanked": "yesno",
    "confirmed": "yesno", "medium": "medium", "satisfied": "satisfied",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the merge."""

    clash: Clash
    name: str
    note: str
    mine: str
    theirs: str
    base: str
    combinable: bool  # both are texts that a person may write together


def lines(context: Context, case: Case, found: tuple[Clash, ...]) -> list[Line]:
    """The clashes that a person has to settle."""
    return [_line(context, case, clash) for clash in found if not follows(clash)]


def follows(clash: Clash) -> bool:
    """Whether a clash is settled with another one."""
    return clash.path[-1] in FOLLOWS


def _line(context: Context, case: Case, clash: Clash) -> Line:
    say = _sayer(context, case, clash)
    name, note = _name(context, case, clash)
    mine, theirs = leaf(clash, clash.mine), leaf(clash, clash.theirs)
    texts = all(isinstance(value, str) and not _is_choice(clash) for value in (mine, theirs))
    long = texts and len(str(mine)) + len(str(theirs)) > SHORT
    return Line(clash, name, note, say(mine), say(theirs), say(leaf(clash, clash.base)), long)


def leaf(clash: Clash, value: object) -> object:
    """The field itself where a colleague made the whole thing anew, e.g. answered a question first."""
    name = clash.path[-1]
    return getattr(value, name) if is_dataclass(value) and isinstance(name, str) and hasattr(value, name) else value


def _field(clash: Clash) -> str:
    """Texts and choices of a step are kept by (round, step, name), everything else by its name."""
    last = clash.path[-1]
    return str(last[2]) if _in_step(clash) else str(last)


def _in_step(clash: Clash) -> bool:
    return clash.path[:2] in {("handling", "texts"), ("handling", "choices")}


def _is_choice(clash: Clash) -> bool:
    return clash.path[:2] == ("handling", "choices") or (clash.path[1] != "texts" and _known_kind(clash) != "")


def _known_kind(clash: Clash) -> str:
    if clash.path[0] == "intake" and clash.path[1] != "level":
        return ""  # a place of the intake is a room, not a choice
    return _KINDS.get(_field(clash), "")


def _name(context: Context, case: Case, clash: Clash) -> tuple[str, str]:
    part, field = clash.path[0], _field(clash)
    if part == "intake":
        if field == "level":
            return translate("Merge", "Level"), translate("Merge", "clocks are counted again")
        return field_name(field, context, case.intake), ""
    if _in_step(clash):
        step = context.label("step", str(clash.path[-1][1]))
        said = step_field(field)
        return said[:1].upper() + said[1:], step
    thing = _thing(context, case, clash)
    return _thing_field(field), thing


def _thing_field(field: str) -> str:
    return {
        "text": translate("Merge", "Words"), "amount": translate("Merge", "Amount"), "due_at": translate("Merge", "Until when"),
        "who": translate("Merge", "Who does it"), "remedy": translate("Merge", "Remedy"), "for_customer": translate("Merge", "For the customer"),
        "nature": translate("Merge", "Nature"), "founded": translate("Merge", "Founded"), "reason": translate("Merge", "Reason"),
        "category": translate("Merge", "Category"), "severity": translate("Merge", "Severity"), "answer": translate("Merge", "Answer"),
        "unknown": translate("Merge", "Customer does not know"), "state": translate("Merge", "How far checked"),
        "own_words": translate("Merge", "In own words"), "option": translate("Merge", "Option chosen"),
        "holder": translate("Merge", "Who holds the case"), "admitted": translate("Merge", "Fault admitted"),
        "proof": translate("Merge", "What shows it"), "kind": translate("Merge", "Kind"),
        "cancelled_why": translate("Merge", "Reason"), "withdrawn_why": translate("Merge", "Reason"),
    }.get(field, field)  # fmt: skip


def _thing(context: Context, case: Case, clash: Clash) -> str:
    """The option, matter, question or promise whose field it is."""
    keys = clash.path[2:3]
    if not keys:
        return ""
    key = keys[0]
    if clash.path[:2] == ("remedy", "options") and key in case.remedy.options:
        return str(case.remedy.options[key].text)
    if clash.path[:2] == ("issues", "all") and key in case.issues.all:
        return context.label("category", case.issues.all[key].category)
    if clash.path[:2] == ("inquiry", "answers") and key in case.inquiry.answers:
        return str(case.inquiry.answers[key].asked)
    if clash.path[:2] == ("promises", "all") and key in case.promises.all:
        return str(case.promises.all[key].text)
    return ""


def _sayer(context: Context, case: Case, clash: Clash) -> Callable[[object], str]:
    kind, field = _known_kind(clash), _field(clash)

    def say(value: object) -> str:  # noqa: PLR0911 - one flat branch a kind of value
        if value is None or value == "":
            return translate("Merge", "(empty)")
        if isinstance(value, bool):
            return context.label("yesno", "yes" if value else "no")
        if isinstance(value, int):
            return context.money(value) if field == "amount" else context.time(value)
        if isinstance(value, UUID):
            option = case.remedy.options.get(value)
            return str(option.text) if option else str(value)
        if is_dataclass(value):
            return _whole(context, value)
        words = str(value)
        if field in {"holder", "who", "asked_of"}:
            return context.name(words)
        return context.label(kind, words) if kind else words

    return say


def _whole(context: Context, value: object) -> str:
    amount = getattr(value, "amount", 0)
    words = (str(getattr(value, name, "")) for name in ("text", "own_words", "answer", "name"))
    said = joined(*words, context.money(amount) if amount else "")
    return said or filled(translate("Merge", "changed as a whole"))


def _shared(one: str, other: str) -> int:
    """How much both begin with, never ending inside a word of Latin letters or a number."""
    length = len(commonprefix([one, other]))  # noqa: RUF071 - sign by sign is wanted
    if length == len(one):
        return length
    while _in_word(one[length - 1 : length]) and (_in_word(one[length]) or _in_word(other[length : length + 1])):
        length -= 1
    return length


def _in_word(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def combined(base: str, mine: str, theirs: str) -> str:
    """A first joint text: what both kept, then what each added; a person goes over it."""
    if mine.startswith(base) and theirs.startswith(base):
        added = mine[_shared(mine, theirs) :].strip("；;，, \n")
        if not added:
            return theirs
        if "\n" in theirs or len(theirs) > 80:
            return f"{theirs}\n{added}"
        return f"{theirs}; {added}" if theirs[-1:].isascii() else f"{theirs}；{added}"
    return f"{mine}\n{theirs}" if theirs not in mine else mine
