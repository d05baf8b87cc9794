"""What others make for ``bench/job.py``, each kind in one process: ``python bench/peers.py KIND FROM TO``.

``weasyprint`` and ``chromium`` print every HTML file below the folder ``FROM`` to the same place below ``TO``, as
tagged PDF. ``pillow`` draws the cards that the JSON file ``FROM`` lists: a path below ``TO``, a size in pixels, and
lines of words each. It knows nothing of ours, so what it takes is theirs.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

FONT = Path(__file__).resolve().parents[1] / "templates/cetak/huruf/AtkinsonNolPolos-Bold.ttf"


def _places(source: Path, out: Path) -> Iterator[tuple[Path, Path]]:
    """Every HTML file, and where its PDF belongs."""
    for page in sorted(source.rglob("*.html")):
        place = out / page.relative_to(source).with_suffix(".pdf")
        place.parent.mkdir(parents=True, exist_ok=True)
        yield page, place


def weasyprint(source: Path, out: Path) -> None:
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    for page, place in _places(source, out):
        HTML(filename=page).write_pdf(place, font_config=fonts, pdf_variant="pdf/ua-1")


def chromium_program() -> str | None:
    return shutil.which("chromium") or shutil.which("google-chrome")


def chromium(source: Path, out: Path) -> None:
    from playwright.sync_api import sync_playwright

    program = chromium_program()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        tab = browser.new_page()
        for page, place in _places(source, out):
            tab.goto(page.as_uri())
            tab.pdf(path=place, prefer_css_page_size=True, tagged=True)
        browser.close()


def pillow(source: Path, out: Path) -> None:
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.truetype(FONT, 40)
    for card in json.loads(source.read_text("utf-8")):
        width, height = card["size"]
        image = Image.new("RGB", (width, height), "white")
        draw, top = ImageDraw.Draw(image), 40
        for line in card["lines"]:
            row = ""
            for word in [*line.split(), ""]:  # The last only ends the line.
                longer = f"{row} {word}".strip()
                if word and draw.textlength(longer, font) <= width - 80:
                    row = longer
                    continue
                draw.text((40, top), row, "black", font)
                row, top = word, top + 48
        place = out / card["path"]
        place.parent.mkdir(parents=True, exist_ok=True)
        image.save(place, optimize=False)


KINDS: dict[str, Callable[[Path, Path], None]] = {"weasyprint": weasyprint, "chromium": chromium, "pillow": pillow}

if __name__ == "__main__":
    KINDS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
