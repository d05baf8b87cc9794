"""*Terbitkan* of the desk: make the site, and put it where people read it: a folder, a USB stick, one file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Literal

from sosialisasi.building import archive, onefile, publishing
from sosialisasi.building.ledger import with_addresses
from sosialisasi.building.pipeline import build
from sosialisasi.building.planner import Progress
from sosialisasi.building.report import Report
from sosialisasi.desk import saving, work
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Refused, Request, Response, asked, told
from sosialisasi.desk.live import LiveSite
from sosialisasi.desk.places import typed_folder
from sosialisasi.desk.screens import ProblemView, ScreenView, html
from sosialisasi.desk.tasks import TaskResult
from sosialisasi.ground import digests
from sosialisasi.ground.dates import long
from sosialisasi.ground.files import LEDGER, read_plain, template_folders
from sosialisasi.ground.numerals import decimal
from sosialisasi.showing.views import Link
from sosialisasi.site.routes import is_listed


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """The pages that are new, changed and removed, each by its address and its title, which is not known of one that is
    removed. ``last`` is when what they are compared with was written, nothing if it never was.
    """

    template: ClassVar[str] = "perubahan-situs.html"
    new: tuple[tuple[str, str], ...]
    changed: tuple[tuple[str, str], ...]
    removed: tuple[str, ...]
    last: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoingLiveView(ScreenView):
    """What the next build changes, and the ways out. ``as_of`` is the day of the data; ``archive`` and ``one_file`` are
    when those were made last, nothing if they never were.
    """

    template: ClassVar[str] = "terbit.html"
    section: ClassVar[str] = "terbit"
    is_known: bool
    errors: tuple[ProblemView, ...]
    as_of: str
    archive: str
    one_file: str
    url: str
    changes: ChangesView
    has_workflow: bool
    can_publish_to_folder: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """Where the site shall go after it is made; or, of a folder, what would change there."""

    where: Literal["situs", "folder", "usb", "satu"]
    folder: str = ""
    is_look: bool = False


def get_going_live(request: Request, desk: Desk) -> Response:
    """What will change, and the ways out."""
    live = desk.live
    plan = live.plan
    settings = plan.site.settings if plan and plan.site else None
    return desk.screen(
        GoingLiveView(
            is_known=settings is not None,
            errors=work.shown(live, [problem for problem in live.problems if problem.is_error]),
            as_of=long(settings.as_of) if settings else "",
            archive=_written(archive.beside(live.folders.out)),
            one_file=_written(onefile.beside(live.folders.out)),
            url=settings.url if settings else "",
            changes=_changes(live, live.folders.out),
            has_workflow=(desk.root / _WORKFLOW).is_file(),
            can_publish_to_folder=desk.host.can_publish_to_folder,
        )
    )


_WORKFLOW = ".github/workflows/terbit.yml"


def _changes(live: LiveSite, folder: Path) -> ChangesView:
    """The pages that are not, letter for letter, as they are in a folder in which a site was made or published. Those
    that no list of the site names are left out.
    """
    try:
        before = digests.parse(read_plain(folder / digests.NAME))
    except OSError:
        before = {}
    now = {name: record.digest for name, record in live.records.items() if _is_page(name)}
    gone = (name for name in before.keys() - now.keys() if _is_page(name))
    artifacts = live.plan.artifacts if live.plan else ()
    titles = {each.path: getattr(each.view, "title", "") for each in artifacts}
    new = sorted(now.keys() - before.keys())
    changed = sorted(name for name in now.keys() & before.keys() if now[name] != before[name])
    return ChangesView(
        new=tuple((name, titles[name]) for name in new),
        changed=tuple((name, titles[name]) for name in changed),
        removed=tuple(sorted(gone)),
        last=_written(folder / digests.NAME),
    )


def _is_page(name: str) -> bool:
    return name.endswith(".html") and is_listed(name)


def _written(file: Path) -> str:
    """When a file was written, by the clock of the disk; nothing if there is none."""
    try:
        made = datetime.fromtimestamp(file.stat().st_mtime)
    except OSError:
        return ""
    return f"{long(made.date())} pukul {made:%H.%M}"


def post_going_live(request: Request, desk: Desk) -> Response:
    """Begin to make the site, and to put it where it shall go."""
    order = asked(request, Departure)
    target = _target(desk, order) if order.where == "folder" else None
    if any(problem.is_error for problem in desk.live.problems):
        raise Refused("Masih ada kesalahan di naskah. Perbaiki dulu; tidak ada yang diterbitkan.")
    if order.is_look and target is not None:
        return told({"isi": html(_changes(desk.live, target), desk.root)})

    def made(progress: Progress) -> TaskResult:
        with saving.at_work(desk.root):
            report = build(desk.live.folders, spread=desk.host.spread, progress=progress)
            result = _departed(desk, order, report, target)
        if order.where != "situs" and not any(problem.is_error for problem in result.problems):
            _keep_addresses(desk, report)
        return result

    return work.begun(desk.tasks.start(_TITLES[order.where], "/meja/terbit/", made))


_TITLES = {
    "situs": "Membuat situs",
    "folder": "Menerbitkan ke folder",
    "usb": "Membuat arsip untuk USB",
    "satu": "Membuat situs dalam satu berkas",
}


def _target(desk: Desk, order: Departure) -> Path:
    if not desk.host.can_publish_to_folder:
        raise Refused("Meja kerja ini tidak dapat menulis ke folder lain. Pilih arsip USB atau satu berkas.")
    return publishing.target_of(desk.live.folders, typed_folder(order.folder))


def _departed(desk: Desk, order: Departure, report: Report, target: Path | None) -> TaskResult:
    """Put what was built where it shall go; nothing of a build that stopped."""
    out, root = desk.live.folders.out, desk.root
    if report.is_stopped or report.as_of is None:
        return TaskResult(said=("Tidak ada yang diterbitkan; yang terakhir baik tetap ada.",), problems=report.problems)
    number = f"{len(report.written)} berkas ditulis, {len(report.unchanged)} tetap, {len(report.removed)} dihapus"
    said = [f"Situs selesai dibuat dalam {decimal(report.seconds)} detik: {number}. Datanya per {long(report.as_of)}."]
    files: tuple[Path, ...] = ()
    problems = report.problems
    match order.where:
        case "folder":
            assert target is not None
            if refused := publishing.publish(out, target):
                problems = (*problems, refused)
            else:
                said.append(f"Yang terbit di {target} sudah yang terbaru.")
        case "usb":
            files = (archive.write(out, report.published, report.as_of),)
            said.append("Unduh arsipnya ke USB. Di komputer lain, ekstrak dulu, lalu buka index.html di foldernya.")
        case "satu":
            files = (onefile.write(out, report.published, report.as_of, template_folders("web", root)),)
            said.append("Unduh berkasnya, lalu kirim atau simpan. Berkas itu dibaca tanpa internet.")
        case "situs":
            said.append("Belum ada yang terbit di luar komputer ini.")
    return TaskResult(said=said, files=files, links=(Link(text="Lihat situs", href="/"),), problems=problems)


def _keep_addresses(desk: Desk, report: Report) -> None:
    """Note the addresses of pages that went out: they must stay reachable from now on."""
    addresses = [name for name in report.published if _is_page(name)]
    with saving.only_writer(desk.root):
        text, new = with_addresses(desk.root, addresses)
        if text is not None and new:
            saving.write(desk, f"Mencatat {len(new)} alamat halaman yang terbit", {LEDGER: text})
