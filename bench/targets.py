"""What must be reached, what is aimed at, and what was measured: ``python bench/targets.py``.

``TARGETS`` is the only place that states a must or an aim. A program of this folder that is started with ``--record``
keeps what it measured of them in ``measured.json``, with the day, the machine and the revision, and writes the table of
``README.md`` from that. This one writes the table anew, and prints it.

Machines differ, so a ratio to a peer counts for more than a second. Beside each run stands what a loop of pure Python
took the same machine then.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
README = HERE / "README.md"
KEPT = HERE / "measured.json"


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that is to be small: what it was ``before`` (in the issue that set it), at most what it ``must`` and
    should be (``aim``), each if it is known; and the command that measures it.
    """

    id: str
    work: str
    unit: str
    """``×`` of what a peer takes, ``s`` of the clock, ``CPU s`` of all processors, ``MB``, or "" for an exponent."""
    before: float | None
    must: float | None
    aim: float | None
    command: str


_THOUSAND = "site.py 1000 --peers hugo,pelican,mkdocs,zensical"
_FIVE_THOUSAND = "site.py 5000"
_GROWTH = 'site.py 1000 --growth --peers ""'
_CHECK = 'site.py 100 --check --peers ""'
_PREVIEW = "serve.py 5000"
_PAPER = "paper.py"
_COUNTRY = "nasional.py"

TARGETS = (
    Target("cold-1000-hugo-seconds", "cold, 1,000 briefings: clock ÷ Hugo", "×", 6.6, 3.5, 2.5, _THOUSAND),
    Target("cold-1000-pelican-processor", "cold, 1,000: processor ÷ Pelican", "×", 1.5, 1.0, 0.7, _THOUSAND),
    Target("cold-1000-mkdocs-processor", "cold, 1,000: processor ÷ MkDocs", "×", 2.0, 1.0, 0.8, _THOUSAND),
    Target("cold-1000-zensical-processor", "cold, 1,000: processor ÷ Zensical", "×", 0.27, 0.2, 0.15, _THOUSAND),
    Target("cold-5000-hugo-processor", "cold, 5,000: processor ÷ Hugo", "×", 2.8, 2.0, 1.5, _FIVE_THOUSAND),
    Target("edit-5000-hugo-seconds", "one edit, 5,000: clock ÷ Hugo", "×", 1.26, 0.4, 0.25, _FIVE_THOUSAND),
    Target("no-op-5000-hugo-seconds", "nothing changed, 5,000: clock ÷ Hugo", "×", 0.14, 0.08, 0.05, _FIVE_THOUSAND),
    Target(
        "cold-5000-hugo-megabytes", "peak memory, 5,000: largest process ÷ Hugo", "×", 0.7, 0.4, 0.3, _FIVE_THOUSAND
    ),
    Target("growth-cold", "growth from 1,000 to 10,000: processor, cold", "", 0.89, 1.05, 1.0, _GROWTH),
    Target("growth-edit", "– one edit", "", 0.71, 1.05, 1.0, _GROWTH),
    Target("growth-no-op", "– nothing changed", "", 0.52, 1.05, 1.0, _GROWTH),
    Target("growth-megabytes", "– memory, cold", "", 0.78, 1.05, 1.0, _GROWTH),
    Target("check-never-built", "`check` of `content/`, never built", "s", 1.6, 0.8, 0.5, _CHECK),
    Target("check-built", "– after a build", "s", 0.22, 0.5, 0.25, _CHECK),
    Target("preview-content", "preview of `content/`: from a save to its picture", "s", 0.41, 0.25, 0.15, _PREVIEW),
    Target("preview-5000", "– of 5,000 briefings", "s", 1.16, 0.6, 0.4, _PREVIEW),
    Target("preview-pack", "– until the pack of a meeting comes whose title changed", "s", 0.3, None, None, _PREVIEW),
    Target(
        "typed-content", "a form of `content/`: from the last key to the page beside it", "s", None, 0.3, 0.2, _PREVIEW
    ),
    Target("typed-5000", "– of 5,000 briefings", "s", None, 1.0, 0.6, _PREVIEW),
    Target("told-content", "– until it is told what is wrong, in `content/`", "s", None, 0.3, 0.2, _PREVIEW),
    Target("told-5000", "– in 5,000 briefings", "s", None, 1.0, 0.6, _PREVIEW),
    Target("sheets", "all sheets of `content/`, one process", "CPU s", 25, 15, 11, _PAPER),
    Target("sheet-new", "one new sheet, both search its size: processor ÷ WeasyPrint", "×", 0.15, None, None, _PAPER),
    Target("sheet-series", "a sheet of a series: processor ÷ WeasyPrint", "×", 0.13, None, None, _PAPER),
    Target("country-cold", "the whole country, cold", "s", 642, 480, 400, _COUNTRY),
    Target("country-memory", "– memory of all processes together", "MB", 1362, 1500, None, _COUNTRY),
    Target("country-region", "– one region changed", "s", 20, 10, 6, _COUNTRY),
    Target("country-regulation", "– a regulation that all cite changed", "s", 14.7, 60, None, _COUNTRY),
    Target("country-no-op", "– nothing changed", "s", 3.2, None, None, _COUNTRY),
    Target("job", "the whole job of `content/`: clock ÷ peers one after the other", "×", None, 0.3, 0.2, "job.py"),
    Target("job-processor", "– processor", "×", None, None, None, "job.py"),
)
_BY_ID = {target.id: target for target in TARGETS}


