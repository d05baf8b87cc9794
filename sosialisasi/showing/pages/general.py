"""The pages that are about the whole site: beranda, pelaporan, cetak, plain pages, 404, sitemap, feed, static files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from posixpath import dirname
from typing import ClassVar

from sosialisasi.ground.dates import Day, Zone
from sosialisasi.ground.folders import Folder
from sosialisasi.showing import sheets
from sosialisasi.showing.artifacts import Artifact, Medium
from sosialisasi.showing.overview import MANY, Overview, path_of, route_of
from sosialisasi.showing.pieces import NATIONAL_ZONE, without_body
from sosialisasi.showing.sheets import Group, Print
from sosialisasi.showing.views import (
    ChainView,
    ElectionView,
    Frame,
    ItemLink,
    Link,
    PageView,
    SheetFamily,
    SheetFold,
    SheetGroup,
    SheetLink,
    TextView,
)
from sosialisasi.site import routes
from sosialisasi.site.model import Page
from sosialisasi.site.words import ElectionKind, Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView(PageView):
    template = "beranda.html"
    active: tuple[ElectionView, ...]
    """Elections that are not over on the day ``frame.as_of``; empty in years without an election."""
    zone: ClassVar[Zone] = NATIONAL_ZONE
    """In which national days are counted."""
    coming: tuple[Link, ...]
    """What comes next, as far as it is known: elections without a polling day."""
    roles: tuple[Link, ...]
    top_items: tuple[ItemLink, ...]
    region: Link | None
    """The only region with a calendar, if it is one alone; otherwise it is chosen from the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingView(PageView):
    template = "pelaporan.html"
    chains: tuple[ChainView, ...]
    """The current one first, then back in time; those of regions after those of the whole nation."""
    elsewhere: ClassVar[tuple[str, ...]] = tuple(kind.rules for kind in ElectionKind if kind.rules)
    """Where the rules of other elections stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintView(PageView):
    """All sheets."""

    template = "cetak.html"
    copies: str | None
    """Where a printed copy can be checked."""
    uses: tuple[tuple[str, tuple[SheetFold, ...]], ...]
    """What sheets are printed for, and the kinds of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainView(TextView):
    template = "halaman.html"
    text: Page


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
class ServerView:
    """Settings of a web server. ``base`` is the path of the site there, like ``/netral/``, checked to hold no sign that
    means anything to a server.
    """

    template: str
    base: str


SERVERS = {"htaccess": routes.APACHE, "web.config": routes.IIS, "nginx.conf": routes.NGINX}
"""Template → path of the settings of each server. Those of nginx are taken in by its own, so they are not published."""
FEED_LENGTH = 20
ELSEWHERE = ((routes.MEETINGS, "Rakor"), (routes.CALENDARS, "Kalender"), (routes.REGIONS, "Daerah"))
"""The lists of those pages of which every region may have one."""


def home(overview: Overview) -> Artifact:
    path = routes.HOME
    pieces = overview.pieces(path)
    regions = sorted({each.region for each in overview.sorted_calendars if "." in each.region})
    return overview.web(
        HomeView(
            frame=overview.frame,
            path=path,
            title=overview.settings.name,
            description=overview.settings.description,
            active=tuple(overview.election(path, each) for each in overview.active_elections),
            coming=overview.links(
                path,
                (  # Without what a name explains in brackets.
                    (each.name.partition(" (")[0], f"{routes.CALENDARS}#{each.id}")
                    for each in overview.coming_elections
                ),
            ),
            roles=overview.role_links(path),
            top_items=tuple(overview.item_link(path, overview.site.guidance[id]) for id in overview.settings.top_items),
            region=pieces.region(regions[0]) if len(regions) == 1 else None,
        ),
        overview.settings.origin.path,
    )


def reporting_page(overview: Overview) -> Artifact:
    path = routes.REPORTING
    newest = sorted(overview.site.chains.values(), key=lambda chain: chain.since or Day.min, reverse=True)
    chains = sorted(newest, key=lambda chain: chain.region or "")
    pieces = overview.pieces(path)
    return overview.web(
        ReportingView(
            frame=overview.frame,
            path=path,
            title="Alur pelaporan",
            description="Ke mana melaporkan dugaan pelanggaran netralitas ASN, menurut tanggal peristiwanya.",
            chains=tuple(pieces.chain(chain, overview.day) for chain in chains),
        ),
        Folder.CHAINS.path,
    )


