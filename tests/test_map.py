"""``tests/README.md`` is the map of the tests: each file is on it once, with the other things that lie here."""

from __future__ import annotations

import re
from collections import Counter

from harness import HERE

PAGE = (HERE / "README.md").read_text("utf-8")


def test_each_test_file_is_on_the_map_once() -> None:
    """And none that is gone; of what a file guards there is one line."""
    rows = Counter(re.findall(r"^\| `(test_\w+\.py)` \| .+ \|$", PAGE, re.MULTILINE))
    assert rows == Counter(path.name for path in HERE.glob("test_*.py"))


def test_the_harness_is_on_the_map() -> None:
    rows = re.findall(r"^\| `harness/(\w+\.py)` \| .+ \|$", PAGE, re.MULTILINE)
    assert sorted(rows) == sorted(path.name for path in (HERE / "harness").glob("*.py"))


def test_folders_of_sites_and_texts_are_on_the_map() -> None:
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and path.name not in ("harness", "__pycache__")}
    assert {name for name in folders if f"`{name}/`" not in PAGE} == set()
