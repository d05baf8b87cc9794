"""From inputs to files, for ``build``, ``check`` and the preview alike: four steps, each of them a value.

``understand`` gives a ``Plan``: all files of the site. ``Plan.compare`` gives the ``Work``: those that are not made
yet. ``Work.render`` gives the ``Outcome``: every file that there will be. ``Plan.verdict`` says all that is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from sys import intern
from typing import TYPE_CHECKING

from sosialisasi.building.folders import file_name
from sosialisasi.building.inputs import Inputs
from sosialisasi.building.report import in_order, stops
from sosialisasi.building.traces import view_digest
from sosialisasi.ground import digests
from sosialisasi.ground.characters import lines_of
from sosialisasi.ground.files import ContentFile
from sosialisasi.ground.problems import Problem, with_whole_line
from sosialisasi.ground.workers import Map
from sosialisasi.showing.artifacts import Artifact, FileRecord, Key, Medium

if TYPE_CHECKING:
    from sosialisasi.reading import load
    from sosialisasi.showing.memory import Kept, Memory
    from sosialisasi.site.model import Site

PRINTED_MEDIA = (Medium.PAPER, Medium.IMAGE, Medium.WORD)
"""What takes long to make, and what no page is made from."""

Progress = Callable[[int, int], None]
"""Told how many files are made, of how many."""

Keep = Callable[[str, bytes, FileRecord], None]
"""Given the name, the bytes and the record of each file as soon as it is made."""


def understand(
    inputs: Inputs,
    memo: load.Memo,
    spread: Map = map,
    kept: Kept | None = None,
    remember: Callable[[load.Memo], None] = lambda memo: None,
) -> Plan:
    """load → check → plan. Ends with the first step that has errors; ``memo`` and ``kept`` are brought up to date.
    ``remember`` is given the memo as soon as it is, before the plan takes its room.
    """
    # What understands content is imported only now: most builds change nothing.
    from sosialisasi.reading import load

    reading = load.begin(inputs.texts, memo, spread)
    # The rest is imported while other processes read.
    from sosialisasi.building.plan import artifacts_of, edition
    from sosialisasi.check import (
        Lookup,
        check,
        check_copies,
        check_names,
        check_paths,
        check_pictures,
        check_signs,
        check_static_names,
    )
    from sosialisasi.showing.overview import Overview

    loaded = reading()
    remember(memo)
    site = loaded.site
    problems = [*inputs.problems, *loaded.problems]
    broken = loaded.broken | {bad.path.rpartition(".")[0] for bad in inputs.problems if bad.is_error}
    if loaded.conjectures is not None:
        first, second = (
            (*check(Lookup(half, broken)), *check_names(half, inputs.texts)) for half in loaded.conjectures
        )
        problems += _beside(problems, loaded.guessed, first, second)
    elif site is not None:
        problems += check(kept.show(Lookup, site, broken) if kept else Lookup(site, broken))
        problems += check_names(site, inputs.texts)
    static = inputs.static()
    if site is not None:
        if site.settings.papers:
            problems += check_signs(inputs.texts, inputs.paper)
        problems += check_pictures(static)
        problems += check_static_names(static)
    if site is None or stops(problems):
        return Plan(inputs, None, (), _with_lines(problems, inputs.texts))
    overview = kept.show(Overview, site, edition(static)) if kept else Overview(site, edition(static))
    artifacts = artifacts_of(overview, static)
    problems += check_paths(artifacts)
    problems += check_copies(site.settings, site.releases, artifacts)
    return Plan(inputs, site, artifacts, _with_lines(problems, inputs.texts), overview.memory)


@dataclass(frozen=True, slots=True)
class Plan:
    """What inputs come to before anything is rendered: no site and no artifacts, if the content has errors."""

    inputs: Inputs
    site: Site | None
    artifacts: tuple[Artifact, ...]
    problems: tuple[Problem, ...]
    memory: Memory | None = None
    """What remembers all that was made of the site."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(each for each in self.problems if each.is_error)

    def compare(self, known: Mapping[str, FileRecord], *, later: Collection[Medium] = (), office: bool = True) -> Work:
        """What is to be made where the files that are ``known`` are there. What is of a medium for ``later`` is not
        made now, and without the ``office`` nothing that is its own is ever made.
        """
        from sosialisasi.showing.rendering.render import broken_template
        from sosialisasi.showing.rendering.templating import TemplateFailure

        work = Work(self.inputs)
        try:
            for artifact in self.artifacts:
                name = file_name(artifact)
                if artifact.is_office and not office:
                    continue
                if artifact.medium in later:
                    work.later[name] = FileRecord(digest="", source=artifact.source)
                    continue
                key = self._key(artifact)
                record = known.get(name)
                if record is not None and record.key == key:
                    work.fresh[name] = record
                else:
                    work.jobs.append(Job(artifact, key))
        except TemplateFailure as failure:
            return Work(self.inputs, problems=(broken_template(failure, self.inputs.root),))
        return work

    def verdict(
        self, outcome: Outcome, *more: Problem, good: Mapping[str, FileRecord] | None = None
    ) -> tuple[Problem, ...]:
        """All that is wrong with a plan and what came of it, and ``more``, in order. Only if none of it is an error are
        the links of the pages followed: a page that could not be made is not a dead link as well.

        ``good`` are the files of a state of the site that had no dead link, of which not all need be followed again.
        """
        from sosialisasi.check import check_ledger, check_links, check_orphans

        problems = [*self.problems, *outcome.problems, *more]
        if self.site is not None and not stops(problems):
            records = outcome.records
            problems += check_links(records, _to_follow(records, good or {}))
            problems += check_ledger(self.site.ledger, records)
            problems += check_orphans(self.site, self.artifacts, records)
        return in_order(problems)

    def _key(self, artifact: Artifact) -> Key:
        assert self.memory is not None
        return self.inputs.key(artifact, self.memory.recall(view_digest, artifact))


