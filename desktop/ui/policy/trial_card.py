"""What if a complaint came then? The picture, the reasons step by step, and the end; no case is touched."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.domain.ids import Micros
from desktop.domain.policy.instants import instant_of, second_of, wall, zone_named
from desktop.domain.policy.pack import Rule
from desktop.domain.policy.tables import Almanac
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.jobs import Err, Ok, Result
from desktop.ui.policy.reading import Trial, tried
from desktop.ui.policy.strip import CalendarStrip
from desktop.ui.policy.words import month_day, weekday
from desktop.ui.record.failure import why
from desktop.ui.theme import Size, Space, larger
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.choice_box import Choice, ChoiceBox
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import Hairline, PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.usecases.examples import Question
from desktop.usecases.policies import PackVersion

MINUTES, DAY = 30, 86_400  # an arrow moves the beginning by half an hour, or by a day where whole days are counted


class TrialCard(Retranslated, Card):
    """Show a rule with `show_rule`; `save_asked` carries version, question, a name for it, and the answer in words."""

    save_asked = Signal(str, object, str, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("policy_trial", parent)
        self._context = context
        self._version: PackVersion | None = None
        self._rule: Rule | None = None
        self._almanac: Almanac | None = None
        self._zone = context.office.house.sites[0].zone
        self._trial: Trial | None = None
        self._asked = 0
        self._examples = (0, 0)  # test cases of the pack, and how many of them differ
        self._labels: list[PlainLabel] = []
        self._build()
        self.moment.edited.connect(self._ask_again)
        self.level.chosen.connect(self._ask_again)
        self.calendar.chosen.connect(self._ask_again)
        self.strip.moved.connect(self._move)
        self.today.clicked.connect(self._set_today)
        self.save.clicked.connect(self._save)
        self.retranslate()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        self._if, self._comes = PlainLabel("", "strong"), PlainLabel("", "")
        self.moment = LineField("policy_moment", icon="calendar", limit=40)
        self.moment.setFixedWidth(max(216, larger(216) * 5 // 6))
        self.level = ChoiceBox("policy_level")
        self.level.setFixedWidth(max(170, larger(170) * 5 // 6))
        self.level.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.today = HintButton("policy_today", "quiet", icon="calendar")
        for label in (self._if, self._comes):
            label.setMinimumHeight(Size.FIELD)
        for widget in (self._if, self.moment, self._comes, self.level):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        row.addWidget(self.today, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self._build_calendar()
        self._build_answer()

    def _build_calendar(self) -> None:
        by = QHBoxLayout()
        by.setSpacing(Space.TIGHT)
        self._by, self.calendar = PlainLabel("", ""), ChoiceBox("policy_calendar")
        self._by.setMinimumHeight(Size.FIELD)
        self.calendar.setFixedWidth(larger(340))  # the longest name of a calendar in one line
        by.addWidget(self._by, 0, Qt.AlignmentFlag.AlignTop)
        by.addWidget(self.calendar, 0, Qt.AlignmentFlag.AlignTop)
        by.addStretch(1)
        self.body.addLayout(by)

    def _build_answer(self) -> None:
        self.strip = CalendarStrip(self._context)
        self.body.addWidget(self.strip)
        self._legend = PlainLabel("", "note", wrap=True)
        self.body.addWidget(self._legend)
        self.body.addWidget(Hairline())
        self._steps = PlainLabel("", "label")
        self.body.addWidget(self._steps)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.MEDIUM)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self.body.addLayout(self._grid)
        self.body.addWidget(Hairline())
        foot = QHBoxLayout()
        self.end = PlainLabel("", "lead", wrap=True)
        self.provisional = Chip("policy_provisional")
        self.agree = Chip("policy_agree")
        self.save = HintButton("policy_keep_example", icon="flask-conical", keys="Ctrl+S")
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self.end, 1)
        for sign in (self.provisional, self.agree, self.save):
            foot.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.addLayout(foot)
        self.body.addLayout(column)

    def show_rule(self, version: PackVersion, rule: Rule, almanac: Almanac) -> None:
        """Try this rule; the moment chosen stays."""
        self._version, self._rule, self._almanac = version, rule, almanac
        if self.calendar.value() == rule.calendar:
            self.calendar.set_value("")  # it is the rule's own now
        self.retranslate()
        if not self.moment.words():
            self._set_today()
        else:
            self._ask(self.moment.words())

    def show_examples(self, total: int, differing: int, *, may_save: bool) -> None:
        """Say how many test cases of this pack agree; only an administrator saves one."""
        self._examples = (total, differing)
        self.save.setVisible(may_save)
        self._say_examples()

    def _say_examples(self) -> None:
        total, differing = self._examples
        self.agree.setVisible(total > 0)
        if differing:
            words = self.tr("%1 of %2 test cases differ").replace("%1", str(differing)).replace("%2", str(total))
            self.agree.say(words, "overdue", "triangle-alert")
        else:
            self.agree.say(self.tr("All %1 test cases agree").replace("%1", str(total)), "ok", "circle-check")

    def _save(self) -> None:
        version, rule, trial = self._version, self._rule, self._trial
        if version is None or rule is None or trial is None or self.moment.error() or not self._own_calendar():
            return
        level = self.level.value()
        levels = (level,) if level in version.pack.levels else ()
        question = Question(version.pack.id, rule.id, trial.begin, self._zone, levels)
        parts = [rule.label.get(self._context.language), self._when(trial.begin)]
        parts += [version.pack.levels[one].label.get(self._context.language) for one in levels]
        self.save_asked.emit(version.name, question, " · ".join(parts), self.end.text())

    def trial(self) -> Trial | None:
        """Give what is shown."""
        return self._trial

    def set_moment(self, words: str) -> None:
        """Try another moment."""
        self.moment.set_words(words)
        self._ask(words)

    def _set_today(self) -> None:
        self.set_moment(self._typed(self._context.office.clock()))

    def _typed(self, at: Micros) -> str:
        return f"{wall(second_of(at), zone_named(self._zone)):%Y-%m-%d %H:%M}"

    def _move(self, steps: int) -> None:
        if self._trial is None or self._rule is None:
            return
        days = self._rule.unit not in {"min", "h"} or abs(steps) > 1
        direction = 1 if steps > 0 else -1
        shown = wall(second_of(self._trial.begin), zone_named(self._zone))
        moved = shown + direction * (timedelta(days=1) if days else timedelta(minutes=MINUTES))
        self.set_moment(f"{moved:%Y-%m-%d %H:%M}")

    def _ask_again(self, _: str) -> None:
        self._ask(self.moment.words())

    # ── asking ───────────────────────────────────────────────────────────────────────────────────
    def _ask(self, words: str) -> None:
        version, rule, almanac = self._version, self._rule, self._almanac
        if version is None or rule is None or almanac is None:
            return
        self._asked += 1
        asked, zone, level, calendar = self._asked, self._zone, self.level.value(), self.calendar.value()

        def work() -> tuple[int, Trial]:
            return asked, tried(version.pack, rule, zone, almanac, words, level, calendar)

        self._context.jobs.run(self, work, self._show)

    def _show(self, result: Result[tuple[int, Trial]]) -> None:
        match result:
            case Ok((asked, trial)):
                if asked == self._asked:  # what was typed meanwhile has its own answer coming
                    self._trial = trial
                    self.moment.set_error("")
                    self._say_trial(trial)
            case Err(Refusal() as refusal):
                self.moment.set_error(self._context.say(refusal))
            case Err(error):
                self.moment.set_error(why(self._context, error))

    def _say_trial(self, trial: Trial) -> None:
        context = self._context
        conclusion, *reasons = context.office.contents.why(trial.deadline, context.language)
        begin = self.tr("Received %1").replace("%1", self._when(trial.begin))
        self.strip.show_days(trial.days, begin, self._end_words(trial), self._plain_words(trial))
        for label in self._labels:
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        # The rule, its source and its gap stand in the card above.
        told = [line for line in reasons if line]
        self._labels = [
            PlainLabel(line, "", wrap=True) for line in told[2 if trial.deadline.trace[2].key != "gap" else 3 :]
        ]
        for number, label in enumerate(self._labels):
            self._grid.addWidget(label, number, 0)
        self.end.setText(conclusion)
        self.end.setAccessibleName(conclusion)
        self.save.setEnabled(self._own_calendar())  # a test case is of the rule as it stands
        self.provisional.setVisible(trial.deadline.provisional)
        self.provisional.say(self.tr("Provisional"), "soon", "triangle-alert")

    def _when(self, at: Micros) -> str:
        shown = wall(second_of(at), zone_named(self._zone))
        return f"{weekday(shown.date(), self._context)} {shown:%H:%M}"

    def _end_words(self, trial: Trial) -> str:
        one = trial.deadline
        if one.due is None:
            return ""
        if one.last_day is not None and one.whole_day:
            day = f"{weekday(one.last_day, self._context)} {month_day(one.last_day, self._context)}"
            return self.tr("Due by the end of %1").replace("%1", day)
        return self.tr("Due %1").replace("%1", self._when(instant_of(second_of(one.due))))

    def _plain_words(self, trial: Trial) -> str:
        if trial.plain is None or trial.plain.last_day is None:
            return ""
        day = f"{weekday(trial.plain.last_day, self._context)} {month_day(trial.plain.last_day, self._context)}"
        return self.tr("without make-up days: end of %1").replace("%1", day)

    def _own_calendar(self) -> bool:
        return self._rule is None or self.calendar.value() in ("", self._rule.calendar)

    @override
    def retranslate(self) -> None:
        self.say(self.tr("Try it"), self.tr("no case is touched"))
        self._if.setText(self.tr("If one comes"))
        self._comes.setText(self.tr("at level"))
        self.moment.say(self.tr("When the complaint comes"), f"{datetime(2026, 10, 9, 16, 0):%Y-%m-%d %H:%M}")  # noqa: DTZ001 - an example of how to write it
        self.today.say(self.tr("Now"))
        self.save.say(self.tr("Save as test case"))
        self._say_examples()
        self._steps.setText(self.tr("Step by step"))
        self._legend.setText(
            self.tr("Full: counted. Pale: open time. Hatched: not counted. ← → move the beginning, with Ctrl by a day.")
        )
        if self._version is not None:
            levels = self._version.pack.levels.values()
            self.level.say(
                self.tr("Level"),
                self.tr("mildest level"),
                [Choice(one.id, one.label.get(self._context.language)) for one in levels],
            )
        self._by.setText(self.tr("counted by the calendar"))
        if self._almanac is not None and self._rule is not None:
            own = self._almanac.calendars[self._rule.calendar].title.get(self._context.language)
            self.calendar.say(
                self.tr("Calendar"),
                self.tr("of the rule: %1").replace("%1", own),
                [
                    Choice(key, one.title.get(self._context.language))
                    for key, one in self._almanac.calendars.items()
                    if key != self._rule.calendar
                ],
            )
        if self._trial is not None:
            self._say_trial(self._trial)
