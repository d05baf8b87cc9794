"""No two regulations share a name, no two stages of an election an id, no two calendars or lists their subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sosialisasi.ground.problems import Family, Problem, Rule
from sosialisasi.reading.load import DUPLICATE_ID
from sosialisasi.site.citations import citation_key
from sosialisasi.site.model import LocalEvent, Origin, Site, Stage

DUPLICATE_CALENDAR = Rule(
    Family.REFERENCES,
    "kalender-kembar",
    "Daerah ini sudah punya kalender untuk pemilihan ini: {lain}.",
    "Dua kalender untuk daerah dan pemilihan yang sama dapat saling bertentangan, dan orang tidak tahu mana yang "
    "benar.",
    "Gabungkan acaranya ke salah satu, lalu hapus yang lain. Bila ini untuk pemilihan lain, perbaiki pemilihannya.",
    wrong=(
        "content/kalender/lahat-2024.yaml:\n"
        "daerah: 16.04\n"
        "pemilihan: pilkada-2024\n"
        "\n"
        "content/kalender/lahat-baru.yaml:\n"
        "daerah: 16.04\n"
        "pemilihan: pilkada-2024"
    ),
    right="content/kalender/lahat-2024.yaml:\ndaerah: 16.04\npemilihan: pilkada-2024",
)


def check(site: Site) -> Iterator[Problem]:
    yield from _regulations(site)
    for election in site.elections.values():
        yield from _stages(election.origin, "tahapan", {}, election.stages)
    for calendar in site.calendars.values():
        if calendar.election in site.elections:
            national = site.elections[calendar.election]
            ids = {stage.id: national.origin.path for stage in national.stages}
            yield from _stages(calendar.origin, "acara", ids, calendar.events)
        overridden = ((f"perubahan.{number}", each.stage) for number, each in enumerate(calendar.overrides))
        yield from _once(calendar.origin, "Tahapan", overridden)
    for note in site.region_notes.values():
        words = ((f"istilah.{number}.umum", each.general) for number, each in enumerate(note.words))
        yield from _once(note.origin, "Istilah", words)
    if site.agencies:
        named = enumerate(site.agencies.agencies)
        offices = ((f"opd.{number}", name) for number, each in named for name in each.names)
        yield from _once(site.agencies.origin, "Perangkat daerah", offices)
    calendars: dict[tuple[str, str], Origin] = {}
    for calendar in site.calendars.values():
        other = calendars.setdefault((calendar.election, calendar.region), calendar.origin)
        if other is not calendar.origin:
            yield DUPLICATE_CALENDAR.at(calendar.origin, "daerah", lain=other.path)
    lists: dict[tuple[str, str], Origin] = {}
    for contest in site.contests.values():
        other = lists.setdefault((contest.election, contest.region), contest.origin)
        if other is not contest.origin:
            shown = f"{contest.election}, {contest.region}"
            yield _twin(contest.origin, "daerah", "Daftar peserta", shown, other.path)


def _once(origin: Origin, kind: str, named: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Nothing stands twice in a list; ``named`` are the fields of its entries and what they name."""
    seen: set[str] = set()
    for field, name in named:
        if name.casefold() in seen:
            yield _twin(origin, field, kind, name, "daftar yang sama")
        seen.add(name.casefold())


def _regulations(site: Site) -> Iterator[Problem]:
    taken: dict[str, Origin] = {}
    for regulation in site.regulations.values():
        for name in dict.fromkeys(map(citation_key, regulation.names)):
            other = taken.setdefault(name, regulation.origin)
            if other is not regulation.origin:
                shown = next(each for each in regulation.names if citation_key(each) == name)
                yield _twin(regulation.origin, "sebutan", "Sebutan", shown, other.path)


def _stages(origin: Origin, field: str, ids: dict[str, str], stages: Iterable[Stage | LocalEvent]) -> Iterator[Problem]:
    """``ids`` are those that are taken, with the file of each; those of the stages join them."""
    for number, stage in enumerate(stages):
        if stage.id in ids:
            yield _twin(origin, f"{field}.{number}.id", "Tahapan", stage.id, ids[stage.id])
        ids.setdefault(stage.id, origin.path)


def _twin(origin: Origin, field: str, kind: str, value: str, other: str) -> Problem:
    return DUPLICATE_ID.at(origin, field, jenis=kind, nilai=value, lain=other)
