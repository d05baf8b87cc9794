"""Stories of a build: what is written, kept, pruned, refused and repaired."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing.context import BaseContext
from pathlib import Path

import pytest
from harness import LISTS, ROOT, Situs, files

from sosialisasi.building.folders import Folders
from sosialisasi.building.pipeline import build
from sosialisasi.building.traces import _LIBRARIES, State
from sosialisasi.ground import workers
from sosialisasi.showing.artifacts import Medium
from sosialisasi.showing.rendering import paper
from sosialisasi.showing.rendering.render import RENDERERS

NEW_PAGE = "---\njudul: Baru\nringkasan: Baru.\ndiperbarui: 1 Mei 2024\n---\n\nBaru.\n"
BRIEFING = "content/briefing/fasilitas.md"
SHOWS_A_BRIEFING = {"briefing/index.html", "feed.xml", "daerah/16.html", "daerah/16-10.html"}
"""What lists the national briefings."""
INDEX = "cari/indeks.js"
"""What the search knows: every word of every page."""


class TestIncremental:
    def test_the_first_build_writes_everything_and_the_second_nothing(self, situs: Situs) -> None:
        """A file is written if it is not there, and left alone if it is right."""
        first = situs.build()
        assert first.problems == ()
        assert first.written == situs.made() - LISTS
        assert {
            "index.html",
            "briefing/fasilitas.html",
            "kalender/ogan-ilir-2024.ics",
            situs.static("gaya.css"),
        } <= first.written
        second = situs.build()
        assert second.written == set()
        assert second.unchanged == first.written

    def test_nothing_is_touched_by_a_build_without_a_change(self, situs: Situs) -> None:
        """Not even the time of a file, so that what copies the site copies nothing."""
        situs.build()
        before = {path: path.stat().st_mtime_ns for path in situs.folders.out.rglob("*")}
        situs.build()
        assert {path: path.stat().st_mtime_ns for path in situs.folders.out.rglob("*")} == before

    def test_a_new_time_of_a_file_is_no_change(self, situs: Situs) -> None:
        """Contents count, not times: a copied or freshly checked-out folder builds nothing."""
        situs.build()
        os.utime(situs.root / BRIEFING, (1, 1))
        assert situs.build().written == set()

    def test_an_edit_behind_the_clock_is_noticed(self, situs: Situs) -> None:
        """A file that comes back from a backup has an old time and a new text."""
        situs.build()
        time = (situs.root / BRIEFING).stat().st_mtime_ns
        situs.edit(BRIEFING, "mobil dinas", "mobil kantor")
        os.utime(situs.root / BRIEFING, ns=(time, time))
        assert situs.build().written == {"briefing/fasilitas.html", INDEX}

    def test_an_edited_text_rewrites_its_page_alone(self, situs: Situs) -> None:
        """Nothing else shows the words of a briefing, but they can be searched."""
        situs.build()
        situs.edit(BRIEFING, "mobil dinas", "mobil kantor")
        result = situs.build()
        assert result.written == {"briefing/fasilitas.html", INDEX}
        assert "mobil kantor" in situs.page("briefing/fasilitas.html")
        assert result.reasons["briefing/fasilitas.html"] == f"{BRIEFING} berubah"

    def test_an_edited_summary_rewrites_what_lists_it(self, situs: Situs) -> None:
        """The cards of a briefing are in the index, in the feed and on the pages of regions."""
        situs.build()
        situs.edit(BRIEFING, "Apa yang tidak boleh dipakai", "Barang kantor yang tidak boleh dipakai")
        result = situs.build()
        assert result.written == {"briefing/fasilitas.html", *SHOWS_A_BRIEFING, INDEX}
        assert result.reasons["briefing/index.html"] == f"memuat sesuatu dari berkas yang berubah: {BRIEFING}"

    def test_an_edited_title_also_rewrites_what_it_cites(self, situs: Situs) -> None:
        """An item and a regulation say who uses them."""
        situs.build()
        situs.edit(BRIEFING, "judul: Barang kantor", "judul: Milik negara")
        users = {"boleh-jangan/d-1.html", "peraturan/pp-94-2021.html", "cari/index.html", INDEX}
        assert situs.build().written == {"briefing/fasilitas.html", *SHOWS_A_BRIEFING, *users}

    def test_an_edited_item_rewrites_every_page_that_shows_it(self, situs: Situs) -> None:
        """A do/don't item stands on many pages, and on all of them it says the same."""
        situs.build()
        situs.edit("content/boleh-jangan/h-1.yaml", "Rapat dinas boleh", "Rapat kantor boleh")
        assert situs.build().written == {
            "boleh-jangan/h-1.html",
            "boleh-jangan/index.html",
            "cek/kewenangan.html",
            "data/butir.csv",
            "data/butir.json",
            "kuis/camat-lurah.html",
            "kuis/kepala-opd.html",
            "rakor/ogan-ilir-2024.html",
            INDEX,
        }

    def test_a_change_of_day_moves_the_sitemap(self, situs: Situs) -> None:
        """The sitemap tells search engines since when a page is as it is."""
        situs.build()
        situs.edit("content/halaman/tentang.md", "22 November 2026", "21 November 2026")
        assert situs.build().written == {"halaman/tentang.html", "sitemap.xml"}
        assert "2026-11-21" in situs.page("sitemap.xml")

    def test_a_change_and_back_again_ends_where_it_began(self, situs: Situs) -> None:
        """The site depends on its content alone, not on what was there in between."""
        situs.build()
        before = situs.published()
        situs.edit(BRIEFING, "mobil dinas", "mobil kantor")
        situs.build()
        situs.edit(BRIEFING, "mobil kantor", "mobil dinas")
        situs.build()
        assert situs.published() == before


