"""The repository's own sheets, as they would be published: five packs and all that belongs to them."""

from __future__ import annotations

import re
from pathlib import Path

import pdfplumber
import pikepdf
import pytest
from harness import site_of
from harness.published import Published

from sosialisasi.site.words import Pack

PACKS = ("batang-hari-2023", "blitar-2019", "jambi-2018", "lahat-2024", "lebong-2024")
PARTS = (
    "Susunan acara",
    "Pokok bahasan",
    "Boleh dan jangan",
    "Kalender tahapan",
    "Alur pelaporan dan sanksi",
    "Ikrar Netralitas Pegawai ASN",
    "Pakta Integritas Netralitas Pegawai ASN",
    "Berita acara penandatanganan",
    "Daftar yang belum menandatangani",
    "Daftar hadir",
    "Tanda terima bahan",
    "Notula",
    "Lembar tindak lanjut",
    "Kuis",
    "Kunci jawaban kuis",
    "Evaluasi peserta",
    "Pokok pembicaraan di desa",
)


def _titles(pdf: pikepdf.Pdf) -> list[str]:
    with pdf.open_outline() as outline:
        return [str(entry.title) for entry in outline.root]


@pytest.mark.parametrize("paper", ["a4", "f4"])
@pytest.mark.parametrize("slug", PACKS)
def test_a_pack_is_whole(site: Published, slug: str, paper: str) -> None:
    """Every part has its entry in the outline."""
    with pikepdf.open(site.out / f"cetak/paket-{slug}-{paper}.pdf") as pdf:
        titles = _titles(pdf)
        assert [part for part in PARTS if part != "Kalender tahapan" and part not in titles] == []
        assert any(title.startswith("Kalender") for title in titles)


@pytest.mark.parametrize("slug", PACKS)
def test_a_reader_sees_which_pack_to_take(site: Published, slug: str) -> None:
    """On the page of the meeting, on that of all sheets, and on the cover."""
    page = (site.out / f"rakor/{slug}.html").read_text("utf-8")
    every = (site.out / "cetak/index.html").read_text("utf-8")
    for pack in Pack:
        name = f"{pack.file.format(slug)}-a4.pdf"
        assert re.search(rf"{pack.whose}</span>.*?{name}", page, re.DOTALL)
        assert re.search(rf'<span class="lembar-nama">{pack.label}</span>.*?{name}', every, re.DOTALL)
        with pdfplumber.open(site.out / "cetak" / name) as pdf:
            assert pack.whose in pdf.pages[0].extract_text()


def test_there_is_a_sheet_for_all_that_is_planned(site: Published) -> None:
    assert len(site.sheets) >= 60
    assert {file for file in site.prints if file.is_relative_to(site.out)} == set(site.sheets)


def test_a_sheet_for_a_role_is_one_sheet_of_paper(site: Published) -> None:
    """It is handed out, not stapled: at most both sides."""
    for path in site.sheets:
        if path.name.startswith("boleh-jangan-"):
            with pikepdf.open(path) as pdf:
                assert len(pdf.pages) <= 2, path.name


def test_a_flow_is_drawn_on_one_page(site: Published) -> None:
    """Who receives a report and who decides is seen at a glance; sanctions and notes stand on the back."""
    for path in site.sheets:
        if "alur-pelaporan" in path.name:
            with pdfplumber.open(path) as pdf:
                front, back = (" ".join((page.extract_text() or "").split()) for page in pdf.pages)
            assert "2 Bupati atau wali kota" in front, path.name
            assert "Sanksi menurut aturan yang berlaku pada" in back, path.name


def test_slides_and_notes_together_lose_no_word(site: Published) -> None:
    """What a briefing says is shown or said, in as many slides as the notes count."""
    for briefing in site_of(site.root).briefings.values():
        with pdfplumber.open(site.out / f"cetak/tayang-briefing-{briefing.slug}-layar.pdf") as slides:
            shown = [page.extract_text() or "" for page in slides.pages]
        with pdfplumber.open(site.out / f"cetak/catatan-briefing-{briefing.slug}-a4.pdf") as notes:
            said = " ".join(page.extract_text() or "" for page in notes.pages)
        assert f"\n{len(shown)}. Baca lagi dan teruskan" in said
        together = "".join("".join((*shown, said)).split())
        assert [word for word in briefing.body.text.split() if word not in together] == []


def test_nothing_for_the_office_is_published(site: Published) -> None:
    """Pacts by name of office stay in the office folder, a leaf for each camat."""
    assert not list(site.out.rglob("pakta-integritas-jambi-2018*"))
    pact = site.office / "rakor/pakta-integritas-batang-hari-2023-a4.pdf"
    with pikepdf.open(pact) as pdf:
        assert len(pdf.pages) == 8 + 7  # No back of another one is printed on.


def test_there_is_content_enough(site: Published) -> None:
    """As many do/don't items and briefings as a BKPSDM needs to begin with."""
    items = [path.name for path in Path(site.out / "boleh-jangan").glob("*.html")]
    assert sum(name.startswith("d-") for name in items) >= 28
    assert sum(name.startswith("h-") for name in items) >= 6
    assert sum(name.startswith("b-") for name in items) >= 14
    assert len(list((site.out / "briefing").glob("*.html"))) >= 5
