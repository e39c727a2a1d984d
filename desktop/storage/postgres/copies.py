"""The backups of a house on a server as a desk sees them: made by the scheduler of the server's machine, noted in the house itself."""

from pathlib import Path

from desktop.domain.errors import Refusal
from desktop.domain.ids import Micros
from desktop.storage.running import Running
from desktop.usecases.keeping import Kept, Plan, Standing

_STANDING = "SELECT good_at, path, head, failed_at, failed, detail FROM backup_standing()"


class ServerCopies:
    """`keeping.Backups`. A desk may not read what a dump must hold, so that it makes none: it says how they stand."""

    def __init__(self, database: Running) -> None:
        self._database = database

    @property
    def apart(self) -> bool:
        """How they stand is asked of the server on the connection of the window."""
        return False

    def plan(self) -> Plan:
        """Never from here."""
        return Plan("", 0, elsewhere=True)

    def set_plan(self, plan: Plan) -> None:
        """See `keeping.Backups`: the plan is the scheduler's."""
        del plan
        raise Refusal("backup.on_server")

    def standing(self) -> Standing:
        """See `keeping.Backups`; nothing is told to whoever is no administrator."""
        found = self._database.text(_STANDING)
        return Standing(*found[0]) if found else Standing()

    def make(self, folder: Path | None = None) -> Kept:
        """See `keeping.Backups`: only the server's own administrator can."""
        raise Refusal("backup.on_server", detail=str(folder or ""))

    def kept(self) -> tuple[Kept, ...]:
        """The last one that is known of."""
        known = self.standing()
        return (Kept(Path(known.path), known.good_at, 0, known.head),) if known.good_at else ()

    def older(self, than: Micros) -> tuple[Kept, ...]:
        """See `keeping.Backups`: the last one; those before it lie beside it."""
        return tuple(one for one in self.kept() if one.at <= than)
