"""What a file would show is shown while it is typed, and nothing is written."""

from __future__ import annotations

import json
import re

import pytest
from harness import Situs
from harness.preview import desk_of
from harness.running import running, visit
from playwright.sync_api import Browser, expect

from sosialisasi.desk.answers import answer
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Request, Response
from sosialisasi.desk.live import LiveSite

PAGE = "content/halaman/tentang.md"
BRIEFING = "content/briefing/fasilitas.md"


@pytest.fixture
def desk(situs: Situs) -> Desk:
    live = LiveSite(situs.folders)
    live.look()
    return desk_of(live)


def get(desk: Desk, path: str, *, is_known: bool = True) -> Response:
    return answer(Request(method="GET", path=path, host="", is_known=is_known), desk)


def names(desk: Desk, path: str) -> dict[str, str]:
    found: dict[str, str] = json.loads(get(desk, f"meja/lihat/{path}").data)
    return found


def test_what_is_tried_is_shown_and_an_error_keeps_the_last_good_one(situs: Situs, desk: Desk) -> None:
    before = (situs.root / PAGE).read_bytes()
    assert names(desk, PAGE) == {"halaman": "halaman/tentang.html", "lembar": ""}
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


def test_a_sheet_is_made_when_it_is_asked_for(situs: Situs) -> None:
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    live = LiveSite(situs.folders)
    live.look()
    desk = desk_of(live)
    sheet = get(desk, f"meja/tampak/{names(desk, BRIEFING)['lembar']}")
    assert (sheet.kind, sheet.data[:5]) == ("application/pdf", b"%PDF-")


def test_only_whoever_runs_the_desk_sees_a_trial(desk: Desk) -> None:
    assert get(desk, f"meja/lihat/{PAGE}", is_known=False).status == 403
    assert get(desk, "meja/tampak/halaman/tentang.html", is_known=False).status == 403
    assert get(desk, "meja/tampak/tidak-ada.html").status == 404
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
