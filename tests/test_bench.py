"""What the bench builds has no mistake, what it times is there, and what it says was measured."""

from __future__ import annotations

import runpy
from pathlib import Path
from pkgutil import resolve_name

import pytest
import steps
import targets
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


def test_the_table_says_what_was_measured() -> None:
    """Nobody typed a figure into it: it is what the kept records come to."""
    block = targets.README.read_text("utf-8").partition("<!-- targets -->\n")[2].partition("<!-- end of targets -->")[0]
    assert block.splitlines() == targets.table(targets.kept()), "run bench/targets.py"


def test_a_record_shows_beside_its_target() -> None:
    """With whether it was reached; what has none says so."""
    must = next(target for target in targets.TARGETS if target.id == "job")
    run = targets.Run("2026-11-29", "job.py", 1, "0000000", "2 × a processor", 100)
    for ours, verdict in ((40, "**missed**"), (25, "reached"), (20, "aim reached")):
        rows = targets.table({must.id: targets.Record(targets.Figure(ours, 100), run)})
        (row,) = [row for row in rows if row.startswith(f"| {must.work} |")]
        assert f"| {ours / 100:g} × ({ours} ÷ 100) | {verdict} | 1 |" in row
        assert sum("not measured" in row for row in rows) == len(targets.TARGETS) - 1


@pytest.mark.parametrize("place", steps.STEPS)
def test_every_step_that_is_timed_is_there(place: str) -> None:
    assert callable(resolve_name(place))
