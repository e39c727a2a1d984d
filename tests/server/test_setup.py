"""A server is prepared from nothing, from half, and again; people are managed by command, and signed out when they are closed."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql

from desktop.domain.errors import Refusal
from desktop.storage.postgres import setup
from tests.cli.amends import PASSWORD, Shell
from tests.cluster import PASSWORD as CLUSTER_PASSWORD
from tests.cluster import Cluster
from tests.hostile.ground import trusted
from tests.shared import prepared

MADE = ("--site", "兰亭酒店", "--pack", "hotel-house", "--administrator", "Han", "--full-name", "韩梅")


@pytest.fixture
def house(server: Cluster, shell: Shell) -> Iterator[str]:
    """A house made by command; gives the address for its people."""
    said = shell("serve-setup", server.url("house"), *MADE, stdin=PASSWORD + "\n")
    assert said.code == 0, said.err
    yield f"postgresql://127.0.0.1:{server.port}/house"
    with server.boss("house") as boss:
        people = [row[0] for row in boss.execute("SELECT id FROM amends.account").fetchall()]
    server.drop("house")
    with server.boss() as boss:
        for one in people:
            boss.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(one)))


def add(shell: Shell, house: str, name: str, role: str, password: str = PASSWORD) -> None:
    said = shell("user", "add", name, "--role", role, "--db", house, "--as", "han", stdin=password + "\n")
    assert said.code == 0, said.err


def lets_in(server: Cluster, name: str, password: str = PASSWORD) -> bool:
    try:
        psycopg.connect(server.url("house", name, password)).close()
    except psycopg.OperationalError:
        return False
    return True


# ── preparing ────────────────────────────────────────────────────────────────────────────────────
_CATALOGUE = """SELECT 'index', schemaname || '.' || indexname, indexdef FROM pg_indexes WHERE schemaname LIKE 'amends%'
    UNION ALL SELECT 'view', schemaname || '.' || viewname, definition FROM pg_views WHERE schemaname LIKE 'amends%'
    UNION ALL SELECT 'function', p.oid::regprocedure::text, md5(p.prosrc) FROM pg_proc p WHERE p.pronamespace::regnamespace::text LIKE 'amends%'
    UNION ALL SELECT 'policy', polrelid::regclass || '.' || polname, pg_get_expr(polqual, polrelid) FROM pg_policy
    UNION ALL SELECT 'table', c.oid::regclass::text, c.relacl::text || c.relrowsecurity FROM pg_class c WHERE c.relnamespace::regnamespace::text LIKE 'amends%' AND c.relkind = 'r'
    ORDER BY 1, 2, 3"""
_BEFORE = (  # what builds left that hid rows by policies alone
    "DROP INDEX amends.ticket_phone, amends_aside.ticket_phone",
    "CREATE INDEX ticket_phone_apart ON amends.ticket (lower(phone_key), received_at) WHERE phone_key <> ''",
    "CREATE FUNCTION amends.found_phone(text, bigint, int) RETURNS SETOF bigint LANGUAGE sql AS 'SELECT 1::bigint'",
    "ALTER TABLE amends.ticket ENABLE ROW LEVEL SECURITY",
    "CREATE POLICY seen ON amends.ticket USING (true)",
    "GRANT SELECT ON amends.ticket, amends.log TO amends_people",
    "COMMENT ON SCHEMA amends IS 'amends of before'",
)


@pytest.mark.usefixtures("house")
def test_a_server_of_an_earlier_build_becomes_what_a_new_one_is(server: Cluster) -> None:
    with server.boss("house") as boss:
        fresh = boss.execute(_CATALOGUE).fetchall()
        for one in _BEFORE:
            boss.execute(sql.SQL(trusted(one)))
        assert boss.execute(_CATALOGUE).fetchall() != fresh
        setup.prepare(server.url("house"), lambda _: None)
        assert boss.execute(_CATALOGUE).fetchall() == fresh


def test_the_first_run_says_what_it_did_and_the_second_that_there_is_nothing(
    server: Cluster, shell: Shell, house: str
) -> None:
    del house
    again = shell("serve-setup", server.url("house"), *MADE, stdin=PASSWORD + "\n")
    assert (again.code, again.out) == (0, "Ready: there is nothing to do.\n")


def test_what_a_newer_program_asks_of_a_known_pack_is_added(server: Cluster, shell: Shell, house: str) -> None:
    del house
    with server.boss("house") as boss:
        before = boss.execute("SELECT * FROM amends.power ORDER BY 1, 2, 3").fetchall()
        assert boss.execute("DELETE FROM amends.power WHERE act = 'claim' RETURNING pack").fetchall()
    again = shell("serve-setup", server.url("house"))
    assert again.code == 0
    assert "Entered what packs allow" in again.out
    with server.boss("house") as boss:
        assert boss.execute("SELECT * FROM amends.power ORDER BY 1, 2, 3").fetchall() == before


def test_steps_are_lines_of_json_when_asked_for(server: Cluster, shell: Shell) -> None:
    said = shell("serve-setup", server.url("plain"), "--json")
    assert {"database", "schema", "rules"} <= {line["done"] for line in said.lines}
    assert shell("serve-setup", server.url("plain"), "--json").lines == []
    server.drop("plain")


HURT = (
    "GRANT CONNECT ON DATABASE hurt TO PUBLIC",
    "GRANT USAGE ON SCHEMA public TO PUBLIC",
    "GRANT USAGE ON LANGUAGE plpgsql TO PUBLIC",
    "GRANT EXECUTE ON FUNCTION lo_create(oid) TO PUBLIC",
    "REVOKE amends_handler FROM amends_keeper",
    "ALTER DATABASE hurt RESET statement_timeout",
    "COMMENT ON SCHEMA amends IS 'amends of yesterday'",
)


@pytest.mark.parametrize("hurt", HURT)
def test_what_is_missing_is_made_again(server: Cluster, hurt: str) -> None:
    url = server.url("hurt")
    setup.prepare(url, lambda _: None)
    with server.boss("hurt") as boss:
        boss.execute(hurt)  # pyright: ignore[reportArgumentType, reportCallIssue] # one of the list above
    steps: list[setup.Step] = []
    assert setup.prepare(url, steps.append) == len(steps) == 1
    assert setup.prepare(url, steps.append) == 0


def test_somebody_without_rights_is_told_so(server: Cluster) -> None:
    with server.boss() as boss:
        boss.execute("CREATE ROLE small LOGIN CREATEDB CREATEROLE PASSWORD 'small-1'")
    with pytest.raises(Refusal) as refused:
        setup.prepare(server.url("small", "small", "small-1"), lambda _: None)
    assert (refused.value.reason, refused.value.detail) == ("server.rights", "small")
    server.drop("small")


def test_a_server_on_which_transactions_can_be_left_prepared_is_refused_and_named(shell: Shell) -> None:
    """Locks of such a one outlast a restart: nobody could close the account of whoever left it."""
    server = prepared(options=("max_prepared_transactions=3",))
    try:
        with server.boss("house") as boss:
            boss.execute("COMMENT ON SCHEMA amends IS 'amends of yesterday'")
        for name in ("new", "house"):
            said = shell("serve-setup", server.url(name), *MADE, stdin=PASSWORD + "\n")
            assert said.code == 1
            assert "max_prepared_transactions = 3" in said.err
            assert said.out == "", "nothing was done"
        with server.boss("house") as boss:
            assert boss.execute("SELECT 1 FROM pg_database WHERE datname = 'new'").fetchall() == []
            mark = boss.execute("SELECT obj_description('amends'::regnamespace, 'pg_namespace')").fetchall()
        assert mark == [("amends of yesterday",)]
        found = shell("verify", "--db", server.url("house"), "--json", password=CLUSTER_PASSWORD).data["findings"]
        assert [(one["kind"], one["detail"]) for one in found] == [
            ("verify.unentered", "server: max_prepared_transactions = 3")
        ]
        server.stop()
        server.options = server.options[:-1]
        server.start()
        assert shell("verify", "--db", server.url("house"), password=CLUSTER_PASSWORD).code == 0, (
            "the control: as a server has it by itself"
        )
        setup.prepare(server.url("house"), lambda _: None)
    finally:
        server.remove()


def test_another_encoding_is_refused(server: Cluster) -> None:
    with server.boss() as boss:
        boss.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(Refusal) as refused:
        setup.prepare(server.url("latin"), lambda _: None)
    assert (refused.value.reason, refused.value.detail) == ("server.encoding", "LATIN1")
    server.drop("latin")


def test_a_second_house_is_refused_the_names_of_the_first(server: Cluster, shell: Shell, house: str) -> None:
    del house
    said = shell("serve-setup", server.url("second"), *MADE, stdin=PASSWORD + "\n")
    assert said.code == 1
    assert "han" in said.err
    server.drop("second")


def test_a_house_needs_its_packs_and_its_administrator(server: Cluster, shell: Shell) -> None:
    said = shell("serve-setup", server.url("half"), "--site", "兰亭")
    assert (said.code, "--pack" in said.err) == (1, True)


# ── a house that comes to another server ─────────────────────────────────────────────────────────
def test_a_house_restored_on_another_server_lets_its_people_in_again(server: Cluster, shell: Shell, house: str) -> None:
    for one in ("li", "wang"):
        add(shell, house, one, "handler")
    with server.boss("house") as boss:
        for one in ("han", "li", "wang"):
            boss.execute("SELECT amends_keeper.place(%s, 'handler', false)", (one,))
            boss.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(one)))
        boss.execute("CREATE ROLE wang LOGIN PASSWORD 'by-hand-1'")
    url = server.url("house")
    said = shell("serve-setup", url)
    assert said.code == 0
    assert "li has no password on this server yet: amends user reset li" in said.out
    assert "wang is somebody else's sign-in name" in said.out
    assert not lets_in(server, "han")
    short = shell("serve-setup", url, "--administrator", "han", stdin="x\n")
    assert (short.code, "password" in short.err.casefold()) == (1, True)
    refused = shell("serve-setup", url, "--administrator", "li", stdin=PASSWORD + "\n")
    assert refused.code == 1
    again = shell("serve-setup", url, "--administrator", "han", stdin=PASSWORD + "\n")
    assert (again.code, "han can sign in" in again.out) == (0, True), again
    assert lets_in(server, "han")
    assert not lets_in(server, "li")
    assert shell("user", "reset", "li", "--db", house, "--as", "han", stdin=PASSWORD + "\n").code == 0
    assert lets_in(server, "li")
    with server.boss("house") as boss:
        boss.execute("DROP ROLE wang")
    assert "wang has no password" in shell("serve-setup", url).out
    assert shell("user", "reset", "wang", "--db", house, "--as", "han", stdin=PASSWORD + "\n").code == 0
    assert lets_in(server, "wang")


# ── people ───────────────────────────────────────────────────────────────────────────────────────
def test_an_account_is_a_login_of_its_own(server: Cluster, shell: Shell, house: str) -> None:
    add(shell, house, "li", "handler")
    assert lets_in(server, "li")
    assert not lets_in(server, "li", "another-1234")
    with server.boss("house") as boss:
        row = boss.execute("SELECT rolpassword, rolsuper, rolcreaterole FROM pg_authid WHERE rolname = 'li'").fetchone()
    assert row is not None
    assert (row[0].partition("$")[0], row[1], row[2]) == ("SCRAM-SHA-256", False, False)


def test_no_statement_carries_a_password(server: Cluster, shell: Shell, house: str) -> None:
    with server.boss("house") as boss:
        boss.execute("ALTER SYSTEM SET log_statement = 'all'")
        boss.execute("SELECT pg_reload_conf()")
    add(shell, house, "li", "handler", "a-secret-of-li")
    shell("user", "reset", "li", "--db", house, "--as", "han", stdin="another-secret-of-li\n")
    said = (server.folder / "log").read_text(encoding="utf-8")
    assert "account_add" in said, "the log hears every statement"
    assert "secret-of-li" not in said
    with server.boss("house") as boss:
        boss.execute("ALTER SYSTEM RESET log_statement")
        boss.execute("SELECT pg_reload_conf()")


def test_whoever_is_closed_is_signed_out_at_once(server: Cluster, shell: Shell, house: str) -> None:
    add(shell, house, "li", "handler")
    with psycopg.connect(server.url("house", "li", PASSWORD), autocommit=True) as line:
        assert line.execute("SELECT 1").fetchone() == (1,)
        assert shell("user", "disable", "li", "--db", house, "--as", "han").code == 0
        with pytest.raises(psycopg.OperationalError):
            line.execute("SELECT 1")
    assert not lets_in(server, "li")
    assert shell("user", "enable", "li", "--db", house, "--as", "han").code == 0
    assert lets_in(server, "li")


def test_whom_an_earlier_build_left_among_the_readers_is_one_no_longer(
    server: Cluster, shell: Shell, house: str
) -> None:
    add(shell, house, "li", "handler")
    assert shell("user", "disable", "li", "--db", house, "--as", "han").code == 0
    reads = "SELECT pg_has_role('li', 'amends_people', 'member')"
    with server.boss("house") as boss:
        assert boss.execute(reads).fetchone() == (False,)
        boss.execute("GRANT amends_people TO li")
    again = shell("serve-setup", server.url("house"))
    assert (again.code, again.out) == (0, "Took back what a closed account could read: li\n")
    with server.boss("house") as boss:
        assert boss.execute(reads).fetchone() == (False,)
    assert shell("user", "enable", "li", "--db", house, "--as", "han").code == 0
    assert lets_in(server, "li")


def test_whoever_keeps_the_own_account_locked_is_closed_all_the_same(server: Cluster, shell: Shell, house: str) -> None:
    add(shell, house, "li", "handler")
    with psycopg.connect(server.url("house", "li", PASSWORD)) as line:
        line.execute("SET idle_in_transaction_session_timeout = 0")
        line.execute("SELECT amends.came()")
        line.execute("ALTER ROLE CURRENT_USER SET work_mem = '8MB'")
        assert shell("user", "disable", "li", "--db", house, "--as", "han").code == 0
        with pytest.raises(psycopg.OperationalError):
            line.execute("SELECT 1")
    assert not lets_in(server, "li")


def test_a_new_password_signs_out_and_lets_in(server: Cluster, shell: Shell, house: str) -> None:
    add(shell, house, "li", "handler")
    with psycopg.connect(server.url("house", "li", PASSWORD), autocommit=True) as line:
        assert shell("user", "reset", "li", "--db", house, "--as", "han", stdin="another-1234\n").code == 0
        with pytest.raises(psycopg.OperationalError):
            line.execute("SELECT 1")
    assert not lets_in(server, "li")
    assert lets_in(server, "li", "another-1234")


def test_another_role_is_another_group(server: Cluster, shell: Shell, house: str) -> None:
    add(shell, house, "li", "handler")
    assert (
        shell(
            "user", "role", "li", "--role", "supervisor", "--post", "service-manager", "--db", house, "--as", "han"
        ).code
        == 0
    )
    with server.boss("house") as boss:
        groups = boss.execute(
            "SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles p ON p.oid = m.member WHERE p.rolname = 'li' ORDER BY 1"
        ).fetchall()
    assert groups == [("amends_people",), ("amends_supervisor",)]
    listed = shell("user", "list", "--json", "--db", house, "--as", "li").data
    assert [(one["id"], one["role"], one["post"]) for one in listed] == [
        ("han", "administrator", ""),
        ("li", "supervisor", "service-manager"),
    ]


@pytest.mark.parametrize(
    "act",
    [
        ("add", "ghost", "--role", "handler"),
        ("disable", "han"),
        ("reset", "han"),
        ("role", "li", "--role", "administrator"),
    ],
)
def test_only_an_administrator_manages_people(server: Cluster, shell: Shell, house: str, act: tuple[str, ...]) -> None:
    add(shell, house, "li", "handler")
    said = shell("user", *act, "--db", house, "--as", "li", stdin=PASSWORD + "\n")
    assert said.code == 1
    assert lets_in(server, "han")


def test_a_copy_lets_in_its_own_people_and_nobody_else_after_setup(server: Cluster, shell: Shell, house: str) -> None:
    add(shell, house, "li", "handler")
    with server.boss() as boss:
        boss.execute("CREATE ROLE stranger LOGIN PASSWORD 'stranger-1'")
    server.create("restored", "house")
    strangers = server.url("restored", "stranger", "stranger-1")
    psycopg.connect(strangers).close()  # a copy has forgotten whom it let in: everybody comes
    setup.prepare(server.url("restored"), lambda _: None)
    psycopg.connect(server.url("restored", "li", PASSWORD)).close()
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(strangers)
    server.drop("restored")


# ── the same verbs for a file ────────────────────────────────────────────────────────────────────
def test_people_of_a_file_are_managed_the_same_way(shell: Shell) -> None:
    assert shell("init", "--db", shell.db, "--pack", "hotel-house", "--site", "兰亭").code == 0
    for name, role in (("han", "administrator"), ("li", "handler")):
        said = shell("user", "add", name, "--role", role, "--db", shell.db, "--as", "han", stdin=PASSWORD + "\n")
        assert said.code == 0, said.err
    assert shell("user", "role", "li", "--role", "supervisor", "--db", shell.db, "--as", "han").code == 0
    assert shell("user", "disable", "li", "--db", shell.db, "--as", "han").code == 0
    assert shell("list", "--db", shell.db).code == 0
    listed = shell("user", "list", "--json", "--db", shell.db).data
    assert [(one["id"], one["role"], one["active"]) for one in listed] == [
        ("han", "administrator", True),
        ("li", "supervisor", False),
    ]
    assert shell("user", "enable", "li", "--db", shell.db, "--as", "han").code == 0
    assert shell("user", "reset", "li", "--db", shell.db, "--as", "han", stdin="another-1234\n").code == 0
    assert shell("user", "disable", "han", "--db", shell.db, "--as", "han").code == 1


def test_the_address_may_name_the_person(shell: Shell, house: str) -> None:
    named = house.replace("//", "//han@")
    assert shell("list", "--db", named).code == 0
    assert "--as" in shell("list", "--db", house).err


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("postgresql://postgres:x@127.0.0.1:1/house", "server.unreachable"),
        ("postgresql://postgres:wrong-1234@127.0.0.1:{port}/house", "server.keeper_password"),
        ("postgresql://postgres@127.0.0.1:{port}/", "server.address"),
        ("house.amends", "server.address"),
        ("postgresql://postgres:{password}@127.0.0.1:{port}/house?sslmode=verify-full", "server.no_encryption"),
    ],
)
def test_what_is_wrong_with_the_address_is_said(server: Cluster, url: str, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        setup.prepare(url.format(port=server.port, password=CLUSTER_PASSWORD), lambda _: None)
    assert refused.value.reason == reason


OFF = (
    "ALTER TABLE amends.log DISABLE TRIGGER ALL",
    "ALTER ROLE han CREATEROLE BYPASSRLS",
)


def test_what_was_turned_off_is_named_and_turned_on_again(server: Cluster, shell: Shell, house: str) -> None:
    """By a superuser past the program: `serve-setup` had said that there was nothing to do."""
    del house
    found = "SELECT what FROM amends.bared()"
    with server.boss("house") as boss:
        assert boss.execute(found).fetchall() == []
        for one in OFF:
            boss.execute(sql.SQL(trusted(one)))
        off = [str(what) for (what,) in boss.execute(found).fetchall()]
    assert off[0] == "login han: CREATEROLE BYPASSRLS"
    assert len(off) > 1
    assert all(one.startswith("trigger log.") for one in off[1:])
    said = shell("verify", "--db", server.url("house"), "--json", password=None)
    assert said.code == 1
    assert {one["detail"] for one in said.data["findings"] if one["kind"] == "verify.bared"} == set(off)
    again = shell("serve-setup", server.url("house"))
    assert again.code == 0
    assert all(one in again.out for one in off)
    with server.boss("house") as boss:
        assert boss.execute(found).fetchall() == []
