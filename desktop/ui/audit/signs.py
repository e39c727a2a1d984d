"""The sign and the tone of an act: what changed who may see something, or what left the house, stands out."""

from desktop.ui.theme import ToneName
from desktop.usecases.looking import Act, Kind

KINDS: dict[Kind, str] = {
    Kind.ALL: "files", Kind.WRITTEN: "pen-line", Kind.READ: "eye", Kind.REVEALED: "phone", Kind.TAKEN_OUT: "printer",
    Kind.ERASED: "trash-2",
}  # fmt: skip
_EVENTS: dict[str, tuple[str, ToneName]] = {
    "privacy.restricted": ("lock", "signoff"), "privacy.opened": ("lock", "soon"), "privacy.held": ("archive", "signoff"),
    "privacy.hold_lifted": ("archive", "soon"), "privacy.erased": ("trash-2", "overdue"), "privacy.erasure_asked": ("trash-2", "soon"),
    "signing.signed": ("signature", "ok"), "case.closed": ("check", "ok"), "case.reopened": ("undo-2", "soon"),
    "paper.letter": ("file-text", "signoff"), "paper.printed": ("printer", "signoff"), "intake.received": ("phone-incoming", "calm"), "remedy.approved": ("banknote", "ok"),
    "read": ("eye", "signoff"), "health": ("heart", "signoff"), "reveal": ("phone", "soon"), "print": ("printer", "soon"),
    "export": ("download", "soon"), "erase": ("trash-2", "overdue"),
    "person-added": ("user-plus", "soon"), "person-changed": ("user-check", "soon"), "password-set": ("lock", "soon"),
    "key-dropped": ("lock", "overdue"),
    "policy-added": ("scale", "soon"), "house-set": ("archive", "soon"), "house-moved": ("archive", "soon"),
    "house-restored": ("undo-2", "overdue"),
}  # fmt: skip


def sign_of(act: Act) -> tuple[str, ToneName]:
    """Icon and tone of the event of an act that says most; ordinary writing is calm."""
    return next((_EVENTS[name] for name in _EVENTS if name in act.events), ("pen-line", "calm"))
