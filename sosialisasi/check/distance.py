"""No day is so far from all others that only its year can be wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from typing import Any

from sosialisasi.ground.dates import Day, Span, long
from sosialisasi.ground.problems import Family, Problem, Rule, Severity
from sosialisasi.site.keys import slots_of
from sosialisasi.site.model import LocalEvent, Origin, Override, Site

ODD_DATE = Rule(
    Family.REFERENCES,
    "tanggal-janggal",
    "{tanggal} jauh {arah} {patokan}.",
    "Tanggal sejauh itu biasanya salah ketik tahunnya.",
    "Periksa tahunnya pada dokumen sumber. Bila memang benar, biarkan.",
    Severity.WARNING,
    wrong="tanggal: 7 Oktober 2062",
    right="tanggal: 7 Oktober 2026",
)

_YEARS_AHEAD = 8
"""So many years after the day of the data an election may be planned."""
_BEGINNING = Day(1999, 1, 1)
"""Before the first elections that civil servants had to stay out of, no text and no calendar of ours has a day."""
_DAYS_BEFORE, _DAYS_AFTER = 730, 366
"""So long before its polling an election begins, and so long after it the last vote is repeated."""


def check(site: Site) -> Iterator[Problem]:
    as_of = site.settings.as_of
    latest = Day(as_of.year + _YEARS_AHEAD, 12, 31)
    dated: tuple[Iterable[Any], ...] = (
        (site.settings,),
        site.institutions.values(),
        site.regulations.values(),
        site.elections.values(),
        site.calendars.values(),
        site.guidance.values(),
        site.chains.values(),
        site.texts,
    )
    old = {id(each) for each in (*site.institutions.values(), *site.regulations.values(), *site.chains.values())}
    for each in (each for group in dated for each in group):
        for field, day in _days(each, ""):
            if day > latest:
                yield _odd(each.origin, field, day, "sesudah", f"data_per situs ini ({long(as_of)})")
            elif day < _BEGINNING and id(each) not in old and not field.startswith("dasar"):
                yield _odd(each.origin, field, day, "sebelum", "pemilihan mana pun di situs ini")
    for calendar in site.calendars.values():
        election = site.elections.get(calendar.election)
        if election is None:
            continue
        parts: tuple[tuple[str, tuple[LocalEvent | Override, ...]], ...] = (
            ("acara", calendar.events),
            ("perubahan", calendar.overrides),
        )
        polling = f"pemungutan suara {election.name} ({long(election.polling_day)})"
        for key, entries in parts:
            for number, entry in enumerate(entries):
                day = entry.span.start
                ahead = (day - election.polling_day).days
                if (ahead > _DAYS_AFTER or -ahead > _DAYS_BEFORE) and _BEGINNING <= day <= latest:
                    way = "sesudah" if ahead > 0 else "sebelum"
                    yield _odd(calendar.origin, f"{key}.{number}.tanggal", day, way, polling)


def _days(value: Any, where: str) -> Iterator[tuple[str, Day]]:
    """All days that were written in a value, with the path of each."""
    if isinstance(value, Day):
        yield where, value
    elif isinstance(value, Span):
        yield where, max(value.end, value.start)
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from _days(each, f"{where}.{number}")
    elif is_dataclass(value) and not isinstance(value, type):
        for key, slot in slots_of(type(value)).items():
            yield from _days(getattr(value, slot.name), f"{where}.{key}".lstrip("."))


def _odd(origin: Origin, field: str, day: Day, way: str, mark: str) -> Problem:
    return ODD_DATE.at(origin, field, tanggal=long(day), arah=way, patokan=mark)
