"""Citations: what people write (``PP No. 94 Tahun 2021 Pasal 5``) ↔ the regulation that they mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sosialisasi.site.model import Regulation

_ARTICLE = re.compile(r"\bpasal\s+(\d+[a-z]?)\b", re.IGNORECASE)
_NUMBER_WORD = re.compile(r"\b(?:no\.?|nomor) ", re.IGNORECASE)
_YEAR_WORD = re.compile(r" tahun (\d{4})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Citation:
    """A regulation and the place in it, ``Pasal 5 huruf n angka 4`` or ``""`` for the whole."""

    regulation: Regulation
    passage: str

    @property
    def text(self) -> str:
        """The one form that we print."""
        return f"{self.regulation.short} {self.passage}".rstrip()

    @property
    def unlisted(self) -> str | None:
        """The first article that it names and that the list of its regulation, if there is one, does not."""
        listed = self.regulation.articles
        if not listed:
            return None
        named = (found[1].upper() for found in _ARTICLE.finditer(self.passage))
        return next((article for article in named if article not in listed), None)


class Register:
    """The regulations of a site, findable by any of their names."""

    def __init__(self, regulations: Mapping[str, Regulation]) -> None:
        self.by_id = regulations
        self._by_name = {
            citation_key(name): regulation for regulation in regulations.values() for name in regulation.names
        }
        self._longest = max((len(name.split()) for name in self._by_name), default=0)
        self._found: dict[str, Citation | None] = {}

    def find(self, text: str) -> Citation | None:
        """The citation that a text is, or ``None``. The longest known name at its start decides."""
        if text not in self._found:
            self._found[text] = self._find(text)
        return self._found[text]

    @property
    def names(self) -> Mapping[str, Regulation]:
        """Every name of every regulation, as it is spelled."""
        return {name: regulation for regulation in self.by_id.values() for name in regulation.names}

    def _find(self, text: str) -> Citation | None:
        words = _plain(text).split(" ")
        for count in range(min(len(words), self._longest), 0, -1):
            regulation = self._by_name.get(citation_key(" ".join(words[:count])))
            if regulation is not None:
                return Citation(regulation, " ".join(words[count:]))
        return None


_LONG_KINDS = (
    (re.compile(r"\bundang[- ]undang\b", re.IGNORECASE), "UU"),
    (re.compile(r"\bperaturan pemerintah\b", re.IGNORECASE), "PP"),
    (re.compile(r"\bperaturan presiden\b", re.IGNORECASE), "Perpres"),
    (re.compile(r"\bsurat edaran\b", re.IGNORECASE), "SE"),
    (re.compile(r"\bkeputusan bersama\b", re.IGNORECASE), "SKB"),
)
"""What letters write out, and citations shorten."""


def _plain(text: str) -> str:
    """``Peraturan Pemerintah Nomor 94 Tahun 2021`` → ``PP 94/2021``."""
    text = " ".join(text.split())
    for long, short in _LONG_KINDS:
        text = long.sub(short, text)
    return " ".join(_YEAR_WORD.sub(r"/\1", _NUMBER_WORD.sub("", text)).split())


def citation_name(text: str) -> str:
    """The part of a citation that should be a regulation's name: all before ``Pasal``."""
    return re.split(r" pasal\b", _plain(text), maxsplit=1, flags=re.IGNORECASE)[0]


def citation_key(name: str) -> str:
    """What two spellings of one name have in common."""
    return _plain(name).casefold().rstrip(",;.")
