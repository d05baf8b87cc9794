"""Where a build writes and deletes, and who may read it: nothing through a link, nothing for other accounts."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from harness import Situs, files

from sosialisasi.building.output import Output
from sosialisasi.building.planner import Work
from sosialisasi.building.traces import Trace
from sosialisasi.commands.cli import cli
from sosialisasi.ground import locks, writing

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links need rights there, and there are no such modes")
BRIEFING = "content/briefing/fasilitas.md"


def run(situs: Situs, *arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments, "--site", str(situs.root), "--jobs", "1"])


def link_away(situs: Situs, name: str) -> Path:
    """Put a link in the place of a folder of the site; gives where that lies now."""
    away = situs.root.with_name("milik-orang")
    (situs.root / name).rename(away)
    (situs.root / name).symlink_to(away, target_is_directory=True)
    return away


@pytest.mark.parametrize("name", ["_site/briefing", "_site/statis", "_kantor", "_kantor/server"])
def test_nothing_is_written_or_deleted_through_a_link(situs: Situs, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """It is told before anything is made, whether there is something to do or not."""
    situs.build()
    away = link_away(situs, name)
    before = files(away)
    monkeypatch.setattr(Work, "render", None)
    for old, new in (("uji", "lain"), ("lain", "uji")):
        done = run(situs, "build")
        assert (done.exit_code, " hasil-pintasan\n" in done.stdout, f'"{name}"' in done.stdout) == (1, True, True)
        assert files(away) == before
        situs.edit("content/situs.yaml", f"nama: Situs {old}", f"nama: Situs {new}")
    monkeypatch.undo()
    (situs.root / name).unlink()
    assert run(situs, "build").exit_code == 0


def test_a_link_that_is_put_there_during_a_build_is_not_followed(situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files lie beside their places by then."""
    situs.build()
    situs.edit("content/situs.yaml", "nama: Situs uji", "nama: Situs lain")
    publish = Output.publish
    before = (situs.folders.out / "briefing/fasilitas.html").read_bytes()

    def late(output: Output, trace: Trace) -> tuple[str, ...]:
        link_away(situs, "_site/briefing")
        return publish(output, trace)

    monkeypatch.setattr(Output, "publish", late)
    assert "tidak-dapat-menulis" in situs.build().codes
    assert (situs.root.with_name("milik-orang") / "fasilitas.html").read_bytes() == before


def test_the_published_folder_itself_may_be_a_link(situs: Situs) -> None:
    """Somebody has put it on another disk."""
    disk = situs.root.with_name("disk-lain")
    disk.mkdir()
    situs.folders.out.symlink_to(disk, target_is_directory=True)
    assert run(situs, "build").exit_code == 0
    assert (disk / "index.html").is_file()


def test_links_and_pipes_in_the_place_of_files_become_files(situs: Situs, tmp_path: Path) -> None:
    """What they lead to stays as it is, also if it holds the same bytes; and nobody waits for a pipe."""
    situs.build()
    page, other = situs.folders.out / "index.html", situs.folders.out / "404.html"
    page.rename(tmp_path / "asli.html")
    page.symlink_to(tmp_path / "asli.html")
    other.unlink()
    os.mkfifo(other)
    before = (tmp_path / "asli.html").read_bytes()
    assert situs.build().written == {"index.html", "404.html"}
    assert not page.is_symlink()
    assert other.is_file()
    assert (tmp_path / "asli.html").read_bytes() == page.read_bytes() == before


@pytest.mark.parametrize("command", [["build"], ["catat"], ["cetak", "ogan-ilir-2024"]])
def test_a_link_in_the_place_of_the_state_is_refused(situs: Situs, command: list[str]) -> None:
    """The lock, the trace and the memo would be written elsewhere."""
    situs.build()
    away = link_away(situs, ".sosialisasi")
    before = files(away)
    done = run(situs, *command)
    assert (done.exit_code, "pintasan" in done.output) == (1, True)
    assert files(away) == before


def test_a_lock_that_is_a_link_empties_nothing(situs: Situs, tmp_path: Path) -> None:
    """It is written into."""
    theirs = tmp_path / "skripsi.txt"
    theirs.write_text("bab satu", "utf-8")
    (situs.root / ".sosialisasi").mkdir()
    (situs.root / ".sosialisasi/kunci").symlink_to(theirs)
    with pytest.raises(OSError, match="symbolic links"), locks.hold(situs.root, lambda holder: None):
        pass
    assert theirs.read_text("utf-8") == "bab satu"


@pytest.fixture(params=[0o077, 0o022, 0o000])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def modes(folder: Path) -> set[int]:
    return {stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))}


@pytest.mark.usefixtures("umask")
def test_the_site_is_for_all_and_the_office_for_its_account(situs: Situs) -> None:
    """Whatever new files usually are for this account: a server reads the one, and nobody else people's names."""
    assert run(situs, "build").exit_code == 0
    done = run(situs, "cetak", "ogan-ilir-2024", "--bagian", "daftar-hadir", "--kertas", "a4")
    assert done.exit_code == 0, done.output
    assert modes(situs.folders.out) == {0o755, 0o644}
    assert modes(situs.folders.office) == {0o700, 0o600}
    assert modes(situs.root / ".sosialisasi") == {0o700, 0o600}


def test_a_folder_that_a_group_shares_is_shared_all_through(situs: Situs) -> None:
    """Several accounts of one office may build the same site, then; others still read no names."""
    situs.root.chmod(0o2775)
    situs.build()
    assert modes(situs.folders.out) == {0o2775, 0o664}
    assert modes(situs.folders.office) == {0o2770, 0o660}


def test_what_is_saved_keeps_its_mode(situs: Situs) -> None:
    """A text that a group may write stays so."""
    file = situs.root / BRIEFING
    for mode in (0o664, 0o600):
        file.chmod(mode)
        writing.write_atomically(file, b"disimpan", below=situs.root)
        assert stat.S_IMODE(file.stat().st_mode) == mode


def test_no_template_is_waited_for(situs: Situs) -> None:
    """A pipe among them is no file of the site."""
    (situs.root / "templates/statis").mkdir(parents=True)
    os.mkfifo(situs.root / "templates/statis/logo.svg")
    assert situs.build().codes == {"berkas-tak-terbuka"}
