"""Indonesian dates, spans, weekdays, times and zones: read what people write, print one form.

Forgiving in (``27 November 2024``, ``Rabu, 27-11-2024``, ``2024-11-27``, ``25 September–23 November 2024``), strict
out. Days have no zone of their own; a ``Zone`` says in which zone a region counts them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from functools import partial

from sosialisasi.ground.problems import Family, Misread, Rule
from sosialisasi.ground.sayings import suggestion, surely

_rule = partial(Rule, Family.FIELDS)

UNREADABLE_DATE = _rule(
    "tanggal-salah",
    'Tanggal "{nilai}" tidak dapat dipahami.',
    "{sebab}",
    'Tulis seperti "27 November 2024", "27-11-2024", atau "2024-11-27".',
    wrong="tanggal: November 2024",
    right="tanggal: 27 November 2024",
    matters="Dari tanggal itu ditentukan urutan bahan dan aturan mana yang berlaku.",
)

IMPOSSIBLE_DATE = _rule(
    "tanggal-mustahil",
    'Tanggal "{nilai}" tidak ada di penanggalan.',
    "{sebab}",
    "Periksa tanggal dan bulannya pada dokumen sumber.",
    wrong="tanggal: 31 November 2024",
    right="tanggal: 30 November 2024",
    matters="Orang menunggu hari yang tidak pernah datang.",
)

WRONG_WEEKDAY = _rule(
    "hari-salah",
    "{tanggal} adalah hari {benar}, bukan {tertulis}.",
    "Hari dan tanggal yang tidak cocok membuat orang datang pada hari yang salah.",
    "Perbaiki harinya atau tanggalnya, sesuai undangan.",
    wrong="tanggal: Selasa, 7 Oktober 2024",
    right="tanggal: Senin, 7 Oktober 2024",
)

REVERSED_SPAN = _rule(
    "rentang-terbalik",
    'Rentang "{nilai}" terbalik: akhirnya sebelum mulainya.',
    "Rentang terbalik tidak memuat satu hari pun.",
    'Tulis tanggal mulai lebih dulu, misalnya "25 September–23 November 2024".',
    wrong="tanggal: 26–24 November 2024",
    right="tanggal: 24–26 November 2024",
)

UNREADABLE_TIME = _rule(
    "jam-salah",
    'Jam "{nilai}" tidak dapat dipahami.',
    "{sebab}",
    'Tulis seperti "08.00" atau "13.30".',
    wrong="mulai: 25.00",
    right="mulai: 08.00",
    matters="Jam ditulis 00.00 sampai 23.59.",
)

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
} | {"pebruari": 2, "peb": 2, "nopember": 11, "nop": 11, "agt": 8, "ags": 8, "agust": 8, "agst": 8}
_MONTH_NUMBERS |= {
    roman: number
    for number, roman in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), start=1)
}
"""Letters number their months like this: ``24-XI-2026``."""
_ENGLISH_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY_NUMBERS = {name.lower(): number for number, name in enumerate(WEEKDAYS)} | {
    **{name: number for number, name in enumerate(_ENGLISH_WEEKDAYS)},
    "jum'at": 4,
    "jum’at": 4,
    "ahad": 6,
}

_WORDS = re.compile(r"(\d{1,2})[\s./–—-]*([A-Za-z]+)[.,]?[\s./–—-]*(\d{4})")
_AMERICAN = re.compile(r"([A-Za-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_NUMBERS = re.compile(r"(\d{1,2})\s*[-–—/.]\s*(\d{1,2})\s*[-–—/.]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})[-–—/.](\d{1,2})[-–—/.](\d{1,2})(?:[T ]00:00(?::00)?)?")
_DAY_WORD = re.compile(r"(?:(?:pada|dari|mulai|sejak)\s+)?(?:(?:hari|tanggal|tgl)\b\.?\s*)?", re.IGNORECASE)
_TIME = re.compile(
    r"(?P<word>(?:pukul|jam|pkl|pk)\b\.?:?\s*)?(?P<hour>\d{1,2})(?:\s*[.:,]\s*(?P<minute>\d{2})(?:[.:]00)?)?\.?"
    r"(?:\s+(?P<part>pagi|siang|sore|malam))?(?:\s*\(?WI(?:B|TA|T)\)?)?\.?",
    re.IGNORECASE,
)
_PARTS = {"pagi": range(1, 12), "siang": range(10, 16), "sore": range(15, 19), "malam": range(18, 24)}
"""The hours that people mean by a part of the day, with twelve added to what they say if need be."""
_YEARS = range(1900, 2200)
_DASH = re.compile(r"(?<!\s)(?:\s*[–—]\s*|\s+(?:-|sampai(?:\s+dengan)?|hingga|s\.?\s?d\.?|s/d)\s+)", re.IGNORECASE)
_HYPHEN = re.compile(
    r"(?<=[\dA-Za-z])-(?=\d{1,2}\s+[A-Za-z])|(?<=\d{4})-(?=\d{1,2}[-/.])|(?<=\d)-(?=\d{1,2}[/.]\d{1,2}[/.]\d{4})"
)


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
    """Read one day. ``Misread`` if it is not understood, not on the calendar, or has the wrong weekday; with the right
    text where it is certain.
    """
    written = _short(text)
    weekday, rest = _split_weekday(_without_words(written))
    rest = _without_words(rest)
    if match := _WORDS.fullmatch(rest):
        parts = int(match[3]), _month(written, rest, match[2]), int(match[1])
    elif match := _AMERICAN.fullmatch(rest):
        parts = int(match[3]), _month(written, rest, match[1]), int(match[2])
    elif match := _NUMBERS.fullmatch(rest):
        parts = int(match[3]), int(match[2]), int(match[1])
    elif match := _ISO.fullmatch(rest):
        parts = int(match[1]), int(match[2]), int(match[3])
    else:
        cause, right = _why_unread(rest)
        raise Misread(UNREADABLE_DATE, right=right, nilai=written, sebab=cause)
    day = _make_date(written, *parts)
    if weekday is not None and weekday != day.weekday():
        raise Misread(WRONG_WEEKDAY, tanggal=long(day), benar=WEEKDAYS[day.weekday()], tertulis=WEEKDAYS[weekday])
    return day


def _month(written: str, day: str, word: str) -> int:
    """The number of a month. ``Misread`` names the word, and the day as it was meant if only that is wrong."""
    number = _MONTH_NUMBERS.get(word.lower())
    if number is None:
        meant = surely(word, list(MONTHS))
        right = _valid(day.replace(word, meant, 1)) if meant else None
        near = suggestion(word, list(MONTHS))
        raise Misread(UNREADABLE_DATE, right=right, nilai=written, sebab=f'"{word}" bukan nama bulan. {near}'.rstrip())
    return number


def _valid(text: str, weekday: int | None = None) -> str | None:
    """A day in its one form, if the text is one, and of that weekday if any is given."""
    try:
        day = parse_date(text)
    except Misread:
        return None
    if weekday is None:
        return long(day)
    return with_weekday(day) if day.weekday() == weekday else None


def _why_unread(text: str) -> tuple[str, str | None]:
    """What is wrong with a text that has not the form of a day, and what it is meant to be if that is certain."""
    word, comma, rest = text.partition(",")
    if comma and word.isalpha() and len(word) > 2:
        meant = surely(word, list(WEEKDAYS))
        right = _valid(rest.strip(), WEEKDAYS.index(meant)) if meant else None
        return f'"{word}" bukan nama hari. {suggestion(word, list(WEEKDAYS))}'.rstrip(), right
    if found := _SHORT_YEAR.fullmatch(text):
        right = _valid(f"{found[1]} 20{found[3]}" if found[2] in " '" else f"{found[1]}{found[2]}20{found[3]}")
        return f'Tahunnya hanya dua angka ("{found[3]}").', right
    if found := _WITH_TIME.match(text):
        return f'Jam ("{text[found.end(1) :].strip(" ,")}") tidak ditulis di sini, tetapi di "mulai".', None
    if found := _SERIAL.fullmatch(text):
        return "Ini angka hari dari Excel.", long(date(1899, 12, 30) + timedelta(days=int(found[0])))
    if len(_DASH.split(text)) == 2:
        return "Di sini ditulis satu hari saja, bukan rentang.", None
    if found := re.fullmatch(r"(\d{1,2})[-/\s]{1,4}([A-Za-z]+)", text):
        return "Tahunnya belum ditulis.", None
    if found := re.fullmatch(r"([A-Za-z]+)\s+(\d{4})", text):
        return "Tanggalnya (hari ke berapa) belum ditulis.", None
    if found := re.fullmatch(r"\d{1,2}[\s./-]*[A-Za-z\d]+[\s./-]+(\d{5,}|\d{3})", text):
        return f'Tahun "{found[1]}" tidak empat angka.', None
    return "Tanggal harus memuat hari, bulan, dan tahun empat angka.", None


_SHORT_YEAR = re.compile(r"(\d{1,2}\s?[-/. ]\s?(?:\d{1,2}|[A-Za-z]{3,9}))\s?([-/. '])\s?(\d{2})")
_WITH_TIME = re.compile(
    r"(\d{1,2}[\s./-]+[A-Za-z\d]+[\s./-]+\d{4}|\d{4}-\d{2}-\d{2})[\s,;T]+(?:pukul|jam|pkl|\d{1,2}[.:]\d{2})"
)
_SERIAL = re.compile(r"[34]\d{4}")
"""The days since 1900 as which Excel keeps a date, of the years from 1982 to 2036."""


def parse_span(text: str) -> Span:
    """Read ``25 September–23 November 2024``, ``24–26 November 2024`` or one day. ``Misread`` as for ``parse_date``."""
    written = _short(text)
    parts = [written] if _is_one_day(written) else _DASH.split(written)
    if len(parts) == 1 and not _is_one_day(written):
        parts = _HYPHEN.split(written)
    if len(parts) == 1:
        if (days := _run_of_days(written)) is not None:
            sebab = "Hari yang berurutan ditulis sebagai rentang."
            raise Misread(UNREADABLE_DATE, right=span_text(days), nilai=written, sebab=sebab)
        day = parse_date(written)
        return Span(day, day)
    if len(parts) != 2:
        raise Misread(UNREADABLE_DATE, nilai=written, sebab="Rentang hanya punya satu mulai dan satu akhir.")
    wrong: Misread | None = None
    try:
        end = parse_date(parts[1])
    except Misread as mistake:
        end, wrong = _meant(mistake), mistake
    try:
        start = parse_date(_complete(parts[0].strip(), end))
    except Misread as mistake:
        start, wrong = _meant(mistake), mistake
    if wrong is not None:
        wrong.right = span_text(Span(start, end)) if start <= end else None
        raise wrong
    if end < start:
        raise Misread(REVERSED_SPAN, nilai=written)
    return Span(start, end)


def _meant(mistake: Misread) -> date:
    """The day that a text certainly meant; the same ``Misread`` if that is not certain."""
    if not mistake.right:
        raise mistake
    return parse_date(mistake.right)


def _run_of_days(text: str) -> Span | None:
    """``24, 25, dan 26 November 2024`` as a span, if each day follows the one before it."""
    found = re.fullmatch(r"((?:\d{1,2}\s*(?:,|dan|&|,\s*dan)\s*){1,8})(\d{1,2}[\s]+[A-Za-z]+[\s]+\d{4})", text)
    if found is None:
        return None
    try:
        end = parse_date(found[2])
    except Misread:
        return None
    days = [int(number) for number in re.findall(r"\d+", found[1])]
    if [*days, end.day] != list(range(days[0], end.day + 1)):
        return None
    return Span(end.replace(day=days[0]), end)


def parse_time(text: str) -> time:
    """Read ``08.00``, ``8:00``, ``pukul 8``, ``jam 2 siang`` or ``08.00 WIB``; ``Misread`` otherwise."""
    written = _plain(text).strip()[:_LONGEST]
    match = _TIME.fullmatch(written)
    if match is None or not (match["word"] or match["minute"] or match["part"]):
        cause, right = _why_no_time(written)
        raise Misread(UNREADABLE_TIME, right=right, nilai=written, sebab=cause)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["part"]:
        meant = _PARTS[match["part"].lower()]
        hour = next((each for each in (hour, hour + 12) if each in meant), 24)
    if hour > 23 or minute > 59:
        raise Misread(UNREADABLE_TIME, nilai=written, sebab="Jam ditulis 00.00 sampai 23.59.")
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


def _why_no_time(text: str) -> tuple[str, str | None]:
    """What is wrong with a text that is no time, and what it is meant to be if that is certain."""
    if _OPEN_END.fullmatch(text):
        return "Jam selesai yang belum tentu tidak ditulis; hapus baris ini.", ""
    start, *end = (part.strip() for part in _UNTIL.split(text, maxsplit=1))
    if end:
        right = _clock(start) if _OPEN_END.fullmatch(end[0]) or not end[0] else None
        told = "Jam selesai yang belum tentu tidak ditulis." if right else "Tulis jam akhirnya di selesai."
        return f"Di sini ditulis satu jam saja, bukan rentang. {told}", right
    if found := re.fullmatch(r"(\d{1,2})(?:\s*WI(?:B|TA|T))?", text, re.IGNORECASE):
        return "Menitnya belum ditulis.", _clock(f"{found[1]}.00")
    if found := re.fullmatch(r"(\d{1,2})[-;/' ](\d{2})", text):
        return f'"{text[found.end(1)]}" bukan pemisah jam dan menit.', _clock(f"{found[1]}.{found[2]}")
    if found := re.fullmatch(r"([01]\d|2[0-3])([0-5]\d)", text):
        return "Jam dan menit dipisah titik.", _clock(f"{found[1]}.{found[2]}")
    if found := re.fullmatch(r"(\d{1,2})(?:[.:](\d{2}))? ?([ap])\.?m\.?", text, re.IGNORECASE):
        hour = int(found[1]) % 12 + (12 if found[3].lower() == "p" else 0)
        return "Jam ditulis 00.00 sampai 23.59, tanpa AM dan PM.", _clock(f"{hour}.{found[2] or '00'}")
    if found := _IN_WORDS.fullmatch(text):
        half, hour = found[1], _HOURS.index(found[2].lower()) + 1
        number = f"{hour - 1}.30" if half else f"{hour}.00"
        is_certain = found[3] or hour > 5
        return "Jam ditulis dengan angka.", _clock(f"pukul {number} {found[3] or ''}".strip()) if is_certain else None
    return "Jam ditulis 00.00 sampai 23.59.", None


def _clock(text: str) -> str | None:
    try:
        return clock(parse_time(text))
    except Misread:
        return None


_HOURS = (
    *("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"),
    *("sebelas", "dua belas"),
)
_IN_WORDS = re.compile(
    rf"(?:pukul|jam|pkl\.?)?\s?(setengah\s)?({'|'.join(reversed(_HOURS))})(?:\s(pagi|siang|sore|malam))?", re.IGNORECASE
)
_UNTIL = re.compile(r"[–—-]|(?:sampai(?:\s{1,3}dengan)?|hingga|s\.?\s?d\.?|s/d)|/(?=selesai)", re.IGNORECASE)
_OPEN_END = re.compile(
    r"(?:[–—-]|sampai(?:\s+dengan)?|hingga|s\.?\s?d\.?|s/d)?\s*(?:dengan\s+)?(?:selesai|tuntas|rampung)\.?",
    re.IGNORECASE,
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
        raise Misread(UNREADABLE_DATE, nilai=f"{text[:40]}…", sebab="Isian ini terlalu panjang untuk tanggal.")
    return _plain(text).strip()


def _plain(text: str) -> str:
    """A text with the digits and signs of a telephone as common ones."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