@dataclass(frozen=True, slots=True)
class Figure:
    """What we took, and what the peer took if the target is a ratio."""

    ours: float
    theirs: float | None = None

    @property
    def value(self) -> float:
        return self.ours if self.theirs is None else self.ours / self.theirs

    def rounded(self) -> Figure:
        return Figure(round(self.ours, 4), self.theirs and round(self.theirs, 4))


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """How a figure came about: what was started on which day, how many rounds it measured, of which revision and on
    which machine, and the milliseconds that a loop of Python took that.
    """

    date: str
    command: str
    runs: int
    revision: str
    machine: str
    loop: int

    @classmethod
    def now(cls, runs: int) -> Run:
        """That of this process."""
        command = " ".join([Path(sys.argv[0]).name, *(each or '""' for each in sys.argv[1:] if each != "--record")])
        date = datetime.now(UTC).date().isoformat()
        return cls(date, command, runs, revision(), machine(), round(1000 * loop()))


@dataclass(frozen=True, slots=True)
class Record:
    """A figure that is kept."""

    figure: Figure
    run: Run


def add_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--record", action="store_true", help="keep the figures, and write the table of bench/README.md"
    )


def report(figures: Mapping[str, Figure], runs: int, *, record: bool) -> None:
    """Print those of the figures that have a target, beside it; and keep them, if ``record``."""
    figures = {id: figure.rounded() for id, figure in figures.items() if id in _BY_ID}
    records = kept()
    if record and figures:
        run = Run.now(runs)
        records |= {id: Record(figure, run) for id, figure in figures.items()}
        told = {id: asdict(records[id]) for id in _BY_ID if id in records}
        KEPT.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", "utf-8", newline="\n")
        write_block("targets", table(records))
    if not figures:
        return
    print(f"\n{'':64}{'must':>8}{'aim':>8}{'measured':>11}")
    for id, figure in figures.items():
        target = _BY_ID[id]
        work = target.work.replace("`", "")
        numbers = f"{_n(target.must):>8}{_n(target.aim):>8}{_n(figure.value):>11}"
        print(f"{work:64}{numbers} {target.unit:6}{_verdict(target, figure)}")


