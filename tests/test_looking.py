"""What a file would show is shown while it is typed, and nothing is written."""

from __future__ import annotations

import json
import re
import subprocess
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from harness import Situs
from harness.preview import desk_of
from harness.running import running, visit
from playwright.sync_api import Browser, expect

from sosialisasi.desk.answers import answer
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Request, Response
from sosialisasi.desk.live import LiveSite
from sosialisasi.desk.pictures import Pictures
from sosialisasi.showing.rendering.paper import finalize
from sosialisasi.showing.sheetviews import Scanned

PAGE = "content/halaman/tentang.md"
BRIEFING = "content/briefing/fasilitas.md"
MEETING = "content/rakor/ogan-ilir-2024.md"


@pytest.fixture
def desk(situs: Situs) -> Desk:
    live = LiveSite(situs.folders)
    live.look()
    return desk_of(live)


def get(desk: Desk, path: str, *, is_known: bool = True) -> Response:
    return answer(Request(method="GET", path=path, host="", is_known=is_known), desk)


def told(desk: Desk, path: str) -> dict[str, Any]:
    response = get(desk, path)
    found: dict[str, Any] = json.loads(response.data)
    assert response.status == 200, found
    return found


def names(desk: Desk, path: str) -> dict[str, Any]:
    return told(desk, f"meja/lihat/{path}")


def pictures(desk: Desk, sheet: str) -> list[str]:
    """The names of the pictures of a sheet."""
    return [page["gambar"] for page in told(desk, f"meja/lembar/{sheet}")["halaman"]]


def text_of(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


@pytest.fixture
def printing(situs: Situs) -> Desk:
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4, f4]")
    live = LiveSite(situs.folders)
    live.look()
    return desk_of(live)


def test_what_is_tried_is_shown_and_an_error_keeps_the_last_good_one(situs: Situs, desk: Desk) -> None:
    before = (situs.root / PAGE).read_bytes()
    assert names(desk, PAGE) == {"halaman": "halaman/tentang.html", "lembar": []}
    desk.live.check(PAGE, before + b"\nBaru saja diketik.\n")
    assert b"Baru saja diketik." in get(desk, "meja/tampak/halaman/tentang.html").data
    desk.live.check(PAGE, before.replace(b"22 November 2026", b"31 November 2026"))
    assert b"Baru saja diketik." in get(desk, "meja/tampak/halaman/tentang.html").data
    assert b"Baru saja diketik." not in get(desk, "halaman/tentang.html").data
    assert (situs.root / PAGE).read_bytes() == before


def test_a_page_of_a_trial_is_what_a_build_makes_without_its_scripts(desk: Desk) -> None:
    name = names(desk, BRIEFING)["halaman"]
    made = desk.live.read(name)
    assert isinstance(made, bytes)
    assert get(desk, f"meja/tampak/{name}").data == re.sub(rb"(?s)<script\b.*?</script>", b"", made)


def test_a_draft_is_shown_as_it_will_be(situs: Situs, desk: Desk) -> None:
    text = (situs.root / PAGE).read_text("utf-8").replace("ringkasan:", "status: draf\nringkasan:")
    desk.live.check(PAGE, text.encode())
    assert names(desk, PAGE)["halaman"] == "halaman/tentang.html"
    assert b"hanya untuk menguji" in get(desk, "meja/tampak/halaman/tentang.html").data


def test_the_pictures_of_a_sheet_are_the_pages_of_its_pdf(printing: Desk) -> None:
    """As many, and as large, on each paper."""
    sheets = names(printing, BRIEFING)["lembar"]
    assert [each["ukuran"] for each in sheets if each["nama"] == sheets[0]["nama"]] == ["A4", "F4", "Layar 16:9"]
    for sheet in sheets:
        made = get(printing, f"meja/tampak/{sheet['berkas']}")
        assert made.kind == "application/pdf"
        with pikepdf.open(BytesIO(made.data)) as pdf:
            sizes = [(round(float(page.mediabox[2])), round(float(page.mediabox[3]))) for page in pdf.pages]
        pages = told(printing, f"meja/lembar/{sheet['berkas']}")["halaman"]
        assert [(page["lebar"], page["tinggi"]) for page in pages] == sizes
        for page in pages:
            picture = get(printing, f"meja/gambar/{page['gambar']}")
            assert (picture.kind, picture.data[:5]) == ("image/svg+xml", b"<svg ")


def test_an_event_shows_its_packs_first(printing: Desk) -> None:
    """And each of its sheets by what it is to the event, which stands above them."""
    called = list(dict.fromkeys(each["nama"] for each in names(printing, MEETING)["lembar"]))
    assert called[:3] == ["Seluruh paket", "Paket panitia", "Paket peserta"]
    assert {"Susunan acara", "Daftar hadir", "Catatan pembicara"} < set(called)


