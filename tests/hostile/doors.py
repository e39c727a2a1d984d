"""Attempts with rows, receipts, people, messages, files, policies and the server's patience."""

import json
from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID, uuid4

import psycopg

from desktop.domain.case import inquiry, intake
from desktop.domain.case.numbers import NumberKept
from desktop.domain.case.state import Event
from desktop.domain.wording.words import Mark, Words
from tests.hostile.attacks import ADMINISTRATOR, AUDITOR, HANDLER, MIGRATOR, SUPERVISOR, Breach, attack, statement
from tests.hostile.forgeries import FACT
from tests.hostile.ground import NOW, Ground, trusted


# ── rows beside a true entry ─────────────────────────────────────────────────────────────────────
def rows(
    name: str, *put: tuple[str, dict[str, Any]], drop: tuple[tuple[str, dict[str, Any]], ...] = (), case: str = "chens"
) -> None:
    """A true entry of li's own case with false rows; `case` is whose id stands in them."""

    def act(ground: Ground, on: psycopg.Connection) -> object:
        other = str(getattr(ground, case))
        whole: dict[str, dict[str, Any]] = {}
        if any(table.startswith("ticket") for table, _ in put):
            whole = {
                "ticket": ground.ticket(ground.opened),
                "ticket_search": {"first_seq": ground.ticket(UUID(other))["first_seq"]},
            }
        named = [[table, {**whole.get(table, {}), "case_id": other, **row}] for table, row in put]
        gone = [[table, {"case_id": other, **row}] for table, row in drop]
        return ground.append(on, ground.opened, FACT, rows=json.dumps({"put": named, "drop": gone}))

    attack(name, HANDLER)(act)


_ISSUE = {"issue": str(UUID(int=3)), "category": "x", "severity": "", "founded": "no"}
rows("a matter in another's case", ("issue", _ISSUE))
rows(
    "a promise in another's case",
    ("promise", {"promise": str(UUID(int=3)), "text": "x", "due_at": 1, "who": "shen", "open": 1}),
)
rows("a reader of another's case", ("case_reader", {"role": "", "person": "li", "since": 1}), case="kept")
rows("terms in another's case", ("ticket_search", {"terms": "x"}))
rows("a row of a case that is not there", ("issue", {**_ISSUE, "case_id": str(UUID(int=77))}))
rows("a row of a table of people", ("account", {"id": "li", "role": "supervisor"}), case="opened")
rows("a row of the log", ("log", {"seq": 1}), case="opened")
rows("a row of a table by trickery", ("issue; DROP TABLE amends.log; --", _ISSUE), case="opened")
rows("a ticket under another number", ("ticket", {"number": "C-2026-9999", "number_key": 2026000009999}), case="opened")
rows("a ticket of another version", ("ticket", {"version": 99}), case="opened")
rows("terms at another's place", ("ticket_search", {"first_seq": 1, "terms": "x"}), case="opened")
rows("a drop of the log", drop=(("log", {"seq": 1}),), case="opened")
rows("a drop of one's own case from the lists", drop=(("ticket", {}),), case="opened")
rows("a drop of its terms", drop=(("ticket_search", {}),), case="opened")
MARK = Mark("00" * 8, "13812345678")
_SAID = (inquiry.FactNoted(UUID(int=7), Words("打138****5678", "00" * 8), "open"),)
KEPT = (*_SAID, NumberKept("inquiry.fact.text", _SAID[0].text.seal, MARK))


def numbers(name: str, events: Sequence[Event], *given: tuple[str, str, str], who: str = HANDLER) -> None:
    """An entry of li's own case with numbers beside it that are not those it names."""

    def act(ground: Ground, on: psycopg.Connection) -> object:
        rows = {"put": list[object](), "drop": list[object](), "apart": given}
        return ground.append(on, ground.opened, events, rows=json.dumps(rows))

    attack(name, who)(act)


numbers("a number named and not kept", KEPT)
numbers(
    "a number of the phone, beside another text",
    (*_SAID, NumberKept("intake.phone", _SAID[0].text.seal, MARK)),
    (str(MARK), MARK.salt, MARK.word),
)
numbers(
    "a number of a text of another entry",
    (*_SAID, NumberKept("inquiry.fact.text", "0" * 32, MARK)),
    (str(MARK), MARK.salt, MARK.word),
)
numbers("a number kept and not named", FACT, (str(MARK), MARK.salt, MARK.word))
numbers("another number under its digest", KEPT, (str(MARK), MARK.salt, "13812345679"))
numbers("a number with half of it in its salt", KEPT, (str(MARK), "00" * 8 + "1", "3812345678"))
numbers("a number and nothing that it is of", KEPT[-1:], (str(MARK), MARK.salt, MARK.word))
numbers("a number before what it is of", KEPT[::-1], (str(MARK), MARK.salt, MARK.word))
numbers("a number from whoever adds nothing", KEPT[-1:], (str(MARK), MARK.salt, MARK.word), who=AUDITOR)
rows("a drop of an account", drop=(("account", {"id": "shen"}),), case="opened")


