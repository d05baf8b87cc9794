"""What is printed for a meeting: each part that it asks for, and all of them in one pack."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from sosialisasi.reading.roster import Person
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.sheets import guidance, kit, texts
from sosialisasi.showing.sheets.base import DRAFTS, Group, Print, event, handout
from sosialisasi.showing.sheetviews import (
    NOT_PRINTED,
    WHERE,
    AttendancePart,
    EventView,
    GuidancePart,
    ListPart,
    PactPart,
    Part,
    PledgePart,
    ReportingPart,
    Signer,
)
from sosialisasi.showing.views import NOWHERE, BasisView, DistrictGroup, StatementView
from sosialisasi.site import routes
from sosialisasi.site.model import AgendaItem, FollowUp, Guidance, Meeting, Speaker
from sosialisasi.site.words import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPart(Part):
    unprinted = NOT_PRINTED | WHERE
    kind: str = field(default="agenda", init=False)
    event: EventView
    agenda: tuple[AgendaItem, ...]
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsPart(Part):
    kind: str = field(default="poin", init=False)
    points: tuple[str, ...]
    statements: tuple[StatementView, ...]
    bases: tuple[BasisView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsignedPart(ListPart):
    """Whose signature is missing; of ``groups`` it is ticked by hand. ``listed`` is how many people a roster names."""

    kind: str = field(default="belum-tanda-tangan", init=False)
    listed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPart(ListPart):
    """Who has received how much of which ``materials``."""

    unprinted = NOT_PRINTED | WHERE | {"ReceiptPart.notes"}

    kind: str = field(default="tanda-terima", init=False)
    materials: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningPart(Part):
    """The record that ``texts`` were read and signed; all that is not known before is left to be written."""

    unprinted = NOT_PRINTED | WHERE

    kind: str = field(default="berita-acara", init=False)
    event: EventView
    texts: tuple[str, ...]
    listed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPart(Part):
    unprinted = NOT_PRINTED | WHERE
    kind: str = field(default="notula", init=False)
    event: EventView
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpPart(Part):
    unprinted = NOT_PRINTED | WHERE
    kind: str = field(default="tindak-lanjut", init=False)
    event: EventView
    follow_ups: tuple[FollowUp, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationPart(Part):
    unprinted = NOT_PRINTED | WHERE
    kind: str = field(default="evaluasi", init=False)
    event: EventView


Roster = tuple[Person, ...]

MEETINGS = "rakor"
"""The folder of the office for what names the people of a meeting."""

DISTRICT_NOTE = "Cocokkan dulu: jumlah dan nama kecamatan dapat berbeda pada hari rapat."
"""The list is that of one year, which may be later than the meeting; its page says which."""


def pack(overview: Overview, meeting: Meeting, *, roster: Roster = ()) -> Print:
    """Everything that the meeting asks for in one PDF; with the names of a ``roster`` it is for the office alone."""
    return handout(
        overview,
        overview.sheet_of(meeting, "paket-{}"),
        title=meeting.title,
        subject=meeting.summary,
        group=Group.PACK,
        source=meeting.origin.path,
        page=routes.meeting(meeting.slug),
        parts=lambda: parts_of(overview, meeting, meeting.sheets, roster),
        meeting=meeting,
        is_cover=True,
        office=_office(meeting, roster),
    )


def single(overview: Overview, meeting: Meeting, *, roster: Roster = ()) -> Iterator[tuple[Sheet, Print]]:
    """Each part of the pack alone."""
    for sheet in meeting.sheets:
        if parts_of(overview, meeting, [sheet], roster):
            yield sheet, part(overview, meeting, sheet, roster=roster)


def alone(overview: Overview, meeting: Meeting) -> tuple[Print, ...]:
    """The sheets of ``single``."""
    return tuple(sheet for _, sheet in single(overview, meeting))


def part(overview: Overview, meeting: Meeting, sheet: Sheet, *, roster: Roster = ()) -> Print:
    """One part of the pack alone."""
    return handout(
        overview,
        overview.sheet_of(meeting, f"rakor-{{}}-{sheet}"),
        title=f"{sheet.label}: {meeting.title}",
        subject=f"{sheet.label} untuk {meeting.title}.",
        group=Group.MEETING_PART,
        source=meeting.origin.path,
        page=routes.meeting(meeting.slug),
        parts=lambda: parts_of(overview, meeting, [sheet], roster),
        meeting=meeting,
        office=_office(meeting, roster),
    )


def _office(meeting: Meeting, roster: Roster) -> str | None:
    """The folder of the office that a print is for. What names people is never for all, published or not."""
    if not meeting.status.is_public:
        return DRAFTS
    return MEETINGS if roster else None


def parts_of(overview: Overview, meeting: Meeting, sheets: Iterable[Sheet], roster: Roster = ()) -> tuple[Part, ...]:
    """The parts of these sheets that the meeting has something for."""

    return tuple(part for sheet in sheets for part in overview.recall(_parts, overview, meeting, sheet, roster or None))


def _parts(overview: Overview, meeting: Meeting, sheet: Sheet, roster: Roster | None) -> tuple[Part, ...]:
    """The parts of one sheet; the same in its pack, alone and in the slides."""
    return tuple(PARTS[sheet](overview, meeting, roster or ()))


def pacts(overview: Overview, meeting: Meeting) -> Iterator[Print]:
    """The pacts that the camat of a meeting sign, a page each, with office and unit filled in: for the office."""
    text = overview.site.pledge(is_individual=True)
    if text is None or Sheet.PACT not in meeting.sheets:
        return

    def parts() -> tuple[Part, ...]:
        signers = tuple(
            Signer(office=f"Camat {district}", unit=f"Kecamatan {district}, {group.region}")
            for group in overview.paper_of(meeting).districts(meeting.participants)
            for district in group.districts
        )
        return (PactPart(title=text.title, pledge=replace(text, origin=NOWHERE), signers=signers),)

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
        office=MEETINGS,
        copy_of=text.id,
    )


# --- parts ------------------------------------------------------------------------------------------


def _agenda(overview: Overview, meeting: Meeting, roster: Roster) -> Iterator[Part]:
    if meeting.agenda or meeting.speakers:
        yield AgendaPart(
            title=Sheet.AGENDA.label,
            event=event(overview, meeting),
            agenda=meeting.agenda,
            speakers=overview.paper_of(meeting).speakers(meeting),
        )


def _points(overview: Overview, meeting: Meeting, roster: Roster) -> Iterator[Part]:
    paper = overview.paper_of(meeting)
    bases = paper.cited(meeting.bases, meeting.body)
    if meeting.points or meeting.statements or bases:
        yield PointsPart(
            title=Sheet.POINTS.label,
            points=meeting.points,
            statements=paper.statements(meeting),
            bases=bases,
        )


def _guidance(overview: Overview, meeting: Meeting, roster: Roster) -> Iterator[Part]:
    if meeting.guidance:
        yield GuidancePart(
            title=Sheet.GUIDANCE.label,
            role=meeting.role,
            groups=overview.paper_of(meeting).items(_items(overview, meeting), meeting.date, reader=meeting.role),
            url=overview.url + routes.meeting(meeting.slug),
        )


def _calendars(overview: Overview, meeting: Meeting, roster: Roster) -> Iterator[Part]:
    paper = overview.paper_of(meeting)
    calendars = [overview.site.calendars[id] for id in meeting.calendars]
    known = [each for each in calendars if paper.was_known(overview.site.elections[each.election])]
    for calendar in known:
        title = calendar.title if len(known) > 1 else Sheet.CALENDAR.label
        yield texts.calendar_part(paper, calendar, title)


def _reporting(overview: Overview, meeting: Meeting, roster: Roster) -> Iterator[Part]:
    paper = overview.paper_of(meeting)
    if chain := paper.chain_on(meeting.date):
        yield ReportingPart(
            title=Sheet.REPORTING.label,
            chain=paper.chain(chain, meeting.date, only_in_force=True),
            day=meeting.date,
            sanctions=paper.sanctions(chain, meeting.date),
        )


def _pledge(overview: Overview, meeting: Meeting, roster: Roster) -> Iterator[Part]:
    if text := overview.site.pledge(is_individual=False):
        yield PledgePart(title=text.title, pledge=replace(text, origin=NOWHERE))


def _pact(overview: Overview, meeting: Meeting, roster: Roster) -> Iterator[Part]:
    if text := overview.site.pledge(is_individual=True):
        signers = tuple(replace(_signer(person), number=person.number) for person in roster)
        yield PactPart(title=text.title, pledge=replace(text, origin=NOWHERE), signers=signers)


def _signing(overview: Overview, meeting: Meeting, roster: Roster) -> Iterator[Part]:
    texts = (overview.site.pledge(is_individual=False), overview.site.pledge(is_individual=True))
    if titles := tuple(text.title for text in texts if text):
        yield SigningPart(
            title=Sheet.SIGNING.label, event=event(overview, meeting), texts=titles, listed=len(roster) or None
        )


def _unsigned(overview: Overview, meeting: Meeting, roster: Roster) -> Iterator[Part]:
    if overview.site.pledges:
        yield UnsignedPart(
            title=Sheet.UNSIGNED.label,
            event=event(overview, meeting),
            groups=_groups(overview, meeting, roster),
            people=_people(person for person in roster if not person.has_signed),
            notes=_notes(roster),
            listed=len(roster) or None,
        )


def _attendance(overview: Overview, meeting: Meeting, roster: Roster) -> Iterator[Part]:
    yield AttendancePart(
        title=Sheet.ATTENDANCE.label,
        event=event(overview, meeting),
        groups=_groups(overview, meeting, roster),
        people=_people(roster),
        notes=_notes(roster),
    )


def _receipt(overview: Overview, meeting: Meeting, roster: Roster) -> Iterator[Part]:
    handed_out = (sheet for sheet in meeting.sheets if sheet.is_handed_out)
    yield ReceiptPart(
        title=Sheet.RECEIPT.label,
        event=event(overview, meeting),
        groups=_groups(overview, meeting, roster),
        people=_people(roster),
        notes=_notes(roster),
        materials=tuple(part.title for part in parts_of(overview, meeting, handed_out, roster)),
    )


def _minutes(overview: Overview, meeting: Meeting, roster: Roster) -> Iterator[Part]:
    topics = tuple(item.topic for item in meeting.agenda)
    yield MinutesPart(title=Sheet.MINUTES.label, event=event(overview, meeting), topics=topics)


def _follow_ups(overview: Overview, meeting: Meeting, roster: Roster) -> Iterator[Part]:
    yield FollowUpPart(title=Sheet.FOLLOW_UP.label, event=event(overview, meeting), follow_ups=meeting.follow_ups)


def _quiz(overview: Overview, meeting: Meeting, roster: Roster) -> Iterator[Part]:
    if meeting.guidance:
        items = _items(overview, meeting)
        page = routes.meeting(meeting.slug)
        yield guidance.quiz(
            overview, overview.paper_of(meeting), Sheet.QUIZ.label, items, meeting.role, meeting.date, page
        )


def _evaluation(overview: Overview, meeting: Meeting, roster: Roster) -> Iterator[Part]:
    yield EvaluationPart(title=Sheet.EVALUATION.label, event=event(overview, meeting))


def _kit(overview: Overview, meeting: Meeting, roster: Roster) -> Iterator[Part]:
    yield from overview.recall(kit.parts, overview, overview.paper_of(meeting), meeting.date)


PARTS: Mapping[Sheet, Callable[[Overview, Meeting, Roster], Iterator[Part]]] = {
    Sheet.AGENDA: _agenda,
    Sheet.POINTS: _points,
    Sheet.GUIDANCE: _guidance,
    Sheet.CALENDAR: _calendars,
    Sheet.REPORTING: _reporting,
    Sheet.PLEDGE: _pledge,
    Sheet.PACT: _pact,
    Sheet.SIGNING: _signing,
    Sheet.UNSIGNED: _unsigned,
    Sheet.ATTENDANCE: _attendance,
    Sheet.RECEIPT: _receipt,
    Sheet.MINUTES: _minutes,
    Sheet.FOLLOW_UP: _follow_ups,
    Sheet.QUIZ: _quiz,
    Sheet.EVALUATION: _evaluation,
    Sheet.KIT: _kit,
}
"""How each part is made; nothing comes of a part that the meeting has nothing for."""


def _items(overview: Overview, meeting: Meeting) -> tuple[Guidance, ...]:
    return tuple(overview.site.guidance[id] for id in meeting.guidance)


def _groups(overview: Overview, meeting: Meeting, roster: Roster) -> tuple[DistrictGroup, ...]:
    """What a list has rows for where no roster names people: all kecamatan of the meeting's regions."""
    return () if roster else overview.paper_of(meeting).districts(meeting.participants)


def _notes(roster: Roster) -> tuple[str, ...]:
    return () if roster else (DISTRICT_NOTE,)


def _people(people: Iterable[Person]) -> tuple[Signer, ...]:
    return tuple(map(_signer, people))


def _signer(person: Person) -> Signer:
    """A person as lists name them that go from hand to hand: without the NIP."""
    return Signer(name=person.name or None, office=person.office, unit=person.unit)
