"""Indonesian dates, spans, weekdays, times and zones: read what people write, print one form.

Forgiving in (``27 November 2024``, ``Rabu, 27-11-2024``, ``2024-11-27``, ``25 September–23 November 2024``), strict
out. Days have no zone of their own; a ``Zone`` says in which zone a region counts them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from sosialisasi.problems import Misread, suggestion

Day = date
"""A day of the calendar, under a name that a field called ``date`` does not hide."""

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

_ENGLISH = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""What Word and Excel write on a computer that speaks English."""
_MONTH_NUMBERS = {
    spelling: number
    for names in (_ENGLISH, MONTHS)
    for number, name in enumerate(names, start=1)
    for spelling in (name.lower(), name[:3].lower(), name[:4].lower())
} | {"pebruari": 2, "nopember": 11, "nop": 11, "agt": 8, "ags": 8, "agust": 8}
_WEEKDAY_NUMBERS = {name.lower(): number for number, name in enumerate(WEEKDAYS)} | {
    "jum'at": 4,
    "jum’at": 4,
    "ahad": 6,
}

_WORDS = re.compile(r"(\d{1,2})[\s-]*([A-Za-z]+)\.?[\s-]*(\d{4})")
_NUMBERS = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_WORD = re.compile(r"(?:pada\s+)?(?:tanggal|tgl)\b\.?\s*", re.IGNORECASE)
_TIME = re.compile(
    r"(?P<word>(?:pukul|jam|pkl)\b\.?\s*)?(?P<hour>\d{1,2})(?:\s*[.:]\s*(?P<minute>\d{2})(?:[.:]00)?)?"
    r"(?:\s+(?P<part>pagi|siang|sore|malam))?(?:\s*\(?WI(?:B|TA|T)\)?)?",
    re.IGNORECASE,
)
_PARTS = {"pagi": range(1, 12), "siang": range(10, 16), "sore": range(15, 19), "malam": range(18, 24)}
"""The hours that people mean by a part of the day, with twelve added to what they say if need be."""
_YEARS = range(1900, 2200)
_DASH = re.compile(r"(?<!\s)(?:\s*[–—]\s*|\s+(?:-|sampai(?:\s+dengan)?|hingga|s\.?\s?d\.?|s/d)\s+)", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[\dA-Za-z])-(?=\d{1,2}\s+[A-Za-z])|(?<=\d{4})-(?=\d{1,2}[-/.])")


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


def parse_date(text: str) -> date:
    """Read one day. ``Misread`` if it is not understood, not on the calendar, or has the wrong weekday."""
    written = _short(text)
    weekday, rest = _split_weekday(_without_words(written))
    rest = _without_words(rest)
    if match := _WORDS.fullmatch(rest):
        month = _MONTH_NUMBERS.get(match[2].lower())
        if month is None:
            near = suggestion(match[2], list(MONTHS))
            raise Misread("tanggal-salah", nilai=written, sebab=f'"{match[2]}" bukan nama bulan. {near}'.rstrip())
        parts = int(match[3]), month, int(match[1])
    elif match := _NUMBERS.fullmatch(rest):
        parts = int(match[3]), int(match[2]), int(match[1])
    elif match := _ISO.fullmatch(rest):
        parts = int(match[1]), int(match[2]), int(match[3])
    else:
        raise Misread("tanggal-salah", nilai=written, sebab=_why_unread(rest))
    day = _make_date(written, *parts)
    if weekday is not None and weekday != day.weekday():
        raise Misread("hari-salah", tanggal=long(day), benar=WEEKDAYS[day.weekday()], tertulis=WEEKDAYS[weekday])
    return day


def _why_unread(text: str) -> str:
    """What is wrong with a text that has not the form of a day."""
    word, comma, _ = text.partition(",")
    if comma and word.isalpha():
        return f'"{word}" bukan nama hari. {suggestion(word, list(WEEKDAYS))}'.rstrip()
    if len(_DASH.split(text)) == 2:
        return "Di sini ditulis satu hari saja, bukan rentang."
    return "Tanggal harus memuat hari, bulan, dan tahun empat angka."


def parse_span(text: str) -> Span:
    """Read ``25 September–23 November 2024``, ``24–26 November 2024`` or one day. ``Misread`` as for ``parse_date``."""
    written = _short(text)
    parts = [written] if _is_one_day(written) else _DASH.split(written)
    if len(parts) == 1 and not _is_one_day(written):
        parts = _HYPHEN.split(written)
    if len(parts) == 1:
        day = parse_date(written)
        return Span(day, day)
    if len(parts) != 2:
        raise Misread("tanggal-salah", nilai=written, sebab="Rentang hanya punya satu mulai dan satu akhir.")
    end = parse_date(parts[1])
    start = parse_date(_complete(parts[0].strip(), end))
    if end < start:
        raise Misread("rentang-terbalik", nilai=written)
    return Span(start, end)


