"""Rules and calendars: every clock with its source and a trial, versions and what they change, calendar years."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.people import May
from desktop.domain.policy.figures import figures
from desktop.domain.policy.pack import Rule
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.jobs import Err, Ok, Result
from desktop.ui.policy.calendar_tab import CalendarTab
from desktop.ui.policy.change_dialog import ChangeDialog
from desktop.ui.policy.check_dialog import ExampleDialog, VerifyDialog
from desktop.ui.policy.forms_tab import FormsTab
from desktop.ui.policy.phrase_tab import PhraseTab
from desktop.ui.policy.reading import Book, figures_of, read_book
from desktop.ui.policy.rule_card import RuleCard
from desktop.ui.policy.rule_list import RuleList
from desktop.ui.policy.section_tab import SectionTab
from desktop.ui.policy.sections import authority, keeping, routing
from desktop.ui.policy.trial_card import TrialCard
from desktop.ui.policy.version_tab import VersionTab
from desktop.ui.record.failure import say_unread
from desktop.ui.theme import Space
from desktop.ui.widgets import frames
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.busy_bar import BusyBar
from desktop.ui.widgets.labels import ElidedLabel
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.ui.widgets.segments import Segments
from desktop.usecases.changes import Changes
from desktop.usecases.examples import Question
from desktop.usecases.policies import PackVersion

TABS = ("clocks", "authority", "routing", "promises", "phrases", "forms", "calendars", "versions")
SECTIONS = (("authority", authority), ("routing", routing), ("keeping", keeping))


class PolicyPage(Retranslated, QWidget):
    """`show_page` reads everything; `show_tab` goes to one of TABS."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frames.as_page(self, "policy_page")
        self.context = context
        self.book: Book | None = None
        self._shown: tuple[PackVersion, Rule] | None = None
        self.phrases: PhraseTab | None = None  # made when first asked for: many words
        self._build()
        self._connect()
        self.retranslate()

    # ── build ────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        outer = frames.column_of(self)
        head, row = frames.bar()
        self._title, self.tabs = ElidedLabel("", "title"), Segments("policy_tabs")
        row.addWidget(self._title)
        row.addWidget(self.tabs)
        row.addStretch(1)
        outer.addWidget(head)
        self._busy = BusyBar("policy_busy")
        outer.addWidget(self._busy)
        self.missing = Banner("policy_missing")
        self.trouble = Banner("policy_trouble")
        self._banners = QWidget()
        banners = QVBoxLayout(self._banners)
        banners.setContentsMargins(Space.WIDE, Space.MEDIUM, Space.WIDE, 0)
        banners.setSpacing(Space.SMALL)
        banners.addWidget(self.trouble)
        banners.addWidget(self.missing)
        self._banners.hide()
        outer.addWidget(self._banners)
        self.stack = QStackedWidget()
        self.calendars, self.versions = CalendarTab(self.context), VersionTab(self.context)
        self.sections = tuple(SectionTab(self.context, name, parts) for name, parts in SECTIONS)
        self.forms = FormsTab(self.context)
        self._late = QWidget()  # stands where the phrases will, until somebody asks for them
        for widget in (
            self._build_clocks(), *self.sections, self._late, self.forms, self.calendars, self.versions,
        ):  # fmt: skip
            self.stack.addWidget(widget)
        outer.addWidget(self.stack, 1)

    def _build_clocks(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.rules = RuleList(self.context)
        row.addWidget(self.rules)
        self._scroll = ScrollBody("policy_body")
        self._scroll.set_margins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.WIDE)
        self.note = Banner("policy_note")
        self.card, self.trial = RuleCard(self.context), TrialCard(self.context)
        for widget in (self.note, self.card, self.trial):
            self._scroll.body.addWidget(widget)
        self._scroll.body.addStretch(1)
        row.addWidget(self._scroll, 1)
        return whole

    def _connect(self) -> None:
        self._busy.follow(self.context.jobs, self)
        self.tabs.chosen.connect(self._turn)
        self.rules.chosen.connect(self._show_rule)
        self.card.change_asked.connect(self._change_rule)
        self.card.verify_asked.connect(self._verify)
        self.trial.save_asked.connect(self._save_example)
        self.versions.change_asked.connect(self._change_desk)
        for one in self.sections:
            one.change_asked.connect(self._change_part)
        self.calendars.loaded.connect(self._on_loaded)
        self.missing.action_asked.connect(lambda: self.show_tab("calendars"))
        self.context.hub.subscribe(self._on_changes)
        edit = QShortcut(QKeySequence("E"), self.rules)
        edit.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        edit.activated.connect(self._edit_key)

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    def show_page(self) -> None:
        """Read packs and calendars."""
        self._read()
        if self.tabs.value() is None:
            self.show_tab("clocks")

    def _read(self) -> None:
        context = self.context
        context.jobs.run(self, lambda: read_book(context), self._show)

    def _on_changes(self, told: Changes) -> None:
        # Rules change seldom, and whoever changes them here sees it at once.
        if told.back and self.isVisible():
            self._read()

    def show_tab(self, tab: str) -> None:
        """Go to a tab."""
        self.tabs.set_value(tab)
        self._turn(tab)
        phrases = self.phrases.list.list if self.phrases is not None else self.tabs
        targets: dict[str, QWidget] = {
            "clocks": self.rules.list,
            "calendars": self.calendars.choose,
            "phrases": phrases,
        }
        targets.get(tab, self.tabs).setFocus()

    def _turn(self, tab: str) -> None:
        # Who chooses with the arrows stays among the tabs.
        if tab == "phrases" and self.phrases is None:
            self.phrases = PhraseTab(self.context)
            at = self.stack.indexOf(self._late)
            self.stack.removeWidget(self._late)
            self.stack.insertWidget(at, self.phrases)
        self.stack.setCurrentIndex(TABS.index(tab))

    def leave(self) -> bool:
        """Nothing here is half typed: other figures are changed in a dialog."""
        return True

    def _show(self, result: Result[Book]) -> None:
        match result:
            case Ok(book):
                same, self.book = book.says_the_same_as(self.book), book
                self.trouble.clear()
                self._banners.setVisible(bool(book.missing))
                if not same:
                    self._say_book(book)
            case Err(error):
                say_unread(self.trouble, self.context, error)
                self._banners.show()

    def _say_book(self, book: Book) -> None:
        self.rules.show_book(book)
        self.calendars.show_book(book, may_change=self._may_change)
        self.versions.show_book(book, may_change=self._may_change)
        for one in self.sections:
            one.show_book(book, may_change=self._may_change)
        self.forms.show_book(book)
        self._say_banners(book)
        line = self.rules.current()
        if line is not None and line.key:
            self._show_rule(line.group, line.key)

    def _say_banners(self, book: Book) -> None:
        words = self.tr(
            "New figures touch new complaints only. The %1 already received keep theirs; what guests were promised stays."
        )
        self.note.say(words.replace("%1", str(book.open_cases)))
        if not book.missing:
            self.missing.clear()
            return
        calendar, year = book.missing[0]
        said = self.tr("%1: the year %2 is not loaded yet. Times that reach into it are provisional.")
        name = calendar.title.get(self.context.language)
        self.missing.say(said.replace("%1", name).replace("%2", str(year)), "soon", action=self.tr("Load the year"))

    @property
    def _may_change(self) -> bool:
        return self.context.person.may(May.ADMINISTER)

    def _show_rule(self, name: str, rule: str) -> None:
        version = self.book.named(name) if self.book else None
        if version is None or rule not in version.pack.rules:
            return
        self._shown = (version, version.pack.rules[rule])
        almanac = self.context.office.rulebook.almanac
        in_force = self._may_change and version.standing == "in-force"
        self.card.show_rule(*self._shown, almanac, may_change=in_force, may_verify=self._may_change)
        self.trial.show_rule(*self._shown, almanac)
        if self.book is not None:
            total = sum(one.question.pack == version.pack.id for one in self.book.examples)
            differing = len(self.book.differing.get(version.name, ()))
            self.trial.show_examples(total, differing, may_save=self._may_change)

    # ── changing ─────────────────────────────────────────────────────────────────────────────────
    def _edit_key(self) -> None:
        # The field above the list takes letters itself.
        if self.card.change.isVisible() and not self.rules.search.edit.hasFocus():
            self._change_rule()

    def _change_rule(self) -> None:
        if self._shown is None:
            return
        version, rule = self._shown
        self._open_dialog(version, rule.label.get(self.context.language), figures_of(version.pack, rule))

    def _change_desk(self, name: str) -> None:
        version = self.book.named(name) if self.book else None
        if version is not None:
            desk = tuple(one for one in figures(version.pack) if not one.path.startswith("rules."))
            self._open_dialog(version, version.pack.title.get(self.context.language), desk)

    def _change_part(self, name: str, prefix: str) -> None:
        version = self.book.named(name) if self.book else None
        if version is not None:
            chosen = tuple(one for one in figures(version.pack) if one.path.startswith(prefix))
            self._open_dialog(version, version.pack.title.get(self.context.language), chosen)

    def _open_dialog(self, version: PackVersion, title: str, chosen: tuple[object, ...]) -> None:
        today = self.context.local(self.context.office.clock()).date()
        known = [one for one in figures(version.pack) if one in chosen]
        dialog = ChangeDialog(self.context, version.name, title, known, today, self)
        dialog.kept.connect(self._on_kept)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _verify(self) -> None:
        if self._shown is None:
            return
        version, rule = self._shown
        today = self.context.local(self.context.office.clock()).date()
        title = rule.label.get(self.context.language)
        self._ask(VerifyDialog(self.context, version.name, rule.id, title, today, self), self.tr("It is noted."))

    def _save_example(self, version: str, question: Question, title: str, end: str) -> None:
        self._ask(ExampleDialog(self.context, version, question, title, end, self), self.tr("The test case is saved."))

    def _ask(self, dialog: VerifyDialog | ExampleDialog, told: str) -> None:
        def kept() -> None:
            self.context.nav.tell(told)
            self.show_page()

        dialog.kept.connect(kept)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_kept(self, name: str) -> None:
        self.context.nav.tell(self.tr("%1 is kept.").replace("%1", name))
        self.show_page()

    def _on_loaded(self, count: int) -> None:
        said = self.tr("The year is loaded; %1 open complaints were counted again.")
        self.context.nav.tell(said.replace("%1", str(count)))
        self.context.hub.announce(Changes())
        self.show_page()

    @override
    def retranslate(self) -> None:
        self._title.setText(self.tr("Rules and calendars"))
        names = (
            self.tr("Clocks"), self.tr("Authority"), self.tr("Routing"), self.tr("Promises"), self.tr("Phrases"),
            self.tr("Forms"), self.tr("Calendars"), self.tr("Versions"),
        )  # fmt: skip
        choices = zip(TABS, names, strict=True)
        self.tabs.say(self.tr("Rules and calendars"), tuple(choices))
        if self.book is not None:
            self._say_banners(self.book)
