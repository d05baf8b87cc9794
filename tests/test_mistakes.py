"""What staff do to files with Word, WhatsApp and Notepad: every mistake is answered where it was made, or understood.

The cases are in ``tests/kesalahan/*.txt``, one file a kind, each case a few lines about the small site::

    == A colon within a title
    edit content/rakor/ogan-ilir-2024.md
    - judul: Rakor camat Ogan Ilir
    + judul: Rakor: Camat
    ! yaml-rusak 2

``edit`` puts the ``+`` lines in the place of the ``-`` lines, ``append`` puts them at the end, and ``new`` makes a file
of them; ``copy``, ``rename`` and ``encode`` name what comes of it after ``->``. ``!`` lines are all that is told: code,
line, and the file if it is not the last that was touched. ``=`` lines are what the ``+`` lines are read as; ``=`` alone
says that nothing is lost. ``<TAB>`` or ``<U+00A0>`` is a sign that nobody sees.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from click.testing import CliRunner
from harness import HERE, SAMPLE, Situs
from harness.terminal import ENGLISH

from sosialisasi.building.inputs import Inputs
from sosialisasi.building.planner import understand
from sosialisasi.commands.cli import cli
from sosialisasi.desk.authoring.explain import catalogue
from sosialisasi.ground import invocation
from sosialisasi.ground.characters import one_line_end, text_of
from sosialisasi.ground.files import find
from sosialisasi.ground.problems import Problem, Severity
from sosialisasi.reading import load, roster
from sosialisasi.site.model import Origin

KINDS = sorted((HERE / "kesalahan").glob("*.txt"))
LIST = "peserta.csv"
"""What a list of people is called in the cases; it lies beside ``content/``."""
_SIGN = re.compile(r"<(TAB|CR|U\+[0-9A-F]{4})>")
_NAMED = {"TAB": "\t", "CR": "\r"}

Told = tuple[str, int | None, str]
"""The code, line and path of a problem."""


@dataclass(slots=True)
class Step:
    """One thing done to a file: a verb, its path, and the lines below it by their mark."""

    verb: str
    path: str
    lines: dict[str, list[str]] = field(default_factory=lambda: {"-": [], "+": [], "=": []})

    @property
    def touched(self) -> str:
        path, _, other = self.path.partition(" -> ")
        return other if self.verb in ("copy", "rename") else path

    def do(self, situs: Situs, *, rightly: bool) -> None:
        """Do it as it was typed, or as it was meant."""
        is_meant = rightly and self.lines["="]
        old, new = ("".join(f"{line}\n" for line in self.lines[mark]) for mark in ("-", "=" if is_meant else "+"))
        path, _, other = self.path.partition(" -> ")
        match self.verb:
            case "edit":
                situs.edit(path, old, new)
            case "append":
                situs.write(path, (situs.root / path).read_bytes() + new.encode())
            case "new":
                situs.write(path, new)
            case "remove":
                situs.remove(path)
            case "rename":
                situs.rename(path, other)
            case "copy":
                situs.write(other, (situs.root / path).read_bytes())
            case "encode":
                text = (situs.root / path).read_bytes().decode()
                situs.write(path, text.encode("utf-8" if rightly else other))
            case _:
                raise ValueError(self.verb)


@dataclass(frozen=True, slots=True)
class Case:
    """What somebody did, all that is told of it, and whether it is understood all the same."""

    name: str
    steps: tuple[Step, ...]
    told: tuple[Told, ...]
    is_understood: bool

    def do(self, root: Path, *, rightly: bool = False) -> Situs:
        situs = Situs(root)
        for step in self.steps:
            step.do(situs, rightly=rightly)
        return situs


def cases(file: Path) -> Iterator[Case]:
    """The cases of one kind, in their order."""
    for block in re.split(r"(?m)^== ", file.read_text("utf-8"))[1:]:
        name, *lines = block.rstrip("\n").split("\n")
        steps: list[Step] = []
        told: list[Told] = []
        for line in filter(None, lines):
            mark, text = line[0], _SIGN.sub(lambda sign: _NAMED.get(sign[1]) or chr(int(sign[1][2:], 16)), line[2:])
            if mark == "!":
                code, number, *path = text.split(" ", 2)
                told.append((code, int(number) or None, path[0] if path else steps[-1].touched))
            elif mark in "-+=":
                steps[-1].lines[mark].append(text)
            else:
                steps.append(Step(*line.split(" ", 1)))
        understood = any(step.lines["="] for step in steps)
        yield Case(f"{file.stem}: {name}", tuple(steps), tuple(sorted(told, key=str)), understood)


CASES = [case for file in KINDS for case in cases(file)]


def each(chosen: list[Case]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", chosen, ids=lambda case: case.name)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Situs:
    """The small site with its traces, so that a check renders no more than what a case touches."""
    situs = Situs(tmp_path_factory.mktemp("kesalahan") / "situs")
    assert situs.build().problems == ()
    return situs


def told_of(situs: Situs) -> tuple[int, list[dict[str, Any]]]:
    """The exit status of ``check``, and all problems; a list of people is only read."""
    if (situs.root / LIST).exists():
        _, problems = roster.read_people((situs.root / LIST).read_bytes(), LIST)
        found = [{name: getattr(each, name) for name in _TEXTS} for each in problems]
        return int(any(each.is_error for each in problems)), found
    with mock.patch.object(invocation, "shown", lambda text, root: text):  # Which is another where each user stands.
        done = CliRunner().invoke(
            cli, ["check", "--site", str(situs.root), "--jobs", "1", "--saran", "--format", "json"]
        )
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, json.loads(done.stdout)["problems"]


_TEXTS = ("code", "line", "path", "field", "message", "reason", "hint", "severity")


@each(CASES)
def test_a_mistake_is_answered_where_it_was_made(case: Case, built: Situs, tmp_path: Path) -> None:
    """With its code on its line, nothing else, in Indonesian, and with the status that a script can ask for."""
    situs = case.do(tmp_path / "situs")
    for name in (".sosialisasi", "_site", "_kantor"):
        shutil.copytree(built.root / name, situs.root / name, copy_function=os.link)
    status, problems = told_of(situs)
    named = {code for code, _, _ in case.told}
    problems = [found for found in problems if found["severity"] != Severity.ADVICE or found["code"] in named]
    assert sorted(((found["code"], found["line"], found["path"]) for found in problems), key=str) == [*case.told]
    assert status == any(catalogue()[code].severity is Severity.ERROR for code in named)
    for found in problems:
        said = " ".join(found[name] for name in ("message", "reason", "hint"))
        assert ENGLISH.findall(re.sub(r'"[^"]*"', "", said)) == []


@each([case for case in CASES if case.is_understood])
def test_what_is_forgiven_is_read_as_it_was_meant(case: Case, tmp_path: Path) -> None:
    """The values of the site are those of whoever typed it by the book."""
    typed, meant = (case.do(tmp_path / str(rightly), rightly=rightly) for rightly in (False, True))
    assert values(typed) == values(meant)


def values(situs: Situs) -> object:
    """All that was read of a site, or of its list of people."""
    if (situs.root / LIST).exists():
        return roster.read_people((situs.root / LIST).read_bytes(), LIST)[0]
    reads = {text.path: _read(text) for text in find(situs.root)[0]}
    assert not any(found.is_error for read in reads.values() for found in read.problems)
    return {path: _said(read.value) for path, read in reads.items()}


_read = cache(load.read)


def _said(value: Any) -> object:
    """A value without the lines on which it was written."""
    if isinstance(value, Origin):
        return None
    if is_dataclass(value):
        return {each.name: _said(getattr(value, each.name)) for each in fields(value) if each.name != "line"}
    if isinstance(value, tuple):
        return [_said(each) for each in value]
    return {name: _said(each) for name, each in value.items()} if isinstance(value, dict) else value


@cache
def _sample() -> Inputs:
    return Inputs(SAMPLE)


_MEMO: load.Memo = {}


def problems_of(root: Path, **other: bytes) -> tuple[Problem, ...]:
    """All that is wrong with the texts of a site, in which a file may say something else, without rendering it."""
    inputs = copy(_sample())
    inputs.texts, inputs.problems = find(root)
    for path, data in other.items():
        inputs = inputs.with_texts({path: data})
    memo = dict(_MEMO)
    found = understand(inputs, memo).problems
    _MEMO.update(memo)
    return found


def said(problems: tuple[Problem, ...]) -> Counter[tuple[str, str, str]]:
    """What is told of which file, wherever in it."""
    return Counter((each.code, each.path, each.message) for each in problems if each.code not in LAST)


LAST = {"belum-dirilis"}
"""What is told only of a site in which nothing is wrong."""


@each([case for case in CASES if case.told and not any(step.touched == LIST for step in case.steps)])
def test_the_mend_that_is_proposed_mends(case: Case, tmp_path: Path) -> None:
    """Applied, it takes its problem away and brings no other."""
    situs = case.do(tmp_path / "situs")
    before = problems_of(situs.root)
    for found in before:
        if found.mend is None:
            continue
        text = one_line_end(text_of((situs.root / found.path).read_bytes())[0])
        mended = found.mend.applied(text)
        assert mended is not None
        after = said(problems_of(situs.root, **{found.path: mended.encode()}))
        problem = (found.code, found.path, found.message)
        assert after[problem] < said(before)[problem], f"{found.mend} leaves {found.message}"
        assert after - said(before) == Counter(), f"{found.mend} brings more"


RELATED = [
    {"tanggal: Two stages on one day", "tanggal: A length in a calendar that its days do not have"},
]
"""What is no mistake if the other is made, too."""


def pairs() -> list[tuple[Case, Case]]:
    """Mistakes of one file that are made in other lines of it, each with the next ones."""
    of: dict[str, list[Case]] = {}
    for case in CASES:
        if case.told and not case.is_understood and len(case.steps) == 1 and case.steps[0].verb == "edit":
            of.setdefault(case.steps[0].path, []).append(case)
    found = []
    for several in of.values():
        for distance in (1, 3):
            for first, second in zip(several, several[distance:], strict=False):
                if {first.name, second.name} in RELATED:
                    continue
                if not set(first.steps[0].lines["-"]) & set(second.steps[0].lines["-"]):
                    found.append((first, second))
    return found[:: max(len(found) // 90, 1)]


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: " + ".join(case.name for case in pair))
def test_no_mistake_hides_another(pair: tuple[Case, Case], tmp_path: Path) -> None:
    """What is told of each alone is told of both together."""
    alone: Counter[tuple[str, str]] = Counter()
    for number, case in enumerate(pair):
        found = problems_of(case.do(tmp_path / str(number)).root)
        alone |= Counter((each.code, each.path) for each in found)
    situs = pair[0].do(tmp_path / "both")
    pair[1].steps[0].do(situs, rightly=False)
    both = Counter((each.code, each.path) for each in problems_of(situs.root))
    assert alone - both == Counter()


def test_the_corpus_is_large_and_no_case_stands_twice() -> None:
    """A hundred and twenty mistakes and more, beside what is understood without a word."""
    assert len({case.name for case in CASES}) == len(CASES)
    assert sum(bool(case.told) for case in CASES) >= 120
