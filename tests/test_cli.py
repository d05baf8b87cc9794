"""The command line: what it says, in Indonesian, and the status that it ends with."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from harness import ROOT, Situs, files
from harness.terminal import ENGLISH, Said, Terminal

import sosialisasi
from sosialisasi.commands import console
from sosialisasi.desk.places import Places
from sosialisasi.ground.refusals import Refusal

BRIEFING = "content/briefing/fasilitas.md"


class TestBuild:
    def test_a_good_site_ends_with_0_and_says_where_it_is(self, situs: Situs, terminal: Terminal) -> None:
        """One line with the counts, one with the page to open."""
        said = terminal("build", "--site", situs.root)
        assert (said.status, said.err) == (0, "")
        count = len(situs.made())
        assert re.fullmatch(
            rf"Selesai dalam \d+,\d detik: {count} ditulis, 0 tetap, 0 dihapus\.\nBuka .+index\.html\n", said.out
        )

    def test_a_mistake_ends_with_1_and_says_that_nothing_was_written(self, situs: Situs, terminal: Terminal) -> None:
        """The place, what is wrong, why it matters and how to mend it."""
        situs.edit(BRIEFING, "audiens: asn", "audiens: umum")
        said = terminal("build", "--site", situs.root)
        assert said.status == 1
        assert said.out == (
            f"{BRIEFING}, baris 6 (isian audiens.0): kesalahan pilihan-salah\n"
            '  "umum" bukan pilihan yang dikenal.\n'
            "  Mengapa: Di sini hanya beberapa kata yang berlaku.\n"
            "  Perbaiki: Pilih salah satu: asn, camat-lurah, kepala-opd, pj-kades, pppk, guru, nakes, cpns, pasangan, "
            "desa, non-asn.\n"
            "\n"
            "1 kesalahan.\n"
            "Tidak ada yang ditulis; hasil terakhir yang baik tetap ada.\n"
        )
        assert not situs.folders.out.exists()

    def test_a_warning_is_told_and_ends_with_0(self, situs: Situs, terminal: Terminal) -> None:
        """It keeps nobody from publishing."""
        situs.edit(BRIEFING, "- Jangan: memasang", "• Jangan: memasang")
        said = terminal("build", "--site", situs.root)
        assert said.status == 0
        assert "peringatan dirapikan" in said.out
        assert "\nTidak ada kesalahan, 1 peringatan.\nSelesai dalam " in said.out

    def test_who_is_strict_is_stopped_by_a_warning(self, situs: Situs, terminal: Terminal) -> None:
        """Nothing is written, not even the archive; the next build without it writes all."""
        situs.edit(BRIEFING, "- Jangan: memasang", "• Jangan: memasang")
        said = terminal("build", "--site", situs.root, "--ketat", "--zip")
        assert said.status == 1
        assert said.out.endswith(
            "Tidak ada kesalahan, 1 peringatan.\n"
            "Dengan --ketat, peringatan pun menghentikan. Tidak ada yang ditulis; hasil terakhir yang baik tetap ada.\n"
        )
        assert situs.made() == set()
        assert terminal("build", "--site", situs.root).status == 0
        made = situs.published()
        for command in ("build", "check"):  # Also while nothing has changed since.
            assert terminal(command, "--site", situs.root, "--ketat").status == 1
        assert situs.published() == made

    def test_advice_is_told_to_whoever_asks(self, situs: Situs, terminal: Terminal) -> None:
        """Others only learn that there is some, and no strictness is stopped by it."""
        situs.remove("content/alamat.txt")
        for command in ("build", "check"):
            said = terminal(command, "--site", situs.root, "--ketat")
            assert said.status == 0
            assert said.out.startswith("Tidak ada kesalahan; 1 saran, lihat dengan --saran.\n")
            said = terminal(command, "--site", situs.root, "--saran")
            assert said.out.startswith("content/alamat.txt: saran alamat-belum-dicatat\n")
            assert "\nTidak ada kesalahan, 1 saran.\n" in said.out
        assert "saran" not in terminal("catat", "--site", situs.root).out

    def test_why_names_a_reason_for_each_file(self, situs: Situs, terminal: Terminal) -> None:
        """Written and removed ones."""
        situs.build()
        situs.edit(BRIEFING, "mobil dinas", "mobil kantor")
        situs.write("_site/404.html", "diretas")
        said = terminal("build", "--site", situs.root, "--why")
        assert said.out.splitlines()[:2] == [
            "404.html: berkas hasilnya hilang atau diubah orang lain",
            f"briefing/fasilitas.html: {BRIEFING} berubah",
        ]
        situs.remove(BRIEFING)
        said = terminal("build", "--site", situs.root, "--why")
        assert "briefing/fasilitas.html: dihapus, karena tidak dibuat lagi\n" in said.out

    def test_the_report_for_programs_is_json(self, situs: Situs, terminal: Terminal) -> None:
        """And nothing but JSON."""
        said = terminal("build", "--site", situs.root, "--format", "json")
        report = json.loads(said.out)
        assert report.keys() == {"site", "written", "unchanged", "removed", "problems", "seconds"}
        assert set(report["written"]) == situs.made()
        assert report["unchanged"] == report["removed"] == report["problems"] == []
        situs.edit(BRIEFING, "audiens: asn", "audiens: umum")
        said = terminal("build", "--site", situs.root, "--format", "json", "--why")
        report = json.loads(said.out)
        assert said.status == 1
        assert report["reasons"] == {}
        (problem,) = report["problems"]
        assert problem.keys() == {"code", "path", "line", "field", "message", "reason", "hint", "severity", "mend"}
        assert (problem["path"], problem["line"], problem["code"]) == (BRIEFING, 6, "pilihan-salah")

    def test_another_folder_may_hold_the_site(self, situs: Situs, terminal: Terminal, tmp_path: Path) -> None:
        """The office folder stays with the site, so that it is not published too."""
        situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
        assert terminal("build", "--site", situs.root, "--out", tmp_path / "terbit/situs").status == 0
        assert (tmp_path / "terbit/situs/index.html").is_file()
        assert "draf/briefing-cuti-a4.pdf" in files(situs.root / "_kantor")
        assert not situs.folders.out.exists()

    @pytest.mark.parametrize(
        "out", ["content", "content/hasil", "templates", ".sosialisasi", ".", "..", "_kantor", "/"]
    )
    def test_the_site_s_own_folders_are_not_written_over(self, situs: Situs, terminal: Terminal, out: str) -> None:
        """Nor is what holds drafts published."""
        before = files(situs.root)
        said = terminal("build", "--site", situs.root, "--out", situs.root / out)
        assert (said.status, said.out) == (2, "")
        assert said.err.startswith("Hasil tidak dapat ditulis ke ")
        assert files(situs.root) == before

    def test_a_file_is_no_folder(self, situs: Situs, terminal: Terminal) -> None:
        """``--out`` of an existing file is a wrong command, not a crash."""
        situs.write("hasil.zip", "")
        assert terminal("build", "--site", situs.root, "--out", situs.root / "hasil.zip").status == 2


class TestCheck:
    def test_a_good_site(self, situs: Situs, terminal: Terminal) -> None:
        """Says so and writes nothing."""
        before = files(situs.root)
        assert terminal("check", "--site", situs.root) == Said(0, "Tidak ada kesalahan.\n", "")
        assert files(situs.root) == before

    def test_a_bad_site(self, situs: Situs, terminal: Terminal) -> None:
        """Ends with 1, for whoever asks in a script, and counts what it found."""
        situs.edit(BRIEFING, "[[D-1]]", "[[D-7]]")
        situs.edit(BRIEFING, "- Jangan: memasang", "• Jangan: memasang")
        said = terminal("check", "--site", situs.root)
        assert said.status == 1
        assert "kesalahan rujukan-tak-ada" in said.out
        assert said.out.endswith("\n\n1 kesalahan, 1 peringatan.\n")

    def test_two_people_are_advised_or_required(self, situs: Situs, terminal: Terminal) -> None:
        """As the site wills; a draft may have one."""
        situs.edit(BRIEFING, "pemeriksa: Tim Hukum", "pemeriksa: TIM  MATERI")
        said = terminal("check", "--site", situs.root)
        assert said.status == 0
        assert said.out.startswith(f"{BRIEFING}, baris 8 (isian pemeriksa): peringatan penulis-pemeriksa-sama\n")
        situs.edit("content/situs.yaml", "contoh: ya", "contoh: ya\ndua_orang: wajib")
        said = terminal("check", "--site", situs.root)
        assert said.status == 1
        assert said.out.startswith(f"{BRIEFING}, baris 8 (isian pemeriksa): kesalahan penulis-pemeriksa-sama\n")
        situs.edit(BRIEFING, "status: terbit", "status: tinjau")
        assert terminal("check", "--site", situs.root).status == 0

    def test_what_is_chosen_twice_is_used_once(self, situs: Situs, terminal: Terminal) -> None:
        """One paper is not printed twice, nor does a sheet collide with itself."""
        situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4, a4]")
        said = terminal("check", "--site", situs.root)
        assert said.status == 0
        assert "(isian kertas.1): peringatan isian-kembar\n" in said.out

    def test_a_long_check_says_that_it_checks(
        self, situs: Situs, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It makes nothing; and to programs it says nothing."""
        monkeypatch.setattr(console, "PROGRESS_PAYS_FROM", 1)
        assert re.fullmatch(r"Memeriksa \d+ berkas …\n", terminal("check", "--site", situs.root).err)
        assert re.fullmatch(r"Membuat \d+ berkas …\n", terminal("build", "--site", situs.root).err)
        for form in ("json", "sarif", "github"):
            assert terminal("check", "--site", situs.root, "--format", form).err == ""


