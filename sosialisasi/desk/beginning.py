"""*Situs* of the desk: begin one by answering questions, or put another one on the desk in the place of this one."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from sosialisasi.building.folders import Folders
from sosialisasi.building.planner import Progress
from sosialisasi.desk import saving, work
from sosialisasi.desk.authoring import newsite
from sosialisasi.desk.authoring.starting import Answers, Question, Setting, Unclear, short_name
from sosialisasi.desk.desk import Desk, Sites
from sosialisasi.desk.exchange import Refused, Request, Response, asked
from sosialisasi.desk.newfile import Begun, answered, asking, heard
from sosialisasi.desk.places import KnownSite, Places, is_site, typed_folder
from sosialisasi.desk.preview import Preview
from sosialisasi.desk.screens import ScreenView
from sosialisasi.desk.tasks import Task, TaskResult
from sosialisasi.ground.files import system_cause
from sosialisasi.ground.refusals import Refusal
from sosialisasi.ground.writing import PUBLIC, make_folders, write_all
from sosialisasi.showing.views import Link

# --- which site ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SitesView(ScreenView):
    """The sites that can be put on the desk: those that are ``known``, and the ``example``; which one is there now."""

    template: ClassVar[str] = "situs.html"
    section: ClassVar[str] = "situs"
    now: KnownSite | None
    known: tuple[KnownSite, ...]
    example: str


def get_sites(request: Request, desk: Desk) -> Response:
    """Which site shall be on the desk: a new one, one that is there already, or the one that came with the program."""
    places = _sites(desk).places
    plan = desk.live.plan
    name = plan.site.settings.name if plan and plan.site else desk.root.name
    others = (site for site in places.known() if Path(site.folder) not in (desk.root, places.example))
    return desk.screen(
        SitesView(
            now=KnownSite(folder=str(desk.root), name=name) if desk.is_chosen else None,
            known=tuple(others),
            example=str(places.example) if places.example not in (None, desk.root) else "",
        )
    )


@dataclass(frozen=True, slots=True)
class Wish:
    """The folder of the site that somebody wants on the desk."""

    folder: str


def post_sites(request: Request, desk: Desk) -> Response:
    """Read another site and put it on the desk. A folder that is none is not looked into."""
    sites = _sites(desk)
    folder = typed_folder(asked(request, Wish).folder)
    # Whoever copies the path may have gone a step too far into the folder.
    root = next((each for each in (folder, *folder.parents[:2]) if is_site(each)), None)
    if root is None:
        raise Refused(f'Di "{folder}" tidak ada situs: berkas content/situs.yaml tidak ditemukan di dalamnya.')
    return work.begun(_opening(root, desk, sites))


def _opening(root: Path, desk: Desk, sites: Sites) -> Task:
    def opened(progress: Progress) -> TaskResult:
        way = sites.open(root, progress)
        return TaskResult(said=(f'Situs di "{root}" siap.',), links=(Link(text="Buka situs itu", href=way),), way=way)

    return desk.tasks.start(f'Membuka situs di "{root.name}"', "/meja/situs/", opened)


def _sites(desk: Desk) -> Sites:
    if desk.sites is None:
        raise Refused("Meja kerja ini hanya untuk satu situs.", 404)
    return desk.sites


# --- a new site ----------------------------------------------------------------------------------------

_FOLDER = "folder_situs"
_WHAT = (
    "Peraturan, lembaga, pemilihan, butir, alur pelaporan, dan formulir nasional langsung terpakai. Naskah nasional "
    "masuk untuk ditinjau. Rapat pertama dibuatkan sebagai draf."
)
_WHERE = (
    " Semuanya disimpan di satu folder di komputer ini: naskah di folder content, hasil cetak di _kantor, dan situs "
    "yang sudah jadi di _site."
)


def is_empty(desk: Desk) -> bool:
    """Whether there is no site yet."""
    return not (desk.root / "content").is_dir() or not any((desk.root / "content").rglob("*"))


def get_site(request: Request, desk: Desk) -> Response:
    """The questions of a new site; in which folder too, if this one is none for it."""
    questions, setting = _questions(desk), _national(desk)
    what = _WHAT if _begins_here(desk) else _WHAT + _WHERE
    return desk.screen(asking("Situs baru", what, "Buat situs", questions, setting))


def post_site(request: Request, desk: Desk) -> Response:
    """The answers so far looked at, or the site made of them and put on the desk."""
    questions, setting = _questions(desk), _national(desk)
    begun = asked(request, Begun)
    taken = answered(questions, begun.answers, setting)
    if taken.unclear or not begun.write:
        return heard(taken)
    folder = taken.answers.pop(_FOLDER, "")
    if not folder:
        _make(desk, taken.answers, setting)
        return heard(taken, "/meja/")
    if desk.tasks.running is not None:
        raise Refused(f"Tunggu: {desk.tasks.running.title} belum selesai.", 409)
    sites, root = _sites(desk), Path(folder)
    _make(_unread(root, desk), taken.answers, setting)
    sites.places.remember(root, taken.answers["nama"])
    return heard(taken, f"/meja/kerja/{_opening(root, desk, sites).number}")


def _unread(root: Path, desk: Desk) -> Desk:
    """The desk of a folder into which a site is written, made if it is not there."""
    try:
        for _ in make_folders(root, PUBLIC):
            pass
    except OSError as error:
        raise Refused(f'Folder "{root}" tidak dapat dibuat: {system_cause(error)}. Pilih folder lain.') from error
    return Desk(Preview(Folders.of(root), built=lambda report: None, failed=lambda cause: None), desk.host)


def _make(desk: Desk, answers: Answers, setting: Setting) -> None:
    """Write a new site into the folder of its desk, where it can be undone."""
    files = newsite.new_files(answers, setting)
    content = {path: data for path, data in files.items() if path.startswith("content/")}
    others = {desk.root / path: data for path, data in files.items() if path not in content}
    with saving.only_writer(desk.root):
        if not is_empty(desk):
            raise Refused(_NOT_EMPTY)
        write_all({file: data for file, data in others.items() if not file.exists()}, below=desk.root)
        saving.write(desk, "Membuat situs baru", content)


_NOT_EMPTY = "Folder ini sudah berisi situs. Situs baru dibuat di folder yang kosong."


def _begins_here(desk: Desk) -> bool:
    return desk.is_chosen and is_empty(desk)


def _questions(desk: Desk) -> Sequence[Question]:
    """What is asked. ``Refused`` if there is a site, and the host can put no other in its place."""
    if _begins_here(desk):
        return newsite.QUESTIONS
    if desk.sites is None:
        raise Refused(_NOT_EMPTY)
    places = desk.sites.places

    def read(text: str, setting: Setting) -> str:
        try:
            return str(_new_folder(text, places))
        except Refusal as cause:
            raise Unclear(str(cause)) from cause
        except OSError as error:
            raise Unclear(f"Folder itu tidak dapat dipakai: {system_cause(error)}. Pilih folder lain.") from error

    def suggested(answers: Answers, setting: Setting) -> str:
        return str(_free(places.documents / f"sosialisasi-{short_name(answers, setting)}"))

    def told(answer: str, setting: Setting) -> str:
        return f"{answer} ({'folder yang masih kosong' if Path(answer).exists() else 'folder baru'})"

    asks = "Folder untuk situs ini; boleh diganti, asal belum ada atau masih kosong"
    return (*newsite.QUESTIONS, Question(_FOLDER, asks, read, default=suggested, told=told))


def _new_folder(text: str, places: Places) -> Path:
    """Where a new site may begin: in a folder of its own, which nobody replaces together with another."""
    root = typed_folder(text)
    newsite.must_be_empty(root)
    for other in root.parents:
        if other == places.program or is_site(other):
            raise Refused(
                f'"{root}" ada di dalam folder lain yang kami pakai, yaitu "{other}". Pilih folder di luarnya.'
            )
    return root


def _free(folder: Path) -> Path:
    """This folder, or the first with a number behind its name that does not exist."""
    numbers = (folder.with_name(f"{folder.name}-{number}") for number in itertools.count(2))
    return next(each for each in itertools.chain([folder], numbers) if not each.exists())


def _national(desk: Desk) -> Setting:
    return Setting(site=newsite.national(), today=desk.host.now().date())
