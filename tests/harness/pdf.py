"""A sheet as PDF, and what can be read from it."""

from __future__ import annotations

import subprocess
from io import BytesIO

import pikepdf

from sosialisasi.building.traces import files_digest
from sosialisasi.ground.files import TemplateFolders, below, template_folders
from sosialisasi.showing.rendering import paper
from sosialisasi.showing.sheetviews import (
    SheetView,
)

MILLIMETRE = 72 / 25.4
"""In points."""
FOLDERS = template_folders("cetak")


def edition(folders: TemplateFolders) -> str:
    """What the templates of these folders are known by: another one after each change."""
    return files_digest((path.as_posix(), path.read_bytes()) for folder in folders for path in below(folder))


EDITION = edition(FOLDERS)


def render(view: SheetView) -> bytes:
    """The PDF of a sheet, by the templates of the package."""
    return paper.render(view, FOLDERS, EDITION)


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def pages(data: bytes) -> list[str]:
    """The text of each page in reading order, with all white space as one space."""
    done = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"], input=data, capture_output=True, check=True)
    return [" ".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]]


def filled(printed: list[str]) -> dict[int, str]:
    """The pages by number, without the blank backs of leaves whose front stands alone: nothing else may be blank."""
    assert all(text or number % 2 == 0 for number, text in enumerate(printed, start=1))
    return {number: text for number, text in enumerate(printed, start=1) if text}


def text_of(view: SheetView) -> str:
    """What is printed on a sheet."""
    return " ".join(pages(render(view)))
