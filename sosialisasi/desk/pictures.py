"""The pictures of pages that the desk has shown lately, each named by what it shows: one that stays the same keeps its
address, and is not fetched again.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from sosialisasi.ground import digests

_MOST = 1500
"""So many pages are kept, each of about 50 KB: some of the longest packs."""
_SIZE = re.compile(rb'viewBox="0 0 ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page as a picture: its name, its width and its height in points."""

    name: str
    width: int
    height: int


class Pictures:
    """Pictures in SVG by their names; the oldest ones make room for new ones."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}
        self._keeping = Lock()

    def keep(self, pages: Iterable[bytes]) -> tuple[Picture, ...]:
        """Keep the pages of a sheet."""
        shown = []
        for page in pages:
            size = _SIZE.search(page)
            assert size is not None
            name = digests.of(page)[:32]
            with self._keeping:
                self._kept[name] = self._kept.pop(name, b"") or zlib.compress(page, 1)
                for old in list(self._kept)[:-_MOST]:
                    del self._kept[old]
            shown.append(Picture(name=name, width=round(float(size[1])), height=round(float(size[2]))))
        return tuple(shown)

    def find(self, name: str) -> bytes | None:
        """The picture of this name, if it is still kept."""
        found = self._kept.get(name)
        return zlib.decompress(found) if found is not None else None
