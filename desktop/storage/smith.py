"""Makes, wraps and opens Ed25519 keys: argon2id turns the pass phrase into a key for AES-256-GCM. Loaded with the first signature."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.domain.frozen import frozen
from desktop.usecases.ports import WrappedKey

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

_SALT, _NONCE, _KEY = 16, 12, 32
_PASSES, _MEMORY, _LANES = 32, 1 << 20, 64  # the most that deriving may cost: a gibibyte


@frozen
class Cost:
    """What deriving a wrapping key costs: passes, KiB of memory, lanes. The default takes some 50 ms and 64 MiB (RFC 9106)."""

    passes: int = 3
    memory: int = 65_536
    lanes: int = 4

    def named(self) -> str:
        """As it is kept beside a wrapped key."""
        return f"argon2id:{self.passes}:{self.memory}:{self.lanes}"


def cost_of(kdf: str) -> Cost:
    """Read it again.

    Raises:
        ValueError: it is no cost of ours.
    """
    name, *numbers = kdf.split(":")
    if name != "argon2id":
        raise ValueError(kdf)
    passes, memory, lanes = (int(one) for one in numbers)
    if not (0 < passes <= _PASSES and 0 < memory <= _MEMORY and 0 < lanes <= _LANES):
        raise ValueError(kdf)  # whoever can write the row shall not keep this computer busy for hours
    return Cost(passes, memory, lanes)


class Ed25519Smith:
    """`ports.Smith`."""

    def __init__(self, cost: Cost | None = None) -> None:
        self._cost = cost or Cost()

    def make(self, person: str, number: int, password: str) -> WrappedKey:
        """A new key, wrapped."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - see the module

        key = Ed25519PrivateKey.generate()
        public = key.public_key().public_bytes_raw().hex()
        return self._wrapped(
            WrappedKey(person, number, public, self._cost.named(), b"", b""), key.private_bytes_raw(), password
        )

    def open(self, key: WrappedKey, password: str) -> Callable[[str], str] | None:
        """The unlocked key as a function from a line to its signature; None when the pass phrase does not open it."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - see the module

        raw = _opened(key, password)
        if raw is None:
            return None
        private = Ed25519PrivateKey.from_private_bytes(raw)
        return lambda line: private.sign(line.encode()).hex()

    def wrap_again(self, key: WrappedKey, old: str, new: str) -> WrappedKey | None:
        """The same key under another pass phrase; None when the old one does not open it."""
        raw = _opened(key, old)
        return None if raw is None else self._wrapped(replace(key, kdf=self._cost.named()), raw, new)

    def _wrapped(self, key: WrappedKey, raw: bytes, password: str) -> WrappedKey:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - see the module

        salted = replace(key, salt=os.urandom(_SALT))
        nonce = os.urandom(_NONCE)
        box = nonce + AESGCM(_wrapping_key(salted, password)).encrypt(nonce, raw, _about(salted))
        return replace(salted, box=box)


def holds(public: str, line: str, signature: str) -> bool:
    """Whether this signature of this line was written by the private half of this key."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - see the module

    try:
        _read(public).verify(bytes.fromhex(signature), line.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


@lru_cache(maxsize=256)
def _read(public: str) -> "Ed25519PublicKey":
    """A key that checks: few people sign, each of them often."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 - see the module

    return Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))


def _opened(key: WrappedKey, password: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - see the module
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - see the module

    try:
        return AESGCM(_wrapping_key(key, password)).decrypt(key.box[:_NONCE], key.box[_NONCE:], _about(key))
    except (InvalidTag, ValueError):
        return None


def _wrapping_key(key: WrappedKey, password: str) -> bytes:
    return derived(key.kdf, key.salt, password)


def derived(kdf: str, salt: bytes, password: str) -> bytes:
    """A pass phrase as a key of 32 bytes.

    Raises:
        ValueError: `kdf` is no cost of ours, or argon2 refuses it or the salt.
    """
    from argon2.exceptions import HashingError  # noqa: PLC0415 - see the module
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415 - see the module

    from desktop.storage.passwords import plain  # noqa: PLC0415 - it loads argon2

    cost = cost_of(kdf)
    try:
        return hash_secret_raw(plain(password), salt, cost.passes, cost.memory, cost.lanes, _KEY, Type.ID)
    except HashingError as error:
        raise ValueError(kdf) from error


def _about(key: WrappedKey) -> bytes:
    """What a wrapped key belongs to: it opens in no other person's row."""
    return f"{key.person}|{key.number}|{key.public}".encode()
