"""What is made of an event once it is over: a report of it, and a certificate for everybody who came. Only ever for the
office, since it tells who came.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import assert_never

from sosialisasi.showing.overview import Overview
from sosialisasi.showing.sheets.base import DRAFTS, Group, Print, event, handout
from sosialisasi.showing.sheets.meetings import MEETINGS
from sosialisasi.showing.sheets.seats import Roster, Seat, SeatGroup, seats
from sosialisasi.showing.sheetviews import IN_FULL, NOT_PRINTED, EventView, Part
from sosialisasi.showing.views import BasisView
from sosialisasi.site.model import FollowUp, Meeting, Speaker
from sosialisasi.site.words import Attendance, Record, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody who was invited, and what became of it; ``attended`` is ``None`` if nobody wrote that down."""

    name: str | None
    office: str | None
    attended: Attendance | None
    represented_by: str | None
    has_signed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestGroup:
    """The guests under one title, and how many of them came, were represented, did not come, and have signed. Of those
    who are not ``listed`` by name nobody knows how many they are.
    """

    title: str
    listed: int | None
    came: int
    represented: int
    absent: int
    signed: int
    guests: tuple[Guest, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPart(Part):
    """What happened at an event, as far as it is known; the rest is left to be written. ``is_recorded`` tells whether
    anybody wrote down who came, ``is_signed`` whether it says who signed: of what was signed there, if anybody wrote
    that down too.
    """

    unprinted = NOT_PRINTED | IN_FULL | {"EventView.check_first"}
    kind: str = field(default="laporan", init=False)
    event: EventView
    bases: tuple[BasisView, ...]
    speakers: tuple[Speaker, ...]
    topics: tuple[str, ...]
    points: tuple[str, ...]
    groups: tuple[GuestGroup, ...]
    is_recorded: bool = False
    is_signed: bool = False
    follow_ups: tuple[FollowUp, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Who gets a certificate: whoever came, perhaps in the stead of another. A missing name is written by hand."""

    name: str | None
    number: str | None = None
    office: str | None = None
    in_stead_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificatePart(Part):
    """A page that lies, with nothing on its back, for each of the ``attendees``."""

    unprinted = NOT_PRINTED | {"EventView.check_first", "EventView.phase", "EventView.region"}
    own_leaf = True
    kind: str = field(default="sertifikat", init=False)
    event: EventView
    attendees: tuple[Attendee, ...]


def record(overview: Overview, meeting: Meeting, kind: Record, *, roster: Roster = ()) -> Print:
    """A record of an event to which people came. Certificates are for those of whom a roster tells that they came."""
    return handout(
        overview,
        f"{kind}-{meeting.slug}",
        meeting,
        title=f"{kind.label}: {meeting.title}",
        subject=f"{kind.label} {meeting.title}.",
        group=Group.MEETING_PART,
        parts=partial(_parts, overview, meeting, kind, roster),
        office=MEETINGS if meeting.status.is_public else DRAFTS,
    )


def attendees(overview: Overview, meeting: Meeting, roster: Roster) -> tuple[Attendee, ...]:
    """Who gets a certificate, in the order of all lists."""
    seated = overview.recall(seats, overview, meeting, roster or None)
    return tuple(attendee for group in seated for seat in group.seats for attendee in _attendee(seat))


def _parts(overview: Overview, meeting: Meeting, kind: Record, roster: Roster) -> tuple[Part, ...]:
    match kind:
        case Record.REPORT:
            return (_report(overview, meeting, roster),)
        case Record.CERTIFICATE:
            own = event(overview, meeting)
            return (CertificatePart(title=kind.label, event=own, attendees=attendees(overview, meeting, roster)),)
        case _:
            assert_never(kind)


def _report(overview: Overview, meeting: Meeting, roster: Roster) -> ReportPart:
    paper = overview.paper_of(meeting)
    groups = overview.recall(seats, overview, meeting, roster or None)
    is_recorded = any(person.attended for person in roster)
    has_signers = any(person.has_signed for person in roster)
    return ReportPart(
        title=Record.REPORT.label,
        event=event(overview, meeting),
        bases=paper.cited(meeting.bases, meeting.body),
        speakers=paper.speakers(meeting),
        topics=tuple(item.topic for item in meeting.agenda),
        points=meeting.points,
        groups=tuple(map(_guests, groups)),
        is_recorded=is_recorded,
        is_signed=bool({Sheet.PACT, Sheet.PLEDGE, Sheet.UNSIGNED} & set(meeting.sheets))
        and (has_signers or not is_recorded),
        follow_ups=meeting.follow_ups,
    )


def _guests(group: SeatGroup) -> GuestGroup:
    people = group.people
    came = [person.attended for person in people]
    return GuestGroup(
        title=group.title,
        listed=len(group.listed) if group.is_counted or people else None,
        came=came.count(Attendance.CAME),
        represented=came.count(Attendance.REPRESENTED),
        absent=came.count(Attendance.ABSENT),
        signed=sum(person.has_signed for person in people),
        guests=tuple(map(_guest, group.listed)),
    )


def _guest(seat: Seat) -> Guest:
    row, person = seat.row, seat.person
    return Guest(
        name=row.name,
        office=row.office,
        attended=person.attended if person else None,
        represented_by=person.represented_by if person else None,
        has_signed=person is not None and person.has_signed,
    )


def _attendee(seat: Seat) -> Iterator[Attendee]:
    row, person = seat.row, seat.person
    match person.attended if person else None:
        case Attendance.CAME:
            yield Attendee(name=row.name, number=row.number, office=row.office)
        case Attendance.REPRESENTED if person:
            yield Attendee(name=person.represented_by, in_stead_of=row.office or row.name)
        case _:
            return
