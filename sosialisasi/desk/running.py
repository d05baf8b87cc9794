"""Which desk is open for a site folder: a note beside the content, so that a second start finds the first.

The note holds what lets one in, so nobody but its owner may read it; on Windows the rights of the folder decide that.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from sosialisasi.ground.writing import PRIVATE, write_atomically


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDesk:
    """A desk that is, or was, open at an address (``http://127.0.0.1:5500/``), and the key that lets its user in."""

    address: str
    key: str


def note(root: Path) -> OpenDesk | None:
    """The desk that was opened last for a site folder, if it was not closed; it may have been killed since."""
    try:
        return msgspec.json.decode(_file(root).read_bytes(), type=OpenDesk)
    except (OSError, msgspec.DecodeError, UnicodeError):
        return None


@contextmanager
def noted(root: Path, opened: OpenDesk) -> Iterator[None]:
    """Leave the note as long as the ``with`` lasts. If the disk takes none, a second start does not find us."""
    with suppress(OSError):
        write_atomically(_file(root), msgspec.json.encode(opened), below=root, mode=PRIVATE)
    try:
        yield
    finally:
        if note(root) == opened:
            with suppress(OSError):
                _file(root).unlink()


def _file(root: Path) -> Path:
    return root / ".sosialisasi" / "meja"