@attack("eight megabytes of rows", HANDLER)
def _(ground: Ground, on: psycopg.Connection) -> object:
    big = {"case_id": str(ground.opened), **_ISSUE, "category": "x" * 8_100_000}
    return ground.append(on, ground.opened, FACT, rows=json.dumps({"put": [["issue", big]], "drop": []}))


@attack("rows after the entry, in the same transaction", HANDLER)
def _(ground: Ground, on: psycopg.Connection) -> object:
    return on.execute("UPDATE amends.ticket SET holder = 'li' WHERE case_id = %s", (ground.chens,)).rowcount


# ── receipts ─────────────────────────────────────────────────────────────────────────────────────
LISTED = ("hotel-house@2026.1", "cn-clinic@2026.1")
_WORD = Words("字", "00" * 8)
# What is taken down with every complaint.
WHOLE = (
    intake.Told((("narrative", _WORD), ("title", _WORD), ("place", _WORD)), None),
    intake.LevelSet("major", Words("")),
)


def take_down(
    ground: Ground,
    on: psycopg.Connection,
    *,
    ticket: bool = True,
    twice: bool = False,
    beside: dict[str, object] | None = None,
    before: tuple[Event, ...] = (),
    after: tuple[Event, ...] = (),
    whole: tuple[Event, ...] = WHOLE,
    **changes: Any,
) -> object:
    """A new case; what is not given is as the program would say it. `beside` is false in its row."""
    case_id = uuid4()
    with ground.boss() as boss:
        row = boss.execute(
            "SELECT max(number_key), (SELECT max(seq) + 1 FROM amends_seen.log) FROM amends_seen.ticket"
        ).fetchone()
    now = on.execute(trusted(f"SELECT {NOW}")).fetchone()
    assert row is not None
    assert now is not None
    number = f"C-{row[0] // 10**9}-{row[0] % 10**9 + 1:04d}"
    given: dict[str, Any] = {"number": number, "received_at": 1_790_000_000_000_000, "source": "", **changes}
    usual = {
        "site": "main",
        "packs": LISTED,
        "channel": "phone",
        "language": "zh",
        "calendar": "cn",
        "occurred_at": None,
    }
    event = intake.Received(**cast("dict[str, Any]", usual | given))
    true: dict[str, Any] = {"case_id": str(case_id), "first_seq": row[1], "number": given["number"], "version": 1}
    true |= {
        "number_key": row[0] + 1,
        "last_at": now[0],
        "title": "字",
        "place": "字",
        "who": "",
        "phone": "",
        "level": "major",
    }
    put = [["ticket", {**ground.ticket(ground.opened), **true, **(beside or {})}]] if ticket else []
    rows = json.dumps({"put": put, "drop": []})
    events = (*before, event, event) if twice else (*before, event, *after, *whole)
    return ground.append(on, case_id, events, version=1, rows=rows, source=given["source"], at=f"{now[0]}::bigint")


def receipt(name: str, who: str = HANDLER, **changes: Any) -> None:
    """A new case that is wrong in some way."""
    attack(name, who)(lambda ground, on: take_down(ground, on, **changes))


receipt("a number that leaves a million free", number="C-2026-999999")
receipt("a case under a pack of another house", packs=("cn-kitchen@2026.1",))
receipt("a case under the packs in another order", packs=LISTED[::-1])
receipt("a case under one of two packs", packs=LISTED[1:])
receipt("a case under the same pack twice", packs=(LISTED[0], *LISTED))
receipt("a case under a version that was never there", packs=(f"{LISTED[0]}.9", *LISTED[1:]))
receipt("a case under no pack", packs=())
receipt("a case of long ago under the packs in another order", packs=LISTED[::-1], received_at=1_700_000_000_000_000)
receipt("a number of another year", number="C-2031-0001")
receipt("a number that is there already", number="C-2026-0001")
receipt("a number that is none", number="0001")
receipt("a language that no desk can choose", language="klingon")
receipt("a channel with words of one's own", channel="Ring 13800000000")
receipt("a calendar with words of one's own", calendar="<b>cn</b>")
receipt("a receipt without its row", ticket=False)
receipt("a case received twice at once", twice=True)
receipt("a case that the auditor receives", AUDITOR)
receipt("a case that the migrator receives", MIGRATOR)


