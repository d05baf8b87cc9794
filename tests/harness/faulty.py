"""Work in a process of its own whose disk fails, or that is killed, at a chosen one of its changes to the disk."""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

_CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.utime", "ctypes.dlsym"}
"""What Python tells its hooks of; the last is how two folders change places."""
GROWS = {"os.mkdir", "open", "write"}
"""The changes that need room."""

Fault = Callable[[str, str], None]
"""Told of each change before it is made, and of its path if it has one; may kill the process or raise ``OSError``."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a process ended: what its work gave, or that it was killed."""

    said: str
    was_killed: bool


def in_child(work: Callable[[], str], fault: Fault | None = None) -> Ending:
    """Do ``work`` in a copy of this process, so that it can be killed; with a ``fault`` that it meets."""
    reads, writes = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forks beside threads, which the copy does not use
        child = os.fork()
    if child == 0:
        status = 1
        try:
            if fault:
                _meet(fault)
            os.write(writes, work().encode())
            status = 0
        finally:
            os._exit(status)
    os.close(writes)
    with os.fdopen(reads, "rb") as pipe:
        said = pipe.read().decode()
    _, status = os.waitpid(child, 0)
    was_killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    assert was_killed or status == 0, "the child raised something"
    return Ending(said, was_killed)


def killed(moment: int) -> Fault:
    """``kill -9`` just before a change, counted from 0; of bytes that are being written, half are on the disk."""
    left = [moment]

    def fault(event: str, path: str) -> None:
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1

    return fault


def failing(code: int, events: set[str], below: Path, moment: int = 0, *, once: bool = False) -> Fault:
    """A disk on which, from a moment on, each of these changes below a folder fails; or only the first, ``once``."""
    left = [moment]

    def fault(event: str, path: str) -> None:
        if event in events and Path(path).is_relative_to(below):
            failed = left[0] == 0
            if not failed or once:
                left[0] -= 1
            if failed:
                raise OSError(code, os.strerror(code), path)

    return fault


def _meet(fault: Fault) -> None:
    """Tell ``fault`` of all changes from now on. There is no way back, which is why this is a child."""
    last = [""]

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if flags & (os.O_WRONLY | os.O_RDWR) and not isinstance(path, int):
                last[0] = os.fsdecode(path)
                fault("open", last[0])
        elif event in _CHANGES:
            fault(event, os.fsdecode(arguments[0]) if isinstance(arguments[0], str | bytes | os.PathLike) else "")

    class Half:
        """A file whose bytes reach the disk in two halves."""

        def __init__(self, file: IO[bytes]) -> None:
            self._file = file

        def __enter__(self) -> Half:
            return self

        def __exit__(self, *_: object) -> None:
            self._file.close()

        def write(self, data: bytes) -> None:
            self._file.write(data[: len(data) // 2])
            self._file.flush()
            fault("write", last[0])
            self._file.write(data[len(data) // 2 :])

        def flush(self) -> None:
            self._file.flush()

        def fileno(self) -> int:
            return self._file.fileno()

    opened = os.fdopen

    def fdopen(handle: int, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        file = opened(handle, mode, *arguments, **options)
        return Half(file) if mode == "wb" else file

    os.fdopen = fdopen  # type: ignore[assignment]
    sys.addaudithook(hook)
