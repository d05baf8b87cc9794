"""The law of a build: whatever is edited, in whatever order, the result is the one that a new start would make.

``broken`` is the law as a function. It must find nothing in our builds, and something in those of builders that are
wrong on purpose.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from harness import Situs, files
from harness.edits import (
    BRIEFING,
    EDITS,
    Edit,
    add,
    append,
    copy_template,
    remove,
    spoil,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from sosialisasi.building import output, pipeline
from sosialisasi.building.inputs import Inputs
from sosialisasi.showing.artifacts import Artifact, FileRecord, Key

# --- the law -----------------------------------------------------------------------------------------------


def broken(folder: Path, edits: list[Edit]) -> set[str]:
    """What is wrong with a site that was built after each edit: the files that differ from a clean build, and others.

    If the last state has mistakes, both builds must tell the same ones, and the first one must have kept its files.
    """
    situs = Situs(folder / "bertahap")
    situs.add_village()
    last = situs.build()
    for make in edits:
        make(situs)
        before = _made(situs)
        last = situs.build()
        if last.errors and _made(situs) != before:
            return {"wrote something in spite of mistakes"}
    before = _made(situs)
    again = situs.build()
    clean = Situs(folder / "sekaligus")
    shutil.rmtree(clean.root)
    shutil.copytree(situs.root, clean.root, ignore=shutil.ignore_patterns("_site", "_kantor", ".sosialisasi"))
    whole = clean.build()
    found = set()
    if again.written or again.removed or _made(situs) != before:
        found.add("a second build did something")
    if not last.problems == again.problems == whole.problems:
        found.add("other problems were told")
    if not whole.errors:
        ours, theirs = _made(situs), _made(clean)
        found |= {name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)}
    return found


def _made(situs: Situs) -> dict[str, bytes]:
    folders = (situs.folders.out, situs.folders.office)
    return {f"{folder.name}/{name}": data for folder in folders for name, data in files(folder).items()}


class TestIncrementalEqualsClean:
    @settings(max_examples=15, deadline=None)
    @given(edits=st.lists(EDITS, min_size=1, max_size=7))
    def test_after_any_edits(self, tmp_path_factory: pytest.TempPathFactory, edits: list[Edit]) -> None:
        """Byte for byte in both folders, the same problems told, and nothing to do for a second build."""
        assert broken(tmp_path_factory.mktemp("hukum"), edits) == set()


class TestWrongBuilders:
    """Builders that are wrong on purpose, so that we know that the law would notice."""

    @pytest.mark.parametrize("forgotten", ["view", "templates"])
    def test_one_that_forgets_a_part_of_the_key(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forgotten: str
    ) -> None:
        """It leaves a page as it is although its words, or its template, have changed."""

        key = Inputs.key

        def forgetful(inputs: Inputs, artifact: Artifact, view: str) -> Key:
            return replace(key(inputs, artifact, view), **{forgotten: ""})

        monkeypatch.setattr(Inputs, "key", forgetful)
        missed = {
            "view": Edit(append, (BRIEFING, "Kalimat baru")),
            "templates": Edit(copy_template, ("web/dasar.html", "\n<!-- lain -->\n")),
        }
        assert "_site/briefing/fasilitas.html" in broken(tmp_path, [missed[forgotten]])

    def test_one_that_trusts_the_disk(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """It takes a file for its own as long as there is one."""

        def trusting(path: Path | str, record: FileRecord) -> bool:
            return Path(path).exists()

        monkeypatch.setattr(output, "verify", trusting)
        damage = Edit(spoil, (0, "rusak"))
        assert broken(tmp_path, [damage]) == {"_kantor/server/nginx.conf"}

    def test_one_that_never_looks_back(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """It knows that no text has changed, and so does not see that a file is gone."""
        monkeypatch.setattr(pipeline, "is_untouched", lambda folders, trace: True)
        loss = Edit(spoil, (0, None))
        assert broken(tmp_path, [loss]) == {"_kantor/server/nginx.conf"}

    def test_one_that_prunes_nothing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """It leaves the page of a text that is gone."""
        monkeypatch.setattr(output, "_delete", lambda folders, names: None)
        edits = [Edit(add, ("kabar",)), Edit(remove, ("content/briefing/kabar.md",))]
        assert broken(tmp_path, edits) == {"_site/briefing/kabar.html"}