@attack("a case that begins with a note", HANDLER)
def _(ground: Ground, on: psycopg.Connection) -> object:
    return ground.append(on, uuid4(), FACT, version=1)


@attack("a case received a second time", HANDLER)
def _(ground: Ground, on: psycopg.Connection) -> object:
    event = intake.Received("C-2026-0001", "main", "phone", "zh", 1, None, (), "cn", "")
    return ground.append(on, ground.opened, (event,))


@attack("a source claimed beside another entry", HANDLER)
def _(ground: Ground, on: psycopg.Connection) -> object:
    return ground.append(on, ground.opened, FACT, source="old-system/1")


@attack("somebody else's words told at receipt", AUDITOR)
def _(ground: Ground, on: psycopg.Connection) -> object:
    return ground.append(on, ground.opened, (intake.Told((("narrative", Words("x")),), None),))


# ── people ───────────────────────────────────────────────────────────────────────────────────────
_GOOD = "SCRAM-SHA-256$4096:AAAAAAAAAAAAAAAAAAAAAA==$" + "A" * 43 + "=:" + "A" * 43 + "="


def door(
    name: str, query: str, *given: object, who: tuple[str, ...] = (HANDLER, SUPERVISOR), shows: Breach = Breach.CHANGED
) -> None:
    """A call of one of the server's functions."""

    def act(ground: Ground, on: psycopg.Connection) -> object:
        filled = [
            getattr(ground, str(one)[1:]) if isinstance(one, str) and one.startswith("=") else one for one in given
        ]
        return on.execute(trusted(f"SELECT amends.{query}"), filled).fetchall()

    attack(name, *who, shows=shows)(act)


_ADD = "account_add(%s, %s, %s, %s, %s, %s)"
_CHANGE = "account_change(%s, %s, %s, %s, %s, %s)"
door(
    "make an account",
    _ADD,
    "ghost",
    "Ghost",
    "administrator",
    "",
    "",
    _GOOD,
    who=(HANDLER, SUPERVISOR, AUDITOR, MIGRATOR),
)
door("make oneself a supervisor", _CHANGE, "li", "李强", "supervisor", "service-manager", "", True, who=(HANDLER,))
door("give oneself another post", _CHANGE, "shen", "沈岚", "supervisor", "gm", "", True, who=(SUPERVISOR,))
door("close a colleague's account", _CHANGE, "chen", "陈静", "handler", "", "", False)
door("give a colleague another password", "account_reset(%s, %s)", "chen", _GOOD)
for _name, _id in (
    ("the server's administrator", "postgres"), ("the owner", "amends_owner"), ("a group", "amends_supervisor"),
    ("a name with a bar", "a|b"), ("a name with a quote", "a'b"), ("a name in capitals", "Ghost"),
    ("a name too long", "x" * 64), ("another login of the server", "mo"),
):  # fmt: skip
    door(f"take over {_name}", _ADD, _id, "Ghost", "handler", "", "", _GOOD, who=(ADMINISTRATOR,))
for _name, _secret in (
    ("a bare password", "password"),
    ("no password", ""),
    ("a password that says more", _GOOD + "' SUPERUSER --"),
    ("an old hash", "md5" + "0" * 32),
):
    door(f"set {_name}", "account_reset(%s, %s)", "li", _secret, who=(ADMINISTRATOR,))
door("take over a login that is not of this house", "account_reset(%s, %s)", "mo", _GOOD, who=(ADMINISTRATOR,))
door("invent a role", _CHANGE, "li", "李强", "owner", "", "", True, who=(ADMINISTRATOR,))
door("use a group as a role", _CHANGE, "li", "李强", "migrator", "", "", True, who=(ADMINISTRATOR,))
door(
    "send the last administrator away", _CHANGE, "boss", "管理员", "administrator", "", "", False, who=(ADMINISTRATOR,)
)
door("name the last administrator a handler", _CHANGE, "boss", "管理员", "handler", "", "", True, who=(ADMINISTRATOR,))

