"""Who signs and approves is judged by what they might do then: what was brought in past the program is named, whatever they may do now."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import fields, replace
from uuid import UUID

from typing_extensions import override

from desktop.domain.case.contacts import Attempt
from desktop.domain.case.delays import Apply, Grant
from desktop.domain.case.judgement import JudgeLiability, LodgeAppeal, SettleAppeal
from desktop.domain.case.remedy import Approve, Approved, AskApproval, Propose
from desktop.domain.case.rows import difference
from desktop.domain.case.signing import Sign
from desktop.domain.case.stamp import CaseRules, Stamp
from desktop.domain.case.state import Case, advance
from desktop.domain.frozen import replace as changed
from desktop.domain.ids import Micros
from desktop.domain.people import Role
from desktop.domain.policy.pack import Extension
from desktop.domain.wording.words import NOTHING, Words
from desktop.storage.engine import Database, open_house
from desktop.storage.verify import verify
from desktop.usecases.desk import Desk, refusal_of
from desktop.usecases.findings import Kind
from desktop.usecases.rulebook import Rulebook
from tests.usecases.house import MINUTE, PASSWORD, PEOPLE, Town

LITTLE, MUCH = 500_00, 4_000_00  # within and beyond what a service manager may give


class Lax(Rulebook):
    """The program without its limits."""

    @override
    def rules(self, names: tuple[str, ...], site: str = "") -> CaseRules:
        known = super().rules(names, site)
        return changed(known, limits=dict.fromkeys(known.limits), limits_of_acts={})


class Generous(Rulebook):
    """The program, in which everybody may judge and give as much time as they like."""

    @override
    def rules(self, names: tuple[str, ...], site: str = "") -> CaseRules:
        known = super().rules(names, site)
        anybody = frozenset(role.value for role in Role)
        return changed(known, judges=anybody, extensions=dict.fromkeys(known.extensions, anybody))

    @override
    def delay_until(self, case: Case) -> dict[str, tuple[Micros, str]]:
        return {}


def desk_of(town: Town, person: str, book: Rulebook) -> Desk:
    """A desk whose program goes by these rules."""
    office, who = town.office, next(one for one in PEOPLE if one.id == person)
    return Desk(who, office.log, office.tickets, office.accounts, book, town.tick, town.ids, office.looks)


def check(town: Town) -> set[tuple[Kind, str]]:
    book = town.office.rulebook
    with open_house(town.path) as database:
        found = verify(database, book.rows, beyond=book.beyond).findings
    return {(one.kind, one.detail) for one in found}


def lax(town: Town, person: str) -> Desk:
    """A desk whose program asks for no limits."""
    return desk_of(town, person, Lax(*(getattr(town.office.rulebook, one.name) for one in fields(Rulebook))))


def offered(town: Town, amount: int, approver: Desk) -> UUID:
    """A case whose customer was given so much money, ready to be asked for."""
    case_id, option = town.through(3), town.ids()
    offer = Propose(option, "remedy-gift", Words("补偿"), amount)
    town.do(case_id, offer, AskApproval(option, approver.person.id))
    assert refusal_of(approver.do(Approve(option), case_id)) is None
    town.do(case_id, *(one for one in town.commands(town.case(case_id), 4) if not isinstance(one, Propose)))
    for step in (5, 6):
        town.step(case_id, step)
    return case_id


def sign(town: Town, case_id: UUID, desk: Desk) -> str:
    """Sign with the person's own key; gives why it was refused, "" = it was not."""
    record, key = town.ask(case_id), town.office.keyring.unlock(desk.person.id, PASSWORD)
    refused = refusal_of(desk.holding(key).do(Sign(record, NOTHING), case_id))
    return refused.reason if refused else ""


@contextmanager
def lent(town: Town, person: str, column: str, value: str) -> Generator[None, None, None]:
    """Another role or post for a moment, written into the table past every entry, and taken back."""
    with Database(town.path) as database:
        ((before,),) = database.text(f"SELECT {column} FROM account WHERE id = ?", (person,))  # noqa: S608 - a name of ours
        set_to = f"UPDATE account SET {column} = ? WHERE id = ?"  # noqa: S608 - as above
        database.text(set_to, (value, person))
        yield
        database.text(set_to, (before, person))


