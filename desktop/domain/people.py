"""Who works here and what each role may do."""

from enum import StrEnum

from desktop.domain.frozen import frozen


class Role(StrEnum):
    """The seven roles of an account; posts of a house (duty manager, desk nurse) say more in `Person.post`."""

    HANDLER = "handler"
    SUPERVISOR = "supervisor"
    DEPARTMENT_MANAGER = "department-manager"
    FOLLOW_UP = "follow-up"
    GENERAL_MANAGER = "general-manager"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"  # the inspector: reads what was done, writes nothing


class May(StrEnum):
    """What a command asks for."""

    RECEIVE = "receive"
    HANDLE = "handle"
    APPROVE = "approve"
    SIGN = "sign"
    DECIDE_AT_CAP = "decide-at-cap"
    ADMINISTER = "administer"
    HOLD = "hold"  # legal holds and longer keeping
    ERASE = "erase"
    AUDIT = "audit"  # who did and read what
    READ_HEALTH = "read-health"  # beside whoever handles the case
    FIGURES = "figures"  # puts their name to the figures of a period


_ALL = frozenset({May.RECEIVE, May.HANDLE})
ALLOWED: dict[Role, frozenset[May]] = {
    Role.HANDLER: _ALL,
    Role.FOLLOW_UP: _ALL,
    Role.DEPARTMENT_MANAGER: _ALL | {May.APPROVE},
    Role.SUPERVISOR: _ALL | {May.APPROVE, May.SIGN, May.DECIDE_AT_CAP, May.HOLD, May.READ_HEALTH},
    Role.GENERAL_MANAGER: _ALL
    | {May.APPROVE, May.SIGN, May.DECIDE_AT_CAP, May.HOLD, May.ERASE, May.AUDIT, May.READ_HEALTH, May.FIGURES},
    Role.ADMINISTRATOR: frozenset({May.RECEIVE, May.ADMINISTER, May.HOLD, May.ERASE}),
    Role.AUDITOR: frozenset({May.AUDIT}),
}

# Told of the figures of a period that were signed, and reading them.
MANAGERS = frozenset({Role.DEPARTMENT_MANAGER, Role.SUPERVISOR, Role.GENERAL_MANAGER})


@frozen
class Person:
    """A member of staff as the account names them."""

    id: str  # the login name: stable, in the log
    name: str
    role: Role
    post: str = ""  # a role id of the pack that sets title and authority; "" = the role's own
    active: bool = True
    sites: tuple[str, ...] = ()  # the district: whose cases are shown and told; empty = the whole house

    def serves(self, site: str) -> bool:
        """Say whether a site of the house lies in the person's district."""
        return not self.sites or site in self.sites

    def may(self, what: May) -> bool:
        """Say whether the role allows it."""
        return self.active and what in ALLOWED[self.role]

    @property
    def reads_figures(self) -> bool:
        """Say whether figures that were signed are for this person too."""
        return self.active and (self.role in MANAGERS or self.may(May.AUDIT))

    @property
    def counts_figures(self) -> bool:
        """Say whether the figures of any time are counted for this person."""
        return self.may(May.SIGN) or self.may(May.AUDIT)
