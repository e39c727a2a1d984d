"""Evidence: the bytes are stored by their hash first, then the case says that it has them."""

from uuid import UUID

from desktop.domain.case.inquiry import LARGEST, AddEvidence
from desktop.domain.case.media import media_of, safe_name
from desktop.domain.errors import Refusal
from desktop.domain.ids import Micros
from desktop.domain.wording.words import NOTHING, Words
from desktop.usecases.desk import Desk
from desktop.usecases.outcomes import Outcome
from desktop.usecases.ports import Files


def attach(
    desk: Desk,
    files: Files,
    case_id: UUID,
    seen: int,
    content: bytes,
    name: str,
    *,
    kind: str = "",
    source: Words = NOTHING,
    taken_at: Micros | None = None,
    checks: tuple[str, ...] = (),
    command_id: UUID | None = None,
) -> Outcome:
    """Keep a file as evidence of a case.

    Raises:
        Refusal: `evidence.size`, `evidence.empty`, `evidence.kind`, `evidence.disguised`; nothing was stored.
    """
    if len(content) > LARGEST:
        raise Refusal("evidence.size", "file", str(len(content)))
    named = safe_name(name)
    media = media_of(content, named)
    sha256 = files.put(content, media)
    command = AddEvidence(sha256, Words(named), len(content), media, kind, source, taken_at, checks)
    return desk.handle(command, case_id, seen, command_id=command_id)
