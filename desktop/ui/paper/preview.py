"""A sheet as it will print: which form, in which language, which copy; then print it or keep it as a file."""
# Longer than 400 lines: choosing, showing, printing and keeping a sheet share one state.

import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast
from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QStandardPaths, Qt
from PySide6.QtGui import QColor, QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.domain.case.state import Case
from desktop.domain.errors import Refusal
from desktop.ui.case.privacy_acts import PrivacyActs
from desktop.ui.context import Context
from desktop.ui.i18n import Retranslated
from desktop.ui.jobs import Err, Ok, Result
from desktop.ui.paper.drawing import SHIFT, Drawn, draw_final, draw_preview, file_name, title_of
from desktop.ui.paper.printer import PrintError, Spooler, opened, paint_on, print_command, upright
from desktop.ui.record.failure import away, nothing_read, say_unread, why
from desktop.ui.record.section_list import SectionList, SectionMark
from desktop.ui.record.sentence import filled, joined
from desktop.ui.theme import Size, Space, larger, look
from desktop.ui.widgets import frames
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.busy_bar import BusyBar
from desktop.ui.widgets.hint_button import HintButton
from desktop.ui.widgets.labels import ElidedLabel, Hairline, PlainLabel
from desktop.ui.widgets.naming import named, with_role
from desktop.ui.widgets.segments import Segments
from desktop.usecases.changes import Changes
from desktop.usecases.letters import Written
from desktop.usecases.printing import PaperLanguage, filled_by
from forms.definitions import all_forms

FIRST = "handling"
COMMON = (FIRST, "register")  # forms that every case fills; which others this one does is known once it is read
BLANK = "blank-"  # before the id of a form that is shown empty beside the sheets of a case
LIST_WIDTH, ZOOM, ZOOM_STEP = 312, 1.15, 1.2
_POINTS = 72  # in an inch
ChooseFile = Callable[[QWidget, str], str]  # (owner, proposed path) -> chosen path or ""


def choose_file(owner: QWidget, proposed: str) -> str:
    """Ask where to keep the file."""
    return QFileDialog.getSaveFileName(owner, "", proposed, "PDF (*.pdf)")[0]


