"""`amends encrypt`, `decrypt`, `file-password` and `recovery-sheet`: the pass phrase of a file and its key on paper."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop import bootstrap
from desktop.cli.place import only_file
from desktop.cli.voice import Voice
from desktop.domain.errors import Refusal
from desktop.storage import output, sealing, vault
from desktop.usecases.house import House
from desktop.usecases.office import Office
from desktop.usecases.printing import PaperLanguage


def encrypt(given: argparse.Namespace, voice: Voice) -> int:
    """Put an encrypted file in the place of the plain one; the sheet with the recovery key is written first."""
    house = only_file(given.db)
    if vault.is_locked(house):
        raise Refusal("file.encrypted_already", "db", str(house))
    key, lid, secret = vault.make(new_phrase())
    office = bootstrap.open_office(house)
    try:
        _write_sheet(office, secret, house, given)
    finally:
        office.close()
    aside = sealing.encrypt(house, key, lid, bootstrap.drafts_path(house))
    voice.line(str(house))
    _old_one(given, voice, aside)
    _readable(voice, plain_copies(house, aside))
    return 0


def decrypt(given: argparse.Namespace, voice: Voice) -> int:
    """Put a plain file in the place of the encrypted one."""
    house = only_file(given.db)
    key = bootstrap.file_key(house)
    if key is None:
        raise Refusal("file.not_encrypted", "db", str(house))
    aside = sealing.decrypt(house, key, bootstrap.drafts_path(house))
    voice.line(str(house))
    _old_one(given, voice, aside)
    return 0


def change(given: argparse.Namespace, voice: Voice) -> int:
    """Set another pass phrase; the old one or the recovery key is in AMENDS_FILE_PASSWORD, the new one on standard input."""
    house = _locked(given)
    vault.change_phrase(house, os.environ.get(bootstrap.FILE_PASSWORD, ""), _line(), bootstrap.now())
    voice.line(str(house))
    voice.note(
        voice.say(
            "备份仍用做备份那天的口令打开。",
            "Backups are opened by the pass phrase of the day on which they were made.",
        )
    )
    return 0


def sheet(given: argparse.Namespace, voice: Voice) -> int:
    """Make another recovery key and print it; the one before no longer opens the file."""
    house = _locked(given)
    office = bootstrap.open_office(house)
    try:
        # Drawn and written before it counts: a sheet that cannot be written must not close the old way in.
        key_sheet = _prepared(office, given)
        secret = vault.new_paper(house, os.environ.get(bootstrap.FILE_PASSWORD, ""), office.clock())
        output.write(key_sheet, _sheet(office, secret, house, given), private=True)
    finally:
        office.close()
    voice.line(str(given.out))
    return 0


def make_encrypted(given: argparse.Namespace, house: House) -> None:
    """`amends init --encrypted`: the file is encrypted from its first byte on."""
    place = only_file(given.db)
    if given.out is None:
        raise Refusal("recovery.out", "out")
    if place.exists() or vault.beside(place).exists():
        raise Refusal("file.exists", "db", str(place))
    key, lid, secret = vault.make(new_phrase())
    vault.write(vault.beside(place), lid)  # first: a file whose key is lost is of no use to anybody
    try:
        office = bootstrap.make_house(place, house, key=key)
        try:
            _write_sheet(office, secret, place, given)
        finally:
            office.close()
    except BaseException:
        for one in (place, bootstrap.drafts_path(place), vault.beside(place)):
            one.unlink(missing_ok=True)
        raise


def new_phrase() -> str:
    """The pass phrase of a file that is being encrypted: AMENDS_FILE_PASSWORD, else the first line of standard input."""
    return os.environ.get(bootstrap.FILE_PASSWORD) or _line()


def language_of(given: argparse.Namespace) -> PaperLanguage:
    """Of the sheet."""
    return "zh+en" if given.lang == "both" else given.lang


def _line() -> str:
    return sys.stdin.readline().rstrip("\r\n")


def _locked(given: argparse.Namespace) -> Path:
    house = only_file(given.db)
    if not vault.is_locked(house):
        raise Refusal("file.not_encrypted", "db", str(house))
    return house


def _write_sheet(office: Office, secret: str, house: Path, given: argparse.Namespace) -> None:
    output.write(_prepared(office, given), _sheet(office, secret, house, given), private=True)


def _sheet(office: Office, secret: str, house: Path, given: argparse.Namespace) -> bytes:
    return office.sheets.recovery(secret, house.name, office.heads(), language_of(given))


def _prepared(office: Office, given: argparse.Namespace) -> Path:
    """Where the sheet goes, tried by drawing one with nothing in it."""
    out: Path = given.out
    if out.exists():
        raise Refusal("file.exists", "out", str(out))
    output.write(out, _sheet(office, "", Path(), given), private=True)
    return out


def _old_one(given: argparse.Namespace, voice: Voice, aside: Path) -> None:
    if given.shred:
        sealing.shred(aside)
        vault.beside(aside).unlink(missing_ok=True)
        voice.note(
            voice.say(
                "旧文件已覆写并删除；固态硬盘可能仍留有旧数据块。",
                "The old file was overwritten and deleted; a solid-state disk may keep old blocks all the same.",
            )
        )
    else:
        voice.note(voice.say(f"原来的文件留在 {aside}", f"The file that was there is kept as {aside}"))


def plain_copies(house: Path, aside: Path) -> Sequence[Path]:
    """Copies of the house in its own folder that were made before and that anybody can read."""
    return [
        one
        for one in sorted(house.parent.glob(f"{house.stem}*.amends"))
        if one not in {house, aside} and not vault.is_locked(one)
    ]


def _readable(voice: Voice, copies: Sequence[Path]) -> None:
    for one in copies:
        voice.note(voice.say(f"没有加密的旧副本：{one}", f"An old copy that is not encrypted: {one}"))
