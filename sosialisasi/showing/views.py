"""Frozen views: exactly what each template may see, under the one name ``view``.

A view is also what gets fingerprinted, so it holds values only (text, dates, enums, tuples, other views) and no paths
of a machine, no clock, no line numbers. Every ``href`` is already relative to the page that shows it; ``None`` means
that there is nothing to link to. On paper, links are absolute addresses of the published site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import time
from operator import attrgetter
from typing import ClassVar
from urllib.parse import quote

from markupsafe import Markup

from sosialisasi.ground.dates import Day, Precision, Span, Zone
from sosialisasi.site import routes
from sosialisasi.site.model import (
    AgendaItem,
    Change,
    Channel,
    Contact,
    CopyState,
    ElectionKind,
    FollowUp,
    Heading,
    Phase,
    Role,
    Sanction,
    Size,
    Source,
    Status,
    Strength,
    Verdict,
    Verification,
    Withdrawal,
)

# --- pieces ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    text: str
    href: str | None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisView:
    """A legal basis as printed. ``validity`` is words like "berlaku sejak 31 Agustus 2021"."""

    text: str
    title: str | None = None
    href: str | None = None
    strength: Strength
    validity: str | None = None
    roles: tuple[Role, ...] = ()
    """Whom its sanctions reach; everybody if none is named."""
    sanctions: tuple[Sanction, ...] = ()
    verification: Verification | None = None
    note: str | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """A do/don't item as of a day: the bases in force then, and apart from them those that were not.

    ``audience`` are those of a sheet's readers whom it speaks to, in words, if that is not all of them.
    """

    printed: ClassVar[tuple[str, ...]] = ("threats", "short_threats")
    """Properties that sheets print as they do fields."""
    id: str
    verdict: Verdict
    text: str
    audience: str | None = None
    condition: str | None = None
    reason: str
    example: str | None
    roles: tuple[Role, ...]
    exceptions: tuple[Role, ...] = ()
    phases: tuple[Phase, ...]
    channels: tuple[Channel, ...]
    bases: tuple[BasisView, ...]
    other_bases: tuple[BasisView, ...]
    sanctions: tuple[Sanction, ...]
    """What threatens every reader that the item is shown to."""
    limited_sanctions: tuple[tuple[tuple[Role, ...], tuple[Sanction, ...]], ...]
    """What threatens only some of them: who they are, and what."""
    sanction_note: str | None
    verification: Verification
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    href: str | None

    @property
    def threats(self) -> tuple[str, ...]:
        """All sanctions and whom they threaten in words, a sentence each without its full stop."""
        return _threats(self.sanctions, self.limited_sanctions, attrgetter("label"))

    @property
    def short_threats(self) -> tuple[str, ...]:
        """The same, with the short names of sanctions."""
        return _threats(self.sanctions, self.limited_sanctions, attrgetter("short"))

    @property
    def holds_always(self) -> bool:
        """Whether it holds in every phase, outside of elections too."""
        return len(self.phases) == len(Phase)

    @property
    def readers(self) -> tuple[Role, ...]:
        """Every role that it speaks to: what is said to all ASN is also said to a camat."""
        return tuple(role for role in Role if role.is_among(self.roles) and role not in self.exceptions)


def _threats(
    everybody: Iterable[Sanction],
    some: Iterable[tuple[tuple[Role, ...], Iterable[Sanction]]],
    name: Callable[[Sanction], str],
) -> tuple[str, ...]:
    """Sanctions by name, a sentence each without its full stop: what all readers face, then what only some do."""

    def listed(names: Iterable[str]) -> str:
        return "; ".join(text[:1].lower() + text[1:] for text in names)

    names = [*map(name, everybody)]
    whole = names[:1] and [names[0] + "".join(f"; {listed([other])}" for other in names[1:])]
    told = (f"Bagi {'; '.join(role.label for role in roles)}: {listed(map(name, found))}" for roles, found in some)
    return (*whole, *told)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageView:
    """A stage as it holds in a region, its days in words as ``days``; ``usual`` is the national span where the region
    differs, ``cancelled`` why it was called off, ``open_end`` until when it goes on if nobody knows its last day.
    """

    id: str
    name: str
    phase: Phase
    span: Span
    days: str
    open_end: str | None = None
    bases: tuple[BasisView, ...]
    verification: Verification
    note: str | None = None
    usual: Span | None = None
    reason: str | None = None
    is_local: bool = False
    cancelled: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarView:
    """A region's calendar with its stages in order of time; days are counted in ``zone``."""

    id: str
    title: str
    region: str
    election: str
    kind: ElectionKind
    polling_day: Day
    zone: Zone
    stages: tuple[StageView, ...]
    replaced_by: Link | None
    verification: Verification
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    href: str | None


