"""Calendars that are nearly alike share one sheet, which says all that a sheet for each of them would say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta

from harness.pdf import pages, render
from harness.published import shipped
from harness.samples import CALENDAR, STAGE, UNDATED, link
from harness.sheets import alone
from hypothesis import given, settings
from hypothesis import strategies as st

from sosialisasi.ground.dates import Span
from sosialisasi.showing.sheets import alike, meetings
from sosialisasi.showing.sheets.alike import Merged
from sosialisasi.showing.sheets.texts import CalendarPart
from sosialisasi.showing.views import CalendarView, StageView
from sosialisasi.site.words import Paper, Phase, Sheet, Verification

REGIONS = ("Kota Contoh", "Kabupaten Contoh", "Kabupaten Misal", "Kabupaten Umpama", "Kota Andai")
TOLD_APART = {"region", "chosen", "stages", "undated", "notes", "terms"}
"""What a sheet of several regions may tell of each of them."""


def stages() -> st.SearchStrategy[tuple[StageView, ...]]:
    """Some of seven stages, in order of time: each as planned, moved, called off or held by the region itself."""

    def staged(number: int, how: str) -> StageView:
        start = date(2024, 1, 1) + timedelta(days=30 * number)
        plain = replace(
            STAGE,
            id=f"tahap-{number}",
            name=f"Tahapan ke{number}",
            span=Span(start, start + timedelta(days=number)),
            days=f"hari{number}",
            usual=None,
            reason=None,
            deviation=None,
        )
        match how:
            case "moved":
                return replace(plain, days=f"pindah{number}", usual=plain.span, reason="Banjir", deviation="Lewat")
            case "off":
                return replace(plain, cancelled="Satu calon mundur", verification=Verification.NONE)
            case "own":
                return replace(plain, is_local=True, note="Di aula", bases=())
        return plain

    hows = st.sampled_from(["planned", "planned", "planned", "planned", "missing", "moved", "off", "own"])
    return st.lists(hows, min_size=7, max_size=7).map(
        lambda every: tuple(staged(number, how) for number, how in enumerate(every) if how != "missing")
    )


def calendars() -> st.SearchStrategy[list[CalendarView]]:
    """The calendars of some regions, of one election or two."""
    assert CALENDAR.chosen is not None
    chosen = replace(CALENDAR.chosen, text="Wali kota", exceptions=())

    def some(*values: object) -> st.SearchStrategy[tuple[object, ...]]:
        return st.lists(st.sampled_from(values), unique=True).map(tuple)

    def named(several: list[CalendarView]) -> list[CalendarView]:
        return [replace(each, region=region) for each, region in zip(several, REGIONS, strict=False)]

    one = st.builds(
        replace,
        st.just(CALENDAR),
        election=st.sampled_from(["Pilkada Satu", "Pilkada Satu", "Pilkada Dua"]),
        chosen=st.sampled_from([None, CALENDAR.chosen, chosen]),
        stages=stages(),
        undated=some(UNDATED, replace(UNDATED, id="lain", name="Pelantikan")),
        notes=some("Catatan satu.", "Catatan dua.", "Catatan tiga."),
        terms=some(*CALENDAR.terms),
    )
    return st.lists(one, min_size=1, max_size=len(REGIONS)).map(named)


def apart(shared: Merged) -> Iterator[CalendarView]:
    """The calendars that a sheet was made of, in no order of their lists."""
    common, own, varying = shared
    for place, each in enumerate(own):
        mine = tuple(found for stage in varying if (found := stage.stages[place]) is not None)
        yield replace(
            common,
            region=each.region,
            chosen=each.chosen or common.chosen,
            stages=common.stages + mine,
            undated=common.undated + each.undated,
            notes=common.notes + each.notes,
            terms=common.terms + each.terms,
        )


def told(calendar: CalendarView) -> dict[str, object]:
    """What a calendar says, whatever the order of its lists."""
    said = {each.name: getattr(calendar, each.name) for each in fields(calendar)}
    return {name: sorted(map(repr, value)) if isinstance(value, tuple) else value for name, value in said.items()}


@given(calendars())
def test_what_several_calendars_say_can_be_told_apart_again(every: list[CalendarView]) -> None:
    """Each fact stands on the sheet once, as that of all regions or of those that it is true of."""
    groups = alike.groups_of(every)
    assert sorted(each.region for group in groups for each in group) == sorted(each.region for each in every)
    for group in groups:
        shared = alike.merged(group)
        if len(group) == 1:
            assert shared == (group[0], (), ())
        else:
            assert list(map(told, apart(shared))) == list(map(told, group))


@settings(max_examples=12)
@given(calendars())
def test_a_shared_sheet_prints_every_word_of_the_separate_ones(every: list[CalendarView]) -> None:
    for group in alike.groups_of(every):
        calendar, own, varying = alike.merged(group)
        shared = words(calendar=calendar, own=own, varying=varying)
        for each in group:
            assert words(calendar=each, own=(), varying=()) - shared == set()


def words(**shown: object) -> set[str]:
    """What is printed of a calendar, without its timeline: that of several regions draws what they share."""
    return {
        word.strip(";")
        for page in pages(render(alone("kalender", Paper.F4, timeline=None, **shown)))
        for word in page.replace("\u00ad", "").split()
    }


def test_what_is_not_alike_has_sheets_of_its_own() -> None:
    """Another election, polling day, zone or sureness; and a region that holds most stages on days of its own."""
    other = replace(CALENDAR, region="Kota Contoh")
    assert len(alike.groups_of((CALENDAR, other))) == 1
    for change in (
        {"election": "Pilkada lain"},
        {"polling_day": date(2024, 12, 5)},
        {"polling_day": None},
        {"verification": Verification.TEXT},
        {"replaced_by": link("Kalender lain")},
        {"stages": tuple(replace(stage, days="lain") for stage in CALENDAR.stages)},
    ):
        assert len(alike.groups_of((CALENDAR, replace(other, **change)))) == 2, change
    here = replace(CALENDAR, replaced_by=replace(link("Kalender pengganti"), href="https://contoh.example/lain"))
    assert len(alike.groups_of((CALENDAR, replace(here, region="Kota Contoh")))) == 1


def test_the_three_calendars_of_jambi_are_one_sheet() -> None:
    """All regions are named, what they share stands there once, and what is of one region has its name before it."""
    meeting = next(each for each in shipped().public_meetings if each.slug == "jambi-2018")
    (part,) = meetings.parts_for(shipped(), meeting, [Sheet.CALENDAR])
    assert isinstance(part, CalendarPart)
    (text,) = pages(render(alone("kalender", calendar=part.calendar, own=part.own, varying=part.varying)))
    assert "Daerah: Kota Jambi; Kabupaten Merangin; Kabupaten Kerinci" in text
    assert text.count("Pendaftaran pasangan calon") == 1


def test_a_stage_that_differs_has_a_column_for_each_region() -> None:
    moved = replace(CALENDAR.stages[0], id="rapat", name="Rapat Contoh", phase=Phase.CAMPAIGN, days="5 Mei 2024")
    regions = [f"Kabupaten {letter}" for letter in "ABCDE"]
    every = [replace(CALENDAR, region=region) for region in regions]
    every[0] = replace(every[0], stages=(*CALENDAR.stages, moved))
    every[4] = replace(every[4], stages=(*CALENDAR.stages, replace(moved, days="7 Mei 2024")))
    calendar, own, varying = alike.merged(every)
    text = " ".join(pages(render(alone("kalender", calendar=calendar, own=own, varying=varying, timeline=None))))
    assert "Yang tidak sama di semua daerah" in text
    assert "Tahapan Kabupaten A Kabupaten B Kabupaten C " in text
    assert "Tahapan Kabupaten D Kabupaten E " in text
    assert text.count("Tidak ada") == 3
    assert text.index("5 Mei 2024") < text.index("7 Mei 2024")
