"""What a shift hands over as the values of its sheet; whoever takes over ticks each promise and signs."""

from datetime import datetime, timedelta

from desktop.domain.policy.instants import zone_named
from desktop.usecases.contents import Contents
from desktop.usecases.ports import House
from desktop.usecases.read_models import TicketRow
from desktop.usecases.shifts import Shift
from forms.fields import Pair
from forms.sheets.case_files import PEN
from forms.sheets.marks import Sign
from forms.sheets.values import Values, Verdict

_TITLES = ("先生", "女士", "小姐", "太太", "夫人")
_UNCLAIMED = Pair("待接手", "unclaimed")
_MORE = Pair("另有 {} 项没有列出，见系统", "{} more are not listed; see the program")
_APART = Pair("另有 {} 单受限，当面交接", "{} restricted cases: hand over in person")


def handover_values(shift: Shift, contents: Contents, house: House) -> Values:
    """Promises first, by time; then what is due or overdue; the rest is for the pen."""

    def at(micros: int, site: str = "") -> datetime:
        return datetime.fromtimestamp(micros / 1_000_000, zone_named(house.site(site).zone))

    def row(one: TicketRow) -> dict[str, object]:
        holder = shift.names.get(one.holder, one.holder)
        label = contents.labels.get(("status", one.status))
        state = Pair(label.zh, label.en) if label else Pair(one.status, one.status)
        said = [Pair(one.title, one.title), state, Pair(holder, holder) if holder else _UNCLAIMED]
        late = one.due.at is not None and one.due.at < shift.at
        by = timedelta(microseconds=abs((one.due.at or shift.at) - shift.at))
        return {
            "due": at(one.due.at, one.site) if one.due.at else None, "no": one.number, "who": _who(one.who, one.place),
            "what": Pair(" · ".join(part.zh for part in said), " · ".join(part.en for part in said)),
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


def _who(name: str, place: str) -> str:
    """A customer on a sheet that lies at the desk: the family name, and the room."""
    if not name:
        return place
    if name.isascii():
        *first, last = name.split()
        short = " ".join((*first, f"{last[:1]}.")) if first else name
    else:
        title = next((one for one in _TITLES if name.endswith(one)), "")
        short = name if len(name) <= 1 + len(title) else f"{name[:1]}**{title}"
    return f"{short} {place}".strip()
