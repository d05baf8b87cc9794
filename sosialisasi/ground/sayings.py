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
        spelled.setdefault(joined(each), each)
    wanted = joined(word)
    for meant in (wanted, *_SAYINGS.get(wanted, ())):
        if meant in spelled:
            return spelled[meant]
    near = get_close_matches(wanted, list(spelled), n=2, cutoff=0.75)
    digits = re.sub(r"\D", "", wanted)
    if len(near) == 1 and not wanted.startswith("tidak") and re.sub(r"\D", "", near[0]) == digits:
        return spelled[near[0]]
    return None


def joined(word: str) -> str:
    """A word as it is compared: ``Masa Tenang`` and ``masa_tenang`` are ``masa-tenang``."""
    return "-".join(re.split(r"[\s_-]+", word.strip().casefold()))


_SAYINGS: Mapping[str, tuple[str, ...]] = {
    "pencoblosan": ("pemungutan",),
    "coblosan": ("pemungutan",),
    "hari-pencoblosan": ("pemungutan",),
    "pemungutan-suara": ("pemungutan",),
    "hari-h": ("pemungutan",),
    "hari-tenang": ("masa-tenang",),
    "minggu-tenang": ("masa-tenang",),
    "masa-kampanye": ("kampanye",),
    "pendaftaran": ("pencalonan",),
    "setelah": ("sesudah",),
    "pasca": ("sesudah",),
    "dilarang": ("jangan",),
    "tidak-boleh": ("jangan",),
    "larangan": ("jangan",),
    "haram": ("jangan",),
    "diperbolehkan": ("boleh",),
    "dibolehkan": ("boleh",),
    "bisa": ("boleh",),
    "bersyarat-saja": ("bersyarat",),
    "boleh-bersyarat": ("bersyarat",),
    "boleh-dengan-syarat": ("bersyarat",),
    "draft": ("draf",),
    "review": ("tinjau",),
    "ditinjau": ("tinjau",),
    "publish": ("terbit",),
    "published": ("terbit",),
    "diterbitkan": ("terbit",),
    "final": ("terbit",),
    "archive": ("arsip",),
    "archived": ("arsip",),
    "diarsipkan": ("arsip",),
    "pns": ("asn",),
    "camat": ("camat-lurah",),
    "lurah": ("camat-lurah",),
    "kepala-dinas": ("kepala-opd",),
    "opd": ("kepala-opd",),
    "p3k": ("pppk",),
    "kades": ("desa",),
    "kepala-desa": ("desa",),
    "perangkat-desa": ("desa",),
    "honorer": ("non-asn",),
    "thl": ("non-asn",),
    "medsos": ("media-sosial",),
    "sosmed": ("media-sosial",),
    "uu": ("undang-undang",),
    "pp": ("peraturan",),
    "skb": ("keputusan-bersama",),
    "se": ("surat-edaran",),
    "folio": ("f4",),
    "yes": ("ya",),
    "y": ("ya",),
    "true": ("ya",),
    "iya": ("ya",),
    "no": ("tidak",),
    "false": ("tidak",),
    "absen": ("daftar-hadir",),
    "absensi": ("daftar-hadir",),
    "notulen": ("notula",),
    "notulensi": ("notula",),
    "susunan-acara": ("agenda",),
    "preview": ("serve",),
    "pratinjau": ("serve",),
    "periksa": ("check",),
    "cek": ("check",),
    "print": ("cetak",),
    "tambah": ("baru",),
    "buat": ("baru", "build"),
    "help": ("jelaskan",),
    "bantuan": ("jelaskan",),
    "release": ("rilis",),
    "format": ("rapikan",),
}
"""What people say, and the words of ours that mean it; where several are given, the first that is known."""

_LONGEST_WORD = 200
"""Letters. The longest title of ours has half of that."""