class TestFinding:
    def test_what_a_file_names_is_found_by_its_words(self, situs: Situs, terminal: Terminal) -> None:
        """Files first, then regions down to the kecamatan, whose codes stand in quotes as they are to be typed."""
        found = terminal("temukan", "ogan", "ILIR", "--site", situs.root)
        assert (found.status, found.err) == (0, "")
        lines = found.out.splitlines()
        assert lines[0].startswith("ogan-ilir-2024 ")
        assert all("ogan" in line.lower() and "ilir" in line.lower() for line in lines)
        assert re.search(r'^"16\.10" +kabupaten atau kota: Kabupaten Ogan Ilir, .*Sumatera Selatan$', found.out, re.M)
        assert re.search(r'^"16\.10\.\d\d" +kecamatan: .*, Kabupaten Ogan Ilir$', found.out, re.M)
        assert terminal("temukan", "kendaraan dinas", "--site", situs.root).out.startswith("D-1 ")
        assert terminal("temukan", "PP 94/2021", "--site", situs.root).out.startswith("pp-94-2021 ")

    def test_nothing_and_too_much_are_told(self, situs: Situs, terminal: Terminal) -> None:
        assert "Tidak ada yang memuat" in terminal("temukan", "xqzwv", "--site", situs.root).out
        assert re.search(r"\n… dan \d+ lainnya", terminal("temukan", "a", "--site", situs.root).out)


