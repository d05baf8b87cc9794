"""The first hour of an office: from an empty folder to a printed pack for a region that the repository lacks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from playwright.sync_api import Locator, expect

from harness.officer import PATIENCE, Form, Officer

MORNING = datetime(2026, 12, 1, 9)
REGION = "Kabupaten Banggai Laut"
SLUG = "banggai-laut-2026"
ROSTER = """Nama;Jabatan;Unit Kerja
Fulan Contoh;Camat;Kecamatan Banggai
Fulana Misal;Camat;Kecamatan Banggai Utara
Polan Umpama;Camat;Kecamatan Bokan Kepulauan
"""
"""Invented people of offices that there are."""
BEGUN = {
    "daerah": REGION,
    "penerbit": f"BKPSDM {REGION}",
    "tanggal": "15 Desember 2026",
    "tempat": "Aula Kantor Bupati",
}
SPEAKERS = (
    ("Ketua Bawaslu Kabupaten Banggai Laut", "Pengawasan netralitas ASN"),
    ("Kepala BKPSDM Kabupaten Banggai Laut", "Disiplin pegawai"),
)
AGENDA = (("08.30", "09.00"), ("09.00", "10.30"), ("10.30", "11.15"), ("11.15", "11.45"), ("11.45", "12.00"))
POINTS = (
    "Camat menjelaskan larangan dan kewajiban netralitas kepada semua pegawainya.",
    "Kendaraan, gedung, dan peralatan dinas tidak dipakai untuk kepentingan calon.",
    "Yang belum jelas ditanyakan dulu kepada BKPSDM.",
)
BACKGROUND = "## Latar\n\nPegawai di kecamatan paling sering bertanya tentang media sosial dan kendaraan dinas."
Picture = Callable[[str, Locator | None], None]
"""Takes a picture of a step, by its name; of what is seen, or with a part of the page in its middle."""


def first_hour(officer: Officer, roster: Path, picture: Picture) -> str:
    """Walk through it, from the page that the desk opens with; gives the address of the pack.

    ``roster`` is where the list of those who are invited lies.
    """
    begin_site(officer, picture)
    correct_meeting(officer, picture)
    publish_meeting(officer, picture)
    release_sheets(officer, picture)
    return print_pack(officer, roster, picture)


def begin_site(officer: Officer, picture: Picture) -> None:
    """The questions of a new site, and the first page of it."""
    page = officer.page
    for key, text in BEGUN.items():
        officer.write(page.locator(f"[data-tanya={key}]").locator("input, textarea"), text)
        officer.press("Tab")
    officer.see(page.locator("[data-tanya=tanggal] .kabar"), "Selasa, 15 Desember 2026")
    picture("situs-baru", None)
    with officer.waiting(), page.expect_event("load", timeout=PATIENCE):
        officer.click(page.get_by_role("button", name="Buat situs"))
    officer.see(page.locator("article h3"), f"Rakor netralitas ASN {REGION}")
    officer.look()
    picture("halaman-depan", None)


def correct_meeting(officer: Officer, picture: Picture) -> None:
    """What the desk has guessed of the meeting is put right: hours, speakers, agenda, items."""
    page, form = officer.page, Form(officer)
    officer.open(page.get_by_role("link", name=f"Sunting Rakor netralitas ASN {REGION}"))
    officer.write(form.field("tempat"), "Aula Kantor Bupati Banggai Laut")
    officer.write(form.field("judul", ("sumber", 0)), "Undangan Sekretaris Daerah")
    form.press("Buang narasumber 2")
    for number, (office, topic) in enumerate(SPEAKERS):
        officer.write(form.field("jabatan", ("narasumber", number)), office)
        officer.write(form.field("topik", ("narasumber", number)), topic)
    form.press("Tambah narasumber")
    officer.find(form.field("lembaga", ("narasumber", 2)), "inspektorat", "inspektorat")
    officer.write(form.field("jabatan", ("narasumber", 2)), "Inspektur Daerah")
    picture("narasumber", form.field("jabatan", ("narasumber", 2)))
    form.press("Tambah agenda")
    officer.write(form.field("topik", ("agenda", 4)), "Penandatanganan pakta integritas")
    form.press("Pindahkan agenda 5 ke atas")
    for number, hours in enumerate(AGENDA):
        for name, hour in zip(("mulai", "selesai"), hours, strict=True):
            officer.write(form.field(name, ("agenda", number)), hour)
    picture("agenda", form.field("mulai", ("agenda", 3)))
    officer.find(form.field("boleh_jangan").get_by_role("combobox"), "grup pemenangan", "D-4")
    officer.write(form.field("mulai"), AGENDA[0][0])
    officer.write(form.field("selesai"), AGENDA[-1][-1])
    form.save()


def publish_meeting(officer: Officer, picture: Picture) -> None:
    """What the desk finds missing in something published is mended; then the page is seen, and saved."""
    page, form = officer.page, Form(officer)
    officer.choose(form.field("status"), "terbit")
    complaint = page.locator("#perlu")
    officer.see(complaint, "isi pokok pertama")
    picture("yang-kurang", complaint)
    officer.click(complaint.get_by_role("link", name="Poin"))
    officer.press("Control+a")
    officer.type("\n".join(POINTS))
    officer.write(form.field("penulis"), f"BKPSDM {REGION}")
    officer.write(form.field("pemeriksa"), f"Bagian Hukum {REGION}")
    officer.write(form.field("naskah"), BACKGROUND)
    form.save()
    expect(complaint).to_be_hidden()
    officer.see(page.frame_locator("iframe:not(.disiapkan)").locator("main"), BACKGROUND.split("\n")[-1])
    picture("tersimpan", None)
    officer.open(page.get_by_role("link", name="Meja kerja", exact=True))
    officer.await_news(page.locator("article", has_text="lembar belum dirilis"))


def release_sheets(officer: Officer, picture: Picture) -> None:
    """The sheets of the meeting are declared to be in force: no copy of them says any more that it is a draft."""
    page = officer.page
    officer.open(page.get_by_role("link", name="Rilis", exact=True))
    officer.write(page.get_by_label("Saring daftar"), "Banggai Laut")
    officer.click(page.get_by_role("button", name="Pilih semua yang tampak"))
    officer.write(page.get_by_label("Catatan: "), "Terbit pertama")
    picture("rilis", None)
    officer.click(page.get_by_role("button", name="Rilis yang dipilih"))
    officer.see(page.locator("#kabar"), "revisi 1")
    officer.open(page.get_by_role("link", name="Meja kerja", exact=True))
    officer.await_news(page.get_by_text("Tidak ada yang kurang."))


def print_pack(officer: Officer, roster: Path, picture: Picture) -> str:
    """The whole pack as one PDF, with the names of those who are invited."""
    page = officer.page
    officer.open(page.get_by_role("link", name=f"Cetak Rakor netralitas ASN {REGION}"))
    officer.click(page.get_by_label("Seluruh paket"))
    officer.click(page.get_by_label("F4"))
    officer.bring(page.get_by_label("Masukkan daftar"), roster)
    officer.see(page.locator("#terbaca"), "3 orang terbaca")
    picture("daftar-peserta", page.locator("#terbaca"))
    officer.click(page.get_by_role("button", name="Cetak", exact=True))
    officer.see(page.locator("#hasil"), "memuat nama orang")
    officer.look()
    picture("selesai-dicetak", None)
    made = page.get_by_role("link", name=f"paket-{SLUG}-f4.pdf").get_attribute("href")
    return f"{page.url.split('/meja/')[0]}{made}"
