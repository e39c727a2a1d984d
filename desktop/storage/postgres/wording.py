"""Raw statements are written once, as SQLite reads them; this puts them into the words of the server's driver."""

import re
from functools import lru_cache

# Texts and quoted names stay as they are, a cast is no name.
_PARTS = re.compile(r"""('(?:[^']|'')*'|"[^"]*"|::)|%|\?|:([a-z_][a-z0-9_]*)""")


@lru_cache(maxsize=1024)
def translated(sql: str) -> str:
    """`?` becomes `%s`, `:name` becomes `%(name)s`, and a real `%` is doubled."""
    return _PARTS.sub(_changed, sql)


def _changed(found: re.Match[str]) -> str:
    kept, name = found.group(1), found.group(2)
    if kept is not None:
        return str(kept).replace("%", "%%")
    if name is not None:
        return f"%({name})s"
    return "%s" if found.group(0) == "?" else "%%"
