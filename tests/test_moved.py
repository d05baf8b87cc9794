"""A folder is a folder: it may be renamed, moved and copied, and it stays the same site."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from harness import SAMPLE, Result, Situs, files

from sosialisasi.building import printing, releasing
from sosialisasi.building.folders import Folders
from sosialisasi.building.pipeline import build
from sosialisasi.building.planner import Outcome, Work
from sosialisasi.building.traces import State, Trace
from sosialisasi.ground import digests
from sosialisasi.showing.artifacts import FileRecord

BRIEFING = "content/briefing/fasilitas.md"
PAGE = "---\njudul: Lama\nringkasan: Lama.\ndiperbarui: 1 Mei 2024\n---\n\nLama.\n"
DAY = date(2026, 11, 23)
DRAFT_SHEET = "kantor:draf/briefing-cuti-a4.pdf"


class Moved(Situs):
    """The same site at another place."""

    def __init__(self, root: Path, out: Path | None = None) -> None:
        self.folders = Folders(root=root, out=out or root / "_site", office=root / "_kantor")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Situs:
    """A site that was built once, with a sheet that only the office has."""
    situs = Situs(tmp_path_factory.mktemp("dibuat") / "situs")
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    situs.write("content/halaman/lama.md", PAGE)
    assert situs.build().errors == []
    assert DRAFT_SHEET.removeprefix("kantor:") in situs.office()
    return situs


@pytest.fixture
def made(built: Situs, tmp_path: Path) -> Situs:
    """It, in a folder where a test may do as it likes."""
    shutil.copytree(built.root, tmp_path / "situs")
    return Moved(tmp_path / "situs")


@pytest.fixture
def renders(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many files each build makes."""
    counted: list[int] = []
    true_render = Work.render

    def counting(work: Work, *arguments: Any) -> Outcome:
        counted.append(len(work.jobs))
        return true_render(work, *arguments)

    monkeypatch.setattr(Work, "render", counting)
    return counted


def state_of(situs: Situs) -> dict[str, bytes]:
    """All that anybody has of a site: what is written, what is made and what is remembered of releases."""
    kept = files(situs.root)
    return {name: data for name, data in kept.items() if not name.startswith(".sosialisasi/")}


def goes_on(situs: Situs) -> Result:
    """An edit, a page less and a page more are followed, and nothing else is touched."""
    situs.edit(BRIEFING, "mobil dinas", "mobil kantor")
    situs.edit("content/briefing/cuti.md", "judul: ", "judul: Lagi ")
    situs.rename("content/halaman/lama.md", "content/halaman/perihal.md")
    situs.write("_site/CNAME" if situs.folders.out.parent == situs.root else "CNAME", "contoh.example")
    result = situs.build()
    assert result.errors == []
    assert {"briefing/fasilitas.html", DRAFT_SHEET, "halaman/perihal.html"} <= result.written
    assert "kalender/ogan-ilir-2024.ics" not in result.written
    assert "halaman/lama.html" in result.removed
    assert "halaman/lama.html" not in situs.published()
    assert situs.build().written == set()
    return result


def rename(situs: Situs, folder: Path) -> None:
    situs.root.rename(folder)


def move(situs: Situs, folder: Path) -> None:
    """As to another disk: all is copied, the links as links, and then deleted."""
    shutil.copytree(situs.root, folder, symlinks=True)
    shutil.rmtree(situs.root)


def zipped(situs: Situs, folder: Path) -> None:
    """By a program that keeps no finer time than two seconds, and no hidden folder."""
    archive = folder.with_suffix(".zip")
    with zipfile.ZipFile(archive, "w") as packed:
        for name, data in files(situs.root).items():
            if not name.startswith(".sosialisasi/"):
                packed.writestr(zipfile.ZipInfo(f"situs/{name}"), data)
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder.with_name("isi"))
    folder.with_name("isi").joinpath("situs").rename(folder)


def unremembered(situs: Situs, folder: Path) -> None:
    shutil.copytree(situs.root, folder, ignore=shutil.ignore_patterns(".sosialisasi"))


NAMES = ("lain", "SITUS", "dengan spasi & 'kutip' (1)", "désa ꦱ—“baru”", "a/b/c/situs")


