"""``Artifact``: one file that we will write."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sosialisasi.dates import Day


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
