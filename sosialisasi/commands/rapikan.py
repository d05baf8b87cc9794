"""``rapikan``: write the files of the content in their normal form."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sosialisasi.commands import options, where, words
from sosialisasi.commands.indonesian import command
from sosialisasi.ground.invocation import typed
from sosialisasi.ground.refusals import Refusal


@command("rapikan")
@click.argument("berkas", nargs=-1, metavar="[BERKAS]...")
@options.SITE
@click.option("--periksa", "only_say", is_flag=True, help="Sebutkan saja apa yang akan berubah; jangan menulis.")
def run(berkas: tuple[str, ...], site: Path | None, only_say: bool) -> None:
    """Tulis ulang berkas isi dalam bentuk biasa; isi situsnya tetap sama.

    Tempelan Word, tanda daftar, bentuk tanggal, dan sandi berkas disamakan. Tanpa BERKAS, semua berkas dirapikan.
    """
    from sosialisasi.desk.authoring import tidying
    from sosialisasi.ground import files

    folders = where.folders(site)
    root = folders.root
    if not only_say:
        where.lock(folders)
    texts, unread = files.find(root)
    if berkas:
        known = {root / text.path: text for text in texts}
        chosen = {name: known.get(Path(name).resolve()) or known.get(root / name) for name in berkas}
        if unknown := [name for name, text in chosen.items() if text is None]:
            raise Refusal(f'"{unknown[0]}" bukan berkas isi situs ini.')
        texts = [text for text in chosen.values() if text is not None]
    tidied, problems = tidying.untidy(texts)
    if not berkas:
        problems = (*problems, *(problem for problem in unread if problem.is_error))
    click.echo(words.report(problems, root), nl=False)
    for file in tidied:
        click.echo(f"{file.path}: {'; '.join(file.changes)}")
    with where.disk("Berkas tidak dapat ditulis"):
        unwritten = () if only_say else tidying.write_tidied(root, tidied)
    if not tidied:
        click.echo("Semua berkas lain sudah rapi." if problems else "Semua berkas sudah rapi.")
    elif only_say:
        click.echo(f"{len(tidied)} berkas belum rapi. Tidak ada yang ditulis.")
    else:
        click.echo(f"{len(tidied) - len(unwritten)} berkas dirapikan. Isi situs tidak berubah.")
    for path in unwritten:
        again = typed("rapikan", root)
        click.echo(f"{path} tidak ditulis: baru saja disimpan program lain. Jalankan sekali lagi: {again}")
    sys.exit(1 if problems or unwritten or (only_say and tidied) else 0)
