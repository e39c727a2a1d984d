"""Search as people type it: Chinese in one and two characters, initials, digits, mixed; and what is not to be taken as a command."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from desktop.domain.case import intake
from desktop.domain.wording.words import Words
from desktop.storage import search_terms
from tests.builders import Books, books, opening
from tests.storage.conftest import BOTH
from tests.storage.served import served

CASES = {
    "wang": opening("空调整夜噪音，致电前台两次无人上门。", who="王艳", place="1208", phone="13800138438"),
    "shan": opening("早餐的粥是冷的，服务员态度冷淡。", who="单雄信", place="B座 0917", phone="+86 139-1111-2222"),
    "lee": opening(
        "The café was closed and Wi-Fi did not work at all.", who="Ann Lee", place="Suite 5", phone="0044 20 7946 0000"
    ),
    "yoshi": opening("投诉𠮷野家外卖：说好三十分钟，等了两小时。", who="吉野 家子", place="305", phone="13700009999"),
    "odd": opening(
        "他说：“100%_退款\\，OR 1=1; DROP TABLE ticket; --”", who="O'Brien", place="*", phone="021-5555 6666"
    ),
}
FOUND = [
    ("空调", {"wang"}), ("整夜噪音", {"wang"}), ("夜噪", {"wang"}), ("音致", set[str]()), ("王", {"wang"}), ("王艳", {"wang"}), ("艳", {"wang"}),
    ("投诉", {"yoshi"}), ("𠮷", {"yoshi"}), ("𠮷野", {"yoshi"}), ("吉野", {"yoshi"}), ("冷", {"shan"}), ("的", {"shan"}),
    ("wy", {"wang"}), ("WY", {"wang"}), ("wangyan", {"wang"}), ("wang", {"wang"}), ("sxx", {"shan"}), ("shanxiong", {"shan"}), ("dxx", {"shan"}),
    ("1208", {"wang"}), ("120", {"wang"}), ("8438", {"wang"}), ("00138438", {"wang"}), ("13800138438", {"wang"}), ("２２２２", {"shan"}),
    ("0917", {"shan"}), ("C-2026-0003", {"lee"}), ("c-2026-3", {"lee", "yoshi"}), ("2026", set(CASES)), ("3", {"lee", "yoshi"}),
    ("cafe", {"lee"}), ("CAFÉ", {"lee"}), ("clos", {"lee"}), ("osed", set[str]()), ("wi-fi", {"lee"}), ("lee wi", {"lee"}), ("work did", {"lee"}),
    ("王 1208", {"wang"}), ("1208 空调", {"wang"}), ("空调 早餐", set[str]()), ("o'brien", {"odd"}), ("brien 退款", {"odd"}),
    ("zzz", set[str]()),
]  # fmt: skip
INERT = ["", " ", "%", "_", "*", '"', '""', "'", "\\", "()", "-", "--", "^", ":", "+", "…", "，。", "{}", "\x00", "🙂"]
OPERATORS = [
    ("空调 OR 早餐", set[str]()), ("OR", {"odd"}), ("AND", {"lee"}), ("NOT", {"lee"}), ("NEAR(空调 早餐)", set[str]()), ("terms:空调", set[str]()),
    ('"空调', {"wang"}), ("空调*", {"wang"}), ("空%", {"wang"}), ("-空调", {"wang"}), ("^空调", {"wang"}), ("'; DROP TABLE ticket; --", {"odd"}),
    ("100%", {"odd"}), ("空_调", {"wang"}),
]  # fmt: skip


@pytest.fixture(scope="module", params=["file", "server"])
def shelf(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Books, dict[UUID, str]]]:
    """One house for all queries: nothing here writes."""
    if request.param == "server":
        with served() as house:
            yield house, {house.clerk.receive(command): name for name, command in CASES.items()}
        return
    made = books(tmp_path_factory.mktemp("shelf") / "house.amends")
    yield made, {made.clerk.receive(command): name for name, command in CASES.items()}
    made.database.close()


@pytest.mark.parametrize(("typed", "wanted"), [*FOUND, *OPERATORS], ids=[typed for typed, _ in (*FOUND, *OPERATORS)])
def test_a_query_finds(shelf: tuple[Books, dict[UUID, str]], typed: str, wanted: set[str]) -> None:
    house, names = shelf
    assert {names[row.id] for row in house.tickets.search(typed, 50)} == wanted


@pytest.mark.parametrize("typed", INERT)
def test_without_a_letter_or_digit_nothing_is_found(shelf: tuple[Books, dict[UUID, str]], typed: str) -> None:
    assert shelf[0].tickets.search(typed, 50) == ()


@BOTH
def test_the_newest_come_first_and_the_number_before_all(house: Books) -> None:
    made = [house.clerk.receive() for _ in range(8)]
    assert [row.id for row in house.tickets.search("空调", 3)] == made[:4:-1]
    assert house.tickets.search("C-2026-0002", 3)[0].id == made[1]
    assert house.tickets.search("空调", 0) == ()


@BOTH
def test_what_is_changed_is_found_anew_and_no_longer_as_it_was(house: Books) -> None:
    case_id = house.clerk.receive()
    house.clerk.do(
        intake.AmendIntake((("name", Words("李雷")), ("narrative", Words("电梯太慢")), ("title", Words("电梯")))),
        case_id,
    )
    assert house.tickets.search("空调", 5) == ()
    assert house.tickets.search("wxm", 5) == ()
    assert [row.who for row in house.tickets.search("电梯", 5)] == ["李雷"]
    assert [row.who for row in house.tickets.search("ll", 5)] == ["李雷"]


@pytest.mark.parametrize("text", ["a" * 20_000, "空" * 20_000, "夜里" * 10_000, "\n" * 400 + "完", "🙂" * 9000 + "完"])
@BOTH
def test_long_texts_are_kept_and_found(house: Books, text: str) -> None:
    case_id = house.clerk.receive(opening(text, title="标题"))
    asked = text.strip()[-2:] if not text.startswith("a") else "aaaa"
    assert [row.id for row in house.tickets.search(asked, 5)] == [case_id]


@BOTH
def test_a_number_is_found_however_it_is_written_and_before_what_only_shares_figures(house: Books) -> None:
    wanted = house.clerk.receive(opening("空调太吵", phone="13812345678"))
    abroad = house.clerk.receive(opening("电梯太慢", phone="+86 139 1234 5678"))
    house.clerk.receive(opening("房价138元，尾号5678的卡，1号楼", phone="13700009999"))
    for asked in ("13812345678", "138 1234 5678", "+8613812345678", "86 13812345678", "１３８１２３４５６７８"):
        assert [row.id for row in house.tickets.search(asked, 5)] == [wanted], asked
    assert [row.id for row in house.tickets.search("13912345678", 5)] == [abroad]
    assert {row.id for row in house.tickets.search("5678", 5)} >= {wanted, abroad}
    assert house.tickets.search("13812395678", 5)[0].id == wanted, (
        "by their ends: the figures between are not in the index"
    )


def test_latin_names_need_no_pinyin() -> None:
    assert search_terms.of_ticket("Ann Lee", "Ann Lee", "C-2026-0001") == "ann lee 1"


@BOTH
def test_half_a_character_is_searched_without(house: Books) -> None:
    case_id = house.clerk.receive(opening())
    tickets = house.tickets
    assert [row.id for row in tickets.search("C-2026-0001\ud800", 5)] == [case_id]
    assert tickets.alike("\ud800", "\ud800", "\ud800", 0, 5) == ()