def test_what_was_signed_holds_whatever_the_signer_becomes(town: Town) -> None:
    assert sign(town, offered(town, LITTLE, town.desk("shen")), town.desk("shen")) == ""
    boss = next(one for one in town.office.door.people() if one.id == "boss")
    shen = next(one for one in PEOPLE if one.id == "shen")
    town.office.door.change(replace(shen, role=Role.HANDLER, post=""), boss)
    assert check(town) == set()
    town.office.door.change(replace(shen, active=False), boss)
    assert check(town) == set()


def test_who_became_a_supervisor_later_might_not_sign_before(town: Town) -> None:
    """The role of now would cover it: that of then decides."""
    case_id = offered(town, LITTLE, town.desk("shen"))
    with lent(town, "chen", "role", "supervisor"):
        assert sign(town, case_id, town.desk("chen")) == ""
    boss = next(one for one in town.office.door.people() if one.id == "boss")
    chen = next(one for one in PEOPLE if one.id == "chen")
    town.office.door.change(replace(chen, role=Role.SUPERVISOR), boss)
    assert check(town) == {(Kind.BEYOND, "chen: role.sign (handler)")}


def test_a_post_that_was_lent_for_a_moment_is_named(town: Town) -> None:
    with lent(town, "shen", "post", "gm"):
        assert sign(town, offered(town, MUCH, town.desk("luo")), town.desk("shen")) == ""
    assert check(town) == {(Kind.BEYOND, "shen: limit.exceeded 400000 / 300000")}
    with lent(town, "luo", "name", "罗总"):
        assert sign(town, offered(town, LITTLE, town.desk("shen")), town.desk("luo")) == ""
    assert (Kind.BEYOND, "luo: name '罗总' / '罗明'") in check(town)


def test_a_signature_above_its_limit_is_named(town: Town) -> None:
    """In a program without limits."""
    case_id = offered(town, MUCH, town.desk("luo"))
    assert sign(town, case_id, town.desk("shen")) == "limit.exceeded"  # the control: the program itself refuses
    record, key = town.case(case_id).signing.asks[-1].record, town.office.keyring.unlock("shen", PASSWORD)
    assert refusal_of(lax(town, "shen").holding(key).do(Sign(record, NOTHING), case_id)) is None
    assert check(town) == {(Kind.BEYOND, "shen: limit.exceeded 400000 / 300000")}


def test_an_approval_that_says_a_smaller_amount_is_named(town: Town) -> None:
    case_id, option = town.through(3), town.ids()
    town.do(case_id, Propose(option, "remedy-gift", Words("补偿"), MUCH), AskApproval(option, "shen"))
    log, case = town.office.log, town.case(case_id)
    events, stamp = log.seal((Approved(option, 1, Words("同意")),)), Stamp("shen", town.tick())
    rows, made = town.office.rulebook.rows, advance(case, events, stamp)
    log.begin()
    log.append(made, town.ids(), events, stamp, difference(rows(case), rows(made)))
    assert check(town) == {(Kind.BEYOND, "shen: limit.exceeded 400000 / 300000")}


def test_an_offer_above_the_limit_that_asks_nobody_is_named(town: Town) -> None:
    case_id = town.through(3)
    for amount, desk in ((MUCH, town.desk("li")), (LITTLE, lax(town, "shen"))):
        assert refusal_of(desk.do(Propose(town.ids(), "remedy-gift", Words("补偿"), amount), case_id)) is None
    assert check(town) == set(), "the controls: a request above the limit, and an offer within it"
    assert refusal_of(lax(town, "li").do(Propose(town.ids(), "remedy-gift", Words("补偿"), MUCH), case_id)) is None
    ((kind, why),) = check(town)
    assert (kind, why.partition(" / ")[0]) == (Kind.BEYOND, "li: limit.exceeded 400000")


