"""Reads an amount as people type it: 290, ¥1,000, 12.5, 290元; everything else is not read, never guessed."""

import re
import unicodedata

from desktop.domain.ids import Fen

_AMOUNT = re.compile(r"[¥$]?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?(?:元|块|圆|rmb|cny|yuan)?")


def read_money(text: str) -> Fen | None:
    """Give the amount in hundredths; nothing typed is nothing owed, None is what cannot be read."""
    said = "".join(unicodedata.normalize("NFKC", text).casefold().split()).replace("，", ",")
    if not said:
        return 0
    found = _AMOUNT.fullmatch(said)
    if found is None:
        return None
    return int(found[1].replace(",", "")) * 100 + int((found[2] or "0").ljust(2, "0"))


def money_words(fen: Fen) -> str:
    """Write an amount back into a field, without sign of currency; nothing for zero."""
    whole, rest = divmod(fen, 100)
    if not fen:
        return ""
    return f"{whole}.{rest:02}" if rest else str(whole)
