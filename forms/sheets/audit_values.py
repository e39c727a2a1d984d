"""The inspector's list as the values of its sheet."""

from desktop.usecases.acts import Report
from desktop.usecases.contents import Contents
from desktop.usecases.looking import Kind
from forms.fields import Pair
from forms.sheets.values import Values

_SHOWN = 16  # hex digits of a hash, as in the code of every sheet
_EVERYBODY, _EVERY_CASE = Pair("全部人员", "everybody"), Pair("全部", "every case")


def audit_values(report: Report, contents: Contents) -> Values:
    """Figures, what was asked for, the ends of both chains, and one row an act; days are told once, at their first row."""
    counts, wanted = report.counts, report.wanted
    kind = contents.labels[("audit-kind", wanted.kind.value)]
    rows: list[dict[str, object]] = []
    day = ""
    for line in report.lines:
        here = line.at.strftime("%Y-%m-%d")
        told = " · ".join(part for part in (line.about, line.reason) if part)
        at = line.at.strftime("%H:%M:%S") if here == day else line.at.strftime("%Y-%m-%d %H:%M:%S")
        rows.append({"at": at, "who": line.person or "—", "what": line.what, "case": line.number, "why": told})
        day = here
    if report.more:
        rows.append({"what": Pair("还有更早的记录，请缩短期间", "There are earlier acts; ask for fewer days")})
    return {
        "sum": {
            "all": counts[Kind.ALL], "written": counts[Kind.WRITTEN], "read": counts[Kind.READ],
            "revealed": counts[Kind.REVEALED], "out": counts[Kind.TAKEN_OUT], "erased": counts[Kind.ERASED],
            "person": report.person or _EVERYBODY, "case": wanted.number or _EVERY_CASE, "kind": Pair(kind.zh, kind.en),
            "log": _end(report.head), "looked": _end(report.looked),
        },
        "acts": {"list": rows},
    }  # fmt: skip


def period(report: Report) -> str:
    """The first and the last day, as the sheet is headed."""
    if not report.lines:
        return "—"
    first, last = report.lines[-1].at.strftime("%Y-%m-%d"), report.lines[0].at.strftime("%Y-%m-%d")
    return first if first == last else f"{first} – {last}"


def _end(head: tuple[int, str]) -> str:
    return f"{head[0]}:{head[1][:_SHOWN]}"
