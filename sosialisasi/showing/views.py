"""Frozen views: exactly what each template may see, under the one name ``view``.

A view is also what gets fingerprinted, so it holds values only (text, dates, enums, tuples, other views) and no paths
of a machine, no clock, no line numbers. What a template shows as staff wrote it stands there as the value of the model
that it is, but ``NOWHERE``; a view adds what must be looked up or worked out. Every ``href`` is already relative to the
page that shows it; ``None`` means that there is nothing to link to. On paper, links are absolute addresses of the
published site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from textwrap import shorten
from typing import Any, ClassVar
from urllib.parse import quote

from sosialisasi.ground.dates import Day, Span, Zone, long
from sosialisasi.ground.folders import Folder
from sosialisasi.site import routes
from sosialisasi.site.model import SHOWN_TITLE, Briefing, Contact, Figure, Meeting, Origin, Page, Parts, Source
from sosialisasi.site.words import (
    Channel,
    ElectionKind,
    Phase,
    Role,
    Sanction,
    Size,
    Status,
    Strength,
    Verdict,
    Verification,
)

NOWHERE = Origin(path="")
"""The origin of every value of the model that stands in a view, so that no page changes when a line of a file moves."""


# --- pieces ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    text: str
    href: str | None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """A word of everywhere, what a region calls it, and how sure we are of that."""

    general: str
    local: str
    aliases: tuple[str, ...] = ()
    """Other spellings of what the region calls it."""
    said_in: str | None = None
    """The region above it from which it has that, if it is not its own."""
    verification: Verification
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
    question: str | None = None
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
    called: tuple[tuple[Role, str], ...] = ()
    """Those of them whom the region calls otherwise, and what."""
    sanction_note: str | None
    verification: Verification
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    href: str | None

    @property
    def threats(self) -> tuple[str, ...]:
        """All sanctions and whom they threaten in words, a sentence each without its full stop."""
        return _threats(self.sanctions, self.limited_sanctions, attrgetter("label"), dict(self.called))

    @property
    def short_threats(self) -> tuple[str, ...]:
        """The same, with the short names of sanctions."""
        return _threats(self.sanctions, self.limited_sanctions, attrgetter("short"), dict(self.called))

    @property
    def names(self) -> tuple[str, ...]:
        """Other words for the whole of it: its number and its question. The rest explains, and names what it is not
        about as well ("kecuali TNI").
        """
        return (self.id, *filter(None, (self.question,)))

    @property
    def all_sanctions(self) -> tuple[Sanction, ...]:
        """Whomever they threaten."""
        return (*self.sanctions, *(each for _, some in self.limited_sanctions for each in some))

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
    called: Mapping[Role, str],
) -> tuple[str, ...]:
    """Sanctions by name, a sentence each without its full stop: what all readers face, then what only some do."""

    def listed(names: Iterable[str]) -> str:
        return "; ".join(text[:1].lower() + text[1:] for text in names)

    names = [*map(name, everybody)]
    whole = names[:1] and [names[0] + "".join(f"; {listed([other])}" for other in names[1:])]
    partly = (
        f"Bagi {'; '.join(called.get(role, role.label) for role in roles)}: {listed(map(name, few))}"
        for roles, few in some
    )
    return (*whole, *partly)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageView:
    """A stage as it holds in a region, its days in words as ``days``; ``usual`` is the national span where the region
    differs, ``cancelled`` why it was called off, ``open_end`` until when it goes on if nobody knows its last day.
    ``rule`` is how the days are counted from another stage, ``deviation`` why they are others.
    """

    id: str
    name: str
    phase: Phase
    span: Span
    days: str
    open_end: str | None = None
    bases: tuple[BasisView, ...]
    verification: Verification
    rule: str | None = None
    deviation: str | None = None
    note: str | None = None
    usual: Span | None = None
    reason: str | None = None
    is_local: bool = False
    cancelled: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UndatedView:
    """A stage whose days nobody knows yet, with what its rules say of them."""

    id: str
    name: str
    phase: Phase
    rules: tuple[str, ...]
    bases: tuple[BasisView, ...]
    verification: Verification
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenView:
    """The offices that are chosen, in words, and ``exceptions`` that tell what is not chosen where, and why."""

    text: str
    exceptions: tuple[str, ...]
    verification: Verification


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarView:
    """A region's calendar with its stages in order of time; days are counted in ``zone``.

    A polling day that nobody knows yet is ``None``, and such stages are the ``undated`` ones. ``chosen`` is ``None`` if
    nobody wrote down what is chosen where.
    """

    id: str
    title: str
    region: str
    election: str
    kind: ElectionKind
    repeats: str | None = None
    """Which election it repeats, and in which form, in words."""
    chosen: ChosenView | None = None
    polling_day: Day | None
    zone: Zone
    stages: tuple[StageView, ...]
    undated: tuple[UndatedView, ...] = ()
    preparation: str | None = None
    """Since when it makes sense to prepare for it, in words."""
    replaced_by: Link | None
    verification: Verification
    sources: tuple[Source, ...]
    notes: tuple[str, ...]
    terms: tuple[TermView, ...] = ()
    """What its region calls otherwise."""
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
    """The reporting chain of one period; ``period`` is words like "24 Agustus 2024–15 Oktober 2025".

    ``region`` is where it holds, if not everywhere.
    """

    id: str
    title: str
    summary: str
    period: str
    is_current: bool
    region: str | None = None
    institutions: tuple[InstitutionView, ...]
    branches: tuple[BranchView, ...]
    sources: tuple[Source, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionView:
    """A class of sanction: the actors of the reporting chain that decide on it (none if we do not know), and why.

    ``audience`` is whom it threatens, in words, if that is not every ASN.
    """

    sanction: Sanction
    audience: str | None = None
    deciders: tuple[str, ...]
    bases: tuple[BasisView, ...]


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
class AnswerView:
    """A question and its answer; without ``bases`` nobody knows yet what it rests on."""

    question: str
    text: str
    bases: tuple[BasisView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictGroup:
    """The kecamatan of one kabupaten/kota, for an attendance list.

    ``unit`` is what it calls a kecamatan and ``head`` a camat, if otherwise.
    """

    region: str
    districts: tuple[str, ...]
    unit: str | None = None
    head: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitedGroup:
    """Some of those whom an event invites: a row for each that has a name, and ``blanks`` for those without. The
    ``count`` is ``None`` if nobody knows how many they are.
    """

    title: str
    count: int | None
    rows: tuple[str, ...]
    blanks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLink:
    """A printable file: what it is, on which paper, where."""

    title: str
    paper: Size
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetGroup:
    """One sheet in all its papers, and as a file of ``word``, with the page that it belongs to."""

    title: str
    about: Link | None
    files: tuple[SheetLink, ...]
    word: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFamily:
    """Sheets about one thing, with the page that it has: each under what tells it from the others, if it needs that."""

    title: str
    about: Link | None
    sheets: tuple[SheetGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFold:
    """Sheets of one kind; ``id`` is its anchor."""

    id: str
    title: str
    families: tuple[SheetFamily, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLink:
    """An item in one line, leading to where it is answered whole: its question, or if it has none its sentence."""

    id: str
    verdict: Verdict
    text: str
    href: str
    example: Link | None = None
    """A case in which it is applied, where the page is for those who may be in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLink:
    """A case in one line: what is asked, the verdict, what it is about, and what to do instead of what is asked."""

    verdict: Verdict
    title: str
    question: str
    instead: str | None
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """An official figure, with the items whose acts it counts; ``href`` is its place on the page of all."""

    figure: Figure
    items: tuple[ItemLink, ...]
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citer:
    """A page that cites a regulation, with the ``passages`` that it names: an item with its ``id`` and ``verdict``, a
    meeting with its ``date``, or another text. ``kind`` is what it is, in a word.
    """

    kind: str
    title: str
    href: str
    passages: tuple[str, ...] = ()
    id: str | None = None
    verdict: Verdict | None = None
    date: Day | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """Whom readers tell what is wrong or missing, by a message that we prepare and they send."""

    office: str
    address: str
    """What the text of the message is put behind: ``https://wa.me/?text=``."""
    is_certain: bool
    """Whether the message goes to the office; otherwise its sender has to choose it."""

    @property
    def is_mail(self) -> bool:
        return self.address.startswith("mailto:")


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
    inbox: Inbox
    offline: bool = False
    """Whether pages ask the browser to keep what is read, for when there is no network."""


