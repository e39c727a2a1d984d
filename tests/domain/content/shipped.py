"""The shipped catalogues, read once for the tests of this folder."""

import resources
from desktop.domain.content.coaching import parse_coaching
from desktop.domain.content.demo import parse_demo
from desktop.domain.content.evidence import parse_evidence
from desktop.domain.content.guides import parse_guides
from desktop.domain.content.legal import parse_legal
from desktop.domain.content.letters import parse_letters
from desktop.domain.content.people import parse_people
from desktop.domain.content.phrases import parse_phrases
from desktop.domain.content.playbooks import parse_playbooks
from desktop.domain.content.remedies import parse_remedies
from desktop.domain.content.taxonomy import parse_taxonomy
from desktop.domain.content.techniques import parse_techniques

NAMES = (
    "coaching", "techniques", "people", "phrases", "guides", "remedies", "taxonomy", "letters", "evidence", "playbooks",
    "legal", "demo",
)  # fmt: skip


def text(name: str) -> str:
    return resources.text("content", f"{name}.toml")


COACHING = parse_coaching(text("coaching"))
TECHNIQUES = parse_techniques(text("techniques"))
PEOPLE = parse_people(text("people"))
PHRASES = parse_phrases(text("phrases"))
GUIDES = parse_guides(text("guides"))
REMEDIES = parse_remedies(text("remedies"))
TAXONOMY = parse_taxonomy(text("taxonomy"))
LETTERS = parse_letters(text("letters"))
EVIDENCE = parse_evidence(text("evidence"))
PLAYBOOKS = parse_playbooks(text("playbooks"))
LAWS = parse_legal(text("legal"))
DEMO = parse_demo(text("demo"))
CHANNELS = frozenset(term.id.removeprefix("channel-") for term in TAXONOMY.channels)
LEVELS = frozenset({"dissatisfied", "very-dissatisfied", "major", "crisis"})
