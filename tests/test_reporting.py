"""The reporting page: first where to and within how many days, then who does what, each way for itself."""

from __future__ import annotations

import re

import pytest
from harness import Situs
from markupsafe import Markup

PAGE = "pelaporan/index.html"
CHAIN = """\
judul: Alur laporan
ringkasan: Laporan diterima Bawaslu, lalu diteruskan.
sejak: 24 Agustus 2024
lembaga: bawaslu
langkah:
  - pelaku: Pelapor
    jenis: pilkada
    tindakan: Melapor ke Bawaslu.
    isi_laporan: Tulis waktu dan tempat.
    tenggat: Paling lama 7 hari
    verifikasi: kutipan
  - pelaku: Pelapor
    jenis: pemilu
    tindakan: Melapor ke Bawaslu.
    isi_laporan: Tulis waktu dan tempat.
    tenggat: Paling lama 7 hari kerja
    verifikasi: kutipan
  - pelaku: Bawaslu
    tindakan: Mengkaji.
    verifikasi: kutipan
  - pelaku: Bawaslu
    cabang: Bila soal disiplin
    tindakan: Meneruskan.
    verifikasi: kutipan
  - pelaku: PPK
    cabang: Bila soal disiplin
    tindakan: Menjatuhkan hukuman.
    verifikasi: kutipan
  - pelaku: Bawaslu
    cabang: Bila soal pidana
    tindakan: Membahasnya.
    verifikasi: kutipan
"""


@pytest.fixture
def page(situs: Situs) -> str:
    situs.write("content/pelaporan/sejak-bkn.yaml", CHAIN)
    assert not situs.build().errors
    return situs.page(PAGE)


def _text(markup: str) -> str:
    return " ".join(Markup(markup).striptags().split())


def _lists(page: str) -> list[list[str]]:
    """The actors of each numbered list."""
    return [
        re.findall(r"<h[3-4]>(.+?)</h", found) for found in re.findall(r'<ol class="langkah">(.*?)</ol>', page, re.S)
    ]


def test_the_answer_comes_first(page: str) -> None:
    """Where to and what with are told once if all elections agree; the days are told for each."""
    answer = _text(page.partition('<dl class="ciri lapor">')[2].partition("</dl>")[0])
    assert answer == (
        "Ke mana Melapor ke Bawaslu. "
        "Dalam berapa hari Pilkada: Paling lama 7 hari Pemilu: Paling lama 7 hari kerja "
        "Apa isinya Tulis waktu dan tempat."
    )
    assert page.index('class="ciri lapor"') < page.index("<h2")


def test_what_excludes_each_other_is_one_step(page: str) -> None:
    """Nobody reports within 7 days and then again within 7 working days."""
    assert _lists(page)[0] == ["Pelapor", "Bawaslu"]
    first = _text(page.partition('<ol class="langkah">')[2].partition("</li>\n  <li>\n    <h3>Bawaslu")[0])
    assert "Salah satu, menurut pemilihannya:" in first
    assert first.index("Pilkada") < first.index("Tenggat: Paling lama 7 hari ") < first.index("Pemilu")


def test_each_way_has_numbers_of_its_own(page: str) -> None:
    """A report about discipline does not come to the criminal court as step 11."""
    assert _lists(page)[1:] == [["Bawaslu", "PPK"], ["Bawaslu"]]
    shown = _text(page)
    assert "Sesudah itu, jalannya menurut dugaannya: A. Bila soal disiplin" in shown
    assert shown.count("Sesudah itu, jalannya") == 1
    assert "B. Bila soal pidana" in shown


def test_one_actor_may_act_twice(situs: Situs) -> None:
    """Only steps that name different elections are cases of one step."""
    situs.write("content/pelaporan/sejak-bkn.yaml", CHAIN.replace("    jenis: pemilu\n", ""))
    assert not situs.build().errors
    assert _lists(situs.page(PAGE))[0] == ["Pelapor", "Pelapor", "Bawaslu"]


def test_a_kind_of_election_that_does_not_exist_is_a_problem(situs: Situs) -> None:
    situs.write("content/pelaporan/sejak-bkn.yaml", CHAIN.replace("jenis: pemilu", "jenis: pemilihan"))
    assert situs.build().errors == [("content/pelaporan/sejak-bkn.yaml", 13, "pilihan-salah")]
