"""The printed sheets: every one from content, on every paper of the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sosialisasi.showing.overview import Overview
from sosialisasi.showing.sheets import guidance, kit, meetings, posters, slides, texts
from sosialisasi.showing.sheets.base import Group, Print, in_use, links
from sosialisasi.showing.sheets.copies import Copy, copies_of, for_office, gone, stamp_on
from sosialisasi.site.model import Briefing, Guidance, Meeting

__all__ = [
    "Copy",
    "Group",
    "Print",
    "copies_of",
    "drafts",
    "for_office",
    "gone",
    "guidance",
    "in_use",
    "kit",
    "links",
    "meetings",
    "of_briefing",
    "of_meeting",
    "office",
    "posters",
    "prints",
    "slides",
    "stamp_on",
    "texts",
    "withdrawn",
]


def prints(overview: Overview) -> Iterator[Print]:
    """Everything that is printed for all to see. The site map of paper: read it top-down."""
    if not overview.settings.papers:
        return
    site, recall = overview.site, overview.recall
    for meeting in overview.public_meetings:
        yield recall(meetings.pack, overview, meeting)
        yield from recall(meetings.alone, overview, meeting)
        yield from recall(slides.of_meeting, overview, meeting)
    yield from recall(guidance.of_roles, overview)
    yield from recall(posters.messages, overview)
    yield from recall(posters.ranking, overview)
    yield from recall(posters.leaflet, overview)
    for briefing in overview.public_briefings:
        yield recall(texts.briefing, overview, briefing)
        yield from recall(slides.of_briefing, overview, briefing)
    for calendar in overview.sorted_calendars:
        yield recall(texts.calendar, overview, calendar)
        yield recall(posters.calendar, overview, calendar)
    for chain in site.chains.values():
        yield recall(texts.reporting, overview, chain)
    for pledge in site.pledges.values():
        yield recall(texts.pledge, overview, pledge)
    yield from recall(guidance.quizzes, overview)
    yield from recall(kit.general, overview)
    for note in site.region_notes.values():
        yield from recall(kit.of_region, overview, note)


def withdrawn(overview: Overview) -> Mapping[str, Briefing | Meeting | Guidance]:
    """The sheets of what was withdrawn from the site itself, by name: whoever holds one is told the same."""
    site = overview.site
    found: dict[str, Briefing | Meeting | Guidance] = {}
    for briefing in site.briefings.values():
        if briefing.withdrawal:
            found |= {sheet.name: briefing for sheet in of_briefing(overview, briefing)}
    for meeting in site.meetings.values():
        if meeting.withdrawal:
            found |= {sheet.name: meeting for sheet in of_meeting(overview, meeting)}
    for item in site.guidance.values():
        if item.withdrawal:
            found[posters.message(overview, item).name] = item
    return found


def of_briefing(overview: Overview, briefing: Briefing) -> tuple[Print, ...]:
    """All that is printed of a briefing."""
    return (texts.briefing(overview, briefing), *slides.of_briefing(overview, briefing))


def of_meeting(overview: Overview, meeting: Meeting) -> tuple[Print, ...]:
    """All that is printed of a meeting."""
    alone = meetings.alone(overview, meeting)
    return (meetings.pack(overview, meeting), *alone, *slides.of_meeting(overview, meeting))


def drafts(overview: Overview) -> Iterator[Print]:
    """All that is to be printed for all to see once its text is published."""
    for briefing in overview.site.briefings.values():
        if not briefing.status.is_public:
            yield from of_briefing(overview, briefing)
    for meeting in overview.site.meetings.values():
        if not meeting.status.is_public:
            yield from of_meeting(overview, meeting)


def office(overview: Overview) -> Iterator[Print]:
    """What only the office needs: the pacts of each camat and, marked DRAF, what is not public."""
    for meeting in overview.public_meetings:
        yield from meetings.pacts(overview, meeting)
    for briefing in overview.site.briefings.values():
        if not briefing.status.is_public:
            yield texts.briefing(overview, briefing)
    for meeting in overview.site.meetings.values():
        if not meeting.status.is_public:
            yield meetings.pack(overview, meeting)
