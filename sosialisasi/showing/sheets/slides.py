"""Slides of a briefing or a meeting, and what is said to each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sosialisasi.ground.folders import Folder
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.pieces import for_whom
from sosialisasi.showing.sheets import meetings, texts
from sosialisasi.showing.sheets.base import Group, Print, event, to_print
from sosialisasi.showing.sheetviews import NOT_SHOWN, EventView, Imprint, Part, Scanned, SheetView
from sosialisasi.showing.views import ItemView
from sosialisasi.site.model import Briefing, Meeting
from sosialisasi.site.words import Format, RefKind, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck(SheetView):
    """The parts as slides of 320 × 180 mm. ``qr`` is the ``url``, for the last slide.

    ``items`` are those that a text only names; the notes explain them.
    """

    template = "tayang.typ"
    said_of_itself = frozenset({"SheetView.subject"})
    unprinted = NOT_SHOWN - {"ItemView.channels"}
    cover: EventView | None = None
    parts: tuple[Part, ...]
    items: tuple[ItemView, ...] = ()
    qr: Scanned
    ask: str
    """Whom to ask when in doubt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerNotes(Deck):
    """The same slides on office paper, one after the other, with what is said to each."""

    template = "catatan.typ"


SHOWN = (Sheet.CALENDAR, Sheet.POINTS, Sheet.GUIDANCE, Sheet.REPORTING, Sheet.PLEDGE, Sheet.FOLLOW_UP)
"""The parts of a meeting that are shown, whether it prints them or not. Forms are not."""
_ITEMS = (RefKind.GUIDANCE, RefKind.GUIDANCE_BLOCK)


def slides_of(overview: Overview, text: Briefing | Meeting) -> tuple[Print, ...]:
    """The slides of a text, and the notes on every paper of the site. A site that prints nothing has neither."""

    def show(kind: type[Deck], title: str) -> Callable[[Imprint], Deck]:
        return lambda own: kind(
            imprint=own,
            title=title,
            subject=text.summary,
            cover=event(overview, text) if isinstance(text, Meeting) else None,
            parts=_parts(overview, text),
            items=_items(overview, text),
            qr=Scanned(own.url),
            ask=overview.paper_of(text).ask_for(*text.roles) if isinstance(text, Meeting) else overview.paper.ask_for(),
        )

    if not overview.settings.papers:
        return ()
    folder = Folder.MEETINGS if isinstance(text, Meeting) else Folder.BRIEFINGS
    slides, notes = (overview.sheet_of(text, f"{what}-{folder}-{{}}") for what in ("tayang", "catatan"))
    title, said = f"Bahan tayang: {text.title}", f"Catatan pembicara: {text.title}"
    return (
        to_print(
            overview,
            slides,
            text,
            title=title,
            group=Group.SLIDES,
            view=show(Deck, text.title),
            size=Format.SLIDE,
        ),
        to_print(overview, notes, text, title=said, group=Group.SLIDES, view=show(SpeakerNotes, said)),
    )


def _parts(overview: Overview, text: Briefing | Meeting) -> tuple[Part, ...]:
    if isinstance(text, Meeting):
        return meetings.parts_for(overview, text, SHOWN)
    return (texts.briefing_part(overview, text),)


def _items(overview: Overview, text: Briefing | Meeting) -> tuple[ItemView, ...]:
    """The items that a briefing names, each with whom it is for if it does not speak to all of its readers."""
    if isinstance(text, Meeting):
        return ()
    named = dict.fromkeys(ref.target for ref in text.body.refs if ref.kind in _ITEMS)
    items = [overview.site.guidance[id] for id in named]
    views = [overview.paper.item(item, overview.day) for item in items]
    return tuple(
        view if all(map(item.applies_to, text.audience)) else replace(view, audience=for_whom(item.roles))
        for item, view in zip(items, views, strict=True)
    )
