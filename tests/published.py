"""The repository's own site, built once for all tests that look at the real thing."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sosialisasi.pipeline import Folders, Report, build

ROOT = Path(__file__).parents[1]
_KEPT = TemporaryDirectory(prefix="sosialisasi-")  # removed when the tests end


@dataclass(frozen=True, slots=True)
class Published:
    out: Path
    office: Path
    report: Report

    @property
    def pages(self) -> tuple[str, ...]:
        return tuple(sorted(path.relative_to(self.out).as_posix() for path in self.out.rglob("*.html")))

    @property
    def sheets(self) -> tuple[Path, ...]:
        return tuple(sorted(self.out.rglob("*.pdf")))


@cache
def published() -> Published:
    """``content/`` as it would be published, with every sheet."""
    folder = Path(_KEPT.name)
    site = folder / "situs"
    shutil.copytree(ROOT / "content", site / "content")  # so that no state is left in the repository
    folders = Folders(root=site, out=folder / "_site", office=folder / "_kantor")
    return Published(folders.out, folders.office, build(folders))
