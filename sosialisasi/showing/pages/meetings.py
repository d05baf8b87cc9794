"""The index of events and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sosialisasi.ground.dates import Zone, long
from sosialisasi.ground.folders import Folder
from sosialisasi.showing import sheets
from sosialisasi.showing.artifacts import Artifact
from sosialisasi.showing.overview import MANY, Overview
from sosialisasi.showing.pieces import without_body
from sosialisasi.showing.views import (
    AnswerView,
    BasisView,
    CalendarView,
    ChainView,
    InstitutionView,
    InvitedGroup,
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
from sosialisasi.site.speech import place_name


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingView(TextView):
    template = "rakor.html"
    text: Meeting
    zone: Zone
    region: Link
    host: InstitutionView | None
    """The institution that holds it, where its text names one."""
    participants: tuple[Link, ...]
    head: str
    """What its region calls a camat."""
    invited: tuple[str, ...]
    """Those whom it invites beside camat, each with their names."""
    elections: tuple[Link, ...]
    phase: str | None
    """Where its first day lay in the elections' calendars, in words."""
    speakers: tuple[Speaker, ...]
    statements: tuple[StatementView, ...]
    answers: tuple[AnswerView, ...]
    items: tuple[ItemView, ...]
    calendars: tuple[CalendarView, ...]
    chain: ChainView | None
    bases: tuple[BasisView, ...]
    pledges: tuple[SheetLink, ...]
    """The texts that it chose to have read or signed."""
    packs: tuple[SheetGroup, ...]
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
            description="Rapat koordinasi, apel, dan acara lain tentang netralitas ASN, dengan paket cetaknya.",
            intro="Rapat koordinasi dan acara lain: siapa, kapan, apa yang dibahas, dan paket cetaknya.",
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


def _told(group: InvitedGroup) -> str:
    title = f"{group.title} ({group.count})" if group.count else group.title
    return f"{title}: {'; '.join(group.rows)}" if group.rows else title


def _pledges(overview: Overview, path: str, meeting: Meeting) -> tuple[SheetLink, ...]:
    """Where the texts are that an event chose; those of the whole site stand on the page of all sheets."""
    if not meeting.pledges:
        return ()
    chosen = (text for text in overview.site.pledges.values() if text.id in meeting.pledges)
    return sheets.sheet_links(overview, path, *(sheets.texts.pledge_sheet(overview, text) for text in chosen))


def _packs(overview: Overview, meeting: Meeting) -> Iterator[tuple[str, sheets.Print]]:
    """The packs, each under the words of its cover, and the slides."""
    for pack, sheet in sheets.meetings.packs(overview, meeting).items():
        yield sheets.meetings.whose(overview, meeting, pack), sheet
    for sheet in sheets.slides.slides_of(overview, meeting):
        yield sheet.title, sheet


def _page(overview: Overview, meeting: Meeting) -> Artifact:
    path = routes.meeting(meeting.slug)
    pieces = overview.pieces(path, meeting.region, overview.paper_of(meeting).kinds)
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
            region=replace(pieces.region(meeting.region), text=place_name(overview.site, meeting.region)),
            host=pieces.institution(meeting.host_institution) if meeting.host_institution else None,
            participants=tuple(pieces.region(code) for code in meeting.participants),
            head=pieces.said("Camat"),
            invited=tuple(_told(group) for group in pieces.invited(meeting)),
            elections=tuple(overview.election_link(path, id) for id in meeting.elections),
            phase=pieces.phase_on(meeting.date, meeting.elections),
            speakers=overview.paper_of(meeting).speakers(meeting),
            statements=pieces.statements(meeting),
            answers=pieces.answers(meeting),
            items=tuple(pieces.item(overview.site.guidance[id], meeting.date) for id in meeting.guidance),
            calendars=tuple(pieces.calendar(overview.site.calendars[id]) for id in meeting.calendars),
            chain=pieces.chain(chain, meeting.date, only_in_force=True) if chain else None,
            bases=pieces.cited(meeting.bases, meeting.body),
            pledges=_pledges(overview, path, meeting),
            body=pieces.body_html(meeting.body, meeting.origin.path),
            packs=sheets.sheet_groups(overview, path, _packs(overview, meeting)),
            parts=sheets.sheet_groups(
                overview,
                path,
                ((pieces.said(part.label), sheet) for part, sheet in sheets.meetings.single(overview, meeting).items()),
            ),
        ),
        meeting.origin.path,
        meeting.last_change,
    )
