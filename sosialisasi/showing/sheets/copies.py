"""Is a printed copy current? Each sheet with its code, the hash of its words, and what the ledger knows of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, time
from functools import cache
from typing import TYPE_CHECKING

from sosialisasi.ground.dates import Span
from sosialisasi.reading import releases
from sosialisasi.reading.markup import Typst, literal_words
from sosialisasi.showing.artifacts import Artifact, Medium
from sosialisasi.showing.memory import Memory
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.sheets.base import Group, Print, in_use, withdrawn_caution
from sosialisasi.showing.sheetviews import (
    NOT_PRINTED,
    Caution,
    Handout,
    OtherSheet,
    Part,
    SheetView,
    Stamp,
    WordFile,
    WordPart,
    printed_fields,
)
from sosialisasi.showing.views import ItemView
from sosialisasi.site import routes
from sosialisasi.site.model import Release
from sosialisasi.site.words import CopyState, EventKind, Labelled, Size

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

UNRELEASED = Caution(word="DRAF", reason="belum dirilis, jangan dibagikan")

VERSION = 2
"""Of the hash. What was released under an older one is compared by that, so that it stays what it is."""

_AROUND = frozenset(f"SheetView.{field.name}" for field in fields(SheetView)) - {"SheetView.title"}
"""What a sheet says of itself, its paper and its site; a change of it makes no copy outdated."""
_SILENT = frozenset(
    {
        *("Part.kind", "Deck.qr", "GuidancePart.url", "QuizKeyPart.url", "Leaflet.items_url", "Leaflet.chain_url"),
        *("CalendarView.kind", "Source.url", "TalkPart.url"),
    }
)
"""What is not a word: the old address of a page leads to its new one."""
_SILENT_ONCE = frozenset(
    {
        *("BasisView.href", "BasisView.roles", "CalendarView.href", "CalendarView.kind"),
        *("CalendarView.sources", "ChainView.sources"),
        *("GuidancePart.url", "ItemView.channels", "ItemView.href", "ItemView.other_bases", "ItemView.phases"),
        *("ItemView.roles", "ItemView.sanction_note", "ItemView.sources", "Link.href", "Part.kind"),
        *("Pledge.is_individual", "Pledge.origin", "Pledge.sources", "QuizKeyPart.url", "Source.url", "TalkPart.url"),
        *(name for name in NOT_PRINTED if name.startswith("Briefing.")),
    }
)
"""What version 1 left out of every sheet, printed or not."""


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
        if sheet.is_word:
            worded = word_file(self.views[0][1])
            yield Artifact(routes.word_file(sheet.name), Medium.WORD, worded, sheet.source, sheet.day)


def stamped_copies(overview: Overview, prints: Iterable[Print]) -> tuple[Copy, ...]:
    """The copies of public sheets. What is not released, or says other things than it did then, is marked DRAF."""
    copies, prints = [], tuple(prints)
    codes = _codes(overview, prints)
    known = _known_by(overview, prints, codes)
    for sheet in prints:
        history = overview.releases.get(sheet.name, ())
        code = codes[sheet.name]
        views, said = overview.recall(_said, overview, sheet, VERSION)
        if views:
            version = releases.version(history[-1].digest) if history else VERSION
            before = said if version == VERSION else overview.recall(_said, overview, sheet, version)[1]
            mark = stamp(
                overview, sheet.name, code, said, history, is_same=bool(history) and history[-1].digest == before
            )
            others = tuple(_others(sheet, views[0][1], known, code))
            stamped = tuple((size, replace(stamp_on(view, mark), others=others)) for size, view in views)
            copies.append(Copy(sheet=sheet, stamp=mark, views=stamped, history=history))
    return tuple(copies)


def _codes(overview: Overview, prints: Iterable[Print]) -> dict[str, str]:
    """The code of each sheet by name: the one that it was released under, or a new one."""
    taken = {history[0].code for history in overview.releases.values()}
    codes = {}
    for sheet in prints:
        history = overview.releases.get(sheet.name)
        codes[sheet.name] = history[0].code if history else releases.new_code(sheet.name, taken)
        taken.add(codes[sheet.name])
    return codes


def _known_by(overview: Overview, prints: Iterable[Print], codes: Mapping[str, str]) -> Mapping[tuple[str, str], str]:
    """The codes of the sheets that others speak of: by their page, which the first sheet of it stands for, and by the
    page of a meeting with the kind of the part that they are.
    """
    known: dict[tuple[str, str], str] = {}
    for sheet in in_use(overview, prints):
        if sheet.part:
            known[sheet.page, sheet.part] = codes[sheet.name]
        elif sheet.group is not Group.SLIDES:
            known.setdefault(("", _address(overview.url + sheet.page)), codes[sheet.name])
    return known


def _address(url: str) -> str:
    """Where a page lies, however a link spells it."""
    return url.partition("#")[0].removesuffix("index.html")


def _others(sheet: Print, view: SheetView, known: Mapping[tuple[str, str], str], own: str) -> Iterator[OtherSheet]:
    """The sheets that a sheet speaks of, each with its code."""
    for key in dict.fromkeys(key for part in getattr(view, "parts", ()) for key in part.speaks_of):
        code = known.get((sheet.page, key)) or known.get(("", _address(key)))
        if code and code != own:
            yield OtherSheet(key=key, code=code)


def _said(overview: Overview, sheet: Print, version: int) -> tuple[tuple[tuple[Size, SheetView], ...], str]:
    """What a sheet shows on each of its papers, and the hash of its words."""
    views = sheet.on_its_papers()
    return views, digest(views[0][1], overview.memory, version) if views else ""


def for_office(sheets: Iterable[Print], copies: Iterable[Copy]) -> Iterator[Artifact]:
    """What only the office needs; a filled-in copy bears the stamp of what it is a copy of."""
    stamps = {copy.sheet.name: copy.stamp for copy in copies}
    for sheet in sheets:
        for size, view in sheet.on_its_papers():
            if sheet.copy_of in stamps:
                view = stamp_on(view, stamps[sheet.copy_of])
            path = routes.office_sheet(sheet.office or "", sheet.name, size)
            yield Artifact(path, Medium.PAPER, view, sheet.source, sheet.day, is_office=True)


def gone(overview: Overview, prints: Iterable[Print]) -> tuple[tuple[Release, ...], ...]:
    """The histories of sheets that were released once and are made no longer."""
    names = {sheet.name for sheet in prints}
    return tuple(history for name, history in overview.releases.items() if name not in names)


def stamp(
    overview: Overview, sheet: str, code: str, digest: str, history: tuple[Release, ...], *, is_same: bool
) -> Stamp:
    """The stamp of a sheet; ``is_same`` tells whether it says what the last of its releases said."""
    last = history[-1] if history else None
    current = last if last and last.revision is not None and is_same else None
    return Stamp(
        sheet=sheet,
        digest=digest,
        code=code,
        revision=current.revision if current else None,
        date=current.date if current else None,
        withdrawn=last.date if last and last.revision is None else None,
        address=overview.url + routes.copy(code, current.revision if current else None).replace("index.html", ""),
    )


def stamp_on(view: SheetView, stamp: Stamp) -> SheetView:
    """The view with its stamp, and with the caution that follows from it unless it has one of its own."""
    caution = view.caution
    if caution is None and stamp.withdrawn:
        caution = withdrawn_caution(stamp.withdrawn)
    elif caution is None and stamp.revision is None:
        caution = UNRELEASED
    return replace(view, stamp=stamp, caution=caution)


def word_file(view: SheetView) -> WordFile:
    """A sheet of one part as a file of Word. That it is not released is said of the sheet alone: no file of Word is."""
    assert isinstance(view, Handout)
    (part,) = view.parts
    assert isinstance(part, WordPart)
    caution = None if view.caution == UNRELEASED else view.caution
    return WordFile(imprint=view.imprint, title=view.title, subject=view.subject, caution=caution, part=part)


def digest(view: SheetView, memory: Memory | None = None, version: int = VERSION) -> str:
    """A hash of the words that a sheet prints: 16 hexadecimal digits, from version 2 on after the version and a colon.

    The ``memory`` knows the words of what stands on many sheets. Neither its template nor the names of our fields are
    in it, so that what says the same stays the same revision when the program changes; a test holds the hash of a
    sample in each version.
    """
    memory = memory or Memory()
    texts: list[str] = []
    around = _AROUND if version == 1 else _silent(view.unprinted) | (_AROUND - view.said_of_itself)
    kind: type = type(view)
    for name in printed_fields(kind, around):
        value = getattr(view, name)
        for piece in value if name == "parts" else (value,):
            silent = _SILENT_ONCE if version == 1 else _silent(view.unprinted_in(piece))
            _tell(piece, texts, memory, silent)
    digits = hashlib.sha256("".join(f"{text}\0" for text in texts).encode(errors="surrogatepass")).hexdigest()[:16]
    return releases.versioned(digits, version)


@cache
def _silent(unprinted: frozenset[str]) -> frozenset[str]:
    return unprinted | _SILENT


def _tell(value: object, texts: list[str], memory: Memory, unprinted: frozenset[str]) -> None:
    """Add the words of a value to ``texts``, in order; what is empty says nothing."""
    if isinstance(value, tuple):
        for part in value:
            _tell(part, texts, memory, unprinted)
        return
    match value:
        case ItemView() | Part():
            texts += memory.recall(_own_words, value, memory, unprinted)
        case None | False | "":
            pass
        case EventKind() if value is EventKind.MEETING:
            pass  # What every event was before there were kinds, so that what was released then says the same.
        case True:
            texts.append("ya")
        case Typst():
            texts.append(literal_words(value))
        case Labelled():
            texts.append(value.label)
        case str() | int():
            texts.append(str(value))
        case date() | time():
            texts.append(value.isoformat())
        case Span():
            texts.append(f"{value.start}/{value.end}")
        case _ if is_dataclass(value) and not isinstance(value, type):
            _tell_fields(value, texts, memory, unprinted)
        case _:
            raise TypeError(f"{type(value).__name__} says nothing that could be released")


def _own_words(value: DataclassInstance, memory: Memory, unprinted: frozenset[str]) -> tuple[str, ...]:
    """The words of what stands on many sheets, as one; none if it says nothing."""
    texts: list[str] = []
    _tell_fields(value, texts, memory, unprinted)
    return ("\0".join(texts),) if texts else ()


def _tell_fields(value: DataclassInstance, texts: list[str], memory: Memory, unprinted: frozenset[str]) -> None:
    for name in printed_fields(type(value), unprinted):
        _tell(getattr(value, name), texts, memory, unprinted)
