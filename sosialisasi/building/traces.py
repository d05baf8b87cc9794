"""Verifying traces: what was written from what, so that a build does only what is needed and can say why.

An artifact is fresh if its key, a hash of everything that it is made from, is the one it was last written with, and
the file on disk still has the bytes that we wrote. Above that stands one key for the whole site: if no input at all has
changed, nothing has to be read as content. The state lives outside the published folders, in ``.sosialisasi/``, and is
only ever read as typed data.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from sosialisasi.building.folders import OFFICE
from sosialisasi.ground import digests
from sosialisasi.ground.dates import Day
from sosialisasi.ground.digests import stays
from sosialisasi.ground.files import PACKAGE, read_plain, site_above
from sosialisasi.ground.problems import Problem
from sosialisasi.ground.writing import PRIVATE, write_all, write_atomically
from sosialisasi.showing.artifacts import Artifact, FileRecord

if TYPE_CHECKING:
    from sosialisasi.reading import load

_LIBRARIES = (
    "holidays",
    "icalendar",
    "jinja2",
    "lxml",
    "markdown",
    "markupsafe",
    "msgspec",
    "pillow",
    "python-docx",
    "pyyaml",
    "segno",
    "typst",
)
"""What the bytes that we write depend on, beside our own source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What we last wrote into a pair of folders. Paths of office files begin with ``kantor:``."""

    site_key: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    """The hash of each file of ``content/``."""
    notices: tuple[Problem, ...] = ()
    as_of: Day | None = None
    """The day on which the data hold."""
    entries: dict[str, FileRecord] = field(default_factory=dict)

    @property
    def is_cut_short(self) -> bool:
        """Whether the build that it tells of had begun to write, and never said that it was done."""
        return bool(self.entries) and not self.site_key


@cache
def engine_digest() -> str:
    """A hash of this package's source, its data and the versions of the libraries that shape its output."""
    from importlib.metadata import version  # Late, here and in ``cluster``: it loads all that reads mail.

    sources = sorted(path for pattern in ("**/*.py", "**/data/*") for path in PACKAGE.glob(pattern))
    versions = [f"{name} {version(name)}" for name in _LIBRARIES]
    return _hash(*(path.read_bytes() for path in sources), *(text.encode() for text in versions))


def files_digest(files: Iterable[tuple[str, bytes]]) -> str:
    """A hash of the names and bytes of files."""
    return _hash(*(part for name, data in files for part in (name.encode(errors="surrogateescape"), data)))


def view_digest(artifact: Artifact) -> str:
    """A hash of the view of an artifact, and of what tells it from equal views of other types."""
    kind = f"{artifact.medium} {type(artifact.view).__name__}"
    return _hash(kind.encode(), canonical(artifact.view))


def canonical(view: object) -> bytes:
    """The same bytes for equal views, in every run and on every machine. ``TypeError`` for what has no such form."""
    return _ENCODER.encode(view)


def verify(path: Path | str, record: FileRecord) -> bool:
    """Whether the file on disk still has the bytes that were written."""
    try:
        return digests.of(read_plain(path)) == record.digest
    except OSError:
        return False


