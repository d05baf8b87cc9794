"""Rules across files that have more than one way to be broken."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from harness import ROOT, Situs

from sosialisasi.building.inputs import Inputs
from sosialisasi.building.planner import understand
from sosialisasi.building.traces import State
from sosialisasi.check import Lookup, ids, regions
from sosialisasi.ground.dates import Day, Span
from sosialisasi.ground.files import find
from sosialisasi.ground.folders import Folder
from sosialisasi.reading.load import Memo, load
from sosialisasi.showing.overview import Overview
from sosialisasi.site.keys import entries
from sosialisasi.site.model import Basis

MEETING = "content/rakor/ogan-ilir-2024.md"
CALENDAR = "content/kalender/ogan-ilir-2024.yaml"
OVERRIDE = """
perubahan:
  - tahapan: pemungutan
    tanggal: {day}
    alasan: Susulan
    dasar: UU 10/2016
    verifikasi: belum
"""


def _override(situs: Situs, day: str, times: int = 1) -> None:
    text = (situs.root / CALENDAR).read_text("utf-8").rstrip() + OVERRIDE.format(day=day)
    situs.write(CALENDAR, text + "".join(OVERRIDE.format(day=day).partition("perubahan:\n")[2:]) * (times - 1))


def test_a_list_names_an_item_once(situs: Situs) -> None:
    """Twice on a page, its anchor would be there twice as well."""
    situs.edit(MEETING, "[D-1, H-1]", "[D-1, H-1, D-1]")
    assert situs.build().codes == {"isian-kembar"}


def test_a_stage_is_overridden_once(situs: Situs) -> None:
    """Only one of two overrides could hold."""
    _override(situs, "5 Desember 2024", times=2)
    assert situs.build().codes == {"id-kembar"}


def test_overridden_stages_keep_their_order(situs: Situs) -> None:
    """A vote before the campaign is a slip of the pen."""
    _override(situs, "27 Agustus 2024")
    assert situs.build().codes == {"tanggal-tak-urut"}


def test_a_region_that_votes_later_is_still_active(situs: Situs) -> None:
    """The beranda goes by the region's own days."""
    _override(situs, "5 Desember 2027")
    assert not situs.build().errors
    assert "kalender/ogan-ilir-2024.html" in situs.page("index.html").partition("Boleh tidak?</h2>")[0]


def test_drafts_may_lean_on_each_other(situs: Situs) -> None:
    """What is not published leads nobody astray."""
    situs.edit("content/briefing/cuti.md", "---\n\n", "---\n\nLihat [ini](lain.md). ")
    draft = (situs.root / "content/briefing/cuti.md").read_text("utf-8").replace("(lain.md)", "(cuti.md)")
    situs.write("content/briefing/lain.md", draft)
    assert not situs.build().errors


def test_an_escape_cannot_bring_in_a_control_character(situs: Situs) -> None:
    """A NUL would break the feed for every reader."""
    situs.edit(MEETING, "judul: Rakor camat Ogan Ilir", 'judul: "Rakor\\0camat"')
    assert situs.build().codes == {"yaml-rusak"}


def test_a_district_is_invited_alone_or_with_its_regency(situs: Situs) -> None:
    """Each kecamatan is on the list once, under its regency."""
    texts, _ = find(situs.root)
    site = load(texts, {}).site
    assert site is not None
    districts = Overview(site, "uji").paper.districts
    (alone,) = districts(["15.04.03"])
    assert (alone.region, alone.districts) == ("Kabupaten Batanghari", ("Muara Bulian",))
    (whole,) = districts(["15.04.03", "15.04", "15.04.01"])
    assert (len(whole.districts), whole.districts[2]) == (8, "Muara Bulian")


def test_no_suggestion_turns_a_word_into_its_opposite(situs: Situs) -> None:
    """Only the letters of "tidak boleh" and "boleh" are near to each other; what it means is "jangan"."""
    situs.edit("content/boleh-jangan/d-1.yaml", "putusan: jangan", "putusan: tidak boleh")
    (found,) = [each for each in situs.build().problems if each.code == "pilihan-salah"]
    assert 'Maksud Anda "jangan"?' in found.hint


def test_dots_from_a_hint_fill_nothing_in(situs: Situs) -> None:
    """A hint says ``alasan: …``; whoever copies it has not yet given a reason."""
    situs.edit("content/boleh-jangan/d-1.yaml", "alasan: Fasilitas negara milik semua warga.", "alasan: …")
    assert "kunci-kurang" in situs.build().codes


def test_what_else_is_wrong_with_a_broken_file_is_told_from_memory_too(situs: Situs, tmp_path: Path) -> None:
    """Of a file that has no value, what its fields say is remembered, or read again."""
    situs.edit(MEETING, "judul: Rakor camat Ogan Ilir\n", "")
    situs.edit(MEETING, "[D-1, H-1]", "[D-1, X-9]")
    inputs, memo = Inputs(situs.root), Memo()
    problems = understand(inputs, memo).problems
    assert {problem.code for problem in problems if problem.is_error} == {"kunci-kurang", "rujukan-tak-ada"}
    assert understand(inputs, memo).problems == problems
    state = State(situs.root, tmp_path)
    state.write_memo(memo)
    assert understand(inputs, state.read_memo()).problems == problems


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("regions", Folder.REGIONS),
        ("institutions", Folder.INSTITUTIONS),
        ("elections", Folder.ELECTIONS),
        ("calendars", Folder.CALENDARS),
        ("guidance", Folder.GUIDANCE),
    ],
)
def test_whatever_names_another_file_is_followed(situs: Situs, name: str, folder: Folder) -> None:
    """A field whose type is the id of a file is checked by that alone: where all such files are gone, each is told."""
    whole = load(find(situs.root)[0], Memo()).site
    assert whole is not None
    gone: dict[str, Any] = {name: {}}
    site = replace(whole, **gone)
    dead = {
        (content.origin.path, content.origin.line(entry.path))
        for content in site.contents
        for entry in entries(content)
        if entry.slot.leads_to is folder and entry.value is not None
    }
    lookup = Lookup(site, frozenset())
    told = {
        (problem.path, problem.line)
        for content in site.contents
        for follow in (ids.of_file, regions.of_file)
        for problem in follow(lookup, content, tuple(entries(content)))
    }
    assert dead <= told
    assert dead


def test_what_is_sought_in_files_is_found_wherever_a_file_can_hold_it() -> None:
    """Fields whose type can hold nothing of it are passed over: so the type must tell of all that a field can hold."""
    site = load(find(ROOT)[0], Memo()).site
    assert site is not None
    for sought in ([Basis], [Day, Span], [Folder.REGIONS], [Folder.GUIDANCE, Folder.INSTITUTIONS]):
        types = tuple(each for each in sought if isinstance(each, type))
        for content in site.contents:
            held = [
                entry.path
                for entry in entries(content)
                if isinstance(entry.value, types) or (entry.slot.leads_to in sought and entry.value is not None)
            ]
            found = [entry.path for entry in entries(content, *sought) if entry.value is not None]
            assert found == held
