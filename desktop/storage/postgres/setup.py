"""Prepares a PostgreSQL database for a house: roles, tables, rules, grants. Run again, it does only what is missing."""

import json
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
from psycopg import conninfo, sql

from desktop.domain.errors import Refusal
from desktop.domain.people import Person, Role
from desktop.storage import migrate
from desktop.storage.houses import house_text, read_house
from desktop.storage.postgres import address, certificates, troubles
from desktop.storage.postgres.kinds import kinds, known_words, role_may
from desktop.storage.postgres.people import first_administrator, verifier
from desktop.storage.postgres.roles import KEEPER, OWNER, Done, make_roles
from desktop.storage.postgres.walls import close_walls
from desktop.usecases.house import House

KEEPER_RULES = migrate.RULES / "setup" / "keeper.sql"
OLDEST = 14  # major version of PostgreSQL
_ADD_POWER = "INSERT INTO power (pack, act, post, up_to) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING"
LATEST_MARK = "amends "  # begins the comment on the schema: which rules are in force

Powers = Mapping[str, Sequence[tuple[str, str, int | None]]]  # pack version -> (act, post, up to)


class Step(NamedTuple):
    """One thing that setup did: a key of [server] in words.toml and what it was done to."""

    key: str
    what: str


Tell = Callable[[Step], None]


def prepare(url: str, tell: Tell) -> int:
    """Prepare the database of an administrator's URL; gives how much there was to do, 0 = nothing.

    Args:
        url: postgresql://… of somebody who may make roles and databases; the database is made when it is missing.
        tell: hears every step as soon as it is done.

    Raises:
        Refusal: `server.prepared` (before anything is made), `server.old` (PostgreSQL below 14), `server.rights`, `server.encoding`;
            what the connection is refused for.
    """
    count = 0

    def done(key: str, what: str) -> None:
        nonlocal count
        count += 1
        tell(Step(key, what))

    _database(url, done)
    with connected(url) as boss:
        _able(boss)
        make_roles(boss, done)
        close_walls(boss, done)
        _rules(boss, done)
        for what, mend in boss.execute("SELECT what, mend FROM amends.bared()").fetchall():
            boss.execute(mend)
            done("bared", what)
        _doors(boss, done)
    return count


def connected(url: str, *, database: str = "") -> psycopg.Connection:
    """A connection of whoever the address names, encrypted and checked as for everybody; each statement for itself.

    Raises:
        ServerTrouble: why there is none.
    """
    given = conninfo.conninfo_to_dict(url)
    found = address.parameters(url, str(given.get("user") or ""), address.told(url))
    known: dict[str, Any] = {name: value for name, value in found.items() if name != "user" or value}
    try:
        if database:
            known["dbname"] = database
        return psycopg.connect(**known, autocommit=True)
    except psycopg.Error as error:
        trouble = certificates.at_the_door(error, known, known=False)
        if isinstance(trouble, troubles.WrongPassword):
            trouble = troubles.KeeperPassword(address.secret_from(url))
        raise trouble from error


def _database(url: str, done: Done) -> None:
    """Make the database when the server does not have it."""
    name = _name(url)
    with connected(url, database="postgres") as boss:
        _nothing_prepared(boss)
        if not boss.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone():
            making = sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(sql.Identifier(name))
            try:
                boss.execute(making)
            except psycopg.errors.InsufficientPrivilege as error:
                raise Refusal("server.rights", detail=boss.info.user) from error
            done("database", name)


def _nothing_prepared(boss: psycopg.Connection) -> None:
    """Transactions that anybody may leave prepared keep their locks over restarts: whoever holds them could not be closed."""
    if many := boss.execute("SELECT current_setting('max_prepared_transactions')::int").fetchall()[0][0]:
        raise Refusal("server.prepared", detail=str(many))


def _name(url: str) -> str:
    """The database of an address."""
    name = str(conninfo.conninfo_to_dict(url).get("dbname") or "") if address.is_address(url) else ""
    if not name:
        raise troubles.BadAddress(url.rpartition("@")[2])
    return name


