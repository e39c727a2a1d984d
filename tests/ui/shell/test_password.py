"""Another password, in the window: by menu and keys, in a file and on a server; the same key signs on."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from psycopg import sql
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import bootstrap
from desktop.domain.errors import Refusal
from desktop.ui.screens import clipped
from desktop.ui.shell.password_dialog import PasswordDialog
from desktop.ui.shell.window import MainWindow
from desktop.ui.shell.workplace import Workplace
from desktop.ui.theme import DARK, LIGHT
from desktop.usecases.office import Office
from tests import shared
from tests.cluster import cluster
from tests.ui.conftest import PASSWORD, AppTheme, ContextFor
from tests.ui.kit.manual_executor import ManualExecutor
from tests.usecases import house

Enter = Callable[[str], Workplace]
NEW = "新的密码-2027"


def settle(executor: ManualExecutor) -> None:
    for _ in range(4):
        executor.drain()
        QApplication.processEvents()


def asked(window: MainWindow, place: Workplace) -> PasswordDialog:
    actions = {one.text(): one for one in window.build_menu(place).actions()}
    actions["Change password…"].trigger()
    found = [one for one in window.findChildren(PasswordDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def typed(dialog: PasswordDialog, old: str, new: str, again: str) -> None:
    """As a person does: type, Enter, type, Enter, type, Enter."""
    for field, words in ((dialog.old, old), (dialog.new, new), (dialog.again, again)):
        field.edit.setText(words)
        QTest.keyClick(field.edit, Qt.Key.Key_Return)


def lets_in(office: Office, person: str, password: str) -> bool:
    try:
        office.door.enter(person, password)
    except Refusal as refused:
        if refused.reason not in {"password.wrong", "password.wait"}:
            raise
        return False
    return True


def test_it_is_changed_by_the_keyboard_and_the_same_key_goes_on(
    enter: Enter, window: MainWindow, executor: ManualExecutor, office: Office
) -> None:
    place = enter("shen")
    settle(executor)
    before = office.keyring.ensure("shen", PASSWORD)
    dialog = asked(window, place)
    assert dialog.old.edit.echoMode() is dialog.old.edit.EchoMode.Password
    typed(dialog, PASSWORD, NEW, NEW)
    settle(executor)
    assert not window.findChildren(PasswordDialog)
    assert lets_in(office, "shen", NEW)
    assert not lets_in(office, "shen", PASSWORD)
    after = office.keyring.ensure("shen", NEW)
    assert (after.number, after.public) == (before.number, before.public)
    assert after.box != before.box
    assert office.keyring.unlock("shen", NEW).key == f"shen/{before.number}"


WRONG = [
    ("wrong-one-2026", NEW, NEW, "old"),
    (PASSWORD, "short", "short", "new"),
    (PASSWORD, NEW, NEW + "x", "again"),
]


@pytest.mark.parametrize(("old", "new", "again", "field"), WRONG, ids=[case[3] for case in WRONG])
def test_what_is_wrong_is_said_at_its_field_and_nothing_changes(
    enter: Enter,
    window: MainWindow,
    executor: ManualExecutor,
    office: Office,
    old: str,
    new: str,
    again: str,
    field: str,
) -> None:
    dialog = asked(window, enter("chen"))
    typed(dialog, old, new, again)
    settle(executor)
    assert dialog.isVisible()
    said = {name: getattr(dialog, name).error() for name in ("old", "new", "again")}
    assert [name for name, words in said.items() if words] == [field]
    place = getattr(dialog, field)
    assert place.secret() == ""
    assert place.edit.hasFocus()
    assert lets_in(office, "chen", PASSWORD)
    assert dialog.change_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_word_is_there_in_both_languages(
    window: MainWindow, app_theme: AppTheme, context_for: ContextFor, language: str, *, dark: bool
) -> None:
    app_theme(DARK if dark else LIGHT, "zh" if language == "zh" else "en")
    dialog = PasswordDialog(context_for("chen"), window)
    dialog.open()
    QApplication.processEvents()
    assert list(clipped(dialog)) == []
    names = [field.edit.accessibleName() for field in (dialog.old, dialog.new, dialog.again)]
    assert len(set(names)) == 3
    assert all(name.isascii() for name in names) == (language == "en")
    assert dialog.windowTitle() == {"en": "Change password", "zh": "修改密码"}[language]
    dialog.reject()


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Office]]:
    monkeypatch.setattr(bootstrap, "usual_place", lambda: tmp_path / "house.amends")
    # Logins belong to the whole server, and what it keeps of a password is entered in every copy of the house.
    with shared.copied() as name, cluster().boss() as boss:
        kept = boss.execute("SELECT rolpassword FROM pg_authid WHERE rolname = 'shen'").fetchone()
        assert kept is not None
        office = shared.office(name, "shen")
        yield name, office
        office.close()
        boss.execute(sql.SQL("ALTER ROLE shen PASSWORD {}").format(sql.Literal(kept[0])))


def test_on_a_server_the_session_goes_on_and_the_new_one_lets_in(
    served: tuple[str, Office], window: MainWindow, executor: ManualExecutor, context_for: ContextFor
) -> None:
    name, office = served
    before = office.keyring.ensure("shen", house.PASSWORD)
    context = context_for("shen")
    context.office = office
    dialog = PasswordDialog(context, window)
    dialog.open()
    typed(dialog, house.PASSWORD, NEW, NEW)
    settle(executor)
    assert not dialog.isVisible(), dialog.old.error()
    assert office.tickets.counts("shen", office.clock()).of
    assert office.keyring.unlock("shen", NEW).key == f"shen/{before.number}"
    fresh, person = bootstrap.open_shared(shared.address(name), "shen", NEW)
    assert person.id == "shen"
    fresh.close()
    with pytest.raises(Refusal, match=r"server\.password"):
        bootstrap.open_shared(shared.address(name), "shen", house.PASSWORD)