class TestPruning:
    def test_the_page_of_a_removed_briefing_goes_too(self, situs: Situs) -> None:
        """A text that is withdrawn does not stay online."""
        situs.build()
        situs.remove(BRIEFING)
        result = situs.build()
        assert result.removed == {"briefing/fasilitas.html"}
        assert "Barang kantor" not in "".join(situs.page(path) for path in SHOWS_A_BRIEFING)

    def test_a_renamed_briefing_moves(self, situs: Situs) -> None:
        """The address of a page is the name of its file."""
        situs.build()
        situs.rename(BRIEFING, "content/briefing/barang-kantor.md")
        result = situs.build()
        assert result.removed == {"briefing/fasilitas.html"}
        assert "briefing/barang-kantor.html" in result.written

    def test_a_text_that_goes_back_to_draft_is_withdrawn(self, situs: Situs) -> None:
        """Its status decides, not its being there."""
        situs.build()
        situs.edit(BRIEFING, "status: terbit", "status: draf")
        assert situs.build().removed == {"briefing/fasilitas.html"}

    def test_a_folder_that_became_empty_goes_too(self, situs: Situs) -> None:
        """Nothing of a removed page is left behind."""
        situs.write("templates/statis/gambar/lain/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
        situs.build()
        image = situs.folders.out / situs.static("gambar/lain/a.svg")
        shutil.rmtree(situs.root / "templates")
        situs.build()
        assert not image.parents[2].exists()
        assert (situs.folders.out / "statis").is_dir()

    def test_files_of_others_are_never_deleted(self, situs: Situs) -> None:
        """A ``CNAME`` or a file of a search engine beside our pages is not ours."""
        situs.build()
        situs.write("_site/CNAME", "contoh.example")
        situs.write("_site/briefing/milik-orang.txt", "jangan dihapus")
        situs.remove(BRIEFING)
        situs.build()
        situs.build(clean=True)
        assert situs.page("CNAME") == "contoh.example"
        assert situs.page("briefing/milik-orang.txt") == "jangan dihapus"

    def test_a_page_does_not_overwrite_a_file_of_others(self, situs: Situs) -> None:
        """What somebody put where a new page would go is theirs, until they take it away."""
        situs.build()
        situs.write("_site/halaman/baru.html", "milik orang")
        situs.write("content/halaman/baru.md", NEW_PAGE)
        assert situs.build().codes == {"folder-hasil-asing"}
        assert situs.page("halaman/baru.html") == "milik orang"
        situs.remove("_site/halaman/baru.html")
        assert "halaman/baru.html" in situs.build().written


class TestForeignFolder:
    @pytest.mark.parametrize("folder", ["_site", "_kantor"])
    def test_a_folder_of_others_is_refused_and_untouched(self, situs: Situs, folder: str) -> None:
        """``--out ~/Dokumen`` must not fill or empty somebody's folder."""
        situs.write(f"{folder}/skripsi.txt", "bab satu")
        assert situs.build().codes == {"folder-hasil-asing"}
        assert files(situs.root / folder) == {"skripsi.txt": b"bab satu"}

    def test_an_empty_folder_is_welcome(self, situs: Situs) -> None:
        """Somebody made it for us."""
        situs.folders.out.mkdir()
        assert situs.build().problems == ()


class TestBrokenEdit:
    def test_the_last_good_site_stays_byte_for_byte(self, situs: Situs) -> None:
        """Whoever reads the site never sees a mistake that is being made."""
        situs.build()
        before = situs.published()
        situs.edit(BRIEFING, "PP 94/2021", "PP 949/2021")
        situs.edit("content/situs.yaml", "nama: Situs uji", "nama: Situs lain")
        result = situs.build()
        assert result.codes == {"peraturan-tak-dikenal"}
        assert result.written == result.removed == set()
        assert situs.published() == before

    def test_mending_it_builds(self, situs: Situs) -> None:
        """What was changed meanwhile is written then."""
        situs.build()
        situs.edit(BRIEFING, "PP 94/2021", "PP 949/2021")
        situs.edit("content/halaman/tentang.md", "Bukan nasihat hukum", "Bukan pendapat hukum")
        situs.build()
        situs.edit(BRIEFING, "PP 949/2021", "PP 94/2021")
        assert situs.build().written == {"halaman/tentang.html", INDEX}

    def test_a_site_that_was_never_good_writes_nothing(self, situs: Situs) -> None:
        """There is not even an empty folder."""
        situs.edit(BRIEFING, "PP 94/2021", "PP 949/2021")
        situs.build()
        assert not situs.folders.out.exists()

    def test_a_mistake_that_stays_is_told_each_time(self, situs: Situs) -> None:
        """The cache never hides a problem."""
        situs.edit(BRIEFING, "PP 94/2021", "PP 949/2021")
        assert situs.build().problems == situs.build().problems != ()

    def test_a_notice_that_stays_is_told_each_time(self, situs: Situs) -> None:
        """A site that is built with a notice has it until it is mended."""
        situs.edit(BRIEFING, "- Jangan: memasang", "• Jangan: memasang")
        assert situs.build().codes == {"dirapikan"}
        assert situs.build().codes == {"dirapikan"}


class TestRepair:
    def test_a_deleted_page_comes_back(self, situs: Situs) -> None:
        """Only it is written."""
        situs.build()
        situs.remove("_site/briefing/fasilitas.html")
        result = situs.build()
        assert result.written == {"briefing/fasilitas.html"}
        assert result.reasons["briefing/fasilitas.html"] == "berkas hasilnya hilang atau diubah orang lain"

    def test_a_page_that_somebody_changed_is_put_right(self, situs: Situs) -> None:
        """What is published is what the content says."""
        situs.build()
        before = situs.published()
        situs.write("_site/index.html", "<h1>diretas</h1>")
        assert situs.build().written == {"index.html"}
        assert situs.published() == before


class TestTemplates:
    def test_an_own_template_changes_what_uses_it_and_nothing_else(self, situs: Situs) -> None:
        """A site replaces one template of the package and keeps the rest."""
        situs.build()
        situs.write("templates/web/404.html", '{% extends "dasar.html" %}{% block isi %}<p>Tersesat?</p>{% endblock %}')
        result = situs.build()
        assert result.written == {"404.html"}
        assert result.reasons == {"404.html": "templat 404.html atau yang dipakainya berubah"}
        shutil.rmtree(situs.root / "templates")
        assert situs.build().written == {"404.html"}

    def test_an_edited_template_is_noticed(self, situs: Situs) -> None:
        """In the same process too, where templates are kept compiled."""
        situs.write("templates/web/404.html", "satu")
        situs.build()
        assert situs.page("404.html") == "satu\n"
        situs.edit("templates/web/404.html", "satu", "dua")
        assert situs.build().written == {"404.html"}
        assert situs.page("404.html") == "dua\n"

    def test_a_part_that_templates_include_is_noticed(self, situs: Situs) -> None:
        """The closure of a template counts, not its own file only."""
        situs.write("templates/web/404.html", '{% include "_kaki.html" %}')
        situs.write("templates/web/_kaki.html", "satu")
        situs.build()
        situs.edit("templates/web/_kaki.html", "satu", "dua")
        assert situs.build().written == {"404.html"}

    def test_an_own_style_stands_before_the_package_s(self, situs: Situs) -> None:
        """Static files are replaced one by one too, and every page asks for the new one by another address."""
        situs.build()
        before = situs.page("index.html")
        situs.write("templates/statis/gaya.css", "body { margin: 0 }")
        written = situs.build().written
        style = situs.static("gaya.css")
        assert {style, "index.html"} <= written
        assert not any(name.endswith((".ics", ".json", ".xml")) for name in written)
        assert situs.page(style) == "body { margin: 0 }"
        assert style in situs.page("index.html")
        assert style not in before

    def test_content_is_never_a_template(self, situs: Situs) -> None:
        """What staff write is shown, not executed."""
        situs.edit(BRIEFING, "mobil dinas", "mobil {{ view.frame }} {% raw %}")
        situs.build()
        assert "mobil {{ view.frame }} {% raw %}" in situs.page("briefing/fasilitas.html")


class TestSameBytes:
    def test_clean_gives_the_same_bytes(self, situs: Situs) -> None:
        """And since they are the same, writes none of them."""
        situs.build()
        before = situs.published()
        assert situs.build(clean=True).written == set()
        assert situs.published() == before

    def test_any_number_of_jobs_gives_the_same_bytes(
        self, situs: Situs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Other processes read and render as this one does."""
        pools: list[int] = []

        class Pool(ProcessPoolExecutor):
            def __init__(self, max_workers: int, mp_context: BaseContext) -> None:
                pools.append(max_workers)
                super().__init__(max_workers, mp_context)

        monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", Pool)
        monkeypatch.setattr(workers, "PAYS_FROM", 1)
        other = Situs(tmp_path / "lain")
        assert situs.build(jobs=1).written == other.build(jobs=2).written
        assert situs.published() == other.published()
        assert pools == [2]

    def test_any_folder_gives_the_same_bytes(
        self, situs: Situs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A path with spaces and letters beyond ASCII, built from elsewhere by a relative path."""
        situs.build()
        other = Situs(tmp_path / "Bahan Netral – Ogan Ilir é")
        (tmp_path / "tempat lain").mkdir()
        monkeypatch.chdir(tmp_path / "tempat lain")
        root = Path("..", other.root.name)
        report = build(Folders(root=root, out=root / "_site", office=root / "_kantor"))
        assert report.problems == ()
        assert other.published() == situs.published()

    def test_no_file_tells_of_the_machine_that_built_it(self, situs: Situs) -> None:
        """No path, no user, no host."""
        situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
        situs.build()
        secrets = [str(situs.root), str(ROOT), sys.prefix, str(Path.home()) + "/"]
        told = {
            (name, secret) for name, data in situs.published().items() for secret in secrets if secret.encode() in data
        }
        assert told == set()


class TestDrafts:
    def test_a_draft_is_printed_for_the_office_and_never_published(self, situs: Situs) -> None:
        """With papers on, a draft is a sheet marked DRAF in the office folder; nothing of it is in the public one."""
        situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
        result = situs.build()
        assert _drafts(situs) == {"briefing-cuti-a4.pdf"}
        assert "kantor:draf/briefing-cuti-a4.pdf" in result.written
        assert "cetak/briefing-fasilitas-a4.pdf" in result.written
        assert not [name for name in situs.published() if "cuti" in name]
        pages = [data for name, data in situs.published().items() if not name.endswith(".pdf")]
        assert not [data for data in pages if b"Cuti di luar" in data or b"belum boleh keluar" in data]

    def test_a_draft_that_is_published_leaves_the_office(self, situs: Situs) -> None:
        """Its sheet moves from one folder to the other, and the empty folder goes."""
        situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
        situs.edit(BRIEFING, "status: terbit", "status: draf")
        situs.edit("content/rakor/ogan-ilir-2024.md", "status: terbit", "status: draf")
        situs.remove("content/briefing/cuti.md")
        situs.build()
        assert _drafts(situs) == {"briefing-fasilitas-a4.pdf", "paket-ogan-ilir-2024-a4.pdf"}
        situs.edit(BRIEFING, "status: draf", "status: terbit")
        situs.edit("content/rakor/ogan-ilir-2024.md", "status: draf", "status: terbit")
        result = situs.build()
        assert {"cetak/briefing-fasilitas-a4.pdf", "cetak/paket-ogan-ilir-2024-a4.pdf"} <= result.written
        assert not (situs.folders.office / "draf").exists()

    def test_without_papers_nothing_is_printed(self, situs: Situs) -> None:
        """And no page leads to a sheet that is not there."""
        situs.build()
        assert not [name for name in situs.made() if name.endswith(".pdf")]


class TestRenderers:
    def test_every_medium_has_its_renderer(self) -> None:
        assert set(RENDERERS) == set(Medium)

    @pytest.mark.parametrize(
        ("command", "spared"),
        [
            ("check", ("typst", "icalendar", "docx")),
            ("build", ("typst", "icalendar", "docx", "jinja2", "markdown")),
        ],
    )
    def test_what_a_command_does_not_need_is_not_loaded(
        self, situs: Situs, command: str, spared: tuple[str, ...]
    ) -> None:
        """Checking pages loads no compiler of paper, and a build in which nothing has changed nothing that understands
        or renders.
        """
        situs.build()
        if command == "check":
            situs.edit(BRIEFING, "mobil dinas", "mobil kantor")
        work = f"cli.main([{command!r}, '--site', {str(situs.root)!r}, '--jobs', '1'], standalone_mode=False)"
        tell = f"print([name for name in {spared!r} if name in sys.modules], file=sys.stderr)"
        script = f"import sys\nfrom sosialisasi.commands.cli import cli\ntry:\n    {work}\nfinally:\n    {tell}"
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=False)
        assert done.stderr == "[]\n"


class TestCheck:
    def test_check_writes_nothing_at_all(self, situs: Situs) -> None:
        """Neither the site nor a cache: the folder is as it was."""
        before = files(situs.root)
        result = situs.build(dry=True)
        assert result.written == set()
        assert files(situs.root) == before

    def test_check_finds_what_a_build_would(self, situs: Situs) -> None:
        """Dead links are found in the final pages, so check makes those too, in memory."""
        situs.edit(BRIEFING, "#batas", "#bates")
        situs.write("templates/web/404.html", '<a href="tidak-ada.html">x</a>')
        assert situs.build(dry=True).codes == {"jangkar-mati"}
        situs.edit(BRIEFING, "#bates", "#batas")
        assert situs.build(dry=True).codes == {"tautan-mati"}
        assert situs.build().codes == {"tautan-mati"}

    def test_check_sets_no_sheet_unless_the_site_has_a_hand_in_it(
        self, situs: Situs, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Sheets take long, and ours print whatever there is; the templates of a site may be broken."""

        def set_anyway(*arguments: object) -> bytes:
            raise AssertionError("a sheet was set")

        situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
        with monkeypatch.context() as patch:
            patch.setattr(paper, "render", set_anyway)
            patch.setattr(paper, "render_image", set_anyway)
            assert situs.build(dry=True).codes == {"belum-dirilis"}
        situs.write("templates/cetak/lembar.typ", "#panic()")
        assert "cetak-gagal" in situs.build(dry=True).codes


class TestFolders:
    def test_a_static_file_that_moves_is_noticed(self, situs: Situs) -> None:
        """Its name and its bytes are the same, its address is not."""
        situs.write("templates/statis/a/foto.svg", "<svg/>")
        situs.build()
        before = situs.static("a/foto.svg")
        situs.rename("templates/statis/a", "templates/statis/b")
        result = situs.build()
        assert (situs.static("b/foto.svg") in result.written, before in result.removed) == (True, True)

    def test_a_trace_cannot_name_what_lies_elsewhere(self, situs: Situs, tmp_path: Path) -> None:
        """What a trace names may be deleted, so it is not believed when it leads out of the folder."""
        situs.build()
        (tmp_path / "berharga.txt").write_text("x", "utf-8")
        state = State(situs.root, situs.folders.out)
        trace = state.read_trace()
        entry = next(iter(trace.entries.values()))
        state.write_trace(replace(trace, entries=trace.entries | {"../../berharga.txt": entry}))
        situs.edit(BRIEFING, "judul: ", "judul: Baru ")
        assert situs.build().codes == set()
        assert (tmp_path / "berharga.txt").exists()

    def test_two_published_folders_share_the_office(self, situs: Situs, tmp_path: Path) -> None:
        """The office folder belongs to the site, wherever it is published."""
        situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
        assert not situs.build().errors
        other = replace(situs.folders, out=tmp_path / "lain")
        assert not build(other).has_errors

    def test_an_unreadable_template_is_a_problem(self, situs: Situs) -> None:
        """A link that leads nowhere is answered, not thrown."""
        (situs.root / "templates/statis").mkdir(parents=True)
        _link(situs.root / "templates/statis/hilang.css", situs.root / "tidak-ada.css")
        assert situs.build().codes == {"berkas-tak-terbuka"}

    def test_a_name_that_fits_no_path_is_refused(self, situs: Situs) -> None:
        """Before any file is written under it."""
        situs.write(f"content/halaman/{'a' * 120}.md", "---\n---\n")
        assert situs.build().codes == {"nama-berkas"}

    def test_a_folder_in_capitals_is_not_passed_over(self, situs: Situs) -> None:
        """On Windows it looks the same; its texts must not be missing in silence."""
        situs.write("content/Daerah/15.yaml", "kode: '15'")
        assert situs.build().errors == [("content/Daerah", None, "nama-berkas")]


class TestLinksOfTheDisk:
    def test_a_file_that_lies_elsewhere_is_refused(self, situs: Situs, tmp_path: Path) -> None:
        """A symlink cannot publish what lies outside of the site's folder."""
        (tmp_path / "rahasia.md").write_text("---\njudul: Rahasia\n---\n", "utf-8")
        _link(situs.root / "content/halaman/pintas.md", tmp_path / "rahasia.md")
        assert situs.build().codes == {"tautan-keluar"}

    def test_a_folder_that_lies_elsewhere_is_refused(self, situs: Situs, tmp_path: Path) -> None:
        """Nor can a whole folder."""
        shutil.move(situs.root / "content/lembaga", tmp_path / "lembaga")
        _link(situs.root / "content/lembaga", tmp_path / "lembaga")
        assert "tautan-keluar" in situs.build().codes

    def test_templates_that_lie_elsewhere_are_refused(self, situs: Situs, tmp_path: Path) -> None:
        """Static files are published as they are, so these may not lead out either."""
        (tmp_path / "rahasia.css").write_text("", "utf-8")
        (situs.root / "templates/statis").mkdir(parents=True)
        _link(situs.root / "templates/statis/gaya.css", tmp_path / "rahasia.css")
        assert situs.build().codes == {"tautan-keluar"}
        assert situs.published() == {}

    def test_a_link_within_the_site_is_a_file_like_any_other(self, situs: Situs) -> None:
        """The text is inside, so it may be published."""
        _link(situs.root / "content/halaman/lagi.md", situs.root / "content/halaman/tentang.md")
        assert "halaman/lagi.html" in situs.build().written


def _drafts(situs: Situs) -> set[str]:
    return {name.removeprefix("draf/") for name in situs.office() if name.startswith("draf/")}


def _link(where: Path, to: Path) -> None:
    try:
        where.symlink_to(to)
    except OSError:
        pytest.skip("this system lets nobody but an administrator make symlinks")


def test_of_every_library_that_shapes_a_file_the_version_counts() -> None:
    """Whoever upgrades one gets what a clean build gives. The others read lists, watch, or speak with people."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = {each.partition(">=")[0] for each in project["dependencies"]}
    assert named - {"click", "livereload", "python-calamine", "rich", "tornado", "watchfiles"} <= set(_LIBRARIES)
