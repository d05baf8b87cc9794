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
from sosialisasi.model import AgendaItem, FollowUp, Role, Size, Verdict
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What tells a copy from a newer one: its ``code``, and what the ledger says of its content.

    ``revision`` and ``date`` are ``None`` while the content is not released. ``address`` is the page that answers
    whether the copy is current, ``qr`` that address as a QR code in SVG.
    """

    code: str
    revision: int | None
    date: Day | None
    address: str
    qr: bytes


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
class Deck(SheetView):
    """The parts as slides of 320 × 180 mm. ``qr`` is the ``url`` as a QR code in SVG, for the last slide.

    ``items`` are those that a text only names; the notes explain them.
    """

    template = "tayang.typ"
    cover: EventView | None = None
    parts: tuple[Part, ...]
    items: tuple[ItemView, ...] = ()
    qr: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerNotes(Deck):
    """The same slides on office paper, one after the other, with what is said to each."""

    template = "catatan.typ"


# --- parts ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What stands under one title. ``kind`` names the template: ``bagian/<kind>.typ``."""

    kind: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPart(Part):
    kind: str = field(default="agenda", init=False)
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

    kind: str = field(default="boleh-jangan", init=False)
    role: Role
    groups: tuple[tuple[Verdict, tuple[ItemView, ...]], ...]
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPart(Part):
    kind: str = field(default="kalender", init=False)
    calendar: CalendarView


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
    signers: tuple[Signer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendancePart(Part):
    """The kecamatan of each region, one numbered row each, with zigzag signatures."""

    kind: str = field(default="daftar-hadir", init=False)
    event: EventView
    groups: tuple[DistrictGroup, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpPart(Part):
    kind: str = field(default="tindak-lanjut", init=False)
    follow_ups: tuple[FollowUp, ...]
