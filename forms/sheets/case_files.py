"""A case as its notice of not accepting (S-17) and as the cover of its file (S-18)."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from desktop.domain.case.signing import DECLINE_GROUNDS, CaseDeclined
from desktop.domain.case.stamp import Stamp
from desktop.domain.errors import Refusal
from desktop.usecases.contents import Contents
from desktop.usecases.printing import PaperLanguage
from desktop.usecases.read_models import CaseView
from forms.fields import Pair
from forms.sheets import case_words as words
from forms.sheets.case_orders import OrderOnPaper
from forms.sheets.values import Values

_GROUNDS = ("court", "petition", "vague", "police", "outside")
PEN = " "  # a place that is left to be written by hand
_YEAR = 31_556_952_000_000  # microseconds
_MEASURES = ("measures", "countermeasure", "prevention", "cause")
_TERMS = (10, 30)


class FilesOnPaper(OrderOnPaper):
    """Adds what is printed of a case that was not accepted, or that is put away."""

    def __init__(
        self, view: CaseView, contents: Contents, language: PaperLanguage, zone: ZoneInfo, house: Pair, *, health: bool
    ) -> None:
        """`health`: its papers are those of a clinic."""
        super().__init__(view, contents, language, zone)
        self._house, self._health = house, health

    # ── S-17 ─────────────────────────────────────────────────────────────────────────────────────
    def notice(self) -> Values:
        """The notice of a case that was not accepted: the ground, what was explained, by whom and when, and the other ways.

        Raises:
            Refusal: `paper.accepted` for a case that was not declined.
        """
        signing, received = self.case.signing, self.case.intake.received
        told = self._declined()
        if signing.status != "declined" or told is None or received is None:
            raise Refusal("paper.accepted")
        at = DECLINE_GROUNDS.index(signing.ground)
        label = self._contents.labels[("decline", signing.ground)]
        way = self._contents.labels[("decline-way", signing.ground)]
        teller = self._person(told.actor)
        return {
            "body": {
                "name": self._addressed(), "received": self.at(received.received_at), "number": self.case.number,
                "words": str(self.case.intake.narrative), "n": at + 1, "ground": [_GROUNDS[at]],
                "rule": Pair(words.DECLINE_RULE.zh.format(label.zh), words.DECLINE_RULE.en.format(label.en)),
                "explained": str(signing.explanation), "where": Pair(way.zh, way.en), "contact": teller, "org": self._house,
                "date": self.at(signing.closed_at),
            },
            "receipt": {"number": self.case.number, "teller": teller, "at": self.at(told.at)},
        }  # fmt: skip

    def _declined(self) -> Stamp | None:
        """Who did not accept it, and when."""
        found = [entry.stamp for entry in self._view.entries for one in entry.events if isinstance(one, CaseDeclined)]
        return found[-1] if found else None

    def _addressed(self) -> Pair:
        name = str(self.case.intake.name)
        return Pair(name, name) if name else words.NOBODY

    # ── S-18 ─────────────────────────────────────────────────────────────────────────────────────
    def cover(self) -> Values:
        """The cover of the file: its five parts in order, each missing one with what is missing."""
        case, received = self.case, self.case.intake.received
        closed = case.signing.closed_at
        rows = [
            {"no": str(n), "what": self.say(what), "has": has, "pages": PEN, "note": self._noted(said, missing)}
            for n, (what, has, said, missing) in enumerate(self._parts(), 1)
        ]  # fmt: skip
        who = self._name()
        return {
            "file": {
                "title": "　".join(part for part in (who, str(case.intake.title)) if part), "case": case.number,
                "from": self.at(received.received_at) if received else None, "to": self.at(closed) if closed else None,
                "dept": PEN, "term": self._term(), "box": PEN,
                "access": "med" if self._health or case.privacy.health else "all",
                "hold": "y" if case.privacy.hold is not None else "n",
            },
            "parts": {"list": rows, "total": PEN, "root": _in_groups(self._view.record)},
            "loans": {"list": []},
            "sign": {},
        }  # fmt: skip

    def _noted(self, said: str, missing: tuple[Pair, ...]) -> str:
        between, after = (", ", "; ") if self._language == "en" else ("、", "；")
        lack = between.join(self.say(one) for one in missing)
        return after.join(part for part in (said, self.say(words.MISSING, lack) if lack else "") if part)

    def _parts(self) -> Iterator[tuple[Pair, bool, str, tuple[Pair, ...]]]:
        """The five parts as the rules count them: name, whether anything of it is there, what is said of it, what is missing."""
        case, intake = self.case, self.case.intake
        known = bool(intake.name or intake.phone or intake.contact or intake.place)
        anonymous = self.say(words.ANONYMOUS) if intake.anonymous and not intake.name else ""
        who = anonymous or " ".join(part for part in (str(intake.name), str(intake.place), str(intake.ref)) if part)
        yield words.PART_WHO, known or bool(anonymous), who, () if known or anonymous else (words.LACK_WHO,)
        files = len(case.inquiry.evidence)
        proof = self.say(words.PIECES, files) if files else ""
        yield words.PART_MATTER, files > 0, proof, () if files else (words.LACK_PROOF,)
        closed, looked = case.signing.closed, self._looked_into()
        lacks = (*(() if closed else (words.LACK_RESULT,)), *(() if looked else (words.LACK_INQUIRY,)))
        yield words.PART_HANDLING, closed or looked, self.label("status", case.signing.status), lacks
        yield words.PART_AFTER, *self._after()
        printed = len(case.signing.printed)
        yield words.PART_OTHER, printed > 0, self.say(words.PRINTED if printed else words.NOTHING_ELSE, printed), ()

    def _looked_into(self) -> bool:
        case = self.case
        return case.handling.done(3) or bool(case.ordering.all) or case.signing.status == "declined"

    def _after(self) -> tuple[bool, str, tuple[Pair, ...]]:
        """Rectification as it was written for the rules, and the customer's verdict."""
        measures = any(self.case.particulars.text(name, self.case.handling.round) for name in _MEASURES)
        calls = list(self.case.contacts.follow_ups.values())
        verdict = self.label("satisfied", calls[-1].satisfied) if calls else ""
        lacks = (*(() if measures else (words.LACK_MEASURES,)), *(() if calls else (words.LACK_VERDICT,)))
        return measures or bool(calls), verdict, lacks

    def _term(self) -> str | None:
        until, closed = self._view.keep_until, self.case.signing.closed_at
        years = round((until - closed) / _YEAR) if until and closed else 0
        return str(years) if years in _TERMS else None


def _in_groups(digest: str) -> str:
    return " ".join(digest[at : at + 16] for at in range(0, len(digest), 16))
