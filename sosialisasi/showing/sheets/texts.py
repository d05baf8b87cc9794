"""Sheets of what staff write: briefings, calendars, the reporting chain, the texts that are sworn or signed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sosialisasi.ground.dates import Day
from sosialisasi.reading.markup.safe import Typst
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.pieces import Pieces, without_body
from sosialisasi.showing.sheets import alike, months
from sosialisasi.showing.sheets.alike import OwnView, VaryingView
from sosialisasi.showing.sheets.base import DRAFTS, Group, Print, handout
from sosialisasi.showing.sheets.months import Timeline
from sosialisasi.showing.sheetviews import IN_FULL, NOT_PRINTED, PactPart, Part, PledgePart, ReportingPart
from sosialisasi.showing.views import BasisView, CalendarView, ChainView
from sosialisasi.site import routes
from sosialisasi.site.model import Briefing, Calendar, Pledge, ReportingChain
from sosialisasi.site.words import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingPart(Part):
    kind: str = field(default="briefing", init=False)
    text: Briefing
    body: Typst
    bases: tuple[BasisView, ...]
    author: str | None  # It and the reviewer stand here too, since copies were released whose hash tells them last.
    reviewer: str | None

    @property
    def speaks_of(self) -> tuple[str, ...]:
        return tuple(_LINK.findall(self.body))


_ELECTED = re.compile(r"(?:Plt\.? )?(?:Wakil )?(?:Gubernur|Bupati|Wali ?kota)\b", re.IGNORECASE)
"""Who heads a region by election, and a deputy who acts for one (Plt.); who is appointed to act (Pj.) is a civil
servant.
"""
_LINK = re.compile(r'#tautan\("([^"]*)"')
"""How a text links to an address on paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPart(Part):
    """The table of stages; the ``timeline`` stands above it if all fits on one page.

    On a sheet of several regions the ``calendar`` is what they share, ``own`` names all of them, each with what only it
    has, and ``varying`` stages have a column for each of them.
    """

    unprinted = NOT_PRINTED | IN_FULL

    kind: str = field(default="kalender", init=False)
    calendar: CalendarView
    timeline: Timeline | None = None
    own: tuple[OwnView, ...] = ()
    varying: tuple[VaryingView, ...] = ()


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


def calendar_parts(paper: Pieces, calendars: Iterable[Calendar], title: str) -> Iterator[CalendarPart]:
    """The calendars of an event, those that are nearly alike on one sheet. Of several sheets each has its own title."""
    groups = alike.groups_of(map(paper.calendar, calendars))
    for group in groups:
        named = group[0].title if len(group) == 1 else f"{title}: {group[0].election}"
        yield _calendar_part(named if len(groups) > 1 else title, group)


def _calendar_part(title: str, group: Sequence[CalendarView]) -> CalendarPart:
    shown, own, varying = alike.merged(group)
    return CalendarPart(title=title, calendar=shown, timeline=months.timeline(shown), own=own, varying=varying)


def calendar_sheet(overview: Overview, each: Calendar) -> Print:
    election = overview.site.elections[each.election]
    return handout(
        overview,
        overview.sheet_of(each, "kalender-{}"),
        (each.origin.path, routes.calendar(each.id)),
        title=each.title,
        subject=f"Tahapan {election.name}: {each.title}.",
        group=Group.CALENDAR,
        parts=lambda: (_calendar_part(each.title, [overview.paper_in(each.region).calendar(each)]),),
    )


def reporting_sheet(overview: Overview, chain: ReportingChain) -> Print:
    def parts() -> tuple[Part, ...]:
        day = min(chain.until or overview.day, overview.day)
        paper = overview.paper_in(chain.region or "")
        return (reporting_part(paper, chain.title, paper.chain(chain, overview.day), chain, day),)

    return handout(
        overview,
        f"alur-pelaporan-{chain.id}",
        (chain.origin.path, routes.REPORTING),
        title=chain.title,
        subject=chain.summary,
        group=Group.REPORTING,
        parts=parts,
    )


def reporting_part(paper: Pieces, title: str, shown: ChainView, chain: ReportingChain, day: Day) -> ReportingPart:
    """A chain as it is ``shown``, with the sanctions of a day."""
    sanctions = paper.sanctions(chain, day)
    ask = None if all(each.deciders for each in sanctions) else paper.ask_for()
    return ReportingPart(title=title, chain=shown, day=day, sanctions=sanctions, ask=ask)


def pledge_sheet(overview: Overview, text: Pledge) -> Print:
    paper = overview.paper

    def parts() -> tuple[Part, ...]:
        if text.is_individual:
            return (pact_part(paper, text, overview.day),)
        return (pledge_part(paper, text),)

    return handout(
        overview,
        text.id,
        (text.origin.path, routes.PRINTS),
        title=text.title,
        subject=paper.pledge(text).opening,
        group=Group.FORM,
        parts=parts,
    )


def is_elected(office: str) -> bool:
    """Whether whoever holds an office, by its name, is elected and so has neither rank nor number."""
    return _ELECTED.match(office) is not None


def _has_no_number(text: Pledge) -> bool:
    return bool(text.roles) and not any(role.is_asn for role in text.roles)


def pledge_part(paper: Pieces, text: Pledge, elections: Iterable[str] = ()) -> PledgePart:
    """A text that is read aloud together, wherever and whenever that is."""
    shown = paper.pledge(text, elections)
    return PledgePart(
        title=shown.title,
        pledge=shown,
        has_no_number=_has_no_number(text),
        is_witness_elected=is_elected(text.witnessed_by or ""),
    )


def pact_part(paper: Pieces, text: Pledge, day: Day, elections: Iterable[str] = ()) -> PactPart:
    """A text that each person signs, with those of its bases that hold on a day: for whoever it is, without names."""
    shown = paper.pledge(text, elections)
    return PactPart(
        title=shown.title,
        pledge=shown,
        has_no_number=_has_no_number(text),
        is_witness_elected=is_elected(text.witnessed_by or ""),
        unit=paper.said("Desa") if text.roles == (Role.VILLAGE,) else None,
        bases=paper.bases(basis for basis in text.bases if paper.holds(basis, day)),
    )
