"""What holds or exists in some regions only is used there only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from typing import Any

from sosialisasi.check.bases import cited
from sosialisasi.check.lookup import Lookup
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.problems import Family, Problem, Rule
from sosialisasi.site.facts import holds_in, in_force, in_series, region_name, regulation_of
from sosialisasi.site.keys import Entry
from sosialisasi.site.model import (
    Basis,
    Briefing,
    Calendar,
    Election,
    Institution,
    Meeting,
    Origin,
    Page,
    ReportingChain,
    Site,
)
from sosialisasi.site.regions import is_in_any
from sosialisasi.site.words import RefKind

_rule = partial(Rule, Family.REFERENCES)

REGULATION_OF_OTHER_REGION = _rule(
    "peraturan-daerah-lain",
    "{peraturan} hanya berlaku di {daerah}, tetapi dikutip untuk {sini}.",
    "Peraturan satu daerah tidak mengikat di daerah lain.",
    "Kutip peraturan yang berlaku di sana. Bila bahan ini memang hanya untuk daerah itu, isi daerahnya.",
    wrong='content/rakor/lahat-2024.md:\ndaerah: "16.04"\ndasar: [SE Bupati Pringsewu 141/153/D.10/2021]',
    right='content/rakor/lahat-2024.md:\ndaerah: "16.04"\ndasar: [PP 94/2021 Pasal 5]',
)

ITEM_OF_OTHER_REGION = _rule(
    "butir-daerah-lain",
    "{butir} tidak punya dasar yang berlaku di {sini}.",
    "Semua dasarnya yang berlaku pada hari rapat adalah peraturan daerah lain.",
    "Pilih butir lain, atau tambahkan dasarnya yang berlaku di sana.",
    wrong="content/boleh-jangan/d-1.yaml:\ndasar: [SE Bupati Pringsewu 141/153/D.10/2021]",
    right="content/boleh-jangan/d-1.yaml:\ndasar: [PP 94/2021 Pasal 5 huruf n, SE Bupati Pringsewu 141/153/D.10/2021]",
)

INSTITUTION_OF_OTHER_REGION = _rule(
    "lembaga-daerah-lain",
    "{lembaga} hanya ada di {daerah}, tetapi disebut untuk {sini}.",
    "Pembaca akan mencari kantor yang tidak ada di daerahnya.",
    "Pakai lembaga yang ada di sana{saran}.",
    wrong='daerah: "16.04"\nnarasumber:\n  - lembaga: panwaslih-kabkota\n    jabatan: Narasumber',
    right='daerah: "16.04"\nnarasumber:\n  - lembaga: bawaslu-kabkota\n    jabatan: Narasumber',
)

STANDS_FOR_EVERYWHERE = _rule(
    "setara-tanpa-daerah",
    "{lembaga} menggantikan lembaga lain, tetapi tidak disebut di daerah mana.",
    "Nama lembaga lain hanya diganti di daerah yang punya lembaga ini.",
    "Isi daerah dengan kode daerahnya, atau hapus setara.",
    wrong="content/lembaga/lembaga-contoh.yaml:\nnama: Lembaga Contoh\nsetara: [kpu-kabkota]",
    right='content/lembaga/lembaga-contoh.yaml:\nnama: Lembaga Contoh\ndaerah: "11"\nsetara: [kpu-kabkota]',
)


def of_file(lookup: Lookup, content: Any, held: Iterable[Entry]) -> Iterator[Problem]:
    if isinstance(content, Institution) and content.stands_for and content.region is None:
        yield STANDS_FOR_EVERYWHERE.at(content.origin, "setara", lembaga=content.name)
    places = _places(content)
    if places is None:
        return
    for where in cited(content, held):
        line = where.origin.line(where.field)
        yield from _cited(lookup, places, where.basis, content.origin, line, where.field)
    if isinstance(content, Briefing | Meeting | Page):
        for ref in content.body.refs:
            if ref.kind is RefKind.CITATION:
                yield from _cited(lookup, places, Basis(citation=ref.target), content.origin, ref.line, "")
    for entry in held:
        if entry.slot.leads_to is Folder.INSTITUTIONS and entry.value in lookup.site.institutions:
            institution = lookup.site.institutions[entry.value]
            if institution.region is not None and not _all_within(places, (institution.region,)):
                yield _absent(lookup.site, places, institution, content.origin, entry.path)
    if isinstance(content, Meeting):
        yield from _items(lookup, content)


def _places(content: object) -> tuple[str, ...] | None:
    """The regions that a file is for: ``""`` for all, none if its parts say by themselves where they hold."""
    match content:
        case Meeting() | Calendar():
            return (content.region,)
        case Briefing():
            return content.regions or ("",)
        case ReportingChain():
            return (content.region or "",)
        case Election():
            named = [choice.regions for choice in content.choices]
            return tuple(code for some in named for code in some) if named and all(named) else ("",)
        case Page():
            return ("",)
        case _:
            return None


def _all_within(places: Iterable[str], regions: Collection[str]) -> bool:
    return all(is_in_any(place, regions) for place in places)


def _here(site: Site, places: tuple[str, ...]) -> str:
    known = [region_name(site, place) for place in places if place in site.regions]
    return ", ".join(known[:3]) if known else "seluruh Indonesia"


def _named(site: Site, regions: Iterable[str]) -> str:
    return in_series([region_name(site, code) if code in site.regions else code for code in regions], "dan")


def _cited(
    lookup: Lookup, places: tuple[str, ...], basis: Basis, origin: Origin, line: int | None, field: str
) -> Iterator[Problem]:
    regulation = regulation_of(basis, lookup.register)
    if regulation and regulation.regions and not _all_within(places, regulation.regions):
        yield REGULATION_OF_OTHER_REGION.at(
            origin.path,
            line,
            field,
            peraturan=regulation.short,
            daerah=_named(lookup.site, regulation.regions),
            sini=_here(lookup.site, places),
        )


def _absent(site: Site, places: tuple[str, ...], institution: Institution, origin: Origin, field: str) -> Problem:
    others = [site.institutions[id] for id in institution.stands_for if id in site.institutions]
    return INSTITUTION_OF_OTHER_REGION.at(
        origin,
        field,
        lembaga=institution.name,
        daerah=_named(site, (institution.region or "",)),
        sini=_here(site, places),
        saran=f", misalnya {others[0].id} ({others[0].name})" if others else "",
    )


def _items(lookup: Lookup, meeting: Meeting) -> Iterator[Problem]:
    """Each item that a meeting chose rests on something that holds where the meeting is held."""
    for number, id in enumerate(meeting.guidance):
        item = lookup.site.guidance.get(id)
        bases = item.bases if item else ()
        held = [
            regulation_of(basis, lookup.register) for basis in bases if in_force(basis, lookup.register, meeting.date)
        ]
        if held and not any(each is None or holds_in(each, meeting.region) for each in held):
            sini = _here(lookup.site, (meeting.region,))
            yield ITEM_OF_OTHER_REGION.at(meeting.origin, f"boleh_jangan.{number}", butir=id, sini=sini)
