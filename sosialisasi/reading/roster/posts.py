"""What the office and the unit of a person say: of which body he or she is, and how near to its head.

Offices write the same body in many ways: ``Plt. Camat Lahat``, ``Sekcam`` of ``Kec. Lahat``, ``Kadis Dikbud``. What is
compared is a ``key``: the words in full, without blanks and signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import IntEnum

from sosialisasi.reading.roster.people import Person


class Nearness(IntEnum):
    """How near somebody is to the head of a body: who is nearest sits in its row."""

    HEAD = 0
    DEPUTY = 1
    """The secretary, or whoever is said to come in the head's stead."""
    UNTOLD = 2
    """No office is written."""
    OTHER = 3


_FULL = {
    "kec": "kecamatan",
    "kab": "kabupaten",
    "prov": "provinsi",
    "kel": "kelurahan",
    "ds": "desa",
    "kades": "kepala desa",
    "kakon": "kepala pekon",
    "kadis": "kepala dinas",
    "kaban": "kepala badan",
    "kepsek": "kepala sekolah",
    "sekcam": "sekretaris camat",
    "sekdes": "sekretaris desa",
    "seklur": "sekretaris lurah",
    "sdn": "sd negeri",
    "smpn": "smp negeri",
    "sman": "sma negeri",
    "smkn": "smk negeri",
    "mtsn": "mts negeri",
}
"""What is written short, in full."""
_SAME = {
    **dict.fromkeys(("kantor camat", "kantor kecamatan", "camat kecamatan"), "camat"),
    "sekretaris kecamatan": "sekretaris camat",
    "sekretaris kelurahan": "sekretaris lurah",
    "lurah kelurahan": "lurah",
    "kepala desa desa": "kepala desa",
    "kantor lurah": "kelurahan",
    "kantor kelurahan": "kelurahan",
    "kantor desa": "desa",
}
"""Two ways to say one thing."""
_ACTING = re.compile(r"^(?:(?:plt|plh|pj|pjs|penjabat|pelaksana tugas|pelaksana harian|yth|bapak|ibu) )+")
_IN_STEAD = re.compile(r"\b(?:mewakili|a ?n|atas nama)\b")
_BETWEEN = re.compile(r"[,;/()]|\s[-–—]\s")
_REGION = re.compile(r"(?<=.) (?:kabupaten|kota|provinsi) .+$")
_HEAD = re.compile(
    r"(?:kepala|inspektur|direktur|rektor|ketua|camat|lurah|sekretaris daerah|sekda)\b"
    r"(?! (?:bidang|seksi|sub\w*|urusan|uptd?|tata usaha|kelompok))"
)
_DEPUTY = re.compile(r"(?:sekretaris|wakil)\b")


def in_full(text: str, own: Mapping[str, str]) -> str:
    """A text in small letters and whole words; ``own`` are the words of its region, each with the general one."""
    words = re.findall(r"[^\W_]+", text.lower().replace("&", " dan "))
    said = " ".join(_FULL.get(word, word) for word in words)
    for local, general in {**own, **_SAME}.items():
        said = re.sub(rf"\b{re.escape(local)}\b", general, said)
    return said


def key(text: str, own: Mapping[str, str]) -> str:
    """What is the same for all ways to write one name."""
    return in_full(text, own).replace(" ", "")


class Post:
    """What is written of somebody's office and unit, in parts and in full."""

    def __init__(self, person: Person, own: Mapping[str, str]) -> None:
        self.office = _parts(person.office, own)
        self.unit = _parts(person.unit, own)
        self.said = "".join((*self.office, *self.unit)).replace(" ", "")
        """All of it, without blanks."""
        self._is_in_stead = bool(_IN_STEAD.search(in_full(person.office or "", own)))

    def bodies(self) -> Iterator[str]:
        """The keys of what somebody may be of, from the most that is said to the least."""
        for part in (*self.office, *self.unit):
            words = part.split()
            for begin in range(len(words)):
                rest = " ".join(words[begin:])
                yield from (rest.replace(" ", ""), _REGION.sub("", rest).replace(" ", ""))
        if self.office[:1] in (("camat",), ("sekretaris camat",)):  # The unit is called by its bare name.
            yield from (f"camat{part.replace(' ', '')}" for part in self.unit)

    def nearness(self) -> Nearness:
        """How near somebody is to the head of whatever body it is."""
        office = self.office[0] if self.office else ""
        if self._is_in_stead:
            return Nearness.DEPUTY
        if not office:
            return Nearness.UNTOLD
        if _HEAD.match(office):
            return Nearness.HEAD
        return Nearness.DEPUTY if _DEPUTY.match(office) else Nearness.OTHER

    def nearness_to(self, head: str, unit: str) -> Nearness | None:
        """How near somebody is to one who is called ``head`` of a ``unit``: ``camat`` of a ``kecamatan``. ``None`` for
        whoever else is of it, since only its head is invited.
        """
        office = self.office[0] if self.office else ""
        if self._is_in_stead:
            return Nearness.DEPUTY
        if not office:  # Of a kecamatan alone, and not of a desa in it.
            kinds = (unit, "kabupaten", "kota", "provinsi")
            return Nearness.UNTOLD if all(part.startswith(kinds) for part in self.unit) else None
        if re.match(rf"{head}\b", office):
            return Nearness.HEAD
        return Nearness.DEPUTY if re.match(rf"sekretaris (?:{head}|{unit})\b", office) else None


def _parts(text: str | None, own: Mapping[str, str]) -> tuple[str, ...]:
    """The parts of a text between its signs, without what they all may begin with."""
    parts = (_IN_STEAD.split(in_full(part, own)) for part in _BETWEEN.split(text or ""))
    plain = (_ACTING.sub("", part.strip()) for some in parts for part in some)
    return tuple(filter(None, plain))
