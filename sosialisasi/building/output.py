"""The two folders that a build writes: what is ours in them, what must not be touched, and what takes its place."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from sosialisasi.building import keeping
from sosialisasi.building.folders import OFFICE, PRINTED, Folders, file_name
from sosialisasi.building.traces import State, Trace, verify
from sosialisasi.ground import digests
from sosialisasi.ground.files import is_link, links_on_the_way, read_plain, site_above, system_cause
from sosialisasi.ground.problems import Family, Problem, Rule
from sosialisasi.ground.writing import CANNOT_WRITE, PRIVATE, PUBLIC, Drafts, clear_drafts
from sosialisasi.showing.artifacts import Artifact, FileRecord

if TYPE_CHECKING:  # A build in which nothing has changed needs no model.
    from sosialisasi.site.model import Settings

_rule = partial(Rule, Family.OUTPUT)

FOREIGN_OUTPUT = _rule(
    "folder-hasil-asing",
    'Folder hasil "{folder}" berisi berkas yang bukan buatan program ini.',
    "Berkas orang lain tidak boleh tertimpa atau terhapus.",
    'Kosongkan folder itu, atau pakai folder lain: "python3 build.py --out FOLDER". Bila itu hasil lama, hapus saja.',
    wrong="python3 build.py --out Dokumen",
    right="python3 build.py --out _site",
)

LINKED_OUTPUT = _rule(
    "hasil-pintasan",
    'Tidak ada yang ditulis: "{folder}" adalah pintasan (symlink) ke tempat lain.',
    "Yang ditulis atau dihapus di dalamnya sebenarnya ditulis atau dihapus di tempat lain itu.",
    "Hapus pintasan itu, bukan isinya, lalu ulangi; foldernya dibuat lagi.",
    wrong="_site/briefing (pintasan ke folder lain)",
    right="_site/briefing (folder biasa)",
)

LISTS = (digests.NAME, OFFICE + digests.NAME)
"""The list that each folder has of its own files, and by which they are known if there is no trace of them."""

MADE_LAST = (*LISTS, keeping.NAME)
"""What is made from all other files."""


class Output:
    """The folders of a site whose ``owner`` is its identity: each new file is put beside its place as soon as it is
    made, and all take their places at the end.

    Leaving the ``with`` before ``publish`` leaves all as it was. ``problems`` says what the disk refused.
    """

    def __init__(self, folders: Folders, state: State, trace: Trace, owner: str) -> None:
        self.written: set[str] = set()
        """What differs from what was on disk."""
        self.problems: tuple[Problem, ...] = ()
        self._folders = folders
        self._state = state
        self.before = _with_listed(trace, folders, owner)
        """What was ours before."""
        self._owner = owner
        self._is_marked = False
        self._drafts = Drafts(below=(folders.out, folders.office))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._drafts.discard()
        if self._is_marked:
            with suppress(OSError):
                self._state.write_trace(self.before)

    def refusals(self, artifacts: Iterable[Artifact]) -> tuple[Problem, ...]:
        """Why nothing may be written into the folders at all: they are somebody else's, or lead elsewhere."""
        if foreign := tuple(self._foreign_folders()):
            return foreign
        return tuple(links(self._folders, {*self.before.entries, *map(file_name, artifacts)}))

    def expect(self, names: Iterable[str]) -> tuple[Problem, ...]:
        """Mark the files that may be written, so that the next build knows them as ours should this one be cut short;
        or say which of them are there and are not ours.
        """
        names = (*names, *MADE_LAST)
        if foreign := tuple(self._foreign_files(names)):
            return foreign
        with self._telling():
            if self.before.is_cut_short:
                clear_drafts(self._folders.file(name).parent for name in self.before.entries)
            self._state.write_trace(Trace(entries=dict.fromkeys(names, FileRecord(digest="")) | self.before.entries))
            self._is_marked = True
        return ()

    def keep(self, name: str, data: bytes, record: FileRecord) -> None:
        """Put a file beside its place, if it differs from what is there."""
        path = self._folders.file(name)
        if not self.problems and not verify(path, record):
            with self._telling():
                self._drafts.put(path, data, PRIVATE if name.startswith(OFFICE) else PUBLIC)
                self.written.add(name)

    def list_all(self, records: dict[str, FileRecord], settings: Settings) -> None:
        """Give each of the two folders the list of its files, and browsers that of what they may keep; and add these to
        the ``records``.
        """
        if settings.offline:
            self._list(keeping.NAME, keeping.text(records, settings.as_of), records)
        published = {name: each.digest for name, each in records.items() if not name.startswith(OFFICE)}
        office = {name.removeprefix(OFFICE): each.digest for name, each in records.items() if name.startswith(OFFICE)}
        for name, files in zip(LISTS, (published, office), strict=True):
            self._list(name, digests.text(files, self._owner), records)

    def _list(self, name: str, data: bytes, records: dict[str, FileRecord]) -> None:
        records[name] = FileRecord(digest=digests.of(data), size=len(data))
        self.keep(name, data, records[name])

    def publish(self, trace: Trace) -> tuple[str, ...]:
        """Let what was kept take its place, delete what we wrote once and no longer make (the result), and remember."""
        self._is_marked = False
        removed = tuple(name for name in self.before.entries if name not in trace.entries)
        with self._telling():
            if any(links(self._folders, {*removed, *self.written})):  # Put there while all was made.
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
            self._drafts.publish()
            _delete(self._folders, removed)
            self._state.write_trace(trace)
        return removed

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Make a problem of what the disk refuses."""
        try:
            yield
        except OSError as error:
            name = self._folders.out.name
            failed = CANNOT_WRITE.at(name, folder=name, sebab=system_cause(error))
            self.problems = (failed,)

    def _foreign_folders(self) -> Iterator[Problem]:
        """Refuse to take over a folder that holds anything and that nothing tells that we have written."""
        is_office = [name.startswith(OFFICE) for name in self.before.entries]
        out, office = self._folders.out, self._folders.office
        # All published folders of a site share its office folder.
        is_our_office = any(is_office) or self._state.has_traces()
        for folder, is_ours, besides in ((out, not all(is_office), ""), (office, is_our_office, PRINTED)):
            if folder.is_dir() and not is_ours and any(file.name != besides for file in folder.iterdir()):
                yield FOREIGN_OUTPUT.at(folder.name, folder=folder.name)

    def _foreign_files(self, names: Iterable[str]) -> Iterator[Problem]:
        """Refuse to write over a file that nothing tells that we have written."""
        ours = self.before.entries
        knows_office = OFFICE + digests.NAME in ours  # Older versions made no list of it.
        for name in names:
            is_office = name.startswith(OFFICE)
            if name not in ours and (knows_office or not is_office) and self._folders.file(name).exists():
                folder = self._folders.office if is_office else self._folders.out
                where = f"{folder.name}/{name.removeprefix(OFFICE)}"
                yield FOREIGN_OUTPUT.at(where, folder=folder.name)


def intact(folders: Folders, records: Mapping[str, FileRecord]) -> dict[str, FileRecord]:
    """Those of the files that still are what was written."""
    return {name: record for name, record in records.items() if verify(folders.place(name), record)}


def is_untouched(folders: Folders, trace: Trace) -> bool:
    """Whether every file of a trace still is what was written, and lies where it was."""
    records = trace.entries
    return not any(links(folders, records)) and all(verify(folders.place(name), each) for name, each in records.items())


def links(folders: Folders, names: Collection[str]) -> Iterator[Problem]:
    """Refuse to write or delete through a link. Only the published folder itself may be one, to another disk."""
    office = [name.removeprefix(OFFICE) for name in names if name.startswith(OFFICE)]
    published = [name for name in names if not name.startswith(OFFICE)]
    for folder, own in ((folders.out, published), (folders.office, office)):
        for way in links_on_the_way(folder, own):
            yield LINKED_OUTPUT.at(f"{folder.name}/{way}", folder=f"{folder.name}/{way}")
    if is_link(folders.office):
        yield LINKED_OUTPUT.at(folders.office.name, folder=folders.office.name)


def _with_listed(trace: Trace, folders: Folders, owner: str) -> Trace:
    """A trace, with all that the folders themselves list as files of this site where it tells of none of them.

    So a trace that was lost is made again; and what a build into another published folder made for the office is known.
    """
    listed: dict[str, FileRecord] = {}
    if all(name.startswith(OFFICE) for name in trace.entries) and _is_own_place(folders, owner):
        listed |= _listed(folders.out, owner, "")
    listed |= _listed(folders.office, owner, OFFICE)
    return replace(trace, entries=listed | trace.entries)


def _listed(folder: Path, owner: str, prefix: str) -> dict[str, FileRecord]:
    """The files that a folder lists, if its list is one of ours; it is a file of ours too."""
    try:
        data = read_plain(folder / digests.NAME)
    except OSError:
        return {}
    if digests.owner(data) != owner:
        return {}
    files = {**digests.parse(data), digests.NAME: digests.of(data)}
    return {prefix + name: FileRecord(digest=digest) for name, digest in files.items()}


def _is_own_place(folders: Folders, owner: str) -> bool:
    """Whether a published folder whose list names our owner is surely ours: it lies in the folder of our site; or in
    that of no site, and the owner is an identity that no other site has.
    """
    around = site_above(folders.out.resolve())
    return around == folders.root.resolve() or (around is None and owner != digests.NOBODY)


def _delete(folders: Folders, names: Iterable[str]) -> None:
    for name in names:
        path = folders.file(name)
        path.unlink(missing_ok=True)
        _remove_empty(path.parent, stop=folders.office if name.startswith(OFFICE) else folders.out)


def _remove_empty(folder: Path, stop: Path) -> None:
    while folder != stop and not (folder.is_dir() and any(folder.iterdir())):
        if folder.is_dir():
            folder.rmdir()
        folder = folder.parent
