"""The door: who is there, and whether the password fits; five wrong ones slow the sixth."""

from collections.abc import Callable

from desktop.domain.case.signature import Signer
from desktop.domain.errors import Refusal
from desktop.domain.ids import Clock, Micros
from desktop.domain.people import May, Person, Role
from desktop.domain.wording.clean import clean_name
from desktop.domain.wording.masking import numbers_in
from desktop.usecases.journal import LOST
from desktop.usecases.keys import Keyring
from desktop.usecases.ports import Account, Accounts, Passwords, Tickets
from desktop.usecases.read_models import Filter, Query, Tile, View

FREE_TRIES = 5
WAIT: Micros = 30_000_000  # after five wrong passwords, doubled for each further one
LONGEST_WAIT: Micros = 15 * 60_000_000
SHORTEST_PASSWORD = 8
_MAY_BE_SET = LOST | {"server.password"}  # after these a server may have taken the new one


def nothing_kept(person: str, old: str, new: str) -> None:
    """A house in a file keeps nothing under a person's password but the key."""
    del person, old, new


def wait_after(failed: int) -> Micros:
    """How long nobody may try again after so many wrong passwords in a row."""
    return min(WAIT << min(failed - FREE_TRIES, 30), LONGEST_WAIT) if failed >= FREE_TRIES else 0