def test_a_page_that_stays_the_same_keeps_its_picture(situs: Situs, printing: Desk) -> None:
    """So that a browser need not fetch it again; another one shows what was typed, and its PDF says it."""
    pack = names(printing, MEETING)["lembar"][0]["berkas"]
    before = pictures(printing, pack)
    assert pictures(printing, pack) == before
    text = (situs.root / MEETING).read_text("utf-8").replace("tempat: Aula contoh", "tempat: Aula Kenari Baru")
    printing.live.check(MEETING, text.encode())
    after = pictures(printing, pack)
    assert len(after) == len(before)
    assert 0 < sum(old != new for old, new in zip(before, after, strict=True)) < len(before)
    assert "Aula Kenari Baru" in text_of(get(printing, f"meja/tampak/{pack}").data)


def test_a_code_to_be_scanned_is_seen_in_a_picture_too() -> None:
    """No browser shows an SVG within another one that does not say that it is one."""
    assert 'xmlns=\\"http://www.w3.org/2000/svg\\"' in finalize(Scanned("https://contoh.example/c/abc"))


def test_old_pictures_make_room_and_the_last_ones_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sosialisasi.desk.pictures._MOST", 2)
    kept = Pictures()
    pages = [b'<svg viewBox="0 0 595.2 841.8">%d</svg>' % number for number in range(3)]
    first, second = kept.keep(pages[:2])
    assert (first.width, first.height) == (595, 842)
    kept.keep(pages[:1])
    (third,) = kept.keep(pages[2:])
    assert [kept.find(each.name) for each in (first, second, third)] == [pages[0], None, pages[2]]


def test_a_template_that_fails_is_told_and_not_drawn(situs: Situs, printing: Desk) -> None:
    situs.write("templates/cetak/lembar.typ", "#panic({{ view.title }})")
    live = LiveSite(situs.folders)
    live.look()
    desk = desk_of(live)
    sheet = names(desk, BRIEFING)["lembar"][0]["berkas"]
    assert "tidak dapat dicetak" in get(desk, f"meja/lembar/{sheet}").data.decode()


def test_only_whoever_runs_the_desk_sees_a_trial(desk: Desk) -> None:
    assert get(desk, f"meja/lihat/{PAGE}", is_known=False).status == 403
    assert get(desk, "meja/tampak/halaman/tentang.html", is_known=False).status == 403
    assert get(desk, "meja/tampak/tidak-ada.html").status == 404
    assert get(desk, "meja/lembar/cetak/tidak-ada.pdf").status == 404
    assert get(desk, "meja/lembar/cetak/tidak-ada.pdf", is_known=False).status == 403
    assert get(desk, f"meja/gambar/{'0' * 32}").status == 404
    assert get(desk, f"meja/gambar/{'0' * 32}", is_known=False).status == 403
    assert get(desk, "meja/lihat/content/halaman/tidak-ada.md").status == 404


def test_the_page_beside_the_form_follows_what_is_typed(browser: Browser, situs: Situs) -> None:
    with running(situs) as address:
        page, complaints = visit(browser, address, f"meja/berkas/{PAGE}")
        page.on("dialog", lambda dialog: dialog.accept())
        shown = page.frame_locator('iframe[title="Halaman seperti akan tampil"]:not(.disiapkan)')
        expect(shown.locator("main")).to_contain_text("hanya untuk menguji")
        page.locator("[data-isian=naskah]").fill("## Batas\n\nBaru saja diketik.\n")
        expect(shown.locator("main")).to_contain_text("Baru saja diketik.")
        assert [each for each in complaints if "frame" in each or "policy" in each] == []
        page.close()


def test_the_pages_of_the_sheet_beside_the_form_follow_what_is_typed(browser: Browser, situs: Situs) -> None:
    """A word that is typed changes the picture of a page, on the paper that was chosen; no page leaves its place."""
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4, f4]")
    with running(situs) as address:
        page, complaints = visit(browser, address, f"meja/berkas/{MEETING}")
        page.on("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="Lembar", exact=True).click()
        page.get_by_label("Lembar yang dilihat").select_option("Susunan acara")
        page.get_by_role("button", name="F4").click()
        picture = page.get_by_role("img", name="Susunan acara, F4, halaman 1", exact=True)
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("picture => picture.naturalWidth") > 500
        before = picture.get_attribute("src")
        picture.evaluate("picture => { picture.dataset.sama = 'ya' }")
        page.locator("[data-isian=tempat]").fill("Aula Kenari Baru")
        expect(picture).not_to_have_attribute("src", str(before))
        expect(picture).to_have_attribute("data-sama", "ya")
        link = page.get_by_role("link", name="Buka PDF").get_attribute("href")
        assert link is not None
        assert "Aula Kenari Baru" in text_of(page.request.get(f"{address.rstrip('/')}{link}").body())
        page.get_by_label("Hitam putih").check()
        assert "grayscale" in picture.evaluate("picture => getComputedStyle(picture).filter")
        assert complaints == []
        page.close()
