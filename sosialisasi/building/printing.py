"""Print what one meeting hands out, and only that: into the office folder, where people's names may stand.

It lies there in ``cetak/<slug>/``, until somebody deletes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from sosialisasi.building.folders import PRINTED, Folders
from sosialisasi.building.inputs import Inputs
from sosialisasi.building.output import LINKED_OUTPUT
from sosialisasi.building.planner import Plan, Progress, understand
from sosialisasi.ground.files import links_on_the_way, system_cause
from sosialisasi.ground.problems import Problem
from sosialisasi.ground.refusals import Refusal
from sosialisasi.ground.sayings import suggestion
from sosialisasi.ground.workers import Map
from sosialisasi.ground.writing import CANNOT_WRITE, PRIVATE, clear_drafts, write_all
from sosialisasi.reading.roster import Person, form
from sosialisasi.showing import sheets
from sosialisasi.showing.artifacts import Artifact, Medium, views_of
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.rendering import render
from sosialisasi.showing.rendering.paper import page_count
from sosialisasi.showing.rendering.render import Drawn, Rendered
from sosialisasi.showing.sheets import Print
from sosialisasi.showing.sheets.seats import Roster, seats
from sosialisasi.showing.sheetviews import Caution, Handout, Part, SheetView, WordFile
from sosialisasi.site.model import Meeting
from sosialisasi.site.words import Pack, Paper, Record, Sheet, Status, small

R = TypeVar("R", Rendered, Drawn)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What is to be put on paper, and how much of it one copy takes."""

    name: str
    """What it is called, without what it is about: ``Paket peserta``."""
    paper: Paper
    is_for_each: bool
    """Whether each participant gets a copy."""
    pages: int
    leaves: int
    """Sheets of paper."""
    drawn: Drawn | None = None
    """What it looks like, if it was only looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printout:
    """What was written, as paths below the office folder, or the errors for which nothing was."""

    written: tuple[str, ...] = ()
    printed: tuple[Printed, ...] = ()
    listed: int = 0
    """How many the event invites, or a list of people names besides; 0 if nobody can know."""
    counted: str = "peserta"
    """What one of the ``listed`` is: of a row without a person nobody knows how many people come."""
    guest: str = "peserta"
    """What each who gets a copy is called."""
    cautions: tuple[Hindrance, ...] = ()
    """Why what was written must not be handed out yet, the first to be heeded first."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hindrance:
    """Why sheets must not be handed out yet, in a sentence, and what helps: what is ``typed`` in a file or as a
    command. Or, where nothing is typed: the file of ``content/`` to be put right, or the sheets to be released anew.
    """

    text: str
    typed: str = ""
    path: str = ""
    stale: tuple[str, ...] = ()


class NotPrintable(Refusal):
    """What was asked for is not there. Its ``text`` says so, in Indonesian; on the command line ``typed`` helps too."""

    def __init__(self, text: str, typed: str = "") -> None:
        super().__init__(f"{text} {typed}".strip())
        self.text = text


