"""What is said to hold was looked at not too long before that day, and more often while an election runs."""

from __future__ import annotations

from collections.abc import Iterator

from sosialisasi.ground.dates import Day, Span, long
from sosialisasi.ground.problems import Family, Problem, Rule, Severity
from sosialisasi.site.model import Site
from sosialisasi.site.stages import held_stages, spans

OLD_CHECK = Rule(
    Family.REFERENCES,
    "pemeriksaan-lama",
    "Terakhir diperiksa {tanggal}, {hari} hari sebelum data per {data}; batasnya {batas} hari{keadaan}.{lain}",
    "Aturan dapat berubah tanpa diketahui, dan situs menyebut datanya masih benar per tanggal itu.",
    'Cocokkan lagi peraturannya, lalu perbarui "diperiksa".',
    Severity.WARNING,
    wrong="diperiksa: 1 Februari 2025",
    right="diperiksa: 22 November 2026",
)

_KEEPS = 180
_KEEPS_IN_STAGE = 30


def check(site: Site) -> Iterator[Problem]:
    """One problem for all regulations in force that were checked too long ago, at the one checked first."""
    as_of = site.settings.as_of
    limit = keeps(site, as_of)
    old = [each for each in site.regulations.values() if each.in_force(as_of) and (as_of - each.checked).days > limit]
    if not old:
        return
    first = min(old, key=lambda each: each.checked)
    more = f" Begitu juga {len(old) - 1} peraturan lain." if len(old) > 1 else ""
    yield OLD_CHECK.at(
        first.origin,
        "diperiksa",
        tanggal=long(first.checked),
        hari=(as_of - first.checked).days,
        data=long(as_of),
        batas=limit,
        keadaan=" selama tahapan pemilihan" if is_in_stage(site, as_of) else "",
        lain=more,
    )


def keeps(site: Site, day: Day) -> int:
    """For how many days a check of a regulation counts on a day."""
    return _KEEPS_IN_STAGE if is_in_stage(site, day) else _KEEPS


def is_in_stage(site: Site, day: Day) -> bool:
    """Whether a stage of an election runs on a day."""
    return any(day in span for span in _stages(site))


def _stages(site: Site) -> Iterator[Span]:
    """The days of every stage that holds: those of the elections, and as each region has them."""
    for election in site.elections.values():
        if election.replaced_by is None:
            yield from spans(election).values()
    for calendar in site.calendars.values():
        known = site.elections.get(calendar.election)  # Nothing, if its own file is broken.
        if known is not None and known.replaced_by is None:
            yield from (row.span for row in held_stages(calendar, known))
