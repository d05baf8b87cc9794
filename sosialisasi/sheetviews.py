"""Frozen views of what is printed: a ``SheetView`` is one PDF, a ``Part`` is what stands in it under one title.

A sheet with one part is that part alone; a pack is many behind a cover. What ``views`` says of views holds here too:
values only, and links are absolute addresses of the published site.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from typing import ClassVar

from sosialisasi.dates import Day, Zone
from sosialisasi.markup import Typst
from sosialisasi.model import AgendaItem, FollowUp, Role, Sanction, Size, Verdict
from sosialisasi.views import (
    BasisView,
    CalendarView,
    ChainView,
    DistrictGroup,
    ItemView,
    PledgeView,
    SanctionView,
    SpeakerView,
    StatementView,
)

# --- sheets -----------------------------------------------------------------------------------------


NOT_PRINTED = frozenset({"sources", "other_bases", "sanction_note", "channels", "phases", "roles", "href"})
"""Fields of pieces that no sheet prints. They are most of a large view, so leaving them out saves much of its time."""


class Scanned(str):
    """An address that is printed as a QR code."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What tells a copy from a newer one: its ``code``, and what the ledger says of its content.

    ``revision`` and ``date`` are ``None`` while the content, of which ``digest`` is a hash, is not released.
    ``address`` is the page that answers whether the copy is current, printed as a QR code too; ``sheet`` is the
    name of the sheet.
    """

    sheet: str
    digest: str
    code: str
    revision: int | None
    date: Day | None
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetView:
    """The base of every printed sheet. ``date`` is the day of the content, used as the PDF's own date."""

    template: ClassVar[str]
    paper: Size
    title: str
    subject: str
    date: Day
    site: str
    publisher: str
    letterhead: tuple[str, ...] = ()
    """The lines of the kop, the first one the highest office; none for a sheet without kop."""
    is_example: bool
    occasion: str
    """What the day stands for: ``Keadaan per 22 November 2026`` or ``Rapat 8 Mei 2018``."""
    url: str
    """The web page of the same content, absolute."""
    stamp: Stamp | None = None
    draft: str | None = None
    """Why the sheet is marked DRAF on every page, in words; ``None`` for one that may be handed out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """A meeting, as its cover and its forms name it. ``None`` is left to be filled in by hand."""

    title: str
    date: Day | None
    start: time | None = None
    end: time | None = None
    zone: Zone
    host: str
    place: str | None
    region: str
    phase: str | None = None
    """Where the day lies in the elections' calendars, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout(SheetView):
    """One or more parts on office paper, behind a cover if it is a pack."""

    template = "lembar.typ"
    cover: EventView | None = None
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePoster(SheetView):
    """One item for a wall, and whom it is for. ``ask`` is whom to ask when in doubt, each as one line."""

    template = "poster-pesan.typ"
    item: ItemView
    readers: tuple[Role, ...]
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingPoster(SheetView):
    """Items for a wall, each with the number of texts that use it; ``counted`` says in words what was counted."""

    template = "poster-urutan.typ"
    items: tuple[tuple[ItemView, int], ...]
    counted: str
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCell:
    """A day of a month. ``stages`` are places in the calendar's list of stages, the shortest stage first."""

    number: int
    stages: tuple[int, ...]
    begins: tuple[int, ...]
    """Those of the ``stages`` that begin on this day."""
    is_polling: bool
    is_holiday: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month in weeks from Monday to Sunday; ``None`` is a day of another month."""

    title: str
    weeks: tuple[tuple[DayCell | None, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPoster(SheetView):
    """A calendar for a wall, with the national holidays of its ``months``."""

    template = "poster-kalender.typ"
    calendar: CalendarView
    months: tuple[Month, ...]
    left_out: str | None
    """Which months between the first and the last stage are not drawn, in words."""
    holidays: tuple[tuple[Day, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaflet(SheetView):
    """Six panels on both sides of one A4, folded in three. As many items are printed as fit, the first ones first."""

    template = "leaflet.typ"
    groups: tuple[tuple[Verdict, tuple[ItemView, ...]], ...]
    sanctions: tuple[Sanction, ...]
    """Those of all items, lightest first."""
    items_url: str
    chain: ChainView | None
    chain_url: str
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck(SheetView):
    """The parts as slides of 320 × 180 mm. ``qr`` is the ``url``, for the last slide.

    ``items`` are those that a text only names; the notes explain them.
    """

    template = "tayang.typ"
    cover: EventView | None = None
    parts: tuple[Part, ...]
    items: tuple[ItemView, ...] = ()
    qr: Scanned


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerNotes(Deck):
    """The same slides on office paper, one after the other, with what is said to each."""

    template = "catatan.typ"


# --- parts ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What stands under one title. ``kind`` names the template: ``bagian/<kind>.typ``."""

    unprinted: ClassVar[frozenset[str]] = frozenset()
    """Fields of its pieces that no ``Handout`` prints, as of ``NOT_PRINTED``."""
    kind: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPart(Part):
    kind: str = field(default="agenda", init=False)
    event: EventView
    agenda: tuple[AgendaItem, ...]
    speakers: tuple[SpeakerView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsPart(Part):
    kind: str = field(default="poin", init=False)
    points: tuple[str, ...]
    statements: tuple[StatementView, ...]
    bases: tuple[BasisView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingPart(Part):
    kind: str = field(default="briefing", init=False)
    summary: str
    audience: tuple[Role, ...]
    body: Typst
    bases: tuple[BasisView, ...]
    author: str | None
    reviewer: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidancePart(Part):
    """What one role may and may not do, on one page if it can be. ``url`` is where each item is explained."""

    unprinted = frozenset({"bases", "example", "notes", "reason", "threats"})
    kind: str = field(default="boleh-jangan", init=False)
    role: Role
    groups: tuple[tuple[Verdict, tuple[ItemView, ...]], ...]
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The stages of a calendar as bars over whole months, all lengths in days."""

    months: tuple[tuple[str, int, int], ...]
    """(short name, year, days) of each."""
    bars: tuple[tuple[int, int], ...]
    """(days before it, days long) of each stage, in their order."""
    polling: int
    """Days before the polling day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPart(Part):
    """The table of stages; the ``timeline`` stands above it if all fits on one page."""

    kind: str = field(default="kalender", init=False)
    calendar: CalendarView
    timeline: Timeline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingPart(Part):
    """The way of a report, drawn, and the sanctions at its end as they were on ``day``."""

    kind: str = field(default="alur-pelaporan", init=False)
    chain: ChainView
    day: Day
    sanctions: tuple[SanctionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgePart(Part):
    """A text that is read aloud together."""

    kind: str = field(default="ikrar", init=False)
    pledge: PledgeView
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs; what is ``None`` is written by hand."""

    name: str | None = None
    number: str | None = None
    """NIP; only ever printed into the office folder."""
    office: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PactPart(Part):
    """A text that each person signs: a page for each of the ``signers``, one to fill in whole if there are none."""

    kind: str = field(default="pakta-integritas", init=False)
    pledge: PledgeView
    place: str | None = None
    note: str | None = None
    """Whom the text is for, where that is not everybody."""
    signers: tuple[Signer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPart(Part):
    """A list with a numbered row for each of the ``people``, or for each kecamatan of the ``groups``."""

    event: EventView
    groups: tuple[DistrictGroup, ...] = ()
    people: tuple[Signer, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendancePart(ListPart):
    """Who is there, with zigzag signatures; on pages that lie."""

    kind: str = field(default="daftar-hadir", init=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsignedPart(ListPart):
    """Whose signature is missing; of ``groups`` it is ticked by hand. ``listed`` is how many people a roster names."""

    kind: str = field(default="belum-tanda-tangan", init=False)
    listed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPart(ListPart):
    """Who has received how much of which ``materials``."""

    kind: str = field(default="tanda-terima", init=False)
    materials: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningPart(Part):
    """The record that ``texts`` were read and signed; all that is not known before is left to be written."""

    kind: str = field(default="berita-acara", init=False)
    event: EventView
    texts: tuple[str, ...]
    listed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPart(Part):
    kind: str = field(default="notula", init=False)
    event: EventView
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpPart(Part):
    kind: str = field(default="tindak-lanjut", init=False)
    event: EventView
    follow_ups: tuple[FollowUp, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizPart(Part):
    """Statements to judge, and on a page of its own the key. ``url`` is where each item is explained."""

    unprinted = frozenset(
        {"audience", "example", "notes", "sanctions", "limited_sanctions", "threats", "short_threats"}
    )
    kind: str = field(default="kuis", init=False)
    verdicts: tuple[Verdict, ...] = tuple(Verdict)
    questions: tuple[ItemView, ...]
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationPart(Part):
    kind: str = field(default="evaluasi", init=False)
    event: EventView


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkingPointView:
    text: str
    bases: tuple[BasisView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkPart(Part):
    """What to say in a few minutes, readable while standing. ``source`` is the briefing that it is taken from."""

    kind: str = field(default="pokok", init=False)
    points: tuple[TalkingPointView, ...]
    source: str
