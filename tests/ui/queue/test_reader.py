"""A list of any length is read from either end, page by page, and is always the same list."""

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from desktop.ui.queue.model import QueueModel
from desktop.ui.queue.reader import ListReader
from desktop.usecases.office import Office
from desktop.usecases.read_models import Filter, Query, Sort, TicketRow, View
from tests.ui.conftest import ContextFor
from tests.ui.kit.manual_executor import ManualExecutor


def walk(
    office: Office, view: View, sort: Sort, limit: int, *, descending: bool, from_end: bool
) -> Iterator[TicketRow]:
    after: tuple[object, ...] | None = None
    now = office.clock()
    while True:
        page = office.tickets.page(Query(view, Filter(), sort, descending, after, limit, from_end), "li", now)
        yield from page.rows
        if page.next is None:
            return
        after = page.next


@pytest.mark.parametrize(
    ("view", "sort", "descending"),
    list(itertools.product((View.OPEN, View.ALL, View.MINE, View.DUE_SOON), Sort, (False, True))),
)
def test_from_the_end_it_is_the_same_list_backwards(
    office: Office, view: View, sort: Sort, *, descending: bool
) -> None:
    forward = [row.number for row in walk(office, view, sort, 1000, descending=descending, from_end=False)]
    pages = [row.number for row in walk(office, view, sort, 7, descending=descending, from_end=False)]
    backward = [row.number for row in walk(office, view, sort, 7, descending=descending, from_end=True)]
    assert len(set(forward)) == len(forward) > 1
    assert pages == forward
    assert backward == forward[::-1]
    assert backward != forward


@pytest.fixture
def reader(context_for: ContextFor, executor: ManualExecutor) -> ListReader:
    context = context_for("li")
    model = QueueModel(context, context.hub)
    made = ListReader(context, model, context.hub)
    made.read(View.ALL, Filter(), Sort.RECEIVED, descending=True)
    executor.drain()
    return made


def numbers(reader: ListReader) -> list[str]:
    return [row.number for row in reader.model.rows()]


def test_scrolling_down_reads_on_to_the_end(reader: ListReader, office: Office, executor: ManualExecutor) -> None:
    whole = [row.number for row in walk(office, View.ALL, Sort.RECEIVED, 1000, descending=True, from_end=False)]
    assert numbers(reader) == whole[:100]
    while reader.model.after is not None:
        reader.grow_down()
        reader.grow_down()  # asked twice, read once
        executor.drain()
    assert numbers(reader) == whole


def test_the_end_is_one_page_away_and_grows_upward(
    reader: ListReader, office: Office, executor: ManualExecutor
) -> None:
    whole = [row.number for row in walk(office, View.ALL, Sort.RECEIVED, 1000, descending=True, from_end=False)]
    assert reader.to_end()
    executor.drain()
    assert numbers(reader) == whole[-100:]
    assert not reader.to_end()
    while reader.model.before is not None:
        reader.grow_up()
        executor.drain()
    assert numbers(reader) == whole
    assert reader.at_start
    assert not reader.to_start()


def test_an_answer_to_another_question_is_dropped(reader: ListReader, executor: ManualExecutor) -> None:
    reader.read(View.OPEN, Filter(), Sort.DUE, descending=False)
    reader.read(View.MINE, Filter(), Sort.DUE, descending=False)
    executor.drain()
    assert {row.holder for row in reader.model.rows()} == {"li"}
    reader.grow_up()
    assert executor.waiting == 0


def test_a_page_of_the_list_before_is_not_mixed_in(reader: ListReader, executor: ManualExecutor) -> None:
    reader.grow_down()
    reader.read(View.UNCLAIMED, Filter(), Sort.DUE, descending=False)
    executor.drain()
    assert {row.holder for row in reader.model.rows()} == {""}


def test_far_down_only_what_changed_is_read(reader: ListReader, executor: ManualExecutor) -> None:
    assert reader.to_end()
    executor.drain()
    before = reader.model.rowCount()
    first = reader.model.row_at(0)
    assert first is not None
    reader.refresh(Filter(), frozenset({first.id}))
    assert executor.waiting == 1
    executor.drain()
    assert reader.model.rowCount() == before


def test_the_model_keeps_the_rules_of_qt(reader: ListReader, executor: ManualExecutor) -> None:
    # The tester asks for more by itself, as a view does.
    QAbstractItemModelTester(reader.model, QAbstractItemModelTester.FailureReportingMode.Fatal, reader.model)
    executor.drain()
    assert reader.model.rowCount() > 100
    reader.read(View.OPEN, Filter(), Sort.DUE, descending=False)
    executor.drain()
    reader.model.toggle(0)
    reader.model.say_again()
    reader.read(View.ALL, Filter(), Sort.RECEIVED, descending=True)
    executor.drain()
    reader.to_end()
    executor.drain()
    reader.grow_up()
    executor.drain()
    assert reader.model.rowCount() > 100