class TestUsage:
    @pytest.mark.parametrize("command", [[], ["build"], ["check"], ["jelaskan"], ["status"], ["serve"]])
    def test_help_is_indonesian(self, terminal: Terminal, command: list[str]) -> None:
        """Every word of it."""
        said = terminal(*command, "--help")
        assert (said.status, said.err) == (0, "")
        assert said.out.startswith("Pemakaian: sosialisasi")
        assert ENGLISH.findall(said.out.replace("--version", "")) == []

    def test_no_command_shows_the_help(self, terminal: Terminal) -> None:
        """To whoever types the bare name of the program."""
        said = terminal()
        assert said.status == 2
        assert said.err.startswith("Pemakaian: sosialisasi")

    @pytest.mark.parametrize(
        "arguments",
        [
            ["bangun"],
            ["build", "--keluar", "x"],
            ["build", "x"],
            ["build", "--jobs", "0"],
            ["build", "--jobs", "dua"],
            ["build", "--format", "xml"],
            ["build", "--format", "sarif"],
            ["jelaskan", "tanggal-mustahil", "hari-salah"],
            ["status", "--pada", "kemarin"],
            ["build", "--site"],
            ["build", "--clean=ya"],
            ["check", "--why"],
            ["--keluar"],
            ["build", "--site", "tidak-ada"],
        ],
    )
    def test_a_wrong_command_is_answered_in_indonesian(
        self, terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
    ) -> None:
        """On one line, with status 2 and without a traceback."""
        monkeypatch.chdir(tmp_path)
        said = terminal(*arguments)
        assert (said.status, said.out) == (2, "")
        assert len(said.err.splitlines()) == 1
        assert said.err.endswith(".\n")
        assert ENGLISH.findall(re.sub(r'"[^"]*"|--\w+', "", said.err)) == []

    @pytest.mark.parametrize(
        ("arguments", "meant"),
        [
            (["seve"], "serve"),
            (["cek"], "check"),
            (["Cetak"], "cetak"),
            (["baru", "lembga"], "lembaga"),
            (["check", "--sit", "x"], "--site"),
        ],
    )
    def test_a_word_that_is_near_is_proposed(self, terminal: Terminal, arguments: list[str], meant: str) -> None:
        """A letter wrong, or another word for it; and of commands, all that there are."""
        said = terminal(*arguments)
        assert (said.status, said.out) == (2, "")
        assert f'Maksud Anda "{meant}"?' in said.err
        assert arguments[-1] == "x" or "Yang ada: " in said.err

    def test_a_choice_that_is_none_is_answered_with_all(self, terminal: Terminal) -> None:
        assert "Pilih salah satu: text, json." in terminal("build", "--format", "jsn").err

    def test_a_line_that_was_taken_out_of_the_ledger_is_missed(self, situs: Situs, terminal: Terminal) -> None:
        """``catat`` counts them, and never counts again what is gone."""
        assert terminal("catat", "--site", situs.root).status == 0
        assert terminal("catat", "--site", situs.root).status == 0
        ledger = (situs.root / "content/alamat.txt").read_text("utf-8")
        (count,) = re.findall(r"(?m)^# Jumlah: (\d+) alamat\.$", ledger)
        assert int(count) == sum(not line.startswith("#") for line in ledger.splitlines())
        situs.edit("content/alamat.txt", "halaman/tentang.html\n", "")
        said = terminal("catat", "--site", situs.root)
        assert said.status == 1
        assert "kesalahan alamat-dihapus" in said.out
        assert "Yang sekarang tidak tercatat: halaman/tentang.html." in said.out

    def test_stopping_it_is_no_crash(self, situs: Situs, terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
        """Ctrl+C, with the status that shells expect."""

        def interrupted(*arguments: object, **options: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("sosialisasi.commands.build.build", interrupted)
        assert terminal("build", "--site", situs.root) == Said(130, "", "\nDihentikan.\n")


def test_it_runs_as_a_module_in_an_old_console(situs: Situs) -> None:
    """With the code page of an old Windows, where an en dash cannot be printed."""
    situs.edit("content/pemilihan/pilkada-2024.yaml", "27–29 Agustus 2024", "29–27 Agustus 2024")
    done = subprocess.run(
        [sys.executable, "-m", "sosialisasi", "check", "--site", str(situs.root)],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)},
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert "29–27 Agustus 2024" in done.stdout.decode()


class TestRefusals:
    """What the program will not do is said in one form, whichever wing refuses."""

    def test_it_ends_with_2_and_says_why(
        self, situs: Situs, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """With the commands that it proposes as they can be pasted here, for the site that was meant."""

        def refuse(*arguments: object, **options: object) -> None:
            raise Refusal('Belum dapat. Jalankan dulu "python3 build.py check".')

        monkeypatch.setattr("sosialisasi.commands.build.build", refuse)
        said = terminal("build", "--site", situs.root)
        assert (said.status, said.out) == (2, "")
        assert re.fullmatch(r'Belum dapat\. Jalankan dulu ["“].+ check --site .+["”]\.\n', said.err)

    def test_all_have_one_base(self) -> None:
        """The others become problems with a line before they reach a command."""
        for module in pkgutil.walk_packages(sosialisasi.__path__, "sosialisasi."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
        named = {each.__name__ for each in Exception.__subclasses__() if each.__module__.startswith("sosialisasi.")}
        others = {"TemplateFailure", "PaperFailure", "Fault"}
        assert {name for name in named if not name.startswith("_")} == {"Refusal", *others}


class TestServe:
    @pytest.fixture
    def opened(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """The addresses that a browser was opened at, by a preview that ends at once at the address it is given."""
        opened: list[str] = []
        monkeypatch.setattr("webbrowser.open", opened.append)
        return opened

    @staticmethod
    def at(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
        async def serve(desk: object, *, port: int, ready: Callable[[str], None], others: object) -> None:
            ready(address)

        monkeypatch.setattr("sosialisasi.desk.serve.serve", serve)

    def test_the_browser_opens(
        self, situs: Situs, terminal: Terminal, monkeypatch: pytest.MonkeyPatch, opened: list[str]
    ) -> None:
        self.at(monkeypatch, "http://127.0.0.1:5500/")
        said = terminal("serve", "--site", situs.root)
        assert "sedang dipakai" not in said.out
        assert [url.partition("?kunci=")[0] for url in opened] == ["http://127.0.0.1:5500/meja/"]

    def test_the_site_that_was_chosen_last_opens(
        self, situs: Situs, terminal: Terminal, monkeypatch: pytest.MonkeyPatch, opened: list[str], tmp_path: Path
    ) -> None:
        """Before one is chosen nothing is read: the question is there at once. A site that is named counts more."""
        self.at(monkeypatch, "http://127.0.0.1:5500/")
        monkeypatch.setattr("sosialisasi.commands.serve.program_folder", lambda: tmp_path)
        asks = terminal("serve", "--terakhir")
        assert not asks.site
        assert "kesalahan" not in asks.out
        assert terminal("serve", "--terakhir", "--site", situs.root).site == str(situs.root)
        Places(tmp_path, tmp_path).remember(situs.root, "Situs")
        assert terminal("serve", "--terakhir").site == str(situs.root)
        assert len(opened) == 3

    def test_it_stays_closed_if_asked_to(
        self, situs: Situs, terminal: Terminal, monkeypatch: pytest.MonkeyPatch, opened: list[str]
    ) -> None:
        self.at(monkeypatch, "http://127.0.0.1:5500/")
        said = terminal("serve", "--site", situs.root, "--tanpa-peramban")
        assert "Pratinjau: http://127.0.0.1:5500/" in said.out
        assert opened == []

    def test_a_port_that_is_taken_is_said(
        self, situs: Situs, terminal: Terminal, monkeypatch: pytest.MonkeyPatch, opened: list[str]
    ) -> None:
        self.at(monkeypatch, "http://127.0.0.1:8124/")
        said = terminal("serve", "--site", situs.root, "--port", "8123")
        assert "Port 8123 sedang dipakai program lain; pratinjau memakai port berikutnya yang bebas." in said.out
        assert [url.partition("?kunci=")[0] for url in opened] == ["http://127.0.0.1:8124/meja/"]
