"""*Terbitkan* of the desk: make the site, and put it where people read it: a folder, a USB stick, one file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Literal

from sosialisasi.building import archive, onefile, publishing
from sosialisasi.building.ledger import with_addresses
from sosialisasi.building.pipeline import build
from sosialisasi.building.planner import Progress
from sosialisasi.building.report import Report
from sosialisasi.building.traces import State
from sosialisasi.desk import saving, work
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Refused, Request, Response, asked
from sosialisasi.desk.live import LiveSite
from sosialisasi.desk.places import typed_folder
from sosialisasi.desk.screens import ProblemView, ScreenView
from sosialisasi.desk.tasks import TaskResult
from sosialisasi.ground import digests
from sosialisasi.ground.dates import long
from sosialisasi.ground.files import LEDGER, template_folders
from sosialisasi.ground.numerals import decimal
from sosialisasi.showing.artifacts import FileRecord
from sosialisasi.showing.views import Link
from sosialisasi.site.routes import is_listed


@dataclass(frozen=True, slots=True, kw_only=True)
class GoingLiveView(ScreenView):
    """What the next build changes, by the names of pages, and the ways out. ``as_of`` is the day of the data, ``last``
    when the site was made last, nothing if it never was.
    """

    template: ClassVar[str] = "terbit.html"
    section: ClassVar[str] = "terbit"
    is_known: bool
    errors: tuple[ProblemView, ...]
    as_of: str
    last: str
    url: str
    new: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    can_publish_to_folder: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """Where the site shall go after it is made."""

    where: Literal["situs", "folder", "usb", "satu"]
    folder: str = ""


def get_going_live(request: Request, desk: Desk) -> Response:
    """What will change, and the ways out."""
    live = desk.live
    plan = live.plan
    settings = plan.site.settings if plan and plan.site else None
    new, changed, removed = changes(live)
    return desk.screen(
        GoingLiveView(
            is_known=settings is not None,
            errors=work.shown(live, [problem for problem in live.problems if problem.is_error]),
            as_of=long(settings.as_of) if settings else "",
            last=_last_made(live.folders.out),
            url=settings.url if settings else "",
            new=new,
            changed=changed,
            removed=removed,
            can_publish_to_folder=desk.host.can_publish_to_folder,
        )
    )


def changes(live: LiveSite) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The pages that are new, changed and removed since the site was made last."""
    now = _pages(live.records)
    before = _pages(State(live.folders.root, live.folders.out).read_trace().entries)
    return (
        tuple(sorted(now.keys() - before.keys())),
        tuple(sorted(name for name in now.keys() & before.keys() if now[name].key != before[name].key)),
        tuple(sorted(before.keys() - now.keys())),
    )


def _pages(records: Mapping[str, FileRecord]) -> dict[str, FileRecord]:
    return {name: record for name, record in records.items() if name.endswith(".html")}


def _last_made(out: Path) -> str:
    """When the list of the published folder was written, by the clock of the disk."""
    try:
        made = datetime.fromtimestamp((out / digests.NAME).stat().st_mtime)
    except OSError:
        return ""
    return f"{long(made.date())} pukul {made:%H.%M}"


def post_going_live(request: Request, desk: Desk) -> Response:
    """Begin to make the site, and to put it where it shall go."""
    order = asked(request, Departure)
    target = _target(desk, order) if order.where == "folder" else None
    if any(problem.is_error for problem in desk.live.problems):
        raise Refused("Masih ada kesalahan di naskah. Perbaiki dulu; tidak ada yang diterbitkan.")

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
    addresses = [name for name in report.published if name.endswith(".html") and is_listed(name)]
    with saving.only_writer(desk.root):
        text, new = with_addresses(desk.root, addresses)
        if text is not None and new:
            saving.write(desk, f"Mencatat {len(new)} alamat halaman yang terbit", {LEDGER: text})
