"""A calendar counts the clocks of restricted cases too, though whoever loads it may neither see them nor learn that there are any."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from desktop import bootstrap
from desktop.domain.case.privacy import Restrict
from desktop.domain.case.state import Case, replay
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import Words
from desktop.storage.postgres.database import Server
from desktop.storage.verify import verify
from desktop.usecases.desk import refusal_of
from desktop.usecases.office import Office
from tests import shared
from tests.cluster import BOSS, cluster
from tests.cluster import PASSWORD as BOSS_PASSWORD
from tests.usecases.house import OPENING, PASSWORD, PEOPLE

BY_ID = {one.id: one for one in (*PEOPLE, shared.AUDITOR)}
READERS = ("chen", "luo", "gu")
KEPT = Restrict((), READERS, "about-staff", Words("涉及员工"))
Offices = dict[str, Office]


@pytest.fixture
def name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(bootstrap, "usual_place", lambda: tmp_path / "house.amends")
    with shared.copied() as made:
        yield made


@pytest.fixture
def offices(name: str) -> Iterator[Offices]:
    opened = {person: shared.office(name, person) for person in ("boss", "li", "chen", "gu")}
    yield opened
    for one in opened.values():
        one.close()


def received(offices: Offices, *, restricted: bool) -> UUID:
    """A case that li receives and, if restricted, can no longer see."""
    li = offices["li"]
    case_id = li.ids()
    assert refusal_of(li.desk(BY_ID["li"]).receive(replace(OPENING, level="dissatisfied"), case_id=case_id)) is None
    if restricted:
        assert refusal_of(li.desk(BY_ID["li"]).do(KEPT, case_id)) is None
    return case_id


def load_holidays(offices: Offices, number: int = 1) -> int:
    """The administrator loads holidays of a month and more from today on: every clock that counts working days moves."""
    boss = offices["boss"]
    first = boss.policies.today()
    last = first + timedelta(days=30 + 7 * number)
    body = f'id = "cn"\nversion = "t.{number}"\ntitle = ["日历", "Calendar"]\nweekend = ["sat", "sun"]\n'
    for year in sorted({first.year, last.year}):
        body += f'[years.{year}]\nsource = ["通知（测试）", "Notice (for a test)"]\n'
    body += f'[[holiday]]\nname = ["长假", "Long holiday"]\nfrom = {first}\nto = {last}\n'
    draft = boss.policies.calendar_draft(body, "year.toml")
    return boss.policies.load_calendar(draft, BY_ID["boss"])


def differing(name: str) -> list[str]:
    """Numbers of the cases whose tables do not say what their log and the calendars of today say, to the server's own administrator."""
    office = shared.office(name, "luo")
    server = Server(shared.address(name), BOSS, BOSS_PASSWORD)
    try:
        return sorted({one.number for one in verify(server, office.rulebook.rows, None).findings})
    finally:
        server.close()
        office.close()


def noted(name: str) -> list[tuple[UUID, int]]:
    with cluster().boss(name) as boss:
        return list(boss.execute("SELECT case_id, texts FROM amends_seen.passed_over WHERE texts > 0 ORDER BY 1"))


def test_a_readers_desk_counts_what_the_administrator_may_not_see(name: str, offices: Offices) -> None:
    kept = received(offices, restricted=True)
    received(offices, restricted=False)
    number = replay(Case(kept), offices["chen"].log.load(kept)).number
    for one in offices.values():
        one.messages.tick()
    assert load_holidays(offices) == 1, "the control is counted at once, and the other is not even a number"
    assert [case_id for case_id, _ in noted(name)] == [kept]
    assert differing(name) == [number]
    for person in ("boss", "li", "gu"):  # no readers, and an auditor, who writes nothing
        offices[person].messages.tick()
        assert differing(name) == [number]
    offices["chen"].messages.tick()
    assert (differing(name), noted(name)) == ([], [])
    assert offices["chen"].inbox.passed_over() == ()


def test_who_may_not_see_it_learns_nothing_of_the_note(name: str, offices: Offices) -> None:
    kept = received(offices, restricted=True)
    load_holidays(offices)
    for person in ("boss", "li"):
        assert offices[person].inbox.passed_over() == ()
        with psycopg.connect(cluster().url(name, person, PASSWORD)) as on:
            assert on.execute("SELECT count(*) FROM amends_seen.passed_over").fetchone() == (0,)
            said = [_refused(on, one) for one in (kept, offices["li"].ids())]
            assert said[0] == said[1], "a hidden case and one that is none are refused alike"
    assert [case_id for case_id, _ in noted(name)] == [kept]


def _refused(on: psycopg.Connection, case_id: UUID) -> str:
    with pytest.raises(psycopg.Error) as caught:
        on.execute("SELECT amends.renew(%s, %s)", (case_id, json.dumps({"put": [], "drop": []})))
    on.rollback()
    return str(caught.value.diag.message_primary)


def test_a_reader_counts_only_what_is_noted_and_only_clocks(name: str, offices: Offices) -> None:
    kept = received(offices, restricted=True)
    chen = offices["chen"]

    def recount() -> None:
        with chen.log.together():
            chen.log.recount(kept, chen.rulebook.rows)

    with pytest.raises(Refusal, match=r"role\.administer"):
        recount()
    load_holidays(offices)
    chen.policies.library.refresh()
    recount()
    with psycopg.connect(cluster().url(name, "chen", PASSWORD)) as on:
        seen = on.execute(
            'SELECT to_jsonb(t) || \'{"title": "x"}\' FROM amends_seen.ticket t WHERE case_id = %s', (kept,)
        ).fetchone()
        assert seen is not None
        with pytest.raises(psycopg.Error, match=r"server\.refused"):
            on.execute("SELECT amends.renew(%s, %s)", (kept, json.dumps({"put": [["ticket", seen[0]]], "drop": []})))
    assert differing(name) == []


def test_a_calendar_that_came_meanwhile_is_not_forgotten(name: str, offices: Offices) -> None:
    kept = received(offices, restricted=True)
    load_holidays(offices)
    chen = offices["chen"]
    (one,) = chen.inbox.passed_over()
    load_holidays(offices, 2)
    head, now = chen.log.head()[0], chen.clock()
    chen.inbox.tell([], head, now, [replace(one, seq=head, at=now)])  # counted by the first calendar alone
    assert [case_id for case_id, _ in noted(name)] == [kept]
    chen.messages.tick()
    assert (differing(name), noted(name)) == ([], [])


def test_a_desk_that_cannot_count_does_not_try_every_second(
    name: str, offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = received(offices, restricted=True)
    for one in offices.values():
        one.messages.tick()
    load_holidays(offices)
    chen, tries = offices["chen"], list[int]()

    def too_old(*_: object) -> None:
        tries.append(1)
        raise Refusal("policy.unread")

    with monkeypatch.context() as patched:
        patched.setattr(chen.log, "recount", too_old)
        for _ in range(3):
            chen.messages.tick()
    assert len(tries) == 1
    assert [case_id for case_id, _ in noted(name)] == [kept], "it stays for another desk"
    again = shared.office(name, "chen")
    again.messages.tick()
    again.close()
    assert noted(name) == []


def test_a_note_takes_no_message_from_anybody(name: str, offices: Offices) -> None:
    """What was passed over before the calendar came is told all the same."""
    kept = received(offices, restricted=True)
    offices["li"].messages.tick()
    before = offices["chen"].inbox.passed_over()
    load_holidays(offices)
    (after,) = offices["chen"].inbox.passed_over()
    assert [replace(after, texts=0)] == list(before)
    assert [case_id for case_id, _ in noted(name)] == [kept]
