"""Days → places on a chart of validity. Pure: dates in, per mille of the chart's width out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from sosialisasi.ground.dates import Day, Precision
from sosialisasi.site.model import Regulation

WIDTH = 1000
MOST_LABELS = 5
"""More years than this do not fit beside each other on the narrowest phone."""
LAST_LABEL = 950
"""A year that begins further right has no room for its number."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The time from ``first`` to ``last``, drawn from 0 to 1000."""

    first: Day
    last: Day

    def place(self, day: Day) -> int:
        """Where a day is; days outside are at the edge."""
        days = (self.last - self.first).days
        return min(max((day - self.first).days * WIDTH // days, 0), WIDTH)

    @property
    def years(self) -> tuple[tuple[int, int], ...]:
        """(year, place of its first day): as many round years as can be read."""
        count = self.last.year - self.first.year + 1
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if count <= step * MOST_LABELS)
        years = (year for year in range(self.first.year, self.last.year + 1) if year % step == 0)
        places = ((year, self.place(Day(year, 1, 1))) for year in years)
        return tuple((year, place) for year, place in places if place <= LAST_LABEL)


def scale(regulations: Iterable[Regulation], today: Day) -> Scale:
    """From the year in which the first began to ``today``, or to the end of the year of what is known to come."""
    known = list(regulations)
    days = [day for each in known for day in (each.since, each.until) if day is not None]
    latest = max(days)
    last = today if latest < today else Day(latest.year, 12, 31)
    return Scale(Day(min([*days, today]).year, 1, 1), last)


def places(regulation: Regulation, on: Scale, today: Day) -> tuple[int, int, int]:
    """(start, sure, end) of a regulation's bar: it begins between the first two, and is drawn to the third.

    What has no known end is drawn to ``today``: later days are not known.
    """
    end = regulation.until or (today if regulation.since <= today else on.last)
    sure = min(_surely_begun(regulation), end)
    return on.place(regulation.since), on.place(sure), on.place(end)


def _surely_begun(regulation: Regulation) -> Day:
    """The last day on which it may have begun."""
    since = regulation.since
    if regulation.precision is Precision.DAY:
        return since
    month = 12 if regulation.precision is Precision.YEAR else since.month
    return Day(since.year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
