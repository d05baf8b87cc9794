"""A small complete site in a folder of its own, for tests that read as stories."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sosialisasi.building import keeping
from sosialisasi.building.cluster import Cluster
from sosialisasi.building.folders import Folders
from sosialisasi.building.inputs import Inputs
from sosialisasi.building.pipeline import build
from sosialisasi.ground import digests
from sosialisasi.ground.files import template_folders
from sosialisasi.ground.problems import Problem
from sosialisasi.ground.workers import Workers
from sosialisasi.reading.load import load
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.rendering import web
from sosialisasi.site.model import Parts, Site

HERE = Path(__file__).parents[1]
ROOT = HERE.parent
"""The repository."""
SAMPLE = HERE / "situs"
"""The site that every story begins with. It has no problem, prints nothing, and names no real event but an election."""
VILLAGE = HERE / "desa"
"""An item and a briefing for villages, of which a kit is made: it tells of what more than one file says."""

LISTS = {digests.NAME, f"kantor:{digests.NAME}", keeping.NAME}
"""What is made from all other files: the list that each folder has of its own, and that of what browsers may keep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a build did, as sets of paths; the lists of all files, which change with each of them, are left out."""

    written: frozenset[str]
    unchanged: frozenset[str]
    removed: frozenset[str]
    problems: tuple[Problem, ...]
    reasons: dict[str, str]

    @property
    def codes(self) -> set[str]:
        return {found.code for found in self.problems}

    @property
    def errors(self) -> list[tuple[str, int | None, str]]:
        """(path, line, code) of each error, in the order told."""
        return [(found.path, found.line, found.code) for found in self.problems if found.is_error]


class Situs:
    """A site folder that a test edits and builds."""

    def __init__(self, root: Path) -> None:
        shutil.copytree(SAMPLE, root)
        self.folders = Folders(root=root, out=root / "_site", office=root / "_kantor")

    @property
    def root(self) -> Path:
        return self.folders.root

    def add_village(self) -> None:
        """Add what is for villages."""
        shutil.copytree(VILLAGE, self.root, dirs_exist_ok=True)

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace the one place where a file says ``old``."""
        text = (self.root / path).read_bytes().decode()
        assert text.count(old) == 1, f"{path} says {old!r} {text.count(old)} times"
        self.write(path, text.replace(old, new))

    def write(self, path: str, content: str | bytes) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    def remove(self, path: str) -> None:
        (self.root / path).unlink()

    def rename(self, old: str, new: str) -> None:
        (self.root / old).rename(self.root / new)

    def build(self, *, jobs: int = 1, cluster: str | None = None, **options: Any) -> Result:
        with Cluster(cluster, self.root) if cluster else Workers(jobs) as workers:
            report = build(self.folders, spread=workers.map, **options)
        return Result(
            written=frozenset(report.written) - LISTS,
            unchanged=frozenset(report.unchanged) - LISTS,
            removed=frozenset(report.removed),
            problems=report.problems,
            reasons={name: reason for name, reason in report.reasons.items() if name not in LISTS},
        )

    def page(self, path: str) -> str:
        return (self.folders.out / path).read_text("utf-8")

    def static(self, name: str) -> str:
        """The path of a static file as it is published, below the folder of its edition."""
        (found,) = self.folders.out.glob(f"statis/*/{name}")
        return found.relative_to(self.folders.out).as_posix()

    def published(self) -> dict[str, bytes]:
        """Every file of the published folder."""
        return files(self.folders.out)

    def office(self) -> dict[str, bytes]:
        """Every file of the office folder."""
        return files(self.folders.office)

    def made(self) -> set[str]:
        """The names of all that was written, as a build tells them."""
        return {*self.published(), *(f"kantor:{name}" for name in self.office())}


def files(folder: Path) -> dict[str, bytes]:
    """The bytes of every file below a folder, by relative path."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def drawn(parts: Parts) -> str:
    """The HTML of a text in pieces, as the pages of the package draw it."""
    templates = web.environment(template_folders("web"), "")
    return str(templates.get_template("_naskah.html").module.naskah(parts))  # type: ignore[attr-defined]


def site_of(root: Path) -> Site:
    """What the content of a site folder says; it must have no mistake that keeps it from being understood."""
    loaded = load(Inputs(root).texts, {})
    assert loaded.site is not None, loaded.problems
    return loaded.site


def overview_of(root: Path) -> Overview:
    """The content of a site folder, ready to be shown."""
    return Overview(site_of(root), "uji")
