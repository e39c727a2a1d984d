"""The report of a week, a month or a year as the values of its sheet."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from desktop.domain.case.figures import MEANING
from desktop.domain.case.signature import grouped, short_fingerprint
from desktop.domain.ids import Fen, Micros
from desktop.usecases.contents import Contents
from desktop.usecases.figures import Tally
from desktop.usecases.months import PeriodReport
from forms.fields import Pair
from forms.sheets.values import Values

_WHOLE = Pair("合计", "Total")
_NOT_OVER = Pair("本期未完，数字还会变", "Not over yet: these figures will change")
_SHORT = 32
_BY = {
    "week": ("按天：受理与超时", "By day: received and late"),
    "month": ("按周：受理与超时", "By week: received and late"),
    "year": ("按月：受理与超时", "By month: received and late"),
}


def month_values(report: PeriodReport, contents: Contents, zone: ZoneInfo) -> Values:
    """Six figures, two charts, a row a department with its total, and the most frequent matters; the measures are for the pen."""
    whole = report.figures.whole
    return {
        "sum": summed(report),
        "pictures": {"charts": [
            {
                "kind": "bars", "title": ("按类别", "By category"), "legend": (("成立", "Founded"), ("不成立或未定", "Not, or not known")),
                "data": [((name.zh, name.en), yes, no) for name, yes, no in report.groups],
            },
            {
                "kind": "weeks", "title": _BY[report.figures.period.span], "legend": (("超时", "Late"), ("按时", "In time")),
                "data": list(report.figures.parts),
            },
        ]},
        "table": {"list": [*(_row(Pair(name.zh, name.en), one) for name, one in report.figures.departments), _row(_WHOLE, whole) | {"_bold": True}]},
        "words": {"causes": _causes(report)},
        "sign": {"mark": report.mark or _NOT_OVER, **_signature(report, contents, zone)},
    }  # fmt: skip


def _signature(report: PeriodReport, contents: Contents, zone: ZoneInfo) -> dict[str, object]:
    """Whoever put their name to these very figures."""
    if report.signed is None:
        return {}
    said = report.signed.said
    title = contents.labels.get(("post", said.post)) or contents.labels.get(("role", said.role))
    meaning = contents.labels["meaning", MEANING]
    entry: dict[str, object] = {
        "name": said.name, "role": Pair(title.zh, title.en) if title else "", "meaning": Pair(meaning.zh, meaning.en),
        "at": datetime.fromtimestamp(report.signed.at / 1_000_000, zone), "hash": grouped(said.record[:_SHORT]),
    }  # fmt: skip
    if report.public:
        entry["key"] = f"{said.key}: {short_fingerprint(report.public)}"
    return {"gm": entry}


def summed(report: PeriodReport) -> dict[str, object]:
    """The six figures at the head."""
    whole = report.figures.whole
    happy = f"{round(100 * report.figures.satisfied / report.figures.asked)}%" if report.figures.asked else "—"
    return {
        "received": whole.received, "closed": whole.closed, "founded": whole.founded, "late": whole.late, "happy": happy,
        "cost": yuan(whole.cost),
    }  # fmt: skip


def yuan(amount: Fen) -> str:
    """18,460 or 18,460.50."""
    return f"{amount / 100:,.2f}".removesuffix(".00")


def _row(name: Pair, one: Tally) -> dict[str, object]:
    return {
        "dept": name, "n": one.received, "founded": one.founded, "late": one.late, "repeat": one.again, "mean": _span(one.mean),
        "cost": one.cost,
    }  # fmt: skip


def _span(mean: Micros | None) -> object:
    return "—" if mean is None else timedelta(minutes=mean // 60_000_000)


def _causes(report: PeriodReport) -> Pair:
    zh = "；".join(f"{name.zh} {count} 件" for name, count in report.causes)
    en = "; ".join(f"{name.en}: {count}" for name, count in report.causes)
    return Pair(f"{zh}。" if zh else "—", en or "—")
