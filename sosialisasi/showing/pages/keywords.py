"""The page "Cari": a box, and for whoever has no script an index as at the back of a book.

Its keywords are recorded, never declared: the words that mean the same to whoever searches (``padanan``), the words of
regions, and what is left of a question if its answer speaks of that again. Under a keyword stand the questions that are
about it with their verdicts, and other words for the same lead to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from sosialisasi.ground.folders import Folder
from sosialisasi.ground.slugs import slugged
from sosialisasi.showing.artifacts import Artifact
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.pages.search import PAST, REPLACED, Indexed, regional_synonyms, words_of_regions
from sosialisasi.showing.views import Link, PageView
from sosialisasi.site import routes
from sosialisasi.site.words import Verdict

MANY = 8
"""Under more pages than this a keyword is folded."""

_WIDE = 0.2
"""A word that more than this part of all answers is about leads to the list of all, and one that they speak of is no
keyword of its own."""

_SERIES = frozenset({Folder.CALENDARS.heading, REPLACED, Folder.MEETINGS.heading, Folder.REGULATIONS.heading, PAST})
"""Kinds of pages that are looked for by their own titles alone: all of a kind are called alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """A page under a keyword: what is asked there, with its verdict, or its title and in a word what it is."""

    text: str
    href: str
    verdict: Verdict | None
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """A word with its pages, and where else to look; a word without pages leads only there."""

    word: str
    anchor: str | None
    """Where other words lead to, if any do."""
    places: tuple[Locator, ...]
    see: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView(PageView):
    """The search box, and the index of keywords."""

    template = "cari.html"
    letters: tuple[tuple[str, tuple[Keyword, ...]], ...]
    many: int


def search_page(overview: Overview, entries: Sequence[Indexed]) -> Artifact:
    keywords = sorted(_keywords(overview, entries), key=lambda each: (_plain(each.word), each.word))
    letters = groupby(keywords, lambda each: _plain(each.word)[:1].upper())
    return overview.web(
        SearchView(
            frame=overview.frame,
            path=routes.SEARCH,
            title="Cari",
            description="Cari butir, kasus, peraturan, daerah, dan lainnya, atau telusuri indeks kata dari A sampai Z.",
            letters=tuple((letter, tuple(some)) for letter, some in letters),
            many=MANY,
        ),
        overview.settings.origin.path,
    )


def _keywords(overview: Overview, entries: Sequence[Indexed]) -> Iterator[Keyword]:
    listed = [each for each in entries if each.kind != Folder.REGIONS.heading]  # Regions have a list of their own.
    said = overview.recall(_said, overview)
    wide = max(MANY, int(sum(each.verdict is not None for each in listed) * _WIDE))
    found = _found(overview, listed, said, wide)
    see = _see(overview, entries, said, found)
    spelled = _spellings(listed)
    led_to = {better for words in see.values() for better in words}
    whole = Link(text="semua butir", href=_way(routes.GUIDANCE))
    for word in {*found, *see}:
        pages, betters = found.get(word, []), see.get(word, {})
        links = (Link(text=spelled.get(better, text), href=href) for better, (text, href) in betters.items())
        is_wide = len(pages) > wide
        yield Keyword(
            word=spelled.get(word, word),
            anchor=_anchor(word) if word in led_to else None,
            places=() if is_wide else tuple(_place(each) for each in sorted(pages, key=_order)),
            see=(whole,) if is_wide else tuple(links),
        )


def _found(
    overview: Overview, listed: Sequence[Indexed], said: Mapping[str, tuple[str, ...]], wide: int
) -> dict[str, list[Indexed]]:
    """Keyword → its pages. Every page is under its title too, but what has a verdict only where nothing else has it."""
    explained = {each.path: overview.recall(_explained, each) for each in listed if each.asked or each.verdict}
    spoken = Counter(word for each in listed if each.verdict for word in explained[each.path])
    terms = overview.recall(_terms, said)
    found: dict[str, list[Indexed]] = {}
    for each in listed:
        left: Iterator[str] = iter(())
        if each.asked is not None:
            rest = overview.recall(_without, each.asked, terms)
            left = _spoken_of(rest, explained[each.path], lambda word: spoken[word] <= wide)
        for word in dict.fromkeys((*overview.recall(_said_of, each, said), *left)):
            found.setdefault(word, []).append(each)
    placed = {each.path for pages in found.values() if len(pages) <= wide for each in pages}
    for each in listed:
        word = _short(each)
        if each.verdict is None or each.path not in placed:
            found.setdefault(word if word.casefold() not in found else word.casefold(), []).append(each)
    return {word: list({each.path: each for each in pages}.values()) for word, pages in found.items()}


def _see(
    overview: Overview, entries: Iterable[Indexed], said: Mapping[str, tuple[str, ...]], found: Mapping[str, object]
) -> dict[str, dict[str, tuple[str, str]]]:
    """Word → where else to look: by keyword or by page, what that is called and where it is."""
    see: dict[str, dict[str, tuple[str, str]]] = {}
    for head, others in said.items():
        for other in others:  # What heads a line of its own is the wider word: "camat, asn".
            word, better = (head, other) if other in said else (other, head)
            if better in found:
                see.setdefault(word, {})[better] = (better, f"#{_anchor(better)}")
    for each in entries:
        for name in each.names if each.kind in (Folder.REGULATIONS.heading, PAST) else ():
            see.setdefault(name, {})[each.title] = (each.title, f"#{_anchor(each.title)}")
    titles = {each.path: each.title for each in entries}
    for code, words in words_of_regions(overview).items():
        path = routes.region(code)
        for word in (name for each in words for name in (each.local, *each.aliases)):
            see.setdefault(word.casefold(), {})[path] = (titles[path], _way(path))
    return see


