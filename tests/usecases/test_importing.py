"""Tables from outside: any usual coding, all rows or none, nothing twice, every problem with its row and reason."""

import sqlite3
from contextlib import closing
from datetime import datetime, timezone
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from desktop.domain.errors import Refusal
from desktop.usecases.importing import Importer, Plan, language_of, mapping_from
from desktop.usecases.read_models import Query, View
from desktop.usecases.tables import read_table
from tests.usecases.house import Town

TEXT = "编号,内容\nA1,空调太吵\nA2,等了一小时\n"


def importer(town: Town, person: str = "li") -> Importer:
    return Importer(town.desk(person), town.office.log, town.office.contents)


def plan(town: Town, content: bytes, mapping: str = "text=内容,ref=编号") -> Plan:
    return importer(town).plan(read_table(content), mapping_from(mapping))


def narratives(town: Town) -> list[str]:
    rows = town.office.tickets.page(Query(View.ALL, limit=1000), "li", town.now).rows
    return sorted(str(town.case(row.id).intake.narrative) for row in rows)


CODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("coding", CODINGS)
def test_every_usual_coding_is_found_out(coding: str, town: Town) -> None:
    found = plan(town, TEXT.encode(coding))
    assert len(found.new) == 2
    assert importer(town).carry_out(found) == 2
    assert narratives(town) == ["空调太吵", "等了一小时"]


@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le"])
def test_latin_tables_too(coding: str, town: Town) -> None:
    found = plan(town, 'ref;text\r\n1;"Too loud; all night"\r\n'.encode(coding), "text=text,ref=ref")
    command = found.new[0].command
    assert command is not None
    assert (command.narrative, command.language) == ("Too loud; all night", "en")


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        read_table(b"a,b\n\x81,\x80\xff\xff\n")
    assert refused.value.reason == "import.coding"


