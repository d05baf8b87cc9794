"""The few node types that a text is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeGuard

from sosialisasi.site.model import Ref
from sosialisasi.site.words import Verdict


@dataclass(slots=True)
class Node:
    tag: str
    children: list[Child] = field(default_factory=list)
    attrs: dict[str, str] = field(default_factory=dict)
    verdict: Verdict | None = None
    """What an item of a list begins with."""


Child = Node | str | Ref
OWN_LINE = frozenset({"p", "h2", "h3", "h4", "li", "th", "td", "ucapan", "koreksi", "isi-catatan"})


def plain_text(children: Iterable[Child], *, urls: bool = False) -> str:
    """Plain text; a block on its own lines. With ``urls``, the address of a link follows its text."""
    out = ""
    for child in children:
        if not isinstance(child, Node):
            out += child if isinstance(child, str) else child.text
            continue
        text = plain_text(child.children, urls=urls)
        if urls and child.tag == "a" and child.attrs["href"] not in text:
            text += " " + child.attrs["href"]
        if child.tag == "pernyataan":
            said = child.attrs
            text += f"{said['nama']}, {said['jabatan']}, {said['tanggal']}. Sumber: {said['sumber'] or said['alamat']}"
        if child.verdict:
            text = f"{child.verdict.label}: {text}"
        out += f"\n{text}\n" if child.tag in OWN_LINE else " " if child.tag == "br" else text
    return out


def refs_in(children: Iterable[Child]) -> list[Ref]:
    """The references of a text, in its order."""
    refs: list[Ref] = []
    for child in children:
        if isinstance(child, Node):
            refs += refs_in(child.children)
        elif isinstance(child, Ref):
            refs.append(child)
    return refs


def is_node(child: Child, tag: str) -> TypeGuard[Node]:
    return isinstance(child, Node) and child.tag == tag