def _way(path: str) -> str:
    return routes.relative(routes.SEARCH, path)


def _place(each: Indexed) -> Locator:
    return Locator(text=_short(each), href=_way(each.path), verdict=each.verdict, kind=each.kind)


def _order(each: Indexed) -> tuple[int, str]:
    """Answers before other pages, what is forbidden first, as in all lists."""
    return [*Verdict].index(each.verdict) if each.verdict else len(Verdict), each.path


def _short(each: Indexed) -> str:
    """A title, or a question as it stands under a keyword, where every line would begin alike: ``menjadi saksi?``"""
    asked = each.asked or each.title
    return asked.removeprefix("Bolehkah ").removeprefix("saya, ").removeprefix("saya ")


# --- the words -----------------------------------------------------------------------------------------


def _said(overview: Overview) -> dict[str, tuple[str, ...]]:
    """The words that mean the same to whoever searches, here and in regions."""
    return _lines((*overview.settings.synonyms, *regional_synonyms(overview)))


def _lines(lines: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The first word of each line of words that mean the same → the others. Lines that begin alike are one."""
    said: dict[str, dict[str, None]] = {}
    for line in lines:
        head, *others = (" ".join(word.casefold().split()) for word in line.split(","))
        said.setdefault(head, {}).update(dict.fromkeys(others))
    return {
        head: tuple(other for other in others if other != head and not _forms(head).fullmatch(other))
        for head, others in said.items()
    }


def _own(head: str, said: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """A word and those that mean the same, but for what heads a line of its own."""
    yield head
    yield from (other for other in said[head] if other not in said)


def _said_of(each: Indexed, said: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The words of ``said`` for what a page is about."""
    if each.kind in _SERIES:
        return ()
    about = each.about.casefold()
    return tuple(head for head in said if any(_is_in(term, about) for term in _own(head, said)))


def _is_in(term: str, about: str) -> bool:
    return term[1:4] in about and _forms(term).search(about) is not None


@cache
def _forms(term: str) -> re.Pattern[str]:
    """A term as it is written with prefixes and suffixes: "suka" in "menyukai"."""
    return re.compile(r"\b" + r"\W+".join(map(_form, re.findall(r"[\w/-]+", term))) + r"\b")


def _form(word: str) -> str:
    if len(word) < 4:
        return re.escape(word)
    whole, rest = re.escape(word), re.escape(word[1:])
    return rf"(?:(?:di|ber|ter|ke|se|per|[mp]e(?:m|n|ng|ny)?)?{whole}|[mp]e(?:m|n|ng|ny){rest})(?:kan|i|an)?(?:nya)?"


_GRAMMAR = re.compile(
    r"agar|atas|dua|enam|harus|ikut|ingin|jangan|kepada|ketika|lagi|lain|lama|langsung"
    r"|luar|masih|pada|saat|sama|saya|sesudah|tentang|tetap|umum"
    r"|(?:me|di|ber|ter|pe[mn])\w{4,}|\w{0,2}|\W"
)
"""Words that say how something is done, and verbs; others of the kind are in too many answers to be keywords."""


def _terms(said: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """All words of ``said``, the longest first."""
    return tuple(sorted((term for head in said for term in _own(head, said)), key=len, reverse=True))


def _without(asked: str, terms: Iterable[str]) -> str:
    """A question without the ``terms``."""
    left = asked.casefold()
    for term in terms:
        if _is_in(term, left):
            left = _forms(term).sub(" . ", left)
    return left


def _spoken_of(left: str, explained: Collection[str], is_rare: Callable[[str], bool]) -> Iterator[str]:
    """What is ``left`` of a question, if its answer speaks of it again and few others do. Words that stand together are
    one.
    """
    run: list[str] = []
    for word in re.findall(r"[\w-]+|[^\w\s]", f"{left}."):
        if word in explained and is_rare(word) and not _GRAMMAR.fullmatch(word):
            run.append(word)
        elif run:
            yield " ".join(run)
            run = []


def _explained(each: Indexed) -> frozenset[str]:
    """The words of an answer beside its question."""
    return frozenset(re.findall(r"[\w-]+", f"{each.title} {each.summary} {each.text}".casefold()))


# --- how they are written ---------------------------------------------------------------------------------


def _spellings(listed: Iterable[Indexed]) -> dict[str, str]:
    """Words that questions write with capitals: ``kpu`` → ``KPU``."""
    return {
        word.casefold(): word
        for each in listed
        if each.verdict
        for word in re.findall(r"(?<=[\w,] )[A-Z][\w-]*", each.about)
    }


def _anchor(word: str) -> str:
    return f"kata-{slugged(word)}"


def _plain(word: str) -> str:
    """A word as the alphabet sees it: small letters and figures, no marks."""
    flat = unicodedata.normalize("NFKD", word.casefold())
    return re.sub(r"[^a-z0-9]+", " ", flat).strip()
