"""A command sent twice is done once; the tables always say what the log says; whoever clashes is told."""

from dataclasses import replace
from random import Random
from typing import NamedTuple
from uuid import UUID

import pytest

from desktop.domain.case.contacts import Attempt
from desktop.domain.case.handling import AddNote, Assign, BeginStep, Claim, CompleteStep, ReopenStep, SaveStep
from desktop.domain.case.inquiry import NoteFact
from desktop.domain.case.intake import AmendIntake, SetLevel
from desktop.domain.case.issues import JudgeIssue, NameIssue
from desktop.domain.case.merge import clashes
from desktop.domain.case.promises import Keep, Make
from desktop.domain.case.remedy import CarryOut, Choose, Decline, Propose, WithdrawOption
from desktop.domain.case.state import Case, Command, replay
from desktop.domain.wording.words import Words
from desktop.storage.verify import verify
from desktop.usecases.desk import refusal_of
from desktop.usecases.outcomes import AlreadyDone, Clashing, Done
from tests.usecases.house import DONE, OPENING, Town


def test_a_command_sent_twice_is_done_once(town: Town) -> None:
    case_id, command_id = town.ids(), town.ids()
    desk = town.desk("li")
    assert isinstance(desk.receive(OPENING, case_id=case_id, command_id=command_id), Done)
    assert isinstance(desk.receive(OPENING, case_id=case_id, command_id=command_id), AlreadyDone)
    assert town.case(case_id).version == 1
    claim = town.ids()
    assert isinstance(town.desk("chen").handle(Claim(), case_id, 1, command_id=claim), Done)
    town.do(case_id, Assign("li"), by="chen")
    # Sent again after the case moved on: it is still the one that was done, not a refusal.
    again = town.desk("chen").handle(Claim(), case_id, 1, command_id=claim)
    assert isinstance(again, AlreadyDone)
    assert again.case.handling.holder == "li"


def test_a_command_id_of_another_case_is_refused_not_lost(town: Town) -> None:
    one, other = town.receive(), town.receive()
    command_id = town.ids()
    assert isinstance(town.desk("li").handle(Claim(), one, 1, command_id=command_id), Done)
    second = town.desk("li").handle(Claim(), other, 1, command_id=command_id)
    refusal = refusal_of(second)
    assert refusal is not None
    assert refusal.reason == "command.elsewhere"
    assert town.case(other).handling.holder == ""


def test_saying_the_same_again_writes_nothing(town: Town) -> None:
    case_id = town.through(2)
    before = town.case(case_id).version
    outcome = town.desk("li").do(DONE[2], case_id)
    assert isinstance(outcome, Done)
    assert outcome.nothing_new
    assert town.case(case_id).version == before


def save(text: str, name: str = "need") -> SaveStep:
    return SaveStep(3, ((name, Words(text)),))


def test_two_people_in_one_field_clash_and_in_two_fields_do_not(town: Town) -> None:
    case_id = town.through(2)
    seen = town.case(case_id).version
    town.do(case_id, save("要安静"), by="chen")
    outcome = town.desk("li").handle(save("要退款"), case_id, seen)
    assert isinstance(outcome, Clashing)
    clash = outcome.fields[0]
    assert (clash.base, clash.theirs, clash.mine) == (None, "要安静", "要退款")
    settled = town.desk("li").handle(save("要安静，也要退款"), case_id, seen, over=frozenset({clash.key}))
    assert isinstance(settled, Done)
    other = town.desk("li").handle(save("您说……", "restatement"), case_id, seen)
    assert isinstance(other, Done)


# ── random work ──────────────────────────────────────────────────────────────────────────────────
def some_command(town: Town, case: Case, dice: Random) -> Command:
    """Any command of the desk, sensible or not."""
    options = list(case.remedy.options) or [town.ids()]
    promises = list(case.promises.all) or [town.ids()]
    issues = list(case.issues.all) or [town.ids()]
    word = Words(dice.choice(["甲", "乙", "丙", "loud", "换房", ""]))
    step = dice.randint(1, 6)
    every: list[Command] = [
        Claim(), Assign(dice.choice(["li", "chen", "shen"])), BeginStep(step), CompleteStep(step), DONE[step], ReopenStep(step),
        save(word), save(word, "restatement"), SaveStep(1, (("said", word),), (("seat", dice.choice(["yes", "no", ""])),)),
        AddNote(town.ids(), word, step), NoteFact(town.ids(), word), AmendIntake((("title", word),)),
        SetLevel(dice.choice(["major", "dissatisfied", "crisis", "none"]), word),
        NameIssue(dice.choice([*issues, town.ids()]), "hotel-room-clean", "", word), JudgeIssue(dice.choice(issues), "yes", word),
        JudgeIssue(dice.choice(issues), "no", word), Make(town.ids(), word, town.now + dice.randint(1, 10**9)),
        Keep(dice.choice(promises), word), Propose(town.ids(), "remedy-gift", word, dice.choice([0, 100_00, 5000_00])),
        Choose(dice.choice(options), word), Decline(None, word), WithdrawOption(dice.choice(options)),
        CarryOut(dice.choice(options), word), Attempt(town.ids(), "phone", dice.choice([True, False]), word),
        town.follow_up(dice.choice(["satisfied", "partly", "not"])),
    ]  # fmt: skip
    return dice.choice(every)


