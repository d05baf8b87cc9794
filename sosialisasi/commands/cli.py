"""The commands: build · check · jelaskan · status · baru · rapikan · serve · catat · rilis · cetak.

The only module that prints.

Exit status: 0 fine, 1 the content has problems, 2 the command was used wrongly or cannot run here.
"""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from sosialisasi import __version__
from sosialisasi.building.cluster import Cluster, Unusable
from sosialisasi.building.folders import Folders
from sosialisasi.building.inputs import Inputs
from sosialisasi.building.ledger import record
from sosialisasi.building.pipeline import build
from sosialisasi.building.planner import Progress, understand
from sosialisasi.building.report import Report
from sosialisasi.ground import invocation as commands
from sosialisasi.ground import locks
from sosialisasi.ground.dates import long
from sosialisasi.ground.days import parse_date
from sosialisasi.ground.files import system_cause
from sosialisasi.ground.problems import Misread, Problem
from sosialisasi.ground.sayings import suggestion
from sosialisasi.ground.slugs import slugged
from sosialisasi.ground.workers import Workers
from sosialisasi.ground.writing import CANNOT_WRITE

if TYPE_CHECKING:
    from sosialisasi.desk.starting import Kind, Question, Setting
    from sosialisasi.reading.wordfile import Word
    from sosialisasi.site.model import Site

PROGRESS_PAYS_FROM = 100
"""Fewer files than this are done before a bar could be read."""

_FOLDER = click.Path(path_type=Path, file_okay=False)
_SITE_HELP = "Folder situs, yang berisi folder content.  [bawaan: situs tempat Anda berada]"
_SITE = click.option("--site", metavar="FOLDER", type=_FOLDER, help=_SITE_HELP)
_OUT = click.option(
    "--out",
    metavar="FOLDER",
    type=_FOLDER,
    help="Folder hasil.  [bawaan: _site di folder situs]",
)
_FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Bentuk laporan.  [bawaan: text]"
)
_ADVICE = click.option("--saran", "advice", is_flag=True, help="Sebutkan juga saran.")
_STRICT = click.option("--ketat", "strict", is_flag=True, help="Anggap peringatan sebagai kesalahan.")
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
        records = [(names, re.sub(r"(?<! ) *\[[^][]*<=x<=[^][]*\]", "", text)) for names, text in filter(None, found)]
        with formatter.section("Pilihan"):
            formatter.write_dl(records)


class _UnknownCommand(click.UsageError):
    """Says itself what there is."""


