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
from sosialisasi.showing.views import (
    BasisView,
    ChainView,
    ItemView,
    SanctionView,
)
from sosialisasi.site.model import AgendaItem, Briefing, Emblem, FollowUp, Pledge, Speaker
from sosialisasi.site.words import EventKind, Role, Sanction, Sheet, Size, Verdict

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

# --- sheets -----------------------------------------------------------------------------------------


NOT_PRINTED = frozenset(
    {
        *("BasisView.href", "BasisView.roles", "BasisView.source"),
        *("Briefing.slug", "Briefing.aliases", "Briefing.title", "Briefing.date", "Briefing.status"),
        *("Briefing.regions", "Briefing.elections", "Briefing.talking_points", "Briefing.bases", "Briefing.author"),
        *("Briefing.reviewer", "Briefing.updated", "Briefing.next_review", "Briefing.changes", "Briefing.withdrawal"),
        *("Briefing.successor", "Briefing.sources", "Briefing.body", "Briefing.origin"),
        *(
            "CalendarView.href",
            "CalendarView.id",
            "CalendarView.preparation",
            "CalendarView.sources",
            "CalendarView.title",
        ),
        *("ChainView.id", "ChainView.sources", "ChainView.title"),
        *("Emblem.id", "Emblem.origin"),
        *("InstitutionView.duty", "InstitutionView.short_name", "InstitutionView.successor"),
        *(
            "ItemView.called",
            "ItemView.channels",
            "ItemView.exceptions",
            "ItemView.href",
            "ItemView.notes",
            "ItemView.other_bases",
        ),
        *("ItemView.phases", "ItemView.question", "ItemView.roles", "ItemView.sanction_note", "ItemView.sources"),
        *("Link.href", "Link.note"),
        *("Pledge.bases", "Pledge.id", "Pledge.is_individual", "Pledge.notes", "Pledge.origin", "Pledge.roles"),
        *("Pledge.since", "Pledge.sources", "Pledge.title"),
        *(
            "StageView.id",
            "StageView.rule",
            "TermView.aliases",
            "TermView.said_in",
            "UndatedView.id",
        ),
    }
)
"""Fields that no sheet prints, each after the name of its class: ``Link.note``.

What a sheet leaves out reaches neither its template, so that it cannot be printed, nor its hash, so that a change of it
outdates no copy. A test holds that a sheet prints whatever it does not leave out. So a field that is added to a value
of the model is printed, unless it is named here; where it is empty, no copy is outdated.
"""


IN_FULL = frozenset({"BasisView.note", "BasisView.title", "BasisView.validity"})
"""What is told of a basis where it is told in full."""
WHERE = frozenset({"EventView.check_first", "EventView.host", "EventView.phase", "EventView.region"})
"""What a cover tells of an event, and no form."""


NOT_SHOWN = NOT_PRINTED | {
    *(f"Briefing.{field.name}" for field in fields(Briefing) if field.name not in ("summary", "audience")),
    *("BriefingPart.author", "BriefingPart.reviewer", "BriefingPart.title"),
    *("CalendarView.election", "CalendarView.repeats", "CalendarView.terms", "ChainView.region"),
    *("EventView.check_first", "EventView.region"),
    *(
        "EventView.title",
        "FollowUpPart.title",
        "GuidancePart.ask",
        "GuidancePart.mentioned",
        "GuidancePart.readers",
        "GuidancePart.title",
        "GuidancePart.url",
    ),
    *("InstitutionView.name", "InstitutionView.period", "OwnView.terms", "VaryingView.phase"),
    *("Pledge.signed_by", "Pledge.witnessed_by", "PledgePart.date", "PledgePart.parties", "PledgePart.place"),
    *("StageView.deviation", "StageView.note", "StageView.reason"),
    *("UndatedView.bases", "UndatedView.note", "UndatedView.phase", "UndatedView.verification"),
}
"""What slides do not show, and nobody says to them."""


@cache
def printed_fields(kind: type[DataclassInstance], unprinted: frozenset[str]) -> tuple[str, ...]:
    """The names of the fields of a class of pieces, without those that are ``unprinted``."""
    return tuple(field.name for field in fields(kind) if is_printed(kind, field.name, unprinted))


def is_printed(kind: type, name: str, unprinted: frozenset[str]) -> bool:
    """Whether a field or property of a class, or of one that it is derived from, is not among those ``unprinted``."""
    return not any(f"{each.__name__}.{name}" in unprinted for each in kind.__mro__)


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


