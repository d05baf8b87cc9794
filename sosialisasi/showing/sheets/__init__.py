"""The printed sheets: every one from content, on every paper of the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sosialisasi.showing.overview import Overview
from sosialisasi.showing.sheets import guidance, kit, meetings, posters, records, seats, slides, texts
from sosialisasi.showing.sheets.base import Group, Print, in_use, sheet_groups, sheet_links
from sosialisasi.showing.sheets.copies import Copy, for_office, gone, stamp_on, stamped_copies, word_file
from sosialisasi.site.model import Briefing, Guidance, Meeting, Page

__all__ = [
    "Copy",
    "Group",
    "Print",
    "drafts",
    "for_office",
    "gone",
    "guidance",
    "in_use",
    "kit",
    "meetings",
    "office",
    "posters",
    "prints",
    "prints_of",
    "records",
    "seats",
    "sheet_groups",
    "sheet_links",
    "slides",
    "stamp_on",
    "stamped_copies",
    "texts",
    "withdrawn_sheets",
    "word_file",
]


def prints(overview: Overview) -> Iterator[Print]:
    """Everything that is printed for all to see. The site map of paper: read it top-down."""
    if not overview.settings.papers:
        return
    site, recall = overview.site, overview.recall
    for meeting in overview.public_meetings:
        yield from recall(meetings.packs, overview, meeting).values()
        yield from recall(meetings.single, overview, meeting).values()
        yield from recall(slides.slides_of, overview, meeting)
    yield from recall(guidance.roles, overview).values()
    yield from recall(posters.message_posters, overview)
    yield from recall(posters.ranking_poster, overview)
    yield from recall(posters.leaflet, overview)
    for briefing in overview.public_briefings:
        yield recall(texts.briefing_sheet, overview, briefing)
        yield from recall(slides.slides_of, overview, briefing)
    for calendar in overview.sorted_calendars:
        yield recall(texts.calendar_sheet, overview, calendar)
        yield recall(posters.calendar_poster, overview, calendar)
    for chain in site.chains.values():
        yield recall(texts.reporting_sheet, overview, chain)
    for pledge in site.pledges.values():
        yield recall(texts.pledge_sheet, overview, pledge)
    yield from recall(guidance.quizzes, overview)
    yield from recall(kit.general_kit, overview)
    for note in site.region_notes.values():
        yield from recall(kit.of_region, overview, note)


def prints_of(overview: Overview, text: Briefing | Meeting | Page) -> tuple[Print, ...]:
    """All that is printed of a text, the whole of it first; of a plain page nothing."""
    match text:
        case Briefing():
            return (texts.briefing_sheet(overview, text), *slides.slides_of(overview, text))
        case Meeting():
            alone = meetings.single(overview, text).values()
            packs = tuple(meetings.packs(overview, text).values())[::-1]
            return (*packs, *alone, *slides.slides_of(overview, text))
        case Page():
            return ()


def withdrawn_sheets(overview: Overview) -> Mapping[str, Briefing | Meeting | Page | Guidance]:
    """The sheets of what was withdrawn from the site itself, by name: whoever holds one is told the same."""
    site = overview.site
    items = {posters.message_poster(overview, item).name: item for item in site.guidance.values() if item.withdrawal}
    return items | {sheet.name: text for text in site.texts if text.withdrawal for sheet in prints_of(overview, text)}


def drafts(overview: Overview) -> Iterator[Print]:
    """All that is to be printed for all to see once its text is published."""
    for text in overview.site.texts:
        if not text.status.is_public:
            yield from prints_of(overview, text)


def office(overview: Overview) -> Iterator[Print]:
    """What only the office needs: the pacts of each camat and, marked DRAF, what is not public."""
    for meeting in overview.public_meetings:
        yield from meetings.pacts(overview, meeting)
    for text in overview.site.texts:
        if not text.status.is_public:
            yield from prints_of(overview, text)[:1]  # Nobody hands out a part of a draft.
