"""The house that is attacked: cases in every state that an attack wants, made by the program itself, and what must not change."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from hashlib import sha256
from typing import Any, cast
from uuid import UUID, uuid4

import psycopg
from psycopg import sql
from typing_extensions import override

from desktop.domain.case import codec
from desktop.domain.case.handling import Assign, Claim, Release
from desktop.domain.case.looks import Look
from desktop.domain.case.numbers import NumberKept
from desktop.domain.case.privacy import Restrict
from desktop.domain.case.record import record_digest
from desktop.domain.case.remedy import Approve, Choose, Propose
from desktop.domain.case.signing import AskSignOff
from desktop.domain.case.state import Case, Event
from desktop.domain.people import Role
from desktop.domain.wording.words import Words
from desktop.storage.log import new_salt
from desktop.storage.postgres.people import verifier
from desktop.usecases.desk import Desk, refusal_of
from desktop.usecases.evidence import attach
from desktop.usecases.office import Office
from desktop.usecases.privacy import note_health
from desktop.usecases.signing import sign
from tests.cluster import Cluster
from tests.usecases.house import DONE, PASSWORD, Town

MIGRATOR = "mo"
PLAIN = "00" * 8
TABLES = (
    "log", "words", "ticket", "ticket_search", "issue", "promise", "option", "evidence", "bell", "ask", "case_reader", "source",
    "evidence_file", "file_put", "account", "house", "message", "message_mark", "desk_mark", "passed_over", "policy", "power", "kind", "known_word", "ear", "role_may", "standing", "stage",
    "chain_head", "act", "looked", "looked_words", "health_note", "kept_number", "person_key", "presence", "backup_note", "alembic_version",
)  # fmt: skip
ASIDE = (
    "ticket",
    "ticket_search",
    "issue",
    "promise",
    "option",
    "evidence",
    "bell",
    "ask",
    "source",
    "message",
)  # what moves with a restriction
# A ticket says the moment of its entry.
_APPEND = """WITH now AS MATERIALIZED (SELECT {} AS at),
  said AS (SELECT now.at, jsonb_set(r, '{{put}}', (SELECT coalesce(jsonb_agg(CASE one ->> 0 WHEN 'ticket' THEN
      jsonb_build_array('ticket', (one -> 1) || jsonb_build_object('last_at', coalesce(now.at, 0))) ELSE one END), '[]') FROM jsonb_array_elements(r -> 'put') one)) AS rows
    FROM now CROSS JOIN (SELECT %(rows)s::jsonb AS r) x)
