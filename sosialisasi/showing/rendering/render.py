"""Artifact → bytes, by its medium; the one place that knows all renderers. Pure, and able to run in another process."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from html import unescape
from pathlib import Path
from posixpath import dirname, normpath
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote

from sosialisasi.ground.files import template_folders
from sosialisasi.ground.problems import Family, Problem, Rule
from sosialisasi.showing.artifacts import Artifact, Medium, Templated
from sosialisasi.showing.rendering import templating
from sosialisasi.site import routes

if TYPE_CHECKING:  # A build that prints nothing never loads the compiler of paper.
    from sosialisasi.showing.rendering.paper import PaperFailure

_rule = partial(Rule, Family.OUTPUT)

PRINT_FAILED = _rule(
    "cetak-gagal",
    "Lembar ini tidak dapat dicetak. Rincian: {sebab}",
    "Lembar harus memenuhi PDF/UA dan PDF/A agar terbaca di semua alat.",
    "Periksa isi berkas ini, dan templat cetak milik situs ini bila ada, lalu ulangi.",
    wrong='#image("denah.svg")',
    right='#image("denah.svg", alt: "Denah aula")',
)

BROKEN_TEMPLATE = _rule(
    "templat-rusak",
    "Templat ini tidak dapat dipakai. Rincian: {sebab}",
    "Halaman yang memakainya tidak dapat dibuat.",
    "Perbaiki templatnya, atau hapus agar templat bawaan dipakai.",
    wrong="{{ view.judul }}",
    right="{{ view.title }}",
)


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of an artifact, with the links and anchors of a page; or the problem that kept it from being made."""

    data: bytes = b""
    links: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a sheet looks like: a picture (SVG) of each page, and, if asked for, each of its parts by name with the page
    on which it begins; or the problem that kept it from being drawn.
    """

    pages: tuple[bytes, ...] = ()
    parts: tuple[tuple[str, int], ...] = ()
    problem: Problem | None = None


class Renderer(Protocol):
    """What a medium is: the bytes of an artifact, with the templates of the site at ``root`` of this ``edition``.

    Pure, and able to run in another process. ``TemplateFailure`` if a template is at fault. What it needs it imports
    when it is first called: a build that prints nothing never loads the compiler of paper.
    """

    def __call__(self, artifact: Artifact, root: Path, edition: str) -> Rendered: ...


def render(artifact: Artifact, root: Path, edition: str) -> Rendered:
    """Render one artifact with the templates of the site at ``root``, of which ``edition`` is a hash."""
    try:
        return RENDERERS[artifact.medium](artifact, root, edition)
    except templating.TemplateFailure as failure:
        return Rendered(problem=broken_template(failure, root))


def draw(artifact: Artifact, root: Path, edition: str, *, with_parts: bool = False) -> Drawn:
    """Draw the pages of a sheet, as ``render`` would print them; to find its parts takes about as long again."""
    from sosialisasi.showing.rendering import paper
    from sosialisasi.showing.sheetviews import SheetView

    assert isinstance(artifact.view, SheetView)
    folders = template_folders("cetak", root)
    try:
        parts = paper.parts(artifact.view, folders, edition) if with_parts else ()
        return Drawn(paper.draw(artifact.view, folders, edition), parts)
    except templating.TemplateFailure as failure:
        return Drawn(problem=broken_template(failure, root))
    except paper.PaperFailure as failure:
        return Drawn(problem=_unprinted(artifact, failure))


def _web(artifact: Artifact, root: Path, edition: str) -> Rendered:
    from sosialisasi.showing.rendering import web

    assert isinstance(artifact.view, Templated)
    data = web.render(artifact.view, template_folders("web", root), edition)
    return Rendered(data, *read_links(artifact.path, data)) if artifact.path.endswith(".html") else Rendered(data)


def _drawn(artifact: Artifact, root: Path, edition: str) -> Rendered:
    from sosialisasi.showing.rendering import paper
    from sosialisasi.showing.sheetviews import SheetView
    from sosialisasi.showing.views import ShareCard

    folders = template_folders("cetak", root)
    try:
        if isinstance(artifact.view, SheetView):
            return Rendered(paper.render(artifact.view, folders, edition))
        assert isinstance(artifact.view, ShareCard)
        return Rendered(paper.render_image(artifact.view, folders, edition))
    except paper.PaperFailure as failure:
        return Rendered(problem=_unprinted(artifact, failure))


def _unprinted(artifact: Artifact, failure: PaperFailure) -> Problem:
    """What kept a sheet or a card from being printed."""
    return PRINT_FAILED.at(artifact.source, sebab="; ".join((failure.message, *failure.hints)))


def _worded(artifact: Artifact, root: Path, edition: str) -> Rendered:
    from sosialisasi.showing.rendering import word
    from sosialisasi.showing.sheetviews import WordFile

    assert isinstance(artifact.view, WordFile)
    return Rendered(word.render(artifact.view))


def _calendar(artifact: Artifact, root: Path, edition: str) -> Rendered:
    from sosialisasi.showing.rendering import ics
    from sosialisasi.showing.views import CalendarData

    assert isinstance(artifact.view, CalendarData)
    return Rendered(ics.render(artifact.view) if artifact.medium is Medium.ICS else ics.render_json(artifact.view))


def _file(artifact: Artifact, root: Path, edition: str) -> Rendered:
    assert isinstance(artifact.view, bytes)
    return Rendered(artifact.view)


RENDERERS: Mapping[Medium, Renderer] = {
    Medium.WEB: _web,
    Medium.PAPER: _drawn,
    Medium.IMAGE: _drawn,
    Medium.WORD: _worded,
    Medium.ICS: _calendar,
    Medium.JSON: _calendar,
    Medium.FILE: _file,
}


def broken_template(failure: templating.TemplateFailure, root: Path) -> Problem:
    """What is wrong with a template, of the site at ``root`` or of the package."""
    path = failure.path
    is_own = path.is_relative_to(root)
    shown = path.relative_to(root).as_posix() if is_own else f"templates/{path.parent.name}/{path.name}"
    return BROKEN_TEMPLATE.at(shown, failure.line, sebab=failure.text)


_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_ATTRIBUTE = re.compile(r"""\s(href|src|id)=(?:"([^"]*)"|'([^']*)')""")


def read_links(path: str, page: bytes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The links and the anchors of the final HTML page at ``path``, each once, in order, as in ``FileRecord``.

    Text cannot be mistaken for an attribute, since every quotation mark in it is escaped.
    """
    links: dict[str, None] = {}
    anchors: dict[str, None] = {}
    for name, double, single in _ATTRIBUTE.findall(page.decode()):
        (anchors if name == "id" else links)[unescape(double or single)] = None
    folder = dirname(path)
    # What is sent for any address counts its links from the root of the server, which nobody knows here.
    from_server = "/" if path == routes.NOT_FOUND else "//"
    targets = (
        _resolved(folder, link) for link in links if not (_ELSEWHERE.match(link) or link.startswith(from_server))
    )
    led_to = dict.fromkeys(path + link if link[:1] in ("", "#") else link for link in targets)
    own = {path, f"{path}#", *(f"{path}#{anchor}" for anchor in anchors)}
    return tuple(link for link in led_to if link not in own), tuple(anchors)


@lru_cache(maxsize=10_000)  # The pages of one folder share most of their links.
def _resolved(folder: str, link: str) -> str:
    """The output path and the anchor of a link from a page in ``folder``; the anchor alone if it has no path."""
    address, mark, anchor = link.partition("#")
    path = unquote(address.partition("?")[0])
    return (normpath(f"{folder}/{path}").lstrip("/") if path else "") + mark + anchor
