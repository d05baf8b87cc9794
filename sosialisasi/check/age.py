"""What is said to hold was looked at not too long before that day, and more often while an election runs."""

from __future__ import annotations

from collections.abc import Iterator

from sosialisasi.dates import long
from sosialisasi.model import Site
from sosialisasi.problems import Problem, problem

MAX_DAYS = 180
MAX_DAYS_OF_STAGES = 30


def check(site: Site) -> Iterator[Problem]:
    """One problem for all regulations in force that were checked too long ago, at the one checked first."""
    as_of = site.settings.as_of
    runs = any(as_of in stage.span for election in site.elections.values() for stage in election.stages)
    limit = MAX_DAYS_OF_STAGES if runs else MAX_DAYS
    old = [each for each in site.regulations.values() if each.in_force(as_of) and (as_of - each.checked).days > limit]
    if not old:
        return
    first = min(old, key=lambda each: each.checked)
    more = f" Begitu juga {len(old) - 1} peraturan lain." if len(old) > 1 else ""
    yield problem(
        "pemeriksaan-lama",
        path=first.origin.path,
        line=first.origin.line("diperiksa"),
        field="diperiksa",
        tanggal=long(first.checked),
        hari=(as_of - first.checked).days,
        data=long(as_of),
        batas=limit,
        keadaan=" selama tahapan pemilihan" if runs else "",
        lain=more,
    )