Folds = tuple[tuple[str, tuple[Link, ...]], ...]
"""A list of what regions have: all of it under no heading, or if it is long, a fold for each province."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionView:
    """An election: its national stages as a calendar, and the regions whose calendars we have."""

    national: CalendarView
    calendars: Folds
    """Links whose ``text`` is the region; the ``note`` tells a polling day that differs."""
    count: int
    """How many calendars there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarData:
    """A calendar as data, for iCalendar and JSON.

    ``identity`` is the calendar's and ``owner`` the site's, whatever their addresses; ``as_of`` is the day of the data,
    ``changed`` the last day on which any of it changed, and ``changes`` how often any did.
    """

    calendar: CalendarView
    identity: str
    owner: str
    as_of: Day
    changed: Day
    changes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """What is done in a step; ``kinds`` are the elections in which it is done so, none named for all."""

    kinds: tuple[ElectionKind, ...]
    action: str
    contents: str | None
    """What a report must hold."""
    deadline: str | None
    bases: tuple[BasisView, ...]
    verification: Verification


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """A step of one actor. Several cases exclude each other: a report goes through one of them."""

    actor: str
    cases: tuple[CaseView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchView:
    """Steps one after the other; ``condition`` is when a report takes this way, ``None`` for every report.

    ``letter`` tells the ways apart, since the steps of each are numbered from 1.
    """

    condition: str | None
    letter: str | None
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionView:
    """An institution with its duty; ``period`` is when it existed, in words, if we know."""

    name: str
    short_name: str | None
    duty: str
    period: str | None
    successor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainView:
    """The reporting chain of one period; ``period`` is words like "24 Agustus 2024–15 Oktober 2025"."""

    id: str
    title: str
    summary: str
    period: str
    is_current: bool
    institutions: tuple[InstitutionView, ...]
    branches: tuple[BranchView, ...]
    sources: tuple[Source, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionView:
    """A class of sanction: the actors of the reporting chain that decide on it (none if we do not know), and why."""

    sanction: Sanction
    deciders: tuple[str, ...]
    bases: tuple[BasisView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerView:
    institution: str
    office: str
    name: str | None
    topic: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    name: str
    office: str
    date: Day
    text: str
    source: Source
    correction: str | None
    explanation: str | None = None
    bases: tuple[BasisView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeView:
    id: str
    title: str
    opening: str
    points: tuple[str, ...]
    closing: str
    signed_by: str
    witnessed_by: str | None
    verification: Verification
    sources: tuple[Source, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictGroup:
    """The kecamatan of one kabupaten/kota, for an attendance list."""

    region: str
    districts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLink:
    """A printable file: what it is, on which paper, where."""

    title: str
    paper: Size
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetGroup:
    """One sheet in all its papers, with the page that it belongs to."""

    title: str
    about: Link | None
    files: tuple[SheetLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLink:
    """An item in one line, leading to where it is answered whole."""

    id: str
    verdict: Verdict
    text: str
    href: str


ItemLinks = tuple[tuple[Verdict, tuple[ItemLink, ...]], ...]
"""Items by verdict, forbidden first; a verdict without items is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseRules:
    """What a role may do in a phase. ``own`` are the items of this phase alone, by verdict; ``count`` is of all items
    that hold in it, and none means "belum diatur di sini", never "boleh"."""

    phase: Phase
    own: ItemLinks
    count: tuple[tuple[Verdict, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """A role's row of the role × phase matrix; ``href`` leads to the page of the role."""

    role: Role
    href: str
    phases: tuple[PhaseRules, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An entry of a list of pages."""

    title: str
    summary: str
    href: str
    date: Day | None = None
    status: Status | None = None
    meta: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareView:
    """A page as it is passed on: the text, with the marks of WhatsApp, and the link that hands it to WhatsApp."""

    text: str
    image: str | None = None
    """The upright image of the page, to be downloaded; none if nothing is printed."""

    @property
    def href(self) -> str:
        return f"https://wa.me/?text={quote(self.text, safe='')}"


# --- web pages --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every page shows around its content."""

    site: str
    short: str
    """The name on a phone's screen, of one or two words."""
    publisher: str
    is_example: bool
    as_of: Day
    next_review: Day | None
    """By when all that has no such day of its own is to be checked again."""
    contacts: tuple[Contact, ...]
    url: str
    """The address of the published site, ending in ``/``."""
    edition: str
    """Names the state of the static files, so that no browser shows a page with the styles of an older one."""
    footer: tuple[Link, ...]
    """The plain pages that the site has, as paths from its root: ``halaman/tentang.html``."""
    card: str | None = None
    """The image of every page that has none of its own, as a path from the site's root; none if nothing is printed."""
    offline: bool = False
    """Whether pages ask the browser to keep what is read, for when there is no network."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """The base of every web page. ``path`` is the page's own output path, like ``briefing/media-sosial.html``."""

    template: ClassVar[str]
    is_reviewed: ClassVar[bool] = True
    """Whether its content can grow old."""
    frame: Frame
    path: str
    title: str
    description: str
    card: str | None = None
    """The image that stands for this page where its link is shared, as a path from the site's root."""

    @property
    def root(self) -> str:
        """The way from this page to the site's root: ``""`` or ``"../"``."""
        return "../" * self.path.count("/")

    @property
    def section(self) -> str:
        """The folder of the page, for the current entry of the menu; ``""`` on the beranda."""
        return self.path.partition("/")[0] if "/" in self.path else ""

    @property
    def canonical(self) -> str:
        return self.frame.url + self.path.removesuffix("index.html")

    @property
    def review_by(self) -> Day | None:
        """The day after which a browser warns that the page may be out of date."""
        return self.frame.next_review if self.is_reviewed else None

    @property
    def image(self) -> str | None:
        """The absolute address of the page's image, or of the site's."""
        card = self.card or self.frame.card
        return self.frame.url + card if card else None

    def static(self, name: str) -> str:
        """The way to a static file: ``../statis/1a2b3c4d/gaya.css``."""
        return self.root + routes.static(name, self.frame.edition)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView(PageView):
    template = "beranda.html"
    active: tuple[ElectionView, ...]
    """Elections that are not over on the day ``frame.as_of``; empty in years without an election."""
    zone: Zone
    """In which national days are counted."""
    latest: CalendarView | None
    """The last calendar that was over and not replaced, if there is one."""
    roles: tuple[Link, ...]
    top_items: tuple[ItemLink, ...]
    item_counts: tuple[tuple[Verdict, int], ...]
    briefings: tuple[Card, ...]
    meetings: tuple[Card, ...]
    regions: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView(PageView):
    """An index of briefings or meetings: an introduction and cards, in groups, or instead of cards links in folds."""

    template = "daftar.html"
    intro: str
    groups: tuple[tuple[str, tuple[Card, ...]], ...]
    """(group heading or "", cards); an empty list says what is missing."""
    folds: Folds = ()
    empty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingView(PageView):
    template = "briefing.html"
    date: Day
    updated: Day | None
    next_review: Day | None
    archived: Day | None
    """Since when it is not kept up to date any more."""
    successor: Link | None
    status: Status
    audience: tuple[Role, ...]
    regions: tuple[Link, ...]
    elections: tuple[Link, ...]
    headings: tuple[Heading, ...]
    body: Markup
    bases: tuple[BasisView, ...]
    author: str | None
    reviewer: str | None
    changes: tuple[Change, ...]
    sources: tuple[Source, ...]
    sheets: tuple[SheetLink, ...]
    share: ShareView

    @property
    def review_by(self) -> Day | None:
        return None if self.archived else self.next_review or self.frame.next_review


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemListView(PageView):
    """ "Boleh tidak?": all items by verdict."""

    template = "boleh-jangan.html"
    groups: tuple[tuple[Verdict, tuple[ItemView, ...]], ...]
    roles: tuple[Role, ...]
    phases: tuple[Phase, ...]
    channels: tuple[Channel, ...]
    """What the items can be filtered by; a value without an item is left out."""
    synonyms: tuple[str, ...]
    role_pages: tuple[Link, ...]
    matrix: str
    """Where the role × phase matrix is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixView(PageView):
    """How many items each role has in each phase."""

    template = "matriks.html"
    phases: tuple[Phase, ...]
    rows: tuple[RoleRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePageView(PageView):
    """What one role may do, always and in each phase."""

    template = "peran.html"
    role: Role
    always: ItemLinks
    phases: tuple[PhaseRules, ...]
    sheets: tuple[SheetLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPageView(PageView):
    template = "butir.html"
    item: ItemView
    share: ShareView
    updated: Day | None
    reviewer: str | None
    changes: tuple[Change, ...]
    cited_by: tuple[Link, ...]
    related: tuple[ItemLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarListView(PageView):
    template = "daftar-kalender.html"
    active: tuple[ElectionView, ...]
    """Elections that are not over on the day ``frame.as_of``."""
    zone: Zone
    """In which national days are counted."""
    past: tuple[tuple[int, tuple[ElectionView, ...]], ...]
    """(year of the polling day, its elections), the newest first; replaced schedules are among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPageView(PageView):
    template = "kalender.html"
    calendar: CalendarView
    ics: str
    ics_address: str
    """The same file as an absolute address, to subscribe to."""
    json: str
    region: Link
    meetings: tuple[Link, ...]
    sheets: tuple[SheetLink, ...]
    changes: tuple[Change, ...]

    @property
    def subscription(self) -> str:
        """The address under the scheme by which phones and computers know that it is a calendar to subscribe to."""
        return "webcal:" + self.ics_address.partition(":")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionListView(PageView):
    template = "daftar-daerah.html"
    tree: tuple[tuple[Link, tuple[Link, ...]], ...]
    """(province, its kabupaten/kota that have a page); empty if these are many."""
    count: int
    """How many regions have a page."""
    provinces: tuple[tuple[str, Link, tuple[Link, ...]], ...]
    """(anchor, province, all its kabupaten/kota), by name; those without a page have no ``href``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionPageView(PageView):
    """Only what concerns the region, what it inherits from its parents included."""

    template = "daerah.html"
    code: str
    zone: Zone
    aliases: tuple[str, ...]
    parents: tuple[Link, ...]
    children: tuple[Link, ...]
    """Regions below that have a page."""
    subregions: tuple[str, ...]
    """Names of all regions one level below (kabupaten/kota of a province, kecamatan of a kabupaten)."""
    kits: tuple[SheetGroup, ...]
    """What the camat of each kecamatan takes to the villages."""
    contacts: tuple[Contact, ...]
    notes: tuple[str, ...]
    sources: tuple[Source, ...]
    current: tuple[CalendarView, ...]
    """Its calendars that are not over on the day ``frame.as_of``, those of the regions above it included."""
    past: tuple[Link, ...]
    """All others, the newest first."""
    meetings: tuple[Card, ...]
    briefings: tuple[Card, ...]
    national_briefings: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegulationEntry:
    """A regulation in the register. ``subject`` is what its title says it is about; ``validity`` is in words."""

    citation: str
    nicknames: tuple[str, ...]
    subject: str
    validity: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegulationGroup:
    """Regulations that are all in force, all not yet or all no longer, by strength; ``count`` of them in all."""

    id: str
    title: str
    count: int
    strengths: tuple[tuple[Strength, tuple[RegulationEntry, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegulationListView(PageView):
    template = "daftar-peraturan.html"
    groups: tuple[RegulationGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidityRow:
    """A regulation on the scale of time: places are per mille of the chart's width, ``0 ≤ start ≤ sure ≤ end ≤ 1000``.

    From ``start`` to ``sure`` it may have begun on any day. ``is_open``: still in force where the bar ends.
    """

    link: Link
    relation: str | None
    """What the page's own regulation has to do with it, as ``diubah oleh``; ``None`` for the page's own."""
    since: Day
    until: Day | None
    precision: Precision
    start: int
    sure: int
    end: int
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidityChart:
    """When a regulation and those around it were in force; places are per mille, from left to right."""

    rows: tuple[ValidityRow, ...]
    years: tuple[tuple[int, int], ...]
    """(year, place of its first day)."""
    polling_days: tuple[tuple[Link, int], ...]
    """(election, place of its polling day), for comparison."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CiterView:
    """A page that cites a regulation: an item with its ``id`` and ``verdict``, or a text with its ``date``, if any."""

    title: str
    href: str
    passages: tuple[str, ...]
    id: str | None = None
    verdict: Verdict | None = None
    date: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegulationView(PageView):
    template = "peraturan.html"
    citation: str
    """The short form: ``PP 94/2021``."""
    full_title: str
    nicknames: tuple[str, ...]
    strength: Strength
    since: Day
    until: Day | None
    precision: Precision
    is_current: bool
    """In force on the day ``frame.as_of``."""
    date_verification: Verification
    until_verification: Verification | None
    verification: Verification
    amended_by: tuple[Link, ...]
    revoked_by: Link | None
    chart: ValidityChart
    summary: str
    sources: tuple[Source, ...]
    checked: Day
    notes: tuple[str, ...]
    passages: tuple[tuple[str, tuple[CiterView, ...]], ...]
    """(``Pasal 5 huruf n``, what cites it), in the order of the regulation."""
    cited_by: tuple[tuple[str, tuple[CiterView, ...]], ...]
    """(kind of citing thing, each of it)."""
    labels_href: str | None
    """The page that explains the labels of verification and strength, if the site has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingView(PageView):
    template = "rakor.html"
    is_reviewed = False  # A meeting is history: what held on its day will always have held on it.
    status: Status
    updated: Day
    archived: Day | None
    successor: Link | None
    date: Day
    start: time | None
    end: time | None
    zone: Zone
    host: str
    place: str
    region: Link
    participants: tuple[Link, ...]
    elections: tuple[Link, ...]
    phase: str | None
    """Where the meeting's day lay in the elections' calendars, in words."""
    speakers: tuple[SpeakerView, ...]
    agenda: tuple[AgendaItem, ...]
    points: tuple[str, ...]
    statements: tuple[StatementView, ...]
    items: tuple[ItemView, ...]
    calendars: tuple[CalendarView, ...]
    chain: ChainView | None
    bases: tuple[BasisView, ...]
    follow_ups: tuple[FollowUp, ...]
    body: Markup
    author: str | None
    reviewer: str | None
    changes: tuple[Change, ...]
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    pack: tuple[SheetLink, ...]
    parts: tuple[SheetGroup, ...]
    """The parts of the pack, each alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingView(PageView):
    template = "pelaporan.html"
    chains: tuple[ChainView, ...]
    """The current one first, then back in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintView(PageView):
    """All sheets."""

    template = "cetak.html"
    copies: str | None
    """Where a printed copy can be checked."""
    groups: tuple[tuple[str, tuple[SheetGroup, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainView(PageView):
    template = "halaman.html"
    updated: Day
    next_review: Day | None
    archived: Day | None
    successor: Link | None
    author: str | None
    reviewer: str | None
    changes: tuple[Change, ...]
    headings: tuple[Heading, ...]
    body: Markup

    @property
    def review_by(self) -> Day | None:
        return None if self.archived else self.next_review or self.frame.next_review


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnView(PageView):
    """What must not be used any more, at the address where it was. Of a text, nothing is shown but its title."""

    template = "ditarik.html"
    is_reviewed = False
    date: Day
    reason: str
    former: str | None
    """What an item said, so that whoever heard it in a meeting knows that this is the one."""
    successor: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionView:
    """A released revision of a sheet, with its note of what changed; ``replaced`` is the day of the next one."""

    number: int
    date: Day
    note: str
    replaced: Day | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyView(PageView):
    """Is the copy in somebody's hand current? Where the QR code of a sheet leads; each revision has an anchor."""

    template = "salinan.html"
    is_reviewed = False
    code: str
    sheet: str
    state: CopyState
    revisions: tuple[RevisionView, ...]
    """The newest first."""
    is_edited: bool
    """The site already says other things than the newest revision."""
    withdrawal: Withdrawal | None
    about: Link | None
    files: tuple[SheetLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyEntry:
    """A sheet in the list of codes; ``revision`` is the newest one's number, if there is any."""

    code: str
    title: str
    state: CopyState
    revision: int | None
    date: Day | None
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyListView(PageView):
    template = "daftar-salinan.html"
    entries: tuple[CopyEntry, ...]
    lists: tuple[Link, ...] = ()
    """Where the codes are, if there are too many for one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView(PageView):
    """A page at an earlier address of another one, which it leads to at once. ``address`` is that one's, absolute."""

    template = "alihan.html"
    is_reviewed = False
    target: Link
    address: str

    @property
    def canonical(self) -> str:
        return self.address


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflineView(PageView):
    """What can be read without a network, and the switch for it; shown in place of a page that was not kept."""

    template = "luring.html"
    kept: tuple[Link, ...]
    """The pages that are kept from the first visit on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerView:
    """The service worker; one that takes everything back if ``frame.offline`` is false."""

    template: ClassVar[str] = "sw.js"
    frame: Frame
    kept: tuple[str, ...]
    """What is kept from the first visit on, as addresses from the site's root."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry:
    """A page in the A–Z; ``kind`` is what it is, in a word."""

    title: str
    kind: str
    verdict: Verdict | None
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView(PageView):
    """The search box, and every page from A to Z for whoever has no script."""

    template = "cari.html"
    groups: tuple[tuple[str, tuple[IndexEntry, ...]], ...]
    """(letter, pages)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView(PageView):
    """404: served for any address, of any host, so its links begin at the root of the server."""

    template = "404.html"
    is_reviewed = False

    @property
    def root(self) -> str:
        return "/" + self.frame.url.split("/", 3)[3]


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapView:
    template: ClassVar[str] = "sitemap.xml"
    pages: tuple[tuple[str, Day], ...]
    """(absolute address, day of the last change)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """``id`` is what the entry is for ever, whatever its address ``url``."""

    id: str
    title: str
    url: str
    published: Day
    updated: Day
    summary: str
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    template: ClassVar[str] = "feed.xml"
    frame: Frame
    id: str
    updated: Day
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsView:
    template: ClassVar[str] = "robots.txt"
    sitemap: str
    """Its absolute address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApacheView:
    """Settings of a web server. ``base`` is the path of the site there, like ``/netral/``, checked to hold no sign that
    means anything to a server.
    """

    template: ClassVar[str] = "htaccess"
    base: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IisView:
    template: ClassVar[str] = "web.config"
    base: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NginxView:
    template: ClassVar[str] = "nginx.conf"
    base: str


# --- images -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareCard:
    """The image of a page. The wide one, for where its link is shared, is read at the width of a thumb, so it holds
    next to nothing; the upright one, for a WhatsApp status, fills a phone and says what a reader must know.
    """

    verdict: Verdict | None
    heading: str
    """What kind of page it is, where there is no verdict: ``Briefing``."""
    title: str
    detail: str
    warning: str | None
    """What is not sure about it, in words."""
    site: str
    is_example: bool
    day: Day
    address: str
    lines: tuple[tuple[str, str], ...] | None = None
    """Of the upright image, what stands below the detail: what a line is about (``Sanksi``), and that."""

    @property
    def template(self) -> str:
        return "kartu.typ" if self.lines is None else "kartu-tegak.typ"
