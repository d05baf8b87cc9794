"""How a field of the model is written in a file: its Indonesian key, its sentence for staff, its example.

All of that stands in the annotation of the field (``title: Annotated[str, Keyed("judul", "Judul halaman.")]``), beside
its type and its default. Reading, forms, new files, the message about an unknown key and the reference of all keys come
from ``slots_of``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import Enum, auto
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints


class Words(Enum):
    """What the words of a text are, where that decides how they are read."""

    FREE = auto()
    NAME = auto()
    """They name somebody, a place or a thing: a time, a day or a number there belongs to another field."""
    IDS = auto()
    """They are ids, which commas and "dan" only part."""
    ITEMS = auto()
    """They are ids of items, which people write in several forms: ``d-1``, ``D1``."""
    WHOLE = auto()
    """Plain text that stands in the place of the whole part is this field: ``dasar: [PP 94/2021 Pasal 5]``."""


@dataclass(frozen=True, slots=True)
class Keyed:
    """The key of a field, what it says in the guide, and an ``example`` as it is written in a file.

    A field without an example gets one of its type in new files: today, the first choice, the parts of its entry.
    """

    key: str
    says: str
    example: str = ""
    words: Words = Words.FREE


@dataclass(frozen=True, slots=True)
class NotWritten:
    """That a field is no key of the file: the reader fills it, from the file's name if ``is_name``."""

    is_name: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One field of a type as a file holds it. ``type`` is the annotation without what only describes it."""

    name: str
    key: str
    type: Any
    says: str
    example: str
    words: Words
    is_required: bool
    default: Any

    @property
    def is_list(self) -> bool:
        return get_origin(self.type) is tuple


@cache
def slots_of(kind: type) -> Mapping[str, Slot]:
    """The fields of a type that are written in a file, by key, in the order of the type.

    ``TypeError`` if a field says neither its key nor that it has none.
    """
    hints, plain = get_type_hints(kind, include_extras=True), get_type_hints(kind)
    slots: dict[str, Slot] = {}
    for field in fields(kind):
        marks = [
            mark for mark in getattr(hints[field.name], "__metadata__", ()) if isinstance(mark, Keyed | NotWritten)
        ]
        match marks:
            case [Keyed() as mark] if mark.key not in slots:
                slots[mark.key] = Slot(
                    name=field.name,
                    key=mark.key,
                    type=plain[field.name],
                    says=mark.says,
                    example=mark.example,
                    words=mark.words,
                    is_required=field.default is MISSING and field.default_factory is MISSING,
                    default=None if field.default is MISSING else field.default,
                )
            case [NotWritten()]:
                pass
            case _:
                raise TypeError(f"{kind.__name__}.{field.name}: one Keyed with a key of its own, or NotWritten")
    return slots


@cache
def name_field_of(kind: type) -> str | None:
    """The field that the name of the file fills, so that it cannot be written in the file."""
    for name, hint in get_type_hints(kind, include_extras=True).items():
        if NotWritten(is_name=True) in getattr(hint, "__metadata__", ()):
            return name
    return None


@cache
def whole_of(kind: type) -> str | None:
    """The key that plain text in the place of a whole part stands for."""
    return next((slot.key for slot in slots_of(kind).values() if slot.words is Words.WHOLE), None)


@cache
def parts_of(kind: type) -> tuple[type, ...]:
    """The types of the parts that are written below the fields of a type, and below theirs, each once."""
    found: dict[type, None] = {}
    for slot in slots_of(kind).values():
        inner = inner_type(slot.type)
        if is_dataclass(inner) and isinstance(inner, type) and _is_written(inner):
            found |= dict.fromkeys((inner, *parts_of(inner)))
    return tuple(found)


def inner_type(hint: Any) -> Any:
    """The type of a value without ``None``, and of one entry of a list: ``tuple[Role, ...] | None`` → ``Role``."""
    while get_args(hint):
        hint = get_args(hint)[0]
    return hint


def _is_written(kind: type) -> bool:
    hints = get_type_hints(kind, include_extras=True)
    return any(isinstance(mark, Keyed) for hint in hints.values() for mark in getattr(hint, "__metadata__", ()))
