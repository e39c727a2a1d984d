"""The ends of both chains, as paper, backups and commands write them: "seq:hash" of the log, "+", "seq:hash" of the chain of acts."""

import unicodedata
from typing import NamedTuple

from typing_extensions import override

End = tuple[int, bytes]  # seq and hash of the newest row, or the beginning of the hash, as a page shows it
_JOINT = "+"


class Heads(NamedTuple):
    """How far both chains went; `looked` None: of a paper from before, or of a reader who may not see who looked."""

    log: End
    looked: End | None = None

    @override
    def __str__(self) -> str:
        """In full."""
        return _JOINT.join(f"{end[0]}:{end[1].hex()}" for end in self if end is not None)


def heads_of(text: str) -> Heads | None:
    """Read them again; None when the text is none."""
    # Typed with a Chinese keyboard, the signs come in another width.
    log, joint, looked = unicodedata.normalize("NFKC", text).strip().partition(_JOINT)
    first, second = _end(log), _end(looked)
    return None if first is None or (joint and second is None) else Heads(first, second)


def with_acts(log: str, looked: End) -> str:
    """The end of the log as it was read, and that of the other chain."""
    return f"{log}{_JOINT}{looked[0]}:{looked[1].hex()}"


def same(noted: str, found: str) -> bool:
    """Whether a backup has the heads that were noted; notes of before name the log alone."""
    return noted in {found, found.partition(_JOINT)[0]}


def shown(text: str, digits: int) -> str:
    """The same with the beginning of each hash only: for a foot of a page and a code."""
    ends = (end.partition(":") for end in text.split(_JOINT))
    return _JOINT.join(f"{seq}:{seal[:digits]}" for seq, _, seal in ends)


def _end(text: str) -> End | None:
    seq, _, seal = text.partition(":")
    try:
        return (int(seq), bytes.fromhex(seal.replace(" ", ""))) if seq.isdecimal() and seal else None
    except ValueError:
        return None