WITHDRAWN = "DITARIK"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """Why a sheet must not be handed out: a ``word`` that is stamped on each of its pages, and the ``reason``."""

    word: str
    reason: str

    @property
    def is_withdrawal(self) -> bool:
        return self.word == WITHDRAWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The kop of forms: its lines, the highest office first, and the emblem beside them. No lines, no kop."""

    lines: tuple[str, ...] = ()
    emblem: Emblem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSheet:
    """Another sheet that a sheet speaks of: by its web page, or by the kind of its part. Its ``code`` finds it."""

    key: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """Who publishes a sheet, as of which day, on which paper. ``date`` is the day of the content, and the PDF's own."""

    paper: Size
    whose: str | None = None
    """For whom a pack is, as its cover says."""
    is_two_sided: bool = True
    """Whether leaves are printed on both sides, and so bound at the left of a front and at the right of its back."""
    date: Day
    site: str
    publisher: str
    letterhead: Letterhead = Letterhead()
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
    others: tuple[OtherSheet, ...] = ()
    """The sheets that it speaks of, as far as they have codes: names that stay, whatever the others say."""

    def unprinted_in(self, piece: object) -> frozenset[str]:
        """What it leaves out of one of its pieces."""
        return self.unprinted


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """An event, as its cover and its forms name it. ``None`` is left to be filled in by hand.

    One of several days has a ``last_day``; one whose end nobody fixed ``is_open_ended``.
    """

    kind: EventKind = EventKind.MEETING
    title: str
    date: Day | None
    last_day: Day | None = None
    start: time | None = None
    end: time | None = None
    is_open_ended: bool = False
    zone: Zone
    host: str
    place: str | None
    region: str
    phase: str | None = None
    """Where the day lies in the elections' calendars, in words."""
    check_first: str | None = None
    """What the hosts compare before they print the lists behind a cover, which are filed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout(SheetView):
    """One or more parts on office paper, behind a cover if it is a pack."""

    template = "lembar.typ"
    cover: EventView | None = None
    parts: tuple[Part, ...]

    def unprinted_in(self, piece: object) -> frozenset[str]:
        return piece.unprinted if isinstance(piece, Part) else self.unprinted


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaflet(SheetView):
    """Six panels on both sides of one A4, folded in three. As many items are printed as fit, the first ones first."""

    template = "leaflet.typ"
    unprinted = (
        NOT_PRINTED
        | IN_FULL
        | {
            *("BranchView.condition", "BranchView.letter", "StepView.actor", "ItemView.example", "ItemView.reason"),
            *("ChainView.institutions", "ChainView.notes", "ChainView.period", "ChainView.region", "ChainView.summary"),
        }
    )
    groups: tuple[tuple[Verdict, tuple[ItemView, ...]], ...]
    sanctions: tuple[Sanction, ...]
    """Those of all items, lightest first."""
    items_url: str
    chain: ChainView | None
    chain_url: str
    ask: tuple[str, ...]


# --- parts ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What stands under one title. ``kind`` names the template: ``bagian/<kind>.typ``."""

    unprinted: ClassVar[frozenset[str]] = NOT_PRINTED
    """What a ``Handout`` leaves out of it; slides leave out what they themselves say."""
    own_leaf: ClassVar[bool] = False
    """Whether it begins on a front with nothing else on its back: what somebody signs, keeps alone or must not see."""
    is_handed_back: ClassVar[bool] = False
    """Whether participants fill it in and give it back unsigned, so that another such may be on its back."""
    may_share: ClassVar[bool] = False
    """Whether in a pack others that may, too, can stand on its page, if all of them is there."""
    kind: str
    title: str

    @property
    def speaks_of(self) -> tuple[str, ...]:
        """Where it sends its reader: kinds of other parts of its event, and addresses of pages."""
        return ()


