"""Fixtures of all tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from harness import Situs


@pytest.fixture
def situs(tmp_path: Path) -> Situs:
    """The small site of ``tests/situs/``, in a folder where a test may do as it likes."""
    return Situs(tmp_path / "situs")
