"""Read → check → plan → write: ``build`` is the architecture, and the rest is its steps.

If anything is wrong, nothing is written: the last good site stays.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from sosialisasi.building.folders import Folders, file_name
from sosialisasi.building.inputs import Inputs
from sosialisasi.building.output import Output, intact, is_untouched
from sosialisasi.building.planner import PRINTED_MEDIA, Job, Progress, understand
from sosialisasi.building.report import Report, in_order, stops
from sosialisasi.building.traces import State, Trace
from sosialisasi.ground.workers import Map
from sosialisasi.ground.writing import clear_drafts
from sosialisasi.showing.artifacts import FileRecord, Medium


def build(
    folders: Folders,
    *,
    clean: bool = False,
    dry: bool = False,
    strict: bool = False,
    spread: Map = map,
    progress: Progress = lambda done, total: None,
) -> Report:
    """Bring the published and the office folder up to date with the content; with ``dry``, only say what is wrong.

    ``clean`` renders everything anew, whatever the trace says. With ``strict``, nothing is written while there is a
    warning either. How the work is ``spread`` is for the caller to choose; no byte depends on it.

    Whoever lets it write holds the lock of the site (``locks``).
    """
    started = time.perf_counter()
    state = State(folders.root, folders.out)
    if not dry:
        clear_drafts([state.folder])
    trace = state.read_trace()
    inputs = Inputs(folders.root)
    if not clean and inputs.site_key == trace.site_key and is_untouched(folders, trace):
        report = Report(problems=trace.notices, unchanged=() if dry else tuple(trace.entries), as_of=trace.as_of)
    elif dry:
        report = _check(inputs, state, {} if clean else trace.entries, spread, progress)
    else:
        # Planning waits for no disk, and reading all of a large site again takes as long as to plan it.
        with ThreadPoolExecutor(1) as beside:
            known = beside.submit(intact, folders, {} if clean else trace.entries)
            report = _write(folders, inputs, state, trace, known.result, spread, progress, strict=strict)
    return replace(report, strict=strict, seconds=time.perf_counter() - started)


def _check(inputs: Inputs, state: State, known: Mapping[str, FileRecord], spread: Map, progress: Progress) -> Report:
    """Say what is wrong with a site, and write nothing.

    What takes long to make is left out of that, unless the site has templates of its own for it: those of the package
    are known to print whatever content there is. What has neither templates nor links can have nothing wrong.
    """
    plan = understand(inputs, state.read_memo(), spread)
    printed = () if inputs.prints_its_own_way else PRINTED_MEDIA
    work = plan.compare(known, later=(Medium.ICS, Medium.JSON, *printed))
    return Report(problems=plan.verdict(work.render(spread, progress)))


def _write(
    folders: Folders,
    inputs: Inputs,
    state: State,
    trace: Trace,
    known: Callable[[], Mapping[str, FileRecord]],
    spread: Map,
    progress: Progress,
    *,
    strict: bool,
) -> Report:
    """Understand the content, render what is not among the ``known`` files, and put it in its place."""
    plan = understand(inputs, state.read_memo(), spread, remember=state.write_memo)
    if plan.site is None:
        return Report(problems=in_order(plan.problems))
    with Output(folders, state, trace, plan.site.settings.identity) as output:
        if refusals := output.refusals(plan.artifacts):
            return Report(problems=in_order((*plan.problems, *refusals)))
        work = plan.compare(known())
        if stops((*plan.problems, *work.problems)):
            return Report(problems=plan.verdict(work.render(spread, progress)))
        if refusals := output.expect([file_name(job.artifact) for job in work.jobs]):
            return Report(problems=in_order((*plan.problems, *refusals)))
        outcome = work.render(spread, progress, output.keep)
        output.list_all(outcome.records, plan.site.settings)
        problems = plan.verdict(outcome, *output.problems)
        if stops(problems, strict=strict):
            return Report(problems=problems)
        now = Trace(
            site_key=inputs.site_key,
            texts=inputs.hashes,
            notices=problems,
            as_of=plan.site.settings.as_of,
            entries=dict(sorted(outcome.records.items())),
        )
        removed = output.publish(now)
        if output.problems:
            return Report(problems=(*problems, *output.problems))
        return Report(
            problems=problems,
            written=tuple(sorted(output.written)),
            unchanged=tuple(name for name in now.entries if name not in output.written),
            removed=removed,
            as_of=now.as_of,
            reasons=_reasons(work.jobs, output, now),
        )


def _reasons(jobs: Iterable[Job], output: Output, now: Trace) -> dict[str, str]:
    """Why each written file was stale, in words."""
    before = output.before
    changed = sorted({path for path, _ in now.texts.items() ^ before.texts.items()})
    reasons = {file_name(job.artifact): _why(job, before.entries.get(file_name(job.artifact)), changed) for job in jobs}
    return {name: reasons.get(name, "memuat sidik berkas yang berubah") for name in sorted(output.written)}


def _why(job: Job, record: FileRecord | None, changed: list[str]) -> str:
    """Why a file was stale, in words; the most telling reason first. ``changed`` are texts."""
    if record is None:
        return "belum pernah ditulis"
    if not record.key.engine:
        return "catatan tentang pembuatannya hilang atau terputus"
    if record.key.engine != job.key.engine:
        return "program ini atau pustakanya diperbarui"
    if record.key.view != job.key.view:
        if job.artifact.source in changed:
            return f"{job.artifact.source} berubah"
        shown = ", ".join(changed[:3]) + (" …" if len(changed) > 3 else "")
        return f"memuat sesuatu dari berkas yang berubah: {shown}"
    if record.key.templates != job.key.templates:
        return f"templat {job.artifact.template} atau yang dipakainya berubah"
    return "berkas hasilnya hilang atau diubah orang lain"
