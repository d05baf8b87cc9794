"""A value of any type, made from the types of its fields: a field that is added is filled by itself."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import cache
from typing import Any

from markupsafe import Markup

from sosialisasi.ground.dates import Span
from sosialisasi.showing.views import (
    Frame,
)


def sample(kind: Any, *, full: bool = True, text: str = "Contoh", **given: Any) -> Any:
    """A value of a type: every field filled (``full``) or every optional one left out."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        if arguments[-1] is not Ellipsis:
            return tuple(sample(each, full=full, text=text) for each in arguments)
        return (sample(arguments[0], full=full, text=text),) if full else ()
    if origin is Mapping:
        return {}
    if origin in (typing.Union, types.UnionType):
        return sample(arguments[0], full=full, text=text) if full else None
    if is_dataclass(kind) and kind is not Span:
        hints = _hints(typing.cast(type, kind))
        asked = (f.name for f in fields(kind) if f.init and f.name not in given)
        values = {name: sample(hints[name], full=full, text=text) for name in asked}
        return typing.cast(Any, kind)(**values, **given)
    if issubclass(kind, Enum):
        return list(kind)[-1]
    fixed = {
        date: date(2024, 11, 27),
        time: time(8, 30),
        Span: Span(date(2024, 9, 25), date(2024, 11, 23)),
        bool: full,
        int: 3,
        Markup: Markup("<p>Isi naskah.</p>"),
    }
    return fixed.get(kind, text)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def page(kind: type[Any], *, full: bool = True, text: str = "Contoh", **given: Any) -> Any:
    """The view of a page, published at ``contoh.example``."""
    given.setdefault("frame", sample(Frame, full=full, text=text, url="https://contoh.example/netral/"))
    given.setdefault("path", "bagian/uji.html")
    return sample(kind, full=full, text=text, **given)
