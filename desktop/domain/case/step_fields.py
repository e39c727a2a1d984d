"""What each of the six steps keeps: free text, and choices with their values. Both are shown and printed by name."""

BLANK = "＿＿"  # what a sentence of the catalogue leaves open: it is filled in before the sentence is said
STEPS = (1, 2, 3, 4, 5, 6)
TEXTS: dict[int, frozenset[str]] = {
    1: frozenset({"said", "observed"}),  # the customer's words, and ours, apart
    2: frozenset({"apology", "thanks"}),
    3: frozenset({"need", "restatement"}),
    4: frozenset({"costs_note"}),
    5: frozenset({"wish", "own_words", "if_this_fails"}),
    6: frozenset({"closing_note"}),
}
YES_NO = frozenset({"yes", "no", ""})
CHOICES: dict[int, dict[str, frozenset[str]]] = {
    1: {"place": frozenset({"quiet", "where-we-stood", "phone", "written", ""}), "seat": YES_NO, "water": YES_NO},
    2: {"apologised": YES_NO, "thanked": YES_NO},
    3: {"confirmed": YES_NO, "motive": frozenset({"vent", "respect", "remedy", ""})},
    4: {},
    5: {},
    6: {},
}
