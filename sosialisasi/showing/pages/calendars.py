"""The calendars: an index, a page for each, and each as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import ClassVar

from sosialisasi.ground.dates import Zone, with_weekday
from sosialisasi.ground.folders import Folder
from sosialisasi.showing import sheets
from sosialisasi.showing.artifacts import Artifact, Medium
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.pieces import NATIONAL_ZONE
from sosialisasi.showing.views import CalendarData, CalendarView, ElectionView, Link, PageView, SheetLink
from sosialisasi.site import routes
from sosialisasi.site.model import Calendar, Change


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarListView(PageView):
    template = "daftar-kalender.html"
    active: tuple[ElectionView, ...]
    """Elections that are not over on the day ``frame.as_of``."""
    zone: ClassVar[Zone] = NATIONAL_ZONE
    """In which national days are counted."""
    coming: tuple[ElectionView, ...]
    """Elections whose polling day nobody knows yet; replaced schedules are among them."""
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


def pages(overview: Overview) -> Iterator[Artifact]:
    path = routes.CALENDARS
    others = [each for each in overview.sorted_elections if each not in overview.active_elections]
    past = [(each.polling_day.year, each) for each in others if each.polling_day]
    yield overview.web(
        CalendarListView(
            frame=overview.frame,
            path=path,
            title="Kalender tahapan",
            description="Kalender tahapan pemilu dan pemilihan menurut daerah.",
            active=tuple(overview.election(path, each) for each in overview.active_elections),
            coming=tuple(overview.election(path, each) for each in others if each.polling_day is None),
            past=tuple(
                (year, tuple(overview.election(path, each) for _, each in some))
                for year, some in groupby(past, key=itemgetter(0))
            ),
        ),
        Folder.CALENDARS.path,
    )
    for calendar in overview.sorted_calendars:
        yield overview.recall(_page, overview, calendar)


def _page(overview: Overview, calendar: Calendar) -> Artifact:
    path = routes.calendar(calendar.id)
    pieces = overview.pieces(path, calendar.region)
    shown = pieces.calendar(calendar)
    users = [meeting for meeting in overview.public_meetings if calendar.id in meeting.calendars]
    day = with_weekday(shown.polling_day) if shown.polling_day else "belum ditetapkan"
    vote = f"Pemungutan suara {day}" if shown.replaced_by is None else "Jadwal ini diganti"
    return overview.web(
        CalendarPageView(
            frame=overview.frame,
            path=path,
            title=calendar.title,
            description=f"Tahapan {shown.election} di {shown.region}. {vote}.",
            calendar=shown,
            ics=routes.relative(path, routes.calendar(calendar.id, "ics")),
            ics_address=overview.url + routes.calendar(calendar.id, "ics"),
            json=routes.relative(path, routes.calendar(calendar.id, "json")),
            region=pieces.region(calendar.region),
            meetings=overview.links(path, ((meeting.title, routes.meeting(meeting.slug)) for meeting in users)),
            sheets=sheets.sheet_links(overview, path, sheets.texts.calendar_sheet(overview, calendar)),
            changes=(*overview.site.elections[calendar.election].history, *calendar.history),
        ),
        calendar.origin.path,
    )


def data(overview: Overview) -> Iterator[Artifact]:
    """Every calendar as iCalendar and as JSON, rendered from the same view; also under its earlier names, since a
    phone that follows a calendar cannot be sent elsewhere.
    """
    for calendar in overview.sorted_calendars:
        history = (*overview.site.elections[calendar.election].history, *calendar.history)
        view = CalendarData(
            calendar=overview.paper_in(calendar.region).calendar(calendar),
            identity=calendar.identity,
            owner=overview.settings.identity,
            as_of=overview.day,
            changed=max((overview.day, *(change.date for change in history))),
            changes=len(history),
        )
        for id in (calendar.id, *calendar.aliases):
            for medium in (Medium.ICS, Medium.JSON):
                yield Artifact(routes.calendar(id, medium), medium, view, calendar.origin.path, overview.day)