def print_meeting(
    folders: Folders,
    slug: str,
    *,
    packs: Sequence[Pack] = (),
    parts: Sequence[Sheet | Record] = (),
    papers: Sequence[Paper] = (),
    people: Sequence[Person] = (),
    is_two_sided: bool = True,
    is_kept: bool = True,
    spread: Map = map,
    progress: Progress = lambda done, total: None,
) -> Printout:
    """Make these ``packs`` of a meeting and these ``parts`` of it, each alone; if neither are named, the packs of all
    who get one. On the papers of the site, or on these.

    The names of ``people`` are filled in where there is room for them. What is not ``is_kept`` is drawn and counted,
    and not written. ``NotPrintable`` if there is no such meeting, or it has nothing for a pack or a part.
    """
    plan = understand(Inputs(folders.root), {}, spread)
    if plan.errors:
        return Printout(problems=plan.errors)
    overview, meeting = _event(plan, slug)
    released = {view.stamp.sheet: view for view in views_of(plan.artifacts, SheetView) if view.stamp}
    roster = tuple(people)
    made = [
        (_artifact(wanted.sheet, paper, released, slug, is_two_sided), wanted, paper)
        for wanted in (
            *_packs(overview, meeting, packs, roster, or_all=not parts),
            *_parts(overview, meeting, parts, roster),
        )
        for paper in papers or overview.settings.papers
    ]
    artifacts = [artifact for artifact, _, _ in made]
    if not artifacts:
        raise NotPrintable(
            'Situs ini tidak menyebut ukuran kertas. Isi "kertas" di pengaturan situs.', "Atau pilih dengan --kertas."
        )
    looks: list[Drawn | int]
    if is_kept:
        work = partial(render.render, root=folders.root, edition=plan.inputs.edition)
        results, problems = _results(work, artifacts, spread, progress)
        problems = problems or put(
            folders, {each.path: done.data for each, done in zip(artifacts, results, strict=True)}
        )
        looks = [page_count(result.data) for result in results]
    else:
        look = partial(render.draw, root=folders.root, edition=plan.inputs.edition, with_parts=True)
        drawn, problems = _results(look, artifacts, spread, progress)
        looks = [*drawn]
    if problems:
        return Printout(problems=problems)
    listed = [seat for group in seats(overview, meeting, roster or None) for seat in group.listed]
    guest = "peserta" if meeting.kind.is_held else "penerima"
    is_certain = not meeting.kind.is_held or all(seat.person for seat in listed)
    return Printout(
        written=tuple(artifact.path for artifact in artifacts) if is_kept else (),
        printed=tuple(
            _counted(wanted, paper, look, is_two_sided) for (_, wanted, paper), look in zip(made, looks, strict=True)
        ),
        listed=len(listed),
        counted=guest if is_certain else "undangan",
        guest=guest,
        cautions=tuple(_cautions(overview, meeting, artifacts)),
    )


def _counted(wanted: _Wanted, paper: Paper, look: Drawn | int, is_two_sided: bool) -> Printed:
    """What was made or drawn, as it was drawn or as many pages as it has."""
    drawn = look if isinstance(look, Drawn) else None
    pages = look if isinstance(look, int) else len(look.pages)
    return Printed(
        name=wanted.name,
        paper=paper,
        is_for_each=wanted.is_for_each,
        pages=pages,
        leaves=(pages + 1) // 2 if is_two_sided else pages,
        drawn=drawn,
    )


def word_files(
    folders: Folders,
    slug: str,
    *,
    parts: Sequence[Sheet | Record] = (),
    papers: Sequence[Paper] = (),
    people: Sequence[Person] = (),
    spread: Map = map,
    progress: Progress = lambda done, total: None,
) -> Printout:
    """Make the files of Word that a meeting has, or those of these ``parts``, on the first of the papers. Otherwise as
    ``print_meeting``.
    """
    plan = understand(Inputs(folders.root), {}, spread)
    if plan.errors:
        return Printout(problems=plan.errors)
    overview, meeting = _event(plan, slug)
    asked = [part for part in parts or meeting.printed if isinstance(part, Sheet)]
    alone = {part: sheets.meetings.alone(overview, meeting, part, roster=tuple(people)) for part in asked}
    made = {part: sheet for part, sheet in alone.items() if sheet.is_word}
    for part in parts:
        if part not in made:
            raise NotPrintable(f'Rakor "{slug}" tidak punya bagian "{part}" sebagai berkas Word.')
    if not made:
        raise NotPrintable(f'Rakor "{slug}" tidak punya bagian yang ada sebagai berkas Word.')
    paper = (*papers, *overview.settings.papers, Paper.A4)[0]
    artifacts = [
        Artifact(
            f"{PRINTED}/{slug}/{sheet.name}.docx",
            Medium.WORD,
            sheets.word_file(sheet.view(paper)),
            sheet.source,
            sheet.day,
            is_office=True,
        )
        for sheet in made.values()
    ]
    work = partial(render.render, root=folders.root, edition=plan.inputs.edition)
    results, problems = _results(work, artifacts, spread, progress)
    problems = problems or put(folders, {each.path: done.data for each, done in zip(artifacts, results, strict=True)})
    if problems:
        return Printout(problems=problems)
    return Printout(
        written=tuple(artifact.path for artifact in artifacts), cautions=tuple(_cautions(overview, meeting, artifacts))
    )


