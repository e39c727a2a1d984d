"""What a pack says to the desk apart from its clocks, part by part, as lines to read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.domain.policy.pack import Pack
from desktop.domain.policy.tables import Almanac
from desktop.ui.context import Context
from desktop.ui.policy.words import amount_words

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a pack; `prefix` is where its figures stand, "" when it has none of its own."""

    key: str
    title: str
    lines: tuple[tuple[str, str], ...]
    prefix: str = ""
    gap: str = ""


Parts = Callable[[Pack, Almanac, Context], list[Part]]


def who(pack: Pack, key: str, context: Context) -> str:
    """The title of a role of the pack, or the name of a department."""
    if key in pack.roles:
        return pack.roles[key].title.get(context.language)
    if key in pack.departments:
        return pack.departments[key].label.get(context.language)
    return context.label("post", key)


def authority(pack: Pack, _almanac: Almanac, context: Context) -> list[Part]:
    """Who may promise how much alone, and who answers to whom."""
    language, found = context.language, list[Part]()
    given = pack.desk.authority
    if given is not None:
        lines: list[tuple[str, str]] = []
        for limit in given.limits:
            amount = translate("Policy", "no limit") if limit.up_to is None else context.money(limit.up_to)
            words = translate("Policy", "up to %1").replace("%1", amount) if limit.up_to is not None else amount
            kinds = _list((context.label("limit-remedy", one) for one in limit.remedies), context)
            lines.append((who(pack, limit.role, context), " · ".join(part for part in (words, kinds) if part)))
        lines.append((translate("Policy", "Above every limit"), who(pack, given.beyond, context)))
        lines.append((translate("Policy", "Currency"), given.currency))
        found.append(
            _part(pack, "authority", translate("Policy", "Promised without asking"), lines, context, "authority.")
        )
    roles = [
        (
            role.title.get(language),
            _sentences(
                role.duty.get(language),
                _named(translate("Policy", "answers to %1"), role.reports_to, pack, context),
                _named(translate("Policy", "deputy: %1"), role.deputy, pack, context),
            ),
        )
        for role in pack.roles.values()
    ]
    roles = [(title, words) for title, words in roles if words]
    found.append(_part(pack, "roles", translate("Policy", "Roles"), roles, context))
    return found


def routing(pack: Pack, almanac: Almanac, context: Context) -> list[Part]:
    """Where a complaint goes: by kind, place and hour; who answers for a department, and who when that person is away."""
    language = context.language
    routes: list[tuple[str, str]] = []
    for route in pack.desk.routing:
        when = [_axis(pack, axis, values, context) for axis, values in route.when.items()]
        if route.hours:
            when.append(almanac.hours[route.hours].title.get(language))
        said = " · ".join(when) or translate("Policy", "Everything else")
        routes.append((said, _sentences(f"→ {who(pack, route.to, context)}", route.note.get(language))))
    heads = [
        (
            one.label.get(language),
            _sentences(
                who(pack, one.head, context), _named(translate("Policy", "deputy: %1"), one.deputy, pack, context)
            ),
        )
        for one in pack.departments.values()
    ]
    found = [_part(pack, "routing", translate("Policy", "Where a complaint goes"), routes, context)] if routes else []
    if heads:
        found.append(_part(pack, "departments", translate("Policy", "Departments"), heads, context))
    return found


def keeping(pack: Pack, almanac: Almanac, context: Context) -> list[Part]:
    """Promises, claims, attempts, urging, follow-up, quiet hours, appeals, declining, retention, deductions."""
    makers = (_promises, _claims, _attempts, _urging, _follow_up, _quiet, _appeals, _declining, _retention, _penalties)
    found = [maker(pack, almanac, context) for maker in makers]
    return [part for part in found if part is not None]


def _promises(pack: Pack, _almanac: Almanac, context: Context) -> Part | None:
    given = pack.desk.promises
    if given is None:
        return None
    before = amount_words(given.remind_before_min, "min", context)
    lines = [(translate("Policy", "Reminder"), translate("Policy", "%1 before").replace("%1", before))]
    if given.daily_when_complex:
        lines.append((translate("Policy", "Complex cases"), translate("Policy", "a contact every day")))
    return _part(pack, "promises", translate("Policy", "Promises"), lines, context, "promises.")


def _attempts(pack: Pack, _almanac: Almanac, context: Context) -> Part | None:
    given, language = pack.desk.attempts, context.language
    lines = [
        (
            level.label.get(language),
            translate("Policy", "as the case requires")
            if level.attempts is None
            else amount_words(level.attempts, "times", context),
        )
        for level in pack.levels.values()
    ]
    if given is not None:
        rounds = (
            translate("Policy", "until the guest is satisfied")
            if given.rounds is None
            else amount_words(given.rounds, "times", context)
        )
        chosen = _list((context.label("at-cap", one) for one in given.at_cap), context)
        lines += [
            (
                translate("Policy", "At the cap"),
                _sentences(chosen, _named(translate("Policy", "%1 decides"), given.decides, pack, context)),
            ),
            (translate("Policy", "Rounds"), rounds),
        ]
        if given.delay_granted_by:
            reasons = _list((context.label("delay-reason", one) for one in given.delay_reasons), context)
            lines.append(
                (
                    translate("Policy", "More time"),
                    _sentences(
                        _named(translate("Policy", "%1 grants it"), given.delay_granted_by, pack, context), reasons
                    ),
                )
            )
    return (
        _part(pack, "attempts", translate("Policy", "Attempts and rounds"), lines, context, "levels.")
        if lines
        else None
    )


