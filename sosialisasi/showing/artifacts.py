"""``Artifact``: one file that we will write."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sosialisasi.ground.dates import Day


class Medium(StrEnum):
    """How a view becomes bytes."""

    WEB = "web"
    PAPER = "cetak"
    IMAGE = "gambar"
    ICS = "ics"
    JSON = "json"
    FILE = "berkas"


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file that we will write: its path in its folder, what it is rendered from, and whose content it shows.

    ``is_office`` puts it into the office folder, which is never published. ``day`` is the day of its content.
    """

    path: str
    medium: Medium
    view: Any
    source: str
    day: Day
    is_office: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """All that a file is made from, as hashes: the program, the view, and the templates (with the fonts)."""

    engine: str = ""
    view: str = ""
    templates: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One written file: its key, the hash of its bytes, and, of a page, its anchors, and its links to other files.

    A link is an output path, perhaps with an anchor. One to the page itself stands there only if it leads nowhere.
    """

    digest: str
    key: Key = Key()
    source: str = ""
    links: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
