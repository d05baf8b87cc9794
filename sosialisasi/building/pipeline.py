"""load → check → plan → write. ``build``, ``_make`` and ``understand`` are the architecture; the rest is their steps.

If anything is wrong, nothing is written: the last good site stays.
"""

from __future__ import annotations

import errno
import gc
import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext, suppress
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, Self

from sosialisasi.building.cluster import Cluster
from sosialisasi.building.traces import State, Trace, digest, engine_digest, files_digest, key, verify
from sosialisasi.ground import digests
from sosialisasi.ground.characters import lines_of
from sosialisasi.ground.dates import Day
from sosialisasi.ground.files import (
    LEDGER,
    Text,
    below,
    find,
    is_link,
    links_on_the_way,
    read_plain,
    site_above,
    template_folders,
)
from sosialisasi.ground.problems import Problem, Severity, problem, system_cause, with_whole_line
from sosialisasi.ground.workers import Map, Workers
from sosialisasi.ground.writing import PRIVATE, PUBLIC, Drafts, clear_drafts, write_atomically
from sosialisasi.showing.artifacts import Artifact, Entry, Key, Medium

if TYPE_CHECKING:
    from sosialisasi.reading import load
    from sosialisasi.showing.overview import Kept
    from sosialisasi.showing.rendering.render import Rendered
    from sosialisasi.site.model import Site

Progress = Callable[[int, int], None]
"""Told how many files are made, of how many."""

