"""Raw values → typed values and Problems: our schema, with all mistakes of a file at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, time
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from sosialisasi import addresses, model
from sosialisasi.dates import Span, normal, parse_date, parse_span, parse_time
from sosialisasi.documents import Document, shown
from sosialisasi.problems import MAX_TOLD, Misread, Problem, nearest, problem, suggestion

T = TypeVar("T")

KEYS: Mapping[str, str] = {
    "action": "tindakan",
    "actor": "pelaku",
    "agenda": "agenda",
    "aliases": "alias",
    "articles": "pasal",
    "amends": "mengubah",
    "as_of": "data_per",
    "audience": "audiens",
    "author": "penulis",
    "bases": "dasar",
    "branch": "cabang",
    "calendars": "kalender",
    "cancelled": "batal",
    "changes": "perubahan",
    "channels": "kanal",
    "checked": "diperiksa",
    "citation": "kutipan",
    "closing": "penutup",
    "code": "kode",
    "contacts": "kontak",
    "contents": "isi_laporan",
    "correction": "koreksi",
    "date": "tanggal",
    "date_verification": "verifikasi_tanggal",
    "deadline": "tenggat",
    "description": "keterangan",
    "detail": "uraian",
    "display_name": "tampil",
    "due": "kapan",
    "duty": "tugas",
    "election": "pemilihan",
    "elections": "pemilihan",
    "end": "selesai",
    "events": "acara",
    "example": "contoh",
    "follow_ups": "tindak_lanjut",
    "guidance": "boleh_jangan",
    "history": "riwayat",
    "host": "tuan_rumah",
    "id": "id",
    "identity": "identitas",
    "institution": "lembaga",
    "institutions": "lembaga",
    "is_complete": "lengkap",
    "is_example": "contoh",
    "is_individual": "perorangan",
    "kind": "jenis",
    "kinds": "jenis",
    "label": "nama",
    "lead": "oleh",
    "letterhead": "kop",
    "name": "nama",
    "next_review": "tinjau_lagi",
    "nicknames": "sebutan",
    "note": "catatan",
    "notes": "catatan",
    "number": "nomor",
    "office": "jabatan",
    "offline": "luring",
    "opening": "pembuka",
    "overrides": "perubahan",
    "papers": "kertas",
    "participants": "peserta",
    "parties": "partai",
    "phase": "tahap",
    "phases": "tahap",
    "place": "tempat",
    "points": "poin",
    "polling_day": "pemungutan",
    "precision": "ketelitian",
    "publisher": "penerbit",
    "reason": "alasan",
    "region": "daerah",
    "regions": "daerah",
    "replaced_by": "diganti_oleh",
    "reviewer": "pemeriksa",
    "revoked_by": "dicabut_oleh",
    "role": "peran",
    "roles": "peran",
    "running_mate": "wakil",
    "sanction_note": "catatan_sanksi",
    "sanctions": "sanksi",
    "second_reader": "dua_orang",
    "sheets": "cetak",
    "short_name": "singkatan",
    "signed_by": "penanda_tangan",
    "since": "sejak",
    "slogans": "slogan",
    "source": "sumber",
    "sources": "sumber",
    "span": "tanggal",
    "speakers": "narasumber",
    "stage": "tahapan",
    "stages": "tahapan",
    "start": "mulai",
    "statements": "pernyataan",
    "status": "status",
    "steps": "langkah",
    "strength": "kekuatan",
    "successor": "pengganti",
    "summary": "ringkasan",
    "talking_points": "pokok",
    "text": "kalimat",
    "synonyms": "padanan",
    "title": "judul",
    "top_items": "butir_utama",
    "topic": "topik",
    "until": "sampai",
    "updated": "diperbarui",
    "url": "alamat",
    "value": "nilai",
    "verdict": "putusan",
    "verification": "verifikasi",
    "village_kits": "kit_desa",
    "what": "apa",
    "who": "siapa",
    "withdrawal": "ditarik",
    "witnessed_by": "mengetahui",
    "year": "tahun",
}
"""The Indonesian key of each field of the model."""

_OWN_KEYS: Mapping[type, Mapping[str, str]] = {
    model.Pledge: {"points": "butir"},
    model.Regulation: {"since": "berlaku", "until": "berakhir"},
    model.Statement: {"text": "kutipan"},
}
"""Where a type names a field differently."""

SHORTHAND: Mapping[type, str] = {model.Basis: "kutipan", model.Source: "judul"}
"""The key that plain text stands for where these are expected: ``dasar: [PP 94/2021 Pasal 5]``."""

_FROM_FILE_NAME: Mapping[type, str] = {
    model.Institution: "id",
    model.Regulation: "id",
    model.Election: "id",
    model.Calendar: "id",
    model.ReportingChain: "id",
    model.Pledge: "id",
    model.Contest: "id",
    model.Briefing: "slug",
    model.Meeting: "slug",
    model.Page: "slug",
}
"""The field that the file's name fills, so that it cannot be written in the file."""


