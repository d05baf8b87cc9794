"""``Print``: a sheet before it is put on a paper, and how it becomes an artifact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from sosialisasi.ground.dates import Day, Zone, long, span_text
from sosialisasi.showing.overview import Overview, path_of
from sosialisasi.showing.sheetviews import WITHDRAWN, Caution, EventView, Handout, Imprint, Letterhead, Part, SheetView
from sosialisasi.showing.views import NOWHERE, SheetGroup, SheetLink
from sosialisasi.site import routes
from sosialisasi.site.model import Briefing, Meeting, RegionNote, Settings, Site
from sosialisasi.site.regions import lineage
from sosialisasi.site.speech import place_name
from sosialisasi.site.words import Labelled, Sheet, Size


class Group(Labelled):
    """The kinds of sheets, in the order in which the page of all sheets lists them."""

    use: str
    """What they are printed for; the page lists those of one use together."""
    names_itself: bool
    """Whether the title of a sheet says first which sheet it is, then of what: ``Paket peserta: Rakor Camat``."""

    ROLE = "peran", "Boleh dan jangan menurut peran", "Untuk dibagikan", True
    BRIEFING = "briefing", "Briefing", "Untuk dibagikan", False
    KIT = "kit", "Kit untuk desa dan kelurahan", "Untuk dibagikan", False
    REPORTING = "pelaporan", "Alur pelaporan dan sanksi", "Untuk dibagikan", False
    POSTER = "poster", "Poster dan leaflet", "Untuk ditempel", False
    CALENDAR = "kalender", "Kalender tahapan", "Untuk ditempel", False
    PACK = "paket", "Paket rakor", "Untuk rapat", True
    SLIDES = "tayang", "Bahan tayang", "Untuk rapat", True
    FORM = "formulir", "Ikrar, pakta, dan formulir", "Untuk rapat", False
    QUIZ = "kuis", "Kuis", "Untuk rapat", False
    MEETING_PART = "bagian", "Bagian paket rakor, satu per satu", "Untuk rapat", True


DRAFTS = "draf"
"""The folder of the office for what is not published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """A sheet before it is put on a paper. What it shows is made only when it is printed; pages just link to it.

    ``name`` is what the sheet is called in files and in the ledger, for ever. ``page`` is the output path of the web
    page with the same content, ``view`` makes what is shown on a paper of one of the ``sizes``.
    """

    name: str
    title: str
    group: Group
    source: str
    page: str
    day: Day
    view: Callable[[Size], SheetView]
    sizes: tuple[Size, ...]
    office: str | None = None
    """The folder of the office that it is for, ``None`` for a sheet that everybody may have."""
    copy_of: str | None = None
    """The public sheet that an office's sheet is a filled-in copy of."""
    part: Sheet | None = None
    """Which part of a meeting it is, if it is one alone."""
    is_word: bool = False
    """Whether it is a part that is given as a file of Word too."""

    def on_its_papers(self) -> tuple[tuple[Size, SheetView], ...]:
        """What it shows on each of its papers: the same, so it is made once."""
        if not self.sizes:
            return ()
        view = self.view(self.sizes[0])
        return tuple((size, replace(view, imprint=replace(view.imprint, paper=size))) for size in self.sizes)


def sheet_links(overview: Overview, page: str, *prints: Print) -> tuple[SheetLink, ...]:
    """Where sheets are, seen from a page, on each paper; of those that were withdrawn none."""
    return tuple(
        SheetLink(title=sheet.title, paper=size, href=routes.relative(page, routes.sheet(sheet.name, size)))
        for sheet in in_use(overview, prints)
        for size in sheet.sizes
    )


def sheet_groups(overview: Overview, page: str, sheets: Iterable[tuple[str, Print]]) -> tuple[SheetGroup, ...]:
    """Sheets, each under its title with its ``sheet_links``; without those that have none."""
    listed = ((title, sheet, sheet_links(overview, page, sheet)) for title, sheet in sheets)
    return tuple(
        SheetGroup(title=title, about=None, files=files, word=_word_link(page, sheet))
        for title, sheet, files in listed
        if files
    )


def _word_link(page: str, sheet: Print) -> str | None:
    return routes.relative(page, routes.word_file(sheet.name)) if sheet.is_word else None


def in_use(overview: Overview, prints: Iterable[Print]) -> Iterator[Print]:
    """The sheets that pages lead to: all that were not withdrawn."""
    return (sheet for sheet in prints if not overview.is_withdrawn(sheet.name))


Topic = Briefing | Meeting | tuple[str, str]
"""What a sheet shows: a text, or anything else by the file that it is made from and its web page."""


