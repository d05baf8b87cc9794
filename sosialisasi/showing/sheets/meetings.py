"""What is printed for an event: each part alone, a pack for the participants, one for the hosts, and both in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal, assert_never

from sosialisasi.ground.dates import Day
from sosialisasi.ground.numerals import ordinal, spelled
from sosialisasi.ground.sayings import comparable
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.sheets import guidance, kit, texts
from sosialisasi.showing.sheets.base import DRAFTS, Group, Print, event, handout
from sosialisasi.showing.sheets.seats import Roster, Seat, SeatGroup, bare, count, seats
from sosialisasi.showing.sheetviews import (
    IN_FULL,
    NOT_PRINTED,
    WHERE,
    AgendaPart,
    AttendancePart,
    EventView,
    FollowUpPart,
    GuidanceGroups,
    GuidancePart,
    InvitedPart,
    ListPart,
    MinutesPart,
    PactPart,
    Part,
    PartySigner,
    Signer,
    SigningPart,
    WordPart,
)
from sosialisasi.showing.views import AnswerView, BasisView, StatementView
from sosialisasi.site import routes
from sosialisasi.site.facts import by_day, days_of, speaks_to, town_of
from sosialisasi.site.model import Guidance, Letter, Meeting, Party, Pledge, Speaker
from sosialisasi.site.words import Attendance, Pack, Role, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPart(Part):
    """A circular as it is sent, with the kop above it. ``about`` is what it is about."""

    own_leaf = True
    kind: str = field(default="edaran", init=False)
    about: str
    date: Day
    letter: Letter
    bases: tuple[BasisView, ...]
    has_no_number: bool = False
    """Whether who signs it is elected, and so has neither rank nor number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsPart(Part):
    may_share = True
    kind: str = field(default="poin", init=False)
    points: tuple[str, ...]
    statements: tuple[StatementView, ...]
    bases: tuple[BasisView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsPart(Part):
    """What is asked, and what is answered."""

    may_share = True
    unprinted = NOT_PRINTED | IN_FULL
    kind: str = field(default="tanya-jawab", init=False)
    answers: tuple[AnswerView, ...]
    ask: str | None = None
    """Whom to ask about an answer of which nobody knows what it rests on, if there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsignedPart(ListPart):
    """Whose signature is missing. ``listed`` is how many they all are, of whom a roster tells who has signed; without
    one that is ticked by hand.
    """

    kind: str = field(default="belum-tanda-tangan", init=False)
    listed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPart(ListPart):
    """Who has received how much of which ``materials``."""

    kind: str = field(default="tanda-terima", init=False)
    materials: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationPart(Part):
    own_leaf = True
    is_handed_back = True
    unprinted = NOT_PRINTED | WHERE
    kind: str = field(default="evaluasi", init=False)
    event: EventView


MEETINGS = "rakor"
"""The folder of the office for what names the people of a meeting."""


HALVES = Pack.PARTICIPANTS, Pack.COMMITTEE
"""The packs that the whole is made of."""


def packs(overview: Overview, meeting: Meeting, *, roster: Roster = ()) -> Mapping[Pack, Print]:
    """What each participant gets, what only the hosts get, and both in one; if one of the two is empty, the other one
    alone.
    """
    chosen = tuple(Pack) if halves(overview, meeting, roster) == HALVES else (Pack.WHOLE,)
    return {each: pack(overview, meeting, each, roster=roster) for each in chosen}


def pack(overview: Overview, meeting: Meeting, chosen: Pack = Pack.WHOLE, *, roster: Roster = ()) -> Print:
    """All that the meeting asks for in one PDF, or what is for some; with the names of a ``roster`` for the office."""
    said = whose(overview, meeting, chosen, roster)
    return handout(
        overview,
        overview.sheet_of(meeting, chosen.file),
        meeting,
        title=f"{said.partition(':')[0]}: {meeting.title}",
        subject=meeting.summary,
        group=Group.PACK,
        parts=lambda: _held(overview, meeting, chosen, roster),
        whose=said,
        check_first=partial(check_first, overview, meeting),
        office=_office(meeting, roster),
    )


def halves(overview: Overview, meeting: Meeting, roster: Roster = ()) -> tuple[Pack, ...]:
    """Which halves of the whole the meeting has something for."""
    return tuple(each for each in HALVES if _held(overview, meeting, each, roster))


def whose(overview: Overview, meeting: Meeting, chosen: Pack, roster: Roster = ()) -> str:
    """For whom a pack is, in words: one that is the whole is only for those for whom something is in it."""
    some = halves(overview, meeting, roster)
    named = some[0] if chosen is Pack.WHOLE and len(some) == 1 else chosen
    return named.whose if meeting.kind.is_held else named.whose_letter


def check_first(overview: Overview, meeting: Meeting, parts: Iterable[Part]) -> str | None:
    """What is to be compared before lists are printed: that of the kecamatan is of one year, which may be later than
    the meeting.
    """
    if not meeting.participants or not any(isinstance(part, ListPart) for part in parts):
        return None
    note = f"Cocokkan dulu daftar kecamatan: jumlah dan namanya dapat berbeda pada {meeting.kind.day}."
    return overview.paper_of(meeting).said(note)


def _held(overview: Overview, meeting: Meeting, chosen: Pack, roster: Roster) -> tuple[Part, ...]:
    """What a pack holds: first what is for the participants, each in the order in which the meeting asks for it."""
    parts = [(sheet, part) for sheet in meeting.printed for part in parts_for(overview, meeting, [sheet], roster)]
    wanted = HALVES if chosen is Pack.WHOLE else (chosen,)
    return tuple(part for each in wanted for sheet, part in parts if half_of(sheet, part) is each)


def half_of(sheet: Sheet, part: Part) -> Pack:
    """The half that a part is in: pacts with the names of those who sign them are for the hosts to hand out."""
    return Pack.COMMITTEE if isinstance(part, PactPart) and part.signers else sheet.pack


def single(overview: Overview, meeting: Meeting, *, roster: Roster = ()) -> Mapping[Sheet, Print]:
    """Each part of the pack alone."""
    held = [sheet for sheet in meeting.printed if parts_for(overview, meeting, [sheet], roster)]
    return {sheet: alone(overview, meeting, sheet, roster=roster) for sheet in held}


def alone(overview: Overview, meeting: Meeting, sheet: Sheet, *, roster: Roster = ()) -> Print:
    """One part of the pack alone."""
    made = handout(
        overview,
        overview.sheet_of(meeting, f"rakor-{{}}-{sheet}"),
        meeting,
        title=f"{called(overview, meeting, sheet)}: {meeting.title}",
        subject=f"{called(overview, meeting, sheet)} untuk {meeting.title}.",
        group=Group.MEETING_PART,
        parts=lambda: parts_for(overview, meeting, [sheet], roster),
        office=_office(meeting, roster),
    )
    parts = parts_for(overview, meeting, [sheet], roster)
    return replace(made, part=sheet, is_word=any(isinstance(part, WordPart) for part in parts))


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
    """The pacts of those whom an event invites, a page each, with what is known of them filled in: for the office."""
    if Sheet.PACT not in meeting.sheets:
        return
    groups = overview.recall(seats, overview, meeting, None)
    for text in overview.site.pledges_of(meeting, is_individual=True):
        if not _signers(text, groups):
            continue
        yield handout(
            overview,
            f"{text.id}-{meeting.slug}",
            meeting,
            title=f"{text.title}: {meeting.title}",
            subject=f"{text.title} untuk {_signing(overview, meeting)} {meeting.title}.",
            group=Group.FORM,
            parts=partial(_pact_of_each, overview, meeting, text),
            office=MEETINGS,
            copy_of=text.id,
        )


def _signing(overview: Overview, meeting: Meeting) -> str:
    return overview.paper_of(meeting).said("camat peserta") if meeting.participants else "peserta"


def _pact_of_each(overview: Overview, meeting: Meeting, text: Pledge) -> tuple[Part, ...]:
    signers = _signers(text, overview.recall(seats, overview, meeting, None))
    return (_pact(overview, meeting, text, signers),)


def _signers(text: Pledge, groups: Iterable[SeatGroup]) -> tuple[Signer, ...]:
    """A signer for each row that anything is known of, if the text is for those who sit there."""
    known = (seat for group in groups for seat in group.listed if seat.has_pact)
    return tuple(seat.signer for seat in known if text.is_signed_by(is_asn=seat.is_asn))


# --- parts ------------------------------------------------------------------------------------------


def _parts(overview: Overview, meeting: Meeting, sheet: Sheet, roster: Roster | None) -> tuple[Part, ...]:
    """The parts of one sheet, none if the meeting has nothing for it; the same in its pack, alone and in the slides."""
    if sheet.is_of_people and not meeting.kind.is_held:
        return ()
    return tuple(_contents(overview, meeting, sheet, roster or ()))


def _contents(overview: Overview, meeting: Meeting, sheet: Sheet, roster: Roster) -> Iterator[Part]:
    site, paper, title = overview.site, overview.paper_of(meeting), called(overview, meeting, sheet)
    items = tuple(site.guidance[id] for id in meeting.guidance)
    match sheet:
        case Sheet.LETTER:
            if meeting.letter:
                bases = paper.cited(meeting.bases, meeting.body)
                letter = meeting.letter
                yield LetterPart(
                    title=title,
                    about=meeting.title,
                    date=meeting.date,
                    letter=replace(letter, signed_in=letter.signed_in or _town(overview, meeting)),
                    bases=bases,
                    has_no_number=texts.is_elected(letter.signed_by),
                )
        case Sheet.AGENDA:
            if meeting.agenda or meeting.speakers:
                yield _agenda(overview, meeting, title)
        case Sheet.POINTS:
            bases, statements = paper.cited(meeting.bases, meeting.body), paper.statements(meeting)
            if meeting.points or meeting.statements or bases:
                yield PointsPart(title=title, points=meeting.points, statements=statements, bases=bases)
        case Sheet.QUESTIONS:
            if meeting.answers:
                answers = paper.answers(meeting)
                ask = None if all(each.bases for each in answers) else paper.ask_for(*meeting.roles)
                yield QuestionsPart(title=title, answers=answers, ask=ask)
        case Sheet.GUIDANCE:
            yield from _guidance(overview, meeting, title, items)
        case Sheet.CALENDAR:
            calendars = [site.calendars[id] for id in meeting.calendars]
            known = (each for each in calendars if paper.was_known(site.elections[each.election]))
            yield from texts.calendar_parts(paper, known, title)
        case Sheet.REPORTING:
            if chain := paper.chain_on(meeting.date):
                held = paper.chain(chain, meeting.date, only_in_force=True)
                yield texts.reporting_part(paper, title, held, chain, meeting.date)
        case Sheet.PLEDGE:
            for text in site.pledges_of(meeting, is_individual=False):
                yield replace(
                    texts.pledge_part(paper, text, meeting.elections),
                    place=_town(overview, meeting),
                    parties=_parties(meeting, roster),
                    date=_signed_on(meeting) if meeting.kind.is_held else None,
                    is_newer=_is_newer(text, meeting),
                )
        case Sheet.PACT:
            groups = overview.recall(seats, overview, meeting, roster) if roster else ()
            for text in site.pledges_of(meeting, is_individual=True):
                signers = _signers(text, groups)
                if not signers or not meeting.kind.is_signed_at:  # Whoever receives it copies a blank one for others.
                    yield _pact(overview, meeting, text, roster=roster)
                if signers:
                    yield _pact(overview, meeting, text, signers, roster)
        case Sheet.QUIZ | Sheet.QUIZ_KEY:
            if asked := _asked(meeting, items):
                page = routes.meeting(meeting.slug)
                quiz, key = guidance.quiz(overview, paper, (title, title), asked, meeting.roles[0], meeting.date, page)
                yield quiz if sheet is Sheet.QUIZ else key
        case Sheet.KIT:
            yield from overview.recall(kit.parts, overview, paper, meeting.date, meeting.elections)
        case Sheet.INVITED | Sheet.SIGNING | Sheet.UNSIGNED | Sheet.ATTENDANCE | Sheet.RECEIPT:
            yield from _lists(overview, meeting, sheet, roster)
        case Sheet.MINUTES:
            topics = tuple(item.topic for item in meeting.agenda)
            is_last = Sheet.FOLLOW_UP not in meeting.sheets
            yield MinutesPart(
                title=title,
                event=event(overview, meeting),
                topics=topics,
                speakers=tuple(map(_guest, paper.speakers(meeting))),
                is_last_word=is_last,
            )
        case Sheet.FOLLOW_UP:
            yield FollowUpPart(title=title, event=event(overview, meeting), follow_ups=meeting.follow_ups)
        case Sheet.EVALUATION:
            yield EvaluationPart(title=title, event=event(overview, meeting))
        case _:
            assert_never(sheet)


def _pact(
    overview: Overview, meeting: Meeting, text: Pledge, signers: tuple[Signer, ...] = (), roster: Roster = ()
) -> PactPart:
    """The pact of an event: a page for each who signs it, with all that is known of it."""
    pact = texts.pact_part(overview.paper_of(meeting), text, meeting.date, meeting.elections)
    return replace(
        pact,
        place=_town(overview, meeting),
        signers=signers,
        date=_signed_on(meeting) if meeting.kind.is_signed_at else None,
        witness=_only(roster, pact.pledge.witnessed_by),
        is_newer=_is_newer(text, meeting),
    )


def _is_newer(text: Pledge, meeting: Meeting) -> bool:
    return text.since is not None and text.since > meeting.span.end


def _town(overview: Overview, meeting: Meeting) -> str | None:
    return meeting.town or town_of(overview.site, meeting.region)


def _signed_on(meeting: Meeting) -> Day | None:
    """The day on which what an event is about is signed; of several days nobody knows which."""
    return meeting.date if meeting.span.days == 1 else None


def _parties(meeting: Meeting, roster: Roster) -> tuple[PartySigner, ...]:
    """Who signs for the parties, with the rank and the number that a roster knows."""
    if len(meeting.parties) == 1:
        return (_party(meeting.parties[0], None, roster),)
    return tuple(_party(party, number, roster) for number, party in enumerate(meeting.parties, start=1))


def _party(party: Party, number: int | None, roster: Roster) -> PartySigner:
    known = _only(roster, party.name or party.office) or Signer()
    return PartySigner(
        called=f"PIHAK {ordinal(number).upper()}" if number else None,
        has_no_number=texts.is_elected(party.office),
        name=party.name or known.name,
        number=known.number,
        rank=party.rank or known.rank,
        office=party.office,
        unit=party.institution,
    )


def _only(roster: Roster, sought: str | None) -> Signer | None:
    """Who in a roster has a name, whatever degrees are behind it, or an office, if nobody else has."""
    if not sought:
        return None
    found = [
        person
        for person in roster
        if comparable(sought) == comparable(person.office or "") or bare(sought) == bare(person.name)
    ]
    return Seat(person=found[0]).signer if len(found) == 1 else None


def _agenda(overview: Overview, meeting: Meeting, title: str) -> AgendaPart:
    """The agenda, in which of several days each line names its own."""
    days = days_of(meeting.span) if meeting.span.days > 1 else ()
    return AgendaPart(
        title=title,
        event=event(overview, meeting),
        days=days,
        agenda=by_day(meeting.agenda) if days else meeting.agenda,
        speakers=overview.paper_of(meeting).speakers(meeting),
    )


def _guidance(overview: Overview, meeting: Meeting, title: str, items: tuple[Guidance, ...]) -> Iterator[GuidancePart]:
    """What the readers of a meeting may and may not do: of several roles, a sheet for each with what concerns it, and
    one for all of those to whom it says the same.
    """
    paper, is_one = overview.paper_of(meeting), len(meeting.roles) == 1
    sheets: dict[tuple[GuidanceGroups, str], list[Role]] = {}
    for role in meeting.roles:
        if own := [item for item in items if is_one or speaks_to(item, role)]:
            groups = paper.items(own, meeting.date, reader=role)
            sheets.setdefault((groups, paper.ask_for(role)), []).append(role)
    for (groups, ask), roles in sheets.items():
        readers = paper.said("; ".join(role.label for role in roles))
        yield GuidancePart(
            title=title if is_one else f"{title}: {readers}",
            role=roles[0],
            readers=readers if readers != roles[0].label else None,
            groups=groups,
            url=overview.url + routes.meeting(meeting.slug),
            ask=ask,
            mentioned=guidance.mentioned(overview, groups),
        )


def _asked(meeting: Meeting, items: tuple[Guidance, ...]) -> tuple[Guidance, ...]:
    """The items of the quiz, whose key must be right for each of its readers."""
    if len(meeting.roles) == 1:
        return items
    return tuple(item for item in items if all(map(item.applies_to, meeting.roles)))


_THERE = Attendance.CAME, Attendance.REPRESENTED
"""What is written of a row in which somebody signs that day."""


ListSheet = Literal[Sheet.INVITED, Sheet.SIGNING, Sheet.UNSIGNED, Sheet.ATTENDANCE, Sheet.RECEIPT]
"""What lists people, and what is signed about them."""


def _lists(overview: Overview, meeting: Meeting, sheet: ListSheet, roster: Roster) -> Iterator[Part]:
    """Lists with a row for each of those whom the event invites, filled up by a roster."""
    title, own, paper = called(overview, meeting, sheet), event(overview, meeting), overview.paper_of(meeting)
    seated = overview.recall(seats, overview, meeting, roster or None)
    groups, listed = tuple(group.rows() for group in seated), count(seated) if roster else None
    match sheet:
        case Sheet.INVITED:
            speakers = tuple(map(_guest, paper.speakers(meeting)))
            if groups or speakers:
                groups = tuple(group.rows(group.named) for group in seated)
                yield InvitedPart(title=title, event=own, groups=groups, speakers=speakers)
        case Sheet.SIGNING:
            chosen = (overview.site.pledges_of(meeting, is_individual=is_own) for is_own in (False, True))
            if titles := tuple(text.title for some in chosen for text in some):
                parties = _parties(meeting, roster)
                people = [person for group in seated for person in group.people]
                signed = sum(person.has_signed for person in people)
                yield SigningPart(
                    title=title,
                    event=own,
                    texts=titles,
                    parties=parties,
                    listed=listed,
                    came=sum(each.attended in _THERE for each in people) if any(p.attended for p in people) else None,
                    signed=signed or None,
                    unsigned=sum(len(group.unsigned) for group in seated) if signed else None,
                    copies=f"{len(parties)} ({spelled(len(parties))})" if parties else None,
                )
        case Sheet.UNSIGNED:
            if overview.site.pledges:
                if roster:
                    groups = tuple(group.part(missing) for group in seated if (missing := group.unsigned))
                yield UnsignedPart(title=title, event=own, groups=groups, listed=listed)
        case Sheet.ATTENDANCE:
            speakers = tuple(map(_guest, _unseated(paper.speakers(meeting), seated)))
            for named, that_day in _each_day(meeting, title, own):
                yield AttendancePart(title=named, event=that_day, groups=groups, speakers=speakers)
        case Sheet.RECEIPT:
            handed_out = parts_for(overview, meeting, (each for each in meeting.sheets if each.is_taken_home), roster)
            materials = tuple(dict.fromkeys(part.title for part in handed_out))
            yield ReceiptPart(title=title, event=own, groups=groups, materials=materials)
        case _:
            assert_never(sheet)


def _unseated(speakers: Iterable[Speaker], groups: Iterable[SeatGroup]) -> Iterator[Speaker]:
    """The speakers who have no row yet, neither by name nor, if nobody told it, by office."""
    rows = [seat.signer for group in groups for seat in group.seats]
    names = {bare(row.name) for row in rows if row.name}
    offices = {comparable(row.office) for row in rows if row.office}
    for each in speakers:
        if not (bare(each.name) in names if each.name else comparable(each.office) in offices):
            yield each


def _each_day(meeting: Meeting, title: str, own: EventView) -> Iterator[tuple[str, EventView]]:
    """A list for each day of an event, since people sign anew on each."""
    days = days_of(meeting.span)
    if len(days) == 1:
        yield title, own
        return
    for number, day in enumerate(days, start=1):
        yield f"{title} hari {number}", replace(own, date=day, last_day=None)


def _guest(speaker: Speaker) -> Signer:
    """A speaker as a letter is addressed to one; an office that names its institution says it once."""
    is_named = speaker.institution.casefold() in speaker.office.casefold()
    return Signer(name=speaker.name, office=speaker.office, unit=None if is_named else speaker.institution)
