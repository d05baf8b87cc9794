"""What the desk answers: a request becomes a response, by a table of addresses.

Nothing here listens: who may ask, and how an answer travels, is decided by the host (``serve``).
"""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from sosialisasi.desk import guide, manage
from sosialisasi.desk.preview import Preview
from sosialisasi.desk.screens import RefusalView, html, own_file
from sosialisasi.ground.problems import Problem
from sosialisasi.showing.artifacts import Templated
from sosialisasi.showing.rendering.render import broken_template
from sosialisasi.showing.rendering.templating import TemplateFailure

_TYPES = mimetypes.MimeTypes()
_TYPES.add_type("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx")
"""The same on every computer."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""The content security policy of the pages of the desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a browser asks for. ``path`` has no slash at its beginning; ``kind`` is the type of the ``body``.

    ``is_known`` tells that whoever runs the preview asks, ``has_token`` that one of our forms does.
    """

    method: str
    path: str
    host: str
    is_known: bool = False
    has_token: bool = False
    kind: str = ""
    body: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """Bytes of a type; ``policy`` is the content security policy, if the bytes do not bring their own."""

    data: bytes
    kind: str = "text/html"
    status: int = 200
    policy: str = ""


def answer(preview: Preview, request: Request) -> Response:
    """Answer one request. What nobody may ask is refused in words."""
    try:
        for pattern, methods in _TABLE.items():
            if match := pattern.fullmatch(request.path):
                handler = methods.get("GET" if request.method == "HEAD" else request.method)
                return handler(preview, request, match[1]) if handler else refusal(preview, 405)
        raise AssertionError("the last pattern fits everything")
    except TemplateFailure as failure:
        return _broken(preview, failure)


def takes_long(preview: Preview, request: Request) -> bool:
    """Whether the answer may take as long as printing a sheet, checking the site or laying out the guide does."""
    return request.method == "POST" or request.path.startswith("panduan/") or preview.live.takes_long(request.path)


def refusal(preview: Preview, status: int) -> Response:
    """Why a request is not answered."""
    cause = _REFUSALS.get(status, "Permintaan itu tidak dikenali.")
    try:
        return _screen(preview, RefusalView(cause=cause, title="Tidak dapat dibuka"), status)
    except TemplateFailure as failure:
        return _broken(preview, failure)


_REFUSALS = {
    403: "Halaman ini hanya untuk yang menjalankan pratinjau. Buka lewat alamat yang tertulis di jendela hitam.",
    405: "Halaman ini hanya dapat dibuka, bukan dikirimi.",
    500: "Kesalahan program; laporkan kepada pengelola. Pratinjau tetap berjalan.",
}


def _broken(preview: Preview, failure: TemplateFailure) -> Response:
    """What is wrong with a template that the site has put in the place of ours."""
    problem = broken_template(failure, preview.live.folders.root)
    return Response(data=f"{problem.place}: {problem.message}\n".encode(), kind="text/plain", status=500)


def _screen(preview: Preview, view: Templated, status: int = 200, policy: str = POLICY) -> Response:
    return Response(data=html(view, preview.live.folders.root).encode(), status=status, policy=policy)


def _kind(name: str) -> str:
    return _TYPES.guess_type(name)[0] or "application/octet-stream"


def _get_page(preview: Preview, request: Request, path: str) -> Response:
    """A file of the site, with what the preview adds if it is a page; a sheet is made when it is asked for."""
    live, host, is_known = preview.live, request.host, request.is_known
    if not live.has_site:
        return Response(data=preview.blank(host, is_known=is_known).encode(), status=503)
    name = f"{path}index.html" if path == "" or path.endswith("/") else path
    data = live.read(name)
    if isinstance(data, Problem):
        return Response(data=preview.blank(host, is_known=is_known, refused=data).encode(), status=500)
    if data is None:
        return Response(data=preview.blank(host, is_known=is_known, is_missing=True).encode(), status=404)
    if _kind(name) == "text/html":
        page = preview.dress(data.decode(errors="replace"), host, source=live.source(name), is_known=is_known)
        return Response(data=page.encode())
    return Response(data=data, kind=_kind(name))


def _get_own(preview: Preview, request: Request, name: str) -> Response:
    """A style or a script of the desk."""
    return Response(data=own_file(name, preview.live.folders.root), kind=_kind(name))


def _get_guide(preview: Preview, request: Request, path: str) -> Response:
    """The guide for staff, its pictures, and the page that explains the codes."""
    if (picture := guide.find_picture(path)) is not None:
        return Response(data=picture, kind=_kind(path), policy=guide.POLICY)
    if (page := guide.find_page(path)) is not None:
        return _screen(preview, page, policy=guide.POLICY)
    return _screen(preview, RefusalView(cause=f'"{path}" tidak ada di panduan.'), 404, guide.POLICY)


def _get_form(preview: Preview, request: Request, path: str) -> Response:
    """The list of files, or the form of one."""
    if not request.is_known:
        return refusal(preview, 403)
    try:
        return _screen(
            preview, manage.file_form(preview.live, path, preview.key) if path else manage.overview(preview.live)
        )
    except manage.Refused as cause:
        return _screen(preview, RefusalView(cause=str(cause)), 404)


def _post_form(preview: Preview, request: Request, path: str) -> Response:
    """What a form asks for: that its answers be looked at, or written."""
    if not request.has_token:
        return refusal(preview, 403)
    if request.kind != "application/json":  # A foreign page can send no JSON without asking first, and never may.
        return refusal(preview, 415)
    try:
        status, words = 200, manage.submit(preview.live, path, request.body)
    except manage.Refused as cause:
        status, words = cause.status, {"pesan": str(cause)}
    return Response(data=msgspec.json.encode(words), kind="application/json; charset=UTF-8", status=status)


_TABLE: dict[re.Pattern[str], dict[str, Callable[[Preview, Request, str], Response]]] = {
    re.compile(r"((?:pratinjau|kelola)\.(?:css|js))"): {"GET": _get_own},
    re.compile(r"kelola/(.*)", re.DOTALL): {"GET": _get_form, "POST": _post_form},
    re.compile(r"panduan/(.*)", re.DOTALL): {"GET": _get_guide},
    re.compile(r"(.*)", re.DOTALL): {"GET": _get_page},
}
"""What answers which address, the first that fits."""
