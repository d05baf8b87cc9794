"""The desk beside writing: events, printing with names, releases, going out, and long work as pages."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from harness import Situs
from harness.workbooks import data_of, xlsx

from sosialisasi.building.planner import Progress
from sosialisasi.desk import saving
from sosialisasi.desk.answers import answer
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Refused, Request, Response
from sosialisasi.desk.preview import Preview
from sosialisasi.desk.serve import HERE
from sosialisasi.desk.tasks import TaskResult, TaskState
from sosialisasi.ground import locks

SLUG = "ogan-ilir-2024"
MEETING = f"content/rakor/{SLUG}.md"
ROSTER = """Nama;NIP;Jabatan;Unit Kerja;Ukuran Baju
Fulan bin Contoh;198501012010011001;Camat;Kecamatan Contoh;L
Fulana Contoh;12345;Sekretaris;Kecamatan Misal;M
"""
BEFORE = datetime(2024, 10, 3, 9, 30)
"""Four days before the event of the sample."""
AFTER = datetime(2026, 12, 1, 9, 30)


class Office:
    """A desk at which work is done as soon as it is begun, and who sits at it."""

    def __init__(self, situs: Situs, now: datetime = AFTER) -> None:
        self.situs = situs
        preview = Preview(situs.folders, built=lambda report: None, failed=self._failed)
        self.desk = Desk(preview, replace(HERE, begin=lambda work: work(), now=lambda: now))
        self.look()

    @staticmethod
    def _failed(cause: str) -> None:
        raise AssertionError(cause)

    def look(self) -> None:
        """What the watcher does after each save."""
        self.desk.preview.take(self.desk.preview.attempt())

    def get(self, path: str, **query: str) -> Response:
        return answer(Request(method="GET", path=path, host="", query=query, is_known=True), self.desk)

    def page(self, path: str, **query: str) -> str:
        response = self.get(path, **query)
        assert response.status == 200, response.data.decode()
        return " ".join(response.data.decode().split())

    def send(self, path: str, body: object, method: str = "POST", **query: str) -> Response:
        is_raw = isinstance(body, bytes)
        kind = "application/octet-stream" if is_raw else "application/json"
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        request = Request(method=method, path=path, host="", query=query, is_known=True, has_token=True)
        return answer(replace(request, kind=kind, body=data), self.desk)

    def told(self, path: str, body: object, method: str = "POST", **query: str) -> dict[str, Any]:
        response = self.send(path, body, method, **query)
        told: dict[str, Any] = json.loads(response.data)
        assert response.status == 200, told
        return told

    def refused(self, path: str, body: object, method: str = "POST", **query: str) -> str:
        response = self.send(path, body, method, **query)
        assert response.status in (400, 404, 409, 422), response.data.decode()
        return str(json.loads(response.data)["pesan"])

    def work(self, path: str, body: object) -> str:
        """Begin some work, which is over at once; the page of what it came to."""
        return self.page(self.told(path, body)["kerja"].removeprefix("/"))

    def order(self, **changes: object) -> dict[str, object]:
        return {"what": "cetak", "readers": "peserta", "paper": "a4", **changes}


@pytest.fixture
def printing(situs: Situs) -> Situs:
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    return situs


@pytest.fixture
def office(printing: Situs) -> Office:
    return Office(printing)


def text(data: bytes) -> str:
    """What a PDF says."""
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


# --- what waits, and what comes --------------------------------------------------------------------------------


def test_the_first_page_tells_what_waits_and_what_comes(printing: Situs) -> None:
    front = Office(printing, BEFORE).page("meja/")
    assert "Rakor camat Ogan Ilir" in front
    assert "4 hari lagi" in front
    assert ">1 draf</a>" in front
    assert "lembar belum pernah dirilis" in front
    for verb in ("tulis", "rapat", "cetak", "rilis", "terbit", "keadaan"):
        assert f'href="/meja/{verb}/"><b>' in front


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (datetime(2024, 10, 6), "besok"),
        (datetime(2024, 10, 7, 23, 59), "hari ini"),
        (datetime(2024, 10, 8), "sudah lewat"),
    ],
)
def test_days_are_counted_by_the_clock_of_the_host(situs: Situs, now: datetime, words: str) -> None:
    office = Office(situs, now)
    assert words in office.page("meja/rapat/")
    assert ("Tidak ada acara yang akan datang" in office.page("meja/")) == (words == "sudah lewat")


def test_events_to_come_stand_first_and_each_says_what_it_lacks(printing: Situs) -> None:
    source = (printing.root / MEETING).read_text("utf-8")
    for slug, day, status in (("nanti", "9 Oktober 2024", "draf"), ("dulu", "1 Oktober 2024", "terbit")):
        told = source.replace("Senin, 7 Oktober 2024", day).replace("status: terbit", f"status: {status}")
        printing.write(f"content/rakor/{slug}.md", told.replace("Rakor camat Ogan Ilir", f"Acara {slug}"))
    page = Office(printing, BEFORE).page("meja/rapat/")
    places = [page.index(f"<h3>{title}<") for title in ("Rakor camat Ogan Ilir", "Acara nanti", "Acara dulu")]
    assert places == sorted(places)
    assert "naskahnya masih draf" in page
    assert f'href="/meja/cetak/{SLUG}"' in page
    assert 'href="/rakor/nanti.html"' not in page


def test_an_event_that_cannot_be_read_is_named(situs: Situs) -> None:
    """With the way to its form, since it stands in no other list."""
    situs.edit(MEETING, "tanggal: Senin, 7 Oktober 2024", "tanggal: kapan-kapan")
    office = Office(situs)
    for path in ("meja/rapat/", "meja/cetak/"):
        assert f'<a href="/meja/berkas/{MEETING}">{SLUG}</a> <strong class="salah">1 kesalahan' in office.page(path)
    assert "1 kesalahan di naskah" in office.page("meja/")
    assert office.get(f"meja/cetak/{SLUG}").status == 404


def test_each_line_of_how_the_site_stands_leads_to_its_form(situs: Situs) -> None:
    situs.edit("content/briefing/cuti.md", "status: draf", "status: tinjau")
    page = Office(situs).page("meja/keadaan/")
    waiting = page[page.index('id="tinjau"') : page.index('id="rilis"')]
    assert 'href="/meja/berkas/content/briefing/cuti.md"' in waiting
    assert 'href="/meja/berkas/content/peraturan/' in page[page.index('id="peraturan"') :]


def test_how_the_site_stands_on_another_day(situs: Situs) -> None:
    """By whatever a day is written as; what is none is told."""
    situs.edit("content/halaman/tentang.md", "diperbarui:", "tinjau_lagi: 1 Januari 2030\ndiperbarui:")
    office = Office(situs)

    def due(page: str) -> str:
        return page[page.index('id="tinjau-lagi"') : page.index('id="ingatan"')]

    assert "Tentang situs ini" not in due(office.page("meja/keadaan/"))
    later = office.page("meja/keadaan/", pada="2030-01-02")
    assert "Tentang situs ini" in due(later)
    assert 'value="2 Januari 2030"' in later
    assert "31 Februari" in office.get("meja/keadaan/", pada="31 Februari 2030").data.decode()


# --- printing --------------------------------------------------------------------------------------------------


def test_paper_is_counted_before_anything_is_made(office: Office) -> None:
    told = office.told(f"meja/cetak/{SLUG}", office.order(what="hitung", copies=500))["isi"]
    assert "Paket peserta: " in told
    assert "untuk 500 peserta" in told
    assert " rim)" in told
    assert office.situs.office() == {}


def test_the_pages_are_seen_before_they_are_printed(office: Office) -> None:
    """Each with the part that it is of; as many as the PDF has then, and the parts have them all."""
    shown = office.told(f"meja/cetak/{SLUG}", office.order(what="hitung", readers="semua"))["halaman"]
    addresses = re.findall(r'<img src="/(meja/gambar/[0-9a-f]{32})"', shown)
    assert all(office.get(address).data.startswith(b"<svg") for address in addresses)
    assert re.search(r'alt="Daftar hadir, halaman \d+ dari \d+"', shown)
    office.work(f"meja/cetak/{SLUG}", office.order(readers="semua"))
    with pikepdf.open(BytesIO(office.get("meja/hasil/1/0").data)) as pdf:
        assert len(addresses) == len(pdf.pages)
    parts = re.findall(r"<li>(.+): (\d+) halaman</li>", shown)
    assert sum(int(pages) for _, pages in parts) == len(addresses)
    assert parts[0][0] == "Sampul dan daftar isi"


def test_of_a_long_list_only_the_first_pages_are_shown(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sosialisasi.desk.printshop._MOST_SHOWN", 2)
    shown = office.told(f"meja/cetak/{SLUG}", office.order(what="hitung"))["halaman"]
    assert shown.count("<img ") == 2
    assert "Hanya 2 halaman pertama" in shown


def test_a_pack_is_one_pdf_that_opens(office: Office) -> None:
    page = office.work(f"meja/cetak/{SLUG}", office.order(readers="semua", paper="f4"))
    assert "Selesai." in page
    assert "/meja/hasil/1/0" in page
    made = office.get("meja/hasil/1/0")
    assert (made.kind, made.file_name) == ("application/pdf", "")
    with pikepdf.open(BytesIO(made.data)) as pdf:
        assert round(float(pdf.pages[0].mediabox[3]) / 72 * 25.4) == 330
    assert office.situs.office() == {f"cetak/{SLUG}/paket-{SLUG}-f4.pdf": made.data}
    assert office.get("meja/hasil/1/1").status == 404
    assert office.get("meja/hasil/2/0").status == 404


def test_what_must_be_heeded_names_no_command(office: Office) -> None:
    """A sheet that is not released is marked DRAF; the way to put that right is a link."""
    page = office.work(f"meja/cetak/{SLUG}", office.order())
    assert "Bertanda DRAF" in page
    assert 'href="/meja/rilis/?tampil=perlu"' in page
    assert "build.py" not in page
    assert "--" not in page.partition("<main")[2]


def test_parts_and_files_of_word_are_made_alone(office: Office) -> None:
    office.work(f"meja/cetak/{SLUG}", office.order(readers="bagian", parts=["notula", "laporan"]))
    names = {f"cetak/{SLUG}/{name}-a4.pdf" for name in (f"rakor-{SLUG}-notula", f"rakor-{SLUG}-laporan")}
    assert {name for name in office.situs.office() if "notula" in name} < names
    assert len(office.situs.office()) == 2
    word = office.work(f"meja/cetak/{SLUG}", office.order(readers="bagian", parts=["notula"], is_word=True))
    made = office.get("meja/hasil/2/0")
    assert made.file_name.endswith(".docx")
    assert made.file_name in word


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"readers": "bagian"}, "sedikitnya satu bagian"),
        ({"readers": "siapa"}, "tidak dikenal"),
        ({"parts": ["x"]}, "tidak dikenal"),
        ({"paper": "a9"}, "tidak dikenali"),
        ({"copies": 0}, "antara 1 dan"),
        ({"roster": "../x.csv"}, "sudah tidak ada"),
        ({"what": "hitung", "is_word": True}, "Pilih PDF"),
        ({"readers": "bagian", "parts": ["sertifikat"], "what": "hitung"}, "Buat tabel kehadiran"),
    ],
)
def test_what_cannot_be_printed_is_refused_in_plain_words(
    office: Office, changes: dict[str, object], words: str
) -> None:
    assert words in office.refused(f"meja/cetak/{SLUG}", office.order(**changes))
    assert office.situs.office() == {}


def test_errors_that_came_meanwhile_are_shown_and_nothing_is_printed(office: Office) -> None:
    office.situs.edit(MEETING, "tanggal: Senin, 7 Oktober 2024", "tanggal: kapan-kapan")
    page = office.work(f"meja/cetak/{SLUG}", office.order())
    assert "Gagal." in page
    assert f'href="/meja/berkas/{MEETING}"' in page
    assert office.situs.office() == {}


# --- people ----------------------------------------------------------------------------------------------------


def test_a_list_shows_how_each_column_was_read_and_whose_row_is_wrong(office: Office) -> None:
    told = office.told(f"meja/cetak/{SLUG}/peserta", ROSTER.encode(), nama="Daftar peserta.csv")
    shown = " ".join(told["isi"].split())
    assert told["nama"] == "Daftar peserta.csv"
    assert '<th scope="row">NIP</th><td>NIP</td>' in shown
    assert '<th scope="row">Ukuran Baju</th><td>tidak dibaca</td>' in shown
    above, _, wrong = shown.partition('<tr class="bermasalah">')
    assert "Fulana Contoh" in above
    assert "Peringatan:</b> NIP Fulana Contoh" in wrong
    assert shown.count('class="bermasalah"') == 1


def test_names_stand_in_the_office_and_nowhere_else(office: Office) -> None:
    """Not in what is built, not in the history, not in what others may see."""
    rows = data_of("Nama;Jabatan;Unit Kerja", "Fulan bin Contoh;Camat;Kecamatan Contoh")
    office.told(f"meja/cetak/{SLUG}/peserta", xlsx(rows), nama="peserta.xlsx")
    page = office.work(f"meja/cetak/{SLUG}", office.order(readers="panitia", roster="peserta.xlsx"))
    assert "memuat nama orang" in page
    assert "Fulan bin Contoh" in text(office.get("meja/hasil/1/0").data)
    office.work("meja/terbit/", {"where": "situs"})
    assert not any(b"Fulan bin Contoh" in data for data in office.situs.published().values())
    held = {
        name for name, data in office.situs.office().items() if b"Fulan" in data or name.endswith((".xlsx", ".csv"))
    }
    assert held == {f"cetak/{SLUG}/peserta.xlsx"}
    assert office.desk.history.saves() == ()
    stranger = Request(method="GET", path=f"meja/cetak/{SLUG}/peserta", host="", query={"nama": "peserta.xlsx"})
    assert answer(stranger, office.desk).status == 403
    assert answer(replace(stranger, path="meja/hasil/1/0", query={}), office.desk).status == 403


def test_a_list_is_offered_again_and_forgotten_when_asked(office: Office) -> None:
    office.told(f"meja/cetak/{SLUG}/peserta", ROSTER.encode(), nama="peserta.csv")
    assert 'value="peserta.csv"' in office.page(f"meja/cetak/{SLUG}")
    office.told(f"meja/cetak/{SLUG}/peserta", {}, "DELETE", nama="peserta.csv")
    assert 'value="peserta.csv"' not in office.page(f"meja/cetak/{SLUG}")
    assert office.situs.office() == {}


@pytest.mark.parametrize(
    "name", ["", ".csv", "a.pdf", "../a.csv", "a/b.csv", "a\\b.csv", "a\n.csv", "x" * 200 + ".csv"]
)
def test_no_name_of_a_list_leads_out_of_its_folder(office: Office, name: str) -> None:
    for method in ("POST", "DELETE"):
        assert "Pilih berkas Excel" in office.refused(f"meja/cetak/{SLUG}/peserta", b"Nama\nFulan", method, nama=name)
    assert office.situs.office() == {}


def test_no_list_is_read_or_written_through_a_link(office: Office, tmp_path: Path) -> None:
    (tmp_path / "luar").mkdir()
    (office.situs.root / "_kantor").symlink_to(tmp_path / "luar")
    for method in ("POST", "DELETE"):
        office.refused(f"meja/cetak/{SLUG}/peserta", ROSTER.encode(), method, nama="peserta.csv")
    assert list((tmp_path / "luar").iterdir()) == []


def test_what_is_no_list_is_told_and_not_kept(office: Office) -> None:
    told = office.told(f"meja/cetak/{SLUG}/peserta", b"%PDF-1.7", nama="peserta.csv")
    assert told["nama"] == ""
    assert "bukan daftar yang dapat dibaca" in told["isi"]
    assert office.situs.office() == {}


def test_who_came_is_typed_into_a_table_that_is_never_written_over(office: Office) -> None:
    """And from it certificates are made."""
    office.told(f"meja/cetak/{SLUG}/peserta", ROSTER.encode(), nama="peserta.csv")
    table = f"hadir-{SLUG}.csv"
    assert table in office.work(f"meja/cetak/{SLUG}/tabel", {"roster": "peserta.csv"})
    made = office.get("meja/hasil/1/0")
    assert made.file_name == table
    assert "sudah ada" in office.refused(f"meja/cetak/{SLUG}/tabel", {"roster": "peserta.csv"})
    lines = made.data.decode("utf-8-sig").splitlines()
    (number,) = [n for n, line in enumerate(lines) if "Fulan bin Contoh" in line]
    cells = lines[number].split(";")
    cells[6] = "ya"
    lines[number] = ";".join(cells)
    office.told(f"meja/cetak/{SLUG}/peserta", "\n".join(lines).encode(), nama=table)
    office.work(f"meja/cetak/{SLUG}", office.order(readers="bagian", parts=["sertifikat"], roster=table))
    said = text(office.get("meja/hasil/2/0").data)
    assert "Fulan bin Contoh" in said
    assert "Fulana Contoh" not in said


# --- releases --------------------------------------------------------------------------------------------------


def revision(*sheets: str, **changes: object) -> dict[str, object]:
    return {"sheets": sheets, "note": "Terbit pertama", "day": "1 Desember 2026", **changes}


def test_a_release_is_written_told_and_taken_back(office: Office) -> None:
    before = {path: path.read_bytes() for path in (office.situs.root / "content").rglob("*.txt")}
    sheet = f"peserta-{SLUG}"
    assert f'value="{sheet}"' in office.page("meja/rilis/", tampil="belum")
    assert "revisi 1, 1 Desember 2026" in office.told("meja/rilis/", revision(sheet))["isi"]
    office.look()
    assert f'value="{sheet}"' in office.page("meja/rilis/", tampil="terkini")
    assert f'value="{sheet}"' not in office.page("meja/rilis/", tampil="perlu")
    (save,) = office.desk.history.saves()
    assert save.what == "Merilis Paket peserta: Rakor camat Ogan Ilir"
    saving.undo(office.desk, save.number)
    assert not (office.situs.root / "content/rilis.txt").exists()
    assert {path: path.read_bytes() for path in (office.situs.root / "content").rglob("*.txt")} == before


def test_copies_that_became_old_are_named(office: Office) -> None:
    sheet = f"peserta-{SLUG}"
    office.told("meja/rilis/", revision(sheet))
    office.situs.edit(MEETING, "Netral sebelum, selama, dan sesudah kampanye.", "Netral setiap saat.")
    office.look()
    assert "1 lembar berubah sesudah dirilis" in office.page("meja/")
    assert f'value="{sheet}"' in office.page("meja/rilis/", tampil="usang")
    told = office.told("meja/rilis/", revision(sheet, note="Pokoknya diringkas"))["isi"]
    assert "revisi 2, 1 Desember 2026" in told
    assert "Salinan revisi 1 (1 Desember 2026) yang beredar sekarang usang" in told
    assert "sudah yang terbaru" in office.told("meja/rilis/", revision(sheet))["isi"]


def test_sheets_are_called_as_people_call_them(office: Office) -> None:
    """By the reader, the event and the paper; by the name of the file only where nothing else tells two apart."""
    page = office.page("meja/rilis/", tampil="semua")
    assert f'value="peserta-{SLUG}"> Paket peserta: Rakor camat Ogan Ilir</label>' in page
    assert "A4, belum dirilis" in page
    assert "A4 dan A4" not in page
    names = re.findall(r'name="lembar" value="[^"]+"> ([^<]+)<', page)
    assert len(set(names)) == len(names) > 3
    assert "content/" not in re.sub(r'(?:href|data-cari)="[^"]+"', "", page)
    told = office.told("meja/rilis/", revision(f"peserta-{SLUG}"))["isi"]
    assert "Paket peserta: Rakor camat Ogan Ilir (" in told


def test_a_withdrawn_sheet_says_so(office: Office) -> None:
    sheet = f"peserta-{SLUG}"
    assert "belum dirilis" in office.refused("meja/rilis/", revision(sheet, is_withdrawal=True))
    office.told("meja/rilis/", revision(sheet))
    told = office.told("meja/rilis/", revision(sheet, is_withdrawal=True, note="Dasarnya keliru"))["isi"]
    assert "tidak boleh dipakai lagi" in told
    office.look()
    assert sheet in office.page("meja/rilis/", tampil="ditarik")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"note": "  "}, "catatannya"),
        ({"sheets": []}, "sedikitnya satu lembar"),
        ({"sheets": ["tidak-ada"]}, "sudah tidak ada"),
        ({"day": "2026-12-02"}, "belum tiba"),
        ({"day": "besok"}, "besok"),
    ],
)
def test_a_release_that_makes_no_sense_is_refused(office: Office, changes: dict[str, object], words: str) -> None:
    assert words in office.refused("meja/rilis/", revision(f"peserta-{SLUG}", **changes))
    assert not (office.situs.root / "content/rilis.txt").exists()


def test_a_draft_is_refused_without_naming_a_command(office: Office) -> None:
    office.situs.edit(MEETING, "status: terbit", "status: draf")
    said = office.refused("meja/rilis/", revision(f"peserta-{SLUG}"))
    assert "naskahnya belum terbit" in said
    assert "perintah" not in said


# --- going out -------------------------------------------------------------------------------------------------


def test_what_will_change_is_shown_before_it_does(situs: Situs) -> None:
    office = Office(situs)
    assert "Situs belum pernah dibuat" in office.page("meja/terbit/")
    office.work("meja/terbit/", {"where": "situs"})
    assert "0 halaman baru" in office.page("meja/terbit/")
    situs.edit("content/halaman/tentang.md", "hanya untuk menguji", "baru saja diubah")
    office.look()
    page = office.page("meja/terbit/")
    assert "Situs terakhir dibuat" in page
    changed = page[page.index("halaman berubah") : page.index("halaman dihapus")]
    assert 'href="/halaman/tentang.html"' in changed


def test_a_build_that_was_cut_short_counts_for_nothing(situs: Situs) -> None:
    """As long as its list is not written, all pages are new."""
    office = Office(situs)
    office.work("meja/terbit/", {"where": "situs"})
    (situs.root / "_site/sidik.txt").unlink()
    page = office.page("meja/terbit/")
    assert "Situs belum pernah dibuat" in page
    assert "0 halaman baru" not in page
    assert "0 halaman berubah" in page


def test_what_will_change_in_a_folder_is_shown_before_it_does(situs: Situs, tmp_path: Path) -> None:
    """By the titles of pages, with the day on which it was published; nothing is written by looking."""
    page = (situs.root / "content/halaman/tentang.md").read_text("utf-8")
    situs.write("content/halaman/sementara.md", page.replace("Tentang situs ini", "Halaman sementara"))
    office = Office(situs)
    look = {"where": "folder", "folder": str(tmp_path / "www"), "is_look": True}
    assert "Belum ada situs di folder itu" in office.told("meja/terbit/", look)["isi"]
    assert not (tmp_path / "www").exists()
    office.work("meja/terbit/", {**look, "is_look": False})
    shown = office.told("meja/terbit/", look)["isi"]
    assert "situs yang diterbitkan" in shown
    assert [f"0 halaman {word}" in shown for word in ("baru", "berubah", "dihapus")] == [True] * 3
    situs.edit("content/halaman/tentang.md", "hanya untuk menguji", "baru saja diubah")
    (situs.root / "content/halaman/sementara.md").unlink()
    (situs.root / "content/alamat.txt").unlink()
    office.look()
    shown = " ".join(office.told("meja/terbit/", look)["isi"].split())
    assert '<a href="/halaman/tentang.html">Tentang situs ini</a>' in shown
    assert "<li>halaman/sementara.html</li>" in shown
    assert "milik situs" in office.refused("meja/terbit/", {**look, "folder": str(situs.root / "content/x")})


def test_each_way_out_tells_when_it_was_taken_last(situs: Situs) -> None:
    office = Office(situs)
    assert "Yang terakhir dibuat" not in office.page("meja/terbit/")
    office.work("meja/terbit/", {"where": "usb"})
    assert office.page("meja/terbit/").count("Yang terakhir dibuat") == 1
    office.work("meja/terbit/", {"where": "satu"})
    assert office.page("meja/terbit/").count("Yang terakhir dibuat") == 2


def test_a_site_that_github_cannot_publish_is_not_told_that_it_can(situs: Situs) -> None:
    assert "belum punya aturan kerja untuk GitHub" in Office(situs).page("meja/terbit/")
    situs.write(".github/workflows/terbit.yml", "name: Terbit")
    assert "pilih sumber" in Office(situs).page("meja/terbit/")


def test_a_stick_holds_the_whole_site_and_the_same_bytes_each_time(situs: Situs) -> None:
    office = Office(situs)
    office.work("meja/terbit/", {"where": "usb"})
    first = office.get("meja/hasil/1/0")
    assert first.file_name == "_site.zip"
    office.work("meja/terbit/", {"where": "usb"})
    assert office.get("meja/hasil/2/0").data == first.data
    with zipfile.ZipFile(BytesIO(first.data)) as archive:
        assert "situs/index.html" in archive.namelist()
        assert {name.removeprefix("situs/") for name in archive.namelist()} > situs.published().keys()


def test_one_file_is_kept_and_never_shown_as_one_of_our_pages(situs: Situs) -> None:
    office = Office(situs)
    office.work("meja/terbit/", {"where": "satu"})
    made = office.get("meja/hasil/1/0")
    assert made.file_name == "_site.html"
    assert b"Tentang situs ini" in made.data


def test_a_folder_gets_the_site_and_its_addresses_are_kept(situs: Situs, tmp_path: Path) -> None:
    office = Office(situs)
    page = office.work("meja/terbit/", {"where": "folder", "folder": f'"{tmp_path / "www"}"'})
    assert "sudah yang terbaru" in page
    assert (tmp_path / "www/index.html").is_file()
    assert "halaman/tentang.html" in (situs.root / "content/alamat.txt").read_text("utf-8")
    office.look()
    assert "0 halaman berubah" in office.page("meja/terbit/")


@pytest.mark.parametrize("folder", ["", "netral", "{root}/content", "{root}/_kantor/x", "{root}"])
def test_no_folder_of_the_site_is_published_over(situs: Situs, folder: str) -> None:
    office = Office(situs)
    assert office.send("meja/terbit/", {"where": "folder", "folder": folder.format(root=situs.root)}).status == 422
    assert situs.published() == {}


def test_a_host_without_folders_offers_none(situs: Situs, tmp_path: Path) -> None:
    office = Office(situs)
    office.desk.host = replace(office.desk.host, can_publish_to_folder=False)
    assert "Terbitkan ke folder" not in office.page("meja/terbit/")
    assert "tidak dapat menulis" in office.refused("meja/terbit/", {"where": "folder", "folder": str(tmp_path / "x")})


def test_nothing_with_errors_goes_out(situs: Situs) -> None:
    """Neither what was seen to have them, nor what got them a moment ago."""
    office = Office(situs)
    situs.edit("content/halaman/tentang.md", "22 November 2026", "31 November 2026")
    assert "Gagal." in office.work("meja/terbit/", {"where": "usb"})
    office.look()
    page = office.page("meja/terbit/")
    assert "Belum dapat diterbitkan: 1 kesalahan" in page
    assert "/meja/berkas/content/halaman/tentang.md" in page
    assert "Buat arsip ZIP" not in page
    assert "Masih ada kesalahan" in office.refused("meja/terbit/", {"where": "usb"})
    assert situs.published() == {}
    assert not (situs.root / "_site.zip").exists()


# --- long work -------------------------------------------------------------------------------------------------


def test_work_is_followed_stopped_and_read_about(situs: Situs) -> None:
    """While it goes on it tells how far it is; stopped, it leaves what was there."""
    office = Office(situs)
    begun: list[Callable[[], None]] = []
    office.desk.tasks._begin = begun.append
    address = office.told("meja/terbit/", {"where": "situs"})["kerja"].removeprefix("/")
    assert 'id="henti"' in office.page(address)
    assert json.loads(office.get(f"{address}/kabar").data) == {"selesai": False, "sudah": 0, "semua": 0}
    assert "Sedang berjalan" in office.page("meja/")
    assert "Tunggu: Membuat situs belum selesai" in office.refused("meja/terbit/", {"where": "usb"})
    office.told(f"{address}/henti", {})
    begun[0]()
    news = json.loads(office.get(f"{address}/kabar").data)
    assert news["selesai"]
    assert "Dihentikan" in news["isi"]
    assert situs.published() == {}
    assert 'id="henti"' not in office.page(address)


def stopped_after(office: Office, steps: int) -> list[tuple[int, int]]:
    """Lets each work of the desk be stopped after so many steps; how far it told that it was."""
    seen: list[tuple[int, int]] = []

    def spread(work: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Any]:
        for item in items:
            yield work(item)
            running = office.desk.tasks.running
            assert running is not None
            seen.append((running.done, running.total))
            if running.done >= steps:
                running.stop()

    office.desk.host = replace(office.desk.host, spread=spread)
    return seen


def test_printing_that_is_stopped_in_the_middle_writes_nothing(office: Office) -> None:
    """Not even the parts that were ready; and the bar had moved."""
    seen = stopped_after(office, 2)
    page = office.work(
        f"meja/cetak/{SLUG}", office.order(readers="bagian", parts=["notula", "agenda", "kuis", "laporan"])
    )
    assert "Dihentikan" in page
    assert (2, 4) in seen
    assert office.situs.office() == {}
    assert not list(office.situs.root.rglob("*.pdf"))


def test_publishing_that_is_stopped_in_the_middle_leaves_what_was_published(situs: Situs, tmp_path: Path) -> None:
    """In the folder where people read it, and in that of the site; the next one does all."""
    office = Office(situs)
    order = {"where": "folder", "folder": str(tmp_path / "www")}
    office.work("meja/terbit/", order)
    before = {path: path.read_bytes() for path in (tmp_path / "www").rglob("*") if path.is_file()}
    made = situs.published()
    situs.edit("content/situs.yaml", "nama: Situs uji", "nama: Situs baru")
    office.look()
    host = office.desk.host
    seen = stopped_after(office, 3)
    assert "Dihentikan" in office.work("meja/terbit/", order)
    assert max(seen)[0] >= 3
    assert {path: path.read_bytes() for path in (tmp_path / "www").rglob("*") if path.is_file()} == before
    assert situs.published() == made
    assert {path.name for path in tmp_path.iterdir()} == {"situs", "www"}
    office.desk.host = host
    assert "sudah yang terbaru" in office.work("meja/terbit/", order)
    assert b"Situs baru" in (tmp_path / "www/index.html").read_bytes()


def test_nobody_saves_while_the_site_is_made_and_nothing_is_made_while_another_writes(situs: Situs) -> None:
    office = Office(situs)

    def work(tell: Progress) -> TaskResult:
        with (
            saving.at_work(situs.root),
            pytest.raises(Refused, match="Belum dikerjakan"),
            saving.only_writer(situs.root),
        ):
            pass
        return TaskResult(said=("Jadi.",))

    assert office.desk.tasks.start("Uji", "/meja/", work).state is TaskState.DONE
    with locks.hold(situs.root, lambda holder: None):
        assert "Belum dikerjakan" in office.work("meja/terbit/", {"where": "situs"})
    assert situs.published() == {}


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), SystemExit(1)])
def test_work_that_breaks_off_is_over(situs: Situs, error: BaseException) -> None:
    """Also by what is no exception, as a library that panics raises it: the next can begin."""
    office = Office(situs)

    def work(tell: Progress) -> TaskResult:
        raise error

    with suppress(SystemExit):
        office.desk.tasks.start("Uji", "/meja/", work)
    task = office.desk.tasks.find(1)
    assert task is not None
    assert task.state is TaskState.FAILED
    assert task.result.said[0].startswith("Tidak selesai")
    assert office.desk.tasks.running is None


def test_work_that_cannot_begin_is_over(situs: Situs) -> None:
    office = Office(situs)
    told: list[str] = []

    def failed(error: Exception) -> str:
        told.append(str(error))
        return "kesalahan"

    def no_thread(work: Callable[[], None]) -> None:
        raise RuntimeError("can't start new thread")

    office.desk.tasks._begin = no_thread
    office.desk.tasks._failed = failed
    assert office.desk.tasks.start("Uji", "/meja/", lambda tell: TaskResult(said=())).state is TaskState.FAILED
    assert told == ["can't start new thread"]


def test_a_file_that_is_gone_is_told(office: Office) -> None:
    office.work(f"meja/cetak/{SLUG}", office.order())
    for path in (office.situs.root / "_kantor").rglob("*.pdf"):
        path.unlink()
    gone = office.get("meja/hasil/1/0")
    assert gone.status == 404
    assert "tidak dapat dibuka" in gone.data.decode()
