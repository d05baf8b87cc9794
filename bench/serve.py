"""Time the preview and the desk in a real browser: ``python bench/serve.py [N]... [--runs R] [--record]``.

On ``content/``, and on sites of ``N`` briefings (1000 and 5000 unless told) that ``bench/site.py`` writes, which print
nothing:

* *save → seen*: from the end of writing a sentence into a briefing to the first picture of it in Chromium.
* *looking*: the part of it in which the program finds out what the site is now, and its seconds of the processor.
* *five saves*: how many builds five files make that are saved one right after the other.
* *typed → seen*: somebody writes a sentence into the form of a briefing, ten keys a second; from the last key to the
  first picture of the sentence in the page beside the form, and the seconds of the processor that the program took
  since the first key.
* *typed → told*: the same with a reference that leads nowhere, until that is said.
* *pack*: on ``content/``, a meeting gets another title; how long its pack on A4 then takes to come.

Medians, after a first round that only warms up. On a machine that others use too, only seconds of the processor mean
something. Needs the extra ``test`` and Debian's ``chromium``.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import runpy
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from statistics import median
from threading import Thread
from urllib.request import urlopen

import targets
from playwright.sync_api import Browser, Page, sync_playwright
from targets import Figure

from sosialisasi.building.folders import Folders
from sosialisasi.building.report import Report
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.preview import Preview
from sosialisasi.desk.serve import HERE, serve

REPOSITORY = Path(__file__).resolve().parents[1]
MEETING = "lahat-2024"
MARK = "Suntingan ke-"

_TELL = """addEventListener("DOMContentLoaded", () => {
    const found = document.body.textContent.match(/Suntingan ke-(\\d+)/);
    if (found) requestAnimationFrame(() => requestAnimationFrame(() => seen(Number(found[1]), Date.now() / 1000)));
})"""

_WATCH_FORM = """() => {
    window.typed = 0;
    addEventListener("input", () => window.typed = Date.now(), true);
    window.seenAt = mark => new Promise(done => {
        const look = () => {
            const page = document.querySelector("iframe:not(.disiapkan)")?.contentDocument?.body;
            const told = [...document.querySelectorAll(".salah-isian, #masalah")].map(each => each.textContent).join();
            if (!`${page?.textContent}${told}`.includes(mark)) return requestAnimationFrame(look);
            requestAnimationFrame(() => done((Date.now() - window.typed) / 1000));
        };
        look();
    });
}"""
"""Seconds from the last key to the picture in which a mark is seen, in the page beside a form or among its problems."""
_BETWEEN_KEYS = 100
"""Milliseconds between two keys of somebody who types fast."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typing:
    """Medians of what is typed into a form: seconds until it is seen, and until it is said what is wrong with it; and
    the seconds of the processor that a sentence takes.
    """

    seen: float
    told: float
    processor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Medians of one site: seconds, and how many builds five saves made."""

    site: str
    files: int
    first: float
    seen: float
    looking: float
    processor: float
    five_saves: int
    typing: Typing


class Watched(Preview):
    """A preview that notes what each look took: (seconds, seconds of the processor)."""

    looks: Queue[tuple[float, float]]

    def attempt(self, *given: object) -> Report | Exception:
        started = time.perf_counter(), time.thread_time()
        result = super().attempt()
        if isinstance(result, Report) and (result.written or result.removed):
            self.looks.put((time.perf_counter() - started[0], time.thread_time() - started[1]))
        return result


@contextmanager
def running(root: Path) -> Iterator[tuple[Watched, str]]:
    """The preview of a site, in a thread, with its address."""
    folders = Folders(root=root, out=root / "_site", office=root / "_kantor")
    preview = Watched(folders, built=lambda report: None, failed=lambda cause: None)
    preview.looks = Queue()
    first = preview.attempt()
    assert isinstance(first, Report), first
    assert not first.has_errors, first.problems
    preview.take(first)
    addresses: Queue[str] = Queue()
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()

    async def run() -> None:
        served = asyncio.create_task(serve(Desk(preview, HERE), port=5700, ready=addresses.put))
        await asyncio.wait([served, asyncio.create_task(stop.wait())], return_when=asyncio.FIRST_COMPLETED)
        served.cancel()
        with suppress(asyncio.CancelledError):
            await served

    thread = Thread(target=lambda: loop.run_until_complete(run()))
    thread.start()
    try:
        yield preview, addresses.get()
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
        loop.close()


class Reader:
    """Somebody who looks at a page while it is written."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.page: Page = browser.new_page()
        self._seen: Queue[tuple[int, float]] = Queue()
        self.page.expose_function("seen", lambda number, when: self._seen.put((number, when)))
        self.page.add_init_script(_TELL)
        self.page.goto(url)
        self.page.wait_for_timeout(1000)

    def sees(self, number: int) -> float:
        """The time (as of ``time.time``) at which an edit was first seen. ``TimeoutError`` if it never is."""
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            try:
                edit, when = self._seen.get_nowait()
            except Empty:
                self.page.wait_for_timeout(5)
                continue
            if edit == number:
                return when
        raise TimeoutError(f"edit {number} is not to be seen")


