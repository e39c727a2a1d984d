"""A small real house in a folder: real tables, real rules, a clock that tests move, and cases taken through the steps."""

import tempfile
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from argon2 import PasswordHasher
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop import bootstrap
from desktop.domain.case.contacts import DoFollowUp
from desktop.domain.case.handling import AddNote, BeginStep, CompleteStep
from desktop.domain.case.inquiry import AnswerQuestion, NoteFact
from desktop.domain.case.intake import Open, SetLevel
from desktop.domain.case.issues import JudgeIssue
from desktop.domain.case.promises import Keep, Make
from desktop.domain.case.record import record_digest
from desktop.domain.case.remedy import Approve, AskApproval, CarryOut, Choose, Propose
from desktop.domain.case.signing import AskSignOff, ReturnRecord
from desktop.domain.case.state import Case, Command
from desktop.domain.ids import Micros
from desktop.domain.people import Person, Role
from desktop.domain.wording.words import Words
from desktop.storage.drafts import SqliteDrafts
from desktop.storage.engine import open_house
from desktop.storage.passwords import Argon2Passwords
from desktop.storage.smith import Cost, Ed25519Smith
from desktop.ui.changes_hub import ChangesHub
from desktop.ui.context import Context
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Language, look
from desktop.usecases.desk import refusal_of
from desktop.usecases.house import House, Site
from desktop.usecases.letters import Written
from desktop.usecases.read_models import View
from desktop.usecases.sign_in import Door

