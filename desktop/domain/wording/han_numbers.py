"""Numbers below a hundred as Chinese writes them: 三, 十五, 二十, 三十分."""

import re

_DIGITS = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
# As text of a pattern: the whole number, never its end (三十 is no 十), and no hundred.
HAN = r"(?<![零一二两三四五六七八九十百千])(?:[二两三四五六七八九]?十[一二三四五六七八九]?|[零一二两三四五六七八九])(?![零一二两三四五六七八九十百千])"


def number_of(word: str) -> int:
    """Its value; figures too.

    Raises:
        KeyError: signs that are no number.
    """
    if word.isdigit():
        return int(word)
    tens, ten, ones = word.rpartition("十")
    return 10 * (_DIGITS[tens] if tens else 1 if ten else 0) + (_DIGITS[ones] if ones else 0)


_COUNTED = re.compile(f"({HAN})(?= ?(?:个半?(?:小时|钟头)|[点时分刻天周月日号]|小时|钟头|星期|礼拜))")


def in_figures(text: str) -> str:
    """The text with figures where hours, minutes, days or lengths of time are counted."""
    return _COUNTED.sub(lambda found: str(number_of(found[1])), text)
