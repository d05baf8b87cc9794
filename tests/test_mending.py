"""Mending at a click, and the history: what is certain is put right in the files as they are, and can be taken back."""

from __future__ import annotations

import html
import json
import re
import shutil
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from harness import HERE, Situs
from harness.preview import desk_of

from sosialisasi.building.inputs import Inputs
from sosialisasi.desk import acts, undoing
from sosialisasi.desk.answers import answer
from sosialisasi.desk.authoring.explain import catalogue
from sosialisasi.desk.authoring.starting import KINDS
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Request
from sosialisasi.desk.live import LiveSite
from sosialisasi.desk.screens import problem_views

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
    assert told["kabar"] == "Sudah diperbaiki di Briefing “Cuti di luar tanggungan”."
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
    assert "Tidak ada masalah" in get(desk, "meja/masalah/")


# --- what is not wrong, but could be better ------------------------------------------------------------------


def test_the_page_tells_what_stops_and_what_only_a_strict_look_would(desk: Desk, situs: Situs) -> None:
    assert "Tidak ada masalah, juga bila diperiksa dengan ketat." in " ".join(get(desk, "meja/masalah/").split())
    situs.write(PAGE, b"\xef\xbb\xbf" + (situs.root / PAGE).read_bytes())
    page = " ".join(get(desk, "meja/masalah/").split())
    assert "Tidak ada kesalahan: situs dapat terbit." in page
    assert "1 peringatan: tidak menghentikan apa pun, tetapi bila diperiksa dengan ketat" in page
    situs.edit(BRIEFING, "status: draf", "status: drap")
    assert "1 kesalahan: selama ada, tidak ada yang terbit." in get(desk, "meja/masalah/")


def test_advice_is_shown_to_whoever_asks(desk: Desk, situs: Situs) -> None:
    shutil.copytree(HERE / "salah/tak-ditautkan/content", situs.root / "content", dirs_exist_ok=True)
    desk.live.look()
    plain, asked = (get(desk, "meja/masalah/", **query) for query in ({}, {"saran": "ya"}))
    assert asked.count("(saran)") > 0 == plain.count("(saran)")
    assert "Tampilkan juga" in plain


def test_what_tidying_would_change_is_seen_then_done_and_taken_back(desk: Desk, situs: Situs) -> None:
    """Only what was seen is done."""
    tidy(desk)
    before = {path: (situs.root / path).read_bytes() for path in (PAGE, BRIEFING)}
    situs.edit(PAGE, "22 November 2026", "22-11-2026")
    messy = (situs.root / PAGE).read_bytes()
    page = get(desk, "meja/rapikan/")
    assert "1 berkas belum rapi" in page
    assert '<span class="baru">+ diperbarui: 22 November 2026</span>' in page
    seen = seen_in(page)
    assert (situs.root / PAGE).read_bytes() == messy
    situs.edit(BRIEFING, "22 November 2026", "22-11-2026")
    assert post(desk, "meja/rapikan/", seen=seen)[0] == 409
    situs.edit(BRIEFING, "22-11-2026", "22 November 2026")
    status, told = post(desk, "meja/rapikan/", seen=seen)
    assert (status, told["kabar"]) == (200, "1 berkas dirapikan. Isi situs tidak berubah.")
    assert {path: (situs.root / path).read_bytes() for path in before} == before
    post(desk, "meja/batalkan", number=told["nomor"])
    assert (situs.root / PAGE).read_bytes() == messy


def seen_in(page: str) -> str:
    return page.partition('data-rapikan="')[2].partition('"')[0]


def tidy(desk: Desk) -> None:
    assert post(desk, "meja/rapikan/", seen=seen_in(get(desk, "meja/rapikan/")))[0] == 200


def test_what_is_tidy_says_so(desk: Desk) -> None:
    tidy(desk)
    assert "Semua berkas sudah rapi." in get(desk, "meja/rapikan/")


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


# --- in the words of the desk --------------------------------------------------------------------------------

NAMES_COMMAND = re.compile(r"build\.py|sosialisasi [a-z]+|(?<![-\w])--[a-z]")
TYPED = [
    path.parent.name for path in sorted((HERE / "salah").glob("*/harapan.txt")) if "build.py" in path.read_text("utf-8")
]
"""The bad sites that the command line answers with a command."""


@pytest.mark.parametrize("name", TYPED)
def test_no_problem_names_a_command_at_the_desk(desk: Desk, situs: Situs, name: str) -> None:
    """What the command line says with a command, the desk says with a link to where it is done here."""
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    if (content := HERE / "salah" / name / "content").is_dir():
        shutil.copytree(content, situs.root / "content", dirs_exist_ok=True)
    problems = desk.live.understand(Inputs(desk.root)).problems
    for view in problem_views(desk.live, problems):
        said = [piece for text in (view.message, view.reason, view.hint) for piece in text]
        assert not any(NAMES_COMMAND.search(piece) for piece in said if isinstance(piece, str))
        for link in (piece for piece in said if not isinstance(piece, str)):
            assert link.href
            get(desk, link.href.removeprefix("/"))


@pytest.mark.parametrize("code", catalogue())
def test_no_code_is_explained_with_a_command(desk: Desk, code: str) -> None:
    """Nor is any shown in an example: who works at the desk cannot make that mistake."""
    page = get(desk, f"meja/jelaskan/{code}")
    assert not NAMES_COMMAND.search(page.partition("<main>")[2])
    rule = catalogue()[code]
    assert all(not NAMES_COMMAND.search(acts.plainly(text)) for text in (rule.message, rule.reason, rule.hint))


@pytest.mark.parametrize(
    "path",
    [
        *("meja/", "meja/tulis/", "meja/rapat/", "meja/cetak/", "meja/rilis/", "meja/terbit/", "meja/keadaan/"),
        *("meja/masalah/", "meja/rapikan/", "meja/riwayat/", "meja/baru/", *(f"meja/baru/{kind}" for kind in KINDS)),
        *("meja/cetak/ogan-ilir-2024", f"meja/berkas/{PAGE}", f"meja/berkas-atur/{PAGE}"),
        *(f"meja/berkas/content/{name}" for name in ("situs.yaml", "rakor/ogan-ilir-2024.md", "boleh-jangan/d-1.yaml")),
    ],
)
def test_no_page_of_the_desk_names_a_command(desk: Desk, path: str) -> None:
    page = get(desk, path).partition("<main")[2]
    assert not NAMES_COMMAND.search(re.sub(r"<[^>]+>", " ", page))
    assert "YAML" not in page


def test_all_that_can_be_wrong_is_on_one_page(desk: Desk) -> None:
    page = get(desk, "meja/jelaskan/")
    assert all(f'href="/meja/jelaskan/{code}"' in page for code in catalogue())
    assert not NAMES_COMMAND.search(page)
    gone = answer(Request(method="GET", path="meja/jelaskan/tanggal-mustahl", host="", is_known=True), desk)
    assert gone.status == 404
    assert "Maksud Anda" in gone.data.decode()
