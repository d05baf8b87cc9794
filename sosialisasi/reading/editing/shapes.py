"""How the field of a type is filled in: its shape, what there is to choose from, and the parts of an empty record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin

from sosialisasi.ground.dates import Span
from sosialisasi.reading import decode
from sosialisasi.reading.editing.parts import FormPart, Shape
from sosialisasi.site.keys import Slot, Words, inner_type, is_part, slots_of

SEVERAL = (Shape.LIST, Shape.CHOICES, Shape.RECORD, Shape.RECORDS)
"""What has no one text as its value."""
RECORDS = (Shape.RECORD, Shape.RECORDS)
_OF_TEXT: Mapping[type, Shape] = {date: Shape.DATE, Span: Shape.SPAN, time: Shape.TIME, int: Shape.NUMBER}
"""What helps to type a value. Of all other types it is a line."""


def shape_of(hint: Any) -> Shape:
    """How a field of a type is filled in, where nothing stands in the way."""
    if get_origin(hint) is UnionType:
        hint = get_args(hint)[0]
    if get_origin(hint) is tuple:
        match shape_of(get_args(hint)[0]):
            case Shape.RECORD:
                return Shape.RECORDS
            case Shape.CHOICE:
                return Shape.CHOICES
            case _:
                return Shape.LIST
    if is_part(hint):
        return Shape.RECORD
    if hint is bool or issubclass(hint, StrEnum):
        return Shape.CHOICE
    return _OF_TEXT.get(hint, Shape.LINE) if hint in decode.PLAIN else Shape.RAW


def options_of(hint: Any) -> tuple[tuple[str, str], ...]:
    """The words that a field of a type may be, each with what it means."""
    hint = inner_type(hint)
    if hint is bool:
        return (("ya", "ya"), ("tidak", "tidak"))
    if issubclass(hint, StrEnum):
        return tuple((member.value, getattr(member, "label", member.value)) for member in hint)
    return ()


def empty_part(slot: Slot, above: tuple[type, ...] = ()) -> FormPart:
    """The part of a key that is not used. Records within themselves, ``above`` which they stand, end there."""
    shape, kind = shape_of(slot.type), inner_type(slot.type)
    is_record = shape in RECORDS
    if shape is Shape.LINE and slot.words is Words.FREE and slot.example.endswith("."):
        shape = Shape.TEXT  # Whole sentences belong there.
    return FormPart(
        name=slot.key,
        shape=shape,
        value=() if shape in SEVERAL else "",
        options=options_of(slot.type),
        says=slot.says,
        is_required=slot.is_required,
        example="" if is_record else slot.example.strip("[]").strip('"'),
        words=slot.words,
        picks=slot.picks,
        blank=blank(kind, above) if is_record and kind not in above else (),
    )


@cache
def blank(kind: type, above: tuple[type, ...] = ()) -> tuple[FormPart, ...]:
    """The parts of an empty record of a type."""
    return tuple(empty_part(slot, (*above, kind)) for slot in slots_of(kind).values())
