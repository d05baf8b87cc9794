"""Markdown → nodes → safe HTML and Typst.

Four steps. ``blocks`` reads the ``source`` line by line into a ``draft`` (paragraphs, ``lists``, ``tables``,
quotations), every line of which bears an invisible mark with its number. Python-Markdown reads the spans within them
(``dialect``).
``reader`` turns that into a few node types of our own (holes, statements, verdicts) and tells of the rest; ``writers``
print them.

Typst output calls only: heading, list, enum, table, strong, emph, super, link, raw, linebreak, parbreak, and our own
``putusan(symbol, word)[..]``, ``tautan(address)[..]``, ``butir[..]``, ``kutipan("..")``, ``garis()`` and
``pernyataan(nama:, jabatan:, tanggal:, sumber:, koreksi:)[..]``.
"""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup, escape

from sosialisasi.ground.problems import Problem
from sosialisasi.reading.markup.blocks import Blocks
from sosialisasi.reading.markup.dialect import LOCK, MARKDOWN
from sosialisasi.reading.markup.nodes import plain
from sosialisasi.reading.markup.reader import Reader
from sosialisasi.reading.markup.safe import Typst, typst_literal, typst_string, words
from sosialisasi.reading.markup.writers import badge, html_of, merge, typst_badge, typst_of
from sosialisasi.site.model import Body, Ref

__all__ = [
    "Typst",
    "badge",
    "html",
    "normal_lines",
    "parse",
    "typst",
    "typst_badge",
    "typst_literal",
    "typst_string",
    "words",
]


def html(body: Body, resolve: Callable[[Ref], Markup]) -> Markup:
    """Join the HTML of a body with what ``resolve`` gives for each hole; a plain ``str`` is escaped."""
    return Markup("".join(part if isinstance(part, str) else escape(resolve(part)) for part in body.html))


def typst(body: Body, resolve: Callable[[Ref], Typst]) -> Typst:
    """Join the Typst of a body with what ``resolve`` gives for each hole; a plain ``str`` becomes a literal."""
    return Typst("".join(part if isinstance(part, str) else _safe_typst(resolve(part)) for part in body.typst))


def _safe_typst(value: str) -> Typst:
    return value if isinstance(value, Typst) else typst_literal(value)


def parse(text: str, *, first_line: int = 1) -> tuple[Body, tuple[Problem, ...]]:
    """Markdown → Body. Problems have path "" (the loader fills it) and lines counted from ``first_line``.

    Never raises: what cannot be shown is a Problem, what was tidied is a notice (one a kind).
    """
    blocks = Blocks(text, first_line)
    root = blocks.draft.root
    root.extend(blocks.notes.values())
    reader = Reader(blocks)
    with LOCK:
        MARKDOWN.reset()
        MARKDOWN.references.update({name: (href, "") for name, (href, _) in blocks.targets.items()})
        reader.guard(root)
        MARKDOWN.treeprocessors["inline"].run(root)
    nodes = reader.flow(root)
    nodes += reader.footnotes()
    body = Body(
        html=merge(html_of(nodes)),
        typst=merge(typst_of(nodes)),
        headings=tuple(reader.headings),
        text="\n".join(filter(None, (line.strip() for line in plain(nodes).split("\n")))),
    )
    return body, tuple(sorted(reader.problems, key=lambda p: p.sort_key))


def normal_lines(text: str) -> list[str]:
    """The lines of a source with the marks, spaces and tabs of our dialect: it is parsed to the same body."""
    return Blocks(text, 1).source.normal
