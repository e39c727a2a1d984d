"""How an option stands, said the same in steps 4, 5 and 6: promised, waiting, approved, refused, declined."""

from uuid import UUID

from PySide6.QtCore import QCoreApplication

from desktop.domain.case.remedy import Option
from desktop.domain.case.state import Case
from desktop.domain.content.remedies import Remedy
from desktop.domain.ids import Fen
from desktop.domain.people import May, Person
from desktop.ui.context import Context
from desktop.ui.record.sentence import filled
from desktop.ui.widgets.choice_box import Choice
from desktop.ui.widgets.paint import ChipFace
from desktop.ui.wizard.hints import house_of
from desktop.usecases.read_models import CaseView


def title_of(option: Option) -> str:
    """The first line of an option's words."""
    return option.text.split("\n", 1)[0]


def rest_of(option: Option) -> str:
    """What follows the first line."""
    return option.text.partition("\n")[2].strip()


def detail_of(context: Context, option: Option) -> str:
    """Cost and time in one line."""
    parts = [context.money(option.amount) if option.amount else QCoreApplication.translate("Offers", "no cost")]
    if option.due_at is not None:
        parts.append(filled(QCoreApplication.translate("Offers", "by %1"), context.time(option.due_at)))
    if option.who:
        parts.append(context.name(option.who))
    return " · ".join(parts)


def chip_of(context: Context, view: CaseView, option: Option) -> ChipFace:
    """Whether it may be promised, and if not what it waits for."""
    if option.declined:
        words = option.declined_words.strip('“”"')
        said = filled(QCoreApplication.translate("Offers", "Declined: “%1”"), words)
        return ChipFace(said if words else QCoreApplication.translate("Offers", "Declined"), "calm", "x")
    match option.approval:
        case "approved":
            words = filled(QCoreApplication.translate("Offers", "Approved %1, %2"), context.time(option.approved_at))
            return ChipFace(words.replace("%2", view.name(option.approved_by)), "signoff", "shield-check")
        case "refused":
            words = filled(QCoreApplication.translate("Offers", "Refused by %1"), view.name(option.approved_by))
            return ChipFace(words, "overdue", "circle-x")
        case "asked":
            words = filled(QCoreApplication.translate("Offers", "Asked %1"), view.name(option.asked_of))
            return ChipFace(words, "signoff", "hourglass")
        case _:
            pass
    if option.above_limit:
        return ChipFace(QCoreApplication.translate("Offers", "Needs approval"), "signoff", "shield-alert")
    own = option.by == context.person.id
    words = (
        QCoreApplication.translate("Offers", "I may promise")
        if own
        else QCoreApplication.translate("Offers", "May be promised")
    )
    return ChipFace(words, "ok", "circle-check")


def limit_of(context: Context, case: Case, person: Person) -> Fen | None:
    """How much a person may promise alone in this case; None is open."""
    return context.office.rulebook.rules_for(case, "", context.office.clock()).limit(person)


def approvers(context: Context, view: CaseView, option: Option) -> list[Person]:
    """Who may approve it, the lowest authority first; never its author."""
    found: list[tuple[int, str, Person]] = []
    rules = context.office.rulebook.rules_for(view.case, "", context.office.clock())
    for one in view.people.values():
        limit = rules.limit_for(one, option.remedy)
        if one.may(May.APPROVE) and one.id != option.by and (limit is None or option.amount <= limit):
            found.append((limit if limit is not None else 10**15, one.name, one))
    return [person for _, _, person in sorted(found, key=lambda each: each[:2])]


def waiting(view: CaseView) -> list[tuple[int, UUID, Option]]:
    """Options above their author's limit that nobody was asked about yet, with their number on the page."""
    options = view.case.remedy.of_round(view.case.handling.round)
    return [
        (number, key, one)
        for number, (key, one) in enumerate(options.items(), start=1)
        if one.above_limit and not one.approval and not one.declined
    ]


def fitting(context: Context, case: Case) -> tuple[Remedy, ...]:
    """What to offer first in this case: what its matters and what the customer is after both name, then the latter, then the rest."""
    contents = context.office.contents
    motive = f"motive-{case.handling.choice(3, 'motive')}"
    matters = [one for issue in case.issues.all.values() for one in contents.taxonomy.fitting(issue.category)]
    after = next((one.remedies for one in contents.people.motives if one.id == motive), ())
    wanted = (*(one for one in matters if one in after), *after, *matters)
    offered = {one.id: one for one in contents.remedies.for_house(house_of(context, case))}
    return tuple(offered[one] for one in dict.fromkeys(wanted) if one in offered)


def remedy_choices(context: Context, case: Case) -> list[Choice]:
    """Every remedy of this kind of house: first what fits, then all by their kind."""
    language, contents = context.language, context.office.contents
    first = fitting(context, case)
    heads = [Choice("", QCoreApplication.translate("Offers", "Fitting here"))] if first else []
    choices = [*heads, *(Choice(one.id, one.name.get(language)) for one in first)]
    rest = [one for one in contents.remedies.for_house(house_of(context, case)) if one not in first]
    for kind, name in contents.labels_of("remedy-kind").items():
        of_kind = [Choice(one.id, one.name.get(language)) for one in rest if one.kind == kind]
        choices += [Choice("", name.get(language)), *of_kind] if of_kind else []
    return choices
