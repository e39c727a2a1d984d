"""Personal text: kept beside the log under a salted digest, so that it can be erased and the chain and every signature still hold."""

from hashlib import sha256
from typing import Self

SALT = 16  # characters of every salt: with another length the end of a salt could be read as the beginning of a text


class Words(str):
    """What a person wrote. `salt` and `seal` are those of the log, once the text is in it; an erased text keeps its seal only."""

    __slots__ = ("salt", "seal")
    salt: str
    seal: str

    def __new__(cls, text: str = "", salt: str = "", seal: str = "") -> Self:
        """Take a text; with a salt the seal is made unless it is given."""
        made = super().__new__(cls, text)
        made.salt, made.seal = salt, seal or (digest(salt, text) if salt else "")
        return made

    @property
    def mark(self) -> str:
        """What stands for this text in the record that is signed: never the text itself."""
        return self.seal or (digest("", self) if self else _NO_MARK)


class Mark(str):
    """The digest of a text that is kept apart from the log; it knows that text and its salt until it is written."""

    __slots__ = ("salt", "word")
    salt: str
    word: str

    def __new__(cls, salt: str, word: str) -> Self:
        """Seal a text."""
        made = super().__new__(cls, digest(salt, word))
        made.salt, made.word = salt, word
        return made


def digest(salt: str, word: str) -> str:
    """What the log keeps of a word: 32 hex digits."""
    return sha256((salt + word).encode(errors="surrogatepass")).hexdigest()[:32]


def fits(salt: str, word: str, seal: str) -> bool:
    """Whether this text is the one that was sealed; a text that was cut at either end, with a salt to make up for it, is not."""
    return len(salt) == SALT and digest(salt, word) == seal


_NO_MARK = digest("", "")  # most texts of a case are not there
NOTHING = Words("")
ERASED = Words("▮▮▮")
