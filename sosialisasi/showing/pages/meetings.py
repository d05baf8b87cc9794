"""The index of meetings and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sosialisasi.ground.dates import Zone, long
from sosialisasi.ground.folders import Folder
from sosialisasi.showing import sheets
from sosialisasi.showing.artifacts import Artifact
from sosialisasi.showing.overview import MANY, Overview
from sosialisasi.showing.pieces import without_body
from sosialisasi.showing.views import (
    BasisView,
    CalendarView,
    ChainView,
    ItemView,
    Link,
    ListView,
    SheetGroup,
    SheetLink,
    StatementView,
    TextView,
)
from sosialisasi.site import routes
from sosialisasi.site.model import Meeting, Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingView(TextView):
    template = "rakor.html"
    text: Meeting
    zone: Zone
    region: Link
    participants: tuple[Link, ...]
    elections: tuple[Link, ...]
    phase: str | None
    """Where the meeting's day lay in the elections' calendars, in words."""
    speakers: tuple[Speaker, ...]
    statements: tuple[StatementView, ...]
    items: tuple[ItemView, ...]
    calendars: tuple[CalendarView, ...]
    chain: ChainView | None
    bases: tuple[BasisView, ...]
    pack: tuple[SheetLink, ...]
    parts: tuple[SheetGroup, ...]
    """The parts of the pack, each alone."""


def pages(overview: Overview) -> Iterator[Artifact]:
    path = routes.MEETINGS
    shown = overview.public_meetings
    cards = tuple(overview.text_card(path, meeting) for meeting in shown) if len(shown) <= MANY else ()
    links = ((meeting.region, _link(path, meeting)) for meeting in shown)
    yield overview.web(
        ListView(
            frame=overview.frame,
            path=path,
            title="Rakor",
            description="Rapat koordinasi camat dan sosialisasi netralitas ASN, lengkap dengan paket cetaknya.",
            intro="Rapat koordinasi dan sosialisasi: siapa, kapan, apa yang dibahas, dan paket cetaknya.",
            groups=(("", cards),) if cards else (),
            folds=() if cards else overview.folds(links),
            empty="Belum ada rakor yang terbit.",
        ),
        Folder.MEETINGS.path,
    )
    for meeting in overview.public_meetings:
        yield overview.recall(_page, overview, meeting)


def _link(page: str, meeting: Meeting) -> Link:
    return Link(text=meeting.title, href=routes.relative(page, routes.meeting(meeting.slug)), note=long(meeting.date))


def _page(overview: Overview, meeting: Meeting) -> Artifact:
    path = routes.meeting(meeting.slug)
    pieces = overview.pieces(path, meeting.region)
    chain = pieces.chain_on(meeting.date)
    return overview.web(
        MeetingView(
            frame=overview.frame,
            path=path,
            title=meeting.title,
            description=meeting.summary,
            text=without_body(meeting),
            successor=overview.successor(path, meeting),
            zone=Zone.of_region(meeting.region),
            region=pieces.region(meeting.region),
            participants=tuple(pieces.region(code) for code in meeting.participants),
            elections=tuple(overview.election_link(path, id) for id in meeting.elections),
            phase=pieces.phase_on(meeting.date, meeting.elections),
            speakers=overview.paper_of(meeting).speakers(meeting),
            statements=pieces.statements(meeting),
            items=tuple(pieces.item(overview.site.guidance[id], meeting.date) for id in meeting.guidance),
            calendars=tuple(pieces.calendar(overview.site.calendars[id]) for id in meeting.calendars),
            chain=pieces.chain(chain, meeting.date, only_in_force=True) if chain else None,
            bases=pieces.cited(meeting.bases, meeting.body),
            body=pieces.body_html(meeting.body, meeting.origin.path),
            pack=sheets.sheet_links(
                overview, path, sheets.meetings.pack(overview, meeting), *sheets.slides.slides_of(overview, meeting)
            ),
            parts=sheets.sheet_groups(
                overview,
                path,
                ((pieces.said(part.label), sheet) for part, sheet in sheets.meetings.single(overview, meeting).items()),
            ),
        ),
        meeting.origin.path,
        meeting.last_change,
    )
