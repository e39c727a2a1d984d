"""Lists: every view in every order, page by page, against the same list made in Python."""

# ruff: noqa: S608 - statements are put together from names of our own tables

from dataclasses import replace
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from desktop.domain.case import contacts, handling, issues, privacy, promises, remedy, signing, urging
from desktop.domain.case.record import record_digest
from desktop.domain.case.state import Command
from desktop.domain.wording.words import Words
from desktop.storage import schema
from desktop.storage.accounts import StoredAccounts
from desktop.storage.tickets import CAP
from desktop.usecases.ports import Tickets
from desktop.usecases.read_models import Counts, Filter, Query, Sort, TicketRow, View
from tests.builders import CHEN, DAY, HOUR, LIN, MINUTE, NOON, WANG, Books, opening
from tests.storage.conftest import BOTH
from tests.usecases.house import DONE

NOW = NOON + 2 * HOUR
TONIGHT = NOON + 190 * MINUTE  # some promises of `filled` fall due by then
SHAPES = list(product(View, Sort, (False, True)))


def filled(house: Books, many: int = 60) -> list[TicketRow]:
    """Cases in every state that a list tells apart."""
    clerk = house.clerk
    for n in range(many):
        clerk.person = (LIN, WANG)[n % 2]
        case_id = clerk.receive(
            opening(
                level=("minor", "general", "major")[n % 3],
                place=str(1200 + n % 7),
                who="王小明" if n % 4 else "Ann Lee",
            )
        )
        if n % 3 == 0:
            clerk.save(case_id, "说了什么")  # leaves it unclaimed
        if n % 5 < 2:
            clerk.do(handling.Claim(), case_id)
        if n % 2:
            clerk.promise(case_id, NOON + 110 * MINUTE + (n * 37 % 11) * 10 * MINUTE)
        if n % 7 == 2:
            clerk.do(urging.AskHelp(clerk.new_id(), "engineering", Words("看空调"), NOON + HOUR), case_id)
        if n % 10 == 9:
            clerk.do(signing.WithdrawCase(Words("撤诉")), case_id)
        if n % 15 == 4 and n % 10 != 9:  # nobody asks for the signature of a case that is closed
            _ask(house, case_id)
    # These cases have no rules: a clock that stands is written as the rows of one with rules are.
    stand = "UPDATE ticket SET due_stands = 1, due_what = 'rule:house.reply' WHERE due_at IS NULL AND open = 1 AND first_seq % 4 = 1"
    house.meddle(stand)
    clerk.person = LIN
    return list(house.tickets.by_ids(clerk.made))


def _ask(house: Books, case_id: UUID) -> None:
    """Nothing is asked to be signed before its steps are done."""
    clerk, option = house.clerk, house.clerk.new_id()
    issue = next(iter(clerk.read(case_id).issues.all))
    between: dict[int, tuple[Command, ...]] = {
        3: (issues.JudgeIssue(issue, "yes"),),
        4: (remedy.Propose(option, "remedy-room-upgrade", Words("换房")),),
        5: (remedy.Choose(option, Words("好")),),
        6: (
            remedy.CarryOut(option),
            contacts.DoFollowUp(clerk.new_id(), "phone", "yes", "yes", "no", "satisfied"),
            *(promises.Keep(one) for one in clerk.read(case_id).promises.all),
        ),
    }
    for step, done in DONE.items():
        for command in (*between.get(step, ()), done):
            clerk.do(command, case_id)
    clerk.do(signing.AskSignOff(record_digest(clerk.read(case_id)), Words("")), case_id)


def _in(house: Books, view: View, row: TicketRow, me: str) -> bool:  # noqa: C901, PLR0911 - one line a view
    open_ = row.status not in {"closed", "withdrawn"}
    due = row.due.at
    match view:
        case View.MINE:
            return open_ and row.holder == me
        case View.UNCLAIMED:
            return open_ and row.holder == ""
        case View.DUE_SOON:
            return open_ and due is not None and due <= NOW + HOUR
        case View.OVERDUE:
            return open_ and due is not None and due <= NOW
        case View.SIGN_OFF:
            return row.status == "asked"
        case View.FOLLOW_UP:
            return row.follow_up
        case View.WAITING:
            asks = house.clerk.read(row.id).urging.asks
            return open_ and (row.due.stands or any(not one.answered_at for one in asks.values()))
        case View.PROMISED:
            made = house.clerk.read(row.id).promises.all
            return open_ and any(one.open and one.due_at < TONIGHT for one in made.values())
        case View.OPEN:
            return open_
        case View.ALL:
            return True


def _key(sort: Sort, row: TicketRow) -> Any:
    return {
        Sort.DUE: row.due.at, Sort.RECEIVED: row.received_at, Sort.LEVEL: row.level_rank, Sort.NUMBER: row.number, Sort.STEP: row.step,
    }[sort]  # fmt: skip


