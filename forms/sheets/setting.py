"""What every part of a sheet needs to know while it is being set: the form, the voice, and whether it is blank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.fields import Form
    from forms.sheets.voice import Voice


@dataclass(frozen=True, slots=True)
class Setting:
    """One sheet being set. A blank one is for the day the computers are down."""

    form: Form
    voice: Voice
    blank: bool