def _able(boss: psycopg.Connection) -> None:
    if boss.info.server_version < OLDEST * 10_000:
        raise Refusal("server.old", detail=str(boss.info.server_version // 10_000))
    row = boss.execute(
        "SELECT rolsuper, pg_encoding_to_char(encoding), current_user FROM pg_roles, pg_database WHERE rolname = current_user AND datname = current_database()"
    ).fetchone()
    if row is None or not row[0]:
        raise Refusal("server.rights", detail=str(row[2] if row else ""))
    if row[1] != "UTF8":
        raise Refusal("server.encoding", detail=str(row[1]))


def _rules(boss: psycopg.Connection, done: Done) -> None:
    """The tables, by their migrations, and the rules that stand over them: set anew whenever they differ."""
    mark = LATEST_MARK + fingerprint()
    row = boss.execute("SELECT obj_description(%s::regnamespace, 'pg_namespace')", (migrate.SCHEMA,)).fetchone()
    if row is not None and row[0] == mark:
        return
    with boss.transaction():
        boss.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(KEEPER)))
        boss.execute(_text(KEEPER_RULES))
        boss.execute(sql.SQL("REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {} FROM PUBLIC").format(sql.Identifier(KEEPER)))
        boss.execute(sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(sql.Identifier(KEEPER), sql.Identifier(OWNER)))
        boss.execute(
            sql.SQL("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA {} TO {}").format(
                sql.Identifier(KEEPER), sql.Identifier(OWNER)
            )
        )
    migrate.upgrade_server(boss)
    boss.autocommit = True
    with boss.transaction():
        as_owner(boss)
        _vocabulary(boss)
    boss.execute(sql.SQL("COMMENT ON SCHEMA {} IS {}").format(sql.Identifier(migrate.SCHEMA), sql.Literal(mark)))
    done("rules", migrate.SCHEMA)


def _doors(boss: psycopg.Connection, done: Done) -> None:
    """Let in whoever has an account here: a copy of a database, or one that was restored, has forgotten whom it let in."""
    found = boss.execute(
        """SELECT a.id, a.role, r.oid IS NOT NULL FROM amends.account a LEFT JOIN pg_roles r ON r.rolname = a.id
        WHERE a.active = 1 AND (r.oid IS NULL OR NOT has_database_privilege(r.oid, current_database(), 'CONNECT')) ORDER BY a.id"""
    ).fetchall()
    # Builds before this one left whoever was closed among those who may read.
    closed = boss.execute(
        """SELECT a.id, a.role FROM amends.account a JOIN pg_roles r ON r.rolname = a.id AND NOT r.rolcanlogin
        WHERE a.active = 0 AND pg_has_role(r.oid, 'amends_people', 'member') ORDER BY a.id"""
    ).fetchall()
    for one in closed:
        boss.execute("SELECT amends_keeper.place(%s, %s, false)", one)
        done("out", one[0])
    for person, role, known in found:
        try:
            with boss.transaction():
                if not known:
                    boss.execute("SELECT amends_keeper.make_closed(%s)", (person,))
                boss.execute("SELECT amends_keeper.place(%s, %s, true)", (person, role))
        except psycopg.Error as error:
            if (refused := troubles.named(error)) is None or refused.reason != "account.elsewhere":
                raise
            done("elsewhere", person)  # the name is somebody else's here: another house's, or made by hand
        else:
            done("door" if known else "no-password", person)


def let_in(url: str, login: str, password: str) -> None:
    """Give an administrator of a house that came from elsewhere a password here: from them all others get theirs.

    Raises:
        Refusal: `account.unknown`, `role.administer` when the account is no open one of an administrator; `account.elsewhere`.
    """
    with connected(url) as boss, boss.transaction():
        as_owner(boss)
        row = boss.execute("SELECT role FROM account WHERE id = %s AND active = 1", (login,)).fetchone()
        if row is None:
            raise Refusal("account.unknown", "administrator", login)
        if row[0] != Role.ADMINISTRATOR.value:
            raise Refusal("role.administer", "administrator", login)
        try:
            if not boss.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (login,)).fetchone():
                boss.execute("SELECT amends_keeper.make_closed(%s)", (login,))
            boss.execute("SELECT amends_keeper.secret(%s, %s, false)", (login, verifier(boss, login, password)))
            boss.execute("SELECT amends_keeper.place(%s, %s, true)", (login, row[0]))
            boss.execute("SELECT enter('password-set', json_build_object('id', %s::text))", (login,))
        except psycopg.Error as error:
            raise troubles.named(error) or error from error


