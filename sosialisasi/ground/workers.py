"""Pure work, spread over processes when there is enough of it to pay."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future
    from multiprocessing.context import BaseContext

PAYS_FROM = 64
"""Starting processes costs about as much as reading or rendering this many pages."""

_CHUNK = 16

A = TypeVar("A")
B = TypeVar("B")


class Map(Protocol):
    """``map``, or a function that gives the same results from other processes."""

    def __call__(self, work: Callable[[A], B], items: Sequence[A], /) -> Iterator[B]: ...


class Workers:
    """Up to ``jobs`` processes, started when they are first needed and ended with the ``with``."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: Executor | None = None
        self._starter: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._starter is not None:
            self._starter.shutdown()
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def map(self, work: Callable[[A], B], items: Sequence[A], /) -> Iterator[B]:
        """The result of ``work`` for each item, in order; computed in this process if the items are few."""
        if self._jobs == 1 or len(items) < PAYS_FROM:
            return map(work, items)
        if self._starter is None:
            from concurrent.futures import ThreadPoolExecutor

            self._starter = ThreadPoolExecutor(1)
        # In a thread: whoever starts a process waits until it has imported all, and could import as well in that time.
        return _awaited(self._starter.submit(self._begin, work, items))

    def _begin(self, work: Callable[[A], B], items: Sequence[A]) -> Iterator[B]:
        if self._pool is None:
            from concurrent.futures import ProcessPoolExecutor

            self._pool = ProcessPoolExecutor(self._jobs, mp_context=_context())
        return self._pool.map(work, items, chunksize=_CHUNK)


def _awaited(begun: Future[Iterator[B]]) -> Iterator[B]:
    yield from begun.result()


def _context() -> BaseContext:
    """How processes are started: never as a copy of this one, which would wait for threads that it lacks (Typst's)."""
    import multiprocessing

    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(
        ["sosialisasi.reading.load", "sosialisasi.showing.rendering.web", "sosialisasi.showing.rendering.paper"]
    )
    return context
