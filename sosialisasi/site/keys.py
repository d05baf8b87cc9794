"""How a field of the model is written: its Indonesian key, its sentence for staff, its example.

All of that stands in the annotation of the field (``title: Annotated[str, Keyed("judul", "Judul halaman.")]``), beside
its type and its default. Reading, forms, new files, the message about an unknown key and the reference of all keys come
from ``slots_of``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import Enum, StrEnum, auto
from functools import cache
from types import SimpleNamespace
from typing import Any, get_args, get_origin, get_type_hints

from sosialisasi.ground.folders import Folder


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


class Names(StrEnum):
    """What the words of a field name, if that is no file of another folder by its id."""

    CITATION = "kutipan"
    """A regulation, with its article."""
    ITEM = "boleh-jangan"
    """An item by its number, in the place of which a page may stand."""
    PAGE = "tautan"
    """What has a page of its own, by its file as seen from this one."""
    STAGE = "tahapan"
    AGENCY = "opd"


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
    """One field of a type as a file holds it. ``type`` is the annotation without what only describes it.

    What a reference names is a file of the folder ``leads_to``, by its id, or else what it ``names``.
    """

    name: str
    key: str
    type: Any
    says: str
    example: str
    words: Words
    is_required: bool
    default: Any
    leads_to: Folder | None
    names: Names | None
    is_list: bool

    @property
    def picks(self) -> str:
        """The kind of what it names, to be picked from what there is; nothing if it names nothing of the site."""
        named = self.leads_to or self.names
        return named.value if named else ""

    @property
    def says_in_file(self) -> str:
        """Its sentence for whoever writes the file by hand: also how what it names is written there."""
        if self.leads_to in _WRITTEN or self.leads_to is None:
            how = _WRITTEN.get(self.leads_to or self.names, "")
        else:
            how = f"Tulis nama berkasnya di folder {self.leads_to}."
        if not self.picks and not self.is_list and self.example.startswith('"'):
            how = "Selalu diapit tanda kutip."
        return f"{self.says} {how}".strip()


_WRITTEN: Mapping[Folder | Names | None, str] = {
    Folder.REGIONS: "Tulis kodenya, diapit tanda kutip.",
    Folder.GUIDANCE: "Tulis nomornya.",
    Folder.EMBLEMS: "Tulis nama berkasnya di folder lambang, tanpa .svg atau .png.",
    Names.ITEM: "Tulis nomornya.",
    Names.PAGE: "Tulis sebagai tautan ke berkasnya.",
    Names.STAGE: "Tulis id-nya di berkas pemilihannya.",
    Names.AGENCY: f"Tulis nama atau singkatannya di {Folder.AGENCIES.path}.",
}
"""How what is named is written in a file, where that is not its file."""


@cache
def slots_of(kind: type) -> Mapping[str, Slot]:
    """The fields of a type that are written in a file, by key, in the order of the type.

    ``TypeError`` if a field says neither its key nor that it has none.
    """
    hints = _hints(kind)
    plain = get_type_hints(SimpleNamespace(__annotations__=hints))  # Not evaluated a second time.
    slots: dict[str, Slot] = {}
    for field in fields(kind):
        marks = list(_marks(hints[field.name]))
        match [mark for mark in marks if isinstance(mark, Keyed | NotWritten)]:
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
                    leads_to=next((mark for mark in marks if isinstance(mark, Folder)), None),
                    names=next((mark for mark in marks if isinstance(mark, Names)), None),
                    is_list=get_origin(plain[field.name]) is tuple,
                )
            case [NotWritten()]:
                pass
            case _:
                raise TypeError(f"{kind.__name__}.{field.name}: one Keyed with a key of its own, or NotWritten")
    return slots


@cache
def name_field_of(kind: type) -> str | None:
    """The field that the name of the file fills, so that it cannot be written in the file."""
    for name, hint in _hints(kind).items():
        if NotWritten(is_name=True) in _marks(hint):
            return name
    return None


@cache
def whole_of(kind: type) -> str | None:
    """The key that plain text in the place of a whole part stands for."""
    return next((slot.key for slot in slots_of(kind).values() if slot.words is Words.WHOLE), None)


@cache
def part_types(kind: type) -> tuple[type, ...]:
    """The types of the parts that are written below the fields of a type, and below theirs, each once."""
    inner = (inner_type(slot.type) for slot in slots_of(kind).values())
    return tuple(dict.fromkeys(part for each in inner if is_part(each) for part in (each, *part_types(each))))


def inner_type(hint: Any) -> Any:
    """The type of a value without ``None``, and of one entry of a list: ``tuple[Role, ...] | None`` → ``Role``."""
    while get_args(hint):
        hint = get_args(hint)[0]
    return hint


@cache
def is_part(kind: type) -> bool:
    """Whether a value of a type is written as keys of its own, below the key of the field that holds it."""
    if not is_dataclass(kind):
        return False
    return any(isinstance(mark, Keyed) for hint in _hints(kind).values() for mark in _marks(hint))


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    """The annotations of a type, with what describes it."""
    return get_type_hints(kind, include_extras=True)


def _marks(hint: Any) -> Iterator[Any]:
    """What an annotation says beside the type, of a field and of the entries of its list."""
    yield from getattr(hint, "__metadata__", ())
    for inner in get_args(hint):
        yield from _marks(inner)


@dataclass(frozen=True, slots=True)
class Entry:
    """A value where a file holds it: in the field ``slot`` of a ``part``, at the dotted path of keys of its ``field``.

    Of a list each entry is one, with its number in its ``path`` (``dasar.0``); of any other field, both paths are one.
    """

    part: object
    slot: Slot
    field: str
    path: str
    value: Any


def entries(part: object, *sought: type | Folder, above: str = "") -> Iterator[Entry]:
    """All that a file holds of a value or a part of one, in the order of the fields, each part before its own fields;
    or only what fields hold that are of a ``sought`` type or lead to a ``sought`` folder.

    ``above`` is what the paths of all begin with.
    """
    kind: type = type(part)
    for slot, is_sought, has_parts in _ways(kind, sought):
        field, value = above + slot.key, getattr(part, slot.name)
        for number, each in enumerate(value) if slot.is_list else [(None, value)]:
            path = field if number is None else f"{field}.{number}"
            if is_sought:
                yield Entry(part, slot, field, path, each)
            if has_parts and each is not None:
                yield from entries(each, *sought, above=f"{path}.")


@cache
def _ways(kind: type, sought: tuple[type | Folder, ...]) -> tuple[tuple[Slot, bool, bool], ...]:
    """The fields of a type that are sought, or have any in their parts: whether it is itself, and whether they have."""
    ways = []
    for slot in slots_of(kind).values():
        inner = inner_type(slot.type)
        is_sought = not sought or inner in sought or slot.leads_to in sought
        has_parts = is_part(inner) and bool(_ways(inner, sought))
        if is_sought or has_parts:
            ways.append((slot, is_sought, has_parts))
    return tuple(ways)
