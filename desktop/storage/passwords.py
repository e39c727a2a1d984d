"""Slow hashing of passwords: argon2id, as RFC 9106 advises for memory-constrained machines."""

import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError


class Argon2Passwords:
    """`ports.Passwords`. Some 50 ms and 64 MiB a hash; the salt is inside the hash."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()

    def hash(self, password: str) -> str:
        """The hash of a new password, with its own salt and parameters."""
        return self._hasher.hash(plain(password))

    def matches(self, password_hash: str, password: str) -> bool:
        """Whether the password is the one that was hashed; False for a hash that cannot be read."""
        try:
            return self._hasher.verify(password_hash, plain(password))
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False


def plain(password: str) -> bytes:
    """The bytes of a password: what is typed through an input method may differ in width and composition, not in meaning; any bytes may come from a shell."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
