"""Which cases a reader may not see, as a condition of every list, count and search on the tables.

Few cases are restricted, so the ones that are hidden are found once a statement and left out. A server keeps them from its logins
itself; there this finds nothing more to hide.
"""

from desktop.domain.case.seeing import LAST_READER
from desktop.domain.people import ALLOWED, May

_SIGNS = ", ".join(f"'{role.value}'" for role, may in ALLOWED.items() if May.SIGN in may)
# Where none of the readers who may sign is left, see `domain.case.seeing`.
_LEFT = f"""SELECT q.case_id FROM case_reader q JOIN account b ON b.active = 1 AND b.role IN ({_SIGNS})
      AND (q.person = b.id OR (q.role <> '' AND q.role IN (b.role, b.post)))"""  # noqa: S608 - no value from outside


def hidden(mark: str) -> str:
    """The ids of the cases hidden from the account whose login name is bound at `mark`; from "" every restricted one."""
    return f"""SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT r.case_id FROM case_reader r
      JOIN account a ON a.id = {mark} AND a.active = 1 AND (r.person = a.id OR (r.role <> '' AND r.role IN (a.role, a.post))
        OR (a.role = '{LAST_READER.value}' AND r.case_id NOT IN ({_LEFT}))))"""  # noqa: S608 - no value from outside
