"""Where a build reads and writes, and the name that each of its files has in a trace and in a report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sosialisasi.ground.refusals import Refusal
from sosialisasi.showing.artifacts import Artifact

OFFICE = "kantor:"
"""How the name of a file of the office begins. That of a published file is its path in the published folder."""

PRINTED = "cetak"
"""The folder of the office for what ``printing`` made on request. Builds leave it alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """The site folder, which is read, and the two that are written: the published folder and that of the office."""

    root: Path
    out: Path
    office: Path

    @classmethod
    def of(cls, root: Path, out: Path | None = None) -> Self:
        """Those of a site folder. The office folder stays with it: beside a published one it might be published."""
        return cls(root=root, out=out or root / "_site", office=root / "_kantor")

    def file(self, name: str) -> Path:
        """The file of a name."""
        return Path(self.place(name))

    def place(self, name: str) -> str:
        """The path of the file of a name, as text: where nothing has changed, thousands are asked for and read."""
        return f"{self.office}/{name.removeprefix(OFFICE)}" if name.startswith(OFFICE) else f"{self.out}/{name}"


_OWN_FOLDERS = ("content", "templates", ".sosialisasi")
"""Folders of a site that no output may replace."""


def must_be_free(folders: Folders, target: Path) -> None:
    """``Refusal`` if a target holds the site, or lies in its sources or drafts."""
    if target.is_relative_to(folders.office):
        raise Refusal('Hasil tidak dapat ditulis ke "_kantor": folder itu untuk naskah yang belum terbit.')
    if folders.root.is_relative_to(target) or any(target.is_relative_to(folders.root / own) for own in _OWN_FOLDERS):
        raise Refusal(f'Hasil tidak dapat ditulis ke "{target.name or target}": folder itu milik situs.')


def file_name(artifact: Artifact) -> str:
    """The name of the file that an artifact becomes."""
    return OFFICE + artifact.path if artifact.is_office else artifact.path
