"""Slides of a briefing or a meeting, and what is said to each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sosialisasi.ground.dates import Day
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.pieces import for_whom
from sosialisasi.showing.sheets import meetings, texts
from sosialisasi.showing.sheets.base import Group, Print, event, imprint
from sosialisasi.showing.sheetviews import NOT_SHOWN, EventView, Part, Scanned, SheetView
from sosialisasi.showing.views import ItemView
from sosialisasi.site import routes
from sosialisasi.site.model import Briefing, Meeting
from sosialisasi.site.words import Format, RefKind, Sheet, Size


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck(SheetView):
    """The parts as slides of 320 × 180 mm. ``qr`` is the ``url``, for the last slide.

    ``items`` are those that a text only names; the notes explain them.
    """

    template = "tayang.typ"
    said_of_itself = frozenset({"SheetView.subject"})
    unprinted = NOT_SHOWN
    cover: EventView | None = None
    parts: tuple[Part, ...]
    items: tuple[ItemView, ...] = ()
    qr: Scanned


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerNotes(Deck):
    """The same slides on office paper, one after the other, with what is said to each."""

    template = "catatan.typ"


SHOWN = (Sheet.CALENDAR, Sheet.POINTS, Sheet.GUIDANCE, Sheet.REPORTING, Sheet.PLEDGE, Sheet.FOLLOW_UP)
"""The parts of a meeting that are shown, whether it prints them or not. Forms are not."""
_ITEMS = (RefKind.GUIDANCE, RefKind.GUIDANCE_BLOCK)


def of_briefing(overview: Overview, text: Briefing) -> tuple[Print, ...]:
    return _pair(
        overview,
        text,
        "briefing-{}",
        title=text.title,
        summary=text.summary,
        source=text.origin.path,
        page=routes.briefing(text.slug),
        day=text.last_change,
        parts=lambda: (texts.briefing_part(overview, text),),
        items=lambda: tuple(
            _named(overview, text, id)
            for id in dict.fromkeys(ref.target for ref in text.body.refs if ref.kind in _ITEMS)
        ),
    )


def _named(overview: Overview, text: Briefing, id: str) -> ItemView:
    """An item that a briefing names, with whom it is for if it does not speak to all of the briefing's readers."""
    item = overview.site.guidance[id]
    view = overview.paper.item(item, overview.day)
    return view if all(map(item.applies_to, text.audience)) else replace(view, audience=for_whom(item.roles))


def of_meeting(overview: Overview, meeting: Meeting) -> tuple[Print, ...]:
    return _pair(
        overview,
        meeting,
        "rakor-{}",
        title=meeting.title,
        summary=meeting.summary,
        source=meeting.origin.path,
        page=routes.meeting(meeting.slug),
        day=meeting.date,
        parts=lambda: meetings.parts_of(overview, meeting, SHOWN),
        meeting=meeting,
    )


def _pair(
    overview: Overview,
    text: Briefing | Meeting,
    name: str,
    *,
    title: str,
    summary: str,
    source: str,
    page: str,
    day: Day,
    parts: Callable[[], tuple[Part, ...]],
    items: Callable[[], tuple[ItemView, ...]] = tuple,
    meeting: Meeting | None = None,
) -> tuple[Print, ...]:
    """The slides of a text, and the notes on every paper of the site. A site that prints nothing has neither.

    ``name`` is what they are called, with ``{}`` for the text.
    """

    def show(view: type[Deck], heading: str) -> Callable[[Size], Deck]:
        def make(size: Size) -> Deck:
            own = imprint(overview, size, page, day, meeting)
            return view(
                imprint=own,
                title=heading,
                subject=summary,
                cover=event(overview, meeting) if meeting else None,
                parts=parts(),
                items=items(),
                qr=Scanned(own.url),
            )

        return make

    papers = overview.settings.papers
    if not papers:
        return ()
    said = f"Catatan pembicara: {title}"
    return (
        Print(
            name=overview.sheet_of(text, f"tayang-{name}"),
            title=f"Bahan tayang: {title}",
            group=Group.SLIDES,
            source=source,
            page=page,
            day=day,
            view=show(Deck, title),
            sizes=(Format.SLIDE,),
        ),
        Print(
            name=overview.sheet_of(text, f"catatan-{name}"),
            title=said,
            group=Group.SLIDES,
            source=source,
            page=page,
            day=day,
            view=show(SpeakerNotes, said),
            sizes=papers,
        ),
    )
