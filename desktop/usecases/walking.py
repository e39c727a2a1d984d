"""Walking a decision guide question by question: one step back at any time, and what the path says when it has ended."""

from desktop.domain.case.inquiry import MOST_ANSWERS, WalkGuide
from desktop.domain.content.guides import Action, Guide, GuideNode
from desktop.domain.frozen import frozen
from desktop.domain.wording.bilingual import Language
from desktop.domain.wording.words import Words

ON = 0  # taken at a step that asks nothing and leads on
MOST_STEPS = 2 * MOST_ANSWERS


@frozen
class Walk:
    """How far somebody came: at each step the number of the answer that was taken, from 1, or ON."""

    guide: Guide
    taken: tuple[int, ...] = ()

    @property
    def path(self) -> tuple[GuideNode, ...]:
        """The steps behind, and at the end where one stands."""
        here = self.guide.nodes[self.guide.start]
        path = [here]
        for one in self.taken:
            here = self.guide.nodes[here.answers[one - 1].go if one else here.go]
            path.append(here)
        return tuple(path)

    @property
    def here(self) -> GuideNode:
        """Where one stands."""
        return self.path[-1]

    @property
    def ended(self) -> bool:
        """Whether nothing follows."""
        return not self.here.answers and not self.here.go

    def take(self, number: int) -> "Walk":
        """Go on by an answer or by ON; where there is no such way one stays."""
        here = self.here
        there = (number == ON and bool(here.go)) or 0 < number <= len(here.answers)
        return Walk(self.guide, (*self.taken, number)) if there and len(self.taken) < MOST_STEPS else self

    def back(self) -> "Walk":
        """One step back."""
        return Walk(self.guide, self.taken[:-1])

    @property
    def actions(self) -> tuple[Action, ...]:
        """What the program may help with on this path, each once and in its order."""
        return tuple(dict.fromkeys(action for node in self.path for action in node.actions))

    def trail(self, language: Language) -> tuple[tuple[str, str], ...]:
        """Each step behind: what was asked and answered, or what was to be done and ""."""
        return tuple(
            (node.ask.get(language), node.answers[one - 1].text.get(language)) if one else (node.do.get(language), "")
            for node, one in zip(self.path, self.taken, strict=False)
        )

    def told(self, language: Language) -> WalkGuide:
        """The path as the case keeps it, in words as they were read."""
        behind = tuple(zip(self.path, self.taken, strict=False))
        answers = tuple((node.id, Words(node.answers[one - 1].text.get(language))) for node, one in behind if one)
        do = [node.do.get(language) for node in self.path if node.do.get(language)]
        return WalkGuide(self.guide.id, self.here.id, Words("\n".join(do)), answers[-MOST_ANSWERS:])


def kept(walk: Walk) -> str:
    """The path in a draft."""
    return " ".join(str(one) for one in walk.taken)


def brought_back(guide: Guide, path: str) -> Walk:
    """The path of a draft, as far as the guide still has it."""
    walk = Walk(guide)
    for one in path.split():
        further = walk.take(int(one)) if one.isdecimal() else walk
        if further == walk:
            break
        walk = further
    return walk