def print_list(overview: Overview, every: Iterable[Print]) -> Artifact:
    """The list of all public sheets."""
    path = routes.PRINTS

    def listed(group: Group, prints: list[Print]) -> Iterator[SheetFamily]:
        """Each thing with all its sheets; but of sheets that are many, since every region has one, only where to find
        them.
        """
        for index, title in ELSEWHERE:
            some = [sheet for sheet in prints if dirname(sheet.page) == dirname(index)]
            if len(some) > MANY:
                prints = [sheet for sheet in prints if dirname(sheet.page) != dirname(index)]
                link = Link(text=f"Pilih di halaman {title}", href=routes.relative(path, index))
                yield SheetFamily(title=f"{len(some)} lembar, masing-masing di halamannya", about=link, sheets=())
        families: dict[tuple[str, str], dict[str, tuple[SheetLink, ...]]] = {}
        for sheet in prints:
            which, what = sheet.title.split(": ", 1) if group.names_itself else ("", sheet.title)
            files = families.setdefault((sheet.page, what), {})
            files[which] = files.get(which, ()) + sheets.sheet_links(overview, path, sheet)
        alone = len({which for files in families.values() for which in files}) == 1
        for (page, what), files in families.items():
            about = None if page == path else Link(text="Baca di layar", href=routes.relative(path, page))
            rows = ((("" if alone else which), some) for which, some in files.items())
            groups = tuple(SheetGroup(title=which, about=None, files=some) for which, some in rows)
            yield SheetFamily(title=what, about=about, sheets=groups)

    kinds: dict[Group, list[Print]] = {group: [] for group in Group}
    for sheet in sheets.in_use(overview, every):
        if sheet.group is not Group.MEETING_PART:  # The page of the meeting lists them.
            kinds[sheet.group].append(sheet)
    folds = (
        (group.use, SheetFold(id=group.value, title=group.label, families=tuple(listed(group, some))))
        for group, some in kinds.items()
        if some
    )
    return overview.web(
        PrintView(
            frame=overview.frame,
            path=path,
            title="Cetak",
            description=_prints_in_words(overview.settings.papers),
            copies=routes.relative(path, routes.COPIES) if overview.settings.papers else None,
            uses=tuple((use, tuple(fold for _, fold in some)) for use, some in groupby(folds, key=itemgetter(0))),
        ),
        overview.settings.origin.path,
    )


def _prints_in_words(papers: tuple[Paper, ...]) -> str:
    if not papers:
        return "Situs ini tidak menyediakan lembar cetak."
    return f"Semua lembar siap cetak, hitam putih, {' dan '.join(paper.label for paper in papers)}; poster di A3."


def plain_pages(overview: Overview) -> Iterator[Artifact]:
    for page in overview.public_pages:
        path = routes.page(page.slug)
        view = PlainView(
            frame=overview.frame,
            path=path,
            title=page.title,
            description=page.summary,
            text=without_body(page),
            successor=overview.successor(path, page),
            body=overview.pieces(path).body_html(page.body, page.origin.path),
        )
        yield overview.web(view, page.origin.path, page.updated)


def not_found(overview: Overview) -> Artifact:
    view = NotFoundView(
        frame=overview.frame,
        path=routes.NOT_FOUND,
        title="Halaman tidak ditemukan",
        description="Alamat ini tidak ada di situs ini.",
    )
    return overview.web(view, overview.settings.origin.path)


def sitemap(overview: Overview, pages: Iterable[Artifact]) -> Artifact:
    entries = tuple(sorted((page.view.canonical, page.day) for page in pages if isinstance(page.view, PageView)))
    return Artifact(routes.SITEMAP, Medium.WEB, SitemapView(pages=entries), overview.settings.origin.path, overview.day)


def feed(overview: Overview) -> Artifact:
    """What is new, in Atom. An entry is known by the identity of the site and its oldest name, never by its address."""
    lasting = f"https://{overview.settings.identity}/"
    entries = [
        FeedEntry(
            id=lasting + route_of(text)(text.identity),
            title=text.title,
            url=overview.url + path_of(text),
            published=text.date,
            updated=text.last_change,
            summary=text.summary,
            author=text.author or overview.settings.publisher,
        )
        for text in overview.public_texts
    ]
    entries.sort(key=lambda entry: (-entry.updated.toordinal(), entry.url))
    newest = tuple(entries[:FEED_LENGTH])
    updated = max((entry.updated for entry in newest), default=overview.day)
    view = FeedView(frame=overview.frame, id=lasting, updated=updated, entries=newest)
    return Artifact(routes.FEED, Medium.WEB, view, overview.settings.origin.path, updated)


def robots(overview: Overview) -> Artifact:
    view = RobotsView(sitemap=overview.url + routes.SITEMAP)
    return Artifact(routes.ROBOTS, Medium.WEB, view, overview.settings.origin.path, overview.day)


def servers(overview: Overview) -> Iterator[Artifact]:
    """The settings of every server of ``SERVERS``."""
    base, source = "/" + overview.url.split("/", 3)[3], overview.settings.origin.path
    for template, path in SERVERS.items():
        view = ServerView(template=template, base=base)
        yield Artifact(path, Medium.WEB, view, source, overview.day, is_office=path == routes.NGINX)


def static_files(overview: Overview, files: Mapping[str, bytes]) -> Iterator[Artifact]:
    for name, data in files.items():
        path = routes.static(name, overview.edition)
        yield Artifact(path, Medium.FILE, data, f"templates/statis/{name}", overview.day)