class TestMoved:
    @pytest.mark.parametrize("name", NAMES)
    def test_a_renamed_folder_builds_nothing(self, made: Situs, tmp_path: Path, renders: list[int], name: str) -> None:
        """Whatever it is called by now, nothing is made again; and then it is as good as before."""
        before = state_of(made)
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        rename(made, tmp_path / name)
        moved = Moved(tmp_path / name)
        renders.clear()
        result = moved.build()
        assert result.written | result.removed == set()
        assert result.errors == []
        assert renders == []
        assert state_of(moved) == before
        goes_on(moved)

    def test_the_folder_of_a_drive_is_another_after_a_move(
        self, made: Situs, tmp_path: Path, renders: list[int]
    ) -> None:
        before = state_of(made)
        move(made, tmp_path / "lain")
        moved = Moved(tmp_path / "lain")
        renders.clear()
        assert moved.build().written == set()
        assert (renders, state_of(moved)) == ([], before)
        goes_on(moved)

    def test_both_copies_go_on(self, made: Situs, tmp_path: Path) -> None:
        """Neither knows of the other, nor touches it."""
        shutil.copytree(made.root, tmp_path / "salinan")
        copy = Moved(tmp_path / "salinan")
        assert copy.build().written == set()
        goes_on(copy)
        before = files(copy.root)
        assert made.build().written == set()
        goes_on(made)
        assert files(copy.root) == before

    @pytest.mark.parametrize("way", [unremembered, zipped])
    def test_what_came_without_its_memory_writes_nothing(
        self, made: Situs, tmp_path: Path, way: Callable[[Situs, Path], None]
    ) -> None:
        """The hidden folder was not copied: all is made once more, comes out the same, and is left alone."""
        before = state_of(made)
        way(made, tmp_path / "lain")
        moved = Moved(tmp_path / "lain")
        times = {path: path.stat().st_mtime_ns for path in moved.root.rglob("*") if path.is_file()}
        result = moved.build()
        assert result.written | result.removed == set()
        assert result.errors == []
        assert state_of(moved) == before
        assert {path: path.stat().st_mtime_ns for path in times} == times
        goes_on(moved)

    def test_a_first_build_that_was_cut_short_is_finished_after_a_move(self, situs: Situs, tmp_path: Path) -> None:
        """It had told which files it was about to write, and made no list yet."""
        marks = {name: FileRecord(digest="") for name in ("halaman/baru.html", digests.NAME)}
        State(situs.root, situs.folders.out).write_trace(Trace(entries=marks))
        situs.write("_site/halaman/baru.html", "baru")
        rename(situs, tmp_path / "lain")
        result = Moved(tmp_path / "lain").build()
        assert result.errors == []
        assert "halaman/baru.html" in result.removed

    def test_a_folder_is_reached_by_another_way(self, made: Situs, tmp_path: Path, renders: list[int]) -> None:
        """Through a link of the disk it is the same folder."""
        try:
            (tmp_path / "pintas").symlink_to(made.root)
        except OSError:
            pytest.skip("this system lets nobody but an administrator make symlinks")
        renders.clear()
        assert Moved(tmp_path / "pintas").build().written == set()
        assert renders == []

    @pytest.mark.parametrize("way", [rename, unremembered])
    def test_a_release_and_a_print_are_the_same_after_a_move(
        self, made: Situs, tmp_path: Path, way: Callable[[Situs, Path], None]
    ) -> None:
        """Copies in hand stay valid, and both commands go on where they stood."""
        standings, _ = releasing.read_standings(made.folders)
        releasing.release(made.folders, [each for each in standings if each.is_stale], DAY, "Terbit pertama")
        made.build()
        printing.print_meeting(made.folders, "ogan-ilir-2024")
        before = state_of(made)
        way(made, tmp_path / "lain")
        moved = Moved(tmp_path / "lain")
        assert moved.build().written == set()
        assert state_of(moved) == before
        assert not any(each.is_stale for each in releasing.read_standings(moved.folders)[0])
        assert printing.print_meeting(moved.folders, "ogan-ilir-2024").problems == ()
        assert state_of(moved) == before
        goes_on(moved)
        standings, _ = releasing.read_standings(moved.folders)
        changed = [each for each in standings if each.is_stale]
        assert releasing.release(moved.folders, changed, DAY, "Diperbaiki")


