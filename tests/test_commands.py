"""Commands act where the user stands, say on which site, and propose only what can be pasted there."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NoReturn

import pytest
from harness import ROOT, SAMPLE, Situs
from harness.terminal import Terminal
from hypothesis import example, given
from hypothesis import strategies as st

from sosialisasi.commands import cli, where
from sosialisasi.ground import invocation

BRIEFING = "content/briefing/fasilitas.md"
PROPOSED = re.compile(
    r'“(?P<a>[^”]+)”|"(?P<b>[^"\n]+)"(?=[\s,.])|(?:^  |: )(?P<c>(?:python3|sosialisasi) .*)$', re.MULTILINE
)
"""In the text between quotation marks, or alone to the end of a line."""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The program in a folder as it is handed out, with a site of its own; its environment is the one of this test."""
    folder = tmp_path / "paket kami"
    folder.mkdir()
    for name in ("sosialisasi", "templates"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "build.py", folder)
    shutil.copytree(SAMPLE / "content", folder / "content")
    return folder


def sosialisasi(here: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """``build.py`` with a Python that has all libraries, where somebody stands."""
    line = [sys.executable, "-P", "-m", "sosialisasi", *arguments]
    return subprocess.run(line, cwd=here, capture_output=True, encoding="utf-8", check=False)


def proposed(text: str) -> list[str]:
    """The commands of a text."""
    found = (each[each.lastgroup or 0] for each in PROPOSED.finditer(text))
    return [each for each in found if each.startswith(("python3 ", "sosialisasi "))]


class TestWhere:
    @pytest.mark.parametrize("below", ["", "content", "content/briefing", "_site"])
    def test_a_site_is_that_of_the_folder_where_somebody_stands(
        self, situs: Situs, terminal: Terminal, monkeypatch: pytest.MonkeyPatch, below: str
    ) -> None:
        """Or of the nearest above it; never that of the program."""
        (situs.root / below).mkdir(exist_ok=True)
        monkeypatch.chdir(situs.root / below)
        assert terminal("check").site == str(situs.root)

    def test_the_nearest_site_counts(self, situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
        """A site may lie in the folder of another."""
        inner = Situs(situs.root / "cadangan/situs")
        assert invocation.site_from(inner.root / "content/briefing") == inner.root
        assert invocation.site_from(situs.root / "cadangan") == situs.root

    def test_where_no_site_is_the_program_means_its_own(
        self, terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, situs: Situs
    ) -> None:
        """As a plan of the system runs it, from anywhere; without one it asks for --site."""
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(invocation, "_CHECKOUT", situs.root)
        monkeypatch.setattr(invocation, "_BUILDER", situs.root / "build.py")
        said = terminal("check")
        assert (said.status, said.err.count("--site")) == (2, 1)
        situs.write("build.py", "")
        assert terminal("check").site == str(situs.root)

    def test_paths_are_meant_from_there(
        self, situs: Situs, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """--site, --out and --publish."""
        (situs.root.parent / "sini").mkdir()
        monkeypatch.chdir(situs.root.parent / "sini")
        said = terminal("build", "--site", "../situs", "--out", "hasil", "--publish", "../terbit")
        assert (said.status, said.site) == (0, str(situs.root))
        assert Path("hasil/index.html").is_file()
        assert Path("../terbit/index.html").is_file()
        assert not (situs.root / "hasil").exists()

    def test_a_new_site_is_made_there(
        self, terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        options = ["--daerah", "16.04", "--penerbit", "BKPSDM", "--tanggal", "1 Oktober 2026", "--tempat", "Aula"]
        said = terminal("baru", "situs", "netral lahat", *options)
        assert said.status == 0, said.err
        assert (tmp_path / "netral lahat/content/situs.yaml").is_file()
        for command in proposed(said.out):
            assert "--site 'netral lahat'" in command

    def test_build_py_acts_where_the_user_stands(self, checkout: Path, situs: Situs) -> None:
        """Inside of another site it is the other one's, by whatever way the program was reached."""
        situs.edit(BRIEFING, "audiens: asn", "audiens: umum")
        code = "import build, sys; build.complete = lambda extra: True; sys.exit(build.main(sys.argv[1:]))"
        env = {**os.environ, "PYTHONPATH": os.path.relpath(checkout, situs.root)}
        line = [sys.executable, "-c", code, "check"]
        done = subprocess.run(line, cwd=situs.root, env=env, capture_output=True, encoding="utf-8", check=False)
        assert (done.returncode, done.stderr) == (1, "")
        assert done.stdout.startswith(f"Situs: {situs.root}\n{BRIEFING}, baris 6")


class TestNamed:
    @pytest.mark.parametrize(
        "line", ["build", "check", "status", "rilis", "catat", "cetak ogan-ilir-2024 --kertas a4", "rapikan"]
    )
    def test_every_report_names_its_site(self, situs: Situs, terminal: Terminal, line: str) -> None:
        """On its first line, and once."""
        said = terminal(*line.split(), "--site", situs.root)
        assert (said.status, said.site) == (0, str(situs.root)), said
        assert "Situs: " not in said.out

    @pytest.mark.parametrize("line", ["build", "check", "status"])
    def test_a_report_for_programs_has_it_as_a_field(self, situs: Situs, terminal: Terminal, line: str) -> None:
        assert json.loads(terminal(line, "--site", situs.root, "--format", "json").out)["site"] == str(situs.root)
        assert terminal(line, "--site", situs.root, "--format", "json").site == ""

    def test_sarif_has_it_as_a_property(self, situs: Situs, terminal: Terminal) -> None:
        (run,) = json.loads(terminal("check", "--site", situs.root, "--format", "sarif").out)["runs"]
        assert run["properties"] == {"site": str(situs.root)}


class TestPasted:
    """Whatever command is proposed is understood, and means the same site."""

    @pytest.fixture
    def faulty(self, tmp_path: Path) -> Situs:
        """A site with much to tell, in a folder with a space and a quotation mark."""
        situs = Situs(tmp_path / "Jum'at & situs")
        situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
        situs.remove("content/alamat.txt")
        situs.write(BRIEFING, (situs.root / BRIEFING).read_text("utf-8").encode("cp1252", "replace") + b"\xb7\n")
        situs.write("content/briefing/Surat Jum'at.docx", b"PK")
        return situs

    @pytest.mark.parametrize("here", ["", "content/briefing", "../sini"])
    def test_what_is_proposed_can_be_run(
        self, checkout: Path, faulty: Situs, monkeypatch: pytest.MonkeyPatch, terminal: Terminal, here: str
    ) -> None:
        """From the site, from inside of it, and from elsewhere."""
        stand = faulty.root / here
        stand.mkdir(exist_ok=True)
        stand = stand.resolve()
        (stand / "uji").mkdir()
        monkeypatch.chdir(stand)
        monkeypatch.setattr(invocation, "_BUILDER", checkout / "build.py")
        monkeypatch.setattr(invocation, "_CHECKOUT", checkout)
        line = [sys.executable, "-P", "-m", "sosialisasi"]
        monkeypatch.setattr(sys, "argv", line)
        site = ["--site", os.path.relpath(faulty.root, stand)] if here.startswith("..") else []
        told = "".join(
            _told(arguments, monkeypatch)
            for arguments in (
                ["check", "--saran", *site],
                ["rilis", "tidak-ada", "--catatan", "x", *site],
                ["baru", "rakor", "Rapat Jum'at", "--ringkasan", "Ringkas saja", *site],
                ["baru", "briefing", "Cuti lagi", "--ringkasan", "Cuti.", *site],
            )
        )
        lines = proposed(told)
        assert {shlex.split(each)[2] for each in lines} >= {"rapikan", "baru", "rilis", "catat", "check"}, told
        true_folders = where.folders
        for each in lines:
            program, builder, *arguments = shlex.split(each)
            assert program == "python3"
            assert (stand / builder).resolve() == checkout / "build.py"
            assert arguments
            meant: list[Path] = []

            def stop(site: Path | None, *others: Any, meant: list[Path] = meant, **more: Any) -> NoReturn:
                meant.append(true_folders(site, *others, **more).root)
                raise _Reached

            monkeypatch.setattr(where, "folders", stop)
            with pytest.raises(_Reached):
                cli.cli(arguments, standalone_mode=False)
            assert meant == [faulty.root], each
            if "--dari" in arguments:
                assert (stand / arguments[arguments.index("--dari") + 1]).is_file()
            monkeypatch.setattr(where, "folders", true_folders)

    def test_what_build_py_proposes_does_what_it_says(self, checkout: Path, tmp_path: Path, situs: Situs) -> None:
        """Word for word, in the shell of this system."""
        if os.name == "nt":
            pytest.skip("the shell of Windows takes no links")
        situs.write("content/situs.yaml", b"\xef\xbb\xbf" + (situs.root / "content/situs.yaml").read_bytes())
        situs.edit(BRIEFING, "- Jangan: memasang", "- Jangan:\u00a0memasang\u200b")
        done = sosialisasi(tmp_path, "check", "--site", "situs")
        (line,) = {each for each in proposed(done.stdout) if " rapikan" in each}
        _, _, rest = line.partition("build.py")
        ran = subprocess.run(
            f"{shlex.quote(sys.executable)} -P -m sosialisasi {rest.lstrip(chr(39))}",
            shell=True,
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        assert f"Situs: {situs.root}\n" in ran.stdout
        assert rest not in sosialisasi(tmp_path, "check", "--site", "situs").stdout

    def test_a_command_that_is_installed_is_called_by_its_name(
        self, situs: Situs, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(situs.root)
        monkeypatch.setattr(sys, "argv", ["/opt/alat saya/bin/sosialisasi"])
        monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
        text = 'Jalankan "python3 build.py catat", lalu python3 build.py.'
        assert invocation.shown(text, situs.root) == 'Jalankan "sosialisasi catat", lalu sosialisasi build.'
        monkeypatch.setattr(shutil, "which", lambda name: None)
        assert invocation.shown(text).startswith("Jalankan \"'/opt/alat saya/bin/sosialisasi' catat\"")

    def test_windows_has_other_marks(self, situs: Situs, monkeypatch: pytest.MonkeyPatch, checkout: Path) -> None:
        """cmd and PowerShell know double quotes, and the sentence others then."""
        monkeypatch.chdir(situs.root)
        monkeypatch.setattr(sys, "argv", ["__main__.py"])
        monkeypatch.setattr(sys, "platform", "win32")
        monkeypatch.setattr(invocation, "_PYTHON", "py")
        monkeypatch.setattr(invocation, "_BUILDER", checkout / "build.py")
        shown = invocation.shown('Jalankan "python3 build.py catat" setiap kali.', situs.root)
        assert shown == 'Jalankan “py "../paket kami/build.py" catat” setiap kali.'

    @example("Jum'at")
    @example("a b")
    @given(st.text(st.characters(exclude_categories=["C"]), min_size=1))
    def test_a_word_stays_one_word(self, word: str) -> None:
        assert shlex.split(invocation.quoted(word)) == [word]


class _Reached(Exception):
    """A command came to where it acts."""


def _told(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> str:
    from click.testing import CliRunner

    return CliRunner().invoke(cli.cli, arguments).output