_LONGEST = 120


def _split_weekday(text: str) -> tuple[int | None, str]:
    if found := re.fullmatch(r"(\d.*?)\s?\(([A-Za-z'’]+)\)", text):
        text = f"{found[2]}, {found[1]}"
    for sign in (",", "/", " "):
        first, found_sign, rest = text.partition(sign)
        number = _WEEKDAY_NUMBERS.get(first.strip().lower()) if found_sign else None
        if number is not None:
            return number, rest.strip()
    return None, text


def _without_words(text: str) -> str:
    """``pada tanggal 27 November 2024.`` as a date alone."""
    return _DAY_WORD.sub("", text, count=1).removesuffix(".").strip() if text[:1].isalpha() else text.removesuffix(".")


def _is_one_day(text: str) -> bool:
    return any(form.fullmatch(text) for form in (_WORDS, _AMERICAN, _NUMBERS, _ISO))


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
        raise Misread(IMPOSSIBLE_DATE, nilai=written, sebab=f"Tahun {year} di luar {_YEARS[0]}–{_YEARS[-1]}.")
    if not 1 <= month <= 12:
        right = _valid(f"{month}-{day}-{year}") if day <= 12 < month else None
        raise Misread(IMPOSSIBLE_DATE, right=right, nilai=written, sebab=f"Bulan ke-{month} tidak ada.")
    try:
        return date(year, month, day)
    except ValueError:
        sebab = f"Bulan {MONTHS[month - 1]} {year} tidak punya tanggal {day}."
        raise Misread(IMPOSSIBLE_DATE, nilai=written, sebab=sebab) from None
