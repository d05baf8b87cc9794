"""No day is so far from all others that only its year can be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sosialisasi.check.lookup import Lookup
from sosialisasi.ground.dates import Day, Span, long
from sosialisasi.ground.problems import Family, Problem, Rule, Severity
from sosialisasi.site.keys import Entry
from sosialisasi.site.model import Calendar, Institution, Origin, Regulation, ReportingChain

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


def of_file(lookup: Lookup, content: Any, held: Sequence[Entry]) -> Iterator[Problem]:
    as_of = lookup.site.settings.as_of
    latest = Day(as_of.year + _YEARS_AHEAD, 12, 31)
    is_old = isinstance(content, Institution | Regulation | ReportingChain)
    for entry in held:
        day = max(entry.value.start, entry.value.end) if isinstance(entry.value, Span) else entry.value
        if not isinstance(day, Day):
            continue
        if day > latest:
            yield _odd(content.origin, entry.path, day, "sesudah", f"data_per situs ini ({long(as_of)})")
        elif day < _BEGINNING and not is_old and not entry.path.startswith("dasar"):
            yield _odd(content.origin, entry.path, day, "sebelum", "pemilihan mana pun di situs ini")
    election = lookup.site.elections.get(content.election) if isinstance(content, Calendar) else None
    if election is None or election.polling_day is None:
        return
    polling = f"pemungutan suara {election.name} ({long(election.polling_day)})"
    for entry in held:
        if isinstance(entry.value, Span):
            day = entry.value.start
            ahead = (day - election.polling_day).days
            if (ahead > _DAYS_AFTER or -ahead > _DAYS_BEFORE) and _BEGINNING <= day <= latest:
                yield _odd(content.origin, entry.path, day, "sesudah" if ahead > 0 else "sebelum", polling)


def _odd(origin: Origin, field: str, day: Day, way: str, mark: str) -> Problem:
    return ODD_DATE.at(origin, field, tanggal=long(day), arah=way, patokan=mark)