def test_more_time_than_the_rules_give_and_by_whom_they_do_not_name_is_told(town: Town) -> None:
    """With a version of the house that says a longest time: two hours beyond half an hour, by the general manager."""
    rule, book = "hotel-house.first-level", town.office.rulebook
    pack = book.packs["hotel-house@2026.1"]
    limited = replace(pack.rules["first-level"], extension=Extension("gm", 2, "h", ("reason", "attempt")))
    packs = town.office.policies.library.packs
    packs["hotel-house@2026.1"] = replace(pack, rules={**pack.rules, "first-level": limited})
    case_id = town.receive(channel="phone")
    begin = next(one for one in book.deadlines(town.case(case_id)) if one.rule == "first-level").begin
    end, generous = begin + 150 * MINUTE, Generous(*(getattr(book, one.name) for one in fields(Rulebook)))
    town.do(case_id, Attempt(town.ids(), "phone", reached=False, text=Words("无人接")))

    def granted(person: str, until: Micros) -> set[tuple[Kind, str]]:
        """What a check finds that it did not find before."""
        before, delay = check(town), town.ids()
        town.do(case_id, Apply(delay, rule, "no-answer", end, Words("打了没人接")))
        assert refusal_of(desk_of(town, person, generous).do(Grant(delay, until), case_id)) is None
        return check(town) - before

    assert granted("luo", end) == set(), "the control: the longest there is"
    ((kind, why),) = granted("luo", end + MINUTE)
    assert (kind, why.partition(" 20")[0]) == (Kind.BEYOND, "luo: delay.longest")
    assert granted("shen", end) == {(Kind.BEYOND, f"shen: delay.approver ({rule})")}


def test_who_judged_without_being_named_for_it_is_told(town: Town) -> None:
    case_id = town.receive()
    said = JudgeLiability(town.ids(), "cause", "service", Words("房态未更新"))
    assert refusal_of(town.desk("luo").do(said, case_id)) is None
    assert check(town) == set(), "the control: by whom the packs name"
    generous = Generous(*(getattr(town.office.rulebook, one.name) for one in fields(Rulebook)))
    own = changed(said, judgement=town.ids())
    assert refusal_of(desk_of(town, "chen", generous).do(own, case_id)) is None
    assert check(town) == {(Kind.BEYOND, "chen: role.judge (handler)")}


def test_who_settled_an_appeal_without_being_named_for_it_is_told(town: Town) -> None:
    generous = Generous(*(getattr(town.office.rulebook, one.name) for one in fields(Rulebook)))

    def settled(desk: Desk) -> str:
        """Why the settling of a new appeal was refused, "" = it was not."""
        case_id, key = town.receive(), town.ids()
        said = JudgeLiability(key, "cause", "service", Words("房态未更新"))
        assert refusal_of(town.desk("luo").do(said, case_id)) is None
        town.do(case_id, LodgeAppeal(key, Words("不是我们")))
        refused = refusal_of(desk.do(SettleAppeal(key, "upheld", Words("查过了")), case_id))
        return refused.reason if refused else ""

    assert settled(town.desk("luo")) == ""
    assert settled(town.desk("chen")) == "role.judge"
    assert check(town) == set(), "the controls: by whom the packs name, and the program itself refuses"
    assert settled(desk_of(town, "chen", generous)) == ""
    assert check(town) == {(Kind.BEYOND, "chen: role.judge (handler)")}


def test_an_approval_above_the_limit_is_named(town: Town) -> None:
    offered(town, MUCH, lax(town, "shen"))
    assert check(town) == {(Kind.BEYOND, "shen: limit.exceeded 400000 / 300000")}
    offered(town, LITTLE, town.desk("wang"))
    assert len(check(town)) == 1, "the control: within the limit"
    with lent(town, "chen", "role", "supervisor"):
        offered(town, LITTLE, town.desk("chen"))
    assert (Kind.BEYOND, "chen: role.approve (handler)") in check(town)
