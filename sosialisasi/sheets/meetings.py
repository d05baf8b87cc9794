"""What is printed for a meeting: each part that it asks for, and all of them in one pack."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from sosialisasi import routes
from sosialisasi.model import Meeting, Sheet
from sosialisasi.overview import Overview
from sosialisasi.sheets.base import DRAFTS, Group, Print, event, handout
from sosialisasi.sheetviews import (
    AgendaPart,
    AttendancePart,
    CalendarPart,
    FollowUpPart,
    GuidancePart,
    PactPart,
    Part,
    PledgePart,
    PointsPart,
    ReportingPart,
    Signer,
)

DISTRICT_NOTE = (
    "Daftar kecamatan menurut Kepmendagri 300.2.2-2138/2025; pada tahun lain jumlah dan namanya dapat berbeda."
)


def pack(overview: Overview, meeting: Meeting) -> Print:
    """Everything that the meeting asks for in one PDF."""
    return handout(
        overview,
        f"paket-{meeting.slug}",
        title=meeting.title,
        subject=meeting.summary,
        group=Group.PACK,
        source=meeting.origin.path,
        page=routes.meeting(meeting.slug),
        parts=lambda: parts_of(overview, meeting, meeting.sheets),
        meeting=meeting,
        is_cover=True,
        office=None if meeting.status.is_public else DRAFTS,
    )


def single(overview: Overview, meeting: Meeting) -> Iterator[Print]:
    """Each part of the pack alone."""
    for sheet in meeting.sheets:
        if any(_parts(overview, meeting, sheet)):
            yield part(overview, meeting, sheet)


def part(overview: Overview, meeting: Meeting, sheet: Sheet) -> Print:
    """One part of the pack alone."""
    return handout(
        overview,
        f"rakor-{meeting.slug}-{sheet}",
        title=f"{sheet.label}: {meeting.title}",
        subject=f"{sheet.label} untuk {meeting.title}.",
        group=Group.MEETING_PART,
        source=meeting.origin.path,
        page=routes.meeting(meeting.slug),
        parts=lambda: tuple(_parts(overview, meeting, sheet)),
        meeting=meeting,
        office=None if meeting.status.is_public else DRAFTS,
    )


def parts_of(overview: Overview, meeting: Meeting, sheets: Iterable[Sheet]) -> tuple[Part, ...]:
    """The parts of these sheets that the meeting has something for."""
    return tuple(part for sheet in sheets for part in _parts(overview, meeting, sheet))


def _parts(overview: Overview, meeting: Meeting, sheet: Sheet) -> Iterator[Part]:
    return PARTS[sheet](overview, meeting) if sheet in PARTS else iter(())


def pacts(overview: Overview, meeting: Meeting) -> Iterator[Print]:
    """The pacts that the camat of a meeting sign, a page each, with office and unit filled in: for the office."""
    text = overview.site.pledge(is_individual=True)
    if text is None or Sheet.PACT not in meeting.sheets:
        return

    def parts() -> tuple[Part, ...]:
        signers = tuple(
            Signer(office=f"Camat {district}", unit=f"Kecamatan {district}, {group.region}")
            for group in overview.paper.districts(meeting.participants)
            for district in group.districts
        )
        return (PactPart(title=text.title, pledge=overview.paper.pledge(text), signers=signers),)

    yield handout(
        overview,
        f"{text.id}-{meeting.slug}",
        title=f"{text.title}: {meeting.title}",
        subject=f"{text.title} untuk camat peserta {meeting.title}.",
        group=Group.FORM,
        source=meeting.origin.path,
        page=routes.meeting(meeting.slug),
        parts=parts,
        meeting=meeting,
        office="rakor",
    )


# --- parts ------------------------------------------------------------------------------------------


def _agenda(overview: Overview, meeting: Meeting) -> Iterator[Part]:
    if meeting.agenda or meeting.speakers:
        yield AgendaPart(title=Sheet.AGENDA.label, agenda=meeting.agenda, speakers=overview.paper.speakers(meeting))


def _points(overview: Overview, meeting: Meeting) -> Iterator[Part]:
    bases = overview.paper.cited(meeting.bases, meeting.body)
    if meeting.points or meeting.statements or bases:
        yield PointsPart(
            title=Sheet.POINTS.label,
            points=meeting.points,
            statements=overview.paper.statements(meeting),
            bases=bases,
        )


def _guidance(overview: Overview, meeting: Meeting) -> Iterator[Part]:
    if meeting.guidance:
        named = (overview.site.guidance[id] for id in meeting.guidance)
        yield GuidancePart(
            title=Sheet.GUIDANCE.label,
            role=meeting.role,
            groups=overview.paper.items(named, meeting.date, reader=meeting.role),
            url=overview.url + routes.meeting(meeting.slug),
        )


def _calendars(overview: Overview, meeting: Meeting) -> Iterator[Part]:
    for id in meeting.calendars:
        calendar = overview.site.calendars[id]
        title = calendar.title if len(meeting.calendars) > 1 else Sheet.CALENDAR.label
        yield CalendarPart(title=title, calendar=overview.paper.calendar(calendar))


def _reporting(overview: Overview, meeting: Meeting) -> Iterator[Part]:
    if chain := overview.paper.chain_on(meeting.date):
        yield ReportingPart(
            title=Sheet.REPORTING.label,
            chain=overview.paper.chain(chain, meeting.date, only_in_force=True),
            day=meeting.date,
            sanctions=overview.paper.sanctions(chain, meeting.date),
        )


def _pledge(overview: Overview, meeting: Meeting) -> Iterator[Part]:
    if text := overview.site.pledge(is_individual=False):
        yield PledgePart(title=text.title, pledge=overview.paper.pledge(text))


def _pact(overview: Overview, meeting: Meeting) -> Iterator[Part]:
    if text := overview.site.pledge(is_individual=True):
        yield PactPart(title=text.title, pledge=overview.paper.pledge(text))


def _attendance(overview: Overview, meeting: Meeting) -> Iterator[Part]:
    yield AttendancePart(
        title=Sheet.ATTENDANCE.label,
        event=event(overview, meeting),
        groups=overview.paper.districts(meeting.participants),
        notes=(DISTRICT_NOTE,),
    )


def _follow_ups(overview: Overview, meeting: Meeting) -> Iterator[Part]:
    yield FollowUpPart(title=Sheet.FOLLOW_UP.label, follow_ups=meeting.follow_ups)


PARTS: Mapping[Sheet, Callable[[Overview, Meeting], Iterator[Part]]] = {
    Sheet.AGENDA: _agenda,
    Sheet.POINTS: _points,
    Sheet.GUIDANCE: _guidance,
    Sheet.CALENDAR: _calendars,
    Sheet.REPORTING: _reporting,
    Sheet.PLEDGE: _pledge,
    Sheet.PACT: _pact,
    Sheet.ATTENDANCE: _attendance,
    Sheet.FOLLOW_UP: _follow_ups,
}
"""How each part is made; nothing comes of a part that the meeting has nothing for."""
