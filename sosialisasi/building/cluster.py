"""The work of ``workers``, done by processes on other machines: those of a dask.distributed cluster.

They have this program and its libraries in the same versions, which is asked of each before anything is sent, and
nothing of the site: a text goes with its bytes, a page with its view, and the site's own templates go along once.
A process that dies is no loss; what it had is done by another.

Whoever reaches a cluster can run whatever they like on all its machines, and read what is sent: the whole content.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Self, TypeGuard, TypeVar

from sosialisasi.building.traces import engine_digest, files_digest
from sosialisasi.ground.files import PACKAGE_TEMPLATES, below, template_folders
from sosialisasi.ground.refusals import Refusal
from sosialisasi.ground.workers import PAYS_FROM

if TYPE_CHECKING:
    import distributed

PATIENCE = 10.0
"""Seconds until a cluster that does not answer, or has nobody left to work, is given up."""

_BATCH = 16
_AHEAD = 4
"""So many batches wait for each process, so that none is idle, and the site is not on its way all at once."""

_ADDRESS = re.compile(r"tcp://[^\s/:@]+:[0-9]{1,5}")

A = TypeVar("A")
B = TypeVar("B")


class Unusable(Refusal):
    """The cluster cannot do the work. The text tells the user why, and what to do."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text} Tidak ada yang ditulis. Tanpa --cluster, komputer ini mengerjakan semuanya sendiri.")


