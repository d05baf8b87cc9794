"""The printed sheets: every one from content, on every paper of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sosialisasi.model import Briefing, Withdrawal
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
    site = overview.site
    for meeting in overview.public_meetings:
        yield from _telling((), [meetings.pack(overview, meeting)])
        yield from _telling((), (sheet for _, sheet in meetings.single(overview, meeting)))
        yield from _telling((), slides.of_meeting(overview, meeting))
    yield from _telling((), (sheet for _, sheet in guidance.roles(overview)))
    yield from _telling((), posters.messages(overview))
    yield from posters.ranking(overview)
    yield from posters.leaflet(overview)
    for briefing in overview.public_briefings:
        yield from _telling((briefing,), [texts.briefing(overview, briefing)])
        yield from _telling((briefing,), slides.of_briefing(overview, briefing))
    for calendar in overview.sorted_calendars:
        yield from _telling((), [texts.calendar(overview, calendar)])
        yield from _telling((), posters.calendar(overview, calendar))
    for chain in site.chains.values():
        yield from _telling((), [texts.reporting(overview, chain)])
    for pledge in site.pledges.values():
        yield from _telling((), [texts.pledge(overview, pledge)])
    yield from guidance.quizzes(overview)
    yield from kit.kits(overview)


def _telling(briefings: tuple[Briefing, ...], sheets: Iterable[Print]) -> Iterator[Print]:
    return (replace(sheet, tells=briefings) for sheet in sheets)


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
