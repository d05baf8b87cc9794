"""A report that nobody can be told: the disk is full, its reader has ended, or there is no stream at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from harness import ROOT, Situs

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")


def run(situs: Situs, words: str, redirected: str) -> subprocess.CompletedProcess[str]:
    """A command of the shell, with its own status in ``STATUS`` on stderr where it is not the last of a pipe."""
    program = f"{sys.executable} -m sosialisasi {words} --site {situs.root} --jobs 1"
    path = str(ROOT)
    return subprocess.run(
        ["/bin/sh", "-c", redirected.replace("PROGRAM", program)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": path},
    )


@pytest.mark.parametrize("words", ["build", "build --why --format json", "check", "check --format json", "status"])
def test_a_full_device_is_told_in_one_sentence(situs: Situs, words: str) -> None:
    """What was to be told is lost, and the status says so; the work is done."""
    done = run(situs, words, "PROGRAM > /dev/full")
    assert done.stderr == "Laporan tidak dapat ditulis: tempat penyimpanan penuh.\n"
    assert done.returncode == 2
    assert ("build" in words) == (situs.folders.out / "index.html").is_file()


def test_a_mistake_ends_with_its_own_status_wherever_it_is_told(situs: Situs) -> None:
    """It is 1, as ever."""
    situs.edit("content/briefing/fasilitas.md", "audiens: asn", "audiens: umum")
    for redirected in ("PROGRAM > /dev/full", "PROGRAM >&-", "PROGRAM 2>&-", "PROGRAM > /dev/full 2>&1"):
        done = run(situs, "check", redirected)
        assert (done.returncode, "Traceback" in done.stderr) == (1, False), redirected


@pytest.mark.parametrize(
    "redirected",
    [
        "PROGRAM >&-",
        "PROGRAM 2>&-",
        "PROGRAM >&- 2>&-",
        "PROGRAM <&- >&- 2>&-",
        "PROGRAM 2> /dev/full",
        "{ PROGRAM; echo $? >&2; } 2> status | true; grep -qx 0 status && test $(wc -l < status) -eq 1",
    ],
)
def test_a_stream_that_is_closed_ends_no_work(situs: Situs, redirected: str) -> None:
    """Nor is anything that was to be read there written into a file of the site."""
    redirected = redirected.replace("status", str(situs.root.with_name("status")))
    done = run(situs, "build --why", redirected)
    assert (done.returncode, done.stderr) == (0, "")
    assert (situs.folders.out / "index.html").is_file()
    assert (situs.root / ".sosialisasi/kunci").read_text("ascii").isdigit()
