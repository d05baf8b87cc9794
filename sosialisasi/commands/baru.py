"""``baru``: begin a file of the content, or a whole site, by answering questions."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sosialisasi.building.inputs import Inputs
from sosialisasi.building.planner import understand
from sosialisasi.commands import console, options, where, words
from sosialisasi.commands.indonesian import Command, IndonesianGroup
from sosialisasi.ground.invocation import quoted, typed
from sosialisasi.ground.refusals import Refusal
from sosialisasi.ground.slugs import slugged

if TYPE_CHECKING:
    from sosialisasi.building.folders import Folders
    from sosialisasi.desk.authoring.starting import Beginning
    from sosialisasi.reading.wordfile import Word


class _Kinds(IndonesianGroup):
    """One command for each kind of file, and one for a site: made only when one of them is asked for, since what they
    import makes every other command start later."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        from sosialisasi.desk.authoring.starting import KINDS

        return [*KINDS, "situs"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        from sosialisasi.desk.authoring.starting import KINDS

        if cmd_name == "situs":
            return _site_command()
        kind = KINDS.get("butir" if cmd_name == "daftar" else cmd_name)
        return _file_command(kind) if kind else None


@click.group("baru", cls=_Kinds, options_metavar="", subcommand_metavar="JENIS [NAMA] [PILIHAN]")
def run() -> None:
    """Buat berkas baru, atau situs baru, dengan menjawab beberapa pertanyaan.

    Yang tidak ditulis sebagai pilihan ditanyakan. Berkas yang sudah ada tidak pernah ditimpa.
    """


# --- a file --------------------------------------------------------------------------------------------------


def _file_command(kind: Beginning) -> click.Command:
    """The command ``baru KIND``, made of the questions of the kind."""
    from sosialisasi.commands import asking

    params = [click.Argument(["nama"], required=False, metavar="[NAMA]"), *asking.options_for(kind.questions)]
    if kind.takes_word:
        help = "Ambil naskahnya dari berkas Word."
        params.append(click.Option(["--dari", "source"], metavar="BERKAS.docx", type=options.FILE, help=help))
    params.append(click.Option(["--site"], metavar="FOLDER", type=options.FOLDER, help=options.SITE_HELP))
    name = "menjadi nama berkas dan alamat halaman; boleh ditulis dengan spasi"
    return Command(
        kind.name,
        params=params,
        help=f"Buat {kind.what}.\n\nNAMA {f'sama dengan pilihan --{kind.named_by}' if kind.named_by else name}.",
        options_metavar="[PILIHAN]",
        callback=partial(_start_file, kind),
    )


def _start_file(
    kind: Beginning, site: Path | None, nama: str | None, source: Path | None = None, **texts: str | None
) -> None:
    from sosialisasi.commands import asking
    from sosialisasi.desk.authoring import starting

    folders = where.folders(site)
    setting = starting.Setting(site=where.loaded(folders), today=date.today())
    word = _from_word(source) if source else None
    arguments = [text for text in (nama, *(("--dari", str(source)) if source else ())) if text]
    command = " ".join((f"python3 build.py baru {kind.name}", *map(quoted, arguments)))
    if nama and kind.named_by:
        texts[kind.named_by], nama = texts[kind.named_by] or nama, None
    elif nama and nama != slugged(nama) and "judul" in texts:
        texts["judul"] = texts["judul"] or nama
    if word and word.title:
        texts["judul"] = texts["judul"] or word.title
    answers = asking.collect(kind.questions, texts, setting, command)
    slug = slugged(nama) if nama else kind.slug(answers, setting)
    if nama and nama != slug:
        click.echo(f'Nama berkas "{nama}" ditulis sebagai "{slug}".')
    path = _free_path(folders, kind, slug)
    where.lock(folders)
    _write_new(folders.root, path, kind.text(answers, setting, word.markdown if word else None).encode())
    click.echo(f"Dibuat: {path}")
    for dropped in word.dropped if word else ():
        click.echo(f"Tidak ikut dari Word: {dropped}")
    planned = understand(Inputs(folders.root), {})
    if problems := tuple(problem for problem in planned.problems if problem.path == path):
        click.echo("Yang masih harus diisi atau diperiksa di berkas itu:\n")
        click.echo(words.report(problems, folders.root), nl=False)
    click.echo(f"Buka berkas itu dengan Notepad, isi, lalu periksa dengan: {typed('check', folders.root)}")


def _free_path(folders: Folders, kind: Beginning, slug: str) -> str:
    """Where the file goes: under this name, or under another one that is asked for while the name is taken."""
    from sosialisasi.desk.authoring.starting import twin

    path = kind.path(slug)
    while there := twin(folders.root, path):
        taken = f'"{there}" sudah ada; tidak ada yang ditimpa.'
        if kind.named_by or not console.someone_answers():
            raise Refusal(f"{taken} {'Sunting berkas itu.' if kind.named_by else 'Pakai NAMA lain.'}")
        click.echo(taken)
        path = kind.path(slugged(click.prompt("Nama berkas lain")))
    return path


def _from_word(file: Path) -> Word:
    from sosialisasi.reading import wordfile

    if file.suffix.lower() not in (".docx", ".docm"):
        raise Refusal(f'"{file}" bukan berkas .docx. Buka dengan Word, lalu File > Save As > .docx.')
    with where.disk(f'"{file}" tidak dapat dibuka'):
        data = file.read_bytes()
    try:
        return wordfile.read_word(data)
    except wordfile.NotReadable as refusal:
        raise Refusal(f'"{file}": {refusal}') from refusal


def _write_new(root: Path, path: str, data: bytes) -> None:
    """Write a file that is not there yet."""
    file = root.joinpath(*path.split("/"))
    with where.disk(f'"{path}" tidak dapat ditulis'):
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as handle:
            handle.write(data)


# --- a site --------------------------------------------------------------------------------------------------


def _site_command() -> click.Command:
    from sosialisasi.commands import asking
    from sosialisasi.desk.authoring.newsite import QUESTIONS

    folder = click.Argument(["folder"], metavar="FOLDER", type=options.FOLDER)
    about = """Buat situs baru untuk satu daerah, lengkap dengan bahan nasional.

    FOLDER adalah folder baru atau folder kosong. Peraturan, lembaga, pemilihan, butir, alur pelaporan, dan formulir
    langsung terpakai; naskah nasional masuk untuk ditinjau; rapat pertama dibuatkan sebagai draf.
    """
    params = [folder, *asking.options_for(QUESTIONS)]
    return Command("situs", params=params, help=about, options_metavar="[PILIHAN]", callback=_start_site)


def _start_site(folder: Path, **texts: str | None) -> None:
    from sosialisasi.commands import asking
    from sosialisasi.desk.authoring import newsite, starting

    root = folder.resolve()
    newsite.must_be_empty(root)
    setting = starting.Setting(site=newsite.national(), today=date.today())
    command = f"python3 build.py baru situs {quoted(str(folder))}"
    files = newsite.new_files(asking.collect(newsite.QUESTIONS, texts, setting, command), setting)
    for path, data in files.items():
        _write_new(root, path, data)
    click.echo(f'Dibuat: {len(files)} berkas di "{root}".')
    planned = understand(Inputs(root), {})
    click.echo(words.report(tuple(problem for problem in planned.problems if problem.is_error), root), nl=False)
    meeting = next(path for path in files if path.startswith("content/rakor/"))
    steps = (
        ("Periksa nama, alamat, dan kontak", "content/situs.yaml"),
        ('Isi rapat pertama: ganti setiap "(isi …)"', meeting),
        ("Periksa semuanya", typed("check", root)),
        ("Lihat situsnya", typed("serve", root)),
        ("Cetak paket rapatnya (bertanda DRAF)", typed(f"cetak {Path(meeting).stem}", root)),
        ("Baca naskah nasional, isi pemeriksa, ubah status menjadi terbit", "content/briefing dan content/halaman"),
    )
    click.echo("Langkah berikutnya:")
    for number, (step, place) in enumerate(steps, start=1):
        click.echo(f"  {number}. {step}:\n     {place}")