def to_print(
    overview: Overview,
    name: str,
    topic: Topic,
    *,
    title: str,
    group: Group,
    view: Callable[[Imprint], SheetView],
    size: Size | None = None,
    office: str | None = None,
    copy_of: str | None = None,
    region: str = "",
) -> Print:
    """A sheet of one ``size``, or on every paper of the site; of a site that prints nothing, on none. It shows a
    meeting as of its day, a briefing as of its last change, and all else as of the day of the data.

    Its forms have the kop of the meeting's ``region``, or of the one that is named.
    """
    settings = overview.settings
    source, page = topic if isinstance(topic, tuple) else (topic.origin.path, path_of(topic))
    match topic:
        case Meeting():
            day, occasion = topic.date, f"{topic.kind.noun} {span_text(topic.span)}"
        case Briefing():
            day, occasion = topic.last_change, f"Keadaan per {long(topic.last_change)}"
        case _:
            day, occasion = overview.day, f"Keadaan per {long(overview.day)}"

    def draw(paper: Size) -> SheetView:
        return view(
            Imprint(
                paper=paper,
                date=day,
                site=settings.name,
                publisher=settings.publisher,
                letterhead=letterhead(overview.site, topic.region if isinstance(topic, Meeting) else region),
                is_example=settings.is_example,
                occasion=occasion,
                url=overview.url + page.removesuffix("index.html"),
            )
        )

    return Print(
        name=name,
        title=title,
        group=group,
        source=source,
        page=page,
        day=day,
        view=draw,
        sizes=(size,) if size and settings.papers else settings.papers,
        office=office,
        copy_of=copy_of,
    )


def handout(
    overview: Overview,
    name: str,
    topic: Topic,
    *,
    title: str,
    subject: str,
    group: Group,
    parts: Callable[[], tuple[Part, ...]],
    whose: str | None = None,
    check_first: Callable[[tuple[Part, ...]], str | None] = lambda parts: None,
    office: str | None = None,
    copy_of: str | None = None,
    region: str = "",
) -> Print:
    """A sheet of parts on office paper, as ``to_print`` makes it; behind a cover if it is ``whose`` pack, which says
    what of its parts the hosts ``check_first``.
    """

    def view(own: Imprint) -> SheetView:
        held = parts()
        cover = event(overview, topic) if whose and isinstance(topic, Meeting) else None
        return Handout(
            imprint=replace(own, whose=whose),
            title=title,
            subject=subject,
            caution=_caution(topic, office),
            cover=replace(cover, check_first=check_first(held)) if cover else None,
            parts=held,
        )

    return to_print(
        overview,
        name,
        topic,
        title=title,
        group=group,
        view=view,
        office=office,
        copy_of=copy_of,
        region=region,
    )


def letterhead(site: Site, region: str) -> Letterhead:
    """The kop of a region: the lines of the nearest region that has some, of it and those above it, or else of the
    site; and the nearest emblem on the way there. Further on only a kecamatan looks for one: a kabupaten or kota with
    a kop of its own has an emblem of its own, or none.
    """
    notes = (site.region_notes.get(code) for code in reversed(lineage(region)))
    places: tuple[RegionNote | Settings, ...] = (*filter(None, notes), site.settings)
    for number, place in enumerate(places):
        if place.letterhead:
            is_district = isinstance(place, RegionNote) and site.regions[place.code].level == 3
            reach = places if is_district else places[: number + 1]
            emblem = next((each.emblem for each in reach if each.emblem), None)
            return Letterhead(
                lines=place.letterhead, emblem=replace(site.emblems[emblem], origin=NOWHERE) if emblem else None
            )
    return Letterhead()


def withdrawn_caution(since: Day) -> Caution:
    """The caution on what must not be used since a day."""
    return Caution(word=WITHDRAWN, reason=f"jangan dipakai lagi sejak {long(since)}")


def _caution(topic: Topic, office: str | None) -> Caution | None:
    if isinstance(topic, Meeting) and topic.withdrawal:
        return withdrawn_caution(topic.withdrawal.date)
    return Caution(word="DRAF", reason="belum disetujui, jangan dibagikan") if office == DRAFTS else None


def event(overview: Overview, meeting: Meeting) -> EventView:
    return EventView(
        kind=meeting.kind,
        title=meeting.title,
        date=meeting.date,
        last_day=meeting.span.end if meeting.span.days > 1 else None,
        start=meeting.start,
        end=meeting.end,
        is_open_ended=meeting.is_open_ended,
        zone=Zone.of_region(meeting.region),
        host=meeting.host,
        place=meeting.place,
        region=place_name(overview.site, meeting.region),
        phase=overview.paper_of(meeting).phase_on(meeting.date, meeting.elections),
    )
