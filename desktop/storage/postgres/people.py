"""People of a shared house as the server knows them: login roles, whose passwords no statement ever carries."""

import psycopg

from desktop.domain.people import Person


def verifier(driver: psycopg.Connection, login: str, password: str) -> str:
    """What the server keeps of a password (SCRAM-SHA-256), made on this machine."""
    encoding = driver.info.encoding
    made = driver.pgconn.encrypt_password(password.encode(encoding), login.encode(encoding), b"scram-sha-256")
    return made.decode(encoding)


def first_administrator(boss: psycopg.Connection, person: Person, password: str) -> None:
    """Make the account that all others come from; `boss` acts as the owner, in a transaction of the caller.

    Raises:
        psycopg.Error: `account.elsewhere` (AM001) when the server has a role of that name already.
    """
    boss.execute(
        "INSERT INTO account (id, name, role, post, sites, active, password_hash, failed, wait_until, last_used, added_at) "
        "VALUES (%s, %s, %s, %s, %s, 1, '', 0, 0, 0, micros(clock_timestamp()))",
        (person.id, person.name, person.role.value, person.post, " ".join(person.sites)),
    )
    boss.execute("SELECT amends_keeper.make(%s, %s)", (person.id, verifier(boss, person.id, password)))
    boss.execute("SELECT amends_keeper.place(%s, %s, true)", (person.id, person.role.value))
    boss.execute("SELECT enter_person('person-added', %s)", (person.id,))
