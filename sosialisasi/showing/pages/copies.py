"""Where the QR code of a printed sheet leads: is this copy current, replaced or withdrawn?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from sosialisasi.ground.dates import Day
from sosialisasi.ground.folders import Folder
from sosialisasi.showing import sheets
from sosialisasi.showing.artifacts import Artifact, views_of
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.sheets import Copy
from sosialisasi.showing.views import Link, PageView, SheetLink
from sosialisasi.site import routes
from sosialisasi.site.model import Release, Withdrawal
from sosialisasi.site.words import CopyState


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionView:
    """A released revision of a sheet, with its note of what changed; ``replaced`` is the day of the next one."""

    number: int
    date: Day
    note: str
    replaced: Day | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyView(PageView):
    """Is the copy in somebody's hand current? Where the QR code of a sheet leads; each revision has an anchor."""

    template = "salinan.html"
    is_reviewed = False
    code: str
    sheet: str
    state: CopyState
    revisions: tuple[RevisionView, ...]
    """The newest first."""
    is_edited: bool
    """The site already says other things than the newest revision."""
    withdrawal: Withdrawal | None
    about: Link | None
    files: tuple[SheetLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyEntry:
    """A sheet in the list of codes; ``revision`` is the newest one's number, if there is any."""

    code: str
    title: str
    state: CopyState
    revision: int | None
    date: Day | None
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyListView(PageView):
    template = "daftar-salinan.html"
    entries: tuple[CopyEntry, ...]
    lists: tuple[Link, ...] = ()
    """Where the codes are, if there are too many for one page."""


MOST = 500
"""More codes than this are no list for a phone."""


def pages(overview: Overview, copies: Sequence[Copy]) -> Iterator[Artifact]:
    """A page for each code, also of sheets that are no longer made: somebody may still hold one."""
    for copy in copies:
        yield _of_copy(overview, copy)
    texts = sheets.withdrawn_sheets(overview)
    for history in sheets.gone(overview, (copy.sheet for copy in copies)):
        last = history[-1]
        text = texts.get(last.sheet)
        withdrawal = _withdrawal(last) or (text.withdrawal if text else None)
        state = CopyState.WITHDRAWN if withdrawal else CopyState.GONE
        instead = overview.successor(routes.copy(last.code), text) if text else None
        about = replace(instead, text=f"Baca penggantinya: {instead.text}") if instead else None
        yield _page(overview, last.code, last.sheet, history, state, withdrawal, about=about)


def code_lists(overview: Overview, answers: Sequence[Artifact]) -> tuple[Artifact, ...]:
    """All codes, for whoever cannot scan: one page, or if they are many, before a page for each first letter."""
    if not answers:
        return ()
    views = sorted(views_of(answers, CopyView), key=lambda view: view.code)
    if len(views) <= MOST:
        return (_list(overview, routes.COPIES, "Periksa salinan cetak", views),)
    by_letter = {letter: tuple(some) for letter, some in groupby(views, key=lambda view: view.code[0])}
    lists = tuple(
        Link(
            text=f"Kode yang diawali {letter}",
            href=routes.relative(routes.COPIES, routes.copies_of(letter.lower())),
            note=f"{len(some)} kode",
        )
        for letter, some in by_letter.items()
    )
    pages = (
        _list(overview, routes.copies_of(letter.lower()), f"Periksa salinan cetak: kode {letter}", some)
        for letter, some in by_letter.items()
    )
    return (_list(overview, routes.COPIES, "Periksa salinan cetak", (), lists), *pages)


def _list(
    overview: Overview, path: str, title: str, views: Iterable[CopyView], lists: tuple[Link, ...] = ()
) -> Artifact:
    """A list of codes, or of the ``lists`` of codes that there are."""
    entries = tuple(
        CopyEntry(
            code=view.code,
            title=view.sheet,
            state=view.state,
            revision=view.revisions[0].number if view.revisions else None,
            date=view.revisions[0].date if view.revisions else None,
            href=routes.relative(path, view.path),
        )
        for view in views
    )
    view = CopyListView(
        frame=overview.frame,
        path=path,
        title=title,
        description="Cari kode di kaki lembar Anda, untuk tahu apakah salinan itu masih yang terbaru.",
        entries=entries,
        lists=lists,
    )
    return overview.web(view, Folder.RELEASES.path)


def _of_copy(overview: Overview, copy: Copy) -> Artifact:
    sheet, code = copy.sheet, copy.stamp.code
    path = routes.copy(code)
    return _page(
        overview,
        code,
        sheet.title,
        copy.history,
        copy.state,
        _withdrawal(copy.history[-1]) if copy.history else None,
        is_edited=copy.state is CopyState.CURRENT and copy.stamp.revision is None,
        about=Link(text="Baca di layar", href=routes.relative(path, sheet.page)),
        files=sheets.sheet_links(overview, path, sheet) if copy.stamp.revision else (),
    )


def _page(
    overview: Overview,
    code: str,
    title: str,
    history: Sequence[Release],
    state: CopyState,
    withdrawal: Withdrawal | None,
    *,
    is_edited: bool = False,
    about: Link | None = None,
    files: tuple[SheetLink, ...] = (),
) -> Artifact:
    view = CopyView(
        frame=overview.frame,
        path=routes.copy(code),
        title=f"Salinan {code.upper()}",
        description=f"Apakah salinan cetak “{title}” yang Anda pegang masih berlaku?",
        code=code.upper(),
        sheet=title,
        state=state,
        revisions=_revisions(history),
        is_edited=is_edited,
        withdrawal=withdrawal,
        about=about,
        files=files,
    )
    return overview.web(view, Folder.RELEASES.path, history[-1].date if history else None)


def _withdrawal(release: Release) -> Withdrawal | None:
    return None if release.revision else Withdrawal(date=release.date, reason=release.note)


def _revisions(history: Sequence[Release]) -> tuple[RevisionView, ...]:
    """The releases that were no withdrawals, the newest first."""
    views: list[RevisionView] = []
    later = None
    for release in reversed(history):
        if release.revision is not None:
            views.append(RevisionView(number=release.revision, date=release.date, note=release.note, replaced=later))
            later = release.date
    return tuple(views)
