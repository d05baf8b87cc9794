"""The history of the desk: what was saved when, with what it changed, and how to take it back."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from sosialisasi.desk import saving
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Request, Response, asked, told
from sosialisasi.desk.history import Save
from sosialisasi.desk.screens import ScreenView
from sosialisasi.ground.characters import one_line_end, text_of
from sosialisasi.ground.dates import clock, with_weekday
from sosialisasi.ground.problems import Misread

_SHOWN = 50
"""So many saves stand on one page."""
_FILES = 20
"""So many files of one save are shown with what changed in them."""
_LINES = 60
"""So many changed lines of one file are shown."""


@dataclass(frozen=True, slots=True)
class Undone:
    """Which save is to be taken back."""

    number: int


def get_history(request: Request, desk: Desk) -> Response:
    """The saves, the newest first; with ``sebelum`` only those before that number."""
    before = request.query.get("sebelum", "")
    saves = desk.history.saves()
    shown = [save for save in saves if not before.isdecimal() or save.number < int(before)]
    rest = shown[_SHOWN].number + 1 if len(shown) > _SHOWN else None
    return desk.screen(HistoryView(saves=tuple(save_views(shown[:_SHOWN], saves)), rest=rest))


def post_undo(request: Request, desk: Desk) -> Response:
    """Take a save back; the page is told the files that are not there any more, since it may show one."""
    save = saving.undo(desk, asked(request, Undone).number)
    gone = [path for path, data in save.after.items() if data is None] if save else []
    return told({**done("Sudah dibatalkan.", save), "hilang": gone})


def done(words: str, save: Save | None) -> dict[str, object]:
    """What a page is told of something that was saved, so that it can offer to take it back."""
    return {"kabar": words if save else "Tidak ada yang perlu diubah.", "nomor": save.number if save else None}


# --- pages ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """What a save did to a file: in one word, and line by line, each with the sign of what became of it. ``more``
    lines are not shown.
    """

    path: str
    what: str
    lines: tuple[tuple[str, str], ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveView:
    """A save. ``is_undone`` tells that it was taken back, ``is_undo`` that it took one back."""

    number: int
    when: str
    what: str
    is_undone: bool
    is_undo: bool
    files: tuple[ChangeView, ...]
    more: tuple[str, ...]
    """The files that are only named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryView(ScreenView):
    """Saves, the newest first. Before the number ``rest`` there are more."""

    template: ClassVar[str] = "riwayat.html"
    section: ClassVar[str] = "riwayat"
    saves: tuple[SaveView, ...]
    rest: int | None


def save_views(shown: Iterable[Save], saves: Iterable[Save]) -> Iterator[SaveView]:
    """Some of all ``saves``, as they are shown."""
    undone = _undone(saves)
    for save in shown:
        paths = [*save.after]
        yield SaveView(
            number=save.number,
            when=f"{with_weekday(save.when.date())}, pukul {clock(save.when.time())}",
            what=save.what,
            is_undone=save.number in undone,
            is_undo=save.undoes is not None,
            files=tuple(change(path, save.before[path], save.after[path]) for path in paths[:_FILES]),
            more=tuple(paths[_FILES:]),
        )


def _undone(saves: Iterable[Save]) -> set[int]:
    """The numbers of those that are taken back; to take back the taking back makes them hold again."""
    undone: set[int] = set()
    for save in sorted(saves, key=lambda save: save.number, reverse=True):
        if save.undoes is not None and save.number not in undone:
            undone.add(save.undoes)
    return undone


def change(path: str, before: bytes | None, after: bytes | None) -> ChangeView:
    """A file before and after, as it is shown."""
    what = "dibuat" if before is None else "dihapus" if after is None else "diubah"
    lines = list(_differences(_lines(before), _lines(after)))
    return ChangeView(path=path, what=what, lines=tuple(lines[:_LINES]), more=max(len(lines) - _LINES, 0))


def _lines(data: bytes | None) -> list[str]:
    """The lines of a file that is text; none of any other."""
    try:
        return one_line_end(text_of(data or b"")[0]).splitlines()
    except Misread:
        return []


def _differences(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    """The lines that differ, each with its sign (``-``, ``+``), and some beside them without; a gap is ``…``."""
    for line in islice(difflib.unified_diff(before, after, n=1, lineterm=""), 2, None):
        yield ("…", "") if line.startswith("@@") else (line[0].strip(), line[1:])
