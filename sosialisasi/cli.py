"""The commands: build · check · serve · catat · rilis · cetak. The only module that prints.

Exit status: 0 fine, 1 the content has problems, 2 the command was used wrongly or cannot run here.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path

import click

from sosialisasi import __version__
from sosialisasi.dates import long, parse_date
from sosialisasi.pipeline import Folders, Progress, Report, build, record
from sosialisasi.problems import Misread, Problem, system_cause
from sosialisasi.workers import Workers

PROGRESS_PAYS_FROM = 100
"""Fewer files than this are done before a bar could be read."""

_SITE = click.option(
    "--site",
    default=".",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder situs, yang berisi folder content.  [bawaan: folder ini]",
)
_OUT = click.option(
    "--out",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder hasil.  [bawaan: _site di folder situs]",
)
_FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Bentuk laporan.  [bawaan: text]"
)
_JOBS = click.option(
    "--jobs",
    metavar="ANGKA",
    type=click.IntRange(1, 64),
    default=lambda: min(os.cpu_count() or 1, 8),
    help="Banyaknya pekerjaan yang dijalankan bersamaan.  [bawaan: jumlah inti prosesor]",
)


class _Indonesian(click.Command):
    """A command whose own words are Indonesian too."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Tampilkan bantuan ini."
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Pemakaian: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (param for param in self.get_params(ctx) if isinstance(param, click.Option))
        found = (option.get_help_record(ctx) for option in options)
        # Click adds the bounds of a number in the notation of programmers.
        records = [(names, re.sub(r"\s*\[[^]]*<=x<=[^]]*\]", "", text)) for names, text in filter(None, found)]
        with formatter.section("Pilihan"):
            formatter.write_dl(records)


class _IndonesianGroup(_Indonesian, click.Group):
    command_class = _Indonesian

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _Indonesian.format_options(self, ctx, formatter)
        with formatter.section("Perintah"):
            formatter.write_dl([(name, command.get_short_help_str(80)) for name, command in self.commands.items()])


@click.group(cls=_IndonesianGroup, options_metavar="[PILIHAN]", subcommand_metavar="PERINTAH [PILIHAN]")
@click.version_option(__version__, message="sosialisasi %(version)s", help="Tampilkan versi program.")
def cli() -> None:
    """Membuat situs dan lembar cetak netralitas ASN dari folder content."""


@cli.command("build", options_metavar="[PILIHAN]")
@_SITE
@_OUT
@click.option("--clean", is_flag=True, help="Buat semuanya dari awal, tanpa memakai hasil sebelumnya.")
@click.option("--why", is_flag=True, help="Sebutkan mengapa setiap berkas ditulis ulang.")
@click.option("--zip", "zipped", is_flag=True, help="Buat juga arsip situs (ZIP) di samping folder hasil.")
@_JOBS
@_FORMAT
def build_command(site: Path, out: Path | None, clean: bool, why: bool, zipped: bool, jobs: int, form: str) -> None:
    """Periksa isi, lalu buat situs dan semua lembar cetak."""
    folders = _folders(site, out)
    with _progress(form) as progress:
        report = build(folders, clean=clean, jobs=jobs, progress=progress)
    packed = _pack(folders.out, report) if zipped else None
    if form == "json":
        _print_json(report, why=why, packed=packed)
    else:
        _print_problems(report.problems)
        _print_build(report, why=why)
        if not report.has_errors:
            click.echo(f"Buka {folders.out / 'index.html'}")
        if packed:
            click.echo(f"Arsip: {packed} ({_decimal(packed.stat().st_size / 1e6)} MB)")
    sys.exit(1 if report.has_errors else 0)


@cli.command("check", options_metavar="[PILIHAN]")
@_SITE
@_JOBS
@_FORMAT
def check_command(site: Path, jobs: int, form: str) -> None:
    """Periksa isi saja, tanpa menulis apa pun."""
    with _progress(form) as progress:
        report = build(_folders(site, None), jobs=jobs, dry=True, progress=progress)
    if form == "json":
        _print_json(report)
    else:
        _print_problems(report.problems)
        if not report.has_errors:
            click.echo("Tidak ada kesalahan.")
    sys.exit(1 if report.has_errors else 0)


