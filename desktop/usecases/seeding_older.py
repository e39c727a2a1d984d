"""The demo's older complaints: drawn from a recipe by a fixed seed, so that reports of a year have something to show."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from desktop.domain.case.contacts import DoFollowUp
from desktop.domain.case.handling import BeginStep, CompleteStep
from desktop.domain.case.intake import ON_SITE, Open
from desktop.domain.case.issues import JudgeIssue
from desktop.domain.case.promises import Keep, Make
from desktop.domain.case.record import record_digest
from desktop.domain.case.remedy import Approve, AskApproval, CarryOut, Choose, Propose
from desktop.domain.case.signing import AskSignOff, DeclineCase, Sign, WithdrawCase
from desktop.domain.case.state import Case, Command
from desktop.domain.content.demo import DemoSite, Recipe
from desktop.domain.content.demo_older import OlderWords
from desktop.domain.frozen import frozen, replace
from desktop.domain.ids import Fen, Micros
from desktop.domain.policy.instants import instant_from
from desktop.domain.wording.bilingual import Bilingual, Language
from desktop.domain.wording.words import Words
from desktop.usecases.seeding_stage import Act, Play
from desktop.usecases.seeding_story import DAY, MINUTE, SECOND, Script

HOURS = {"night": (22, 30), "morning": (6, 11), "midday": (11, 14), "afternoon": (14, 18), "evening": (18, 22)}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
AT_CLINIC = frozenset({"tang", "gu", "zhou"})
VERDICTS = {"outcome-upheld": "yes", "outcome-partly": "partly", "outcome-not": "no"}
ENDS = {"outcome-withdrawn": "withdrawn", "outcome-declined": "declined", "outcome-referred": "referred"}
CAP = 2  # rounds that levels below a crisis allow
_FEW = 12  # one in so many is called too late
LARGEST_ALONE: Fen = 300_00  # what the front line promises without asking
LARGEST_AT_CLINIC: Fen = 800_00  # what the service manager may promise at the clinic, where its own pack speaks
GENERAL_MANAGER = "luo"
GIFTS = {"hotel": ("remedy-breakfast", "remedy-fruit", "remedy-discount"), "clinic": ("remedy-discount", "remedy-gift")}
WORDS_ONLY = ("remedy-explanation", "remedy-apology-spoken", "remedy-redo-service", "remedy-named-contact")


@frozen
class Drawn:
    """One older complaint as the dice fell."""

    site: DemoSite
    language: Language
    leaf: str
    level: str
    channel: str
    outcome: str
    handler: str
    signer: str
    at: Micros
    contact: Micros
    steps: tuple[Micros, ...]  # when steps 2/3, 4 and 5 were done
    closed: Micros
    rounds: int
    satisfied: str
    amount: Fen
    late_promise: bool


class Older:
    """Draws the complaints of a recipe; the same seed and day give the same ones."""

    def __init__(
        self, recipe: Recipe, words: OlderWords, sites: Sequence[DemoSite], zone: ZoneInfo, script: Script
    ) -> None:
        self._recipe, self._words, self._sites, self._zone, self._script = recipe, words, sites, zone, script
        self._dice = Random(recipe.random_seed)  # noqa: S311 - dice for a demo, no secret
        self._days, self._day_weights = self._calendar()

    def draw(self) -> tuple[Play, ...]:
        """All of them."""
        return tuple(self._told(self._one()) for _ in range(self._recipe.count))

    # ── drawing ──────────────────────────────────────────────────────────────────────────────────
    def _calendar(self) -> tuple[list[date], list[float]]:
        today = datetime.fromtimestamp(self._script.now / 1e6, self._zone).date()
        recipe, weights = self._recipe, self._recipe.weights
        days = [today - timedelta(days=back) for back in range(recipe.to_days_ago + 1, recipe.from_days_ago)]
        factors = [
            weights["month_factor"][MONTHS[d.month - 1]] * weights["weekday"][WEEKDAYS[d.weekday()]] for d in days
        ]
        return days, factors

    def _pick(self, weights: Mapping[str, float]) -> str:
        return self._dice.choices(list(weights), list(weights.values()))[0]

    def _span(self, name: str) -> float:
        """A value from quantiles such as p10, p50, p90; straight lines between, beginning at 0."""
        marks = self._recipe.weights[name]
        if self._dice.uniform(0, 100) < marks.get("zero", 0):
            return 0.0
        points = [(0.0, 0.0), *sorted((float(k[1:]), v) for k, v in marks.items() if k[0] == "p" and k[1:].isdigit())]
        at = self._dice.uniform(0, points[-1][0])
        for (low, small), (high, large) in pairwise(points):
            if at <= high:
                return small + (large - small) * (at - low) / (high - low)
        return points[-1][1]

    def _one(self) -> Drawn:
        weights = self._recipe.weights
        wanted_site = self._pick(weights["site"])
        site = next(one for one in self._sites if one.id == wanted_site)
        day = self._dice.choices(self._days, self._day_weights)[0]
        low, high = HOURS[self._pick(weights[f"hour_{site.kind}"])]
        minute = self._dice.randrange(low * 60, high * 60)
        local = datetime.combine(day, time(), self._zone) + timedelta(minutes=minute)
        at = instant_from(local) + self._dice.randrange(60) * SECOND
        contact = at + max(1, round(self._span("first_contact_minutes"))) * MINUTE
        handled = max(18, round(self._span("handling_minutes_in_steps")))
        steps = tuple(contact + handled * part * MINUTE // 3 for part in (1, 2, 3))
        level, outcome = self._pick(weights["level"]), self._pick(weights["outcome"])
        late = contact - at > 20 * MINUTE
        closed = steps[-1] + max(12 * 60, round(self._span("days_to_close") * 24 * 60)) * MINUTE
        wanted = {"one": 1, "two": 2, "three": 3}[self._pick(weights["rounds"])]
        handlers = {k: v for k, v in weights["handler"].items() if (site.kind == "clinic") is (k in AT_CLINIC)}
        made = Drawn(
            site=site,
            language="en" if self._pick(weights["language"]) == "en" else "zh",
            leaf=self._leaf(site, day),
            level=level,
            channel=self._pick(weights[f"channel_{site.kind}"]),
            outcome=outcome,
            handler=self._pick(handlers),
            signer=self._pick(weights["signer"]),
            at=at,
            contact=contact,
            steps=steps,
            closed=min(closed, self._script.now - DAY),
            rounds=wanted if level == "crisis" else min(wanted, CAP),
            satisfied=self._pick(weights["satisfied_if_first_contact_late" if late else "satisfied"]),
            amount=0 if outcome == "outcome-not" else round(self._span(f"cost_{site.kind}")) * 100,
            late_promise=self._dice.random() > self._recipe.shares["promise_kept_share"],
        )
        if made.channel not in ON_SITE:
            return made
        # Whoever stands at the desk is heard sooner than whoever writes.
        sooner = (made.contact - made.at) * 2 // 3
        return replace(made, contact=made.contact - sooner, steps=tuple(one - sooner for one in made.steps))

    def _leaf(self, site: DemoSite, day: date) -> str:
        weights = dict(self._recipe.weights[f"leaf_{site.kind}"])
        for anomaly in self._recipe.anomalies:
            if anomaly.leaf in weights and MONTHS[day.month - 1] in anomaly.months:
                weights[anomaly.leaf] *= anomaly.factor
        return self._pick(weights)

    # ── telling ──────────────────────────────────────────────────────────────────────────────────
    def _told(self, drawn: Drawn) -> Play:
        case, issue = self._script.ids(), self._script.ids()
        acts = [Act(drawn.at, drawn.handler, _only(self._opening(drawn, issue)))]
        if drawn.outcome in VERDICTS:
            acts += self._handled(drawn, issue)
        else:
            key = ENDS.get(drawn.outcome, "duplicate")
            said = self._said(key)
            ends: Mapping[str, Command] = {
                "declined": DeclineCase("no-object", said),
                "referred": DeclineCase("outside-remit", said),
            }
            acts.append(Act(drawn.steps[0], drawn.handler, _only(ends.get(key, WithdrawCase(said)))))
        return Play(case, tuple(acts))

    def _said(self, key: str) -> Words:
        return Words(self._words.said[key].get(self._script.language))

    def _opening(self, drawn: Drawn, issue: UUID) -> Open:
        dice, words = self._dice, self._words
        names = words.surnames if drawn.language == "zh" else words.foreign
        surname, title = dice.choice(names), dice.choice(words.titles)
        name = f"{surname.zh}{title.zh}" if self._script.language == "zh" else f"{title.en} {surname.en}"
        room: Bilingual = dice.choice(drawn.site.rooms)
        said = dice.choice(words.leaves[drawn.leaf]).get(drawn.language)
        anonymous = drawn.channel == "box"
        return Open(
            drawn.channel, drawn.level, Words(said), place=Words("" if anonymous else room.get(self._script.language)),
            name=Words("" if anonymous else name), phone=Words("" if anonymous else f"1{dice.randrange(10**9):010d}"),
            anonymous=anonymous, site=drawn.site.id, language=drawn.language, issue=issue, category=drawn.leaf,
        )  # fmt: skip

    def _handled(self, drawn: Drawn, issue: UUID) -> list[Act]:
        by, steps, say = drawn.handler, drawn.steps, self._script.say
        acts: list[Act] = []
        verdict = VERDICTS[drawn.outcome]
        reason = say("polite-answer" if verdict == "no" else "founded")
        for round_ in range(1, drawn.rounds + 1):
            last = round_ == drawn.rounds
            # Each further round takes its share of the time to the end.
            shift = (drawn.closed - steps[-1]) * (round_ - 1) // drawn.rounds
            judged = JudgeIssue(issue, verdict, reason) if round_ == 1 else None
            acts += self._understood(drawn, shift, judged)
            option = self._script.ids()
            acts += self._agreed(drawn, shift, option, drawn.amount if last else 0)
            called = self._called(drawn) if last else steps[-1] + shift + 60 * MINUTE
            agreed = steps[-1] + shift + 5 * MINUTE
            acts += self._followed(drawn, agreed, called, option, last=last)
        ask = drawn.closed - 2 * 60 * MINUTE
        statement, comment = say("statement"), say("sign-comment")
        acts.append(Act(ask, by, lambda case: (AskSignOff(record_digest(case), statement),)))
        signer = GENERAL_MANAGER if _above(drawn, drawn.amount) else drawn.signer
        acts.append(Act(drawn.closed, signer, lambda case: (Sign(case.signing.asks[-1].record, comment),)))
        return _in_order(acts)

    def _called(self, drawn: Drawn) -> Micros:
        """The last call: within a day of the first contact, as the rules of the house want it, but for a few."""
        late = drawn.at // MINUTE % _FEW == 0
        before_signing = drawn.closed - 3 * 60 * MINUTE
        return before_signing if late or drawn.rounds > 1 else min(before_signing, drawn.contact + 22 * 60 * MINUTE)

    def _understood(self, drawn: Drawn, shift: Micros, judged: JudgeIssue | None) -> list[Act]:
        say, here = self._script.say, drawn.channel in ON_SITE
        place = "quiet" if here else "phone" if drawn.channel == "phone" else "written"
        first = CompleteStep(
            1,
            (("said", say("observed")),),
            (("place", place), *((("seat", "yes"), ("water", "yes")) if here else ())),
        )
        second = CompleteStep(
            2, (("apology", say("apology")), ("thanks", say("thanks"))), (("apologised", "yes"), ("thanked", "yes"))
        )
        texts = (("need", self._said("need")), ("restatement", self._said("restatement")))
        third = CompleteStep(3, texts, (("confirmed", "yes"),))
        known, by, end = (judged,) if judged else (), drawn.handler, drawn.steps[0] + shift
        span = drawn.steps[0] - drawn.contact
        return [
            Act(end - span, by, _only(BeginStep(1))),
            Act(end - span * 3 // 5, by, lambda _: (first, BeginStep(2))),
            Act(end - span * 2 // 5, by, lambda _: (second, BeginStep(3))),
            Act(end, by, lambda _: (*known, third, BeginStep(4))),
        ]

    def _agreed(self, drawn: Drawn, shift: Micros, option: UUID, amount: Fen) -> list[Act]:
        by, say = drawn.handler, self._script.say
        remedy = self._dice.choice(GIFTS[drawn.site.kind] if amount else WORDS_ONLY)
        text = Words(self._script.label("remedy", remedy))
        offer = Propose(option, remedy, text, amount, "goodwill", None, "", say("for-customer"))
        at, agreed = drawn.steps[1] + shift, drawn.steps[2] + shift
        approved = say("approved")
        acts = [Act(at, by, lambda _: (offer, CompleteStep(4), BeginStep(5)))]
        if amount > LARGEST_ALONE:
            approver = GENERAL_MANAGER if _above(drawn, amount) else "shen"
            acts = [
                Act(at, by, lambda _: (offer, AskApproval(option, approver), CompleteStep(4))),
                Act(at + MINUTE, approver, _only(Approve(option, approved))),
                Act(at + MINUTE, by, _only(BeginStep(5))),
            ]
        texts = (("wish", say("wish")), ("own_words", say("own-words")))
        return [
            *acts,
            Act(max(agreed, at + 2 * MINUTE), by, lambda _: (Choose(option, texts[1][1]), CompleteStep(5, texts))),
        ]

    def _followed(self, drawn: Drawn, agreed: Micros, at: Micros, option: UUID, *, last: bool) -> list[Act]:
        say, by, contact = self._script.say, drawn.handler, self._script.ids()
        medium = "letter" if drawn.channel == "box" else "phone"
        if not last:
            said = say("not-satisfied")
            return [Act(at, by, _only(DoFollowUp(contact, medium, "no", "no", "no", "not", said)))]
        promise = self._script.ids()
        due = agreed + 30 * MINUTE if drawn.late_promise else max(at, agreed) + 120 * MINUTE
        made = Make(promise, say("called"), due, self._script.people[by])
        satisfied = "partly" if drawn.satisfied in {"partly", "not"} else "satisfied"
        done = (Keep(promise, say("kept")), CarryOut(option, say("carried-out")))
        call = DoFollowUp(contact, medium, "yes", "yes", "no", satisfied, say("follow-up"))
        return [
            Act(agreed, by, _only(made)),
            Act(at - 6 * MINUTE, by, _only(BeginStep(6))),
            Act(at, by, lambda _: (*done, call, CompleteStep(6))),
        ]


def _above(drawn: Drawn, amount: Fen) -> bool:
    """Whether an amount goes beyond the service manager at this site."""
    return drawn.site.kind == "clinic" and amount > LARGEST_AT_CLINIC


def _only(command: Command) -> Callable[[Case], Sequence[Command]]:
    return lambda _: (command,)


def _in_order(acts: list[Act]) -> list[Act]:
    """Push every act behind the one before it."""
    out: list[Act] = []
    last = 0
    for act in acts:
        last = max(act.at, last + SECOND)
        out.append(Act(last, act.by, act.make))
    return out
