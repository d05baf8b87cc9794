"""Ten events: the shipped content with the five of ``acara/`` laid over it, and what is rendered of them."""

from __future__ import annotations

import shutil
from pathlib import Path

from harness import HERE, ROOT
from sosialisasi.building.inputs import Inputs
from sosialisasi.building.planner import Plan, understand
from sosialisasi.showing.artifacts import Artifact
from sosialisasi.showing.rendering import render


def ten_events(root: Path) -> Plan:
    """What the site of all of them comes to, laid out in a folder that is not there yet."""
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copytree(HERE / "acara", root, dirs_exist_ok=True)
    return understand(Inputs(root), {})


def rendered(plan: Plan, artifact: Artifact) -> bytes:
    result = render.render(artifact, plan.inputs.root, plan.inputs.edition)
    assert result.problem is None
    return result.data
