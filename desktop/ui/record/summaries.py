"""What the head of each section says in a few words, and the sign of how far it is."""

from dataclasses import dataclass
from datetime import datetime, timezone

from PySide6.QtCore import QCoreApplication

from desktop.domain.case import record
from desktop.domain.case.signature import short_fingerprint
from desktop.domain.case.signing import Signature
from desktop.domain.ids import Micros
from desktop.ui.record.clock_rows import ClockFace
from desktop.ui.record.conduct_words import conduct_summary
from desktop.ui.record.facts import Row, Telling
from desktop.ui.record.joint_facts import joint
from desktop.ui.record.measure_words import measure_summary
from desktop.ui.record.privacy_facts import summary as privacy_summary
from desktop.ui.record.regulator_words import regulator_summary
from desktop.ui.record.remedy_events import form_name, meaning_words
from desktop.ui.record.section_list import SectionMark
from desktop.ui.record.sentence import filled, joined
from desktop.ui.record.task_words import task_summary
from desktop.ui.record.told import Ground
from desktop.ui.widgets.paint import Ink
from desktop.usecases.read_models import CaseView

translate = QCoreApplication.translate
SECTIONS = (
    "received",
    "clocks",
    "course",
    "verdicts",
    "decision",
    "promises",
    "tasks",
    "signing",
    "follow-up",
    "measures",
    "regulator",
    "conduct",
    "joint",
    "evidence",
    "privacy",
    "prints",
)
SELDOM = frozenset({"tasks", "regulator", "conduct"})  # shown where there is something to show
STEP_OF = {"course": 1, "verdicts": 3, "decision": 4, "promises": 5, "follow-up": 6}  # where "Fill in" leads


@dataclass(frozen=True, slots=True)
class Head:
    """Title, summary and sign of a section; `empty` has nothing to show."""

    title: str
    summary: str
    done: bool
    empty: bool = False


def title_of(section: str) -> str:
    """The name of a section."""
    return {
        "received": translate("Record", "Received"), "clocks": translate("Record", "Clocks"),
        "course": translate("Record", "Course and facts"), "verdicts": translate("Record", "Founded or not"),
        "decision": translate("Record", "Decision"), "promises": translate("Record", "Promises"),
        "tasks": translate("Record", "Tasks"),
        "signing": translate("Record", "Sign-off"), "follow-up": translate("Record", "Follow-up"), "measures": translate("Record", "Measures"), "regulator": translate("Record", "Regulator"), "conduct": translate("Record", "Incidents"),
        "joint": translate("Record", "Time and help"), "evidence": translate("Record", "Evidence"), "privacy": translate("Record", "Privacy"), "prints": translate("Record", "Prints"),
    }[section]  # fmt: skip


def heads(of: Telling, view: CaseView, clocks: list[ClockFace]) -> dict[str, Head]:
    """Every section's head."""
    made = {
        "received": _received(of), "clocks": _clocks(clocks), "course": _course(of), "verdicts": _verdicts(of),
        "decision": _decision(of), "promises": _promises(of), "tasks": task_summary(of), "signing": _signing(of, view), "follow-up": _follow_up(of), "measures": measure_summary(of), "regulator": regulator_summary(of), "conduct": conduct_summary(of),
        "joint": _joint(of), "evidence": _evidence(of), "privacy": (privacy_summary(of, view), True, False), "prints": _prints(of),
    }  # fmt: skip
    return {section: Head(title_of(section), *made[section]) for section in SECTIONS}


_Said = tuple[str, bool, bool]  # summary, done, empty


def _received(of: Telling) -> _Said:
    intake, said = of.case.intake, of.case.intake.received
    if said is None:
        return "", False, True
    return joined(of.name(intake.receiver), of.time(said.received_at), of.label("channel", said.channel)), True, False


def _clocks(clocks: list[ClockFace]) -> _Said:
    late = sum(1 for one in clocks if one.chip.tone == "overdue")
    count = filled(translate("Record", "%1 in all"), str(len(clocks)))
    running = any(one.chip.icon in {"clock", "hourglass", "clock-alert"} and one.chip.tone != "ok" for one in clocks)
    return joined(count, filled(translate("Record", "%1 late"), str(late)) if late else ""), not running, not clocks


def _course(of: Telling) -> _Said:
    done = sum(1 for step in (1, 2, 3) if of.case.handling.done(step))
    facts = len(of.case.inquiry.facts)
    checked = sum(1 for one in of.case.inquiry.facts.values() if one.state in {"measured", "shown", "not-so"})
    words = filled(translate("Record", "facts %1 of %2"), str(checked), str(facts)) if facts else ""
    begun = any(of.case.handling.step(step).begun_at for step in (1, 2, 3))
    return joined(translate("Record", "Steps 1 to 3"), words), done == 3, not begun


def _verdicts(of: Telling) -> _Said:
    issues = of.case.issues
    outcome = of.label("outcome", issues.outcome) if issues.outcome else translate("Record", "not filled in")
    return outcome if issues.all else translate("Record", "not filled in"), issues.judged, not issues.all


def _decision(of: Telling) -> _Said:
    remedy, round_ = of.case.remedy, of.case.handling.round
    offered = remedy.of_round(round_)
    if not offered and not remedy.options:
        return translate("Record", "not filled in"), False, True
    chosen = remedy.chosen.get(round_)
    cost = of.context.money(remedy.given) if remedy.given else ""
    if chosen is None:
        return joined(filled(translate("Record", "%1 offered"), str(len(offered))), cost), False, False
    return joined(filled(translate("Record", "chosen %1"), of.time(chosen.at)), cost), True, False


