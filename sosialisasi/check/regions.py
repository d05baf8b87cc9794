"""Every code of a region is one of the register of the Ministry, and a meeting is held among those who take part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from sosialisasi.check.lookup import Lookup
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.problems import Family, Problem, Rule, Severity
from sosialisasi.site.keys import Entry
from sosialisasi.site.model import Meeting, Origin, Region
from sosialisasi.site.regions import is_within, regions_called, regions_like

_rule = partial(Rule, Family.REFERENCES)

UNKNOWN_REGION = _rule(
    "kode-daerah-salah",
    'Kode daerah "{nilai}" tidak ada.',
    "Kode harus dari Kepmendagri 300.2.2-2138/2025.",
    '{saran}Tulis kode bertitik, misalnya "15.04".',
    wrong="daerah: 17-07",
    right='daerah: "17.07"',
)

HOST_NOT_PARTICIPANT = _rule(
    "daerah-bukan-peserta",
    "Rapat ini diadakan di {daerah}, tetapi pesertanya dari {peserta}.",
    "Daftar hadir dan lembar rapat memakai kedua isian itu; yang tidak berhubungan biasanya salah kode.",
    "Periksa daerah dan peserta. Bila rapat itu memang untuk daerah lain, biarkan.",
    Severity.WARNING,
    wrong="daerah: 16.10\npeserta: [16.04]",
    right="daerah: 16.10\npeserta: [16.10]",
)


def of_file(lookup: Lookup, content: Any, held: Iterable[Entry]) -> Iterator[Problem]:
    regions = lookup.site.regions
    for entry in held:
        if entry.slot.leads_to is Folder.REGIONS and entry.value is not None and entry.value not in regions:
            yield _unknown(lookup, content.origin, entry)
    if isinstance(content, Meeting):
        yield from _host(regions, content)


def _unknown(lookup: Lookup, origin: Origin, entry: Entry) -> Problem:
    code, regions, hint = entry.value, lookup.site.regions, ""
    if lookup.explains(origin.path) and (near := regions_called(code, regions) or regions_like(code, regions)):
        choices = ", ".join(f'"{region.code}" ({region.name})' for region in near)
        hint = f"Maksud Anda {choices}? "
    line = origin.line(entry.path)
    problem = UNKNOWN_REGION.at(origin.path, line, entry.field, nilai=code, saran=hint)
    return problem.with_change(code, _meant(code, regions))


def _meant(text: str, regions: Mapping[str, Region]) -> str | None:
    """The code of the one region that a text can mean: its name, or its code without dots or without a zero."""
    found = regions_called(text, regions)
    if len(found) == 1:
        return found[0].code
    digits = re.sub(r"\D", "", text)
    if not text.strip(" .,-/0123456789") and len(digits) in (2, 3, 4, 5, 6):
        padded = digits if len(digits) % 2 == 0 else f"{digits}0"
        code = ".".join(padded[each : each + 2] for each in range(0, len(padded), 2))
        return code if code in regions else None
    return None


def _host(regions: Mapping[str, Region], meeting: Meeting) -> Iterator[Problem]:
    """The region of a meeting is among those that take part, or holds one of them, or lies in one."""
    region, *others = (
        code if code in regions else _meant(code, regions) for code in (meeting.region, *_invited(meeting))
    )
    if region is None or None in others or not others:
        return
    if any(is_within(each, region) or is_within(region, each) for each in others if each):
        return
    yield HOST_NOT_PARTICIPANT.at(
        meeting.origin,
        "daerah",
        daerah=f"{region} ({regions[region].name})",
        peserta=", ".join(f"{code} ({regions[code].name})" for code in others[:3] if code),
    )


def _invited(meeting: Meeting) -> tuple[str, ...]:
    """The regions from which it invites, each as often as it is named."""
    return (*meeting.participants, *(code for each in meeting.invitations for code in each.regions))
