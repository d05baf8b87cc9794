"""``build.py test`` brings the programs that the tests call, or says in one sentence which are missing."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import needs
import pytest
from harness import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="apt is of Debian")


def put(folder: Path, name: str, does: str = "") -> None:
    """A program of a few lines."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{does}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One with a shell and little more, whose root is another user; its only folder of programs."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "rm", "chmod", "cat", "grep"):
        (programs / name).symlink_to(shutil.which(name) or "")
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setattr(needs, "program", lambda name: shutil.which(name))
    monkeypatch.setattr(needs, "POLICY", str(tmp_path / "policy-rc.d"))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    needed = needs.Need(name="Contoh", packages=("contoh", "contoh-ind"), is_there=needs._programs("contoh"))
    monkeypatch.setattr(needs, "NEEDS", (needed,))
    return programs


def apt(computer: Path, does: str) -> None:
    put(
        computer,
        "apt-get",
        f'echo "$*" >>{computer}/../told; cat {computer}/../policy-rc.d >/dev/null || exit 9; {does}',
    )


def test_what_is_missing_is_installed_after_saying_so(computer: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """By root through sudo, in one go; no service is started meanwhile, and nothing is left that forbids it."""
    apt(computer, f"case $* in *install*) echo >{computer}/contoh; chmod +x {computer}/contoh ;; esac")
    put(computer, "sudo", 'exec "$@"')
    assert needs.main() == 0
    assert capfd.readouterr().err == "Memasang paket Debian untuk pengujian: contoh contoh-ind\n"
    update, install = (computer.parent / "told").read_text().splitlines()
    assert update.endswith("update")
    assert install.endswith("install --yes --no-install-recommends contoh contoh-ind")
    assert not (computer.parent / "policy-rc.d").exists()


def test_root_needs_no_sudo(computer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    apt(computer, f"case $* in *install*) echo >{computer}/contoh; chmod +x {computer}/contoh ;; esac")
    assert needs.main() == 0


def test_nothing_is_done_where_nothing_is_missing(computer: Path, capfd: pytest.CaptureFixture[str]) -> None:
    put(computer, "contoh")
    apt(computer, "")
    put(computer, "sudo", 'exec "$@"')
    assert needs.main() == 0
    assert capfd.readouterr().err == ""
    assert not (computer.parent / "told").exists()


@pytest.mark.parametrize("lacking", ["apt-get", "sudo"])
def test_elsewhere_one_sentence_names_what_to_install(
    computer: Path, lacking: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Without apt, and for whoever may not use it."""
    if lacking == "sudo":
        apt(computer, "")
    else:
        put(computer, "sudo", 'exec "$@"')
    assert needs.main() == 2
    assert capfd.readouterr().err == (
        'Pengujian memerlukan Contoh: pasang dahulu (di Debian/Ubuntu: "sudo apt install contoh contoh-ind"), '
        "lalu ulangi perintah ini.\n"
    )
    assert not (computer.parent / "told").exists()


def test_what_apt_says_is_shown_if_it_fails(computer: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """And a policy that somebody else has set stays."""
    (computer.parent / "policy-rc.d").write_text("milik orang lain")
    apt(computer, "echo 'E: tidak ada jaringan' >&2; exit 100")
    put(computer, "sudo", 'exec "$@"')
    assert needs.main() == 2
    said = capfd.readouterr().err.splitlines()
    assert said[1] == "E: tidak ada jaringan"
    assert said[2].startswith("Pengujian memerlukan Contoh")
    assert (computer.parent / "policy-rc.d").read_text() == "milik orang lain"


def test_everything_that_tests_call_is_among_the_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a computer without any program, each need is missing: none is taken for granted."""
    monkeypatch.setattr(needs, "program", lambda name: None)
    monkeypatch.setattr(ctypes, "CDLL", lambda name: (_ for _ in ()).throw(OSError(name)))
    assert [need.name for need in needs.NEEDS if need.is_there()] == []


def test_the_tests_run_with_what_is_here() -> None:
    assert needs.missing() == []


def test_a_ci_run_calls_the_one_command() -> None:
    """Which brings what it needs; nothing is listed twice."""
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert [line for line in lines if line and not re.match(r"#|set |cd ", line)] == ["python3 build.py test"]


# --- nor does a test need a parent of a certain kind ---------------------------------------------------------


def test_what_a_test_starts_listens_to_signals() -> None:
    """So that it can be stopped, and its end is seen."""
    ask = (
        "import signal, sys\n"
        "ignored = [name for name in ('SIGINT', 'SIGTERM', 'SIGHUP', 'SIGCHLD')\n"
        "           if signal.getsignal(getattr(signal, name)) is signal.SIG_IGN]\n"
        "print(ignored, signal.pthread_sigmask(signal.SIG_BLOCK, ()))\n"
        "sys.exit(7)"
    )
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("[] set()\n", 7)


def test_that_holds_whatever_the_parent_of_the_tests_ignores() -> None:
    """A shell that starts them in the background has them ignore Ctrl+C; others ignore more."""
    itself = f"{__file__}::{test_what_a_test_starts_listens_to_signals.__name__}"
    ask = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", itself]
    ignoring = (
        "import os, signal, sys\n"
        "for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD):\n"
        "    signal.signal(number, signal.SIG_IGN)\n"
        "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})\n"
        "os.execv(sys.executable, sys.argv[1:])"
    )
    done = subprocess.run([sys.executable, "-c", ignoring, *ask], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
