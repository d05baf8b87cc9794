"""The months of a calendar: day by day, as a wall calendar shows them, and as one line."""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from sosialisasi.ground.dates import MONTHS, Day
from sosialisasi.showing.views import CalendarView, StageView
from sosialisasi.site.words import Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCell:
    """A day of a month. ``stages`` are places in the calendar's list of stages, the shortest stage first."""

    number: int
    stages: tuple[int, ...]
    begins: tuple[int, ...]
    """Those of the ``stages`` that begin on this day."""
    is_polling: bool
    is_holiday: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month in weeks from Monday to Sunday; ``None`` is a day of another month."""

    title: str
    weeks: tuple[tuple[DayCell | None, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The stages of a calendar as bars over whole months, all lengths in days."""

    months: tuple[tuple[str, int, int], ...]
    """(short name, year, days) of each."""
    bars: tuple[tuple[int, int], ...]
    """(days before it, days long) of each stage, in their order."""
    polling: int | None
    """Days before the polling day, if anybody knows it."""


PATTERNS = 24
"""How many stages ``_arsir.typ`` can tell apart."""

MOST = 4
"""More months than these have no room on a wall for days that are read from two metres."""
LISTED = 16
"""Of more months than these the holidays are too many to be listed."""


def choose(shown: CalendarView, most: int = MOST) -> tuple[tuple[tuple[int, int], ...], tuple[str, ...]]:
    """The (year, month) to draw, and the titles of those that are not drawn.

    That is every month from the first stage to the last. If these are more than ``most``, then those without a stage
    are left out, and if there are still too many, the earliest. Of more stages than there are patterns, none is drawn.
    """
    if len(shown.stages) > PATTERNS:
        return (), ()
    every = list(_every(shown))
    drawn = every
    if len(drawn) > most:
        held = {month for stage in _held(shown) for month in _months_of(stage)}
        held |= {_month(shown.polling_day)} if shown.polling_day else set()
        drawn = [month for month in every if month in held][-most:]
    return tuple(drawn), tuple(_title(month) for month in every if month not in drawn)


def fill(shown: CalendarView, months: Collection[tuple[int, int]], holidays: Collection[Day]) -> tuple[Month, ...]:
    """Each month with what holds on its days."""
    held = ((place, stage) for place, stage in enumerate(shown.stages) if stage.cancelled is None)
    order = sorted(held, key=lambda pair: (pair[1].span.days, pair[0]))
    polling = polling_days(shown)

    def cell(day: Day, near: Collection[tuple[int, StageView]]) -> DayCell:
        running = [(place, stage) for place, stage in near if _runs_on(stage, day)]
        return DayCell(
            number=day.day,
            stages=tuple(place for place, _ in running),
            begins=tuple(place for place, stage in running if stage.span.start == day),
            is_polling=day in polling,
            is_holiday=day in holidays,
        )

    def drawn(year: int, month: int) -> Month:
        near = [(place, stage) for place, stage in order if (year, month) in _months_of(stage)]
        return Month(
            title=_title((year, month)),
            weeks=tuple(
                tuple(cell(date(year, month, number), near) if number else None for number in week)
                for week in calendar.Calendar(calendar.MONDAY).monthdayscalendar(year, month)
            ),
        )

    return tuple(drawn(year, month) for year, month in months)


def timeline(shown: CalendarView) -> Timeline:
    """The stages over every month from the first to the last; an empty one if no day is known."""
    every = tuple(_every(shown))
    if not every:
        return Timeline(months=(), bars=(), polling=None)
    origin = date(*every[0], 1)
    return Timeline(
        months=tuple((MONTHS[month - 1][:3], year, calendar.monthrange(year, month)[1]) for year, month in every),
        bars=tuple(
            ((stage.span.start - origin).days, stage.span.days if stage.cancelled is None else 0)
            for stage in shown.stages
        ),
        polling=(shown.polling_day - origin).days if shown.polling_day else None,
    )


def polling_days(shown: CalendarView) -> frozenset[Day]:
    """The polling day of the calendar, and the days of its repeat votes."""
    own = (shown.polling_day,) if shown.polling_day else ()
    return frozenset((*own, *(stage.span.start for stage in _held(shown) if _is_one_vote(stage))))


def _held(shown: CalendarView) -> tuple[StageView, ...]:
    return tuple(stage for stage in shown.stages if stage.cancelled is None)


def _runs_on(stage: StageView, day: Day) -> bool:
    """Whether a stage runs on a day; one whose last day nobody knows runs to the last day that is drawn."""
    return day in stage.span or (stage.open_end is not None and stage.span.start <= day)


def _is_one_vote(stage: StageView) -> bool:
    return stage.phase is Phase.POLLING and stage.span.days == 1


def _every(shown: CalendarView) -> Iterator[tuple[int, int]]:
    """Every (year, month) from the first stage to the last."""
    days = [day for stage in shown.stages for day in (stage.span.start, stage.span.end)]
    days += [shown.polling_day] if shown.polling_day else []
    return _between(min(days), max(days)) if days else iter(())


def _months_of(stage: StageView) -> Iterator[tuple[int, int]]:
    return _between(stage.span.start, stage.span.end)


def _between(first: Day, last: Day) -> Iterator[tuple[int, int]]:
    """Every (year, month) from one day to another."""
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield number // 12, number % 12 + 1


def _month(day: Day) -> tuple[int, int]:
    return day.year, day.month


def _title(month: tuple[int, int]) -> str:
    return f"{MONTHS[month[1] - 1]} {month[0]}"
