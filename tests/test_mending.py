"""Mending at a click, and the history: what is certain is put right in the files as they are, and can be taken back."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from harness import Situs
from harness.preview import desk_of

from sosialisasi.desk import undoing
from sosialisasi.desk.answers import answer
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Request
from sosialisasi.desk.live import LiveSite

PAGE = "content/halaman/tentang.md"
BRIEFING = "content/briefing/cuti.md"
BUTTON = re.compile(
    r'data-betulkan="(?P<path>[^"]+)" data-kode="(?P<code>[^"]+)" '
    r'data-baris="(?P<line>\d+)" data-teks="(?P<text>[^"]*)"'
)


@pytest.fixture
def desk(situs: Situs) -> Desk:
    live = LiveSite(situs.folders)
    live.look()
    desk = desk_of(live)
    desk.host = replace(desk.host, now=lambda: datetime(2026, 11, 22, 9, 30))
    return desk


def get(desk: Desk, path: str, **query: str) -> str:
    told = answer(Request(method="GET", path=path, host="", is_known=True, query=query), desk)
    assert told.status == 200
    return told.data.decode()


def post(desk: Desk, address: str, /, **body: object) -> tuple[int, Any]:
    data, kind = json.dumps(body).encode(), "application/json"
    told = answer(Request(method="POST", path=address, host="", has_token=True, kind=kind, body=data), desk)
    return told.status, json.loads(told.data)


def buttons(page: str) -> list[dict[str, Any]]:
    """What each button of a page sends."""
    found = [{name: html.unescape(text) for name, text in each.groupdict().items()} for each in BUTTON.finditer(page)]
    return [{**each, "line": int(each["line"])} for each in found]


def test_a_problem_is_mended_and_that_is_taken_back(desk: Desk, situs: Situs) -> None:
    """The file keeps all other bytes; the page tells what was done, and how to undo it."""
    right = b"\xef\xbb\xbf" + (situs.root / BRIEFING).read_bytes().replace(b"\n", b"\r\n")
    wrong = right.replace(b"tanggal:", b"tangal:")
    situs.write(BRIEFING, wrong)
    (button,) = buttons(get(desk, "meja/masalah/"))
    status, told = post(desk, "meja/betulkan", **button)
    assert (status, told["nomor"]) == (200, 1)
    assert BRIEFING in told["kabar"]
    assert (situs.root / BRIEFING).read_bytes() == right
    assert buttons(get(desk, "meja/masalah/")) == []
    assert post(desk, "meja/batalkan", number=1)[1]["nomor"] == 2
    assert (situs.root / BRIEFING).read_bytes() == wrong


def test_a_form_has_the_button_and_the_panel_a_link(desk: Desk, situs: Situs) -> None:
    situs.edit(BRIEFING, "tanggal:", "tangal:")
    assert len(buttons(get(desk, f"meja/berkas/{BRIEFING}"))) == 1
    desk.preview.take(desk.preview.attempt())
    page = get(desk, "index.html")
    assert buttons(page) == []
    assert '<a href="/meja/masalah/">Perbaiki' in page


def test_what_was_changed_meanwhile_is_not_mended(desk: Desk, situs: Situs) -> None:
    """Neither another line at that place, nor a problem that is not there any more."""
    situs.edit(BRIEFING, "tanggal:", "tangal:")
    (button,) = buttons(get(desk, "meja/masalah/"))
    situs.edit(BRIEFING, "---\njudul", "---\n# catatan\njudul")
    before = (situs.root / BRIEFING).read_bytes()
    assert post(desk, "meja/betulkan", **button)[0] == 409
    situs.edit(BRIEFING, "tangal:", "tanggal:")
    assert post(desk, "meja/betulkan", **button)[0] == 409
    assert (situs.root / BRIEFING).read_bytes() == before.replace(b"tangal:", b"tanggal:")
    assert desk.history.saves() == ()


def test_all_that_is_certain_is_mended_in_one_save(desk: Desk, situs: Situs) -> None:
    """In several files, also what shows only when another problem is gone; what is not certain stays."""
    before = {path: (situs.root / path).read_bytes() for path in (PAGE, BRIEFING)}
    situs.edit(BRIEFING, "status: draf", "status:drap")
    situs.edit(BRIEFING, "tanggal:", "tangal:")
    situs.edit(PAGE, "ringkasan:", "ringkasn:")
    situs.edit(PAGE, "22 November 2026", "31 November 2026")
    _, told = post(desk, "meja/betulkan")
    assert (situs.root / BRIEFING).read_bytes() == before[BRIEFING]
    assert (situs.root / PAGE).read_bytes() == before[PAGE].replace(b"22 Nov", b"31 Nov")
    (save,) = desk.history.saves()
    assert save.after.keys() == {PAGE, BRIEFING}
    post(desk, "meja/batalkan", number=told["nomor"])
    assert b"status:drap" in (situs.root / BRIEFING).read_bytes()


def test_nothing_is_mended_where_nothing_is_wrong(desk: Desk) -> None:
    assert post(desk, "meja/betulkan")[1] == {"kabar": "Tidak ada yang perlu diubah.", "nomor": None}
    assert "Tidak ada masalah." in get(desk, "meja/masalah/")


# --- history ---------------------------------------------------------------------------------------------


def test_the_history_tells_what_changed_when(desk: Desk, situs: Situs) -> None:
    situs.edit(BRIEFING, "tanggal:", "tangal:")
    post(desk, "meja/betulkan")
    page = get(desk, "meja/riwayat/")
    assert "Minggu, 22 November 2026, pukul 09.30" in page
    assert '<span class="lama">- tangal: 22 November 2026</span>' in page
    assert '<span class="baru">+ tanggal: 22 November 2026</span>' in page


def test_what_was_taken_back_says_so_and_so_does_the_taking_back(desk: Desk, situs: Situs) -> None:
    situs.edit(BRIEFING, "tanggal:", "tangal:")
    post(desk, "meja/betulkan")
    post(desk, "meja/batalkan", number=1)
    page = get(desk, "meja/riwayat/")
    assert page.count("sudah dibatalkan") == 1
    assert re.findall(r'data-batalkan="(\d+)"', page) == ["2"]
    assert "Batalkan pembatalan ini" in page
    post(desk, "meja/batalkan", number=2)
    assert re.findall(r'data-batalkan="(\d+)"', get(desk, "meja/riwayat/")) == ["3", "1"]
    assert b"tanggal:" in (situs.root / BRIEFING).read_bytes()


def test_a_long_history_has_pages(desk: Desk, situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undoing, "_SHOWN", 2)
    situs.edit(BRIEFING, "tanggal:", "tangal:")
    post(desk, "meja/betulkan")
    for number in (1, 2):
        post(desk, "meja/batalkan", number=number)
    first = get(desk, "meja/riwayat/")
    assert 'href="/meja/riwayat/?sebelum=2"' in first
    assert "Yang lebih lama" not in get(desk, "meja/riwayat/", sebelum="2")
    assert get(desk, "meja/riwayat/", sebelum="2").count("<h2>") == 1


def test_what_is_no_text_has_no_lines() -> None:
    assert undoing.change("content/lambang/a.png", None, b"\x89PNG\r\n\x00\xff").lines == ()
