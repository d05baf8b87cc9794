"""A region's calendar is of an election in which the region votes, and a meeting is about elections of its own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sosialisasi.ground.problems import Family, Problem, Rule, Severity
from sosialisasi.site import choices
from sosialisasi.site.facts import region_name
from sosialisasi.site.model import Calendar, Election, Meeting, Site

_rule = partial(Rule, Family.REFERENCES)

VOTES_ELSEWHERE = _rule(
    "daerah-tidak-memilih",
    "{daerah} tidak memilih dalam {pemilihan}. {sebab}",
    "Kalendernya akan memanggil orang ke pemungutan suara yang tidak ada di sana.",
    "Hapus kalender ini, perbaiki daerah atau pemilihannya, atau perbaiki dipilih di berkas pemilihannya.",
    wrong='daerah: "34"\npemilihan: pilkada-2024',
    right='daerah: "34.02"\npemilihan: pilkada-2024',
)

MEETING_ABOUT_OTHERS = _rule(
    "rapat-pemilihan-lain",
    "Tidak ada peserta acara ini yang memilih dalam {pemilihan}. {sebab}",
    "Lembarnya akan memuat aturan dan tahapan yang tidak ada di daerah pesertanya.",
    "Periksa pemilihan dan pesertanya. Bila acara itu memang tentang daerah lain, biarkan.",
    Severity.WARNING,
    wrong='daerah: "15.71"\npemilihan: [pilkada-ulang-2025]',
    right='daerah: "19.71"\npemilihan: [pilkada-ulang-2025]',
)


def check(site: Site) -> Iterator[Problem]:
    for calendar in site.calendars.values():
        yield from _calendar(site, calendar)
    for meeting in site.meetings.values():
        yield from _meeting(site, meeting)


def _told(site: Site, id: str) -> Election | None:
    """An election of whose regions each is known; what is wrong with the others is told where they are named."""
    election = site.elections.get(id)
    codes = (
        {code for choice in election.choices for code in (*choice.regions, *choice.exceptions)} if election else set()
    )
    return election if codes <= site.regions.keys() else None


def _calendar(site: Site, calendar: Calendar) -> Iterator[Problem]:
    election, region = _told(site, calendar.election), site.regions.get(calendar.region)
    if election and region and not choices.votes(election, region):
        yield VOTES_ELSEWHERE.at(
            calendar.origin,
            "daerah",
            daerah=region_name(site, region.code),
            pemilihan=election.name,
            sebab=choices.why_not(site, election, region),
        )


def _meeting(site: Site, meeting: Meeting) -> Iterator[Problem]:
    if not set(meeting.regions) <= site.regions.keys():
        return
    for number, id in enumerate(meeting.elections):
        election = _told(site, id)
        if election and not any(choices.votes_within(election, code) for code in meeting.regions):
            why = choices.why_not(site, election, site.regions[meeting.region])
            yield MEETING_ABOUT_OTHERS.at(meeting.origin, f"pemilihan.{number}", pemilihan=election.name, sebab=why)