_HOUSE = '{"zh": "x", "en": "x", "sites": [{"id": "main", "zh": "x", "en": "x", "kind": "hotel", "zone": "%s", "packs": ["%s"]}]}'
# ── the house, its policies and clocks ───────────────────────────────────────────────────────────
door("write the house", "write_house(%s)", '{"zh": "x"}', who=(HANDLER, SUPERVISOR, AUDITOR, MIGRATOR))
door("write a house that is none", "write_house(%s)", "[1]", who=(ADMINISTRATOR,))
door(
    "bring in a pack",
    f"put_policy(%s, 'pack', 'x', '', {NOW}, %s)",
    "hotel-house@9",
    '[["amount", "handler", null]]',
    who=(HANDLER, SUPERVISOR, AUDITOR, MIGRATOR),
)
door("bring in a pack of yesterday", "put_policy(%s, 'pack', 'x', '', 1, '[]')", "hotel-house@9", who=(ADMINISTRATOR,))
for _name, _house in {
    "nothing": "{}",
    "no site": '{"zh": "x", "en": "x", "sites": []}',
    "a site without a name": '{"zh": "x", "en": "x", "sites": [{"id": "m", "zone": "Asia/Shanghai", "packs": ["hotel-house"]}]}',
    "a site in no zone": _HOUSE % ("Asia/Nowhere", "hotel-house"),
    "a site in the zone of whoever asks": _HOUSE % ("localtime", "hotel-house"),
    "a site under rules that nobody knows": _HOUSE % ("Asia/Shanghai", "no-such"),
    "more than a house says": '{"zh": "x", "en": "x", "sites": [], "more": 1}',
}.items():
    door(f"write a house that no desk could open: {_name}", "write_house(%s)", _house, who=(ADMINISTRATOR,))
_CLOCK = '{"put": [["bell", {"case_id": "%s", "bell": "x", "at": 1, "kind": "warning", "role": "", "person": "", "what": "x", "due_at": 1}]], "drop": []}'


@attack("count another's clocks again", HANDLER, SUPERVISOR, AUDITOR, MIGRATOR)
def _(ground: Ground, on: psycopg.Connection) -> object:
    return on.execute("SELECT amends.renew(%s, %s)", (ground.chens, _CLOCK % ground.chens)).fetchall()


@attack("change more than clocks by counting them again", ADMINISTRATOR)
def _(ground: Ground, on: psycopg.Connection) -> object:
    put = json.dumps({"put": [["ticket", {**ground.ticket(ground.chens), "holder": "boss"}]], "drop": []})
    return on.execute("SELECT amends.renew(%s, %s)", (ground.chens, put)).fetchall()


@attack("silence a case by counting its clocks again, though no calendar came in", ADMINISTRATOR)
def _(ground: Ground, on: psycopg.Connection) -> object:
    put = json.dumps({"put": [["ticket", {**ground.ticket(ground.chens), "due_at": None, "due_what": ""}]], "drop": []})
    return on.execute("SELECT amends.renew(%s, %s)", (ground.chens, put)).fetchall()


@attack("put a promise in by counting clocks again", ADMINISTRATOR)
def _(ground: Ground, on: psycopg.Connection) -> object:
    row = {"case_id": str(ground.chens), "promise": str(UUID(int=3)), "text": "x", "due_at": 1, "who": "li", "open": 1}
    put = json.dumps({"put": [["promise", row]], "drop": []})
    return on.execute("SELECT amends.renew(%s, %s)", (ground.chens, put)).fetchall()


# ── messages ─────────────────────────────────────────────────────────────────────────────────────
def message(name: str, who: str = HANDLER, mark: str = "0, 0", **changes: Any) -> None:
    """A message that the program would not send."""

    def act(ground: Ground, on: psycopg.Connection) -> object:
        case = ground.chens
        said = {
            "key": f"{case.hex}:x:1:chen",
            "case_id": str(case),
            "person": "chen",
            "kind": "breach",
            "what": "rule:x",
            "actor": "",
            "due_at": 1,
            "at": 1,
            "show_at": 1,
        }
        said |= {
            name: value.replace("=case", case.hex) if isinstance(value, str) else value
            for name, value in changes.items()
        }
        return on.execute(trusted(f"SELECT amends.tell(%s, {mark})"), (json.dumps([said]),)).fetchall()

    attack(name, who)(act)


