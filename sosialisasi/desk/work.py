"""Long work as pages: how far it is, a way to stop it, and what it came to, with the files that it made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Refused, Request, Response, kind_of, told
from sosialisasi.desk.live import LiveSite
from sosialisasi.desk.screens import ProblemView, ScreenView, html, problem_views
from sosialisasi.desk.tasks import Task
from sosialisasi.ground.files import read_plain, system_cause
from sosialisasi.ground.numerals import decimal
from sosialisasi.ground.problems import Problem, Severity
from sosialisasi.showing.views import Link

PDF = "application/pdf"
"""What a browser shows by itself. All else is kept: a page among it would be one of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultView:
    """What some work came to, or what is to be told in its place."""

    template: ClassVar[str] = "hasil.html"
    state: str = ""
    said: tuple[str, ...] = ()
    files: tuple[Link, ...] = ()
    links: tuple[Link, ...] = ()
    problems: tuple[ProblemView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskView(ScreenView):
    """Some work, while it goes on and afterwards. ``page`` is where it was begun."""

    template: ClassVar[str] = "kerja.html"
    section: ClassVar[str] = "kerja"
    number: int
    title: str
    page: str
    is_over: bool
    done: int
    total: int
    result: ResultView


def get_task(request: Request, desk: Desk) -> Response:
    """The page of some work."""
    task = _task(request.rest, desk)
    return desk.screen(
        TaskView(
            number=task.number,
            title=task.title,
            page=task.page,
            is_over=task.is_over,
            done=task.done,
            total=task.total,
            result=_result(task, desk),
        )
    )


def get_news(request: Request, desk: Desk) -> Response:
    """How far some work is, for the script of its page."""
    task = _task(request.rest, desk)
    if not task.is_over:
        return told({"selesai": False, "sudah": task.done, "semua": task.total})
    return told({"selesai": True, "isi": html(_result(task, desk), desk.root), "ke": task.result.way})


def post_stop(request: Request, desk: Desk) -> Response:
    """Stop some work at its next step."""
    _task(request.rest, desk).stop()
    return told({})


def get_file(request: Request, desk: Desk) -> Response:
    """A file that some work has made: only one that it has named."""
    number, _, place = request.rest.partition("/")
    files = _task(number, desk).result.files
    if int(place) >= len(files):
        raise Refused("Berkas itu tidak ada di hasil pekerjaan ini.", 404)
    path = files[int(place)]
    try:
        data = read_plain(path)
    except OSError as error:
        raise Refused(f'"{path.name}" tidak dapat dibuka: {system_cause(error)}. Buat lagi berkas itu.') from error
    kind = kind_of(path.name)
    return Response(data=data, kind=kind, file_name="" if kind == PDF else path.name)


def begun(task: Task) -> Response:
    """What the page is told that has begun some work: where to see it."""
    return told({"kerja": f"/meja/kerja/{task.number}"})


def _task(number: str, desk: Desk) -> Task:
    task = desk.tasks.find(int(number))
    if task is None:
        raise Refused("Pekerjaan itu sudah tidak dikenal. Meja kerja mungkin dibuka ulang; mulai lagi.", 404)
    return task


def _result(task: Task, desk: Desk) -> ResultView:
    return ResultView(
        state=task.state.value,
        said=tuple(task.result.said),
        files=tuple(_file(task, place, path) for place, path in enumerate(task.result.files)),
        links=task.result.links,
        problems=shown(desk.live, task.result.problems),
    )


def _file(task: Task, place: int, path: Path) -> Link:
    try:
        size = f"{decimal(path.stat().st_size / 1e6)} MB"
    except OSError:
        size = ""
    return Link(text=path.name, href=f"/meja/hasil/{task.number}/{place}", note=size)


def shown(live: LiveSite, problems: Iterable[Problem]) -> tuple[ProblemView, ...]:
    """Problems as a page of the desk shows them: the errors first, and no advice."""
    heeded = [problem for problem in problems if problem.severity is not Severity.ADVICE]
    return problem_views(live, sorted(heeded, key=lambda problem: not problem.is_error))