def decode(kind: type[T], document: Document, path: str, **given: object) -> tuple[T | None, tuple[Problem, ...]]:
    """Type a document as ``kind``. ``given`` are the fields that are not written in the file (its name, the body).

    All mistakes are reported, each with its line; the value is missing if one of them is an error.
    """
    origin = model.Origin(path=path, lines=document.lines)
    reader = _Reader(origin)
    value = reader.whole(kind, document.data, "", given | {"origin": origin})
    return (None if reader.problems else value), (*reader.problems, *reader.remarks)


def forms(kind: type, document: Document) -> Mapping[str, str]:
    """The one form of every day, span and time of a document that can be read, by its dotted path."""
    reader = _Reader(model.Origin(path="", lines=document.lines))
    known = {name for name, _, _ in schema_of(kind).values()}
    # What comes from elsewhere is not looked at.
    reader.whole(kind, document.data, "", {each.name: None for each in _fields(kind) if each.name not in known})
    return reader.forms


class _Bad(Exception):
    """A value that is already reported."""


class _Reader:
    """Reads raw values as the types of the model, collecting all mistakes of one file."""

    def __init__(self, origin: model.Origin) -> None:
        self.origin = origin
        self.problems: list[Problem] = []
        """What keeps the value from being made."""
        self.remarks: list[Problem] = []
        """What does not."""
        self.forms: dict[str, str] = {}

    @property
    def is_told(self) -> bool:
        """Whether the next problem is told; of the many mistakes of a file the last are only counted."""
        return len(self.problems) < MAX_TOLD

    def whole(self, kind: Any, data: Mapping[str, Any], where: str, given: Mapping[str, object]) -> Any:
        """Build ``kind`` from its keys; ``None`` after reporting each key that is missing, unknown or wrong."""
        schema = schema_of(kind)
        values = dict(given)
        before = len(self.problems)
        known = sorted(schema)
        meant = set()
        for key in (key for key in data if key not in schema):
            hint = suggestion(key, known) if self.is_told else ""
            meant.add(nearest(key, known) if self.is_told else None)
            self.report(
                f"{where}.{key}".lstrip("."),
                Misread("kunci-tak-dikenal", kunci=key, saran=hint, dikenal=", ".join(known)),
            )
        for key, (name, hint, is_required) in schema.items():
            raw = data.get(key)
            if raw in (None, "", "…", "...") or (raw == [] and (is_required or get_origin(hint) is not tuple)):
                if is_required:
                    if key in data or key not in meant:  # A key that is misspelled is told as such.
                        self.report(f"{where}.{key}".lstrip("."), Misread("kunci-kurang", kunci=key))
                    continue
                if not (key in data and name == "withdrawal"):  # Its mere presence means something.
                    continue
            try:
                values[name] = self.value(hint, raw, f"{where}.{key}".lstrip("."))
            except _Bad:
                continue
        if len(self.problems) > before:
            return None
        if isinstance(address := values.get("url"), str):
            values["url"] = addresses.normal(address)
        made = kind(**values)
        url = getattr(made, "url", None)
        if isinstance(url, str) and not addresses.is_address(url, plain_too=True):
            whole = f"https://{url}"
            hint = f'Maksud Anda "{whole}"? ' if "." in url and addresses.is_address(whole) else ""
            self.report(f"{where}.alamat".lstrip("."), Misread("alamat-salah", nilai=url, saran=hint))
        return made

    def value(self, hint: Any, raw: Any, where: str) -> Any:
        """Read one value. ``_Bad`` if it was reported as a mistake."""
        origin = get_origin(hint)
        if origin is UnionType:
            return self.value(get_args(hint)[0], raw, where)
        if origin is tuple:
            return self.several(get_args(hint)[0], raw, where)
        try:
            if is_dataclass(hint) and hint is not Span:
                return self.part(hint, raw, where)
            if issubclass(hint, StrEnum):
                return choice(hint, raw, is_told=self.is_told)
            made = PLAIN[hint](_text(raw))
        except Misread as mistake:
            self.report(where, mistake)
            raise _Bad from None
        if isinstance(made, date | Span | time):
            self.forms[where] = normal(made, raw)
        return made

    def part(self, kind: Any, raw: Any, where: str) -> Any:
        if isinstance(raw, str) and kind in SHORTHAND:
            raw = {SHORTHAND[kind]: raw}
        if not isinstance(raw, dict):
            needed = [f'"{key}: …"' for key, (_, _, is_required) in schema_of(kind).items() if is_required]
            example = f"Tulis di bawahnya, menjorok ke dalam: {', '.join(needed)}."
            raise Misread("jenis-salah", harapan="kunci dan isian", nilai=shown(raw), contoh=example)
        made = self.whole(kind, raw, where, {})
        if made is None:
            raise _Bad
        return made

    def several(self, entry: Any, raw: Any, where: str) -> tuple[Any, ...]:
        """A list. One value alone is a list of one; choices may be ``semua``, or separated by commas or ``dan``."""
        is_choice = isinstance(entry, type) and issubclass(entry, StrEnum)
        if is_choice and raw == "semua":
            return tuple(entry)
        if isinstance(raw, str):
            is_several = is_choice and len(raw) <= _LONGEST_CHOICES
            raw = [part.strip() for part in _AND.split(raw)] if is_several else [raw]
        elif isinstance(raw, dict):
            raw = [raw]
        made = []
        for number, item in enumerate(raw):
            try:
                value = self.value(entry, item, f"{where}.{number}")
            except _Bad:
                continue
            if is_choice and value in made:
                self.report(f"{where}.{number}", Misread("isian-kembar", nilai=value))
            else:
                made.append(value)
        return tuple(made)

    def report(self, where: str, mistake: Misread) -> None:
        line = self.origin.line(where)
        found = problem(mistake.code, path=self.origin.path, line=line, field=where, **mistake.details)
        (self.problems if found.is_error else self.remarks).append(found)


