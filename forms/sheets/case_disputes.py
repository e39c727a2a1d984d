"""A case as its application for more time (S-05) and as the appeal against a judgement of liability (S-08)."""

from collections.abc import Iterator

from desktop.domain.case.delays import Delay
from desktop.domain.case.judgement import Judgement
from desktop.domain.errors import Refusal
from desktop.domain.policy.trace import At
from forms.sheets import case_words as words
from forms.sheets.case_files import PEN, FilesOnPaper
from forms.sheets.case_orders import REASONS
from forms.sheets.values import Values

_GROUNDS = {"mistaken": "wrong", "timed-out": "timeout", "amount": "amount", "attribution": "attribution"}
_SECOND = 1_000_000


class DisputesOnPaper(FilesOnPaper):
    """Adds the forms by which something is asked of whoever decides; nothing on them is signed by a key, so ink signs."""

    # ── S-05 ─────────────────────────────────────────────────────────────────────────────────────
    def delay(self) -> Values:
        """The newest application for more time.

        Raises:
            Refusal: `paper.delay` for a case in which none was made.
        """
        if not self.case.delays.all:
            raise Refusal("paper.delay")
        asked = list(self.case.delays.all.values())[-1]
        decided: dict[str, object] = {"until": PEN, "clock": PEN}
        if not asked.open:
            by = self.say(words.BY_AT, self._view.name(asked.decided_by), self.clock(asked.decided_at))
            decided = {
                "result": "granted" if asked.granted_until else "refused",
                "until": self.at(asked.granted_until) if asked.granted_until else None,
                "clock": self.say(words.FIRST_KEPT), "words": "　".join(part for part in (str(asked.answer), by) if part),
            }  # fmt: skip
        order = list(self.case.ordering.all.values())
        due = self._first_end(asked)
        return {
            "case": {
                "customer": self._name(), "rule": self.label("rule", asked.rule), "due": self.at(due) if due else None,
                "who": self._view.name(asked.by), "until": self.at(asked.until_at),
                "dept": self.label("department", order[-1].department) if order else PEN,
            },
            "why": {
                "reason": [REASONS.get(asked.reason, "ot")], "text": str(asked.text) or None,
                "attempts": list(self._tries()), "told": PEN,
            },
            "decision": decided,
        }  # fmt: skip

    def _first_end(self, asked: Delay) -> int | None:
        """When the clock would have ended without more time: granted time is told in its reasons beside the end it replaced."""
        for one in self._view.deadlines:
            if f"{one.pack}.{one.rule}" != asked.rule or one.about not in {asked.about, ""}:
                continue
            for reason in one.trace:
                said = dict(reason.values)
                if reason.key == "delayed" and isinstance(was := said.get("was"), At):
                    return was.second * _SECOND
            return one.due
        return None

    def _tries(self) -> Iterator[dict[str, object]]:
        contacts = sorted(self.case.contacts.attempts.values(), key=lambda one: one.contact_at)
        for n, one in enumerate(contacts, 1):
            reached = self.say(words.REACHED if one.reached else words.NOT_REACHED)
            to = str(self.case.intake.phone if one.medium == "phone" else self.case.intake.contact)
            yield {
                "no": str(n), "at": self.at(one.contact_at), "medium": self.label("medium", one.medium), "to": to,
                "result": "　".join(part for part in (reached, str(one.text), self._view.name(one.by)) if part),
            }  # fmt: skip

    # ── S-08 ─────────────────────────────────────────────────────────────────────────────────────
    def appeal(self) -> Values:
        """The newest appeal that waits for an answer, else the newest judgement without one, else the newest.

        Raises:
            Refusal: `paper.judgement` for a case in which nobody was judged.
        """
        every = self.case.judgement.all
        if not every:
            raise Refusal("paper.judgement")
        newest = list(every.items())[::-1]
        waiting = [(k, j) for k, j in newest if j.waits] or [(k, j) for k, j in newest if j.appeal is None]
        key, one = (waiting or newest)[0]
        due = self._view.appeal_until.get(str(key))
        before = one.appeal.settled if one.appeal else None
        party = before.party_before if before else one.party
        amount = before.amount_before if before else one.amount
        money = f"¥{amount / 100:,.2f}" if amount else ""
        return {
            "judgement": {
                "left": PEN,
                "party": self._party(party), "told": self.at(one.notice_at), "due": self.at(due) if due else None,
                "text": "　".join(part for part in (self.label("liability", one.kind), str(one.text), money) if part),
            },
            "appeal": self._appeal(one, party),
            "evidence": {"list": list(self._proofs())},
            "decision": self._settled(one),
        }  # fmt: skip

    def _party(self, party: str) -> str:
        return self.label("department", party) if party not in self._view.people else self._person(party)

    def _appeal(self, one: Judgement, party: str) -> dict[str, object]:
        appeal = one.appeal
        if appeal is None:
            return {"asked": PEN, "by": PEN, "behalf": PEN}
        named = _GROUNDS.get(appeal.ground)
        ground = self.label("appeal-ground", appeal.ground) if appeal.ground and named is None else ""
        by = self.say(words.BY_AT, self._view.name(appeal.by), self.clock(appeal.at))
        return {
            "ground": named, "by": by, "behalf": self._party(party) if appeal.by != party else None, "asked": PEN,
            "text": "　".join(part for part in (ground, str(appeal.text)) if part),
        }  # fmt: skip

    def _proofs(self) -> Iterator[dict[str, object]]:
        """The files of the case; what of its checklist was seen stands in words, since this form ticks a list of its own."""
        for sha256, item in self.case.inquiry.evidence.items():
            yield {
                "kind": self.label("evidence", item.kind), "what": str(item.name), "source": str(item.source),
                "taken": self.at(item.taken_at) if item.taken_at else None, "hash": sha256[:16],
            }  # fmt: skip

    def _settled(self, one: Judgement) -> dict[str, object]:
        settled = one.appeal.settled if one.appeal else None
        if settled is None:
            return {"amount": PEN}
        by = self.say(words.BY_AT, self._view.name(settled.by), self.clock(settled.at))
        moved = self._party(one.party) if settled.result == "party" else ""
        return {
            "result": settled.result, "amount": one.amount,
            "words": "　".join(part for part in (moved, str(settled.text), by) if part),
        }  # fmt: skip