SELECT seq FROM said CROSS JOIN LATERAL amends.append(%(case)s, %(version)s, %(command)s, said.at, %(events)s, %(words)s, said.rows, %(source)s)"""
HIDDEN_FILE = b"\x89PNG\r\n\x1a\nwhat only supervisors see"
NUMBER = "10000000417"  # of the customer of every case here
NOW = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint"


def trusted(text: str) -> Any:
    """A statement of our own: the driver wants to see that no value is written into it."""
    return text


class Signed(Town):
    """Tells cases through the logins of several people."""

    def __init__(self, offices: dict[str, Office]) -> None:
        super().__init__(offices["li"], cast("Any", None))
        self.offices = offices

    @override
    def desk(self, person: str) -> Desk:
        office = self.offices[person]
        account = office.accounts.get(person)
        assert account is not None
        return office.desk(account.person)

    @override
    def ids(self) -> UUID:
        return self.office.ids()


@dataclass
class Ground:
    """The prepared house; each attack gets it, and a connection of its own."""

    server: Cluster
    database: str
    opened: UUID = field(default_factory=uuid4)  # li holds it, and asks for more than a supervisor may promise
    ready: UUID = field(default_factory=uuid4)  # waits for a signature, nothing given
    costly: UUID = field(default_factory=uuid4)  # waits for a signature, more given than a supervisor may sign
    worked: UUID = field(default_factory=uuid4)  # waits for a signature, shen wrote in it
    handed: UUID = field(default_factory=uuid4)  # waits for a signature, given to shen who did nothing in it
    taken: UUID = field(default_factory=uuid4)  # waits for a signature, shen had claimed it and given it back
    kept: UUID = field(default_factory=uuid4)  # only shen may see it
    closed: UUID = field(default_factory=uuid4)
    chens: UUID = field(default_factory=uuid4)  # chen holds it
    cases: dict[UUID, Case] = field(default_factory=dict[UUID, Case])
    begun: str = ""  # what it looked like before anybody attacked it

    # ── what an attack is made of ────────────────────────────────────────────────────────────────
    def connect(self, person: str) -> psycopg.Connection:
        """Sign in as a person, outside the program."""
        return psycopg.connect(self.server.url(self.database, person, PASSWORD))

    def boss(self) -> psycopg.Connection:
        """The server's own administrator."""
        return self.server.boss(self.database)

    def ticket(self, case_id: UUID) -> dict[str, Any]:
        """The row of a case as its next entry would have it: a forgery is false in one place only."""
        with self.boss() as boss:
            row = boss.execute("SELECT to_jsonb(t) FROM amends.ticket t WHERE case_id = %s", (case_id,)).fetchone()
        assert row is not None
        return {**row[0], "version": row[0]["version"] + 1}

    def append(
        self,
        on: psycopg.Connection,
        case_id: UUID,
        events: Sequence[Event] | str,
        *,
        version: int | None = None,
        words: str | None = "",
        rows: str = '{"put": [], "drop": []}',
        at: str = NOW,
        command: UUID | None = None,
        source: str = "",
    ) -> object:
        """Call the door itself; what is not given is as the program would say it."""
        known = self.cases.get(case_id)
        coded = codec.Coded(events, None) if isinstance(events, str) else codec.encode(_salted(events), new_salt)
        given: dict[str, object] = {
            "case": case_id,
            "version": version if version is not None else (known.version if known else 0) + 1,
            "command": command or uuid4(),
            "events": coded.text,
            "words": coded.words if words == "" else words,
            "source": source,
        }
        given["rows"] = self._with_ticket(case_id, given["version"], rows)
        query = sql.SQL(_APPEND).format(sql.SQL(trusted(at)))
        return on.execute(query, given).fetchall()

    def _with_ticket(self, case_id: UUID, version: object, rows: str) -> str:
        """These rows, and the ticket of the case where they have none."""
        said = json.loads(rows)
        if case_id in self.cases and all(table != "ticket" for table, _ in said["put"]):
            said["put"].insert(0, ["ticket", {**self.ticket(case_id), "version": version}])
        return json.dumps(said)


def _salted(events: Sequence[Event]) -> Sequence[Event]:
    """Words of a test under the plain salt get one of their name: a server takes the same under no other."""
    if any(isinstance(one, NumberKept) for one in events):
        return events  # it names the digests of its texts
    return [
        replace(one, **{f.name: _named(getattr(one, f.name), f"{type(one).__name__}.{f.name}") for f in fields(one)})
        for one in events
    ]


def _named(value: Any, name: str) -> Any:
    match value:
        case Words():
            return Words(value, sha256(name.encode()).hexdigest()[:16]) if value.salt in {"", PLAIN} else value
        case (str() as told, *rest) if rest and not isinstance(told, Words):
            return (told, *(_named(one, f"{name}.{told}") for one in rest))
        case (*every,) if isinstance(value, tuple):
            return tuple(_named(one, name) for one in every)
        case _:
            return value


def make(server: Cluster, database: str) -> Ground:
    """Receive the cases of a house, and make the person who may change its tables."""
    ground = Ground(server, database)
    with ground.boss() as boss:
        boss.execute(trusted(f"CREATE ROLE mo LOGIN PASSWORD '{verifier(boss, MIGRATOR, PASSWORD)}'"))
        boss.execute(sql.SQL("GRANT amends_migrator TO {}").format(sql.Identifier(MIGRATOR)))
        boss.execute(
            sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(sql.Identifier(database), sql.Identifier(MIGRATOR))
        )
    from desktop import bootstrap  # noqa: PLC0415 - the house is built before it is opened

    address = f"postgresql://127.0.0.1:{server.port}/{database}"
    offices = {
        name: bootstrap.open_shared(address, name, PASSWORD)[0] for name in ("li", "chen", "shen", "luo", "boss")
    }
    try:
        _tell(ground, Signed(offices))
    finally:
        for office in offices.values():
            office.close()
    with ground.boss() as boss:
        boss.execute(
            "INSERT INTO amends.message VALUES ('x', %s, 'chen', 'breach', 'rule:x', '', 1, 1, 1, NULL)",
            (ground.chens,),
        )
        boss.execute(
            "INSERT INTO amends_aside.message VALUES ('y', %s, 'shen', 'breach', 'rule:y', '', 1, 1, 1, NULL)",
            (ground.kept,),
        )
        ground.begun = fingerprint(boss)
    return ground


