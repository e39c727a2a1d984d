"""An error that nobody foresaw: written down, told, and the program goes on."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from desktop.ui.shell.report_dialog import ReportDialog
from desktop.ui.shell.reports import KEPT, Reports
from desktop.ui.shell.window import MainWindow


class UnforeseenError(RuntimeError):
    pass


def caught(reports: Reports) -> list[tuple[str, str]]:
    seen: list[tuple[str, str]] = []

    def keep(words: str, path: str) -> None:
        seen.append((words, path))

    reports.written.connect(keep)
    with pytest.raises(UnforeseenError) as found:
        stumble()
    reports.catch(found.type, found.value, found.tb)
    return seen


def stumble() -> None:
    raise UnforeseenError("the seventh step")


def test_the_report_says_what_and_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [(words, path)] = caught(Reports(tmp_path / "reports"))
    assert words == "UnforeseenError: the seventh step"
    text = Path(path).read_text(encoding="utf-8")
    assert "test_reports.py" in text
    assert "the seventh step" in text
    assert "the seventh step" in capsys.readouterr().err


def test_only_the_newest_reports_are_kept(tmp_path: Path) -> None:
    for number in range(KEPT + 5):
        (tmp_path / f"report-19990101-000000-{number:06}.txt").write_text("old", encoding="utf-8")
    [(_, path)] = caught(Reports(tmp_path))
    assert len(list(tmp_path.glob("report-*.txt"))) == KEPT
    assert Path(path).exists()


def test_a_report_that_cannot_be_written_is_told_as_well(tmp_path: Path, window: MainWindow) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    [(words, path)] = caught(Reports(tmp_path / "file" / "reports"))
    assert path == ""
    window.explain(words, path)
    [dialog] = window.findChildren(ReportDialog)
    where = dialog.findChild(QLabel, "report_path")
    assert where is not None
    assert "could not be written" in where.text()
    window.explain("another", "")
    assert len(window.findChildren(ReportDialog)) == 1
    dialog.accept()


def test_the_hooks_are_put_back(tmp_path: Path) -> None:
    before = sys.excepthook
    reports = Reports(tmp_path)
    stop = reports.catch_all()
    assert sys.excepthook == reports.catch
    stop()
    assert sys.excepthook is before