def _ordered(rows: list[TicketRow], sort: Sort, *, descending: bool) -> list[TicketRow]:
    known = sorted(
        (row for row in rows if _key(sort, row) is not None),
        key=lambda row: (_key(sort, row), row.number),
        reverse=descending,
    )
    none = sorted((row for row in rows if _key(sort, row) is None), key=lambda row: row.number, reverse=descending)
    return known + none


def _whole(tickets: Tickets, query: Query) -> list[TicketRow]:
    found: list[TicketRow] = []
    while True:
        page = tickets.page(query, "lin", NOW)
        assert len(page.rows) <= query.limit
        found += page.rows
        if page.next is None:
            return found
        assert len(page.rows) == query.limit
        query = replace(query, after=page.next)


@BOTH
def test_every_view_in_every_order_page_by_page(house: Books) -> None:
    rows = filled(house)
    seen: set[View] = set()
    for view, sort, descending in SHAPES:
        wanted = _ordered([row for row in rows if _in(house, view, row, "lin")], sort, descending=descending)
        for limit in (7, 100):
            got = _whole(house.tickets, Query(view, sort=sort, descending=descending, limit=limit, tonight=TONIGHT))
            assert [row.number for row in got] == [row.number for row in wanted], (view, sort, descending, limit)
            assert got == wanted
        if wanted:
            seen.add(view)
    assert seen == set(View) - {View.FOLLOW_UP}


@BOTH
def test_a_full_last_page_has_no_next(house: Books) -> None:
    for _ in range(6):
        house.clerk.receive()
    page = house.tickets.page(Query(limit=3), "lin", NOW)
    assert page.next is not None
    last = house.tickets.page(Query(limit=3, after=page.next), "lin", NOW)
    assert (len(last.rows), last.next) == (3, None)


FILTERS = [
    Filter(levels=frozenset({"minor", "major"})), Filter(site="hotel"), Filter(site="clinic"), Filter(place="1203"), Filter(place=" １２０３ 房"),
    Filter(channel="on-site"), Filter(holder="wang"), Filter(step=1), Filter(due_before=NOON + 3 * HOUR),
    Filter(levels=frozenset({"general"}), place="1201", holder="lin"),
]  # fmt: skip


@pytest.mark.parametrize("narrow", FILTERS, ids=[str(n) for n in range(len(FILTERS))])
@BOTH
def test_filters_narrow_a_view(house: Books, narrow: Filter) -> None:
    rows = filled(house, 30)

    def fits(row: TicketRow) -> bool:
        place = "1203" if "1203" in narrow.place or "１２０３" in narrow.place else narrow.place
        return (
            (not narrow.levels or row.level in narrow.levels)
            and narrow.site in {"", row.site}
            and place in {"", row.place}
            and narrow.holder in {"", row.holder}
            and (not narrow.step or row.step == narrow.step)
            and (narrow.due_before is None or (row.due.at is not None and row.due.at < narrow.due_before))
        )

    wanted = [row.number for row in rows if _in(house, View.OPEN, row, "lin") and fits(row)]
    got = _whole(house.tickets, Query(filter=narrow, sort=Sort.NUMBER, limit=4))
    assert [row.number for row in got] == wanted


@BOTH
def test_counts_say_what_the_views_hold(house: Books) -> None:
    rows = filled(house)
    counts = house.tickets.counts("lin", NOW, TONIGHT)
    assert counts == Counts(
        {view: sum(_in(house, view, row, "lin") for row in rows) for view in View},
        sum(_in(house, View.OPEN, row, "lin") and row.due.at is not None and row.due.at <= NOW for row in rows),
        frozenset(),
    )
    assert house.tickets.counts("lin", NOON + DAY).overdue > 0


@BOTH
def test_counting_stops_at_a_thousand(house: Books) -> None:
    house.clerk.receive()
    columns = [one.name for one in schema.ticket.columns]
    fresh = "randomblob(16)" if house.database.sql.kind == "sqlite" else "gen_random_uuid()"
    made = {"first_seq": "n.i + 100", "case_id": fresh, "number_key": "n.i"}
    house.meddle(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200) INSERT INTO ticket "
        f"SELECT {', '.join(made.get(name, f't.{chr(34)}{name}{chr(34)}') for name in columns)} FROM n, ticket t"
    )
    counts = house.tickets.counts("lin", NOW)
    assert counts.of[View.OPEN] == CAP - 1
    assert counts.capped == {View.OPEN, View.ALL, View.UNCLAIMED}
    assert View.MINE not in counts.capped


