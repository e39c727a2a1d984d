"""The library of legal bases: short paraphrases for staff, each with how far it was checked; no legal advice."""

import re
from datetime import date
from typing import Literal

from desktop.domain.content.head import close, entries, open_catalogue
from desktop.domain.frozen import frozen
from desktop.domain.policy.reading import Node
from desktop.domain.wording.bilingual import Bilingual, Language

Basis = Literal["statute", "regulation", "rule", "guidance", "house", "sample"]
Verification = Literal["read", "memory", "history", "sample"]
BASES: tuple[Basis, ...] = ("statute", "regulation", "rule", "guidance", "house", "sample")
VERIFICATIONS: tuple[Verification, ...] = ("read", "memory", "history", "sample")
# The shorter of two units that begin alike stands last.
_UNITS = (
    (r" CNY/month\b", Bilingual("元/月", " yuan a month")), (r" CNY\b", Bilingual("元", " yuan")), (r" W\b", Bilingual("个工作日", " working days")),
    (r" [Cd]\b", Bilingual("天", " days")), (r" years?\b", Bilingual("年", " years")), (r" months?\b", Bilingual("个月", " months")),
    ("×", Bilingual("倍", " times")),
)  # fmt: skip
_RULE = re.compile(r"^([^\s（]+)\s*(.*)$")  # the name of the rule, then its article or number
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@frozen
class Law:
    """One basis; unverified until a person of the house has put a name to it."""

    id: str
    basis: Basis
    title: Bilingual
    claim: Bilingual
    text: Bilingual
    answer: Bilingual
    rule: str
    number: str
    verification: Verification
    verified_by: str
    verified_on: str
    effective_from: str
    effective_to: str

    @property
    def verified(self) -> bool:
        """Say whether someone of the house stands for it."""
        return bool(self.verified_by and self.verified_on)

    @property
    def sample(self) -> bool:
        """Say whether it only shows the form of an entry and is no law."""
        return self.basis == "sample"

    def ended(self, today: date) -> bool:
        """Say whether it was replaced, or had its last day before today."""
        return self.verification == "history" or (bool(self.effective_to) and self.effective_to < today.isoformat())

    def begun(self, today: date) -> bool:
        """Say whether its first day has come; a rule without one is taken to hold."""
        return self.effective_from <= today.isoformat()

    def amounts(self, language: Language) -> str:
        """Say its number in words: "5 W; 10 W" is 5 and 10 working days."""
        said = self.number
        for unit, words in _UNITS:
            said = re.sub(unit, words.get(language), said)
        return said.replace("; ", "、" if language == "zh" else ", ")

    def cited(self, language: Language) -> str:
        """The rule, its number and since when it holds, as a letter names them."""
        rule = "、".join(_RULE.sub(r"《\1》\2", one) for one in self.rule.split("; "))
        since = _since(self.effective_from, language)
        if language == "zh":
            parts = [part for part in (self.amounts(language), since and f"{since}起施行") if part]
            return f"{rule}（{'，'.join(parts)}）" if parts else rule
        parts = [part for part in (self.amounts(language), since and f"in force since {since}") if part]
        return f"{rule} ({', '.join(parts)})" if parts else rule


def parse_legal(text: str) -> tuple[Law, ...]:
    """Read legal.toml; BadFileError names every problem."""
    paper, root = open_catalogue(text, "legal")
    root.text("collection", "")
    laws = entries(root, "law", _law)
    close(paper, root)
    return laws


def _law(name: str, node: Node) -> Law:
    basis: Basis = node.one_of("basis", BASES)
    verification: Verification = node.one_of("verification", VERIFICATIONS)
    if (basis == "sample") != (verification == "sample"):
        node.wrong("verification", "choice", found=verification, choices=basis)
    return Law(
        id=name,
        basis=basis,
        title=node.label("title"),
        claim=node.label("claim"),
        text=node.label("text"),
        answer=node.label("answer"),
        rule=node.text("rule"),
        number=node.text("number", ""),
        verification=verification,
        verified_by=node.text("verified_by", ""),
        verified_on=node.text("verified_on", ""),
        effective_from=_day(node, "effective_from"),
        effective_to=_day(node, "effective_to"),
    )


def _day(node: Node, key: str) -> str:
    """A day that the program compares with today, or ""."""
    found = node.text(key, "")
    try:
        return date.fromisoformat(found).isoformat() if found else ""
    except ValueError:
        node.wrong(key, "kind", found=found, expected="date")
        return ""


def _since(day: str, language: Language) -> str:
    if not day:
        return ""
    found = date.fromisoformat(day)
    if language == "zh":
        return f"{found.year}年{found.month}月{found.day}日"
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"
