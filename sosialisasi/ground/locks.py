"""One writer at a time in a site folder.

The lock is one of the operating system, which frees it when the process ends, however it ends: none is left behind.
The only importer of fcntl and msvcrt.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sosialisasi.ground.files import is_link

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that has a lock: its number, and when it took the lock by the clock of the disk."""

    process: str
    since: datetime


@contextmanager
def hold(root: Path, waiting: Callable[[Holder], None]) -> Iterator[None]:
    """Hold the lock of a site folder. If another process has it, call ``waiting`` with that process, and wait.

    ``OSError`` if there can be no lock, as on a disk that is full or can only be read.
    """
    file = root / ".sosialisasi" / "kunci"
    for path in (file.parent, file):
        if is_link(path):  # What it leads to would be emptied.
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    private = 0o770 if root.stat().st_mode & stat.S_ISGID else 0o700  # A group that shares the site builds it too.
    if not file.parent.exists():
        file.parent.mkdir(private, exist_ok=True)
    handle = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), private & 0o666)
    try:
        if not _take(handle, wait=False):
            waiting(Holder(file.read_text("ascii"), datetime.fromtimestamp(file.stat().st_mtime)))
            while not _take(handle, wait=True):
                pass
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        os.close(handle)


def _take(handle: int, *, wait: bool) -> bool:
    """Take the lock; ``False`` if another process has it. Windows waits for ten seconds at most."""
    try:
        if sys.platform == "win32":
            os.lseek(handle, _BEYOND, os.SEEK_SET)  # Windows lets nobody read a place that is locked.
            msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):
            raise
        return False
    return True


_BEYOND = 1 << 30
"""A place in the file at which nothing is written."""
