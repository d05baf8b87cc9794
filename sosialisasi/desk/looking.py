"""The page and the sheet of a file as they would be, while somebody types: what is tried is shown, never written."""

from __future__ import annotations

import re

from sosialisasi.desk import saving
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Refused, Request, Response, kind_of, told
from sosialisasi.desk.live import LiveSite
from sosialisasi.ground.problems import Problem

FRAMED = "frame-ancestors 'self'"
"""A trial stands in a frame of the desk, and nowhere else; its page brings the rest of its policy."""

_SCRIPT = re.compile(rb"<script\b")


def get_names(request: Request, desk: Desk) -> Response:
    """Where the page and the sheet of a file are seen, as it was last tried, or as it is if it never was."""
    live, path = desk.live, request.rest
    if not live.trial(path):
        data = saving.read(desk.root, path)
        if data is None:
            raise Refused(f'"{path}" tidak ada di folder content.', 404)
        live.check(path, data)
    return told(names(live, path))


def names(live: LiveSite, path: str) -> dict[str, str]:
    """The page and the sheet of a file, as it was last tried: a name each, or nothing."""
    tried = live.trial(path)
    page = next((name for name in tried if name.endswith(".html")), "")
    sheet = next((name for name in tried if name.endswith(".pdf")), "")
    return {"halaman": page, "lembar": sheet}


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