SECTIONS: Mapping[str, str] = {
    routes.CHECK.partition("/")[0]: "Cek kasus saya",
    Folder.GUIDANCE: "Boleh & jangan",  # Shorter than elsewhere: it stands in the menu, and beside each of its items.
    Folder.CASES: Folder.CASES.heading,
    routes.QUIZZES.partition("/")[0]: "Kuis",
    Folder.BRIEFINGS: Folder.BRIEFINGS.heading,
    Folder.CALENDARS: Folder.CALENDARS.heading,
    Folder.MEETINGS: Folder.MEETINGS.heading,
    Folder.REGULATIONS: Folder.REGULATIONS.heading,
    Folder.REGIONS: Folder.REGIONS.heading,
    Folder.CHAINS: Folder.CHAINS.heading,
    routes.PRINTS.partition("/")[0]: "Cetak",
}
"""The sections of the site by their folders, in the order of the menu."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """The base of every web page. ``path`` is the page's own output path, like ``briefing/media-sosial.html``."""

    template: ClassVar[str]
    is_reviewed: ClassVar[bool] = True
    """Whether its content can grow old."""
    sections: ClassVar[Mapping[str, str]] = SECTIONS
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
    def tab(self) -> str:
        """The title as a tab and a search engine show it, with the name of the site if there is room for both."""
        if self.path == routes.HOME:
            return self.frame.site
        named = f"{self.title} – {self.frame.short}"
        return named if len(named) <= SHOWN_TITLE else shorten(self.title, SHOWN_TITLE, placeholder=" …")

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

    @property
    def feedback(self) -> str:
        """The address of a message about this page, for its reader to complete and send."""
        return self._message(f"Yang keliru, atau pertanyaan saya yang belum ada:\n\n\nHalaman: {self.title}")

    @property
    def unanswered(self) -> str:
        """The address of a message about a search; what was searched for is put behind it."""
        return self._message("Pertanyaan saya belum ada.") + quote("\nYang saya cari: ")

    def _message(self, text: str) -> str:
        text = f"{text}\n{self.canonical}\nData per {long(self.frame.as_of)}."
        return self.frame.inbox.address + quote(text, safe="")

    @property
    def organization(self) -> Mapping[str, Any]:
        """The publisher, in the words of schema.org."""
        return {"@type": "Organization", "name": self.frame.publisher}

    @property
    def things(self) -> tuple[Mapping[str, Any], ...]:
        """What the page is about, in the words of schema.org; nothing that it does not say to people as well."""
        return ()

    @property
    def linked_data(self) -> Mapping[str, Any] | None:
        """What search engines are told: the way to the page, and what it is about."""
        if self.path == routes.HOME:
            return None
        way = [("Beranda", self.frame.url)]
        if self.section in SECTIONS and self.path != f"{self.section}/index.html":
            way.append((SECTIONS[self.section], f"{self.frame.url}{self.section}/"))
        way.append((self.title, self.canonical))
        crumbs = [
            {"@type": "ListItem", "position": place, "name": name, "item": address}
            for place, (name, address) in enumerate(way, start=1)
        ]
        graph = [{"@type": "BreadcrumbList", "itemListElement": crumbs}, *self.things]
        return {"@context": "https://schema.org", "@graph": graph}

    def static(self, name: str) -> str:
        """The way to a static file: ``../statis/1a2b3c4d/gaya.css``."""
        return self.root + routes.static(name, self.frame.edition)


