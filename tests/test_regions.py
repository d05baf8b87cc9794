"""The regions that come with the package."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from sosialisasi.dates import Zone
from sosialisasi.load import regions

ROOT = Path(__file__).parents[1]


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
