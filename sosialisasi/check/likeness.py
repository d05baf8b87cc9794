"""No file is the copy of another: none has its title, and no text says nearly the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, combinations
from typing import Any

from sosialisasi.check.lookup import Lookup
from sosialisasi.ground.problems import Family, Problem, Rule, Severity
from sosialisasi.site.model import Briefing, Page, Site

SIMILAR_FILES = Rule(
    Family.REFERENCES,
    "berkas-mirip",
    "{apa} {lain}.",
    "Salinan yang ikut terbit membuat pembaca menemukan dua halaman yang lama-lama berbeda isinya.",
    "Bila ini salinan, hapus salah satunya. Bila bukan, beri judul yang membedakan.",
    Severity.WARNING,
    wrong=(
        "content/briefing/media-sosial.md:\n"
        "judul: Media sosial\n"
        "\n"
        "content/briefing/media-sosial-1.md:\n"
        "judul: Media sosial"
    ),
    right="content/briefing/media-sosial.md:\njudul: Media sosial",
)

_ALIKE = 0.8
"""So great a part of the paragraphs of the shorter text is in the longer one, too, if it is a copy."""
_FEWEST = 3
"""Paragraphs of a text that can be compared."""
_SHORTEST = 40
"""Letters; shorter paragraphs are not compared."""
_COMMON = 8
"""A paragraph in more texts than these is a formula, which makes no text a copy."""


def check(lookup: Lookup) -> Iterator[Problem]:
    told: set[str] = set()
    for path, other, line, what in (*_titles(lookup.site), *_texts(lookup)):
        if path not in told:
            told.add(path)
            yield SIMILAR_FILES.at(path, line, apa=what, lain=other)


def _titles(site: Site) -> Iterator[tuple[str, str, int | None, str]]:
    """What has the title of another, and items of one sentence: the copy, its original, the line, what is alike."""
    kinds: tuple[tuple[Mapping[str, Any], str, Callable[[Any], str]], ...] = (
        (site.briefings, "judul", lambda each: each.title),
        (site.pages, "judul", lambda each: each.title),
        (site.cases, "judul", lambda each: each.title),
        (site.meetings, "judul", lambda each: f"{each.title} {each.date}"),
        (site.calendars, "judul", lambda each: f"{each.title} {each.region}"),
        (site.guidance, "kalimat", lambda each: f"{each.text} {' '.join(each.roles)}"),
    )
    for values, field, name in kinds:
        first: dict[str, str] = {}
        # Of a copy and its original, the copy has the longer name.
        for value in sorted(values.values(), key=lambda each: (len(each.origin.path), each.origin.path)):
            other = first.setdefault(" ".join(name(value).casefold().split()), value.origin.path)
            if other != value.origin.path:
                what = "Judulnya" if field == "judul" else "Kalimatnya"
                yield value.origin.path, other, value.origin.line(field), f"{what} sama dengan"


def _texts(lookup: Lookup) -> Iterator[tuple[str, str, int | None, str]]:
    """Briefings and pages whose paragraphs are nearly all in another; meetings share much by their nature."""
    texts: tuple[Briefing | Page, ...] = (*lookup.site.briefings.values(), *lookup.site.pages.values())
    said = {text.origin.path: lookup.memory.recall(_paragraphs, text) for text in texts}
    counted = Counter(chain.from_iterable(said.values()))
    telling = {each for each, count in counted.items() if 1 < count <= _COMMON}
    by_paragraph: dict[str, list[str]] = {}
    for path, paragraphs in said.items():
        for each in paragraphs & telling:
            by_paragraph.setdefault(each, []).append(path)
    shared = Counter(pair for paths in by_paragraph.values() for pair in combinations(sorted(paths), 2))

    def is_copy(pair: tuple[str, str]) -> bool:
        fewest = min(len(said[pair[0]]), len(said[pair[1]]))
        return fewest >= _FEWEST and shared[pair] >= _ALIKE * fewest

    enough = (pair for pair, count in shared.items() if count >= _ALIKE * _FEWEST)
    for pair in sorted(filter(is_copy, enough)):
        original, copied = sorted(pair, key=lambda path: (len(path), path))
        yield copied, original, None, "Isinya hampir sama dengan"


def _paragraphs(text: Briefing | Page) -> frozenset[str]:
    """What is compared of a text: its longer paragraphs, without what case and spaces make different."""
    lines = (line for line in text.body.text.casefold().split("\n") if len(line) >= _SHORTEST)
    plain = (" ".join(line.split()) for line in lines)
    return frozenset(each for each in plain if len(each) >= _SHORTEST)
