"""The handbook: playbooks, kinds of people, legal bases and decision guides, found by their words in either language."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from desktop.domain.case.state import Case
from desktop.domain.content.guides import Guide
from desktop.domain.content.people import Meeting, MotiveCard, People
from desktop.domain.content.playbooks import Playbook
from desktop.domain.frozen import frozen
from desktop.domain.people import Person
from desktop.domain.wording.bilingual import NOTHING, Bilingual
from desktop.usecases.contents import Contents

Part = Literal["playbook", "people", "law", "guide"]
PARTS: tuple[Part, ...] = ("playbook", "people", "law", "guide")
_ELSEWHERE = frozenset({"call-centre"})  # kinds of house whose guides only show what a guide is
_WORD = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]+|[^\s\u2e80-\u9fff\uf900-\ufaff]+")


@frozen
class Leaf:
    """One entry; `words` is everything that stands in it, in both languages and casefolded."""

    part: Part
    key: str
    title: Bilingual
    detail: Bilingual
    words: str
    sample: bool = False


def leaves(contents: Contents) -> tuple[Leaf, ...]:
    """Every entry in the order of the catalogues, samples last in their part."""
    every = (*_playbooks(contents), *_people(contents.people), *_laws(contents), *_guides(contents))
    return tuple(sorted(every, key=lambda one: (PARTS.index(one.part), one.sample)))


def found(among: Iterable[Leaf], typed: str) -> tuple[Leaf, ...]:
    """The entries in which every word typed stands, those with it in their title first; everything for ""."""
    words = _WORD.findall(typed.casefold())
    fitting = [one for one in among if all(word in one.words for word in words)]

    def rank(one: Leaf) -> tuple[int, bool, bool]:
        title = f"{one.title.zh} {one.title.en}".casefold()
        return PARTS.index(one.part), one.sample, not all(word in title for word in words)

    return tuple(sorted(fitting, key=rank))


def playbook_for(contents: Contents, case: Case) -> Playbook | None:
    """The first playbook that a flag of the case calls for."""
    return next((one for one in contents.playbooks if one.flags & case.flags.on.keys()), None)


def led_by(post: str, people: Iterable[Person]) -> tuple[Person, ...]:
    """Who holds a post now: by the post of the account, else by its role."""
    here = [one for one in people if one.active]
    holders = [one for one in here if one.post == post] or [one for one in here if one.role.value == post]
    return tuple(sorted(holders, key=lambda one: one.name))


# ── the parts ────────────────────────────────────────────────────────────────────────────────────
def meetings(people: People) -> Iterator[tuple[str, Meeting | MotiveCard]]:
    """Every entry on people with its table: type, temperament, trigger, want or motive."""
    yield from (("type", one) for one in people.types)
    yield from (("temperament", one) for one in people.temperaments)
    yield from (("trigger", one) for one in people.triggers)
    yield from (("want", one) for one in people.wants)
    yield from (("motive", one) for one in people.motives)


def _playbooks(contents: Contents) -> Iterator[Leaf]:
    for one in contents.playbooks:
        owner = contents.labels.get(("post", one.owner)) or contents.labels.get(("role", one.owner)) or NOTHING
        said = (one.name, *one.first, *one.then, one.say, one.never_say)
        yield Leaf("playbook", one.id, one.name, owner, _words(said))


def _people(people: People) -> Iterator[Leaf]:
    for _, one in meetings(people):
        more = one.sign if isinstance(one, MotiveCard) else one.watch
        yield Leaf("people", one.id, one.name, one.meet, _words((one.name, one.meet, more)))


def _laws(contents: Contents) -> Iterator[Leaf]:
    for one in contents.laws:
        said = (one.title, one.claim, one.text, one.answer, Bilingual(one.rule, one.number))
        yield Leaf("law", one.id, one.title, one.claim, _words(said), one.sample)


def _guides(contents: Contents) -> Iterator[Leaf]:
    for one in contents.guides:
        yield Leaf("guide", one.id, one.title, _first_question(one), _words(_said(one)), one.houses <= _ELSEWHERE)


def _first_question(guide: Guide) -> Bilingual:
    start = guide.nodes[guide.start]
    return start.ask or start.do


def _said(guide: Guide) -> Iterator[Bilingual]:
    yield guide.title
    for node in guide.nodes.values():
        yield from (node.ask, node.do, node.say, *(answer.text for answer in node.answers))


def _words(said: Iterable[Bilingual]) -> str:
    return "\n".join(f"{one.zh}\n{one.en}" for one in said).casefold()
