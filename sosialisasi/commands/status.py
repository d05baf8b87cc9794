"""``status``: how the site stands on a day, on one page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
import msgspec

from sosialisasi.commands import console, options, where, words
from sosialisasi.commands.indonesian import command
from sosialisasi.ground.workers import Workers


@command("status")
@options.SITE
@click.option(
    "--pada",
    "day",
    metavar="TANGGAL",
    callback=options.day,
    help="Keadaan pada tanggal ini.  [bawaan: data_per di situs.yaml]",
)
@options.JOBS
@options.FORMAT
def run(site: Path | None, day: date | None, jobs: int, form: str) -> None:
    """Sebutkan keadaan situs: apa yang belum terbit, belum pasti, atau sudah lama."""
    from sosialisasi.building import status
    from sosialisasi.commands import formats

    folders = where.folders(site, form=form)
    with Workers(jobs) as workers:
        standing, problems = status.summarize(folders, day, workers.map)
    if standing is None:
        undone = "Keadaan situs tidak dapat disebut sebelum kesalahan itu diperbaiki."
        console.stop(words.report(problems, folders.root), undone)
    if form == "json":
        click.echo(formats.site_json(folders.root, msgspec.to_builtins(standing)))
    else:
        click.echo(status.as_text(standing), nl=False)