class TestOtherOutput:
    def test_the_site_moves_and_its_output_stays(self, made: Situs, tmp_path: Path, renders: list[int]) -> None:
        out = tmp_path / "www" / "netral"
        assert not build(replace(made.folders, out=out)).has_errors
        rename(made, tmp_path / "lain")
        renders.clear()
        assert Moved(tmp_path / "lain", out).build().written == set()
        assert renders == []

    @pytest.mark.parametrize("way", [rename, unremembered])
    def test_both_move_together(
        self, made: Situs, tmp_path: Path, renders: list[int], way: Callable[[Situs, Path], None]
    ) -> None:
        """Into a folder of another name."""
        out = tmp_path / "www"
        assert not build(replace(made.folders, out=out)).has_errors
        (tmp_path / "baru").mkdir()
        way(made, tmp_path / "baru/situs")
        out.rename(tmp_path / "baru/www")
        moved = Moved(tmp_path / "baru/situs", tmp_path / "baru/www")
        renders.clear()
        assert moved.build().written == set()
        assert (renders == []) is (way is rename)
        moved.rename("content/halaman/lama.md", "content/halaman/perihal.md")
        result = moved.build()
        assert (result.errors, "halaman/lama.html" in result.removed) == ([], True)

    @pytest.mark.parametrize("way", [rename, unremembered])
    def test_two_outputs_stay_two(self, made: Situs, tmp_path: Path, way: Callable[[Situs, Path], None]) -> None:
        """They share the office; each is brought up to date when it is its turn."""
        assert not build(replace(made.folders, out=made.root / "public")).has_errors
        way(made, tmp_path / "lain")
        one, two = Moved(tmp_path / "lain"), Moved(tmp_path / "lain", tmp_path / "lain/public")
        assert one.build().written | two.build().written == set()
        one.edit("content/briefing/cuti.md", "judul: ", "judul: Lagi ")
        one.rename("content/halaman/lama.md", "content/halaman/perihal.md")
        one.write("content/briefing/baru.md", (one.root / "content/briefing/cuti.md").read_bytes())
        assert {DRAFT_SHEET, "kantor:draf/briefing-baru-a4.pdf"} <= one.build().written
        assert "halaman/lama.html" in two.published()
        result = two.build()
        assert not result.errors
        assert result.removed == {"halaman/lama.html"}
        one.remove("content/briefing/baru.md")
        assert "kantor:draf/briefing-baru-a4.pdf" in two.build().removed
        assert one.build().errors == []
        assert one.published() == two.published()

    def test_a_first_build_into_a_second_folder_knows_the_office(self, made: Situs, tmp_path: Path) -> None:
        """Also if nothing is remembered: the office says whose it is."""
        shutil.rmtree(made.root / ".sosialisasi")
        other = Moved(made.root, tmp_path / "lain")
        made.remove("content/briefing/cuti.md")
        assert DRAFT_SHEET in other.build().removed


class TestLostTrace:
    @pytest.fixture
    def lost(self, made: Situs) -> Situs:
        """A site of which nothing is remembered."""
        shutil.rmtree(made.root / ".sosialisasi")
        return made

    def test_what_somebody_changed_is_put_right(self, lost: Situs) -> None:
        """As if nothing were lost: what is listed is ours, and says what the content says."""
        before = lost.published()
        lost.write("_site/index.html", "diubah")
        lost.remove("_site/404.html")
        assert lost.build().written == {"index.html", "404.html"}
        assert lost.published() == before

    def test_what_is_not_listed_is_left_alone(self, lost: Situs) -> None:
        """Beside our files, and in the folder for prints."""
        lost.write("_site/CNAME", "contoh.example")
        lost.write("_kantor/cetak/lama/peserta.pdf", "nama")
        lost.write("_kantor/catatan.txt", "punya kantor")
        lost.remove(BRIEFING)
        result = lost.build()
        assert "briefing/fasilitas.html" in result.removed
        assert lost.page("CNAME") == "contoh.example"
        assert lost.office()["cetak/lama/peserta.pdf"] == b"nama"
        assert lost.office()["catatan.txt"] == b"punya kantor"

    def test_a_page_does_not_take_the_place_of_what_is_not_listed(self, lost: Situs, renders: list[int]) -> None:
        lost.write("_site/halaman/perihal.html", "milik orang")
        lost.rename("content/halaman/lama.md", "content/halaman/perihal.md")
        before = files(lost.folders.out)
        assert [code for _, _, code in lost.build().errors] == ["folder-hasil-asing"]
        assert renders == []
        assert files(lost.folders.out) == before

    def test_the_office_lists_what_a_build_made_and_never_whom_a_print_names(self, made: Situs) -> None:
        printing.print_meeting(made.folders, "ogan-ilir-2024")
        made.edit("content/briefing/cuti.md", "judul: ", "judul: Lagi ")
        made.build()
        data = made.office()[digests.NAME]
        assert digests.owner(data) == "contoh.example/uji"
        listed = digests.parse(data)
        assert listed.keys() == {name for name in made.office() if not name.startswith("cetak/")} - {digests.NAME}
        assert not [name for name in made.published() if "draf" in name or "kantor" in name]


