"""What a file is to name another thing by: codes of regions, numbers of items, names of files, found by their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sosialisasi.ground.folders import Folder
from sosialisasi.site.model import Region, Site

_SHOWN = 40
_LEVELS = ("provinsi", "kabupaten atau kota", "kecamatan")


@dataclass(frozen=True, slots=True)
class Named:
    """An ``id`` as a file names it, what kind of thing has it, and what that is called."""

    id: str
    what: str
    name: str

    def has(self, words: list[str]) -> bool:
        told = f"{self.id} {self.name}".casefold()
        return all(word in told for word in words)


def in_lines(site: Site, text: str) -> str:
    """Everything whose id or name holds all words of a text, a line each; what is found in the files before regions."""
    words = text.casefold().split()
    found = [each for each in (*_of_files(site), *_of_regions(site)) if each.has(words)]
    lines = [f"{each.id:28} {each.what}: {each.name}" for each in found[:_SHOWN]]
    if not found:
        lines = [f'Tidak ada yang memuat "{text}". Coba satu kata saja, atau ejaan lain.']
    elif len(found) > _SHOWN:
        lines.append(f"… dan {len(found) - _SHOWN} lainnya. Tambahkan satu kata.")
    return "\n".join(lines) + "\n"


def _of_files(site: Site) -> Iterator[Named]:
    for folder, values in site.folders.items():
        if folder is not Folder.REGIONS:
            for id, value in values.items():
                yield Named(id, folder.what, _name(folder, value))


def _name(folder: Folder, value: object) -> str:
    """What people call the thing of a file."""
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
        case Folder.ELECTIONS:
            keys = ("name",)
        case _:
            keys = ("title",)
    return "; ".join(str(each) for key in keys if (each := getattr(value, key)))


def _of_regions(site: Site) -> Iterator[Named]:
    """Codes stand in quotes, as in a file."""
    for region in site.regions.values():
        yield Named(f'"{region.code}"', _LEVELS[region.level - 1], _place(site, region))


def _place(site: Site, region: Region) -> str:
    above = site.regions[region.parent].name if region.parent else ""
    return f"{region.name}, {above}" if above else region.name
