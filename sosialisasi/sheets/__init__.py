"""The printed sheets: every one from content, on every paper of the site."""

from __future__ import annotations

from collections.abc import Iterator

from sosialisasi.artifacts import Artifact
from sosialisasi.overview import Overview
from sosialisasi.sheets import guidance, meetings, slides, texts
from sosialisasi.sheets.base import Group, Print, artifacts, links

__all__ = ["Group", "Print", "artifacts", "guidance", "links", "meetings", "prints", "sheets", "slides", "texts"]


def prints(overview: Overview) -> Iterator[Print]:
    """Everything that is printed for all to see. The site map of paper: read it top-down."""
    site = overview.site
    for meeting in overview.public_meetings:
        yield meetings.pack(overview, meeting)
        yield from meetings.single(overview, meeting)
        yield from slides.of_meeting(overview, meeting)
    for _, sheet in guidance.roles(overview):
        yield sheet
    for briefing in overview.public_briefings:
        yield texts.briefing(overview, briefing)
        yield from slides.of_briefing(overview, briefing)
    for calendar in overview.sorted_calendars:
        yield texts.calendar(overview, calendar)
    for chain in site.chains.values():
        yield texts.reporting(overview, chain)
    for pledge in site.pledges.values():
        yield texts.pledge(overview, pledge)


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


def sheets(overview: Overview) -> Iterator[Artifact]:
    """Every sheet on each of its papers."""
    for sheet in (*prints(overview), *office(overview)):
        yield from artifacts(overview, sheet)
