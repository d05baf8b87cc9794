"""Take the pictures of PANDUAN.md: ``python scripts/gambar_panduan.py`` writes ``docs/gambar/*.png`` anew.

Needs the test tools (``python3 build.py test`` installs them: playwright, pillow), Debian's ``chromium``, and
``pdftoppm`` (poppler-utils). The pictures show a copy of ``content/`` with one mistake or one change, as the guide
tells it, and invented people.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs/gambar"
BRIEFING = "content/briefing/media-sosial.md"
PEOPLE = """Nama;Jabatan;Unit Kerja;Sudah Tanda Tangan
Fulan Contoh;Camat;Kecamatan Contoh;ya
Fulana Misal;Camat;Kecamatan Misal;
Polan Umpama;Lurah;Kelurahan Umpama;
"""
SHADES = 24
"""Colours of a picture: enough for letters, few enough for a small file."""
DPI = 64


def main() -> None:
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder)
        shutil.copytree(ROOT / "content", site / "content")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with served(site) as (address, key):
            take(browser, address + key, "beranda", width=360, height=760)
            take(browser, f"{address}briefing/media-sosial.html{key}", "briefing", height=720)
            take(browser, f"{address}meja/{key}", "meja", height=560)
            take(browser, f"{address}meja/tulis/{key}", "tulis", height=560)
            take(browser, f"{address}meja/berkas/{BRIEFING}{key}", "isian", width=1100)
            take(browser, f"{address}c/{code_of(site, 'boleh-jangan-camat-lurah')}/", "salinan", width=360)
            sheet(browser, f"{address}cetak/boleh-jangan-camat-lurah-a4.pdf", "boleh-jangan")
        edit(site, "Tanda suka memang kecil.", "Tanda suka kelihatannya kecil.")
        with served(site) as (address, key):
            sheet(browser, f"{address}cetak/briefing-media-sosial-a4.pdf", "lembar")
        (site / "peserta.csv").write_text(PEOPLE, "utf-8")
        parts = ("cetak", "lahat-2024", "--kertas", "a4", "--peserta", str(site / "peserta.csv"))
        run(site, *parts)
        run(site, *parts, "--bagian", "daftar-hadir")
        printed = site / "_kantor/cetak/lahat-2024"
        rasterize((printed / "peserta-lahat-2024-a4.pdf").read_bytes(), "sampul")
        rasterize((printed / "rakor-lahat-2024-daftar-hadir-a4.pdf").read_bytes(), "daftar-hadir")
        with served(site) as (address, key):
            edit(site, "tanggal: 22 November 2026\nstatus", "tanggal: 31 November 2026\nstatus")
            take(browser, f"{address}briefing/media-sosial.html{key}", "panel", height=640, until=".pratinjau h2")
        browser.close()


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


def run(site: Path, *words: str) -> None:
    subprocess.run([sys.executable, "-m", "sosialisasi", *words, "--site", str(site)], cwd=ROOT, check=True)


def edit(site: Path, old: str, new: str) -> None:
    file = site / BRIEFING
    text = file.read_text("utf-8")
    assert text.count(old) == 1, old
    file.write_text(text.replace(old, new), "utf-8")


def code_of(site: Path, sheet: str) -> str:
    """The code of a released sheet, as it stands in its address."""
    lines = (site / "content/rilis.txt").read_text("utf-8").splitlines()
    return next(line.split()[0] for line in lines if f" | {sheet} | " in line)


def take(
    browser: Browser, address: str, name: str, *, width: int = 900, height: int = 640, until: str = "main"
) -> None:
    """A picture of what is first seen of a page."""
    page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page.goto(address)
    page.locator(until).first.wait_for()
    page.reload()  # What was loaded anew by the preview itself may have been scrolled.
    save(page.screenshot(animations="disabled", caret="hide"), name)
    page.close()


def sheet(browser: Browser, address: str, name: str) -> None:
    """A picture of the first page of a sheet of the preview."""
    page = browser.new_page()
    answered = page.request.get(address)
    assert answered.ok, address
    rasterize(answered.body(), name)
    page.close()


def rasterize(pdf: bytes, name: str) -> None:
    command = ["pdftoppm", "-png", "-r", str(DPI), "-f", "1", "-l", "1", "-singlefile", "-"]
    save(subprocess.run(command, input=pdf, capture_output=True, check=True).stdout, name)


def save(png: bytes, name: str) -> None:
    """A picture with few colours, small enough for the guide."""
    picture = Image.open(BytesIO(png)).convert("RGB").quantize(SHADES, dither=Image.Dither.NONE)
    picture.save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