def _promises(of: Telling) -> _Said:
    known = of.case.promises.all.values()
    if not known:
        return translate("Record", "none made"), False, True
    kept = sum(1 for one in known if one.kept_at)
    words = filled(translate("Record", "%1 made, %2 kept"), str(len(known)), str(kept))
    following = of.case.promises.next
    until = filled(translate("Record", "next by %1"), of.time(following[1].due_at)) if following else ""
    return joined(words, until), following is None, False


def _signing(of: Telling, view: CaseView) -> _Said:
    signing = of.case.signing
    if signing.signatures and not view.signature_holds:
        return translate("Record", "signature void"), False, False
    words = (
        of.label("status", signing.status) if signing.asks or signing.closed else translate("Record", "not asked yet")
    )
    return words, bool(signing.signatures), not signing.asks and not signing.closed


def _follow_up(of: Telling) -> _Said:
    made = of.case.contacts.of_round(of.case.handling.round)
    rounds = filled(translate("Record", "round %1"), str(of.case.handling.round)) if of.case.handling.round > 1 else ""
    if not made and not of.case.contacts.attempts and not of.case.contacts.follow_ups:
        return joined(translate("Record", "nobody called yet"), rounds), False, True
    last = of.label("satisfied", made[-1].satisfied) if made else ""
    return joined(last, rounds), of.case.handling.done(6), False


def _joint(of: Telling) -> _Said:
    count = len(joint(of))
    waits = any(one.open for one in of.case.delays.all.values()) or of.case.delays.standing is not None
    waits = waits or any(not one.answered_at for one in of.case.urging.asks.values())
    if not count:
        return translate("Record", "none"), False, True
    return filled(translate("Record", "%1 in all"), str(count)), not waits, False


def _evidence(of: Telling) -> _Said:
    count = len(of.case.inquiry.evidence)
    return (
        (filled(translate("Record", "%1 in all"), str(count)) if count else translate("Record", "none yet")),
        bool(count),
        not count,
    )


def _prints(of: Telling) -> _Said:
    count = len(of.case.signing.printed)
    return (
        (filled(translate("Record", "%1 in all"), str(count)) if count else translate("Record", "none yet")),
        bool(count),
        not count,
    )


def marks(made: dict[str, Head]) -> list[SectionMark]:
    """The list at the left."""
    out: list[SectionMark] = []
    for section, head in made.items():
        if section in SELDOM and head.empty:
            continue
        ink: Ink = "ok" if head.done else "muted" if head.empty else "soon"
        icon = "circle-check" if head.done else "circle" if head.empty else "circle-dot"
        out.append(SectionMark(section, head.title, icon, ink))
    return out


def signing_rows(of: Telling, view: CaseView) -> list[Row]:
    """What was asked, returned and signed, in time."""
    signing = of.case.signing
    rows: list[tuple[Micros, Row]] = []
    ground = Ground(of.context, view, view.entries[-1].stamp)
    for ask in signing.asks:
        key = filled(translate("Record", "Asked, version %1"), str(ask.version))
        rows.append((ask.at, Row(key, joined(of.time(ask.at), of.name(ask.by), ask.statement, ask.record[:8].upper()))))
    rows += [
        (one.at, Row(translate("Record", "Returned"), joined(of.time(one.at), of.name(one.by), one.comment)))
        for one in signing.returns
    ]
    for one in signing.signatures:
        post = of.label("post", one.post) or of.label("role", one.role)
        said = meaning_words(one.meaning, one.amount, ground)
        rows.append(
            (
                one.at,
                Row(
                    translate("Record", "Signed"),
                    joined(of.time(one.at), one.name, post, said, one.comment, signed_words(of, view, one)),
                ),
            )
        )
    if signing.explanation:
        rows.append(
            (
                signing.closed_at,
                Row(
                    of.label("status", signing.status), joined(of.label("decline", signing.ground), signing.explanation)
                ),
            )
        )
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def signed_words(of: Telling, view: CaseView, one: Signature) -> str:
    """What makes a signature one that can be checked: its moment in UTC, the record, the key; and since when it is void."""
    utc = datetime.fromtimestamp(one.at / 1_000_000, timezone.utc)
    public = view.keys.get(one.key, "")
    key = filled(translate("Record", "key %1: %2"), one.key, short_fingerprint(public)) if public else ""
    record = filled(translate("Record", "record %1"), one.record[:8].upper())
    since = void_since(view) if one is view.case.signing.signatures[-1] else None
    void = "" if since is None else filled(translate("Record", "void since %1"), of.time(since))
    return joined(f"{utc:%Y-%m-%d %H:%M:%S}Z", record, key, void)


def void_since(view: CaseView) -> Micros | None:
    """When a later change made the last signature void; None while it holds or there is none."""
    return record.void_since(view.case, view.entries)


def print_rows(of: Telling, view: CaseView) -> list[Row]:
    """Every sheet that was made."""
    ground = Ground(of.context, view, view.entries[-1].stamp)
    return [
        Row(
            form_name(one.form, ground),
            joined(one.language, filled(translate("Record", "copy %1"), str(one.copy)), f"SHA-256 {one.sha256[:12]}…"),
        )
        for one in of.case.signing.printed
    ]
