"""Who has put their name to a record so far, in time: approvals, requests, returns and signatures."""

from PySide6.QtCore import QCoreApplication

from desktop.domain.people import Person
from desktop.ui.context import Context
from desktop.ui.record.facts import Telling
from desktop.ui.record.remedy_events import meaning_words
from desktop.ui.record.sentence import filled, joined, quoted
from desktop.ui.record.summaries import signed_words
from desktop.ui.record.told import Ground
from desktop.ui.signoff.cards import SignatureLine
from desktop.usecases.read_models import CaseView

translate = QCoreApplication.translate


def post_of(context: Context, person: Person | None) -> str:
    """The post of a person as printed, or the role of one without."""
    if person is None:
        return ""
    return context.label("post", person.post) if person.post else context.label("role", person.role.value)


def signer_words(context: Context, view: CaseView) -> str:
    """Who would sign as what, and what the signature would say."""
    given = view.case.remedy.given
    words = meaning_words("approved-amount" if given else "approved-no-cost", given, _ground(context, view))
    return filled(translate("SignOff", "%1, %2: “%3”"), context.person.name, post_of(context, context.person), words)


def signature_lines(context: Context, of: Telling, view: CaseView, *, next_is_me: bool) -> list[SignatureLine]:
    """The lines of the card."""
    lines: list[tuple[int, SignatureLine]] = []

    def line(person: str, words: str, at: int) -> None:
        post = post_of(context, view.people.get(person))
        lines.append((at, SignatureLine(person, view.name(person), post, words, of.time(at))))

    for option in view.case.remedy.options.values():
        if option.approval == "approved":
            said = filled(translate("SignOff", "Approved %1: %2"), context.money(option.amount), option.text)
            line(option.approved_by, joined(said, option.comment), option.approved_at)
    for ask in view.case.signing.asks:
        line(ask.by, quoted(ask.statement or translate("SignOff", "Ready to close"), context.language), ask.at)
    for back in view.case.signing.returns:
        line(back.by, joined(translate("SignOff", "Returned"), quoted(back.comment, context.language)), back.at)
    for one in view.case.signing.signatures:
        said = meaning_words(one.meaning, one.amount, _ground(context, view))
        line(one.by, joined(said, one.comment, signed_words(of, view, one)), one.at)
    shown = [one for _, one in sorted(lines, key=lambda pair: pair[0])]
    if next_is_me:
        me = context.person
        shown.append(SignatureLine(me.id, me.name, post_of(context, me), translate("SignOff", "signs next"), ""))
    return shown


def _ground(context: Context, view: CaseView) -> Ground:
    return Ground(context, view, view.entries[-1].stamp)
