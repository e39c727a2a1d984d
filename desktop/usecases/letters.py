"""A letter from a case: which ones fit it, what the case itself says in their holes, and what still has to be written."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from desktop.domain.case.issues import Issue
from desktop.domain.case.promises import Promise
from desktop.domain.case.signing import DECLINE_GROUNDS
from desktop.domain.case.state import Case
from desktop.domain.content.letters import HOLE, Letter, When
from desktop.domain.errors import Refusal
from desktop.domain.frozen import frozen
from desktop.domain.ids import Micros
from desktop.domain.people import Person
from desktop.domain.policy.instants import zone_named
from desktop.domain.wording.bilingual import Bilingual, Language
from desktop.domain.wording.clean import clean_text
from desktop.domain.wording.words import Words
from desktop.usecases.contents import Contents
from desktop.usecases.house import House
from desktop.usecases.read_models import CaseView
from desktop.usecases.rulebook import Rulebook

# A clock that one of these ends is met by telling the customer something.
_ANSWERS = frozenset(
    {"acknowledged", "contacted", "second-contacted", "responded", "replied", "round-answered", "closed"}
)
_SHOWN = frozenset({"measured", "shown"})  # facts that were checked
_HAN = re.compile(r"[㐀-鿿]")
_LATIN = re.compile(r"[A-Za-z]{2}")
_ASKED = re.compile(
    r"\W*(我说得对吗|我理解得对吗|是这样吗|对吗|对吧|(?i:is (that|this) (right|correct)|did i get (that|it) right|right|correct)(?=\s*\?))\s*[？?]*\s*$"
)
_ENDS = "。.；;，, "
_NUMBER = re.compile(r"\s*[（(]\{number\}[）)]")
_DEAR, _NOBODY = Bilingual("尊敬的{}", "Dear {}"), Bilingual("尊敬的先生/女士", "Dear Sir or Madam")
_RULE = Bilingual("本单位投诉受理规定中“{}”一项", "our rule on complaints that we may not accept (“{}”)")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


Fact = tuple[str, str, str]  # the hole, its text, and what somebody wrote of it


@frozen
class Written:
    """A letter with everything that stands in its holes, in one language."""

    letter: Letter
    language: Language
    words: Mapping[str, str]

    @property
    def open(self) -> tuple[str, ...]:
        """The holes that are still holes."""
        return self.letter.open(self.words)

    @property
    def subject(self) -> str:
        """The subject as it stands on paper: the number stands under the head of every letter."""
        return self._filled(_NUMBER.sub("", self.letter.subject.get(self.language)))

    @property
    def text(self) -> Words:
        """Subject and paragraphs as they stand on paper, for the record of the case.

        Raises:
            Refusal: `letter.long`.
        """
        paragraphs = self.letter.paragraphs(self.language, self.words)
        try:
            return clean_text("\n\n".join((self.subject, *map(self._filled, paragraphs))))
        except Refusal as long:
            raise Refusal("letter.long", detail=long.detail) from long

    def _filled(self, text: str) -> str:
        return HOLE.sub(lambda found: self.words.get(found[1]) or found[0], text)


@frozen
class Known:
    """What the case says in the holes of a letter; `foreign`: what it says only in the other language."""

    words: Mapping[str, str]
    foreign: Mapping[str, str]


def fitting(contents: Contents, case: Case, now: Micros) -> tuple[Letter, ...]:
    """The letters that fit the case as it stands."""
    return tuple(one for one in contents.letters.letters if fits(one, case, now))


def fits(letter: Letter, case: Case, now: Micros = 0) -> bool:
    """Say whether this letter may go out in this case: nothing is declined that was accepted, no fault admitted that was not found.

    With `now`, only a promise that is still ahead is one to tell the customer of.
    """
    signing = case.signing
    if letter.when == "declined" or signing.status == "declined":
        ground = "" if letter.ground is None else DECLINE_GROUNDS[letter.ground - 1]
        return letter.when == "declined" and signing.status == "declined" and signing.ground == ground
    if letter.admission == "only-if-founded" and not case.issues.may_admit:
        return False
    return _ahead(case, now) is not None if letter.when == "promised" else _FITS[letter.when](case)


def _came_by(case: Case, channel: str) -> bool:
    received = case.intake.received
    return received is not None and received.channel == channel


def _asked_by_authority(case: Case) -> bool:
    return _came_by(case, "regulator") or "regulator" in case.flags.on


def _ahead(case: Case, now: Micros) -> Promise | None:
    """The open promise that falls due first of those whose time has not come."""
    ahead = (one for one in case.promises.all.values() if one.open and one.due_at > now)
    return min(ahead, key=lambda one: one.due_at, default=None)


_FITS: Mapping[When, Callable[[Case], bool]] = {
    "any": lambda _: True,
    "open": lambda case: not case.signing.closed,
    "agreed": lambda case: bool(case.remedy.chosen),
    "upheld": lambda case: case.issues.outcome == "upheld",
    "partly": lambda case: case.issues.outcome == "partly",
    "not-upheld": lambda case: case.issues.outcome == "not-upheld",
    "declined": lambda case: case.signing.status == "declined",
    "regulator": _asked_by_authority,
    "regulator-not": lambda case: _asked_by_authority(case) and case.issues.outcome == "not-upheld",
    "public": lambda case: _came_by(case, "web"),
}


def ready(written: Written, case: Case) -> Words:
    """Refuse a letter that does not fit the case, or in which something is still to be written; give what it says.

    Raises:
        Refusal: `letter.unfit`, `letter.hole`, `letter.long`.
    """
    if not fits(written.letter, case):
        raise Refusal("letter.unfit")
    if written.open:
        raise Refusal("letter.hole", written.open[0], " ".join(written.open))
    return written.text


def known_by_case(
    view: CaseView,
    letter: Letter,
    language: Language,
    contents: Contents,
    rulebook: Rulebook,
    house: House,
    writer: Person,
) -> Known:
    """What the case itself says in the holes of this letter."""
    facts = _Facts(view, letter, language, contents, rulebook, house, writer)
    words: dict[str, str] = {}
    foreign: dict[str, str] = {}
    for name, text, own in facts.all():
        if text and name in letter.holes:
            if own and _foreign(own, language):
                foreign[name] = own
            else:
                words[name] = text
    return Known(words, foreign)


def _own(name: str, text: str) -> Fact:
    return name, text, text


def _foreign(text: str, language: Language) -> bool:
    """Whether a text is plainly in the other language."""
    chinese = bool(_HAN.search(text))
    return chinese if language == "en" else not chinese and bool(_LATIN.search(text))


class _Facts:
    """Reads one case for one letter. What people wrote goes into a letter of its own language only."""

    def __init__(
        self,
        view: CaseView,
        letter: Letter,
        language: Language,
        contents: Contents,
        rulebook: Rulebook,
        house: House,
        writer: Person,
    ) -> None:
        self._view, self._letter, self._contents = view, letter, contents
        self._language: Language = language
        self._case, self._rulebook, self._house, self._writer = view.case, rulebook, house, writer
        self._zone: ZoneInfo = zone_named(rulebook.zone(view.case))
        self._late = "new_date" in letter.holes  # it says that a time was missed, and which comes instead

    def all(self) -> Iterator[Fact]:
        """Each hole that is known."""
        case = self._case
        intake, received = case.intake, case.intake.received
        yield "number", case.number, ""
        yield "house", _house(self._house, received.site if received else "").get(self._language), ""
        yield "handler", self._view.name(case.handling.holder or self._writer.id), ""
        yield "sign_date", self._day(self._view.read_at), ""
        yield "salutation", *self._salutation()
        if received is not None:
            yield "received", self._day(received.received_at), ""
            yield "incident_date", self._day(received.occurred_at or 0), ""
        yield _own("summary", self._gist())
        yield _own("wish", _bare(case.handling.text(5, "wish") or intake.wanted or case.handling.text(3, "need")))
        yield from self._times()
        yield from self._results()
        if self._letter.ground is not None:
            label = self._contents.label("decline", DECLINE_GROUNDS[self._letter.ground - 1], self._language)
            yield "rule", _RULE.get(self._language).format(label), ""

    def _salutation(self) -> tuple[str, str]:
        name = str(self._case.intake.name)
        if not name:
            return _NOBODY.get(self._language), ""
        # A Chinese letter greets anybody by name; in an English one "Dear 王女士" would be neither.
        return _DEAR.get(self._language).format(name), name if self._language == "en" else ""

    def _gist(self) -> str:
        """What we understood once the customer confirmed it, in the letter that says it back; else the title."""
        handling = self._case.handling
        said_back = "wish" in self._letter.holes and handling.choice(3, "confirmed") == "yes"
        # Said to the customer it ends in a question; in a letter it is what they said yes to.
        asked = _ASKED.sub("", str(handling.text(3, "restatement"))) if said_back else ""
        return _bare(asked) or _bare(self._case.intake.title)

    def _times(self) -> Iterator[Fact]:
        yield "answer_by", self._owed(), ""
        now = self._view.read_at
        promise = _ahead(self._case, now)
        chosen = self._case.remedy.chosen_option(self._case.handling.round)
        if promise is not None:
            yield "next_contact", self._time(promise.due_at), ""
        if self._letter.when == "promised":
            yield "done_on", self._time(promise.due_at) if promise else "", ""
        elif chosen is not None and not chosen.done_at and (chosen.due_at or 0) > now:
            yield "done_on", self._day(chosen.due_at or 0), ""
        if self._late and (asked := list(self._case.delays.all.values())):
            last = asked[-1]
            yield "new_date", self._time(last.granted_until), ""
            yield _own("reason", _bare(last.text))

    def _owed(self) -> str:
        """When the customer hears from us: the promise or clock that ends first; in a letter about delay the one that was missed."""
        now = self._view.read_at
        ends = [(one.due_at, self._time(one.due_at)) for one in self._case.promises.all.values() if one.open]
        rules = {
            f"{pack.id}.{rule.id}": rule for pack in self._rulebook.pinned(self._case) for rule in pack.rules.values()
        }
        for one in self._view.deadlines:
            rule = rules.get(f"{one.pack}.{one.rule}")
            if rule is None or one.due is None or one.clock != "ours" or not one.runs or not one.governs:
                continue
            if _ANSWERS & set(rule.stops):
                day = one.last_day if one.whole_day else None
                said = self._time(one.due) if day is None else self._date(datetime(day.year, day.month, day.day))  # noqa: DTZ001 - a day
                ends.append((one.due, said))
        fitting_ones = [end for end in ends if (end[0] <= now) == self._late]
        return min(fitting_ones, default=(0, ""))[1]

    def _results(self) -> Iterator[Fact]:
        case = self._case
        promise, chosen = _ahead(case, self._view.read_at), case.remedy.chosen_option(case.handling.round)
        if self._letter.when == "promised":
            yield _own("remedy", _bare(promise.text) if promise else "")
        elif chosen is not None:
            yield _own("remedy", _bare(chosen.text))
            yield "nature", self._contents.label("nature", chosen.nature, self._language), ""
            if chosen.amount:
                yield "amount", f"¥{chosen.amount / 100:,.2f}", ""
        facts = [str(one.text) for one in case.inquiry.facts.values() if one.state in _SHOWN]
        yield _own("findings", self._joined(facts))
        yield _own("upheld_part", self._matters("yes", "partly"))
        yield _own("not_part", self._matters("no"))

    def _matters(self, *verdicts: str) -> str:
        found = [one for one in self._case.issues.all.values() if one.founded in verdicts]
        return self._joined(self._matter(one) for one in found)

    def _matter(self, one: Issue) -> str:
        return str(one.text) or self._contents.label("category", one.category, self._language)

    def _joined(self, texts: Iterable[str]) -> str:
        return ("；" if self._language == "zh" else "; ").join(found for text in texts if (found := _bare(text)))

    def _day(self, at: Micros) -> str:
        return self._date(datetime.fromtimestamp(at / 1_000_000, self._zone)) if at else ""

    def _time(self, at: Micros) -> str:
        if not at:
            return ""
        local = datetime.fromtimestamp(at / 1_000_000, self._zone)
        hour = f"{local:%H:%M}"
        return f"{self._date(local)}{hour}" if self._language == "zh" else f"{self._date(local)} at {hour}"

    def _date(self, day: datetime) -> str:
        if self._language == "zh":
            return f"{day.year}年{day.month}月{day.day}日"
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _house(house: House, site_id: str) -> Bilingual:
    """The house, and which of its places it was."""
    site = house.site(site_id)
    same = {site.zh, site.en} & {house.zh, house.en}
    return Bilingual(house.zh, house.en) if same else Bilingual(f"{house.zh}{site.zh}", f"{house.en}, {site.en}")


def _bare(text: str) -> str:
    """A text as it stands inside a sentence: without the mark at its end."""
    return str(text).strip().rstrip(_ENDS)
