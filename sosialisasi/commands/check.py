"""``check``: report what is wrong with the content, and write nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sosialisasi.building.pipeline import build
from sosialisasi.commands import options, where, words
from sosialisasi.commands.console import progress
from sosialisasi.commands.indonesian import command
from sosialisasi.ground.workers import Workers


@command("check")
@options.SITE
@options.ADVICE
@options.STRICT
@options.JOBS
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    help="Bentuk laporan; sarif dan github untuk pemeriksaan otomatis.  [bawaan: text]",
)
def run(site: Path | None, advice: bool, strict: bool, jobs: int, form: str) -> None:
    """Periksa isi saja, tanpa menulis apa pun."""
    from sosialisasi.commands import formats

    folders = where.folders(site, form=form)
    with progress("Memeriksa", form) as shown, Workers(jobs) as workers:
        report = build(folders, dry=True, strict=strict, spread=workers.map, progress=shown)
    problems = words.for_reader(report.problems, folders.root, advice=advice)
    match form:
        case "json":
            click.echo(formats.build_json(report, folders.root, advice=advice))
        case "sarif":
            click.echo(formats.sarif(problems, folders.root, where.seen_from_here(folders.root)))
        case "github":
            click.echo(formats.github(problems, where.seen_from_here(folders.root)), nl=False)
        case _:
            click.echo(words.each(problems), nl=False)
            click.echo(words.counts(report.problems, advice=advice))
    sys.exit(1 if report.is_stopped else 0)
