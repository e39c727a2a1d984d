"""Evidence inside the database of the house, under its SHA-256."""

from hashlib import sha256

from desktop.domain.case.inquiry import LARGEST
from desktop.storage import troubles
from desktop.storage.running import Running
from desktop.usecases.read_models import EvidenceFile


class StoredFiles:
    """`ports.Files`."""

    GET = "SELECT media, bytes FROM evidence_file WHERE sha256 = ?"
    PUT = "INSERT INTO evidence_file(sha256, media, bytes) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING"

    def __init__(self, database: Running) -> None:
        self.database = database

    def put(self, content: bytes, media: str) -> str:
        """Keep a file of at most 10 MB and give its hash; the same content is kept once.

        Raises:
            TooBig: more than that.
        """
        if len(content) > LARGEST:
            raise troubles.TooBig(len(content))
        seal = seal_of(content)
        self.database.text(self.PUT, (seal, media, content))
        return seal

    def get(self, sha256: str) -> EvidenceFile | None:
        """The file of a hash.

        Raises:
            Broken: its bytes are no longer those.
        """
        found = self.database.text(self.GET, (sha256,))
        if not found:
            return None
        media, content = found[0]
        if seal_of(content) != sha256:
            raise troubles.Broken(sha256)
        return EvidenceFile(sha256, media, content)


def seal_of(content: bytes) -> str:
    """The SHA-256 of some bytes in hex."""
    return sha256(content).hexdigest()
