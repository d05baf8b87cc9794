"""Calendars in a browser: which stage runs today, by the region's own day, whatever the phone thinks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from harness import Situs
from playwright.sync_api import Browser, Page

from sosialisasi.ground.dates import Zone, with_weekday

CALENDAR = "content/kalender/ogan-ilir-2024.yaml"
ZONES = {"ogan-ilir-2024": Zone.WIB, "manado-2024": Zone.WITA, "jayapura-2024": Zone.WIT}
OVERLAP = """  - id: lokakarya
    nama: Lokakarya pengawas
    tahap: masa-tenang
    tanggal: 20–25 November 2024
    verifikasi: belum
    catatan: Acara ini karangan; dibuat untuk menguji.
"""
FIRST_SCHEDULE = """nama: Pilkada 2024 (jadwal karangan yang diganti)
jenis: pilkada
pemungutan: 20 November 2024
dasar: UU 10/2016
tahapan:
  - id: kampanye
    nama: Masa kampanye
    tahap: kampanye
    tanggal: 1 September–10 November 2024
    dasar: UU 10/2016
    verifikasi: belum
diganti_oleh: pilkada-2024
"""

Opener = Callable[..., Page]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Situs:
    """The sample, made while the election is coming, with a calendar in each zone and a schedule that was replaced."""
    situs = Situs(tmp_path_factory.mktemp("kalender") / "situs")
    situs.edit("content/situs.yaml", "data_per: 22 November 2026", "data_per: 10 Juli 2024")
    text = (situs.root / CALENDAR).read_text("utf-8").replace("acara:\n", "acara:\n" + OVERLAP)
    situs.write(CALENDAR, text)
    situs.write("content/kalender/manado-2024.yaml", text.replace("16.10", '"71.71"'))
    situs.write("content/kalender/jayapura-2024.yaml", text.replace("16.10", '"91.71"'))
    situs.write("content/pemilihan/pilkada-2024-awal.yaml", FIRST_SCHEDULE)
    replaced = text.partition("acara:")[0].replace("pilkada-2024", "pilkada-2024-awal") + "verifikasi: belum\n"
    situs.write("content/kalender/ogan-ilir-awal.yaml", replaced)
    assert situs.build().errors == []
    return situs


@pytest.fixture
def at(browser: Browser, site: Situs) -> Iterator[Opener]:
    """Opens a page from the disk at a moment of the world's clock; whatever the page complains about is an error."""
    opened: list[Page] = []
    complaints: list[str] = []

    def open_at(moment: datetime, path: str = "kalender/ogan-ilir-2024.html", **options: Any) -> Page:
        context = browser.new_context(viewport={"width": 360, "height": 800}, **options)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.clock.install(time=moment)
        page.goto((site.folders.out / path).as_uri())
        opened.append(page)
        return page

    yield open_at
    for page in opened:
        page.context.close()
    assert complaints == []


def moment(day: str, clock: str = "12:00", zone: Zone = Zone.WIB) -> datetime:
    """The moment in which a region's clock shows a time."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=UTC) - timedelta(hours=zone.offset)


def answer(page: Page) -> str:
    return " ".join(page.locator(".jawaban").inner_text().split())


def running(page: Page) -> list[str | None]:
    """Names of the stages that are marked as today's."""
    marked = page.locator("[aria-current=date]")
    return [each.get_attribute("data-nama") for each in marked.all()]


def rules(page: Page) -> list[str]:
    """The rules that the box leads to."""
    return [each.inner_text() for each in page.locator("[data-aturan]").all() if each.is_visible()]


# --- midnight ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("phone", ["Asia/Jakarta", "Asia/Jayapura", "America/New_York"])
@pytest.mark.parametrize("calendar", ZONES)
def test_a_day_begins_at_midnight_of_the_region(at: Opener, calendar: str, phone: str) -> None:
    """One minute before and at midnight of the region, wherever the phone believes to be."""
    zone, path = ZONES[calendar], f"kalender/{calendar}.html"
    before = at(moment("2024-09-24", "23:59", zone), path, timezone_id=phone)
    assert running(before) == []
    assert f"Selasa, 24 September 2024 ({zone})." in answer(before)
    after = at(moment("2024-09-25", "00:00", zone), path, timezone_id=phone)
    assert running(after) == ["Masa kampanye"]
    assert f"Rabu, 25 September 2024 ({zone})." in answer(after)


