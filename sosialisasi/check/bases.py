"""Every legal basis that a file of the site names, with its place and the day on which it must have been in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sosialisasi.ground.dates import Day
from sosialisasi.site.model import Basis, Origin, Site


@dataclass(frozen=True, slots=True)
class Cited:
    """A basis at its place. ``day`` is when it must have been in force; ``None`` where no day is asked for."""

    origin: Origin
    field: str
    basis: Basis
    day: Day | None


def cited(site: Site) -> Iterator[Cited]:
    """All bases of a site in the order of its files."""
    for item in site.guidance.values():
        yield from _each(item.origin, "dasar", item.bases, None)
    for election in site.elections.values():
        yield from _each(election.origin, "dasar", election.bases, election.polling_day)
        for number, stage in enumerate(election.stages):
            yield from _each(
                election.origin,
                f"tahapan.{number}.dasar",
                stage.bases,
                max(stage.span.end, election.polling_day) if stage.open_end else stage.span.end,
            )
    for calendar in site.calendars.values():
        for number, override in enumerate(calendar.overrides):
            yield from _each(calendar.origin, f"perubahan.{number}.dasar", override.bases, override.span.end)
        for number, event in enumerate(calendar.events):
            yield from _each(calendar.origin, f"acara.{number}.dasar", event.bases, event.span.end)
    for chain in site.chains.values():
        for number, step in enumerate(chain.steps):
            yield from _each(chain.origin, f"langkah.{number}.dasar", step.bases, None)
    for briefing in site.briefings.values():
        yield from _each(briefing.origin, "dasar", briefing.bases, briefing.updated or briefing.date)
        for number, point in enumerate(briefing.talking_points):
            yield from _each(briefing.origin, f"pokok.{number}.dasar", point.bases, briefing.updated or briefing.date)
    for meeting in site.meetings.values():
        yield from _each(meeting.origin, "dasar", meeting.bases, meeting.date)
        for number, said in enumerate(meeting.statements):
            yield from _each(meeting.origin, f"pernyataan.{number}.dasar", said.bases, said.date)


def _each(origin: Origin, field: str, bases: Iterable[Basis], day: Day | None) -> Iterator[Cited]:
    for number, basis in enumerate(bases):
        yield Cited(origin, f"{field}.{number}", basis, day)