def _tell(ground: Ground, town: Signed) -> None:
    ground.opened = town.receive()
    town.do(ground.opened, DONE[1], Propose(town.ids(), "remedy-explanation", Words("赔偿"), amount=500_000))
    ground.chens = town.receive("chen")
    town.do(ground.chens, DONE[1], by="chen")
    ground.ready = town.through(6)
    town.ask(ground.ready)
    ground.costly = _costly(town)
    ground.worked = town.through(5)
    town.step(ground.worked, 6, by="shen")
    town.ask(ground.worked)
    ground.handed = town.through(6)
    town.ask(ground.handed)
    town.do(ground.handed, Assign("shen"))
    ground.taken = town.receive()
    town.do(ground.taken, Claim(), Release(), by="shen")
    for step in range(1, 7):
        town.step(ground.taken, step)
    town.ask(ground.taken)
    ground.kept = town.receive("shen", narrative=Words("只给主管看的秘密内容"))
    done = attach(town.desk("shen"), town.offices["shen"].files, ground.kept, 1, HIDDEN_FILE, "照片.png")
    assert refusal_of(done) is None
    town.do(ground.kept, Restrict((Role.SUPERVISOR.value,), (), "about-staff", Words("涉及员工")), by="shen")
    town.offices["shen"].looks.add(
        Look(town.office.clock(), "shen", "reveal", ground.kept, "intake.phone"), "客人要求回电"
    )
    desk = town.desk("shen")
    done = note_health(town.offices["shen"], desk, ground.kept, desk.case(ground.kept).version, town.ids(), "过敏史")
    assert refusal_of(done) is None
    ground.closed = town.through(6)
    record = town.ask(ground.closed)
    shen = town.desk("shen")
    seen = shen.case(ground.closed).version
    done = sign(shen, town.offices["shen"].door, ground.closed, seen, record, Words("同意"), PASSWORD)
    assert refusal_of(done) is None
    every = (ground.opened, ground.chens, ground.ready, ground.costly, ground.worked, ground.handed, ground.taken)
    ground.cases = {one: town.desk("shen").case(one) for one in (*every, ground.kept, ground.closed)}


def _costly(town: Signed) -> UUID:
    """5,000 given, with the general manager's approval: more than a supervisor signs."""
    case_id = town.through(3)
    option = town.ids()
    offer = Propose(option, "remedy-explanation", Words("赔偿"), amount=500_000)
    town.do(case_id, offer)
    town.do(case_id, Approve(option, Words("同意")), by="luo")
    town.do(case_id, DONE[4], Choose(option, Words("好")), DONE[5])
    town.step(case_id, 6)
    town.do(case_id, AskSignOff(record_digest(town.case(case_id)), Words("属实")))
    return case_id


def fingerprint(on: psycopg.Connection) -> str:
    """What must not change: every row of every table, who is who on the server, who may do what, every function and trigger."""
    whole = sql.SQL("SELECT {}, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {} t")
    tables = [sql.Identifier("amends", one) for one in TABLES if one != "act"]
    known = [sql.SQL(trusted(f"({one})")) for one in _CATALOGUES]
    # A server gives the parts of a union in whatever order it likes, unless it is told.
    parts = sql.SQL(" UNION ALL ").join(whole.format(n, one) for n, one in enumerate([*tables, *known]))
    return str(on.execute(parts + sql.SQL(" ORDER BY 1")).fetchall())


_CATALOGUES = (
    "SELECT rolname, rolsuper, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication, rolbypassrls, rolconnlimit, md5(coalesce(rolpassword, '')) FROM pg_authid",
    "SELECT r.rolname, m.rolname, a.admin_option FROM pg_auth_members a JOIN pg_roles r ON r.oid = a.roleid JOIN pg_roles m ON m.oid = a.member",
    "SELECT datname, datacl FROM pg_database",
    "SELECT nspname, nspowner::regrole, nspacl FROM pg_namespace WHERE nspname NOT LIKE 'pg_t%'",
    "SELECT relname, relowner::regrole, relacl, relrowsecurity, reltype::int FROM pg_class WHERE relnamespace IN ('amends'::regnamespace, 'amends_aside'::regnamespace, 'amends_seen'::regnamespace)",
    "SELECT proname, proowner::regrole, proacl, md5(prosrc) FROM pg_proc WHERE pronamespace IN ('amends'::regnamespace, 'amends_keeper'::regnamespace)",
    "SELECT tgname, tgenabled FROM pg_trigger",
    "SELECT polname, polrelid::regclass FROM pg_policy",
    "SELECT count(*) FROM pg_event_trigger",
    "SELECT count(*) FROM pg_largeobject_metadata",
    "SELECT count(*) FROM pg_extension",
    "SELECT setdatabase, setrole, setconfig FROM pg_db_role_setting",
    "SELECT login, digest FROM amends_keeper.entered",
)


