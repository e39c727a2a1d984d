"""A complaint being told as acts: ordinary words fill what the script leaves out, so that each step's gate is passed as people pass it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

from desktop.domain.case.contacts import Attempt, DoFollowUp
from desktop.domain.case.handling import AddNote, BeginStep, CompleteStep, SaveStep
from desktop.domain.case.inquiry import AddEvidence
from desktop.domain.case.intake import ON_SITE, Open
from desktop.domain.case.issues import JudgeIssue
from desktop.domain.case.promises import Keep, Make
from desktop.domain.case.record import record_digest
from desktop.domain.case.remedy import AskApproval, CarryOut, Choose, Propose
from desktop.domain.case.signing import AskSignOff
from desktop.domain.case.state import Case, Command
from desktop.domain.content.demo import DemoComplaint
from desktop.domain.content.demo_event import DemoEvent
from desktop.domain.frozen import frozen
from desktop.domain.ids import Fen, Ids, Micros
from desktop.domain.wording.bilingual import Bilingual, Language
from desktop.domain.wording.words import Words
from desktop.usecases.seeding_stage import Act

MINUTE: Micros = 60_000_000
SECOND: Micros = 1_000_000
DAY: Micros = 24 * 60 * MINUTE
OUTCOMES = {"outcome-upheld": "yes", "outcome-partly": "partly", "outcome-not": "no"}
APPROVERS = ("shen", "luo")


@frozen
class Script:
    """What all stories of a demo share."""

    language: Language
    fill: Mapping[str, Bilingual]
    rooms: Mapping[str, str]  # what a room is called in the language of the demo
    people: Mapping[str, str]  # login -> printed name
    departments: Mapping[str, str]  # login -> department in the pack
    complaints: Mapping[str, DemoComplaint]
    label: Callable[[str, str], str]  # (kind, key) -> name in the language
    dated: frozenset[str]  # remedies that need a date
    ids: Ids
    now: Micros

    def say(self, key: str, **values: str) -> Words:
        """A sentence of [fill] with its values put in."""
        text = self.fill[key].get(self.language)
        for name, value in values.items():
            text = text.replace("{" + name + "}", value)
        return Words(text.rstrip("：: "))


@dataclass
class Story:
    """One complaint being told; the fields say how far the telling has come."""

    one: DemoComplaint
    script: Script
    case: UUID
    begin: Micros
    last: Micros = 0
    holder: str = ""
    round: int = 1
    acts: list[Act] = field(default_factory=list[Act])
    files: list[bytes] = field(default_factory=list[bytes])
    done: set[int] = field(default_factory=set[int])
    begun: set[int] = field(
        default_factory=set[int]
    )  # steps of this round that were begun before something was written in them
    judged: bool = False
    options: list[tuple[UUID, str]] = field(default_factory=list[tuple[UUID, str]])
    chosen: UUID | None = None
    carried: bool = False
    followed: bool = False
    promises: list[UUID] = field(default_factory=list[UUID])
    open_promises: set[UUID] = field(default_factory=set[UUID])
    first_contact: Micros = 0
    called: bool = False
    delay: UUID | None = None
    asks: dict[str, UUID] = field(default_factory=dict[str, UUID])  # who was asked for help -> the request
    judged_key: UUID | None = None
    asked: bool = False
    ended: bool = False

    # ── time and acts ────────────────────────────────────────────────────────────────────────────
    def act(self, at: Micros, by: str, *commands: Command) -> None:
        """Do these at that moment, or a second after the act before."""
        self.act_on(at, by, lambda _: commands)

    def act_on(self, at: Micros, by: str, make: Callable[[Case], tuple[Command, ...]]) -> None:
        """The same, in the light of the case."""
        self.last = max(at, self.last + SECOND)
        self.acts.append(Act(self.last, by, make))

    def soon(self, minutes: int, until: Micros) -> Micros:
        """Some minutes after the act before, but not after `until`."""
        return max(min(self.last + minutes * MINUTE, until), self.last + SECOND)

    def own(self, event: DemoEvent, otherwise: str) -> Words:
        """What the script says, or the ordinary sentence."""
        return Words(event.text.get(self.script.language)) or self.script.say(otherwise)

    def take_up(self, step: int, by: str, minutes: int, at: Micros) -> None:
        """Begin a step some minutes before `at`, when something is written in it, but not before what happened last."""
        if step not in self.begun:
            self.begun.add(step)
            self.act(min(max(at - minutes * MINUTE, self.last), at), by, BeginStep(step))

    def fill_up(self, by: str, until: Micros) -> None:
        """Finish the steps that must be done when the demo opens."""
        for step in range(1, self.one.expect.step):
            self.step(step, by, until)

    def end(self, by: str, at: Micros, command: Command) -> None:
        """End the case another way than by a signature."""
        self.act(at, by, command)
        self.ended = True

    # ── the six steps ────────────────────────────────────────────────────────────────────────────
    def receive(self, event: DemoEvent) -> None:
        """Take the complaint down, in the customer's own words; the title is ours."""
        one, language = self.one, self.script.language
        anonymous = not one.who.phone and not one.who.room
        command = Open(
            one.channel, one.level, Words(one.words.get(one.language)), Words(one.title.get(language)), place=Words(self.script.rooms.get(one.who.room, one.who.room)),
            name=Words("" if anonymous else one.who.name.get(language)), phone=Words(one.who.phone), kind=Words(one.who.kind),
            anonymous=anonymous, site=one.site, language=one.language, issue=self.script.ids(), category=one.leaf,
        )  # fmt: skip
        self.act(self.begin, event.by, command)
        if event.text.zh:
            self.note(event.by, self.last, Words(event.text.get(language)))

    def step(self, number: int, by: str, until: Micros) -> None:
        """Finish a step with ordinary words, if the script did not."""
        if number in self.done:
            return
        for earlier in range(1, number):
            self.step(earlier, by, until)
        match number:
            case 1:
                begun = self.soon(3, until)
                self.listened(by, begun, self.soon(6, until))
            case 2:
                self.apologise(by, self.soon(2, until), self.script.say("apology"))
            case 3:
                self._understand(by, until)
            case 4:
                self._offer(by, until)
            case 5:
                self._agree(by, until)
            case _:
                self._call_after(by, until)

    def listened(self, by: str, begun: Micros, until: Micros) -> None:
        """Step 1: where, with a seat and water when they are here, and their words."""
        if 1 in self.done:
            return
        self.holder = self.holder or by
        self.act(begun, by, BeginStep(1))
        self.first_contact = self.first_contact or self.last
        here, channel = self.one.channel in ON_SITE, self.one.channel
        place = "quiet" if here else "phone" if channel in {"phone", "follow-up-call"} else "written"
        choices = (("place", place), *((("seat", "yes"), ("water", "yes")) if here else ()))
        texts = (("said", Words(self.one.words.get(self.one.language))), ("observed", self.script.say("observed")))
        self.act(until, by, CompleteStep(1, texts if self.round == 1 else texts[:1], choices))
        self.done.add(1)

    def apologise(self, by: str, at: Micros, words: Words) -> None:
        """Step 2."""
        if 2 in self.done:  # noqa: PLR2004 - the second step
            return
        texts = (("apology", words), ("thanks", self.script.say("thanks")))
        self.take_up(2, by, 2, at)
        self.act(at, by, CompleteStep(2, texts, (("apologised", "yes"), ("thanked", "yes"))))
        self.done.add(2)

    def restate(self, by: str, at: Micros, words: Words, *, confirmed: bool) -> None:
        """Step 3, its words; the step ends when something later needs it."""
        restated = self.script.say("restatement", title=self.one.title.get(self.script.language))
        texts = (("need", words), ("restatement", restated))
        self.take_up(3, by, 6, at)
        self.act(at, by, SaveStep(3, texts, (("confirmed", "yes" if confirmed else "no"),)))
        self.spoke_again(by, words)

    def judge(self, by: str, at: Micros, value: str) -> None:
        """Say whether it is founded."""
        self.judged = value != "unknown"
        reason = self.script.say({"no": "polite-answer", "unknown": "not-yet"}.get(value, "founded"))
        self.act_on(at, by, lambda case: tuple(JudgeIssue(issue, value, reason) for issue in case.issues.all))

    def _verdict(self) -> str:
        """How it will end, so that a verdict which the script leaves out agrees with the end."""
        for event in self.one.events:
            if event.do == "founded":
                return event.texts["value"]
            if event.do == "closed":
                return OUTCOMES.get(event.texts.get("outcome", ""), "unknown")
        return "unknown"

    def _understand(self, by: str, until: Micros) -> None:
        if not self.judged:
            known = any(event.do == "founded" for event in self.one.events)
            at = self.soon(8, until)
            self.take_up(3, by, 7, at)
            self.judge(by, at, "unknown" if known else self._verdict())
        ended = self.soon(3, until)
        self.take_up(3, by, 3, ended)
        self.act_on(ended, by, self._restated_if_not)
        self.done.add(3)

    def _restated_if_not(self, case: Case) -> tuple[Command, ...]:
        if case.handling.text(3, "restatement"):
            return (CompleteStep(3),)
        title = self.one.title.get(self.script.language)
        texts = (("need", self.script.say("need")), ("restatement", self.script.say("restatement", title=title)))
        return (CompleteStep(3, texts, (("confirmed", "yes"),)),)

    def propose(self, by: str, at: Micros, remedy: str, text: Words, amount: Fen) -> None:
        """Step 4: one option; money that is not handed over at once has a day and a name."""
        dated = amount > 0 and remedy in self.script.dated
        option = self.script.ids()
        command = Propose(
            option, remedy, text, amount, "goodwill", at + DAY if dated else None, self.script.people[by] if dated else "",
            self.script.say("for-customer"),
        )  # fmt: skip
        self.options.append((option, remedy))
        self.take_up(4, by, 5, at)
        self.act(at, by, command)

    def _offer(self, by: str, until: Micros) -> None:
        if not self.options:
            self.propose(by, self.soon(6, until), "remedy-explanation", self.script.say("option"), 0)
        self.act_on(self.soon(2, until), by, lambda case: (*_asks(case), CompleteStep(4)))
        self.done.add(4)

    def decide(self, event: DemoEvent, at: Micros) -> None:
        """Step 5: what the customer chose, in their words."""
        wanted = event.texts.get("choice", "")
        # The sheet puts the customer's words into quotation marks itself.
        by, own = event.by, Words(self.own(event, "own-words").strip("“”"))
        self.step(3, by, at)
        found = next((option for option, remedy in self.options if remedy == wanted), None)
        if found is None:
            text = own if wanted else self.script.say("option")
            self.propose(by, self.soon(5, at), wanted or "remedy-explanation", text, self._cost())
            found = self.options[-1][0]
        self.step(4, by, at)
        self.choose(by, at, found, own)
        self.spoke_again(by, own)

    def _cost(self) -> Fen:
        return next((event.cost or 0 for event in self.one.events if event.do == "closed"), 0)

    def choose(self, by: str, at: Micros, option: UUID, own: Words) -> None:
        """The choice and the end of step 5."""
        self.chosen = option
        self.take_up(5, by, 4, at)
        texts = (("wish", self.script.say("wish")), ("own_words", own))
        self.act_on(at, by, lambda _: (Choose(option, own), CompleteStep(5, texts)))
        self.done.add(5)

    def _agree(self, by: str, until: Micros) -> None:
        self.choose(by, self.soon(8, until), self.options[0][0], self.script.say("own-words"))

    def carry_out(self, by: str, at: Micros, proof: Words) -> None:
        """What was chosen is done."""
        self.step(5, by, at)
        if self.carried or self.chosen is None:
            return
        self.act(at, by, CarryOut(self.chosen, proof))
        self.carried = True

    # ── step 6 and the end ───────────────────────────────────────────────────────────────────────
    def follow_up(self, event: DemoEvent, at: Micros) -> None:
        """The call after; not satisfied opens the next round."""
        if event.do == "followed-up" and event.flags.get("satisfied", True):
            self.called_after(event.by, at, event)
            return
        said = self.own(event, "not-satisfied")
        self.act(at, event.by, DoFollowUp(self.script.ids(), self._medium(), "no", "no", "no", "not", said))
        self.round += 1
        self.done, self.begun, self.options, self.chosen, self.carried = set(), set(), [], None, False

    def called_after(self, by: str, at: Micros, event: DemoEvent | None) -> None:
        """The customer is satisfied: what was chosen is carried out, promises are kept, the three questions are answered."""
        self.carry_out(self.holder or by, self.soon(60, at), self.script.say("carried-out"))
        for promise in [one for one in self.promises if one in self.open_promises]:
            self.keep(self.holder or by, self.soon(20, at), promise, self.script.say("kept"))
        flags = event.flags if event else {}
        said = self.own(event, "follow-up") if event else self.script.say("follow-up")
        answers = [
            "yes" if flags.get(name, name != "other") else "no" for name in ("done", "useful", "other")
        ]  # the three questions
        done, useful, other = answers
        self.take_up(6, by, 5, at)
        command = DoFollowUp(self.script.ids(), self._medium(), done, useful, other, "satisfied", said)
        self.act(at, by, command, CompleteStep(6))
        self.followed = True
        self.done.add(6)

    def _call_after(self, by: str, until: Micros) -> None:
        self.called_after(by, self.soon(30, until), None)

    def ask(self, by: str, at: Micros) -> None:
        """Ask for the signature, with all steps done and every matter judged."""
        if not self.judged:
            self.judge(by, self.soon(5, at), "yes" if self._verdict() == "unknown" else self._verdict())
        self.step(6, by, at)
        said = self.script.say("statement")
        self.act_on(at, by, lambda case: (AskSignOff(record_digest(case), said),))
        self.asked = True

    # ── beside the steps ─────────────────────────────────────────────────────────────────────────
    def promise(self, event: DemoEvent, at: Micros) -> None:
        """A promise with its time and whoever keeps it."""
        promise = self.script.ids()
        due = self.begin + (event.due or 0) * MINUTE
        who = self.script.people[event.people.get("who", event.by)]
        self.act(at, event.by, Make(promise, self.own(event, "kept"), due, who))
        self.promises.append(promise)
        self.open_promises.add(promise)

    def keep(self, by: str, at: Micros, promise: UUID, proof: Words) -> None:
        """A promise is kept."""
        self.act(at, by, Keep(promise, proof))
        self.open_promises.discard(promise)

    def spoke_again(self, by: str, text: Words) -> None:
        """A talk an hour or more after the first is the second contact that the house's clock waits for."""
        if not self.called and not self._anonymous and self.last - self.first_contact >= 60 * MINUTE:
            self.call(by, self.last, text, reached=True)

    def call(self, by: str, at: Micros, text: Words, *, reached: bool) -> None:
        """An attempt to reach the customer."""
        self.called = self.called or reached
        self.act(at, by, Attempt(self.script.ids(), self._medium(), reached, text))

    @property
    def _anonymous(self) -> bool:
        return not self.one.who.phone and not self.one.who.room

    def _medium(self) -> str:
        return "letter" if self._anonymous else "in-person" if self.one.channel in ON_SITE else "phone"

    def evidence(self, event: DemoEvent, at: Micros) -> None:
        """A small text file that says what the piece of evidence is."""
        kind = event.texts["kind"]
        label = self.script.label("evidence", kind)
        said = event.text.get(self.script.language) or self.one.title.get(self.script.language)
        content = f"{label}\n{said}\n".encode()
        self.files.append(content)
        name = Words(label.replace("/", "_") + ".txt")
        self.act(
            at, event.by, AddEvidence(sha256(content).hexdigest(), name, len(content), "text/plain", kind, Words(said))
        )

    def note(self, by: str, at: Micros, text: Words) -> None:
        """A note of the step at hand, or a late one where the record is closed or waits for its signature."""
        note = self.script.ids()

        def made(case: Case) -> tuple[Command, ...]:
            late = case.signing.closed or case.signing.status == "asked"
            return (AddNote(note, text, 0 if late else case.handling.current),)

        self.act_on(at, by, made)


def _asks(case: Case) -> tuple[Command, ...]:
    offered = case.remedy.of_round(case.handling.round)
    return tuple(AskApproval(key, APPROVERS[0]) for key, one in offered.items() if one.above_limit and not one.approval)
