"""What a supervisor reads holds every word that the signature covers."""

from collections.abc import Iterable, Iterator
from typing import Any, cast
from uuid import UUID

from desktop.domain.case.contacts import Attempt, DoFollowUp
from desktop.domain.case.delays import Apply, Pause, Resume
from desktop.domain.case.flags import Flag, Unflag
from desktop.domain.case.handling import Escalate, ReopenStep, SaveStep
from desktop.domain.case.inquiry import AddEvidence
from desktop.domain.case.intake import AmendIntake
from desktop.domain.case.issues import AdmitFault, JudgeIssue, NameIssue
from desktop.domain.case.promises import Cancel as CancelPromise
from desktop.domain.case.promises import Make
from desktop.domain.case.record import readable
from desktop.domain.case.remedy import Decline, Propose, WithdrawOption
from desktop.domain.case.urging import AskHelp, DoUrge
from desktop.domain.wording.words import Words
from desktop.ui.record.facts import Telling
from desktop.ui.signoff.record_lines import changes, parts
from tests.ui.record.fixtures import ContextFor
from tests.ui.record.real_office import MINUTE, RealHouse


def leaves(value: Any) -> Iterator[str]:
    """Every text of the canonical record that a person wrote: recognised by a blank or a Chinese sign in it."""
    match value:
        case dict():
            inside: Iterable[Any] = cast("dict[str, Any]", value).values()
        case str():
            inside = ()
            if " " in value or any(sign > "⺀" for sign in value):
                yield value
        case [*items]:
            inside = items
        case _:
            inside = ()
    for one in inside:
        yield from leaves(one)


def full_case(house: RealHouse) -> UUID:
    case_id = house.receive(
        contact=Words("letter box 12"), ref=Words("stay 77 12"), against=Words("the desk"), kind=Words("住客")
    )
    house.to_step(case_id, 5)
    soon = house.time.now + 60 * 60 * MINUTE
    second, spare, dropped = house.new_id(), house.new_id(), house.new_id()
    for person, command in (
        ("chen", SaveStep(1, (("said", Words("she said so")), ("observed", Words("we saw a drip"))))),
        ("chen", AdmitFault(Words("our pump broke"))),
        ("chen", NameIssue(second, "hotel-desk-wait", "high", Words("long wait at the desk"))),
        ("chen", JudgeIssue(second, "no", Words("the film shows two minutes"))),
        ("chen", SaveStep(4, (("costs_note", Words("half a night")),))),
        ("chen", SaveStep(5, (("if_this_fails", Words("call the duty manager")),))),
        ("chen", Propose(house.new_id(), "remedy-apology-letter", Words("a letter as well"), for_customer=Words("kept in writing"))),
        ("chen", Escalate("wang", Words("she asks for a manager"))),
        ("chen", Attempt(house.new_id(), "phone", reached=False, text=Words("nobody picked up"))),
        ("chen", AddEvidence("a" * 64, Words("the log.pdf"), 10, "application/pdf", "", Words("night engineer"))),
        ("chen", Apply(house.new_id(), "hotel-house.second-level", "no-answer", soon, Words("the spare part comes late"))),
        ("chen", Pause("customer-asked", Words("she wants to sleep first"))),
        ("chen", Resume(Words("she is awake"))),
        ("chen", AskHelp(house.new_id(), "engineering", Words("look at the pump"), soon)),
        ("chen", Flag("media", Words("a journalist asked"))),
        ("chen", Unflag("media", Words("he went away again"))),
        ("chen", ReopenStep(2, Words("forgot to say thanks"))),
        ("chen", Propose(spare, "remedy-apology-letter", Words("flowers to the room"))),
        ("chen", WithdrawOption(spare, Words("she has hay fever"))),
        ("chen", Make(dropped, Words("send the bill"), soon)),
        ("chen", CancelPromise(dropped, Words("she has it already"))),
        ("chen", DoFollowUp(house.new_id(), "phone", "no", "no", "yes", "not", Words("行李没有搬"))),
        ("chen", Make(house.new_id(), Words("call back at eight"), soon)),
        ("chen", Decline(None, Words("none of that"))),
    ):  # fmt: skip
        house.do(person, command, case_id)
    house.time.pass_by(25 * 60)  # nobody urges earlier
    house.do("shen", DoUrge(Words("please hurry up")), case_id)
    return case_id


def test_every_word_that_is_signed_is_shown(house: RealHouse, context_for: ContextFor) -> None:
    case_id = full_case(house)
    context = context_for("shen")
    view = context.desk.view(case_id)
    of = Telling(context, view.case, view.name, view.read_at)
    shown = " ".join(
        [view.case.intake.title, *(f"{row.key} {row.words}" for part in parts(of) for row in (*part.brief, *part.rows))]
    )
    wanted = set(leaves(readable(view.case)))
    assert len(wanted) > 35
    assert sorted(words for words in wanted if words not in shown and " ".join(words.split()) not in shown) == []


def test_a_change_is_a_line_that_went_and_a_line_that_came(house: RealHouse, context_for: ContextFor) -> None:
    case_id = house.receive()
    context = context_for("shen")
    before = context.desk.case(case_id)
    house.do("li", AmendIntake((("place", Words("1209")), ("ref", Words("R-7")))), case_id)
    house.to_step(case_id, 1)
    after = context.desk.case(case_id)
    old, new = (Telling(context, case, context.name, house.time.now) for case in (before, after))
    found = {(one.old, one.new) for one in changes(old, new)}
    assert ("Where: 1208", "Where: 1209") in found
    assert ("", "Room / visit / order no.: R-7") in found
    assert changes(new, new) == []
