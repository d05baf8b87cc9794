"""What somebody meant by a word that is not known: another spelling of a known one, or another word of the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches


def suggestion(word: str, known: Mapping[str, object] | list[str]) -> str:
    """``Maksud Anda "…"? `` (with the trailing space) for the nearest known word, or nothing."""
    near = nearest(word, known)
    return f'Maksud Anda "{near}"? ' if near else ""


def nearest(word: str, known: Mapping[str, object] | list[str]) -> str | None:
    """The known word that was probably meant."""
    if len(word) > _LONGEST_WORD:
        return None  # Nobody misspells a chapter, and it would be compared letter by letter.
    if (sole := surely(word, known)) is not None:
        return sole
    if word.casefold().startswith("tidak "):
        return None  # The nearest word would be the opposite: "tidak boleh" is near to "boleh".
    spelled = {each.casefold(): each for each in known}
    near = get_close_matches(word.casefold(), list(spelled), n=1, cutoff=0.6)
    return spelled[near[0]] if near else None


def surely(word: str, known: Mapping[str, object] | list[str]) -> str | None:
    """The known word that can only have been meant: another spelling or another word of the same, or the only one that
    differs by a letter or two. Numbers are never corrected: D-11 is no way to write D-1.
    """
    if len(word) > _LONGEST_WORD:
        return None
    spelled: dict[str, str] = {}
    for each in known:
        spelled.setdefault(comparable(each), each)
    spelling = comparable(word)
    for ours in (spelling, *(ours for ours, said in _SAYINGS.items() if spelling in said.split())):
        if ours in spelled:
            return spelled[ours]
    near = get_close_matches(spelling, list(spelled), n=2, cutoff=0.75)
    digits = re.sub(r"\D", "", spelling)
    if len(near) == 1 and not spelling.startswith("tidak") and re.sub(r"\D", "", near[0]) == digits:
        return spelled[near[0]]
    return None


def comparable(word: str) -> str:
    """A word as it is compared: ``Masa Tenang`` and ``masa_tenang`` are ``masa-tenang``."""
    return "-".join(re.split(r"[\s_-]+", word.strip().casefold()))


_SAYINGS = {
    "pemungutan": "pencoblosan coblosan hari-pencoblosan pemungutan-suara hari-h",
    "masa-tenang": "hari-tenang minggu-tenang",
    "kampanye": "masa-kampanye",
    "pencalonan": "pendaftaran",
    "sesudah": "setelah pasca",
    "jangan": "dilarang tidak-boleh larangan haram",
    "boleh": "diperbolehkan dibolehkan bisa",
    "bersyarat": "bersyarat-saja boleh-bersyarat boleh-dengan-syarat",
    "draf": "draft",
    "tinjau": "review ditinjau",
    "terbit": "publish published diterbitkan final",
    "arsip": "archive archived diarsipkan",
    "asn": "pns",
    "camat-lurah": "camat lurah",
    "kepala-opd": "kepala-dinas opd",
    "pppk": "p3k",
    "guru": "dosen pendidik kepala-sekolah",
    "nakes": "tenaga-kesehatan perawat bidan dokter tenaga-medis",
    "cpns": "calon-pns",
    "pasangan": "suami istri suami-istri",
    "desa": "kades kepala-desa perangkat-desa",
    "non-asn": "honorer thl",
    "media-sosial": "medsos sosmed",
    "undang-undang": "uu",
    "peraturan": "pp",
    "keputusan-bersama": "skb",
    "surat-edaran": "se",
    "f4": "folio",
    "ya": "yes y true iya",
    "tidak": "no false",
    "daftar-hadir": "absen absensi",
    "notula": "notulen notulensi",
    "agenda": "susunan-acara",
    "serve": "preview pratinjau",
    "check": "periksa cek",
    "cetak": "print",
    "baru": "tambah buat",
    "build": "buat",
    "jelaskan": "help bantuan",
    "rilis": "release",
    "rapikan": "format",
}
"""Words of ours, and what people say for each; of those that are said for several, the first that is known."""

_LONGEST_WORD = 200
"""Letters. The longest title of ours has half of that."""
