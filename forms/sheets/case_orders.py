"""The coordination order of a case as the values of its sheet: the way it took, who wrote each line and when, more time, signatures."""

from collections.abc import Iterator

from desktop.domain.case.contacts import FollowUp
from desktop.domain.case.ordering import Mark, Order
from desktop.domain.errors import Refusal
from desktop.domain.people import Role
from forms.sheets import case_words as words
from forms.sheets.case_values import CaseOnPaper
from forms.sheets.values import Values

_LEVELS = {"dissatisfied": "d", "very-dissatisfied": "v", "major": "m", "crisis": "c"}
_OUTCOMES = {"upheld": "f", "partly": "p", "not-upheld": "u"}
REASONS = {"cannot-connect": "nc", "no-answer": "na", "other-unreachable": "ot"}
_HERE = frozenset({"on-site", "visit"})


class OrderOnPaper(CaseOnPaper):
    """Adds the form of the newest coordination order of a case."""

    def coordination(self) -> Values:
        """The coordination work order; lines that nobody wrote stay open for the pen.

        Raises:
            Refusal: `order.unknown` for a case without an order.
        """
        if not self.case.ordering.all:
            raise Refusal("order.unknown", "order")
        order = list(self.case.ordering.all.values())[-1]
        after = [one for one in self.case.contacts.follow_ups.values() if 0 < order.returned.at <= one.contact_at]
        last = after[-1] if after else None
        values: dict[str, dict[str, object]] = {
            "order": self._order(order),
            "chain": {"chain": dict(self._chain(order, after[0] if after else None))},
            "end": {
                "verdict": last.satisfied[:1] if last else None,
                "founded": _OUTCOMES.get(self.case.issues.outcome),
            },
            "sign": self._signed_as(),
        }
        if self.case.delays.all:
            values["delay"] = self._delay()
        return values

    def _order(self, order: Order) -> dict[str, object]:
        intake = self.case.intake
        received = intake.received
        heard = order.heard_at or (received.received_at if received else 0)
        return {
            "customer": self._name(),
            "phone": str(intake.phone),
            "heard": self.at(heard) if heard else None,
            "recorder": self._person(order.opened.by),
            "words": str(order.opinion or intake.narrative),
            "dept": self.label("department", order.department)
            + (f"\n{self._view.name(order.received.by)}" if order.received.at else ""),
            "level": _LEVELS.get(intake.level),
            "site": None if received is None else "y" if received.channel in _HERE else "n",
            "round": self.case.handling.round,
        }

    def _chain(self, order: Order, second: FollowUp | None) -> Iterator[tuple[str, object]]:
        lines = (
            ("submit", order.submitted, self.say(words.ORDER_IN), ()),
            ("contact", order.received, self.say(words.ORDER_TAKEN), ()),
            ("agree", order.agreed, str(order.plan), (str(order.agreement),)),
            ("check", order.checked, str(order.check_result), ()),
            ("result", order.returned, str(order.result), ()),
        )
        for name, mark, text, extra in lines:
            if mark.at:
                yield name, self._line(mark, text, extra)
        if second is not None:
            yield "second", self._line(Mark(second.by, second.contact_at), self._answers(second))

    def _line(self, mark: Mark, text: str, extra: tuple[str, ...] = ()) -> dict[str, object]:
        return {
            "text": text, "extra": [one for one in extra if one], "by": self._view.name(mark.by),
            "role": self.title(mark.by), "when": self.at(mark.at),
        }  # fmt: skip

    def _delay(self) -> dict[str, object]:
        last = list(self.case.delays.all.values())[-1]
        tried = (
            self.say(
                words.ATTEMPT,
                self.clock(one.contact_at),
                self.label("medium", one.medium),
                self.say(words.REACHED if one.reached else words.NOT_REACHED),
                one.text,
            )
            for one in self.case.contacts.attempts.values()
        )
        decided = ""
        if last.decided_at:
            verdict = self.say(words.GRANTED if last.granted_until else words.NOT_GRANTED)
            decided = f"{verdict}　{self._view.name(last.decided_by)} {self.clock(last.decided_at)}　{last.answer}"
        return {
            "reason": [REASONS.get(last.reason, "ot")],
            "until": self.at(last.granted_until or last.until_at),
            "attempts": "\n".join(tried),
            "decision": decided.strip("　"),
        }

    def _signed_as(self) -> dict[str, object]:
        """The signature that the record has, on the line of whoever gave it; the other line is for the pen."""
        found = self._signatures().get("supervisor")
        if found is None:
            return {}
        last = self.case.signing.signatures[-1].role == Role.GENERAL_MANAGER.value
        return {"gm" if last else "service": found}