class Cluster:
    """The processes behind a scheduler, called when they are first needed and left with the ``with``.

    ``Unusable`` if the address is none, and from ``map`` whenever the cluster fails: nothing is silently done here.
    """

    def __init__(self, address: str, root: Path) -> None:
        if not _ADDRESS.fullmatch(address):
            raise Unusable(f'Alamat klaster "{address}" tidak dikenali. Tulis seperti tcp://192.168.1.10:8786.')
        self._address = address
        self._root = root
        self._client: Any = None
        self._ahead = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._client is not None:
            self._client.close()

    def map(self, work: Callable[[A], B], items: Sequence[A], /) -> Iterator[B]:
        """What ``work`` gives for each item, in order; in this process if there is little to do.

        If ``work`` is a ``partial`` with a ``root``, that is where the site's own templates lie wherever it is done.
        """
        return map(work, items) if len(items) < PAYS_FROM else self._spread(work, items)

    def _spread(self, work: Callable[[A], B], items: Sequence[A]) -> Iterator[B]:
        if self._client is None:
            self._client = self._connect()
            # Sent once, and anew to whoever comes when all who had it have died.
            self._site = self._client.submit(_Site, self._greet(), _own(self._root), pure=False)
        if _has_root(work):
            work = partial(work, root=None)  # The path is one of this machine.
        batches = (items[start : start + _BATCH] for start in range(0, len(items), _BATCH))
        # Not by the library's ``Executor``: it waits for ever for work that was lost with its worker and then failed.
        sent = (self._client.submit(_do, self._site, work, batch, pure=False) for batch in batches)
        waiting = deque(islice(sent, self._ahead))
        while waiting:
            done = self._result(waiting.popleft())
            waiting.extend(islice(sent, 1))
            yield from done

    def _connect(self) -> Any:
        try:
            import dask

            # What goes wrong is told in our own words. Read when the library is imported.
            dask.config.set({"logging": {"distributed": "critical", "distributed.client": "critical"}})
            import distributed
        except ModuleNotFoundError as error:
            raise Unusable(
                'Pilihan --cluster memerlukan pustaka "distributed", yang belum terpasang di komputer ini. '
                "Cara memasangnya ada di docs/cluster.md."
            ) from error
        try:
            with warnings.catch_warnings():  # Of versions, which ``_greet`` compares.
                warnings.simplefilter("ignore")
                return distributed.Client(self._address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
        except OSError as error:
            raise Unusable(
                f'Klaster di "{self._address}" tidak dapat dihubungi. Periksa alamatnya, jaringannya, dan apakah '
                '"dask scheduler" berjalan di sana.'
            ) from error

    def _greet(self) -> _Kind:
        """What this process and all those of the cluster, its scheduler included, have in common."""
        self._await_worker("belum punya pekerja")
        own = _kind()
        found = self._client.run(_kind, on_error="return")
        self._ahead = _AHEAD * len(found)
        try:
            found[self._address] = self._client.run_on_scheduler(_kind)
        except ImportError as error:
            found[self._address] = error
        if others := [address for address, kind in sorted(found.items()) if kind != own]:
            raise _not_alike(", ".join(others))
        return own

    def _await_worker(self, trouble: str) -> None:
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except (OSError, CancelledError) as error:
            raise Unusable(
                f'Klaster di "{self._address}" {trouble}. Jalankan "dask worker {self._address}" sedikitnya di satu '
                "komputer."
            ) from error

    def _result(self, future: distributed.Future[list[B]]) -> list[B]:
        from distributed import KilledWorker

        while True:
            try:
                return future.result(timeout=PATIENCE)
            except TimeoutError:
                self._await_worker("tidak lagi punya pekerja")
            except CancelledError as error:
                raise Unusable(f'Klaster di "{self._address}" berhenti sebelum pekerjaannya selesai.') from error
            except KilledWorker as error:
                raise Unusable(
                    f'Pekerja klaster di "{self._address}" berkali-kali mati di tengah pekerjaan yang sama. Periksa '
                    "memori komputernya."
                ) from error
            except _OtherKind as error:
                raise _not_alike(str(error)) from error


def _not_alike(addresses: str) -> Unusable:
    return Unusable(
        f"Program, pustaka, Python, templat, atau huruf di {addresses} tidak sama dengan yang di komputer ini. "
        "Samakan versinya di semua komputer, lalu jalankan ulang penjadwal dan pekerjanya."
    )


# --- there -------------------------------------------------------------------------------------------------

_Kind = tuple[str, ...]
"""What bytes depend on beside the job: the program and its libraries, Python, the package's templates and fonts."""


@dataclass(frozen=True, slots=True, eq=False)
class _Site:
    """What every process must be, and the templates of the site's own by their paths in its folder."""

    kind: _Kind
    templates: tuple[tuple[str, bytes], ...]


class _OtherKind(Exception):
    """A process that came later, and is not like the others. The text is its address."""


def _kind() -> _Kind:
    python = ".".join(map(str, sys.version_info[:2]))
    # A process that has read other fonts before keeps them, so what it found first counts as well.
    return (engine_digest(), python, version("distributed"), _package_templates(), _first_templates())


def _package_templates() -> str:
    paths = below(PACKAGE_TEMPLATES)
    return files_digest((path.relative_to(PACKAGE_TEMPLATES).as_posix(), path.read_bytes()) for path in paths)


_first_templates = cache(_package_templates)


def _own(root: Path) -> tuple[tuple[str, bytes], ...]:
    folders = [folder for medium in ("web", "cetak") for folder in template_folders(medium, root)[:-1]]
    paths = [path for folder in folders for path in below(folder)]
    return tuple((path.relative_to(root).as_posix(), path.read_bytes()) for path in paths)


def _has_root(work: Callable[[A], B]) -> TypeGuard[partial[B]]:
    return isinstance(work, partial) and "root" in work.keywords


def _do(site: _Site, work: Callable[[A], B], batch: Sequence[A]) -> list[B]:
    """A batch of jobs, in a process of the cluster."""
    with _SETTLING:
        root = _settle(site)
    if _has_root(work):
        work = partial(work, root=root)
    return [work(item) for item in batch]


_SETTLING = Lock()


@lru_cache(maxsize=1)
def _settle(site: _Site) -> Path:
    """A folder of this process with the site's own templates, once it is known to be like the others."""
    from distributed import get_worker

    worker = get_worker()
    if _kind() != site.kind:
        raise _OtherKind(worker.address)
    root = Path(worker.local_directory) / files_digest(site.templates)
    for name, data in site.templates:
        file = root.joinpath(*name.split("/"))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return root
