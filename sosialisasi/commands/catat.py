"""``catat``: build, then add the addresses of new pages to the ledger, so that none of them ever vanishes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sosialisasi.building.ledger import record
from sosialisasi.commands import options, where, words
from sosialisasi.commands.build import rebuild
from sosialisasi.commands.indonesian import command


@command("catat")
@options.SITE
@options.OUT
@options.JOBS
def run(site: Path | None, out: Path | None, jobs: int) -> None:
    """Buat situs, lalu catat alamat halamannya supaya tidak pernah hilang."""
    folders = where.folders(site, out)
    where.lock(folders)
    report = rebuild(folders, jobs)
    click.echo(words.report(report.problems, folders.root), nl=False)
    click.echo(words.outcome(report))
    if report.has_errors:
        sys.exit(1)
    with where.disk("content/alamat.txt tidak dapat ditulis"):
        new = record(folders.root, report)
    for address in new:
        click.echo(f"Dicatat: {address}")
    click.echo(f"{len(new)} alamat baru di content/alamat.txt." if new else "Semua alamat sudah tercatat.")
