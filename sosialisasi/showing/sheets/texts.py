"""Sheets of what staff write: briefings, calendars, the reporting chain, the texts that are sworn or signed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sosialisasi.reading.markup.safe import Typst
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.pieces import Pieces, without_body
from sosialisasi.showing.sheets import months
from sosialisasi.showing.sheets.base import DRAFTS, Group, Print, handout
from sosialisasi.showing.sheets.months import Timeline
from sosialisasi.showing.sheetviews import IN_FULL, NOT_PRINTED, PactPart, Part, PledgePart, ReportingPart
from sosialisasi.showing.views import NOWHERE, BasisView, CalendarView
from sosialisasi.site import routes
from sosialisasi.site.model import Briefing, Calendar, Pledge, ReportingChain


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingPart(Part):
    kind: str = field(default="briefing", init=False)
    text: Briefing
    body: Typst
    bases: tuple[BasisView, ...]
    author: str | None  # It and the reviewer stand here too, since copies were released whose hash tells them last.
    reviewer: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPart(Part):
    """The table of stages; the ``timeline`` stands above it if all fits on one page."""

    unprinted = NOT_PRINTED | IN_FULL

    kind: str = field(default="kalender", init=False)
    calendar: CalendarView
    timeline: Timeline | None = None


def briefing_sheet(overview: Overview, text: Briefing) -> Print:
    return handout(
        overview,
        overview.sheet_of(text, "briefing-{}"),
        text,
        title=text.title,
        subject=text.summary,
        group=Group.BRIEFING,
        parts=lambda: (briefing_part(overview, text),),
        office=None if text.status.is_public else DRAFTS,
    )


def briefing_part(overview: Overview, text: Briefing) -> BriefingPart:
    return BriefingPart(
        title=text.title,
        text=without_body(text),
        body=overview.paper.body_typst(text.body, text.origin.path),
        bases=overview.paper.cited(text.bases, text.body),
        author=text.author,
        reviewer=text.reviewer,
    )


def calendar_part(paper: Pieces, each: Calendar, title: str) -> CalendarPart:
    shown = paper.calendar(each)
    return CalendarPart(title=title, calendar=shown, timeline=months.timeline(shown))


def calendar_sheet(overview: Overview, each: Calendar) -> Print:
    election = overview.site.elections[each.election]
    return handout(
        overview,
        overview.sheet_of(each, "kalender-{}"),
        (each.origin.path, routes.calendar(each.id)),
        title=each.title,
        subject=f"Tahapan {election.name}: {each.title}.",
        group=Group.CALENDAR,
        parts=lambda: (calendar_part(overview.paper_in(each.region), each, each.title),),
    )


def reporting_sheet(overview: Overview, chain: ReportingChain) -> Print:
    def parts() -> tuple[Part, ...]:
        day = min(chain.until or overview.day, overview.day)
        paper = overview.paper_in(chain.region or "")
        part = ReportingPart(
            title=chain.title,
            chain=paper.chain(chain, overview.day),
            day=day,
            sanctions=paper.sanctions(chain, day),
        )
        return (part,)

    return handout(
        overview,
        f"alur-pelaporan-{chain.id}",
        (chain.origin.path, routes.REPORTING),
        title=chain.title,
        subject=chain.summary,
        group=Group.REPORTING,
        parts=parts,
    )


def pledge_sheet(overview: Overview, text: Pledge) -> Print:
    def parts() -> tuple[Part, ...]:
        kind = PactPart if text.is_individual else PledgePart
        return (kind(title=text.title, pledge=replace(text, origin=NOWHERE)),)

    return handout(
        overview,
        text.id,
        (text.origin.path, routes.PRINTS),
        title=text.title,
        subject=text.opening,
        group=Group.FORM,
        parts=parts,
    )