def unguard(ground: Ground) -> None:
    """Take every "no" out of the rules, and everybody's walls away: what is left must let each attack through."""
    with ground.boss() as boss:
        boss.execute("SET search_path = amends, pg_temp")
        boss.execute(
            sql.SQL("ALTER DATABASE {} SET search_path = amends, public").format(sql.Identifier(ground.database))
        )
        for said in _WITHOUT:
            boss.execute(trusted(said))
        found = boss.execute(
            "SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace IN ('amends'::regnamespace, 'amends_keeper'::regnamespace)"
        ).fetchall()
        for (text,) in found:
            weak = text.replace("RAISE EXCEPTION USING", "RAISE NOTICE USING").replace(
                "RAISE unique_violation USING", "RAISE NOTICE USING"
            )
            weak = weak.replace("events := p_events::jsonb", "events := '[]'")
            if weak != text:
                boss.execute(weak)
        for schema, table, trigger in boss.execute(
            """SELECT relnamespace::regnamespace::text, relname, tgname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid
            WHERE NOT tgisinternal AND tgname NOT IN ('log_chain', 'looked_chain')"""
        ).fetchall():
            boss.execute(
                sql.SQL("DROP TRIGGER {} ON {}").format(sql.Identifier(trigger), sql.Identifier(schema, table))
            )
        for (person,) in boss.execute("SELECT id FROM account UNION SELECT 'mo'").fetchall():
            boss.execute(sql.SQL("ALTER ROLE {} SUPERUSER").format(sql.Identifier(person)))


_WITHOUT = (
    "CREATE OR REPLACE FUNCTION refuse(key text, detail text DEFAULT '') RETURNS void LANGUAGE sql AS 'SELECT'",
    "CREATE OR REPLACE FUNCTION unreadable(detail text) RETURNS void LANGUAGE sql AS 'SELECT'",
    "CREATE OR REPLACE FUNCTION may(role text, wanted text) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    "CREATE OR REPLACE FUNCTION unseen() RETURNS SETOF uuid LANGUAGE sql AS 'SELECT NULL::uuid WHERE false'",
    "CREATE OR REPLACE FUNCTION readable(events text, beside text) RETURNS void LANGUAGE sql AS 'SELECT'",
    "CREATE OR REPLACE FUNCTION judge_moment(p_case uuid, p_at bigint) RETURNS void LANGUAGE sql AS 'SELECT'",
    """CREATE OR REPLACE FUNCTION judge(p_case uuid, p_version int, p_at bigint, events jsonb, who account) RETURNS standing
      LANGUAGE sql AS $$ SELECT p_case, '', false, NULL::jsonb, 0::bigint $$""",
    "CREATE OR REPLACE FUNCTION judged_rows(made log, events jsonb, p_rows jsonb, stood standing) RETURNS jsonb LANGUAGE sql AS 'SELECT p_rows'",
    "ALTER TABLE log DROP CONSTRAINT log_case_id_version_key, DROP CONSTRAINT log_command_id_key, ALTER at DROP NOT NULL, ALTER hash DROP NOT NULL",
    """CREATE OR REPLACE FUNCTION amends_keeper.make(login text, verifier text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
      IF EXISTS (SELECT 1 FROM pg_roles r WHERE r.rolname = login) THEN EXECUTE format('ALTER ROLE %I PASSWORD %L', login, verifier);
      ELSE EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L', login, verifier); END IF; END $$""",
    "ALTER ROLE amends_keeper SUPERUSER",
    "CREATE OR REPLACE FUNCTION lock_head() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM 1 FROM chain_head FOR UPDATE; END $$",
    "ALTER TABLE ticket_search DROP CONSTRAINT ticket_search_case_id_key",
    "ALTER TABLE ticket DROP CONSTRAINT ticket_case_id_key, DROP CONSTRAINT ticket_number_key_key",
)
