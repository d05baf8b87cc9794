"""Where the sites lie that somebody has opened at the desk: a note in the program's own folder.

So it goes along when that folder is carried on a USB stick, and so do the sites beside it. It names folders and sites
and nothing else, and only its owner may read it. Another account, or a disk that takes no note, chooses anew at every
start.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from sosialisasi.desk.exchange import Refused
from sosialisasi.ground.files import is_link
from sosialisasi.ground.writing import PRIVATE, write_atomically

KEPT = 20
"""So many sites are remembered; those that were opened before them are forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSite:
    """A site by its folder and its name. A folder beside that of the program, or in it, is noted as seen from there."""

    folder: str
    name: str


class Places:
    """The sites that are known to the program in a folder. A new one is suggested in ``documents``."""

    def __init__(self, program: Path, documents: Path) -> None:
        self.program = program.resolve()
        self.documents = documents
        self.lobby = self.program / ".sosialisasi" / "belum-dipilih"
        """Where the desk lies until a site is chosen: a folder that never holds one."""
        self._file = self.program / ".sosialisasi" / "situs"

    @property
    def example(self) -> Path | None:
        """The site that came with the program."""
        return self.program if is_site(self.program) else None

    @property
    def last(self) -> Path | None:
        """The site that was opened last; ``None`` if it is not there: another one must not be taken for it."""
        return next((folder for folder in map(self._folder, self._noted()[:1]) if is_site(folder)), None)

    def known(self) -> Iterator[KnownSite]:
        """The sites that are still there, the one that was opened last first."""
        for noted in self._noted():
            folder = self._folder(noted)
            if is_site(folder):
                yield KnownSite(folder=str(folder), name=noted.name)

    def remember(self, root: Path, name: str) -> None:
        """Note that a site was opened. A disk that takes no note keeps nobody from working."""
        above = self.program.parent
        folder = root.relative_to(above).as_posix() if root.is_relative_to(above) else str(root)
        others = [noted for noted in self._noted() if noted.folder != folder]
        noted = [KnownSite(folder=folder, name=name), *others][:KEPT]
        with suppress(OSError):
            write_atomically(self._file, msgspec.json.encode(noted), below=self.program, mode=PRIVATE)

    def _folder(self, noted: KnownSite) -> Path:
        return self.program.parent / noted.folder

    def _noted(self) -> list[KnownSite]:
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=list[KnownSite])
        except (OSError, msgspec.DecodeError, UnicodeError):
            return []


def is_site(root: Path) -> bool:
    """Whether a folder holds a site. Nothing else of it is looked at."""
    settings = root / "content" / "situs.yaml"
    try:
        return settings.is_file() and not is_link(settings)
    except (OSError, ValueError):
        return False


def typed_folder(text: str) -> Path:
    """The folder that somebody has typed or pasted, also in the quotes of "Copy as path". ``Refused`` if it can be
    none.
    """
    folder = Path(text.strip().strip("\"'“”").strip())
    if not folder.is_absolute():
        raise Refused(r"Tulis letak folder selengkapnya, misalnya D:\situs\netral atau /home/nama/netral.")
    try:
        return folder.resolve()
    except (OSError, RuntimeError, ValueError):
        raise Refused("Letak folder itu tidak dapat dipakai. Salin dari jendela folder, lalu tempel di sini.") from None
