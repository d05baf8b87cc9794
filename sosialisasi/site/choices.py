"""What a region chooses in an election: a function of both alone, by what the election says of its offices."""

from __future__ import annotations

from collections.abc import Iterable

from sosialisasi.site.facts import in_series, is_city, region_name
from sosialisasi.site.model import Choice, Election, Region, Site
from sosialisasi.site.regions import is_in_any, is_within
from sosialisasi.site.words import Office, small


def is_recorded(election: Election) -> bool:
    """Whether anybody wrote down who votes in an election; if not, it refuses nobody."""
    return bool(election.choices)


def chosen(election: Election, region: Region) -> tuple[Office, ...]:
    """The offices that a region as a whole chooses: a provinsi its gubernur, and not the bupati of its kabupaten."""
    return tuple(
        office
        for choice in election.choices
        for office in choice.offices
        if office.level <= region.level and _holds_in(choice, region.code)
    )


def votes(election: Election, region: Region) -> bool:
    """Whether there can be a calendar of an election for a region."""
    return not is_recorded(election) or bool(chosen(election, region))


def votes_within(election: Election, code: str) -> bool:
    """Whether anybody in a region votes in an election."""
    return not is_recorded(election) or any(
        _holds_in(choice, code) or _holds(code, choice.regions) for choice in election.choices
    )


def why_not(site: Site, election: Election, region: Region) -> str:
    """Why a region chooses nothing, in a sentence for each kind of office."""
    return " ".join(_why_not(site, choice, region) for choice in election.choices)


def excepted(site: Site, election: Election, region: Region) -> tuple[str, ...]:
    """What others choose and a region does not, each with the reason."""
    return tuple(
        _why_not(site, choice, region)
        for choice in election.choices
        if is_in_any(region.code, choice.exceptions) and any(office.level <= region.level for office in choice.offices)
    )


def in_region(site: Site, election: Election, region: Region) -> str:
    """What a region chooses, in words: ``Gubernur dan wakil gubernur; bupati dan wakil bupati``."""
    names = listed(_named(site, office, region) for office in chosen(election, region))
    return f"Hanya {small(names)}" if excepted(site, election, region) else names


def everywhere(site: Site, election: Election) -> str:
    """What is chosen in the nation, and where: ``Gubernur dan wakil gubernur (kecuali di …); …``."""

    def where(choice: Choice) -> str:
        only = f"di {places(site, choice.regions)}" if choice.regions else ""
        but = f"kecuali di {places(site, choice.exceptions)}" if choice.exceptions else ""
        return f" ({', '.join(filter(None, (only, but)))})" if only or but else ""

    return listed(listed(office.label for office in choice.offices) + where(choice) for choice in election.choices)


def exceptions(site: Site, election: Election) -> tuple[str, ...]:
    """Why some regions do not choose what all others do, a sentence for each reason."""
    return tuple(
        f"Di {places(site, choice.exceptions)}: {choice.reason}"
        for choice in election.choices
        if choice.exceptions and choice.reason
    )


def listed(names: Iterable[str]) -> str:
    """Names as one sentence without its full stop."""
    first, *others = (*names, "")
    return "; ".join((first, *map(small, others[:-1])))


def places(site: Site, codes: Iterable[str]) -> str:
    """The names of regions in a sentence."""
    return in_series([region_name(site, code) for code in codes], "dan")


def _why_not(site: Site, choice: Choice, region: Region) -> str:
    here = region_name(site, region.code)
    offices = listed(_named(site, office, region) for office in choice.offices)
    if is_in_any(region.code, choice.exceptions):
        reason = f": {choice.reason}" if choice.reason else "."
        return f"{offices} tidak dipilih di {here}{reason}"
    if choice.regions and not is_in_any(region.code, choice.regions) and not _holds(region.code, choice.regions):
        return f"{offices} hanya dipilih di {places(site, choice.regions)}."
    offices = listed(office.label for office in choice.offices)
    return f"{offices} dipilih per kabupaten atau kota, jadi kalendernya juga."


def _named(site: Site, office: Office, region: Region) -> str:
    """What an office is called in a region."""
    if office.local is None or region.level == 1:
        return office.label
    return office.local[is_city(site, region.code)]


def _holds_in(choice: Choice, code: str) -> bool:
    return (not choice.regions or is_in_any(code, choice.regions)) and not is_in_any(code, choice.exceptions)


def _holds(code: str, regions: Iterable[str]) -> bool:
    """Whether one of these lies in a region."""
    return any(is_within(each, code) for each in regions)