class Door:
    """Sign-in, the second password at a signature, and the accounts of the house."""

    def __init__(
        self, accounts: Accounts, passwords: Passwords, clock: Clock, keyring: Keyring,
        rewrap: Callable[[str, str, str], None] = nothing_kept,
    ) -> None:  # fmt: skip
        """`rewrap` puts what else is kept here under a person's password (person, old, new) under the new one."""
        self._accounts, self._passwords, self._clock, self._keyring = accounts, passwords, clock, keyring
        self._rewrap = rewrap

    @property
    def empty(self) -> bool:
        """Nobody has an account yet: the first start."""
        return not self._accounts.all()

    def tiles(self, tickets: Tickets) -> tuple[Tile, ...]:
        """The faces of the sign-in page, most recently used first; of those who never came, who works with guests first."""
        now = self._clock()
        known = [a for a in self._accounts.all() if a.person.active]
        order = list(Role)
        known.sort(key=lambda a: (-a.last_used, order.index(a.person.role), a.person.id))
        return tuple(Tile(a.person, _overdue(tickets, a.person.id, now), a.last_used) for a in known)

    def people(self) -> tuple[Person, ...]:
        """Everybody, active or not."""
        return tuple(account.person for account in self._accounts.all())

    def enter(self, person_id: str, password: str) -> Person:
        """Let a person in.

        Raises:
            Refusal: `password.wrong` (detail: tries left), `password.wait` (detail: seconds), `account.unknown`, `account.closed`.
        """
        account = self._accounts.get(person_id.strip().casefold())
        if account is None:
            raise Refusal("account.unknown", "person", person_id)
        if not account.person.active:
            raise Refusal("account.closed", "person", account.person.name)
        now = self._clock()
        if account.wait_until > now:
            raise Refusal("password.wait", "password", str((account.wait_until - now + 999_999) // 1_000_000))
        if not self._passwords.matches(account.password_hash, password):
            raise self._failed(account, now)
        self._accounts.tried(account.person.id, ok=True, wait_until=0, now=now)
        if account.person.may(May.SIGN):
            # Pinned long before it is needed: a key that is as old as its owner's first day cannot be slipped in later.
            self._keyring.ensure(account.person.id, password)
        return account.person

    def unlock(self, person_id: str, password: str) -> Signer:
        """The password once more, and the person's key opened by it for one signature.

        Raises:
            Refusal: as `enter`; `key.locked`.
        """
        return self._keyring.unlock(self.enter(person_id, password).id, password)

    def _failed(self, account: Account, now: Micros) -> Refusal:
        failed = account.failed + 1
        wait = 0
        if wait_after(failed):
            wait = now + wait_after(failed)
        self._accounts.tried(account.person.id, ok=False, wait_until=wait, now=now)
        if wait:
            return Refusal("password.wait", "password", str((wait - now) // 1_000_000))
        return Refusal("password.wrong", "password", str(FREE_TRIES - failed))

    def add(self, person: Person, password: str, by: Person | None) -> Person:
        """Make an account. The first one makes itself and must be an administrator; later ones an administrator makes.

        Raises:
            Refusal: `role.administer`, `account.first`, `account.exists`, `account.id`, `account.number`, `password.short`.
        """
        first = self.empty
        if first and person.role is not Role.ADMINISTRATOR:
            raise Refusal("account.first", "role")
        if not first and (by is None or by.role is not Role.ADMINISTRATOR):
            raise Refusal("role.administer")
        login = clean_name(person.id, "person").casefold()
        if not login or any(c in login for c in "|/\\ \t"):
            raise Refusal("account.id", "person", person.id)
        if numbers_in(login):
            raise Refusal("account.number", "person")
        if self._accounts.get(login):
            raise Refusal("account.exists", "person", login)
        if not (name := clean_name(person.name, "name")):
            raise Refusal("text.missing", "name")
        made = Person(login, name, person.role, person.post, active=True, sites=person.sites)
        self._accounts.add(made, self.hashed(password), self._clock(), by.id if by else made.id)
        return made

    def hashed(self, password: str) -> str:
        """The slow hash of a new password.

        Raises:
            Refusal: `password.short`.
        """
        if len(password) < SHORTEST_PASSWORD:
            raise Refusal("password.short", "password", str(SHORTEST_PASSWORD))
        return self._passwords.hash(password)

    def change(self, person: Person, by: Person) -> None:
        """Change role, post or name, or close the account; only an administrator, and never the last one."""
        if by.role is not Role.ADMINISTRATOR:
            raise Refusal("role.administer")
        others = [p for p in self.people() if p.active and p.role is Role.ADMINISTRATOR and p.id != person.id]
        if not others and not (person.active and person.role is Role.ADMINISTRATOR):
            raise Refusal("account.last", "role")
        self._accounts.change(person, by.id)

    def reset(self, person_id: str, password: str, by: Person) -> None:
        """Give a person a new password; an administrator for anybody, everybody for oneself. Their key is lost: the next is made."""
        if by.role is not Role.ADMINISTRATOR and by.id != person_id:
            raise Refusal("role.administer")
        self._accounts.set_password(person_id, self.hashed(password), by.id)
        self._keyring.forget(person_id)

    def change_password(self, person_id: str, old: str, new: str) -> None:
        """Take another password by giving the old one: the same key is wrapped again, and signatures go on under its number.

        On a server the session goes on under the new one.

        Raises:
            Refusal: as `enter`; `password.short`; `password.changed` where the server was lost afterwards, `password.not_known` where
                it was lost meanwhile.
        """
        hashed = self.hashed(new)
        person = self.enter(person_id, old)
        # The key first: a cut in between leaves a key that the old password no longer opens, and the next one is made.
        self._keyring.wrap_again(person.id, old, new)
        self._take(person.id, hashed, new)
        self._rewrap(person.id, old, new)
        # By the new one from now on: on a server the session goes on under it.
        try:
            taken = self._passwords.matches(hashed, new)
        except Refusal as lost:
            raise Refusal("password.changed", "password") from lost
        if not taken:
            raise Refusal("password.wrong", "password")

    def _take(self, person_id: str, hashed: str, new: str) -> None:
        """Set it. Where the line broke the server may have it: then the old one opens nothing any more, and the new one does."""
        try:
            self._accounts.set_password(person_id, hashed, person_id)
        except Refusal as lost:
            if lost.reason not in _MAY_BE_SET:
                raise
            try:
                taken = self._passwords.matches(hashed, new)
            except Refusal as away:
                raise Refusal("password.not_known", "password") from away
            if not taken:
                raise


def _overdue(tickets: Tickets, person_id: str, now: Micros) -> int:
    """How many of the person's cases are overdue, counted to a page."""
    return len(tickets.page(Query(View.MINE, Filter(due_before=now)), person_id, now).rows)
