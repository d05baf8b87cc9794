"""Keys as they are written → parts, as far as nothing is lost.

Everything here looks at lines that are not set in: what is written below a key or behind a mark is taken out of its
depth first, so that a record within a record is taken apart as a file is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from sosialisasi.reading.documents.quoting import yaml_value
from sosialisasi.reading.documents.values import read_yaml
from sosialisasi.reading.editing.parts import Answer, FormPart, FormRow, RowAnswer, Shape
from sosialisasi.reading.editing.shapes import RECORDS, blank, empty_part
from sosialisasi.site.keys import Slot, Words, inner_type, slots_of, whole_of

_KEY = re.compile(r"([A-Za-z_][\w-]*)\s*:(?:\s|$)")
ALONE = re.compile(r"[\w-]+ *: *(?:\n|\Z)")
"""A key with nothing behind it on its line."""
_MARK = re.compile(r" *- +(?=\S)")
OPENS_BLOCK = re.compile(r"(?:[\w-]+ *: +|)([>|])[-+]? *\n")
"""What begins a text of several lines."""
_LONG = 100
"""Letters of a text that does not fit into one line of a form."""


def parts_of(text: str, kind: type, data: Any) -> tuple[str, tuple[FormPart, ...]] | None:
    """What stands before the first key of a text, and its parts: those that it uses, and those that it might.

    Nothing if its lines do not begin with the keys that were read from it.
    """
    slots = slots_of(kind)
    first, sources = _sources(text)
    keys = [key for key, _, _ in sources]
    if not isinstance(data, dict) or len(keys) != len(data) or set(keys) != set(data):
        return None
    used = [_part(key, source, tail, data[key], slots.get(key)) for key, source, tail in sources]
    return first, (*used, *(part for part in blank(kind) if part.name not in data))


def lines_of(text: str) -> list[str]:
    """The lines of a text with their ends."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def is_remark(line: str) -> bool:
    """Whether a line says nothing."""
    return not line.strip() or line.lstrip(" ").startswith("#")


def _sources(text: str) -> tuple[str, list[tuple[str, str, str]]]:
    """What stands before the first key, and (key, lines, remarks and empty lines after them) of each."""
    first: list[str] = []
    keyed: list[tuple[str, list[str]]] = []
    for line in lines_of(text):
        if match := _KEY.match(line):
            keyed.append((match[1], [line]))
        else:
            (keyed[-1][1] if keyed else first).append(line)
    sources = []
    for key, lines in keyed:
        end = len(lines)
        while end > 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
            end -= 1
        sources.append((key, "".join(lines[:end]), "".join(lines[end:])))
    return "".join(first), sources


def _part(key: str, source: str, tail: str, value: Any, slot: Slot | None) -> FormPart:
    """A key as its type is filled in, if that loses nothing of its ``source``; else as it is."""
    part = empty_part(slot) if slot else FormPart(name=key, shape=Shape.RAW, value="")
    taken = _rows_taken(part, source, value, slot) if slot and part.shape in RECORDS else _taken(part, source, value)
    taken = taken or replace(part, shape=Shape.RAW, value=source, options=(), blank=())
    return replace(taken, source=source, tail=tail)


def _taken(part: FormPart, source: str, value: Any) -> FormPart | None:
    """A part with a text or texts as its value; nothing if they are not all that is written."""
    alone, problems = read_yaml(source)
    if alone is None or problems or alone.data != {part.name: value}:
        return None
    known = [option for option, _ in part.options]
    texts = _several(part, value) if isinstance(value, str) else value or []
    are_texts = isinstance(texts, list) and all(isinstance(each, str) for each in texts)
    entries: tuple[FormRow, ...] = ()
    written = source
    if part.shape is Shape.LIST and isinstance(value, list):
        entries = tuple(_entries(source))
        written = "".join(entry.plain for entry in entries) or source
        if len(entries) not in (0, len(value)) or (entries and not ALONE.match(source)):
            return None
    if written.count("#") > str(value).count("#"):  # A remark in its lines is no part of the value.
        return None
    match part.shape:
        case Shape.LIST if are_texts and not any("\n" in each for each in texts):
            return replace(part, value=tuple(texts), entries=entries)
        case Shape.CHOICES if are_texts:
            texts = known if texts == ["semua"] else texts
            return replace(part, value=tuple(texts)) if set(texts) <= set(known) else None
        case Shape.CHOICE if value is None or value in known:
            return replace(part, value=value or "")
        case Shape.LIST | Shape.CHOICES | Shape.CHOICE | Shape.RAW:
            return None
    if not isinstance(value, str | None):
        return None
    return _with_text(part, value or "", source)


def _with_text(part: FormPart, value: str, source: str) -> FormPart:
    """A part with a text that is written so; an address is a line, however long."""
    is_long = part.shape is Shape.LINE and ("\n" in source.rstrip() or (len(value) > _LONG and " " in value))
    return replace(part, value=value, shape=Shape.TEXT if is_long else part.shape)


def _several(part: FormPart, text: str) -> list[str]:
    """The words of a list of choices or ids that is written as one text."""
    is_parted = part.shape is Shape.CHOICES or part.words in (Words.IDS, Words.ITEMS)
    return [each.strip() for each in text.split(",")] if is_parted else [text]


# --- records -------------------------------------------------------------------------------------------


