"""The national holidays of Indonesia (the only importer of ``holidays``)."""

from __future__ import annotations

from collections.abc import Iterable

from sosialisasi.ground.dates import Day


def named_in(years: Iterable[int]) -> dict[Day, str]:
    """Day → Indonesian name of each national holiday of these years, in order; joint leave (cuti bersama) is not among
    them. A day that the library only estimates says so in its name: ``Hari Raya Idul Fitri (perkiraan)``."""
    from holidays.countries.indonesia import Indonesia  # Late: only the posters of calendars need it.

    return dict(sorted(Indonesia(years=years, language="id").items()))