def attendance_table(folders: Folders, slug: str, *, people: Sequence[Person] = (), spread: Map = map) -> Printout:
    """Make the table in which it is typed who came: a row for each of those whom a meeting invites, and for ``people``
    whom it does not. ``NotPrintable`` if there is no such meeting, or nobody to be listed.
    """
    plan = understand(Inputs(folders.root), {}, spread)
    if plan.errors:
        return Printout(problems=plan.errors)
    overview, meeting = _event(plan, slug)
    listed = tuple(sheets.seats.invitees(overview, meeting, tuple(people)))
    if not listed:
        raise NotPrintable(
            f'Rakor "{slug}" tidak menyebut siapa yang diundang. Isi "peserta" atau "undangan" di '
            f"{meeting.origin.path}, atau berikan daftarnya.",
            "Daftar itu diberikan dengan --peserta.",
        )
    path = attendance_file(slug)
    if problems := put(folders, {path: form.table(listed)}):
        return Printout(problems=problems)
    return Printout(written=(path,))


def attendance_file(slug: str) -> str:
    """Where the table of a meeting lies in which it is typed who came, below the office folder."""
    return f"{PRINTED}/{slug}/hadir-{slug}.csv"


def _event(plan: Plan, slug: str) -> tuple[Overview, Meeting]:
    """A meeting of a site without errors, and the overview of the site."""
    assert plan.site is not None
    meetings = plan.site.meetings
    if slug not in meetings:
        raise NotPrintable(f'Rakor "{slug}" tidak ada. {suggestion(slug, list(meetings))}'.strip())
    return Overview(plan.site, ""), meetings[slug]


def _results(
    work: Callable[[Artifact], R], artifacts: Sequence[Artifact], spread: Map, progress: Progress
) -> tuple[list[R], tuple[Problem, ...]]:
    """What some work makes of all of them; and the problems for which some cannot be made."""
    results = []
    progress(0, len(artifacts))
    for result in spread(work, artifacts):
        results.append(result)
        progress(len(results), len(artifacts))
    return results, tuple(result.problem for result in results if result.problem)


def put(folders: Folders, made: Mapping[str, bytes]) -> tuple[Problem, ...]:
    """Write files at their paths below the office folder; or the problem for which none was written."""
    name = folders.office.name
    for way in links_on_the_way(folders.root, [f"{name}/{path}" for path in made]):
        return (LINKED_OUTPUT.at(way, folder=way),)
    files = {folders.office.joinpath(*path.split("/")): data for path, data in made.items()}
    try:
        clear_drafts(path.parent for path in files)  # They may hold people's names.
        write_all(files, below=folders.root, mode=PRIVATE)
    except OSError as error:
        return (CANNOT_WRITE.at(name, folder=name, sebab=system_cause(error)),)
    return ()


def _cautions(overview: Overview, meeting: Meeting, artifacts: Sequence[Artifact]) -> Iterator[Hindrance]:
    """What stands between the sheets and those that shall get them, in the order in which it is to be done."""
    parts = [part for artifact in artifacts for part in _parts_of(artifact.view)]
    if note := sheets.meetings.check_first(overview, meeting, parts):
        yield Hindrance(text=note)
    if meeting.withdrawal:
        yield Hindrance(text=f"Bertanda DITARIK, karena rakor ini ditarik: {meeting.withdrawal.reason}")
        return
    if not meeting.status.is_public:
        path = meeting.origin.path
        yield Hindrance(
            text=f"Bertanda DRAF, karena rakor ini berstatus {meeting.status.value}.",
            typed=f'Sesudah diperiksa, tulis "status: {Status.PUBLISHED.value}" di {path}, lalu rilis lembarnya.',
            path=path,
        )
        return
    marked: dict[Caution, list[str]] = {}
    for artifact in artifacts:
        if isinstance(artifact.view, SheetView) and artifact.view.caution:
            marked.setdefault(artifact.view.caution, []).append(_sheet_of(artifact))
    for caution, names in marked.items():
        named = sorted(set(names))
        then = "Bila sudah dibetulkan, periksa" if caution.is_withdrawal else "Periksa"
        yield Hindrance(
            text=f"Bertanda {caution.word} ({caution.reason}): {', '.join(named)}.",
            typed=f'{then} lembarnya, lalu jalankan "python3 build.py rilis {named[0]} --catatan Diperbarui".',
            stale=tuple(named),
        )