START: Micros = 1_795_359_900_000_000  # Sun 22 Nov 2026, 23:05 in Shanghai
MINUTE: Micros = 60_000_000
LIMIT = 30_000  # fen: what a handler may promise alone
PASSWORD = "lanting-2026"
HOUSE = House(
    "兰亭酒店",
    "Lanting Hotel",
    (Site("hotel", "兰亭酒店", "Lanting Hotel", "hotel", "Asia/Shanghai", ("hotel-house",)),),
)
PEOPLE = (
    Person("admin", "Admin", Role.ADMINISTRATOR),
    Person("chen", "陈静", Role.HANDLER, "handler"),
    Person("li", "李强", Role.HANDLER, "handler"),
    Person("wang", "王海", Role.SUPERVISOR, "duty-manager"),
    Person("shen", "沈兰", Role.SUPERVISOR, "service-manager"),
    Person("gao", "高远", Role.GENERAL_MANAGER, "gm"),
)
# The real hash on purpose takes long; its cheapest settings do for tests.
_CHEAP = Argon2Passwords(PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@dataclass
class Time:
    """The clock of the house; tests move it."""

    now: Micros = START

    def __call__(self) -> Micros:
        return self.now

    def pass_by(self, minutes: float) -> None:
        self.now += round(minutes * MINUTE)


@dataclass
class Went:
    """Where the pages sent the person: `Navigator` by shape, each call kept."""

    calls: list[tuple[object, ...]] = field(default_factory=list[tuple[object, ...]])

    def open_case(self, case_id: UUID, face: str = "guide", section: str = "") -> None:
        self.calls.append(("case", case_id, face, section))

    def open_view(self, view: View) -> None:
        self.calls.append(("view", view))

    def new_complaint(self) -> None:
        self.calls.append(("new",))

    def open_sign_off(self, case_id: UUID | None = None) -> None:
        self.calls.append(("sign-off", case_id))

    def preview(self, case_id: UUID | None, form: str = "handling", letter: Written | None = None) -> None:
        self.calls.append(("preview", case_id, form) if letter is None else ("preview", case_id, form, letter))

    def figures(self, period: str = "") -> None:
        self.calls.append(("figures", period))

    def palette(self, text: str = "") -> None:
        self.calls.append(("palette", text))

    def handbook(self, part: str = "", key: str = "") -> None:
        self.calls.append(("handbook", part, key))

    def lock(self) -> None:
        self.calls.append(("lock",))

    def back(self) -> None:
        self.calls.append(("back",))

    def origin(self) -> str:
        return "Queue"

    def undo(self, text: str, action: object, case_id: UUID | None = None) -> None:
        self.calls.append(("undo", text, action) if case_id is None else ("undo", text, action, case_id))

    def tell(self, text: str, tone: str = "ok") -> None:
        self.calls.append(("tell", text, tone))


@cache
def _made_once() -> bytes:
    """The file of the house with its people; every test works on a copy."""
    with tempfile.TemporaryDirectory(prefix="amends-tests-") as folder:
        made = bootstrap.make_house(Path(folder) / "house.amends", HOUSE, Time())
        hashed = _CHEAP.hash(PASSWORD)
        for person in PEOPLE:
            made.accounts.add(person, hashed, START)
        made.close()
        return (Path(folder) / "house.amends").read_bytes()


def copied(folder: Path) -> Path:
    """A copy of the house in a folder."""
    path = folder / "house.amends"
    path.touch(0o600)
    path.write_bytes(_made_once())
    return path


class RealHouse:
    """The open file, its people, and short ways to do what colleagues would do."""

    def __init__(self, folder: Path, time: Time, rules: House = HOUSE) -> None:
        self.time, self.folder = time, folder
        self.database = open_house(copied(folder))
        wired = bootstrap.office(self.database, rules, time)
        ring = replace(wired.keyring, smith=Ed25519Smith(Cost(1, 8, 1)))
        door = Door(wired.accounts, _CHEAP, time, ring)
        self.office = replace(wired, door=door, keyring=ring, drafts=SqliteDrafts(folder / "drafts.db"))
        self.people = {person.id: person for person in PEOPLE}

    def close(self) -> None:
        self.database.close()

    def context(self, person: str, jobs: Jobs, language: Language = "en", parent: QObject | None = None) -> Context:
        """What a page is given; its `nav` keeps where the page went."""
        who = self.people[person]
        made = Context(
            self.office, self.office.desk(who), who, jobs, ChangesHub(parent), Went(), language, look(),
        )  # fmt: skip
        made.remember_names({one.id: one.name for one in PEOPLE})
        return made

    def do(self, person: str, command: Command, case_id: UUID) -> Case:
        """What a colleague does; an unexpected refusal fails the test with its reason."""
        outcome = self.office.desk(self.people[person]).do(command, case_id)
        refusal = refusal_of(outcome)
        if refusal is not None:
            raise refusal
        return outcome.case

    def receive(self, person: str = "li", **given: Any) -> UUID:
        """A complaint at the front desk."""
        values: dict[str, Any] = {
            "channel": "phone", "level": "dissatisfied", "narrative": Words("晚上九点起空调有“哒哒”声，21:40 后更响。打了三次总机没有人来。"),
            "title": Words("空调太吵，前台处理不及时"), "wanted": Words("今晚能安静睡觉"), "place": Words("1208"), "name": Words("王女士"),
            "phone": Words("139 0000 1208"), "site": "hotel", "category": "hotel-quiet-equipment",
        } | given  # fmt: skip
        outcome = self.office.desk(self.people[person]).receive(Open(**values))
        refusal = refusal_of(outcome)
        if refusal is not None:
            raise refusal
        return outcome.case.id

    def new_id(self) -> UUID:
        return self.office.ids()

    def to_step(self, case_id: UUID, last: int, person: str = "chen", *, amount: int = 29_000) -> UUID:
        """Do the steps up to and including `last` as the guide would; gives the id of the option offered."""
        option = self.new_id()
        for step, commands in enumerate(self._steps(case_id, option, amount), start=1):
            if step > last:
                break
            self.do(person, BeginStep(step), case_id)
            for command in commands:
                self.time.pass_by(1)
                if isinstance(command, CompleteStep) and step == 4 and amount > LIMIT:
                    self.do(person, AskApproval(option, "gao"), case_id)
                    self.do("gao", Approve(option), case_id)
                self.do(person, command, case_id)
        return option

    def _steps(self, case_id: UUID, option: UUID, amount: int) -> tuple[tuple[Command, ...], ...]:
        promise = self.new_id()
        due = self.time.now + 60 * MINUTE
        return (
            (
                AddNote(self.new_id(), Words("明早七点的飞机，必须睡一会儿。"), 1, "customer"),
                CompleteStep(1, choices=(("place", "quiet"), ("seat", "yes"), ("water", "yes"))),
            ),
            (
                CompleteStep(
                    2,
                    (("apology", Words("给您添麻烦了，非常抱歉。")), ("thanks", Words("谢谢您告诉我们。"))),
                    (("apologised", "yes"), ("thanked", "yes")),
                ),
            ),
            (
                SetLevel("very-dissatisfied", Words("三次电话无人回应")),
                AnswerQuestion("own-1", Words("什么时候开始的？"), Words("九点左右")),
                NoteFact(self.new_id(), Words("工程日志：22:31 前没有上楼"), "shown"),
                JudgeIssue(case_id, "yes", Words("工程日志没有上楼记录")),
                CompleteStep(
                    3,
                    (("need", Words("睡觉")), ("restatement", Words("您从九点起被空调吵到，打了三次电话没人来。"))),
                    (("confirmed", "yes"), ("motive", "remedy")),
                ),
            ),
            (
                Propose(option, "remedy-room-move", Words("换到 1508 房，房费减半"), amount, "goodwill", due, "礼宾部", Words("今晚能睡好")),
                CompleteStep(4),
            ),
            (
                Make(promise, Words("行李搬到 1508"), due, "礼宾部"),
                Choose(option, Words("免一半可以，就是不想再收拾一遍")),
                CompleteStep(5, (("wish", Words("安静的房间")), ("own_words", Words("免一半可以")))),
            ),
            (
                CarryOut(option, Words("客人签收新房卡")),
                Keep(promise, Words("23:20 搬好")),
                DoFollowUp(self.new_id(), "phone", "yes", "yes", "no", "satisfied", Words("睡得很好")),
                CompleteStep(6),
            ),
        )  # fmt: skip

    def ask_sign_off(self, case_id: UUID, person: str = "chen") -> Case:
        """Ask the supervisor."""
        record = record_digest(self.office.desk(self.people[person]).case(case_id))
        return self.do(person, AskSignOff(record, Words("完整属实，可以结案")), case_id)

    def send_back(self, case_id: UUID, comment: str, person: str = "shen") -> Case:
        """The supervisor returns it."""
        record = record_digest(self.office.desk(self.people[person]).case(case_id))
        return self.do(person, ReturnRecord(record, Words(comment)), case_id)

    def ready_to_sign(self, *, amount: int = 29_000, **given: Any) -> UUID:
        """A case through all six steps, waiting for a signature."""
        case_id = self.receive(**given)
        self.time.pass_by(4)
        self.to_step(case_id, 6, amount=amount)
        self.ask_sign_off(case_id)
        return case_id


def shown(widget: QWidget, size: tuple[int, int] = (1440, 900)) -> None:
    """Show a page as the shell would."""
    widget.resize(*size)
    widget.show()
