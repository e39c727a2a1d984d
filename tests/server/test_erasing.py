"""Erasing on a server: the words go from everywhere, by the program; by hand nothing goes that was not asked for."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import Any
from uuid import UUID

import psycopg
import pytest

from desktop.domain.case.apart import sealed_words
from desktop.domain.case.erasable import covers
from desktop.domain.case.handling import AddNote, Noted
from desktop.domain.case.inquiry import Answered, EvidenceAdded, GuideWalked
from desktop.domain.case.looks import Look
from desktop.domain.case.privacy import AskErasure, Erased, ErasureAsked, HealthNoted, Held, Opened, Restricted
from desktop.domain.case.promises import Made, Make
from desktop.domain.case.rows import Rows, difference
from desktop.domain.case.signing import Printed, Reopen, WithdrawCase
from desktop.domain.case.stamp import Stamp
from desktop.domain.case.state import Event, advance
from desktop.domain.case.urging import AcceptTransfer, HelpAsked, OfferTransfer
from desktop.domain.errors import Refusal
from desktop.domain.wording.words import ERASED, NOTHING, Words
from desktop.storage.postgres.kinds import kinds
from desktop.storage.postgres.log import ServerLog
from desktop.usecases import privacy
from desktop.usecases.desk import Desk, refusal_of
from desktop.usecases.evidence import attach
from desktop.usecases.letters import Written, known_by_case
from desktop.usecases.office import Office
from desktop.usecases.outcomes import Done
from desktop.usecases.printing import make
from tests import shared
from tests.cluster import cluster
from tests.storage.tables import kept, told
from tests.usecases.house import OPENING, PEOPLE

_BY_ID = {one.id: one for one in PEOPLE}
WHY = Words("客人要求")
SECRET, NAME = "Zanzibar的话", "万俟小莲"

NUMBER = "13987654321"


class Served:
    """A house on a server with one closed case, whose erasure the handler has asked for."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.offices = {one: shared.office(name, one) for one in ("li", "luo")}
        self.case_id, self.erasure = UUID(int=0), UUID(int=0)
        self.secret = SECRET

    def closed(self, *what: str) -> None:
        """Receive, promise, withdraw, ask."""
        office = self.offices["li"]
        desk = office.desk(_BY_ID["li"])
        self.case_id, self.erasure = office.ids(), office.ids()
        opening = replace(OPENING, narrative=Words(self.secret), name=Words(NAME))
        assert refusal_of(desk.receive(opening, case_id=self.case_id)) is None
        for command in (
            Make(office.ids(), Words("给Zanzibar的客人回电"), office.clock() + 3_600_000_000, "li"),
            WithdrawCase(Words("撤回")),
            AskErasure(self.erasure, WHY, "customer-asked", what),
        ):
            if isinstance(command, WithdrawCase):
                self._write(office, desk)
            assert refusal_of(desk.do(command, self.case_id)) is None

    def _write(self, office: Office, desk: Desk) -> None:
        """A letter to the customer, which calls them by name."""
        letter = office.contents.letters.of("letter-holding")
        assert letter is not None
        words = known_by_case(
            desk.view(self.case_id), letter, "zh", office.contents, office.rulebook, office.house, desk.person
        ).words
        made = Written(letter, "zh", {**dict.fromkeys(letter.order, "明天"), **words})
        make(desk, office.sheets, self.case_id, letter.id, "zh", letter=made)

    def with_file(self, content: bytes, *what: str) -> Desk:
        """A closed case with a file, whose erasure is asked for with its files; the desk that did so."""
        office = self.offices["li"]
        desk = office.desk(_BY_ID["li"])
        self.case_id, self.erasure = office.ids(), office.ids()
        assert refusal_of(desk.receive(OPENING, case_id=self.case_id)) is None
        assert refusal_of(attach(desk, office.files, self.case_id, 1, content, "a.pdf")) is None
        assert refusal_of(desk.do(WithdrawCase(Words("撤回")), self.case_id)) is None
        asked = AskErasure(self.erasure, WHY, "customer-asked", what, files=True)
        assert refusal_of(desk.do(asked, self.case_id)) is None
        return desk

    def erase(self) -> Done:
        """As the general manager does it."""
        office = self.offices["luo"]
        desk = office.desk(_BY_ID["luo"])
        done = privacy.erase(office, desk, self.case_id, desk.case(self.case_id).version, self.erasure)
        assert isinstance(done, Done), done
        return done

    def forge(self, seals: tuple[str, ...], files: tuple[str, ...] = ()) -> None:
        """The general manager's entry past the program."""
        self.enter("luo", Erased(self.erasure, seals, files, WHY))

    def enter(self, who: str, event: Event, *, sealed: bool = True, beside: Rows | None = None) -> None:
        """An entry past the program; not `sealed`: the texts as they stand, numbers and all; `beside`: more rows than it moves."""
        office = self.offices[who]
        case, log = office.desk(_BY_ID[who]).case(self.case_id), office.log
        log.begin()
        try:
            stamp = Stamp(who, office.clock())
            events = log.seal((event,)) if sealed else (event,)
            old = office.rulebook.rows(case)
            made = advance(case, events, stamp)
            new = {**office.rulebook.rows(made), **(beside or {})}
            log.append(made, office.ids(), events, stamp, difference(old, new))
        finally:
            log.rollback()

    def seals(self) -> dict[str, str]:
        """Name of each text and its seal."""
        return dict(sealed_words(self.offices["li"].log.load(self.case_id)))

    def lies(self, word: str) -> list[str]:
        """The tables in which a word is found."""
        with cluster().boss(self.name) as boss:
            tables = boss.execute(
                "SELECT relname FROM pg_class WHERE relnamespace = 'amends'::regnamespace AND relkind = 'r' ORDER BY 1"
            ).fetchall()
            return [table for (table,) in tables if _has(boss, table, word)]


