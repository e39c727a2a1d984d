"""What the furniture of a sheet says about the paper itself: whose it is, of which record, printed by whom, when, how often."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.domain.case.heads import shown
from forms.sheets.text import seen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from forms.fields import Form, Pair

_HASH_SHOWN = 16
MARK = "AM1"  # what every code of ours begins with


def _no_notes() -> dict[str, Pair]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """Furniture of one printing. `printed_at` must be aware: its zone is the one in which all times are printed.

    `head_hash` and `seq` name the last entry of the log, `looked` ("seq:hash") the last row of who looked and what was
    changed; `qr` replaces the case and heads in the code, page and copy are always added; `form_version`, if given, must
    be that of the definition; `notes` replace the remark at the right of a section's heading, by section id.
    """

    house: Pair
    printed_at: datetime
    printed_by: Pair | str = ""
    number: str = ""
    seq: int | None = None
    head_hash: str = ""
    looked: str = ""
    qr: str = ""
    copy: int = 1
    tags: tuple[Pair, ...] = ()
    state: Pair | None = None
    form_version: int | None = None
    reference: str = ""
    address: Pair | None = None
    contact: Pair | None = None
    notes: Mapping[str, Pair] = field(default_factory=_no_notes)

    def __post_init__(self) -> None:
        """Refuse a printing time without a zone, and a copy before the first."""
        if self.printed_at.tzinfo is None:
            msg = "打印时间没有时区 | the printing time has no time zone"
            raise ValueError(msg)
        if self.copy < 1:
            msg = "份数从 1 起 | copies count from 1"
            raise ValueError(msg)

    @property
    def head(self) -> str:
        """The heads as printed: sequence numbers and the first 16 hex digits of the hashes."""
        short = self.head_hash.replace(" ", "")[:_HASH_SHOWN]
        return short if self.seq is None else shown(self._heads, _HASH_SHOWN)

    @property
    def _heads(self) -> str:
        log = f"{self.seq}:{self.head_hash.replace(' ', '')}"
        return f"{log}+{self.looked}" if self.looked else log

    def said_of(self, form: Form) -> str:
        """Give what the file says of itself: as the code, with the whole hash; "" for a blank form."""
        if self.seq is None or not self.head_hash:
            return ""
        return seen("|".join((MARK, self.number, f"{form.id}/{form.version}", self._heads, f"c{self.copy}")))

    def code(self, form: Form, page: int, pages: int) -> str:
        """Give the text of the QR code of one page."""
        record = self.qr or "|".join((MARK, self.number, f"{form.id}/{form.version}", self.head))
        return seen(f"{record}|p{page}/{pages}|c{self.copy}".replace("\n", " "))
