"""``temukan``: what a file is to name a region, an item, a regulation or an institution by."""

from __future__ import annotations

from pathlib import Path

import click

from sosialisasi.commands import options, where
from sosialisasi.commands.indonesian import command


@command("temukan")
@click.argument("kata", nargs=-1, required=True, metavar="KATA...")
@options.SITE
def run(kata: tuple[str, ...], site: Path | None) -> None:
    """Sebutkan kode daerah, nomor butir, dan nama berkas yang memuat KATA.

    Yang di kiri adalah yang ditulis di berkas lain, misalnya "16.04", D-13, atau bawaslu-kabkota.
    """
    from sosialisasi.desk.authoring import finding

    folders = where.folders(site)
    click.echo(finding.in_lines(where.loaded(folders), " ".join(kata)), nl=False)