@cli.command("serve", options_metavar="[PILIHAN]")
@_SITE
@click.option(
    "--port",
    metavar="ANGKA",
    type=click.IntRange(1024, 65535),
    default=5500,
    help="Nomor port; bila sedang terpakai, yang berikutnya.  [bawaan: 5500]",
)
@click.option("--tanpa-peramban", "stay", is_flag=True, help="Jangan buka peramban.")
@_JOBS
def serve_command(site: Path, port: int, stay: bool, jobs: int) -> None:
    """Lihat situs di peramban; yang Anda simpan langsung tampak."""
    import asyncio
    import webbrowser

    from sosialisasi.preview import Preview
    from sosialisasi.serve import serve

    def built(report: Report) -> None:
        _print_problems(report.problems)
        _print_look(report)

    def failed(cause: str) -> None:
        click.echo(f"Situs tidak dapat dibuat karena kesalahan program; laporkan kepada pengelola: {cause}", err=True)

    def ready(address: str) -> None:
        if not address.endswith(f":{port}/"):
            click.echo(f"Port {port} sedang dipakai program lain; pratinjau memakai port berikutnya yang bebas.")
        click.echo(f"Menyunting di peramban: {address}kelola/")
        click.echo(f"Pratinjau: {address} (tekan Ctrl+C untuk berhenti)")
        if not stay:
            webbrowser.open(address)

    preview = Preview(_folders(site, None), built=built, failed=failed)
    with _progress("text") as progress:
        first = preview.attempt(jobs, progress)
    preview.take(first)
    asyncio.run(serve(preview, port=port, ready=ready))


@cli.command("catat", options_metavar="[PILIHAN]")
@_SITE
@_OUT
@_JOBS
def record_command(site: Path, out: Path | None, jobs: int) -> None:
    """Buat situs, lalu catat alamat halamannya supaya tidak pernah hilang."""
    folders = _folders(site, out)
    with _progress("text") as progress:
        report = build(folders, jobs=jobs, progress=progress)
    _print_problems(report.problems)
    _print_build(report)
    if report.has_errors:
        sys.exit(1)
    try:
        new = record(folders, report)
    except OSError as error:
        raise click.ClickException(f"content/alamat.txt tidak dapat ditulis: {system_cause(error)}.") from error
    for address in new:
        click.echo(f"Dicatat: {address}")
    click.echo(f"{len(new)} alamat baru di content/alamat.txt." if new else "Semua alamat sudah tercatat.")


@cli.command("cetak", options_metavar="[PILIHAN]")
@click.argument("rakor", metavar="RAKOR")
@_SITE
@click.option("--paket", "pack", is_flag=True, help="Seluruh paket dalam satu PDF.  [bawaan]")
@click.option(
    "--bagian",
    "parts",
    multiple=True,
    metavar="BAGIAN",
    help="Satu bagian saja, misalnya notula; boleh diulang. Bila salah, pilihannya disebutkan.",
)
@click.option(
    "--kertas",
    "papers",
    multiple=True,
    type=click.Choice(["a4", "f4"]),
    help="Ukuran kertas; boleh diulang.  [bawaan: kertas situs]",
)
@click.option(
    "--peserta",
    "people",
    metavar="FILE.csv",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Daftar peserta (CSV dari Excel), untuk mengisi daftar hadir dan pakta.",
)
@_JOBS
def print_command(
    rakor: str,
    site: Path,
    pack: bool,
    parts: tuple[str, ...],
    papers: tuple[str, ...],
    people: Path | None,
    jobs: int,
) -> None:
    """Cetak paket satu rakor, atau bagiannya, ke folder _kantor.

    RAKOR adalah nama berkas rakor tanpa akhiran, misalnya lahat-2024.
    """
    from sosialisasi import printing, roster
    from sosialisasi.model import Paper, Sheet

    folders = _folders(site, None)
    if pack and parts:
        raise click.ClickException("Pilih --paket atau --bagian, tidak keduanya.")
    if unknown := [part for part in parts if part not in set(Sheet)]:
        raise click.ClickException(f'Bagian "{unknown[0]}" tidak ada. Pilihannya: {", ".join(Sheet)}.')
    listed: tuple[roster.Person, ...] = ()
    notices: tuple[Problem, ...] = ()
    if people:
        try:
            listed, notices = roster.read(people.read_bytes(), people.name)
        except OSError as error:
            raise click.ClickException(f'"{people}" tidak dapat dibuka: {system_cause(error)}.') from error
        if any(found.is_error for found in notices):
            _print_problems(notices)
            click.echo("Tidak ada yang dicetak: perbaiki dulu daftar peserta itu.")
            sys.exit(1)
    try:
        with Workers(jobs) as workers:
            done = printing.print_meeting(
                folders,
                rakor,
                parts=[part for part in Sheet if part in parts],
                papers=[paper for paper in Paper if paper in papers],
                people=listed,
                spread=workers.map,
            )
    except printing.NotPrintable as refusal:
        raise click.ClickException(str(refusal)) from refusal
    _print_problems((*notices, *done.problems))
    if done.problems:
        click.echo("Tidak ada yang dicetak.")
        sys.exit(1)
    for path in done.written:
        click.echo(folders.office.joinpath(*path.split("/")))
    if done.drafts:
        click.echo(f"Bertanda DRAF, karena isinya belum dirilis: {', '.join(done.drafts)}.")
    if listed:
        click.echo("Berkas ini memuat nama orang. Jangan menerbitkannya.")


