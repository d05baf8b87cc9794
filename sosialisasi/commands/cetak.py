"""``cetak``: print the pack of one meeting, or parts of it, for the office."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from sosialisasi.commands import console, options, where, words
from sosialisasi.commands.indonesian import command
from sosialisasi.ground.invocation import shown
from sosialisasi.ground.problems import Problem
from sosialisasi.ground.refusals import Refusal
from sosialisasi.ground.workers import Workers
from sosialisasi.site.words import Pack, Paper, Record, Sheet

_PARTS = (*Sheet, *Record)


def _known_packs(ctx: click.Context, param: click.Parameter, names: tuple[str, ...]) -> tuple[Pack, ...]:
    """What ``--paket`` names, told before a RAKOR is missed that was taken for its value (a callback of Click)."""
    if unknown := [name for name in names if name not in set(Pack)]:
        raise Refusal(f'Paket "{unknown[0]}" tidak ada. Pilihannya: {", ".join(Pack)}. Tulis RAKOR sebelum --paket.')
    return tuple(pack for pack in Pack if pack in names)


@command("cetak")
@click.argument("rakor", metavar="RAKOR")
@options.SITE
@click.option(
    "--paket",
    "packs",
    multiple=True,
    is_flag=False,
    flag_value=Pack.WHOLE.value,
    is_eager=True,
    callback=_known_packs,
    metavar="[PAKET]",
    help="Paket peserta, panitia, atau semua dalam satu PDF; boleh diulang.  [bawaan: peserta dan panitia]",
)
@click.option(
    "--bagian",
    "parts",
    multiple=True,
    metavar="BAGIAN",
    help="Satu bagian, misalnya notula; boleh diulang, juga bersama --paket. Bila salah, pilihannya disebutkan.",
)
@click.option(
    "--bolak-balik/--satu-sisi",
    "is_two_sided",
    default=None,
    help="Cetak di kedua sisi kertas, atau di satu sisi saja.  [bawaan: bolak-balik]",
)
@click.option(
    "--kertas",
    "papers",
    multiple=True,
    type=click.Choice([paper.value for paper in Paper]),
    help="Ukuran kertas; boleh diulang.  [bawaan: kertas situs]",
)
@click.option(
    "--peserta",
    "people",
    metavar="FILE.xlsx",
    type=options.FILE,
    help="Daftar peserta (Excel .xlsx atau CSV), untuk mengisi daftar hadir dan pakta.",
)
@click.option(
    "--jumlah",
    "copies",
    metavar="ANGKA",
    type=click.IntRange(1, 100_000),
    help="Jumlah peserta, untuk menghitung kertasnya.  [bawaan: yang diundang, dan orang lain di daftar peserta]",
)
@click.option("--word", "is_word", is_flag=True, help="Berkas Word (.docx) untuk disunting, bukan PDF.")
@click.option(
    "--tabel",
    "has_table",
    is_flag=True,
    help="Tabel (CSV untuk Excel) berisi semua yang diundang, untuk mengetik siapa yang hadir.",
)
@options.JOBS
def run(
    rakor: str,
    site: Path | None,
    packs: tuple[Pack, ...],
    parts: tuple[str, ...],
    papers: tuple[str, ...],
    people: Path | None,
    is_two_sided: bool | None,
    copies: int | None,
    is_word: bool,
    has_table: bool,
    jobs: int,
) -> None:
    """Cetak paket satu rakor, atau bagiannya, ke folder _kantor, dan hitung kertasnya.

    RAKOR adalah nama berkas rakor tanpa akhiran, misalnya lahat-2024.
    """
    from sosialisasi.building import printing, reams
    from sosialisasi.reading import roster

    folders = where.folders(site)
    if has_table and (packs or parts or is_word or papers or is_two_sided is not None):
        raise Refusal("--tabel dibuat sendiri, tanpa pilihan paket, bagian, kertas, atau Word.")
    if is_word and (packs or is_two_sided is not None):
        raise Refusal("Paket dan sisi kertas hanya untuk PDF. Dengan --word setiap bagian menjadi berkas sendiri.")
    if unknown := [part for part in parts if part not in _PARTS]:
        raise Refusal(f'Bagian "{unknown[0]}" tidak ada. Pilihannya: {", ".join(_PARTS)}.')
    listed: tuple[roster.Person, ...] = ()
    notices: tuple[Problem, ...] = ()
    if people:
        with where.disk(f'"{people}" tidak dapat dibuka'):
            data = people.read_bytes()
        listed, notices = roster.read_people(data, people.name)
        if any(notice.is_error for notice in notices):
            undone = "Tidak ada yang dicetak: perbaiki dulu daftar peserta itu."
            console.stop(words.report(notices, folders.root), undone)
    where.lock(folders)
    with Workers(jobs) as workers:
        if has_table:
            printed = printing.attendance_table(folders, rakor, people=listed, spread=workers.map)
        else:
            make = printing.word_files
            if not is_word:
                make = partial(printing.print_meeting, packs=packs, is_two_sided=is_two_sided is not False)
            printed = make(
                folders,
                rakor,
                parts=[part for part in _PARTS if part in parts],
                papers=[paper for paper in Paper if paper in papers],
                people=listed,
                spread=workers.map,
            )
    report = words.report((*notices, *printed.problems), folders.root)
    if printed.problems:
        console.stop(report, "Tidak ada yang dicetak.")
    click.echo(report, nl=False)
    for path in printed.written:
        click.echo(folders.office.joinpath(*path.split("/")))
    for line in reams.paper(printed, copies, where=" dengan --jumlah"):
        click.echo(line)
    for caution in printed.cautions:
        click.echo(shown(f"{caution.text} {caution.typed}".strip(), folders.root))
    if listed:
        click.echo("Berkas ini memuat nama orang. Jangan menerbitkannya.")
