"""Days counted from another day: read what people write (``H-3``, ``6 bulan sebelum penetapan``), and count."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import partial

from sosialisasi.ground.dates import Span
from sosialisasi.ground.problems import Family, Misread, Rule
from sosialisasi.ground.slugs import slugged
from sosialisasi.ground.times import LONGEST

_rule = partial(Rule, Family.FIELDS)

UNREADABLE_COUNT = _rule(
    "aturan-salah",
    'Aturan "{nilai}" tidak dapat dipahami.',
    "{sebab}",
    'Tulis seperti "H-3", "H-3 sampai H-1", "6 bulan sebelum penetapan", atau "paling lambat 20 bulan sebelum '
    'pemungutan".',
    wrong="aturan: tiga hari menjelang pencoblosan",
    right="aturan: H-3 sampai H-1",
    matters="Dari aturan itu dihitung, atau diperiksa, tanggal tahapannya.",
)

POLLING = "pemungutan"
"""The anchor that every election has: its polling day, and the stage of that id."""


class Unit(StrEnum):
    DAY = "hari"
    MONTH = "bulan"
    YEAR = "tahun"


class Limit(StrEnum):
    """Of a rule that does not say on which day: the last day, or the first one, on which it may be."""

    LATEST = "paling lambat"
    EARLIEST = "paling cepat"


@dataclass(frozen=True, slots=True)
class Counted:
    """A day so many days, months or years from another one: before it if ``number`` is negative, and after it if not.

    ``anchor`` is the id of the stage from which it is counted. With a ``last`` number it is all days up to that one.
    """

    number: int
    unit: Unit
    anchor: str
    last: int | None = None
    limit: Limit | None = None

    def span(self, anchor: Span) -> Span:
        """The days that it comes to: counted back from the first day of the anchor, and ahead from its last."""
        first = self._day(self.number, anchor)
        return Span(first, first if self.last is None else self._day(self.last, anchor))

    def allows(self, span: Span, anchor: Span) -> bool:
        """Whether days are as the rule says: they begin on its day, or not past its limit, and end on its last."""
        own = self.span(anchor)
        match self.limit:
            case Limit.LATEST:
                return span.start <= own.start
            case Limit.EARLIEST:
                return span.start >= own.start
        return span.start == own.start and (self.last is None or span.end == own.end)

    def words(self, anchor: str) -> str:
        """The rule in words: ``paling lambat 20 bulan sebelum pemungutan suara``, by what the ``anchor`` is called."""
        limit = f"{self.limit.value} " if self.limit else ""
        if self.last is not None:
            return f"{self._distance(self.number)} sampai {self._distance(self.last)} {self._way} {anchor}"
        return f"{limit}{self._distance(self.number)} {self._way} {anchor}" if self.number else f"pada hari {anchor}"

    @property
    def _way(self) -> str:
        return "sebelum" if self.number < 0 else "sesudah"

    def _distance(self, number: int) -> str:
        return f"{abs(number)} {self.unit.value}"

    def _day(self, number: int, anchor: Span) -> date:
        day = anchor.start if number < 0 else anchor.end
        if self.unit is Unit.DAY:
            return day + timedelta(days=number)
        months = day.year * 12 + day.month - 1 + number * (12 if self.unit is Unit.YEAR else 1)
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))


_SHORT = re.compile(r"h(?:\s?([-\u2212–+])\s?(\d{1,4}))?", re.IGNORECASE)
_LONG = re.compile(
    r"(?:(paling lambat|selambat-lambatnya|paling cepat) )?(\d{1,4}) (hari|bulan|tahun) "
    r"(sebelum|sesudah|setelah) (.+)",
    re.IGNORECASE,
)
_TO = re.compile(r" (?:sampai(?: dengan)?|hingga|s\.? ?d\.?|s/d) |(?<=\d) ?[–—] ?(?=h)", re.IGNORECASE)
_OF_POLLING = re.compile(r"(?:hari[- ])?(?:pemungutan|pencoblosan)(?:[- ]suara)?|hari[- ]h", re.IGNORECASE)
_MOST = {Unit.DAY: 3650, Unit.MONTH: 120, Unit.YEAR: 10}
"""No stage is further from another one."""


def parse_counted(text: str) -> Counted:
    """Read one rule. ``Misread`` if it is not understood."""
    if len(text) > LONGEST:
        raise _unread(f"{text[:40]}…", "Isian ini terlalu panjang untuk aturan.")
    written = " ".join(text.split()).removesuffix(".")
    if found := _LONG.fullmatch(written):
        limit, number, unit, way, anchor = found.groups()
        counted = Counted(
            int(number) * (-1 if way.lower() == "sebelum" else 1),
            Unit(unit.lower()),
            POLLING if _OF_POLLING.fullmatch(anchor) else slugged(anchor),
            limit=_limit(limit),
        )
    else:
        first, *rest = (_offset(part, written) for part in _TO.split(written))
        if len(rest) > 1:
            raise _unread(written, "Satu aturan hanya punya satu mulai dan satu akhir.")
        if rest and not first <= rest[0] < 0 and not 0 <= first <= rest[0]:
            raise _unread(
                written, "Mulai dan akhirnya harus berurutan, dan di sisi yang sama dari hari pemungutan suara."
            )
        counted = Counted(first, Unit.DAY, POLLING, last=rest[0] if rest else None)
    if max(abs(counted.number), abs(counted.last or 0)) > _MOST[counted.unit]:
        raise _unread(written, f"Angkanya terlalu besar: paling banyak {_MOST[counted.unit]} {counted.unit.value}.")
    return counted


def _limit(text: str | None) -> Limit | None:
    if text is None:
        return None
    return Limit.EARLIEST if text.lower() == Limit.EARLIEST else Limit.LATEST


def _offset(text: str, written: str) -> int:
    """``H-3`` as a number of days from polling day."""
    found = _SHORT.fullmatch(text.strip())
    if found is None:
        raise _unread(
            written, "Yang dikenal: H-3, atau berapa hari, bulan, atau tahun sebelum atau sesudah tahapan lain."
        )
    return int(found[2] or 0) * (1 if found[1] == "+" else -1)


def _unread(written: str, cause: str) -> Misread:
    return Misread(UNREADABLE_COUNT, nilai=written, sebab=cause)
