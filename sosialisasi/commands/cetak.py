"""``cetak``: print the pack of one meeting, or parts of it, for the office."""

from __future__ import annotations

from pathlib import Path

import click

from sosialisasi.commands import console, options, where, words
from sosialisasi.commands.indonesian import command
from sosialisasi.ground.invocation import shown
from sosialisasi.ground.problems import Problem
from sosialisasi.ground.refusals import Refusal
from sosialisasi.ground.workers import Workers
from sosialisasi.site.words import Paper, Record, Sheet

_PARTS = (*Sheet, *Record)


@command("cetak")
@click.argument("rakor", metavar="RAKOR")
@options.SITE
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
@click.option("--word", "is_word", is_flag=True, help="Berkas Word (.docx) untuk diedit, bukan PDF.")
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
    pack: bool,
    parts: tuple[str, ...],
    papers: tuple[str, ...],
    people: Path | None,
    is_word: bool,
    has_table: bool,
    jobs: int,
) -> None:
    """Cetak paket satu rakor, atau bagiannya, ke folder _kantor.

    RAKOR adalah nama berkas rakor tanpa akhiran, misalnya lahat-2024.
    """
    from sosialisasi.building import printing
    from sosialisasi.reading import roster

    folders = where.folders(site)
    if pack and parts:
        raise Refusal("Pilih --paket atau --bagian, tidak keduanya.")
    if pack and is_word:
        raise Refusal("Paket hanya ada sebagai PDF. Dengan --word setiap bagian menjadi berkas sendiri.")
    if has_table and (pack or parts or is_word or papers):
        raise Refusal("--tabel dibuat sendiri, tanpa --paket, --bagian, --word, atau --kertas.")
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
            make = printing.word_files if is_word else printing.print_meeting
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
    for caution in printed.cautions:
        click.echo(shown(caution, folders.root))
    if listed:
        click.echo("Berkas ini memuat nama orang. Jangan menerbitkannya.")
