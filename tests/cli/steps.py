"""A complaint through the six steps as lines of `amends do`."""

from typing import Any
from uuid import uuid4

Line = dict[str, Any]
NARRATIVE = "空调响了两个小时，我打了三次总机。\nI just want to sleep — & <b>soon</b>."
OPENING: Line = {
    "verb": "open", "channel": "on-site", "level": "dissatisfied", "narrative": NARRATIVE, "place": "1208", "name": "王女士",
    "phone": "10000000417", "category": "hotel-quiet-equipment",
}  # fmt: skip


def six_steps(number: str, issue: str) -> list[Line]:
    """Everything between receipt and asking for the signature."""
    option = str(uuid4())
    lines: list[Line] = [
        {"verb": "claim"},
        {
            "verb": "complete-step",
            "step": 1,
            "texts": {"said": "三次"},
            "choices": {"place": "quiet", "seat": "yes", "water": "yes"},
        },
        {
            "verb": "complete-step",
            "step": 2,
            "texts": {"apology": "很抱歉", "thanks": "谢谢您"},
            "choices": {"apologised": "yes", "thanked": "yes"},
        },
        {"verb": "judge-issue", "issue": issue, "founded": "yes", "reason": "工程记录"},
        {
            "verb": "complete-step",
            "step": 3,
            "texts": {"need": "安静", "restatement": "您说三次没人来"},
            "choices": {"confirmed": "yes"},
        },
        {"verb": "propose", "option": option, "remedy": "remedy-room-move", "text": "换到 1506"},
        {"verb": "complete-step", "step": 4},
        {"verb": "choose", "option": option, "own_words": "“好”"},
        {"verb": "complete-step", "step": 5, "texts": {"wish": "换房"}},
        {"verb": "carry-out", "option": option, "proof": "已换"},
        {
            "verb": "follow-up",
            "contact": str(uuid4()),
            "medium": "phone",
            "carried_out": "yes",
            "useful": "yes",
            "other": "no",
            "satisfied": "satisfied",
            "text": "睡得好",
        },
        {"verb": "complete-step", "step": 6},
    ]
    return [{**line, "case": number} for line in lines]
