"""A request to the desk, and its answer: what every handler of the desk takes and gives."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

import msgspec

from sosialisasi.ground.days import parse_date
from sosialisasi.ground.problems import Misread
from sosialisasi.ground.refusals import Refusal

T = TypeVar("T")

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The content security policy of the pages of the desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a browser asks for. ``path`` has no slash at its beginning; ``kind`` is the type of the ``body``.

    ``rest`` is what the table of addresses leaves of the path for the handler. ``is_known`` tells that whoever runs the
    desk asks, ``has_token`` that one of our pages does.
    """

    method: str
    path: str
    host: str
    rest: str = ""
    query: Mapping[str, str] = field(default_factory=dict)
    is_known: bool = False
    has_token: bool = False
    kind: str = ""
    body: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """Bytes of a type; ``policy`` is the content security policy, if the bytes do not bring their own. With a
    ``file_name`` they are a file to be kept.
    """

    data: bytes
    kind: str = "text/html"
    status: int = 200
    policy: str = ""
    file_name: str = ""


class Refused(Refusal):
    """Why the desk does not do what it is asked, in Indonesian; ``status`` is the one of HTTP."""

    def __init__(self, text: str, status: int = 422) -> None:
        super().__init__(text)
        self.status = status


def asked(request: Request, kind: type[T]) -> T:
    """What a page sends as JSON. ``Refused`` if it is none of this type."""
    try:
        return msgspec.json.decode(request.body, type=kind)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise Refused("Permintaan itu tidak dikenali. Muat ulang halaman ini.", 400) from None


def asked_day(text: str) -> date:
    """A day as people type it. ``Refused`` if it is none."""
    try:
        return parse_date(text)
    except Misread as mistake:
        problem = mistake.at("")
        raise Refused(f"{problem.message} {problem.reason}") from None


_TYPES = mimetypes.MimeTypes()
_TYPES.add_type("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx")
"""The same on every computer."""


def kind_of(name: str) -> str:
    """The type of a file, by its name."""
    return _TYPES.guess_type(name)[0] or "application/octet-stream"


def told(words: Any, status: int = 200) -> Response:
    """What a script of the desk is told, as JSON."""
    return Response(data=msgspec.json.encode(words), kind="application/json; charset=UTF-8", status=status)
