"""The terminal: streams that may fail, questions that may have nobody to answer them, and progress."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any, NoReturn, TextIO

import click

from sosialisasi.building.planner import Progress
from sosialisasi.ground.files import system_cause

PROGRESS_PAYS_FROM = 100
"""Fewer files than this are done before a bar could be read."""


def run(command: Callable[[], int]) -> int:
    """Run a command, which goes on even if its output cannot be written. Its exit status, or 2 if output was lost."""
    while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass  # In the place of a stream that is closed a file of the site would be opened, and written into.
    os.close(handle)
    streams = sys.stdout, sys.stderr
    out, err = (_Stream(stream) if stream else None for stream in streams)
    sys.stdout, sys.stderr = out, err
    try:
        status = command()
        if out and out.failure and out.failure.errno != errno.EPIPE:  # Who reads no further has read enough.
            click.echo(f"Laporan tidak dapat ditulis: {system_cause(out.failure)}.", err=True)
            status = status or 2
    finally:
        sys.stdout, sys.stderr = streams
    return status


class _Stream:
    """A stream that may fail, on a full disk or when its reader ends, without ending the work that it tells of."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.failure: OSError | None = None
        # A Windows console of an old code page must not fail on a tick or an en dash.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        self._try(lambda: self._stream.write(text))
        return len(text)

    def flush(self) -> None:
        self._try(self._stream.flush)

    def _try(self, work: Callable[[], object]) -> None:
        try:
            work()
        except OSError as error:
            self.failure = self.failure or error
            handle = os.open(os.devnull, os.O_WRONLY)
            os.dup2(handle, self._stream.fileno())  # What is left of it, and what comes, goes nowhere.
            os.close(handle)


def someone_answers() -> bool:
    """Whether somebody sits at the terminal who can be asked."""
    return bool(sys.stdin and sys.stdin.isatty())


def stop(report: str, sentence: str) -> NoReturn:
    """End the command with exit status 1, after a report of what is wrong and a sentence about what was not done."""
    click.echo(report, nl=False)
    click.echo(sentence)
    sys.exit(1)


@contextmanager
def progress(doing: str, form: str = "text") -> Iterator[Progress]:
    """How far long work has come: a bar if a terminal watches, one plain line otherwise, and nothing to programs."""
    with ExitStack() as open_bar:
        shown: list[Progress] = []

        def show(done: int, total: int) -> None:
            if form != "text" or total < PROGRESS_PAYS_FROM:
                return
            if not shown:
                shown.append(_bar(open_bar, doing) if sys.stderr and sys.stderr.isatty() else partial(_line, doing))
            shown[0](done, total)

        yield show


def _bar(open_bar: ExitStack, doing: str) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn())
    bar = open_bar.enter_context(Bar(*columns, console=Console(stderr=True), transient=True))
    task = bar.add_task("")
    return lambda done, total: bar.update(task, completed=done, total=total)


def _line(doing: str, done: int, total: int) -> None:
    if done == 1:
        click.echo(f"{doing} {total} berkas …", err=True)
