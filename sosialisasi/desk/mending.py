"""Mending at a click: all that is wrong, file by file, and what can only be meant put in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from sosialisasi.building.inputs import Inputs
from sosialisasi.building.report import in_order
from sosialisasi.desk import saving
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Refused, Request, Response, asked, told
from sosialisasi.desk.screens import ProblemView, ScreenView, called, problem_views
from sosialisasi.desk.undoing import done
from sosialisasi.ground.problems import Problem, Severity

_ROUNDS = 20
"""What is mended can bring to light what it hid; so often at most."""


@dataclass(frozen=True, slots=True)
class Mended:
    """Which problem is to be mended, by its file and code, and the line of its mend with the ``text`` that stood there;
    without a file all that can be.
    """

    path: str = ""
    code: str = ""
    line: int = 0
    text: str = ""


def get_problems(request: Request, desk: Desk) -> Response:
    """All that is wrong now, the files with errors first; advice only for who asks."""
    inputs = Inputs(desk.root)
    advice = (each for each in desk.live.problems if each.severity is Severity.ADVICE)  # Some needs all pages.
    everything = in_order((*desk.live.understand(inputs).problems, *advice))
    count = Counter(problem.severity for problem in everything)
    with_advice = "saran" in request.query
    problems = [each for each in everything if with_advice or each.severity is not Severity.ADVICE]
    data = {text.path: text.data for text in inputs.texts}
    groups = [(path, list(each)) for path, each in groupby(problems, key=lambda problem: problem.path)]
    groups.sort(key=lambda group: not any(problem.is_error for problem in group[1]))
    return desk.screen(
        ProblemsView(
            files=tuple(
                (called(desk.live, path), problem_views(desk.live, each, data.get(path))) for path, each in groups
            ),
            mendable=sum(each.mend is not None and each.severity is not Severity.ADVICE for each in problems),
            errors=count[Severity.ERROR],
            warnings=count[Severity.WARNING],
            advice=count[Severity.ADVICE],
            has_advice=with_advice,
        )
    )


def post_mend(request: Request, desk: Desk) -> Response:
    """Mend one problem of the files as they are now, or all; one save."""
    wanted = asked(request, Mended)
    with saving.only_writer(desk.root):
        inputs = Inputs(desk.root)
        if wanted.path:
            files = _one(desk, inputs, wanted)
            words = f"Memperbaiki {wanted.path}"
            said = f"Sudah diperbaiki di {called(desk.live, wanted.path)}."
        else:
            files, count = _all(desk, inputs)
            words = f"Memperbaiki semua yang pasti: {count} masalah"
            said = f"Sudah diperbaiki: {count} masalah di {len(files)} berkas."
        return told(done(said, saving.write(desk, words, files)))


def _one(desk: Desk, inputs: Inputs, wanted: Mended) -> dict[str, bytes | None]:
    """The file with one problem mended. ``Refused`` if the problem is not there any more as it was seen."""
    for problem in desk.live.understand(inputs).problems:
        mend = problem.mend
        if mend is None or (problem.path, problem.code) != (wanted.path, wanted.code):
            continue
        if (mend.line, mend.before) == (wanted.line, wanted.text) and (files := _applied(inputs, [problem])):
            return files
    raise Refused("Berkas ini sudah berubah sejak masalahnya ditampilkan. Muat ulang halaman ini.", 409)


def _all(desk: Desk, inputs: Inputs) -> tuple[dict[str, bytes | None], int]:
    """The files with all mended that can be, and how many problems that were."""
    files: dict[str, bytes | None] = {}
    count = 0
    for _ in range(_ROUNDS):
        now = inputs.with_texts(files)
        first: dict[tuple[str, int], Problem] = {}
        for problem in desk.live.understand(now).problems:
            if problem.mend is not None and problem.severity is not Severity.ADVICE:
                first.setdefault((problem.path, problem.mend.line), problem)  # The next of a line waits for this one.
        mended = _applied(now, first.values())
        if not mended or mended.items() <= files.items():
            break
        files |= mended
        count += sum(path in mended for path, _ in first)
    return files, count


def _applied(inputs: Inputs, problems: Iterable[Problem]) -> dict[str, bytes | None]:
    """The files of some problems as they should be, at most one of a line; those that are not as the problems say stay
    out.
    """
    texts = {text.path: text.data for text in inputs.texts}
    files: dict[str, bytes | None] = {}
    # From below, so that a line that becomes several moves none that is still to be mended.
    mends = [(problem.path, problem.mend) for problem in problems if problem.mend is not None]
    for path, mend in sorted(mends, key=lambda each: -each[1].line):
        data = files.get(path, texts.get(path))
        if data is not None and _is_text(data) and (words := mend.applied(saving.words_of(path, data))) is not None:
            files[path] = saving.with_words(data, words)
    return files


def _is_text(data: bytes) -> bool:
    """Whether the words of a file are certain, so that nothing but the line is changed."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


# --- pages ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemsView(ScreenView):
    """All problems by what their file is called, and how many of them are ``mendable`` at a click. Errors stop the
    making of the site; who is strict lets warnings stop it too. ``has_advice`` tells that advice is shown.
    """

    template: ClassVar[str] = "masalah-semua.html"
    section: ClassVar[str] = "masalah"
    files: tuple[tuple[str, tuple[ProblemView, ...]], ...]
    mendable: int
    errors: int
    warnings: int
    advice: int
    has_advice: bool
