"""Days and spans of days: read what people write (``Rabu, 27-11-2024``, ``24–26 Nov 2024``, ``24-XI-2026``)."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from functools import partial

from sosialisasi.ground.dates import MONTHS, WEEKDAYS, Span, Zone, clock, long, span_text, with_weekday
from sosialisasi.ground.numerals import roman
from sosialisasi.ground.problems import Family, Misread, Rule
from sosialisasi.ground.sayings import suggestion, surely
from sosialisasi.ground.times import LONGEST, plain_signs, zone_of

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
_MONTH_NUMBERS |= {roman(number): number for number in range(1, 13)}
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
_YEARS = range(1900, 2200)
_DASH = re.compile(r"(?<!\s)(?:\s*[–—]\s*|\s+(?:-|sampai(?:\s+dengan)?|hingga|s\.?\s?d\.?|s/d)\s+)", re.IGNORECASE)
_HYPHEN = re.compile(
    r"(?<=[\dA-Za-z])-(?=\d{1,2}\s+[A-Za-z])|(?<=\d{4})-(?=\d{1,2}[-/.])|(?<=\d)-(?=\d{1,2}[/.]\d{1,2}[/.]\d{4})"
)


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


def one_form(value: date | Span | time, written: str) -> str:
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
    if len(text) > LONGEST:
        raise Misread(UNREADABLE_DATE, nilai=f"{text[:40]}…", sebab="Isian ini terlalu panjang untuk tanggal.")
    return plain_signs(text).strip()


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