@pytest.mark.parametrize("content", [b"", b"\n\n", b"text\n", b"text\n \n,,\n", b",,\n1,2,3\n"])
def test_a_table_without_rows_is_refused(content: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        read_table(content)
    assert refused.value.reason == "import.empty"


class Row(NamedTuple):
    """A table and why its second row cannot come in."""

    name: str
    header: str
    row: str
    reason: str
    field: str


ROWS = (
    Row("no text", "t,r", " ,9", "open.words", "narrative"),
    Row("too long", "t,r", f"{'长' * 20_001},9", "text.long", "narrative"),
    Row("unknown level", "t,r,level", "吵,9,urgent!!", "choice.unknown", "level"),
    Row("unknown channel", "t,r,channel", "吵,9,telepathy", "choice.unknown", "channel"),
    Row("unknown category", "t,r,category", "吵,9,nothing", "choice.unknown", "category"),
    Row("unknown site", "t,r,site", "吵,9,月球", "choice.unknown", "site"),
    Row("time that is none", "t,r,received", "吵,9,昨天", "import.time", "received"),
    Row("time to come", "t,r,received", "吵,9,2031-01-01 10:00", "time.future", "received_at"),
    Row("year 1", "t,r,received", "吵,9,0001-01-01 00:00", "time.absurd", "received_at"),
    Row("a comma not quoted", "t,r", "吵,很吵,9", "import.cells", ""),
    Row("a reference twice", "t,r", "另一件事,1", "import.twice", "ref"),
)  # fmt: skip


@pytest.mark.parametrize("case", ROWS, ids=lambda case: case.name)
def test_a_bad_row_is_named_and_stops_all(case: Row, town: Town) -> None:
    first = "好," + "1" + "," * (case.header.count(",") - 1)
    columns = dict.fromkeys(case.header.split(",")[2:])
    mapping = ",".join(["text=t", "ref=r", *(f"{name}={name}" for name in columns)])
    found = plan(town, f"{case.header}\n{first}\n{case.row}\n".encode(), mapping)
    assert [(row.number, row.problem.reason, row.problem.field) for row in found.problems if row.problem] == [
        (3, case.reason, case.field)
    ]
    with pytest.raises(Refusal) as refused:
        importer(town).carry_out(found)
    assert (refused.value.reason, refused.value.detail) == ("import.rows", "1")
    assert narratives(town) == []


def test_nothing_comes_in_twice(town: Town) -> None:
    assert importer(town).carry_out(plan(town, TEXT.encode())) == 2
    longer = TEXT + "A3,新来的\nA1,空调太吵，改过\n"
    with pytest.raises(Refusal):
        importer(town).carry_out(plan(town, longer.encode()))
    longer = TEXT.replace("空调太吵", "空调太吵，改过") + "A3,新来的\n"
    again = plan(town, longer.encode("gb18030"))
    assert [row.number for row in again.rows if row.known] == [2, 3]
    assert [row.number for row in again.rows if row.differs] == [2]
    assert importer(town).carry_out(again) == 1
    assert narratives(town) == ["新来的", "空调太吵", "等了一小时"]


def test_without_a_reference_a_row_is_known_by_what_it_says(town: Town) -> None:
    content = "内容\n吵\n吵\n等\n".encode()
    assert importer(town).carry_out(plan(town, content, "text=内容")) == 2
    assert importer(town).carry_out(plan(town, content, "text=内容")) == 0


def test_two_imports_at_once_bring_each_row_once(town: Town) -> None:
    both = [plan(town, TEXT.encode()), plan(town, TEXT.encode())]
    assert [importer(town).carry_out(one) for one in both] == [2, 0]
    assert len(narratives(town)) == 2


def test_a_failure_in_the_middle_leaves_nothing(town: Town) -> None:
    found = plan(town, TEXT.encode())

    def stop(done: int, count: int) -> None:
        assert (done, count) == (2, 2)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        importer(town).carry_out(found, stop)
    assert narratives(town) == []
    assert town.office.log.head()[0] == 0
    assert importer(town).carry_out(found) == 2


def test_a_row_says_who_where_when_and_how_grave(town: Town) -> None:
    content = (
        "房号,客人,电话,渠道,级别,类别,时间,内容\n"
        "1208,王女士,10000000417,电话,重大投诉,hotel-quiet-equipment,2026/11/20 22:31,空调太吵\n"
    ).encode("gb18030")
    mapping = "text=内容,place=房号,name=客人,phone=电话,channel=渠道,level=级别,category=类别,received=时间"
    assert importer(town).carry_out(plan(town, content, mapping)) == 1
    row = town.office.tickets.search("1208", 5)[0]
    assert (row.channel, row.level, row.category, row.who) == ("phone", "major", "hotel-quiet-equipment", "王女士")
    at = datetime(2026, 11, 20, 22, 31, tzinfo=ZoneInfo("Asia/Shanghai")).astimezone(timezone.utc)
    assert row.received_at == int(at.timestamp()) * 1_000_000
    assert not town.case(row.id).intake.anonymous


def test_a_row_that_names_nobody_is_anonymous(town: Town) -> None:
    importer(town).carry_out(plan(town, TEXT.encode()))
    assert all(
        town.case(row.id).intake.anonymous for row in town.office.tickets.page(Query(View.ALL), "", town.now).rows
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [("ref=a", "import.map"), ("text", "import.map"), ("text=", "import.map"), ("text=a,colour=b", "import.field")],
)
def test_a_map_that_says_nothing_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        mapping_from(text)
    assert refused.value.reason == reason


def test_a_column_that_is_not_there_is_named_with_those_that_are(town: Town) -> None:
    with pytest.raises(Refusal) as refused:
        plan(town, TEXT.encode(), "text=正文")
    assert (refused.value.reason, refused.value.detail) == ("import.column", "正文 (编号, 内容)")


@pytest.mark.parametrize(
    ("text", "language"),
    [("空调太吵", "zh"), ("Too loud", "en"), ("The 兰亭 Hotel was far too loud all night long", "en"), ("", "zh")],
)
def test_the_language_of_a_row(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_row_with_numbers_is_known_again_and_shows_their_ends_only(town: Town) -> None:
    text = "单号,内容,电话\n13812345678,打13812345678没人接,13812345678\n,又打13812345678,13812345678\nA3,空调太吵,\n"
    mapping = "text=内容,ref=单号,phone=电话"
    assert importer(town).carry_out(plan(town, text.encode(), mapping)) == 3
    again = plan(town, text.encode(), mapping)
    assert [(row.known, row.differs) for row in again.rows] == [(True, False)] * 3
    with closing(sqlite3.connect(town.path)) as raw:
        tables = [raw.execute(f"SELECT * FROM {name}").fetchall() for name in ("log", "source", "ticket")]  # noqa: S608 - names of ours
        told = str(tables)
    assert "13812345678" not in told
    assert "ref:138****5678:" in told
    assert "'ref:A3'" in told
