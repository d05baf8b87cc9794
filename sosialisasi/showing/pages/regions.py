"""The tree of regions, and for each region only what concerns it, its parents included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from sosialisasi.ground.dates import Zone
from sosialisasi.ground.folders import Folder
from sosialisasi.showing import sheets
from sosialisasi.showing.artifacts import Artifact
from sosialisasi.showing.overview import MANY, Overview
from sosialisasi.showing.pieces import Pieces
from sosialisasi.showing.views import CalendarView, Card, Link, PageView, SheetGroup, TermView
from sosialisasi.site import choices, routes
from sosialisasi.site.facts import holds_in, region_name, regulation_validity
from sosialisasi.site.model import Calendar, Contact, Election, Source
from sosialisasi.site.regions import lineage
from sosialisasi.site.words import ElectionKind


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
    terms: tuple[TermView, ...]
    """What it calls otherwise."""
    parents: tuple[Link, ...]
    children: tuple[Link, ...]
    """Regions below that have a page."""
    subregions: tuple[str, ...]
    """Names of all regions one level below (kabupaten/kota of a province, kecamatan of a kabupaten)."""
    district: str
    """What it calls a kecamatan."""
    village: str
    """What it calls a desa."""
    kits: tuple[SheetGroup, ...]
    """What the camat of each kecamatan takes to the villages."""
    kits_about: str
    """What that is, in words."""
    regulations: tuple[Link, ...]
    """Those that hold only in it, or in a region above it."""
    contacts: tuple[Contact, ...]
    notes: tuple[str, ...]
    sources: tuple[Source, ...]
    current: tuple[CalendarView, ...]
    """Its calendars that are not over on the day ``frame.as_of``, those of the regions above it included."""
    coming: tuple[CalendarView, ...]
    """Elections without a polling day in which the region is known to vote."""
    past: tuple[Link, ...]
    """All others, the newest first."""
    meetings: tuple[Card, ...]
    briefings: tuple[Card, ...]
    national_briefings: tuple[Card, ...]


KITS_ABOUT = "Yang dibawa camat ke desa dan kelurahan: boleh dan jangan, pokok pembicaraan, daftar hadir, dan pakta."


def pages(overview: Overview) -> Iterator[Artifact]:
    path = routes.REGIONS
    codes = frozenset(overview.region_codes)

    def link(code: str) -> Link:
        has_page = code in codes
        return Link(
            text=region_name(overview.site, code), href=routes.relative(path, routes.region(code)) if has_page else None
        )

    def tree(codes: Iterable[str]) -> tuple[tuple[str, Link, tuple[Link, ...]], ...]:
        """(anchor, province, those below it), both by name."""
        below: dict[str, list[Link]] = {}
        for code in codes:
            province, dot, _ = code.partition(".")
            below.setdefault(province, []).extend([link(code)] if dot else [])
        provinces = (
            (routes.province(code).partition("#")[2], link(code), tuple(sorted(links, key=attrgetter("text"))))
            for code, links in below.items()
        )
        return tuple(sorted(provinces, key=lambda each: each[1].text))

    yield overview.web(
        RegionListView(
            frame=overview.frame,
            path=path,
            title="Pilih daerah Anda",
            description="Bahan sosialisasi netralitas ASN menurut daerah.",
            # Where most regions have something, the list of all is enough.
            tree=tuple(each[1:] for each in tree(overview.region_codes)) if len(overview.region_codes) <= MANY else (),
            count=len(overview.region_codes),
            provinces=tree(region.code for region in overview.site.regions.values() if region.level < 3),
        ),
        Folder.REGIONS.path,
    )
    for code in overview.region_codes:
        yield overview.recall(_page, overview, code)


def _page(overview: Overview, code: str) -> Artifact:
    path = routes.region(code)
    pieces = overview.pieces(path, code)
    note = overview.site.region_notes.get(code)
    above = lineage(code)[:-1]
    name = region_name(overview.site, code)
    meetings = overview.meetings_about(code)
    local = [b for b in overview.public_briefings if any(each in (code, *above) for each in b.regions)]
    national = [b for b in overview.public_briefings if not b.regions]
    calendars = [each for each in overview.sorted_calendars if each.region in (code, *above)]
    kits = sheets.kit.of_region(overview, note) if note else ()
    return overview.web(
        RegionPageView(
            frame=overview.frame,
            path=path,
            title=name,
            description=f"Kalender, rakor, dan briefing netralitas ASN bagi {name}.",
            code=code,
            zone=Zone.of_region(code),
            aliases=note.aliases if note else (),
            terms=pieces.terms(),
            parents=tuple(pieces.region(each) for each in above),
            children=tuple(
                pieces.region(each) for each in overview.region_codes if overview.site.regions[each].parent == code
            ),
            subregions=pieces.subregions(code),
            district=pieces.said("kecamatan"),
            village=pieces.said("desa"),
            kits_about=pieces.said(KITS_ABOUT),
            regulations=tuple(_regulations(overview, path, code)),
            kits=sheets.sheet_groups(overview, path, ((kit.title, kit) for kit in kits)),
            contacts=note.contacts if note else (),
            notes=note.notes if note else (),
            sources=note.sources if note else (),
            current=_current(overview, pieces, code, calendars),
            coming=tuple(_national(overview, pieces, code, overview.coming_elections, calendars)),
            past=tuple(_past(overview, path, each) for each in calendars if not overview.is_active(each)),
            meetings=tuple(overview.text_card(path, meeting) for meeting in meetings),
            briefings=tuple(overview.text_card(path, briefing) for briefing in local),
            national_briefings=tuple(overview.text_card(path, briefing) for briefing in national[:10]),
        ),
        note.origin.path if note else Folder.REGIONS.path,
    )


def _past(overview: Overview, path: str, calendar: Calendar) -> Link:
    """A calendar that is over, or was replaced."""
    is_replaced = overview.site.elections[calendar.election].replaced_by is not None
    href = routes.relative(path, routes.calendar(calendar.id))
    return Link(text=calendar.title, href=href, note="jadwal ini diganti" if is_replaced else None)


def _regulations(overview: Overview, path: str, code: str) -> Iterator[Link]:
    """What was ever in force in a region only, the newest first."""
    known = sorted(overview.site.regulations.values(), key=lambda each: (-each.since.toordinal(), each.id))
    for each in known:
        if each.regions and holds_in(each, code):
            href = routes.relative(path, routes.regulation(each.id))
            yield Link(text=each.short, href=href, note=regulation_validity(each))


def _current(overview: Overview, pieces: Pieces, code: str, calendars: Sequence[Calendar]) -> tuple[CalendarView, ...]:
    """The calendars that are not over, and the national stages of others in which the region is known to vote."""
    active = [each for each in calendars if overview.is_active(each)]
    return (
        *(pieces.calendar(calendar) for calendar in reversed(active)),
        *_national(overview, pieces, code, overview.active_elections, calendars),
    )


def _national(
    overview: Overview, pieces: Pieces, code: str, elections: Iterable[Election], calendars: Iterable[Calendar]
) -> Iterator[CalendarView]:
    """Those of some elections in which a region is known to vote, without those that it has a calendar of."""
    own = {calendar.election for calendar in calendars}
    for election in elections:
        if election.id not in own and _is_known_to_vote(overview, election, code):
            yield pieces.election(election, code)


def _is_known_to_vote(overview: Overview, election: Election, code: str) -> bool:
    """Of a Pilkada nobody can tell without its list; in a Pemilu all regions vote."""
    if not choices.is_recorded(election):
        return election.kind is ElectionKind.NATIONAL
    return choices.votes(election, overview.site.regions[code])
