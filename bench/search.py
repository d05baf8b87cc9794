"""Measure the search on a slow phone: ``python bench/search.py [--runs R] [--slower TIMES] [--query WORDS]``.

Writes the pages of ``content/`` (no sheet), opens *Cari* in Debian's ``chromium`` with its processor slowed six times,
and prints the median of the milliseconds from the first key to the first result, on a page on which nothing of the
search is loaded yet; then of the same query again, when all is loaded. The peer is MiniSearch from npm, in the version
named below, loaded in the place of our engine: the same entries, its own words, no question of what is an answer.

Needs Playwright for Python and npm, which fetches MiniSearch once into a folder of its own (``--cache``).
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from measure import REPOSITORY
from playwright.sync_api import Browser, Page, sync_playwright

from sosialisasi.building.inputs import Inputs
from sosialisasi.building.planner import understand
from sosialisasi.showing.artifacts import Medium
from sosialisasi.showing.rendering.render import render

MINISEARCH = "7.2.0"
PAGE = "cari/index.html"
INDEX = "cari/indeks.js"

_OURS = """query => new Promise(told => {
    const started = performance.now();
    const results = document.querySelector("[data-hasil]");
    new MutationObserver((_, observer) => {
        if (!results.querySelector("a")) return;
        observer.disconnect();
        told(performance.now() - started);
    }).observe(results, { childList: true, subtree: true });
    const box = document.querySelector("#q");
    box.focus();
    box.value = query;
    box.dispatchEvent(new Event("input", { bubbles: true }));
})"""

_PEER = """async ([query, ...scripts]) => {
    const started = performance.now();
    await Promise.all(scripts.map(src => new Promise((loaded, failed) => {
        document.head.append(Object.assign(document.createElement("script"), { src, onload: loaded, onerror: failed }));
    })));
    const fields = ["judul", "sebutan", "bagi", "ringkas", "isi"];
    const peer = new MiniSearch({ idField: "alamat", fields });
    peer.addAll(INDEKS.dokumen);
    document.querySelector("[data-hasil]").textContent = peer.search(query).map(each => each.id).join();
    return performance.now() - started;
}"""


def write_pages(out: Path) -> None:
    """The pages of the repository's content and all that they load."""
    inputs = Inputs(REPOSITORY)
    for artifact in understand(inputs, {}).artifacts:
        if artifact.medium in (Medium.WEB, Medium.FILE) and not artifact.is_office:
            result = render(artifact, root=inputs.root, edition=inputs.edition)
            if result.problem is not None:
                sys.exit(result.problem.message)
            (out / artifact.path).parent.mkdir(parents=True, exist_ok=True)
            (out / artifact.path).write_bytes(result.data)


def minisearch(cache: Path) -> Path:
    """The library, installed if it is not there."""
    library = cache / "node_modules/minisearch/dist/umd/index.js"
    if not library.exists():
        cache.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--prefix", str(cache), "--no-audit", "--no-fund", f"minisearch@{MINISEARCH}"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return library


@contextmanager
def slowed(browser: Browser, out: Path, times: float) -> Iterator[Page]:
    """A cold page *Cari* on a processor that is so many times slower."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto((out / PAGE).as_uri())
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": times})
    yield page
    context.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, metavar="R")
    parser.add_argument("--slower", type=float, default=6, metavar="TIMES")
    parser.add_argument("--query", default="mobil dinas", metavar="WORDS")
    parser.add_argument("--cache", type=Path, default=Path.home() / f".cache/sosialisasi-minisearch-{MINISEARCH}")
    options = parser.parse_args()
    library = minisearch(options.cache)
    with tempfile.TemporaryDirectory(prefix="search-") as temporary, sync_playwright() as playwright:
        out = Path(temporary)
        write_pages(out)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        scripts = [library.as_uri(), (out / INDEX).as_uri()]

        def once(ask: Callable[[Page], float]) -> float:
            with slowed(browser, out, options.slower) as page:
                return ask(page)

        def again(page: Page) -> float:
            page.evaluate(_OURS, options.query)
            page.fill("#q", "")
            return float(page.evaluate(_OURS, options.query))

        asked: dict[str, Callable[[Page], float]] = {
            "first result, cold": lambda page: float(page.evaluate(_OURS, options.query)),
            "first result, loaded": again,
            f"MiniSearch {MINISEARCH}, cold": lambda page: float(page.evaluate(_PEER, [options.query, *scripts])),
        }
        times: dict[str, list[float]] = {name: [] for name in asked}
        for _ in range(options.runs):  # In turns, so that what else the computer does is shared.
            for name, ask in asked.items():
                times[name].append(once(ask))
        browser.close()
    print(f"“{options.query}”, processor {options.slower:g} times slower, median of {options.runs}")
    for name, all_times in times.items():
        print(f"  {name:28}{median(all_times):>7.0f} ms")
    ours, _, peer = map(median, times.values())
    print(f"  {'ours ÷ MiniSearch':28}{ours / peer:>7.2f} ×")


if __name__ == "__main__":
    main()
