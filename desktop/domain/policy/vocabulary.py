"""The words a pack may use: a word here has a meaning in the program."""

EVENTS = (
    "received", "noted", "order-opened", "order-submitted", "order-received", "order-returned", "order-verdict", "agreed", "contacted",
    "second-contacted", "called-back", "round-opened", "round-answered", "assigned", "proposed", "closed", "acknowledged", "responded",
    "notice-served", "replied", "accepted", "mediated", "harm-found", "harm-handled", "sealed", "unsealed", "judged",
    "appealed", "forwarded", "appeal-answered", "evidence-requested", "evidence-given", "happened", "service-ended",
    "reacted", "goods-received", "returned", "passed-on", "escalated", "meeting-held", "carried-out", "followed-up", "week-ended",
    "month-ended", "year-ended", "reported", "box-opened", "delivery-asked", "delivered", "urge-answered", "statistics-sent",
    "withdrawn", "declined", "joined",
)  # fmt: skip
KINDS = ("hotel", "clinic")  # of a site
ENDINGS = ("closed", "withdrawn", "declined", "joined")  # after these nothing of ours is owed in the case
# What no step of ours shows and a person notes with its time. Reports, boxes and ends of months belong to no complaint.
OUTSIDE = (
    "happened", "service-ended", "goods-received", "returned", "delivery-asked", "delivered", "noted", "reacted", "meeting-held",
    "notice-served", "replied", "forwarded", "accepted", "mediated", "appeal-answered", "sealed", "unsealed",
)  # fmt: skip
CORE_AXES = {
    "departments": ("one", "several"),
    "channel": (
        "on-site", "phone", "follow-up-call", "box", "letter", "visit", "comment-form", "e-mail", "web", "message",
        "regulator",
        "internal",
    ),
    "flag": (
        "complex", "harm", "important", "media", "legal", "vulnerable", "regulator", "answer-at-once", "second-visit",
        "after-service",
    ),
}  # fmt: skip
MAY = (
    "receive", "handle", "order", "plan", "approve", "sign", "sign-last", "verdict", "follow-up", "grant-delay", "judge",
    "appeal", "appeal-for", "archive", "route", "report", "decline", "expedite", "call-meeting", "rule-on-evidence",
)  # fmt: skip
PAUSES = ("unreachable", "customer-asked", "second-visit", "awaiting-customer", "appraisal")
BREACH = (
    "late", "liability-default", "demand-accepted", "appeal-closed", "explain-in-writing", "appeal-barred",
    "becomes-formal",
)  # fmt: skip
NEEDS = ("reason", "attempt", "notice", "agreement")
FIELDS = (
    "reason", "contact-time", "result", "plan", "agreement", "verdict", "check-result", "opinion", "feedback-date", "departments",
    "lead-department", "measures", "major-report", "sealed-list", "both-signatures", "body", "outcome", "facts", "evidence",
    "how-told", "talk-offered", "agreed-period", "signed-report", "ombudsman-right", "waiver-reason", "contact-name", "steps-taken",
    "completion-date", "cause", "responsible-person", "solution", "attendees", "meeting-time", "countermeasure", "prevention",
    "answer-form", "ground", "liability", "satisfaction", "handler-phone", "remedy-sought", "case-number", "assessment", "next-time",
    "statistics", "freight-amount", "photo", "settlement",
)  # fmt: skip
DELAY_REASONS = ("cannot-connect", "no-answer", "other-unreachable")
# What an authority's `remedies` may name, and which remedies of the catalogue are meant. One that stands nowhere here, such as a
# named contact, is bound by the amount alone.
REMEDY_ACTS = {
    "explanation": ("remedy-explanation", "remedy-explanation-doctor", "remedy-listening-call"),
    "apology": ("remedy-apology-spoken", "remedy-apology-senior", "remedy-apology-letter"),
    "gift": ("remedy-fruit", "remedy-breakfast", "remedy-gift", "remedy-points", "remedy-next-stay"),
    "discount": ("remedy-discount",),
    "price-cut": (),
    "free-service": (
        "remedy-room-upgrade", "remedy-other-hotel", "remedy-free-retest", "remedy-meal-waived", "remedy-borne-cost",
    ),
    "refund": ("remedy-refund-part", "remedy-refund-full"),
    "compensation": ("remedy-compensation", "remedy-medical-cost"),
    "waiver": (),
    "repair": ("remedy-repair",),
    "exchange": ("remedy-exchange", "remedy-resend"),
}  # fmt: skip
# Those that stand in no act.
_BY_AMOUNT = (
    "remedy-named-contact", "remedy-redo-service", "remedy-room-move", "remedy-late-checkout", "remedy-priority-visit",
    "remedy-change-doctor", "remedy-second-opinion", "remedy-bill-correct", "remedy-return", "remedy-training", "remedy-personal-visit",
)  # fmt: skip
ACT_OF = {remedy: act for act, remedies in REMEDY_ACTS.items() for remedy in remedies}
REMEDIES = frozenset({*ACT_OF, *_BY_AMOUNT})  # the whole catalogue, as a server knows it