Keep = Callable[[str, bytes, Entry], None]
"""Given the name, the bytes and the entry of each file that was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did. Paths are relative to the folders of the site and of the office (``kantor:…``)."""

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    as_of: Day | None = None
    """The day on which the data of the published site hold."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Why each written file was stale, in words."""
    seconds: float = 0.0
    strict: bool = False
    """Whether a warning stops the build too."""

    @property
    def has_errors(self) -> bool:
        return any(found.is_error for found in self.problems)

    @property
    def is_stopped(self) -> bool:
        """Whether what is wrong kept anything from being written, or would have."""
        return _stop(self.problems, strict=self.strict)

    @property
    def published(self) -> tuple[str, ...]:
        """All files of the published folder, those of the office left out."""
        return tuple(sorted(name for name in (*self.written, *self.unchanged) if not name.startswith(_OFFICE)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """Where a build reads and writes: the site folder, the published folder and the office folder."""

    root: Path
    out: Path
    office: Path

    def file(self, name: str) -> Path:
        """The file of a name in a trace."""
        if name.startswith(_OFFICE):
            return self.office.joinpath(*name.removeprefix(_OFFICE).split("/"))
        return self.out.joinpath(*name.split("/"))


_OFFICE = "kantor:"

PRINTED_MEDIA = (Medium.PAPER, Medium.IMAGE)
"""What takes long to make, and what no page is made from."""

PRINTED = "cetak"
"""The folder of the office for what ``printing`` made on request. Builds leave it alone."""


@contextmanager
def _uncollected() -> Iterator[None]:
    """Little of a build goes in circles, and to look for that takes a third of the plan of a large site."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@_uncollected()
def build(
    folders: Folders,
    *,
    clean: bool = False,
    jobs: int = 1,
    cluster: str | None = None,
    dry: bool = False,
    strict: bool = False,
    progress: Progress = lambda done, total: None,
) -> Report:
    """Bring the published and the office folder up to date with the content; with ``dry``, only say what is wrong.

    What takes long to make is left out of that, unless the site has templates of its own for it: those of the package
    are known to print whatever content there is.

    ``clean`` renders everything anew, whatever the trace says. The work is spread over ``jobs`` processes, or over
    those of the ``cluster`` at an address (``cluster.Unusable`` if it fails). No byte depends on any of these. With
    ``strict``, nothing is written while there is a warning either.

    Whoever lets it write holds the lock of the site (``locks``).
    """
    started = time.perf_counter()
    state = State(folders.root, folders.out)
    if not dry:
        clear_drafts([state.folder])
    trace = state.read_trace()
    inputs = Inputs(folders.root)
    is_as_it_was = inputs.site_key == trace.site_key and not clean and not any(_links(folders, trace.entries))
    if is_as_it_was and _all_intact(folders, trace):
        done = Report(problems=trace.notices, unchanged=() if dry else tuple(trace.entries), as_of=trace.as_of)
    else:
        spread = Workers(jobs) if cluster is None else Cluster(cluster, folders.root)
        output = None if dry else _Output(folders, state, trace)
        with spread as workers, output or nullcontext(), ThreadPoolExecutor(1) as beside:
            # Planning waits for no disk, and reading all of a large site again takes as long as to plan it.
            intact = beside.submit(_intact, folders, {} if clean else trace.entries)
            made = _make(folders, inputs, state, trace, intact.result, workers.map, progress, output)
            if output is None or _stop(made.problems, strict=strict):
                done = Report(problems=made.problems)
            else:
                done = _commit(output, inputs, made)
    return replace(done, strict=strict, seconds=time.perf_counter() - started)


def record(folders: Folders, report: Report) -> tuple[str, ...]:
    """Add the addresses of the pages that a build without errors made to the ledger, and tell which were new.

    No address is ever taken out. ``OSError`` if the ledger cannot be written.
    """
    from sosialisasi.site.routes import is_listed

    names = {name for name in (*report.written, *report.unchanged) if not name.startswith(_OFFICE)}
    # The address of a copy is published when its sheet is released.
    made = {name for name in names if name.endswith(".html") and is_listed(name)}
    return add_addresses(folders.root, made)


def add_addresses(root: Path, made: Iterable[str]) -> tuple[str, ...]:
    """Add addresses to the ledger of a site, and tell which were new."""
    from sosialisasi.reading.load import LEDGER_COUNT

    file = root / LEDGER
    text = file.read_text("utf-8-sig").splitlines() if file.exists() else _LEDGER_HEAD
    lines = [line.strip() for line in text]
    listed = {line for line in lines if line and not line.startswith("#")}
    remarks = [line for line in lines if line.startswith("#") and not LEDGER_COUNT.fullmatch(line)]
    new = sorted(set(made) - listed)
    count = f"# Jumlah: {len(listed.union(made))} alamat."
    if new or count not in lines:
        write_atomically(file, "\n".join((*remarks, count, *sorted(listed.union(made)), "")).encode(), below=root)
    return tuple(new)


_LEDGER_HEAD = [
    "# Alamat halaman yang sudah terbit. Orang menyimpan dan mengirimkannya, jadi tidak satu pun boleh hilang.",
    '# Jangan menghapus baris. "python3 build.py catat" menambah alamat halaman yang baru.',
]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a site comes to before anything is rendered: nothing, if its content has errors."""

    site: Site | None
    artifacts: tuple[Artifact, ...]
    problems: tuple[Problem, ...]


def understand(inputs: Inputs, memo: load.Memo, spread: Map = map, kept: Kept | None = None) -> Plan:
    """load → check → plan. Ends with the first step that has errors; ``memo`` and ``kept`` are brought up to date."""
    # What understands content is imported only now: most builds change nothing.
    from sosialisasi.building.plan import plan
    from sosialisasi.check import (
        check,
        check_copies,
        check_names,
        check_paths,
        check_pictures,
        check_signs,
        check_static_names,
    )
    from sosialisasi.reading import load

    loaded = load.load(inputs.texts, memo, spread)
    problems = [*inputs.problems, *loaded.problems]
    broken = loaded.broken | {bad.path.rpartition(".")[0] for bad in inputs.problems if bad.is_error}
    if loaded.partial is not None:
        first, second = ((*check(site, broken), *check_names(site, inputs.texts)) for site in loaded.partial)
        problems += _beside(problems, loaded.halves, first, second)
    elif loaded.site is not None:
        problems += check(loaded.site, broken)
        problems += check_names(loaded.site, inputs.texts)
    if loaded.site is None:
        return Plan(None, (), _with_lines(problems, inputs.texts))
    if loaded.site.settings.papers:
        problems += check_signs(inputs.texts, inputs.paper)
    problems += check_pictures(inputs.static())
    problems += check_static_names(inputs.static())
    if _any_error(problems):
        return Plan(None, (), _with_lines(problems, inputs.texts))
    artifacts = plan(loaded.site, inputs.static(), kept)
    problems += check_paths(artifacts)
    problems += check_copies(loaded.site.settings, loaded.site.releases, artifacts)
    return Plan(loaded.site, artifacts, _with_lines(problems, inputs.texts))


def _beside(
    told: Iterable[Problem], files: Collection[str], first: Iterable[Problem], second: Iterable[Problem]
) -> list[Problem]:
    """What is wrong beside the fields of some ``files`` that cannot be read: what is wrong with ``first`` and with
    ``second``, in which other values stand there, and not on a line of which nobody knows what it should be.
    """
    unknown = (found for found in told if found.is_error and found.path in files and found.mend is None)
    places = {(found.path, found.line) for found in unknown}
    both = set(second)
    return [found for found in first if found in both and (found.path, found.line) not in places]


def _with_lines(problems: Iterable[Problem], texts: Iterable[Text]) -> tuple[Problem, ...]:
    """Problems whose mends are of whole lines, as they are shown; a mend that does not fit its file is left out."""
    problems = tuple(problems)
    wanted = {found.path for found in problems if found.mend}
    lines = {text.path: lines_of(text.data) for text in texts if text.path in wanted}
    return tuple(with_whole_line(found, lines.get(found.path, ())) for found in problems)


def pages(
    folders: Folders, inputs: Inputs, artifacts: Iterable[Artifact], spread: Map = map
) -> tuple[dict[str, Entry], tuple[Problem, ...]]:
    """The entry of every published page, rendered where the trace does not know it; and why some could not be made."""
    from sosialisasi.showing.rendering.render import broken_template, render
    from sosialisasi.showing.rendering.templating import TemplateFailure

    wanted = [made for made in artifacts if made.medium is Medium.WEB and not made.is_office]
    trace = State(folders.root, folders.out).read_trace()
    try:
        known = {name: trace.entries[name] for name in map(name_of, wanted) if name in trace.entries}
        stale, fresh, _ = _stale(wanted, inputs, trace, [], _intact(folders, known))
    except TemplateFailure as failure:
        return {}, (broken_template(failure, folders.root),)
    work = partial(render, root=folders.root, edition=inputs.edition)
    entries, problems = render_jobs(stale, work, spread, lambda done, total: None, _forget)
    return {**fresh, **entries}, problems


def _make(
    folders: Folders,
    inputs: Inputs,
    state: State,
    trace: Trace,
    intact: Callable[[], Collection[str]],
    spread: Map,
    progress: Progress,
    output: _Output | None,
) -> _Made:
    """Understand the content, render what is stale, and give it to ``output``, if there is one.

    What is not among the ``intact`` files of the trace is stale in any case.
    """
    from sosialisasi.check import check_ledger, check_links, check_orphans
    from sosialisasi.showing.rendering.render import broken_template, render
    from sosialisasi.showing.rendering.templating import TemplateFailure

    memo = state.read_memo()
    planned = understand(inputs, memo, spread)
    problems = list(planned.problems)
    if output is not None:
        with suppress(OSError):  # Without it the next build is only slower.
            state.write_memo(memo)
    if planned.site is None:
        return _Made(problems)
    if output is not None:
        trace = _with_listed(trace, folders, planned.site.settings.identity)
        if foreign := tuple(_foreign(folders, state, trace)):
            return _Made([*problems, *foreign])
    changed = sorted({path for path, _ in inputs.hashes.items() ^ trace.texts.items()})
    artifacts = planned.artifacts
    if output is not None and (links := list(_links(folders, {*trace.entries, *map(name_of, artifacts)}))):
        return _Made([*problems, *links])
    later: dict[str, Entry] = {}
    if output is None and not inputs.prints_its_own_way:
        later = {name_of(made): unmade(made) for made in artifacts if made.medium in PRINTED_MEDIA}
        artifacts = tuple(made for made in artifacts if made.medium not in PRINTED_MEDIA)
    try:
        stale, fresh, reasons = _stale(artifacts, inputs, trace, changed, intact())
    except TemplateFailure as failure:
        return _Made([*problems, broken_template(failure, folders.root)])
    keep = _forget
    if output is not None and not _any_error(problems):
        if foreign := tuple(_foreign_files(folders, trace, (*reasons, *_LISTS))):
            return _Made([*problems, *foreign])
        keep = output.keep
        output.expect((*reasons, *_LISTS), trace)
    work = partial(render, root=folders.root, edition=inputs.edition)
    rendered, failures = render_jobs(stale, work, spread, progress, keep)
    entries = {**later, **fresh, **rendered}
    problems += failures
    if output is not None:
        for name, listed in _lists(entries, planned.site.settings.identity).items():
            entries[name] = Entry(digest=digest(listed))
            reasons[name] = "memuat sidik berkas yang berubah"
            keep(name, listed, entries[name])
        problems += output.problems
    entries = dict(sorted(entries.items()))
    if not _any_error(problems):  # A page that could not be made is not a dead link as well.
        problems += check_links(entries)
        problems += check_ledger(planned.site.ledger, entries)
        problems += check_orphans(planned.site, planned.artifacts, entries)
    return _Made(problems, entries, reasons, planned.site.settings.as_of)


def _commit(output: _Output, inputs: Inputs, made: _Made) -> Report:
    """Put what was made in its place, and remember it."""
    trace = Trace(
        site_key=inputs.site_key,
        texts=inputs.hashes,
        notices=made.problems,
        as_of=made.as_of,
        entries=made.entries,
    )
    removed = output.publish(trace)
    if output.problems:
        return Report(problems=(*made.problems, *output.problems))
    written = output.written
    return Report(
        problems=made.problems,
        written=tuple(sorted(written)),
        unchanged=tuple(name for name in made.entries if name not in written),
        removed=removed,
        as_of=made.as_of,
        reasons={name: made.reasons[name] for name in sorted(written)},
    )


class _Made:
    """What a build has made: the entries of all files that will be there, with the reason of each that is new."""

    def __init__(
        self,
        problems: Iterable[Problem],
        entries: dict[str, Entry] | None = None,
        reasons: Mapping[str, str] | None = None,
        as_of: Day | None = None,
    ) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda found: found.sort_key))
        self.entries = entries or {}
        self.reasons = reasons or {}
        self.as_of = as_of