@cache
def schema_of(kind: type) -> Mapping[str, tuple[str, Any, bool]]:
    """``key → (field name, type, whether it must be there)`` of the fields that are written in a file."""
    hints = get_type_hints(kind)
    given = {"origin", "body", _FROM_FILE_NAME.get(kind)}
    return {
        _OWN_KEYS.get(kind, {}).get(field.name) or KEYS[field.name]: (
            field.name,
            hints[field.name],
            field.default is MISSING and field.default_factory is MISSING,
        )
        for field in _fields(kind)
        if field.name not in given
    }


def _fields(kind: type) -> tuple[Field[Any], ...]:
    assert is_dataclass(kind)
    return fields(kind)


def _text(raw: object) -> str:
    if isinstance(raw, str) and raw:
        return raw
    if not raw:
        raise Misread("jenis-salah", harapan="teks", nilai=shown(raw), contoh="Isi, atau hapus baris ini.")
    if isinstance(raw, list):
        raise Misread("jenis-salah", harapan="teks", nilai=shown(raw), contoh='Tulis satu teks saja, tanpa tanda "-".')
    example = 'Bila ada titik dua di dalamnya, apit dengan tanda kutip: "…: …".'
    raise Misread("jenis-salah", harapan="teks", nilai=shown(raw), contoh=example)


def choice(kind: type[StrEnum], raw: object, *, is_told: bool = True) -> StrEnum:
    """The member that a word is. ``Misread`` tells all there are, and the nearest if it ``is_told``."""
    text = _text(raw).lower()
    try:
        return kind(text)
    except ValueError:
        known = [member.value for member in kind]
        hint = suggestion(text, known) if is_told else ""
        raise Misread("pilihan-salah", nilai=text, saran=hint, pilihan=", ".join(known)) from None


_LONGEST_CHOICES = 1000
"""Letters of several choices on one line; all of any kind have fewer."""
_AND = re.compile(r",(?:\s*dan\s)?|\sdan\s", re.IGNORECASE)


def _int(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise Misread("jenis-salah", harapan="angka", nilai=shown(text), contoh='Tulis angka saja, misalnya "2024".')
    return int(text)


def _bool(text: str) -> bool:
    if text.lower() not in ("ya", "tidak"):
        raise Misread("pilihan-salah", nilai=text, saran="", pilihan="ya, tidak")
    return text.lower() == "ya"


PLAIN: Mapping[type, Callable[[str], object]] = {
    str: str,
    int: _int,
    bool: _bool,
    date: parse_date,
    time: parse_time,
    Span: parse_span,
}
