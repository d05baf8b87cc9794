"""The site as a build would make it now, in memory, for as long as a process lives: what the preview shows.

The published and the office folder are only read, and nothing of the office is ever made here. What ``build`` put into
the published folder is used where it is what would be made now. Pages are made at once, sheets and cards when somebody
opens them. What is kept from one look to the next makes the next one shorter, and never other than a build.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from threading import Lock
from types import MappingProxyType

from sosialisasi.building.pipeline import (
    PRINTED_MEDIA,
    Folders,
    Inputs,
    Job,
    Plan,
    Progress,
    Report,
    render_jobs,
    understand,
    unmade,
)
from sosialisasi.building.traces import State, verify
from sosialisasi.check import check_ledger, check_links
from sosialisasi.ground.characters import lines_of
from sosialisasi.ground.files import Text
from sosialisasi.ground.problems import Problem
from sosialisasi.ground.workers import Map, Workers
from sosialisasi.reading import load
from sosialisasi.showing.artifacts import Artifact, Entry, Key
from sosialisasi.showing.overview import Kept
from sosialisasi.showing.rendering.render import broken_template, render
from sosialisasi.showing.rendering.templating import TemplateFailure


@dataclass(frozen=True, slots=True)
class _Page:
    """What is made at once. ``data`` is missing if the published folder has the same."""

    artifact: Artifact
    key: Key
    entry: Entry
    data: bytes | None


@dataclass(frozen=True, slots=True)
class _Shown:
    """A state of the site: what is made, and what can be."""

    inputs: Inputs
    pages: Mapping[str, _Page] = field(default_factory=dict)
    later: Mapping[str, Artifact] = field(default_factory=dict)


class Desk:
    """The site of a folder, looked at again and again. One thread may ``look`` while others ``read``."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self.inputs = Inputs(folders.root)
        """What was last looked at, be it good or not."""
        self._state = State(folders.root, folders.out)
        self._published = self._state.read_trace().entries
        self._shown: _Shown | None = None
        self._memo: load.Memo | None = None
        self._kept = Kept()
        self._seen = ""
        self.problems: tuple[Problem, ...] = ()
        """What is wrong with it."""
        self._printed: dict[str, tuple[Key, bytes]] = {}
        self._printing = Lock()
        self._tried = Kept()
        self._checking = Lock()

    @property
    def has_site(self) -> bool:
        """Whether there is a site to show: one of now, or the published one."""
        return self._shown is not None or bool(self._published)

    def look(self, jobs: int = 1, progress: Progress = lambda done, total: None) -> Report:
        """Bring the site up to date with the content. With errors, the site stays as it was."""
        started = time.perf_counter()
        inputs = Inputs(self.folders.root)
        if inputs.site_key == self._seen:
            return Report(problems=self.problems, seconds=time.perf_counter() - started)
        before = self._shown
        with Workers(jobs) as workers:
            problems, shown = self._make(inputs, before, workers.map, progress)
        self.inputs, self._seen = inputs, inputs.site_key
        self.problems = tuple(sorted(set(problems), key=lambda found: found.sort_key))
        if shown is None:
            return Report(problems=self.problems, seconds=time.perf_counter() - started)
        self._shown = shown
        old = before.pages if before else {}
        written = tuple(name for name, page in shown.pages.items() if name not in old or old[name].key != page.key)
        return Report(
            problems=self.problems,
            written=written,
            unchanged=tuple(name for name in shown.pages if name not in written) if before is None else (),
            removed=tuple(name for name in old if name not in shown.pages),
            seconds=time.perf_counter() - started,
        )

    def takes_long(self, name: str) -> bool:
        """Whether a file may have to be printed when it is read."""
        return self._shown is not None and name in self._shown.later

    def read(self, name: str) -> bytes | Problem | None:
        """A file of the site, made now if need be; the problem that keeps it from being made; nothing if there is none.

        The site's own files only: a name leads nowhere that it was not planned or published for.
        """
        shown = self._shown
        if shown is None:
            return self._from_disk(name, None)
        if page := shown.pages.get(name):
            if page.data is not None:
                return page.data
            return self._from_disk(name, page.key) or _rendered(page.artifact, shown.inputs)
        if artifact := shown.later.get(name):
            return self._print(name, artifact, shown.inputs)
        return None

    def source(self, name: str) -> str:
        """The file of ``content/`` or ``templates/`` that a page comes from; nothing if there is no such page."""
        page = self._shown.pages.get(name) if self._shown else None
        return page.artifact.source if page else ""

    def check(self, path: str, data: bytes) -> tuple[Problem, ...]:
        """What would be wrong if one file of ``content/`` held ``data``. Dead links show only in the site itself."""
        inputs = self.inputs.with_text(path, data)
        with self._checking:
            problems = understand(inputs, dict(self._memo or {}), map, self._tried).problems
        return tuple(sorted(set(problems), key=lambda found: found.sort_key))

    def text(self, path: str) -> Text | None:
        """A file of ``content/`` as it was last looked at."""
        return next((text for text in self.inputs.texts if text.path == path), None)

    def line(self, found: Problem, data: bytes | None = None) -> str:
        """The line that a problem is about, as its author wrote it; of ``data``, if its file holds that by now."""
        text = self.text(found.path)
        if data is None and text is not None:
            data = text.data
        if data is None or not found.line:
            return ""
        lines = lines_of(data)
        return lines[found.line - 1].strip() if found.line <= len(lines) else ""

    # --- looking ------------------------------------------------------------------------------------------------

    def _make(
        self, inputs: Inputs, before: _Shown | None, spread: Map, progress: Progress
    ) -> tuple[list[Problem], _Shown | None]:
        planned = self._understand(inputs, spread)
        problems = list(planned.problems)
        if planned.site is None:
            return problems, None
        public = {artifact.path: artifact for artifact in planned.artifacts if not artifact.is_office}
        later = {name: artifact for name, artifact in public.items() if artifact.medium in PRINTED_MEDIA}
        try:
            pages, jobs = self._stale(public, later, inputs, before)
        except TemplateFailure as failure:
            return [*problems, broken_template(failure, self.folders.root)], None
        work = partial(render, root=self.folders.root, edition=inputs.edition)
        made: dict[str, bytes] = {}
        rendered, failures = render_jobs(jobs, work, spread, progress, lambda name, data, _: made.update({name: data}))
        problems += failures
        for job in jobs:
            name = job.artifact.path
            if name in rendered:
                pages[name] = _Page(job.artifact, job.key, rendered[name], made[name])
        # As in a build: who has errors already is not told of dead links and a missing list as well.
        if not any(found.is_error for found in problems):
            entries = {name: page.entry for name, page in pages.items()}
            entries |= {name: unmade(artifact) for name, artifact in later.items()}
            problems += check_links(entries, self._to_follow(pages, later, before))
            problems += check_ledger(planned.site.ledger, entries)
        if any(found.is_error for found in problems):
            return problems, None
        return problems, _Shown(inputs, MappingProxyType(pages), later)

    def _understand(self, inputs: Inputs, spread: Map) -> Plan:
        if self._memo is not None:
            return understand(inputs, self._memo, spread, self._kept)
        self._memo = self._state.read_memo()
        planned = understand(inputs, self._memo, spread, self._kept)
        with suppress(OSError):  # Without it the next start is only slower.
            self._state.write_memo(self._memo)
        return planned

    def _stale(
        self, public: Mapping[str, Artifact], later: Mapping[str, Artifact], inputs: Inputs, before: _Shown | None
    ) -> tuple[dict[str, _Page], list[Job]]:
        """The pages that are as they were, and those to make."""
        old = before.pages if before else {}
        same_templates = before is not None and before.inputs.edition == inputs.edition
        pages: dict[str, _Page] = {}
        jobs = []
        for name, artifact in public.items():
            if name in later:
                continue
            page = old.get(name)
            if page and same_templates and page.artifact is artifact:
                pages[name] = page
                continue
            key = inputs.key(artifact)
            if page and page.key == key:
                pages[name] = _Page(artifact, key, page.entry, page.data)
            elif before is None and self._from_disk(name, key) is not None:
                pages[name] = _Page(artifact, key, self._published[name], None)
            else:
                jobs.append(Job(artifact, key))
        return pages, jobs

    @staticmethod
    def _to_follow(
        pages: Mapping[str, _Page], later: Mapping[str, Artifact], before: _Shown | None
    ) -> tuple[str, ...] | None:
        """The pages whose links must be followed; all, if there are other places to lead to than before."""
        if before is None or before.later.keys() != later.keys() or before.pages.keys() != pages.keys():
            return None
        if any(before.pages[name].entry.anchors != page.entry.anchors for name, page in pages.items()):
            return None
        return tuple(name for name, page in pages.items() if before.pages[name].entry is not page.entry)

    # --- reading ------------------------------------------------------------------------------------------------

    def _from_disk(self, name: str, key: Key | None) -> bytes | None:
        """A published file, if it is still what we wrote, and, given a ``key``, if it is what would be made now."""
        entry = self._published.get(name)
        if entry is None or name.startswith("kantor:") or (key is not None and entry.key != key):
            return None
        path = self.folders.file(name)
        with suppress(OSError):
            return path.read_bytes() if verify(path, entry) else None
        return None

    def _print(self, name: str, artifact: Artifact, inputs: Inputs) -> bytes | Problem:
        """A sheet or a card, one after the other: whoever asks for the same one twice need not wait twice."""
        with self._printing:
            try:
                key = inputs.key(artifact)
            except TemplateFailure as failure:
                return broken_template(failure, self.folders.root)
            kept = self._printed.get(name)
            if kept and kept[0] == key:
                return kept[1]
            made = self._from_disk(name, key) or _rendered(artifact, inputs)
            if isinstance(made, bytes):
                self._printed[name] = (key, made)
            return made


def _rendered(artifact: Artifact, inputs: Inputs) -> bytes | Problem:
    made = render(artifact, root=inputs.root, edition=inputs.edition)
    return made.problem or made.data
