"""The key of an encrypted file: random, wrapped by a pass phrase and by a recovery key on paper, in a small file beside it.

The pass phrase can change without the file being written again. Whoever loses the small file and every copy of it loses the house:
each backup carries one.
"""

import base64
import contextlib
import json
import os
import unicodedata
from dataclasses import asdict, replace
from pathlib import Path

from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.storage import recovery, troubles

SHORTEST_PHRASE = 12
FREE_TRIES = 3  # wrong ones before a wait begins
_WAIT, _LONGEST = 5, 900  # seconds: of the first wait, doubled with each wrong one, and at most
_ROUNDS, _KIBIBYTES, _LANES = 3, 65_536, 1  # of Argon2id: RFC 9106, second recommended choice with one lane
_PHRASE, _PAPER = b"amends-file-key|phrase|1", b"amends-file-key|paper|1"
_PLAIN = b"SQLite format 3\0"


class Encrypted(troubles.FileTrouble):
    """The file is encrypted and no pass phrase was given."""

    KEY = "file.encrypted"


class WrongPhrase(troubles.FileTrouble):
    """Neither the pass phrase nor the recovery key of this file."""

    KEY = "file.phrase"


class TooSoon(troubles.FileTrouble):
    """Too many wrong ones; `detail` is how many seconds to wait."""

    KEY = "file.phrase_wait"


@frozen
class Lid:
    """What lies beside the file: the wrapped key twice; nothing in it opens the file alone."""

    version: int
    salt: str
    by_phrase: str
    by_paper: str


@frozen
class Tries:
    """How often in a row it was wrong, and until when nothing is tried, in microseconds since 1970."""

    wrong: int = 0
    until: Micros = 0


def beside(house: Path) -> Path:
    """Where the wrapped key of a file lies."""
    return house.with_name(house.name + ".key")


def next_beside(house: Path) -> Path:
    """Where it lies while the file is being exchanged; `settle` decides which of the two counts."""
    return house.with_name(house.name + ".key.next")


def tries_beside(house: Path) -> Path:
    """Where wrong pass phrases are counted."""
    return house.with_name(house.name + ".tries")


def is_locked(house: Path) -> bool:
    """Whether a pass phrase is needed.

    Raises:
        NotAFile, ReadOnly: nothing like a house lies there.
    """
    with contextlib.suppress(troubles.Missing):  # a house that is yet to be made
        troubles.must_be_file(house)
    settle(house)
    return beside(house).is_file()


def settle(house: Path) -> None:
    """End an exchange that was cut: the key counts if the file is encrypted, and goes if it is not."""
    waiting = next_beside(house)
    if not waiting.is_file() or not house.is_file():
        return
    # Nobody has the file open after a cut, so this handle takes nobody's locks along when it closes.
    with house.open("rb") as file:
        plain = file.read(len(_PLAIN)) == _PLAIN
    if plain:
        waiting.unlink()
    else:
        waiting.replace(beside(house))


# ── making and changing ──────────────────────────────────────────────────────────────────────────
def make(phrase: str) -> tuple[bytes, Lid, str]:
    """A new key, what lies beside the file, and the recovery key for the paper.

    Raises:
        Refusal: `phrase.short`.
    """
    key, paper = os.urandom(32), recovery.make()
    salt = os.urandom(16)
    return (
        key,
        Lid(1, _text(salt), _wrap(_stretched(phrase_of(phrase), salt), key, _PHRASE), _by_paper(paper, key)),
        paper,
    )


def phrase_of(phrase: str) -> str:
    """A pass phrase that may be set.

    Raises:
        Refusal: `phrase.short`; `detail` is the shortest length.
    """
    if len(phrase.strip()) < SHORTEST_PHRASE:
        raise Refusal("phrase.short", "phrase", str(SHORTEST_PHRASE))
    return phrase


def change_phrase(house: Path, said: str, phrase: str, now: Micros) -> None:
    """Set another pass phrase; `said` is the old one or the recovery key. The file itself stays as it is."""
    key = unlock(house, said, now)
    salt = os.urandom(16)
    by_phrase = _wrap(_stretched(phrase_of(phrase), salt), key, _PHRASE)
    write(beside(house), replace(_read(beside(house)), salt=_text(salt), by_phrase=by_phrase))


