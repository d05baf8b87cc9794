"""Put the published folder where a web server serves it, by a swap of folders: nobody is ever served half a site.

A whole copy is made beside the folder that is served, then the two change places. What is promised of the swap:

- Linux (ext4, XFS, Btrfs and most others) and macOS (APFS): one step. At every moment the folder is all old or all new.
- Windows, and disks that know no such step (many network disks): two renames. Between them, for a moment, the folder is
  not there, but never mixed. If the second one fails the first is undone; a computer that stops between them leaves the
  old site beside its place, and the next publication puts it back first.

In any case, what fails before the swap leaves what was published as it was. The folder above must be writable.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from sosialisasi import digests
from sosialisasi.problems import Problem, problem, system_cause
from sosialisasi.traces import DRAFT, digest


def publish(out: Path, target: Path) -> Problem | None:
    """Make ``target`` what the published folder ``out`` is, or say why not; ``target`` then is what it was.

    Only what the build has listed is copied. Whatever else lies in ``target`` is somebody else's, and refused.
    """
    coming, leaving = (target.with_name(f".{target.name}.{name}") for name in ("baru", "lama"))
    try:
        if leaving.exists() and not target.exists():
            leaving.rename(target)
        for folder in (target, coming, leaving):
            if stranger := _stranger(folder):
                return problem("folder-terbit-asing", path=folder.name, folder=folder.name, berkas=stranger)
        listed = (out / digests.NAME).read_bytes()
        for folder in (coming, leaving):
            _discard(folder)
        if _holds(target, listed):
            return None
        try:
            _copy(out, coming, listed)
            if not _holds(coming, listed):
                return problem("berkas-tak-terbuka", path=out.name, sebab="isinya berubah selagi disalin")
            _swap(coming, target, leaving)
        finally:
            with suppress(OSError):
                _discard(coming)
    except OSError as error:
        return problem("tidak-dapat-menulis", path=target.name, folder=target.name, sebab=system_cause(error))
    if stranger := _stranger(leaving):
        return problem("folder-terbit-asing", path=leaving.name, folder=leaving.name, berkas=stranger)
    with suppress(OSError):  # Somebody still reads it: it goes the next time.
        _discard(leaving)
    return None


def _stranger(folder: Path) -> str:
    """A file of a folder that its own list does not name, if there is one."""
    if not folder.is_dir():
        return folder.name if folder.exists() else ""
    own = {digests.NAME, *digests.parse(_read(folder / digests.NAME))}
    for where, folders, names in os.walk(folder):
        links = [name for name in folders if Path(where, name).is_symlink()]
        for path in sorted(Path(where, name) for name in (*links, *names)):
            name = path.relative_to(folder).as_posix()
            if name not in own and not path.name.startswith(DRAFT):
                return name
    return ""


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _discard(folder: Path) -> None:
    """Delete a folder of ours. Its list goes last: what a process that is killed leaves of it is known as ours."""
    for name in digests.parse(_read(folder / digests.NAME)):
        (folder / name).unlink(missing_ok=True)
    if folder.exists():
        shutil.rmtree(folder)


def _holds(folder: Path, listed: bytes) -> bool:
    """Whether a folder has every file of a list, and the list."""
    files = digests.parse(listed).items()
    return _read(folder / digests.NAME) == listed and all(digest(_read(folder / name)) == each for name, each in files)


def _copy(out: Path, coming: Path, listed: bytes) -> None:
    """The list comes first: a copy that is cut short is known as ours."""
    coming.mkdir(parents=True)
    for name in (digests.NAME, *digests.parse(listed)):
        (coming / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(out / name, coming / name)  # With its time, by which servers tell what has changed.


def _swap(coming: Path, target: Path, leaving: Path) -> None:
    """Put ``coming`` at ``target``, and what was there at ``leaving``."""
    if not target.exists():
        coming.rename(target)
    elif _exchange(coming, target):
        coming.rename(leaving)
    else:
        target.rename(leaving)
        try:
            coming.rename(target)
        except OSError:
            leaving.rename(target)
            raise


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places at once; ``False`` where that cannot be done. Python itself has no call for it."""
    if sys.platform == "win32":
        return False
    system = ctypes.CDLL(None)
    paths = os.fsencode(one), os.fsencode(other)
    if hasattr(system, "renamex_np"):
        return bool(system.renamex_np(*paths, _EXCHANGE) == 0)
    if hasattr(system, "renameat2"):
        return bool(system.renameat2(_FROM_HERE, paths[0], _FROM_HERE, paths[1], _EXCHANGE) == 0)
    return False


_EXCHANGE = 2
"""``RENAME_SWAP`` of macOS, and ``RENAME_EXCHANGE`` of Linux."""
_FROM_HERE = -100
"""``AT_FDCWD``"""
