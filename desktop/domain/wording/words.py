"""Personal text: kept beside the log under a salted digest, so that it can be erased and the chain still holds."""

from typing import NewType

Words = NewType("Words", str)
NOTHING = Words("")
ERASED = Words("▮▮▮")
