"""Text at the boundary, search terms, file names and media."""

import pytest

from desktop.domain.case.media import media_of, safe_name
from desktop.domain.errors import Refusal
from desktop.domain.wording import terms
from desktop.domain.wording.clean import LONG, clean_name, clean_text, digits

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a\x00b", "ab"),
        ("a\x1b[31mb\x07", "a[31mb"),
        ("a\ud800b", "a\ufffdb"),
        ("abc\u202edef", "abc〔U+202E〕def"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("e\u0301", "é"),
        ("𠮷野家 👩‍👩‍👧", "𠮷野家 👩‍👩‍👧"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("  x \n ", "x"),
        ("<b onclick=x>&amp;</b>", "<b onclick=x>&amp;</b>"),
        ("'; DROP TABLE log;--", "'; DROP TABLE log;--"),
        ("{0} %s ${x}", "{0} %s ${x}"),
        ("\t", ""),
        ("\u2800 \u3164\u034f", ""),
        ("\ufe0f", ""),
        ("👍\ufe0f", "👍\ufe0f"),
    ],
)
def test_clean_text(given: str, kept: str) -> None:
    assert clean_text(given) == kept
    assert clean_text(kept) == kept


@pytest.mark.parametrize(
    ("given", "reason"), [("x" * (LONG.characters + 1), "text.long"), ("x\n" * 600 + "x", "text.lines")]
)
def test_too_much_is_refused_not_cut(given: str, reason: str) -> None:
    with pytest.raises(Refusal) as caught:
        clean_text(given, field="narrative")
    assert (caught.value.reason, caught.value.field) == (reason, "narrative")


def test_a_megabyte_is_refused_at_once() -> None:
    with pytest.raises(Refusal, match=r"text\.long"):
        clean_text("长" * 1_000_000)


def test_a_name_is_one_line() -> None:
    assert clean_name("王\n女士") == "王 女士"


def test_digits_of_any_script() -> None:
    assert digits("１３８-٠٠١²") == "1380012"


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\CON.txt", "_CON.txt"),
        ("a.pdf.exe", "a.pdf.exe"),
        ("note. ", "note"),
        ("gpj.\u202eexe", "gpj.〔U+202E〕exe"),
        ("", "file"),
        ("...", "file"),
        ('a<b>:"|?*.png', "a_b______.png"),
    ],
)
def test_safe_name(given: str, safe: str) -> None:
    assert safe_name(given) == safe


def test_a_long_name_keeps_its_ending() -> None:
    made = safe_name("长" * 300 + ".png")
    assert made.endswith(".png")
    assert len(made.encode()) <= 400


@pytest.mark.parametrize(
    ("content", "name", "media"), [(PNG, "a.PNG", "image/png"), ("早".encode(), "a.txt", "text/plain")]
)
def test_media(content: bytes, name: str, media: str) -> None:
    assert media_of(content, name) == media


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "a.png", "evidence.empty"),
        (b"MZ\x90\x00", "a.png", "evidence.disguised"),
        (PNG, "a.pdf", "evidence.disguised"),
        (b"MZ\x90\x00", "a.exe", "evidence.kind"),
        (b"a\x00b", "a.txt", "evidence.disguised"),
    ],
)
def test_media_refused(content: bytes, name: str, reason: str) -> None:
    with pytest.raises(Refusal) as caught:
        media_of(content, name)
    assert caught.value.reason == reason


def test_terms_of_chinese_are_pairs() -> None:
    assert terms.stored("空调太响 AC-1208").split() == ["空调", "调太", "太响", "响", "ac", "1208"]
    assert terms.asked("空调太") == [["空调", "调太"]]
    assert terms.asked("ＡＣ 响") == [["ac"], ["响"]]
    assert terms.asked('"*%_') == []


def test_likeness() -> None:
    one, other = terms.pairs("空调整夜响，没有人来"), terms.pairs("空调整夜都在响")
    assert terms.likeness(one, one) == 1
    assert terms.likeness(one, other) >= 0.35, "shown as likely the same"
    assert terms.likeness(one, terms.pairs("早餐很冷")) == 0
