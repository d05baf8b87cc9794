"""A copy of a copy is still read: by a scanner of QR codes, and by a program that knows no more than letters.

Every page is drawn in black and white at 200 dots an inch and then copied twice: each copy is turned by half a degree,
blurred (Gaussian, 0.7 dots) and made black and white again at the middle. ``tesseract`` reads what lies between header
and footer, which nobody has straightened, enlarged or cleaned.

What is compared: the text that ``pdftotext`` finds in the same area, cut into runs of at least two letters or digits,
as a multiset; large and small letters are the same. Numbers of up to three digits are left out, since a lone *11* or
*111* in a cell of a table is read as *II* or *lll* from any paper; years are not. Nothing else is forgiven: not one
wrong letter or digit in a word, not a word in two parts. The order does not count, since columns can be read in any,
nor do signs of punctuation. A page is read twice if need be, the second time as text that stands anywhere on it, and
the better reading counts.

Which pages: of each kind of sheet, in each size, the one with most words. With ``--semua``: of every published sheet
those of its first size (A4, or its own), and of one sheet of each kind those of its other sizes; there, what counts is
the whole sheet. Pages with the very same body, as a part has alone and in its pack, are read once and count for each.
What only the office has is left out: the pacts repeat one page for each name, and drafts have DRAF across every page.
Slides are left out as well: they are shown, not copied.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import typst
from harness.ink import Text, marks
from harness.pdf import FOLDERS, render
from harness.published import Published, kind, published
from harness.samples import STAMP
from harness.sheets import MAKERS
from PIL import Image, ImageFilter

from sosialisasi.showing.sheetviews import SheetView
from sosialisasi.site.words import Format, Paper

DOTS = 200
"""An inch, as an office copier scans."""
ENOUGH = 0.97
_PROCESSES = 2
_ADDRESS = re.compile(r"[Mm]asih berlaku\?\s+Buka\s+(\S+)")


# --- a page, copied and read ---------------------------------------------------------------------------------


def copied(page: Image.Image) -> Image.Image:
    """What comes out of a copier of a page that lay in it a little askew."""
    turned = page.convert("L").rotate(0.5, Image.Resampling.BICUBIC, fillcolor=255)
    return turned.filter(ImageFilter.GaussianBlur(0.7)).point(lambda shade: 255 if shade > 127 else 0)


@dataclass(frozen=True)
class Page:
    """A page of a file, its size and the two edges of its body, in points from the top."""

    file: Path
    number: int
    width: float
    top: float
    bottom: float

    @cached_property
    def words(self) -> Counter[str]:
        """Those of the body, as they were set."""
        area = ("-x", 0, "-y", round(self.top), "-W", round(self.width), "-H", round(self.bottom - self.top))
        return words(_run("pdftotext", *self._only, *area, self.file, "-"))

    @property
    def address(self) -> str | None:
        """Where a reader is sent who asks whether the copy is current."""
        found = _ADDRESS.search(_run("pdftotext", *self._only, "-raw", self.file, "-").decode())
        return found and found[1]

    def copy(self) -> Image.Image:
        """A copy of a copy of the whole page."""
        drawn = _run("pdftoppm", *self._only, "-r", DOTS, "-mono", self.file)
        return copied(copied(Image.open(BytesIO(drawn))))

    def read(self, copy: Image.Image, *more: str) -> Counter[str]:
        """The words of the body that can be read from a copy."""
        body = copy.crop((0, round(self.top * DOTS / 72), copy.width, round(self.bottom * DOTS / 72)))
        return words(_run("tesseract", "-", "-", "-l", "ind", "--dpi", DOTS, *more, given=_file(body)))

    @property
    def _only(self) -> tuple[str | int, ...]:
        return "-f", self.number, "-l", self.number


def words(text: bytes) -> Counter[str]:
    found = re.findall(r"[^\W_]{2,}", text.decode().casefold())
    return Counter(word for word in found if len(word) > 3 or not word.isdecimal())


def scanned(copy: Image.Image, folder: Path) -> str:
    """What the QR codes of a copy say, one a line."""
    file = folder / "salinan.pgm"
    file.write_bytes(_file(copy))
    done = subprocess.run(["zbarimg", "--quiet", "--raw", file], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def pages(file: Path) -> list[Page]:
    found = []
    with pikepdf.open(file) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            width, height = (float(side) for side in page.mediabox[2:])
            margin = [mark for mark in marks(page) if isinstance(mark, Text) and mark.is_margin]
            head = [mark.y - mark.size / 2 for mark in margin if mark.y > height / 2]
            foot = [mark.y + mark.size for mark in margin if mark.y < height / 2]
            found.append(Page(file, number, width, height - min(head, default=height), height - max(foot, default=0.0)))
    return found


def _run(*command: str | int | Path, given: bytes = b"") -> bytes:
    alone = os.environ | {"OMP_THREAD_LIMIT": "1"}
    done = subprocess.run([*map(str, command)], input=given, capture_output=True, env=alone, check=True)
    return done.stdout


def _file(image: Image.Image) -> bytes:
    data = BytesIO()
    image.save(data, "PPM")
    return data.getvalue()


@dataclass(frozen=True)
class Reading:
    """What was set and what of it was not read, of one or more pages."""

    words: Counter[str]
    lost: Counter[str]

    @property
    def share(self) -> float:
        return 1 - self.lost.total() / max(1, self.words.total())

    def __str__(self) -> str:
        return f"{self.share:.1%} of {self.words.total()}; lost: {' '.join(sorted(self.lost)[:20])}"


def readings(pages: Iterable[Page]) -> list[Reading]:
    def reading(page: Page) -> Reading:
        copy = page.copy()
        found = Reading(page.words, page.words - page.read(copy))
        if found.share >= ENOUGH:
            return found
        # Where words stand far apart, as in a form, columns are taken for pictures unless it looks anywhere.
        anywhere = Reading(page.words, page.words - page.read(copy, "--psm", "11"))
        return max(found, anywhere, key=lambda each: each.share)

    with ThreadPoolExecutor(_PROCESSES) as threads:
        return list(threads.map(reading, pages))


# --- the copier itself ---------------------------------------------------------------------------------------

SAMPLE = """
Pegawai yang ragu bertanya lebih dulu kepada atasan langsung atau bagian kepegawaian sebelum mengunggah apa pun.
Rapat koordinasi diadakan pada 27 Juni 2018 pukul 08.00 di aula kantor kecamatan, lalu hasilnya dicatat.
"""


def leaflet(folder: Path, style: str) -> Page:
    file = folder / "contoh.pdf"
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[FOLDERS[-1] / "huruf"])
    source = f'#set page("a4")\n#set text(font: "Atkinson Nol Polos", {style})\n{SAMPLE * 10}'
    made = typst.compile(source.encode(), format="pdf", font_paths=fonts)
    assert isinstance(made, bytes)
    file.write_bytes(made)
    return pages(file)[0]


def test_a_sheet_as_ours_can_be_read(tmp_path: Path) -> None:
    (reading,) = readings([leaflet(tmp_path, "size: 10.5pt")])
    assert reading.share >= ENOUGH, reading


@pytest.mark.parametrize("style", ["size: 6pt, fill: luma(50%)", "size: 6pt", "size: 10.5pt, fill: luma(50%)"])
def test_small_or_grey_print_does_not_survive(tmp_path: Path, style: str) -> None:
    """So the copier is bad enough to find out."""
    (reading,) = readings([leaflet(tmp_path, style)])
    assert reading.share < ENOUGH, reading


# --- sheets --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("on", Paper)
@pytest.mark.parametrize("name", [name for name in MAKERS if not name.startswith(("tayang", "sertifikat"))])
def test_a_copied_code_leads_to_its_page(name: str, on: Paper, tmp_path: Path) -> None:
    """The code on the first page of every kind of sheet says the address in the footer. Of what only the office has, as
    a certificate, nobody asks whether it is current.
    """
    file = tmp_path / "lembar.pdf"
    file.write_bytes(render(MAKERS[name](on)))
    first = pages(file)[0]
    assert first.address == STAMP.address
    assert scanned(first.copy(), tmp_path) == STAMP.address


def chosen(site: Published) -> list[Path]:
    """Every published sheet in its first size, and of each kind one in each other size."""
    first: dict[str, Path] = {}
    others: dict[tuple[str, str], Path] = {}
    for file, view in copied_sheets(site).items():
        if first.setdefault(file.stem.removesuffix(f"-{view.imprint.paper}"), file) != file:
            others.setdefault((kind(view), view.imprint.paper), file)
    return [*first.values(), *others.values()]


def copied_sheets(site: Published) -> dict[Path, SheetView]:
    """What is published and copied."""
    return {
        file: view
        for file, view in site.prints.items()
        if view.imprint.paper is not Format.SLIDE and file.is_relative_to(site.out)
    }


@cache
def densest() -> dict[tuple[str, str], tuple[Path, int]]:
    """Of each kind in each size the page with most words: its file and its place there, from 0."""
    found: dict[tuple[str, str], tuple[int, Path, int]] = {}
    for file, view in copied_sheets(published()).items():
        for number, text in enumerate(_run("pdftotext", file, "-").split(b"\f")):
            dense = (words(text).total(), file, number)
            key = kind(view), view.imprint.paper
            found[key] = max(found.get(key, dense), dense)
    return {key: (file, number) for key, (_, file, number) in found.items()}


def test_every_sheet_can_be_read_from_a_copy_of_a_copy(semua: bool) -> None:
    site = published()
    sheets = {f"{file.name}": pages(file) for file in chosen(site)} if semua else densest_pages()
    distinct = {(page.width, *sorted(page.words.items())): page for each in sheets.values() for page in each}
    read = dict(zip(distinct, readings(distinct.values()), strict=True))
    whole = {}
    for name, its in sheets.items():
        parts = [read[page.width, *sorted(page.words.items())] for page in its]
        whole[name] = Reading(_sum(part.words for part in parts), _sum(part.lost for part in parts))
    assert {name: str(reading) for name, reading in whole.items() if reading.share < ENOUGH} == {}


def densest_pages() -> dict[str, list[Page]]:
    return {
        f"{what}, {paper}: {file.name}, {number + 1}": [pages(file)[number]]
        for (what, paper), (file, number) in densest().items()
    }


def test_every_copied_code_leads_to_its_page(semua: bool, tmp_path: Path) -> None:
    """That on the first page of a sheet, of as many sheets as above."""
    site = published()
    files = chosen(site) if semua else list(dict.fromkeys(file for file, _ in densest().values()))
    firsts = [pages(file)[0] for file in files]
    asked = {page.file.name: (page, page.address) for page in firsts if page.address}
    assert len(asked) == len(firsts) >= (150 if semua else 30)

    def scan(page: Page) -> str:
        folder = tmp_path / page.file.stem
        folder.mkdir()
        return scanned(page.copy(), folder)

    with ThreadPoolExecutor(_PROCESSES) as threads:
        found = dict(zip(asked, threads.map(scan, (page for page, _ in asked.values())), strict=True))
    assert found == {name: address for name, (_, address) in asked.items()}


def _sum(counters: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for counter in counters:
        total += counter
    return total
