"""The printed sheets: every one from content, on every paper of the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sosialisasi.model import Withdrawal
from sosialisasi.overview import Overview
from sosialisasi.sheets import guidance, kit, meetings, posters, slides, texts
from sosialisasi.sheets.base import Group, Print, links
from sosialisasi.sheets.copies import Copy, copies, for_office, gone, stamp_on

__all__ = [
    "Copy",
    "Group",
    "Print",
    "copies",
    "for_office",
    "gone",
    "guidance",
    "kit",
    "links",
    "meetings",
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


def withdrawn(overview: Overview) -> Mapping[str, Withdrawal]:
    """The sheets of what was withdrawn from the site itself, by name: whoever holds one is told the same."""
    found: dict[str, Withdrawal] = {}
    for briefing in overview.site.briefings.values():
        if briefing.withdrawal:
            found[texts.briefing(overview, briefing).name] = briefing.withdrawal
    for meeting in overview.site.meetings.values():
        if meeting.withdrawal:
            made = (meetings.pack(overview, meeting), *(sheet for _, sheet in meetings.single(overview, meeting)))
            found |= {sheet.name: meeting.withdrawal for sheet in made}
    return found


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
