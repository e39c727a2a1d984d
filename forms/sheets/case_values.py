"""A case as the values of its sheets: everything that is on the record stands on the paper."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from desktop.domain.case.record import void_since
from desktop.domain.case.remedy import Option
from desktop.domain.case.signature import short_fingerprint
from desktop.domain.ids import Micros
from desktop.domain.policy.deadline import Deadline
from desktop.domain.wording.bilingual import Language
from forms.sheets import case_words as words
from forms.sheets.case_steps import LETTERS, StepsOnPaper
from forms.sheets.marks import Sign
from forms.sheets.values import Values, Verdict


class CaseOnPaper(StepsOnPaper):
    """The values of the forms that are filled from a case."""

    # ── the two forms ────────────────────────────────────────────────────────────────────────────
    def handling(self) -> Values:
        """The complaint handling sheet."""
        case = self.case
        rounds = range(1, case.handling.round + 1)
        chain: object = [self.steps(number) for number in rounds] if len(rounds) > 1 else self.steps(1)
        values: dict[str, dict[str, object]] = {
            "facts": self._facts(),
            "clocks": {"rows": [*self._clocks(), *self._promises(), *self._tasks()]},
            "steps": {"chain": chain},
            "remedy": self._remedy(),
            "sign": self._signatures(),
        }
        late = [note for note in case.handling.notes.values() if note.step == 0]
        if late:
            rows = [
                {
                    "at": self.at(n.said_at),
                    "text": n.text,
                    "by": " ".join(
                        filter(None, (self._view.name(n.by), self.clock(n.noted_at), self.entered(n.noted_at)))
                    ),
                }
                for n in late
            ]
            values["notes"] = {"rows": rows}
        return values

    def register(self) -> Values:
        """The complaint register form."""
        intake = self.case.intake
        received = intake.received
        if received is None:
            return {}
        files = "；".join(str(item.name) for item in self.case.inquiry.evidence.values())
        promise = self.case.promises.next
        return {
            "who": {
                "name": self._name(), "status": str(intake.kind) or None, "phone": str(intake.phone), "contact": str(intake.contact),
                "ref": " ".join(part for part in (str(intake.place), str(intake.ref)) if part),
                "language": {"zh": "中文", "en": "English"}.get(received.language, received.language),
            },
            "what": {
                "received": self.at(received.received_at), "receiver": self._person(intake.receiver),
                "occurred": None if received.occurred_at is None else self.at(received.occurred_at), "place": str(intake.place),
                "channel": received.channel, "against": str(intake.against), "category": self._categories(),
                "words": str(intake.narrative), "wanted": str(intake.wanted),
                "papers": files, "promise": self.at(promise[1].due_at) if promise else None,
            },
            "desk": {"level": self.label("level", intake.level), "to": self._view.name(self.case.handling.holder)},
            "sign": {},
        }  # fmt: skip

    def _facts(self) -> dict[str, object]:
        intake = self.case.intake
        received = intake.received
        if received is None:
            return {}
        return {
            "name": self._name(), "room": " ".join(filter(None, (intake.place, intake.ref))), "phone": " ".join(filter(None, (intake.phone, intake.contact))),
            "channel": self.label("channel", received.channel), "received": self._received(received.received_at),
            "receiver": self._person(intake.receiver), "category": "、".join(self._categories()), "against": str(intake.against),
            "words": str(intake.narrative), "wanted": str(intake.wanted),
        }  # fmt: skip

    def _received(self, at: int) -> object:
        """When it was received; and when it was entered, where that was later because the server was out of reach."""
        # The receipt is the first entry of a case.
        late = self.away(words.HEARD_AWAY, self._view.entries[0].stamp.said_at) if self._view.entries else ""
        return f"{self.at(at):%Y-%m-%d %H:%M}{self.aside(late)}" if late else self.at(at)

    def _name(self) -> str:
        intake = self.case.intake
        return self.say(words.ANONYMOUS) if intake.anonymous and not intake.name else str(intake.name)

    def _person(self, person: str) -> str:
        title = self.title(person)
        return (
            f"{self._view.name(person)}（{title}）"
            if title and self._language == "zh"
            else " · ".join(filter(None, (self._view.name(person), title)))
        )

    def _categories(self) -> list[str]:
        return [self.label("category", issue.category) for issue in self.case.issues.all.values()]

    # ── clocks ───────────────────────────────────────────────────────────────────────────────────
    def _clocks(self) -> Iterator[dict[str, object]]:
        for one in self._view.deadlines:
            if one.due is None and not one.stands:
                continue
            name = f"{one.label.zh} {one.label.en}" if self._both else one.label.get(self._language)
            name += "" if one.governs else self.aside(self.say(words.OTHER_LEVEL))
            due: object = None if one.due is None else self.at(one.due)
            if one.last_day is not None and one.whole_day:
                due = self.say(words.END_OF, one.last_day.strftime("%m-%d"))
            done = None if one.met_at is None else self.at(one.met_at)
            row: dict[str, object] = {
                "rule": name, "from": self.at(one.begin), "due": due, "done": done, "mark": self._mark(one),
            }  # fmt: skip
            yield {**row, "_note": self._why(one)} if one.governs else row

    def _why(self, one: Deadline) -> str:
        """How the clock was counted: its rule, whether anybody checked it, and every reason; the end stands in its column."""
        languages: tuple[Language, ...] = ("zh", "en") if self._both else (self._language,)
        return " / ".join(
            ("；" if language == "zh" else "; ").join(self._contents.why(one, language)[1:]) for language in languages
        )

    def _mark(self, one: Deadline) -> object:
        if one.due is None:
            return Verdict(Sign.OPEN)
        if one.late_at(self._view.read_at):
            end = one.met_at or one.stopped_at or self._view.read_at
            return Verdict(Sign.LATE, timedelta(microseconds=max(0, end - one.due)))
        if one.met_at is None and one.stopped_at is not None:
            return Verdict(Sign.ENDED)  # nobody met it: the case ended first
        return Verdict(Sign.OPEN) if one.runs else Verdict(Sign.MET)

    def _promises(self) -> Iterator[dict[str, object]]:
        for one in self.case.promises.all.values():
            end = one.kept_at or one.cancelled_at
            said = str(one.proof) or (self.say(words.CANCELLED) if one.cancelled_at else "")
            kept = self.aside(said) if said else ""
            ended = words.KEPT_AWAY if one.kept_at else words.CANCELLED_AWAY
            notes = (self.away(words.GIVEN_AWAY, one.at), self.away(ended, end) if end else "")
            away = "".join(self.aside(note) for note in notes if note)
            name = self.say(words.PROMISE, f"{one.text}{self.aside(self._view.name(one.who))}{kept}{away}")
            yield self._owed(name, one.at, one.due_at, end, met=bool(one.kept_at))

    def _tasks(self) -> Iterator[dict[str, object]]:
        """What others did for the customer; with the case ends what nobody did."""
        for one in self.case.tasks.all.values():
            end = one.done_at or one.dropped_at or self.case.signing.closed_at
            said = str(one.done) or (self.say(words.DROPPED) if one.dropped_at else "")
            about = [self.label("errand", one.errand), self._taker(one.taker), said]
            text = f"{one.text}{''.join(self.aside(part) for part in about if part)}"
            yield self._owed(self.say(words.TASK, text), one.at, one.by_at, end, met=bool(one.done_at))

    def _taker(self, taker: str) -> str:
        """A colleague, a department, or whoever was named."""
        name = self._view.name(taker)
        return name if name != taker else self.label("department", taker)

    def _owed(self, name: str, at: Micros, due_at: Micros, end: Micros, *, met: bool) -> dict[str, object]:
        """A row of what was to be done by a moment."""
        late = (end or self._view.read_at) > due_at
        sign = Sign.LATE if late else Sign.MET if met else Sign.ENDED if end else Sign.OPEN
        mark = Verdict(sign, timedelta(microseconds=(end or self._view.read_at) - due_at) if late else "")
        return {
            "rule": name, "from": self.at(at), "due": self.at(due_at), "done": self.at(end) if end else None, "mark": mark,
        }  # fmt: skip

    # ── remedy and signatures ────────────────────────────────────────────────────────────────────
    def _remedy(self) -> dict[str, object]:
        remedy, round_ = self.case.remedy, self.case.handling.round
        rows = [
            self._option(letter, key, one)
            for letter, (key, one) in zip(LETTERS, remedy.of_round(round_).items(), strict=False)
        ]
        chosen = remedy.chosen_option(round_)
        asked = self.case.contacts.of_round(round_)
        last = asked[-1] if asked else None
        return {
            "options": rows,
            "amount": remedy.given if chosen else None,
            "limit": self._authority(chosen) if chosen else None,
            "given": self.clock(chosen.done_at) if chosen and chosen.done_at else None,
            "did": last.carried_out[:1] if last else None,
            "useful": last.useful[:1] if last else None,
            "other": last.other[:1] if last else None,
            "verdict": last.satisfied[:1] if last else None,
        }

    def _option(self, letter: str, key: UUID, one: Option) -> dict[str, object]:
        choice = self.case.remedy.chosen.get(one.round)
        picked = choice is not None and choice.option == key
        if picked and choice is not None:
            answer = self.say(words.CHOSEN_BECAUSE, choice.own_words) if choice.own_words else self.say(words.ACCEPTED)
        else:
            answer = self.say(words.DECLINED, one.declined_words) if one.declined else self.say(words.NOT_CHOSEN)
        when = self.aside(f"{self.clock(one.due_at)} {self._view.name(one.who)}") if one.due_at else ""
        return {
            "pick": picked,
            "_mark": letter,
            "what": f"{one.text}{when}",
            "cost": one.amount,
            "answer": answer,
            "_bold": picked,
        }

    def _authority(self, option: Option) -> str:
        if option.approval == "approved":
            return self.say(words.LIMIT_APPROVED, self._view.name(option.approved_by))
        return self.say(words.NOT_APPROVED if option.above_limit else words.LIMIT)

    def _signatures(self) -> dict[str, object]:
        signing = self.case.signing
        out: dict[str, object] = {}
        if signing.asks:
            ask = signing.asks[-1]
            out["handler"] = {
                "name": self._view.name(ask.by), "role": self.title(ask.by), "meaning": str(ask.statement) or self.say(words.COMPLETE),
                "at": self.at(ask.at), "hash": _grouped(ask.record),
            }  # fmt: skip
        if signing.signatures:
            signed = signing.signatures[-1]
            meaning = self.label("meaning", signed.meaning).replace("{amount}", f"¥{signed.amount / 100:,.2f}")
            entry: dict[str, object] = {
                "name": signed.name, "role": self.label("post", signed.post) or self.label("role", signed.role),
                "meaning": f"{meaning}　{signed.comment}".strip("　"), "at": self.at(signed.at), "hash": _grouped(signed.record),
            }  # fmt: skip
            if public := self._view.keys.get(signed.key):
                entry["key"] = f"{signed.key}: {short_fingerprint(public)}"
            if (since := void_since(self.case, self._view.entries)) is not None:
                entry["void"] = self.at(since)
                entry["void_why"] = "；".join(str(one.reason) for one in signing.reopenings if one.at >= since)
            out["supervisor"] = entry
        return out


def _grouped(digest: str) -> str:
    short = digest[:32]
    return " ".join(short[i : i + 4] for i in range(0, len(short), 4))
