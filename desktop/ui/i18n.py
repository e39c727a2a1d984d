"""Puts the program into Chinese or English while it runs, and tells widgets to say their words again."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication
from typing_extensions import override

import resources
from desktop.ui.theme import Language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Widget
else:
    # At run time the mixin stands before a Qt class and must not bring a second one.
    _Widget = object


_OF_QT = {"zh": "qtbase_zh_CN.qm"}


class _Catalogue(QTranslator):
    """One compiled catalogue of one area of the screens, held in memory.

    Qt would map the file itself, and an update that writes it anew under the running program would end the program.
    """

    def __init__(self, content: bytes, parent: QApplication) -> None:
        super().__init__(parent)
        self._content = content  # Qt reads from it as long as the catalogue is worn
        self.sound = self.load(content)


class CatalogueError(OSError):
    """A shipped catalogue cannot be read."""


def install(app: QApplication, language: Language) -> None:
    """Speak this language from now on; every widget gets one `QEvent.Type.LanguageChange`.

    English is what the source says, so it needs no catalogue. Raises CatalogueError for a damaged file.
    """
    for worn in app.findChildren(_Catalogue):
        QCoreApplication.removeTranslator(worn)
        worn.setParent(None)
        worn.deleteLater()
    if language == "en":
        return
    for path in _catalogues(language):
        try:
            catalogue = _Catalogue(path.read_bytes(), app)
        except OSError as error:
            raise CatalogueError(str(path)) from error
        if not catalogue.sound:
            raise CatalogueError(str(path))
        # False only means that the catalogue is still empty.
        QCoreApplication.installTranslator(catalogue)


def _catalogues(language: Language) -> Iterator[Path]:
    """What Qt itself says, in its menus of fields and its dialogs for files and printers; then our own words."""
    yield Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / _OF_QT[language]
    yield from sorted(resources.path("i18n").glob(f"*.{language}.qm"))


class Retranslated(_Widget):
    """Mixin for widgets with words of their own: `class Page(Retranslated, QWidget)`.

    Call `self.retranslate()` at the end of building; afterwards it is called on every change of language.
    """

    def retranslate(self) -> None:
        """Set every text again, with `self.tr`."""
        raise NotImplementedError

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
