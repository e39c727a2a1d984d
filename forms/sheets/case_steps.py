"""The six steps of a case as the lines of a sheet, round by round."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from uuid import UUID
from zoneinfo import ZoneInfo

from desktop.domain.case.contacts import FollowUp
from desktop.domain.case.remedy import Option
from desktop.domain.case.state import Case
from desktop.domain.case.step_fields import STEPS
from desktop.domain.wording.bilingual import Language
from desktop.usecases.contents import Contents
from desktop.usecases.printing import PaperLanguage
from desktop.usecases.read_models import CaseView
from forms.fields import Pair
from forms.sheets import case_words as words

LETTERS = "ABCDEFGH"
LAST = STEPS[-1]
STEP_NAMES = ("vent", "sorry", "ask", "propose", "decide", "follow")


class StepsOnPaper:
    """One view of a case, said in one language; on sheets in both, names of choices and the words that lead in are doubled."""

    def __init__(self, view: CaseView, contents: Contents, language: PaperLanguage, zone: ZoneInfo) -> None:
        self._view, self._contents, self._zone = view, contents, zone
        self._both = language == "zh+en"
        self._language: Language = "en" if language == "en" else "zh"
        self.case: Case = view.case

    # ── small words ──────────────────────────────────────────────────────────────────────────────
    def say(self, pair: Pair, *parts: object) -> str:
        """One of the small words, filled."""
        text = words.in_both(pair) if self._both else pair.en if self._language == "en" else pair.zh
        return text.format(*[str(part) for part in parts]).strip()

    def aside(self, text: str) -> str:
        """A remark in the brackets of the language."""
        return (words.IN_BRACKETS.en if self._language == "en" else words.IN_BRACKETS.zh).format(text)

    def label(self, kind: str, key: str) -> str:
        """The name of a choice; in both languages on a sheet that has both."""
        if not key:
            return ""
        if not self._both:
            return self._contents.label(kind, key, self._language)
        return " ".join(dict.fromkeys(self._contents.label(kind, key, one) for one in ("zh", "en")))

    def at(self, micros: int) -> datetime:
        """An instant in the zone of the site."""
        return (datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(microseconds=micros)).astimezone(self._zone)

    def clock(self, micros: int) -> str:
        """Month, day, hours and minutes."""
        return self.at(micros).strftime("%m-%d %H:%M")

    def title(self, person: str) -> str:
        """The post, or else the role, of a person."""
        known = self._view.people.get(person)
        if known is None:
            return ""
        return self.label("post", known.post) if known.post else self.label("role", known.role.value)

    # ── the six steps ────────────────────────────────────────────────────────────────────────────
    def steps(self, round_: int) -> dict[str, object]:
        """One round of the six steps."""
        out: dict[str, object] = {}
        if round_ > 1 and (opened := self.case.handling.rounds.get(round_)):
            out["_title"] = self.clock(opened)
        for number, name in zip(STEPS, STEP_NAMES, strict=True):
            lines = [line for line in (*self.lines(number, round_), *self._away(number, round_)) if line]
            state = self.case.handling.step(number, round_)
            if not lines and not state.done_at:
                continue
            by = state.done_by or state.begun_by
            begun, done = state.begun_at, state.done_at
            entry: dict[str, object] = {
                "text": lines[0] if lines else "—",
                "extra": lines[1:],
                "by": self._view.name(by) if by else "",
            }
            if by:
                entry["role"] = self.title(by)
            if done:
                entry["when"] = (self.at(begun or done), self.at(done))
                entry["took"] = timedelta(microseconds=max(0, done - (begun or done)))
            elif begun:
                entry["when"] = self.at(begun)
            out[name] = entry
        return out

    def _away(self, step: int, round_: int) -> Iterator[str]:
        """What of a step was said without the server: when, and when the log had it."""
        state, entered = self.case.handling.step(step, round_), self.case.carried.entered
        notes = (n.noted_at for n in self.case.handling.notes.values() if (n.step, n.round) == (step, round_))
        away = self.case.handling.away.get((round_, step), ())
        calls = (one.at for one in self.case.contacts.of_round(round_)) if step == LAST else ()
        said: dict[str, dict[str, None]] = {}  # entered -> said, as they are shown: what reads the same is said once
        for at in sorted({state.begun_at, state.done_at, *away, *notes, *calls} & entered.keys()):
            said.setdefault(self.clock(entered[at]), {})[self.clock(at)] = None
        for later, moments in said.items():
            yield self.say(words.SAID_AWAY, ("、" if self._language == "zh" else ", ").join(moments), later)

    def entered(self, said_at: int) -> str:
        """When something was said without the server, and when the log had it; "" for what the log had at once."""
        return self.away(words.SAID_AWAY, said_at, self.clock(said_at))

    def away(self, pair: Pair, said_at: int, *parts: str) -> str:
        """The same in these words, the moment of the log last."""
        at = self.case.carried.entered.get(said_at)
        return "" if at is None else self.say(pair, *parts, self.clock(at))

    def lines(self, step: int, round_: int) -> Iterator[str]:
        """Everything that was written in a step, line by line."""
        match step:
            case 1:
                yield from self._vent(round_)
            case 2:
                yield from self._sorry(round_)
            case 3:
                yield from self._ask(round_)
            case 4:
                yield from self._propose(round_)
            case 5:
                yield from self._decide(round_)
            case _:
                yield from self._follow(round_)

    def _vent(self, round_: int) -> Iterator[str]:
        handling = self.case.handling
        yield str(handling.text(1, "said", round_))
        if place := handling.choice(1, "place", round_):
            offers = [self.say(words.PLACE, self.label("place", place))]
            for name, word in (("seat", words.SEAT), ("water", words.WATER)):
                if answer := handling.choice(1, name, round_):
                    offers.append(self.say(word, self.label("yesno", answer)))
            yield "；".join(offers) if self._language == "zh" else "; ".join(offers)
        if seen := handling.text(1, "observed", round_):
            yield self.say(words.OBSERVED, seen)
        yield from self._notes(1, round_)

    def _sorry(self, round_: int) -> Iterator[str]:
        handling = self.case.handling
        if said := handling.text(2, "apology", round_):
            yield self.say(words.APOLOGY, said)
        if said := handling.text(2, "thanks", round_):
            yield self.say(words.THANKS, said)
        elif handling.choice(2, "thanked", round_) == "yes":
            yield self.say(words.THANKED)
        if round_ == handling.round and self.case.issues.admitted:
            yield self.say(words.ADMITTED, self.case.issues.admitted)
        yield from self._notes(2, round_)

    def _ask(self, round_: int) -> Iterator[str]:
        handling, inquiry = self.case.handling, self.case.inquiry
        if said := handling.text(3, "restatement", round_):
            confirmed = handling.choice(3, "confirmed", round_) == "yes"
            yield self.say(words.RESTATED if confirmed else words.RESTATED_OPEN, said)
        if need := handling.text(3, "need", round_):
            yield self.say(words.NEED, need)
        if round_ == 1:
            for answer in inquiry.answers.values():
                yield self.say(words.ANSWER, answer.asked, answer.answer or self.say(words.NOT_KNOWN))
            for fact in inquiry.facts.values():
                yield self.say(words.FACT, fact.text, self.label("fact", fact.state))
            for issue in self.case.issues.all.values():
                about = " ".join(str(part) for part in (issue.text, issue.reason) if part)
                yield self.say(
                    words.ISSUE, self.label("category", issue.category), self.label("founded", issue.founded), about
                )
            for change in self.case.intake.levels[1:]:
                yield self.say(words.LEVEL, self.clock(change.at), self.label("level", change.level), change.reason)
            for sha256, item in inquiry.evidence.items():
                kind = self.label("evidence", item.kind)
                source = " ".join(part for part in (kind, str(item.source), sha256[:12]) if part)
                yield self.say(words.EVIDENCE, item.name, source)
        yield from self._notes(3, round_)

    def _propose(self, round_: int) -> Iterator[str]:
        for letter, option in zip(LETTERS, self.case.remedy.of_round(round_).values(), strict=False):
            name = self.label("remedy", option.remedy)
            # The table of options is that of the last round; what earlier rounds offered stands here.
            earlier = self._earlier(option) if round_ < self.case.handling.round else ""
            yield self.say(words.OPTION, letter, f"{name}　{option.for_customer}　{earlier}".strip())
            if option.approval == "approved":
                yield self.say(words.APPROVED, letter, self._view.name(option.approved_by), option.comment)
            elif option.approval == "refused":
                yield self.say(words.REFUSED_APPROVAL, letter, self._view.name(option.approved_by), option.comment)
        for option in self.case.remedy.options.values():
            if option.withdrawn and option.round == round_:
                yield self.say(words.TAKEN_BACK, option.text)
        if said := self.case.handling.text(4, "costs_note", round_):
            yield self.say(words.COSTS, said)
        yield from self._notes(4, round_)

    def _earlier(self, option: Option) -> str:
        cost = f"¥{option.amount / 100:,.2f}" if option.amount else ""
        declined = self.say(words.DECLINED, option.declined_words) if option.declined else ""
        return "　".join(part for part in (str(option.text), cost, declined) if part)

    def _decide(self, round_: int) -> Iterator[str]:
        handling, remedy = self.case.handling, self.case.remedy
        if choice := remedy.chosen.get(round_):
            letter = self._letter(choice.option, round_)
            own = choice.own_words
            yield self.say(words.CHOSE, letter, own) if own else self.say(words.CHOSE_ONLY, letter)
        if refused := remedy.refused_all.get(round_):
            yield self.say(words.DECLINED_ALL, refused.own_words)
        if said := handling.text(5, "own_words", round_):
            yield f"“{said}”"
        if wish := handling.text(5, "wish", round_):
            yield self.say(words.WISH, wish)
        if fails := handling.text(5, "if_this_fails", round_):
            yield self.say(words.IF_FAILS, fails)
        for escalation in handling.escalations:
            if escalation.round == round_:
                to = (
                    self.label("post", escalation.to)
                    if escalation.to not in self._view.people
                    else self._view.name(escalation.to)
                )
                yield self.say(words.ESCALATED, to, escalation.reason)
        yield from self._notes(5, round_)

    def _follow(self, round_: int) -> Iterator[str]:
        for one in self.case.contacts.of_round(round_):
            yield self.say(
                words.FOLLOWED, self.clock(one.contact_at), self.label("medium", one.medium), self._answers(one)
            )
        chosen = self.case.remedy.chosen_option(round_)
        if chosen is not None and chosen.done_at:
            yield self.say(words.CARRIED_OUT, self.clock(chosen.done_at), chosen.proof)
        if round_ == self.case.handling.round:
            for contact in self.case.contacts.attempts.values():
                reached = self.say(words.REACHED if contact.reached else words.NOT_REACHED)
                yield self.say(
                    words.ATTEMPT,
                    self.clock(contact.contact_at),
                    self.label("medium", contact.medium),
                    reached,
                    contact.text,
                )
        if said := self.case.handling.text(6, "closing_note", round_):
            yield self.say(words.CLOSING, said)
        yield from self._notes(6, round_)

    def _answers(self, one: FollowUp) -> str:
        return f"{self.label('satisfied', one.satisfied)}　{one.text}".strip("　")

    def _notes(self, step: int, round_: int) -> Iterator[str]:
        found = [n for n in self.case.handling.notes.values() if n.step == step and n.round == round_]
        for note in sorted(found, key=lambda n: n.said_at):
            word = words.NOTE_CUSTOMER if note.whose == "customer" else words.NOTE_OURS
            yield self.say(word, self.at(note.said_at).strftime("%H:%M"), note.text)

    def _letter(self, key: UUID, round_: int) -> str:
        keys = list(self.case.remedy.of_round(round_))
        return LETTERS[keys.index(key)] if key in keys else "?"