def _parts_of(view: object) -> tuple[Part, ...]:
    if isinstance(view, WordFile):
        return (view.part,)
    return view.parts if isinstance(view, Handout) else ()


def _record(overview: Overview, meeting: Meeting, kind: Record, roster: tuple[Person, ...]) -> Print:
    """A record of an event. ``NotPrintable`` if there is nothing to be told of it."""
    if not meeting.kind.is_held:
        raise NotPrintable(
            f'"{meeting.slug}" adalah {small(meeting.kind.label)}, jadi tidak punya {small(kind.label)}.'
        )
    if kind is Record.CERTIFICATE and not sheets.records.attendees(overview, meeting, roster):
        raise NotPrintable(
            "Sertifikat hanya untuk yang hadir, dan belum diketahui siapa yang hadir. Buat tabel kehadiran, isi kolom "
            "Hadir (ya, tidak, atau diwakili), lalu pakai tabel itu sebagai daftar peserta.",
            f'Tabel itu dibuat dengan "python3 build.py cetak {meeting.slug} --tabel", dan dipakai dengan --peserta.',
        )
    return sheets.records.record(overview, meeting, kind, roster=roster)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A sheet that was asked for, what it is called, and whether each participant gets it."""

    sheet: Print
    name: str
    is_for_each: bool


def _packs(
    overview: Overview, meeting: Meeting, chosen: Sequence[Pack], roster: Roster, *, or_all: bool
) -> Iterator[_Wanted]:
    """The chosen packs; if there are none ``or_all``, each by itself. One that is all there is, is the whole."""
    halves = sheets.meetings.halves(overview, meeting, roster)
    wanted = tuple(dict.fromkeys(chosen or (halves or (Pack.WHOLE,) if or_all else ())))
    for pack in wanted:
        if pack is not Pack.WHOLE and pack not in halves:
            raise NotPrintable(f'Rakor "{meeting.slug}" tidak memuat apa pun untuk paket "{pack}".')
    if len(halves) < len(sheets.meetings.HALVES):
        wanted = (Pack.WHOLE,) if wanted else ()
    for pack in wanted:
        name, _, _ = sheets.meetings.whose(overview, meeting, pack, roster).partition(":")
        is_for_each = pack is Pack.PARTICIPANTS or halves == (Pack.PARTICIPANTS,)
        yield _Wanted(sheets.meetings.pack(overview, meeting, pack, roster=roster), name, is_for_each)


def _parts(overview: Overview, meeting: Meeting, chosen: Sequence[Sheet | Record], roster: Roster) -> Iterator[_Wanted]:
    for part in dict.fromkeys(chosen):
        if isinstance(part, Record):
            yield _Wanted(_record(overview, meeting, part, roster), part.label, is_for_each=False)
            continue
        held = sheets.meetings.parts_for(overview, meeting, [part], roster)
        if not held:
            raise NotPrintable(f'Rakor "{meeting.slug}" tidak memuat apa pun untuk bagian "{part}".')
        is_for_each = all(sheets.meetings.half_of(part, each) is Pack.PARTICIPANTS for each in held)
        name = sheets.meetings.called(overview, meeting, part)
        yield _Wanted(sheets.meetings.alone(overview, meeting, part, roster=roster), name, is_for_each)


def _artifact(sheet: Print, paper: Paper, released: dict[str, SheetView], slug: str, is_two_sided: bool) -> Artifact:
    view = sheet.view(paper)
    public = released.get(sheet.name)
    if public and public.stamp:
        view = replace(sheets.stamp_on(view, public.stamp), others=public.others)
    view = replace(view, imprint=replace(view.imprint, is_two_sided=is_two_sided))
    path = f"{PRINTED}/{slug}/{sheet.name}-{paper}.pdf"
    return Artifact(path, Medium.PAPER, view, sheet.source, sheet.day, is_office=True)


def _sheet_of(artifact: Artifact) -> str:
    """The name of its sheet. A site that prints nothing by itself has no stamps, but may still be asked to print."""
    return artifact.path.rpartition("/")[2].rpartition("-")[0]