def _claims(pack: Pack, _almanac: Almanac, context: Context) -> Part | None:
    given = pack.desk.claims
    if given is None:
        return None
    lease = amount_words(given.lease_min, "min", context)
    words = translate("Policy", "after %1 in which the holder wrote nothing").replace("%1", lease)
    lines = [(translate("Policy", "A colleague may take over"), words)]
    return _part(pack, "claims", translate("Policy", "Who holds a case"), lines, context, "claims.")


def _urging(pack: Pack, _almanac: Almanac, context: Context) -> Part | None:
    given = pack.desk.urging
    if given is None:
        return None
    lines = [
        (translate("Policy", "Possible after"), amount_words(given.idle_h, "h", context)),
        (translate("Policy", "Again after"), amount_words(given.again_after_h, "h", context)),
    ]
    return _part(pack, "urging", translate("Policy", "Urging"), lines, context, "urging.")


def _follow_up(pack: Pack, _almanac: Almanac, context: Context) -> Part | None:
    given = pack.desk.follow_up
    if given is None:
        return None
    asked = "\n".join(one.get(context.language) for one in given.questions)
    lines = [
        (translate("Policy", "How often"), amount_words(given.contacts, "times", context)),
        (translate("Policy", "By"), who(pack, given.by, context)),
        *([(translate("Policy", "Asked"), asked)] if asked else []),
    ]
    return _part(pack, "follow_up", translate("Policy", "Follow-up"), lines, context, "follow_up.")


def _quiet(pack: Pack, almanac: Almanac, context: Context) -> Part | None:
    given = pack.desk.quiet
    if given is None:
        return None
    lines = [(translate("Policy", "Nobody is disturbed"), almanac.hours[given.hours].title.get(context.language))]
    if given.except_levels:
        levels = _list((pack.levels[one].label.get(context.language) for one in given.except_levels), context)
        lines.append((translate("Policy", "All the same for"), levels))
    return _part(pack, "quiet", translate("Policy", "Quiet hours"), lines, context)


def _appeals(pack: Pack, _almanac: Almanac, context: Context) -> Part | None:
    given = pack.desk.appeals
    if given is None:
        return None
    lines = [(translate("Policy", "For one complaint"), amount_words(given.per_ticket, "times", context))]
    for number, words in (
        (given.failed_per_month, translate("Policy", "Lost in a month at most")),
        (given.failed_per_year, translate("Policy", "Lost in a year at most")),
    ):
        if number is not None:
            lines.append((words, amount_words(number, "times", context)))
    if given.grounds:
        lines.append(
            (translate("Policy", "Grounds"), "\n".join(one.get(context.language) for one in given.grounds.values()))
        )
    if given.evidence_required:
        lines.append((translate("Policy", "Evidence"), translate("Policy", "must be there")))
    return _part(pack, "appeals", translate("Policy", "Appeals"), lines, context)


def _declining(pack: Pack, _almanac: Almanac, context: Context) -> Part | None:
    lines = [(one.label.get(context.language), one.tell.get(context.language)) for one in pack.desk.refusals.values()]
    return _part(pack, "refusals", translate("Policy", "Not handled here"), lines, context) if lines else None


def _retention(pack: Pack, _almanac: Almanac, context: Context) -> Part | None:
    given = pack.desk.retention
    if given is None:
        return None
    since = context.office.contents.event(given.counted_from, context.language)
    lines = [
        (translate("Policy", "Kept for"), amount_words(given.years, "year", context)),
        (translate("Policy", "Counted from"), since),
    ]
    if given.apart_from_patient_file:
        lines.append((translate("Policy", "Where"), translate("Policy", "apart from the patient's file")))
    return _part(pack, "retention", translate("Policy", "Retention"), lines, context)


def _penalties(pack: Pack, _almanac: Almanac, context: Context) -> Part | None:
    given = pack.desk.penalties
    if given is None:
        return None
    lines = [(translate("Policy", "Switched"), translate("Policy", "on") if given.on else translate("Policy", "off"))]
    if given.on:  # a house that deducts nothing reads no amounts
        lines += [(one.label.get(context.language), context.money(one.amount)) for one in given.amounts]
    return _part(pack, "penalties", translate("Policy", "Deductions"), lines, context)


def used(pack: Pack, _almanac: Almanac, context: Context) -> list[Part]:
    """The phrase lists, guides and reports in use; forms have a part of their own, with a sheet to look at."""
    uses = pack.desk.uses
    lines = [
        (name, _list((context.label(kind, one) for one in keys), context))
        for name, kind, keys in (
            (translate("Policy", "Phrase lists"), "use-phrases", uses.phrases),
            (translate("Policy", "Guides"), "use-guides", uses.guides),
            (translate("Policy", "Reports"), "use-reports", uses.reports),
        )
        if keys
    ]
    return [Part("uses", translate("Policy", "In use"), tuple(lines))] if lines else []


# ── small things ─────────────────────────────────────────────────────────────────────────────────
def _part(pack: Pack, key: str, title: str, lines: list[tuple[str, str]], context: Context, prefix: str = "") -> Part:
    gap: Mapping[str, str] = {path: text.get(context.language) for path, text in pack.gaps}
    return Part(key, title, tuple(lines), prefix, gap.get(key, ""))


def _named(words: str, key: str, pack: Pack, context: Context) -> str:
    return words.replace("%1", who(pack, key, context)) if key else ""


def _axis(pack: Pack, axis: str, values: frozenset[str], context: Context) -> str:
    known = pack.axes.get(axis, {})
    return _list(
        (known[one].get(context.language) if one in known else context.label(axis, one) for one in sorted(values)),
        context,
    )


def _list(words: Iterator[str], context: Context) -> str:
    return ("、" if context.language == "zh" else ", ").join(words)


def _sentences(*words: str) -> str:
    return " · ".join(part for part in words if part)
