"""Bytes → text, and the characters that Word, WhatsApp and the web leave in a text beside its letters."""

from __future__ import annotations

import re

from sosialisasi.ground.problems import Family, Misread, Rule, Severity

NOT_UTF8 = Rule(
    Family.FILES,
    "berkas-bukan-utf8",
    "Berkas ini tidak tersimpan sebagai UTF-8 (terbaca seperti {sandi}).",
    "Huruf khusus akan rusak di situs dan di kertas.",
    'Di Notepad: File > Save As > Encoding "UTF-8" > Save.',
    wrong="Save As > Encoding: ANSI",
    right="Save As > Encoding: UTF-8",
)

TIDIED = Rule(
    Family.TEXT,
    "dirapikan",
    "{apa} di baris ini dibaca sebagai {menjadi}.",
    "Bentuk tempelan dari Word berbeda dari Markdown.",
    "Tidak harus diperbaiki bila hasilnya sudah benar.",
    Severity.WARNING,
    wrong="• Jangan: memasang stiker di mobil dinas.",
    right="- Jangan: memasang stiker di mobil dinas.",
)

ODD_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
"""Spaces that look like one, but are another character."""


def hiding_or(signs: str = "") -> re.Pattern[str]:
    """What takes no room and makes a text read unlike what it holds (directions, zero widths; not the joiners of
    emoji), or one of some signs for a class of a regular expression.
    """
    # As one class, which is found ten times as fast as one of two branches.
    return re.compile(
        f"[{signs}\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
        "\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f](?:(?<![\u200c\u200d])|(?<=[0-9A-Za-z].))",
        re.DOTALL,
    )


HIDING = hiding_or()
INVISIBLE = hiding_or("\u00ad")
"""All that takes no room and says nothing: the soft hyphens of Word, too."""
HARD_HYPHEN = re.compile("[\u2010\u2011]")
"""The hyphens of Word that keep a word on one line."""

_ANSI = re.compile(rb"[\x01-\x7f\x85\x91-\x97\xa0\xa7\xa9\xab\xae\xb0-\xb3\xb7\xb9\xbb-\xbe\xd7\xe8\xe9]*")
"""The bytes of Windows-1252 that Indonesian texts hold: the quotes and dashes of Word, ``…``, ``•``, ``§``, ``é``."""


def text_of(data: bytes) -> tuple[str, str | None]:
    """``(text, encoding)``: a file's text with its own line ends, and the encoding if it is not UTF-8.

    UTF-16 says itself what it is. What is not UTF-8 is read as Windows-1252 only if all that it says in that encoding
    is what people write here. ``Misread`` with ``berkas-bukan-utf8`` otherwise.
    """
    is_utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data.decode("utf-16" if is_utf16 else "utf-8").lstrip("\ufeff")  # Some programs put one before another.
    except UnicodeDecodeError:
        if _ANSI.fullmatch(data):
            return data.decode("cp1252"), "Windows-1252 (ANSI)"
        raise Misread(NOT_UTF8, sandi="sandi lama yang tidak pasti") from None
    if "\0" in text:
        raise Misread(NOT_UTF8, sandi="UTF-16 tanpa tanda pengenal, atau bukan teks")
    return text, "UTF-16" if is_utf16 else None


def lines_of(data: bytes) -> list[str]:
    """The lines of a file as an editor counts them; none if nobody knows what it says."""
    try:
        return one_line_end(text_of(data)[0]).split("\n")
    except Misread:
        return []


BOM = b"\xef\xbb\xbf"


def one_line_end(text: str) -> str:
    """A text whose lines end with LF alone."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def name_of_hidden(sign: str) -> str:
    """What a sign of ``HIDING`` does, and its number."""
    does = "pengubah arah tulisan" if _DIRECTION.match(sign) else "tanda tanpa lebar"
    return f"{does} U+{ord(sign):04X}"


_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain_spaces(text: str) -> str:
    """A text without what only a machine sees: odd spaces and hyphens become common ones, the invisible is dropped."""
    if text.isascii():
        return text
    return INVISIBLE.sub("", ODD_SPACE.sub(" ", HARD_HYPHEN.sub("-", text)))


BULLETS = "•·▪▫◦●○■□◆◇‣\u2043➢➤►▶★\uf000-\uf0ff"
"""The marks of lists in Word, for a class of a regular expression; the last are those of its fonts of symbols."""
