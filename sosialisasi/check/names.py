"""Files, items, stages and addresses are named after what they hold, in names that a page can have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from sosialisasi.ground import addresses
from sosialisasi.ground.digests import is_owner
from sosialisasi.ground.problems import Family, Problem, Rule
from sosialisasi.ground.slugs import is_slug, slugged
from sosialisasi.reading.decode import item_number
from sosialisasi.site.model import Origin, Regulation, Site

_rule = partial(Rule, Family.REFERENCES)

BAD_NAME = _rule(
    "nama-salah",
    '{jenis} "{nilai}" tidak dapat dipakai.',
    "Nama ini menjadi bagian alamat, jadi harus mudah diketik dan disebut.",
    'Tulis seperti "{contoh}".',
    wrong="alias: Media Sosial",
    right="alias: medsos",
)

BAD_IDENTITY = _rule(
    "identitas-salah",
    'Identitas "{nilai}" tidak dapat dipakai.',
    "Identitas menandai situs ini untuk selamanya, jadi bentuknya harus sama di semua komputer.",
    "Tulis paling banyak 200 huruf kecil, angka, titik, tanda hubung, dan garis miring, "
    'misalnya "contoh.go.id/netral". Bila situs sudah pernah terbit, kembalikan identitas yang lama.',
    wrong="identitas: Situs Netral",
    right="identitas: contoh.go.id/netral",
)

MISNAMED_FILE = _rule(
    "id-tidak-cocok",
    'Nama berkas harus "{harapan}", sesuai isi "{nilai}".',
    "Nama berkas menjadi alamat halaman.",
    'Ganti nama berkas menjadi "{harapan}".',
    wrong="content/boleh-jangan/mobil-dinas.yaml:\nid: D-90",
    right="content/boleh-jangan/d-90.yaml:\nid: D-90",
)

OWN_ALIAS = _rule(
    "alias-diri",
    'Alias "{nilai}" sama dengan nama berkas ini.',
    "Alias ialah nama lama. Alamat dengan nama ini sudah ada, yaitu halaman ini sendiri.",
    "Tulis nama lamanya, atau hapus alias ini.",
    wrong="content/briefing/media-sosial.md:\nalias: media-sosial",
    right="content/briefing/media-sosial.md:\nalias: medsos",
)

MISMATCHED_NUMBER = _rule(
    "nomor-tak-cocok",
    'Judulnya menyebut "{judul}", tetapi isian {isian} "{nilai}".',
    "Peraturan dikutip dengan nomor dan tahunnya; satu angka yang salah menunjuk peraturan lain.",
    "Cocokkan judul, nomor, dan tahunnya dengan naskah peraturannya.",
    wrong="nomor: 49\ntahun: 2021",
    right="nomor: 94\ntahun: 2021",
)

MISMATCHED_REGION = _rule(
    "nama-daerah-tak-cocok",
    'Kode {kode} adalah "{benar}", bukan "{tertulis}".',
    "Kode dan nama yang tidak cocok membuat bahan sampai ke daerah yang salah.",
    "Perbaiki kodenya atau namanya.",
    wrong='kode: "17.07"\nnama: Kabupaten Lahat',
    right='kode: "17.07"\nnama: Kabupaten Lebong',
)

ITEM_NUMBER = re.compile(r"[A-Z]-[0-9]+")
_STATED = re.compile(r"\D*?\bNomor\s+(\S+)(?:\s+Tahun\s+(\d{4}))?", re.IGNORECASE)
"""The number and the year that a title begins with."""


def check(site: Site) -> Iterator[Problem]:
    yield from _settings(site)
    for election in site.elections.values():
        for number, stage in enumerate(election.stages):
            yield from _slugged(election.origin, f"tahapan.{number}.id", stage.id)
    for calendar in site.calendars.values():
        for number, event in enumerate(calendar.events):
            yield from _slugged(calendar.origin, f"acara.{number}.id", event.id)
    yield from _aliases(site)
    for id, (title, field) in misnumbered(site).items():
        regulation = site.regulations[id]
        stated = regulation.number if field == "nomor" else regulation.year
        yield MISMATCHED_NUMBER.at(regulation.origin, field, judul=title, isian=field, nilai=stated)
    for item in site.guidance.values():
        if not ITEM_NUMBER.fullmatch(item.id):
            meant = item_number(item.id)
            is_sure = bool(ITEM_NUMBER.fullmatch(meant)) and meant not in site.guidance
            yield _misnamed(item.origin, "id", "Nomor butir", item.id, meant if is_sure else "D-12", is_sure)
        yield from _named(item.origin, item.id, item.id.lower(), "id")
    for note in site.region_notes.values():
        yield from _named(note.origin, note.code, note.code.replace(".", "-"), "kode")
        region = site.regions.get(note.code)
        if region is not None and region.name.casefold() != note.name.casefold():
            yield MISMATCHED_REGION.at(note.origin, "nama", kode=note.code, benar=region.name, tertulis=note.name)


def misnumbered(site: Site) -> Mapping[str, tuple[str, str]]:
    """By id, each regulation whose title states another number or year: what it states, and the field that differs."""
    return {each.id: stated for each in site.regulations.values() if (stated := _misnumbered(each))}


def _misnumbered(regulation: Regulation) -> tuple[str, str] | None:
    stated = _STATED.match(regulation.title)
    if stated is None:
        return None
    shown = stated[0][stated[0].lower().rindex("nomor") :]
    if stated[1].casefold() != regulation.number.casefold():
        return shown, "nomor"
    return (shown, "tahun") if stated[2] and int(stated[2]) != regulation.year else None


def _settings(site: Site) -> Iterator[Problem]:
    origin, address, identity = site.settings.origin, site.settings.url, site.settings.identity
    if not addresses.is_site(address):
        yield _misnamed(origin, "alamat", "Alamat situs", address, "https://contoh.go.id/netral/")
    if not is_owner(identity):
        yield BAD_IDENTITY.at(origin, "identitas", nilai=identity)


def _aliases(site: Site) -> Iterator[Problem]:
    renamed = (site.briefings, site.meetings, site.pages, site.cases, site.calendars, site.regulations)
    for value in (value for group in renamed for value in group.values()):
        for number, alias in enumerate(value.aliases):
            field = f"alias.{number}"
            yield from _slugged(value.origin, field, alias, "Alias")
            if alias == _stem(value.origin):
                yield OWN_ALIAS.at(value.origin, field, nilai=alias)


def _slugged(origin: Origin, field: str, value: str, kind: str = "Id") -> Iterator[Problem]:
    if not is_slug(value):
        name = re.sub(r"\.(html|md|yaml|yml)$", "", value.lower().rstrip("/")).rpartition("/")[2]
        yield _misnamed(origin, field, kind, value, slugged(name), True)


def _misnamed(origin: Origin, field: str, kind: str, value: str, sample: str, is_sure: bool = False) -> Problem:
    """``is_sure`` if the sample is what was meant."""
    problem = BAD_NAME.at(origin, field, jenis=kind, nilai=value, contoh=sample)
    return problem.with_change(value, sample) if is_sure else problem


def _named(origin: Origin, value: str, stem: str, field: str) -> Iterator[Problem]:
    if _stem(origin) != stem:
        yield MISNAMED_FILE.at(origin, field, harapan=f"{stem}.yaml", nilai=value)


def _stem(origin: Origin) -> str:
    return origin.path.rpartition("/")[2].rpartition(".")[0]
