"""How a region speaks: its own words for what the law names otherwise, and the names of the offices that it has.

Laws, citations and quotations keep their words: what our own sentences, labels and forms call something is said as the
region says it, by ``Speech.said`` alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sosialisasi.ground.dates import Day
from sosialisasi.site.facts import region_name
from sosialisasi.site.model import Institution, LocalWord, Site
from sosialisasi.site.regions import is_within, lineage

_REGENCY, _PROVINCE = "Kabupaten/Kota", "Provinsi"
"""How the name of an office ends that every kabupaten or kota, or every provinsi, has one of."""

_EVERYWHERE = ("dana desa", "desa adat", "pendamping desa", "badan permusyawaratan desa")
"""What is called so everywhere, though a part of it is not; unless a region has a word for the whole."""

_SENTENCE_ENDS = ".!?:;(•–—"


@dataclass(frozen=True, slots=True)
class Speech:
    """What is said otherwise in a region, each with what is said there: the longest first.

    ``region`` is where, ``""`` for the whole nation. ``words`` are common words, in small letters unless they are
    abbreviations; ``names`` those of offices; ``actors`` the short names of offices where they act alone. ``kept`` are
    names and titles of regulations that hold such a word.
    """

    region: str = ""
    words: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    actors: tuple[tuple[str, str], ...] = ()
    kept: tuple[str, ...] = ()

    def said(self, text: str) -> str:
        """A text as the region says it, whole words only and with its capitals.

        What stands between quotation marks or is the name of a regulation stays, and so does what is part of a longer
        name: a word with a capital that begins no sentence, or is followed by another one.
        """
        pattern = _pattern(self)
        return pattern.sub(self._in_place, text) if pattern else text

    def actor(self, text: str) -> str:
        """Who acts, as the region says it: also an office that is named without its region."""
        text, names = self.said(text), dict(self.actors)
        if not names:
            return text
        return re.sub(rf"(?<!\w)(?:{_any_of(names)})(?!\w| [A-Z])", lambda found: names[found[0]], text)

    def _in_place(self, found: re.Match[str]) -> str:
        if name := found["name"]:
            return dict(self.names)[name]
        if not (word := found["word"]):
            return found[0]
        # What is written with the dotless i of Turkish is found all the same, and stays.
        general, local = next((pair for pair in self.words if pair[0].casefold() == word.casefold()), (word, word))
        if word == general:
            return local
        if word == general[:1].upper() + general[1:] and _begins_sentence(found):
            return local[:1].upper() + local[1:]
        return word


@lru_cache(maxsize=1_000)
def _pattern(speech: Speech) -> re.Pattern[str] | None:
    """What finds all that is said otherwise, and before that what stays; ``None`` if nothing is."""
    if not speech.words and not speech.names:
        return None
    kept, names = _any_of(speech.kept), _any_of(name for name, _ in speech.names)
    words = _any_of(word for word, _ in speech.words)
    return re.compile(
        '“[^“”]*”|"[^"]*"'
        rf"|(?<!\w)(?i:{kept})(?!\w)"
        rf"|(?P<name>(?<!\w)(?:{names})(?!\w| [A-Z]))"
        rf"|(?P<word>(?<![\w-])(?i:{words})(?![\w-]|\.\w))"
    )


def terms(site: Site, region: str) -> tuple[LocalWord, ...]:
    """The words that a region has of its own, those of the regions above it included; the nearest decides on each."""
    return tuple(filter(is_term, _terms(site, region)))


def is_term(word: LocalWord) -> bool:
    """Whether a word is one that the region has of its own: none that is taken back, and no phrase that only joins two
    others ("desa dan kelurahan").
    """
    return word.local != word.general and not re.search(" (?:dan|atau) ", word.general)


def said_in(site: Site, region: str, word: LocalWord) -> str:
    """Which region says one of its ``terms``: it, or one above it."""
    notes = ((code, site.region_notes.get(code)) for code in reversed(lineage(region)))
    return next((code for code, note in notes if note and word in note.words), region)


def local_word(site: Site, region: str, general: str) -> str | None:
    """What a region has for one word, if it is another."""
    return next((word.local for word in terms(site, region) if word.general == general), None)


def place_name(site: Site, region: str) -> str:
    """The name of a region where nothing around it says where it lies: ``Kecamatan Contoh, Kabupaten Contoh``."""
    *above, code = lineage(region)
    if len(above) < 2:
        return region_name(site, code)
    unit = (local_word(site, code, "kecamatan") or "kecamatan").capitalize()
    return f"{unit} {region_name(site, code)}, {region_name(site, above[-1])}"


def _terms(site: Site, region: str) -> tuple[LocalWord, ...]:
    found: dict[str, LocalWord] = {}
    for code in lineage(region):
        note = site.region_notes.get(code)
        found |= {word.general.casefold(): word for word in (note.words if note else ())}
    return tuple(found.values())


def stand_ins(site: Site, region: str, day: Day) -> Mapping[str, Institution]:
    """Institution id → the institution that does its work in a region on a day."""
    found: dict[str, Institution] = {}
    for own in sorted(site.institutions.values(), key=lambda each: len(each.region or "")):
        if own.region is not None and is_within(region, own.region) and own.existed(day):
            found |= dict.fromkeys((id for id in own.stands_for if id in site.institutions), own)
    return found


def office_name(site: Site, region: str, name: str) -> str:
    """The name of an office with its region: ``Bawaslu Kabupaten/Kota`` → ``Bawaslu Kabupaten Lahat``."""
    for ending, code in zip((_PROVINCE, _REGENCY), lineage(region), strict=False):
        if name.endswith(f" {ending}"):
            return name.removesuffix(ending) + region_name(site, code)
    return name


def speech(site: Site, region: str, day: Day) -> Speech:
    """How a region speaks on a day. Of the whole nation (``""``) nothing is said otherwise."""
    if not region:
        return Speech()
    words = {word.general: word.local for word in _terms(site, region)}
    if words:
        words = {same: same for same in _EVERYWHERE} | words
    own = stand_ins(site, region, day)
    names = dict(_offices(site, region))
    names |= {name: office_name(site, region, local) for name, local in _replaced(site, own)}
    actors = {_bare(name): _bare(local) for name, local in _replaced(site, own)}
    return Speech(
        region=region,
        words=_longest_first(words),
        names=_longest_first(names),
        actors=_longest_first({name: local for name, local in actors.items() if name != local}),
        kept=tuple(sorted(_laws(site, words), key=lambda name: (-len(name), name))),
    )


def _offices(site: Site, region: str) -> Iterator[tuple[str, str]]:
    for institution in site.institutions.values():
        for name in filter(None, (institution.name, institution.short_name)):
            if (named := office_name(site, region, name)) != name:
                yield name, named


def _replaced(site: Site, own: Mapping[str, Institution]) -> Iterator[tuple[str, str]]:
    """The names of the institutions that others stand for, each with the name of the other."""
    for id, institution in own.items():
        general = site.institutions[id]
        yield general.name, institution.name
        if general.short_name:
            yield general.short_name, institution.short_name or institution.name


def bare_name(institution: Institution) -> str:
    """What an office is called where it acts alone: ``Bawaslu``."""
    return _bare(institution.short_name or institution.name)


def _bare(name: str) -> str:
    """The name of an office without the kind of its region: ``Bawaslu``."""
    return name.removesuffix(f" {_REGENCY}").removesuffix(f" {_PROVINCE}")


def _laws(site: Site, words: Iterable[str]) -> Iterator[str]:
    """The names and titles of regulations that hold one of these words: ``UU Desa``."""
    sought = [word.casefold() for word in words]
    for regulation in site.regulations.values() if sought else ():
        names = (*regulation.names, regulation.title)
        yield from (name for name in names if any(word in name.casefold() for word in sought))


def _longest_first(pairs: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs.items(), key=lambda pair: (-len(pair[0]), pair)))


def _any_of(texts: Iterable[str]) -> str:
    """A pattern for any of these texts; of none, for nothing that there is."""
    return "|".join(map(re.escape, texts)) or r"(?!)"


def _begins_sentence(found: re.Match[str]) -> bool:
    before, after = found.string[: found.start()].rstrip(), found.string[found.end() :]
    return (not before or before[-1] in _SENTENCE_ENDS) and not re.match(" [A-Z]", after)
