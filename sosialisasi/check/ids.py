"""Every id leads to a file, an item or a stage that there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from sosialisasi.check.lookup import HOME_OF, Lookup
from sosialisasi.ground.problems import Family, Mend, Problem, Rule
from sosialisasi.ground.sayings import joined, suggestion, surely
from sosialisasi.ground.slugs import slugged
from sosialisasi.site.model import Origin, Site

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
    "Lembaga": "baru lembaga {nama}",
    "Butir": "baru butir",
    "Kalender": "baru kalender",
    "Peraturan": "baru peraturan",
}


def check(site: Site, lookup: Lookup) -> Iterator[Problem]:
    known = partial(_known, site, lookup)
    for institution in site.institutions.values():
        yield from known(institution.origin, "pengganti", "Lembaga", (institution.successor,), site.institutions)
    for regulation in site.regulations.values():
        origin, revoked_by = regulation.origin, (regulation.revoked_by,)
        yield from known(origin, "mengubah", "Peraturan", regulation.amends, site.regulations)
        yield from known(origin, "dicabut_oleh", "Peraturan", revoked_by, site.regulations)
    for election in site.elections.values():
        yield from known(election.origin, "diganti_oleh", "Pemilihan", (election.replaced_by,), site.elections)
    for calendar in site.calendars.values():
        yield from known(calendar.origin, "pemilihan", "Pemilihan", (calendar.election,), site.elections)
        if calendar.election in site.elections:
            stages = {stage.id: stage for stage in site.elections[calendar.election].stages}
            for number, override in enumerate(calendar.overrides):
                yield from known(calendar.origin, f"perubahan.{number}.tahapan", "Tahapan", (override.stage,), stages)
    for contest in site.contests.values():
        yield from known(contest.origin, "pemilihan", "Pemilihan", (contest.election,), site.elections)
    for chain in site.chains.values():
        yield from known(chain.origin, "lembaga", "Lembaga", chain.institutions, site.institutions)
    for briefing in site.briefings.values():
        yield from known(briefing.origin, "pemilihan", "Pemilihan", briefing.elections, site.elections)
    for meeting in site.meetings.values():
        yield from known(meeting.origin, "pemilihan", "Pemilihan", meeting.elections, site.elections)
        yield from known(meeting.origin, "kalender", "Kalender", meeting.calendars, site.calendars)
        yield from known(meeting.origin, "boleh_jangan", "Butir", meeting.guidance, site.guidance)
        speakers = [speaker.institution for speaker in meeting.speakers]
        yield from known(meeting.origin, "narasumber", "Lembaga", speakers, site.institutions, ".lembaga")
    yield from known(site.settings.origin, "butir_utama", "Butir", site.settings.top_items, site.guidance)


def missing_item(
    site: Site, lookup: Lookup, id: str, path: str, line: int | None, field: str = ""
) -> Iterator[Problem]:
    """A problem if there is no item of a number. Which one was meant nobody knows: another letter is another item."""
    if id not in site.guidance and not lookup.is_excused("Butir", id):
        hint = suggestion(id, site.guidance) if lookup.explains(path) else ""
        way = _way_to("Butir", id, site.guidance)
        yield MISSING_REFERENCE.at(path, line, field, jenis="Butir", nilai=id, saran=hint, cara=way)


def _known(
    site: Site,
    lookup: Lookup,
    origin: Origin,
    field: str,
    kind: str,
    ids: Sequence[str | None],
    known: Mapping[str, Any],
    key: str = "",
) -> Iterator[Problem]:
    for number, id in enumerate(ids):
        if id is None or id in known:
            continue
        entry = f"{field}.{number}{key}"
        line, place = origin.line(entry), entry if entry in origin.lines else field
        if kind == "Butir":
            yield from missing_item(site, lookup, id, origin.path, line, place)
        elif not lookup.is_excused(kind, id):
            meant = surely(id, known) or _by_name(id, known)
            hint = f'Maksud Anda "{meant}"? ' if meant else ""
            if not meant and lookup.explains(origin.path):
                hint = suggestion(id, known)
            mend = Mend(line, id, meant) if line and meant and meant not in ids else None
            way = _way_to(kind, id, known)
            found = MISSING_REFERENCE.at(origin.path, line, place, jenis=kind, nilai=id, saran=hint, cara=way)
            yield found.with_mend(mend)


def _by_name(text: str, known: Mapping[str, Any]) -> str | None:
    """The id of the one that is called so, in full or in short."""
    wanted = joined(text)
    called = [
        id
        for id, value in known.items()
        if wanted in (joined(getattr(value, "name", "") or ""), joined(getattr(value, "short_name", "") or ""))
    ]
    return called[0] if len(called) == 1 and wanted else None


def _way_to(kind: str, id: str, known: Mapping[str, Any]) -> str:
    """What there is to choose from, and how what is missing is made."""
    there = f"Yang ada: {', '.join(list(known)[:_SHOWN])}{' …' if len(known) > _SHOWN else ''}. " if known else ""
    way = f"tambahkan berkasnya di {HOME_OF[kind]}"
    if kind in _COMMANDS:
        way = f'jalankan "python3 build.py {_COMMANDS[kind].format(nama=slugged(id))}"'
        if kind == "Lembaga":
            way += (
                f' dan jawab pertanyaannya; contoh isinya ada di "python3 build.py jelaskan {MISSING_REFERENCE.code}"'
            )
    if kind == "Tahapan":
        return f"{there}Periksa ejaannya, atau {way}."
    return f"{there}Bila belum ada, {way}."
