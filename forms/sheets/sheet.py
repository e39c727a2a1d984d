"""Prints one sheet: values in, PDF bytes out. The same input gives the same bytes."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from forms.definitions import load
from forms.sheets import archive, fonts, grid
from forms.sheets.blocks import Row, Tear
from forms.sheets.flow import flow
from forms.sheets.furniture import Furniture, head_height
from forms.sheets.paging import Page, fit
from forms.sheets.pen import Pen
from forms.sheets.setting import Setting
from forms.sheets.text import seen
from forms.sheets.values import ValueRefusedError, check
from forms.sheets.voice import Language, Voice

if TYPE_CHECKING:
    from forms.fields import Form
    from forms.sheets.meta import Meta
    from forms.sheets.values import Values


def render(form: Form | str, values: Values | None, language: Language, meta: Meta, *, archival: bool = True) -> bytes:
    """Print a form as PDF: filled, or blank if `values` is None.

    `archival` gives PDF/A-2b for the record (0.15 s); without it a quick preview of the same look. Raises
    `ValueRefusedError` for values the form has no place for, `NotArchivalError` if the file would not last.
    """
    fonts.register()
    form = load(form) if isinstance(form, str) else form
    if meta.form_version not in {None, form.version}:
        wanted = f"{form.id}/{meta.form_version}"
        raise ValueRefusedError(wanted, f"现有第 {form.version} 版", f"the form at hand is version {form.version}")
    if values is not None:
        check(form, values)
    zone = meta.printed_at.tzinfo
    assert zone is not None  # noqa: S101  # Meta refuses a time without a zone
    setting = Setting(form, Voice(language, zone, meta.printed_at.year), blank=values is None)
    raw = _draw(setting, meta, laid_out(setting, values, meta))
    return archive.dated(raw, meta.printed_at) if archival else raw


def laid_out(setting: Setting, values: Values | None, meta: Meta) -> list[Page]:
    """Give the pages of a sheet, each a list of blocks with their heights; needs the fonts to be registered."""
    kind = setting.form.kind
    first, later = grid.room(head_height(kind, 1)), grid.room(head_height(kind, 2))
    pages = fit(flow(setting, values, meta), first, later, grid.WIDTH)
    _lower_slip(pages[-1], first if len(pages) == 1 else later)
    return pages


def _lower_slip(page: Page, room: float) -> None:
    """Move a slip that is torn off to the foot of the page."""
    for k, (block, height) in enumerate(page):
        if isinstance(block, Tear):
            slack = max(0.0, room - sum(each for _, each in page))
            page[k] = (replace(block, slack=slack), height + slack)
            return


def _draw(setting: Setting, meta: Meta, pages: list[Page]) -> bytes:
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415  # only paid for when something is printed

    form, voice = setting.form, setting.voice
    buffer = io.BytesIO()
    canvas = Canvas(
        buffer,
        pagesize=(grid.PAGE_W, grid.PAGE_H),
        invariant=1,
        initialFontName=fonts.LATIN,  # pyright: ignore[reportArgumentType]
        initialFontSize=grid.BODY,
        pageCompression=1,
        lang="en" if voice.english else "zh-CN",
    )
    canvas.setTitle(seen(f"{voice.say(form.title)} {meta.number}".strip()))
    canvas.setAuthor(seen(voice.say(meta.house)))
    canvas.setSubject(form.title.en)
    canvas.setCreator("Amends")
    canvas.setKeywords(meta.said_of(form))
    pen = Pen(canvas)
    furniture = Furniture(setting, meta, len(pages))
    for number, page in enumerate(pages, 1):
        furniture.draw(pen, number)
        y = _draw_page(pen, page, grid.PAGE_H - grid.TOP - head_height(form.kind, number))
        if number == len(pages):
            furniture.nothing_below(pen, y)
        pen.turn()
    canvas.save()
    return buffer.getvalue()


def _draw_page(pen: Pen, page: Page, y: float) -> float:
    """Draw blocks from the top, one frame around the rows of each group; give where the content ends."""
    group, top = 0, y
    for block, height in page:
        own = block.group if isinstance(block, Row) else 0
        if own != group:
            _frame(pen, group, top, y)
            group, top = own, y
        block.draw(pen, grid.LEFT, y, grid.WIDTH, height)
        y -= height
    _frame(pen, group, top, y)
    return y


def _frame(pen: Pen, group: int, top: float, bottom: float) -> None:
    if group and top > bottom:
        pen.box(grid.LEFT, bottom, grid.WIDTH, top - bottom, grid.FRAME)
