"""People → a table for Excel in which their attendance is typed; ``read_people`` reads it back as it was."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from sosialisasi.reading.roster.people import Person

HEAD = (
    *("No.", "Jabatan", "Unit kerja", "Nama", "NIP", "Pangkat, golongan"),
    *("Hadir (ya/tidak/diwakili)", "Diwakili oleh", "Sudah menandatangani (ya/belum)"),
)


def table(people: Iterable[Person]) -> bytes:
    """A CSV as Excel in Indonesian opens it: UTF-8 with its mark, semicolons, and no cell that is a formula."""
    text = StringIO(newline="")
    rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
    rows.writerow(HEAD)
    for number, person in enumerate(people, start=1):
        rows.writerow((number, *map(_plain, _cells(person))))
    return text.getvalue().encode("utf-8-sig")


def _cells(person: Person) -> Iterator[str]:
    yield from (person.office or "", person.unit or "", person.name, _apart(person.number or ""), person.rank or "")
    yield person.attended or ""
    yield person.represented_by or ""
    yield "ya" if person.has_signed else ""


def _apart(number: str) -> str:
    """A NIP in its four parts. Excel takes eighteen digits without a blank for a number, and rounds it."""
    is_whole = len(number) == 18 and number.isdigit()
    return f"{number[:8]} {number[8:14]} {number[14]} {number[15:]}" if is_whole else number


def _plain(cell: str) -> str:
    """A cell that no program computes: what begins like a formula gets the sign that makes it a text."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