@pytest.mark.parametrize("typed", ["C-2026-0002", " c-2026-0002 ", "Ｃ-２０２６-０００２", "C-2026-2"])
@BOTH
def test_a_number_is_found_however_it_is_typed(house: Books, typed: str) -> None:
    house.clerk.receive()
    house.clerk.receive()
    row = house.tickets.by_number(typed)
    assert row is not None
    assert row.id == house.clerk.made[1]


@pytest.mark.parametrize(
    "typed",
    ["", "C", "C-2026-9999", "X-2026-0001", "C-2026", "C-99999999999999999999-1", "C-²-1", "' OR 1=1 --", "C-2026--1"],
)
@BOTH
def test_what_is_no_number_finds_nothing(house: Books, typed: str) -> None:
    house.clerk.receive()
    assert house.tickets.by_number(typed) is None


@BOTH
def test_rows_come_in_the_order_asked_for(house: Books) -> None:
    made = [house.clerk.receive() for _ in range(5)]
    wanted = [made[3], made[0], made[4]]
    assert [row.id for row in house.tickets.by_ids([*wanted, house.clerk.new_id()])] == wanted
    assert house.tickets.by_ids([]) == ()


@BOTH
def test_what_a_remedy_cost(house: Books) -> None:
    for n in range(4):
        case_id = house.clerk.receive()
        option = house.clerk.new_id()
        house.clerk.do(
            remedy.Propose(option, "remedy-discount" if n < 3 else "remedy-room-upgrade", Words("减免"), 10_000 + n),
            case_id,
        )
        if n != 1:
            house.clerk.do(remedy.Choose(option, Words("好")), case_id)
    spend = house.tickets.spend("remedy-discount", NOON)
    assert (spend.cases, spend.amount) == (2, 20_002)
    assert house.tickets.spend("remedy-discount", NOON + DAY).cases == 0


def test_a_sum_leaves_out_what_its_reader_may_not_see(house: Books) -> None:
    StoredAccounts(house.database).add(WANG, "", NOON)
    case_id, option = house.clerk.receive(opening(source="march.csv#18")), house.clerk.new_id()
    house.clerk.do(remedy.Propose(option, "remedy-discount", Words("减免"), 10_000), case_id)
    house.clerk.do(remedy.Choose(option, Words("好")), case_id)
    house.clerk.do(privacy.Restrict((), ("chen", "wang"), "about-staff", Words("涉及员工")), case_id)
    wang, lin = house.tickets.read_by("wang"), house.tickets.read_by("lin")
    assert (wang.spend("remedy-discount", NOON).amount, lin.spend("remedy-discount", NOON).amount) == (10_000, 0)
    assert (wang.imported("march.csv#18"), lin.imported("march.csv#18")) == (case_id, None)
    assert lin.brought("march.csv#18")
    assert not lin.brought("march.csv#19")


@BOTH
def test_an_imported_row_is_known_by_its_source(house: Books) -> None:
    case_id = house.clerk.receive(opening(source="march.csv#17"))
    house.clerk.receive(opening())
    assert house.tickets.imported("march.csv#17") == case_id
    assert house.tickets.imported("march.csv#1") is None
    assert house.tickets.imported("") is None


@BOTH
def test_likely_duplicates_by_phone_room_and_words(house: Books) -> None:
    clerk = house.clerk
    same_phone = clerk.receive(opening("早餐冷了", phone="+86 138-0013-8438", place="801"))
    same_room = clerk.receive(opening("电梯太慢", phone="13911112222", place="12-08 房"))
    same_words = clerk.receive(
        opening("空调整夜噪音，打电话给前台两次都无人上门处理", phone="13922223333", place="905")
    )
    other = clerk.receive(opening("停车场收费不合理", phone="13933334444", place="906"))
    found = house.tickets.alike("13800138438", "1208", "空调整夜噪音，致电前台两次无人上门。", NOON, 10)
    assert {one.row.id: (one.same_phone, one.same_place) for one in found} == {
        same_phone: (True, False), same_room: (False, True), same_words: (False, False),
    }  # fmt: skip
    likeness = {one.row.id: one.likeness for one in found}
    assert likeness[same_words] > 0.4 > max(likeness[same_phone], likeness[same_room])
    assert other not in likeness
    assert house.tickets.alike("13800138438", "1208", "空调整夜噪音", clerk.now + 1, 10) == ()
    assert len(house.tickets.alike("13800138438", "1208", "空调整夜噪音，致电前台两次无人上门。", NOON, 2)) == 2


@BOTH
def test_no_phone_and_no_room_are_not_alike(house: Books) -> None:
    house.clerk.receive(opening("停车费", phone="", place="大堂"))
    assert house.tickets.alike("", "", "", NOON, 10) == ()


@BOTH
def test_a_supervisor_sees_the_same_lists(house: Books) -> None:
    filled(house, 10)
    assert house.tickets.page(Query(View.MINE), CHEN.id, NOW).rows == ()