@cli.command("rilis", options_metavar="[PILIHAN]")
@click.argument("lembar", nargs=-1, metavar="[LEMBAR]...")
@_SITE
@_OUT
@click.option("--semua", "everything", is_flag=True, help="Rilis semua lembar yang belum dirilis atau yang berubah.")
@click.option("--tarik", "withdrawn", is_flag=True, help="Tarik lembar itu: salinannya tidak boleh dipakai lagi.")
@click.option("--catatan", "note", metavar="TEKS", help="Apa yang berubah, atau mengapa ditarik.")
@click.option("--tanggal", "day", metavar="TANGGAL", help="Tanggal rilis.  [bawaan: hari ini]")
@_JOBS
def release_command(
    lembar: tuple[str, ...],
    site: Path,
    out: Path | None,
    everything: bool,
    withdrawn: bool,
    note: str | None,
    day: str | None,
    jobs: int,
) -> None:
    """Rilis lembar cetak, supaya pemegang salinan tahu mana yang terbaru.

    LEMBAR adalah nama atau kode lembar. Tanpa LEMBAR dan tanpa --semua, hanya keadaan tiap lembar yang disebut.
    """
    from sosialisasi import releasing

    folders = _folders(site, out)
    standings, problems = releasing.survey(folders)
    if any(found.is_error for found in problems):
        _print_problems(problems)
        click.echo("Tidak ada yang dirilis: perbaiki dulu kesalahan di atas.")
        sys.exit(1)
    if not (lembar or everything):
        for each in standings:
            click.echo(f"{each.code.upper()}  {each.sheet}: {each.in_words}")
        return
    if not (note or "").strip():
        raise click.ClickException("Beri catatan dengan --catatan: apa yang berubah, atau mengapa ditarik.")
    if everything and (lembar or withdrawn):
        raise click.ClickException("Pilih --semua, atau sebutkan lembarnya; menarik harus menyebut lembarnya.")
    try:
        when = parse_date(day) if day else date.today()
        chosen = [each for each in standings if each.stamp] if everything else releasing.find(standings, lembar)
        made = (releasing.withdraw if withdrawn else releasing.release)(folders, chosen, when, note or "")
    except releasing.NotReleasable as refusal:
        raise click.ClickException(str(refusal)) from refusal
    except Misread as mistake:
        raise click.ClickException(f'Tanggal "{day}" tidak dikenali. Tulis seperti "22 November 2026".') from mistake
    except OSError as error:
        raise click.ClickException(f"content/rilis.txt tidak dapat ditulis: {system_cause(error)}.") from error
    for entry in made:
        done = f"revisi {entry.revision}" if entry.revision else "ditarik"
        click.echo(f"{entry.code.upper()}  {entry.sheet}: {done}, {long(entry.date)}")
    if not made:
        click.echo("Tidak ada yang perlu dirilis: semua lembar itu sudah yang terbaru.")
        return
    with _progress("text") as progress:
        report = build(folders, jobs=jobs, progress=progress)
    _print_build(report)


