"""Evidence: the bytes are stored by their hash first, then the case says that it has them."""

from hashlib import sha256
from uuid import UUID

from desktop.domain.case.inquiry import LARGEST, AddEvidence
from desktop.domain.case.media import is_media, media_of, safe_name
from desktop.domain.errors import Refusal, not_among
from desktop.domain.ids import Micros
from desktop.domain.wording.words import NOTHING, Words
from desktop.usecases.desk import Desk
from desktop.usecases.office import Office
from desktop.usecases.outcomes import NotEnteredError, Outcome, entered
from desktop.usecases.ports import Files


def require_true(office: Office, command: AddEvidence) -> None:
    """Raise Refusal unless the file is here, of the size that is said, and called as the catalogue calls such files."""
    kept = office.files.get(command.sha256)
    if kept is None:
        raise Refusal("file.missing", "sha256", command.sha256)
    if len(kept.content) != command.size:
        raise Refusal("field.kind", "size", str(command.size))
    if not is_media(kept.content, command.media):
        raise Refusal("field.kind", "media", command.media[:60])
    require_known(office, command.kind, command.checks)


def require_known(office: Office, kind: str, checks: tuple[str, ...] = ()) -> None:
    """Raise Refusal unless the catalogue knows the kind ("" is not said yet) and each of the points, which it counts from 1."""
    kinds = {one.id: len(one.check) for one in office.contents.evidence.kinds}
    if kind and kind not in kinds:
        raise not_among("kind", kind, kinds)
    points = [str(number) for number in range(1, kinds.get(kind, 0) + 1)]
    for one in checks:
        if one not in points:
            raise not_among("checks", one, points)
    if len(set(checks)) != len(checks):
        raise Refusal("field.kind", "checks", ", ".join(checks))


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
    """Keep a file as evidence of a case: the bytes and the entry, or neither.

    Raises:
        Refusal: `evidence.size`, `evidence.empty`, `evidence.kind`, `evidence.disguised`; nothing was stored.
    """
    if len(content) > LARGEST:
        raise Refusal("evidence.size", "file", str(len(content)))
    named = safe_name(name)
    media = media_of(content, named)
    seal = sha256(content).hexdigest()
    command = AddEvidence(seal, Words(named), len(content), media, kind, source, taken_at, checks)
    # What was erased is not stored again; whether this command was done before, the desk still says.
    if seal in desk.case(case_id).privacy.files_erased:
        return desk.handle(command, case_id, seen, command_id=command_id)
    try:
        with desk.together():
            files.put(content, media)
            return entered(desk.handle(command, case_id, seen, command_id=command_id))
    except NotEnteredError as not_entered:
        return not_entered.outcome
