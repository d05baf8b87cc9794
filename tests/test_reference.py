"""``docs/isi.md``: every key that a file may hold, as the model has it.

``PERBARUI=1 pytest tests/test_reference.py`` writes the page of the guide anew.
"""

from __future__ import annotations

import os
import re

import pytest
from harness import HERE

from sosialisasi.desk.authoring import reference
from sosialisasi.ground.folders import FOLDERS, Folder
from sosialisasi.reading.load import KINDS
from sosialisasi.site.keys import slots_of

ROOT = HERE.parent
GUIDE = ROOT / "docs/isi.md"


def test_the_page_of_the_guide_is_that_of_the_model() -> None:
    """And the guide leads there."""
    page = reference.keys_in_markdown()
    if os.environ.get("PERBARUI"):
        GUIDE.write_text(page, "utf-8", newline="\n")
    assert GUIDE.read_text("utf-8") == page, "docs/isi.md: PERBARUI=1 writes it"
    assert "](docs/isi.md)" in (ROOT / "PANDUAN.md").read_text("utf-8")


@pytest.mark.parametrize("kind", [*reference.FILES.values(), *reference.PARTS])
def test_every_key_and_every_word_is_told(kind: type) -> None:
    """With its sentence, whether it must be there, and a link to what is written below it."""
    page = reference.keys_in_markdown()
    for slot in slots_of(kind).values():
        assert re.search(
            rf"^\| `{slot.key}` \| {re.escape(slot.says_in_file)} \| .+ \| (ya|tidak.*) \|$", page, re.MULTILINE
        )


def test_no_two_headings_have_one_name() -> None:
    """Each is the target of links."""
    headings = re.findall(r"^## .*$", reference.keys_in_markdown(), re.MULTILINE)
    assert len(headings) == len(set(headings)) > len(FOLDERS)


def test_the_guide_names_every_folder() -> None:
    """In its table, with how the files in it end; and something is read from each."""
    text = (ROOT / "docs/berkas.md").read_text("utf-8")
    for folder in FOLDERS.values():
        assert re.search(rf"^\| `{folder}` \| .* \| `{folder.endings[0]}` \|$", text, re.MULTILINE)
    assert KINDS.keys() == set(Folder)