def measure(browser: Browser, name: str, root: Path, slug: str, runs: int) -> Row:
    file = root / f"content/briefing/{slug}.md"
    before = file.read_text("utf-8")
    with running(root) as (preview, address):
        first, _ = preview.looks.get()
        typing = type_into(browser, f"{address}meja/berkas/content/briefing/{slug}.md?kunci={preview.key}", runs)
        reader = Reader(browser, f"{address}briefing/{slug}.html")
        spent: list[float] = []
        looks: list[tuple[float, float]] = []
        for number in range(runs + 1):
            file.write_text(f"{before}\n{MARK}{number}.\n", "utf-8")
            saved = time.time()
            spent.append(reader.sees(number) - saved)
            looks.append(preview.looks.get())
            reader.page.wait_for_timeout(300)
        five = 0
        for other in sorted(file.parent.iterdir())[:5]:
            other.write_text(other.read_text("utf-8") + "\nLima sekaligus.\n", "utf-8")
        while True:
            try:
                preview.looks.get(timeout=10)
                five += 1
            except Empty:
                break
        reader.page.close()
        files = len(preview.live.inputs.texts)
    return Row(
        site=name,
        files=files,
        first=first,
        seen=median(spent[1:]),
        looking=median(seconds for seconds, _ in looks[1:]),
        processor=median(processor for _, processor in looks[1:]),
        five_saves=five,
        typing=typing,
    )


def type_into(browser: Browser, url: str, runs: int) -> Typing:
    """Sit down at the form of a briefing, and write. Nothing is saved."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(url)
    page.wait_for_selector("iframe:not(.disiapkan)")
    page.evaluate(_WATCH_FORM)
    text = page.locator("[data-isian=naskah]")
    before = text.input_value()
    seen: list[float] = []
    told: list[float] = []
    processor = []
    for number in range(runs + 1):
        for words, mark, spent in (
            (f"Baru saja diketik, {MARK}{number}.", f"{MARK}{number}.", seen),
            (f"Lihat [[D-99{number:02}]]", f"D-99{number:02}", told),
        ):
            text.fill(f"{before}\n\n")
            text.press("Control+End")
            page.wait_for_timeout(1500)
            started = time.process_time()
            page.keyboard.type(words, delay=_BETWEEN_KEYS)
            spent.append(page.evaluate("mark => window.seenAt(mark)", mark))
            if spent is seen:
                processor.append(time.process_time() - started)
    page.close(run_before_unload=False)
    return Typing(seen=median(seen[1:]), told=median(told[1:]), processor=median(processor[1:]))


def pack(root: Path, runs: int) -> float:
    """Seconds until the pack of a meeting comes that has just got another title."""
    file = root / f"content/rakor/{MEETING}.md"
    before = file.read_text("utf-8")
    spent = []
    with running(root) as (preview, address):
        preview.looks.get()
        for number in range(runs + 1):
            file.write_text(re.sub(r'(?m)^judul: "?(.*?)"?$', rf'judul: "\1 ({number})"', before, count=1), "utf-8")
            preview.looks.get()
            started = time.perf_counter()
            with urlopen(f"{address}cetak/paket-{MEETING}-a4.pdf") as answer:
                assert answer.read().startswith(b"%PDF")
            spent.append(time.perf_counter() - started)
    return median(spent[1:])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("briefings", nargs="*", type=int, default=[1000, 5000], metavar="N", help="(1000 5000)")
    parser.add_argument("--runs", type=int, default=5, help="measured saves (5)")
    targets.add_option(parser)
    options = parser.parse_args()
    write = runpy.run_path(str(Path(__file__).with_name("site.py")))["write_ours"]
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with (
        tempfile.TemporaryDirectory(prefix="sosialisasi-bench-") as name,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]) as browser,
    ):
        folder = Path(name)
        shutil.copytree(REPOSITORY / "content", folder / "ini/content")
        printing = pack(folder / "ini", options.runs)
        rows = [measure(browser, "content/", folder / "ini", "media-sosial", options.runs)]
        for count in options.briefings:
            write(folder / str(count), count)
            rows.append(measure(browser, f"{count} briefings", folder / str(count), "bahan-00000", options.runs))
    print(f"medians of {options.runs} saves")
    print(f"{'':16}{'first look':>12}{'save → seen':>13}{'looking':>10}{'CPU s':>8}{'five saves':>12}")
    for row in rows:
        print(
            f"{row.site:16}{row.first:10.1f} s{row.seen * 1000:10.0f} ms{row.looking * 1000:7.0f} ms"
            f"{row.processor:8.2f}{row.five_saves:8} build(s)"
        )
    print(f"{'':16}{'typed → seen':>13}{'typed → told':>14}{'CPU s':>8}")
    for row in rows:
        typing = row.typing
        print(f"{row.site:16}{typing.seen * 1000:10.0f} ms{typing.told * 1000:11.0f} ms{typing.processor:8.2f}")
    print(f"a pack, after its meeting got another title: {printing * 1000:.0f} ms")
    sites = ["content", *options.briefings]
    figures = {"preview-pack": Figure(printing)}
    for site, row in zip(sites, rows, strict=True):
        figures |= {
            f"preview-{site}": Figure(row.seen),
            f"typed-{site}": Figure(row.typing.seen),
            f"told-{site}": Figure(row.typing.told),
        }
    targets.report(figures, options.runs, record=options.record)


if __name__ == "__main__":
    main()