class Inputs:
    """All that the site is made from: texts, templates, fonts and static files, each read and hashed once a build."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.texts, problems = find(root)
        self.hashes = {text.path: text.digest for text in self.texts}
        self.web = template_folders("web", root)
        self.paper = template_folders("cetak", root)
        self._static_folders = template_folders("statis", root)
        self._files: dict[Path, bytes] = {}
        self._names: dict[Path, str] = {}
        """The path of each file in its folder of templates, since a file that moves is another file."""
        unread = []
        for folder in dict.fromkeys((*self.web, *self.paper, *self._static_folders)):
            for path in below(folder):
                self._names[path] = path.relative_to(folder).as_posix()
                try:
                    self._files[path] = read_plain(path.resolve())
                except OSError as error:
                    name = f"templates/{folder.name}/{self._names[path]}"
                    unread.append(problem("berkas-tak-terbuka", path=name, sebab=system_cause(error)))
        self.problems = (*problems, *unread)

    def with_text(self, path: str, data: bytes) -> Inputs:
        """The same, but for one file of ``content/`` that holds ``data``."""
        other = copy(self)
        other.__dict__.pop("site_key", None)
        other.texts = [Text.of(text.folder, path, data) if text.path == path else text for text in self.texts]
        return other

    @property
    def prints_its_own_way(self) -> bool:
        """Whether the site has templates of its own for paper."""
        return len(self.paper) > 1

    def static(self) -> dict[str, bytes]:
        """Static files by their path below ``statis/``; a site's own stand before the package's."""
        found: dict[str, bytes] = {}
        for path, data in self._files.items():
            if any(path.is_relative_to(folder) for folder in self._static_folders):
                found.setdefault(self._names[path], data)
        return dict(sorted(found.items()))

    @cached_property
    def edition(self) -> str:
        """A hash of all templates, fonts and static files."""
        return self._digest(self._files)

    @cache  # noqa: B019 - lives as long as one build
    def of(self, medium: Medium, template: str) -> str:
        """A hash of a template and all that it takes in; of paper and images, with the fonts."""
        from sosialisasi.showing.rendering.templating import closure

        paths = list(closure(template, self.web if medium is Medium.WEB else self.paper))
        if medium in (Medium.PAPER, Medium.IMAGE):
            paths += [path for path in self._files if path.suffix in (".ttf", ".otf")]
        return self._digest(paths)

    def key(self, artifact: Artifact) -> Key:
        """A hash of all that an artifact is made from."""
        template = getattr(artifact.view, "template", "")
        templates = self.of(artifact.medium, template) if template else ""
        return key(f"{artifact.medium} {type(artifact.view).__name__}", artifact.view, templates)

    @cached_property
    def site_key(self) -> str:
        """A hash of every input of the build there is."""
        content = [text.digest for text in self.texts] + [repr(found) for found in self.problems]
        return digest("\n".join([engine_digest(), self.edition, *content]).encode(errors="replace"))

    def _digest(self, paths: Iterable[Path]) -> str:
        # A site's own folder comes before the package's, so the order tells whose file it is.
        return files_digest((self._names[path], self._files[path]) for path in paths)


# --- render ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Job:
    """An artifact to render, and the key of its entry."""

    artifact: Artifact
    key: Key


def unmade(artifact: Artifact) -> Entry:
    """What a link finds to something that is made later: that it will be there."""
    return Entry(digest="", source=artifact.source)


def name_of(artifact: Artifact) -> str:
    """The name of an artifact in a trace."""
    return _OFFICE + artifact.path if artifact.is_office else artifact.path


def _stale(
    artifacts: Iterable[Artifact], inputs: Inputs, trace: Trace, changed: list[str], intact: Collection[str]
) -> tuple[list[Job], dict[str, Entry], dict[str, str]]:
    """Which artifacts must be rendered, with the reason for each, and the entries of those that need not."""
    jobs: list[Job] = []
    fresh: dict[str, Entry] = {}
    reasons: dict[str, str] = {}
    for artifact in artifacts:
        name = name_of(artifact)
        wanted = inputs.key(artifact)
        entry = trace.entries.get(name)
        if entry is not None and entry.key == wanted and name in intact:
            fresh[name] = entry
        else:
            jobs.append(Job(artifact, wanted))
            reasons[name] = _why(artifact, entry, wanted, changed)
    return jobs, fresh, reasons


def _why(artifact: Artifact, entry: Entry | None, wanted: Key, changed: list[str]) -> str:
    """Why an artifact is stale, in words; the most telling reason first."""
    if entry is None:
        return "belum pernah ditulis"
    if not entry.key.engine:
        return "catatan tentang pembuatannya hilang atau terputus"
    if entry.key.engine != wanted.engine:
        return "program ini atau pustakanya diperbarui"
    if entry.key.view != wanted.view:
        if artifact.source in changed:
            return f"{artifact.source} berubah"
        shown = ", ".join(changed[:3]) + (" …" if len(changed) > 3 else "")
        return f"memuat sesuatu dari berkas yang berubah: {shown}"
    if entry.key.templates != wanted.templates:
        return f"templat {artifact.view.template} atau yang dipakainya berubah"
    return "berkas hasilnya hilang atau diubah orang lain"


def render_jobs(
    jobs: list[Job], work: Callable[[Artifact], Rendered], spread: Map, progress: Progress, keep: Keep
) -> tuple[dict[str, Entry], tuple[Problem, ...]]:
    """The entry of each file that could be made, by name, and why the others could not; ``keep`` is given the bytes.

    Pure in the jobs, so ``spread`` may render in other processes without a change of bytes.
    """
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    results = spread(work, [job.artifact for job in jobs])
    for number, (job, result) in enumerate(zip(jobs, results, strict=True), start=1):
        name = name_of(job.artifact)
        if result.problem is not None:
            problems.append(result.problem)
        else:
            entries[name] = Entry(
                key=job.key,
                digest=digest(result.data),
                source=job.artifact.source,
                links=tuple(map(intern, result.links)),  # Thousands of pages lead to the same few places.
                anchors=tuple(map(intern, result.anchors)),
            )
            keep(name, result.data, entries[name])
        progress(number, len(jobs))
    return entries, tuple(problems)


def _forget(name: str, data: bytes, entry: Entry) -> None:
    """Keep nothing."""


# --- write -------------------------------------------------------------------------------------------------


class _Output:
    """The folders that a build writes: each file is put beside its place when it is made, and takes it at the end.

    Leaving the ``with`` before ``publish`` leaves all as it was.
    """

    def __init__(self, folders: Folders, state: State, before: Trace) -> None:
        self.written: set[str] = set()
        """What differs from what was on disk."""
        self.problems: tuple[Problem, ...] = ()
        self._folders = folders
        self._state = state
        self._before = before
        self._is_expecting = False
        self._drafts = Drafts(below=(folders.out, folders.office))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._drafts.discard()
        if self._is_expecting:
            with suppress(OSError):
                self._state.write_trace(self._before)

    def expect(self, names: Iterable[str], before: Trace) -> None:
        """Leave a mark of files that may be written, beside those that are ours ``before``: a build that is cut short
        has still told which are its own.
        """
        self._before = before
        marks = dict.fromkeys(names, Entry(digest=""))
        with self._told():
            if self._before.is_cut_short:
                clear_drafts(self._folders.file(name).parent for name in self._before.entries)
            self._state.write_trace(Trace(entries=marks | self._before.entries))
            self._is_expecting = True

    def keep(self, name: str, data: bytes, entry: Entry) -> None:
        """Put a file beside its place, if it differs from what is there."""
        path = self._folders.file(name)
        if not self.problems and not verify(path, entry):
            with self._told():
                self._drafts.put(path, data, PRIVATE if name.startswith(_OFFICE) else PUBLIC)
                self.written.add(name)

    def publish(self, trace: Trace) -> tuple[str, ...]:
        """Let what was kept take its place, delete what we wrote once and no longer make (the result), and remember."""
        self._is_expecting = False
        removed = tuple(name for name in self._before.entries if name not in trace.entries)
        with self._told():
            if any(_links(self._folders, {*removed, *self.written})):  # Put there while all was made.
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
            self._drafts.publish()
            _delete(self._folders, removed)
            self._state.write_trace(trace)
        return removed

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Make a problem of what the disk refuses."""
        try:
            yield
        except OSError as error:
            name = self._folders.out.name
            failed = problem("tidak-dapat-menulis", path=name, folder=name, sebab=system_cause(error))
            self.problems = (failed,)


