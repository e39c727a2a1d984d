"""Fills the say-it-back sentences of the catalogue with what is known of the case; what is not known stays a blank."""

import re
from collections.abc import Sequence

from desktop.domain.case.state import Case
from desktop.domain.case.step_fields import BLANK
from desktop.domain.content.coaching import Coaching, Context
from desktop.domain.wording.bilingual import Language

_HOLE = re.compile(r"\{(\w+)\}")
_STOPS = "。.！!？?"


def sentences(
    coaching: Coaching, context: Context, case: Case, need: str, when: str, language: Language
) -> Sequence[str]:
    """The restatements that fit, those that ask for more first."""
    fitting = [one for one in coaching.restatements if one.when.fits(context)]
    fitting.sort(key=lambda one: -one.when.asks)
    known = _known(case, need, when)
    return [_HOLE.sub(lambda found: known.get(found[1]) or BLANK, one.text.get(language)) for one in fitting]


def _known(case: Case, need: str, when: str) -> dict[str, str]:
    answers = case.inquiry.answers

    def said(question: str) -> str:
        answer = answers.get(question)
        return answer.answer.rstrip(_STOPS) if answer else ""

    return {
        "what": case.intake.title.rstrip(_STOPS),
        "where": said("ask-understand-where") or case.intake.place,
        "when": said("ask-understand-when").rstrip(_STOPS) or when,
        "need": need.rstrip(_STOPS) or said("ask-understand-hope") or case.intake.wanted.rstrip(_STOPS),
        "tried": said("ask-understand-tried"),
        "effect": said("ask-understand-effect"),
        "count": str(len(case.issues.all)) if len(case.issues.all) > 1 else "",
    }
