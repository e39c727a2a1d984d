"""The page of samples that the gallery draws."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.ui.theme import Language, Space, ToneName
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.busy_bar import BusyBar
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip, ChipButton
from desktop.ui.widgets.coach_line import CoachLine
from desktop.ui.widgets.empty_hint import EmptyHint
from desktop.ui.widgets.form_row import FactRow, FormRow
from desktop.ui.widgets.guard_highlighter import Finding, GuardHighlighter
from desktop.ui.widgets.hint_button import HintButton, Role
from desktop.ui.widgets.key_hint import KeyHint, KeyHints
from desktop.ui.widgets.labels import Hairline, PlainLabel
from desktop.ui.widgets.level_bars import LevelBars
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.notes_area import NotesArea
from desktop.ui.widgets.person_disc import PersonDisc
from desktop.ui.widgets.rail_button import RailButton
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.step_dots import StepDots
from desktop.ui.widgets.step_line import Step, StepLine, StepState
from desktop.ui.widgets.text_area import TextArea
from desktop.ui.widgets.timeline import TimelineRow, TimelineView

_STATES: tuple[StepState, ...] = ("done", "done", "current", "todo", "todo", "todo")
_TONES: tuple[tuple[ToneName, str], ...] = (
    ("overdue", "clock-alert"),
    ("soon", "hourglass"),
    ("ok", "clock"),
    ("signoff", "shield-check"),
    ("calm", "level-2"),
)
_ROLES: tuple[tuple[Role, str, str], ...] = (
    ("quiet", "", "Escape"),
    ("danger", "x", ""),
    ("link", "", ""),
    ("secondary", "", "Alt+Left"),
    ("primary", "arrow-right", "Ctrl+Enter"),
)


def sample(language: Language, english: str, chinese: str) -> str:
    """Samples are no words of the program, so they stand here and not in a catalogue."""
    return chinese if language == "zh" else english


class Gallery(QWidget):
    """One page of samples, 1440 by 1000, with a rail, a scrolling body and what floats."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language: Language = language
        self.setObjectName("gallery")
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.resize(1440, 1000)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail())
        row.addWidget(self._page(), 1)
        row.addWidget(self._aside())

    def _say(self, english: str, chinese: str) -> str:
        return sample(self._language, english, chinese)

    def _rail(self) -> QWidget:
        rail = QWidget()
        rail.setProperty("role", "rail")
        rail.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        rail.setFixedWidth(224)
        column = QVBoxLayout(rail)
        column.setContentsMargins(Space.TIGHT, Space.MEDIUM, Space.TIGHT, Space.MEDIUM)
        column.setSpacing(2)
        places: tuple[tuple[str, str, str, int, ToneName], ...] = (
            ("inbox", "My complaints", "我的投诉", 5, "calm"),
            ("clock-alert", "Due soon", "即将逾期", 5, "overdue"),
            ("circle-user-round", "Unclaimed", "无人认领", 2, "soon"),
            ("shield-check", "To sign off", "待签批", 1, "calm"),
        )
        for number, (icon, english, chinese, count, tone) in enumerate(places):
            button = RailButton(f"place_{number}", icon)
            button.say(self._say(english, chinese))
            button.show_count(count, tone)
            button.setChecked(number == 0)
            column.addWidget(button)
        narrow = RailButton("place_narrow", "clock-alert")
        narrow.say(self._say("Due soon", "即将逾期"))
        narrow.show_count(5, "overdue")
        narrow.set_narrow(True)
        narrow.setFixedWidth(36)
        column.addWidget(narrow)
        column.addStretch(1)
        people = QHBoxLayout()
        for number, name in enumerate(("陈静", "李强", "欧阳娜娜", "Wang Hai", "Anna Maria Lindqvist")):
            disc = PersonDisc(f"person_{number}", 30)
            disc.show_person(f"person-{number}", name)
            people.addWidget(disc)
        column.addLayout(people)
        return rail

    def _page(self) -> ScrollBody:
        page = ScrollBody("gallery_body")
        page.head.setContentsMargins(Space.PAGE, Space.MEDIUM, Space.PAGE, 0)
        page.set_margins(Space.PAGE, Space.TIGHT, Space.PAGE, Space.MEDIUM)
        labels = (
            ("Let them vent", "倾听宣泄"),
            ("Apologise", "道歉致谢"),
            ("Understand", "了解问题"),
            ("Propose", "提出方案"),
            ("Decide together", "共同决定"),
            ("Follow up", "跟进回访"),
        )
        line = StepLine()
        line.show_steps(
            [
                Step(self._say(*words), state, "23:02" if state == "done" else "")
                for words, state in zip(labels, _STATES, strict=True)
            ]
        )
        page.head.addWidget(line)
        busy = BusyBar("busy")
        page.head.addWidget(busy)
        page.body.addLayout(self._banners())
        columns = QHBoxLayout()
        columns.setSpacing(Space.MEDIUM)
        columns.addWidget(self._fields(), 1)
        columns.addLayout(self._cards(), 1)
        page.body.addLayout(columns, 1)
        page.foot.addWidget(self._coach())
        page.foot.addWidget(self._foot())
        return page

    def _banners(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(Space.TIGHT)
        for number, (tone, _) in enumerate(_TONES[1:3]):
            banner = Banner(f"banner_{number}")
            column.addWidget(banner)
            if tone == "soon":
                banner.say(
                    self._say("No server; working on this computer.", "连不上服务器，正在本机工作。"),
                    tone,
                    detail=self._say("3 changes are kept here.", "3 项改动已存在本机，不会丢。"),
                    action=self._say("Try now", "现在重试"),
                    icon="cloud-off",
                )
            else:
                banner.say(self._say("Everything is sent.", "全部已送出。"), tone)
        return column

    def _fields(self) -> Card:
        card = Card("fields")
        card.say(self._say("Fields", "字段"), self._say("4 of 5 answered", "已答 4/5"))
        card.set_corner(KeyHint("Ctrl+Shift+P"))
        guest, room = LineField("guest", icon="user-round"), LineField("room", icon="door-closed")
        guest.set_words("<b>Lin</b> & Co")
        guest.say(self._say("Name", "姓名"))
        room.say(self._say("Room", "房号"), self._say("Room", "房号"))
        room.set_error(self._say("No such room. Four digits.", "没有这个房号，写四位数字。"))
        who = FormRow("who", guest, room, number=2, required=True)
        who.say(self._say("Who and where", "是谁，在哪里"), self._say("shown short in lists", "队列中只显示姓氏"))
        area = TextArea("story", lines=(3, 6))
        area.set_words(self._say("There is water coming through the ceiling.", "天花板往下漏水，床都湿了。"))
        story = FormRow("what", area, number=3, required=True)
        story.say(self._say("What happened, in their words", "发生了什么，用客人的话"))
        notes = NotesArea("notes")
        guard = GuardHighlighter(notes.document())
        said = self._say("“I rang twice.” — It is no big problem.", "“我打了两次总机。”——这不是什么大问题。")
        notes.set_words(said)
        found = self._say("no big problem", "这不是什么大问题")
        guard.set_findings(said, [Finding(said.index(found), said.index(found) + len(found))])
        notes.say(self._say("What was said", "客人的话"))
        notes.setFixedHeight(44)
        segments = Segments("founded")
        choices = (("yes", "Yes", "成立"), ("partly", "Partly", "部分"), ("no", "No", "不成立"))
        segments.say("founded", [(value, self._say(english, chinese)) for value, english, chinese in choices])
        segments.set_value("yes")
        for widget in (who, story, notes, segments):
            card.body.addWidget(widget)
        card.body.addLayout(self._ticks())
        card.body.addStretch(1)
        return card

    def _ticks(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for number, checked in enumerate((True, False)):
            tick = QCheckBox(self._say("Confirmed", "客人已确认"))
            tick.setObjectName(f"tick_{number}")
            tick.setChecked(checked)
            radio = QRadioButton(self._say("Mine", "我的"))
            radio.setObjectName(f"radio_{number}")
            radio.setChecked(checked)
            row.addWidget(tick)
            row.addWidget(radio)
        row.addStretch(1)
        return row

    def _cards(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(Space.SMALL)
        column.addWidget(self._chips())
        facts = Card("facts")
        facts.set_chosen(True)
        facts.say(self._say("Facts", "事实"))
        for number, (english, chinese) in enumerate((("Where", "地点"), ("Wants", "想要"))):
            row = FactRow(f"fact_{number}")
            row.say(
                self._say(english, chinese), self._say("A dry room now; <i>quiet</i>", "马上换到干的房间；<i>安静</i>")
            )
            facts.body.addWidget(row)
        column.addWidget(facts)
        empty = Card("empty")
        hint = EmptyHint("nothing", "bookmark")
        hint.say(
            self._say("Nothing is waiting.", "没有待办。"),
            self._say("Next promise 23:50.", "下一项承诺 23:50。"),
            self._say("New complaint", "登记投诉"),
        )
        empty.body.addWidget(hint)
        column.addWidget(empty)
        column.addStretch(1)
        return column

    def _chips(self) -> Card:
        card = Card("chips")
        card.say(self._say("Signs", "标记"))
        grid = QGridLayout()
        grid.setSpacing(Space.TIGHT)
        words = (
            ("22:40 · 18 min overdue", "22:40 · 已逾期 18 分钟"),
            ("23:05 · 7 min left", "23:05 · 还剩 7 分钟"),
            ("Tomorrow 10:00", "明天 10:00"),
            ("With supervisor, 21:30", "待主管签批，21:30"),
            ("Very dissatisfied", "非常不满意"),
        )
        for number, ((tone, icon), sample) in enumerate(zip(_TONES, words, strict=True)):
            chip = Chip(f"chip_{tone}")
            chip.say(self._say(*sample), tone, icon)
            grid.addWidget(chip, number // 2, number % 2)
        button = ChipButton("chip_button")
        button.say(self._say("Why 23:05?", "为什么是 23:05？"), "calm", "info")
        grid.addWidget(button, 2, 1)
        for level in range(1, 5):
            bars = LevelBars(f"level_{level}")
            bars.show_level(level, self._say("Major", "重大投诉"))
            grid.addWidget(bars, 3 + (level - 1) // 2, (level - 1) % 2)
        dots = StepDots("dots")
        dots.show_step(3, self._say("Step 3", "第 3 步"))
        grid.addWidget(dots, 5, 0)
        keys = KeyHints(["J", "K"])
        keys.say(self._say("move", "移动"))
        grid.addWidget(keys, 5, 1)
        card.body.addLayout(grid)
        return card

    def _coach(self) -> QWidget:
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(Space.PAGE, Space.TIGHT, Space.PAGE, Space.SMALL)
        coach = CoachLine()
        coach.say(
            self._say("Repeat first, ask second.", "先复述，再提问。这一步不谈对错。"),
            self._say("Technique: open questions", "开放式提问"),
            "message-circle-question-mark",
        )
        row.addWidget(coach)
        return frame

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setProperty("role", "foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot.setFixedHeight(56)
        row = QHBoxLayout(foot)
        row.setContentsMargins(Space.WIDE, 0, Space.WIDE, 0)
        row.setSpacing(Space.TIGHT)
        row.addWidget(PlainLabel(self._say("Saved 23:07", "已保存 23:07"), "muted"))
        row.addStretch(1)
        words = (
            ("Park it", "先存着"),
            ("Reject", "退回"),
            ("Add a fact", "补一条"),
            ("Back", "上一步"),
            ("Next: propose", "下一步：提出方案"),
        )
        for (role, icon, keys), sample in zip(_ROLES, words, strict=True):
            button = HintButton(f"button_{role}", role, icon=icon, keys=keys)
            button.say(self._say(*sample))
            row.addWidget(button)
        off = HintButton("button_off", "primary", icon="check")
        off.say(self._say("Sign", "签字"))
        off.setEnabled(False)
        row.addWidget(off)
        return foot

    def _aside(self) -> QWidget:
        aside = QWidget()
        aside.setProperty("role", "aside")
        aside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        aside.setFixedWidth(328)
        column = QVBoxLayout(aside)
        column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        for role, sample in (
            ("figure", "04:36"),
            ("title", self._say("History", "经过")),
            ("note", self._say("From the log, whole.", "来自日志，只增不改。")),
        ):
            column.addWidget(PlainLabel(sample, role))
        column.addWidget(Hairline())
        view = TimelineView("timeline")
        view.say(self._say("History", "经过"))
        view.timeline.replace(
            [
                TimelineRow(
                    "23:14",
                    "hand-heart",
                    self._say("Promise: bags to 1508", "承诺：行李搬到 1508"),
                    self._say("Bell desk · by 23:30", "礼宾部 · 23:30 前"),
                    "soon",
                    self._say("Today, 22 November", "今天 11 月 22 日"),
                ),
                TimelineRow(
                    "23:11", "shield-check", self._say("Option 2 approved", "方案二获批"), "Wang Hai", "signoff"
                ),
                TimelineRow(
                    "22:55",
                    "phone-outgoing",
                    self._say("First contact, in person", "首次联系，上门"),
                    self._say("kept", "按时"),
                    "ok",
                ),
                TimelineRow(
                    "22:49", "level-2", self._say("Level raised", "级别提高"), "<script>alert(1)</script>", "calm"
                ),
            ]
        )
        column.addWidget(view, 1)
        return aside
