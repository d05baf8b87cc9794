"""What an ASN wants to know or do, walked from the beranda on a phone: two taps, and two and a half screens."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from harness.browsing import open_page
from playwright.sync_api import Browser, Locator, Page

WIDTH, HEIGHT = 360, 740
"""What a phone shows of a page, in px."""
MOST_TAPS = 2
MOST_SCREENS = 2.5


@dataclass(frozen=True)
class Task:
    """``typed`` is written into the search box first, if anything is; ``taps`` are the links and folds to tap, by what
    they say; ``answer`` then stands on the page.
    """

    answer: str
    taps: tuple[str, ...] = ()
    typed: str | None = None


TASKS = {
    # --- may I ------------------------------------------------------------------------------------------------
    "Boleh tidak memberi like pada unggahan calon?": Task("Jangan", (r"menyukai \(like\)",)),
    "Boleh tidak memakai mobil dinas untuk acara calon?": Task("Jangan", ("mobil dinas",)),
    "Boleh tidak berfoto dengan calon?": Task("Jangan", ("foto bersama calon",)),
    "Boleh tidak mengajak keluarga mendukung calon?": Task("Jangan", ("saya ajak mendukung",)),
    "Boleh tidak saya mencoblos?": Task("hak pilih", ("Bolehkah saya memilih di TPS",), "nyoblos di tps"),
    "Boleh tidak jadi saksi partai di TPS?": Task("Jangan", ("saksi",), "jadi saksi partai di tps"),
    "Boleh tidak tetap di grup WA keluarga yang ramai kampanye?": Task("grup", ("grup",), "grup wa keluarga kampanye"),
    "Saya guru. Murid bertanya saya pilih siapa.": Task("murid", ("[Mm]urid",), "murid tanya pilih siapa"),
    "Saya guru. Apa aturan saya di media sosial sekarang?": Task(
        "Guru dan pendidik lain, di luar tahapan, media sosial", ("^Guru dan pendidik lain$", "^Media sosial$")
    ),
    # --- who I am ---------------------------------------------------------------------------------------------
    "Saya camat. Apa yang jangan saya lakukan pada masa tenang?": Task("saksi", ("^Camat dan lurah$", "^Masa tenang$")),
    "Saya pegawai non-ASN. Apa saya juga terikat?": Task("Jangan", ("^Pegawai non-ASN$",)),
    "Saya bukan ASN sama sekali. Apa situs ini untuk saya?": Task("bukan ASN", ("^Saya bukan ASN$",)),
    "Istri saya calon. Boleh berfoto bersama?": Task("foto", ("^Suami atau istri calon$", "^Keluarga$")),
    "Suami saya calon. Perlukah saya cuti?": Task("CLTN", ("CLTN|cuti",), "suami calon perlu cuti cltn"),
    "Saya kepala desa. Boleh ikut kampanye?": Task("Jangan", ("^Kepala desa, perangkat desa",)),
    # --- what threatens, and what then ------------------------------------------------------------------------
    "Apa sanksinya kalau saya membagikan unggahan calon?": Task(
        "Sanksi:", ("[Mm]eneruskan unggahan",), "share unggahan calon"
    ),
    "Apa sanksi bagi PPPK?": Task("PPPK", ("PPPK",), "sanksi pppk"),
    "Saya dilaporkan. Apa hak saya?": Task("dilaporkan", ("[Dd]ilaporkan",), "saya dilaporkan"),
    "Atasan menyuruh saya mendukung calon.": Task("Atasan menekan", ("[Aa]tasan menekan",), "atasan menekan saya"),
    # --- reporting --------------------------------------------------------------------------------------------
    "Ke mana melapor, dan dalam berapa hari?": Task("7 hari", ("^Lapor pelanggaran$",)),
    # --- when and where ---------------------------------------------------------------------------------------
    "Apakah sekarang ada tahapan pemilihan?": Task("tidak ada tahapan pemilihan yang berjalan"),
    "Kapan Pemilu berikutnya?": Task("2029", ("^Pemilu 2029$",)),
    "Kapan pemungutan suara di Kabupaten Lahat?": Task(
        "27 November 2024", ("Kalender Pilkada 2024",), "pemungutan suara kabupaten lahat"
    ),
    "Daerah saya tidak punya kalender. Apa yang berlaku?": Task("Bangkalan", ("Bangkalan",), "kabupaten bangkalan"),
    # --- the law ----------------------------------------------------------------------------------------------
    "Apakah PP 53/2010 masih berlaku?": Task("Tidak berlaku lagi", ("PP 53/2010",), "pp 53 tahun 2010 masih berlaku"),
    "Dari mana bahan ini, dan sudah diperiksa?": Task(
        "Seberapa yakin kami", ("^Tentang situs$", "^Cara kami memeriksa$")
    ),
    # --- doing ------------------------------------------------------------------------------------------------
    "Apa yang dapat dicetak untuk rakor?": Task("Paket rakor", ("^Cetak$",)),
    "Saya ingin menguji diri.": Task("Soal 1 dari 10", ("^Kuis$", "^Guru dan pendidik lain")),
    "Saya ingin membaca tanpa jaringan.": Task("Simpan semua", ("^Tentang situs$", "tanpa jaringan")),
    "Saya wartawan dan ingin datanya.": Task("CSV", ("^Tentang situs$", "^Data")),
    "Pertanyaan saya belum ada. Bagaimana memberi tahu?": Task("Ada yang keliru"),
}
"""What somebody comes for → how it is done."""


@pytest.mark.parametrize("task", TASKS)
def test_a_task_is_done_in_two_taps_and_little_scrolling(browser: Browser, address: str, task: str) -> None:
    walk = TASKS[task]
    page, complaints = open_page(browser, address, WIDTH)
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    scrolled = 0.0
    places = page.locator(":is(main, footer) :is(a, summary):visible")
    if walk.typed is not None:
        page.locator("main input[type=search]").fill(walk.typed)
        page.keyboard.press("Enter")
        places = page.locator("[data-hasil] a:visible")
    for name in walk.taps:
        target = places.filter(has_text=re.compile(name)).first
        scrolled += _screens_to(page, target)
        target.click()
        places = page.locator(":is(main, footer) :is(a, summary):visible")
    found = page.locator("main, footer").get_by_text(re.compile(walk.answer)).locator("visible=true").first
    found.wait_for()
    scrolled += _screens_to(page, found)
    assert len(walk.taps) <= MOST_TAPS
    assert scrolled <= MOST_SCREENS
    assert complaints == []
    page.context.close()


def _screens_to(page: Page, what: Locator) -> float:
    """How far a reader scrolls until something begins on the screen, in screens; it is then there."""
    box = what.bounding_box()
    assert box is not None
    away = max(box["y"] + min(box["height"], 48) - HEIGHT, -box["y"], 0)
    what.scroll_into_view_if_needed()
    return away / HEIGHT
