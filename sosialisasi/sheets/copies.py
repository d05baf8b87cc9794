"""Is a printed copy current? Each sheet with its code, what it says as a hash, and what the ledger knows of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, time
from functools import cache

from sosialisasi import releases, routes
from sosialisasi.artifacts import Artifact, Medium
from sosialisasi.dates import Span
from sosialisasi.markup import Typst, words
from sosialisasi.memory import Memory
from sosialisasi.model import CopyState, Labelled, Release, Size
from sosialisasi.overview import Overview
from sosialisasi.sheets.base import Print
from sosialisasi.sheetviews import NOT_PRINTED, Part, SheetView, Stamp
from sosialisasi.views import ItemView

UNRELEASED = "belum dirilis, jangan dibagikan"

_AROUND = frozenset({field.name for field in fields(SheetView)} - {"title"})
"""What a sheet says of itself, its paper and its site; a change of it makes no copy outdated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A sheet, its views on each of its papers, already stamped, and its releases, the oldest first."""

    sheet: Print
    stamp: Stamp
    views: tuple[tuple[Size, SheetView], ...]
    history: tuple[Release, ...]

    @property
    def state(self) -> CopyState:
        if not self.history:
            return CopyState.DRAFT
        return CopyState.WITHDRAWN if self.history[-1].revision is None else CopyState.CURRENT

    @property
    def artifacts(self) -> Iterator[Artifact]:
        sheet = self.sheet
        for size, view in self.views:
            yield Artifact(routes.sheet(sheet.name, size), Medium.PAPER, view, sheet.source, sheet.day)


def copies(overview: Overview, prints: Iterable[Print]) -> tuple[Copy, ...]:
    """The copies of public sheets. What is not released, or says other things than it did then, is marked DRAF."""
    found = []
    histories = _histories(overview)
    taken = {release.code for history in histories.values() for release in history}
    for sheet in prints:
        history = tuple(histories.get(sheet.name, ()))
        code = history[0].code if history else releases.code(sheet.name, taken)
        taken.add(code)
        views, said = overview.recall(_said, overview, sheet)
        if views:
            mark = stamp(overview, sheet.name, code, said, history)
            stamped = tuple((size, stamp_on(view, mark)) for size, view in views)
            found.append(Copy(sheet=sheet, stamp=mark, views=stamped, history=history))
    return tuple(found)


def _said(overview: Overview, sheet: Print) -> tuple[tuple[tuple[Size, SheetView], ...], str]:
    """What a sheet shows on each of its papers, and the hash of its words."""
    views = sheet.on_its_papers()
    return views, digest(views[0][1], overview.memory) if views else ""


def for_office(sheets: Iterable[Print], found: Iterable[Copy]) -> Iterator[Artifact]:
    """What only the office needs; a filled-in copy bears the stamp of what it is a copy of."""
    stamps = {copy.sheet.name: copy.stamp for copy in found}
    for sheet in sheets:
        for size, view in sheet.on_its_papers():
            if sheet.copy_of in stamps:
                view = stamp_on(view, stamps[sheet.copy_of])
            path = routes.office_sheet(sheet.office or "", sheet.name, size)
            yield Artifact(path, Medium.PAPER, view, sheet.source, sheet.day, is_office=True)


def gone(overview: Overview, prints: Iterable[Print]) -> tuple[tuple[Release, ...], ...]:
    """The histories of sheets that were released once and are made no longer."""
    made = {sheet.name for sheet in prints}
    return tuple(tuple(history) for name, history in _histories(overview).items() if name not in made)


def stamp(overview: Overview, sheet: str, code: str, digest: str, history: tuple[Release, ...]) -> Stamp:
    last = history[-1] if history else None
    is_current = last is not None and last.revision is not None and last.digest == digest
    return Stamp(
        sheet=sheet,
        digest=digest,
        code=code,
        revision=last.revision if last and is_current else None,
        date=last.date if last and is_current else None,
        address=overview.url
        + routes.copy(code, last.revision if last and is_current else None).replace("index.html", ""),
    )


def stamp_on(view: SheetView, stamp: Stamp) -> SheetView:
    return replace(view, stamp=stamp, draft=view.draft or (UNRELEASED if stamp.revision is None else None))


def digest(view: SheetView, memory: Memory | None = None) -> str:
    """A hash of the words of a sheet, 16 hexadecimal digits. The ``memory`` knows those of what stands on many sheets.

    Neither its template nor the names of our fields are in it, so that what says the same stays the same revision when
    the program changes; a test holds the hash of a sample.
    """
    told: list[str] = []
    _tell_fields(view, told, memory or Memory(), _AROUND)
    return hashlib.sha256("".join(f"{text}\0" for text in told).encode(errors="surrogatepass")).hexdigest()[:16]


_SILENT = NOT_PRINTED | {"kind", "qr", "url"}


def _tell(value: object, told: list[str], memory: Memory) -> None:
    """Add the words of a value to ``told``, in order; what is empty says nothing."""
    if isinstance(value, tuple):
        for part in value:
            _tell(part, told, memory)
        return
    match value:
        case ItemView() | Part():
            told += memory.recall(_own_words, value, memory)
        case None | False | "":
            pass
        case True:
            told.append("ya")
        case Typst():
            told.append(words(value))
        case Labelled():
            told.append(value.label)
        case str() | int():
            told.append(str(value))
        case date() | time():
            told.append(value.isoformat())
        case Span():
            told.append(f"{value.start}/{value.end}")
        case _ if is_dataclass(value) and not isinstance(value, type):
            _tell_fields(value, told, memory, _SILENT)
        case _:
            raise TypeError(f"{type(value).__name__} says nothing that could be released")


def _own_words(value: object, memory: Memory) -> tuple[str, ...]:
    """The words of what stands on many sheets, as one; none if it says nothing."""
    told: list[str] = []
    _tell_fields(value, told, memory, _SILENT)
    return ("\0".join(told),) if told else ()


def _tell_fields(value: object, told: list[str], memory: Memory, left_out: frozenset[str]) -> None:
    kind: type = type(value)
    for name in _speaking(kind, left_out):
        _tell(getattr(value, name), told, memory)


@cache
def _speaking(kind: type, left_out: frozenset[str]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in left_out)


def _histories(overview: Overview) -> dict[str, list[Release]]:
    found: dict[str, list[Release]] = {}
    for release in overview.site.releases.entries if overview.site.releases else ():
        found.setdefault(release.sheet, []).append(release)
    return found
