"""Official figures: one list of numbers, each with what it counts, its days, its source and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sosialisasi.ground.folders import Folder
from sosialisasi.showing.artifacts import Artifact
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.views import FigureView, PageView
from sosialisasi.site import routes


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureListView(PageView):
    """All figures, the newest first."""

    template = "angka.html"
    figures: tuple[FigureView, ...]


def pages(overview: Overview) -> Iterator[Artifact]:
    path = routes.FIGURES
    newest = sorted(overview.site.figures.values(), key=lambda each: each.span.end, reverse=True)
    yield overview.web(
        FigureListView(
            frame=overview.frame,
            path=path,
            title="Angka",
            description="Angka resmi tentang netralitas ASN: apa yang dihitung, kapan, menurut siapa.",
            figures=tuple(overview.figure(path, figure) for figure in newest),
        ),
        Folder.FIGURES.path,
    )
