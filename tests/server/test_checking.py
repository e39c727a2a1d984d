"""A desk checks the house on its server: the tail at its start, all that its person may see by night, and nobody else's secrets."""

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from desktop import bootstrap
from desktop.domain.case.handling import AddNote
from desktop.domain.case.privacy import Restrict
from desktop.domain.case.remedy import Propose
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.storage.postgres.checking import checked_path
from desktop.usecases.checking import Checks
from desktop.usecases.desk import refusal_of
from desktop.usecases.findings import Kind
from desktop.usecases.office import Office
from desktop.usecases.privacy import note_health
from tests import shared
from tests.cluster import cluster
from tests.usecases.house import OPENING, PEOPLE

_BY_ID = {one.id: one for one in PEOPLE}
Kinds = set[Kind]


class House:
    """Cases that everybody sees, before, among and after one that only the general manager sees."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.offices = {one: shared.office(name, one) for one in ("li", "shen", "luo")}
        self.seqs: dict[str, list[int]] = {"open": [], "kept": []}
        desk, manager = (self.offices[one].desk(_BY_ID[one]) for one in ("li", "luo"))
        ids = self.offices["li"].ids
        first, kept, last = (desk.receive(OPENING, case_id=ids()).case for _ in range(3))
        assert refusal_of(manager.do(Restrict(people=("luo",), reason=Words("名人")), kept.id)) is None
        for case, who in ((first, desk), (kept, manager), (last, desk), (kept, manager)):
            assert refusal_of(who.do(AddNote(ids(), Words("记一笔"), 1), case.id)) is None
        note_health(self.offices["luo"], manager, first.id, 2, ids(), "对青霉素过敏")
        with self.boss() as boss:
            for seq, case in boss.execute("SELECT seq, case_id FROM amends.log ORDER BY seq").fetchall():
                self.seqs["kept" if case == kept.id else "open"].append(seq)

    def boss(self) -> psycopg.Connection:
        made = cluster().boss(self.name)
        made.execute("SET session_replication_role = replica")  # past every trigger
        return made

    def checks(self, person: str) -> Checks:
        make = self.offices[person].checks
        assert make is not None
        return make()


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr(bootstrap, "usual_place", lambda: tmp_path / "house.amends")
    with shared.copied() as name:
        made = House(name)
        yield made
        for office in made.offices.values():
            office.close()


def found(checks: Checks) -> tuple[Kinds, Kinds]:
    """What the tail and the whole find."""
    return {one.kind for one in checks.tail(lists=True).findings}, {one.kind for one in checks.whole().findings}


@pytest.mark.parametrize("person", ["li", "shen", "luo"])
def test_a_house_that_holds_is_found_so_across_what_the_person_may_not_see(house: House, person: str) -> None:
    assert found(house.checks(person)) == (set(), set())
    last = house.checks(person).last()
    assert last is not None
    assert last.holds
    assert last.entries == len(house.seqs["open"]) + len(house.seqs["kept"])
    assert last.head.startswith(f"{last.entries}:")


def edited(boss: psycopg.Connection, seq: int) -> None:
    boss.execute("UPDATE amends.log SET actor = 'eve' WHERE seq = %s", (seq,))


def deleted(boss: psycopg.Connection, seq: int) -> None:
    boss.execute("DELETE FROM amends.words WHERE seq = %s", (seq,))
    boss.execute("DELETE FROM amends.log WHERE seq = %s", (seq,))


def rehashed(boss: psycopg.Connection, seq: int) -> None:
    boss.execute("UPDATE amends.log SET hash = sha256('x') WHERE seq = %s", (seq,))


@pytest.mark.parametrize(
    ("tamper", "where", "kinds"),
    [
        (edited, "open", {Kind.EDITED}),
        (deleted, "open", {Kind.DELETED}),
        (deleted, "kept", {Kind.DELETED}),
        (rehashed, "open", {Kind.EDITED}),
        (rehashed, "kept", {Kind.EDITED}),
    ],
    ids=["edited", "deleted", "deleted unseen", "hash", "hash unseen"],
)
def test_tampering_is_seen_by_a_handlers_desk_at_its_start(
    house: House, tamper: Callable[[psycopg.Connection, int], None], where: str, kinds: Kinds
) -> None:
    with house.boss() as boss:
        tamper(boss, house.seqs[where][1])
    tail, whole = found(house.checks("li"))
    assert kinds <= tail
    assert kinds <= whole
    last = house.checks("li").last()
    assert last is not None
    assert not last.holds


def test_what_only_some_may_see_is_judged_by_their_desks(house: House) -> None:
    with house.boss() as boss:
        edited(boss, house.seqs["kept"][1])
    assert found(house.checks("li")) == (set(), set())
    assert Kind.EDITED in found(house.checks("luo"))[0]


def test_an_old_backup_put_back_and_a_cut_tail_are_noticed_by_the_head_this_desk_saw(house: House) -> None:
    assert house.checks("li").tail().holds
    with house.boss() as boss:
        for seq in (*house.seqs["open"], *house.seqs["kept"]):
            if seq > 5:
                deleted(boss, seq)
    assert {one.kind for one in house.checks("li").tail().findings} == {Kind.BEHIND}


_FALSE = "UPDATE amends.ticket SET status = 'closed' WHERE number LIKE '%-0001'"


def test_a_row_that_the_log_does_not_give_is_found(house: House) -> None:
    with house.boss() as boss:
        boss.execute(_FALSE)
    assert found(house.checks("shen")) == ({Kind.ROWS}, {Kind.ROWS})


def test_the_tail_looks_at_the_cases_that_were_written_since_it_held(house: House) -> None:
    """What nobody wrote in is left to the whole check of the night."""
    assert house.checks("shen").tail(lists=True).holds
    with house.boss() as boss:
        boss.execute(_FALSE)
    assert house.checks("shen").tail(lists=True).holds
    desk = house.offices["li"].desk(_BY_ID["li"])
    case_id = desk.find("C-2026-0001")
    assert refusal_of(desk.do(AddNote(house.offices["li"].ids(), Words("再记一笔"), 1), case_id)) is None
    last = house.offices["li"].log.head()[0]
    assert [(one.kind, one.seq) for one in house.checks("shen").tail(lists=True).findings] == [(Kind.ROWS, last)]


def before_each_case(checks: Checks, act: Callable[[], object]) -> None:
    """Do something while everything is being checked."""
    expect = checks._expect  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]

    def meanwhile(case: object) -> object:
        act()
        return expect(case)  # pyright: ignore[reportUnknownVariableType]

    checks._expect = meanwhile  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue]


def test_a_line_that_is_cut_says_nothing_about_the_house(house: House) -> None:
    checks = house.checks("li")

    def cut() -> None:
        with cluster().boss() as boss:
            boss.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'li'")

    before_each_case(checks, cut)
    with pytest.raises(Refusal, match=r"server\."):
        checks.whole()
    assert checks.last() is None


def test_what_was_found_is_kept_for_this_person_alone(house: House, tmp_path: Path) -> None:
    office: Office = house.offices["luo"]
    house.checks("luo").whole()
    assert checked_path(tmp_path, office.where, "luo").is_file()
    assert house.checks("li").last() is None


def test_desks_go_on_saving_while_everything_is_checked(house: House) -> None:
    """The check reads one moment: an entry that comes in meanwhile is no difference between log and tables."""
    desk, ids = house.offices["li"].desk(_BY_ID["li"]), house.offices["li"].ids
    checks = house.checks("shen")
    left = [1, 2, 3]
    before_each_case(checks, lambda: left and left.pop() and desk.receive(OPENING, case_id=ids()))
    assert checks.whole().findings == ()


def test_a_desk_judges_by_what_was_entered_of_people(house: House) -> None:
    """Nobody but auditors may read who did what; who had which role when is told to every desk."""
    li = house.offices["li"].desk(_BY_ID["li"])
    ids = house.offices["li"].ids
    case = li.receive(OPENING, case_id=ids()).case
    offer = Propose(
        ids(), "remedy-fruit", Words("果盘"), 0, due_at=house.offices["li"].clock() + 3_600_000_000, who="前台"
    )
    assert refusal_of(li.do(offer, case.id)) is None
    assert found(house.checks("shen")) == (set(), set())
    with house.boss() as boss:
        boss.execute("DELETE FROM amends.looked WHERE kind = 'person-added' AND what LIKE '%\"id\" : \"li\"%'")
    told = [one for one in house.checks("shen").whole().findings if one.kind is Kind.BEYOND]
    assert [one.detail for one in told] == ["li: account.unknown"]
