"""Frozen views of what is printed: a ``SheetView`` is one PDF, a ``Part`` is what stands in it under one title.

A sheet with one part is that part alone; a pack is many behind a cover. What ``views`` says of views holds here too:
values only, and links are absolute addresses of the published site.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import time
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from sosialisasi.ground.dates import Day, Zone
from sosialisasi.reading.markup import Typst
from sosialisasi.showing.views import (
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
from sosialisasi.site.model import AgendaItem, FollowUp, Role, Sanction, Size, Verdict

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

# --- sheets -----------------------------------------------------------------------------------------


NOT_PRINTED = frozenset(
    {
        "BasisView.source",
        "CalendarView.id",
        "CalendarView.title",
        "ChainView.id",
        "ChainView.title",
        "InstitutionView.duty",
        "InstitutionView.short_name",
        "InstitutionView.successor",
        "ItemView.notes",
        "Link.note",
        "PledgeView.id",
        "PledgeView.notes",
        "PledgeView.title",
        "StageView.id",
        "channels",
        "exceptions",
        "href",
        "other_bases",
        "phases",
        "roles",
        "sanction_note",
        "sources",
    }
)
"""Fields that no sheet prints, as their names, or with the name of their class before it: ``Link.note``.

What a sheet leaves out reaches neither its template, so that it cannot be printed, nor its hash, so that a change of it
outdates no copy. A test holds that a sheet prints whatever it does not leave out.
"""


_IN_FULL = frozenset({"BasisView.note", "BasisView.title", "BasisView.validity"})
"""What is told of a basis where it is told in full."""
_WHERE = frozenset({"EventView.host", "EventView.phase", "EventView.region"})
"""What a cover tells of an event, and no form."""


_NOT_SHOWN = NOT_PRINTED | {
    "BriefingPart.author",
    "BriefingPart.reviewer",
    "BriefingPart.title",
    "CalendarView.election",
    "EventView.region",
    "EventView.title",
    "FollowUpPart.title",
    "GuidancePart.title",
    "GuidancePart.url",
    "InstitutionView.name",
    "InstitutionView.period",
    "PledgePart.place",
    "PledgeView.signed_by",
    "PledgeView.witnessed_by",
    "StageView.note",
    "StageView.reason",
}
"""What slides do not show, and nobody says to them."""


@cache
def printed_fields(kind: type[DataclassInstance], unprinted: frozenset[str]) -> tuple[str, ...]:
    """The names of the fields of a class of pieces, without those that are ``unprinted``."""
    return tuple(field.name for field in fields(kind) if not {field.name, f"{kind.__name__}.{field.name}"} & unprinted)


class Scanned(str):
    """An address that is printed as a QR code."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What tells a copy from a newer one: its ``code``, and what the ledger says of its content.

    ``revision`` and ``date`` are ``None`` while the content, of which ``digest`` is a hash, is not released;
    ``withdrawn`` is the day since which no copy may be used, ``None`` if there is none. ``address`` is the page that
    answers whether the copy is current, printed as a QR code too; ``sheet`` is the name of the sheet.
    """

    sheet: str
    digest: str
    code: str
    revision: int | None
    date: Day | None
    withdrawn: Day | None = None
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """Why a sheet must not be handed out: a ``word`` that is stamped on each of its pages, and the ``reason``."""

    word: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """Who publishes a sheet, as of which day, on which paper. ``date`` is the day of the content, and the PDF's own."""

    paper: Size
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetView:
    """The base of every printed sheet. Its template finds the fields of the ``imprint`` in the view itself."""

    template: ClassVar[str]
    unprinted: ClassVar[frozenset[str]] = NOT_PRINTED
    said_of_itself: ClassVar[frozenset[str]] = frozenset()
    """What it prints of the fields of this class, besides its title, and not only at its foot."""
    imprint: Imprint
    title: str
    subject: str
    stamp: Stamp | None = None
    caution: Caution | None = None
    """Why it must not be handed out; ``None`` for a sheet that may."""

    def unprinted_in(self, piece: object) -> frozenset[str]:
        """What it leaves out of one of its pieces."""
        return self.unprinted


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

    def unprinted_in(self, piece: object) -> frozenset[str]:
        return piece.unprinted if isinstance(piece, Part) else self.unprinted


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePoster(SheetView):
    """One item for a wall, and whom it is for. ``ask`` is whom to ask when in doubt, each as one line."""

    template = "poster-pesan.typ"
    unprinted = NOT_PRINTED | _IN_FULL | {"audience", "example"}
    item: ItemView
    readers: tuple[Role, ...]
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingPoster(SheetView):
    """Items for a wall, each with the number of texts that use it; ``counted`` says in words what was counted."""

    template = "poster-urutan.typ"
    unprinted = NOT_PRINTED | {"bases", "condition", "example", "ItemView.reason"}
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
    unprinted = NOT_PRINTED | {"bases", "StageView.note", "StageView.reason", "notes"}
    calendar: CalendarView
    months: tuple[Month, ...]
    left_out: str | None
    """Which months between the first and the last stage are not drawn, in words."""
    holidays: tuple[tuple[Day, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaflet(SheetView):
    """Six panels on both sides of one A4, folded in three. As many items are printed as fit, the first ones first."""

    template = "leaflet.typ"
    unprinted = (
        NOT_PRINTED
        | _IN_FULL
        | {
            "BranchView.condition",
            "BranchView.letter",
            "StepView.actor",
            "deciders",
            "example",
            "institutions",
            "notes",
            "period",
            "ItemView.reason",
            "summary",
        }
    )
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
    said_of_itself = frozenset({"subject"})
    unprinted = _NOT_SHOWN
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

    unprinted: ClassVar[frozenset[str]] = NOT_PRINTED
    """What a ``Handout`` leaves out of it; slides leave out what they themselves say."""
    kind: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPart(Part):
    unprinted = NOT_PRINTED | _WHERE
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

    unprinted = NOT_PRINTED | {"bases", "example", "ItemView.reason", "threats"}
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

    unprinted = NOT_PRINTED | _IN_FULL

    kind: str = field(default="kalender", init=False)
    calendar: CalendarView
    timeline: Timeline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingPart(Part):
    """The way of a report, drawn, and the sanctions at its end as they were on ``day``."""

    unprinted = NOT_PRINTED | _IN_FULL

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

    unprinted = NOT_PRINTED | _WHERE

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

    unprinted = NOT_PRINTED | _WHERE | {"ReceiptPart.notes"}

    kind: str = field(default="tanda-terima", init=False)
    materials: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningPart(Part):
    """The record that ``texts`` were read and signed; all that is not known before is left to be written."""

    unprinted = NOT_PRINTED | _WHERE

    kind: str = field(default="berita-acara", init=False)
    event: EventView
    texts: tuple[str, ...]
    listed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPart(Part):
    unprinted = NOT_PRINTED | _WHERE
    kind: str = field(default="notula", init=False)
    event: EventView
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpPart(Part):
    unprinted = NOT_PRINTED | _WHERE
    kind: str = field(default="tindak-lanjut", init=False)
    event: EventView
    follow_ups: tuple[FollowUp, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizPart(Part):
    """Statements to judge, and on a page of its own the key. ``url`` is where each item is explained."""

    unprinted = (
        NOT_PRINTED | _IN_FULL | {"audience", "example", "sanctions", "limited_sanctions", "threats", "short_threats"}
    )
    kind: str = field(default="kuis", init=False)
    verdicts: tuple[Verdict, ...] = tuple(Verdict)
    questions: tuple[ItemView, ...]
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationPart(Part):
    unprinted = NOT_PRINTED | _WHERE
    kind: str = field(default="evaluasi", init=False)
    event: EventView


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkingPointView:
    text: str
    bases: tuple[BasisView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkPart(Part):
    """What to say in a few minutes, readable while standing. ``source`` is the briefing that it is taken from."""

    unprinted = NOT_PRINTED | _IN_FULL

    kind: str = field(default="pokok", init=False)
    points: tuple[TalkingPointView, ...]
    source: str
