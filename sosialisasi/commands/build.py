"""``build``: check the content, then make the site and all sheets."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from sosialisasi.building.cluster import Cluster
from sosialisasi.building.folders import Folders
from sosialisasi.building.pipeline import build
from sosialisasi.building.report import Report
from sosialisasi.commands import options, where, words
from sosialisasi.commands.console import progress
from sosialisasi.commands.indonesian import command
from sosialisasi.ground.files import template_folders
from sosialisasi.ground.numerals import decimal
from sosialisasi.ground.workers import Workers


@command("build")
@options.SITE
@options.OUT
@click.option("--clean", is_flag=True, help="Buat semuanya dari awal, tanpa memakai hasil sebelumnya.")
@click.option("--why", is_flag=True, help="Sebutkan mengapa setiap berkas ditulis ulang.")
@click.option("--zip", "zipped", is_flag=True, help="Buat juga arsip situs (ZIP) di samping folder hasil.")
@click.option(
    "--satu-berkas",
    "single",
    is_flag=True,
    help="Buat juga seluruh situs sebagai satu berkas HTML di samping folder hasil, untuk dikirim lewat WhatsApp.",
)
@click.option(
    "--publish",
    "served",
    metavar="FOLDER",
    type=options.FOLDER,
    help="Sesudah berhasil, ganti isi FOLDER di server sekaligus dengan situs yang baru.",
)
@options.ADVICE
@options.STRICT
@options.JOBS
@click.option(
    "--cluster",
    metavar="tcp://HOST:PORT",
    help="Bagikan pekerjaan ke komputer lain lewat penjadwal dask di alamat ini, sebagai ganti --jobs.",
)
@options.FORMAT
def run(
    site: Path | None,
    out: Path | None,
    clean: bool,
    why: bool,
    zipped: bool,
    single: bool,
    served: Path | None,
    advice: bool,
    strict: bool,
    jobs: int,
    cluster: str | None,
    form: str,
) -> None:
    """Periksa isi, lalu buat situs dan semua lembar cetak."""
    from sosialisasi.building import publishing

    folders = where.folders(site, out, form)
    target = publishing.target_of(folders, served) if served else None
    where.lock(folders)
    spread = Workers(jobs) if cluster is None else Cluster(cluster, folders.root)
    with progress("Membuat", form) as shown, spread as workers:
        report = build(folders, clean=clean, strict=strict, spread=workers.map, progress=shown)
    archive = _pack(folders.out, report) if zipped else None
    one = _join(folders, report) if single else None
    unserved = publishing.publish(folders.out, target) if target and not report.is_stopped else None
    if form == "json":
        from sosialisasi.commands import formats

        whole = replace(report, problems=(*report.problems, unserved)) if unserved else report
        published = None if whole.is_stopped else target
        click.echo(
            formats.build_json(
                whole, folders.root, advice=advice, why=why, archive=archive, one=one, published=published
            )
        )
    else:
        click.echo(words.report(report.problems, folders.root, advice=advice), nl=False)
        click.echo(words.outcome(report, why=why))
        if not report.is_stopped:
            click.echo(f"Buka {folders.out / 'index.html'}")
        if archive:
            click.echo(f"Arsip: {archive} ({decimal(archive.stat().st_size / 1e6)} MB)")
        if one:
            click.echo(f"Satu berkas: {one} ({decimal(one.stat().st_size / 1e6)} MB)")
        if unserved:
            click.echo(words.report([unserved], folders.root), nl=False)
        elif target:
            click.echo(f"Yang terbit di {target} {'tetap yang lama' if report.is_stopped else 'sudah yang terbaru'}.")
    sys.exit(1 if report.is_stopped or unserved else 0)


def rebuild(folders: Folders, jobs: int) -> Report:
    """A build without options, for commands that end with the site as it is then."""
    with progress("Membuat") as shown, Workers(jobs) as workers:
        return build(folders, spread=workers.map, progress=shown)


def _pack(out: Path, report: Report) -> Path | None:
    """The archive of what was built, unless the build stopped before it was whole."""
    from sosialisasi.building import archive

    if report.is_stopped or report.as_of is None:
        return None
    with where.disk(f'Arsip "{archive.beside(out).name}" tidak dapat ditulis'):
        return archive.write(out, report.published, report.as_of)


def _join(folders: Folders, report: Report) -> Path | None:
    """The site as one file, unless the build stopped before it was whole."""
    if report.is_stopped or report.as_of is None:
        return None
    from sosialisasi.building import onefile

    with where.disk(f'Berkas "{onefile.beside(folders.out).name}" tidak dapat ditulis'):
        return onefile.write(folders.out, report.published, report.as_of, template_folders("web", folders.root))
