"""The repository's own site, built once for all tests that look at the real thing."""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from harness import ROOT, overview_of
from sosialisasi.building.folders import Folders
from sosialisasi.building.inputs import Inputs
from sosialisasi.building.pipeline import build
from sosialisasi.building.planner import understand
from sosialisasi.building.report import Report
from sosialisasi.ground import locks
from sosialisasi.showing.artifacts import Artifact, views_of
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.pages.former import RedirectView, WithdrawnView
from sosialisasi.showing.sheetviews import Handout, SheetView
from sosialisasi.showing.views import PageView

SHARED = "SOSIALISASI_UJI"
"""The variable that names the folder which all processes of a run of the tests share (``conftest.py``)."""


@dataclass(frozen=True)
class Published:
    root: Path
    out: Path
    office: Path
    report: Report

    @property
    def pages(self) -> tuple[str, ...]:
        return tuple(sorted(path.relative_to(self.out).as_posix() for path in self.out.rglob("*.html")))

    @property
    def sheets(self) -> tuple[Path, ...]:
        return tuple(sorted(self.out.rglob("*.pdf")))

    @cached_property
    def artifacts(self) -> tuple[Artifact, ...]:
        """What each file was made from, those of the office too."""
        return understand(Inputs(self.root), {}).artifacts

    @property
    def views(self) -> tuple[PageView, ...]:
        """What each page was rendered from."""
        return tuple(views_of(self.artifacts, PageView))

    @cached_property
    def prints(self) -> Mapping[Path, SheetView]:
        """What each PDF was rendered from, those of the office too."""
        return {
            (self.office if made.is_office else self.out) / made.path: made.view
            for made in self.artifacts
            if isinstance(made.view, SheetView)
        }

    @property
    def withdrawn(self) -> frozenset[str]:
        """The pages that only say that something must not be used any more: no list names them."""
        return frozenset(view.path for view in self.views if isinstance(view, WithdrawnView))

    @property
    def moved(self) -> frozenset[str]:
        """The pages that only lead on to another: a browser does not stay on them."""
        return frozenset(view.path for view in self.views if isinstance(view, RedirectView))

    @property
    def url(self) -> str:
        """Where the site is published, ending in ``/``."""
        return self.views[0].frame.url

    @cached_property
    def sample(self) -> tuple[str, ...]:
        """Of every template the page with most to show and the one with least. A new template is in it by itself."""
        by_template: dict[str, list[str]] = {}
        for view in self.views:
            if view.path not in self.moved:
                by_template.setdefault(view.template, []).append(view.path)
        for paths in by_template.values():
            paths.sort(key=lambda path: ((self.out / path).stat().st_size, path))
        return tuple(sorted({path for paths in by_template.values() for path in (paths[0], paths[-1])}))


def kind(view: SheetView) -> str:
    """What kind of sheet it is: ``paket``, the kind of its only part, or what it is called in the code."""
    if not isinstance(view, Handout):
        return type(view).__name__
    return "paket" if view.cover else "+".join(dict.fromkeys(part.kind for part in view.parts))


@cache
def shipped() -> Overview:
    """What the repository's own content says, ready to be shown. Nothing is built for it."""
    return overview_of(ROOT)


@cache
def published() -> Published:
    """``content/`` as it would be published, with every sheet. The process that asks first builds it for all."""
    folder = Path(os.environ[SHARED])
    site = folder / "situs"
    folders = Folders(root=site, out=folder / "_site", office=folder / "_kantor")
    told = folder / "laporan"
    with locks.hold(folder, waiting=lambda holder: None):
        if not told.exists():
            shutil.copytree(ROOT / "content", site / "content")  # so that no state is left in the repository
            told.write_bytes(pickle.dumps(build(folders)))
    report = pickle.loads(told.read_bytes())
    assert isinstance(report, Report)
    return Published(site, folders.out, folders.office, report)
