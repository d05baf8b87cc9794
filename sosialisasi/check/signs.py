"""Signs that no font of the sheets has: on paper their number would stand in their place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from sosialisasi.ground import characters
from sosialisasi.ground.files import ContentFile, TemplateFolders
from sosialisasi.ground.problems import Family, Misread, Problem, Rule, Severity
from sosialisasi.reading import load
from sosialisasi.site.model import Contest, Emblem, Ledger, Page, Releases

UNPRINTABLE_SIGN = Rule(
    Family.REFERENCES,
    "tanda-tak-tercetak",
    'Tanda "{tanda}" ({nomor}) tidak ada di huruf cetak.',
    "Di lembar, nomornya yang tercetak di tempat tanda itu.",
    "Ganti dengan kata atau tanda lain.",
    Severity.WARNING,
    wrong="tempat: Aula 中",
    right="tempat: Aula Utama",
)

_UNPRINTED = (Contest, Emblem, Ledger, Releases, Page)
"""Kinds of files of which nothing is printed."""
_SHOWN = 8
"""So many signs of a passage are named."""


def check_signs(texts: Iterable[ContentFile], folders: TemplateFolders) -> Iterator[Problem]:
    """One problem for each passage of a text that has such signs."""
    from sosialisasi.showing.rendering import paper  # Loads the compiler of paper, which only a site that prints needs.

    odd: dict[str, list[ContentFile]] = {}
    for text in texts:
        if load.KINDS[text.folder] not in _UNPRINTED and not text.data.isascii():
            for sign in set(paper.UNCOMMON.findall(_decoded(text))):
                if unicodedata.category(sign)[0] not in "CM":  # What has no shape of its own is not missed.
                    odd.setdefault(sign, []).append(text)
    missing = paper.unprintable(frozenset(odd), folders) if odd else frozenset()
    for text in {text.path: text for sign in sorted(missing) for text in odd[sign]}.values():
        wording = load.wording_of(text)
        for passage in wording.passages if wording else ():
            found = list(dict.fromkeys(sign for sign in passage.text if sign in missing))
            if passage.line is not None and found:
                yield UNPRINTABLE_SIGN.at(
                    text.path,
                    passage.line_at(passage.text.index(found[0])),
                    passage.field,
                    tanda=" ".join(found[:_SHOWN]),
                    nomor=", ".join(f"U+{ord(sign):04X}" for sign in found[:_SHOWN]),
                )


def _decoded(text: ContentFile) -> str:
    try:
        return characters.text_of(text.data)[0]
    except Misread:  # Which is told already.
        return ""
