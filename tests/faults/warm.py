"""What every forked process would otherwise load for itself, half a second each: loaded once, by the process that is forked."""

from desktop import bootstrap
from desktop.storage.search_terms import sounds
from tests.faults import desks, worker
from tests.migrations import upgrading
from tests.usecases.house import OPENING, PACKS

WORK = (desks.write, desks.claim, worker.write, worker.claim, worker.cut, upgrading.upgrade)

bootstrap.packs(frozenset(PACKS))
sounds(str(OPENING.name))
