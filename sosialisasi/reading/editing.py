"""A file of ``content/`` as a form: its parts, each shown so that it can be filled in, and the file that comes of it.

The text is the truth: a part that nobody touched stays as it was written, byte for byte, with its comments. A form only
puts other words into the places of some parts. Pure; who may write is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin

from sosialisasi.ground.folders import Folder
from sosialisasi.ground.problems import Misread
from sosialisasi.reading import decode
from sosialisasi.reading.documents.frontmatter import FrontMatter
from sosialisasi.reading.documents.quoting import yaml_value
from sosialisasi.reading.documents.values import HASH_SIGN, read_yaml
from sosialisasi.site.keys import Slot, slots_of, whole_of

BODY = "naskah"
WHOLE = "seluruh_berkas"


class Shape(StrEnum):
    """How a part is filled in. A day, a span of days, a time and a number are text too, as people write them."""

    LINE = "baris"
    TEXT = "teks"
    """Text that is long, or of several lines."""
    DATE = "tanggal"
    SPAN = "rentang"
    TIME = "jam"
    NUMBER = "angka"
    CHOICE = "pilihan"
    CHOICES = "centang"
    LIST = "daftar"
    RECORD = "catatan"
    """Keys of its own, or nothing: a list of records of at most one row."""
    RECORDS = "catatan-catatan"
    RAW = "mentah"


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """A row of a list of records as it should be: the row that it was, counted from 0, or none if it is new.

    ``isi`` are the values of its keys; those that it does not name stay as they are written.
    """

    asal: int | None
    isi: Mapping[str, Answer]


Answer = str | tuple[str | RowAnswer, ...]
"""What a part is filled in with: a text, the texts of a list, or the rows of a list of records in their order. A row
that is not among them is removed."""


class Misfit(ValueError):
    """That an answer is not one of its part: rows where there are texts, or a row that there is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPart:
    """One key of a file with all that is written below it, or its body.

    ``source`` is how it is written now, ``tail`` the remarks and empty lines after it; both are empty for a key that
    the file does not use. ``options`` are the words to choose from, each with what it means. ``says`` tells what
    belongs there, of which ``example`` is one. It names a file of the folder that it ``leads_to``. ``rows`` are those
    of records, and ``blank`` the parts of one that is new.
    """

    name: str
    shape: Shape
    value: Answer
    source: str = ""
    tail: str = ""
    options: tuple[tuple[str, str], ...] = ()
    says: str = ""
    is_required: bool = False
    example: str = ""
    leads_to: Folder | None = None
    rows: tuple[FormRow, ...] = ()
    blank: tuple[FormPart, ...] = ()


