"""Times of the day: read what people write, also on a telephone (``pukul 8``, ``jam 2 siang``, ``08.00 WIB``)."""

from __future__ import annotations

import re
import unicodedata
from datetime import time

from sosialisasi.ground.dates import Zone, clock
from sosialisasi.ground.problems import Family, Misread, Rule

UNREADABLE_TIME = Rule(
    Family.FIELDS,
    "jam-salah",
    'Jam "{nilai}" tidak dapat dipahami.',
    "{sebab}",
    'Tulis seperti "08.00" atau "13.30".',
    wrong="mulai: 25.00",
    right="mulai: 08.00",
    matters="Jam ditulis 00.00 sampai 23.59.",
)

_TIME = re.compile(
    r"(?P<word>(?:pukul|jam|pkl|pk)\b\.?:?\s*)?(?P<hour>\d{1,2})(?:\s*[.:,]\s*(?P<minute>\d{2})(?:[.:]00)?)?\.?"
    r"(?:\s+(?P<part>pagi|siang|sore|malam))?(?:\s*\(?WI(?:B|TA|T)\)?)?\.?",
    re.IGNORECASE,
)
_PARTS = {"pagi": range(1, 12), "siang": range(10, 16), "sore": range(15, 19), "malam": range(18, 24)}
"""The hours that people mean by a part of the day, with twelve added to what they say if need be."""


def parse_time(text: str) -> time:
    """Read ``08.00``, ``8:00``, ``pukul 8``, ``jam 2 siang`` or ``08.00 WIB``; ``Misread`` otherwise."""
    written = plain_signs(text).strip()[:LONGEST]
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


def plain_signs(text: str) -> str:
    """A text with the digits and signs of a telephone as common ones."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


LONGEST = 120
