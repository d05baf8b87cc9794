"""The options that several commands have, each stated once."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click

from sosialisasi.ground.days import parse_date
from sosialisasi.ground.problems import Misread
from sosialisasi.ground.refusals import Refusal

FOLDER = click.Path(path_type=Path, file_okay=False)
FILE = click.Path(path_type=Path, dir_okay=False)
SITE_HELP = "Folder situs, yang berisi folder content.  [bawaan: situs tempat Anda berada]"

SITE = click.option("--site", metavar="FOLDER", type=FOLDER, help=SITE_HELP)
OUT = click.option("--out", metavar="FOLDER", type=FOLDER, help="Folder hasil.  [bawaan: _site di folder situs]")
FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Bentuk laporan.  [bawaan: text]"
)
ADVICE = click.option("--saran", "advice", is_flag=True, help="Sebutkan juga saran.")
STRICT = click.option("--ketat", "strict", is_flag=True, help="Anggap peringatan sebagai kesalahan.")
JOBS = click.option(
    "--jobs",
    metavar="ANGKA",
    type=click.IntRange(1, 64),
    default=lambda: min(os.cpu_count() or 1, 8),
    help="Banyaknya pekerjaan yang dijalankan bersamaan.  [bawaan: jumlah inti prosesor]",
)


def day(ctx: click.Context, param: click.Parameter, text: str | None) -> date | None:
    """The day that an option names, in any form in which people write one (a callback of Click)."""
    try:
        return parse_date(text) if text else None
    except Misread as mistake:
        raise Refusal(f'Tanggal "{text}" tidak dikenali. Tulis seperti "22 November 2026".') from mistake
