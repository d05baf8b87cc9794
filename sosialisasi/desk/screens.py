"""The pages of the desk as views: what each template of ``templates/meja/`` may see, and how it becomes HTML.

A site can replace any of these templates, and its style and script, by a file of the same name in its own folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import ClassVar, Literal

from markupsafe import Markup

from sosialisasi.desk import acts
from sosialisasi.desk.live import LiveSite
from sosialisasi.ground.files import ContentFile, below, template_folders
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.problems import Problem
from sosialisasi.showing.artifacts import Templated
from sosialisasi.showing.rendering import web
from sosialisasi.showing.views import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenView:
    """A page for whoever runs the desk, in one of its sections (``tulis``). A request with its ``token`` may write.

    What a browser keeps for the page belongs to the site of its ``site_mark``; without one no site is chosen yet.
    """

    section: ClassVar[str] = ""
    token: str = ""
    site_mark: str = ""


_LONGEST = 300
"""So much of a line is enough to find it."""


def html(view: Templated, site: Path, *, also: Literal["web"] | None = None) -> str:
    """A page, or a part of one, with the templates that the site has now; those of the medium ``also`` can be asked
    for a part. ``TemplateFailure`` if one is at fault.
    """
    folders = (*template_folders("meja", site), *(template_folders(also, site) if also else ()))
    files = [path for folder in folders for path in below(folder)]
    edition = sha256(b"\0".join(part for path in files for part in (str(path).encode(), path.read_bytes())))
    return web.render(view, folders, edition.hexdigest()).decode().removesuffix("\n")


def own_file(name: str, site: Path) -> bytes:
    """A style or a script of the desk. ``FileNotFoundError`` if there is none of this name."""
    for folder in template_folders("meja", site):
        if (path := folder / name).is_file():
            return path.read_bytes()
    raise FileNotFoundError(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemView:
    """A problem with the ``line`` that it is about, as its author wrote it. ``path`` is its file, if it has a form;
    ``name`` is what that is called.
    """

    problem: Problem
    path: str
    name: str
    line: str

    @property
    def place(self) -> str:
        """Where to look: the file by its name and the field; a file without a form by its path and the line."""
        if not self.path:
            return self.problem.place
        keys = self.problem.field.replace("_", " ").split(".") if self.problem.field else []
        field = " ".join(str(int(key) + 1) if key.isdigit() else key for key in keys)
        return f"{self.name}, isian {field}" if field else self.name

    @property
    def message(self) -> Said:
        return acts.pieces(self.problem.message)

    @property
    def reason(self) -> Said:
        return acts.pieces(self.problem.reason)

    @property
    def hint(self) -> Said:
        return acts.pieces(self.problem.hint)


Said = tuple[str | Link, ...]
"""A sentence in pieces: words, and links to where something is done."""


def problem_views(live: LiveSite, problems: Iterable[Problem], data: bytes | None = None) -> tuple[ProblemView, ...]:
    """Problems as they are shown; the lines are those of ``data``, if their file holds that by now."""
    return tuple(
        ProblemView(
            problem=problem,
            path=problem.path if live.text(problem.path) else "",
            name=called(live, problem.path),
            line=_excerpt(live.line(problem, data)),
        )
        for problem in problems
    )


_NAMES = ("judul", "kalimat", "nama", "tampil", "id")


def called(live: LiveSite, path: str) -> str:
    """What kind of file this is and what it calls itself; its path, if it has no form."""
    text = live.text(path)
    return f"{Folder.named(text.folder).heading} “{name_of(text)}”" if text else path


def name_of(text: ContentFile) -> str:
    """What a file calls itself, as far as a look at it tells: files with mistakes have names too."""
    head = "\n".join(text.data.decode("utf-8-sig", "replace").splitlines()[:12])
    # A long sentence may stand on the lines below its key.
    named = (re.search(rf"^{name}:[ ]*(?:[>|][-+]?\n[ ]*)?(.*)$", head, re.MULTILINE) for name in _NAMES)
    return next((found[1].strip(" \"'") for found in named if found), "") or text.stem


def _excerpt(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]} …"


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictView:
    """What is wrong with a file, and how many errors there are in it and in ``others``."""

    template: ClassVar[str] = "masalah.html"
    errors: int
    others: int
    problems: tuple[ProblemView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView:
    """A file in the list, and how many errors are in it."""

    path: str
    name: str
    errors: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesView(ScreenView):
    """All files that can be opened, by the name of their folder. ``elsewhere`` are the errors of all other files."""

    template: ClassVar[str] = "daftar.html"
    section: ClassVar[str] = "tulis"
    folders: tuple[tuple[str, tuple[FileView, ...]], ...]
    elsewhere: tuple[ProblemView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalView:
    """Why something cannot be opened."""

    template: ClassVar[str] = "penolakan.html"
    cause: str
    title: str = "Tidak dapat disunting"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideView:
    """A page of the guide."""

    template: ClassVar[str] = "panduan.html"
    title: str
    text: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankView:
    """A page of the preview's own, where the site has none."""

    template: ClassVar[str] = "kosong.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadView:
    """What is added to the head of each page. ``edition`` names the state of the site that it comes from."""

    template: ClassVar[str] = "pratinjau-kepala.html"
    edition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopView:
    """What is added above each page: what is wrong with the site, and a link to the form of the page's ``source``.

    ``refused`` is why a sheet could not be made; ``warnings`` is how many the ``source`` has. Whoever is not
    ``is_known`` gets no problems, only the number of ``errors``.
    """

    template: ClassVar[str] = "pratinjau.html"
    is_known: bool
    has_site: bool
    is_crashed: bool
    crash: str
    errors: int
    problems: tuple[ProblemView, ...]
    is_missing: bool
    refused: tuple[ProblemView, ...]
    source: str
    warnings: int
