"""A meeting as the measure of what is printed for it: what was known on its day, of its elections.

Texts are free, so what a sentence speaks of is read off its days, years and names: who writes of something that came
later names when it came, and that sentence then stays off the sheets of earlier meetings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sosialisasi.ground.dates import MONTHS, Day, Span
from sosialisasi.site.citations import Register
from sosialisasi.site.facts import days_of
from sosialisasi.site.model import Basis, Calendar, Election, Meeting, Site
from sosialisasi.site.stages import spans
from sosialisasi.site.words import ElectionKind

_MONTH = "|".join(MONTHS)
_TIMES = re.compile(
    rf"\b(?P<day>\d{{1,2}})[\s\u00a0]+(?P<month>{_MONTH})[\s\u00a0]+(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>(?:19|20)\d\d)\b"
    rf"|\b(?P<of_month>{_MONTH})[\s\u00a0]+(?P<of_year>(?:19|20)\d\d)\b"
    r"|(?:/|\b(?:Nomor|No\.)\s+\S{1,30}\s+Tahun\s+)(?P<made>(?:19|20)\d\d)\b"
    r"|(?<![\d.,])(?P<alone>(?:19|20)\d\d)(?![.,]?\d)",
    re.IGNORECASE,
)
_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
_END = re.compile(r"(?<=[.!?;])\s+(?=[\"“(]?[A-Z0-9])")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:[A-Z][a-z]{0,2}|Drs|No|hlm)\.$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What the sheets of a meeting may say.

    ``kinds`` are those of its elections, none if it names no election. ``foretold`` are days that were still to come
    and known all the same: those of the schedules that existed. ``later`` finds the name of whatever came later.
    """

    day: Day
    kinds: frozenset[ElectionKind]
    foretold: frozenset[Day]
    later: re.Pattern[str] | None

    def tells_later(self, text: str) -> bool:
        """Whether a text speaks of something that nobody could know on the day."""
        if self.later is not None and self.later.search(text):
            return True
        return any(map(self._is_later, _TIMES.finditer(text)))

    def named_later(self, text: str) -> str | None:
        """The first regulation or institution that a text names and that came later."""
        if self.later is not None and (named := self.later.search(text)):
            return named[0]
        made = (found for found in _TIMES.finditer(text) if found["made"] and self._is_later(found))
        return next((" ".join(text[: found.end()].split()[-2:]) for found in made), None)

    def known(self, text: str) -> str:
        """A text without its sentences that speak of something later; empty if all do."""
        if not self.tells_later(text):
            return text
        return " ".join(sentence for sentence in _sentences(text) if not self.tells_later(sentence))

    def _is_later(self, found: re.Match[str]) -> bool:
        if found["made"]:  # What a regulation is called by: no schedule foretells it.
            return int(found["made"]) > self.day.year
        year = int(found["year"] or found["y"] or found["of_year"] or found["alone"])
        months = {(day.year, day.month) for day in self.foretold}
        if found["of_month"]:
            month = (year, _NUMBERS[found["of_month"].lower()])
            return month > (self.day.year, self.day.month) and month not in months
        if not found["alone"]:
            month_number = int(found["m"] or _NUMBERS[found["month"].lower()])
            try:
                day = Day(year, month_number, int(found["day"] or found["d"]))
            except ValueError:
                return year > self.day.year
            return day > self.day and day not in self.foretold
        return year > self.day.year and year not in {known for known, _ in months}


def occasion(site: Site, register: Register, meeting: Meeting) -> Occasion:
    """A meeting as the measure of its sheets."""
    elections = [site.elections[id] for id in meeting.elections if id in site.elections]
    return Occasion(
        day=meeting.date,
        kinds=frozenset(election.kind for election in elections),
        foretold=frozenset(days_of(meeting.span))
        | frozenset(
            day
            for election in elections
            if was_known(election, register, meeting.date)
            for day in _days(site, election, meeting)
        ),
        later=_names(site, meeting.date),
    )


def was_known(election: Election, register: Register, day: Day) -> bool:
    """Whether the schedule of an election existed on a day: a basis of its polling day did, or if none is named, one
    of its own. Of what names no basis that we know, nothing else is believed.
    """
    polling = (basis for stage in election.stages if stage.id == "pemungutan" for basis in stage.bases)
    made = [since for basis in polling if (since := made_on(basis, register))]
    made = made or [since for basis in election.bases if (since := made_on(basis, register))]
    return not made or min(made) <= day


def made_on(basis: Basis, register: Register) -> Day | None:
    """The day on which a basis was made, if we know it."""
    if basis.is_appeal:
        return basis.date
    found = register.find(basis.citation)
    return found.regulation.since if found else None


def _days(site: Site, election: Election, meeting: Meeting) -> Iterator[Day]:
    calendars = (site.calendars[id] for id in meeting.calendars if id in site.calendars)
    for span in (*spans(election).values(), *_own(election, calendars)):
        yield from (span.start, span.end)


def _own(election: Election, calendars: Iterable[Calendar]) -> Iterator[Span]:
    for calendar in calendars:
        if calendar.election == election.id:
            yield from (override.span for override in calendar.overrides)


def _names(site: Site, day: Day) -> re.Pattern[str] | None:
    """What finds the name of a regulation or an institution of after a day; a name that is older too finds nothing."""
    old = {name for each in site.regulations.values() if each.since <= day for name in each.names}
    new = {name for each in site.regulations.values() if each.since > day for name in each.names}
    for institution in site.institutions.values():
        names = {institution.name, institution.short_name or institution.name}
        (new if institution.since is not None and institution.since > day else old).update(names)
    told = sorted(new - old, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, told))})(?!\w)") if told else None


def _sentences(text: str) -> list[str]:
    """The sentences of a text; ``Pj. Bupati`` ends none."""
    found: list[str] = []
    for part in _END.split(text):
        if found and _ABBREVIATION.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found
