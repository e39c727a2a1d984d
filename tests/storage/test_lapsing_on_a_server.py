"""A signature that was asked for lapses in the lists of a server as the log says, whatever was said of the record since."""

from typing import NamedTuple

from desktop.domain.case.flags import Flag
from desktop.domain.case.handling import AddNote, Assign, Release, ReopenStep
from desktop.domain.case.promises import Make
from desktop.domain.case.state import Command
from desktop.domain.case.urging import AskHelp, OfferTransfer
from desktop.domain.wording.words import Words
from desktop.storage.postgres.database import Server
from desktop.storage.postgres.mending import relisted
from desktop.usecases.desk import refusal_of
from tests import shared
from tests.cli.test_verify_server import Handling
from tests.cluster import BOSS, cluster
from tests.cluster import PASSWORD as BOSS_PASSWORD

HOUR = 3_600_000_000


class Said(NamedTuple):
    """Something said of a case that waits for its signature, and how it is listed then."""

    name: str
    command: Command
    status: str


def said(town: Handling) -> tuple[Said, ...]:
    """Of each sort one."""
    later = town.office.clock() + 24 * HOUR
    return (
        Said("a flag", Flag("important"), "open"),
        Said("a note of a step", AddNote(town.ids(), Words("补记"), 3), "open"),
        Said("a step opened again", ReopenStep(3, Words("补充")), "open"),
        Said("help asked", AskHelp(town.ids(), "engineering", Words("请看"), later), "open"),
        Said("an offer", OfferTransfer("chen", Words("交班")), "open"),
        Said("a promise", Make(town.ids(), Words("回电"), later), "open"),
        Said("a late note", AddNote(town.ids(), Words("补记"), 0), "asked"),
        Said("released", Release(), "asked"),
        Said("given to somebody", Assign("chen", Words("交班")), "asked"),
    )


def test_the_list_says_what_the_log_says() -> None:
    with shared.copied() as name:
        li, luo = shared.office(name, "li"), shared.office(name, "luo")
        town = Handling(li, cluster().folder, li.clock())
        for one in said(town):
            case_id = town.waiting()
            asked = town.desk("li").case(case_id).last_at
            assert refusal_of(town.desk("li").do(one.command, case_id)) is None, one.name
            with cluster().boss(name) as boss:
                row = boss.execute(
                    "SELECT status, follow_up FROM amends.ticket WHERE case_id = %s", (case_id,)
                ).fetchone()
            assert row is not None
            listed = li.tickets.by_ids((case_id,))[0]
            assert (row[0], listed.status, town.desk("li").case(case_id).signing.status) == (one.status,) * 3, one.name
            assert listed.asked_at == (asked if one.status == "asked" else None), one.name
        assert luo.checks is not None
        found = luo.checks().whole()
        assert found.findings == ()
        li.close()
        luo.close()


def test_whoever_asked_is_told_by_the_desk_that_comes_first() -> None:
    with shared.copied() as name:
        li, chen = shared.office(name, "li"), shared.office(name, "chen")
        town = Handling(li, cluster().folder, li.clock())
        case_id = town.waiting()
        li.messages.tick()
        other = chen.desk(next(one for one in shared.EVERYBODY if one.id == "chen"))
        assert refusal_of(other.do(AddNote(town.ids(), Words("我也在场"), 3), case_id)) is None
        told = [one for one in chen.messages.tick().new if one.case_id == case_id]
        assert [one.person for one in told if one.kind == "sign-lapsed"] == ["li"]
        li.close()
        chen.close()


def test_an_older_list_is_put_right() -> None:
    """Programs before this one let no signature lapse: `serve-setup` lists such a case anew."""
    with shared.copied() as name:
        li, luo = shared.office(name, "li"), shared.office(name, "luo")
        town = Handling(li, cluster().folder, li.clock())
        case_id = town.waiting()
        town.do(case_id, Flag("important"))
        with cluster().boss(name) as boss:
            boss.execute("SET session_replication_role = replica")
            boss.execute("UPDATE amends.ticket SET status = 'asked', follow_up = 0 WHERE case_id = %s", (case_id,))
            boss.execute("DELETE FROM amends.bell WHERE case_id = %s", (case_id,))
        assert luo.checks is not None
        assert not luo.checks().whole().holds, "the control: it is not so by itself"
        with Server(li.where, BOSS, BOSS_PASSWORD) as server:
            assert relisted(server, li.rulebook.rows) == 1
            assert relisted(server, li.rulebook.rows) == 0
        assert luo.checks().whole().holds
        li.close()
        luo.close()