@dataclass(frozen=True, slots=True)
class Job:
    """An artifact to render, and the key of the file that it becomes."""

    artifact: Artifact
    key: Key


@dataclass(slots=True)
class Work:
    """What is to be made of a plan, what is made already, and what will be made when somebody asks for it."""

    inputs: Inputs
    jobs: list[Job] = field(default_factory=list)
    fresh: dict[str, FileRecord] = field(default_factory=dict)
    later: dict[str, FileRecord] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def render(
        self, spread: Map = map, progress: Progress = lambda done, total: None, keep: Keep = lambda *_: None
    ) -> Outcome:
        """Do the jobs; ``keep`` is given each file as soon as it is made.

        Pure in the jobs, so ``spread`` may render in other processes without a change of bytes.
        """
        from sosialisasi.showing.rendering.render import render

        records = self.later | self.fresh
        problems = [*self.problems]
        work = partial(render, root=self.inputs.root, edition=self.inputs.edition)
        results = spread(work, [job.artifact for job in self.jobs])
        for number, (job, result) in enumerate(zip(self.jobs, results, strict=True), start=1):
            if result.problem is not None:
                problems.append(result.problem)
            else:
                record = FileRecord(
                    key=job.key,
                    digest=digests.of(result.data),
                    source=job.artifact.source,
                    size=len(result.data),
                    links=tuple(map(intern, result.links)),  # Thousands of pages lead to the same few places.
                    anchors=tuple(map(intern, result.anchors)),
                )
                name = file_name(job.artifact)
                records[name] = record
                keep(name, result.data, record)
            progress(number, len(self.jobs))
        return Outcome(dict(sorted(records.items())), tuple(problems))


@dataclass(frozen=True, slots=True)
class Outcome:
    """Every file that there will be, by name, and why others could not be made."""

    records: dict[str, FileRecord]
    problems: tuple[Problem, ...]


def _beside(
    told: Iterable[Problem], files: Collection[str], first: Iterable[Problem], second: Iterable[Problem]
) -> list[Problem]:
    """The problems of a site of which some fields cannot be read: those that are there whatever stands in the fields.

    ``first`` and ``second`` are the problems with two different values in those fields of the ``files``. What they
    share counts, but for lines of which an error is told already that nobody knows how to mend.
    """
    unknown = (bad for bad in told if bad.is_error and bad.path in files and bad.mend is None)
    places = {(bad.path, bad.line) for bad in unknown}
    both = set(second)
    return [bad for bad in first if bad in both and (bad.path, bad.line) not in places]


def _with_lines(problems: Iterable[Problem], texts: Iterable[ContentFile]) -> tuple[Problem, ...]:
    """Problems whose mends are of whole lines, as they are shown; a mend that does not fit its file is left out."""
    problems = tuple(problems)
    wanted = {problem.path for problem in problems if problem.mend}
    lines = {text.path: lines_of(text.data) for text in texts if text.path in wanted}
    return tuple(with_whole_line(problem, lines.get(problem.path, ())) for problem in problems)


def _to_follow(records: Mapping[str, FileRecord], good: Mapping[str, FileRecord]) -> Collection[str]:
    """The files whose links may be dead where those of ``good`` are not: all, if other places can be led to."""
    if records.keys() != good.keys() or any(good[name].anchors != each.anchors for name, each in records.items()):
        return records.keys()
    return [name for name, each in records.items() if good[name] is not each]