def asked(
    question: str, answer: Iterable[str | None], bases: Iterable[BasisView], frame: Frame
) -> tuple[Mapping[str, Any], ...]:
    """A question with its answer in the words of schema.org: never without its bases and the day of the data."""
    rests_on = "; ".join(f"{basis.text} ({basis.validity})" if basis.validity else basis.text for basis in bases)
    told = (*answer, f"Dasar: {rests_on}." if rests_on else None, f"Menurut data per {long(frame.as_of)}.")
    text = " ".join(filter(None, told))
    reply = {"@type": "Question", "name": question, "acceptedAnswer": {"@type": "Answer", "text": text}}
    return ({"@type": "FAQPage", "mainEntity": [reply]},)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView(PageView):
    """The page of a text that staff write. The ``text`` is without its body, which stands apart in pieces of HTML."""

    text: Briefing | Meeting | Page
    successor: Link | None
    body: Parts

    @property
    def archived(self) -> Day | None:
        """Since when it is not kept up to date any more."""
        return self.text.last_change if self.text.status is Status.ARCHIVED else None

    @property
    def review_by(self) -> Day | None:
        """As of any page; but a meeting is history: what held on its day will always have held on it."""
        if self.archived or isinstance(self.text, Meeting):
            return None
        return self.text.next_review or self.frame.next_review


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView(PageView):
    """An index of briefings or meetings: an introduction and cards, in groups, or instead of cards links in folds."""

    template = "daftar.html"
    intro: str
    groups: tuple[tuple[str, tuple[Card, ...]], ...]
    """(group heading or "", cards); an empty list says what is missing."""
    folds: Folds = ()
    empty: str


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
    condition: str | None = None
    """Under which condition alone something is allowed: never left out, however little room there is."""
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
