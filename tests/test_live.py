"""The site in memory: what the preview shows is what a build would make, and nothing of it is written."""

from __future__ import annotations

import gc
import os
import shutil
import weakref
from pathlib import Path
from typing import Any

import pytest
from harness import HERE, Situs
from harness.edits import EDITS, PATHS, Edit, add, append, remove, say
from hypothesis import given, settings
from hypothesis import strategies as st

from sosialisasi.building import keeping
from sosialisasi.building.report import Report, stops
from sosialisasi.desk.live import LiveSite
from sosialisasi.ground import digests
from sosialisasi.ground.problems import Problem
from sosialisasi.showing import memory
from sosialisasi.showing.rendering import paper
from sosialisasi.showing.sheetviews import SheetView


def shown(desk: LiveSite, names: set[str]) -> dict[str, bytes]:
    """The files of these names that the desk has."""
    found = {name: desk.read(name) for name in names}
    return {name: data for name, data in found.items() if isinstance(data, bytes)}


def after(folder: Path, edits: list[Edit]) -> tuple[Situs, LiveSite, Report]:
    """A site with something for villages, and a desk that looked at it after each edit, with what it told last."""
    situs = Situs(folder / "situs")
    situs.add_village()
    desk = LiveSite(situs.folders)
    last = desk.look()
    for make in edits:
        make(situs)
        last = desk.look()
    return situs, desk, last


def wrong(folder: Path, edits: list[Edit]) -> set[str]:
    """What is wrong with a desk that looked after each edit: the files that are other than a clean build makes."""
    situs, desk, last = after(folder, edits)
    if situs.made():
        return {"it wrote something"}
    clean = situs.build(clean=True)
    if clean.problems != last.problems:
        return {"other problems were told"}
    wanted = situs.published() if not clean.errors else {}
    ours = shown(desk, set(wanted))
    made_at_the_end = {digests.NAME, keeping.NAME}  # of what was written
    return {name for name in wanted if name not in made_at_the_end and ours.get(name) != wanted[name]}


@settings(max_examples=25, deadline=None)
@given(edits=st.lists(EDITS, min_size=1, max_size=7))
def test_after_any_edits_it_shows_what_a_build_would_make(
    tmp_path_factory: pytest.TempPathFactory, edits: list[Edit]
) -> None:
    """Byte for byte, sheets and cards too, and it tells the same problems."""
    assert wrong(tmp_path_factory.mktemp("meja"), edits) == set()


TYPED = st.sampled_from(["Satu.", "Lihat [[D-1]].", "Lihat [[D-99]].", "Lihat [bahan](../briefing/fasilitas.md)."])


@settings(max_examples=10, deadline=None)
@given(steps=st.lists(st.tuples(EDITS, PATHS, TYPED), min_size=1, max_size=4))
def test_what_is_typed_between_edits_is_told_and_shown_as_of_a_new_start(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Edit, str, str]]
) -> None:
    """Whatever was tried before; and of what is only typed, the site shows nothing."""
    situs, desk, _ = after(tmp_path_factory.mktemp("meja"), [])
    for make, path, words in steps:
        make(situs)
        desk.look()
        if not (situs.root / path).exists():
            continue
        data = (situs.root / path).read_bytes() + f"\n{words}\n".encode()
        new = LiveSite(situs.folders)
        new.look()
        told = desk.check(path, data)
        assert told == new.check(path, data)
        if not stops(told):
            assert desk.trial(path) == new.trial(path)
            tried = [each.path for each in new.trial(path)]
            assert [desk.tried(name) for name in tried] == [new.tried(name) for name in tried]
        names = {record for record in new.records if record.endswith(".html")}
        assert shown(desk, names) == shown(new, names)


