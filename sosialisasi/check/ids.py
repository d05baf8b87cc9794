"""Every id leads to a file, an item or a stage that there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sosialisasi.check.lookup import Lookup
from sosialisasi.ground.counting import POLLING, Counted
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.problems import Family, Problem, Rule
from sosialisasi.ground.sayings import comparable, suggestion, surely
from sosialisasi.ground.slugs import slugged
from sosialisasi.site.keys import Entry, entries
from sosialisasi.site.model import Calendar, Election, Origin, Override

MISSING_REFERENCE = Rule(
    Family.REFERENCES,
    "rujukan-tak-ada",
    '{jenis} "{nilai}" tidak ditemukan.',
    "Rujukan yang tidak ada membuat pembaca tersesat.",
    "{saran}{cara}",
    wrong="content/rakor/lahat-2024.md:\nnarasumber:\n  - lembaga: satpol-pp\n    jabatan: Narasumber",
    right=(
        "content/lembaga/satpol-pp.yaml:\n"
        "nama: Satuan Polisi Pamong Praja\n"
        "singkatan: Satpol PP\n"
        "tugas: Menegakkan peraturan daerah dan menjaga ketertiban umum.\n"
        "verifikasi: belum\n"
        "\n"
        "content/rakor/lahat-2024.md:\n"
        "narasumber:\n"
        "  - lembaga: satpol-pp\n"
        "    jabatan: Narasumber"
    ),
)

_SHOWN = 12
_COMMANDS = {
    Folder.INSTITUTIONS: "baru lembaga {nama}",
    Folder.GUIDANCE: "baru butir",
    Folder.CALENDARS: "baru kalender",
    Folder.REGULATIONS: "baru peraturan",
}


def of_file(lookup: Lookup, content: Any, held: Sequence[Entry]) -> Iterator[Problem]:
    there = lookup.site.folders
    for entry in held:
        folder = entry.slot.leads_to
        if folder and folder is not Folder.REGIONS and entry.value is not None:
            yield from _missing(lookup, content.origin, entry, there[folder])
    election = lookup.site.elections.get(content.election) if isinstance(content, Calendar) else None
    if election is not None:
        stages = {stage.id: stage for stage in election.stages}
        for entry in entries(content):
            if isinstance(entry.part, Override) and entry.slot.name == "stage":
                yield from _missing(lookup, content.origin, entry, stages)
    if isinstance(content, Election):
        anchors = {POLLING: None} | {stage.id: stage for stage in content.stages}
        for entry in entries(content, Counted):
            yield from _missing(lookup, content.origin, replace(entry, value=entry.value.anchor), anchors)


def missing_item(lookup: Lookup, id: str, path: str, line: int | None, field: str = "") -> Iterator[Problem]:
    """A problem if there is no item of a number. Which one was meant nobody knows: another letter is another item."""
    items = lookup.site.guidance
    if id not in items and not lookup.is_excused(Folder.GUIDANCE, id):
        hint = suggestion(id, items) if lookup.explains(path) else ""
        way = _way_to(Folder.GUIDANCE, id, items)
        yield MISSING_REFERENCE.at(path, line, field, jenis="Butir", nilai=id, saran=hint, cara=way)


def _missing(lookup: Lookup, origin: Origin, entry: Entry, known: Mapping[str, Any]) -> Iterator[Problem]:
    """A problem if an id is not among those that are known: of a file of another folder, or of a stage."""
    id, folder = entry.value, entry.slot.leads_to
    if id in known:
        return
    line, place = origin.line(entry.path), entry.path if entry.path in origin.lines else entry.field
    if folder is Folder.GUIDANCE:
        yield from missing_item(lookup, id, origin.path, line, place)
    elif folder is None or not lookup.is_excused(folder, id):
        meant = surely(id, known) or _by_name(id, known)
        hint = f'Maksud Anda "{meant}"? ' if meant else ""
        if not meant and lookup.explains(origin.path):
            hint = suggestion(id, known)
        kind, way = folder.heading if folder else "Tahapan", _way_to(folder, id, known)
        missing = MISSING_REFERENCE.at(origin.path, line, place, jenis=kind, nilai=id, saran=hint, cara=way)
        is_listed = entry.slot.is_list and meant in getattr(entry.part, entry.slot.name)
        yield missing.with_change(id, None if is_listed else meant)


def _by_name(text: str, known: Mapping[str, Any]) -> str | None:
    """The id of the one that is called so, in full or in short."""
    wanted = comparable(text)
    called = [
        id
        for id, value in known.items()
        if wanted in [comparable(getattr(value, name, "") or "") for name in ("name", "short_name")]
    ]
    return called[0] if len(called) == 1 and wanted else None


def _way_to(folder: Folder | None, id: str, known: Mapping[str, Any]) -> str:
    """What there is to choose from, and how what is missing from a folder, or from the stages, is made."""
    there = f"Yang ada: {', '.join(list(known)[:_SHOWN])}{' …' if len(known) > _SHOWN else ''}. " if known else ""
    if folder is None:
        return f"{there}Periksa ejaannya, atau tambahkan berkasnya di {Folder.ELECTIONS.path}."
    way = f"tambahkan berkasnya di {folder.path}"
    if folder in _COMMANDS:
        way = f'jalankan "python3 build.py {_COMMANDS[folder].format(nama=slugged(id))}"'
    if folder is Folder.INSTITUTIONS:
        way += f' dan jawab pertanyaannya; contoh isinya ada di "python3 build.py jelaskan {MISSING_REFERENCE.code}"'
    return f"{there}Bila belum ada, {way}."
