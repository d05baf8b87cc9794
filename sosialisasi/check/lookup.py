"""What the checks of references share: which dead ends are told elsewhere, and how often to look for what was meant."""

from __future__ import annotations

from collections import Counter

from sosialisasi.check.names import misnumbered
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.problems import MAX_TOLD
from sosialisasi.reading.decode import item_number
from sosialisasi.showing.memory import Memory, Remembered
from sosialisasi.site.citations import Register
from sosialisasi.site.model import Site


class Lookup:
    """What is known of the references of a site before any is followed, and how many hints were given for each file."""

    site: Site

    def __init__(self, site: Site, broken: frozenset[str], memory: Memory | None = None) -> None:
        self.memory = memory or Memory()
        self.show(site, broken)

    def show(self, site: Site, broken: frozenset[str]) -> None:
        """Take up another state of the site."""
        self.site = self.memory.show(site, broken)
        self._broken = broken
        self.begin()

    def begin(self) -> None:
        """Count the hints anew, so that what is told of a file does not depend on what was told of it before."""
        self._asked: Counter[str] = Counter()

    @Remembered
    def register(self) -> Register:
        return Register(self.site.regulations)

    @Remembered
    def broken(self) -> frozenset[str]:
        """The files, without their endings, of which another problem tells: whoever refers to one is not to blame."""
        return self._broken | {f"{Folder.REGULATIONS.path}/{id}" for id in misnumbered(self.site)}

    @Remembered
    def _misnamed_items(self) -> set[str]:
        return {item_number(id) for id in self.site.guidance} - self.site.guidance.keys()

    def is_excused(self, folder: Folder, id: str) -> bool:
        """Whether a reference that leads nowhere leads to what another problem tells of."""
        is_misnamed = folder is Folder.GUIDANCE and id in self._misnamed_items
        return is_misnamed or f"{folder.path}/{id.lower()}" in self.broken

    def has_broken(self, folder: Folder) -> bool:
        """Whether any file of a folder is broken: what is not found may be in that one."""
        return any(path.startswith(folder.path) for path in self.broken)

    def explains(self, path: str) -> bool:
        """Whether to look what one more mistake of a file meant: it takes long, and only the first of many are told."""
        self._asked[path] += 1
        return self._asked[path] <= MAX_TOLD
