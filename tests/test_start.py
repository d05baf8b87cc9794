"""How the desk is opened: by a double-click, once for a site folder, and closed from its own page."""

from __future__ import annotations

import asyncio
import stat
import subprocess
from pathlib import Path

import pytest
from harness import ROOT, Situs
from harness.preview import browsing, desk_of, story

from sosialisasi.desk import running
from sosialisasi.desk.answers import answer
from sosialisasi.desk.exchange import Request
from sosialisasi.desk.live import LiveSite
from sosialisasi.desk.running import OpenDesk
from sosialisasi.desk.serve import find


@story
async def test_a_second_start_finds_the_first(situs: Situs) -> None:
    """By a note that nobody else may read; what it opens the browser at lets in once."""
    async with browsing(situs) as client:
        opened = OpenDesk(address=client.address, key=client.server.preview.key)
        with running.noted(situs.root, opened):
            note = situs.root / ".sosialisasi/meja"
            assert stat.S_IMODE(note.stat().st_mode) & 0o077 == 0
            address = await find(situs.root)
            assert address is not None
            assert address == f"{client.address}meja/?kunci={client.server.preview.ticket}"
            assert client.server.preview.key not in address
        assert await find(situs.root) is None
        assert not note.exists()


@story
async def test_who_knows_no_key_gets_no_ticket(situs: Situs) -> None:
    async with browsing(situs) as client:
        with running.noted(situs.root, OpenDesk(address=client.address, key="salah")):
            assert await find(situs.root) is None


@pytest.mark.parametrize("note", ["", "{", '{"address": "http://jahat.example/", "key": "x"}', '{"address": 1}'])
def test_a_note_that_leads_nowhere_is_passed_over(situs: Situs, note: str) -> None:
    """That of a desk which was killed, of another program, or spoilt."""
    situs.write(".sosialisasi/meja", note)
    assert asyncio.run(find(situs.root)) is None


def test_a_killed_desk_is_not_found(situs: Situs) -> None:
    with running.noted(situs.root, OpenDesk(address="http://127.0.0.1:9/", key="x")):
        assert asyncio.run(find(situs.root)) is None


def test_the_desk_ends_when_asked_to(situs: Situs) -> None:
    """Not while work is going on, and not where a host cannot be ended."""
    live = LiveSite(situs.folders)
    live.look()
    desk = desk_of(live)
    ask = Request(method="POST", path="meja/selesai", host="", kind="application/json", has_token=True)
    assert answer(ask, desk).status == 405
    ended = []
    desk.end = lambda: ended.append(True)
    assert answer(ask, desk).status == 200
    assert ended == [True]


# --- the double-click ---------------------------------------------------------------------------------------


FOLDER = "situs (1) & ñ! 100%"


def double_click(
    tmp_path: Path, name: str, *pythons: str, is_unpacked: bool = True
) -> subprocess.CompletedProcess[str]:
    """What a starter does on a computer that has only these programs called Python, each a line of shell."""
    site, programs = tmp_path / FOLDER, tmp_path / "bin"
    site.mkdir()
    if is_unpacked:
        (site / "build.py").touch()
    programs.mkdir()
    (site / name).write_bytes((ROOT / name).read_bytes())
    for python in pythons:
        program, _, does = python.partition(": ")
        (programs / program).write_text(f"#!/bin/sh\n{does}\n")
        (programs / program).chmod(0o755)
    for tool in ("dirname",):
        (programs / tool).symlink_to(f"/usr/bin/{tool}")
    command = ["/bin/sh", str(site / name)]
    return subprocess.run(command, env={"PATH": str(programs)}, input="\n", capture_output=True, text=True, check=False)


STARTS = 'test "$1" = -c && exit 0; echo "$PWD: $*"'
OLD = "exit 1"


@pytest.mark.parametrize("name", ["mulai.sh", "mulai.command"])
def test_a_double_click_opens_the_desk(tmp_path: Path, name: str) -> None:
    """From the folder that it lies in, with the first Python that is new enough."""
    done = double_click(tmp_path, name, f"python3: {OLD}", f"python: {STARTS}")
    assert done.stdout == f"{tmp_path}/{FOLDER}: build.py serve --terakhir\n"
    assert done.returncode == 0


@pytest.mark.parametrize("pythons", [(), (f"python3: {OLD}", f"python: {OLD}")])
def test_without_python_one_sentence_says_where_to_get_it(tmp_path: Path, pythons: tuple[str, ...]) -> None:
    """The window waits until it was read."""
    done = double_click(tmp_path, "mulai.sh", *pythons)
    assert done.stdout.startswith("Python 3.11 atau lebih baru belum terpasang di komputer ini. Pasang dari https://")
    assert done.stdout.endswith("Tekan Enter untuk menutup jendela ini. ")
    assert done.returncode == 2


@pytest.mark.parametrize("name", ["mulai.sh", "mulai.command"])
def test_a_double_click_inside_of_a_zip_says_what_to_do(tmp_path: Path, name: str) -> None:
    """There the starter alone is taken out."""
    done = double_click(tmp_path, name, f"python3: {STARTS}", is_unpacked=False)
    assert done.stdout.startswith("Keluarkan dulu semua berkas dari ZIP")
    assert done.returncode == 2


def test_a_desk_that_fails_keeps_its_window(tmp_path: Path) -> None:
    done = double_click(tmp_path, "mulai.sh", 'python3: test "$1" = -c && exit 0; echo Gagal.; exit 1')
    assert done.stdout == "Gagal.\nTekan Enter untuk menutup jendela ini. "


def test_the_starter_of_windows_is_plain() -> None:
    """Its window knows neither UTF-8 nor other ends of lines; what it runs stands in build.py."""
    text = (ROOT / "Mulai.cmd").read_text("ascii")
    assert "build.py serve --terakhir %*" in text
    assert "sys.version_info < (3, 11)" in text
    assert "if not exist build.py" in text
    assert "DisableDelayedExpansion" in text  # Else a "!" in the name of a folder would go.
    rules = subprocess.run(
        ["git", "check-attr", "eol", "Mulai.cmd"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert rules.stdout.strip().endswith("eol: crlf")


@pytest.mark.parametrize("name", ["mulai.sh", "mulai.command"])
def test_the_starters_may_be_run(name: str) -> None:
    assert (ROOT / name).stat().st_mode & stat.S_IXUSR
