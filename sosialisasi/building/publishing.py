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
import stat
import sys
from collections import deque
from contextlib import suppress
from functools import partial
from pathlib import Path

from sosialisasi.building.folders import Folders, must_be_free
from sosialisasi.ground import digests
from sosialisasi.ground.files import CANNOT_OPEN, follow_no_links, is_link, read_plain, system_cause
from sosialisasi.ground.problems import Family, Problem, Rule
from sosialisasi.ground.refusals import Refusal
from sosialisasi.ground.writing import CANNOT_WRITE, DRAFT, PRIVATE, PUBLIC, make_folders, mode_in

_rule = partial(Rule, Family.OUTPUT)

FOREIGN_PUBLICATION = _rule(
    "folder-terbit-asing",
    'Tidak diterbitkan: folder "{folder}" berisi berkas yang bukan dari situs ini: {berkas}.',
    "Menerbitkan mengganti seluruh isi folder itu, jadi berkas itu akan hilang.",
    "Pindahkan berkas itu ke tempat lain, atau terbitkan ke folder yang baru. Yang terbit tetap seperti semula.",
    wrong="python3 build.py --publish Dokumen",
    right="python3 build.py --publish /var/www/netral",
)

PUBLICATION_OF_ANOTHER_SITE = _rule(
    "terbit-situs-lain",
    'Tidak diterbitkan: folder "{folder}" berisi situs lain: {pemilik}.',
    "Menerbitkan mengganti seluruh isi folder itu, jadi situs itu akan hilang.",
    "Terbitkan ke folder lain. Bila situs itu memang harus diganti, kosongkan sendiri folder itu, lalu ulangi. "
    "Yang terbit tetap seperti semula.",
    wrong="python3 build.py --publish /var/www/netral-kabupaten-lain",
    right="python3 build.py --publish /var/www/netral",
)


def target_of(folders: Folders, served: Path) -> Path:
    """The folder of a web server that somebody names. ``Refusal`` if it is one of the site's own."""
    target = served.resolve()
    if target.is_relative_to(folders.out) or folders.out.is_relative_to(target):
        raise Refusal(f'Situs tidak dapat diterbitkan ke "{served}": pilih folder di luar folder hasil.')
    must_be_free(folders, target)
    return target


def publish(out: Path, target: Path) -> Problem | None:
    """Make ``target`` a copy of the published folder ``out``. If that fails, say why, and leave ``target`` as it was.

    Only files that the build has listed are copied. ``target`` may hold a site of the same owner and nothing else. Its
    mode and group stay as they were; a new folder can be read by every web server.
    """
    coming, leaving = (target.with_name(f".{target.name}.{name}") for name in ("baru", "lama"))
    try:
        if leaving.is_dir() and not is_link(leaving) and not _is_there(target):
            leaving.rename(target)
        for folder in (target, coming, leaving):
            if stranger := _stranger(folder):
                return FOREIGN_PUBLICATION.at(folder.name, folder=folder.name, berkas=stranger)
        listed = read_plain(out / digests.NAME)
        if refused := _of_others(target, digests.owner(listed)):
            return refused
        for folder in (coming, leaving):
            _discard(folder)
        if _holds(target, listed):
            return None
        try:
            _copy(out, coming, listed, target)
            if not _holds(coming, listed):
                return CANNOT_OPEN.at(out.name, sebab="isinya berubah selagi disalin")
            _swap(coming, target, leaving)
        finally:
            with suppress(OSError):
                _discard(coming)
    except OSError as error:
        return CANNOT_WRITE.at(target.name, folder=target.name, sebab=system_cause(error))
    if stranger := _stranger(leaving):
        return FOREIGN_PUBLICATION.at(leaving.name, folder=leaving.name, berkas=stranger)
    with suppress(OSError):  # Somebody still reads it: it goes the next time.
        _discard(leaving)
    return None


def _is_there(folder: Path) -> bool:
    """Whether a path exists, also as a link that leads nowhere."""
    return os.path.lexists(folder)