class State:
    """The trace and the memo of one pair of output folders, kept below the site folder.

    A trace is named after the place of its output in the site folder, so that both may move together; that of an output
    elsewhere after its path, so that the site may move alone.
    """

    def __init__(self, root: Path, out: Path) -> None:
        name = _hash(os.fsencode(_place(root.resolve(), out.resolve())))[:12]
        self.folder = root / ".sosialisasi"
        self._list = out / digests.NAME
        self._is_own_place = site_above(out.resolve()) in (root.resolve(), None)
        self._trace_file = self.folder / f"jejak-{name}.msgpack"
        self._memo_file = self.folder / "memo.msgpack"
        self._kept: dict[str, msgspec.Raw] = {}
        """The entries of the memo on the disk as they stand there, until it is written anew."""

    def read_trace(self) -> Trace:
        """The last trace of the output. If there is none, since the output was moved or copied (but not into the folder
        of another site), the trace that was written with the list of files in it; else an empty one.
        """
        trace = self._read_trace(self._trace_file)
        return self._trace_of_the_list() if not trace.entries and self._is_own_place else trace

    def _trace_of_the_list(self) -> Trace:
        try:
            listed = digests.of(read_plain(self._list))
        except OSError:
            return Trace()
        traces = map(self._read_trace, sorted(self.folder.glob(_TRACES)))
        told = (trace for trace in traces if digests.NAME in trace.entries)
        return next((trace for trace in told if trace.entries[digests.NAME].digest == listed), Trace())

    @staticmethod
    def _read_trace(file: Path) -> Trace:
        trace: Trace = _read(file, _decode_trace) or Trace()
        # What a trace names may be deleted, so one that names anything outside of the output is not ours.
        return trace if all(stays(name.removeprefix(OFFICE)) for name in trace.entries) else Trace()

    def has_traces(self) -> bool:
        """Whether this site was ever built, into this folder or another."""
        return any(self.folder.glob(_TRACES))

    def write_trace(self, trace: Trace) -> None:
        write_atomically(self._trace_file, _sealed(trace), below=self.folder.parent, mode=PRIVATE)

    def read_memo(self) -> load.Memo:
        memo, self._kept = _read(self._memo_file, _decode_memo) or ({}, {})
        return memo

    def write_memo(self, memo: Mapping[str, load.Read]) -> None:
        """Keep the memo, if the disk allows it: without it the next build is only slower."""
        kept, self._kept = self._kept, {}
        folders: dict[str, dict[str, Any]] = {}
        for name, read in memo.items():
            if read.value is not None:
                folders.setdefault(read.folder, {})[name] = kept.get(name, (read.value, read.problems))
        if kept and kept.keys() == {name for names in folders.values() for name in names}:
            return
        # Without ``write_atomically``: the memo is large, and one that is lost costs only time.
        sealed = _sealed((engine_digest(), folders))
        with suppress(OSError):
            write_all({self._memo_file: sealed}, below=self.folder.parent, mode=PRIVATE)


_TRACES = "jejak-*.msgpack"


def _place(root: Path, out: Path) -> str:
    return out.relative_to(root).as_posix() if out.is_relative_to(root) else str(out)


def _plain(value: object) -> object:
    """Text that knows that it is safe (``Markup``, ``Typst``) is text here."""
    if isinstance(value, str):
        return str.__str__(value)
    raise TypeError(f"{type(value).__name__} has no canonical form")


_ENCODER = msgspec.json.Encoder(order="deterministic", enc_hook=_plain)


def _hash(*parts: bytes) -> str:
    """A hash of parts that cannot be confused with a hash of other parts."""
    found = hashlib.sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.hexdigest()


def _sealed(value: object) -> bytearray:
    """A value behind the hash of its bytes. A spoilt byte could otherwise still mean something, and be published."""
    sealed = bytearray(_SEAL)
    msgspec.msgpack.Encoder().encode_into(value, sealed, _SEAL)
    with memoryview(sealed) as data:
        data[:_SEAL] = hashlib.sha256(data[_SEAL:]).digest()
    return sealed


_SEAL = hashlib.sha256().digest_size


def _read(path: Path, decode: Callable[[memoryview], Any]) -> Any:
    try:
        sealed = path.read_bytes()
        seal, data = sealed[:_SEAL], memoryview(sealed)[_SEAL:]  # Not a copy of what may be 100 MB.
        return decode(data) if seal == hashlib.sha256(data).digest() else None
    except (OSError, msgspec.DecodeError):  # Nothing there, or another version's: start afresh.
        return None


@dataclass(frozen=True, slots=True)
class _Names:
    """What traces of all versions have: which files are ours."""

    entries: dict[str, Any]


def _decode_trace(data: memoryview) -> Trace:
    try:
        return msgspec.msgpack.decode(data, type=Trace)
    except msgspec.ValidationError:
        names = msgspec.msgpack.decode(data, type=_Names)
        return Trace(entries=dict.fromkeys(names.entries, FileRecord(digest="")))


def _decode_memo(data: memoryview) -> tuple[load.Memo, dict[str, msgspec.Raw]]:
    from sosialisasi.reading import load

    engine, folders = msgspec.msgpack.decode(data, type=tuple[str, dict[str, dict[str, msgspec.Raw]]])
    memo: load.Memo = {}
    kept: dict[str, msgspec.Raw] = {}
    if engine == engine_digest():
        for folder, raw in folders.items():
            kept |= raw
            kind = load.KINDS[folder]
            decoder = msgspec.msgpack.Decoder(tuple[kind, tuple[Problem, ...]])  # type: ignore[valid-type]
            memo |= {name: load.Read(folder, *decoder.decode(entry)) for name, entry in raw.items()}
    return memo, kept
