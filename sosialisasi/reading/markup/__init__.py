"""Markdown → nodes → safe HTML and Typst.

Four steps. ``blocks`` reads the ``source`` line by line into a ``draft`` (paragraphs, ``lists``, ``tables``,
quotations), every line of which bears an invisible mark with its number. Python-Markdown reads the spans within them
(``dialect``).
``reader`` turns that into a few node types of our own (holes, statements, verdicts) and tells of the rest; ``writers``
print them.

What has a look of its own is drawn by templates: in HTML it stays an ``Element`` (``templates/web/_naskah.html``), in
Typst it calls a function of ``templates/cetak/_dasar.typ`` with its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

from markupsafe import Markup, escape

from sosialisasi.ground.problems import Problem
from sosialisasi.reading.markup.blocks import Blocks
from sosialisasi.reading.markup.dialect import read_spans
from sosialisasi.reading.markup.nodes import plain_text, refs_in
from sosialisasi.reading.markup.reader import Reader
from sosialisasi.reading.markup.safe import Typst, literal_words, typst_call, typst_literal, typst_string
from sosialisasi.reading.markup.writers import html_of, sealed, typst_of
from sosialisasi.site.model import Body, Element, Parts, Ref

__all__ = [
    "Typst",
    "html",
    "literal_words",
    "normal_lines",
    "parse",
    "typst",
    "typst_call",
    "typst_literal",
    "typst_string",
    "words_of",
]


def html(body: Body, resolve: Callable[[Ref], str | Element]) -> Parts:
    """The HTML of a body in pieces that a template joins, with what ``resolve`` gives in each hole.

    A plain ``str`` of it is text, which the template escapes.
    """

    def filled(parts: Parts) -> Parts:
        return tuple([fill(part) for part in parts])

    def fill(part: str | int | Element) -> str | Element:
        match part:
            case str():
                return Markup(part)
            case int():
                return resolve(body.refs[part])
        if not part.parts:
            return part
        return Element(tag=part.tag, attrs=part.attrs, verdict=part.verdict, parts=filled(part.parts))

    return filled(body.html)


def typst(body: Body, resolve: Callable[[Ref], Typst]) -> Typst:
    """Join the Typst of a body with what ``resolve`` gives for each hole; a plain ``str`` becomes a literal."""
    filled: Iterator[str] = (resolve(body.refs[part]) if isinstance(part, int) else Typst(part) for part in body.typst)
    return Typst("".join(part if isinstance(part, Typst) else typst_literal(part) for part in filled))


def words_of(parts: Parts) -> str:
    """The words of a text in pieces, in their order, with one space between them; holes say nothing."""
    return " ".join(unescape(_TAG.sub(" ", " ".join(_said(parts)))).split())


def _said(parts: Parts) -> Iterator[str]:
    """The pieces of a text as HTML."""
    for part in parts:
        if isinstance(part, str):
            yield part
        elif isinstance(part, Element):
            if part.verdict:
                yield f"{part.verdict.symbol} {part.verdict.label}"
            yield from (escape(part.attrs[name]) for name in _SAID if name in part.attrs)
            yield from _said(part.parts)


_TAG = re.compile(r"<[^<>]*>")
_SAID = ("teks", "nomor", "nama", "jabatan", "tanggal", "sumber")
"""The details of an element that its reader sees."""


def parse(text: str, *, first_line: int = 1) -> tuple[Body, tuple[Problem, ...]]:
    """Markdown → Body. Problems have path "" (the loader fills it) and lines counted from ``first_line``.

    Never raises: what cannot be shown is a Problem, what was tidied is a notice (one a kind).
    """
    blocks = Blocks(text, first_line)
    root = blocks.draft.root
    root.extend(blocks.notes.values())
    reader = Reader(blocks)
    read_spans(reader.with_spans(root), blocks.targets)
    nodes = reader.flow(root)
    nodes += reader.footnotes()
    refs = refs_in(nodes)
    numbers = {id(ref): number for number, ref in enumerate(refs)}
    body = Body(
        html=sealed(html_of(nodes), numbers),
        typst=sealed(typst_of(nodes), numbers),
        refs=tuple(refs),
        headings=tuple(reader.headings),
        text="\n".join(filter(None, (line.strip() for line in plain_text(nodes).split("\n")))),
    )
    return body, tuple(sorted(reader.problems, key=lambda p: p.sort_key))


def normal_lines(text: str) -> list[str]:
    """The lines of a source with the marks, spaces and tabs of our dialect: it is parsed to the same body."""
    return Blocks(text, 1).source.normal
