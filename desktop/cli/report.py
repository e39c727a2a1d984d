"""`amends report`: a week, a month or a year in figures, on the screen, for programs or on paper; and the sheet of the meeting about it."""

import argparse
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

from desktop.cli.entry import house_of, password, signed_in
from desktop.cli.voice import Voice
from desktop.domain.people import Person
from desktop.domain.policy.instants import zone_named
from desktop.storage import output
from desktop.usecases import reporting, signing_figures
from desktop.usecases.figures import Tally
from desktop.usecases.months import PeriodReport
from desktop.usecases.office import Office
from desktop.usecases.periods import Period, period_of
from desktop.usecases.printing import PaperLanguage
from desktop.usecases.rectifying import Meeting
from forms.sheets.month_values import yuan


def main(given: argparse.Namespace, voice: Voice) -> int:
    """Count the period; a report that is taken out into a file is entered among what was done."""
    period = period_of(given.period)
    if given.pdf is not None:
        output.ready(given.pdf)
    office = house_of(given)
    try:
        # Whoever has the file can read it; whoever is named must sign or inspect, or read what was signed.
        name, person = "", None
        if given.who or given.sign or given.signed:
            person = signed_in(office, given.who)
            name, office = person.name, office.as_seen_by(person)
        made = _counted(office, given, period, person)
        if given.pdf is not None:
            output.write(given.pdf, _drawn(office, given, made, name))
            voice.line(str(given.pdf))
        else:
            met = None
            if given.sheet == "meeting":  # words of people, not figures alone
                reporting.taken_out(office, given.who, made, given.sheet, "json" if given.json else "text")
                met = reporting.with_measures(office, made)
            if given.json:
                voice.data(_plain(made) | (_measures(met) if met else {}))
            else:
                _tell(made, voice)
                _tell_measures(office, met, voice)
    finally:
        office.close()
    return 0


def _counted(office: Office, given: argparse.Namespace, period: Period, person: Person | None) -> PeriodReport:
    """As it is counted now, as it was signed, or signed now."""
    if person is None:
        return reporting.count(office, period)
    if given.sheet == "meeting":  # words of people, which managers find in their cases
        reporting.admitted(person)
    if given.signed:
        return signing_figures.opened(office, person, period.name)
    reporting.admitted(person)
    made = reporting.count(office, period)
    if not given.sign:
        return made
    return replace(made, signed=signing_figures.sign(office, person, made, password()))


def _drawn(office: Office, given: argparse.Namespace, made: PeriodReport, name: str) -> bytes:
    """The sheet, entered among what was taken out before it is."""
    language: PaperLanguage = "zh+en" if given.lang == "both" else given.lang
    reporting.taken_out(office, given.who, made, given.sheet)
    if given.sheet == "month":
        return office.sheets.month(made, language, printed_by=name)
    return office.sheets.meeting(reporting.with_measures(office, made), language, printed_by=name)


def _signed(made: PeriodReport, voice: Voice) -> str:
    """Who signed these very figures."""
    if made.signed is None:
        return ""
    name, when = made.signed.said.name, datetime.fromtimestamp(made.signed.at / 1_000_000, timezone.utc)
    return voice.say(f"{name} 签发，{when:%Y-%m-%d %H:%MZ}", f"signed by {name}, {when:%Y-%m-%d %H:%MZ}")


def _tell(made: PeriodReport, voice: Voice) -> None:
    whole = made.figures.whole
    voice.line(
        voice.say(
            f"{made.name}　受理 {whole.received}，结案 {whole.closed}，成立 {whole.founded}，超时 {whole.late}，"
            f"回访满意 {made.figures.satisfied}/{made.figures.asked}，结案补救 {yuan(whole.cost)} 元，不予受理 {whole.declined}，撤诉 {whole.withdrawn}",
            f"{made.name}  received {whole.received}, closed {whole.closed}, founded {whole.founded}, late {whole.late}, "
            f"satisfied {made.figures.satisfied}/{made.figures.asked}, cost of closed {yuan(whole.cost)} CNY, declined {whole.declined}, withdrawn {whole.withdrawn}",
        )
    )
    voice.row(one for one in (made.mark, _signed(made, voice)) if one)
    if made.figures.departments:
        heads = voice.say(
            "部门\t受理\t成立\t超时\t再次处理\t平均办结\t结案补救（元）",
            "Department\tReceived\tFounded\tLate\tAgain\tMean time\tCost, closed (CNY)",
        )
        voice.line(heads)
    for name, one in made.figures.departments:
        took = "—" if one.mean is None else _span(one.mean // 60_000_000, voice)
        voice.line(
            "\t".join(
                (
                    voice.say(name.zh, name.en),
                    str(one.received),
                    str(one.founded),
                    str(one.late),
                    str(one.again),
                    took,
                    yuan(one.cost),
                )
            )
        )


def _span(minutes: int, voice: Voice) -> str:
    """As on paper: days and hours, or hours and minutes."""
    hours, left = divmod(minutes, 60)
    days, rest = divmod(hours, 24)
    if days:
        return voice.say(f"{days} 天 {rest} 小时", f"{days} d {rest} h")
    return voice.say(f"{hours} 小时 {left:02} 分", f"{hours} h {left:02} min")


def _tell_measures(office: Office, met: Meeting | None, voice: Voice) -> None:
    """A line for each measure, the most overdue first."""
    for one in met.measures if met else ():
        plan, late = one.measure, met is not None and one.measure.late_at(met.at)
        state = voice.say("逾期", "overdue") if late else plan.state
        again = voice.say(f"又发生 {'、'.join(one.again)}", f"again {', '.join(one.again)}") if one.again else ""
        zone = zone_named(office.house.site(one.site).zone)
        due = f"{datetime.fromtimestamp(plan.due_at / 1_000_000, zone):%Y-%m-%d}"
        parts = (state, due, plan.owner, plan.supervisor, one.number, str(plan.text), again)
        voice.row(part for part in parts if part)


def _measures(met: Meeting) -> dict[str, Any]:
    told = [
        {
            "number": one.number, "measure": str(one.id), "text": str(one.measure.text), "cause": str(one.measure.cause),
            "owner": one.measure.owner, "supervisor": one.measure.supervisor, "due_at": one.measure.due_at,
            "state": one.measure.state, "late": one.measure.late_at(met.at), "again": list(one.again),
        }
        for one in met.measures
    ]  # fmt: skip
    return {"measures": told, "measures_of_restricted_cases": met.apart}


def _plain(made: PeriodReport) -> dict[str, Any]:
    return {
        "period": made.name,
        "over": made.over,
        **_figures(made.figures.whole),
        "satisfied": made.figures.satisfied,
        "follow_ups": made.figures.asked,
        "departments": [{"zh": name.zh, "en": name.en, **_figures(one)} for name, one in made.figures.departments],
        "groups": [{"zh": name.zh, "en": name.en, "founded": yes, "other": no} for name, yes, no in made.groups],
        "parts": [{"name": name, "received": received, "late": late} for name, received, late in made.figures.parts],
        "digest": made.digest,
        "signed_by": made.signed.by if made.signed else "",
        "signed_at": made.signed.at if made.signed else None,
        "head": f"{made.head[0]}:{made.head[1]}",
    }


def _figures(one: Tally) -> dict[str, Any]:
    return {
        "received": one.received,
        "closed": one.closed,
        "founded": one.founded,
        "late": one.late,
        "again": one.again,
        "mean_minutes": None if one.mean is None else one.mean // 60_000_000,
        "cost_fen": one.cost,
        "declined": one.declined,
        "withdrawn": one.withdrawn,
    }