def _has(boss: psycopg.Connection, table: str, word: str) -> bool:
    query: Any = f"SELECT 1 FROM amends.{table} t WHERE t::text ILIKE %s"  # noqa: S608 - names of the catalogue
    return bool(boss.execute(query, (f"%{word}%",)).fetchall())


@pytest.fixture
def served() -> Iterator[Served]:
    with shared.copied() as name:
        made = Served(name)
        yield made
        for one in made.offices.values():
            one.close()


def detail(forged: Callable[[], None]) -> str:
    """What the server says of it."""
    with pytest.raises(Refusal, match=r"server\.refused") as caught:
        forged()
    return caught.value.detail


def office_of(served: Served) -> Office:
    return served.offices["luo"]


def test_who_the_customer_is_goes_with_every_number_that_was_told(served: Served) -> None:
    office = served.offices["li"]
    served.secret = f"请打 {NUMBER}"
    served.closed("identity")
    assert served.lies(NUMBER) == ["kept_number"]
    assert refusal_of(served.erase()) is None
    assert served.lies(NUMBER) == []
    assert office.desk(_BY_ID["li"]).case(served.case_id).intake.narrative == "请打 139****4321"


def test_erasing_leaves_the_words_in_no_table_and_the_tables_follow_from_the_log(served: Served) -> None:
    served.closed("all")
    assert served.lies("Zanzibar") == ["promise", "ticket", "ticket_search", "words"]  # the control: all of it is there
    done = served.erase()
    assert done.case.intake.narrative == ERASED
    assert served.lies("Zanzibar") == []
    assert served.lies(NAME) == []
    office = office_of(served)
    assert isinstance(office.log, ServerLog)
    assert kept(office.log.database) == told(office.log.walk(), office.rulebook.rows)


def test_who_the_customer_is_goes_alone(served: Served) -> None:
    served.closed("identity")
    assert served.lies("10000000417") == ["kept_number"]  # the control: it is there, and nowhere else
    intake = served.erase().case.intake
    assert served.lies("10000000417") == []
    assert served.lies(NAME) == [], "nor in the letter that calls the customer by name"
    assert (intake.name, intake.phone, intake.narrative) == (ERASED, ERASED, SECRET)


