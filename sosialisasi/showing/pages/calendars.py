"""The calendars: an index, a page for each, and each as data."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sosialisasi.ground.dates import with_weekday
from sosialisasi.showing import sheets
from sosialisasi.showing.artifacts import Artifact, Medium
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.pieces import NATIONAL_ZONE
from sosialisasi.showing.views import CalendarData, CalendarListView, CalendarPageView
from sosialisasi.site import routes
from sosialisasi.site.model import Calendar


def pages(overview: Overview) -> Iterator[Artifact]:
    path = routes.CALENDARS
    past = [each for each in overview.sorted_elections if each not in overview.active_elections]
    yield overview.web(
        CalendarListView(
            frame=overview.frame,
            path=path,
            title="Kalender tahapan",
            description="Kalender tahapan pemilu dan pemilihan menurut daerah.",
            active=tuple(overview.election(path, each) for each in overview.active_elections),
            zone=NATIONAL_ZONE,
            past=tuple(
                (year, tuple(overview.election(path, each) for each in found))
                for year, found in groupby(past, key=lambda each: each.polling_day.year)
            ),
        ),
        "content/kalender",
    )
    for calendar in overview.sorted_calendars:
        yield _page(overview, calendar)


def _page(overview: Overview, calendar: Calendar) -> Artifact:
    path = routes.calendar(calendar.id)
    pieces = overview.pieces(path)
    shown = pieces.calendar(calendar)
    users = [meeting for meeting in overview.public_meetings if calendar.id in meeting.calendars]
    vote = f"Pemungutan suara {with_weekday(shown.polling_day)}" if shown.replaced_by is None else "Jadwal ini diganti"
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
            sheets=sheets.links(overview, path, sheets.texts.calendar(overview, calendar)),
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
            calendar=overview.paper.calendar(calendar),
            identity=calendar.identity,
            owner=overview.settings.identity,
            as_of=overview.day,
            changed=max((overview.day, *(change.date for change in history))),
            changes=len(history),
        )
        for id in (calendar.id, *calendar.aliases):
            for medium in (Medium.ICS, Medium.JSON):
                yield Artifact(routes.calendar(id, medium), medium, view, calendar.origin.path, overview.day)
