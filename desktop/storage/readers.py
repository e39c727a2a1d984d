"""Which cases a reader may not see, as a condition of every list, count and search on the tables.

Few cases are restricted, so the ones that are hidden are found once a statement and left out. A server keeps them from its logins
itself; there this finds nothing more to hide.
"""


def hidden(mark: str) -> str:
    """The ids of the cases hidden from the account whose login name is bound at `mark`; from "" every restricted one."""
    return f"""SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT r.case_id FROM case_reader r
      JOIN account a ON a.id = {mark} AND a.active = 1 AND (r.person = a.id OR (r.role <> '' AND r.role IN (a.role, a.post))))"""  # noqa: S608 - no value from outside
