"""What the program checks before a signature: four eyes, authority, completeness, and that nothing changed."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.domain.case.decide import missing_for_sign_off
from desktop.domain.case.record import record_digest
from desktop.domain.case.stamp import CaseRules
from desktop.domain.case.state import four_eyes
from desktop.domain.errors import Refusal
from desktop.domain.people import May
from desktop.ui.context import Context
from desktop.ui.record.sentence import filled
from desktop.usecases.read_models import CaseView

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Check:
    """One check: passed, or the reason why not."""

    title: str
    words: str
    passed: bool


def short_hash(record: str) -> str:
    """The beginning of a hash as people compare it: 7F3A-91C2."""
    return f"{record[:4]}-{record[4:8]}".upper()


def checks(context: Context, view: CaseView, rules: CaseRules, shown: str) -> list[Check]:
    """The checks, a failed one first; `shown` is the record that the person has on the screen."""
    found = [
        _four_eyes(context, view),
        _limit(context, view, rules),
        _complete(context, view),
        _unchanged(context, view, shown),
    ]
    if not context.person.may(May.SIGN):
        found.append(Check(translate("SignOff", "Your role"), context.say(Refusal("role.sign")), passed=False))
    return sorted(found, key=lambda one: one.passed)


def _four_eyes(context: Context, view: CaseView) -> Check:
    title, asks = translate("SignOff", "Four eyes"), view.case.signing.asks
    if no := four_eyes(view.case, context.person.id):
        return Check(title, context.say(no), passed=False)
    who = view.name(asks[-1].by) if asks else ""
    return Check(
        title, filled(translate("SignOff", "Prepared by %1, signed by you. You did not handle it."), who), passed=True
    )


def _limit(context: Context, view: CaseView, rules: CaseRules) -> Check:
    title, given, limit = translate("SignOff", "Within your limit"), view.case.remedy.given, rules.limit(context.person)
    amount = context.money(given)
    if limit is None:
        return Check(title, filled(translate("SignOff", "%1 given; your authority has no limit."), amount), passed=True)
    if given > limit:
        return Check(title, f"{amount}. {context.say(Refusal('limit.exceeded', 'amount', str(limit)))}", passed=False)
    return Check(
        title,
        filled(translate("SignOff", "%1 given; you may sign up to %2."), amount, context.money(limit)),
        passed=True,
    )


def _complete(context: Context, view: CaseView) -> Check:
    title = translate("SignOff", "All that must be filled is filled")
    if missing := missing_for_sign_off(view.case, packs=context.office.rulebook.pinned(view.case)):
        return Check(title, context.say(missing[0]), passed=False)
    return Check(title, translate("SignOff", "Six steps, three follow-up answers, every matter judged."), passed=True)


def _unchanged(context: Context, view: CaseView, shown: str) -> Check:
    title, signing = translate("SignOff", "Nothing changed while you read"), view.case.signing
    if signing.status != "asked":
        return Check(title, context.say(Refusal("sign.not_asked")), passed=False)
    if not shown == signing.asks[-1].record == view.record == record_digest(view.case):
        return Check(title, context.say(Refusal("sign.changed")), passed=False)
    return Check(
        title, filled(translate("SignOff", "What you see is what is signed: %1"), short_hash(shown)), passed=True
    )
