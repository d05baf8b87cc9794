"""The site as a build would make it now, in memory, for as long as a process lives: what the preview shows.

The published and the office folder are only read, and nothing of the office is ever made here. What ``build`` put into
the published folder is used where it is what would be made now. Pages are made at once, sheets and cards when somebody
opens them. What is kept from one look to the next makes the next one shorter, and never other than a build.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from sosialisasi.building.folders import OFFICE, Folders
from sosialisasi.building.inputs import Inputs
from sosialisasi.building.planner import PRINTED_MEDIA, Plan, Progress, understand
from sosialisasi.building.report import Report, in_order, stops
from sosialisasi.building.traces import State, verify, view_digest
from sosialisasi.ground.characters import lines_of
from sosialisasi.ground.files import ContentFile
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.problems import Problem
from sosialisasi.ground.workers import Map
from sosialisasi.reading.load import load
from sosialisasi.showing.artifacts import Artifact, FileRecord, Key, Medium
from sosialisasi.showing.memory import Kept
from sosialisasi.showing.rendering.render import Drawn, broken_template, draw, render
from sosialisasi.showing.rendering.templating import TemplateFailure
from sosialisasi.site.model import Site
from sosialisasi.site.words import Status


@dataclass(frozen=True, slots=True)
class _Shown:
    """A state of the site that has no errors: each public file as an artifact and as a record, by name.

    ``data`` are the bytes of those that were made here; the others are in the published folder, or made when asked for.
    """

    plan: Plan
    artifacts: Mapping[str, Artifact]
    records: Mapping[str, FileRecord]
    data: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class _Trial:
    """What one file would show if it held what was last tried without an error: its page and its sheets, by name."""

    inputs: Inputs
    artifacts: Mapping[str, Artifact]


_MOST_TRIALS = 8
"""So many files may be open on the desk at a time, each with a trial."""
_TEXTS: Mapping[str, str] = {Folder.BRIEFINGS: "briefings", Folder.MEETINGS: "meetings", Folder.PAGES: "pages"}
"""What of a site the texts are that nobody sees while they are drafts."""


class LiveSite:
    """The site of a folder, looked at again and again. One thread may ``look`` while others ``read``."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self.inputs = Inputs(folders.root)
        """The content as of the last look, with errors or without."""
        self.problems: tuple[Problem, ...] = ()
        """What was wrong at the last look."""
        self._state = State(folders.root, folders.out)
        self._published = self._state.read_trace().entries
        self._shown: _Shown | None = None
        self._memo = self._state.read_memo()
        self._kept = Kept()
        self._seen = ""
        self._printed: dict[str, tuple[Key, bytes]] = {}
        self._printing = Lock()
        self._understanding = Lock()
        """Held by whoever uses what is kept: for one state of the site at a time."""
        self._told: tuple[Inputs, Site | None] | None = None
        self._trials: dict[str, _Trial] = {}

    @property
    def has_site(self) -> bool:
        """Whether there is a site to show: one of now, or the published one."""
        return self._shown is not None or bool(self._published)

    @property
    def plan(self) -> Plan | None:
        """All files of the last state of the site that had no errors, if there was one since the start."""
        return self._shown.plan if self._shown else None

    @property
    def records(self) -> Mapping[str, FileRecord]:
        """What is known of each public file of that state, by name."""
        return self._shown.records if self._shown else {}

    def look(self, spread: Map = map, progress: Progress = lambda done, total: None) -> Report:
        """Bring the site up to date with the content. With errors, the site stays as it was."""
        started = time.perf_counter()
        inputs = Inputs(self.folders.root)
        if inputs.site_key == self._seen:
            return Report(problems=self.problems, seconds=time.perf_counter() - started)
        before = self._shown
        old = before.records if before else {}
        data: dict[str, bytes] = {}
        with self._understanding:
            plan = understand(inputs, self._memo, spread, self._kept)
            if not self._seen:
                self._state.write_memo(self._memo)
            work = plan.compare(old if before else self._published, later=PRINTED_MEDIA, office=False)
        outcome = work.render(spread, progress, lambda name, content, _: data.update({name: content}))
        self.problems = plan.verdict(outcome, good=old)
        self.inputs, self._seen = inputs, inputs.site_key
        if stops(self.problems):
            return Report(problems=self.problems, seconds=time.perf_counter() - started)
        now = outcome.records
        if before:
            data |= {name: before.data[name] for name in work.fresh.keys() & before.data.keys()}
        public = {artifact.path: artifact for artifact in plan.artifacts if not artifact.is_office}
        self._shown = _Shown(plan, public, now, data)
        pages = now.keys() - work.later.keys()
        written = {name for name in pages if name not in old or old[name].key != now[name].key}
        return Report(
            problems=self.problems,
            written=tuple(sorted(written)),
            unchanged=() if before else tuple(sorted(pages - written)),
            removed=tuple(name for name, record in old.items() if name not in now and record.digest),
            seconds=time.perf_counter() - started,
        )

    def takes_long(self, name: str) -> bool:
        """Whether a file may have to be printed when it is read."""
        artifact = self._shown.artifacts.get(name) if self._shown else None
        return artifact is not None and artifact.medium in PRINTED_MEDIA

    def read(self, name: str) -> bytes | Problem | None:
        """A file of the site, made now if need be; the problem that keeps it from being made; nothing if there is none.

        The site's own files only: a name leads nowhere that it was not planned or published for.
        """
        shown = self._shown
        if shown is None:
            return self._from_disk(name, None)
        artifact = shown.artifacts.get(name)
        if artifact is None:
            return None
        if artifact.medium in PRINTED_MEDIA:
            return self._print(name, artifact, shown.plan.inputs)
        key = shown.records[name].key
        return shown.data.get(name) or self._from_disk(name, key) or _rendered(artifact, shown.plan.inputs)

    def source(self, name: str) -> str:
        """The file of ``content/`` or ``templates/`` that a page comes from; nothing if there is no such page."""
        artifact = self._shown.artifacts.get(name) if self._shown else None
        return artifact.source if artifact and artifact.medium not in PRINTED_MEDIA else ""

    def check(self, path: str, data: bytes) -> tuple[Problem, ...]:
        """What would be wrong if one file of ``content/`` held ``data``. Dead links show only in the site itself.

        If nothing is, what the file would show is kept as its trial.
        """
        plan = self.understand(self.inputs.with_texts({path: data}))
        if plan.site is not None:
            with self._understanding:
                trial = _Trial(plan.inputs, {each.path: each for each in self._own(plan, path)})
                self._trials.pop(path, None)  # Only now: meanwhile somebody may look at the one before.
                self._trials[path] = trial
                for old in list(self._trials)[:-_MOST_TRIALS]:
                    del self._trials[old]
        return in_order(plan.problems)

    def understand(self, inputs: Inputs) -> Plan:
        """What other content would come to. It is not shown."""
        with self._understanding:
            return understand(inputs, dict(self._memo), map, self._kept)

    @property
    def site(self) -> Site | None:
        """What the content says as of the last look, whatever is wrong with parts of it; ``None`` without settings."""
        inputs, told = self.inputs, self._told
        if told is None or told[0] is not inputs:
            self._told = told = inputs, load(inputs.texts, dict(self._memo)).site
        return told[1]

    def _own(self, plan: Plan, path: str) -> tuple[Artifact, ...]:
        """What a plan makes of one file. A draft is shown as it will be: nobody else sees it."""
        from sosialisasi.building.plan import artifacts_of, edition
        from sosialisasi.showing.overview import Overview

        assert plan.site is not None
        folder, _, name = path.removeprefix("content/").partition("/")
        texts = dict(getattr(plan.site, _TEXTS[folder])) if folder in _TEXTS else {}
        text = texts.get(name.partition(".")[0])
        artifacts = plan.artifacts
        if text is not None and not text.status.is_public:
            texts[text.slug] = replace(text, status=Status.PUBLISHED)
            static = plan.inputs.static()
            changed: dict[str, Any] = {_TEXTS[folder]: texts}
            site = replace(plan.site, **changed)
            artifacts = artifacts_of(self._kept.show(Overview, site, edition(static)), static)
        return tuple(each for each in artifacts if each.source == path and not each.is_office)

    def trial(self, path: str) -> tuple[Artifact, ...]:
        """The page and the sheets of a file as it was last tried: first its page, then its sheets."""
        trial = self._trials.get(path)
        artifacts = trial.artifacts.values() if trial else ()
        by_medium = {Medium.WEB: 0, Medium.PAPER: 1}
        shown = [each for each in artifacts if each.medium in by_medium]
        return tuple(sorted(shown, key=lambda each: by_medium[each.medium]))

    def tried(self, name: str) -> bytes | Problem | None:
        """A page or a sheet of a trial, made now; nothing if no trial has one of this name."""
        found = self._in_trial(name)
        return _rendered(*found) if found else None

    def drawn(self, name: str) -> Drawn | None:
        """The pages of a sheet of a trial, drawn now; nothing if no trial has one of this name."""
        found = self._in_trial(name)
        if found is None or found[0].medium is not Medium.PAPER:
            return None
        artifact, inputs = found
        return draw(artifact, root=inputs.root, edition=inputs.edition)

    def _in_trial(self, name: str) -> tuple[Artifact, Inputs] | None:
        """What a trial has of this name, and what it is made from."""
        trials = (trial for trial in tuple(self._trials.values()) if name in trial.artifacts)
        return next(((trial.artifacts[name], trial.inputs) for trial in trials), None)

    def text(self, path: str) -> ContentFile | None:
        """A file of ``content/`` as it was last looked at."""
        return next((text for text in self.inputs.texts if text.path == path), None)

    def line(self, problem: Problem, data: bytes | None = None) -> str:
        """The line that a problem is about, as its author wrote it; of ``data``, if its file holds that by now."""
        text = self.text(problem.path)
        if data is None and text is not None:
            data = text.data
        if data is None or not problem.line:
            return ""
        lines = lines_of(data)
        return lines[problem.line - 1].strip() if problem.line <= len(lines) else ""

    def _from_disk(self, name: str, key: Key | None) -> bytes | None:
        """A published file, if it is still what we wrote, and, given a ``key``, if it is what would be made now."""
        record = self._published.get(name)
        if record is None or name.startswith(OFFICE) or (key is not None and record.key != key):
            return None
        path = self.folders.file(name)
        with suppress(OSError):
            return path.read_bytes() if verify(path, record) else None
        return None

    def _print(self, name: str, artifact: Artifact, inputs: Inputs) -> bytes | Problem:
        """A sheet or a card, one after the other: whoever asks for the same one twice need not wait twice."""
        with self._printing:
            try:
                key = inputs.key(artifact, view_digest(artifact))
            except TemplateFailure as failure:
                return broken_template(failure, self.folders.root)
            kept = self._printed.get(name)
            if kept and kept[0] == key:
                return kept[1]
            data = self._from_disk(name, key) or _rendered(artifact, inputs)
            if isinstance(data, bytes):
                self._printed[name] = (key, data)
            return data


def _rendered(artifact: Artifact, inputs: Inputs) -> bytes | Problem:
    rendered = render(artifact, root=inputs.root, edition=inputs.edition)
    return rendered.problem or rendered.data