class _IndonesianGroup(_Indonesian, click.Group):
    command_class = _Indonesian

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, _ALIASES.get(cmd_name, cmd_name))

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)  # In the order in which people need them.

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            known = self.list_commands(ctx)
            near = suggestion(args[0], known)
            raise _UnknownCommand(f'Perintah "{args[0]}" tidak dikenal. {near}Yang ada: {", ".join(known)}.', ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _Indonesian.format_options(self, ctx, formatter)
        found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        with formatter.section("Perintah"):
            formatter.write_dl([(name, command.get_short_help_str(80)) for name, command in found if command])


_ALIASES = {"new": "baru", "daftar": "butir"}
"""What a command may be called as well."""


class _StartGroup(_IndonesianGroup):
    """``baru``: one command for each kind of file, with an option for each of its questions."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        from sosialisasi.desk.starting import KINDS

        return [*KINDS, "situs"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        from sosialisasi.desk.starting import KINDS

        if cmd_name == "situs":
            return _start_site_command()
        kind = KINDS.get(_ALIASES.get(cmd_name, cmd_name))
        return _start_command(kind) if kind else None


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
@click.option(
    "--publish",
    "served",
    metavar="FOLDER",
    type=_FOLDER,
    help="Sesudah berhasil, ganti isi FOLDER di server sekaligus dengan situs yang baru.",
)
@_ADVICE
@_STRICT
@_JOBS
@click.option(
    "--cluster",
    metavar="tcp://HOST:PORT",
    help="Bagikan pekerjaan ke komputer lain lewat penjadwal dask di alamat ini, sebagai ganti --jobs.",
)
@_FORMAT
def build_command(
    site: Path | None,
    out: Path | None,
    clean: bool,
    why: bool,
    zipped: bool,
    served: Path | None,
    advice: bool,
    strict: bool,
    jobs: int,
    cluster: str | None,
    form: str,
) -> None:
    """Periksa isi, lalu buat situs dan semua lembar cetak."""
    folders = _folders(site, out, form)
    target = _served(folders, served) if served else None
    _alone(folders)
    try:
        spread = Cluster(cluster, folders.root) if cluster is not None else Workers(jobs)
        with _progress("Membuat", form) as progress, spread as workers:
            report = build(folders, clean=clean, strict=strict, spread=workers.map, progress=progress)
    except Unusable as refusal:
        raise click.ClickException(str(refusal)) from refusal
    packed = _pack(folders.out, report) if zipped else None
    unserved = _publish(folders.out, target) if target and not report.is_stopped else None
    if form == "json":
        from sosialisasi.commands import reports

        told = replace(report, problems=(*report.problems, unserved)) if unserved else report
        now = None if told.is_stopped else target
        click.echo(reports.json(told, folders.root, advice=advice, why=why, archive=packed, published=now))
    else:
        _print_problems(report.problems, folders.root, advice=advice)
        _print_build(report, why=why)
        if not report.is_stopped:
            click.echo(f"Buka {folders.out / 'index.html'}")
        if packed:
            click.echo(f"Arsip: {packed} ({_decimal(packed.stat().st_size / 1e6)} MB)")
        if unserved:
            _print_problems([unserved], folders.root)
        elif target:
            click.echo(f"Yang terbit di {target} {'tetap yang lama' if report.is_stopped else 'sudah yang terbaru'}.")
    sys.exit(1 if report.is_stopped or unserved else 0)


@cli.command("check", options_metavar="[PILIHAN]")
@_SITE
@_ADVICE
@_STRICT
@_JOBS
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    help="Bentuk laporan; sarif dan github untuk pemeriksaan otomatis.  [bawaan: text]",
)
def check_command(site: Path | None, advice: bool, strict: bool, jobs: int, form: str) -> None:
    """Periksa isi saja, tanpa menulis apa pun."""
    from sosialisasi.commands import reports

    folders = _folders(site, None, form)
    with _progress("Memeriksa", form) as progress, Workers(jobs) as workers:
        report = build(folders, dry=True, strict=strict, spread=workers.map, progress=progress)
    told = reports.typed(reports.shown(report.problems, advice=advice), folders.root)
    match form:
        case "json":
            click.echo(reports.json(report, folders.root, advice=advice))
        case "sarif":
            click.echo(reports.sarif(told, folders.root, _seen_from_here(folders.root)))
        case "github":
            click.echo(reports.github(told, _seen_from_here(folders.root)), nl=False)
        case _:
            click.echo(reports.words(told), nl=False)
            click.echo(reports.counts(report.problems, advice=advice))
    sys.exit(1 if report.is_stopped else 0)


@cli.command("jelaskan", options_metavar="[PILIHAN]")
@click.argument("kode", metavar="[KODE]", required=False)
def explain_command(kode: str | None) -> None:
    """Terangkan satu kode pesan, atau sebutkan semuanya.

    KODE adalah kata di akhir baris pertama sebuah pesan, misalnya tanggal-mustahil.
    """
    from sosialisasi.desk import explain

    if kode is None:
        click.echo(explain.codes(), nl=False)
    elif (code := explain.meant(kode)) in explain.catalogue():
        click.echo(commands.shown(explain.code(code), commands.site_from(Path.cwd())), nl=False)
    else:
        near = suggestion(kode, explain.catalogue())
        everything = commands.shown('Untuk melihat semuanya, jalankan "python3 build.py jelaskan".')
        raise click.ClickException(f'Kode "{kode}" tidak ada. {near}{everything}')


@cli.command("status", options_metavar="[PILIHAN]")
@_SITE
@click.option("--pada", "day", metavar="TANGGAL", help="Keadaan pada tanggal ini.  [bawaan: data_per di situs.yaml]")
@_JOBS
@_FORMAT
def status_command(site: Path | None, day: str | None, jobs: int, form: str) -> None:
    """Sebutkan keadaan situs: apa yang belum terbit, belum pasti, atau sudah lama."""
    from sosialisasi.building import status
    from sosialisasi.commands import reports

    folders = _folders(site, None, form)
    when = _day(day) if day else None
    with Workers(jobs) as workers:
        standing, problems = status.survey(folders, when, workers.map)
    if standing is None:
        _print_problems(problems, folders.root)
        click.echo("Keadaan situs tidak dapat disebut sebelum kesalahan itu diperbaiki.")
        sys.exit(1)
    if form == "json":
        click.echo(reports.standing(standing, folders.root))
    else:
        click.echo(status.words(standing), nl=False)


@cli.group("baru", cls=_StartGroup, options_metavar="", subcommand_metavar="JENIS [NAMA] [PILIHAN]")
def start_group() -> None:
    """Buat berkas baru, atau situs baru, dengan menjawab beberapa pertanyaan.

    Yang tidak ditulis sebagai pilihan ditanyakan. Berkas yang sudah ada tidak pernah ditimpa.
    """


def _start_command(kind: Kind) -> click.Command:
    """The command ``baru KIND``, made of the questions of the kind."""
    params = [click.Argument(["nama"], required=False, metavar="[NAMA]"), *_options(kind.questions)]
    if kind.name in _FROM_WORD:
        help = "Ambil naskahnya dari berkas Word."
        word = click.Path(path_type=Path, dir_okay=False)
        params.append(click.Option(["--dari", "source"], metavar="BERKAS.docx", type=word, help=help))
    params.append(click.Option(["--site"], metavar="FOLDER", type=_FOLDER, help=_SITE_HELP))
    name = "menjadi nama berkas dan alamat halaman; boleh ditulis dengan spasi"
    return _Indonesian(
        kind.name,
        params=params,
        help=f"Buat {kind.what}.\n\nNAMA {f'sama dengan pilihan --{kind.named_by}' if kind.named_by else name}.",
        options_metavar="[PILIHAN]",
        callback=partial(_start, kind),
    )


_FROM_WORD = ("briefing", "halaman")
"""The kinds of file whose text may come from Word."""


def _options(questions: Iterable[Question]) -> list[click.Parameter]:
    return [click.Option([_option(asked), asked.key], metavar="TEKS", help=f"{asked.ask}.") for asked in questions]


def _option(question: Question) -> str:
    return f"--{question.key.replace('_', '-')}"


def _start(kind: Kind, site: Path | None, nama: str | None, source: Path | None = None, **given: str | None) -> None:
    from sosialisasi.desk import starting

    folders = _folders(site, None)
    setting = starting.Setting(site=_loaded(folders), today=date.today())
    word = _from_word(source) if source else None
    typed = [word for word in (nama, *(("--dari", str(source)) if source else ())) if word]
    command = commands.typed(" ".join((f"baru {kind.name}", *map(commands.quoted, typed))), folders.root)
    if nama and kind.named_by:
        given[kind.named_by], nama = given[kind.named_by] or nama, None
    elif nama and nama != slugged(nama) and "judul" in given:
        given["judul"] = given["judul"] or nama
    if word and word.title:
        given["judul"] = given["judul"] or word.title
    answers = _answers(kind.questions, given, setting, command)
    slug = slugged(nama) if nama else kind.slug(answers, setting)
    if nama and nama != slug:
        click.echo(f'Nama berkas "{nama}" ditulis sebagai "{slug}".')
    path = kind.path(slug)
    while twin := _twin(folders.root, path):
        if kind.named_by:
            raise click.ClickException(f'"{twin}" sudah ada; tidak ada yang ditimpa. Sunting berkas itu.')
        if not _someone_answers():
            raise click.ClickException(f'"{twin}" sudah ada; tidak ada yang ditimpa. Pakai NAMA lain.')
        click.echo(f'"{twin}" sudah ada; tidak ada yang ditimpa.')
        path = kind.path(slugged(click.prompt("Nama berkas lain")))
    _alone(folders)
    _write_new(folders.root, path, kind.text(answers, setting, word.markdown if word else None).encode())
    click.echo(f"Dibuat: {path}")
    for dropped in word.dropped if word else ():
        click.echo(f"Tidak ikut dari Word: {dropped}")
    planned = understand(Inputs(folders.root), {})
    if told := tuple(found for found in planned.problems if found.path == path):
        click.echo("Yang masih harus diisi atau diperiksa di berkas itu:\n")
        _print_problems(told, folders.root)
    check = commands.typed("check", folders.root)
    click.echo(f"Buka berkas itu dengan Notepad, isi, lalu periksa dengan: {check}")


def _start_site_command() -> click.Command:
    from sosialisasi.desk.newsite import QUESTIONS

    folder = click.Argument(["folder"], metavar="FOLDER", type=_FOLDER)
    about = """Buat situs baru untuk satu daerah, lengkap dengan bahan nasional.

    FOLDER adalah folder baru atau folder kosong. Peraturan, lembaga, pemilihan, butir, alur pelaporan, dan formulir
    langsung terpakai; naskah nasional masuk untuk ditinjau; rapat pertama dibuatkan sebagai draf.
    """
    params = [folder, *_options(QUESTIONS)]
    return _Indonesian("situs", params=params, help=about, options_metavar="[PILIHAN]", callback=_start_site)


def _start_site(folder: Path, **given: str | None) -> None:
    from sosialisasi.desk import newsite, starting

    root = folder.resolve()
    try:
        newsite.must_be_empty(root)
        setting = starting.Setting(site=newsite.national(), today=date.today())
        command = commands.typed(f"baru situs {commands.quoted(str(folder))}")
        answers = _answers(newsite.QUESTIONS, given, setting, command)
        made = newsite.files(answers, setting)
    except newsite.NotPossible as refusal:
        raise click.ClickException(str(refusal)) from refusal
    for path, data in made.items():
        _write_new(root, path, data)
    click.echo(f'Dibuat: {len(made)} berkas di "{root}".')
    planned = understand(Inputs(root), {})
    _print_problems(tuple(found for found in planned.problems if found.is_error), root)
    meeting = next(path for path in made if path.startswith("content/rakor/"))
    steps = (
        ("Periksa nama, alamat, dan kontak", "content/situs.yaml"),
        ('Isi rapat pertama: ganti setiap "(isi …)"', meeting),
        ("Periksa semuanya", commands.typed("check", root)),
        ("Lihat situsnya", commands.typed("serve", root)),
        ("Cetak paket rapatnya (bertanda DRAF)", commands.typed(f"cetak {Path(meeting).stem}", root)),
        ("Baca naskah nasional, isi pemeriksa, ubah status menjadi terbit", "content/briefing dan content/halaman"),
    )
    click.echo("Langkah berikutnya:")
    for number, (what, where) in enumerate(steps, start=1):
        click.echo(f"  {number}. {what}:\n     {where}")


def _from_word(file: Path) -> Word:
    from sosialisasi.reading import wordfile

    if file.suffix.lower() not in (".docx", ".docm"):
        raise click.ClickException(f'"{file}" bukan berkas .docx. Buka dengan Word, lalu File > Save As > .docx.')
    try:
        return wordfile.read(file.read_bytes())
    except wordfile.NotReadable as refusal:
        raise click.ClickException(f'"{file}": {refusal}') from refusal
    except OSError as error:
        raise click.ClickException(f'"{file}" tidak dapat dibuka: {system_cause(error)}.') from error


def _loaded(folders: Folders) -> Site:
    """The site as it is, whatever is wrong with parts of it."""
    from sosialisasi.ground import files
    from sosialisasi.reading import load

    texts, unread = files.find(folders.root)
    loaded = load.load(texts, {})
    if loaded.site is None:
        wrong = tuple(bad for bad in (*unread, *loaded.problems) if bad.path == "content/situs.yaml")
        _print_problems(wrong, folders.root)
        raise click.ClickException("Perbaiki dulu content/situs.yaml.")
    return loaded.site


def _answers(
    questions: Sequence[Question], given: Mapping[str, str | None], setting: Setting, command: str
) -> dict[str, str]:
    """The answers, from the options, from whoever sits at the terminal, or from what the site suggests.

    ``command`` is what was typed, but for those of the options that answer.
    """
    from sosialisasi.desk.starting import Unclear

    answers: dict[str, str] = {}
    missing: list[str] = []
    for question in questions:
        typed = given.get(question.key)
        if missing and question.default and not typed:
            continue  # What is suggested may rest on what is missing.
        default = question.default(answers, setting) if question.default and not missing else ""
        if typed is None and _someone_answers():
            answers[question.key] = _ask(question, default, setting)
        elif text := (typed or default).strip():
            try:
                answers[question.key] = question.read(text, setting)
            except Unclear as unclear:
                raise click.ClickException(f"{_option(question)}: {unclear}") from unclear
        elif question.needed:
            missing.append(f'{_option(question)} "…"')
        else:
            answers[question.key] = ""
    if missing:
        told = ((_option(asked), given.get(asked.key)) for asked in questions)
        repeated = [f"{option} {commands.quoted(text)}" for option, text in told if text]
        raise click.ClickException(
            "Ada yang belum disebut, dan di sini tidak ada yang dapat ditanya. Tambahkan pilihannya:\n"
            f"  {' '.join((command, *repeated, *missing))}"
        )
    return answers


def _someone_answers() -> bool:
    return bool(sys.stdin and sys.stdin.isatty())


def _ask(question: Question, default: str, setting: Setting) -> str:
    """Ask until the answer can be used."""
    from sosialisasi.desk.starting import Unclear

    for line in question.choices(setting):
        click.echo(f"  {line}")
    hint = "" if default or question.needed else " (Enter bila belum tahu)"
    while True:
        typed = click.prompt(f"{question.ask}{hint}", default=default, show_default=bool(default)).strip()
        if not typed and not question.needed:
            return ""
        if not typed:
            click.echo("  Ini harus diisi.")
            continue
        try:
            return question.read(typed, setting)
        except Unclear as unclear:
            click.echo(f"  {unclear}")


def _twin(root: Path, path: str) -> str | None:
    """A file that is there already under a name, in whatever spelling or with whatever ending."""
    folder, _, name = path.rpartition("/")
    there = root.joinpath(*folder.split("/"))
    stem = name.partition(".")[0]
    found = sorted(each.name for each in there.iterdir() if each.stem.lower() == stem) if there.is_dir() else []
    return f"{folder}/{found[0]}" if found else None


def _write_new(root: Path, path: str, data: bytes) -> None:
    """Write a file that is not there yet."""
    file = root.joinpath(*path.split("/"))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as handle:
            handle.write(data)
    except OSError as error:
        raise click.ClickException(f'"{path}" tidak dapat ditulis: {system_cause(error)}.') from error


@cli.command("rapikan", options_metavar="[PILIHAN]")
@click.argument("berkas", nargs=-1, metavar="[BERKAS]...")
@_SITE
@click.option("--periksa", "only_say", is_flag=True, help="Sebutkan saja apa yang akan berubah; jangan menulis.")
def tidy_command(berkas: tuple[str, ...], site: Path | None, only_say: bool) -> None:
    """Tulis ulang berkas isi dalam bentuk biasa; isi situsnya tetap sama.

    Tempelan Word, tanda daftar, bentuk tanggal, dan sandi berkas disamakan. Tanpa BERKAS, semua berkas dirapikan.
    """
    from sosialisasi.desk import tidying
    from sosialisasi.ground import files

    folders = _folders(site, None)
    root = folders.root
    if not only_say:
        _alone(folders)
    texts, unread = files.find(root)
    if berkas:
        known = {root / text.path: text for text in texts}
        wanted = {name: known.get(Path(name).resolve()) or known.get(root / name) for name in berkas}
        if unknown := [name for name, text in wanted.items() if text is None]:
            raise click.ClickException(f'"{unknown[0]}" bukan berkas isi situs ini.')
        texts = [text for text in wanted.values() if text is not None]
    found, problems = tidying.tidied(texts)
    if not berkas:
        problems = (*problems, *(bad for bad in unread if bad.is_error))
    _print_problems(problems, root)
    for file in found:
        click.echo(f"{file.path}: {'; '.join(file.changes)}")
    try:
        changed = () if only_say else tidying.write(root, found)
    except OSError as error:
        raise click.ClickException(f"Berkas tidak dapat ditulis: {system_cause(error)}.") from error
    if not found:
        click.echo("Semua berkas lain sudah rapi." if problems else "Semua berkas sudah rapi.")
    elif only_say:
        click.echo(f"{len(found)} berkas belum rapi. Tidak ada yang ditulis.")
    else:
        click.echo(f"{len(found) - len(changed)} berkas dirapikan. Isi situs tidak berubah.")
    again = commands.typed("rapikan", root)
    for path in changed:
        click.echo(f"{path} tidak ditulis: baru saja disimpan program lain. Jalankan sekali lagi: {again}")
    sys.exit(1 if problems or changed or (only_say and found) else 0)


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
def serve_command(site: Path | None, port: int, stay: bool, jobs: int) -> None:
    """Lihat situs di peramban; yang Anda simpan langsung tampak."""
    import asyncio
    import webbrowser

    from sosialisasi.desk.preview import Preview
    from sosialisasi.desk.serve import serve

    folders = _folders(site, None)

    def built(report: Report) -> None:
        _print_problems(report.problems, folders.root)
        _print_look(report)

    def failed(cause: str) -> None:
        click.echo(f"Situs tidak dapat dibuat karena kesalahan program; laporkan kepada pengelola: {cause}", err=True)

    def ready(address: str) -> None:
        if not address.endswith(f":{port}/"):
            click.echo(f"Port {port} sedang dipakai program lain; pratinjau memakai port berikutnya yang bebas.")
        click.echo(f"Panduan: {address}panduan/")
        click.echo(f"Menyunting di peramban: {address}kelola/?kunci={preview.key}")
        click.echo(f"Pratinjau: {address}?kunci={preview.key} (tekan Ctrl+C untuk berhenti)")
        if not stay:
            webbrowser.open(f"{address}?kunci={preview.ticket}")

    preview = Preview(folders, built=built, failed=failed)
    with _progress("Membuat") as progress, Workers(jobs) as workers:
        first = preview.attempt(workers.map, progress)
    preview.take(first)
    asyncio.run(serve(preview, port=port, ready=ready))


@cli.command("catat", options_metavar="[PILIHAN]")
@_SITE
@_OUT
@_JOBS
def record_command(site: Path | None, out: Path | None, jobs: int) -> None:
    """Buat situs, lalu catat alamat halamannya supaya tidak pernah hilang."""
    folders = _folders(site, out)
    _alone(folders)
    with _progress("Membuat") as progress, Workers(jobs) as workers:
        report = build(folders, spread=workers.map, progress=progress)
    _print_problems(report.problems, folders.root)
    _print_build(report)
    if report.has_errors:
        sys.exit(1)
    try:
        new = record(folders.root, report)
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
    metavar="FILE.xlsx",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Daftar peserta (Excel .xlsx atau CSV), untuk mengisi daftar hadir dan pakta.",
)
@_JOBS
def print_command(
    rakor: str,
    site: Path | None,
    pack: bool,
    parts: tuple[str, ...],
    papers: tuple[str, ...],
    people: Path | None,
    jobs: int,
) -> None:
    """Cetak paket satu rakor, atau bagiannya, ke folder _kantor.

    RAKOR adalah nama berkas rakor tanpa akhiran, misalnya lahat-2024.
    """
    from sosialisasi.building import printing
    from sosialisasi.reading import roster
    from sosialisasi.site.model import Paper, Sheet

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
            _print_problems(notices, folders.root)
            click.echo("Tidak ada yang dicetak: perbaiki dulu daftar peserta itu.")
            sys.exit(1)
    _alone(folders)
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
    _print_problems((*notices, *done.problems), folders.root)
    if done.problems:
        click.echo("Tidak ada yang dicetak.")
        sys.exit(1)
    for path in done.written:
        click.echo(folders.office.joinpath(*path.split("/")))
    for caution in done.cautions:
        click.echo(commands.shown(caution, folders.root))
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
    site: Path | None,
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
    from sosialisasi.building import releasing

    folders = _folders(site, out)
    if lembar or everything:
        _alone(folders)
    standings, problems = releasing.survey(folders)
    if any(found.is_error for found in problems):
        _print_problems(problems, folders.root)
        click.echo("Tidak ada yang dirilis: perbaiki dulu kesalahan di atas.")
        sys.exit(1)
    if not (lembar or everything):
        for each in standings:
            click.echo(f"{each.code.upper() or 'belum ada'}  {each.sheet}: {each.in_words}")
        return
    if not (note or "").strip():
        raise click.ClickException("Beri catatan dengan --catatan: apa yang berubah, atau mengapa ditarik.")
    if everything and (lembar or withdrawn):
        raise click.ClickException("Pilih --semua, atau sebutkan lembarnya; menarik harus menyebut lembarnya.")
    try:
        when = _day(day) if day else date.today()
        chosen = [each for each in standings if each.is_stale] if everything else releasing.find(standings, lembar)
        made = (releasing.withdraw if withdrawn else releasing.release)(folders, chosen, when, note or "")
    except releasing.NotReleasable as refusal:
        raise click.ClickException(commands.shown(str(refusal), folders.root)) from refusal
    except OSError as error:
        raise click.ClickException(f"content/rilis.txt tidak dapat ditulis: {system_cause(error)}.") from error
    for entry in made:
        done = f"revisi {entry.revision}" if entry.revision else "ditarik"
        click.echo(f"{entry.code.upper()}  {entry.sheet}: {done}, {long(entry.date)}")
    if not made:
        click.echo("Tidak ada yang perlu dirilis: semua lembar itu sudah yang terbaru.")
        return
    with _progress("Membuat") as progress, Workers(jobs) as workers:
        report = build(folders, spread=workers.map, progress=progress)
    _print_build(report)


def main() -> None:
    """The program ``sosialisasi``."""
    while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass  # In the place of a stream that is closed a file of the site would be opened, and written into.
    os.close(handle)
    streams = sys.stdout, sys.stderr
    said, warned = (_Told(stream) if stream else None for stream in streams)
    sys.stdout, sys.stderr = said, warned
    try:
        status = _run_command()
        if said and said.failure and said.failure.errno != errno.EPIPE:  # Who reads no further has read enough.
            click.echo(f"Laporan tidak dapat ditulis: {system_cause(said.failure)}.", err=True)
            status = status or 2
    finally:
        sys.stdout, sys.stderr = streams
    sys.exit(status)


def _run_command() -> int:
    """The exit status of what the command line asks for."""
    try:
        cli(prog_name="sosialisasi", standalone_mode=False)
    except click.ClickException as error:
        click.echo(_usage_text(error), err=True)
        return 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("Dihentikan.", err=True)
        return 130
    except SystemExit as ending:
        return int(ending.code or 0)
    return 0


class _Told:
    """A stream that may fail, on a full disk or when its reader ends, without ending the work that it tells of."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.failure: OSError | None = None
        # A Windows console of an old code page must not fail on a tick or an en dash.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        self._try(lambda: self._stream.write(text))
        return len(text)

    def flush(self) -> None:
        self._try(self._stream.flush)

    def _try(self, work: Callable[[], object]) -> None:
        try:
            work()
        except OSError as error:
            self.failure = self.failure or error
            handle = os.open(os.devnull, os.O_WRONLY)
            os.dup2(handle, self._stream.fileno())  # What is left of it, and what comes, goes nowhere.
            os.close(handle)


# --- reports ---------------------------------------------------------------------------------------------------


def _print_problems(problems: Sequence[Problem], root: Path, *, advice: bool | None = None) -> None:
    """What is wrong, and how much of it. Advice is left out without a word where nobody can ask for it."""
    if problems:  # Most builds have nothing to tell.
        from sosialisasi.commands import reports

        shown = reports.shown(problems, advice=bool(advice))
        click.echo(reports.words(reports.typed(shown, root)), nl=False)
        if counted := shown if advice is None else problems:
            click.echo(reports.counts(counted, advice=bool(advice)))


def _print_build(report: Report, *, why: bool = False) -> None:
    if report.is_stopped:
        if any(found.code == CANNOT_WRITE.code for found in report.problems):
            click.echo(
                "Penulisan terhenti di tengah jalan. Ulangi perintah ini sampai selesai sebelum menerbitkan hasilnya."
            )
        else:
            because = "" if report.has_errors else "Dengan --ketat, peringatan pun menghentikan. "
            click.echo(f"{because}Tidak ada yang ditulis; hasil terakhir yang baik tetap ada.")
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


def _pack(out: Path, report: Report) -> Path | None:
    """The archive of what was built, unless that is not whole."""
    from sosialisasi.building import archive

    if report.is_stopped or report.as_of is None:
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


def _publish(out: Path, target: Path) -> Problem | None:
    from sosialisasi.building import publishing

    return publishing.publish(out, target)


def _decimal(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")


@contextmanager
def _progress(doing: str, form: str = "text") -> Iterator[Progress]:
    """Where the work is long: a bar if a terminal watches, a plain line otherwise. What programs read stands alone."""
    with ExitStack() as shown:
        bar: list[Progress] = []

        def show(done: int, total: int) -> None:
            if form != "text" or total < PROGRESS_PAYS_FROM:
                return
            if not bar:
                bar.append(_bar(shown, doing) if sys.stderr and sys.stderr.isatty() else partial(_line, doing))
            bar[0](done, total)

        yield show


def _bar(shown: ExitStack, doing: str) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn())
    bar = shown.enter_context(Bar(*columns, console=Console(stderr=True), transient=True))
    task = bar.add_task("")
    return lambda done, total: bar.update(task, completed=done, total=total)


def _line(doing: str, done: int, total: int) -> None:
    if done == 1:
        click.echo(f"{doing} {total} berkas …", err=True)


# --- usage -----------------------------------------------------------------------------------------------------


def _day(text: str) -> date:
    try:
        return parse_date(text)
    except Misread as mistake:
        raise click.ClickException(f'Tanggal "{text}" tidak dikenali. Tulis seperti "22 November 2026".') from mistake


def _seen_from_here(root: Path) -> str:
    """The site folder as seen from the current folder, which is where a check that runs by itself has its sources."""
    here = Path.cwd()
    return root.relative_to(here).as_posix() if root != here and root.is_relative_to(here) else ""


def _folders(site: Path | None, out: Path | None, form: str = "text") -> Folders:
    """The folders of the site that is meant, after saying in a report for people which one that is."""
    found = site or commands.site_from(Path.cwd())
    if found is None:
        raise click.ClickException(
            "Folder ini bukan situs: tidak ada folder content di sini. Beri letaknya dengan --site."
        )
    root = found.resolve()
    if not (root / "content").is_dir():
        raise click.ClickException(f'Folder "{site}" tidak berisi folder content. Beri letak situs dengan --site.')
    published = (out or root / "_site").resolve()
    # The office folder stays with the site: beside a published folder it might be published as well.
    folders = Folders(root=root, out=published, office=root / "_kantor")
    if published.is_relative_to(root / "_site") and published != root / "_site":
        raise click.ClickException('Hasil tidak dapat ditulis ke dalam "_site": pilih folder di luarnya.')
    _must_be_free(folders, published)
    if form == "text":
        click.echo(f"Situs: {root}")
    return folders


def _served(folders: Folders, served: Path) -> Path:
    """The folder of the web server, which is nothing of the site's own."""
    target = served.resolve()
    if target.is_relative_to(folders.out) or folders.out.is_relative_to(target):
        raise click.ClickException(f'Situs tidak dapat diterbitkan ke "{served}": pilih folder di luar folder hasil.')
    _must_be_free(folders, target)
    return target


def _must_be_free(folders: Folders, target: Path) -> None:
    """Refuse to write a site where the sources of one lie."""
    if target.is_relative_to(folders.office):
        raise click.ClickException('Hasil tidak dapat ditulis ke "_kantor": folder itu untuk naskah yang belum terbit.')
    if folders.root.is_relative_to(target) or any(target.is_relative_to(folders.root / own) for own in _OWN_FOLDERS):
        raise click.ClickException(f'Hasil tidak dapat ditulis ke "{target.name or target}": folder itu milik situs.')


def _alone(folders: Folders) -> None:
    """Hold the lock of a site folder until the command ends; whoever comes second waits, and is told for whom."""

    def waiting(holder: locks.Holder) -> None:
        since = f"{holder.since:%H.%M}, {long(holder.since.date())}"
        click.echo(
            f"Menunggu: folder situs ini sedang dipakai proses {holder.process or 'lain'} sejak {since}. "
            "Perintah ini berjalan sesudah itu selesai; Ctrl+C untuk berhenti menunggu.",
            err=True,
        )

    try:
        click.get_current_context().with_resource(locks.hold(folders.root, waiting))
    except OSError as error:
        raise click.ClickException(f'Tidak dapat menulis ke ".sosialisasi": {system_cause(error)}.') from error


_OWN_FOLDERS = ("content", "templates", ".sosialisasi")


def _usage_text(error: click.ClickException) -> str:
    """What was wrong with the command line, in Indonesian; Click says it in English."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError | _UnknownCommand):
        return error.format_message()
    if isinstance(error, click.NoSuchOption):
        params = error.ctx.command.params if error.ctx else []
        near = suggestion(error.option_name, [option for each in params for option in each.opts if option[:1] == "-"])
        text = f'Pilihan "{error.option_name}" tidak dikenal. {near}'.rstrip()
    elif isinstance(error, click.BadOptionUsage):
        text = f'Isian pilihan "{error.option_name}" kurang atau berlebih.'
    elif isinstance(error, click.MissingParameter):
        missing = error.param.make_metavar(error.ctx) if error.param and error.ctx else "isian"
        text = f"Sebutkan {missing} di belakang perintahnya."
    elif isinstance(error, click.BadParameter):
        text = f"Isian untuk {error.param.opts[0] if error.param else 'perintah ini'} tidak dapat dipakai."
        if error.param and isinstance(error.param.type, click.Choice):
            text = f"{text} Pilih salah satu: {', '.join(error.param.type.choices)}."
    elif isinstance(error, click.UsageError):
        text = "Perintah atau pilihan itu tidak dikenal."
    else:
        return error.format_message()
    return f"{text} Jalankan dengan --help untuk melihat pilihan yang ada."
