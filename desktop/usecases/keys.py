"""The keyring: everybody's signing key is made at the first password, pinned in the log, and opened by the pass phrase alone."""

from desktop.domain.case.keys import Made, Pinned
from desktop.domain.case.signature import Signer, key_id
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Case
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Clock, Ids
from desktop.usecases.house_log import HouseLog
from desktop.usecases.ports import Keys, Log, Smith, WrappedKey


@frozen
class Keyring:
    """The keys of a house. The private half is never stored but wrapped by the pass phrase, and leaves this class only as a `Signer`."""

    log: Log
    kept: Keys
    smith: Smith
    clock: Clock
    ids: Ids

    def pinned(self) -> dict[str, Pinned]:
        """Every public key that the log names, by its id, oldest first."""
        return dict(self._case().keys.all)

    def ensure(self, person: str, password: str) -> WrappedKey:
        """The person's key; made now where there is none, or where the log and the wrapped key do not belong together."""
        wrapped, newest = self.kept.get(person), self._case().keys.of(person)
        if wrapped is not None and newest is not None and wrapped.public == newest.public:
            return wrapped
        return self._make(person, password)

    def unlock(self, person: str, password: str) -> Signer:
        """Open the key for one signature. A pass phrase that was reset by somebody else opens nothing: the next key is made."""
        wrapped = self.ensure(person, password)
        write = self.smith.open(wrapped, password)
        if write is None:
            wrapped = self._make(person, password)
            write = self.smith.open(wrapped, password)
        if write is None:
            raise Refusal("key.locked", "password")
        return Signer(key_id(person, wrapped.number), write)

    def wrap_again(self, person: str, old: str, new: str) -> None:
        """The pass phrase is another: the same key is wrapped by the new one; of a key that the old one does not open the next is made."""
        wrapped = self.kept.get(person)
        if wrapped is None:
            return
        again = self.smith.wrap_again(wrapped, old, new)
        if again is None:
            self._make(person, new)
        else:
            self.kept.put(again)

    def forget(self, person: str) -> None:
        """Somebody else gave the person a new pass phrase: the old key is gone, and the next sign-in makes another."""
        self.kept.drop(person)

    def _make(self, person: str, password: str) -> WrappedKey:
        """Pin first, keep after: a key that is kept but in no log could sign nothing that holds."""
        made: list[WrappedKey] = []

        def say(house: Case, _: Stamp) -> Made:
            last = house.keys.of(person)
            made.append(self.smith.make(person, (last.number if last else 0) + 1, password))
            return Made(person, made[-1].number, made[-1].public)

        HouseLog(self.log, self.clock).enter(person, self.ids(), say)
        self.kept.put(made[-1])
        return made[-1]

    def _case(self) -> Case:
        return HouseLog(self.log, self.clock).case()
