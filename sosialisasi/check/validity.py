"""What is cited was in force, and who is named existed, on the day of the event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from sosialisasi.check.bases import cited
from sosialisasi.check.lookup import Lookup
from sosialisasi.ground.dates import Day, long
from sosialisasi.ground.problems import Family, Problem, Rule
from sosialisasi.site.citations import Register
from sosialisasi.site.facts import in_force, institution_validity, regulation_validity
from sosialisasi.site.keys import Entry
from sosialisasi.site.model import Basis, Briefing, Meeting, Origin, Site
from sosialisasi.site.words import RefKind

_rule = partial(Rule, Family.REFERENCES)

REGULATION_NOT_IN_FORCE = _rule(
    "peraturan-tidak-berlaku",
    "{peraturan} tidak berlaku pada {tanggal} ({masa}).",
    "Bahan harus memakai aturan yang berlaku pada tanggal peristiwanya.",
    "{saran}",
    wrong="tanggal: 8 Mei 2018\ndasar: [PP 94/2021 Pasal 5]",
    right="tanggal: 8 Mei 2018\ndasar: [PP 53/2010 Pasal 4]",
)

ITEM_NOT_IN_FORCE = _rule(
    "butir-tidak-berlaku",
    "{butir} tidak punya dasar yang berlaku pada {tanggal}.",
    "Butir tanpa dasar yang berlaku bukan aturan pada tanggal itu.",
    "Pilih butir lain, atau tambahkan dasarnya yang berlaku saat itu.",
    wrong="dasar:\n  - kutipan: PP 53/2010 Pasal 4",
    right="dasar:\n  - kutipan: PP 53/2010 Pasal 4\n  - kutipan: PP 94/2021 Pasal 5",
)

INSTITUTION_DID_NOT_EXIST = _rule(
    "lembaga-tidak-ada-saat-itu",
    "{lembaga} tidak ada pada {tanggal} ({masa}).",
    "Pembaca akan melapor ke lembaga yang tidak ada.",
    "Pakai lembaga yang bertugas pada tanggal itu.",
    wrong="tanggal: 7 Oktober 2024\nnarasumber:\n  - lembaga: kasn\n    jabatan: Narasumber",
    right="tanggal: 7 Oktober 2024\nnarasumber:\n  - lembaga: bkn\n    jabatan: Narasumber",
)


def check(lookup: Lookup) -> Iterator[Problem]:
    yield from _items(lookup.site, lookup.register)
    yield from _chains(lookup.site, lookup.register)
    for meeting in lookup.site.meetings.values():
        for number, speaker in enumerate(meeting.speakers):
            field = f"narasumber.{number}.lembaga"
            yield from _existed(lookup.site, speaker.institution, meeting.date, meeting.origin, field)
        if meeting.host_institution:
            host = meeting.host_institution
            yield from _existed(lookup.site, host, meeting.date, meeting.origin, "lembaga_tuan_rumah")


def of_file(lookup: Lookup, content: Any, held: Iterable[Entry]) -> Iterator[Problem]:
    for where in cited(content, held):
        if where.day is not None:
            line = where.origin.line(where.field)
            yield from _held(lookup.register, where.basis.citation, where.day, where.origin, line, where.field)
    if isinstance(content, Briefing | Meeting):
        day = content.last_change if isinstance(content, Briefing) else content.date
        for ref in content.body.refs:
            if ref.kind is RefKind.CITATION:
                yield from _held(lookup.register, ref.target, day, content.origin, ref.line, "")


def _held(
    register: Register, citation: str, day: Day, origin: Origin, line: int | None, field: str
) -> Iterator[Problem]:
    known = register.find(citation)
    if known is None or known.regulation.in_force(day):
        return
    regulation = known.regulation
    revoked_by = register.by_id.get(regulation.revoked_by or "")
    successor = f"Penggantinya: {revoked_by.short}. " if revoked_by else ""
    yield REGULATION_NOT_IN_FORCE.at(
        origin.path,
        line,
        field,
        peraturan=regulation.short,
        tanggal=long(day),
        masa=regulation_validity(regulation),
        saran=f"{successor}Kutip peraturan yang berlaku pada tanggal itu.",
    )


def _items(site: Site, register: Register) -> Iterator[Problem]:
    """An item and a case hold today, and an item on the day of every meeting that chose it."""
    day = site.settings.as_of
    for item in site.guidance.values():
        if item.withdrawal is None and _none_holds(item.bases, register, day):
            yield ITEM_NOT_IN_FORCE.at(item.origin, "dasar", butir=item.id, tanggal=long(day))
    for case in site.cases.values():
        if case.withdrawal is None and _none_holds(case.bases, register, day):
            yield ITEM_NOT_IN_FORCE.at(case.origin, "dasar", butir="Kasus ini", tanggal=long(day))
    for meeting in site.meetings.values():
        for number, id in enumerate(meeting.guidance):
            chosen = site.guidance.get(id)
            if chosen and _none_holds(chosen.bases, register, meeting.date):
                field = f"boleh_jangan.{number}"
                yield ITEM_NOT_IN_FORCE.at(meeting.origin, field, butir=id, tanggal=long(meeting.date))


def _none_holds(bases: Iterable[Basis], register: Register, day: Day) -> bool:
    """Whether every basis is known, and none of them was in force on a day."""
    return all(
        (basis.date if basis.is_appeal else register.find(basis.citation)) and not in_force(basis, register, day)
        for basis in bases
    )


def _chains(site: Site, register: Register) -> Iterator[Problem]:
    """Each step of the reporting chain has a basis that held at the end of its period, if it names any."""
    for chain in site.chains.values():
        day = chain.until or site.settings.as_of
        for number, step in enumerate(chain.steps):
            if step.bases and _none_holds(step.bases, register, day):
                field = f"langkah.{number}.dasar"
                named = f"Langkah {number + 1}"
                yield ITEM_NOT_IN_FORCE.at(chain.origin, field, butir=named, tanggal=long(day))
        for number, id in enumerate(chain.institutions):
            yield from _existed(site, id, day, chain.origin, f"lembaga.{number}")


def _existed(site: Site, id: str, day: Day, origin: Origin, field: str) -> Iterator[Problem]:
    institution = site.institutions.get(id)
    if institution is not None and not institution.existed(day):
        yield INSTITUTION_DID_NOT_EXIST.at(
            origin, field, lembaga=institution.name, tanggal=long(day), masa=institution_validity(institution) or ""
        )
