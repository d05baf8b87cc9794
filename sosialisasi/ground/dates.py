"""Days, spans, weekdays and zones as values, and their one Indonesian form.

What people write in many forms is read by ``days`` and ``times``. Days have no zone of their own; a ``Zone`` says in
which zone a region counts them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from sosialisasi.ground.numerals import spelled

Day = date
"""A day of the calendar, under a name that a field called ``date`` does not hide."""
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


class Zone(StrEnum):
    """A zone of Indonesia, by the name that people say."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"

    @property
    def iana(self) -> str:
        return {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}[self.value]

    @property
    def offset(self) -> int:
        """Hours ahead of UTC, the same all year: Indonesia has no summer time."""
        return {"WIB": 7, "WITA": 8, "WIT": 9}[self.value]

    @classmethod
    def of_region(cls, code: str) -> Zone:
        """The zone of a region code, by its province (Keppres 41/1987; each province lies in one zone)."""
        province = code[:2]
        if province in _WITA:
            return cls.WITA
        return cls.WIT if province >= "81" else cls.WIB


# Bali, NTB, NTT, Kalimantan Selatan, Timur and Utara, and all of Sulawesi.
_WITA = frozenset({"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"})


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "hari"
    MONTH = "bulan"
    YEAR = "tahun"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days from ``start`` to ``end``, both included."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    @property
    def after_end(self) -> date:
        """The first day after the span (what iCalendar calls the exclusive end)."""
        return self.end + timedelta(days=1)


def long(day: date) -> str:
    """``27 November 2024``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def with_weekday(day: date) -> str:
    """``Rabu, 27 November 2024``."""
    return f"{WEEKDAYS[day.weekday()]}, {long(day)}"


def in_words(day: date) -> str:
    """``dua Oktober dua ribu dua puluh empat``, as a record repeats its day."""
    return f"{spelled(day.day)} {MONTHS[day.month - 1]} {spelled(day.year)}"


def with_precision(day: date, precision: Precision) -> str:
    """Only as much of the date as is known: ``27 November 2024``, ``November 2024`` or ``2024``."""
    if precision is Precision.YEAR:
        return str(day.year)
    if precision is Precision.MONTH:
        return f"{MONTHS[day.month - 1]} {day.year}"
    return long(day)


def span_text(span: Span) -> str:
    """``24–26 November 2024``, ``25 September–23 November 2024`` or one day, with an en dash."""
    start, end = span.start, span.end
    if start == end:
        return long(start)
    if start.year != end.year:
        return f"{long(start)}–{long(end)}"
    if start.month != end.month:
        return f"{start.day} {MONTHS[start.month - 1]}–{long(end)}"
    return f"{start.day}–{long(end)}"


def clock(moment: time) -> str:
    """``08.00``, the Indonesian form."""
    return f"{moment.hour:02}.{moment.minute:02}"


def national_holidays(years: Iterable[int]) -> dict[Day, str]:
    """Day → Indonesian name of each national holiday of these years, in order; joint leave (cuti bersama) is not among
    them. A day that the library only estimates says so in its name: ``Hari Raya Idul Fitri (perkiraan)``.
    """
    from holidays.countries.indonesia import Indonesia  # Late: only the posters of calendars need it.

    return dict(sorted(Indonesia(years=years, language="id").items()))
