"""The roles of a shared house on its server: nobody signs in as any of them, people are members of theirs."""

from collections.abc import Callable

import psycopg
from psycopg import sql

from desktop.domain.people import Role

OWNER, KEEPER, PEOPLE, MIGRATOR = "amends_owner", "amends_keeper", "amends_people", "amends_migrator"
CLOSED = "amends_closed"  # whoever is no longer here: it may nothing, and says whose login it was
EYES = "amends_eyes"  # owns the views of the log, so that its policy stands between it and whoever reads
GROUPS = tuple("amends_" + role.value.replace("-", "_") for role in Role)

Done = Callable[[str, str], None]  # hears each step: its key and what it was done to


def make_roles(boss: psycopg.Connection, done: Done) -> None:
    """Make the owner, the keeper of logins, and a group for every role of the house, where they are missing."""
    for name in (OWNER, KEEPER, PEOPLE, CLOSED, MIGRATOR, EYES, *GROUPS):
        if not boss.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (name,)).fetchone():
            more = sql.SQL("CREATEROLE" if name == KEEPER else "NOCREATEROLE")
            boss.execute(sql.SQL("CREATE ROLE {} NOLOGIN {}").format(sql.Identifier(name), more))
            done("role", name)
    kept = [
        (one, True) for one in (PEOPLE, CLOSED, *GROUPS)
    ]  # the keeper gives these to people; the others it only uses
    for group, gives in (*kept, ("pg_signal_backend", False), ("pg_read_all_stats", False)):
        found = boss.execute(
            "SELECT bool_or(admin_option) FROM pg_auth_members WHERE roleid = %s::regrole AND member = %s::regrole",
            (group, KEEPER),
        ).fetchone()
        known = found[0] if found else None
        if known is None or (gives and not known):
            said = "GRANT {} TO {} WITH ADMIN OPTION" if gives else "GRANT {} TO {}"
            boss.execute(sql.SQL(said).format(sql.Identifier(group), sql.Identifier(KEEPER)))
            done("granted", f"{group} → {KEEPER}")
    if boss.execute("SELECT pg_has_role(%s, %s, 'member')", (OWNER, EYES)).fetchone() != (True,):
        boss.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(EYES), sql.Identifier(OWNER)))
        done("granted", f"{EYES} → {OWNER}")
