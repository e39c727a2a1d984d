"""Which restricted cases somebody may see is asked of all at once; the answer is the one that is given of each."""

from itertools import combinations
from uuid import UUID

import psycopg
from psycopg.types.json import Jsonb

from desktop.domain.people import Role
from tests import shared
from tests.cluster import cluster
from tests.usecases.house import PASSWORD

# Roles, a post, a post named as a role, what nobody is, and nothing at all.
NAMES = (
    Role.HANDLER.value,
    Role.SUPERVISOR.value,
    Role.GENERAL_MANAGER.value,
    Role.ADMINISTRATOR.value,
    "night",
    "ghost",
    "",
)
PEOPLE = ("li", "luo", "nobody")


def test_all_at_once_is_as_each_by_itself() -> None:
    lists = [
        {"roles": list(roles), "people": list(people)}
        for many in (0, 1, 2)
        for roles in combinations(NAMES, many)
        for few in (0, 1)
        for people in combinations(PEOPLE, few)
    ]
    with shared.copied() as name:
        with cluster().boss(name) as boss:
            boss.execute("GRANT EXECUTE ON FUNCTION amends.seen_aside, amends.unseen TO PUBLIC")  # in this copy alone
            boss.execute("SET session_replication_role = replica")
            # One handles under a post of its own, one under a post that is called like a role, one administers under such a post.
            for person, post in (("li", "night"), ("chen", "supervisor"), ("boss", "night"), ("wang", "")):
                boss.execute("UPDATE amends.account SET post = %s WHERE id = %s", (post, person))
            boss.cursor().executemany(
                "INSERT INTO amends.standing (case_id, holder, closed, readers, held_at) VALUES (%s, '', false, %s, 0)",
                [(UUID(int=at), Jsonb(one)) for at, one in enumerate(lists, start=1)],
            )
        for signers_left in (True, False):
            seen: set[int] = set()
            with cluster().boss(name) as boss:
                boss.execute("SET search_path = amends")
                if not signers_left:  # then what only they could sign is the general manager's
                    boss.execute("SET session_replication_role = replica")
                    boss.execute("UPDATE amends.account SET role = 'handler' WHERE role = 'supervisor'")
                expected = {
                    person: {row[0] for row in boss.execute(
                        "SELECT s.case_id FROM amends.standing s, amends.account a WHERE a.id = %s AND a.active = 1"
                        " AND s.readers IS NOT NULL AND amends.sees(s.readers, a)", (person,),
                    )}
                    for person in ("li", "chen", "shen", "luo", "wang", "boss")
                }  # fmt: skip
                every = {
                    row[0] for row in boss.execute("SELECT case_id FROM amends.standing WHERE readers IS NOT NULL")
                }
            for person, known in expected.items():
                with psycopg.connect(cluster().url(name, person, PASSWORD)) as on:
                    assert {row[0] for row in on.execute("SELECT amends.seen_aside()")} == known, person
                    assert {row[0] for row in on.execute("SELECT amends.unseen()")} == every - known, person
                seen.add(len(known))
            assert len(seen) > 3, "the control: they do not all see the same"
