"""The parts of a form, how each is filled in, and what it is filled in with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sosialisasi.site.keys import Words

BODY = "naskah"
WHOLE = "seluruh_berkas"


class Shape(StrEnum):
    """How a part is filled in. A day, a span of days, a time and a number are text too, as people write them."""

    LINE = "baris"
    TEXT = "teks"
    """Text that is long, or of several lines."""
    DATE = "tanggal"
    SPAN = "rentang"
    TIME = "jam"
    NUMBER = "angka"
    CHOICE = "pilihan"
    CHOICES = "centang"
    LIST = "daftar"
    RECORD = "catatan"
    """Keys of its own, or nothing: a list of records of at most one row."""
    RECORDS = "catatan-catatan"
    RAW = "mentah"


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """A row of a list of records as it should be: the row that it was, counted from 0, or none if it is new.

    ``isi`` are the values of its keys; those that it does not name stay as they are written.
    """

    asal: int | None
    isi: Mapping[str, Answer]


Answer = str | tuple[str | RowAnswer, ...]
"""What a part is filled in with: a text, the texts of a list, or the rows of a list of records in their order. A row
that is not among them is removed."""


class Misfit(ValueError):
    """That an answer is not one of its part: rows where there are texts, or a row that there is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPart:
    """One key of a file with all that is written below it, or its body.

    ``source`` is how it is written now, ``tail`` the remarks and empty lines after it; both are empty for a key that
    the file does not use. ``options`` are the words to choose from, each with what it means. ``says`` tells what
    belongs there, of which ``example`` is one. ``picks`` is the kind of what it names of the site, if it names any.
    ``rows`` are those of records, and ``blank`` the parts of one that is new; ``entries`` are the texts of a list, one
    below the other.
    """

    name: str
    shape: Shape
    value: Answer
    source: str = ""
    tail: str = ""
    options: tuple[tuple[str, str], ...] = ()
    says: str = ""
    is_required: bool = False
    example: str = ""
    words: Words = Words.FREE
    picks: str = ""
    rows: tuple[FormRow, ...] = ()
    blank: tuple[FormPart, ...] = ()
    entries: tuple[FormRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """One record as the parts of its keys, or one entry of a list.

    Its ``mark`` is what its first line begins with, as far as its keys are set in; the sources of the parts are not
    set in. ``lead`` are the remarks and empty lines above it, ``tail`` those below. What is one text and no keys has it
    as it is written as ``plain``.
    """

    parts: tuple[FormPart, ...] = ()
    lead: str = ""
    mark: str = ""
    plain: str = ""
    tail: str = ""
