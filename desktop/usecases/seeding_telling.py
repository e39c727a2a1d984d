"""Tells a scripted complaint, event by event; what has no verb of its own becomes a dated note in plain words."""

from datetime import datetime, timezone
from uuid import UUID

from desktop.domain.case.delays import Apply, Grant
from desktop.domain.case.handling import Assign, Claim, SaveStep
from desktop.domain.case.inquiry import AnswerQuestion, NoteFact
from desktop.domain.case.intake import SetLevel
from desktop.domain.case.judgement import JudgeLiability, LodgeAppeal
from desktop.domain.case.measures import FinishMeasure, PlanMeasure
from desktop.domain.case.record import record_digest
from desktop.domain.case.remedy import Approve, AskApproval
from desktop.domain.case.signing import DeclineCase, ReturnRecord, Sign, WithdrawCase
from desktop.domain.case.state import Case
from desktop.domain.case.tasks import OpenTask, TakeTask
from desktop.domain.case.urging import AskHelp, DoUrge, GiveHelp
from desktop.domain.content.demo_event import DemoEvent
from desktop.domain.ids import Micros
from desktop.domain.wording.words import Words
from desktop.usecases.seeding_stage import Play
from desktop.usecases.seeding_story import APPROVERS, MINUTE, SECOND, Story

GROUNDS = ("sued", "petition", "no-object", "police", "outside-remit")
# Events that have no verb: they are noted in words, by the sentence of that name in [fill].
NOTED = frozenset({
    "missed", "restricted", "sealed", "incident", "reported",
})  # fmt: skip


DELAYED = "hotel-house.second-level"  # the clock for which the script asks for more time


