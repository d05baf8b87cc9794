"""What the desk has written, so that every save can be undone: kept beside the content, never in it.

An entry holds the files as they were before and as they became. It is written before the files are, so that a process
that is killed between the two has lost nothing: neither what was there, nor what was to be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import msgspec

from sosialisasi.ground.writing import PRIVATE, write_atomically

KEPT = 500
"""So many saves can be undone; older ones are forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Save:
    """One save: when, what it did in words, and each file that it changed, before and after; ``None`` is no file."""

    number: int = 0
    when: datetime
    what: str
    before: Mapping[str, bytes | None]
    after: Mapping[str, bytes | None]
    undoes: int | None = None
    """The number of the save that this one took back."""


class History:
    """The saves of a site folder, kept in ``.sosialisasi/riwayat``."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / ".sosialisasi" / "riwayat"

    def note(self, save: Save) -> Save:
        """Keep a save that is about to be written; with its number. ``OSError`` if it cannot be kept."""
        files = self._files()
        save = replace(save, number=int(files[-1].stem) + 1 if files else 1)
        write_atomically(self._file(save.number), msgspec.msgpack.encode(save), below=self._root, mode=PRIVATE)
        for old in files[: max(len(files) + 1 - KEPT, 0)]:
            old.unlink(missing_ok=True)
        return save

    def forget(self, save: Save) -> None:
        """Let go of a save that did not happen. ``OSError``."""
        self._file(save.number).unlink(missing_ok=True)

    def saves(self) -> tuple[Save, ...]:
        """All that can be read, the newest first. What another version of the program wrote is left out."""
        read = (self._read(path) for path in reversed(self._files()))
        return tuple(save for save in read if save is not None)

    def find(self, number: int) -> Save | None:
        return self._read(self._file(number))

    def _file(self, number: int) -> Path:
        return self._folder / f"{number:08}.msgpack"

    def _files(self) -> list[Path]:
        """The entries, the oldest first; what else lies in the folder is none of ours."""
        return sorted(self._folder.glob("[0-9]" * 8 + ".msgpack"))

    @staticmethod
    def _read(path: Path) -> Save | None:
        try:
            return msgspec.msgpack.decode(path.read_bytes(), type=Save)
        except (OSError, msgspec.DecodeError, UnicodeError):
            return None
