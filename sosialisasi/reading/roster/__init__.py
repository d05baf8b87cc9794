"""A list of people → people and Problems: who takes part in a meeting, as a workbook of Excel or as CSV.

Forgiving about what programs and offices do by themselves (the sign between cells, the encoding, ``sep=;``, titles
above the head, heads of two rows, ``="…"``), strict about what would print a wrong name or number. A number that is not
certain is left blank, and told. What is read here is printed for the office only.

``tables`` reads a file as rows (of a workbook by ``excel``), ``heads`` knows what their columns are called, ``people``
reads who stands in them, ``strays`` tells which rows are no people, and ``numbers`` knows what a NIP is.
"""

from __future__ import annotations

from sosialisasi.reading.roster.heads import MAX_PEOPLE
from sosialisasi.reading.roster.people import PeopleList, Person, read_list, read_people

__all__ = ["MAX_PEOPLE", "PeopleList", "Person", "read_list", "read_people"]
