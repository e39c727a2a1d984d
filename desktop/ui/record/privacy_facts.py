"""What the record says of the protection of a case: who may see it, how long it is kept, what was erased."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.case.privacy import Request
from desktop.ui.record.facts import Row, Telling
from desktop.ui.record.sentence import filled, joined, listed
from desktop.usecases.read_models import CaseView

translate = QCoreApplication.translate


def privacy_rows(of: Telling, view: CaseView) -> list[Row]:
    """Every fact, the restriction first."""
    part = of.case.privacy
    rows = [Row(translate("Privacy", "Seen by"), _readers(of, view))]
    if part.hold is not None:
        told = joined(of.name(part.hold.by), of.time(part.hold.at), part.hold.reason)
        rows.append(Row(translate("Privacy", "Legal hold"), told))
    rows.append(Row(translate("Privacy", "Kept until"), kept_until(of, view)))
    rows += [Row(translate("Privacy", "Erasure"), _request(of, one)) for one in part.requests.values()]
    left = sum(1 for one in part.health.values() if one.seal not in part.erased)
    if part.health:
        rows.append(Row(translate("Privacy", "Health notes"), filled(translate("Privacy", "%1, apart"), str(left))))
    return rows


def summary(of: Telling, view: CaseView) -> str:
    """The state in a few words."""
    part = of.case.privacy
    said = [
        translate("Privacy", "restricted")
        if part.restriction is not None
        else translate("Privacy", "seen by everybody"),
        translate("Privacy", "legal hold") if part.hold is not None else "",
        translate("Privacy", "erasure waits") if part.waiting is not None else "",
        filled(translate("Privacy", "kept until %1"), kept_until(of, view)) if view.keep_until else "",
    ]
    return joined(*said)


def kept_until(of: Telling, view: CaseView) -> str:
    """The day on which retention ends."""
    if not view.keep_until:
        return translate("Privacy", "counted from closing")
    return f"{of.context.local(view.keep_until, of.site):%Y-%m-%d}"


def _readers(of: Telling, view: CaseView) -> str:
    kept = of.case.privacy.restriction
    if kept is None:
        return translate("Privacy", "everybody of the house")
    posts = of.context.office.contents.labels
    roles = [of.label("role" if ("role", one) in posts else "post", one) for one in sorted(kept.roles)]
    people = [view.name(one) for one in sorted(kept.people)]
    said = listed(*roles, *people)
    return joined(said, of.label("restrict-ground", kept.ground), of.name(kept.by), of.time(kept.at), kept.reason)


def _request(of: Telling, one: Request) -> str:
    what = listed(*(of.label("erase-what", part) for part in one.what))
    state = {
        "asked": translate("Privacy", "waits for a decision"), "refused": translate("Privacy", "refused"),
        "done": translate("Privacy", "erased"),
    }[one.status]  # fmt: skip
    decided = joined(of.name(one.decided_by), of.time(one.decided_at), one.answer) if one.decided_by else ""
    return joined(state, what, of.label("erase-ground", one.ground), of.name(one.by), one.reason, decided)
