"""The regions that come with the package."""

from __future__ import annotations

import gzip
import html
import re
import subprocess
import sys
from collections import Counter

import pytest
from harness import ROOT
from harness.published import Published, published

from sosialisasi.ground.dates import Zone
from sosialisasi.reading.load import regions


def test_all_regions_are_there() -> None:
    """38 provinsi, 514 kabupaten/kota and 7,285 kecamatan, each below its parent."""
    found = regions()
    assert Counter(region.level for region in found.values()) == {1: 38, 2: 514, 3: 7285}
    assert all(region.parent is None or region.parent in found for region in found.values())


@pytest.mark.parametrize(
    ("code", "name"), [("15.04", "Kabupaten Batanghari"), ("15.71", "Kota Jambi"), ("17.07.12", "Pinang Belapis")]
)
def test_codes_stay_text(code: str, name: str) -> None:
    """``15.10`` as a number would be another region."""
    assert regions()[code].name == name


def test_the_file_is_what_its_script_makes() -> None:
    """Nobody edits it by hand."""
    command = [sys.executable, "scripts/wilayah.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        ("11", "WIB"),
        ("36.71", "WIB"),
        ("61", "WIB"),
        ("51", "WITA"),
        ("64.02", "WITA"),
        ("76", "WITA"),
        ("81", "WIT"),
        ("97", "WIT"),
    ],
)
def test_zone_of_a_region(code: str, zone: str) -> None:
    """The zone follows the province."""
    assert Zone.of_region(code) == zone


def test_everybody_finds_his_region() -> None:
    """All provinces and all below them, whether they have a page or not; only those that have one are links."""
    site = published()
    page = (site.out / "daerah/index.html").read_text("utf-8")
    every = page.partition("Semua provinsi</h2>")[2]
    names = [html.unescape(name) for name in re.findall(r"<li>(?:<a [^>]*>)?([^<]+)", every.partition("</main>")[0])]
    assert sorted(names) == sorted(_shown(site, region.code) for region in regions().values() if region.level == 2)
    assert every.count("<summary>") == 38
    linked = set(re.findall(r'href="(\d\d(?:-\d\d)*\.html)"', page))
    assert linked == {path.name for path in (site.out / "daerah").glob("*.html")} - {"index.html"}


def _shown(site: Published, code: str) -> str:
    """The name that staff chose, or the official one."""
    path = site.out / "daerah" / f"{code.replace('.', '-')}.html"
    if not path.exists():
        return regions()[code].name
    return html.unescape(path.read_text("utf-8").partition("<h1>")[2].partition("</h1>")[0])


def test_the_index_of_regions_is_light() -> None:
    """It lists 552 regions, and is opened with little network."""
    assert len(gzip.compress((published().out / "daerah/index.html").read_bytes(), 9, mtime=0)) <= 12_000


def test_the_index_begins_with_those_that_have_something() -> None:
    page = (published().out / "daerah/index.html").read_text("utf-8")
    first, _, rest = page.partition("Semua provinsi</h2>")
    assert 'href="15-04.html"' in first
    assert "belum ada kalender atau bahan khusus yang kami catat" in rest
    assert '<a href="../boleh-jangan/index.html">butir nasional</a>' in rest
