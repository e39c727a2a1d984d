"""The fields of the intake: who, what, how grave, and the rest for later; nothing here writes."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.intake import Open
from desktop.domain.ids import Micros
from desktop.domain.wording.words import Words
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.intake.clock_strip import SECOND
from desktop.ui.intake.destination import Destination
from desktop.ui.intake.level_cards import LevelCards, LevelFace
from desktop.ui.intake.level_clocks import LevelClock
from desktop.ui.intake.moment_field import MomentField
from desktop.ui.record.facts import status_code
from desktop.ui.theme import Size, Space, larger
from desktop.ui.widgets.choice_box import Choice, ChoiceBox
from desktop.ui.widgets.form_row import FormRow
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named, with_property
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.text_area import TextArea

USUAL_CHANNELS = ("on-site", "phone", "message", "e-mail")
LINES = ("name", "place", "phone", "contact", "ref", "against", "kind")
LONGEST_WORDS = 20_000  # as much as a field of the record holds


class IntakeForm(Retranslated, QWidget):
    """`edited` after every change by a person, with the name of the field."""

    edited = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "intake_form")
        self._context = context
        self._clocks: tuple[LevelClock, ...] = ()
        self._errors: dict[str, PlainLabel] = {}
        self.setMaximumWidth(larger(Size.TEXT_COLUMN))
        self._make_fields()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _make_fields(self) -> None:
        self.sites, self.channels = Segments("intake_site"), Segments("intake_channel")
        self.other_channel = ChoiceBox("intake_other_channel")
        icons = {"name": "user-round", "place": "door-closed", "phone": "phone"}
        self.lines = {name: LineField(f"intake_{name}", icon=icons.get(name, "")) for name in LINES}
        self.anonymous = named(QCheckBox(), "intake_anonymous")
        self.narrative = TextArea("intake_narrative", lines=(4, 12), limit=LONGEST_WORDS)
        self.wanted = TextArea("intake_wanted", lines=(1, 4), limit=LONGEST_WORDS)
        self.levels = LevelCards("intake_levels")
        self.occurred = MomentField("intake_occurred", self._context)
        self.category = ChoiceBox("intake_category")
        self.language = Segments("intake_language")
        self.more = HintButton("intake_more", "link", icon="chevron-right")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL + 2)
        self._site_row = FormRow("row_site", self.sites)
        self._channel_row = self._row(column, 1, "channel", self.channels, self.other_channel, required=True)
        self._who_row = self._row(
            column, 2, "name", self.lines["name"], self.lines["place"], self.lines["phone"], required=True
        )
        for name, width in (("place", 152), ("phone", 184)):
            self.lines[name].setMaximumWidth(larger(width))
        column.addWidget(self.anonymous)
        self._words_row = self._row(column, 3, "narrative", self.narrative, required=True)
        self._wanted_row = self._row(column, 4, "wanted", self.wanted)
        self._level_row = self._row(column, 5, "level", self.levels, required=True)
        pair = QHBoxLayout()
        pair.setSpacing(Space.MEDIUM)
        self._when_row = self._row(column, 6, "occurred_at", self.occurred, into=pair)
        self._category_row = self._row(column, 7, "category", self.category, into=pair)
        column.addLayout(pair)
        self.destination = Destination(self._context)
        column.addWidget(self.destination)
        column.insertWidget(0, self._site_row)
        self._site_row.setVisible(len(self._context.office.house.sites) > 1)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._build_rest())

    def _row(
        self,
        column: QVBoxLayout,
        number: int,
        field: str,
        *fields: QWidget,
        required: bool = False,
        into: QHBoxLayout | None = None,
    ) -> FormRow:
        row = FormRow(f"row_{field}", *fields, number=number, required=required)
        if into is None:
            column.addWidget(row)
        else:
            into.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        error = named(PlainLabel("", "error", wrap=True), f"intake_{field}_reason")
        error.hide()
        self._errors[field] = error
        column.addWidget(error)
        return row

    def _build_rest(self) -> QWidget:
        self._rest = named(QWidget(), "intake_rest")
        column = QVBoxLayout(self._rest)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        self._rest_rows: dict[str, FormRow] = {}
        for pair in (("contact", "ref"), ("against", "kind")):
            row = QHBoxLayout()
            row.setSpacing(Space.TIGHT)
            for name in pair:
                self._rest_rows[name] = FormRow(f"row_{name}", self.lines[name])
                row.addWidget(self._rest_rows[name])
            column.addLayout(row)
        self._language_row = FormRow("row_language", self.language)
        column.addWidget(self._language_row)
        self._rest.hide()
        return self._rest

    def _connect(self) -> None:
        for name, line in self.lines.items():
            line.edited.connect(lambda _="", field=name: self._on_edited(field))
        self.narrative.textChanged.connect(lambda: self._on_edited("narrative"))
        self.wanted.textChanged.connect(lambda: self._on_edited("wanted"))
        self.anonymous.toggled.connect(lambda: self._on_edited("anonymous"))
        self.levels.chosen.connect(lambda: self._on_edited("level"))
        self.sites.chosen.connect(lambda: self._on_edited("site"))
        self.occurred.edited.connect(lambda: self._on_edited("occurred_at"))
        self.category.chosen.connect(lambda: self._on_edited("category"))
        self.language.chosen.connect(lambda: self._on_edited("language"))
        self.channels.chosen.connect(self._on_usual_channel)
        self.other_channel.chosen.connect(self._on_other_channel)
        self.more.clicked.connect(lambda: self.show_rest(shown=self._rest.isHidden()))

    # ── what stands there ────────────────────────────────────────────────────────────────────────
    def channel(self) -> str:
        """How the complaint came."""
        return self.channels.value() or self.other_channel.value()

    def site(self) -> str:
        """Where it is received."""
        return self.sites.value() or self._context.office.house.sites[0].id

    def fields(self) -> dict[str, str]:
        """Everything typed and chosen, for the draft journal."""
        return {name: line.words() for name, line in self.lines.items()} | {
            "channel": self.channel(), "site": self.site(), "anonymous": "yes" if self.anonymous.isChecked() else "",
            "narrative": self.narrative.words(), "wanted": self.wanted.words(), "level": self.levels.value(),
            "occurred_at": self.occurred.words(), "category": self.category.value(), "language": self.language.value() or "",
        }  # fmt: skip

    def set_fields(self, given: Mapping[str, str]) -> None:
        """Show a draft, or the empty form when nothing is given."""
        self.blockSignals(True)
        for name, line in self.lines.items():
            line.set_words(given.get(name, ""))
        self.narrative.set_words(given.get("narrative", ""))
        self.wanted.set_words(given.get("wanted", ""))
        self.anonymous.setChecked(given.get("anonymous") == "yes")
        self.sites.set_value(given.get("site") or self.site())
        self._say_categories()  # a draft may come from another house
        self._say_lines()
        channel = given.get("channel") or "on-site"
        self.channels.set_value(channel if channel in USUAL_CHANNELS else None)
        self.other_channel.set_value("" if channel in USUAL_CHANNELS else channel)
        self.levels.set_value(given.get("level", ""))
        self.occurred.set_words(given.get("occurred_at", ""))
        self.category.set_value(given.get("category", ""))
        self.language.set_value(given.get("language") or self._context.language)
        self.show_rest(shown=any(given.get(name) for name in self._rest_rows))
        self.blockSignals(False)
        self.forgive()

    def is_empty(self) -> bool:
        """Whether nobody typed anything yet."""
        known = self.fields()
        return not any(known[name] for name in (*LINES, "narrative", "wanted", "occurred_at", "level"))

    def command(self, received_at: Micros) -> Open:
        """What the form says, as the verb that receives a complaint."""
        known = {name: Words(text) for name, text in self.fields().items()}
        return Open(
            channel=known["channel"], level=known["level"], narrative=known["narrative"], wanted=known["wanted"],
            place=known["place"], name=known["name"], phone=known["phone"], contact=known["contact"],
            kind=Words(status_code(known["kind"])),
            against=known["against"], ref=known["ref"], anonymous=self.anonymous.isChecked(), site=known["site"],
            language=known["language"], received_at=received_at, occurred_at=self.occurred.moment(), category=known["category"],
        )  # fmt: skip

    # ── what the rules say ───────────────────────────────────────────────────────────────────────
    def show_clocks(self, clocks: tuple[LevelClock, ...]) -> None:
        """Show the levels of the packs in force with their first clock."""
        self._clocks = clocks
        self._say_levels()
        self.ask_destination()

    def ask_destination(self) -> None:
        """Find out where it goes."""
        self.destination.ask(self.site(), self.channel(), self.category.value() or "")

    def clock(self) -> LevelClock | None:
        """The clock of the level chosen."""
        return next((one for one in self._clocks if one.level == self.levels.value()), None)

    def field(self, name: str) -> QWidget | None:
        """The widget that a refusal names."""
        names: dict[str, QWidget] = {
            **self.lines, "narrative": self.narrative, "title": self.narrative, "wanted": self.wanted, "level": self.levels,
            "channel": self.channels.buttons()[0], "received_at": self.occurred, "occurred_at": self.occurred,
            "category": self.category, "site": self.sites,
        }  # fmt: skip
        return names.get(name)

    def complain(self, name: str, reason: str) -> QWidget | None:
        """Mark the field in red and say the reason below it; gives the line of the reason where it stands apart."""
        self.forgive()
        if name in self._rest_rows:
            self.show_rest(shown=True)
        shown = {"title": "narrative", "received_at": "occurred_at", "place": "name", "phone": "name"}.get(name, name)
        label = None if name in self._rest_rows else self._errors.get(shown)
        if name in self._rest_rows:
            self.lines[name].set_error(reason)
        elif label is not None:
            label.say(reason)
            label.show()
        self._mark(name, invalid=True)
        return label

    def forgive(self) -> None:
        """Take all complaints back."""
        for label in self._errors.values():
            label.hide()
        for name in (*LINES, "narrative", "wanted"):
            self._mark(name, invalid=False)

    def _mark(self, name: str, *, invalid: bool) -> None:
        widget = self.field(name)
        if isinstance(widget, TextArea):
            widget.set_invalid(invalid)
        elif isinstance(widget, LineField):
            if not invalid:
                widget.set_error("")
            with_property(widget.edit, "invalid", "true" if invalid else "false")

    def show_rest(self, *, shown: bool) -> None:
        """Show or hide the fields that can wait."""
        self._rest.setVisible(shown)
        self.more.show_icon("chevron-down" if shown else "chevron-right")
        self.more.say(
            self.tr("Less") if shown else self.tr("More: other contact, stay or visit number, whom it is about")
        )

    # ── slots ────────────────────────────────────────────────────────────────────────────────────
    def _on_edited(self, name: str) -> None:
        self.forgive()
        if name == "category":
            self.ask_destination()
        if name == "site":
            self._say_categories()
            self._say_lines()
        self.edited.emit(name)

    def _on_usual_channel(self, channel: str) -> None:
        del channel
        self.other_channel.set_value("")
        self._on_edited("channel")

    def _on_other_channel(self, channel: str) -> None:
        self.channels.set_value(None if channel else "on-site")
        self._on_edited("channel")

    # ── words ────────────────────────────────────────────────────────────────────────────────────
    @override
    def retranslate(self) -> None:
        house, language = self._context.office.house, self._context.language
        self._site_row.say(self.tr("Where it is received"))
        self.sites.say(
            self.tr("Where it is received"), [(one.id, one.zh if language == "zh" else one.en) for one in house.sites]
        )
        self._channel_row.say(self.tr("How it came"))
        self._say_channels()
        self._who_row.say(self.tr("Who, and where"))
        self.anonymous.setText(self.tr("The customer would rather not be named (anonymous, on purpose)"))
        self.anonymous.setAccessibleName(self.anonymous.text())
        self._words_row.say(self.tr("What happened, in the customer’s own words"))
        self.narrative.say(self.narrative.accessibleName(), self.tr("Write as they say it, without comment."))
        self._wanted_row.say(self.tr("What the customer wants"))
        self.wanted.say(self.wanted.accessibleName(), self.tr("“What would put this right for you?”"))
        self._level_row.say(self.tr("How grave it is"), self.tr("Alt+1 to Alt+4"))
        self._say_levels()
        self._when_row.say(self.tr("When it happened"), self.tr("optional"))
        self.destination.say_again()
        self._category_row.say(self.tr("Category"), self.tr("optional; step 3 asks for it"))
        self._say_categories()
        self._say_lines()
        self._language_row.say(self.tr("The customer speaks"))
        self.language.say(
            self.tr("The customer speaks"), [("zh", "中文"), ("en", "English"), ("other", self.tr("Another language"))]
        )
        self.show_rest(shown=not self._rest.isHidden())

    def _say_lines(self) -> None:
        words = self._line_words()
        for name, said in words.items():
            self.lines[name].say(said, said)
        for name, row in self._rest_rows.items():
            row.say(words[name])

    def _line_words(self) -> dict[str, str]:
        site = self.site()
        return {
            "name": self.tr("Name"), "place": self._context.of_place("where", site), "phone": self.tr("Phone"),
            "contact": self.tr("Another way to reach them"), "ref": self._context.of_place("stay", site),
            "against": self.tr("Whom or what it is about"), "kind": self._context.of_place("standing", site),
        }  # fmt: skip

    def _say_channels(self) -> None:
        names = self._context.office.contents.labels_of("channel")
        language = self._context.language
        self.channels.say(
            self.tr("How it came"), [(key, names[key].get(language)) for key in USUAL_CHANNELS if key in names]
        )
        rest = [Choice(key, name.get(language)) for key, name in names.items() if key not in USUAL_CHANNELS]
        self.other_channel.say(self.tr("Another way it came"), self.tr("Another way …"), rest)

    def _say_categories(self) -> None:
        taxonomy, language = self._context.office.contents.taxonomy, self._context.language
        kind = self._context.office.house.site(self.site()).kind
        choices: list[Choice] = []
        for group in taxonomy.groups:
            if kind in group.houses:
                choices.append(Choice("", group.text.get(language)))
                choices += [Choice(leaf.id, leaf.text.get(language)) for leaf in taxonomy.leaves_of(group.id)]
        self.category.say(self.tr("Category"), self.tr("Not chosen yet"), choices)

    def _say_levels(self) -> None:
        faces: list[LevelFace] = []
        for one in self._clocks:
            first = one.first
            words = ""
            if first is not None and first.due is not None:
                # A clock ends on a whole second, so the part of one in which the page was opened is no time lost.
                length = first.due - one.at // SECOND * SECOND
                words = self.tr("First answer in %1").replace("%1", self._context.span(length))
            faces.append(LevelFace(one.level, one.rank, self._context.label("level", one.level), words))
        self.levels.say(self.tr("How grave it is"), faces)
