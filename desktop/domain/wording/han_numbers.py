"""Numbers below a hundred as Chinese writes them: 三, 十五, 二十, 三十分."""

import re

_DIGITS = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
# As text of a pattern: the whole number, never its end (三十 is no 十), and no hundred.
HAN = r"(?<![零一二两三四五六七八九十百千])(?:[二两三四五六七八九]?十[一二三四五六七八九]?|零?[零一二两三四五六七八九])(?![零一二两三四五六七八九十百千])"


def number_of(word: str) -> int:
    """Its value; figures too.

    Raises:
        KeyError: signs that are no number.
    """
    if word.isdigit():
        return int(word)
    tens, ten, ones = word.lstrip("零").rpartition("十") if word.strip("零") else ("", "", "")
    return 10 * (_DIGITS[tens] if tens else 1 if ten else 0) + (_DIGITS[ones] if ones else 0)


_WEEKDAY = re.compile("(周|星期|礼拜)([一二三四五六日天])")  # 周二十点 is Tuesday, ten
_COUNTED = re.compile(f"({HAN})(?= ?(?:个半?(?:小时|钟头)|[点时分刻天周月日号]|小时|钟头|星期|礼拜))")

_MINUTES = re.compile(f"(\\d[点时])({HAN})(?!刻)")


def in_figures(text: str) -> str:
    """The text with figures where hours, minutes, days or lengths of time are counted."""
    parted = _WEEKDAY.sub(r"\1\2 ", text)
    made = _COUNTED.sub(lambda found: str(number_of(found[1])), parted)
    # Minutes stand behind the hour without a word of their own.
    return _MINUTES.sub(lambda found: f"{found[1]}{number_of(found[2])}", made)
