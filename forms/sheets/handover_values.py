"""What a shift hands over as the values of its sheet; whoever takes over ticks each promise and signs."""

import re
from datetime import datetime, timedelta

from desktop.domain.policy.instants import zone_named
from desktop.usecases.contents import Contents
from desktop.usecases.house import House
from desktop.usecases.printing import PaperLanguage
from desktop.usecases.read_models import TicketRow
from desktop.usecases.shifts import Shift
from forms.fields import Pair
from forms.sheets.case_files import PEN
from forms.sheets.marks import Sign
from forms.sheets.values import Values, Verdict

_TITLES = ("先生", "女士", "小姐", "太太", "夫人")
_BEFORE = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "madam"})
_HAN = re.compile(r"[㐀-鿿]")
_UNCLAIMED = Pair("待接手", "unclaimed")
_MORE = Pair("另有 {} 项没有列出，见系统", "{} more are not listed; see the program")
_APART = Pair("另有 {} 单受限，当面交接", "{} restricted cases: hand over in person")


def handover_values(shift: Shift, contents: Contents, house: House, language: PaperLanguage) -> Values:
    """Promises first, by time; then what is due or overdue; the rest is for the pen."""

    def at(micros: int, site: str = "") -> datetime:
        return datetime.fromtimestamp(micros / 1_000_000, zone_named(house.site(site).zone))

    def row(one: TicketRow) -> dict[str, object]:
        holder = shift.names.get(one.holder, one.holder)
        label = contents.labels.get(("status", one.status))
        state = Pair(label.zh, label.en) if label else Pair(one.status, one.status)
        parts = (one.title, said(state, language), holder or said(_UNCLAIMED, language))
        late = one.due.at is not None and one.due.at < shift.at
        by = timedelta(microseconds=abs((one.due.at or shift.at) - shift.at))
        return {
            "due": at(one.due.at, one.site) if one.due.at else None, "no": one.number, "who": _who(one.who, one.place),
            "what": " · ".join(part for part in parts if part),
            "mark": Verdict(Sign.LATE if late else Sign.OPEN, by),
        }  # fmt: skip

    promises = [
        {
            "at": f"{at(one.due_at, one.site):%m-%d %H:%M}", "no": one.number, "who": _who(one.name, one.place),
            "what": " · ".join(part for part in (one.text, shift.names.get(one.who, one.who)) if part), "took": False,
        }
        for one in shift.promises
    ]  # fmt: skip
    others = [row(one) for one in shift.due]
    for words, count in ((_MORE, shift.left_out), (_APART, shift.restricted)):
        if count:
            others.append({"what": Pair(words.zh.format(count), words.en.format(count))})
    return {
        "shift": {
            "out": shift.person.name, "in": PEN, "at": at(shift.at), "count": f"{shift.open} / {shift.owed} / {shift.promised}",
        },
        "promises": {"list": promises}, "open": {"list": others}, "rest": {}, "sign": {},
    }  # fmt: skip


def said(pair: Pair, language: PaperLanguage) -> str:
    """Words of our own in the language of the sheet, or in both."""
    return " ".join(pair) if language == "zh+en" else pair.en if language == "en" else pair.zh


def _who(name: str, place: str) -> str:
    """A customer on a sheet that lies at the desk: the family name, and the room."""
    return f"{_family(name)} {place}".strip()


def _family(name: str) -> str:
    """The family name; of a single word nobody knows which name it is, so it is told by its first letter."""
    if _HAN.match(name):
        title = next((one for one in _TITLES if name.endswith(one)), "")
        return name if len(name) <= 1 + len(title) else f"{name[:1]}**{title}"
    if not (words := name.split()):
        return ""
    *first, last = words
    if not first:
        return f"{last[:1]}**"
    return f"{first[0]} {last}" if first[0].rstrip(".").lower() in _BEFORE else last
