"""`amends import`: complaints from a table, with a preview, reasons row by row, and words about the progress."""

import argparse
import sys

from desktop.cli.entry import house_of, signed_in
from desktop.cli.place import a_file
from desktop.cli.voice import Voice
from desktop.domain.errors import Refusal
from desktop.usecases.importing import Importer, Judged, Plan, Told, mapping_from
from desktop.usecases.tables import read_table

PREVIEW = 5
SHOWN = 60  # characters of a text in the preview
LARGEST = 200 * 1024 * 1024  # bytes of a table; above it the file is something else


def main(given: argparse.Namespace, voice: Voice) -> int:
    """Judge every row, then receive all or none; on a server, where others save meanwhile, some at a time."""
    mapping = mapping_from(given.map)
    table = read_table(_content(given))
    office = house_of(given)
    try:
        desk = office.desk(signed_in(office, given.person))
        importer = Importer(desk, office.log, office.contents)
        plan = importer.plan(table, mapping, _progress(voice, voice.say("检查", "Checked")))
        _preview(plan, voice)
        if given.dry_run:
            return 1 if plan.problems else 0
        done = importer.carry_out(plan, _progress(voice, voice.say("导入", "Imported")))
    except Refusal as refused:
        if isinstance(refused.__cause__, Refusal):  # what cut it, before how far it came
            voice.note(voice.sentence(refused.__cause__))
        raise
    finally:
        office.close()
    voice.line(voice.say(f"已导入 {done} 单。", f"{done} complaints imported."))
    return 0


def _content(given: argparse.Namespace) -> bytes:
    a_file(given.file, "file")
    if given.file.stat().st_size > LARGEST:
        raise Refusal("import.table", "file", f"{given.file.stat().st_size} B")
    return bytes(given.file.read_bytes())


def _progress(voice: Voice, said: str) -> Told:
    def told(done: int, count: int) -> None:
        # On a screen one line that counts up; in a file only the end.
        if sys.stderr.isatty() or done == count:
            print(f"{said} {done}/{count}", end="\r" if done < count else "\n", file=sys.stderr, flush=True)  # noqa: T201

    del voice
    return told


def _preview(plan: Plan, voice: Voice) -> None:
    new, known = plan.new, [row for row in plan.rows if row.known]
    voice.line(
        voice.say(
            f"{len(plan.rows)} 行（{plan.coding}）：新 {len(new)}，以前导入过 {len(known)}，有问题 {len(plan.problems)}",
            f"{len(plan.rows)} rows ({plan.coding}): {len(new)} new, {len(known)} imported before, {len(plan.problems)} with problems",
        )
    )
    for row in new[:PREVIEW]:
        if row.command is not None:
            text = " ".join(row.command.narrative.split())
            shown = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
            voice.line(f"  {row.number}: [{row.command.channel} · {row.command.level}] {shown}")
    if len(new) > PREVIEW:
        voice.line("  …")
    for row in known:
        if row.differs:
            voice.line(
                f"  {row.number}: "
                + voice.say("以前导入过，文字不同，没有改动", "imported before with another text; left as it is")
            )
    for row in plan.problems:
        _problem(row, voice)


def _problem(row: Judged, voice: Voice) -> None:
    if row.problem is not None:
        field = f" {row.problem.field}" if row.problem.field else ""
        voice.line(
            voice.say(f"  第 {row.number} 行{field}：", f"  row {row.number}{field}: ") + voice.sentence(row.problem)
        )
