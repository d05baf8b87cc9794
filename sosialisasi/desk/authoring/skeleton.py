"""The head of a new file: the keys of its type in their order, each below its sentence; as comments those that may be
left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from enum import StrEnum
from textwrap import indent, wrap
from typing import Any

from sosialisasi.ground.dates import Day, Span, long
from sosialisasi.reading.documents.quoting import yaml_value
from sosialisasi.site.keys import Slot, Words, inner_type, is_part, slots_of, whole_of

_WIDTH = 118
_ABOUT_COMMENTS = "# Baris yang diawali tanda # adalah keterangan untuk Anda; tidak tampil di mana pun. Boleh dihapus."
MAY_BE_LEFT_OUT = "# Yang di bawah ini boleh tidak ada. Bila perlu, hapus tanda # dan spasi di depan kuncinya."


def head(kind: type, values: Mapping[str, str], today: Day) -> str:
    """The keys of a new file of a type. ``values`` are those that are known: text, words of a list, or a block."""
    slots = slots_of(kind).values()
    used = [slot for slot in slots if slot.is_required or slot.key in values]
    unused = [slot for slot in slots if slot not in used]
    lines = [_ABOUT_COMMENTS]
    for slot in used:
        value = values.get(slot.key)
        lines += (*_says(slot), _line(slot, _written(slot, value) if value else _example(slot, today)))
    if unused:
        lines += ("#", MAY_BE_LEFT_OUT, "#")
    for slot in unused:
        lines += (*_says(slot), indent(_line(slot, _example(slot, today)), "# "))
    return "\n".join(lines) + "\n"


def entries(texts: Iterable[str]) -> str:
    """Texts as the entries of a list, a line each."""
    return "\n".join(f"  - {yaml_value(text)}" for text in texts)


def _says(slot: Slot) -> list[str]:
    """The sentence of a key as comments, with the words that there are to choose from."""
    inner = inner_type(slot.type)
    choices = ""
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        choices = f" Pilihan: {', '.join(('semua', *inner) if slot.is_list else inner)}."
    return [f"# {line}" for line in wrap(slot.says_in_file + choices, _WIDTH, break_on_hyphens=False)]


def _written(slot: Slot, value: str) -> str:
    """A value that is known, in quotes if it must have them, or if the example of its key has them."""
    if slot.is_list or value.startswith("  "):
        return value
    return f'"{value}"' if slot.example.startswith('"') else yaml_value(value)


def _line(slot: Slot, value: str) -> str:
    """A key with its value: a block below it, a list within brackets, or what stands behind the colon."""
    if value.startswith("  "):
        return f"{slot.key}:\n{value}"
    is_bare = slot.is_list and not value.startswith("[") and value != "semua"
    return f"{slot.key}: {f'[{value}]' if is_bare else value}"


def _example(slot: Slot, today: Day) -> str:
    """What might stand behind a key."""
    inner = inner_type(slot.type)
    if slot.is_list and inner is str and slot.words is Words.FREE and slot.example:
        return f"  - {slot.example}"
    if slot.example:
        return slot.example
    if is_part(inner):
        lines = list(_entry(inner, today))
        marks = ["  - " if slot.is_list else "  ", *["    " if slot.is_list else "  "] * (len(lines) - 1)]
        return "\n".join(mark + line for mark, line in zip(marks, lines, strict=True))
    if issubclass(inner, StrEnum):
        first = next(iter(inner))
        known = slot.default if isinstance(slot.default, inner | tuple) and slot.default else first
        return ", ".join(known) if isinstance(known, tuple) else str(known)
    if inner is bool:
        return "tidak" if slot.default else "ya"
    return {date: long(today), Span: long(today), time: "08.00", int: "1", str: "…"}[inner]


def _entry(kind: Any, today: Day) -> Iterator[str]:
    """The lines of one part: what must be there."""
    for slot in slots_of(kind).values():
        inner = inner_type(slot.type)
        if slot.is_required:
            whole = whole_of(inner) if is_part(inner) else None
            example = slots_of(inner)[whole].example if whole and not slot.example else _example(slot, today)
            if slot.is_list and inner is str:  # On one line, since a list below it would have to be set in.
                example = slot.example
            yield _line(slot, yaml_value(example) if whole else example)