_LISTS = (digests.NAME, _OFFICE + digests.NAME)
"""The list that each folder has of its own files, and by which they are known if there is no trace of them."""


def _lists(entries: Mapping[str, Entry], owner: str) -> dict[str, bytes]:
    """The lists of all published files and of all that a build made for the office."""
    published, office = {}, {}
    for name, entry in entries.items():
        if name.startswith(_OFFICE):
            office[name.removeprefix(_OFFICE)] = entry.digest
        else:
            published[name] = entry.digest
    return dict(zip(_LISTS, (digests.text(published, owner), digests.text(office, owner)), strict=True))


def _with_listed(trace: Trace, folders: Folders, owner: str) -> Trace:
    """A trace, with all that the folders themselves list as files of this site where it tells of none of them.

    So a trace that was lost is made again; and what a build into another published folder made for the office is known.
    """
    listed: dict[str, Entry] = {}
    if all(name.startswith(_OFFICE) for name in trace.entries) and _is_own_place(folders, owner):
        listed |= _listed(folders.out, owner, "")
    listed |= _listed(folders.office, owner, _OFFICE)
    return replace(trace, entries=listed | trace.entries)


def _listed(folder: Path, owner: str, prefix: str) -> dict[str, Entry]:
    """The files that a folder lists, if its list is one of ours; it is a file of ours too."""
    try:
        data = read_plain(folder / digests.NAME)
    except OSError:
        return {}
    if digests.owner(data) != owner:
        return {}
    found = {name: Entry(digest=listed) for name, listed in digests.parse(data).items()}
    return {prefix + name: entry for name, entry in {**found, digests.NAME: Entry(digest=digest(data))}.items()}


