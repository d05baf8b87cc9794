"""The repository's own sheets, as they would be published: five packs and all that belongs to them."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from published import Published, published

PACKS = ("batang-hari-2023", "blitar-2019", "jambi-2018", "lahat-2024", "lebong-2024")
PARTS = (
    "Susunan acara",
    "Pokok bahasan",
    "Boleh dan jangan",
    "Kalender tahapan",
    "Alur pelaporan dan sanksi",
    "Ikrar Netralitas Pegawai ASN",
    "Pakta Integritas Netralitas Pegawai ASN",
    "Daftar hadir",
    "Lembar tindak lanjut",
)


@pytest.fixture(scope="module")
def site() -> Published:
    return published()


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


def test_there_is_a_sheet_for_all_that_is_planned(site: Published) -> None:
    assert len(site.sheets) >= 60
    assert {file for file in site.prints if file.is_relative_to(site.out)} == set(site.sheets)


def test_a_sheet_for_a_role_is_one_page(site: Published) -> None:
    """It is handed out, not stapled."""
    for path in site.sheets:
        if path.name.startswith("boleh-jangan-"):
            with pikepdf.open(path) as pdf:
                assert len(pdf.pages) == 1, path.name


def test_nothing_for_the_office_is_published(site: Published) -> None:
    """Pacts by name of office stay in the office folder, one page for each camat."""
    assert not list(site.out.rglob("pakta-integritas-jambi-2018*"))
    pact = site.office / "rakor/pakta-integritas-batang-hari-2023-a4.pdf"
    with pikepdf.open(pact) as pdf:
        assert len(pdf.pages) == 8


def test_there_is_content_enough(site: Published) -> None:
    """As many do/don't items and briefings as a BKPSDM needs to begin with."""
    items = [path.name for path in Path(site.out / "boleh-jangan").glob("*.html")]
    assert sum(name.startswith("d-") for name in items) >= 28
    assert sum(name.startswith("h-") for name in items) >= 6
    assert sum(name.startswith("b-") for name in items) >= 14
    assert len(list((site.out / "briefing").glob("*.html"))) >= 5