message("a message from somebody else", actor="shen")
message("a message about an entry of another", what="entry:1", actor="shen", key="1:x:chen")
message("a message about an entry that is not there", what="entry:999999", key="999999:x:chen")
message("a message to nobody that is known", person="ghost", key=f"{'0' * 32}:x:1:ghost")
message("a message under another's key", key="x:chen")
message("a message whose key is another person's", key=f"{'0' * 32}:x:1:shen")
message("a message of tomorrow", at=4_000_000_000_000_000, show_at=4_000_000_000_000_000)
message("a message shown before it was", show_at=0)
message("a message about no case", case_id=str(UUID(int=5)))
message("everything told up to tomorrow", mark="0, 4000000000000000")
message("everything told that is still to come", mark="999999, 0")
message("a clock that has run out, invented", kind="breach", what="rule:fake", key=f"{'=case'}:rule:fake//0:1:chen")
message("a message from the auditor", AUDITOR)
for _what in ("entry:081", "entry:+81", "entry: 81", "entry:81 "):
    message(f"a message about an entry that is written otherwise: {_what}", what=_what, key="81:x:chen")
message("a message from the migrator", MIGRATOR)
door(
    "a case caught up beyond the end of the log", "caught_up(%s, 9000000000000000000, 1, 0)", "=chens", shows=Breach.RAN
)
door("clocks counted by more texts than there are", "caught_up(%s, 0, 1, 2147483647)", "=chens", shows=Breach.RAN)
door("a text of a kind that there is not", f"put_policy('x@1', 'zzz', 'x', '', {NOW}, '[]')", who=(ADMINISTRATOR,))
door("read a colleague's messages away", "read_message('chen', 1, NULL, %s)", "=chens")
door("read somebody's message by its key", "read_message('chen', 1, 'x', NULL)", who=(HANDLER,), shows=Breach.RAN)

# ── files, looks, notes, keys ────────────────────────────────────────────────────────────────────
door("a file under another's hash", "put_file(%s, 'text/plain', 'x')", "0" * 64, who=(HANDLER,))
door(
    "a file of eleven megabytes",
    "put_file(encode(sha256(repeat('x', 11000000)::bytea), 'hex'), 'text/plain', repeat('x', 11000000)::bytea)",
    who=(HANDLER,),
)
door("a text that says it is a picture", "put_file(encode(sha256('x'), 'hex'), 'image/png', 'x')", who=(HANDLER,))
door(
    "a program that says it is a text",
    r"put_file(encode(sha256('\x4d5a00ff'), 'hex'), 'text/plain', '\x4d5a00ff')",
    who=(HANDLER,),
)
door("a file from the auditor", "put_file(encode(sha256('x'), 'hex'), 'text/plain', 'x')", who=(AUDITOR, MIGRATOR))
door("a look of yesterday", "look(1, 'read', NULL, '', '', '')", who=(HANDLER,))
door("a look of a new kind", f"look({NOW}, 'peek', NULL, '', '', '')", who=(HANDLER,))
door("a look with line feeds", f"look({NOW}, 'read', NULL, E'a\\nb', '', '')", who=(HANDLER,))
for _name, _reason in (
    ("spaces", "  "),
    ("line feeds", "\n\t"),
    ("wide spaces", "\u3000"),
    ("signs that nobody sees", "\u200b\ufeff\u2060"),
    ("empty signs of other scripts", "\u2800\ufe00\u180b\u17b4"),
):
    door(
        f"numbers revealed for {_name}",
        f"look({NOW}, 'reveal', %s, 'intake.phone', '{'0a' * 8}', %s)",
        "=chens",
        _reason,
        who=(HANDLER,),
    )
door("a look by the migrator", f"look({NOW}, 'read', NULL, '', '', '')", who=(MIGRATOR,))
door(
    "a health note in a case that one may not see",
    "put_health(gen_random_uuid(), %s, '00000000', 'x')",
    "=kept",
    who=(HANDLER, AUDITOR),
)
door("type in a case that one may not see", "type_in(%s, 'narrative')", "=kept", who=(HANDLER, AUDITOR))
door(
    "say that a case which one may not see is told",
    f"caught_up(%s, 9000, {NOW}, 1)",
    "=kept",
    who=(HANDLER,),
    shows=Breach.RAN,
)
door(
    "mend a case to one's liking",
    """mend(%s, 1, '{"put": [], "drop": []}', '')""",
    "=chens",
    who=(HANDLER, SUPERVISOR, ADMINISTRATOR, AUDITOR, MIGRATOR),
)
door("type in a case that is not there", "type_in(gen_random_uuid(), 'narrative')", who=(HANDLER,))
door(
    "a health note under a long salt",
    "put_health(gen_random_uuid(), %s, '0000000000000000x', 'x')",
    "=opened",
    who=(HANDLER,),
)
door(
    "a look whose reason is under a long salt",
    f"look({NOW}, 'reveal', NULL, 'x', '0000000000000000x', 'x')",
    who=(HANDLER,),
)
door(
    "a health note that no entry names",
    "put_health(gen_random_uuid(), %s, '0000000000000000', '传染病')",
    "=opened",
    who=(HANDLER, SUPERVISOR),
)
door("a health note in no case", "put_health(gen_random_uuid(), gen_random_uuid(), '00000000', 'x')", who=(HANDLER,))
door("a wrapped key that is none", "put_key(1, 'x', '', '', '')", who=(HANDLER,))
door("drop another's key", "drop_key(%s)", "shen", who=(HANDLER, AUDITOR))


