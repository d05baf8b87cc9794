"""What follows from the content of a site alone: what was in force on a day, whom an item speaks to, and in
which words its validity is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from sosialisasi.ground.dates import Day, Span, long, with_precision
from sosialisasi.site.citations import Register
from sosialisasi.site.model import (
    Agency,
    AgendaItem,
    Basis,
    Case,
    Contact,
    Guidance,
    Institution,
    Invitation,
    Regulation,
    ReportingChain,
    Site,
)
from sosialisasi.site.regions import is_in_any, is_within, lineage
from sosialisasi.site.words import Role, Verdict


def in_force(basis: Basis, register: Register, day: Day) -> bool:
    """Whether a basis held on a day. An appeal holds from the day on which it was made."""
    if basis.is_appeal:
        return basis.date is not None and basis.date <= day
    regulation = regulation_of(basis, register)
    return regulation is not None and regulation.in_force(day)


def regulation_of(basis: Basis, register: Register) -> Regulation | None:
    """The regulation that a basis cites; an appeal cites none."""
    found = None if basis.is_appeal else register.find(basis.citation)
    return found.regulation if found else None


def holds_in(regulation: Regulation, region: str) -> bool:
    """Whether a regulation holds in a region; in all of them (``""``) only one that holds everywhere."""
    return not regulation.regions or is_in_any(region, regulation.regions)


def regions_of(basis: Basis, register: Register) -> tuple[str, ...]:
    """The regions where alone a basis holds; none if it holds everywhere."""
    regulation = regulation_of(basis, register)
    return regulation.regions if regulation else ()


def chain_on(site: Site, day: Day, region: str) -> ReportingChain | None:
    """The reporting chain of a day in a region: its own, or that of the nearest region above, or that of everywhere."""
    held = (chain for chain in site.chains.values() if chain.in_force(day))
    known = (chain for chain in held if chain.region is None or is_within(region, chain.region))
    return max(known, key=lambda chain: len(chain.region or ""), default=None)


def validity(since: str | None, until: Day | None) -> str:
    """``berlaku sejak 31 Agustus 2021``, or until when as well."""
    if since is None:
        return f"berlaku sampai {long(until)}" if until else "masa berlaku tidak diketahui"
    return f"berlaku {since} sampai {long(until)}" if until else f"berlaku sejak {since}"


def regulation_validity(regulation: Regulation, day: Day | None = None) -> str:
    """When a regulation was in force, in words, or what was known of that on a day."""
    return validity(with_precision(regulation.since, regulation.precision), past_end(regulation.until, day))


def institution_validity(institution: Institution, day: Day | None = None) -> str | None:
    """When an institution existed, in words, or what was known of that on a day; ``None`` if that is nothing."""
    since, until = institution.since, past_end(institution.until, day)
    if since and until:
        return f"ada {long(since)} sampai {long(until)}"
    if until:
        return f"ada sampai {long(until)}"
    return f"ada sejak {long(since)}" if since else None


def past_end(end: Day | None, day: Day | None) -> Day | None:
    """An end, unless it was still to come on a day."""
    return end if end is None or day is None or end <= day else None


def region_name(site: Site, code: str) -> str:
    """The name to show for a region: the one that staff chose, or the official one."""
    note = site.region_notes.get(code)
    return (note.display_name if note else None) or site.regions[code].name


def is_city(site: Site, code: str) -> bool:
    """Whether a region is a kota or lies in one."""
    above = lineage(code)
    return len(above) > 1 and site.regions[above[1]].name.startswith("Kota ")


def town_of(site: Site, code: str) -> str | None:
    """Where the letters of a region are signed: its own town, or that of the kota in which it lies.

    The town of a kabupaten is not that of its kecamatan, nor has the kabupaten always its name: what nobody told is
    ``None``.
    """
    note = site.region_notes.get(code)
    if note and note.town:
        return note.town
    if not is_city(site, code):
        return None
    city = lineage(code)[1]
    note = site.region_notes.get(city)
    return (note.town if note else None) or region_name(site, city).removeprefix("Kota ").removeprefix("Administrasi ")


def includes(reader: Role, role: Role) -> bool:
    """Whether some of those whom ``reader`` means are in ``role``."""
    return reader is role or (reader is Role.ASN and role.is_asn)


def speaks_to(item: Guidance, reader: Role) -> bool:
    """Whether an item speaks to some of a sheet's readers at least."""
    return item.applies_to(reader) or any(includes(reader, role) for role in item.roles)


Judged = TypeVar("Judged", Guidance, Case)


def by_verdict(items: Iterable[Judged]) -> tuple[tuple[Verdict, tuple[Judged, ...]], ...]:
    """Items or cases by verdict; a verdict without any is left out."""
    items = tuple(items)
    groups = ((verdict, tuple(item for item in items if item.verdict is verdict)) for verdict in Verdict)
    return tuple((verdict, found) for verdict, found in groups if found)


def in_words(verdicts: Iterable[Verdict], conjunction: str) -> str:
    """Verdicts in a sentence, what is allowed first, as people ask: ``boleh, jangan, dan bersyarat``."""
    labels = [verdict.label.lower() for verdict in sorted(verdicts, key=lambda each: each is not Verdict.ALLOWED)]
    return in_series(labels, conjunction)


def in_series(names: Iterable[str], conjunction: str) -> str:
    """Names in a sentence, of which there is one at least: ``Kabupaten Lahat, Kota Jambi, dan Kota Pagar Alam``."""
    *head, last = names
    return f"{', '.join(head)}{',' * (len(head) > 1)} {conjunction} {last}" if head else last


def agencies_of(site: Site, invitation: Invitation) -> tuple[Agency, ...]:
    """The agencies that an invitation means: those of the list that it names, in the order of the list, or all."""
    known = site.agencies.agencies if site.agencies else ()
    wanted = {name.casefold() for name in invitation.agencies}
    return tuple(each for each in known if not wanted or wanted & {name.casefold() for name in each.names})


def days_of(span: Span) -> tuple[Day, ...]:
    """Each day of a span."""
    return tuple(span.start + timedelta(days=number) for number in range(span.days))


def by_day(agenda: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """An agenda of several days in which each line says its own: that of the line above, where it names none."""
    day, lines = 1, []
    for item in agenda:
        day = item.day or day
        lines.append(replace(item, day=day))
    return tuple(lines)


def contacts_of(site: Site, region: str, readers: Collection[Role] = ()) -> tuple[tuple[str, str], ...]:
    """Whom to ask in a region: each office, and how it is reached. Those of the nearest region that names any, of it
    and those above it, or else those of the site. An office that only some roles ask is named to ``readers`` who all
    have one of these, and before those that everybody asks.
    """
    notes = (site.region_notes.get(code) for code in reversed(lineage(region)))
    named = (*(note.contacts for note in notes if note), site.settings.contacts)
    filled = [[each for each in contacts if each.value] for contacts in named]
    for is_own in (True, False):
        for contacts in filled:
            asked = [each for each in contacts if (_asks(readers, each) if is_own else not each.roles)]
            if asked:
                return tuple((each.label, each.value) for each in asked if each.value)
    return ()


def _asks(readers: Collection[Role], contact: Contact) -> bool:
    """Whether it is these readers alone who ask an office."""
    return bool(readers and contact.roles) and all(reader.is_among(contact.roles) for reader in readers)
