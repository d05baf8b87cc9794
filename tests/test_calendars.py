"""What the calendar's pages say before any script has run."""

from __future__ import annotations

from harness import Situs

CALENDAR = "content/kalender/ogan-ilir-2024.yaml"
ELECTION = "content/pemilihan/pilkada-2024.yaml"
COMING = ("content/situs.yaml", "data_per: 22 November 2026", "data_per: 10 Juli 2024")


def _calendar_for(situs: Situs, code: str) -> None:
    text = (situs.root / CALENDAR).read_text("utf-8")
    situs.write(f"content/kalender/daerah-{code.replace('.', '-')}.yaml", text.replace("16.10", f'"{code}"'))


def test_the_beranda_lists_a_few_regions_and_not_hundreds(situs: Situs) -> None:
    """Where many vote, it leads to the list; the list is whole."""
    situs.edit(*COMING)
    link = '<a href="kalender/ogan-ilir-2024.html">Kabupaten Ogan Ilir</a>'
    situs.build()
    assert link in situs.page("index.html")
    for number in range(1, 13):
        _calendar_for(situs, f"35.{number:02}")
    assert not situs.build().errors
    assert link not in situs.page("index.html")
    assert '<a class="lanjut" href="kalender/index.html#pilkada-2024">Pilih dari 13 daerah</a>' in situs.page(
        "index.html"
    )
    assert situs.page("kalender/index.html").count('<li><a href="daerah-35-') == 12


def test_past_elections_are_kept_by_year(situs: Situs) -> None:
    """Each with its regions; what is over is not on top."""
    situs.build()
    top, _, archive = situs.page("kalender/index.html").partition("<h2>Arsip pemilihan lampau</h2>")
    assert "Pilkada 2024" not in top
    assert "<h3>2024</h3>" in archive
    assert '<a href="ogan-ilir-2024.html">Kabupaten Ogan Ilir</a>' in archive


def test_a_region_inherits_what_runs_above_it(situs: Situs) -> None:
    """Its province's calendar is its own too, and once over, it is in the archive of both."""
    situs.edit(CALENDAR, "daerah: 16.10", 'daerah: "16"')
    card = '<a href="../kalender/ogan-ilir-2024.html">Kalender Pilkada 2024 Kabupaten Ogan Ilir</a>'
    situs.build()
    assert card in situs.page("daerah/16-10.html").partition("<h2>Arsip kalender</h2>")[2]
    situs.edit(*COMING)
    situs.build()
    assert card in situs.page("daerah/16-10.html").partition("Arsip kalender")[0]


def test_every_region_votes_in_a_pemilu(situs: Situs) -> None:
    """So its national stages show where no calendar of the region's own does; a Pilkada's do not."""
    situs.edit(*COMING)
    situs.edit(CALENDAR, "daerah: 16.10", 'daerah: "35.05"')
    national = '<a href="../kalender/index.html#pilkada-2024">Pilkada 2024</a>'
    situs.build()
    assert national not in situs.page("daerah/16-10.html")
    situs.edit(ELECTION, "jenis: pilkada", "jenis: pemilu")
    situs.build()
    assert national in situs.page("daerah/16-10.html")
    assert national not in situs.page("daerah/35-05.html")


def test_no_calendar_is_not_the_same_as_no_election(situs: Situs) -> None:
    """What we do not know, we do not call the normal state."""
    situs.edit(CALENDAR, "daerah: 16.10", 'daerah: "35.05"')
    situs.build()
    shown = situs.page("daerah/16-10.html")
    assert "Belum ada kalender yang tercatat untuk daerah ini." in shown
    assert "Itu keadaan biasa" not in shown


def test_a_region_that_votes_on_another_day_says_so_in_the_list(situs: Situs) -> None:
    text = "perubahan:\n  - tahapan: pemungutan\n    tanggal: 5 Desember 2024\n    alasan: Susulan.\n"
    situs.edit(CALENDAR, "acara:", f"{text}    dasar: UU 10/2016\n    verifikasi: belum\nacara:")
    situs.build()
    assert "(pemungutan suara 5 Desember 2024)" in situs.page("kalender/index.html")