def _vocabulary(boss: psycopg.Connection) -> None:
    with boss.cursor() as cursor:
        cursor.execute("DELETE FROM kind")
        cursor.execute("DELETE FROM role_may")
        cursor.execute("DELETE FROM known_word")
        cursor.executemany("INSERT INTO known_word VALUES (%s, %s)", known_words())
        cursor.executemany("INSERT INTO kind VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)", kinds())
        cursor.executemany("INSERT INTO role_may VALUES (%s, %s)", role_may())


def fingerprint() -> str:
    """What the rules of this program are: the hash of every file of them, of the migrations and of the vocabulary."""
    files = [*sorted(migrate.RULES.glob("*.sql")), KEEPER_RULES, *sorted((migrate.SCRIPTS / "versions").glob("*.py"))]
    texts = [path.read_text(encoding="utf-8") for path in files]
    return sha256("\n".join([*texts, json.dumps([kinds(), role_may(), known_words()])]).encode()).hexdigest()[:32]


def _text(path: Path) -> Any:
    """A file of our own statements; the driver wants to see that no value is written into them."""
    return path.read_text(encoding="utf-8")


class Beginning(NamedTuple):
    """What a new house begins with."""

    house: House
    powers: Powers
    administrator: Person
    password: str


def begin(url: str, beginning: Beginning) -> None:
    """Make the house and its first administrator in a prepared database.

    Raises:
        Refusal: `server.begun` when there is a house already; `account.elsewhere` when the server knows the sign-in name.
    """
    with connected(url) as boss, boss.transaction():
        as_owner(boss)
        if boss.execute("SELECT 1 FROM house").fetchone():
            raise Refusal("server.begun")
        boss.execute("SELECT lock_head()")
        body = house_text(beginning.house)
        boss.execute("INSERT INTO house VALUES (1, %s)", (body,))
        boss.execute("SELECT enter('house-set', json_build_object('sha256', hashed(%s::text)))", (body,))
        _tell_powers(boss, beginning.powers)
        try:
            first_administrator(boss, beginning.administrator, beginning.password)
        except psycopg.Error as error:
            raise troubles.named(error) or error from error


def tell_powers(url: str, powers: Powers) -> int:
    """Say what versions of packs allow that the server does not know yet; gives how many."""
    with connected(url) as boss, boss.transaction():
        as_owner(boss)
        return _tell_powers(boss, powers)


def _tell_powers(boss: psycopg.Connection, powers: Powers) -> int:
    known = {str(one) for (one,) in boss.execute("SELECT DISTINCT pack FROM power").fetchall()}
    new = {pack: said for pack, said in powers.items() if said and pack not in known}
    for pack, said in new.items():
        boss.execute("SELECT put_powers(%s, %s)", (pack, json.dumps([list(one) for one in said])))
    # What a newer program asks of a pack that is known, and the end of a version, written into its text when the next one is there.
    missing = [(pack, *one) for pack, said in powers.items() if pack in known for one in said]
    added = set[str]()
    for one in missing:
        if boss.execute(_ADD_POWER, one).rowcount:
            added.add(one[0])
    return len(new) + len(added)


def own_packs(url: str) -> dict[str, str]:
    """The texts of the packs that the house itself brought in, by name."""
    with connected(url) as boss:
        found = boss.execute("SELECT name, body FROM amends.policy WHERE kind = 'pack'").fetchall()
    return {str(name): str(body) for name, body in found}


def there(url: str) -> House | None:
    """The house that is in a database already; None also where nothing was prepared, or there is no database yet."""
    _name(url)
    try:
        return house_at(url)
    except (
        troubles.Unprepared,
        psycopg.errors.UndefinedTable,
        psycopg.errors.InvalidSchemaName,
        psycopg.errors.InsufficientPrivilege,
    ):
        return None


def house_at(url: str) -> House:
    """The house of a prepared database.

    Raises:
        Refusal: `server.unprepared` when there is none.
    """
    with connected(url) as boss:
        row = boss.execute("SELECT body FROM amends.house").fetchone()
    if row is None:
        raise troubles.Unprepared(address.shown(url))
    return read_house(str(row[0]))


def as_owner(boss: psycopg.Connection) -> None:
    """Whatever is done until the end of the transaction is done by the owner of the tables."""
    boss.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(OWNER)))
    boss.execute("SET LOCAL search_path = amends, pg_temp")