def test_by_hand_nothing_goes_that_was_not_asked_for(served: Served) -> None:
    served.closed("identity")
    seals = served.seals()
    for too_much in ((seals["intake.narrative"],), tuple(seals.values()), ("0" * 32,)):
        assert detail(partial(served.forge, too_much)) == "seals"
    with pytest.raises(Refusal, match=r"server\.refused"):
        served.forge((seals["intake.name"],), ("0" * 64,))
    whole = tuple(seal for name, seal in seals.items() if covers(("identity",), name))
    assert len(whole) > 1
    for some in ((seals["intake.name"],), whole[1:], whole[:-1]):
        # It would be done, and words stay.
        assert detail(partial(served.forge, some)) == "seals that stay"
    served.forge(whole)  # the control: what was asked for goes
    assert served.offices["li"].log.load(served.case_id)[-1].stamp.actor == "luo"


def test_what_came_in_meanwhile_is_looked_at_before_anything_is_erased(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    served.closed("all")
    office, late = served.offices["li"], [1]

    def slow(what: tuple[str, ...], name: str) -> bool:
        while late:  # the texts are read, and nothing is written yet
            late.pop()
            note = AddNote(office.ids(), Words(f"{SECRET}，又来电"), 0)
            assert refusal_of(office.desk(_BY_ID["li"]).do(note, served.case_id)) is None
        return covers(what, name)

    monkeypatch.setattr(privacy, "covers", slow)
    desk = office_of(served).desk(_BY_ID["luo"])
    refused = refusal_of(
        privacy.erase(office_of(served), desk, served.case_id, desk.case(served.case_id).version, served.erasure)
    )
    assert refused is not None
    assert refused.reason == "case.stale"
    assert served.erase().case.privacy.waiting is None
    assert served.lies("Zanzibar") == []


def test_no_file_stays_that_was_asked_for(served: Served) -> None:
    served.with_file(b"%PDF-1.4 proof", "identity")
    whole = tuple(seal for name, seal in served.seals().items() if covers(("identity",), name))
    assert detail(lambda: served.forge(whole)) == "files that stay"
    served.erase()
    assert served.lies("255044462d312e34") == [], "the bytes, as the server shows them"


def test_the_salt_of_a_text_that_is_here_stands_under_no_other_name(served: Served) -> None:
    """It would keep the text from being erased: why a case was restricted always stays."""
    office = served.offices["li"]
    desk = office.desk(_BY_ID["li"])
    served.case_id = office.ids()
    assert refusal_of(desk.receive(replace(OPENING, narrative=Words(SECRET)), case_id=served.case_id)) is None
    case = desk.case(served.case_id)
    said = case.intake.narrative
    assert said.salt
    for event in (
        Restricted((), ("li", "luo"), "other", said),
        Held(said),
        Noted(office.ids(), 0, "ours", said, case.last_at),
    ):
        assert detail(partial(served.enter, "luo" if isinstance(event, Held) else "li", event)) == "salt"
    with cluster().boss(served.name) as boss:
        number = boss.execute(
            "SELECT salt, body FROM amends.kept_number WHERE case_id = %s", (served.case_id,)
        ).fetchone()
    assert number is not None
    kept = Words(number[1], number[0])
    told = Restricted((), ("li", "luo"), "other", kept)
    assert detail(lambda: served.enter("li", told, sealed=False)) == "salt"
    # The controls: the same words under a salt of their own, a reason that is given again, and what the program says on by itself.
    reason = Words(str(said), "00" * 8)
    served.enter("li", Restricted((), ("li", "luo"), "other", reason), sealed=False)
    served.enter("li", Opened(reason), sealed=False)
    assert refusal_of(desk.do(OfferTransfer("luo", Words("请接手")), served.case_id)) is None
    assert refusal_of(office_of(served).desk(_BY_ID["luo"]).do(AcceptTransfer(), served.case_id)) is None


def test_what_was_erased_is_not_said_again_under_its_salt(served: Served) -> None:
    """Whoever still knew it would say it for good: the entry that erased it names its seal already."""
    served.closed("all")
    office = served.offices["li"]
    told = next(event for entry in office.log.load(served.case_id) for event in entry.events if isinstance(event, Made))
    served.erase()
    late = Noted(office.ids(), 0, "ours", Words(str(told.text), told.text.salt), office.clock())
    with pytest.raises(Refusal, match=r"server\.refused") as refused:
        served.enter("li", late, sealed=False)
    assert refused.value.detail == "salt of what was erased"
    served.enter("li", Noted(late.note, 0, "ours", Words(str(told.text)), late.said_at))  # the control


def test_a_health_note_is_entered_once(served: Served) -> None:
    office = served.offices["li"]
    desk, note = office.desk(_BY_ID["li"]), office.ids()
    served.case_id = office.ids()
    assert refusal_of(desk.receive(OPENING, case_id=served.case_id)) is None
    assert refusal_of(privacy.note_health(office, desk, served.case_id, 1, note, "青霉素过敏")) is None
    noted = desk.case(served.case_id).privacy.health[note]
    with pytest.raises(Refusal, match=r"health\.same"):
        served.enter("luo", HealthNoted(note, noted.seal))
    assert detail(partial(served.enter, "luo", HealthNoted(office.ids(), "0" * 32))) == "note", "none that is not there"


def test_a_request_is_asked_once_under_its_name(served: Served) -> None:
    served.closed("all")
    served.erase()
    with pytest.raises(Refusal, match=r"privacy\.asked"):
        served.enter("li", ErasureAsked(served.erasure, ("all",), False, "customer-asked", WHY))
    served.enter("li", ErasureAsked(UUID(int=5), ("all",), False, "customer-asked", WHY))  # the control


def test_the_server_names_texts_as_the_program_does(served: Served) -> None:
    served.closed("all")
    with cluster().boss(served.name) as boss:
        boss.execute("SET search_path = amends, pg_temp")
        found = set(boss.execute("SELECT name, seal FROM sealed(%s)", (served.case_id,)).fetchall())
    wanted = sealed_words(served.offices["li"].log.load(served.case_id))
    assert set(wanted) <= found


def test_an_erasure_of_nothing_is_refused_and_none_moves_anything_but_words(served: Served) -> None:
    served.closed("all")
    with pytest.raises(Refusal, match=r"privacy\.nothing"):
        served.forge(())
    moves = next(set(one.moves) for one in kinds() if one.kind == "privacy.erased")
    assert {"title", "who", "ticket_search", "promise"} <= moves
    assert not moves & {"status", "given", "receiver", "site", "round", "level", "holder"}


def test_a_file_that_was_erased_is_not_kept_again(served: Served) -> None:
    office, content = served.offices["li"], b"%PDF-1.4 proof"
    desk = served.with_file(content, "all")
    served.erase()
    boss = office_of(served).desk(_BY_ID["luo"])
    assert refusal_of(boss.do(Reopen(Words("客人又来")), served.case_id)) is None
    seen = desk.case(served.case_id).version
    refused = refusal_of(attach(desk, office.files, served.case_id, seen, content, "a.pdf"))
    assert refused is not None
    assert (refused.reason, refused.detail) == ("evidence.erased", "a.pdf")
    assert served.lies("255044462d312e34") == [], "nor are its bytes here"
    seal = sha256(content).hexdigest()
    with pytest.raises(Refusal, match=r"evidence\.erased"):
        served.enter("li", EvidenceAdded(seal, "", Words("a.pdf"), len(content), "application/pdf", NOTHING, None, ()))
    # Nor does its row come back beside another file.
    more = b"%PDF-1.4 more"
    told = EvidenceAdded(sha256(more).hexdigest(), "", Words("b.pdf"), len(more), "application/pdf", NOTHING, None, ())

    def brought(beside: Rows | None = None) -> None:
        with desk.together():
            office.files.put(more, "application/pdf")
            served.enter("li", told, beside=beside)

    assert detail(partial(brought, {("evidence", (served.case_id, seal)): (str(ERASED), "", len(content))})) == "file"
    brought()
    other = office.ids()
    assert refusal_of(desk.receive(OPENING, case_id=other)) is None
    assert refusal_of(attach(desk, office.files, other, 1, content, "a.pdf")) is None, (
        "the control: another case may have it"
    )


def test_no_text_of_a_customer_stands_where_no_erasure_reaches(served: Served) -> None:
    office = served.offices["li"]
    desk = office.desk(_BY_ID["li"])
    served.case_id = office.ids()
    assert refusal_of(desk.receive(OPENING, case_id=served.case_id)) is None
    later, long = office.clock() + 3_600_000_000, "王女士说" * 100
    for event, why in (
        (Made(office.ids(), Words("回电"), later, long), 'not "name"'),
        (Made(office.ids(), Words("回电"), later, f"王女士 {NUMBER}"), 'not "name"'),
        (HelpAsked(office.ids(), f"engineering {NUMBER}", Words("请看"), later), 'not "name"'),
        (Answered("王女士说空调坏了", Words("问"), Words("答"), False), 'not "mark"'),
        (GuideWalked("guide", (("王女士说空调坏了", Words("是")),), "end", Words("办")), 'not "mark"'),
        (Restricted((), ("li", "luo", "王女士"), "other", WHY), "account.unknown"),
        (Restricted((long,), ("li", "luo"), "other", WHY), 'not "mark"'),
        (Answered("13800138000", Words("问"), Words("答"), False), 'not "mark"'),
        (Made(office.ids(), Words("回电"), later, "王女士１３８００１３８０００"), 'not "name"'),
        (Printed("handling", "zh", 1, "王女士说空调坏了", ""), "sha256"),
    ):
        with pytest.raises(Refusal) as refused:
            served.enter("li", event)
        assert why in {refused.value.reason, refused.value.detail}, event
    served.enter("li", Made(office.ids(), Words("回电"), later, "工程部 王师傅"))  # the control
    for kind, what in (("export", "handover-pdf"), ("read", "case"), ("reveal", "intake.phone")):
        with pytest.raises(Refusal) as refused:
            office.looks.add(
                Look(office.clock(), "li", kind, None if kind != "read" else served.case_id, what), "王女士说空调坏了"
            )
        assert refused.value.detail in {"reason", "look"}, kind
    office.looks.add(
        Look(office.clock(), "li", "reveal", served.case_id, "intake.phone"), "客人要求回电"
    )  # the control


def test_a_file_that_another_case_names_stays_though_somebody_took_its_row_away(served: Served) -> None:
    """What a row says a handler may have taken away; what was entered nobody."""
    office = served.offices["li"]
    desk, content = office.desk(_BY_ID["li"]), b"%PDF-1.4 proof"
    other, served.case_id, served.erasure = office.ids(), office.ids(), office.ids()
    for case_id in (other, served.case_id):
        assert refusal_of(desk.receive(OPENING, case_id=case_id)) is None
        assert refusal_of(attach(desk, office.files, case_id, 1, content, "a.pdf")) is None
    with cluster().boss(served.name) as boss:
        boss.execute("SET session_replication_role = replica")
        boss.execute("DELETE FROM amends.evidence WHERE case_id = %s", (other,))
    assert refusal_of(desk.do(WithdrawCase(Words("撤回")), served.case_id)) is None
    asked = AskErasure(served.erasure, WHY, "customer-asked", ("all",), files=True)
    assert refusal_of(desk.do(asked, served.case_id)) is None
    served.erase()
    with cluster().boss(served.name) as boss:
        assert boss.execute("SELECT bytes FROM amends.evidence_file").fetchall() == [(content,)]
