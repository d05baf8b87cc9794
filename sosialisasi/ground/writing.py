"""Files that take their places at once: whoever reads a path sees the old bytes or the new ones, never a part.

A file is written as a *draft* beside its place, and then takes it. No draft is written, and none takes its place,
through a link.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import takewhile
from pathlib import Path
from typing import Self

from sosialisasi.ground.files import follow_no_links, is_link
from sosialisasi.ground.problems import Family, Rule

CANNOT_WRITE = Rule(
    Family.OUTPUT,
    "tidak-dapat-menulis",
    "Tidak dapat menulis ke {folder}: {sebab}",
    "Mungkin berkasnya sedang terbuka atau foldernya hanya dapat dibaca.",
    "Tutup berkas yang terbuka, tunggu OneDrive selesai, lalu ulangi.",
    wrong="Menjalankan perintah selagi PDF di _site/cetak masih terbuka.",
    right="Menutup PDF itu dulu, lalu menjalankan perintah.",
)

DRAFT = ".sosialisasi-"
"""How the names of files begin that are not in their place yet."""

PUBLIC = 0o755
"""What everybody may do with a folder that a web server is to read, whatever the ``umask``."""

PRIVATE = 0o700
"""Nothing but its owner's: people's names, and what is not published yet."""


def mode_in(folder: Path, mode: int) -> int:
    """The mode of a folder that is made in another one; a folder that a group shares (setgid) is shared all through."""
    shared = folder.stat().st_mode
    return mode | (shared & (stat.S_ISGID | stat.S_IRWXG) if shared & stat.S_ISGID else 0)


def make_folders(folder: Path, mode: int) -> Iterator[Path]:
    """Make a folder and those above it that are missing; gives each that was made. ``OSError``."""
    for each in reversed(list(takewhile(lambda each: not each.exists(), (folder, *folder.parents)))):
        each.mkdir(PRIVATE, exist_ok=True)
        yield each
        each.chmod(mode_in(each.parent, mode))


def write_atomically(path: Path, data: bytes | bytearray, *, below: Path, mode: int | None = None) -> None:
    """Put a file in place at once: whoever reads the path sees the old bytes or the new ones, never a part, and after
    a power cut too. Drafts that a killed process left beside it go. ``below`` and ``mode`` as for ``Drafts``.
    ``OSError``.
    """
    clear_drafts([path.parent])
    write_all({path: data}, below=below, lasting=True, mode=mode)


def write_all(
    files: Mapping[Path, bytes | bytearray], *, below: Path, lasting: bool = False, mode: int | None = None
) -> None:
    """Put files in place, each at once. All are written before the first takes its place: if there is no room for one,
    all stay as they were. ``lasting`` waits for the disk, so that no power cut leaves less. ``below`` and ``mode`` as
    for ``Drafts``. ``OSError``.
    """
    with Drafts(below=[below], lasting=lasting) as drafts:
        for path, data in files.items():
            drafts.put(path, data, mode)
        drafts.publish()


class Drafts:
    """Files written beside their places, to take them when all are there. Those that never did go with the ``with``.

    So what a build makes need not be held in memory until it is known whether all of it can be made. Of the folders
    ``below`` these, none that a file lies in may be a link, neither when it is written nor when it takes its place.
    """

    def __init__(self, *, below: Iterable[Path], lasting: bool = False) -> None:
        self._lasting = lasting
        self._below = tuple(below)
        self._drafts: dict[Path, Path] = {}
        self._folders: set[Path] = set()
        self._made: list[Path] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.discard()

    def discard(self) -> None:
        """Delete the drafts that did not take their place, and the folders that were made for them."""
        for draft in self._drafts.values():
            draft.unlink(missing_ok=True)
        for folder in reversed(self._made):
            with suppress(OSError):  # It holds something by now.
                folder.rmdir()

    def put(self, path: Path, data: bytes | bytearray, mode: int | None = None) -> None:
        """Write the draft of a file. ``mode`` is that of the folders that are made for it (``PUBLIC``, ``PRIVATE``),
        and so, but for running it, its own; without one it keeps what it had. ``OSError``.
        """
        if path.parent not in self._folders:
            self._make_folder(path.parent, mode or PUBLIC)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=DRAFT)
        self._drafts[path] = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if self._lasting:
                file.flush()
                os.fsync(file.fileno())
        self._drafts[path].chmod(_mode_of(path, mode))

    def publish(self) -> None:
        """Let every draft take its place, each at once. ``OSError``."""
        for folder in self._folders:
            self._stay(folder)
        for path in list(self._drafts):
            self._drafts[path].replace(path)
            del self._drafts[path]

    def _make_folder(self, folder: Path, mode: int) -> None:
        self._stay(folder)
        for each in make_folders(folder, mode):
            self._made.append(each)
        self._folders.add(folder)

    def _stay(self, folder: Path) -> None:
        """Who has put a link in the place of a folder meanwhile is not followed."""
        for top in self._below:
            if folder != top and folder.is_relative_to(top):
                follow_no_links(top, [f"{folder.relative_to(top).as_posix()}/"])


def _mode_of(path: Path, mode: int | None) -> int:
    """What a file may be used for that takes the place of one, or comes into a folder of this mode."""
    if mode is None and path.is_file():
        return stat.S_IMODE(path.stat().st_mode) & 0o777
    return mode_in(path.parent, mode or PUBLIC) & 0o666


def clear_drafts(folders: Iterable[Path]) -> None:
    """Delete what a process that was killed while it wrote left in these folders, into which nobody may write now."""
    for folder in set(folders):
        if is_link(folder):
            continue  # What lies there is not ours.
        for draft in folder.glob(f"{DRAFT}*"):
            draft.unlink(missing_ok=True)
