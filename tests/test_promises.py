"""``docs/safety.md`` names the test of each promise: all of them exist."""

from __future__ import annotations

import ast
import re

import pytest
from harness import HERE

PAGE = (HERE.parent / "docs/safety.md").read_text("utf-8")


@pytest.mark.parametrize(("file", "name"), re.findall(r"`(test_\w+\.py)::(\w+)`", PAGE))
def test_the_test_of_a_promise_exists(file: str, name: str) -> None:
    """Under the name that the page gives."""
    tree = ast.parse((HERE / file).read_text("utf-8"))
    assert name in {node.name for node in ast.walk(tree) if hasattr(node, "name")}


def test_every_promise_has_a_test() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith(("| ---", "| promise"))]
    assert rows
    assert all("::" in row for row in rows)
