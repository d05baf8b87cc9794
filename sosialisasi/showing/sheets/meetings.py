"""What is printed for a meeting: each part that it asks for, and all of them in one pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, assert_never

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
from sosialisasi.showing.views import BasisView, StatementView
from sosialisasi.site import routes
from sosialisasi.site.model import AgendaItem, FollowUp, Meeting, Speaker
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
        meeting,
        title=meeting.title,
        subject=meeting.summary,
        group=Group.PACK,
        parts=lambda: parts_for(overview, meeting, meeting.sheets, roster),
        is_cover=True,
        office=_office(meeting, roster),
    )


def single(overview: Overview, meeting: Meeting, *, roster: Roster = ()) -> Mapping[Sheet, Print]:
    """Each part of the pack alone."""
    held = [sheet for sheet in meeting.sheets if parts_for(overview, meeting, [sheet], roster)]
    return {sheet: alone(overview, meeting, sheet, roster=roster) for sheet in held}


def alone(overview: Overview, meeting: Meeting, sheet: Sheet, *, roster: Roster = ()) -> Print:
    """One part of the pack alone."""
    return handout(
        overview,
        overview.sheet_of(meeting, f"rakor-{{}}-{sheet}"),
        meeting,
        title=f"{called(overview, meeting, sheet)}: {meeting.title}",
        subject=f"{called(overview, meeting, sheet)} untuk {meeting.title}.",
        group=Group.MEETING_PART,
        parts=lambda: parts_for(overview, meeting, [sheet], roster),
        office=_office(meeting, roster),
    )


def called(overview: Overview, meeting: Meeting, sheet: Sheet) -> str:
    """What a part of the pack is called in the region of the meeting."""
    return overview.paper_of(meeting).said(sheet.label)


def _office(meeting: Meeting, roster: Roster) -> str | None:
    """The folder of the office that a print is for. What names people is never for all, published or not."""
    if not meeting.status.is_public:
        return DRAFTS
    return MEETINGS if roster else None


def parts_for(overview: Overview, meeting: Meeting, sheets: Iterable[Sheet], roster: Roster = ()) -> tuple[Part, ...]:
    """The parts of these sheets that the meeting has something for."""
    return tuple(part for sheet in sheets for part in overview.recall(_parts, overview, meeting, sheet, roster or None))


def pacts(overview: Overview, meeting: Meeting) -> Iterator[Print]:
    """The pacts that the camat of a meeting sign, a page each, with office and unit filled in: for the office."""
    text = overview.site.pledge(is_individual=True)
    if text is None or Sheet.PACT not in meeting.sheets:
        return
    paper = overview.paper_of(meeting)

    def parts() -> tuple[Part, ...]:
        signers = tuple(
            Signer(
                office=f"{(group.head or 'camat').capitalize()} {district}",
                unit=f"{(group.unit or 'kecamatan').capitalize()} {district}, {group.region}",
            )
            for group in paper.districts(meeting.participants)
            for district in group.districts
        )
        return (PactPart(title=text.title, pledge=paper.pledge(text), signers=signers),)

    yield handout(
        overview,
        f"{text.id}-{meeting.slug}",
        meeting,
        title=f"{text.title}: {meeting.title}",
        subject=f"{text.title} untuk camat peserta {meeting.title}.",
        group=Group.FORM,
        parts=parts,
        office=MEETINGS,
        copy_of=text.id,
    )


# --- parts ------------------------------------------------------------------------------------------


def _parts(overview: Overview, meeting: Meeting, sheet: Sheet, roster: Roster | None) -> tuple[Part, ...]:
    """The parts of one sheet, none if the meeting has nothing for it; the same in its pack, alone and in the slides."""
    return tuple(_contents(overview, meeting, sheet, roster or ()))


def _contents(overview: Overview, meeting: Meeting, sheet: Sheet, roster: Roster) -> Iterator[Part]:
    site, paper, title = overview.site, overview.paper_of(meeting), called(overview, meeting, sheet)
    items = tuple(site.guidance[id] for id in meeting.guidance)
    page = routes.meeting(meeting.slug)
    match sheet:
        case Sheet.AGENDA:
            if meeting.agenda or meeting.speakers:
                own, speakers = event(overview, meeting), paper.speakers(meeting)
                yield AgendaPart(title=title, event=own, agenda=meeting.agenda, speakers=speakers)
        case Sheet.POINTS:
            bases, statements = paper.cited(meeting.bases, meeting.body), paper.statements(meeting)
            if meeting.points or meeting.statements or bases:
                yield PointsPart(title=title, points=meeting.points, statements=statements, bases=bases)
        case Sheet.GUIDANCE:
            if items:
                groups = paper.items(items, meeting.date, reader=meeting.role)
                readers = paper.otherwise(meeting.role.label)
                url = overview.url + page
                yield GuidancePart(title=title, role=meeting.role, readers=readers, groups=groups, url=url)
        case Sheet.CALENDAR:
            calendars = [site.calendars[id] for id in meeting.calendars]
            known = [each for each in calendars if paper.was_known(site.elections[each.election])]
            for calendar in known:
                yield texts.calendar_part(paper, calendar, calendar.title if len(known) > 1 else title)
        case Sheet.REPORTING:
            if chain := paper.chain_on(meeting.date):
                yield ReportingPart(
                    title=title,
                    chain=paper.chain(chain, meeting.date, only_in_force=True),
                    day=meeting.date,
                    sanctions=paper.sanctions(chain, meeting.date),
                )
        case Sheet.PLEDGE:
            if text := site.pledge(is_individual=False):
                yield PledgePart(title=text.title, pledge=paper.pledge(text))
        case Sheet.PACT:
            if text := site.pledge(is_individual=True):
                signers = tuple(replace(_signer(person), number=person.number) for person in roster)
                yield PactPart(title=text.title, pledge=paper.pledge(text), signers=signers)
        case Sheet.QUIZ:
            if items:
                yield guidance.quiz(overview, paper, title, items, meeting.role, meeting.date, page)
        case Sheet.KIT:
            yield from overview.recall(kit.parts, overview, paper, meeting.date)
        case Sheet.SIGNING | Sheet.UNSIGNED | Sheet.ATTENDANCE | Sheet.RECEIPT:
            yield from _lists(overview, meeting, sheet, roster)
        case Sheet.MINUTES:
            topics = tuple(item.topic for item in meeting.agenda)
            yield MinutesPart(title=title, event=event(overview, meeting), topics=topics)
        case Sheet.FOLLOW_UP:
            yield FollowUpPart(title=title, event=event(overview, meeting), follow_ups=meeting.follow_ups)
        case Sheet.EVALUATION:
            yield EvaluationPart(title=title, event=event(overview, meeting))
        case _:
            assert_never(sheet)


SigningList = Literal[Sheet.SIGNING, Sheet.UNSIGNED, Sheet.ATTENDANCE, Sheet.RECEIPT]
"""What people sign, and what is signed about them."""


def _lists(overview: Overview, meeting: Meeting, sheet: SigningList, roster: Roster) -> Iterator[Part]:
    """Lists with a row for each person, or where no roster names people for each kecamatan of the meeting's regions."""
    title, own, listed = called(overview, meeting, sheet), event(overview, meeting), len(roster) or None
    paper = overview.paper_of(meeting)
    groups = () if roster else paper.districts(meeting.participants)
    people, notes = tuple(map(_signer, roster)), () if roster else (paper.said(DISTRICT_NOTE),)
    match sheet:
        case Sheet.SIGNING:
            pledges = (overview.site.pledge(is_individual=False), overview.site.pledge(is_individual=True))
            if titles := tuple(text.title for text in pledges if text):
                yield SigningPart(title=title, event=own, texts=titles, listed=listed)
        case Sheet.UNSIGNED:
            if overview.site.pledges:
                people = tuple(_signer(person) for person in roster if not person.has_signed)
                yield UnsignedPart(title=title, event=own, groups=groups, people=people, notes=notes, listed=listed)
        case Sheet.ATTENDANCE:
            yield AttendancePart(title=title, event=own, groups=groups, people=people, notes=notes)
        case Sheet.RECEIPT:
            handed_out = parts_for(overview, meeting, (each for each in meeting.sheets if each.is_handed_out), roster)
            materials = tuple(part.title for part in handed_out)
            yield ReceiptPart(title=title, event=own, groups=groups, people=people, notes=notes, materials=materials)
        case _:
            assert_never(sheet)


def _signer(person: Person) -> Signer:
    """A person as lists name them that go from hand to hand: without the NIP."""
    return Signer(name=person.name or None, office=person.office, unit=person.unit)
