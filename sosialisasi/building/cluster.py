"""The work of ``workers``, done by processes on other machines: those of a dask.distributed cluster.

Each process has this program and its libraries in the same versions, which it is asked for before anything is sent. It
has nothing of the site: a text is sent with its bytes, a page with its view, and the site's own templates once. If a
process dies, another does its work.

A cluster asks for no password: whoever reaches it can run any program on all its machines, and read the whole content.
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
"""Batches that wait for each process: enough that none is idle, and so few that not all of a site is on its way."""

_ADDRESS = re.compile(r"tcp://[^\s/:@]+:[0-9]{1,5}")

A = TypeVar("A")
B = TypeVar("B")


class Unusable(Refusal):
    """The cluster cannot do the work. The text tells the user why, and what to do."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text} Tidak ada yang ditulis. Tanpa --cluster, komputer ini mengerjakan semuanya sendiri.")


class Cluster:
    """The processes of a scheduler. The connection is made for the first large task, and ends with the ``with``.

    ``Unusable`` if the address is not one, and from ``map`` whenever the cluster fails: the work is never done in this
    process instead, without a word.
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

        If ``work`` is a ``partial`` with a ``root`` (the folder with the site's own templates), each process gets a
        ``root`` of its own, with the same templates.
        """
        return map(work, items) if len(items) < PAYS_FROM else self._spread(work, items)

    def _spread(self, work: Callable[[A], B], items: Sequence[A]) -> Iterator[B]:
        if self._client is None:
            self._client = self._connect()
            # Sent once, and again to a process that comes after all that had it have died.
            self._site = self._client.submit(_Site, self._common_setup(), _own_templates(self._root), pure=False)
        if _has_root(work):
            work = partial(work, root=None)  # The path is one of this machine.
        batches = (items[start : start + _BATCH] for start in range(0, len(items), _BATCH))
        # Not the library's ``Executor``: it waits for ever for work that was lost with its worker and then failed.
        sent = (self._client.submit(_do, self._site, work, batch, pure=False) for batch in batches)
        waiting = deque(islice(sent, self._ahead))
        while waiting:
            done = self._result(waiting.popleft())
            waiting.extend(islice(sent, 1))
            yield from done

    def _connect(self) -> Any:
        try:
            import dask

            # Our own words say what goes wrong. The library reads this when it is imported.
            dask.config.set({"logging": {"distributed": "critical", "distributed.client": "critical"}})
            import distributed
        except ModuleNotFoundError as error:
            raise Unusable(
                'Pilihan --cluster memerlukan pustaka "distributed", yang belum terpasang di komputer ini. '
                "Cara memasangnya ada di docs/cluster.md."
            ) from error
        try:
            with warnings.catch_warnings():  # About versions, which ``_common_setup`` compares.
                warnings.simplefilter("ignore")
                return distributed.Client(self._address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
        except OSError as error:
            raise Unusable(
                f'Klaster di "{self._address}" tidak dapat dihubungi. Periksa alamatnya, jaringannya, dan apakah '
                '"dask scheduler" berjalan di sana.'
            ) from error

    def _common_setup(self) -> _Setup:
        """The setup of this process, which is also that of the scheduler and of every worker; else ``Unusable``."""
        self._await_worker("belum punya pekerja")
        own = _setup()
        setups = self._client.run(_setup, on_error="return")
        self._ahead = _AHEAD * len(setups)
        try:
            setups[self._address] = self._client.run_on_scheduler(_setup)
        except ImportError as error:
            setups[self._address] = error
        if others := [address for address, setup in sorted(setups.items()) if setup != own]:
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
            except _OtherSetup as error:
                raise _not_alike(str(error)) from error


def _not_alike(addresses: str) -> Unusable:
    return Unusable(
        f"Program, pustaka, Python, templat, atau huruf di {addresses} tidak sama dengan yang di komputer ini. "
        "Samakan versinya di semua komputer, lalu jalankan ulang penjadwal dan pekerjanya."
    )


# --- in a process of the cluster ------------------------------------------------------------------------------

_Setup = tuple[str, ...]
"""What bytes depend on beside the job: the program and its libraries, Python, the package's templates and fonts."""


@dataclass(frozen=True, slots=True, eq=False)
class _Site:
    """The setup that every process must have, and the site's own templates by their paths in its folder."""

    setup: _Setup
    templates: tuple[tuple[str, bytes], ...]


class _OtherSetup(Exception):
    """A process that joined later has another setup than the others. The text is its address."""


def _setup() -> _Setup:
    from importlib.metadata import version

    python = ".".join(map(str, sys.version_info[:2]))
    # A process keeps the fonts that it read first, so those count as well.
    return (engine_digest(), python, version("distributed"), _package_templates(), _first_templates())


def _package_templates() -> str:
    paths = below(PACKAGE_TEMPLATES)
    return files_digest((path.relative_to(PACKAGE_TEMPLATES).as_posix(), path.read_bytes()) for path in paths)


_first_templates = cache(_package_templates)


def _own_templates(root: Path) -> tuple[tuple[str, bytes], ...]:
    folders = [folder for medium in ("web", "cetak") for folder in template_folders(medium, root)[:-1]]
    paths = [path for folder in folders for path in below(folder)]
    return tuple((path.relative_to(root).as_posix(), path.read_bytes()) for path in paths)


def _has_root(work: Callable[[A], B]) -> TypeGuard[partial[B]]:
    return isinstance(work, partial) and "root" in work.keywords


def _do(site: _Site, work: Callable[[A], B], batch: Sequence[A]) -> list[B]:
    """A batch of jobs, in a process of the cluster."""
    with _WRITING:
        root = _folder_of(site)
    if _has_root(work):
        work = partial(work, root=root)
    return [work(item) for item in batch]


_WRITING = Lock()


@lru_cache(maxsize=1)
def _folder_of(site: _Site) -> Path:
    """A folder of this process with the site's own templates. ``_OtherSetup`` if the process has another setup."""
    from distributed import get_worker

    worker = get_worker()
    if _setup() != site.setup:
        raise _OtherSetup(worker.address)
    root = Path(worker.local_directory) / files_digest(site.templates)
    for name, data in site.templates:
        file = root.joinpath(*name.split("/"))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return root
