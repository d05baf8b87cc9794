"""Raw values → typed values and Problems: our schema, with all mistakes of a file at once."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, time
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from sosialisasi.ground import addresses, misaddressed
from sosialisasi.ground.counting import POLLING, Counted, Limit, Unit, parse_counted
from sosialisasi.ground.dates import Day, Span, Zone, clock
from sosialisasi.ground.days import one_form, only_tells_when, parse_date, parse_span
from sosialisasi.ground.problems import MAX_TOLD, Family, Mend, Misread, Problem, Rule, Severity
from sosialisasi.ground.sayings import comparable, nearest, suggestion, surely
from sosialisasi.ground.times import parse_time, zone_of
from sosialisasi.reading.documents.quoting import yaml_value
from sosialisasi.reading.documents.values import WRONG_KIND, Document, shown_value
from sosialisasi.site import model
from sosialisasi.site.keys import Slot, Words, inner_type, slots_of, whole_of

_rule = functools.partial(Rule, Family.FIELDS)

UNKNOWN_KEY = _rule(
    "kunci-tak-dikenal",
    'Kunci "{kunci}" tidak dikenal.',
    "Isian yang salah ketik tidak boleh hilang diam-diam.",
    "{saran}Kunci yang dikenal: {dikenal}.",
    wrong="pemeriska: Bagian Hukum",
    right="pemeriksa: Bagian Hukum",
)

MISSING_KEY = _rule(
    "kunci-kurang",
    'Kunci "{kunci}" belum diisi.',
    "Bagian ini wajib ada.",
    'Tambahkan baris "{kunci}: …".',
    wrong="judul:",
    right="judul: Media sosial dan grup WhatsApp",
)

UNKNOWN_CHOICE = _rule(
    "pilihan-salah",
    '"{nilai}" bukan pilihan yang dikenal.',
    "Di sini hanya beberapa kata yang berlaku.",
    "{saran}Pilih salah satu: {pilihan}.",
    wrong="audiens: umum",
    right="audiens: asn",
)

DUPLICATE_ENTRY = _rule(
    "isian-kembar",
    '"{nilai}" tertulis lebih dari sekali di daftar ini.',
    "Yang dipakai hanya satu; mungkin yang dimaksud pilihan lain.",
    "Hapus salah satunya, atau ganti dengan pilihan yang dimaksud.",
    Severity.WARNING,
    wrong="kertas: [f4, f4]",
    right="kertas: [a4, f4]",
)

OTHER_ZONE = _rule(
    "zona-berbeda",
    "Pukul {jam} ditulis dengan {zona}, padahal daerah {daerah} memakai {benar}.",
    "Jam dicetak menurut zona daerahnya, jadi peserta akan datang pada jam yang salah.",
    'Bila jamnya menurut {zona}, tulis "{sama}". Bila zonanya yang keliru, tulis "{jam}".',
    wrong="daerah: 16.10\nmulai: 13.30 WITA",
    right="daerah: 16.10\nmulai: 12.30",
)

SWAPPED_FIELDS = _rule(
    "isian-tertukar",
    'Isian {kunci} memuat "{nilai}", yang agaknya milik isian lain.',
    "Isian ini dicetak sebagai nama; jam, hari, angka, dan tempat punya isiannya sendiri.",
    'Jam ditulis di "mulai" dan "selesai", hari di "tanggal", ruang di "tempat", kantor di "tuan_rumah".',
    wrong="tempat: 08.00",
    right="mulai: 08.00\ntempat: Aula Kantor Bupati",
)

BAD_ADDRESS = _rule(
    "alamat-salah",
    'Alamat "{nilai}" tidak dapat dipakai.',
    "Yang boleh hanya alamat https://, http://, mailto:, atau tel:.",
    '{saran}Salin alamat lengkapnya, misalnya "https://contoh.go.id/halaman".',
    wrong="alamat: www.contoh.go.id",
    right="alamat: https://contoh.go.id/halaman",
)

T = TypeVar("T")


def decode(kind: type[T], document: Document, path: str, **extras: object) -> tuple[T | None, tuple[Problem, ...]]:
    """Type a document as ``kind``. ``extras`` are the fields that are not written in the file (its name, the body).

    All mistakes are reported, each with its line; the value is missing if one of them is an error.
    """
    reader = _Reader(document, path)
    has_origin = any(each.name == "origin" for each in fields(kind))  # type: ignore[arg-type]
    own = {"origin": reader.origin} if has_origin else {}
    value = reader.whole(kind, document.data, "", extras | own)
    if isinstance(value, model.Meeting) and value.region[:2].isdecimal():  # Else nobody can tell its zone.
        reader.compare_zones(value.region)
    is_good = document.is_whole and not reader.problems
    return (value if is_good else None), (*reader.problems, *reader.remarks)


def conjectures(kind: type[T], document: Document, path: str, **extras: object) -> tuple[T, T]:
    """Two values of a document that is not right: alike in all that can be read, and different where a field cannot be
    read or is missing. A check that finds fault with both finds it whatever should stand there.
    """
    readers = [_Reader(document, path, second=second, guesses=True) for second in (False, True)]
    first, second = (reader.whole(kind, document.data, "", extras | {"origin": reader.origin}) for reader in readers)
    return first, second


def forms(kind: type, document: Document) -> Mapping[str, str]:
    """The one form of every day, span and time of a document that can be read, by its dotted path."""
    reader = _Reader(document, "")
    known = {slot.name for slot in slots_of(kind).values()}
    # What comes from elsewhere is not looked at.
    reader.whole(kind, document.data, "", {name: None for name in get_type_hints(kind) if name not in known})
    return {where: one_form(*dated) for where, dated in reader.dated.items()}


class _Bad(Exception):
    """A value that is already reported."""


class _Reader:
    """Reads raw values as the types of the model, collecting all mistakes of one file.

    What cannot be read is replaced by something of its type, of which there are two.
    """

    def __init__(self, document: Document, path: str, *, second: bool = False, guesses: bool = False) -> None:
        self.document = document
        self.origin = model.Origin(path=path, lines=document.lines)
        self.second = second
        self.guesses = guesses
        """Whether only the value matters: nobody reads its mistakes."""
        self.problems: list[Problem] = []
        """The mistakes that keep the value from being made."""
        self.remarks: list[Problem] = []
        """The mistakes that do not."""
        self.dated: dict[str, tuple[date | Span | time, str]] = {}
        """Every day, span and time with how it was written, by its dotted path."""
        self.zones: dict[str, tuple[time, Zone]] = {}
        """The times that were written with a zone."""

    @property
    def is_told(self) -> bool:
        """Whether the next problem is told; of the many mistakes of a file the last are only counted."""
        return len(self.problems) < MAX_TOLD

    def whole(self, kind: Any, data: Mapping[str, Any], where: str, extras: Mapping[str, object]) -> Any:
        """Build ``kind`` from its keys, after reporting each key that is missing, unknown or wrong."""
        slots = slots_of(kind)
        values = dict(extras)
        typed: dict[str, str] = {}
        """How a key is spelled in the file, by the key that was meant."""
        for key in (key for key in data if key not in slots):
            english = _in_english(slots)
            near = (english.get(comparable(key)) or nearest(key, slots)) if self.is_told else None
            if near is not None and near not in data:
                typed.setdefault(near, key)
            place = f"{where}.{key}".lstrip(".")
            line = self.origin.line(place)
            is_sure = near is not None and near not in data and surely(key, {**slots, **english}) is not None
            mend = Mend(line, f"{key}:", f"{near}:") if line and is_sure else None
            hint = f'Maksud Anda "{near}"? ' if near else ""
            self.report(place, Misread(UNKNOWN_KEY, kunci=key, saran=hint, dikenal=", ".join(sorted(slots))), mend)
        for key, slot in slots.items():
            raw = data.get(typed.get(key, key))
            if raw is None and key not in data and not slot.is_required:
                continue
            place = f"{where}.{typed.get(key, key)}".lstrip(".")
            if raw in (None, "", "…", "...") or (raw == [] and (slot.is_required or not slot.is_list)):
                if slot.is_required:
                    if key in data or key in typed or self.document.is_whole:  # It may be in the line that is left out.
                        self.report(place, Misread(MISSING_KEY, kunci=key))
                    continue
                if key not in data or inner_type(slot.type) is not model.Withdrawal:  # Its presence says something.
                    continue
            try:
                values[slot.name] = value = self.value(slot.type, raw, place, slot.words)
            except _Bad:
                if self.second and get_origin(slot.type) is UnionType:
                    values[slot.name] = self.stand_in(get_args(slot.type)[0])
                continue
            if slot.words is Words.NAME and only_tells_when(value):
                self.report(place, Misread(SWAPPED_FIELDS, kunci=key, nilai=value))
        if isinstance(address := values.get("url"), str):
            values["url"] = address = addresses.lower_host(address)
            if not addresses.is_address(address, plain_too=True):
                mistake = _unusable(address)
                self.report(f"{where}.alamat".lstrip("."), mistake)
                values["url"] = mistake.right or values["url"]
        return kind(**{name: self.stand_in(hint) for name, hint in _required(kind) if name not in values}, **values)

    def stand_in(self, hint: Any) -> Any:
        """Something of a type, in the place of what could not be read."""
        origin = get_origin(hint)
        if origin is UnionType:
            return None
        if origin is tuple:
            return (self.stand_in(get_args(hint)[0]),) if self.second else ()
        if hint is Span:
            day = self.stand_in(Day)
            return Span(day, day)
        if hint is model.Origin:
            return self.origin
        if hint in _STAND_INS:
            return _STAND_INS[hint][self.second]
        if is_dataclass(hint):
            return hint(**{name: self.stand_in(inner) for name, inner in _required(hint)})  # type: ignore[operator, arg-type]
        return list(hint)[-1 if self.second else 0]

    def value(self, hint: Any, raw: Any, where: str, words: Words = Words.FREE) -> Any:
        """Read one value. ``_Bad`` if it was reported as a mistake."""
        origin = get_origin(hint)
        if origin is UnionType:
            return self.value(get_args(hint)[0], raw, where, words)
        if origin is tuple:
            return self.several(get_args(hint)[0], raw, where, words)
        is_part = is_dataclass(hint) and hint not in PLAIN
        try:
            if is_part:
                return self.part(hint, raw, where)
            value = _alone(hint, raw, is_told=self.is_told)
        except Misread as mistake:
            if mistake.right is None and isinstance(raw, str) and not is_part:
                mistake.right = _without_ends(hint, raw)
            self.report(where, mistake, written_as=raw if isinstance(raw, str) else "")
            if not mistake.right:
                raise _Bad from None
            return _alone(hint, mistake.right)  # All else is told as if it were mended.
        if isinstance(value, date | Span | time):
            self.dated[where] = (value, raw)
            if isinstance(value, time) and (zone := zone_of(raw)):
                self.zones[where] = (value, zone)
        return value

    def part(self, kind: Any, raw: Any, where: str) -> Any:
        slots = slots_of(kind)
        if isinstance(raw, str) and (tight := _TIGHT.fullmatch(raw)) and tight[1] in slots:
            example = "Beri spasi sesudah titik dua."
            mistake = Misread(WRONG_KIND, harapan="kunci dan isian", nilai=shown_value(raw), contoh=example)
            line = self.origin.line(where)
            mend = Mend(line, raw, f"{tight[1]}: {yaml_value(tight[2])}") if line else None
            self.report(where, mistake, mend)
            raw = {tight[1]: tight[2]}
        if isinstance(raw, str) and (whole := whole_of(kind)):
            raw = {whole: raw}
        if not isinstance(raw, dict):
            needed = [f'"{key}: …"' for key, slot in slots.items() if slot.is_required]
            example = f"Tulis di bawahnya, menjorok ke dalam: {', '.join(needed)}."
            raise Misread(WRONG_KIND, harapan="kunci dan isian", nilai=shown_value(raw), contoh=example)
        return self.whole(kind, raw, where, {})

    def several(self, entry: Any, raw: Any, where: str, words: Words) -> tuple[Any, ...]:
        """A list. One value alone is a list of one; choices may be ``semua``, and ids and choices may be separated by
        commas or ``dan``.
        """
        is_choice = isinstance(entry, type) and issubclass(entry, StrEnum)
        is_list_of_ids = words in (Words.IDS, Words.ITEMS)
        if is_choice and raw == "semua":
            return tuple(entry)
        if isinstance(raw, str):
            if is_choice and (only := _members(entry).get(comparable(raw))) is not None:
                return (only,)
            is_several = (is_choice or is_list_of_ids) and len(raw) <= _LONGEST_CHOICES
            parts = _AND.split(raw.strip("[] ")) if is_several else [raw]
            raw = [part.strip() for part in parts if part.strip() or not is_several] or [raw]
        elif isinstance(raw, dict):
            raw = [raw]
        elif is_list_of_ids:
            raw = [part for item in raw for part in (_SPACES.split(item) if _is_run_of_ids(item) else [item])]
        values: list[Any] = []
        for number, item in enumerate(raw):
            place = f"{where}.{number}"
            try:
                value = self.value(entry, item, place)
            except _Bad:
                value = self.stand_in(entry)
            else:
                if words is Words.ITEMS:
                    value = item_number(value)
                if value in values and (is_choice or is_list_of_ids or entry is model.Basis):
                    shown = value.citation if isinstance(value, model.Basis) else value
                    self.report(place, Misread(DUPLICATE_ENTRY, nilai=shown), self.without(place, value))
                    continue
            values.append(value)
        return tuple(values)

    def compare_zones(self, region: str) -> None:
        """Report each time in another zone than that of a region, of which all times are printed."""
        own = Zone.of_region(region)
        for where, (clock_time, zone) in self.zones.items():
            if zone is not own:
                there = time((clock_time.hour + own.offset - zone.offset) % 24, clock_time.minute)
                details = {"zona": zone.value, "daerah": region, "benar": own.value}
                self.report(where, Misread(OTHER_ZONE, jam=clock(clock_time), sama=clock(there), **details))

    def without(self, where: str, value: Any) -> Mend | None:
        """What takes an entry out of its list; nothing if its place in the line is not certain."""
        line = self.origin.line(where)
        if line is None:
            return None
        written_line = self.document.source_line(line)
        token = self.document.tokens.get(where)
        if token is None:  # Several in one text: "asn, asn".
            whole = self.document.tokens.get(where.rpartition(".")[0])
            if whole is None or not isinstance(value, str):
                return None
            text = written_line[whole.start : whole.end]
            first = re.split(rf"(?<=\W){re.escape(value)}(?!\w)|^{re.escape(value)}(?!\w)", text)
            if len(first) != 3:
                return None
            kept = text[: len(first[0]) + len(value)] + first[1].rstrip(" ,;") + first[2]
            return Mend(line, written_line, written_line[: whole.start] + kept + written_line[whole.end :])
        start, rest = written_line[: token.start], written_line[token.end :]
        if not start.strip(" -"):
            return Mend(line, written_line, "")
        return Mend(line, written_line, start.rstrip().removesuffix(",") + rest)

    def report(self, where: str, mistake: Misread, mend: Mend | None = None, written_as: str = "") -> None:
        if self.guesses and not self.is_told:
            return
        line = self.origin.line(where)
        if mend is None and mistake.right is not None and line:
            mend = self.mend(where, line, mistake.right)
            if mend is None and mistake.right and where not in self.document.tokens:  # It is one of several in a text.
                mend = Mend(line, written_as, mistake.right)
        problem = mistake.at(self.origin.path, line, where).with_mend(mend)
        (self.problems if problem.is_error else self.remarks).append(problem)

    def mend(self, where: str, line: int, right: str) -> Mend | None:
        """A line with the right value of a field, or without the field if it should have none."""
        token = self.document.tokens.get(where)
        source = self.document.source_line(line)
        if token is None or self.document.lines[""] + token.line != line:
            return None
        if not right:
            return Mend(line, source, "") if not source[token.end :].strip() and not source.startswith("-") else None
        before, after = source[: token.start], source[token.end :]
        return Mend(line, source, before + yaml_value(right, within_brackets="[" in before or "{" in before) + after)


_STAND_INS: Mapping[type, tuple[Any, Any]] = {
    str: ("\u2026", "\u2026\u2026"),
    int: (0, 9999),
    bool: (False, True),
    date: (date(1900, 1, 1), date(2199, 12, 31)),
    time: (time(0), time(23, 59)),
    Counted: (
        Counted(-3650, Unit.DAY, POLLING, limit=Limit.EARLIEST),
        Counted(3650, Unit.DAY, POLLING, limit=Limit.LATEST),
    ),
}
_TIGHT = re.compile(r"([a-z_]+):([^\s/].*)")
_SPACES = re.compile(r"\s+")


def item_number(text: str) -> str:
    """The number of an item as it is written: ``d-1``, ``D1``, ``D.1`` and ``D – 1`` are ``D-1``."""
    m = _ITEM_NUMBER.fullmatch(text.strip())
    return f"{m[1].upper()}-{int(m[2])}" if m else text


_ITEM_NUMBER = re.compile(r"([A-Za-z])\s?[-–—.\u2010-\u2012]?\s?([0-9]{1,4})")


def _is_run_of_ids(raw: object) -> bool:
    """Whether an entry is several ids between which only spaces stand."""
    if not isinstance(raw, str) or len(raw) > _LONGEST_CHOICES or " " not in raw:
        return False
    return all(_ID_ALONE.fullmatch(part) for part in raw.split())


_ID_ALONE = re.compile(r"[A-Za-z][-–.]?[0-9]+|[0-9]{2}(?:\.[0-9]{2}){0,2}")


def _in_english(slots: Mapping[str, Slot]) -> Mapping[str, str]:
    """The key of each field by its English name, and by other words that people write for it."""
    others = {word: key for word, key in _OTHER_WORDS.items() if key in slots}
    return others | {comparable(slot.name): key for key, slot in slots.items()}


_OTHER_WORDS: Mapping[str, str] = {
    "published": "status",
    "date": "tanggal",
    "venue": "tempat",
    "location": "tempat",
    "time": "mulai",
    "description": "ringkasan",
    "speaker": "narasumber",
    "tags": "audiens",
    "hari": "tanggal",
    "waktu": "mulai",
    "jam": "mulai",
    "pukul": "mulai",
    "lokasi": "tempat",
    "penyelenggara": "tuan_rumah",
    "pembicara": "narasumber",
    "dasar-hukum": "dasar",
    "editor": "pemeriksa",
}


def _without_ends(hint: Any, raw: str) -> str | None:
    """A value without the signs around it, with which it cannot be read and without which it can."""
    bare = raw.strip(" ,;.\u201c\u201d\u201e\u2018\u2019\"'[]()*_`")
    if bare == raw or not bare:
        return None
    try:
        _alone(hint, bare)
    except Misread:
        return None
    return bare


def _unusable(address: str) -> Misread:
    cause, right = misaddressed.diagnosis(address)
    right = right if right and addresses.is_address(right, plain_too=True) else None
    said = f"{cause} " if cause else ""
    return Misread(BAD_ADDRESS, right=right, nilai=address, saran=f'{said}Maksud Anda "{right}"? ' if right else said)


@functools.cache
def _required(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The name and the type of each field that has no default."""
    hints = get_type_hints(kind)
    needed = (each.name for each in fields(kind) if each.default is MISSING and each.default_factory is MISSING)
    return tuple((name, hints[name]) for name in needed)


