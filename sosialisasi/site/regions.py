"""What people call a region ↔ its code: ``Kab. Lahat``, ``lahat`` or ``16-04`` ↔ ``16.04``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache

from sosialisasi.site.model import Region

_CODE = re.compile(r"\d\d( ?[.-] ?\d\d){0,2}")
_SHORT = (
    (re.compile(r"^(kab|kabupaten)\b\.?\s*", re.IGNORECASE), "kabupaten "),
    (re.compile(r"^(prov|prop|provinsi|propinsi)\b\.?\s*", re.IGNORECASE), "provinsi "),
)


def lineage(code: str) -> tuple[str, ...]:
    """A region's code with those above it, the highest first: ``15``, ``15.04``, ``15.04.03``."""
    parts = code.split(".")
    return tuple(".".join(parts[: count + 1]) for count in range(len(parts)))


def is_within(code: str, region: str) -> bool:
    """Whether a region is another one, or lies in it."""
    return f"{code}.".startswith(f"{region}.")


def is_in_any(code: str, regions: Iterable[str]) -> bool:
    """Whether a region is one of these, or lies in one."""
    return any(is_within(code, each) for each in regions)


def regions_called(text: str, regions: Mapping[str, Region]) -> tuple[Region, ...]:
    """The regions that a text may mean: none, one, or those of the same name.

    By code any region; by name a province, regency or city, since districts share their names all over the country.
    """
    text = " ".join(text.split())
    if _CODE.fullmatch(text):
        found = regions.get(re.sub(" ?[.-] ?", ".", text))
        return (found,) if found else ()
    name = _key(text)
    known = [region for region in regions.values() if region.level < 3]
    whole = tuple(region for region in known if _key(region.name) == name)
    return whole or tuple(region for region in known if _key(region.name).partition(" ")[2] == name)


def regions_like(text: str, regions: Mapping[str, Region]) -> tuple[Region, ...]:
    """The regions, at most three, whose names are spelled most like a text."""
    known = [region for region in regions.values() if region.level < 3]
    names: dict[str, list[Region]] = {}
    for region in known:
        names.setdefault(_key(region.name), []).append(region)
        names.setdefault(_key(region.name).partition(" ")[2], []).append(region)
    near = get_close_matches(_key(text), [name for name in names if name], n=3, cutoff=0.75)
    return tuple(dict.fromkeys(region for name in near for region in names[name]))[:3]


@lru_cache(10_000)
def _key(name: str) -> str:
    for pattern, word in _SHORT:
        name = pattern.sub(word, name.strip())
    return re.sub(r"[^a-z0-9]+", " ", name.casefold()).strip()
