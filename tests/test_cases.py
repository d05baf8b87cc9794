"""Questions as people ask them, on items and in cases, are shown and found; a figure says what it counts."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from harness import Situs, overview_of

from sosialisasi.showing import sheets
from sosialisasi.showing.sheets.copies import digest

ITEM = "content/boleh-jangan/d-1.yaml"
CASE = "content/kasus/pinjam-mobil.yaml"
PAGE = "kasus/pinjam-mobil.html"
QUESTION = "Bolehkah saya meminjamkan mobil dinas kepada tetangga?"
TEXT = f"""\
judul: Mobil dinas dipinjam
keadaan: Seorang tetangga meminta mobil dinas untuk mengantar rombongan pada hari libur.
tanya: {QUESTION}
peran: camat-lurah
tahap: kampanye
kanal: [fasilitas-negara, uang-barang]
putusan: jangan
jawaban: Tolak, juga pada hari libur.
alasan: Fasilitas negara milik semua warga.
sebaiknya: Sarankan menyewa kendaraan.
dasar: PP 94/2021 Pasal 5 huruf n angka 4
butir: D-1
verifikasi: kutipan
sumber:
  - judul: Karangan, 22 November 2026
catatan: Hari libur tidak mengubahnya.
"""
FIGURE = """\
judul: Mobil dinas yang dilaporkan
nilai: lebih dari 12
satuan: laporan
tanggal: 1–30 September 2024
menghitung: Laporan yang diterima; bukan yang terbukti.
butir: D-1
verifikasi: sekunder
sumber:
  - judul: Koran Contoh, 1 Oktober 2024
