"""Where the QR code of a printed sheet leads: is this copy current, replaced or withdrawn?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sosialisasi import routes, sheets
from sosialisasi.artifacts import Artifact
from sosialisasi.model import CopyState, Release, Withdrawal
from sosialisasi.overview import Overview
from sosialisasi.sheets import Copy
from sosialisasi.views import CopyEntry, CopyListView, CopyView, Link, RevisionView, SheetLink

SOURCE = "content/rilis.txt"


def pages(overview: Overview, copies: Sequence[Copy]) -> Iterator[Artifact]:
    """A page for each code, also of sheets that are no longer made: somebody may still hold one."""
    for copy in copies:
        yield _of_copy(overview, copy)
    for history in sheets.gone(overview, (copy.sheet for copy in copies)):
        yield _page(overview, history[0].code, history[0].sheet, history, CopyState.GONE)


def index(overview: Overview, found: Sequence[Artifact]) -> Artifact:
    """All codes, for whoever cannot scan."""
    path = routes.COPIES
    views = [page.view for page in found]
    entries = tuple(
        CopyEntry(
            code=view.code,
            title=view.sheet,
            state=view.state,
            revision=view.revisions[0].number if view.revisions else None,
            date=view.revisions[0].date if view.revisions else None,
            href=routes.relative(path, view.path),
        )
        for view in sorted(views, key=lambda view: view.code)
    )
    view = CopyListView(
        frame=overview.frame,
        path=path,
        title="Periksa salinan cetak",
        description="Cari kode di kaki lembar Anda, untuk tahu apakah salinan itu masih yang terbaru.",
        entries=entries,
    )
    return overview.web(view, SOURCE)


def _of_copy(overview: Overview, copy: Copy) -> Artifact:
    sheet, code = copy.sheet, copy.stamp.code
    path = routes.copy(code)
    return _page(
        overview,
        code,
        sheet.title,
        copy.history,
        copy.state,
        is_edited=copy.state is CopyState.CURRENT and copy.stamp.revision is None,
        about=Link(text="Baca di layar", href=routes.relative(path, sheet.page)),
        files=sheets.links(overview, path, sheet) if copy.stamp.revision else (),
    )


def _page(
    overview: Overview,
    code: str,
    title: str,
    history: Sequence[Release],
    state: CopyState,
    *,
    is_edited: bool = False,
    about: Link | None = None,
    files: tuple[SheetLink, ...] = (),
) -> Artifact:
    last = history[-1] if history else None
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
        withdrawal=Withdrawal(date=last.date, reason=last.note) if last and last.revision is None else None,
        about=about,
        files=files,
    )
    return overview.web(view, SOURCE, last.date if last else None)


def _revisions(history: Sequence[Release]) -> tuple[RevisionView, ...]:
    numbered = [(release, release.revision) for release in history if release.revision is not None]
    later = [release.date for release, _ in numbered[1:]] + [None]
    found = [
        RevisionView(number=number, date=release.date, note=release.note, replaced=replaced)
        for (release, number), replaced in zip(numbered, later, strict=False)
    ]
    return tuple(reversed(found))
