"""Signs that no font of the sheets has: on paper their number would stand in their place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from sosialisasi import characters, load, paper
from sosialisasi.files import TemplateFolders, Text
from sosialisasi.model import Contest, Ledger, Page, Releases
from sosialisasi.problems import Misread, Problem, problem

_UNPRINTED = (Contest, Ledger, Releases, Page)
"""Kinds of files of which nothing is printed."""


def check_signs(texts: Iterable[Text], folders: TemplateFolders) -> Iterator[Problem]:
    """One problem for each sign of a text, at the first place where it stands."""
    odd: dict[str, list[Text]] = {}
    for text in texts:
        if load.KINDS[text.folder] not in _UNPRINTED and not text.data.isascii():
            for sign in set(paper.UNCOMMON.findall(_decoded(text))):
                if unicodedata.category(sign)[0] not in "CM":  # What has no shape of its own is not missed.
                    odd.setdefault(sign, []).append(text)
    missing = paper.unprintable(frozenset(odd), folders) if odd else frozenset()
    for path, several in _by_text({sign: odd[sign] for sign in sorted(missing)}).items():
        written = load.written(several[0][1])
        for sign, _ in several:
            for passage in written.passages if written else ():
                place = passage.text.find(sign)
                if passage.line is not None and place >= 0:
                    yield problem(
                        "tanda-tak-tercetak",
                        path=path,
                        line=passage.line_at(place),
                        field=passage.field,
                        tanda=sign,
                        nomor=f"U+{ord(sign):04X}",
                    )
                    break


def _decoded(text: Text) -> str:
    try:
        return characters.text_of(text.data)[0]
    except Misread:  # Which is told already.
        return ""


def _by_text(found: dict[str, list[Text]]) -> dict[str, list[tuple[str, Text]]]:
    result: dict[str, list[tuple[str, Text]]] = {}
    for sign, texts in found.items():
        for text in texts:
            result.setdefault(text.path, []).append((sign, text))
    return dict(sorted(result.items()))
