"""Passwords that people asked this computer to keep: in the keyring of its own user, never in a file of ours."""

from typing import Any

_SERVICE = "Amends"


class KeyringSecrets:
    """`usecases.whereabouts.Secrets`."""

    def __init__(self, ring: Any, troubles: type[Exception]) -> None:
        """Use a keyring; `troubles` is what it raises when it is locked or refuses."""
        self._ring, self._troubles = ring, troubles

    def get(self, where: str, person: str) -> str:
        """The password kept, or "" when there is none or the keyring does not open: it is typed then."""
        try:
            return self._ring.get_password(_service(where), person) or ""
        except self._troubles:
            return ""

    def put(self, where: str, person: str, password: str) -> bool:
        """Keep it; False when the keyring does not take it."""
        try:
            self._ring.set_password(_service(where), person, password)
        except self._troubles:
            return False
        return True

    def drop(self, where: str, person: str) -> None:
        """Forget it; there may be none."""
        if not self.get(where, person):
            return
        try:
            self._ring.delete_password(_service(where), person)
        except self._troubles:
            # It stays with whoever looks after the keyring; a password that no longer fits opens nothing.
            return


def this_computers() -> KeyringSecrets | None:
    """The keyring of whoever uses this computer, or None where there is none."""
    import keyring  # noqa: PLC0415 - only a shared house asks for it, and it is slow to load
    from keyring.backends import fail, null  # noqa: PLC0415 - as above
    from keyring.errors import KeyringError  # noqa: PLC0415 - as above

    ring = keyring.get_keyring()
    if isinstance(ring, (fail.Keyring, null.Keyring)):
        return None
    return KeyringSecrets(ring, KeyringError)


def _service(where: str) -> str:
    return f"{_SERVICE} {where}"
