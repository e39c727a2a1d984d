"""The meeting on complaints as the values of its sheet: what was counted, what was planned, and room for what is decided."""

from datetime import datetime

from desktop.domain.policy.instants import zone_named
from desktop.usecases.contents import Contents
from desktop.usecases.house import House
from desktop.usecases.printing import PaperLanguage
from desktop.usecases.rectifying import Listed, Meeting
from forms.fields import Pair
from forms.sheets.case_files import PEN
from forms.sheets.handover_values import said
from forms.sheets.month_values import summed
from forms.sheets.values import Values

_LATE = Pair("已逾期", "overdue")
_AGAIN = Pair("又发生：{}", "again: {}")
_APART = Pair("另有 {} 项属受限投诉，当面说", "{} of restricted cases: say in person")


def meeting_values(meeting: Meeting, contents: Contents, house: House, language: PaperLanguage) -> Values:
    """Figures, causes and measures; the head, the root causes and the decisions are for the pen."""

    def row(one: Listed) -> dict[str, object]:
        plan = one.measure
        due = datetime.fromtimestamp(plan.due_at / 1_000_000, zone_named(house.site(one.site).zone))
        names = (meeting.names.get(plan.owner, plan.owner), meeting.names.get(plan.supervisor, plan.supervisor))
        return {
            "what": f"{plan.text}\n{plan.cause} · {one.number}", "who": "\n".join(names), "due": f"{due:%Y-%m-%d}",
            "state": _state(one, contents, language, late=plan.late_at(meeting.at)),
        }  # fmt: skip

    rows = [row(one) for one in meeting.measures]
    if meeting.apart:
        rows.append({"what": Pair(_APART.zh.format(meeting.apart), _APART.en.format(meeting.apart))})
    return {
        "meeting": {"at": PEN, "chair": PEN},
        "sum": summed(meeting.report),
        "causes": {"list": [{"what": Pair(name.zh, name.en), "n": n, "why": PEN} for name, n in meeting.report.causes]},
        "measures": {"list": rows},
        "decided": {}, "sign": {},
    }  # fmt: skip


def _state(one: Listed, contents: Contents, language: PaperLanguage, *, late: bool) -> str:
    label = contents.labels[("measure", one.measure.state)]
    lines = [said(_LATE if late else Pair(label.zh, label.en), language)]
    if one.again:
        numbers = ", ".join(one.again)
        lines.append(said(Pair(_AGAIN.zh.format(numbers), _AGAIN.en.format(numbers)), language))
    return "\n".join([*lines, *filter(None, (one.measure.judged or one.measure.done,))])