@pytest.mark.parametrize("calendar", ZONES)
def test_the_last_day_lasts_until_midnight(at: Opener, calendar: str) -> None:
    """The last day is part of a stage to its last minute."""
    zone, path = ZONES[calendar], f"kalender/{calendar}.html"
    assert running(at(moment("2024-11-27", "23:59", zone), path)) == ["Pemungutan suara"]
    assert running(at(moment("2024-11-28", "00:00", zone), path)) == []


def test_an_open_page_changes_at_midnight(at: Opener) -> None:
    """Nobody has to load it again, on this night and on the next."""
    page = at(moment("2024-11-25", "23:59"))
    assert running(page) == ["Lokakarya pengawas", "Masa tenang"]
    page.clock.fast_forward(60_000)
    assert running(page) == ["Masa tenang"]
    assert "Selasa, 26 November 2024 (WIB)." in answer(page)
    page.clock.fast_forward(24 * 3_600_000)
    assert running(page) == ["Pemungutan suara"]
    assert answer(page).count("Hari ini") == 1
    assert page.locator(".linimasa .kini").count() == page.locator(".linimasa > li").count()


def test_a_phone_that_slept_is_right_when_it_wakes(at: Opener) -> None:
    """Timers stand still in a sleeping phone; the page looks again when it is seen."""
    page = at(moment("2024-11-26"))
    page.clock.set_system_time(moment("2024-11-27"))
    assert running(page) == ["Masa tenang"]
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert running(page) == ["Pemungutan suara"]


# --- what it says --------------------------------------------------------------------------------------


def test_before_the_first_stage(at: Opener) -> None:
    """What comes, in days; and that rules hold now as well."""
    page = at(moment("2024-07-04"))
    assert answer(page) == (
        "Hari ini di Kabupaten Ogan Ilir: Kamis, 4 Juli 2024 (WIB). "
        "Tidak ada tahapan yang tercatat berjalan hari ini. "
        "Berikutnya: Pendaftaran pasangan calon, 54 hari lagi (Selasa, 27 Agustus 2024). "
        "Pemungutan suara: 146 hari lagi (Rabu, 27 November 2024)."
    )
    assert rules(page) == ["Aturan di luar tahapan"]


def test_during_stages_that_overlap(at: Opener) -> None:
    """Both are named, each with its day, and the rules of both are offered."""
    page = at(moment("2024-11-23"))
    assert running(page) == ["Masa kampanye", "Lokakarya pengawas"]
    assert "Sedang berlangsung: Masa kampanye, hari ke-60 dari 60, hari terakhir." in answer(page)
    assert "Sedang berlangsung: Lokakarya pengawas, hari ke-4 dari 6." in answer(page)
    assert "Berikutnya: Masa tenang, besok (Minggu, 24 November 2024)." in answer(page)
    assert rules(page) == ["Aturan tahap kampanye", "Aturan tahap masa tenang"]
    target = page.locator("[data-aturan=kampanye] a").get_attribute("href")
    assert target == "../boleh-jangan/index.html?tahap=kampanye"


def test_every_stage_says_where_it_stands(at: Opener) -> None:
    """In words, beside its days."""
    page = at(moment("2024-11-24"))
    words = [each.inner_text() for each in page.locator(".linimasa .kini").all()]
    assert words == [
        "Selesai",
        "Selesai",
        "Selesai",
        "Berlangsung hari ini: hari ke-5 dari 6",
        "Berlangsung hari ini: hari ke-1 dari 3",
        "3 hari lagi",
    ]
    page = at(moment("2024-09-24"))
    assert page.locator("#kampanye .kini").inner_text() == "Mulai besok"


