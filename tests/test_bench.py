"""What the bench builds has no mistake: a check that is added later stops no measurement."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from harness import ROOT

from sosialisasi.building.folders import Folders
from sosialisasi.building.pipeline import build
from sosialisasi.ground.problems import Severity


@pytest.mark.parametrize(
    ("program", "writer", "warnings"),
    [("site.py", "write_ours", set()), ("nasional.py", "write_site", {"belum-dirilis"})],
)
def test_what_is_written_to_be_measured_has_no_mistake(
    tmp_path: Path, program: str, writer: str, warnings: set[str]
) -> None:
    """Nor does it bring a warning, but that of sheets which are released before they are measured."""
    runpy.run_path(str(ROOT / "bench" / program))[writer](tmp_path, 3)
    report = build(Folders(root=tmp_path, out=tmp_path / "_site", office=tmp_path / "_kantor"), dry=True)
    assert {bad.code for bad in report.problems if bad.severity is not Severity.ADVICE} == warnings
