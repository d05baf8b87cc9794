"""The footnotes and endnotes of a file of Word, numbered in the order of their marks."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from sosialisasi.reading.wordfile.parts import Parts, all_of, attr


class Notes:
    """The notes of a document. Both kinds, ``footnote`` and ``endnote``, count on together."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._numbers: dict[tuple[str, str], int] = {}
        """By kind and id."""
        self._marked: list[tuple[str, Element]] = []
        self._texts: dict[str, dict[str, Element]] = {}

    def has(self, kind: str, id: str) -> bool:
        return id in self._of_kind(kind)

    def number(self, kind: str, id: str) -> int:
        """The number of a note that the text asks for, from 1."""
        if (kind, id) not in self._numbers:
            self._marked.append((kind, self._of_kind(kind)[id]))
            self._numbers[kind, id] = len(self._marked)
        return self._numbers[kind, id]

    def __iter__(self) -> Iterator[tuple[str, Element]]:
        """The kind and the text of each that was asked for, by their numbers; a note may ask for another meanwhile."""
        return iter(self._marked)

    def _of_kind(self, kind: str) -> dict[str, Element]:
        if kind not in self._texts:
            path = self._parts.beside(f"{kind}s")
            notes = all_of(self._parts.root(path), kind) if path else ()
            self._texts[kind] = {
                attr(each, "id") or "": each for each in notes if attr(each, "type") in (None, "normal")
            }
        return self._texts[kind]