"""


def text_of(page: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", page)).split())


def indexed(situs: Situs, path: str) -> dict[str, Any]:
    """What the search knows of a page."""
    index = json.loads(situs.page("cari/indeks.js").removeprefix("window.INDEKS = ").rstrip(";\n"))
    (entry,) = [each for each in index["dokumen"] if each["alamat"] == path]
    found: dict[str, Any] = entry
    return found


# --- the question of an item ----------------------------------------------------------------------------


def test_the_question_of_an_item_is_shown_and_found(situs: Situs) -> None:
    """It is the title of its page and in the list, above its answer; to the search it is the item itself."""
    situs.edit(ITEM, "alasan:", f"tanya: {QUESTION}\nalasan:")
    assert situs.build().problems == ()
    page = situs.page("boleh-jangan/d-1.html")
    assert f'<h1 class="pertanyaan">{QUESTION}</h1>' in page
    assert f"{QUESTION} ✗ Jangan Memakai kendaraan dinas" in text_of(page)
    assert f"{QUESTION} ✗ Jangan Memakai kendaraan dinas" in text_of(situs.page("boleh-jangan/index.html"))
    assert f"✗ Jangan {QUESTION} D-1" in text_of(situs.page("cek/fasilitas-negara.html"))
    assert QUESTION in indexed(situs, "boleh-jangan/d-1.html")["sebutan"]


def test_the_question_of_an_item_outdates_no_sheet(situs: Situs) -> None:
    """Paper keeps the sentence alone."""
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    before = hashes(situs)
    situs.edit(ITEM, "alasan:", f"tanya: {QUESTION}\nalasan:")
    assert hashes(situs) == before


def hashes(situs: Situs) -> dict[str, str]:
    prints = sheets.prints(overview_of(situs.root))
    return {sheet.name: digest(view) for sheet in prints for _, view in sheet.on_its_papers()}


@pytest.mark.parametrize(
    ("question", "is_one"),
    [
        ("Bolehkah saya memakai mobil dinas?", True),
        ("Apakah saya boleh memakai mobil dinas?", True),
        ("Bagaimana bila saya dijangankan?", True),
        ("Memakai mobil dinas", False),
        ("Mengapa jangan memakai mobil dinas?", False),
        ("Apa yang bersyarat di sini?", False),
        (f"Bolehkah {'a' * 52}?", True),  # with " Jangan." 70 signs
        (f"Bolehkah {'a' * 53}?", False),
    ],
)
def test_a_question_is_one_and_does_not_answer_itself(situs: Situs, question: str, is_one: bool) -> None:
    """It may well ask whether something is allowed."""
    situs.edit(ITEM, "alasan:", f"tanya: {question}\nalasan:")
    assert situs.build().codes == (set() if is_one else {"tanya-salah"})


# --- cases -------------------------------------------------------------------------------------------------


def test_a_case_tells_question_answer_and_basis(situs: Situs) -> None:
    situs.write(CASE, TEXT)
    assert situs.build().problems == ()
    page = text_of(situs.page(PAGE).partition("<main")[2])
    answer = ("Jangan Tolak, juga", "milik semua warga", "menyewa kendaraan")
    told = (QUESTION, "Mobil dinas dipinjam", "Seorang tetangga", *answer)
    assert [page.index(each) for each in told] == sorted(page.index(each) for each in told)
    assert "Kutipan pasal ditemukan pada sumber" in page
    assert "Koran" not in page
    assert "Karangan, 22 November 2026" in page
    html = situs.page(PAGE)
    assert 'href="../boleh-jangan/d-1.html"' in html
    assert 'href="../peraturan/pp-94-2021.html"' in html
    assert '<meta property="og:description" content="Tolak, juga pada hari libur.">' in html


def test_a_case_is_found_from_all_that_it_concerns(situs: Situs) -> None:
    """Its item, the register, the list of all cases, the search, the map of the site."""
    situs.write(CASE, TEXT)
    situs.build()
    assert "Contoh kasus" in situs.page("boleh-jangan/d-1.html")
    assert f'href="../{PAGE}"' in situs.page("boleh-jangan/d-1.html")
    assert f'href="../{PAGE}"' in situs.page("peraturan/pp-94-2021.html")
    assert "https://contoh.example/uji/kasus/pinjam-mobil.html" in situs.page("sitemap.xml")
    entry = indexed(situs, PAGE)
    assert (entry["jenis"], entry["putusan"], entry["bagi"]) == ("Kasus", "jangan", "Camat dan lurah")
    assert QUESTION in entry["sebutan"]


def test_the_list_has_each_case_once_by_channel_and_again_by_who_asks(situs: Situs) -> None:
    """It works without a script, and of several channels the first is where a case is looked for."""
    situs.write(CASE, TEXT)
    situs.build()
    by_channel, _, by_role = situs.page("kasus/index.html").partition('id="siapa"')
    assert by_channel.count('href="pinjam-mobil.html"') == by_role.count('href="pinjam-mobil.html"') == 1
    assert 'id="fasilitas-negara"' in by_channel
    assert 'id="uang-barang"' not in by_channel
    assert "Camat dan lurah (1)" in by_role


def test_a_site_without_cases_says_so(situs: Situs) -> None:
    assert situs.build().problems == ()
    assert "Belum ada kasus" in situs.page("kasus/index.html")
    assert "Belum ada angka resmi" in situs.page("angka/index.html")
    assert "Contoh kasus" not in situs.page("boleh-jangan/d-1.html")


def test_a_case_is_no_surer_than_its_surest_basis(situs: Situs) -> None:
    """And it must have one that is in force."""
    basis = "PP 94/2021 Pasal 5 huruf n angka 4"
    situs.write(CASE, TEXT.replace(f"dasar: {basis}", f"dasar:\n  - kutipan: {basis}\n    verifikasi: belum"))
    assert situs.build().problems == ()
    assert "Belum diverifikasi ke naskah" in text_of(situs.page(PAGE)).partition("Dasar hukum")[0]
    situs.write(CASE, TEXT.replace(basis, "PP 53/2010 Pasal 4"))
    assert situs.build().codes == {"butir-tidak-berlaku"}


@pytest.mark.parametrize(
    ("verdict", "items", "is_told"),
    [
        ("jangan", "D-1", False),
        ("boleh", "D-1", True),
        ("bersyarat", "D-1", True),
        ("jangan", "D-1, B-1", False),
        ("bersyarat", "D-1, B-1", False),  # it depends
        ("jangan", "B-1", True),
        ("boleh", "H-1", False),  # what is conditional may come out either way
        ("jangan", "H-1", False),
        ("boleh", "", False),
    ],
)
def test_a_case_does_not_contradict_its_items(situs: Situs, verdict: str, items: str, is_told: bool) -> None:
    text = TEXT.replace("putusan: jangan", f"putusan: {verdict}").replace("butir: D-1", f"butir: [{items}]")
    situs.write(CASE, text)
    assert situs.build().codes == ({"kasus-bertentangan"} if is_told else set())


def test_what_a_case_names_is_followed(situs: Situs) -> None:
    """An item that is not there, or that must not be used any more."""
    situs.write(CASE, TEXT.replace("butir: D-1", "butir: D-9"))
    assert situs.build().codes == {"rujukan-tak-ada"}
    source = (situs.root / "content/boleh-jangan/b-1.yaml").read_text("utf-8")
    gone = "ditarik:\n  tanggal: 1 November 2026\n  alasan: Keliru.\n"
    situs.write("content/boleh-jangan/b-1.yaml", source + gone)
    situs.write(CASE, TEXT.replace("butir: D-1", "butir: [D-1, B-1]"))
    assert situs.build().codes == {"rujukan-ditarik"}
    situs.write(CASE, TEXT)
    situs.write("content/angka/mobil.yaml", FIGURE.replace("butir: D-1", "butir: B-1"))
    assert situs.build().codes == {"rujukan-ditarik"}


def test_discipline_threatens_only_civil_servants_of_a_case(situs: Situs) -> None:
    situs.write(
        CASE,
        TEXT.replace("peran: camat-lurah", "peran: [asn, desa]").replace(
            "dasar: PP 94/2021 Pasal 5 huruf n angka 4",
            "dasar:\n  - kutipan: PP 94/2021 Pasal 5 huruf n angka 4\n    sanksi: disiplin-berat",
        ),
    )
    assert situs.build().codes == {"sanksi-bukan-asn"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Jangan lupa coblos nomor 99.", "netral-ajakan"),
        ("Hubungi warga dengan NIK 1610011708900002 itu.", "data-nik"),
    ],
)
def test_the_words_of_a_case_are_those_of_any_text(situs: Situs, words: str, code: str) -> None:
    """It takes no side, and tells of no person."""
    situs.write(CASE, TEXT.replace("putusan: jangan", "putusan: boleh").replace("D-1", "B-1"))
    assert situs.build().problems == ()
    situs.edit(CASE, "sebaiknya: Sarankan menyewa kendaraan.", f"sebaiknya: {words}")
    assert situs.build().codes == {code}


def test_an_address_of_a_case_never_vanishes(situs: Situs) -> None:
    """Renamed it leads on, withdrawn it says so and is in no list."""
    situs.write(CASE, TEXT)
    situs.write("content/alamat.txt", f"index.html\n{PAGE}\n")
    assert situs.build().problems == ()
    situs.rename(CASE, "content/kasus/mobil.yaml")
    assert situs.build().codes == {"alamat-hilang"}
    situs.write("content/kasus/mobil.yaml", f"alias: pinjam-mobil\n{TEXT}")
    assert situs.build().problems == ()
    assert 'href="mobil.html"' in situs.page(PAGE)
    gone = "ditarik:\n  tanggal: 1 November 2026\n  alasan: Dasarnya dicabut.\npengganti: ../halaman/tentang.md\n"
    situs.write("content/kasus/mobil.yaml", f"alias: pinjam-mobil\n{TEXT}{gone}")
    assert situs.build().problems == ()
    page = text_of(situs.page("kasus/mobil.html"))
    assert "Dasarnya dicabut." in page
    assert QUESTION not in page
    assert "mobil.html" not in situs.page("kasus/index.html")
    assert "Contoh kasus" not in situs.page("boleh-jangan/d-1.html")


# --- figures -----------------------------------------------------------------------------------------------


def test_a_figure_says_what_it_counts_when_and_by_whom(situs: Situs) -> None:
    """On the page of all, and on the page of each item that it names."""
    situs.write("content/angka/mobil.yaml", FIGURE)
    assert situs.build().problems == ()
    for page in ("angka/index.html", "boleh-jangan/d-1.html"):
        text = text_of(situs.page(page))
        assert "lebih dari 12 laporan, 1 – 30 September 2024" in text
        assert "bukan yang terbukti" in text
        assert "Koran Contoh, 1 Oktober 2024" in text
        assert "hanya sumber sekunder" in text
    assert 'href="../angka/index.html#mobil"' in situs.page("boleh-jangan/d-1.html")
    assert "Mobil dinas yang dilaporkan" not in situs.page("boleh-jangan/h-1.html")


def test_a_figure_without_a_source_is_refused(situs: Situs) -> None:
    situs.write("content/angka/mobil.yaml", FIGURE.partition("sumber:")[0])
    assert situs.build().codes == {"kunci-kurang"}