def _alone(hint: Any, raw: object, *, is_told: bool = True) -> object:
    """A value that is no part and no list: a choice, or what one text says. ``Misread`` if it is none of its type."""
    return choice(hint, raw, is_told=is_told) if issubclass(hint, StrEnum) else PLAIN[hint](_text(raw))


def _text(raw: object) -> str:
    if isinstance(raw, str) and raw:
        return raw
    example = 'Bila ada titik dua di dalamnya, apit dengan tanda kutip: "…: …".'
    if not raw:
        example = "Isi, atau hapus baris ini."
    elif isinstance(raw, list):
        example = 'Tulis satu teks saja, tanpa tanda "-".'
    raise Misread(WRONG_KIND, harapan="teks", nilai=shown_value(raw), contoh=example)


def choice(kind: type[StrEnum], raw: object, *, is_told: bool = True) -> StrEnum:
    """The member that a word is. ``Misread`` tells all there are, and the nearest if it ``is_told``."""
    text = _text(raw)
    if (member := _members(kind).get(comparable(text))) is not None:
        return member
    known = [member.value for member in kind]
    hint = suggestion(text, known) if is_told else ""
    right = surely(text, known) if is_told else None
    raise Misread(UNKNOWN_CHOICE, right=right, nilai=text, saran=hint, pilihan=", ".join(known))


@functools.cache
def _members(kind: type[StrEnum]) -> Mapping[str, StrEnum]:
    """The members by what they can be called: their word, and what readers see."""
    names = ((each, name) for each in kind for name in (each.value, getattr(each, "label", each.value)))
    return {comparable(name): each for each, name in names}


_LONGEST_CHOICES = 1000
"""Letters of several choices on one line; all of any kind have fewer."""
_AND = re.compile(r"[,;](?:\s*dan\s)?|\s(?:dan|&)\s", re.IGNORECASE)


def _int(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise Misread(WRONG_KIND, harapan="angka", nilai=shown_value(text), contoh='Tulis angka saja, misalnya "2024".')
    return int(text)


def _bool(text: str) -> bool:
    if text.lower() not in ("ya", "tidak"):
        right = surely(text, ["ya", "tidak"])
        raise Misread(UNKNOWN_CHOICE, right=right, nilai=text, saran="", pilihan="ya, tidak")
    return text.lower() == "ya"


PLAIN: Mapping[type, Callable[[str], object]] = {
    str: str,
    int: _int,
    bool: _bool,
    date: parse_date,
    time: parse_time,
    Span: parse_span,
    Counted: parse_counted,
}
