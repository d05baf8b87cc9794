"""The first hour of an office in a real browser, with keyboard and mouse alone: nine files written by forms equal those
that were written by hand, and a printed pack comes out of an empty folder.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from harness import HERE, ROOT, site_of
from harness.browsing import open_page
from harness.firsthour import MORNING, REGION, ROSTER, first_hour
from harness.officer import Form, Officer
from harness.pdf import MILLIMETRE, opened, pages
from harness.running import KEYS, running_in
from playwright.sync_api import Browser

from sosialisasi.building.folders import Folders
from sosialisasi.desk import serve
from sosialisasi.reading.documents.frontmatter import FrontMatter
from sosialisasi.reading.documents.values import read_yaml

BY_HAND = HERE / "acara/content"
DAY = datetime(2026, 11, 29, 9)
"""On which the files that were written by hand say that they were first published."""
KINDS = {"opd.yaml": "opd", "daerah": "daerah", "formulir": "formulir", "rakor": "rakor"}
"""What is begun for each folder, what others name first."""
NAMES = ("Fulan Contoh", "Fulana Misal", "Polan Umpama", "Penandatanganan pakta integritas", "Inspektur Daerah")
F4 = {(215, 330), (330, 215)}
"""In millimetres; lists of people lie on their side."""
NAMED = ("boleh-jangan", "formulir", "lembaga", "pelaporan", "pemilihan", "peraturan")
"""What there must be for them; the rest of the shipped content would only slow the desk down."""


def written_by_hand() -> Iterator[tuple[str, Path]]:
    for folder, kind in KINDS.items():
        place = BY_HAND / folder
        yield from ((kind, file) for file in (sorted(place.iterdir()) if place.is_dir() else [place]))


def values_of(file: Path) -> dict[str, Any]:
    """What a file says, by key, its text last."""
    text = file.read_text("utf-8")
    parts = FrontMatter.of(text) if file.suffix == ".md" else FrontMatter("", text, "", "")
    document, problems = read_yaml(parts.head)
    assert document is not None
    assert not problems
    return {**document.data, **({"naskah": parts.body} if file.suffix == ".md" else {})}


def national(root: Path) -> Path:
    """A site with all that the events name, and without them."""
    for folder in NAMED:
        shutil.copytree(ROOT / "content" / folder, root / "content" / folder)
    shutil.copy(ROOT / "content/situs.yaml", root / "content")
    return root


def said(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values without the lines on which they stand."""
    return {key: _said(value) for key, value in values.items()}


def _said(value: Any) -> Any:
    if is_dataclass(value):
        return {part.name: _said(getattr(value, part.name)) for part in fields(value) if part.name != "origin"}
    return tuple(map(_said, value)) if isinstance(value, tuple) else value


def test_files_entered_by_forms_equal_those_written_by_hand(browser: Browser, tmp_path: Path) -> None:
    """Five events and what they name: value for value, under the same names, their texts letter by letter."""
    ours, theirs = national(tmp_path / "isian"), national(tmp_path / "tangan")
    shutil.copytree(BY_HAND, theirs / "content", dirs_exist_ok=True)
    folders = Folders(root=ours, out=ours / "_site", office=ours / "_kantor")
    with running_in(folders, replace(serve.HERE, now=lambda: DAY)) as address:
        page, complaints = open_page(browser, f"{address}meja/?kunci={KEYS[address]}", 1280)
        form = Form(Officer(page))
        for kind, file in written_by_hand():
            values = values_of(file)
            form.begin(kind, values, file.stem)
            form.fill(values)
            form.save()
        assert complaints == []
        page.close()
    made, known = site_of(ours), site_of(theirs)
    assert len(made.meetings) == 5
    for group in ("meetings", "region_notes", "pledges"):
        assert said(getattr(made, group)) == said(getattr(known, group)), group
    assert _said(made.agencies) == _said(known.agencies)
    for _, file in written_by_hand():
        entered = values_of(ours / "content" / file.relative_to(BY_HAND))
        assert entered.get("naskah") == values_of(file).get("naskah")


def test_a_pack_is_printed_out_of_an_empty_folder(browser: Browser, tmp_path: Path) -> None:
    """For a region that the shipped content does not know: without a command, without a file that somebody opens."""
    root, roster = tmp_path / "kantor", tmp_path / "undangan.csv"
    root.mkdir()
    roster.write_text(ROSTER, "utf-8")
    assert REGION not in "".join(file.read_text("utf-8") for file in (ROOT / "content/daerah").iterdir())
    folders = Folders(root=root, out=root / "_site", office=root / "_kantor")
    with running_in(folders, replace(serve.HERE, now=lambda: MORNING)) as address:
        page, complaints = open_page(browser, f"{address}meja/?kunci={KEYS[address]}", 1280)
        officer = Officer(page)
        pack = page.request.get(first_hour(officer, roster, lambda name, part: None)).body()
        assert complaints == []
        page.close()
    printed = pages(pack)
    assert len(printed) > 20
    assert [name for name in NAMES if not any(name in text for text in printed)] == []
    assert {tuple(round(float(side) / MILLIMETRE) for side in page.mediabox[2:]) for page in opened(pack).pages} <= F4
    assert [text for text in printed if re.search(r"\bDRAF\b|\(isi ", text)] == []
    assert officer.work.minutes <= 12, str(officer.work)