def new_paper(house: Path, said: str, now: Micros) -> str:
    """Another recovery key; the sheet printed before no longer opens the file, but still opens backups made with it."""
    key, paper = unlock(house, said, now), recovery.make()
    write(beside(house), replace(_read(beside(house)), by_paper=_by_paper(paper, key)))
    return paper


def write(place: Path, lid: Lid) -> None:
    """Put it there in one step, on the disk when this returns."""
    part = place.with_name(place.name + ".part")
    try:
        with os.fdopen(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w", encoding="ascii") as file:
            file.write(json.dumps(asdict(lid)))
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
    except OSError as error:
        raise troubles.ReadOnly(place.parent) from error


def carry(house: Path, copy: Path) -> None:
    """Give a copy of the file the same wrapped key."""
    write(beside(copy), _read(beside(house)))


# ── opening ──────────────────────────────────────────────────────────────────────────────────────
def unlock(house: Path, said: str, now: Micros) -> bytes:
    """The key of the file, by its pass phrase or its recovery key.

    Raises:
        Encrypted: nothing was said.
        WrongPhrase, TooSoon: and the wait grows.
        Refusal: `recovery.group`: a group of the recovery key was mistyped; that is no try.
        Broken: what lies beside the file cannot be read.
    """
    if not said:
        raise Encrypted(house)
    tries = _tries(house)
    if tries.until > now:
        raise TooSoon(-((now - tries.until) // 1_000_000))
    lid = _read(beside(house))
    paper = recovery.read(said) if recovery.looks_like(said) else None
    try:
        if paper is not None:
            key = _unwrap(recovery.stretched(paper), lid.by_paper, _PAPER)
        else:
            key = _unwrap(_stretched(said, _bytes(lid.salt)), lid.by_phrase, _PHRASE)
    except ValueError as error:
        _count(house, tries.wrong + 1, now)
        raise WrongPhrase(house) from error
    tries_beside(house).unlink(missing_ok=True)
    return key


def _tries(house: Path) -> Tries:
    try:
        return Tries(**json.loads(tries_beside(house).read_text(encoding="ascii")))
    except (OSError, ValueError, TypeError):
        return Tries()  # none yet; who can write here could also copy the file and guess elsewhere


def _count(house: Path, wrong: int, now: Micros) -> None:
    wait = min(_LONGEST, _WAIT << min(wrong - FREE_TRIES, 10)) if wrong >= FREE_TRIES else 0
    text = json.dumps(asdict(Tries(wrong, now + wait * 1_000_000)))
    try:
        tries_beside(house).write_text(text, encoding="ascii")
    except OSError as error:
        raise troubles.ReadOnly(house.parent) from error


def _read(place: Path) -> Lid:
    try:
        found = Lid(**json.loads(place.read_text(encoding="ascii")))
        for part in (found.salt, found.by_phrase, found.by_paper):
            _bytes(part)
    except FileNotFoundError as error:
        raise troubles.Missing(place) from error
    except (OSError, ValueError, TypeError) as error:
        raise troubles.Broken(place) from error
    return found


def _by_paper(paper: str, key: bytes) -> str:
    return _wrap(recovery.stretched(recovery.read(paper)), key, _PAPER)


def _stretched(phrase: str, salt: bytes) -> bytes:
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415 - a plain file never loads it

    # Spaces at the ends are a slip of the hand; an input method may write a letter in another form.
    text = unicodedata.normalize("NFKC", phrase.strip())
    return hash_secret_raw(text.encode(), salt, _ROUNDS, _KIBIBYTES, _LANES, 32, Type.ID)


def _wrap(by: bytes, key: bytes, what: bytes) -> str:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - see _stretched

    nonce = os.urandom(12)
    return _text(nonce + AESGCM(by).encrypt(nonce, key, what))


def _unwrap(by: bytes, wrapped: str, what: bytes) -> bytes:
    """Raise ValueError when it is not the right one."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - see _stretched
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - see _stretched

    held = _bytes(wrapped)
    try:
        return AESGCM(by).decrypt(held[:12], held[12:], what)
    except InvalidTag as error:
        raise ValueError from error


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