class Telling(Story):
    """One scripted complaint."""

    def tell(self) -> Play:
        """Tell all of it up to now."""
        for event in self.one.events:
            at = max(self.begin + event.at * MINUTE, self.last + SECOND)
            self._tell(event, at)
        if not self.ended:
            self.fill_up(self.holder or self.one.events[0].by, self.script.now - SECOND)
        return Play(self.case, tuple(self.acts))

    def _tell(self, event: DemoEvent, at: Micros) -> None:  # noqa: C901, PLR0912 - one flat branch an event
        by, own = event.by, self.own
        match event.do:
            case "received":
                self.receive(event)
            case "level":
                if event.texts["value"] != self.one.level:
                    self.act(at, by, SetLevel(event.texts["value"], self.own(event, "founded")))
            case "claimed":
                self.holder = by
                self.act(at, by, Claim())
            case "vented":
                self.listened(by, max(self.begin + (event.at - (event.minutes or 0)) * MINUTE, self.last), at)
            case "apologised":
                self.step(1, by, at)
                self.apologise(by, at, own(event, "apology"))
            case "asked":
                self.act(at, by, AnswerQuestion(f"own-{len(self.acts)}", own(event, "need"), own(event, "need")))
            case "restated":
                self.step(2, by, at)
                self.restate(by, at, own(event, "need"), confirmed=event.flags.get("confirmed", False))
            case "fact":
                self.act(at, by, NoteFact(self.script.ids(), own(event, "founded"), "shown"))
            case "evidence":
                self.evidence(event, at)
            case "founded":
                self.judge(by, at, event.texts["value"])
            case "motive":
                self.act(at, by, SaveStep(3, (), (("motive", event.texts["value"]),)))
            case _:
                self._tell_later(event, at)

    def _tell_later(self, event: DemoEvent, at: Micros) -> None:  # noqa: C901, PLR0912 - as above
        by = event.by
        match event.do:
            case "proposed":
                self.step(3, by, at)
                self.propose(by, at, event.texts["remedy"], self.own(event, "option"), event.amount or 0)
            case "approval-asked":
                to = event.people["to"]
                self.act_on(at, by, lambda case: tuple(AskApproval(o, to) for o in _unapproved(case)))
            case "approved":
                said = self.own(event, "approved")
                self.act_on(at, by, lambda case: tuple(Approve(o, said) for o in _unapproved(case)))
            case "decided":
                self.decide(event, at)
            case "promise":
                self.promise(event, at)
            case "kept":
                self.keep(by, at, self.promises[(event.number or 1) - 1], self.own(event, "kept"))
            case "transferred":
                self.holder = event.people["to"]
                self.act(at, by, Assign(self.holder, self.own(event, "transferred")))
            case "carried-out":
                self.carry_out(by, at, self.own(event, "carried-out"))
            case "contact":
                self.call(by, at, self.own(event, "called"), reached=event.flags.get("reached", False))
            case "followed-up" | "second-round":
                self.follow_up(event, at)
            case "sign-asked" | "returned" | "signed" | "withdrawn" | "declined" | "joined" | "closed":
                self._tell_end(event, at)
            case "delay-asked" | "delay-granted":
                self.more_time(event, at)
            case "told":
                self.tell_or_answer(event, at)
            case "measure" | "measure-done" | "task" | "task-taken":
                self._tell_work(event, at)
            case "collaborated" | "urged" | "judged" | "appealed":
                self._tell_others(event, at)
            case _:
                self.noted(event, at)

    def _tell_work(self, event: DemoEvent, at: Micros) -> None:
        """A task for somebody who takes it; a measure against what went wrong, seen to by a manager; later that it is finished."""
        text = Words(event.text.get(self.script.language))
        if event.do == "task-taken":
            self.act_on(at, event.by, lambda case: tuple(TakeTask(key) for key, _ in case.tasks.pool))
            return
        if event.do == "task":
            due = self.begin + (event.due or 0) * MINUTE
            self.act(at, event.by, OpenTask(self.script.ids(), event.texts["kind"], text, due))
            return
        if event.do == "measure-done":
            self.act_on(at, event.by, lambda case: tuple(FinishMeasure(key, text) for key, _ in case.measures.running))
            return
        key, title = self.script.ids(), Words(self.one.title.get(self.script.language))
        owner, due = event.people.get("who", event.by), self.begin + (event.due or 0) * MINUTE
        sees = next(one for one in APPROVERS if one != owner)
        self.act(at, event.by, PlanMeasure(key, title, text, due, owner, sees))

    def _tell_others(self, event: DemoEvent, at: Micros) -> None:
        by, text = event.by, Words(event.text.get(self.script.language))
        match event.do:
            case "collaborated":
                ask, to = self.script.ids(), event.people["to"]
                self.act(at, by, AskHelp(ask, self.script.departments[to], text, at + self._help_by(event)))
                self.asks[to] = ask
            case "urged":
                who = self.script.people[event.people["to"]]
                self.act(at, by, DoUrge(self.script.say("urged", who=who)))
            case "judged":
                self.judged_key = self.script.ids()
                party = event.people["party"]
                self.act(at, by, JudgeLiability(self.judged_key, event.texts["kind"], party, text))
            case _:
                self.act(at, by, LodgeAppeal(self.judged_key or self.script.ids(), text))

    def _help_by(self, event: DemoEvent) -> Micros:
        """Help is wanted by the time of the next promise, or within two hours."""
        later = (
            one.due - event.at for one in self.one.events if one.do == "promise" and one.at >= event.at and one.due
        )
        return next(later, 120) * MINUTE

    def tell_or_answer(self, event: DemoEvent, at: Micros) -> None:
        """Whoever was asked for help answers; anybody else tells the customer."""
        said = self.own(event, "called")
        if (ask := self.asks.pop(event.by, None)) is None:
            self.note(event.by, at, said)
        else:
            self.act(at, event.by, GiveHelp(ask, said))

    def _tell_end(self, event: DemoEvent, at: Micros) -> None:
        by = event.by
        match event.do:
            case "sign-asked":
                self.ask(by, at)
            case "returned":
                said = self.own(event, "not-yet")
                self.act_on(at, by, lambda case: (ReturnRecord(record_digest(case), said),))
                self.asked = False
            case "signed" if not self.ended:
                if not self.asked:
                    self.ask(self.holder, at - 20 * MINUTE)
                said = self.own(event, "sign-comment")
                self.act_on(at, by, lambda case: (Sign(case.signing.asks[-1].record, said),))
                self.ended = True
            case "withdrawn":
                self.fill_up(self.holder or by, at)
                self.end(by, at, WithdrawCase(self.own(event, "called")))
            case "declined":
                self.end(by, at, DeclineCase(GROUNDS[(event.ground or 1) - 1], self.own(event, "called")))
            case "joined":
                # There is no verb for joining: the complaint ends here, in words, and goes on in the other one.
                other = self.script.complaints[event.texts["into"]].title.get(self.script.language)
                said = self.script.say("joined", title=other, text=event.text.get(self.script.language))
                self.end(by, at, WithdrawCase(said))
            case "closed":
                cause = self.script.label("cause", event.texts.get("cause", "cause-unknown"))
                cost = f"{(event.cost or 0) // 100}"
                self.note(by, at, self.script.say("closed", cause=cause, cost=cost))
            case _:
                return

    def more_time(self, event: DemoEvent, at: Micros) -> None:
        """More time for the second contact, asked for and granted."""
        until = self.begin + (event.until or 0) * MINUTE
        if event.do == "delay-granted":
            self.act(at, event.by, Grant(self.delay or self.script.ids(), until))
            return
        self.delay = self.script.ids()
        text = Words(event.text.get(self.script.language))
        self.act(at, event.by, Apply(self.delay, DELAYED, "other-unreachable", until, text))

    def noted(self, event: DemoEvent, at: Micros) -> None:
        """An event without a verb, in words."""
        if event.do not in NOTED:
            raise ValueError(event.do)
        who = event.people.get("to") or event.people.get("who") or event.people.get("party") or event.by
        due = event.due if event.due is not None else event.until
        day = "" if due is None else f"{datetime.fromtimestamp((self.begin + due * MINUTE) / 1e6, timezone.utc):%m-%d}"
        text = event.text.get(self.script.language)
        self.note(event.by, at, self.script.say(event.do, who=self.script.people[who], text=text, due=day))


def _unapproved(case: Case) -> tuple[UUID, ...]:
    offered = case.remedy.of_round(case.handling.round)
    return tuple(key for key, one in offered.items() if one.approval != "approved")