def at_random(town: Town, case_id: UUID, dice: Random, count: int) -> int:
    done = 0
    for _ in range(count):
        person = dice.choice(["li", "chen", "wang", "shen"])
        outcome = town.desk(person).do(some_command(town, town.case(case_id), dice), case_id)
        done += refusal_of(outcome) is None
    return done


@pytest.mark.parametrize("seed", range(3))
def test_the_tables_say_what_the_log_says_after_any_work(seed: int, town: Town) -> None:
    dice = Random(seed)  # noqa: S311 - a reproducible test
    for n in range(6):
        case_id = town.receive(by="li") if n % 2 else town.through(dice.randint(1, 6))
        assert at_random(town, case_id, dice, 60) > 5, "some of it must be allowed, or nothing is tested"
    verdict = verify(town.path, town.office.rulebook.rows)
    assert verdict.findings == ()
    assert verdict.entries > 100


class Pair(NamedTuple):
    """The case after both commands, in either order, and whether the merge calls them a clash."""

    one_two: Case
    two_one: Case
    clash: bool


def pairs(town: Town, dice: Random) -> Pair | None:
    """Two commands by two people on one case, in both orders; None where one is refused."""
    case_id = town.through(dice.randint(1, 5))
    at_random(town, case_id, dice, 4)
    before = town.case(case_id)
    first, second = some_command(town, before, dice), some_command(town, before, dice)
    return both_orders(town, before, first, second)


def both_orders(town: Town, before: Case, first: Command, second: Command) -> Pair | None:
    made = [decided(town, before, one, by) for one, by in ((first, "li"), (second, "chen"))]
    if made[0] is None or made[1] is None:
        return None
    one_two, two_one = decided(town, made[0], second, "chen"), decided(town, made[1], first, "li")
    if one_two is None or two_one is None:
        return None
    clash = clashes(before, made[0], one_two) or clashes(before, made[1], two_one)
    return Pair(one_two, two_one, bool(clash))


def decided(town: Town, case: Case, command: Command, by: str) -> Case | None:
    """The case after a command, in memory, at one and the same moment."""
    from desktop.domain.case.decide import decide  # noqa: PLC0415 - only here without a desk
    from desktop.domain.case.stamp import Ground  # noqa: PLC0415 - as above
    from desktop.domain.case.state import advance  # noqa: PLC0415 - as above
    from desktop.domain.errors import Refusal  # noqa: PLC0415 - as above

    rules = town.office.rulebook.rules_for(case, "", town.now)
    ground = Ground(rules, case.last_at + 1, town.desk(by).person)
    try:
        events = decide(case, command, ground)
    except Refusal:
        return None
    return replace(advance(case, events, ground.stamp), version=1, last_at=case.last_at)


def test_pairs_that_do_not_clash_give_the_same_case_in_either_order(town: Town) -> None:
    dice, agreed, clashing, differing = Random(11), 0, 0, 0  # noqa: S311 - a reproducible test
    for _ in range(120):
        found = pairs(town, dice)
        if found is None:
            continue
        if found.clash:
            clashing += 1
            differing += what(found.one_two) != what(found.two_one)
        else:
            agreed += 1
            assert what(found.one_two) == what(found.two_one)
    assert agreed > 20
    # The control: where the merge says clash, order does matter; without such pairs the check above would prove nothing.
    assert clashing > 0
    assert differing > 0


def what(case: Case) -> object:
    """What the case says, apart from when and by whom: the two orders differ there by nature."""
    said = {name: text for name, text in case.handling.texts.items() if text}
    chosen = {name: value for name, value in case.handling.choices.items() if value}
    done = {key: (state.done_at > 0, state.reopened) for key, state in case.handling.steps.items()}
    issues = {key: (one.category, one.founded, one.reason) for key, one in case.issues.all.items()}
    options = {
        key: (one.text, one.amount, one.withdrawn, one.declined, one.done_at > 0)
        for key, one in case.remedy.options.items()
    }
    picked = {key: choice.option for key, choice in case.remedy.chosen.items()}
    kept = {key: one.kept_at > 0 for key, one in case.promises.all.items()}
    return (
        said, chosen, done, issues, options, picked, kept, case.intake.title, case.intake.level, case.handling.holder,
        case.handling.round, set(case.handling.notes), set(case.inquiry.facts), set(case.contacts.attempts),
        set(case.contacts.follow_ups), case.contributors,
    )  # fmt: skip


def test_replay_from_the_file_is_the_case_that_was_written(town: Town) -> None:
    dice = Random(5)  # noqa: S311 - a reproducible test
    case_id = town.through(6)
    at_random(town, case_id, dice, 40)
    case = town.case(case_id)
    assert replay(Case(case_id), town.office.log.load(case_id)) == case


def test_what_was_written_for_one_round_does_not_land_in_the_next(town: Town) -> None:
    case_id = town.through(5)
    seen = town.case(case_id).version
    town.do(case_id, town.follow_up("not"), by="chen")
    outcome = town.desk("li").handle(save("换房"), case_id, seen)
    assert isinstance(outcome, Clashing)
    assert [clash.key for clash in outcome.fields] == ["handling.round"]
    assert not town.case(case_id).handling.text(3, "need")
    note = town.desk("li").handle(AddNote(town.ids(), Words("客人来电"), 0), case_id, seen)
    assert isinstance(note, Done)
