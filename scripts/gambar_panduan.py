"""Take the pictures of PANDUAN.md: ``python scripts/gambar_panduan.py`` writes ``docs/gambar/*.png`` anew.

Needs the test tools (``python3 build.py test`` installs them: playwright, pillow), Debian's ``chromium``, and
``pdftoppm`` (poppler-utils). The pictures of the first hour are taken on the walk that ``tests/test_first_hour.py``
takes too, with its clock and its invented people, one a step; the others show a copy of ``content/``.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Locator, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests"))

from harness.browsing import launch, open_page  # noqa: E402
from harness.firsthour import MORNING, ROSTER, first_hour  # noqa: E402
from harness.officer import Officer  # noqa: E402
from harness.pdf import pages  # noqa: E402
from harness.running import KEYS, running_in  # noqa: E402

from sosialisasi.building.folders import Folders  # noqa: E402
from sosialisasi.desk import serve  # noqa: E402

PICTURES = ROOT / "docs/gambar"
SHADES = 24
"""Colours of a picture: enough for letters, few enough for a small file."""
DPI = 64


def main() -> None:
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright, launch(playwright.chromium) as browser:
        walk(browser, Path(folder))
        site = Path(folder) / "contoh"
        shutil.copytree(ROOT / "content", site / "content")
        with served(site) as (address, key):
            take(browser, f"{address}meja/tulis/{key}", "tulis", height=560)
            take(browser, f"{address}c/{code_of(site, 'boleh-jangan-camat-lurah')}/", "salinan", width=360)
            sheet(browser, f"{address}cetak/boleh-jangan-camat-lurah-a4.pdf", "boleh-jangan")


def walk(browser: Browser, folder: Path) -> None:
    """The first hour, a picture a step; tells how long it takes."""
    root, roster = folder / "kantor", folder / "undangan.csv"
    root.mkdir()
    roster.write_text(ROSTER, "utf-8")
    folders = Folders(root=root, out=root / "_site", office=root / "_kantor")
    with running_in(folders, replace(serve.HERE, now=lambda: MORNING)) as address:
        page, _ = open_page(browser, f"{address}meja/?kunci={KEYS[address]}", reduced_motion="reduce", locale="id-ID")
        page.set_viewport_size({"width": 1280, "height": 760})
        officer = Officer(page)

        def picture(name: str, part: Locator | None) -> None:
            if part:
                part.evaluate("part => part.scrollIntoView({ block: 'center' })")
            else:
                page.evaluate("scrollTo(0, 0)")
            save(page.screenshot(animations="disabled", caret="hide"), name)

        pack = page.request.get(first_hour(officer, roster, picture)).body()
        page.close()
    rasterize(pack, "sampul")
    named = enumerate(pages(pack), 1)
    rasterize(pack, "daftar-hadir", next(n for n, text in named if "Daftar hadir" in text and "Fulan" in text))
    print(officer.work)


@contextmanager
def served(site: Path) -> Iterator[tuple[str, str]]:
    """The preview of a site; gives its address, and what opens its drafts."""
    command = [sys.executable, "-u", "-m", "sosialisasi", "serve", "--site", str(site), "--tanpa-peramban"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") as server:
        assert server.stdout is not None
        try:
            yield next(
                (found[1], found[2]) for line in server.stdout if (found := re.match(r"Pratinjau: (\S+/)(\S+)", line))
            )
        finally:
            server.terminate()


def code_of(site: Path, sheet: str) -> str:
    """The code of a released sheet, as it stands in its address."""
    lines = (site / "content/rilis.txt").read_text("utf-8").splitlines()
    return next(line.split()[0] for line in lines if f" | {sheet} | " in line)


def take(browser: Browser, address: str, name: str, *, width: int = 900, height: int = 640) -> None:
    """A picture of what is first seen of a page."""
    page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page.goto(address)
    page.locator("main").wait_for()
    save(page.screenshot(animations="disabled", caret="hide"), name)
    page.close()


def sheet(browser: Browser, address: str, name: str) -> None:
    """A picture of the first page of a sheet of the preview."""
    page = browser.new_page()
    answered = page.request.get(address)
    assert answered.ok, address
    rasterize(answered.body(), name)
    page.close()


def rasterize(pdf: bytes, name: str, number: int = 1) -> None:
    """A picture of a page of a PDF."""
    command = ["pdftoppm", "-png", "-r", str(DPI), "-f", str(number), "-singlefile", "-"]
    save(subprocess.run(command, input=pdf, capture_output=True, check=True).stdout, name)


def save(png: bytes, name: str) -> None:
    """A picture with few colours, small enough for the guide."""
    picture = Image.open(BytesIO(png)).convert("RGB").quantize(SHADES, dither=Image.Dither.NONE)
    picture.save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
