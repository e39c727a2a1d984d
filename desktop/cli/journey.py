"""The main job without a window: a waiting complaint of the demo goes through six steps to a signed sheet, told line by line."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from desktop import bootstrap
from desktop.cli.voice import Voice
from desktop.domain.case.contacts import DoFollowUp
from desktop.domain.case.handling import Claim, CompleteStep
from desktop.domain.case.issues import JudgeIssue
from desktop.domain.case.record import record_digest
from desktop.domain.case.remedy import CarryOut, Choose, Propose
from desktop.domain.case.signing import AskSignOff
from desktop.domain.case.state import Case, Command
from desktop.domain.case.tasks import FinishTask
from desktop.domain.wording.words import NOTHING, Words
from desktop.usecases import printing, signing
from desktop.usecases.desk import Desk, refusal_of
from desktop.usecases.office import Office
from desktop.usecases.outcomes import Outcome
from desktop.usecases.read_models import Query, View
from desktop.usecases.seeding import PASSWORD

HANDLER, SIGNER = "chen", "shen"
SHEET = "handling.pdf"


def main_job(voice: Voice) -> int:
    """Do it in a temporary folder; gives the exit code."""
    voice.note(
        voice.say(
            "这里没有显示器，所以不开窗口，改用文字办完一单演示投诉。",
            "There is no display here, so a demo complaint is handled in words instead of in a window.",
        )
    )
    folder = Path(tempfile.mkdtemp(prefix="amends-demo-"))
    office = bootstrap.demo_office(folder, voice.language, tell=_telling(voice))
    try:
        voice.line(voice.say(f"演示酒店：{office.where}", f"Demo house: {office.where}"))
        sheet = _Journey(office, voice).run(folder)
    finally:
        office.close()
    voice.line(voice.say(f"签好字的处理单：{sheet}", f"The signed sheet: {sheet}"))
    return 0


def _telling(voice: Voice) -> Callable[[int], None]:
    """A line each tenth, so that nobody thinks it stands still."""
    told = set[int]()

    def tell(percent: int) -> None:
        tenth = percent // 10 * 10
        if tenth not in told:
            told.add(tenth)
            voice.note(voice.say(f"正在准备演示酒店 {tenth}%", f"Making the demo house {tenth} %"))

    return tell


class _Journey:
    def __init__(self, office: Office, voice: Voice) -> None:
        self.office, self.voice, self.say = office, voice, voice.say
        self.handler, self.signer = self._desk(HANDLER), self._desk(SIGNER)

    def _desk(self, person: str) -> Desk:
        return self.office.desk(self.office.door.enter(person, PASSWORD))

    def run(self, folder: Path) -> Path:
        """From the queue to the paper."""
        waiting = self.office.tickets.page(Query(View.UNCLAIMED), HANDLER, self.office.clock()).rows
        # The newest one of the hotel: on site, with the guest at the desk.
        row = max(
            (one for one in waiting if one.site == self.office.house.sites[0].id), key=lambda one: one.received_at
        )
        self.told(f"{row.number}  {row.title}  ({row.place} {row.who})")
        self.do(row.id, Claim())
        for step in range(1, 7):
            self.do(row.id, *self.step(self.handler.case(row.id), step))
            self.told(f"  {step}/6  {self.office.contents.label('step', str(step), self.voice.language)}  ✓")
        record = record_digest(self.handler.case(row.id))
        statement = Words(self.say("以上记录完整属实。", "This record is complete and true."))
        self.do(row.id, AskSignOff(record, statement))
        self.told(self.say("请沈岚签字", "Shen Lan is asked to sign"))
        seen = self.signer.case(row.id)
        _must(signing.sign(self.signer, self.office.door, row.id, seen.version, record, NOTHING, PASSWORD))
        self.told(self.say("已签字，结案", "Signed; the case is closed"))
        sheet = printing.make(self.signer, self.office.sheets, row.id, "handling", "zh+en")
        target = folder / SHEET
        target.write_bytes(sheet.content)
        return target

    def told(self, text: str) -> None:
        """One line of progress."""
        self.voice.line(text)

    def do(self, case_id: UUID, *commands: Command) -> None:
        """Do them one after the other, as a person would."""
        for command in commands:
            _must(self.handler.do(command, case_id))

    def step(self, case: Case, number: int) -> Sequence[Command]:
        """What the handler writes in a step."""
        say, new_id = self.words, self.handler.new_id
        match number:
            case 1 | 2:
                return (self.heard(case) if number == 1 else self.apologised(),)
            case 3:
                found = say("工程记录：楼上水管接头松动。", "Engineering: a pipe joint upstairs was loose.")
                return JudgeIssue(next(iter(case.issues.all)), "yes", found), self.understood()
            case 4:
                text = say("马上换到 1506，行李由我们搬", "Move to 1506 now; we carry the luggage")
                return Propose(new_id(), "remedy-room-move", text), CompleteStep(4)
            case 5:
                own, wish = (
                    say("好，先让我睡下。", "Good, let me sleep first."),
                    say("就想有个人来。", "Just someone to come."),
                )
                texts = (("wish", wish), ("own_words", own))
                return Choose(next(iter(case.remedy.of_round(1))), own), CompleteStep(5, texts)
            case _:
                moved = say("已换到 1506，行李送到。", "Moved to 1506, luggage there.")
                call = DoFollowUp(new_id(), "phone", "yes", "yes", "no", "satisfied", moved)
                dry = say("接头换好，天花板不漏了。", "Joint replaced; nothing drips any more.")
                done = [FinishTask(key, dry) for key, _ in case.tasks.running]
                return CarryOut(next(iter(case.remedy.of_round(1))), moved), *done, call, CompleteStep(6)

    def words(self, zh: str, en: str) -> Words:
        """One of two, as it is written down."""
        return Words(self.say(zh, en))

    def heard(self, case: Case) -> CompleteStep:
        """Step 1."""
        said = Words(case.intake.narrative)
        return CompleteStep(1, (("said", said),), (("place", "quiet"), ("seat", "yes"), ("water", "yes")))

    def apologised(self) -> CompleteStep:
        """Step 2."""
        apology = self.words(
            "很抱歉让您等了这么久，床都湿了。", "I am sorry that you waited so long and the bed got wet."
        )
        texts = (("apology", apology), ("thanks", self.words("谢谢您告诉我们。", "Thank you for telling us.")))
        return CompleteStep(2, texts, (("apologised", "yes"), ("thanked", "yes")))

    def understood(self) -> CompleteStep:
        """Step 3, its words."""
        need = self.words("现在就有人来，今晚有干的床。", "Somebody now, and a dry bed tonight.")
        again = self.words(
            "您打了两次电话没人来，床和电脑湿了，对吗？",
            "You called twice, nobody came, bed and laptop are wet: right?",
        )
        return CompleteStep(3, (("need", need), ("restatement", again)), (("confirmed", "yes"),))


def _must(outcome: Outcome) -> None:
    refusal = refusal_of(outcome)
    if refusal is not None:
        raise refusal