@pytest.mark.parametrize(
    ("path", "start", "tells"),
    [
        ("content/boleh-jangan/d-1.yaml", "kalimat: ", "briefing/fasilitas.html"),
        ("content/boleh-jangan/d-71.yaml", "kalimat: ", "cetak/kit-desa-a4.pdf"),
        ("content/briefing/desa.md", "  - kalimat: ", "cetak/kit-desa-a4.pdf"),
        ("content/peraturan/pp-94-2021.yaml", "judul: ", "briefing/fasilitas.html"),
    ],
)
def test_what_says_something_of_a_text_is_shown_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, start: str, tells: str
) -> None:
    """A page or a sheet that tells of a file; as if nothing that is read could change, it would stay as it is."""
    edits = [Edit(say, ("content/situs.yaml", "kertas: ", "[a4]")), Edit(say, (path, start, "Kalimat lain"))]
    before = after(tmp_path / "awal", edits[:1])[1].read(tells)
    assert isinstance(before, bytes)
    assert after(tmp_path / "kini", edits)[1].read(tells) != before
    monkeypatch.setattr(memory.Memory, "read", lambda self, source, key, value: value)
    assert after(tmp_path / "salah", edits)[1].read(tells) == before


def test_of_a_site_with_errors_it_tells_what_a_build_tells(tmp_path: Path) -> None:
    """Two texts with one address, and no ledger: that nothing is listed is said once there is something to list."""
    edits = [Edit(add, (slug, "alias: lama\n")) for slug in ("kabar", "kawan")]
    assert wrong(tmp_path, [*edits, Edit(remove, ("content/alamat.txt",))]) == set()


def test_sheets_that_count_what_briefings_say_count_anew(tmp_path: Path) -> None:
    edits = [
        Edit(say, ("content/situs.yaml", "kertas: ", "[a4]")),
        Edit(append, ("content/briefing/fasilitas.md", "Lihat [[D-1]] dan [[B-1]]")),
    ]
    assert wrong(tmp_path, edits) == set()


def test_a_briefing_that_says_other_things_changes_no_other_page_of_a_briefing(situs: Situs) -> None:
    """And these are not even planned anew."""
    desk = LiveSite(situs.folders)
    desk.look()
    append(situs, "content/briefing/fasilitas.md", "Kalimat baru")
    assert set(desk.look().written) == {"briefing/fasilitas.html", "cari/indeks.js"}