@dataclass(frozen=True, slots=True)
class FormRow:
    """One record as the parts of its keys."""

    parts: tuple[FormPart, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A file as its parts. ``before`` stands before the first of them, ``between`` before the body."""

    before: str
    parts: tuple[FormPart, ...]
    between: str = ""

    def text(self) -> str:
        """The file, as it was read."""
        return self.filled({})

    def filled(self, answers: Mapping[str, Answer]) -> str:
        """The file with other values of the parts named. What is the same as before is left as it is written."""
        used, new, body = [], [], ""
        for part in self.parts:
            answer = answers.get(part.name, part.value)
            lines = part.source if answer == part.value else _lines(part, answer)
            if part.name == BODY:
                body = lines
            elif part.source or not lines:
                used.append(lines + part.tail)
            else:
                new.append(lines)
        head = self.before + "".join(used)
        if new and head and not head.endswith("\n"):
            head += "\n"
        return head + "".join(new) + self.between + body


def form(text: str, kind: type, *, has_body: bool) -> Form:
    """The form of a file of this ``kind``; one part alone, the file as it is, if it cannot be taken apart."""
    whole = FrontMatter("", text, "", "")
    if has_body:
        try:
            whole = FrontMatter.of(text)
        except Misread:
            return _whole(text)
    document, problems = read_yaml(whole.head)
    if document is None or any(bad.code != HASH_SIGN.code for bad in problems):  # That one stays in its part.
        return _whole(text)
    slots = slots_of(kind)
    first, sources = _sources(whole.head)
    parts = [_part(key, source, tail, document.data.get(key), slots.get(key)) for key, source, tail in sources]
    used = {part.name for part in parts}
    if not len(used) == len(parts) == len(document.data):
        return _whole(text)
    unused = [_part(key, "", "", None, slot) for key, slot in slots.items() if key not in used]
    parts += [part for part in unused if part.shape is not Shape.RAW]
    if has_body:
        says = "Bagian diawali ##, daftar diawali tanda hubung, kutipan peraturan di antara [[ dan ]]."
        parts.append(FormPart(name=BODY, shape=Shape.RAW, value=whole.body, source=whole.body, says=says))
    # Neither fence is part of the head; the lines that hold them are kept as they are written.
    parted = Form(whole.before + first, tuple(parts), whole.between)
    return parted if parted.text() == text else _whole(text)


def _whole(text: str) -> Form:
    says = "Berkas ini belum dapat ditampilkan sebagai isian. Perbaiki dulu susunannya di sini."
    return Form("", (FormPart(name=WHOLE, shape=Shape.RAW, value=text, source=text, says=says),))


_KEY = re.compile(r"([A-Za-z_][\w-]*)\s*:(?:\s|$)")


def _sources(head: str) -> tuple[str, list[tuple[str, str, str]]]:
    """What stands before the first key, and (key, lines, remarks and empty lines after them) of each."""
    first: list[str] = []
    keyed: list[tuple[str, list[str]]] = []
    for line in head.splitlines(keepends=True) if "\x0b" not in head else [head]:
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
    """A key as its type is filled in, if that loses nothing of its ``source``; else as it is. One that the file does
    not use has no source.
    """
    alone, problems = read_yaml(source)
    is_read = alone is not None and not problems and alone.data == {key: value}
    # A remark in its lines is no part of the value, and so would be lost with them.
    is_whole = not source or (is_read and source.count("#") <= str(value).count("#"))
    shape, options = _shape(slot.type if slot else None)
    known = [option for option, _ in options]
    items = [value] if isinstance(value, str) else value or []
    if shape is Shape.CHOICES and items == ["semua"]:
        items = known
    match shape:
        case Shape.LIST | Shape.CHOICES:
            are_texts = isinstance(items, list) and all(isinstance(item, str) for item in items)
            fits = are_texts and (shape is Shape.LIST or all(item in known for item in items))
        case Shape.CHOICE:
            fits = value in (None, *known)
        case _:
            fits = shape is Shape.LINE and isinstance(value, str | None)
    if shape is None or not (is_whole and fits):
        shape, options = Shape.RAW, ()
    return FormPart(
        name=key,
        shape=shape,
        value=source if shape is Shape.RAW else tuple(items) if shape in _SEVERAL else value or "",
        source=source,
        tail=tail,
        options=options,
        says=slot.says if slot else "",
        is_required=slot is not None and slot.is_required,
    )


_SEVERAL = (Shape.LIST, Shape.CHOICES)


def _shape(hint: Any) -> tuple[Shape | None, tuple[tuple[str, str], ...]]:
    """(how a field of a type is filled in, what there is to choose from)."""
    if get_origin(hint) is UnionType:
        hint = get_args(hint)[0]
    if get_origin(hint) is tuple:
        entry = get_args(hint)[0]
        shape, options = _shape(entry)
        if shape is Shape.CHOICE:
            return Shape.CHOICES, options
        is_text = shape is Shape.LINE or (is_dataclass(entry) and isinstance(entry, type) and whole_of(entry))
        return (Shape.LIST if is_text else None), ()
    if hint is bool:
        return Shape.CHOICE, (("ya", "ya"), ("tidak", "tidak"))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Shape.CHOICE, tuple((member.value, getattr(member, "label", member.value)) for member in hint)
    return (Shape.LINE if hint in decode.PLAIN else None), ()


# --- values → YAML -------------------------------------------------------------------------------------


def _lines(part: FormPart, answer: str | tuple[str, ...]) -> str:
    """A part with another value, as lines of its own. A text is a list of one, and a list as a text is its lines."""
    lines = (answer,) if isinstance(answer, str) else answer
    text = "\n".join(lines)
    if part.shape is Shape.RAW:
        is_inside = part.name not in (BODY, WHOLE)
        return text + "\n" if is_inside and text and not text.endswith("\n") else text
    items = [item for item in lines if item.strip()]
    if part.shape is Shape.CHOICES:
        return f"{part.name}: [{', '.join(map(yaml_value, items))}]\n" if items else ""
    if part.shape is Shape.LIST:
        entries = (f"  - {yaml_value(item, within_brackets=False)}\n" for item in items)
        return "".join([f"{part.name}:\n", *entries]) if items else ""
    if not text.strip() and not part.is_required:
        return ""
    value = yaml_value(text, within_brackets=False) if text.strip() else ""
    return f"{part.name}: {value}".rstrip() + "\n"