def _rows_taken(part: FormPart, source: str, value: Any, slot: Slot) -> FormPart | None:
    """A part with records as its rows; nothing if they cannot all be taken apart."""
    kind = inner_type(slot.type)
    if not ALONE.match(source):
        rows = _on_its_line(part, source, value, kind)
    elif value is None:
        rows = [] if len(lines_of(source)) == 1 else None
    elif isinstance(value, dict):
        rows = _below(source, kind, value)
    else:
        rows = _listed(source, kind, value)
    if rows is None or (part.shape is Shape.RECORD and len(rows) > 1):
        return None
    answers = tuple(RowAnswer(number, values_of(row.parts)) for number, row in enumerate(rows))
    return replace(part, rows=tuple(rows), value=answers)


def values_of(parts: tuple[FormPart, ...]) -> dict[str, Answer]:
    """What the parts of a record hold now, as far as they hold anything."""
    return {part.name: part.value for part in parts if part.value}


def _on_its_line(part: FormPart, source: str, value: Any, kind: type) -> list[FormRow] | None:
    """The rows of texts that stand behind their key."""
    texts = [value] if isinstance(value, str) else value
    alone, problems = read_yaml(source)
    if alone is None or problems or alone.data != {part.name: value} or not isinstance(texts, list):
        return None
    if source.count("#") > str(value).count("#"):
        return None
    rows = [_plain(text, kind, "") for text in texts]
    return None if None in rows else [row for row in rows if row]


def _below(source: str, kind: type, value: dict[str, Any]) -> list[FormRow] | None:
    """The one row of a record below its key."""
    _, *lines = lines_of(source)
    start = next((number for number, line in enumerate(lines) if not is_remark(line)), len(lines))
    depth = next((len(line) - len(line.lstrip(" ")) for line in lines[start:]), 0)
    row = _row("".join(lines[:start]), " " * depth, lines[start:], "", kind, value) if depth else None
    return [row] if row else None


def _listed(source: str, kind: type, values: Any) -> list[FormRow] | None:
    """The rows of a list below its key."""
    entries = list(_entries(source))
    if not isinstance(values, list) or len(entries) != len(values):
        return None
    rows = [
        _row(each.lead, each.mark, [each.plain], each.tail, kind, value)
        for each, value in zip(entries, values, strict=True)
    ]
    return None if None in rows else [row for row in rows if row]


def _row(lead: str, mark: str, lines: list[str], tail: str, kind: type, value: Any) -> FormRow | None:
    text = set_out(mark, "".join(lines))
    if text is None:
        return None
    if isinstance(value, dict):
        taken = parts_of(text, kind, value)
        return FormRow(parts=taken[1], lead=lead, mark=mark, tail=tail) if taken and not taken[0] else None
    alone, problems = read_yaml(f"teks:\n  - {set_in('    ', text)[4:]}")
    if alone is None or problems or alone.data != {"teks": [value]} or text.count("#") > str(value).count("#"):
        return None
    plain = _plain(value, kind, text)
    return replace(plain, lead=lead, mark=mark, tail=tail) if plain else None


def _plain(value: Any, kind: type, source: str) -> FormRow | None:
    """A row that is one text: that of the key that stands for the whole, written as it would be behind that key."""
    whole = whole_of(kind)
    if not whole or not isinstance(value, str):
        return None
    source = source or f"{yaml_value(value)}\n"
    keyed = f"{whole}: {set_in('  ', source).lstrip(' ')}"
    parts = (
        replace(_with_text(part, value, keyed), source=keyed) if part.name == whole else part for part in blank(kind)
    )
    return FormRow(parts=tuple(parts), plain=source)


def _entries(source: str) -> list[FormRow]:
    """The entries of a list below its key, each with its lines as they are written."""
    _, *lines = lines_of(source)
    first = next((line for line in lines if not is_remark(line)), "")
    mark = _MARK.match(first)
    if mark is None:
        return []
    dash = mark[0].rstrip()
    depth = len(dash) - 1
    starts = [number for number, line in enumerate(lines) if line.startswith((f"{dash} ", f"{dash}\n"))]
    entries = []
    above = 0
    for start, following in zip(starts, [*starts[1:], len(lines)], strict=True):
        end = following
        while end > start + 1 and _is_between(lines[end - 1], depth):
            end -= 1
        own = _MARK.match(lines[start])
        tail = "".join(lines[end:]) if following == len(lines) else ""
        lead, text = "".join(lines[above:start]), "".join(lines[start:end])
        entries.append(FormRow(lead=lead, mark=own[0] if own else "", plain=text, tail=tail))
        above = end
    return entries


def _is_between(line: str, depth: int) -> bool:
    """Whether a line stands between entries whose marks are set in so deep."""
    return is_remark(line) and len(line.rstrip()) - len(line.strip()) <= depth


def set_out(mark: str, text: str) -> str | None:
    """Lines without the mark of the first and the depth of all others; nothing if they are not set in so deep."""
    first, *lines = lines_of(text)
    depth = " " * len(mark)
    if not mark or not first.startswith(mark) or not all(line.startswith(depth) or not line.strip() for line in lines):
        return None
    return first[len(mark) :] + "".join(line[len(depth) :] if line.strip() else line for line in lines)


def set_in(mark: str, text: str) -> str:
    """Lines with a mark before the first, and set in below it."""
    first, *lines = lines_of(text)
    return mark + first + "".join(" " * len(mark) + line if line.strip() else line for line in lines)