@attack("read a health note and take the entry of it back", SUPERVISOR, shows=Breach.READ)
def _(ground: Ground, on: psycopg.Connection) -> object:
    with ground.boss() as boss:
        row = boss.execute("SELECT note FROM amends.health_note").fetchone()
    assert row is not None
    on.execute(trusted(f"SELECT amends.look({NOW}, 'health', %s, %s, '', '')"), (ground.kept, row[0].hex))
    return on.execute("SELECT * FROM amends.read_health(%s, %s)", (row[0], ground.kept)).fetchall()


@attack("drop a case from the lists by counting its clocks again", ADMINISTRATOR)
def _(ground: Ground, on: psycopg.Connection) -> object:
    gone = json.dumps({"put": [], "drop": [["ticket", {"case_id": str(ground.chens)}]]})
    return on.execute("SELECT amends.renew(%s, %s)", (ground.chens, gone)).fetchall()


# ── the doors of a move are shut in a house that is in use ───────────────────────────────────────
_ENTRY = f'[[1, "{UUID(int=70)}", 1, "{UUID(int=71)}", 1, "shen", "[]", "00", null]]'
door("begin to fill the house", "fill_begin('x', '{}')", who=(MIGRATOR, HANDLER))
door("fill the log", "fill_log(%s)", _ENTRY, who=(MIGRATOR, HANDLER))
door(
    "fill in a policy",
    "fill('policy', %s)",
    '[{"name": "x", "kind": "pack", "body": "", "person": "boss", "reason": "", "at": 1}]',
    who=(MIGRATOR, HANDLER),
)
door("fill in a file", "fill_file(encode(sha256('y'), 'hex'), 'text/plain', 'y')", who=(MIGRATOR, HANDLER))
door(
    "fill in rows",
    "fill_case(%s, %s)",
    "=chens",
    json.dumps({"put": [], "drop": [["ticket", {}]]}),
    who=(MIGRATOR, HANDLER),
)
door("end a filling with oneself as administrator", "fill_end('shen', %s)", _GOOD, who=(MIGRATOR, SUPERVISOR))


@attack("leave the head locked behind without a session", HANDLER, SUPERVISOR, shows=Breach.RAN)
def _(_: Ground, on: psycopg.Connection) -> object:
    on.execute("SELECT amends.tell('[]', 0, 0)")
    on.execute("PREPARE TRANSACTION 'left'")
    on.rollback()
    on.autocommit = True
    on.execute("ROLLBACK PREPARED 'left'")
    on.autocommit = False
    return None


# ── settings that could turn the rules round ─────────────────────────────────────────────────────
for _setting in (
    "search_path = pg_temp, public", "standard_conforming_strings = off", "transform_null_equals = on", "role = none", "row_security = off",
    "check_function_bodies = off", "plan_cache_mode = force_generic_plan", "TimeZone = 'Pacific/Kiritimati'", "lc_monetary = 'C'", "DateStyle = 'German'",
    "bytea_output = 'escape'", "client_encoding = 'SQL_ASCII'", "extra_float_digits = -15", "array_nulls = off", "IntervalStyle = sql_standard",
    "amends.filling = 'true'", "enable_indexscan = off", "default_transaction_isolation = serializable", "synchronous_commit = off", "jit = off",
):  # fmt: skip

    @attack(f"sign as a handler with {_setting}", HANDLER)
    def _(ground: Ground, on: psycopg.Connection, setting: str = _setting) -> object:
        from tests.hostile.forgeries import signed  # noqa: PLC0415 - the same module imports this one's neighbour

        on.execute(trusted(f"SET {setting}"))
        return ground.append(on, ground.ready, signed(ground))


statement("name the door by another schema", "CREATE SCHEMA AUTHORIZATION li", HANDLER)