def main() -> None:
    """The program ``sosialisasi``."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console of an old code page must not fail on a tick or an en dash.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        cli(prog_name="sosialisasi", standalone_mode=False)
    except click.ClickException as error:
        click.echo(_usage_text(error), err=True)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Dihentikan.", err=True)
        sys.exit(130)


# --- reports ---------------------------------------------------------------------------------------------------


def _print_problems(problems: tuple[Problem, ...]) -> None:
    for found in problems:
        click.echo(f"{found.place}: {found.severity} {found.code}")
        click.echo(f"  {found.message}")
        click.echo(f"  Mengapa: {found.reason}")
        click.echo(f"  Perbaiki: {found.hint}")
        click.echo()


def _print_build(report: Report, *, why: bool = False) -> None:
    errors = sum(found.is_error for found in report.problems)
    if errors:
        if any(found.code == "tidak-dapat-menulis" for found in report.problems):
            click.echo(
                "Penulisan terhenti di tengah jalan. Ulangi perintah ini sampai selesai sebelum menerbitkan hasilnya."
            )
        else:
            click.echo(f"Ada {errors} kesalahan. Tidak ada yang ditulis; hasil terakhir yang baik tetap ada.")
        return
    if why:
        for name, reason in report.reasons.items():
            click.echo(f"{name}: {reason}")
        for name in report.removed:
            click.echo(f"{name}: dihapus, karena tidak dibuat lagi")
    seconds = _decimal(report.seconds)
    counts = f"{len(report.written)} ditulis, {len(report.unchanged)} tetap, {len(report.removed)} dihapus"
    click.echo(f"Selesai dalam {seconds} detik: {counts}.")


def _print_look(report: Report) -> None:
    """What the preview shows now, in a line."""
    if errors := sum(found.is_error for found in report.problems):
        click.echo(f"Ada {errors} kesalahan. Pratinjau tetap menampilkan hasil terakhir yang baik.")
        return
    changed = len(report.written) + len(report.removed)
    click.echo(f"Pratinjau diperbarui dalam {_decimal(report.seconds)} detik: {changed} berkas berubah.")


def _print_json(report: Report, *, why: bool = False, packed: Path | None = None) -> None:
    import msgspec

    data: dict[str, object] = {
        "written": report.written,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "problems": report.problems,
        "seconds": round(report.seconds, 3),
    }
    if why:
        data["reasons"] = report.reasons
    if packed:
        data["archive"] = str(packed)
    click.echo(msgspec.json.format(msgspec.json.encode(data), indent=2).decode())


def _pack(out: Path, report: Report) -> Path | None:
    """The archive of what was built, unless that is not whole."""
    from sosialisasi import archive

    if report.has_errors or report.as_of is None:
        return None
    try:
        return archive.write(out, report.published, report.as_of)
    except archive.ForeignArchive as foreign:
        raise click.ClickException(
            f'Arsip tidak dibuat: "{foreign}" sudah ada dan bukan buatan program ini. Pindahkan dulu berkas itu.'
        ) from foreign
    except OSError as error:
        name = archive.beside(out).name
        raise click.ClickException(f'Arsip "{name}" tidak dapat ditulis: {system_cause(error)}') from error


def _decimal(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")


@contextmanager
def _progress(form: str) -> Iterator[Progress]:
    """Where the work is long: a bar if a terminal watches, a plain line otherwise. JSON stands alone."""
    with ExitStack() as shown:
        bar: list[Progress] = []

        def show(done: int, total: int) -> None:
            if form == "json" or total < PROGRESS_PAYS_FROM:
                return
            if not bar:
                bar.append(_bar(shown) if sys.stderr.isatty() else _line)
            bar[0](done, total)

        yield show


def _bar(shown: ExitStack) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("Membuat"), BarColumn(), MofNCompleteColumn())
    bar = shown.enter_context(Bar(*columns, console=Console(stderr=True), transient=True))
    task = bar.add_task("")
    return lambda done, total: bar.update(task, completed=done, total=total)


def _line(done: int, total: int) -> None:
    if done == 1:
        click.echo(f"Membuat {total} berkas …", err=True)


# --- usage -----------------------------------------------------------------------------------------------------


def _folders(site: Path, out: Path | None) -> Folders:
    root = site.resolve()
    if not (root / "content").is_dir():
        raise click.ClickException(f'Folder "{site}" tidak berisi folder content. Beri letak situs dengan --site.')
    published = (out or site / "_site").resolve()
    # The office folder stays with the site: beside a published folder it might be published as well.
    office = root / "_kantor"
    if published.is_relative_to(office):
        raise click.ClickException('Hasil tidak dapat ditulis ke "_kantor": folder itu untuk naskah yang belum terbit.')
    if published.is_relative_to(root / "_site") and published != root / "_site":
        raise click.ClickException('Hasil tidak dapat ditulis ke dalam "_site": pilih folder di luarnya.')
    if root.is_relative_to(published) or any(published.is_relative_to(root / own) for own in _OWN_FOLDERS):
        name = published.name or published
        raise click.ClickException(f'Hasil tidak dapat ditulis ke "{name}": folder itu milik situs.')
    return Folders(root=root, out=published, office=office)


_OWN_FOLDERS = ("content", "templates", ".sosialisasi")


def _usage_text(error: click.ClickException) -> str:
    """What was wrong with the command line, in Indonesian; Click says it in English."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    if isinstance(error, click.NoSuchOption):
        text = f'Pilihan "{error.option_name}" tidak dikenal.'
    elif isinstance(error, click.BadOptionUsage):
        text = f'Isian pilihan "{error.option_name}" kurang atau berlebih.'
    elif isinstance(error, click.MissingParameter):
        text = "Ada isian yang kurang."
    elif isinstance(error, click.BadParameter):
        text = f"Isian untuk {error.param.opts[0] if error.param else 'perintah ini'} tidak dapat dipakai."
    elif isinstance(error, click.UsageError):
        text = "Perintah atau pilihan itu tidak dikenal."
    else:
        return error.format_message()
    return f"{text} Jalankan dengan --help untuk melihat pilihan yang ada."
