"""What the house says of itself: names, addresses, and the published number with who answers it and when."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.errors import Refusal
from desktop.domain.people import Person
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.jobs import Err, Ok, Result
from desktop.ui.record.failure import why
from desktop.ui.theme import Size, Space, larger
from desktop.ui.widgets import frames
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.choice_box import Choice, ChoiceBox
from desktop.ui.widgets.form_row import FormRow
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import PlainLabel
from desktop.ui.widgets.line_field import LineField
from desktop.ui.widgets.naming import named
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.changes import Changes
from desktop.usecases.house import Hotline, House, Site

PAIRS = (("zh", "en"), ("address_zh", "address_en"), ("number", "holder"), ("hours_zh", "hours_en"))


class SiteCard(Retranslated, Card):
    """The words of one site; `edited` while somebody types."""

    edited = Signal()

    def __init__(self, context: Context, site: Site, parent: QWidget | None = None) -> None:
        super().__init__(f"house_of_{site.id}", parent)
        self._context, self.site = context, site
        self.holder = ChoiceBox(f"house_{site.id}_holder")
        self.lines = {key: LineField(f"house_{site.id}_{key}") for pair in PAIRS for key in pair if key != "holder"}
        self.told = named(QCheckBox(), f"house_{site.id}_told")
        self._state = PlainLabel("", "note", wrap=True)
        self._people: tuple[Person, ...] = ()
        self._rows = {
            key: FormRow(f"house_{site.id}_{key}_row", self.lines.get(key, self.holder), required=key in {"zh", "en"})
            for pair in PAIRS
            for key in pair
        }
        self.body.setSpacing(Space.SMALL)
        for pair in PAIRS:
            row = QHBoxLayout()
            row.setSpacing(Space.MEDIUM)
            for key in pair:
                row.addWidget(self._rows[key], 1)
            self.body.addLayout(row)
        self.body.addWidget(self._state)
        self.body.addWidget(self.told)
        for line in self.lines.values():
            line.edited.connect(self.edited)
        self.holder.chosen.connect(self.edited)
        self.told.clicked.connect(self.edited)
        self.show_site(site, ())
        self.retranslate()

    def show_site(self, site: Site, people: tuple[Person, ...]) -> None:
        """Show the site as it is kept."""
        self.site, self._people = site, people
        for key, line in self.lines.items():
            line.set_words(getattr(site if hasattr(site, key) else site.hotline, key))
            line.set_error("")
        self.told.setChecked(False)
        self.retranslate()
        self.holder.set_value(site.hotline.holder)

    def typed(self) -> Site:
        """The site as it stands in the fields."""
        said = {key: line.words() for key, line in self.lines.items()}
        line = Hotline(said["number"], self.holder.value(), said["hours_zh"], said["hours_en"])
        return replace(
            self.site,
            zh=said["zh"],
            en=said["en"],
            address_zh=said["address_zh"],
            address_en=said["address_en"],
            hotline=line,
        )

    @override
    def retranslate(self) -> None:
        context, line = self._context, self.site.hotline
        chinese = context.language == "zh"
        self.say(self.site.zh if chinese else self.site.en, "")
        names = {
            "zh": self.tr("Name in Chinese"), "en": self.tr("Name in English"), "address_zh": self.tr("Address in Chinese"),
            "address_en": self.tr("Address in English"), "number": self.tr("Published number for complaints"),
            "holder": self.tr("Who answers it"), "hours_zh": self.tr("Hours, in Chinese"), "hours_en": self.tr("Hours, in English"),
        }  # fmt: skip
        notes = {
            "address_zh": self.tr("on letters"), "address_en": self.tr("on letters"), "number": self.tr("on every sheet"),
        }  # fmt: skip
        for key, row in self._rows.items():
            row.say(names[key], notes.get(key, ""))
            if key in self.lines:
                self.lines[key].say(names[key])
        here = [Choice(one.id, one.name) for one in self._people if one.active or one.id == line.holder]
        self.holder.say(names["holder"], self.tr("Nobody named"), here)
        self.told.setText(self.tr("Whoever publishes the number knows (headquarters, web page, notice at the door)"))
        self.told.setVisible(bool(line.number) and line.unreported)
        self._state.setText(self._standing())
        self._state.setVisible(bool(self._state.text()))

    def _standing(self) -> str:
        line = self.site.hotline
        if not line.number or not line.changed_at:
            return ""
        changed = self.tr("Changed: %1.").replace("%1", self._context.time(line.changed_at))
        gap = "" if self._context.language == "zh" else " "
        if line.unreported:
            return changed + gap + self.tr("Not yet told to whoever publishes it.")
        return changed + gap + self.tr("Told: %1.").replace("%1", self._context.time(line.reported_at))


class HouseTab(Retranslated, QWidget):
    """`saved` when the house was written; what is half typed stays until then."""

    saved = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "house_facts_tab")
        self._context = context
        self._dirty = self._busy = False
        outer = frames.column_of(self)
        body = ScrollBody("house_facts_body")
        body.set_margins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.WIDE)
        self.trouble = Banner("house_facts_trouble")
        self.card = Card("house_facts")
        self.zh, self.en = LineField("house_zh"), LineField("house_en")
        self._rows = FormRow("house_zh_row", self.zh, required=True), FormRow("house_en_row", self.en, required=True)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        for one in self._rows:
            row.addWidget(one, 1)
        self.card.body.addLayout(row)
        self.sites = tuple(SiteCard(context, site) for site in context.office.house.sites)
        for widget in (self.trouble, self.card, *self.sites):
            widget.setMaximumWidth(larger(Size.TEXT_COLUMN + 2 * Space.LARGE))
            body.body.addWidget(widget)
        body.body.addStretch(1)
        outer.addWidget(body, 1)
        outer.addWidget(self._build_foot())
        self._connect()
        self.retranslate()

    def _build_foot(self) -> QWidget:
        foot, row = frames.foot()
        self._note = PlainLabel("", "note", wrap=True)
        self.save_button = HintButton("house_save", "primary", keys="Ctrl+Enter")
        row.addWidget(self._note, 1)
        row.addWidget(self.save_button)
        return foot

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        for line in (self.zh, self.en):
            line.edited.connect(self._on_edited)
        for card in self.sites:
            card.edited.connect(self._on_edited)

    def _on_edited(self) -> None:
        self._dirty = True

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    def load(self) -> None:
        """Read the house again, unless something is half typed."""
        if self._dirty:
            return
        office = self._context.office
        self._context.jobs.run(self, lambda: (office.about.refresh(), office.door.people()), self._show)

    def _show(self, result: Result[tuple[House, tuple[Person, ...]]]) -> None:
        if isinstance(result, Err):
            self.trouble.say(why(self._context, result.error), "overdue")
            return
        house, people = result.value
        self._say_house(house, people)

    def _say_house(self, house: House, people: tuple[Person, ...]) -> None:
        self.zh.set_words(house.zh)
        self.en.set_words(house.en)
        for card in self.sites:
            card.show_site(house.site(card.site.id), people)
        self.trouble.clear()

    @override
    def retranslate(self) -> None:
        self.card.say(self.tr("The house"), self.tr("Its name stands on every sheet"))
        for row, line, name in zip(
            self._rows, (self.zh, self.en), (self.tr("Name in Chinese"), self.tr("Name in English")), strict=True
        ):
            row.say(name)
            line.say(name)
        self.save_button.say(self.tr("Save"))
        self._note.setText(
            self.tr("It holds for the next sheet of every desk; the change is entered in the inspection.")
        )

    # ── do ───────────────────────────────────────────────────────────────────────────────────────
    def save(self) -> None:
        """Write the names, addresses and numbers."""
        if self._busy:
            return
        self._busy = True
        about, by = self._context.office.about, self._context.person
        wanted = replace(
            about.now, zh=self.zh.words(), en=self.en.words(), sites=tuple(one.typed() for one in self.sites)
        )
        told = tuple(one.site.id for one in self.sites if one.told.isChecked())
        self._context.jobs.run(self, partial(about.change, wanted, by, told), self._saved)

    def _saved(self, result: Result[House]) -> None:
        self._busy = False
        match result:
            case Ok():
                self._dirty = False
                self._context.nav.tell(self.tr("Saved"))
                self._context.hub.announce(Changes(people=True, initiator=self))
                self.load()
                self.saved.emit()
            case Err(Refusal() as refusal):
                self._refuse(refusal)
            case Err(error):
                self.trouble.say(why(self._context, error), "overdue")

    def _refuse(self, refusal: Refusal) -> None:
        """At the field that it is about: an empty name can only be one that is empty."""
        words = self._context.say(refusal)
        for line in self._names():
            line.set_error("")
        empty = [one for one in self._names() if not one.words()]
        if refusal.reason == "text.missing" and empty:
            empty[0].set_error(words)
            empty[0].edit.setFocus()
        else:
            self.trouble.say(words, "overdue")

    def _names(self) -> Iterator[LineField]:
        yield from (self.zh, self.en)
        for card in self.sites:
            yield from (card.lines["zh"], card.lines["en"])
