"""``rilis``: tell how each printed sheet stands, release sheets, or withdraw them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sosialisasi.commands import console, options, where, words
from sosialisasi.commands.build import rebuild
from sosialisasi.commands.indonesian import command
from sosialisasi.ground.dates import long
from sosialisasi.ground.refusals import Refusal


@command("rilis")
@click.argument("lembar", nargs=-1, metavar="[LEMBAR]...")
@options.SITE
@options.OUT
@click.option("--semua", "everything", is_flag=True, help="Rilis semua lembar yang belum dirilis atau yang berubah.")
@click.option("--tarik", "withdrawn", is_flag=True, help="Tarik lembar itu: salinannya tidak boleh dipakai lagi.")
@click.option("--catatan", "note", metavar="TEKS", default="", help="Apa yang berubah, atau mengapa ditarik.")
@click.option("--tanggal", "day", metavar="TANGGAL", callback=options.day, help="Tanggal rilis.  [bawaan: hari ini]")
@options.JOBS
def run(
    lembar: tuple[str, ...],
    site: Path | None,
    out: Path | None,
    everything: bool,
    withdrawn: bool,
    note: str,
    day: date | None,
    jobs: int,
) -> None:
    """Rilis lembar cetak, supaya pemegang salinan tahu mana yang terbaru.

    LEMBAR adalah nama atau kode lembar. Tanpa LEMBAR dan tanpa --semua, hanya keadaan tiap lembar yang disebut.
    """
    from sosialisasi.building import releasing

    folders = where.folders(site, out)
    if lembar or everything:
        where.lock(folders)
    standings, problems = releasing.read_standings(folders)
    if any(problem.is_error for problem in problems):
        undone = "Tidak ada yang dirilis: perbaiki dulu kesalahan di atas."
        console.stop(words.report(problems, folders.root), undone)
    if not (lembar or everything):
        for each in standings:
            click.echo(f"{each.code.upper() or 'belum ada'}  {each.sheet}: {each.in_words}")
        return
    if not note.strip():
        raise Refusal("Beri catatan dengan --catatan: apa yang berubah, atau mengapa ditarik.")
    if everything and (lembar or withdrawn):
        raise Refusal("Pilih --semua, atau sebutkan lembarnya; menarik harus menyebut lembarnya.")
    chosen = [each for each in standings if each.is_stale] if everything else releasing.pick(standings, lembar)
    with where.disk("content/rilis.txt tidak dapat ditulis"):
        entries = (releasing.withdraw if withdrawn else releasing.release)(folders, chosen, day or date.today(), note)
    for entry in entries:
        done = f"revisi {entry.revision}" if entry.revision else "ditarik"
        click.echo(f"{entry.code.upper()}  {entry.sheet}: {done}, {long(entry.date)}")
    if not entries:
        click.echo("Tidak ada yang perlu dirilis: semua lembar itu sudah yang terbaru.")
        return
    click.echo(words.outcome(rebuild(folders, jobs)))
