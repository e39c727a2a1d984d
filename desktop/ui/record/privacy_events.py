"""Words of what protects a case: who may see it, how long it is kept, what was erased, health notes."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from desktop.domain.case import privacy
from desktop.ui.record.sentence import filled, joined, listed
from desktop.ui.record.told import Ground, Told

translate = QCoreApplication.translate


def tell_privacy(event: privacy.Event, ground: Ground) -> Told:  # noqa: PLR0911 - one branch a kind
    """Say what was done, by whom and why; never what a health note says."""
    label, actor = ground.context.label, ground.actor
    match event:
        case privacy.Restricted(_, _, why, reason):
            detail = joined(label("restrict-ground", why), actor, reason)
            return Told(translate("Events", "Restricted: only named people may see it"), detail, "lock", "signoff")
        case privacy.Opened(reason):
            return Told(translate("Events", "Open to everybody again"), joined(actor, reason), "lock", "soon")
        case privacy.Held(reason):
            return Told(translate("Events", "Legal hold"), joined(actor, reason), "archive", "signoff")
        case privacy.HoldLifted(reason):
            return Told(translate("Events", "Legal hold lifted"), joined(actor, reason), "archive", "soon")
        case privacy.KeptLonger(until, reason):
            title = filled(translate("Events", "Kept until %1"), ground.context.date(until, site=ground.site))
            return Told(title, joined(actor, reason), "calendar-clock")
        case privacy.ErasureAsked(_, what, _, why, reason):
            named = listed(*(label("erase-what", one) for one in what))
            detail = joined(named, label("erase-ground", why), actor, reason)
            return Told(translate("Events", "Erasure asked"), detail, "trash-2", "soon")
        case privacy.ErasureRefused(_, reason):
            return Told(translate("Events", "Erasure refused"), joined(actor, reason), "circle-x")
        case privacy.Erased(_, seals, files, reason):
            many = filled(translate("Events", "%1 texts, %2 files"), str(len(seals)), str(len(files)))
            return Told(translate("Events", "Words erased"), joined(many, actor, reason), "trash-2", "overdue")
        case privacy.HealthNoted():
            return Told(translate("Events", "Health note written"), actor, "heart", "signoff")
        case _:
            assert_never(event)
