"""What an ASN asks, answered from the beranda within two taps, on a phone."""

from __future__ import annotations

import re

import pytest
from harness.browsing import open_page
from playwright.sync_api import Browser

TWO_TAPS = {
    "Boleh tidak memberi like pada unggahan calon?": (["menyukai .like. foto"], "Jangan Memberi like"),
    "Boleh tidak memakai mobil dinas untuk acara calon?": (["mobil dinas"], "Jangan Memakai mobil dinas"),
    "Saya camat. Apa yang jangan saya lakukan pada masa tenang?": (["Camat dan lurah", "Masa tenang"], "Masa tenang"),
    "Apa sanksinya kalau saya membagikan unggahan calon?": (["Semua ASN", r"Membagikan \(share"], "Sanksi:"),
    "Saya pegawai non-ASN. Apa saya juga terikat?": (["Pegawai non-ASN"], "Jangan"),
    "Istri saya calon. Boleh berfoto bersama, dan perlu cuti?": (
        ["^Briefing$", "Suami atau istri menjadi calon"],
        "CLTN",
    ),
    "Ke mana melapor, dan dalam berapa hari?": (["^Lapor pelanggaran$"], "Paling lama 7 hari"),
    "Kapan pemungutan suara di Kabupaten Lahat?": (["^Kalender$", "^Kabupaten Lahat$"], "27 November 2024"),
    "Apakah sekarang ada tahapan pemilihan?": ([], "tidak ada tahapan pemilihan yang berjalan"),
    "Apa yang dapat dicetak untuk rakor?": (["^Cetak$"], "Paket rakor"),
    "Dari mana bahan ini, dan sudah diperiksa?": (["^Tentang situs$", "^Cara kami memeriksa$"], "Seberapa yakin kami"),
}
"""Question → the links and folds to tap, by what they say, and what is then on the page."""


@pytest.mark.parametrize("question", TWO_TAPS)
def test_a_question_is_answered_within_two_taps(browser: Browser, address: str, question: str) -> None:
    taps, answer = TWO_TAPS[question]
    assert len(taps) <= 2
    page, complaints = open_page(browser, address)
    for name in taps:
        targets = page.locator(":is(main, footer) :is(a, summary):visible")
        targets.filter(has_text=re.compile(name)).first.click()
    text = re.sub(r"\s+", " ", page.locator("main").inner_text())
    assert answer in text
    assert complaints == []
    page.context.close()


def test_what_is_asked_in_words_is_one_tap_away(browser: Browser, address: str) -> None:
    """Typed into the box of the beranda, which then shows the answer itself."""
    page, _ = open_page(browser, address)
    page.get_by_role("combobox").fill("pp 53 tahun 2010 masih berlaku")
    page.keyboard.press("Tab")  # leaves the box, and with it what is suggested above the results
    page.get_by_role("link", name="PP 53/2010").first.click()
    page.get_by_text("Tidak berlaku lagi").first.wait_for()
    page.context.close()
