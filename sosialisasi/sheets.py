"""The printed sheets: every one from content, on every paper of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sosialisasi import routes
from sosialisasi.artifacts import Artifact, Medium
from sosialisasi.dates import Day, Zone, long
from sosialisasi.model import Briefing, Calendar, Guidance, Meeting, Paper, Pledge, Role, Sheet
from sosialisasi.overview import Overview
from sosialisasi.pieces import region_name
from sosialisasi.views import (
    AttendanceSheet,
    BriefingSheet,
    CalendarSheet,
    ItemSheet,
    MeetingPack,
    PledgeSheet,
    SheetLink,
    SheetView,
    Signer,
)

DISTRICT_NOTE = (
    "Daftar kecamatan menurut Kepmendagri 300.2.2-2138/2025; pada tahun lain jumlah dan namanya dapat berbeda."
)


@dataclass(frozen=True, slots=True)
class Print:
    """A sheet before it is put on a paper. What it shows is made only when it is printed; pages just link to it."""

    name: str
    title: str
    source: str
    day: Day
    view: Callable[[Paper], SheetView]


def sheets(overview: Overview) -> Iterator[Artifact]:
    """Every sheet on every paper. To the office go the pacts of each camat and, marked DRAF, what is not public."""
    site = overview.site
    published = [
        *(briefing(overview, each) for each in overview.public_briefings),
        *(sheet for _, sheet in items(overview)),
        *(calendar(overview, each) for each in overview.sorted_calendars),
        *(pledge(overview, each) for each in site.pledges.values()),
        *attendances(overview),
        *(pack(overview, each) for each in overview.public_meetings),
    ]
    drafts = [
        *(briefing(overview, each) for each in site.briefings.values() if not each.status.is_public),
        *(pack(overview, each) for each in site.meetings.values() if not each.status.is_public),
    ]
    for paper in overview.settings.papers:
        for sheet in published:
            yield _artifact(routes.sheet(sheet.name, paper), sheet, paper, is_office=False)
        for sheet in (pact for each in overview.public_meetings for pact in pacts(overview, each)):
            yield _artifact(routes.office_sheet(sheet.name, paper), sheet, paper, is_office=True)
        for sheet in drafts:
            yield _artifact(routes.draft(sheet.name, paper), sheet, paper, is_office=True)


def links(overview: Overview, page: str, sheet: Print) -> tuple[SheetLink, ...]:
    """Where a sheet is, seen from a page, on each paper."""
    return tuple(
        SheetLink(title=sheet.title, paper=paper, href=routes.relative(page, routes.sheet(sheet.name, paper)))
        for paper in overview.settings.papers
    )


def briefing(overview: Overview, text: Briefing) -> Print:
    day = text.last_change
    page = routes.briefing(text.slug)

    def view(paper: Paper) -> BriefingSheet:
        return BriefingSheet(
            **_common(overview, paper, page, day),
            title=text.title,
            subject=text.summary,
            is_draft=not text.status.is_public,
            summary=text.summary,
            audience=text.audience,
            body=overview.paper.body_typst(text.body, text.origin.path),
            bases=overview.paper.cited(text.bases, text.body),
            author=text.author,
            reviewer=text.reviewer,
        )

    return Print(f"briefing-{text.slug}", text.title, text.origin.path, day, view)


def items(overview: Overview) -> Iterator[tuple[Role, Print]]:
    """One for each role that some item speaks to."""
    for role in Role:
        if found := overview.items_of(role):
            yield role, _items(overview, role, found)


def _items(overview: Overview, role: Role, found: tuple[Guidance, ...]) -> Print:
    title = f"Boleh dan jangan: {role.label}"

    def view(paper: Paper) -> ItemSheet:
        return ItemSheet(
            **_common(overview, paper, routes.role(role), overview.day),
            title=title,
            subject=f"Apa yang boleh dan tidak boleh dilakukan {role.label} menjelang pemilu dan pemilihan.",
            role=role,
            groups=overview.paper.items(found, overview.day, reader=role),
        )

    return Print(f"boleh-jangan-{role}", title, "content/boleh-jangan", overview.day, view)


def calendar(overview: Overview, each: Calendar) -> Print:
    def view(paper: Paper) -> CalendarSheet:
        shown = overview.paper.calendar(each)
        return CalendarSheet(
            **_common(overview, paper, routes.calendar(each.id), overview.day),
            title=each.title,
            subject=f"Tahapan {shown.election} di {shown.region}.",
            calendar=shown,
        )

    return Print(f"kalender-{each.id}", each.title, each.origin.path, overview.day, view)


def pledge(overview: Overview, text: Pledge) -> Print:
    def view(paper: Paper) -> PledgeSheet:
        return PledgeSheet(
            **_common(overview, paper, routes.PRINTS, overview.day),
            title=text.title,
            subject=text.opening,
            pledge=overview.paper.pledge(text),
            is_individual=text.is_individual,
        )

    return Print(text.id, text.title, text.origin.path, overview.day, view)


def pacts(overview: Overview, meeting: Meeting) -> Iterator[Print]:
    """The pacts that the camat of a meeting sign, a page each, with office and unit filled in."""
    for text in overview.site.pledges.values():
        if text.is_individual and Sheet.PACT in meeting.sheets:
            yield _pact(overview, meeting, text)


def _pact(overview: Overview, meeting: Meeting, text: Pledge) -> Print:
    def view(paper: Paper) -> PledgeSheet:
        return PledgeSheet(
            **_common(overview, paper, routes.meeting(meeting.slug), meeting.date, event="Rapat"),
            title=text.title,
            subject=f"{text.title} untuk camat peserta {meeting.title}.",
            pledge=overview.paper.pledge(text),
            is_individual=True,
            signers=tuple(
                Signer(office=f"Camat {district}", unit=f"Kecamatan {district}, {group.region}")
                for group in overview.paper.districts(meeting.participants)
                for district in group.districts
            ),
        )

    title = f"{text.title}: {meeting.title}"
    return Print(f"{text.id}-{meeting.slug}", title, meeting.origin.path, meeting.date, view)


def attendances(overview: Overview) -> Iterator[Print]:
    """The attendance list of each meeting that asks for one."""
    for meeting in overview.public_meetings:
        if Sheet.ATTENDANCE in meeting.sheets:
            yield _attendance(overview, meeting)


def _attendance(overview: Overview, meeting: Meeting) -> Print:
    title = f"Daftar hadir: {meeting.title}"

    def view(paper: Paper) -> AttendanceSheet:
        return AttendanceSheet(
            **_common(overview, paper, routes.meeting(meeting.slug), meeting.date, event="Rapat"),
            title=title,
            subject=f"Daftar hadir kecamatan pada {meeting.title}, {long(meeting.date)}.",
            event=meeting.title,
            event_date=meeting.date,
            place=meeting.place,
            groups=overview.paper.districts(meeting.participants),
            notes=(DISTRICT_NOTE,),
        )

    return Print(f"daftar-hadir-{meeting.slug}", title, meeting.origin.path, meeting.date, view)


def pack(overview: Overview, meeting: Meeting) -> Print:
    def view(paper: Paper) -> MeetingPack:
        site, pieces = overview.site, overview.paper
        ikrar, pakta = site.pledge(is_individual=False), site.pledge(is_individual=True)
        return MeetingPack(
            **_common(overview, paper, routes.meeting(meeting.slug), meeting.date, event="Rapat"),
            title=meeting.title,
            subject=meeting.summary,
            is_draft=not meeting.status.is_public,
            sheets=meeting.sheets,
            meeting_date=meeting.date,
            start=meeting.start,
            end=meeting.end,
            zone=Zone.of_region(meeting.region),
            host=meeting.host,
            place=meeting.place,
            region=region_name(site, meeting.region),
            phase=pieces.phase_on(meeting.date, meeting.elections),
            speakers=pieces.speakers(meeting),
            agenda=meeting.agenda,
            points=meeting.points,
            statements=pieces.statements(meeting),
            bases=pieces.cited(meeting.bases, meeting.body),
            role=meeting.role,
            items=pieces.items((site.guidance[id] for id in meeting.guidance), meeting.date, reader=meeting.role),
            calendars=tuple(pieces.calendar(site.calendars[id]) for id in meeting.calendars),
            chain=pieces.chain_on(meeting.date),
            pledge=pieces.pledge(ikrar) if ikrar else None,
            pact=pieces.pledge(pakta) if pakta else None,
            groups=pieces.districts(meeting.participants),
            attendance_notes=(DISTRICT_NOTE,),
            follow_ups=meeting.follow_ups,
        )

    return Print(f"paket-{meeting.slug}", meeting.title, meeting.origin.path, meeting.date, view)


def _artifact(path: str, sheet: Print, paper: Paper, *, is_office: bool) -> Artifact:
    return Artifact(path, Medium.PAPER, sheet.view(paper), sheet.source, sheet.day, is_office)


def _common(overview: Overview, paper: Paper, page: str, day: Day, event: str = "Keadaan per") -> dict[str, Any]:
    """What every sheet shows in its footer and says of itself."""
    return {
        "paper": paper,
        "date": day,
        "site": overview.settings.name,
        "publisher": overview.settings.publisher,
        "is_example": overview.settings.is_example,
        "occasion": f"{event} {long(day)}",
        "url": overview.url + page.removesuffix("index.html"),
    }
