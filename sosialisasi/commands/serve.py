"""``serve``: open the desk in the browser of this computer, with the site as it will be, anew on every save."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sosialisasi.building.folders import Folders
from sosialisasi.building.report import Report
from sosialisasi.commands import options, where, words
from sosialisasi.commands.console import progress
from sosialisasi.commands.indonesian import command
from sosialisasi.ground.invocation import program_folder
from sosialisasi.ground.workers import Workers

if TYPE_CHECKING:
    from sosialisasi.building.planner import Progress
    from sosialisasi.desk.desk import Desk


@command("serve")
@options.SITE
@click.option(
    "--port",
    metavar="ANGKA",
    type=click.IntRange(1024, 65535),
    default=5500,
    help="Nomor port; bila sedang terpakai, yang berikutnya.  [bawaan: 5500]",
)
@click.option("--tanpa-peramban", "stay", is_flag=True, help="Jangan buka peramban.")
@click.option(
    "--terakhir",
    "last",
    is_flag=True,
    help="Buka situs yang terakhir dipilih di meja kerja; bila belum ada, meja kerja menanyakannya.",
)
@options.JOBS
def run(site: Path | None, port: int, stay: bool, last: bool, jobs: int) -> None:
    """Buka meja kerja di peramban: menulis, mencetak, menerbitkan; yang disimpan langsung tampak."""
    import asyncio
    import webbrowser

    from sosialisasi.desk.places import Places
    from sosialisasi.desk.serve import OtherSites, find, serve

    program = program_folder()
    places = Places(program, _documents()) if program else None
    chosen = places.last if places and last and not site else site
    is_asking = places is not None and last and chosen is None
    folders = Folders.of(places.lobby) if places and is_asking else where.folders(chosen)
    if not stay and (running := asyncio.run(find(folders.root))):
        click.echo("Meja kerja situs ini sudah terbuka; peramban menampilkannya.")
        webbrowser.open(running)
        return

    def opened(root: Path, shown: Progress) -> Desk:
        click.echo(f"Situs: {root}")
        return _desk(Folders.of(root), jobs, shown)

    def ready(address: str) -> None:
        if not address.endswith(f":{port}/"):
            click.echo(f"Port {port} sedang dipakai program lain; pratinjau memakai port berikutnya yang bebas.")
        click.echo("Biarkan jendela ini terbuka selama Anda bekerja; tutup, atau tekan Ctrl+C, untuk berhenti.")
        _tell(desk, address)
        if not stay:
            webbrowser.open(f"{address}meja/?kunci={desk.preview.ticket}")

    if is_asking:
        desk = _unread(folders, lambda report: None)  # What an empty folder lacks is no news.
    else:
        with progress("Membuat") as shown:
            desk = _desk(folders, jobs, shown)
    others = OtherSites(places=places, opened=opened, shown=_tell) if places else None
    asyncio.run(serve(desk, port=port, ready=ready, others=others))


def _tell(desk: Desk, address: str) -> None:
    """Where the desk is found, with the key of its site."""
    click.echo(f"Meja kerja: {address}meja/?kunci={desk.preview.key}")
    click.echo(f"Pratinjau: {address}?kunci={desk.preview.key}")
    click.echo(f"Panduan: {address}panduan/")


def _desk(folders: Folders, jobs: int, shown: Progress) -> Desk:
    """The desk of a site, which is read; what is wrong with it is told here."""

    def built(report: Report) -> None:
        click.echo(words.report(report.problems, folders.root), nl=False)
        click.echo(words.preview(report))

    desk = _unread(folders, built)
    with Workers(jobs) as workers:
        first = desk.preview.attempt(workers.map, shown)
    desk.preview.take(first)
    return desk


def _unread(folders: Folders, built: Callable[[Report], None]) -> Desk:
    from sosialisasi.desk.desk import Desk
    from sosialisasi.desk.preview import Preview
    from sosialisasi.desk.serve import HERE

    def failed(cause: str) -> None:
        click.echo(f"Situs tidak dapat dibuat karena kesalahan program; laporkan kepada pengelola: {cause}", err=True)

    return Desk(Preview(folders, built=built, failed=failed), HERE)


def _documents() -> Path:
    """The folder in which this user keeps documents."""
    home = Path.home()
    return next((each for name in ("Documents", "Dokumen") if (each := home / name).is_dir()), home)
