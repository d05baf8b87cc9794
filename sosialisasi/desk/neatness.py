"""*Rapikan* of the desk: the files that are not in their normal form, what would change, and all of them put right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from sosialisasi.building.inputs import Inputs
from sosialisasi.desk import saving
from sosialisasi.desk.authoring import tidying
from sosialisasi.desk.authoring.tidying import Tidied
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Refused, Request, Response, asked, told
from sosialisasi.desk.screens import ProblemView, ScreenView, called, problem_views
from sosialisasi.desk.undoing import ChangeView, change, done
from sosialisasi.ground import digests


@dataclass(frozen=True, slots=True)
class Tidying:
    """That what was ``seen`` be done."""

    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeatnessView(ScreenView):
    """What would change in each file, by what that is called, line by line and in words; and those that nobody can
    tidy. ``seen`` names all that is shown.
    """

    template: ClassVar[str] = "rapikan.html"
    section: ClassVar[str] = "masalah"
    files: tuple[tuple[ChangeView, str], ...]
    problems: tuple[ProblemView, ...]
    seen: str


def get_neatness(request: Request, desk: Desk) -> Response:
    """What would be changed. Nothing is."""
    files, problems = tidying.untidy(Inputs(desk.root).texts)
    return desk.screen(
        NeatnessView(
            files=tuple(
                (change(called(desk.live, each.path), each.before, each.data), "; ".join(each.changes))
                for each in files
            ),
            problems=problem_views(desk.live, problems),
            seen=_digest(files),
        )
    )


def post_neatness(request: Request, desk: Desk) -> Response:
    """All of it in one save. ``Refused`` if a file is not as it was seen."""
    wanted = asked(request, Tidying)
    with saving.only_writer(desk.root):
        files, _ = tidying.untidy(Inputs(desk.root).texts)
        if _digest(files) != wanted.seen:
            raise Refused("Ada berkas yang berubah sejak halaman ini dibuka. Muat ulang halaman ini.", 409)
        save = saving.write(desk, f"Merapikan {len(files)} berkas", {each.path: each.data for each in files})
    return told(done(f"{len(files)} berkas dirapikan. Isi situs tidak berubah.", save))


def _digest(files: Iterable[Tidied]) -> str:
    parts = (part for each in files for part in (each.path.encode(), each.before, each.data))
    return digests.of("".join(map(digests.of, parts)).encode())
