"""How much paper the packs take: ``python bench/packs.py [--only PACK] [--below PERCENT] [--keep FOLDER]``.

Prints each pack of the ten events (five of ``content/``, five of ``tests/acara/`` laid over it) on each paper, and says

* how many pages are printed, and how many sheets of paper if both sides are;
* which pages have ink on less than ``PERCENT`` (45 unless told) of the height of their text, with the words at their
  top: such a page is the end of a long text, or waste. Empty backs are not counted.

``--only`` is a part of the names of the packs, ``--keep`` leaves the PDFs in a folder. Needs ``pdftoppm`` and
``pdftotext``.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from measure import REPOSITORY

from sosialisasi.building.inputs import Inputs
from sosialisasi.building.planner import understand
from sosialisasi.showing.rendering import paper
from sosialisasi.showing.sheetviews import Handout

_DPI = 36
_TOP, _BOTTOM = 14, 26
"""The mm of a page that are its head and its foot."""
_NEAR = 5
"""How many mm from ink the page counts as used: lines to write on are 9 mm apart."""
_PICTURE = re.compile(rb"P5\s+(\d+)\s+(\d+)\s+255\s")


def packs(root: Path) -> Iterator[tuple[str, bytes]]:
    """Each pack of a site on each paper, by the name of its file, as PDF. It bears no word across its pages."""
    inputs = Inputs(root)
    for artifact in understand(inputs, {}).artifacts:
        if isinstance(artifact.view, Handout) and artifact.view.cover and not artifact.is_office:
            view = replace(artifact.view, caution=None)
            yield Path(artifact.path).stem, paper.render(view, inputs.paper, inputs.edition)


def used(pdf: bytes) -> Iterator[float]:
    """Of each page, the part of the height of its text that has ink on it or near it: from 0 to 1."""
    command = ["pdftoppm", "-r", str(_DPI), "-gray"]
    drawn = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    start = 0
    while head := _PICTURE.match(drawn, start):
        width, height = map(int, head.groups())
        start = head.end() + width * height
        rows = [min(drawn[at : at + width]) < 128 for at in range(head.end(), start, width)]
        text = rows[_rows(_TOP) : height - _rows(_BOTTOM)]
        is_used = [any(text[max(0, at - _rows(_NEAR)) : at + _rows(_NEAR) + 1]) for at in range(len(text))]
        yield sum(is_used) / len(text)


def _rows(millimetres: float) -> int:
    return round(millimetres * _DPI / 25.4)


def first_words(pdf: bytes) -> list[str]:
    """What stands at the top of each page, its head left out."""
    command = ["pdftotext", "-layout", "-enc", "UTF-8", "-", "-"]
    text = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    pages = [[" ".join(line.split()) for line in page.splitlines() if line.strip()] for page in text.split("\f")[:-1]]
    return [" / ".join(lines[:2])[:100] for lines in pages]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    arguments.add_argument("--only", default="", metavar="PACK")
    arguments.add_argument("--below", type=float, default=45, metavar="PERCENT")
    arguments.add_argument("--keep", type=Path, metavar="FOLDER")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(REPOSITORY / "content", root / "content")
        shutil.copytree(REPOSITORY / "tests/acara", root, dirs_exist_ok=True)
        thin, total = [], 0
        print("| pack | pages | sheets of paper |\n| --- | --- | --- |")
        for name, pdf in packs(root):
            if options.only not in name:
                continue
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{name}.pdf").write_bytes(pdf)
            parts, words = list(used(pdf)), first_words(pdf)
            printed = [each for each in enumerate(zip(parts, words, strict=True), start=1) if each[1][0]]
            total += len(printed)
            print(f"| `{name}` | {len(printed)} | {(len(parts) + 1) // 2} |", flush=True)
            thin += [(name, page, *found) for page, found in printed if found[0] * 100 < options.below]
    print(f"\n{total} pages; below {options.below:g} %:\n")
    for name, page, part, top in thin:
        print(f"- `{name}` page {page}: {part:.0%}, {top}")


if __name__ == "__main__":
    main()
