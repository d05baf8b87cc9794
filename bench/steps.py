"""Where the time of a cold build goes: ``python bench/steps.py [SITE] [--count N] [--runs R] [--record]``.

Builds a site in this process as ``sosialisasi build`` does, with a stopwatch around the steps of ``STEPS``, and prints
a tree of what each of them took of the processor, in all and a call, that adds up to the whole: what a step does beside
those within it is its *rest*. The site is one of ``N`` briefings (1000) of ``bench/site.py``, which prints nothing, so
that a second in all is a millisecond a briefing; or the ``content/`` of ``SITE``: with ``.``, that of this project,
with all its sheets.

Medians of ``R`` builds (3) after one that only warms up. Between them stand as many without a stopwatch: what it takes
itself is in the rests. What only several processes take (to start them, and to send them views) is not in it.
``--record`` writes the table into ``bench/README.md``.
"""

from __future__ import annotations

import argparse
import inspect
import runpy
import shutil
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from pkgutil import resolve_name
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import targets

from sosialisasi.building.folders import Folders
from sosialisasi.building.pipeline import build

STEPS = {
    "sosialisasi.building.inputs.Inputs.__init__": "look for files and read them",
    "sosialisasi.reading.load.load": "read: texts → site",
    "sosialisasi.reading.load.read": "one text",
    "sosialisasi.reading.load.read_yaml": "front matter → values",
    "sosialisasi.reading.load.decode.decode": "values → types",
    "sosialisasi.reading.load.markup.parse": "Markdown → body",
    "sosialisasi.reading.markup.Blocks": "blocks",
    "markdown.treeprocessors.InlineProcessor.run": "spans, by Python-Markdown",
    "sosialisasi.reading.markup.Reader.flow": "elements → nodes",
    "sosialisasi.reading.markup.html_of": "nodes → HTML",
    "sosialisasi.reading.markup.typst_of": "nodes → Typst",
    "sosialisasi.reading.load.Wording.of": "the words as passages",
    "sosialisasi.reading.load.wording.check": "checks of the words",
    "sosialisasi.reading.load.wording.blank": "blanks",
    "sosialisasi.check.check": "check the site",
    "sosialisasi.check.check_names": "check its names",
    "sosialisasi.building.plan.artifacts_of": "plan: site → views",
    "sosialisasi.building.planner.Plan.compare": "what is stale",
    "sosialisasi.building.planner.view_digest": "view → key",
    "sosialisasi.building.planner.Work.render": "render: views → files",
    "sosialisasi.showing.rendering.web.render": "page, by Jinja",
    "sosialisasi.showing.rendering.render.read_links": "its links",
    "sosialisasi.showing.rendering.paper.render": "sheet; the rest is Typst",
    "sosialisasi.showing.rendering.paper.render_image": "card; the rest is Typst",
    "sosialisasi.showing.rendering.paper.source": "its Typst, by Jinja",
    "sosialisasi.building.output.Output.keep": "write beside its place",
    "sosialisasi.building.planner.Plan.verdict": "follow the links",
    "sosialisasi.building.output.Output.publish": "let all take their places",
    "sosialisasi.building.traces.State.write_memo": "write the memo",
    "sosialisasi.building.traces.State.write_trace": "write the trace",
}
"""What is measured, by where it is looked up, and in words."""


Way = tuple[str, ...]
"""A step, after those that it is within."""


class Stopwatch:
    """What each step took of the processor, in seconds, and how often it was called, by its way."""

    def __init__(self) -> None:
        self.taken: defaultdict[Way, float] = defaultdict(float)
        self.calls: defaultdict[Way, int] = defaultdict(int)
        self._way: Way = ()

    def around(self, step: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """The same work, but timed. What it calls of its own name is part of it."""

        def timed(*given: Any, **named: Any) -> Any:
            outer = self._way
            if step in outer:
                return work(*given, **named)
            self._way = (*outer, step)
            started = time.process_time()
            try:
                return work(*given, **named)
            finally:
                self.taken[self._way] += time.process_time() - started
                self.calls[self._way] += 1
                self._way = outer

        return timed

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Time all ``STEPS`` as long as the ``with`` lasts."""
        with ExitStack() as stack:
            for place, step in STEPS.items():
                work = resolve_name(place)
                timed = self.around(step, work)
                # What is found bound to its class needs no class a second time.
                stack.enter_context(patch(place, staticmethod(timed) if inspect.ismethod(work) else timed))
            yield


WHOLE = ("the whole",)


def built(content: Path, watch: Stopwatch | None) -> float:
    """Seconds of the processor that a build takes in this process, where nothing was ever built."""
    with TemporaryDirectory(prefix="sosialisasi-bench-") as name, ExitStack() as stack:
        root = Path(name)
        shutil.copytree(content, root / "content")
        folders = Folders(root=root, out=root / "_site", office=root / "_kantor")
        work: Callable[..., Any] = build
        if watch:
            stack.enter_context(watch.watching())
            work = watch.around(*WHOLE, build)
        started = time.process_time()
        report = work(folders)
        assert not report.has_errors, report.problems
        return time.process_time() - started


def tree(taken: Mapping[Way, float], calls: Mapping[Way, int], plain: float) -> list[str]:
    """The rows of the table in Markdown: each step, those within it, and what remains of it."""
    whole = taken[WHOLE]
    order = [WHOLE[0], *STEPS.values()]
    rows = ["| s | % | calls | ms a call | |", "| ---: | ---: | ---: | ---: | --- |"]

    def row(seconds: float, count: int | None, name: str) -> str:
        called = f"{count:,} | {seconds * 1000 / count:.2f}" if count else " | "
        return f"| {seconds:.2f} | {seconds / whole:.0%} | {called} | {name} |"

    def add(way: Way) -> None:
        indent = "– " * (len(way) - 1)
        rows.append(row(taken[way], calls[way], indent + way[-1]))
        within = sorted((each for each in taken if each[:-1] == way), key=lambda each: order.index(each[-1]))
        for each in within:
            add(each)
        if within:
            rows.append(row(taken[way] - sum(taken[each] for each in within), None, f"{indent}– *rest*"))

    add(WHOLE)
    rows.append(f"| {plain:.2f} | {plain / whole:.0%} | | | the whole without a stopwatch |")
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site", nargs="?", type=Path, metavar="SITE", help="folder of a site")
    parser.add_argument("--count", type=int, default=1000, metavar="N", help="briefings, if no site is given (1000)")
    parser.add_argument("--runs", type=int, default=3, help="measured builds (3)")
    parser.add_argument("--record", action="store_true", help="write the table into bench/README.md")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="sosialisasi-bench-") as name:
        site = options.site or Path(name)
        if not options.site:
            runpy.run_path(str(Path(__file__).with_name("site.py")))["write_ours"](site, options.count)
        built(site / "content", None)
        watches = [Stopwatch() for _ in range(options.runs)]
        plain = []
        for watch in watches:
            built(site / "content", watch)
            plain.append(built(site / "content", None))
    taken = {way: median(watch.taken[way] for watch in watches) for way in watches[0].taken}
    rows = tree(taken, watches[0].calls, median(plain))
    print("\n".join(rows))
    if options.record:
        targets.write_block("steps", [*rows, "", *targets.table_of_runs([targets.Run.now(options.runs)])])


if __name__ == "__main__":
    main()
