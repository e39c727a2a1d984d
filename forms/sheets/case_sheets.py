"""The Sheets port: draws the sheets of a case from its log."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from desktop.domain.case.signature import fingerprint, grouped
from desktop.domain.errors import Refusal
from desktop.domain.ids import Clock, Micros
from desktop.domain.policy.instants import zone_named
from desktop.domain.wording.bilingual import Bilingual
from desktop.usecases.acts import Report
from desktop.usecases.contents import Contents
from desktop.usecases.house import House, HouseBook, Site
from desktop.usecases.letters import Written
from desktop.usecases.months import PeriodReport
from desktop.usecases.printing import KeyCard, PaperLanguage
from desktop.usecases.read_models import CaseView
from desktop.usecases.rectifying import Meeting
from desktop.usecases.shifts import Shift
from forms.fields import Pair
from forms.sheets import words
from forms.sheets.audit_values import audit_values, period
from forms.sheets.case_disputes import DisputesOnPaper
from forms.sheets.handover_values import handover_values
from forms.sheets.letter_forms import letter_form
from forms.sheets.meeting_values import meeting_values
from forms.sheets.meta import Meta
from forms.sheets.month_values import month_values
from forms.sheets.sheet import render
from forms.sheets.values import Values

FORMS: dict[str, Callable[[DisputesOnPaper], Values]] = {
    "handling": DisputesOnPaper.handling,
    "register": DisputesOnPaper.register,
    "coordination": DisputesOnPaper.coordination,
    "notice": DisputesOnPaper.notice,
    "cover": DisputesOnPaper.cover,
    "delay": DisputesOnPaper.delay,
    "appeal": DisputesOnPaper.appeal,
}


class CaseSheets:
    """Draws for one house as it is at each printing; fonts are registered at the first sheet and kept."""

    def __init__(self, about: HouseBook, contents: Contents, clock: Clock) -> None:
        self._about, self._contents, self._clock = about, contents, clock

    @property
    def _house(self) -> House:
        return self._about.now

    def draw(
        self, form: str, view: CaseView | None, language: PaperLanguage, *, copy: int, printed_by: str, archival: bool,
        letter: Written | None = None,
    ) -> bytes:  # fmt: skip
        """Give the PDF of a form: filled from the view, or blank.

        Raises:
            Refusal: `away.not_open` for a case as a desk without its server keeps it, `paper.form` for a form that cannot be filled from a case, `order.unknown`, `paper.accepted`, `paper.delay`
                or `paper.judgement` for the sheet of something that the case does not have.
        """
        if view is not None and letter is None and form not in FORMS:
            raise Refusal("paper.form", detail=form)
        received = view.case.intake.received if view else None
        site = self._house.site(received.site if received else "")
        zone = zone_named(site.zone)
        printed_at = _moment(self._clock()).astimezone(zone)
        own = self._house
        house = Pair(
            own.zh if site.zh == own.zh else f"{own.zh}　{site.zh}",
            own.en if site.en == own.en else f"{own.en} · {site.en}",
        )
        blank = Meta(
            house=house, address=_address(site), contact=_contact(site), printed_at=printed_at, printed_by=printed_by
        )
        if view is None:
            return render(form, None, language, blank, archival=archival)
        if not view.head:  # kept by a desk whose server is away: a sheet names the end of the log
            raise Refusal("away.not_open")
        meta = self._meta(view, blank, copy)
        if letter is not None:
            made, values = letter_form(letter, self._contents)
            return render(made, values, letter.language, meta, archival=archival)
        on_paper = DisputesOnPaper(view, self._contents, language, zone, house, health=site.kind == "clinic")
        return render(form, FORMS[form](on_paper), language, meta, archival=archival)

    def inspect(self, report: Report, language: PaperLanguage, *, printed_by: str) -> bytes:
        """See `usecases.printing.Sheets`."""
        house, zone = self._house, zone_named(self._house.site("").zone)
        at = _moment(self._clock())
        meta = Meta(
            house=Pair(house.zh, house.en), printed_at=at.astimezone(zone), printed_by=printed_by, number=period(report),
            seq=report.head[0], head_hash=report.head[1], looked=f"{report.looked[0]}:{report.looked[1]}",
        )  # fmt: skip
        return render("audit", audit_values(report, self._contents), language, meta, archival=True)

    def month(self, report: PeriodReport, language: PaperLanguage, *, printed_by: str) -> bytes:
        """See `usecases.printing.Sheets`."""
        values = month_values(report, self._contents, zone_named(self._house.site("").zone))
        return render("month", values, language, self._of_month(report, printed_by), archival=True)

    def meeting(self, meeting: Meeting, language: PaperLanguage, *, printed_by: str) -> bytes:
        """See `usecases.printing.Sheets`."""
        meta = self._of_month(meeting.report, printed_by)
        values = meeting_values(meeting, self._contents, self._house, language)
        return render("meeting", values, language, meta, archival=True)

    def _of_month(self, report: PeriodReport, printed_by: str) -> Meta:
        house, zone = self._house, zone_named(self._house.site("").zone)
        return Meta(
            house=Pair(house.zh, house.en), printed_at=_moment(self._clock()).astimezone(zone), printed_by=printed_by, number=report.period,
            seq=report.head[0], head_hash=report.head[1], looked=f"{report.looked[0]}:{report.looked[1]}",
        )  # fmt: skip

    def handover(self, shift: Shift, language: PaperLanguage) -> bytes:
        """See `usecases.printing.Sheets`."""
        house, zone = self._house, zone_named(self._house.site("").zone)
        at = _moment(shift.at).astimezone(zone)
        meta = Meta(
            house=Pair(house.zh, house.en), printed_at=at, printed_by=shift.person.name, number=f"{at:%Y-%m-%d %H:%M}",
            seq=shift.head[0], head_hash=shift.head[1], looked=f"{shift.looked[0]}:{shift.looked[1]}",
        )  # fmt: skip
        return render(
            "handover", handover_values(shift, self._contents, house, language), language, meta, archival=True
        )

    def card(self, card: KeyCard, language: PaperLanguage) -> bytes:
        """See `usecases.printing.Sheets`."""
        house, zone = self._house, zone_named(self._house.site("").zone)
        seq, seal, looked = _ends(card.head)
        meta = Meta(
            house=Pair(house.zh, house.en), printed_at=_moment(self._clock()).astimezone(zone), printed_by=card.person.name,
            number=card.key, seq=seq, head_hash=seal, looked=looked, qr=f"AM1K|{card.key}|{fingerprint(card.public)}",
        )  # fmt: skip
        digits = fingerprint(card.public)
        half = len(digits) // 2
        title = self._pair("post", card.person.post) if card.person.post else self._pair("role", card.person.role.value)
        values: Values = {
            "whose": {
                "name": card.person.name, "role": title, "login": card.person.id, "key": card.key,
                "since": _moment(card.since).astimezone(zone), "head": meta.head,
            },
            "finger": {"first": grouped(digits[:half].upper()), "second": grouped(digits[half:].upper())},
            "sign": {},
        }  # fmt: skip
        return render("fingerprint", values, language, meta, archival=True)

    def recovery(self, secret: str, file: str, head: str, language: PaperLanguage) -> bytes:
        """See `usecases.printing.Sheets`."""
        house, zone = self._house, zone_named(self._house.site("").zone)
        printed = _moment(self._clock()).astimezone(zone)
        seq, seal, looked = _ends(head)
        meta = Meta(
            house=Pair(house.zh, house.en), printed_at=printed, printed_by="", number=file, seq=seq, head_hash=seal,
            looked=looked, qr=f"AM1R|{secret}",
        )  # fmt: skip
        groups = secret.split("-")
        half = len(groups) // 2
        values: Values = {
            "whose": {"house": Pair(house.zh, house.en), "file": file, "made": printed},
            "secret": {"first": "  ".join(groups[:half]), "second": "  ".join(groups[half:])},
            "sign": {},
        }
        return render("recovery", values, language, meta, archival=True)

    def _meta(self, view: CaseView, blank: Meta, copy: int) -> Meta:
        seq, seal, looked = _ends(view.head)
        case = view.case
        level = self._pair("level", case.intake.level)
        return replace(
            blank,
            number=case.number,
            seq=seq,
            head_hash=seal,
            looked=looked,
            copy=copy,
            tags=(level,) if level.zh else (),
            state=self._pair("status", case.signing.status),
        )

    def _pair(self, kind: str, key: str) -> Pair:
        known = self._contents.labels.get((kind, key), Bilingual(key, key))
        return Pair(known.zh, known.en)


def _address(site: Site) -> Pair | None:
    zh, en = site.address_zh or site.address_en, site.address_en or site.address_zh
    return Pair(zh, en) if zh else None


def _contact(site: Site) -> Pair | None:
    """The published number for complaints, with the hours in which somebody answers."""
    line = site.hotline
    if not line.number:
        return None
    zh, en = (words.HOTLINE.zh.format(line.number), words.HOTLINE.en.format(line.number))
    hours_zh, hours_en = line.hours_zh or line.hours_en, line.hours_en or line.hours_zh
    return Pair(f"{zh}（{hours_zh}）" if hours_zh else zh, f"{en} ({hours_en})" if hours_en else en)


def _ends(heads: str) -> tuple[int, str, str]:
    """The number and hash of the log's newest entry, and "seq:hash" of the chain of acts, if it is named."""
    log, _, looked = heads.partition("+")
    seq, _, seal = log.partition(":")
    return int(seq), seal, looked


def _moment(at: Micros) -> datetime:
    return datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(microseconds=at)
