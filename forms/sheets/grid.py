"""Every number of the page: grid, type scale, rules. Lengths are points."""

MM = 72 / 25.4

# The binding side is wide: ISO 838 holes end at 15 mm, sewn files at 20 mm.
PAGE_W, PAGE_H = 210 * MM, 297 * MM
LEFT, RIGHT = 25 * MM, 15 * MM
TOP, BOTTOM = 9 * MM, 8.5 * MM
WIDTH = PAGE_W - LEFT - RIGHT
COLUMNS = 12
COL = WIDTH / COLUMNS
HEAD_FIRST, HEAD_LETTER, HEAD_NEXT, FOOT = 22 * MM, 41 * MM, 17 * MM, 8.4 * MM

# Nothing under 6.6 pt, nothing that a person typed under 9 pt.
TITLE, NUMBER, HEADING, BODY, LABEL, SMALL = 19.0, 14.0, 9.8, 9.0, 7.2, 6.6
LEAD_BODY, LEAD_LABEL, LEAD_SMALL = 4.25 * MM, 3.2 * MM, 3 * MM
LETTER, LEAD_LETTER = 10.5, 6.1 * MM

# Three weights of rule, black only; 0.4 pt is one fax dot (200 dpi = 0.36 pt).
STRONG, FRAME, RULE, DOTTED = 1.4, 0.9, 0.4, 0.45
PAD_X = 1.6 * MM
PAD = (0.75 * MM, 0.8 * MM)
TABLE_PAD = (0.6 * MM, 0.65 * MM)
HEADER_PAD = (0.7 * MM, 0.6 * MM)
GAP = 1.7 * MM
TICK = 3.0 * MM
DIGIT_W, DIGIT_H = 5 * MM, 6.2 * MM
WRITE = 8.5 * MM
BLANK_ROW = 11.2 * MM


def room(head: float) -> float:
    """Give the height left for content under a page head of that height."""
    return PAGE_H - TOP - BOTTOM - FOOT - head