GuidanceGroups = tuple[tuple[Verdict, tuple[ItemView, ...]], ...]
"""Items by verdict, in the order in which sheets tell them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidancePart(Part):
    """What one role may and may not do, on one page if it can be. ``url`` is where each item is explained."""

    may_share = True
    unprinted = NOT_PRINTED | {"ItemView.bases", "ItemView.example", "ItemView.reason", "ItemView.threats"}
    kind: str = field(default="boleh-jangan", init=False)
    role: Role
    readers: str | None = None
    """What the region calls those who have the role, if otherwise; all roles, if it is the same for several."""
    groups: GuidanceGroups
    url: str
    ask: str
    """Whom to ask about what is not listed."""
    mentioned: str | None = None
    """Where items stand that its items speak of and that it does not hold."""

    @property
    def speaks_of(self) -> tuple[str, ...]:
        return (self.mentioned,) if self.mentioned else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingPart(Part):
    """The way of a report, drawn, and the sanctions at its end as they were on ``day``."""

    unprinted = NOT_PRINTED | IN_FULL

    kind: str = field(default="alur-pelaporan", init=False)
    chain: ChainView
    day: Day
    sanctions: tuple[SanctionView, ...]
    ask: str | None = None
    """Whom to ask who decides, if that is not known of each of the sanctions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs; what is ``None`` is written by hand."""

    name: str | None = None
    number: str | None = None
    """NIP; only ever printed into the office folder."""
    rank: str | None = None
    """Pangkat and golongan, as the office writes them."""
    office: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartySigner(Signer):
    """Who signs for a party, and what the text calls it if there are several: ``PIHAK KESATU``."""

    called: str | None = None
    has_no_number: bool = False
    """Whether it is somebody elected, who has neither rank nor number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgePart(Part):
    """A text that is read aloud together, in a ``place`` on a ``date``; ``parties`` sign it, if they are not those that
    it names itself. Who is no civil servant, or elected, has no number.
    """

    own_leaf = True
    kind: str = field(default="ikrar", init=False)
    pledge: Pledge
    place: str | None = None
    parties: tuple[PartySigner, ...] = ()
    date: Day | None = None
    has_no_number: bool = False
    is_witness_elected: bool = False
    is_newer: bool = False
    """Whether the text is not known to be as old as the event for which it is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PactPart(Part):
    """A text that each person signs: a page for each of the ``signers``, one to fill in whole if there are none.

    It rests on its ``bases``. Who is no civil servant, or elected, has no number, and may call the unit otherwise.
    """

    unprinted = NOT_PRINTED | IN_FULL

    own_leaf = True
    kind: str = field(default="pakta-integritas", init=False)
    pledge: Pledge
    place: str | None = None
    note: str | None = None
    """Whom the text is for, where that is not everybody."""
    signers: tuple[Signer, ...] = ()
    date: Day | None = None
    has_no_number: bool = False
    unit: str | None = None
    """What the unit of who signs is called, if not ``Unit kerja``."""
    bases: tuple[BasisView, ...] = ()
    witness: Signer | None = None
    """Who knows of it, as far as is known."""
    is_witness_elected: bool = False
    is_newer: bool = False
    """As of a ``PledgePart``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGroup:
    """Rows of a list under one title."""

    title: str
    rows: tuple[Signer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPart(Part):
    """A list with a numbered row for each of those who are invited, in ``groups``; with none it is written by hand."""

    own_leaf = True
    unprinted = NOT_PRINTED | WHERE | {"Signer.rank"}

    event: EventView
    groups: tuple[RowGroup, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendancePart(ListPart):
    """Who is there, with zigzag signatures; on pages that lie. The ``speakers`` stand behind the groups."""

    kind: str = field(default="daftar-hadir", init=False)
    speakers: tuple[Signer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitedPart(ListPart):
    """Whom a letter of invitation goes to, and who answered it. Of those whom nobody named there is one row."""

    unprinted = ListPart.unprinted | {"Signer.number"}

    kind: str = field(default="daftar-undangan", init=False)
    speakers: tuple[Signer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPart(Part):
    """The agenda; of an event of several days each line says to which of the ``days`` it belongs."""

    may_share = True
    unprinted = NOT_PRINTED | WHERE
    kind: str = field(default="agenda", init=False)
    event: EventView
    days: tuple[Day, ...] = ()
    agenda: tuple[AgendaItem, ...]
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningPart(Part):
    """The record that ``texts`` were read and signed, by the ``parties`` if some are named, each of whom gets one of
    the ``copies``; all that is not known before is left to be written.
    """

    own_leaf = True
    unprinted = NOT_PRINTED | WHERE

    kind: str = field(default="berita-acara", init=False)
    event: EventView
    texts: tuple[str, ...]
    parties: tuple[PartySigner, ...] = ()
    listed: int | None = None
    came: int | None = None
    """How many of the listed came or were represented, as far as the roster tells, as it does of who has signed."""
    signed: int | None = None
    unsigned: int | None = None
    copies: str | None = None
    """In digits and in words: ``3 (tiga)``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPart(Part):
    own_leaf = True
    unprinted = NOT_PRINTED | WHERE | {"Signer.number", "Signer.rank"}
    kind: str = field(default="notula", init=False)
    event: EventView
    topics: tuple[str, ...]
    speakers: tuple[Signer, ...] = ()
    is_last_word: bool = False
    """Whether no other sheet of the meeting has room for what is to be done after it."""

    @property
    def speaks_of(self) -> tuple[str, ...]:
        return Sheet.ATTENDANCE.value, Sheet.FOLLOW_UP.value


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpPart(Part):
    own_leaf = True
    unprinted = NOT_PRINTED | WHERE
    kind: str = field(default="tindak-lanjut", init=False)
    event: EventView
    follow_ups: tuple[FollowUp, ...]


WordPart = AgendaPart | InvitedPart | SigningPart | MinutesPart | FollowUpPart
"""The parts that an office edits before it sends or signs them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFile:
    """A part as a file of Word: a working copy, so without a code, and not among what is released."""

    imprint: Imprint
    title: str
    subject: str
    caution: Caution | None
    part: WordPart