def test_between_two_stages(at: Opener) -> None:
    """A gap is not the end."""
    page = at(moment("2024-09-01"))
    assert running(page) == []
    assert "Berikutnya: Masa kampanye, 24 hari lagi" in answer(page)
    assert "sudah selesai" not in answer(page)
    assert rules(page) == ["Aturan tahap pencalonan", "Aturan tahap kampanye"]
    assert "Di antara dua tahapan, baca aturan keduanya." in answer(page)


def test_on_polling_day(at: Opener) -> None:
    page = at(moment("2024-11-27"))
    assert "Sedang berlangsung: Pemungutan suara." in answer(page)
    assert page.locator("#pemungutan .kini").inner_text() == "Berlangsung hari ini"
    assert rules(page) == ["Aturan tahap pemungutan suara"]


def test_after_an_election_its_calendar_speaks_only_for_itself(at: Opener) -> None:
    """Another election may run in that region by then; the region's page knows."""
    page = at(moment("2029-05-01"))
    assert answer(page) == (
        "Hari ini di Kabupaten Ogan Ilir: Selasa, 1 Mei 2029 (WIB). "
        "Semua tahapan di halaman ini sudah selesai (Pemungutan suara, sampai Rabu, 27 November 2024)."
    )
    assert rules(page) == []
    page.locator(".sekarang").get_by_role("link", name="Kabupaten Ogan Ilir").click()
    assert page.url.endswith("daerah/16-10.html")


def test_a_region_shows_all_that_runs_in_it(at: Opener) -> None:
    """Own calendars first; the box names what runs, the cards hold the days."""
    page = at(moment("2024-10-07", zone=Zone.WIT), "daerah/91-71.html")
    assert running(page) == ["Masa kampanye", "Rakor camat"]
    assert "Hari ini di Kota Jayapura: Senin, 7 Oktober 2024 (WIT)." in answer(page)
    assert rules(page) == ["Aturan tahap kampanye"]


def test_the_beranda_says_when_the_last_election_is_over(at: Opener) -> None:
    """Made in July, read in March: the browser knows better than the data."""
    page = at(moment("2024-10-01"), "index.html")
    assert "Sedang berlangsung: Masa kampanye, hari ke-7 dari 60." in answer(page)
    page.get_by_text("kalender daerah").click()
    assert page.get_by_role("link", name="Kota Jayapura").first.get_attribute("href") == "kalender/jayapura-2024.html"
    page = at(moment("2025-03-12"), "index.html")
    assert answer(page) == (
        "Hari ini: Rabu, 12 Maret 2025 (WIB). "
        "Semua tahapan di halaman ini sudah selesai (Pemungutan suara, sampai Rabu, 27 November 2024). "
        "Tidak ada tahapan yang berjalan adalah keadaan biasa. "
        "Data situs ini per 10 Juli 2024; jadwal yang lebih baru belum tercatat di sini."
    )
    assert rules(page) == ["Aturan di luar tahapan"]


def test_a_schedule_that_was_replaced_never_runs(at: Opener) -> None:
    """It marks no day, goes into no phone, and leads to the one that took its place."""
    page = at(moment("2024-10-01"), "kalender/ogan-ilir-awal.html")
    assert running(page) == []
    assert page.locator(".kini").count() == 0
    assert page.get_by_text("Tambahkan ke kalender ponsel").count() == 0
    page.locator(".peringatan a").click()
    assert page.url.endswith("kalender/ogan-ilir-2024.html")
    index = at(moment("2024-10-01"), "kalender/index.html")
    assert running(index) == ["Masa kampanye"]


