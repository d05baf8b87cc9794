"""The styles of a file of Word, each with all that it takes from those it is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from sosialisasi.reading.wordfile.names import SAYS_NOTHING
from sosialisasi.reading.wordfile.parts import all_of, attr, child, indent, integer, is_on, local, value

_MAX_ANCESTORS = 50
"""Styles that a style is based on, one on the other; Word itself stops at eleven."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style with all that it takes from those it is based on."""

    name: str = ""
    level: int | None = None
    """The level of a heading, from 1; ``None`` for all other text."""
    list: str | None = None
    list_level: int | None = None
    list_style: str = ""
    """The id of the style that says so: a level of the list may belong to it."""
    indent: int | None = None
    list_indent: int | None = None
    """The indent, if it was said together with the list or after it: then it counts more than that of the list."""
    looks: Mapping[str, bool] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    """The names of its properties that we do not read."""


def styles_of(root: Element) -> Iterator[tuple[str, Style]]:
    """The styles of the part ``styles`` by their ids."""
    elements = {attr(each, "styleId") or "": each for each in all_of(root, "style")}
    for id in elements:
        style = Style()
        ancestors: set[str] = set()
        base = id
        # A style takes what it does not say from another.
        while base in elements and base not in ancestors and len(ancestors) < _MAX_ANCESTORS:
            ancestors.add(base)
            style = _based(style, base, elements[base])
            base = value(elements[base], "basedOn") or ""
        yield id, style


def _based(style: Style, id: str, base: Element) -> Style:
    """A style with what another one says that it does not say itself."""
    name = (value(base, "name") or "").lower()
    properties, letters = child(base, "pPr"), child(base, "rPr")
    listed = child(properties, "numPr")
    list_id, list_level = value(listed, "numId"), integer(value(listed, "ilvl"))
    begins = indent(properties)
    names = {local(each) for part in (properties, letters) if part is not None for each in part}
    said = {look: on for look in (*("b", "i", "vanish"), *_STYLED) if (on := is_on(letters, look)) is not None}
    return replace(
        style,
        name=style.name or name,
        level=heading_level(name, child(properties, "outlineLvl")) if style.level is None else style.level,
        list=list_id if style.list is None else style.list,
        list_style=style.list_style or (id if listed is not None else ""),
        list_level=list_level if style.list_level is None else style.list_level,
        indent=begins if style.indent is None else style.indent,
        list_indent=begins if style.list_indent is None and style.list is None else style.list_indent,
        looks={**said, **style.looks},
        unread=style.unread | names - _READ,
    )


_STYLED = ("strike", "dstrike", "vertAlign")
"""Looks that mean something even if a style gives them."""
_READ = SAYS_NOTHING | {"numPr", "outlineLvl", "ind", "b", "i", "vanish", *_STYLED}
"""Properties of styles that something is made of, or that say nothing."""


def heading_level(name: str, outline: Element | None) -> int | None:
    """Which heading a style of this name is, or a paragraph of this outline level; from 1."""
    if m := re.fullmatch(r"heading ([1-9])", name):
        return int(m[1])
    level = integer(attr(outline, "val"))
    return level + 1 if level is not None and level < 9 else None