class PreviewPage(Retranslated, QWidget):
    """`show_sheet` with a case, or with None for the blank forms."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        choose: ChooseFile = choose_file,
        command: str | None = None,
    ) -> None:
        """Make it; `command` is the system's print command, None to look for it, "" for none."""
        super().__init__(parent)
        frames.as_page(self, "preview_page")
        self._context, self._choose = context, choose
        self._command = print_command() if command is None else command
        self._case_id: UUID | None = None
        self._empty = True  # the form is shown blank
        self._zoomed = False
        self._of_shift = False  # opened for what a shift hands over
        self._form = FIRST
        self._of_case: tuple[str, ...] = COMMON
        self._letter: Written | None = None  # written in this case, shown first among its sheets
        self._drawn: Drawn | None = None
        self._asked = 0  # number of the newest drawing, so that an older one is dropped
        self._document = QPdfDocument(self)
        self._build()
        self._connect()
        self.retranslate()
        self.language.set_value(context.language)

    # ── build ────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        outer = frames.column_of(self)
        outer.addWidget(self._build_head())
        self._busy = BusyBar("preview_busy")
        outer.addWidget(self._busy)
        middle = frames.row_without_gaps()
        side = with_role(QFrame(), "rail")
        side.setFixedWidth(larger(LIST_WIDTH))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        self.forms = SectionList()
        column.addWidget(self.forms)
        middle.addWidget(side)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self.banner = Banner("preview_banner")
        right.addWidget(self.banner)
        self.sheet = named(QPdfView(self), "preview_sheet")
        self.sheet.setPageMode(QPdfView.PageMode.MultiPage)
        self.sheet.setZoomMode(QPdfView.ZoomMode.Custom)
        self.sheet.setZoomFactor(ZOOM)
        self.sheet.setFrameShape(QFrame.Shape.NoFrame)
        self.sheet.setDocument(self._document)
        self._dress()
        right.addWidget(self.sheet, 1)
        middle.addLayout(right, 1)
        outer.addLayout(middle, 1)
        outer.addWidget(self._build_foot())

    def _build_head(self) -> QWidget:
        head, row = frames.bar(Size.CASE_HEAD, left=Space.MEDIUM, gap=Space.SMALL)
        self._back = HintButton("preview_back", "quiet", icon="arrow-left", keys="Escape", bind=False)
        self._title, self._sub = ElidedLabel("", "lead"), ElidedLabel("", "muted")
        self.language = Segments("preview_language")
        row.addWidget(self._back)
        row.addWidget(Hairline(standing=True))
        self.reveal_button = HintButton("preview_reveal", "quiet", icon="eye")
        self.reveal_button.hide()
        row.addLayout(frames.titles(self._title, self._sub), 1)
        row.addWidget(self.reveal_button)
        row.addWidget(self.language)
        return head

    def _build_foot(self) -> QWidget:
        foot, row = frames.foot()
        self._note = named(PlainLabel("", "muted", wrap=True), "preview_note")
        self.save_button = HintButton("preview_save", icon="download", keys="Ctrl+S")
        self.print_button = HintButton("preview_print", "primary", icon="printer", keys="Ctrl+P")
        row.addWidget(self._note, 1)
        row.addWidget(self.save_button)
        row.addWidget(self.print_button)
        return foot

    def _connect(self) -> None:
        self._busy.follow(self._context.jobs, self)
        self._spooler = Spooler(self._command, self)
        self._back.clicked.connect(self._go_back)
        self.forms.chosen.connect(self._on_form)
        self.language.chosen.connect(self._draw)
        self.privacy = PrivacyActs(self._context, lambda: self._drawn.of if self._drawn else None, self._draw, self)
        self.reveal_button.clicked.connect(self.privacy.toggle)
        self.save_button.clicked.connect(self._save)
        self.print_button.clicked.connect(self._print)
        self.banner.action_asked.connect(self._save)
        self._context.hub.subscribe(self._on_changes)
        for keys, slot in (
            ("Ctrl+Return", self.print_button.click), ("Ctrl++", lambda: self._zoom(ZOOM_STEP)),
            ("Ctrl+=", lambda: self._zoom(ZOOM_STEP)), ("Ctrl+-", lambda: self._zoom(1 / ZOOM_STEP)),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(slot)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._go_back)

    # ── show ─────────────────────────────────────────────────────────────────────────────────────
    def show_sheet(self, case_id: UUID | None, form: str = FIRST, letter: Written | None = None) -> None:
        """Show the sheet of a case, a letter that was written in it, or a blank form."""
        self._case_id, self._letter = case_id, letter
        self._of_case = tuple(dict.fromkeys((*COMMON, form) if letter is None else (form, *COMMON)))
        self._form = form
        self._of_shift = form == SHIFT
        self._empty = case_id is None
        self._drawn = None
        self.banner.clear()
        self.retranslate()
        self.forms.set_current(self._form)
        self._draw()
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_again(self) -> None:
        """Draw the sheet anew: its numbers hide again."""
        if self._case_id is not None:
            self._draw()

    def leave(self) -> bool:
        """Nothing is typed here; the page may always be left, and numbers hide again."""
        if self._case_id is not None:
            self._context.revealed.pop(self._case_id, None)
        return True

    @property
    def drawn(self) -> Drawn | None:
        """The sheet on the screen."""
        return self._drawn

    def paper_language(self) -> PaperLanguage:
        """The language chosen for the paper."""
        shown = self._shown_letter
        return shown.language if shown else cast("PaperLanguage", self.language.value() or self._context.language)

    @property
    def _shown_letter(self) -> Written | None:
        """The letter, while it is the sheet on the screen."""
        return self._letter if self._letter is not None and self._form == self._letter.letter.id else None

    @property
    def _of(self) -> UUID | None:
        """The case that fills the sheet; None for a blank form."""
        return None if self._empty else self._case_id

    def _draw(self) -> None:
        context, case_id, form, language = self._context, self._of, self._form, self.paper_language()
        self._asked += 1
        number, numbers, letter = self._asked, context.revealed_of(case_id), self._shown_letter

        def show(result: Result[Drawn]) -> None:
            if number == self._asked:
                self._show(result)

        self._context.jobs.run(
            self, lambda: draw_preview(context, case_id, form, language, numbers=numbers, letter=letter), show
        )

    def _show(self, result: Result[Drawn]) -> None:
        match result:
            case Ok(drawn):
                if self._drawn is None:  # what kept it from being drawn is over
                    self.banner.clear()
                self._show_drawn(drawn)
            case Err(error) if away(self._context, error):
                say_unread(self.banner, self._context, error)
            case Err(error):
                words, detail = nothing_read(self._context, error)
                if isinstance(error, Refusal):
                    words, detail = self._context.say(error), ""
                self.banner.say(words, "overdue", detail=detail)
        for button in (self.save_button, self.print_button):
            button.setEnabled(self._drawn is not None)

    def _offer(self, case: Case) -> None:
        """List what this case fills."""
        letter = () if self._letter is None else (self._letter.letter.id,)
        if (fills := (*letter, *filled_by(case))) != self._of_case:
            self._of_case = fills
            self.forms.show_marks(self._marks())
            self.forms.set_current(self._form if not self._empty else BLANK + self._form)

    def _show_drawn(self, drawn: Drawn) -> None:
        if drawn.of is not None:
            self._offer(drawn.of.case)
        try:
            fresh = opened(drawn.content, self)
        except PrintError as error:
            self.banner.say(
                self.tr("The sheet was drawn but cannot be shown here. It can still be saved."),
                "soon",
                detail=str(error),
            )
            self._drawn = drawn
            return
        same = self._drawn is not None and self._drawn.number == drawn.number
        bar = self.sheet.verticalScrollBar()
        at = bar.value() if same else 0
        old, self._document = self._document, fresh
        self.sheet.setDocument(fresh)
        self._fit()
        old.deleteLater()
        self._drawn = drawn
        bar.setValue(at)
        if not same:
            self.sheet.pageNavigator().jump(0, QPointF(), 0)
        self._say_sheet()

    def _say_sheet(self) -> None:
        letter = self._shown_letter
        title = letter.letter.name if letter else title_of(self._form)
        self._title.setText(title.zh if self._context.language == "zh" else title.en)
        self.language.setVisible(letter is None)  # a letter has the language in which it was written
        self.sheet.setAccessibleName(self._title.text())
        pages = (
            filled(self.tr("%1 pages"), str(self._document.pageCount()))
            if self._document.pageCount() > 1
            else self.tr("1 page")
        )
        drawn = self._drawn
        view = drawn.of if drawn else None
        full = view is not None and self._context.shows_in_full(view.case)
        self.reveal_button.say(self.tr("Hide the numbers") if full else self.tr("Show the numbers in full"))
        masks = view is not None and self.privacy.masks(view)
        self.reveal_button.setVisible(
            letter is None and (full or masks)
        )  # in a letter there are no numbers of the customer
        if drawn is None:
            self._sub.setText("")
            self._note.setText("")
        elif self._form == SHIFT:
            self._sub.setText(joined(drawn.number, pages))
            self._note.setText(
                self.tr("Restricted cases are left out. That the sheet left the house is entered for the inspector.")
            )
        elif self._of is None:
            self._sub.setText(joined(self.tr("blank form"), pages))
            self._note.setText(self.tr("A blank form, for the day the computers are down. Nothing is entered."))
        else:
            self._sub.setText(joined(drawn.number, filled(self.tr("copy %1"), str(drawn.copy)), pages))
            entered = self.tr(
                "Printing or saving makes copy %1 and enters its hash into the log; what is printed can be proved."
            )
            self._note.setText(filled(entered, str(drawn.copy)) if letter is None else self._say_letter(letter))

    def _say_letter(self, letter: Written) -> str:
        """Who must sign it before it leaves, and what becomes of it."""
        entered = self.tr("Printing or saving enters its words and its hash into the record of the case.")
        if letter.letter.sign == "none":
            return entered
        role = self._context.label("role", letter.letter.sign)
        return joined(filled(self.tr("It leaves signed by hand: %1. The box for it is empty."), role), entered)

    # ── slots ────────────────────────────────────────────────────────────────────────────────────
    def _on_form(self, section: str) -> None:
        self._form = section.removeprefix(BLANK)
        self._empty = self._case_id is None or section.startswith(BLANK)
        self._draw()

    def _on_changes(self, told: Changes) -> None:
        fresh = self._case_id in told.cases or (told.back and self._drawn is None)
        if fresh and told.initiator is not self and self.isVisible():
            self._draw()

    def _zoom(self, by: float) -> None:
        self._zoomed = True
        self.sheet.setZoomFactor(min(4.0, max(0.4, self.sheet.zoomFactor() * by)))

    def _fit(self) -> None:
        """As large as it is well read, and no wider than its place, until the person has chosen a size."""
        if self._zoomed or not self._document.pageCount():
            return
        around = self.sheet.documentMargins()
        room = self.sheet.width() - self.sheet.verticalScrollBar().sizeHint().width() - around.left() - around.right()
        full = self._document.pagePointSize(0).width() * self.sheet.logicalDpiX() / _POINTS
        self.sheet.setZoomFactor(min(ZOOM, max(0.4, room / full)))

    def _go_back(self) -> None:
        self._context.nav.back()

    # ── save and print ───────────────────────────────────────────────────────────────────────────
    def _save(self) -> None:
        if self._drawn is None:
            return
        name = file_name(self._drawn, self._form, self.paper_language(), self._shown_letter)
        # Without a folder the dialog would open wherever the program was started.
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen = self._choose(self, str(Path(folder) / name) if folder else name)
        if chosen:
            path = Path(chosen)
            target = path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")
            try:
                self._context.office.out.ready(target)  # before a copy is entered that could not be written
            except Refusal as refusal:
                self._say_not_out(0, self.tr("The file could not be written there."), why(self._context, refusal))
                return
            self._make(lambda drawn: self._write(target, drawn))

    def _write(self, target: Path, drawn: Drawn) -> None:
        try:
            self._context.office.out.write(target, drawn.content)
        except Refusal as refusal:
            words = self.tr("The file could not be written there.")
            self._say_not_out(drawn.copy, words, why(self._context, refusal))
            return
        self.banner.say(filled(self.tr("Saved as PDF/A: %1"), str(target)), "ok", icon="download")

    def _print(self) -> None:
        if self._drawn is None:
            return
        if self._command:
            self._make(self._spool)
        elif sys.platform == "win32":
            self._print_with_dialog()
        else:
            self._save()

    def _spool(self, drawn: Drawn) -> None:
        name = file_name(drawn, self._form, self.paper_language(), self._shown_letter)

        def told(trouble: str) -> None:
            if trouble:
                self._say_not_out(drawn.copy, self.tr("The printer did not take it."), trouble)
            else:
                self._say_printed(drawn)

        try:
            self._spooler.send(drawn.content, name, told)
        except OSError as error:
            told(str(error))

    def _print_with_dialog(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        upright(printer)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Make the sheet and draw it on this printer."""

        def paint(drawn: Drawn) -> None:
            try:
                paint_on(printer, drawn.content)
            except PrintError as error:
                self._say_not_out(drawn.copy, self.tr("The printer did not take it."), str(error))
                return
            self._say_printed(drawn)

        self._make(paint)

    def _make(self, then: Callable[[Drawn], None]) -> None:
        context, case_id, form, language = self._context, self._of, self._form, self.paper_language()
        numbers, letter = context.revealed_of(case_id), self._shown_letter
        buttons = (self.save_button, self.print_button)
        pressed = next((button for button in buttons if button.hasFocus()), None)
        for button in buttons:
            button.setEnabled(False)
        given = self.focusWidget()  # a button that is shut gives the keyboard away

        def answer(result: Result[Drawn]) -> None:
            for button in buttons:
                button.setEnabled(True)
            if pressed is not None and self.focusWidget() is given:
                pressed.setFocus(Qt.FocusReason.OtherFocusReason)
            match result:
                case Ok(drawn):
                    then(drawn)
                    if case_id is not None:
                        self._context.hub.announce(Changes(frozenset({case_id}), initiator=self))
                    self._draw()
                case Err(error):
                    words = self.tr("No sheet was made; nothing was entered.")
                    self.banner.say(words, "overdue", detail=why(self._context, error))

        self._context.jobs.run(
            self, lambda: draw_final(context, case_id, form, language, numbers=numbers, letter=letter), answer
        )

    def _say_printed(self, drawn: Drawn) -> None:
        if drawn.copy:
            self.banner.say(
                filled(self.tr("Sent to the printer: copy %1. Its hash is in the log."), str(drawn.copy)),
                "ok",
                icon="printer",
            )
        else:
            self.banner.say(self.tr("Sent to the printer."), "ok", icon="printer")

    def _say_not_out(self, copy: int, words: str, detail: str) -> None:
        kept = (
            filled(self.tr("Copy %1 is entered in the log; the next try makes the copy after it."), str(copy))
            if copy
            else ""
        )
        self.banner.say(joined(words, kept), "overdue", detail=detail, action=self.tr("Save it as a file"))

    # ── words ────────────────────────────────────────────────────────────────────────────────────
    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "sheet"):
            self._dress()

    def _dress(self) -> None:
        """The viewer paints the ground around its pages with a role that is an edge elsewhere."""
        worn = self.palette()
        worn.setColor(QPalette.ColorRole.Dark, QColor(look().line))
        if self.sheet.palette().color(QPalette.ColorRole.Dark) != QColor(look().line):
            self.sheet.setPalette(worn)

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Print preview"))
        self._back.say(self.tr("Back"))
        self.language.say(
            self.tr("Language of the paper"), [("zh", "中文"), ("en", "English"), ("zh+en", self.tr("Both"))]
        )
        self.save_button.say(self.tr("Save as PDF/A"))
        self.print_button.say(self.tr("Print"))
        self.forms.show_marks(self._marks())
        self.forms.say(
            self.tr("Sheets of this case")
            if self._case_id is not None
            else self.tr("This shift")
            if self._of_shift
            else self.tr("Blank forms"),
            self.tr("Ctrl+plus and Ctrl+minus change the size."),
        )
        self._say_sheet()

    def _marks(self) -> list[SectionMark]:
        """The sheets that the case fills, then every form blank; only these without a case."""
        zh = self._context.language == "zh"
        every = sorted(all_forms(), key=lambda one: COMMON.index(one.id) if one.id in COMMON else len(COMMON))
        titles = {one.id: one.title.zh if zh else one.title.en for one in every}
        if self._case_id is None:
            now = [SectionMark(SHIFT, title_of(SHIFT)[0 if zh else 1], "file-text", "muted")] if self._of_shift else []
            heads = (self.tr("Blank forms") if self._of_shift else "", *("" for _ in titles))
            blank = zip(titles.items(), heads, strict=False)
            return now + [
                SectionMark(form, title, "file" if self._of_shift else "file-text", "muted", head)
                for (form, title), head in blank
            ]
        if self._letter is not None:
            titles_of = {**titles, self._letter.letter.id: self._letter.letter.name.get(self._context.language)}
        else:
            titles_of = titles
        filled_ones = [SectionMark(form, titles_of[form], "file-text", "muted") for form in self._of_case]
        heading = self.tr("Blank forms")
        return filled_ones + [
            SectionMark(BLANK + form, title, "file", "muted", "" if at else heading)
            for at, (form, title) in enumerate(titles.items())
        ]