class TestForeign:
    """What will be refused is refused before anything is made."""

    @pytest.fixture
    def other(self, tmp_path: Path) -> Situs:
        """Another site."""
        found = Situs(tmp_path / "tetangga")
        found.edit("content/situs.yaml", "identitas: contoh.example/uji", "identitas: contoh.example/tetangga")
        return found

    def refused(self, situs: Situs, renders: list[int]) -> Iterator[str]:
        before = files(situs.root), files(situs.folders.out)
        renders.clear()
        result = situs.build()
        assert renders == []
        assert {name: data for name, data in files(situs.root).items() if "memo" not in name} == {
            name: data for name, data in before[0].items() if "memo" not in name
        }
        assert files(situs.folders.out) == before[1]
        yield from (code for _, _, code in result.errors)

    def test_the_output_of_another_site(self, made: Situs, other: Situs, renders: list[int]) -> None:
        assert list(self.refused(Moved(other.root, made.folders.out), renders)) == ["folder-hasil-asing"]

    @pytest.mark.parametrize("identity", ["identitas: contoh.example/uji\n", ""])
    @pytest.mark.parametrize("remembers", [True, False])
    def test_the_output_in_the_folder_of_another_site(
        self, made: Situs, tmp_path: Path, renders: list[int], identity: str, remembers: bool
    ) -> None:
        """Also if that site is a copy of this one, or neither was ever given an identity."""
        made.edit("content/situs.yaml", "identitas: contoh.example/uji\n", identity)
        made.build()
        copy = tmp_path / "salinan"
        shutil.copytree(made.root, copy, ignore=None if remembers else shutil.ignore_patterns(".sosialisasi"))
        assert list(self.refused(Moved(copy, made.folders.out), renders)) == ["folder-hasil-asing"]

    def test_the_output_of_a_site_that_was_given_no_identity(
        self, made: Situs, other: Situs, tmp_path: Path, renders: list[int]
    ) -> None:
        """Every such site has the same one, which proves nothing where no site is around."""
        for situs in (made, other):
            text = (situs.root / "content/situs.yaml").read_text("utf-8")
            situs.write(
                "content/situs.yaml", "".join(line for line in text.splitlines(True) if "identitas" not in line)
            )
        assert not build(replace(made.folders, out=tmp_path / "www")).has_errors
        assert list(self.refused(Moved(other.root, tmp_path / "www"), renders)) == ["folder-hasil-asing"]

    def test_a_folder_of_files(self, situs: Situs, tmp_path: Path, renders: list[int]) -> None:
        (tmp_path / "dokumen").mkdir()
        (tmp_path / "dokumen/skripsi.txt").write_text("bab satu", "utf-8")
        assert list(self.refused(Moved(situs.root, tmp_path / "dokumen"), renders)) == ["folder-hasil-asing"]

    def test_a_file_in_the_place_of_a_new_page(self, made: Situs, renders: list[int]) -> None:
        made.write("_site/halaman/perihal.html", "milik orang")
        made.rename("content/halaman/lama.md", "content/halaman/perihal.md")
        assert "folder-hasil-asing" in list(self.refused(made, renders))

    def test_a_list_that_names_what_lies_elsewhere(self, made: Situs, tmp_path: Path) -> None:
        """It is read, and no name in it leads out."""
        (tmp_path / "berharga.txt").write_text("x", "utf-8")
        shutil.rmtree(made.root / ".sosialisasi")
        for name in (digests.NAME, f"kantor:{digests.NAME}"):
            file = made.folders.file(name)
            file.write_bytes(file.read_bytes() + f"{'0' * 64}  ../../berharga.txt\n".encode())
        made.build()
        assert (tmp_path / "berharga.txt").exists()


def test_the_sample_is_a_site_with_an_identity() -> None:
    """Without one, a few of these stories would be others."""
    assert "identitas: contoh.example/uji" in (SAMPLE / "content/situs.yaml").read_text("utf-8")
