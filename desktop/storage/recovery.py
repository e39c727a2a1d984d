"""A recovery key as people copy it from paper: eight groups of four letters, each with a check letter, none easily mistaken."""

import os

from desktop.domain.errors import Refusal

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
_SEEN_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})
_CODE = "AM1R|"
_GROUPS, _SIZE = 8, 4
_BYTES = 20  # 160 bits are 32 letters


def make() -> str:
    """A new one: "K7Q2F-9ZC1X-…"."""
    number = int.from_bytes(os.urandom(_BYTES))
    letters = [_LETTERS[number >> 5 * n & 31] for n in reversed(range(_GROUPS * _SIZE))]
    groups = ["".join(letters[n : n + _SIZE]) for n in range(0, len(letters), _SIZE)]
    return "-".join(group + _check(group, n) for n, group in enumerate(groups))


def looks_like(text: str) -> bool:
    """Whether this is meant as a recovery key, not as a pass phrase."""
    plain = _plain(text)
    return len(plain) == _GROUPS * (_SIZE + 1) and all(letter in _LETTERS for letter in plain)


def read(text: str) -> bytes:
    """What a typed or scanned key says; small letters, spaces and O for 0 do not matter.

    Raises:
        Refusal: `recovery.group`; `detail` is the number of the first group that does not hold.
    """
    plain = _plain(text)
    number = 0
    for n in range(_GROUPS):
        group = plain[n * (_SIZE + 1) : (n + 1) * (_SIZE + 1)]
        letters, check = group[:_SIZE], group[_SIZE:]
        if len(letters) < _SIZE or any(one not in _LETTERS for one in letters) or check != _check(letters, n):
            raise Refusal("recovery.group", "recovery", str(n + 1))
        for one in letters:
            number = number << 5 | _LETTERS.index(one)
    return number.to_bytes(_BYTES)


def _plain(text: str) -> str:
    said = text.strip().upper()
    if said.startswith(_CODE):  # the whole text of the code on the sheet, as a scanner types it
        said = said.split("|")[1]
    return said.translate(_SEEN_AS).strip()


def stretched(secret: bytes) -> bytes:
    """The 32 bytes that wrap; 160 random bits need no slow function."""
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - a plain file never loads it
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415 - as above

    return HKDF(SHA256(), 32, None, b"amends-recovery-1").derive(secret)


def _check(group: str, place: int) -> str:
    # Odd weights: any one wrong letter changes the sum; the place tells exchanged groups.
    total = sum((2 * n + 1) * _LETTERS.index(one) for n, one in enumerate(group)) + 11 * place
    return _LETTERS[total % 32]