def test_what_was_published_is_used_and_not_made_again(situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
    """A preview that begins after a build makes nothing, and shows the files of the build."""
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    situs.build()

    def refuse(*given: object, **options: object) -> None:
        raise AssertionError("made again")

    for where in ("sosialisasi.desk.live", "sosialisasi.showing.rendering.render"):
        monkeypatch.setattr(f"{where}.render", refuse)
    desk = LiveSite(situs.folders)
    desk.look()
    published = situs.published()
    for name in (digests.NAME, keeping.NAME):  # They tell of what is on the disk, and so are no part of a preview.
        del published[name]
    assert shown(desk, set(published)) == published


def test_a_published_file_that_somebody_changed_is_not_shown(situs: Situs) -> None:
    """Neither one that is looked at again, nor one that was found good before."""
    situs.build()
    situs.write("_site/index.html", "LAIN")
    desk = LiveSite(situs.folders)
    desk.look()
    situs.write("_site/halaman/tentang.html", "LAIN")
    for name in ("index.html", "halaman/tentang.html"):
        data = desk.read(name)
        assert isinstance(data, bytes)
        assert b"LAIN" not in data


def test_it_tells_of_a_page_that_nothing_leads_to(situs: Situs) -> None:
    """As a build does, and no longer once something leads there."""
    shutil.copytree(HERE / "salah/tak-ditautkan/content", situs.root / "content", dirs_exist_ok=True)
    desk = LiveSite(situs.folders)
    assert "tak-ditautkan" in {problem.code for problem in desk.look().problems} & situs.build().codes
    append(situs, "content/halaman/tentang.md", "Dasarnya [[PP 99/2021 Pasal 5 huruf n]]")
    assert "tak-ditautkan" not in {problem.code for problem in desk.look().problems} | situs.build().codes


def test_what_was_looked_at_before_is_forgotten(situs: Situs) -> None:
    """A preview that runs for a day holds the files of one state of the site, not those of every save."""
    desk = LiveSite(situs.folders)
    desk.look()
    before = weakref.ref(desk.inputs)
    append(situs, "content/halaman/tentang.md", "Kalimat baru")
    desk.look()
    gc.collect()
    assert before() is None


class TestSheets:
    @pytest.fixture
    def situs(self, situs: Situs) -> Situs:
        situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
        return situs

    def test_they_are_made_when_they_are_opened(self, situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
        """Once, until what they are made from changes."""
        drawn: list[str] = []
        draw = paper.render

        def watched(view: SheetView, *rest: Any) -> bytes:
            drawn.append(view.title)
            return draw(view, *rest)

        monkeypatch.setattr(paper, "render", watched)
        desk = LiveSite(situs.folders)
        made = desk.look().written
        assert not [name for name in made if name.endswith(".pdf") or name.startswith("kartu/")]
        assert drawn == []
        first = desk.read("cetak/briefing-fasilitas-a4.pdf")
        assert isinstance(first, bytes)
        assert first.startswith(b"%PDF")
        assert desk.read("cetak/briefing-fasilitas-a4.pdf") == first
        append(situs, "content/halaman/tentang.md", "Kalimat baru")
        desk.look()
        assert desk.read("cetak/briefing-fasilitas-a4.pdf") == first
        assert len(drawn) == 1
        append(situs, "content/briefing/fasilitas.md", "Kalimat baru")
        desk.look()
        assert desk.read("cetak/briefing-fasilitas-a4.pdf") != first
        assert len(drawn) == 2

    def test_a_card_is_made_too(self, situs: Situs) -> None:
        desk = LiveSite(situs.folders)
        desk.look()
        card = desk.read("kartu/situs.png")
        assert isinstance(card, bytes)
        assert card.startswith(b"\x89PNG")

    def test_one_that_cannot_be_made_says_why(self, situs: Situs) -> None:
        """And everything else is shown."""
        desk = LiveSite(situs.folders)
        situs.write("templates/cetak/lembar.typ", "#panic()")
        desk.look()
        found = desk.read("cetak/briefing-fasilitas-a4.pdf")
        assert isinstance(found, Problem)
        assert found.code == "cetak-gagal"
        assert isinstance(desk.read("index.html"), bytes)
        situs.remove("templates/cetak/lembar.typ")
        desk.look()
        assert isinstance(desk.read("cetak/briefing-fasilitas-a4.pdf"), bytes)

    def test_what_is_for_the_office_is_not_there(self, situs: Situs) -> None:
        """Neither by its name nor by its path, before and after a build."""
        for _ in range(2):
            desk = LiveSite(situs.folders)
            desk.look()
            for name in ("draf/briefing-cuti-a4.pdf", "server/nginx.conf"):
                tries = (name, f"kantor:{name}", f"_kantor/{name}", f"../_kantor/{name}", str(situs.root / "_kantor"))
                assert [desk.read(each) for each in tries] == [None] * len(tries)
            situs.build()
            assert {"draf/briefing-cuti-a4.pdf", "server/nginx.conf"} <= set(situs.office())


class TestLines:
    def test_a_problem_comes_with_the_line_of_its_author(self, situs: Situs) -> None:
        """As it is written in the file, whatever its ends of lines."""
        situs.edit("content/halaman/tentang.md", "22 November 2026", "31 November 2026")
        text = (situs.root / "content/halaman/tentang.md").read_bytes()
        desk = LiveSite(situs.folders)
        for data in (text, b"\xef\xbb\xbf" + text, text.replace(b"\n", b"\r\n")):
            situs.write("content/halaman/tentang.md", data)
            (found,) = (found for found in desk.look().problems if found.is_error)
            assert desk.line(found) == "diperbarui: 31 November 2026"

    def test_a_problem_without_a_line_comes_without_one(self, situs: Situs) -> None:
        situs.remove("content/situs.yaml")
        desk = LiveSite(situs.folders)
        (found,) = (found for found in desk.look().problems if found.is_error)
        assert desk.line(found) == ""


def test_an_old_date_hides_nothing(situs: Situs) -> None:
    """Same size, same date, other words: only the words count."""
    page = situs.root / "content/halaman/tentang.md"
    os.utime(page, (0, 0))
    desk = LiveSite(situs.folders)
    desk.look()
    situs.edit("content/halaman/tentang.md", "untuk menguji", "buat menguji!")
    os.utime(page, (0, 0))
    assert "halaman/tentang.html" in desk.look().written
