"""Who is typing where, on a server: said for oneself only, through the server's functions."""

from uuid import UUID

from typing_extensions import override

from desktop.domain.ids import Micros
from desktop.storage.presence import StoredPresence

_TYPING = "SELECT type_in(CAST(? AS uuid), CAST(? AS text))"
_LEFT = "SELECT type_out(CAST(? AS uuid))"


class ServerPresence(StoredPresence):
    """`usecases.presence.Presence`; the server says who it is and until when."""

    @override
    def typing(self, person: str, case_id: UUID, place: str, now: Micros) -> None:
        self.database.text(_TYPING, (case_id, place))

    @override
    def left(self, person: str, case_id: UUID) -> None:
        self.database.text(_LEFT, (case_id,))
