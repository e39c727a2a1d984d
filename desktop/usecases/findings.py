"""What a check of a house may find, each named by the kind of tampering or damage that leaves it."""

from enum import StrEnum

from desktop.domain.case.heads import End, Heads
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros


class Kind(StrEnum):
    """Keys of sentences in `resources/content/refusals.toml`."""

    FILE = "verify.file"  # SQLite's own check of the structure
    EDITED = "verify.edited"  # an entry is not what was written
    DELETED = "verify.deleted"  # an entry is gone from the middle
    SWAPPED = "verify.swapped"  # two entries have changed places
    CUT = "verify.cut"  # the tables tell of entries that the log no longer has
    UNREADABLE = "verify.unreadable"  # an entry says nothing that this program understands
    UNLAWFUL = "verify.unlawful"  # an event that the rules do not allow there
    WORDS = "verify.words"  # a text beside the log differs from its digest, or is gone
    NULLED = "verify.nulled"  # a text is erased, but no entry says that it was
    STANDS = "verify.stands"  # a text that an entry says was erased is there
    UNNOTED = "verify.unnoted"  # a health note or a number kept apart that no entry names
    ROWS = "verify.rows"  # a computed row is not what its log says
    SIDE = "verify.side"  # on a server a row of a restricted case lies where everybody reads, or another one apart
    SEARCH = "verify.search"  # the search index is not what the rows say
    EVIDENCE = "verify.evidence"  # the bytes of a file are not those of its hash, or are gone
    BEHIND = "verify.behind"  # the log ends before the anchor: cut, or an old backup put back
    DIFFERS = "verify.differs"  # the entry of the anchor has another hash: the chain was computed anew
    FORGED = "verify.forged"  # a signature that its signer's key did not write, or by a key that nobody pinned
    BEYOND = "verify.beyond"  # a signature or approval that its giver might not give then: their role, or their limit
    KEY = "verify.key"  # a key in the log is not the one on its owner's card
    SHEET = "verify.sheet"  # the file of a sheet is not the one that was entered when it was printed
    LOOKED = "verify.looked"  # who looked at what was edited, cut or made up
    ACTS_BEHIND = "verify.acts_behind"  # that chain ends before the anchor: cut, or an old backup put back
    ACTS_DIFFER = "verify.acts_differ"  # its row of the anchor has another hash: computed anew
    UNENTERED = "verify.unentered"  # people, rules or the house were changed, and no entry says so
    TRIGGERS = "verify.triggers"  # a trigger that keeps the log is missing, added or says something else

    BARED = "verify.bared"  # on a server: a trigger, row security or the limits of a login are turned off


# What lists and the search say besides the log: `rebuild` puts it right, and nothing that was written is in doubt.
OF_LISTS = frozenset({Kind.ROWS, Kind.SEARCH})


@frozen
class Finding:
    """One thing that is not as it should be: what, at which entry, of which case, and more for an expert."""

    kind: Kind
    seq: int = 0  # 0 = not about one entry
    number: str = ""
    detail: str = ""
    more: int = 0  # so many more of this kind in this case, which are not told by themselves


@frozen
class Verdict:
    """What a check found; `entries` and `cases` say how much was looked at, `head` is the end of the log, `looked` that of the chain of acts, where it was seen."""

    findings: tuple[Finding, ...]  # the graver ones first
    entries: int
    cases: int
    head: End
    looked: End | None = None
    restored: Micros = 0  # the house was put back to a copy of this moment, which nobody here took note of yet

    @property
    def holds(self) -> bool:
        """Nothing was found."""
        return not self.findings

    @property
    def anchor(self) -> str:
        """Both as a sheet or a backup shows them in full, see `domain.case.heads`."""
        return str(Heads(self.head, self.looked))


@frozen
class SheetSays:
    """What the file of a printed sheet says of itself, and the SHA-256 of the file."""

    number: str
    form: str
    copy: int
    head: str  # of both chains
    sha256: str
