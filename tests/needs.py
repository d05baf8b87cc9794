"""What the tests need beside libraries of Python: ``python tests/needs.py`` brings it, or says what lacks.

On Debian and Ubuntu what is missing is installed by apt, as root or through sudo. ``build.py test`` runs this first.
Exit code: 0 if nothing is missing (any more), 2 otherwise.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

POLICY = "/usr/sbin/policy-rc.d"
"""Whom Debian asks before it starts a service that was just installed (invoke-rc.d(8))."""
INSTALL = """
set -e
policy=$1
shift
if [ ! -e $policy ]; then
  trap 'rm -f $policy' EXIT
  trap 'exit 130' INT TERM
  printf '#!/bin/sh\\nexit 101\\n' >$policy
  chmod +x $policy
fi
export DEBIAN_FRONTEND=noninteractive
apt-get -qq update
apt-get -qq -o Dpkg::Use-Pty=0 install --yes --no-install-recommends "$@"
case " $* " in *" nginx "*) [ ! -d /run/systemd/system ] || systemctl disable --quiet nginx ;; esac
"""
"""What root runs, with that file and the packages as arguments. Tests start their servers themselves: the system must
start none, neither at once nor with the computer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something that tests call, what it is called, and the packages of Debian that hold it."""

    name: str
    packages: tuple[str, ...]
    is_there: Callable[[], bool]


def program(name: str) -> str | None:
    """Where a program is: servers are not on everybody's PATH."""
    return shutil.which(name, path=os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin")))


def _programs(*names: str) -> Callable[[], bool]:
    return lambda: all(map(program, names))


def _runs(*command: str) -> bool:
    """Whether a program starts: a Mac has a ``java`` that only tells where to find one."""
    if program(command[0]) is None:
        return False
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode == 0


def _reads_indonesian() -> bool:
    if program("tesseract") is None:
        return False
    done = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    return "ind" in done.stdout.split()


def _spells_indonesian() -> bool:
    if program("hunspell") is None:
        return False
    done = subprocess.run(["hunspell", "-d", "id_ID", "-l"], input="", capture_output=True, text=True, check=False)
    return done.returncode == 0


def _has_font(name: str) -> bool:
    if program("fc-match") is None:
        return False
    done = subprocess.run(["fc-match", "--format=%{family}", name], capture_output=True, text=True, check=False)
    return name in done.stdout


def _starts_node() -> bool:
    """The Node in Playwright's wheel needs this library, which not every Linux has."""
    if sys.platform != "linux":
        return True
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return False
    return True


NEEDS = (
    Need(
        name="Chromium", packages=("chromium",), is_there=lambda: bool(program("chromium") or program("google-chrome"))
    ),
    Need(name="BusyBox", packages=("busybox",), is_there=_programs("busybox")),
    Need(name="libatomic", packages=("libatomic1",), is_there=_starts_node),
    Need(
        name="LibreOffice Writer dengan huruf Liberation",
        packages=("libreoffice-writer-nogui", "fonts-liberation"),
        is_there=lambda: bool(program("soffice")) and _has_font("Liberation Sans"),
    ),
    Need(name="Pandoc", packages=("pandoc",), is_there=_programs("pandoc")),
    Need(
        name="Poppler (pdftotext, pdftoppm)",
        packages=("poppler-utils",),
        is_there=_programs("pdftotext", "pdftoppm"),
    ),
    Need(name="ZBar (zbarimg)", packages=("zbar-tools",), is_there=_programs("zbarimg")),
    Need(
        name="Tesseract dengan bahasa Indonesia",
        packages=("tesseract-ocr", "tesseract-ocr-ind"),
        is_there=_reads_indonesian,
    ),
    Need(
        name="Hunspell dengan kamus bahasa Indonesia",
        packages=("hunspell", "hunspell-id"),
        is_there=_spells_indonesian,
    ),
    Need(name="Java", packages=("default-jre-headless",), is_there=lambda: _runs("java", "-version")),
    Need(name="nginx", packages=("nginx",), is_there=_programs("nginx")),
    Need(name="Apache (apache2)", packages=("apache2-bin",), is_there=_programs("apache2")),
)


def missing() -> list[Need]:
    return [need for need in NEEDS if not need.is_there()]


def as_root() -> list[str] | None:
    """What to put before a command of root; ``None`` if nothing helps."""
    if os.geteuid() == 0:
        return []
    return ["sudo"] if program("sudo") else None


def packages(needs: Sequence[Need]) -> list[str]:
    return [package for need in needs for package in need.packages]


def install(needs: Sequence[Need], before: Sequence[str]) -> None:
    """Let apt bring what is missing. What it tells goes to the screen if it fails, and nowhere otherwise."""
    print("Memasang paket Debian untuk pengujian:", *packages(needs), file=sys.stderr, flush=True)
    command = [*before, "sh", "-c", INSTALL, "sh", POLICY, *packages(needs)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        print(done.stdout.strip(), file=sys.stderr)


def main() -> int:
    needs = missing()
    if needs and program("apt-get") and (before := as_root()) is not None:
        install(needs, before)
        needs = missing()
    if not needs:
        return 0
    names = ", ".join(need.name for need in needs)
    how = f' (di Debian/Ubuntu: "sudo apt install {" ".join(packages(needs))}")'
    print(f"Pengujian memerlukan {names}: pasang dahulu{how}, lalu ulangi perintah ini.", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
