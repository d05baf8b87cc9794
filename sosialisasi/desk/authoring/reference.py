"""The reference of all keys, as a page of the guide in Markdown: every kind of file, every key, what belongs there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from enum import StrEnum

from sosialisasi.ground.counting import Counted
from sosialisasi.ground.dates import Span
from sosialisasi.ground.folders import Folder
from sosialisasi.reading.load import KINDS
from sosialisasi.site.keys import Slot, Words, inner_type, part_types, slots_of, whole_of

FILES: Mapping[Folder, type] = {folder: KINDS[folder] for folder in Folder if folder.has_keys}
PARTS = tuple(dict.fromkeys(part for kind in FILES.values() for part in part_types(kind)))
"""The types of what is written below a key."""
_SLOTS = [slot for kind in (*FILES.values(), *PARTS) for slot in slots_of(kind).values()]


def keys_in_markdown() -> str:
    """The page: the kinds of files, then what is written below their keys, then the words to choose from."""
    choices = dict.fromkeys(kind for slot in _SLOTS if issubclass(kind := inner_type(slot.type), StrEnum))
    return "\n".join(
        (
            _HEAD,
            *(_section(folder.heading, kind, f"Berkas `{_example(folder)}`.") for folder, kind in FILES.items()),
            *(_section(_heading(part), part, _short(part)) for part in PARTS),
            *map(_choices, choices),
        )
    )


_HEAD = """\
# Semua isian

Halaman ini menyebut setiap isian dari setiap jenis berkas di folder `content`. Isian yang tidak disebut di sini tidak
dikenal, dan `check` mengatakannya. Isian yang wajib harus ada; yang lain boleh tidak ada.

Halaman ini dibuat dari program. Untuk yang lainnya, lihat [PANDUAN.md](../PANDUAN.md).
"""


def _example(folder: Folder) -> str:
    return folder.path if folder.file else f"{folder.path}/…{folder.endings[0]}"


def _heading(kind: type) -> str:
    """The heading of a type, which names every key that a value of it is written below, or chosen for."""
    keys = dict.fromkeys(f"`{slot.key}`" for slot in _SLOTS if inner_type(slot.type) is kind)
    return f"{'Pilihan untuk' if issubclass(kind, StrEnum) else 'Isian di bawah'} {', '.join(keys)}"


def _link(words: str, kind: type) -> str:
    """A link to the heading of a type, under the name that code hosts give it."""
    return f"[{words}](#{re.sub(r'[^a-z0-9_ -]', '', _heading(kind).lower()).replace(' ', '-')})"


def _short(part: type) -> str:
    whole = whole_of(part)
    return f"Bila hanya `{whole}` yang diisi, teksnya saja cukup." if whole else ""


def _section(heading: str, kind: type, intro: str) -> str:
    rows = [
        f"| `{slot.key}` | {slot.says_in_file} | {_type(slot)} | {_need(slot)} |" for slot in slots_of(kind).values()
    ]
    table = "\n".join(("| isian | isinya | bentuk | wajib |", "| --- | --- | --- | --- |", *rows))
    return "\n\n".join(filter(None, (f"## {heading}", intro, table))) + "\n"


def _choices(kind: type[StrEnum]) -> str:
    rows = [f"| `{member.value}` | {getattr(member, 'label', member.value)} |" for member in kind]
    return "\n".join((f"## {_heading(kind)}\n", "| kata | artinya |", "| --- | --- |", *rows, ""))


def _need(slot: Slot) -> str:
    """Whether a key must be there, and else what holds without it."""
    match slot.default:
        case _ if slot.is_required:
            return "ya"
        case bool():
            return f"tidak; tanpa isian ini: {'ya' if slot.default else 'tidak'}"
        case StrEnum():
            return f"tidak; tanpa isian ini: {slot.default}"
        case tuple() if slot.default:
            return f"tidak; tanpa isian ini: {', '.join(slot.default)}"
    return "tidak"


def _type(slot: Slot) -> str:
    """The type of a key in words; of a list, the type of one entry."""
    inner = inner_type(slot.type)
    if slot.words is Words.ITEMS:
        words = "nomor butir"
    elif issubclass(inner, StrEnum):
        words = "salah satu dari " + _link(", ".join(f"`{member.value}`" for member in inner), inner)
    else:
        words = _PLAIN.get(inner) or _link(", ".join(f"`{key}`" for key in slots_of(inner)), inner)
    return f"daftar: {words}" if slot.is_list else words


_PLAIN: Mapping[type, str] = {
    str: "teks",
    int: "angka",
    bool: "ya atau tidak",
    date: "tanggal",
    time: "jam",
    Span: "tanggal atau rentang tanggal",
    Counted: "aturan hitungan hari",
}