def kept() -> dict[str, Record]:
    """The records by the id of their target; of targets that no longer are, none."""
    records = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    return {
        id: Record(Figure(**record["figure"]), Run(**record["run"])) for id, record in records.items() if id in _BY_ID
    }


# --- the table ---------------------------------------------------------------------------------------------


def table(records: Mapping[str, Record]) -> list[str]:
    """The lines of the table in Markdown, and of one of the runs that it comes from."""
    runs = sorted({record.run for record in records.values()})
    lines = ["| work | before | must | aim | measured | | run |", "| --- | --- | --- | --- | --- | --- | --- |"]
    for target in TARGETS:
        record = records.get(target.id)
        measured, verdict, by = "not measured", "", f"`{target.command}`"
        if record:
            measured, verdict = _measured(target, record.figure), _verdict(target, record.figure)
            by = str(1 + runs.index(record.run))
        must, aim = (f"≤ {_n(each)}" if each is not None else "–" for each in (target.must, target.aim))
        before = "–" if target.before is None else f"{_n(target.before)} {target.unit}".rstrip()
        lines.append(f"| {target.work} | {before} | {must} | {aim} | {measured} | {verdict} | {by} |")
    return [*lines, "", *table_of_runs(runs)] if runs else lines


def table_of_runs(runs: Sequence[Run]) -> list[str]:
    """The lines of a table in Markdown that says how figures came about."""
    lines = [
        "| run | command | rounds | day | revision | machine | loop |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for number, run in enumerate(runs, start=1):
        about = (f"`{run.command}`", run.runs, run.date, run.revision, run.machine, f"{run.loop} ms")
        lines.append(f"| {number} | {' | '.join(map(str, about))} |")
    return lines


def _measured(target: Target, figure: Figure) -> str:
    if figure.theirs is None:
        return f"{_n(figure.value)} {target.unit}".rstrip()
    return f"{_n(figure.value)} × ({_n(figure.ours)} ÷ {_n(figure.theirs)})"


def _verdict(target: Target, figure: Figure) -> str:
    if target.must is None:
        return ""
    if figure.value > target.must:
        return "**missed**"
    return "aim reached" if target.aim is not None and figure.value <= target.aim else "reached"


def _n(value: float | None) -> str:
    """Three digits, or all that stand before the point."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def write_block(name: str, lines: Iterable[str]) -> None:
    """Write the lines between the marks of that name in ``README.md``."""
    text = README.read_text("utf-8")
    start, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
    before, found, rest = text.partition(start)
    _, closed, after = rest.partition(end)
    assert found, start
    assert closed, end
    README.write_text(before + start + "\n".join(lines) + "\n" + end + after, "utf-8", newline="\n")


# --- where and when ----------------------------------------------------------------------------------------


def machine() -> str:
    """Its processors and the Python."""
    known = Path("/proc/cpuinfo")
    found = re.search(r"^model name\s*: (.*)$", known.read_text(), re.MULTILINE) if known.exists() else None
    model = found[1].strip() if found else platform.machine()
    return f"{os.cpu_count()} × {model}, Python {platform.python_version()}"


def revision() -> str:
    """The commit that was measured, and whether the package or its content differs from it."""
    commit = _git("rev-parse", "--short", "HEAD")
    changed = _git("status", "--porcelain", "--", "sosialisasi", "templates", "content")
    return f"{commit} and changes" if changed else commit


def _git(*arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=HERE.parent, capture_output=True, check=True, text=True
    ).stdout.strip()


def loop() -> float:
    """Seconds of the processor that a loop of pure Python takes here: the least of five."""

    def once() -> float:
        started = time.process_time()
        total = 0
        for number in range(1_000_000):
            total += number * number % 7
        return time.process_time() - started

    return min(once() for _ in range(5))


def main() -> None:
    argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0]).parse_args()
    lines = table(kept())
    write_block("targets", lines)
    print("\n".join(lines))


if __name__ == "__main__":
    main()
