"""The folders of ``content/``, in one table: how the files of each end, and what people call them.

A new kind of content is a row here, a field of ``model.Site`` with its type, and the page that is made of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Self

_YAML = (".yaml", ".yml")
_MARKDOWN = (".md",)
_LEDGER = (".txt",)
_PICTURE = (".svg", ".png")


class Folder(StrEnum):
    """A folder of ``content/``, in the order in which people are shown them: those first that are written most.

    What stands alone in ``content/`` has a row too, with the name of its ``file``. A ledger is written by the program.
    """

    endings: tuple[str, ...]
    """How its files may end, the usual way first."""
    what: str
    """What one file of it is called."""
    heading: str
    """The heading of its list."""
    file: str | None
    """The one file that there is, if it is no folder."""

    def __new__(cls, name: str, endings: tuple[str, ...], what: str, heading: str, file: str | None = None) -> Self:
        member = str.__new__(cls, name)
        member._value_ = name
        member.endings, member.what, member.heading, member.file = endings, what, heading, file
        return member

    SETTINGS = "", _YAML, "pengaturan situs", "Situs", "situs.yaml"
    BRIEFINGS = "briefing", _MARKDOWN, "briefing", "Briefing"
    MEETINGS = "rakor", _MARKDOWN, "rakor", "Rakor"
    PAGES = "halaman", _MARKDOWN, "halaman", "Halaman"
    GUIDANCE = "boleh-jangan", _YAML, "butir boleh dan jangan", "Boleh dan jangan"
    CASES = "kasus", _YAML, "kasus", "Kasus"
    FIGURES = "angka", _YAML, "angka", "Angka"
    CALENDARS = "kalender", _YAML, "kalender daerah", "Kalender"
    REGULATIONS = "peraturan", _YAML, "peraturan", "Peraturan"
    ELECTIONS = "pemilihan", _YAML, "pemilihan", "Pemilihan"
    CHAINS = "pelaporan", _YAML, "alur pelaporan", "Pelaporan"
    REGIONS = "daerah", _YAML, "keterangan daerah", "Daerah"
    INSTITUTIONS = "lembaga", _YAML, "lembaga", "Lembaga"
    PLEDGES = "formulir", _YAML, "formulir", "Formulir"
    CONTESTS = "peserta", _YAML, "peserta pemilihan", "Peserta pemilihan"
    EMBLEMS = "lambang", _PICTURE, "lambang", "Lambang"
    AGENCIES = "opd", _YAML, "daftar perangkat daerah", "Perangkat daerah", "opd.yaml"
    ADDRESSES = "alamat", _LEDGER, "catatan alamat", "Alamat", "alamat.txt"
    RELEASES = "rilis", _LEDGER, "catatan rilis", "Rilis", "rilis.txt"

    @classmethod
    def named(cls, name: str) -> Folder:
        return next(folder for folder in cls if folder == name)

    @property
    def path(self) -> str:
        """Where it lies, as seen from the folder of the site."""
        return f"content/{self.file or self.value}"

    @property
    def is_markdown(self) -> bool:
        """Whether its files are texts with a head, not data alone."""
        return self.endings == _MARKDOWN

    @property
    def is_picture(self) -> bool:
        return self.endings == _PICTURE

    @property
    def has_keys(self) -> bool:
        """Whether people write its files as keys and texts: neither ledgers nor pictures."""
        return self.endings in (_YAML, _MARKDOWN)


FOLDERS: Mapping[str, Folder] = {folder.value: folder for folder in Folder if folder.file is None}
"""Those that are folders, by name."""
