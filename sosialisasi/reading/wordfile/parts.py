"""The parts of a file of Word: unpacked within limits, as trees of XML, and what relates one to others."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from sosialisasi.ground.refusals import Refusal

MAX_FILE = 50_000_000
"""Bytes of a file with its pictures."""
MAX_PART = 20_000_000
"""Bytes of one text in it, unpacked. A thousand pages have a tenth of that."""
MAX_ELEMENTS = 150_000
"""Elements of all its texts, each of which takes 10 µs and 200 bytes. What a meeting hands out has some thousands."""
MAX_LETTERS = 1_000_000
"""Letters of the texts: what comes of it is a file of ``content/``, which may have no more."""
_MAX_DEPTH = 200
"""How deep elements may lie in each other; Word itself needs about forty."""

TOO_LONG = "Naskah di berkas ini terlalu panjang. Simpan bagian yang diperlukan saja."
BROKEN = "Ini bukan berkas Word (.docx), atau berkasnya rusak. Buka di Word, lalu simpan lagi dengan File > Save As."


class NotReadable(Refusal):
    """What cannot be read as a file of Word. Its text says why, and what to do, in Indonesian."""


class Relation(NamedTuple):
    """From a part to another part, or to an address: ``kind`` is the last word of what Word calls it."""

    id: str
    kind: str
    target: str


class Parts:
    """The parts by their paths. ``NotReadable`` for what is not there, no XML, or too much of it."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.names = frozenset(archive.namelist())
        self._elements = self._letters = 0

    @cached_property
    def main(self) -> str:
        """The path of the document itself."""
        documents = (each.target.lstrip("/") for each in self.relations("") if each.kind == "officeDocument")
        return next(documents, "word/document.xml")

    def beside(self, kind: str) -> str | None:
        """The path of another part that belongs to the document, by its relation, or where Word puts it."""
        usual = f"{self.main.rpartition('/')[0]}/{kind}.xml"
        return next((path for path in (*self.related(self.main, kind), usual) if path in self.names), None)

    def links(self, path: str) -> dict[str, str]:
        """The addresses that a part names, by their ids."""
        return {each.id: each.target for each in self.relations(path) if each.kind == "hyperlink"}

    def root(self, path: str) -> Element:
        if path not in self.names:
            raise NotReadable(BROKEN)
        with self._archive.open(path) as file:
            data = file.read(MAX_PART + 1)
        if len(data) > MAX_PART:
            raise NotReadable(TOO_LONG)
        # Word writes no document type; one that is there could name other files, or itself many times.
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise NotReadable(BROKEN)
        depth = 0
        root: Element | None = None
        try:
            for event, element in ElementTree.iterparse(BytesIO(data), events=("start", "end")):
                root = element if root is None else root
                depth += 1 if event == "start" else -1
                if depth > _MAX_DEPTH:
                    raise NotReadable(BROKEN)
                self._elements += event == "end"
                self._letters += len(element.text or "") if event == "end" else 0
                if self._elements > MAX_ELEMENTS or self._letters > MAX_LETTERS:
                    raise NotReadable(TOO_LONG)
        except ElementTree.ParseError as error:
            raise NotReadable(BROKEN) from error
        assert root is not None
        return root

    def relations(self, path: str) -> list[Relation]:
        """What a part relates to; of the empty path, the file itself."""
        folder, _, name = path.rpartition("/")
        where = posixpath.join(folder, "_rels", f"{name}.rels")
        return [
            Relation(attr(each, "Id") or "", (attr(each, "Type") or "").rpartition("/")[2], attr(each, "Target") or "")
            for each in (self.root(where) if where in self.names else ())
        ]

    def related(self, path: str, kind: str) -> Iterator[str]:
        """The paths of the parts that a part relates to in this way."""
        folder = path.rpartition("/")[0]
        for each in self.relations(path):
            place = posixpath.normpath(posixpath.join("/", folder, each.target)).lstrip("/")
            if each.kind == kind and place in self.names:
                yield place


# --- XML -----------------------------------------------------------------------------------------------------


def local(element: Element) -> str:
    """The name of an element without its namespace, of which Word has an old and a strict one."""
    return element.tag.rpartition("}")[2]


def attr(element: Element | None, name: str) -> str | None:
    if element is None:
        return None
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def all_of(element: Element, *names: str) -> Iterator[Element]:
    return (each for each in element.iter() if local(each) in names)


def has(element: Element, *names: str) -> bool:
    return any(True for _ in all_of(element, *names))


def child(element: Element | None, name: str) -> Element | None:
    return next((each for each in element if local(each) == name), None) if element is not None else None


def value(element: Element | None, name: str) -> str | None:
    """The ``val`` of a child."""
    return attr(child(element, name), "val")


def integer(text: str | None) -> int | None:
    """A small number; ``None`` if there is none."""
    return int(text) if text and re.fullmatch(r"[0-9]{1,4}", text) else None


_UNITS = {"": 1.0, "pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "pi": 240.0}


def twips(text: str | None) -> int | None:
    """A length in twentieths of a point, in which the old Word counts; the strict one names its units."""
    m = re.fullmatch(r"(-?[0-9]{1,6}(?:\.[0-9]{1,6})?)([a-z]{0,2})", text or "")
    return round(float(m[1]) * _UNITS[m[2]]) if m and m[2] in _UNITS else None


def indent(properties: Element | None) -> int | None:
    """How far from the margin the text of a paragraph begins, in twips."""
    form = child(properties, "ind")
    return twips(attr(form, "left") or attr(form, "start"))


def is_on(properties: Element | None, name: str) -> bool | None:
    """Whether a look is switched on, or off; ``None`` if nothing is said of it."""
    look = child(properties, name)
    if look is None:
        return None
    said = attr(look, "fill" if name == "shd" else "val")
    return (said or "on").lower() not in ("0", "false", "off", "none", "auto", "baseline", "000000", "clear")
