"""The tree of regions, and for each region only what concerns it, its parents included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import ClassVar

from sosialisasi.ground.dates import Zone
from sosialisasi.ground.folders import Folder
from sosialisasi.showing import sheets
from sosialisasi.showing.artifacts import Artifact
from sosialisasi.showing.overview import MANY, Overview
from sosialisasi.showing.pieces import NATIONAL_ZONE, Pieces
from sosialisasi.showing.views import CalendarView, Card, Link, PageView, SheetGroup, TermView
from sosialisasi.site import choices, routes
from sosialisasi.site.facts import holds_in, in_series, region_name, regulation_validity
from sosialisasi.site.model import Calendar, Contact, Election, Source
from sosialisasi.site.regions import lineage
from sosialisasi.site.speech import bare_name, stand_ins
from sosialisasi.site.words import ElectionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """A kabupaten or kota in the list of all; of one without a page (``link.href``), all that is known of it."""

    anchor: str
    link: Link
    aliases: tuple[str, ...]
    """What else people call it."""
    offices: str | None
    """Whom to ask there, by their names: ``Bawaslu dan KPU Kabupaten Bangkalan``."""
    exceptions: tuple[str, ...]
    """What others choose in the next election and it does not, each with the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceView:
    """A province in the list of all, with what those in it have from it."""

    anchor: str
    link: Link
    aliases: tuple[str, ...]
    offices: str | None
    terms: tuple[TermView, ...]
    """What it calls otherwise."""
    places: tuple[PlaceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionListView(PageView):
    """Every region of the country: whoever has no page is answered here."""

    template = "daftar-daerah.html"
    zone: ClassVar[Zone] = NATIONAL_ZONE
    """In which national days are counted."""
    active: tuple[CalendarView, ...]
    """The national stages of elections that are not over on the day ``frame.as_of``."""
    ask: str
    """Whom to ask first, anywhere."""
    tree: tuple[tuple[Link, tuple[Link, ...]], ...]
    """(province, its kabupaten/kota that have a page); empty if these are many."""
    count: int
    """How many regions have a page."""
    provinces: tuple[ProvinceView, ...]
    """All provinces with all their kabupaten/kota, by name."""


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
    answers: str | None
    """Where each kabupaten/kota of a province is answered."""
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


OFFICES = {1: ("bawaslu-provinsi",), 2: ("bawaslu-kabkota", "kpu-kabkota")}
"""Level of a region → the institutions that each of that level has, by the names of their files."""


def pages(overview: Overview) -> Iterator[Artifact]:
    yield overview.recall(_list, overview)
    for code in overview.region_codes:
        yield overview.recall(_page, overview, code)


def _list(overview: Overview) -> Artifact:
    path = routes.REGIONS
    pieces = overview.pieces(path)
    provinces = (code for code, region in overview.site.regions.items() if region.level == 1)
    return overview.web(
        RegionListView(
            frame=overview.frame,
            path=path,
            title="Pilih daerah Anda",
            description="Semua provinsi, kabupaten, dan kota: kalender, kata setempat, dan kepada siapa bertanya.",
            active=tuple(pieces.election(each) for each in overview.active_elections),
            ask=pieces.ask_for(),
            # Where most regions have something, the list of all is enough.
            tree=_tree(overview) if len(overview.region_codes) <= MANY else (),
            count=len(overview.region_codes),
            provinces=tuple(sorted((_province(overview, code) for code in provinces), key=lambda each: each.link.text)),
        ),
        Folder.REGIONS.path,
    )


def _tree(overview: Overview) -> tuple[tuple[Link, tuple[Link, ...]], ...]:
    """The regions that have a page: each province with those below it, both by name."""
    below: dict[str, list[Link]] = {}
    for code in overview.region_codes:
        province, dot, _ = code.partition(".")
        below.setdefault(province, []).extend([_link(overview, code)] if dot else [])
    found = ((_link(overview, code), tuple(sorted(links, key=_text))) for code, links in below.items())
    return tuple(sorted(found, key=lambda each: each[0].text))


_text = attrgetter("text")


def _link(overview: Overview, code: str) -> Link:
    """A region in the list of all, and its page if it has one."""
    has_page = code in overview.region_codes
    href = routes.relative(routes.REGIONS, routes.region(code)) if has_page else None
    return Link(text=region_name(overview.site, code), href=href)


def _province(overview: Overview, code: str) -> ProvinceView:
    places = (_place(overview, below) for below in overview.site.subregions.get(code, ()))
    return ProvinceView(
        anchor=routes.province(code).partition("#")[2],
        link=_link(overview, code),
        aliases=_called(overview, code),
        offices=_offices(overview, code),
        terms=overview.pieces(routes.REGIONS, code).terms(),
        places=tuple(sorted(places, key=lambda each: each.link.text)),
    )


def _place(overview: Overview, code: str) -> PlaceView:
    region, link = overview.site.regions[code], _link(overview, code)
    is_told = link.href is None
    elections = (*overview.active_elections, *overview.coming_elections)
    excepted = (each for election in elections for each in choices.excepted(overview.site, election, region))
    return PlaceView(
        anchor=routes.place(code).partition("#")[2],
        link=link,
        aliases=_called(overview, code),
        offices=_offices(overview, code) if is_told else None,
        exceptions=tuple(dict.fromkeys(excepted)) if is_told else (),
    )


def _called(overview: Overview, code: str) -> tuple[str, ...]:
    """What people call a region beside its name: what staff noted of it, and words of the search that mean the same."""
    note = overview.site.region_notes.get(code)
    name = overview.site.regions[code].name.casefold()
    lines = ([word.strip() for word in line.split(",")] for line in overview.settings.synonyms)
    same = (word for first, *others in lines if name.endswith(f" {first.casefold()}") for word in others)
    return tuple(dict.fromkeys((*(note.aliases if note else ()), *same)))


def _offices(overview: Overview, code: str) -> str | None:
    """The offices that supervise and hold elections in a region, as they are called there."""
    site = overview.site
    own = stand_ins(site, code, overview.day)
    known = [site.institutions[id] for id in OFFICES[site.regions[code].level] if id in site.institutions]
    names = [bare_name(own.get(each.id, each)) for each in known]
    return f"{in_series(names, 'dan')} {region_name(site, code)}" if names else None


def _page(overview: Overview, code: str) -> Artifact:
    path = routes.region(code)
    pieces = overview.pieces(path, code)
    note = overview.site.region_notes.get(code)
    above = lineage(code)[:-1]
    name = region_name(overview.site, code)
    meetings = overview.meetings_about(code)
    local, national = overview.recall(_briefings, overview, code)
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
            answers=routes.relative(path, routes.province(code)) if not above else None,
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
            briefings=local,
            national_briefings=national,
        ),
        note.origin.path if note else Folder.REGIONS.path,
    )


def _briefings(overview: Overview, code: str) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
    """The briefings of a region, and the newest of the whole nation, as its page shows them."""
    path, regions = routes.region(code), lineage(code)
    local = [b for b in overview.public_briefings if any(each in regions for each in b.regions)]
    national = [b for b in overview.public_briefings if not b.regions]
    local_cards, national_cards = (
        tuple(overview.text_card(path, each) for each in some) for some in (local, national[:10])
    )
    return local_cards, national_cards


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