def test_years_without_an_election(browser: Browser, situs: Situs) -> None:
    """The normal state: said as of the data, and beside a calendar with the day of the reader."""
    situs.build()
    page = browser.new_page()
    page.clock.install(time=moment("2027-03-12"))
    page.goto((situs.folders.out / "index.html").as_uri())
    assert "Per 22 November 2026 tidak ada tahapan pemilihan yang berjalan." in page.locator(".keadaan").inner_text()
    for path in ("kalender/index.html", "daerah/16-10.html"):
        page.goto((situs.folders.out / path).as_uri())
        box = " ".join(page.locator(".sekarang").inner_text().split())
        assert "Jumat, 12 Maret 2027 (WIB). Menurut data per 22 November 2026, tidak ada tahapan pemilihan" in box
        assert "Itu keadaan biasa. Kewajiban netral berlaku pada setiap tahap, juga di luar tahapan." in box
        assert rules(page) == ["Aturan di luar tahapan"]
    page.close()


# --- dates, and pages without a script ------------------------------------------------------------------


def test_every_date_is_written_as_the_builder_writes_it(at: Opener) -> None:
    """Weekday, day, month and year of 900 days in turn, a leap day among them, as the site's own texts have them."""
    page = at(moment("2023-12-01", "00:00"))
    shown = page.evaluate(
        """() => {
          const now = Date.now, found = [];
          for (let day = 0; day < 900; day++) {
            const then = Date.UTC(2023, 11, 1 + day) - 7 * 3600000;
            Date.now = () => then;
            document.dispatchEvent(new Event("visibilitychange"));
            found.push(document.querySelector(".jawaban > p").textContent);
          }
          Date.now = now;
          return found;
        }"""
    )
    days = [date(2023, 12, 1) + timedelta(days=count) for count in range(900)]
    assert shown == [f"Hari ini di Kabupaten Ogan Ilir: {with_weekday(day)} (WIB)." for day in days]


@pytest.mark.parametrize("path", ["kalender/ogan-ilir-2024.html", "daerah/16-10.html", "index.html"])
def test_without_a_script_all_is_there(at: Opener, path: str) -> None:
    """All stages with their days, what to look for, and the rules of every stage."""
    page = at(moment("2024-10-07"), path, java_script_enabled=False)
    box = page.locator(".sekarang").inner_text()
    assert "Cari tahapan yang memuat tanggal saat Anda membaca halaman ini" in box
    assert "Hari ini" not in page.locator("main").inner_text()
    assert {"Aturan tahap kampanye", "Aturan tahap pemungutan suara", "Aturan di luar tahapan"} <= set(rules(page))
    assert page.locator("li", has_text="25 September–23 November 2024").count() == 1


def test_paper_does_not_know_today(at: Opener) -> None:
    """A printed page says nothing that is false on the morrow."""
    page = at(moment("2024-10-07"))
    page.emulate_media(media="print")
    text = page.locator("main").inner_text()
    assert "hari ini" not in text.lower()
    assert "hari lagi" not in text
    assert "Cari tahapan yang memuat tanggal" in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marked_pages_have_no_barrier_and_fit_a_phone(at: Opener, scheme: str) -> None:
    """Also with today's marks, which no other test sees."""
    for path in ("kalender/ogan-ilir-2024.html", "kalender/index.html", "daerah/16-10.html", "index.html"):
        page = at(moment("2024-11-24"), path, color_scheme=scheme, bypass_csp=True)
        page.set_viewport_size({"width": 320, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        results = Axe().run(page, options={"preload": False})  # It would ask a disk for the style sheet.
        assert results.violations_count == 0, results.generate_report()


def test_the_calendar_goes_into_a_phone(at: Opener, site: Situs) -> None:
    """By a file that opens from a disk, or by a subscription to the published address."""
    page = at(moment("2024-11-24"))
    file = page.get_by_role("link", name="Tambahkan ke kalender ponsel").get_attribute("href")
    assert file == "ogan-ilir-2024.ics"
    assert (site.folders.out / "kalender" / file).read_bytes().startswith(b"BEGIN:VCALENDAR")
    page.get_by_text("Cara menambahkannya").click()
    address = page.get_by_role("link", name="berlangganan kalender ini").get_attribute("href")
    assert address == "webcal://contoh.example/uji/kalender/ogan-ilir-2024.ics"
    assert page.get_by_text("https://contoh.example/uji/kalender/ogan-ilir-2024.ics").is_visible()
