"""Where a case goes, and what led there: the kind of matter, the hour, or neither (S-16)."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.policy.routing import Routed
from desktop.ui.record.sentence import joined

translate = QCoreApplication.translate


def routed_words(found: Routed, language: str) -> str:
    """The department or role, then why in a few words."""
    zh = language == "zh"
    to, note = (found.label.zh, found.note.zh) if zh else (found.label.en, found.note.en)
    if found.by_hour and found.by_matter:
        why = translate("Routed", "for what it is about and at this hour")
    elif found.by_hour:
        why = translate("Routed", "at this hour")
    else:
        why = translate("Routed", "for what it is about") if found.by_matter else note
    return joined(to, why)
