"""What a field of an event may say at all: words of the program, and texts that are never empty.

Asked before an event is written, by `verify` of every one that was, and by a server (see `storage.postgres.kinds`).
"""

from collections.abc import Iterable, Mapping

from desktop.domain.case import (
    conduct,
    contacts,
    delays,
    flags,
    handling,
    inquiry,
    intake,
    issues,
    judgement,
    measures,
    ordering,
    particulars,
    privacy,
    promises,
    proving,
    regulator,
    remedy,
    signing,
    tasks,
    urging,
)
from desktop.domain.policy.vocabulary import CORE_AXES, DELAY_REASONS, FIELDS, OUTSIDE, PAUSES

# Moments that may lie ahead; every other one is of something that happened.
AHEAD = frozenset({"due_at", "by_at", "until_at"})

_WORDS: Mapping[type, Mapping[str, Iterable[str]]] = {
    intake.Received: {"channel": CORE_AXES["channel"], "language": intake.LANGUAGES},
    issues.Named: {"severity": issues.SEVERITIES},
    issues.Judged: {"founded": issues.FOUNDED},
    inquiry.FactNoted: {"state": inquiry.FACT_STATES},
    contacts.Attempted: {"medium": contacts.MEDIA},
    contacts.FollowedUp: {
        "medium": contacts.MEDIA, "carried_out": contacts.YES_NO, "useful": contacts.YES_NO, "other": contacts.YES_NO,
        "satisfied": contacts.SATISFIED,
    },
    delays.Requested: {"reason": DELAY_REASONS},
    # Who cannot be reached is no pause of our own making: that is what an application is for.
    delays.Paused: {"reason": set(PAUSES) - {"unreachable"}},
    flags.Flagged: {"flag": CORE_AXES["flag"]},
    flags.Cleared: {"flag": CORE_AXES["flag"]},
    handling.Noted: {"whose": handling.WHOSE},
    handling.CapDecided: {"choice": handling.AT_CAP},
    remedy.Proposed: {"nature": remedy.NATURES},
    measures.Judged: {"effect": measures.EFFECTS},
    tasks.Opened: {"errand": tasks.KINDS},
    regulator.Replied: {"liability": regulator.LIABILITY},
    regulator.Judged: {"verdict": regulator.VERDICTS},
    judgement.Judged: {"kind": judgement.KINDS, "side": judgement.SIDES},
    judgement.Settled: {"result": judgement.RESULTS},
    particulars.Happened: {"name": OUTSIDE},
    particulars.Given: {"field": FIELDS},
    privacy.Restricted: {"ground": privacy.RESTRICT_GROUNDS},
    privacy.ErasureAsked: {"ground": privacy.ERASE_GROUNDS},
    signing.CaseDeclined: {"ground": signing.DECLINE_GROUNDS},
}  # fmt: skip
AMONG: Mapping[type, Mapping[str, frozenset[str]]] = {
    kind: {name: frozenset(words) for name, words in of.items()} for kind, of in _WORDS.items()
}

# The text, or the name of somebody, without which the act says nothing; and what it is called where it is asked for.
SAID: Mapping[type, Mapping[str, str]] = {
    inquiry.FactNoted: {"text": "fact"},
    inquiry.GuideWalked: {"guide": "guide", "outcome": "guide", "advice": "guide"},
    flags.Cleared: {"reason": "reason"},
    handling.Noted: {"text": "note"},
    handling.Escalated: {"to": "to", "reason": "reason"},
    handling.CapDecided: {"reason": "reason"},
    delays.Paused: {"text": "text"},
    issues.FaultAdmitted: {"text": "admission"},
    measures.Planned: {"cause": "cause", "text": "text", "owner": "owner", "supervisor": "supervisor"},
    measures.Done: {"text": "text"},
    measures.Judged: {"text": "text"},
    measures.Dropped: {"reason": "reason"},
    tasks.Opened: {"text": "text"},
    tasks.Taken: {"taker": "taker"},
    tasks.PutBack: {"reason": "reason"},
    tasks.Done: {"text": "text"},
    tasks.Dropped: {"reason": "reason"},
    regulator.Referred: {"authority": "authority", "reference": "reference", "asked": "asked"},
    conduct.Noted: {"facts": "facts", "witnesses": "witnesses", "taken": "taken"},
    regulator.Replied: {"text": "text"},
    regulator.Judged: {"text": "text"},
    regulator.Annotated: {"text": "text"},
    judgement.Judged: {"party": "party", "text": "text"},
    judgement.Appealed: {"text": "text"},
    judgement.Settled: {"party": "party", "text": "text"},
    ordering.Opened: {"department": "department"},
    ordering.Submitted: {"opinion": "opinion"},
    ordering.Agreed: {"plan": "plan", "agreement": "agreement"},
    ordering.Checked: {"text": "text"},
    ordering.Returned: {"result": "result"},
    privacy.Opened: {"reason": "reason"},
    privacy.Restricted: {"reason": "reason"},
    privacy.Held: {"reason": "reason"},
    privacy.HoldLifted: {"reason": "reason"},
    privacy.KeptLonger: {"reason": "reason"},
    privacy.ErasureAsked: {"reason": "reason"},
    privacy.ErasureRefused: {"reason": "reason"},
    particulars.Given: {"text": "text"},
    promises.Made: {"text": "promise", "who": "who"},
    promises.Cancelled: {"reason": "reason"},
    proving.Asked: {"text": "text"},
    proving.Given: {"text": "text"},
    remedy.Proposed: {"text": "option_text"},
    remedy.ApprovalRefused: {"comment": "comment"},
    signing.Returned: {"comment": "comment"},
    signing.CaseDeclined: {"explanation": "reason"},
    signing.CaseWithdrawn: {"reason": "reason"},
    signing.Reopened: {"reason": "reason"},
    urging.HelpAsked: {"department": "department", "text": "text"},
    urging.HelpGiven: {"text": "text"},
    urging.TransferOffered: {"reason": "reason"},
    urging.TransferDeclined: {"reason": "reason"},
}
