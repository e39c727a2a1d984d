"""Says in words what is wrong with a file that people write."""

import tomllib
from collections.abc import Iterable, Mapping

from desktop.domain.frozen import frozen
from desktop.domain.policy.reading import Problem
from desktop.domain.wording.bilingual import Bilingual, Language


@frozen
class ProblemWords:
    """The sentences that say a problem, and the words for what was expected."""

    problems: Mapping[str, Bilingual]
    expected: Mapping[str, Bilingual]


def parse_problem_words(text: str) -> ProblemWords:
    """Read the shipped sentences."""
    tables = tomllib.loads(text)
    kinds = [{key: Bilingual(*pair) for key, pair in tables[kind].items()} for kind in ("problems", "expected")]
    return ProblemWords(*kinds)


def tell(problems: Iterable[Problem], words: ProblemWords, language: Language) -> tuple[str, ...]:
    """Say each problem as "file:line key: what is wrong and what was expected"."""
    return tuple(_tell(one, words, language) for one in problems)


def _tell(one: Problem, words: ProblemWords, language: Language) -> str:
    values = {name: words.expected[text].get(language) if name == "expected" else text for name, text in one.values}
    sentence = words.problems[one.key].get(language).format(**values)
    place = f"{one.file}:{one.line} {one.path}".rstrip()
    return f"{place}: {sentence}"
