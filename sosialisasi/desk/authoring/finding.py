"""What a file is to name another thing by: codes of regions, numbers of items, names of files, found by their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sosialisasi.ground.folders import Folder
from sosialisasi.site import routes
from sosialisasi.site.citations import Citation, Register
from sosialisasi.site.keys import Names, entries
from sosialisasi.site.model import Basis, Region, Site
from sosialisasi.site.words import RefKind

_SHOWN = 40
_LEVELS = ("provinsi", "kabupaten atau kota", "kecamatan")


@dataclass(frozen=True, slots=True)
class Named:
    """An ``id`` as a form names it, ``what`` kind of thing has it, what that is called, and a ``note`` on it."""

    id: str
    what: str
    name: str
    note: str = ""

    def has(self, words: list[str]) -> bool:
        told = f"{self.id} {self.name} {self.note}".casefold()
        return all(word in told for word in words)

    def rank(self, text: str) -> int:
        """How near it is to a text that it has the words of, the nearest first."""
        id, name = self.id.casefold(), self.name.casefold()
        has_all = all(word in f"{id} {name}" for word in text.split())
        nearness = (id == text, id.startswith(text), text in name, has_all, True)
        return nearness.index(True)


def in_lines(site: Site, text: str) -> str:
    """Everything whose id or name holds all words of a text, a line each; what is found in the files before regions.

    Codes of regions stand in quotes, as in a file.
    """
    words = text.casefold().split()
    found = [
        (f'"{each.id}"' if folder is Folder.REGIONS else each.id, each)
        for folder in sorted(site.folders, key=lambda folder: folder is Folder.REGIONS)
        for each in _of(site, folder)
        if each.has(words)
    ]
    lines = [f"{id:28} {each.what}: {', '.join(filter(None, (each.name, each.note)))}" for id, each in found[:_SHOWN]]
    if not found:
        lines = [f'Tidak ada yang memuat "{text}". Coba satu kata saja, atau ejaan lain.']
    elif len(found) > _SHOWN:
        lines.append(f"… dan {len(found) - _SHOWN} lainnya. Tambahkan satu kata.")
    return "\n".join(lines) + "\n"


def offered(site: Site, kind: str, text: str) -> tuple[Named, ...]:
    """What a field can name that picks this ``kind``, and that has the words of a text, the nearest first. ``KeyError``
    if there is no such kind.
    """
    if kind == Names.CITATION:
        register = Register(site.regulations)
        cited = register.find(text)
        if cited and cited.passage:
            text = cited.text
        named = _citations(site, register)
    else:
        named = _all(site, kind)
    text = " ".join(text.casefold().split())
    found = (each for each in named if each.has(text.split()))
    return tuple(sorted(found, key=lambda each: each.rank(text))[:_SHOWN])


_FOLDERS = {folder.value: folder for folder in Folder}


def meaning(site: Site, kind: str, id: str) -> str:
    """What an id means, for the eye beside it; nothing if it names nothing that we know."""
    if kind == Names.CITATION:
        cited = Register(site.regulations).find(id)
        named = [_cited(cited)] if cited else []
    elif kind == Folder.REGIONS:
        named = [_region(site, site.regions[id])] if id in site.regions else []
    else:
        named = [each for each in _all(site, kind) if each.id == id]
    return " · ".join(filter(None, (named[0].name, named[0].note))) if named else ""


def _all(site: Site, kind: str) -> Iterator[Named]:
    """All of a kind but citations. ``KeyError`` if there is no such kind."""
    match kind:
        case Names.PAGE:
            yield from _pages(site)
        case Names.STAGE:
            yield from _stages(site)
        case _:
            yield from _of(site, _FOLDERS[kind])


def _pages(site: Site) -> Iterator[Named]:
    """What has a page of its own, as a file of any folder links to it."""
    for folder, values in site.folders.items():
        for value in values.values():
            path = value.origin.path
            if routes.of_source(path):
                yield Named(f"../{path.removeprefix('content/')}", folder.what, *_names(folder, value))


def _stages(site: Site) -> Iterator[Named]:
    """The stages of all elections, each once, with the elections that have it."""
    names: dict[str, tuple[str, list[str]]] = {}
    for election in site.elections.values():
        for stage in election.stages:
            names.setdefault(stage.id, (stage.name, []))[1].append(election.name)
    for id, (name, elections) in names.items():
        yield Named(id, Names.STAGE, name, ", ".join(elections))


def _of(site: Site, folder: Folder) -> Iterator[Named]:
    """All that a folder has; of regions all that there are."""
    if folder is Folder.REGIONS:
        for region in site.regions.values():
            yield _region(site, region)
    elif folder is Folder.AGENCIES:
        for agency in site.agencies.agencies if site.agencies else ():
            yield Named(agency.short_name or agency.name, "perangkat daerah", agency.name)
    else:
        for id, value in site.folders.get(folder, {}).items():
            yield Named(id, folder.what, *_names(folder, value))


def _names(folder: Folder, value: object) -> tuple[str, str]:
    """What people call the thing of a file, and what else there is to say of it."""
    keys: tuple[str, ...]
    match folder:
        case Folder.REGULATIONS:
            keys = ("short", "title")
        case Folder.GUIDANCE:
            keys = ("text", "question")
        case Folder.CONTESTS:
            keys = ("election", "region")
        case Folder.INSTITUTIONS:
            keys = ("name", "short_name")
        case Folder.ELECTIONS | Folder.REGIONS:
            keys = ("name",)
        case Folder.EMBLEMS:
            keys = ("id",)
        case _:
            keys = ("title",)
    name = "; ".join(str(each) for key in keys if (each := getattr(value, key)))
    verdict = getattr(value, "verdict", None)
    return name, verdict.label if verdict else ", ".join(getattr(value, "nicknames", ()))


def _region(site: Site, region: Region) -> Named:
    above = site.regions[region.parent].name if region.parent else ""
    return Named(region.code, _LEVELS[region.level - 1], region.name, above)


def _citations(site: Site, register: Register) -> Iterator[Named]:
    """Every regulation, with its articles that somebody looked up and every place of it that is cited anywhere."""
    places: dict[str, dict[str, None]] = {id: {"": None} for id in site.regulations}
    written = [entry.value.citation for part in site.contents for entry in entries(part, Basis)]
    written += [ref.target for text in site.texts for ref in text.body.refs if ref.kind is RefKind.CITATION]
    for text in written:
        if cited := register.find(text):
            places[cited.regulation.id][cited.passage] = None
    for id, passages in places.items():
        regulation = site.regulations[id]
        passages |= dict.fromkeys(f"Pasal {article}" for article in regulation.articles)
        for passage in passages:
            yield _cited(Citation(regulation, passage))


def _cited(cited: Citation) -> Named:
    return Named(cited.text, Names.CITATION, cited.regulation.title, ", ".join(cited.regulation.nicknames))