def _is_own_place(folders: Folders, owner: str) -> bool:
    """Whether a published folder with our name in its list can be no other site's: what lies in the folder of a site is
    that site's, and a name that sites have as long as they are given none tells nothing elsewhere.
    """
    around = site_above(folders.out.resolve())
    return around == folders.root.resolve() or (around is None and owner != digests.NOBODY)


def _delete(folders: Folders, names: Iterable[str]) -> None:
    for name in names:
        path = folders.file(name)
        path.unlink(missing_ok=True)
        _remove_empty(path.parent, stop=folders.office if name.startswith(_OFFICE) else folders.out)


def _remove_empty(folder: Path, stop: Path) -> None:
    while folder != stop and not (folder.is_dir() and any(folder.iterdir())):
        if folder.is_dir():
            folder.rmdir()
        folder = folder.parent


def _intact(folders: Folders, entries: Mapping[str, Entry]) -> frozenset[str]:
    """Which files still are what was written."""
    return frozenset(name for name, entry in entries.items() if verify(folders.file(name), entry))


def _all_intact(folders: Folders, trace: Trace) -> bool:
    return all(verify(folders.file(name), entry) for name, entry in trace.entries.items())


def _foreign(folders: Folders, state: State, trace: Trace) -> Iterator[Problem]:
    """Refuse to take over a folder that holds anything and that nothing tells that we have written."""
    is_office = [name.startswith(_OFFICE) for name in trace.entries]
    # All published folders of a site share its office folder.
    own = ((folders.out, not all(is_office), ""), (folders.office, any(is_office) or state.has_traces(), PRINTED))
    for folder, is_ours, besides in own:
        if folder.is_dir() and not is_ours and any(entry.name != besides for entry in folder.iterdir()):
            yield problem("folder-hasil-asing", path=folder.name, folder=folder.name)


