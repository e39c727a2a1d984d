"""What a check found is said in sentences, not in keys of the program."""

import pytest

from desktop.cli.voice import Voice
from desktop.domain.errors import Refusal


@pytest.mark.parametrize(
    ("kind", "detail", "zh", "en"),
    [
        ("verify.beyond", "shen: role.sign (handler)", "shen：只有主管", "shen: Only a supervisor"),
        ("verify.unlawful", "claim.held li", "不可能发生：", "do not allow this event: "),
        ("verify.unlawful", "version 7", "：version 7", ": version 7"),
        (
            "verify.rows",
            "ticket: due_at, holder",
            "投诉列表：到期时间、处理人",
            "the list of complaints: due time, holder",
        ),
        ("verify.rows", "bell: not computed", "提醒：凭空多出", "reminders: made up"),
        ("verify.cut", "ticket: version", "投诉列表：记录条数", "the list of complaints: number of entries"),
        ("verify.cut", "words", "文字", "texts"),
        ("verify.rows", "something: else", "something: else", "something: else"),
    ],
)
def test_what_a_check_found_names_the_rule_in_words(kind: str, detail: str, zh: str, en: str) -> None:
    said = Voice().both(Refusal(kind, detail=detail))
    assert zh in said["zh"]
    assert en in said["en"]
    assert ("role.sign" in said["en"]) is ("claim.held" in said["en"]) is False
