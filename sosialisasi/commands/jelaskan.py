"""``jelaskan``: explain one code of the catalogue of problems, or list all."""

from __future__ import annotations

from pathlib import Path

import click

from sosialisasi.commands.indonesian import command
from sosialisasi.ground import invocation
from sosialisasi.ground.refusals import Refusal
from sosialisasi.ground.sayings import suggestion


@command("jelaskan")
@click.argument("kode", metavar="[KODE]", required=False)
def run(kode: str | None) -> None:
    """Terangkan satu kode pesan, atau sebutkan semuanya.

    KODE adalah kata di akhir baris pertama sebuah pesan, misalnya tanggal-mustahil.
    """
    from sosialisasi.desk.authoring import explain

    if kode is None:
        click.echo(explain.codes_in_lines(), nl=False)
    elif (code := explain.code_for(kode)) in explain.catalogue():
        click.echo(invocation.shown(explain.explanation(code), invocation.site_from(Path.cwd())), nl=False)
    else:
        everything = 'Untuk melihat semuanya, jalankan "python3 build.py jelaskan".'
        raise Refusal(f'Kode "{kode}" tidak ada. {suggestion(kode, explain.catalogue())}{everything}')
