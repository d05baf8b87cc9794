"""``serve``: open the desk in the browser of this computer, with the site as it will be, anew on every save."""

from __future__ import annotations

from pathlib import Path

import click

from sosialisasi.building.report import Report
from sosialisasi.commands import options, where, words
from sosialisasi.commands.console import progress
from sosialisasi.commands.indonesian import command
from sosialisasi.ground.workers import Workers


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
@options.JOBS
def run(site: Path | None, port: int, stay: bool, jobs: int) -> None:
    """Buka meja kerja di peramban: menulis, mencetak, menerbitkan; yang disimpan langsung tampak."""
    import asyncio
    import webbrowser

    from sosialisasi.desk.desk import Desk
    from sosialisasi.desk.preview import Preview
    from sosialisasi.desk.serve import HERE, find, serve

    folders = where.folders(site)
    if not stay and (running := asyncio.run(find(folders.root))):
        click.echo("Meja kerja situs ini sudah terbuka; peramban menampilkannya.")
        webbrowser.open(running)
        return

    def built(report: Report) -> None:
        click.echo(words.report(report.problems, folders.root), nl=False)
        click.echo(words.preview(report))

    def failed(cause: str) -> None:
        click.echo(f"Situs tidak dapat dibuat karena kesalahan program; laporkan kepada pengelola: {cause}", err=True)

    def ready(address: str) -> None:
        if not address.endswith(f":{port}/"):
            click.echo(f"Port {port} sedang dipakai program lain; pratinjau memakai port berikutnya yang bebas.")
        click.echo("Biarkan jendela ini terbuka selama Anda bekerja; tutup, atau tekan Ctrl+C, untuk berhenti.")
        click.echo(f"Meja kerja: {address}meja/?kunci={preview.key}")
        click.echo(f"Pratinjau: {address}?kunci={preview.key}")
        click.echo(f"Panduan: {address}panduan/")
        if not stay:
            webbrowser.open(f"{address}meja/?kunci={preview.ticket}")

    preview = Preview(folders, built=built, failed=failed)
    with progress("Membuat") as shown, Workers(jobs) as workers:
        first = preview.attempt(workers.map, shown)
    preview.take(first)
    asyncio.run(serve(Desk(preview, HERE), port=port, ready=ready))