def _foreign_files(folders: Folders, trace: Trace, names: Iterable[str]) -> Iterator[Problem]:
    """Refuse to write over a file that nothing tells that we have written."""
    knows_office = _OFFICE + digests.NAME in trace.entries  # Older versions made no list of it.
    for name in names:
        is_office = name.startswith(_OFFICE)
        if name not in trace.entries and (knows_office or not is_office) and folders.file(name).exists():
            folder = folders.office if is_office else folders.out
            where = f"{folder.name}/{name.removeprefix(_OFFICE)}"
            yield problem("folder-hasil-asing", path=where, folder=folder.name)


def _links(folders: Folders, names: Collection[str]) -> Iterator[Problem]:
    """Refuse to write or delete through a link. Only the published folder itself may be one, to another disk."""
    office = [name.removeprefix(_OFFICE) for name in names if name.startswith(_OFFICE)]
    for folder, own in (
        (folders.out, [name for name in names if not name.startswith(_OFFICE)]),
        (folders.office, office),
    ):
        for way in links_on_the_way(folder, own):
            yield problem("hasil-pintasan", path=f"{folder.name}/{way}", folder=f"{folder.name}/{way}")
    if is_link(folders.office):
        yield problem("hasil-pintasan", path=folders.office.name, folder=folders.office.name)


def _any_error(problems: Iterable[Problem]) -> bool:
    return _stop(problems, strict=False)


def _stop(problems: Iterable[Problem], *, strict: bool) -> bool:
    stopping = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(found.severity in stopping for found in problems)