def parse_time(text: str) -> time:
    """Read ``08.00``, ``8:00``, ``pukul 8``, ``jam 2 siang`` or ``08.00 WIB``; ``Misread`` otherwise."""
    match = _TIME.fullmatch(text.strip())
    if match is None or not (match["word"] or match["minute"] or match["part"]):
        raise Misread("jam-salah", nilai=text.strip())
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["part"]:
        meant = _PARTS[match["part"].lower()]
        hour = next((each for each in (hour, hour + 12) if each in meant), 24)
    if hour > 23 or minute > 59:
        raise Misread("jam-salah", nilai=text.strip())
    return time(hour, minute)


def zone_of(text: str) -> Zone | None:
    """The zone that a time was written with (``13.30 WITA``, ``pukul 13:30 wita``)."""
    written = text.upper().rstrip(" )")
    return next((zone for zone in reversed(Zone) if written.endswith(zone)), None)


def only_tells_when(text: str) -> bool:
    """Whether a text is nothing but a time, days or a number: no name of a place or of anybody."""
    words = [word.lower() for word in _WORD.findall(text)]
    return all(word in _OF_TIME for word in words) and (not words or any(sign.isdigit() for sign in text))


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OF_TIME = frozenset(
    (
        *_MONTH_NUMBERS,
        *_WEEKDAY_NUMBERS,
        *(zone.lower() for zone in Zone),
        *("pukul", "jam", "pkl", "tanggal", "tgl", "hari", "pada", "pagi", "siang", "sore", "malam"),
        *("s", "d", "sd", "sampai", "dengan", "hingga", "selesai", "dan"),
    )
)


def long(day: date) -> str:
    """``27 November 2024``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def with_weekday(day: date) -> str:
    """``Rabu, 27 November 2024``."""
    return f"{WEEKDAYS[day.weekday()]}, {long(day)}"


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


def normal(value: date | Span | time, written: str) -> str:
    """A value in its one form, as it was ``written``: a weekday or a zone that was named stays."""
    if isinstance(value, time):
        return f"{clock(value)} {zone_of(written) or ''}".rstrip()
    has_weekday = _split_weekday(_without_words(written.strip()))[0] is not None
    if isinstance(value, Span) and value.start != value.end:
        return span_text(value)
    day = value.start if isinstance(value, Span) else value
    return with_weekday(day) if has_weekday else long(day)


def _short(text: str) -> str:
    """What may be days in words: a whole chapter is none, and would be looked through for long."""
    if len(text) > _LONGEST:
        raise Misread("tanggal-salah", nilai=f"{text[:40]}…", sebab="Isian ini terlalu panjang untuk tanggal.")
    return text.strip()


_LONGEST = 120


def _split_weekday(text: str) -> tuple[int | None, str]:
    first, comma, rest = text.partition(",")
    if not comma:
        first, _, rest = text.partition(" ")
    number = _WEEKDAY_NUMBERS.get(first.strip().lower())
    return (None, text) if number is None else (number, rest.strip())


def _without_words(text: str) -> str:
    """``pada tanggal 27 November 2024.`` as a date alone."""
    return _DAY_WORD.sub("", text, count=1).removesuffix(".").strip() if text[:1].isalpha() else text.removesuffix(".")


def _is_one_day(text: str) -> bool:
    return any(form.fullmatch(text) for form in (_WORDS, _NUMBERS, _ISO))


def _complete(start: str, end: date) -> str:
    """Give the start of a span the month and year that it leaves to its end."""
    start = _without_words(start)
    if re.fullmatch(r"\d{1,2}", start):
        return f"{start} {MONTHS[end.month - 1]} {end.year}"
    if re.fullmatch(r"\d{1,2}\s+[A-Za-z]+", start):
        return f"{start} {end.year}"
    return start


def _make_date(written: str, year: int, month: int, day: int) -> date:
    if year not in _YEARS:
        raise Misread("tanggal-mustahil", nilai=written, sebab=f"Tahun {year} di luar {_YEARS[0]}–{_YEARS[-1]}.")
    if not 1 <= month <= 12:
        raise Misread("tanggal-mustahil", nilai=written, sebab=f"Bulan ke-{month} tidak ada.")
    try:
        return date(year, month, day)
    except ValueError:
        sebab = f"Bulan {MONTHS[month - 1]} {year} tidak punya tanggal {day}."
        raise Misread("tanggal-mustahil", nilai=written, sebab=sebab) from None
