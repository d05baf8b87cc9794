"""The page and the sheets of a file as they would be, while somebody types: what is tried is shown, never written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from sosialisasi.desk import saving
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Refused, Request, Response, kind_of, told
from sosialisasi.desk.live import LiveSite
from sosialisasi.ground.problems import Problem
from sosialisasi.showing.artifacts import Artifact, Medium
from sosialisasi.showing.sheetviews import Handout, SheetView

FRAMED = "frame-ancestors 'self'"
"""A trial stands in a frame of the desk, and nowhere else; its page brings the rest of its policy."""

_DRAWN = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"
"""A picture holds pictures of its own, and nothing that runs."""

_SCRIPT = re.compile(rb"<script\b")


def get_names(request: Request, desk: Desk) -> Response:
    """Where the page and the sheets of a file are seen, as it was last tried, or as it is if it never was."""
    live, path = desk.live, request.rest
    if not live.trial(path):
        data = saving.read(desk.root, path)
        if data is None:
            raise Refused(f'"{path}" tidak ada di folder content.', 404)
        live.check(path, data)
    return told(names(live, path))


def names(live: LiveSite, path: str) -> dict[str, Any]:
    """The page and the sheets of a file, as it was last tried: the name of the page, or nothing; and each sheet by what
    it is called, its size and its name, first what people get.
    """
    tried = live.trial(path)
    page = next((each.path for each in tried if each.path.endswith(".html")), "")
    return {"halaman": page, "lembar": [*_sheets(tried)]}


def _sheets(shown: Sequence[Artifact]) -> Iterator[dict[str, str]]:
    """The sheets of a text, packs first, called by what they are to it: the text itself stands above them."""
    sheets = [(each.path, each.view) for each in shown if each.medium is Medium.PAPER]
    views = [(path, view) for path, view in sheets if isinstance(view, SheetView)]
    subject = min((view.title for _, view in views), key=len, default="")
    for path, view in sorted(views, key=lambda each: _place(each[1])):
        name = view.title.removesuffix(f": {subject}")
        yield {"nama": name, "ukuran": view.imprint.paper.label, "berkas": path}


def _place(view: SheetView) -> int:
    if not isinstance(view, Handout):
        return 2
    return 0 if view.cover else 1


def get_sheet(request: Request, desk: Desk) -> Response:
    """The pages of a sheet as it was last tried, as pictures."""
    drawn = desk.live.drawn(request.rest)
    if drawn is None:
        raise Refused(f'"{request.rest}" tidak ada di situs ini.', 404)
    if drawn.problem:
        raise Refused(f"{drawn.problem.message} {drawn.problem.hint}")
    pages = desk.pictures.keep(drawn.pages)
    return told({"halaman": [{"gambar": each.name, "lebar": each.width, "tinggi": each.height} for each in pages]})


def get_picture(request: Request, desk: Desk) -> Response:
    """A page that was drawn lately."""
    data = desk.pictures.find(request.rest)
    if data is None:
        raise Refused("Gambar halaman itu sudah tidak ada. Muat ulang halaman ini.", 404)
    return Response(data=data, kind="image/svg+xml", policy=_DRAWN)


def get_trial(request: Request, desk: Desk) -> Response:
    """A page or a sheet as it was last tried; whatever else a page needs is that of the site."""
    name = request.rest
    data = desk.live.tried(name)
    if data is None:
        data = desk.live.read(f"{name}index.html" if name == "" or name.endswith("/") else name)
    if isinstance(data, Problem):
        raise Refused(f"{data.message} {data.hint}")
    if data is None:
        raise Refused(f'"{name}" tidak ada di situs ini.', 404)
    if kind_of(name) == "text/html":
        data = _without_scripts(data)
    return Response(data=data, kind=kind_of(name), policy=FRAMED)


def _without_scripts(page: bytes) -> bytes:
    """A page without what would not run in such a frame, and would make the browser complain."""
    first, *scripts = _SCRIPT.split(page)
    return first + b"".join(script.partition(b"</script>")[2] for script in scripts)
