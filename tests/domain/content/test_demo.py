"""The demo house is told without a slip: order, authority, four eyes, and what the queue shows when it opens."""

import pytest

from desktop.domain.content.demo import DemoComplaint
from desktop.domain.policy.deadlines import deadlines
from desktop.domain.policy.facts import Facts, Happened, LevelSet
from desktop.domain.policy.instants import MICROS
from tests.domain.content.shipped import CHANNELS, COACHING, DEMO, EVIDENCE, LEVELS, REMEDIES, TAXONOMY
from tests.domain.policy.builders import ALMANAC, CN, PACKS, at

PEOPLE = {person.id: person for person in DEMO.people}
SITES = {site.id: site for site in DEMO.sites}
LIMITS = {limit.role: limit.amount for limit in REMEDIES.limits}
LEAVES = {leaf.id for leaf in TAXONOMY.leaves}
SIGNERS = {"service-manager", "general-manager", "duty-manager"}
HANDLING = {"proposed", "restated", "decided", "carried-out"}
ENDS = (
    ("closed", "closed"),
    ("joined", "joined"),
    ("declined", "declined"),
    ("delay-granted", "paused"),
    ("sign-asked", "waiting-signoff"),
    ("carried-out", "follow-up"),
)
every_complaint = pytest.mark.parametrize("one", DEMO.complaints, ids=lambda one: one.id)


def done(one: DemoComplaint) -> list[str]:
    return [event.do for event in one.events]


def test_the_cast_is_complete() -> None:
    assert (len(DEMO.complaints), len(DEMO.people), len(DEMO.sites)) == (36, 10, 2)
    assert sum(one.language == "zh" for one in DEMO.complaints) == 24
    assert {len(site.rooms) for site in DEMO.sites} == {240, 9}
    # An inspector has no part in handling, so no pack names one.
    acting = [person.role for person in DEMO.people if person.role != "inspector"]
    assert all(PACKS["hotel-house"].role_of(role) or PACKS["cn-clinic"].role_of(role) for role in acting)
    assert len(acting) == len(DEMO.people) - 1
    assert {person.department for person in DEMO.people} <= {department.id for department in DEMO.departments}


@every_complaint
def test_it_names_what_exists(one: DemoComplaint) -> None:
    assert one.leaf in LEAVES
    assert one.leaf.startswith(SITES[one.site].kind)
    assert one.channel in CHANNELS
    assert one.level in LEVELS
    remedies = {remedy.id for remedy in REMEDIES.remedies}
    known = {
        "remedy": remedies,
        "choice": remedies,
        "outcome": {term.id for term in TAXONOMY.outcomes},
        "cause": {term.id for term in TAXONOMY.causes},
        "into": {other.id for other in DEMO.complaints},
    }
    for event in one.events:
        for key, names in known.items():
            assert event.texts.get(key) is None or event.texts[key] in names
        if event.do == "evidence":
            assert event.texts["kind"] in {kind.id for kind in EVIDENCE.kinds}


@every_complaint
def test_it_happens_in_order_and_not_in_the_future(one: DemoComplaint) -> None:
    times = [event.at for event in one.events]
    assert times == sorted(times)
    assert times[-1] <= one.age
    assert one.events[0].do == "received"
    assert all(event.due is None or event.due > event.at for event in one.events)
    if "proposed" in done(one) and one.expect.state != "closed":
        assert "restated" in done(one)


@every_complaint
def test_nobody_promises_above_the_limit_or_signs_what_they_handled(one: DemoComplaint) -> None:
    handled = {event.by for event in one.events if event.do in HANDLING}
    asked = bool({"approval-asked", "approved"} & set(done(one)))
    for event in one.events:
        if event.do in ("proposed", "decided"):
            remedy = event.texts.get("remedy") or event.texts.get("choice", "")
            authority = REMEDIES.get(remedy).authority if remedy else "handler"
            handler = LIMITS["handler"]
            assert handler is not None
            need = max(event.amount or 0, 0 if authority == "handler" else handler + 1)
            limit = LIMITS.get(PEOPLE[event.by].role, 0)
            assert limit is None or need <= limit or asked, event
        if event.do == "signed":
            assert PEOPLE[event.by].role in SIGNERS
            assert event.by not in handled


@every_complaint
def test_the_queue_shows_what_the_script_says(one: DemoComplaint) -> None:
    seen = done(one)
    state = next((shown for do, shown in ENDS if do in seen), "open")
    if state == "open" and one.expect.state == "follow-up" and "decided" in seen:
        state = "follow-up"
    if "second-round" in seen:
        state = "open"
    assert state == one.expect.state
    assert 1 <= one.expect.step <= len(COACHING.steps)
    promises = [event.due for event in one.events if event.do == "promise" and event.due is not None]
    if "due-soon" in one.expect.tags and promises:
        assert any(one.age <= due <= one.age + 60 for due in promises)
    late = any(due < one.age for due in promises) or (seen in (["received"], ["received", "level"]) and unanswered(one))
    assert (state in ("open", "follow-up") and late) is ("overdue" in one.expect.tags)


def unanswered(one: DemoComplaint) -> bool:
    """Whether the house's first-response clock has run out, as the engine counts it."""
    begin = at("2026-11-22T09:00")
    facts = Facts(CN, (Happened("received", begin),), (LevelSet(one.level, begin),))
    clock = next(d for d in deadlines(facts, [PACKS["hotel-house"]], ALMANAC) if d.rule == "first-level")
    return clock.late_at(begin + one.age * 60 * MICROS)


def test_the_recipe_names_what_exists() -> None:
    weights = DEMO.recipe.weights
    assert set(weights["outcome"]) <= {term.id for term in TAXONOMY.outcomes}
    assert set(weights["leaf_hotel"]) | set(weights["leaf_clinic"]) <= LEAVES
    assert set(weights["channel_hotel"]) | set(weights["channel_clinic"]) <= CHANNELS
    assert set(weights["handler"]) | set(weights["signer"]) <= set(PEOPLE)
    assert {anomaly.leaf for anomaly in DEMO.recipe.anomalies} <= LEAVES
    assert all(sum(weights[name].values()) == 100 for name in ("level", "outcome", "language", "site"))
