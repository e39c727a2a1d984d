"""The events of remedy, promises and signing in words."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from desktop.domain.case import promises, remedy, signing
from desktop.domain.wording.words import ERASED
from desktop.ui.record.sentence import filled, joined, quoted
from desktop.ui.record.told import Ground, Told, Topic

translate = QCoreApplication.translate
_BEGINNING = 60  # characters of a letter that its line shows


def tell_remedy(event: remedy.Event, ground: Ground) -> Told:  # noqa: PLR0911 - one branch a kind
    """Say what was offered, approved, chosen or done."""
    match event:
        case remedy.Proposed(remedy=kind, text=text, amount=amount):
            title = filled(translate("Events", "Offered: %1"), text)
            cost = ground.context.money(amount) if amount else ""
            return Told(title, joined(ground.context.label("remedy", kind), cost, ground.actor), "hand-helping")
        case remedy.Withdrawn(option, reason):
            return Told(
                filled(translate("Events", "Taken back: %1"), _option(option, ground)),
                joined(ground.actor, reason),
                "undo-2",
            )
        case remedy.ApprovalAsked(option, to):
            title = filled(translate("Events", "Approval asked of %1"), ground.view.name(to))
            return Told(title, joined(_option(option, ground), ground.actor), "shield-alert", "soon", Topic.SIGNING)
        case remedy.Approved(option, amount, comment):
            title = filled(translate("Events", "Approved: %1"), ground.context.money(amount))
            return Told(
                title, joined(_option(option, ground), ground.actor, comment), "shield-check", "signoff", Topic.SIGNING
            )
        case remedy.ApprovalRefused(option, comment):
            title = filled(translate("Events", "Not approved: %1"), _option(option, ground))
            return Told(title, joined(ground.actor, comment), "circle-x", "overdue", Topic.SIGNING)
        case remedy.Chosen(option, own_words):
            title = filled(translate("Events", "The customer chose: %1"), _option(option, ground))
            return Told(title, joined(quoted(own_words, ground.context.language), ground.actor), "users", "ok")
        case remedy.Declined(option, _, own_words):
            return _declined(option, own_words, ground)
        case remedy.CarriedOut(option, proof, done_at):
            title = filled(translate("Events", "Carried out: %1"), _option(option, ground))
            return Told(title, joined(proof, ground.actor), "circle-check", "ok", at=done_at)
        case _:
            assert_never(event)


def _declined(option: object, own_words: str, ground: Ground) -> Told:
    title = (
        translate("Events", "The customer declined every option")
        if option is None
        else filled(translate("Events", "The customer declined: %1"), _option(option, ground))
    )
    return Told(title, joined(quoted(own_words, ground.context.language), ground.actor), "circle-x", "soon")


def _option(option: object, ground: Ground) -> str:
    known = next((one for key, one in ground.view.case.remedy.options.items() if key == option), None)
    return known.text if known else ""


def tell_promise(event: promises.Event, ground: Ground) -> Told:
    """Say what was promised, kept or released."""
    match event:
        case promises.Made(_, text, due_at, who):
            until = filled(translate("Events", "by %1"), ground.time(due_at))
            title = filled(translate("Events", "Promised: %1"), text)
            return Told(title, joined(ground.view.name(who), until, ground.actor), "hand-heart", "soon", Topic.CONTACT)
        case promises.Kept(promise, proof):
            title = filled(translate("Events", "Promise kept: %1"), _promise(promise, ground))
            return Told(title, joined(proof, ground.actor), "calendar-check", "ok", Topic.CONTACT)
        case promises.Cancelled(promise, reason):
            title = filled(translate("Events", "Released from the promise: %1"), _promise(promise, ground))
            return Told(title, joined(reason, ground.actor), "minus", topic=Topic.CONTACT)
        case _:
            assert_never(event)


def _promise(promise: object, ground: Ground) -> str:
    known = next((one for key, one in ground.view.case.promises.all.items() if key == promise), None)
    return known.text if known else ""


def tell_signing(event: signing.Event, ground: Ground) -> Told:  # noqa: PLR0911 - one branch a kind
    """Say what was asked, signed, returned, closed, printed or written."""
    match event:
        case signing.Asked(_, amount, statement):
            cost = ground.context.money(amount) if amount else ""
            title = translate("Events", "Sign-off asked")
            return Told(title, joined(ground.actor, cost, statement), "send", "signoff", Topic.SIGNING)
        case signing.Returned(_, comment):
            return Told(
                translate("Events", "Returned with a comment"),
                joined(ground.actor, comment),
                "undo-2",
                "soon",
                Topic.SIGNING,
            )
        case signing.Signed(meaning=meaning, amount=amount, name=name, comment=comment):
            said = meaning_words(meaning, amount, ground)
            title = filled(translate("Events", "Signed by %1"), name)
            return Told(title, joined(said, comment), "shield-check", "signoff", Topic.SIGNING)
        case signing.Closed(outcome):
            title = filled(translate("Events", "Closed: %1"), ground.context.label("outcome", outcome))
            return Told(title, ground.actor, "archive", "ok", Topic.SIGNING)
        case signing.CaseDeclined(why, explanation):
            title = filled(translate("Events", "Not accepted: %1"), ground.context.label("decline", why))
            return Told(title, joined(explanation, ground.actor), "circle-x", "soon", Topic.SIGNING)
        case signing.CaseWithdrawn(reason):
            return Told(
                translate("Events", "Withdrawn by the customer"),
                joined(reason, ground.actor),
                "undo-2",
                topic=Topic.SIGNING,
            )
        case signing.Reopened(reason):
            title = translate("Events", "Opened again; the signature is void")
            return Told(title, joined(reason, ground.actor), "refresh-cw", "overdue", Topic.SIGNING)
        case signing.Printed(form, language, copy):
            title = filled(translate("Events", "Printed: %1, copy %2"), form_name(form, ground), str(copy))
            return Told(title, joined(language, ground.actor), "printer")
        case signing.LetterWritten(letter, _, text):
            return _letter(form_name(letter, ground), text, ground)
        case _:
            assert_never(event)


def _letter(name: str, text: str, ground: Ground) -> Told:
    title = filled(translate("Events", "Letter: %1"), name)
    begun = text if len(text) <= _BEGINNING else f"{text[:_BEGINNING]}…"
    detail = joined(ground.actor, quoted(begun, ground.context.language))
    return Told(title, detail, "file-text", topic=Topic.CONTACT, words="" if text == ERASED else text)


def meaning_words(meaning: str, amount: int, ground: Ground) -> str:
    """What a signature says."""
    return ground.context.label("meaning", meaning).replace("{amount}", ground.context.money(amount))


def form_name(form: str, ground: Ground) -> str:
    """The title of a form; an unknown one shows its id."""
    from forms.definitions import load  # noqa: PLC0415 - reads the definitions only when a print is told

    if letter := ground.context.office.contents.letters.of(form):
        return letter.name.get(ground.context.language)
    try:
        title = load(form).title
    except KeyError:
        return form
    return title.zh if ground.context.language == "zh" else title.en
