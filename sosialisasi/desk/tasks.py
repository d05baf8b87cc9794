"""Long work of the desk: it tells how far it is, and can be stopped. One at a time.

However it ends, it has ended: work that breaks off never seems to go on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from threading import Event, Lock

from sosialisasi.building.planner import Progress
from sosialisasi.desk.exchange import Refused
from sosialisasi.ground.files import system_cause
from sosialisasi.ground.problems import Problem
from sosialisasi.ground.refusals import Refusal
from sosialisasi.showing.views import Link


class TaskState(StrEnum):
    RUNNING = "berjalan"
    DONE = "selesai"
    STOPPED = "dihentikan"
    FAILED = "gagal"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskResult:
    """What some work came to: ``said`` in sentences, where it leads to as ``links``, the ``files`` that it made, which
    may be opened from now on, and what is wrong. Work with an error among its ``problems`` has failed. Whoever watches
    it end goes on to ``way``.
    """

    said: Sequence[str]
    links: tuple[Link, ...] = ()
    files: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()
    way: str = ""


@dataclass(slots=True, kw_only=True)
class Task:
    """Some work: what it is called, the page that it belongs to, how much of it is done, and what it came to."""

    number: int
    title: str
    page: str
    done: int = 0
    total: int = 0
    state: TaskState = TaskState.RUNNING
    result: TaskResult = field(default_factory=lambda: TaskResult(said=()))
    _end: Event = field(default_factory=Event)

    def stop(self) -> None:
        """Ask the work to end at its next step."""
        self._end.set()

    @property
    def is_over(self) -> bool:
        return self.state is not TaskState.RUNNING

    def _tell(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        if self._end.is_set():
            raise _Stopped


class _Stopped(BaseException):
    """Somebody has stopped the work: no failure of it, which it could survive."""


TaskWork = Callable[[Progress], TaskResult]
"""What is done; it calls its argument after each step, with how many are done and how many there are."""


class Tasks:
    """All work since the desk was opened. ``begin`` is how the host lets it run beside the answers."""

    def __init__(self, begin: Callable[[Callable[[], None]], None], failed: Callable[[Exception], str]) -> None:
        self._begin = begin
        self._failed = failed
        self._tasks: list[Task] = []
        self._starting = Lock()

    def start(self, title: str, page: str, work: TaskWork) -> Task:
        """Begin some work. ``Refused`` while other work is going on."""
        with self._starting:
            if self.running is not None:
                raise Refused(f"Tunggu: {self.running.title} belum selesai.", 409)
            task = Task(number=len(self._tasks) + 1, title=title, page=page)
            self._tasks.append(task)
        try:
            self._begin(lambda: self._run(task, work))
        except RuntimeError as error:  # The computer lets nothing more begin.
            task.result, task.state = TaskResult(said=(self._failed(error),)), TaskState.FAILED
        return task

    @property
    def running(self) -> Task | None:
        """The work that is going on."""
        return next((task for task in self._tasks if not task.is_over), None)

    def find(self, number: int) -> Task | None:
        return self._tasks[number - 1] if 0 < number <= len(self._tasks) else None

    def _run(self, task: Task, work: TaskWork) -> None:
        result, state = TaskResult(said=(_BROKEN,)), TaskState.FAILED
        try:
            result = work(task._tell)
            state = TaskState.FAILED if any(problem.is_error for problem in result.problems) else TaskState.DONE
        except _Stopped:
            result, state = TaskResult(said=(_STOPPED,)), TaskState.STOPPED
        except Refusal as refusal:
            result = TaskResult(said=(str(refusal),))
        except OSError as error:
            result = TaskResult(said=(_NO_DISK.format(system_cause(error)),))
        except Exception as error:  # A bug of ours must not end the desk.
            result = TaskResult(said=(_BROKEN, self._failed(error)))
        finally:  # A library that panics raises what is no Exception.
            task.result, task.state = result, state


_STOPPED = "Dihentikan sebelum selesai. Yang sudah ada tetap seperti semula."
_NO_DISK = "Tidak selesai: {}. Tutup berkas yang sedang terbuka, lalu ulangi."
_BROKEN = "Tidak selesai karena kesalahan program; laporkan kepada pengelola."
