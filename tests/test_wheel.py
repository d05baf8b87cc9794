"""``pip install .`` gives a package that needs nothing of this folder."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from harness import ROOT

NATIONAL = ("boleh-jangan", "briefing", "formulir", "halaman", "lembaga", "pelaporan", "pemilihan", "peraturan")


def test_the_wheel_carries_the_templates_and_the_data(tmp_path: Path) -> None:
    """Every template, font, region and what new sites begin with comes along, with the licences."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = set(wheel.namelist())
        entry_points = wheel.read("sosialisasi-0.1.0.dist-info/entry_points.txt").decode()
    templates = {path.relative_to(ROOT).as_posix() for path in (ROOT / "templates").rglob("*.*") if path.is_file()}
    assert {f"sosialisasi/{path}" for path in templates} <= names
    national = [
        f"content/{folder}/{path.name}" for folder in NATIONAL for path in (ROOT / "content" / folder).iterdir()
    ]
    assert {f"sosialisasi/{path}" for path in (*national, "content/situs.yaml")} <= names
    assert not any("/content/rakor/" in name or "/content/kalender/" in name for name in names)
    assert {
        f"sosialisasi/desk/authoring/kerangka/{path.name}"
        for path in (ROOT / "sosialisasi/desk/authoring/kerangka").iterdir()
    } <= names
    pictures = {f"sosialisasi/docs/gambar/{path.name}" for path in (ROOT / "docs/gambar").iterdir()}
    assert {"sosialisasi/PANDUAN.md", *pictures} <= names
    assert {"sosialisasi/reading/data/wilayah.txt", "sosialisasi/py.typed"} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert "sosialisasi = sosialisasi.__main__:main" in entry_points
