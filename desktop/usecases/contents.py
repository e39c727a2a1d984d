"""What the program says, read when it is first needed: refusals, names of choices, coaching, guard, remedies, categories."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, cast

from desktop.domain.content.coaching import Coaching, parse_coaching
from desktop.domain.content.evidence import Evidence, parse_evidence
from desktop.domain.content.guides import Guide, parse_guides
from desktop.domain.content.legal import Law, parse_legal
from desktop.domain.content.letters import Letters, parse_letters
from desktop.domain.content.people import People, parse_people
from desktop.domain.content.phrases import Phrases, parse_phrases
from desktop.domain.content.playbooks import Playbook, parse_playbooks
from desktop.domain.content.remedies import Remedies, parse_remedies
from desktop.domain.content.taxonomy import Taxonomy, parse_taxonomy
from desktop.domain.content.techniques import Technique, parse_techniques
from desktop.domain.policy.deadline import Deadline
from desktop.domain.policy.explain import ClockWords, explain, parse_clock_words, say, show
from desktop.domain.policy.pack import Pack
from desktop.domain.policy.problem_words import parse_problem_words, tell
from desktop.domain.policy.reading import BadFileError
from desktop.domain.policy.trace import Amount, Line
from desktop.domain.wording.bilingual import Bilingual, Language

Read = Callable[[str], str]  # name of a file in resources/content -> its text

# What a check found against the rules names the rule that said no: "shen: role.sign (handler)".
_BECAUSE = frozenset({"verify.unlawful", "verify.beyond"})
_OF_ROWS = frozenset({"verify.rows", "verify.cut"})
_WHY = re.compile(r"(?:(?P<who>[^:]+): )?(?P<key>[a-z]+\.[a-z_]+)(?: (?P<detail>.*))?$", re.DOTALL)


class Contents:
    """The shipped catalogues; each file is parsed once, on first use."""

    def __init__(self, read: Read, packs: Mapping[str, Pack]) -> None:
        self._read, self._packs = read, packs

    def say(self, reason: str, language: Language, *, detail: str = "", field: str = "") -> str:
        """The sentence of a refusal; an unknown key is a defect and says itself."""
        if reason == "required.missing":
            detail, field = self.label("rule", detail, language), self.label("particular", field, language)
        if reason == "limit.remedy":
            detail = self.label("remedy", detail, language)
        if reason == "letter.hole":
            names = (self.letters.label(one).get(language) for one in detail.split())
            detail = ("、" if language == "zh" else ", ").join(names)
        if reason == "appeal.settled":
            detail = self.label("appeal-result", detail, language)
        if reason in _BECAUSE and (why := _WHY.match(detail)) and why["key"] in self._refusals:
            no = self.say(why["key"], language, detail=(why["detail"] or "").strip("()"))
            detail = ("：" if language == "zh" else ": ").join(filter(None, (why["who"], no)))
        if reason in _OF_ROWS:
            detail = self._listed(detail, language)
        known = self._refusals.get(reason)
        if known is None:
            return f"{reason} {detail}".strip()
        said = known.get(language)
        if "{until}" in said:
            # A name may have blanks in it, a date and an hour have one.
            detail, *moment = detail.rsplit(" ", 2)
            said = said.replace("{until}", " ".join(moment))
        return said.replace("{detail}", detail).replace("{field}", field)

    def _listed(self, detail: str, language: Language) -> str:
        """Rows and columns in words: "ticket: level, holder"; what else a check says stands as it is."""
        table, colon, columns = detail.partition(": ")
        if ("listed", table) not in self.labels:
            return detail
        said = self.label("listed", table, language)
        if not colon:
            return said
        names = [self.label("listed", one, language) for one in columns.split(", ")]
        return f"{said}：{'、'.join(names)}" if language == "zh" else f"{said}: {', '.join(names)}"

    def label(self, kind: str, key: str, language: Language) -> str:
        """The name of a choice; an unknown one shows its key, so that nothing is hidden."""
        known = self.labels.get((kind, key))
        return known.get(language) if known else key

    def labels_of(self, kind: str) -> dict[str, Bilingual]:
        """Every choice of a kind, in the order of its file."""
        return {key: name for (of, key), name in self.labels.items() if of == kind}

    @cached_property
    def labels(self) -> dict[tuple[str, str], Bilingual]:
        """(kind, key) -> name; levels, posts and clocks from the packs, the rest from the content files."""
        out: dict[tuple[str, str], Bilingual] = {}
        for kind, table in self._groups("words.toml"):
            out |= {(kind, key): _pair(pair) for key, pair in table.items()}
        taxonomy = self._tables("taxonomy.toml")
        for kind, blocks in (("category", "leaf"), ("group", "group"), ("cause", "cause"), ("demand", "demand")):
            out |= {(kind, str(one["id"])): _pair(one) for one in taxonomy.get(blocks, ())}
        # A case keeps the channel's bare word, which the packs' `when` uses too.
        out |= {("channel", str(one["id"]).removeprefix("channel-")): _pair(one) for one in taxonomy["channel"]}
        out |= {("remedy", str(one["id"])): _pair(one) for one in self._tables("remedies.toml").get("remedy", ())}
        out |= {("evidence", str(one["id"])): _pair(one) for one in self._tables("evidence.toml").get("evidence", ())}
        out |= {("event", name): said for name, said in self._clock_words.words["event"].items()}
        for pack in self._packs.values():
            for named in _named_by(pack):
                out.setdefault(*named)
        return out

    def why(self, deadline: Deadline, language: Language) -> tuple[str, ...]:
        """The reasons of a clock in plain words, the due time first."""
        return explain(deadline, self._clock_words, language)

    def amount(self, number: int, unit: str, language: Language) -> str:
        """So many minutes, working days, times."""
        return show(Amount(number, unit), self._clock_words, language)

    def weekday(self, number: int, language: Language) -> str:
        """The short name of a weekday, 0 is Monday."""
        return self._clock_words.get("weekday", str(number), language)

    def tell(self, line: Line, language: Language) -> str:
        """One line of a trace or of a difference in words."""
        return say(line, self._clock_words, language)

    def event(self, name: str, language: Language) -> str:
        """What starts or stops a clock."""
        return self._clock_words.get("event", name, language)

    def problems(self, bad: BadFileError, language: Language) -> tuple[str, ...]:
        """Every problem of a file that people write, with line and key."""
        return tell(bad.problems, parse_problem_words(self._read("problem-words.toml")), language)

    @cached_property
    def coaching(self) -> Coaching:
        """Lines, questions and restatements of the six steps."""
        return parse_coaching(self._read("coaching.toml"))

    @cached_property
    def techniques(self) -> tuple[Technique, ...]:
        """The eight technique cards."""
        return parse_techniques(self._read("techniques.toml"))

    @cached_property
    def phrases(self) -> Phrases:
        """The phrase guard and the polite words."""
        return parse_phrases(self._read("phrases.toml"))

    @cached_property
    def letters(self) -> Letters:
        """Letters and texts with their holes."""
        return parse_letters(self._read("letters.toml"))

    @cached_property
    def guides(self) -> tuple[Guide, ...]:
        """The decision guides."""
        return parse_guides(self._read("guides.toml"))

    @cached_property
    def remedies(self) -> Remedies:
        """The catalogue of remedies."""
        return parse_remedies(self._read("remedies.toml"))

    @cached_property
    def taxonomy(self) -> Taxonomy:
        """Categories, causes, channels, demands, outcomes."""
        return parse_taxonomy(self._read("taxonomy.toml"))

    @cached_property
    def evidence(self) -> Evidence:
        """Kinds of evidence and their checklists."""
        return parse_evidence(self._read("evidence.toml"))

    @cached_property
    def people(self) -> People:
        """How to meet motives and moods: shown for the moment, never stored or printed."""
        return parse_people(self._read("people.toml"))

    @cached_property
    def playbooks(self) -> tuple[Playbook, ...]:
        """What to do where the first five minutes decide."""
        return parse_playbooks(self._read("playbooks.toml"))

    @cached_property
    def laws(self) -> tuple[Law, ...]:
        """The legal bases, samples among them."""
        return parse_legal(self._read("legal.toml"))

    @cached_property
    def _clock_words(self) -> ClockWords:
        return parse_clock_words(self._read("clock-words.toml"))

    @cached_property
    def _refusals(self) -> dict[str, Bilingual]:
        out: dict[str, Bilingual] = {}
        for subject, table in self._groups("refusals.toml"):
            out |= {f"{subject}.{key}": _pair(pair) for key, pair in table.items()}
        return out

    def _groups(self, name: str) -> list[tuple[str, dict[str, Any]]]:
        return [
            (key, cast("dict[str, Any]", table)) for key, table in self._tables(name).items() if isinstance(table, dict)
        ]

    def _tables(self, name: str) -> dict[str, Any]:
        return tomllib.loads(self._read(name))


def _named_by(pack: Pack) -> Iterator[tuple[tuple[str, str], Bilingual]]:
    """What a pack itself names."""
    yield from ((("level", level.id), level.label) for level in pack.levels.values())
    yield from ((("post", role.id), role.title) for role in pack.roles.values())
    yield from ((("department", key), department.label) for key, department in pack.departments.items())
    yield from ((("request", kind), name) for kind, name in pack.axes.get("request", {}).items())
    if pack.desk.appeals is not None:
        yield from ((("appeal-ground", ground), name) for ground, name in pack.desk.appeals.grounds.items())
    yield from ((("rule", f"{pack.id}.{rule.id}"), rule.label) for rule in pack.rules.values())


def _pair(table: Mapping[str, Any]) -> Bilingual:
    return Bilingual(str(table["zh"]), str(table["en"]))