def _stranger(folder: Path) -> str:
    """A file in a folder that its own list does not name, if there is one. A link or a pipe is always such a file."""
    if is_link(folder) or not folder.is_dir():
        return folder.name if _is_there(folder) else ""
    listed = _read(folder / digests.NAME)
    own = set(digests.parse(listed))
    if own or digests.owner(listed):
        own.add(digests.NAME)
    for where, folders, names in os.walk(folder, onerror=_raised):
        links = [name for name in folders if is_link(Path(where, name))]
        for path in sorted(Path(where, name) for name in (*links, *names)):
            name = path.relative_to(folder).as_posix()
            is_draft = path.name.startswith(DRAFT)
            if not (name in own or is_draft) or path.name in links or not stat.S_ISREG(path.lstat().st_mode):
                return name
    return ""


def _raised(error: OSError) -> None:
    raise error


def _of_others(target: Path, owner: str | None) -> Problem | None:
    """Why the site in ``target`` must not be replaced: it has another owner; or its list names none, as older ones did,
    and some of its files are not those of the list.
    """
    listed = _read(target / digests.NAME)
    theirs = digests.owner(listed)
    if theirs and theirs != owner:
        return PUBLICATION_OF_ANOTHER_SITE.at(target.name, folder=target.name, pemilik=theirs)
    if theirs is None:
        for name, each in digests.parse(listed).items():
            if digests.of(_read(target / name)) != each:
                return FOREIGN_PUBLICATION.at(target.name, folder=target.name, berkas=name)
    return None


def _read(path: Path) -> bytes:
    """The bytes of a file; none if it is not there, or no plain file."""
    try:
        return read_plain(path)
    except OSError:
        return b""


def _discard(folder: Path) -> None:
    """Delete a folder of ours. Its list goes last, so that what a killed process leaves is still known as ours."""
    if not _is_there(folder):
        return
    for path in sorted(folder.iterdir(), key=lambda each: each.name == digests.NAME):
        if path.is_dir() and not is_link(path):
            shutil.rmtree(path)
        else:
            path.unlink()
    folder.rmdir()


def _holds(folder: Path, listed: bytes) -> bool:
    """Whether a folder holds a list, and every file of it with its digest."""
    files = digests.parse(listed).items()
    return _read(folder / digests.NAME) == listed and all(
        digests.of(_read(folder / name)) == each for name, each in files
    )


def _copy(out: Path, coming: Path, listed: bytes, target: Path) -> None:
    """Copy the files of a list. The list comes first, so that a copy that is cut short is known as ours. Other accounts
    see nothing of it before it is whole.
    """
    names = (digests.NAME, *digests.parse(listed))
    follow_no_links(out, names)
    deque(make_folders(coming.parent, PUBLIC), 0)
    coming.mkdir(PRIVATE)
    mode, group = _rights(coming, target)
    for name in names:
        source, copied = out / name, coming / name
        for folder in reversed([each for each in copied.parents if each.is_relative_to(coming) and not each.exists()]):
            folder.mkdir(PRIVATE)
            _allow(folder, mode, group)
        copied.write_bytes(read_plain(source))
        _allow(copied, mode & _OF_FILES, group)
        times = source.stat()
        os.utime(copied, ns=(times.st_atime_ns, times.st_mtime_ns))  # By it servers tell what has changed.
    _allow(coming, mode, group)


_OF_FILES = 0o664
"""The part of a folder's mode that its files have too."""


def _rights(coming: Path, target: Path) -> tuple[int, int | None]:
    """The mode and the group of all folders of the copy: those of ``target``. If its group cannot be given to the copy,
    no group gets the rights of that group; ``OSError`` if the server might then be unable to read.
    """
    if not target.exists():
        return mode_in(target.parent, PUBLIC), None
    mode, group = stat.S_IMODE(target.stat().st_mode), _group_of(target)
    try:
        _allow(coming, PRIVATE, group)
    except PermissionError:
        if mode & _OF_OTHERS != _OF_OTHERS:
            raise
        return mode & ~(stat.S_ISGID | stat.S_IWGRP), None
    return mode, group


_OF_OTHERS = stat.S_IROTH | stat.S_IXOTH


def _group_of(path: Path) -> int:
    return path.stat().st_gid


def _allow(path: Path, mode: int, group: int | None) -> None:
    if sys.platform != "win32" and group is not None and _group_of(path) != group:
        os.chown(path, -1, group)
    path.chmod(mode)


def _swap(coming: Path, target: Path, leaving: Path) -> None:
    """Put ``coming`` at ``target``, and what was there at ``leaving``."""
    if not _is_there(target):
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
    """Let two folders change places in one step; ``False`` where the system cannot. Python has no call for it."""
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
