"""``serve``: show the site in the browser of this computer, anew on every save."""

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
    """Lihat situs di peramban; yang Anda simpan langsung tampak."""
    import asyncio
    import webbrowser

    from sosialisasi.desk.desk import Desk
    from sosialisasi.desk.preview import Preview
    from sosialisasi.desk.serve import HERE, serve

    folders = where.folders(site)

    def built(report: Report) -> None:
        click.echo(words.report(report.problems, folders.root), nl=False)
        click.echo(words.preview(report))

    def failed(cause: str) -> None:
        click.echo(f"Situs tidak dapat dibuat karena kesalahan program; laporkan kepada pengelola: {cause}", err=True)

    def ready(address: str) -> None:
        if not address.endswith(f":{port}/"):
            click.echo(f"Port {port} sedang dipakai program lain; pratinjau memakai port berikutnya yang bebas.")
        click.echo(f"Panduan: {address}panduan/")
        click.echo(f"Menyunting di peramban: {address}meja/?kunci={preview.key}")
        click.echo(f"Pratinjau: {address}?kunci={preview.key} (tekan Ctrl+C untuk berhenti)")
        if not stay:
            webbrowser.open(f"{address}?kunci={preview.ticket}")

    preview = Preview(folders, built=built, failed=failed)
    with progress("Membuat") as shown, Workers(jobs) as workers:
        first = preview.attempt(workers.map, shown)
    preview.take(first)
    asyncio.run(serve(Desk(preview, HERE), port=port, ready=ready))
