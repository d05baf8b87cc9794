"""What is done with a whole file: all that follows is shown first, is one save, and can be taken back."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from harness import Situs
from harness.preview import desk_of

from sosialisasi.building import releasing
from sosialisasi.building.inputs import Inputs
from sosialisasi.building.planner import understand
from sosialisasi.desk.answers import answer
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Request
from sosialisasi.desk.live import LiveSite

PAGE = "content/halaman/tentang.md"
BRIEFING = "content/briefing/fasilitas.md"
BODY = "content/lembaga/bawaslu.yaml"
MEETING = "content/rakor/ogan-ilir-2024.md"
ITEM = "content/boleh-jangan/d-1.yaml"


@pytest.fixture
def desk(situs: Situs) -> Desk:
    situs.edit(PAGE, "Situs ini", "Lihat [fasilitas](../briefing/fasilitas.md). Situs ini")
    live = LiveSite(situs.folders)
    live.look()
    return desk_of(live)


def get(desk: Desk, path: str) -> str:
    return answer(Request(method="GET", path=path, host="", is_known=True), desk).data.decode()


def post(desk: Desk, address: str, **body: object) -> tuple[int, Any]:
    data, kind = json.dumps(body).encode(), "application/json"
    told = answer(Request(method="POST", path=address, host="", has_token=True, kind=kind, body=data), desk)
    return told.status, json.loads(told.data)


def file(desk: Desk, path: str, act: str, *, write: bool = True, **given: Any) -> tuple[int, Any]:
    seen = next(text.digest for text in Inputs(desk.root).texts if text.path == path)
    return post(desk, f"meja/berkas-atur/{path}", act=act, seen=seen, write=write, **given)


def content(situs: Situs) -> dict[str, bytes]:
    folder = situs.root / "content"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def wrong(situs: Situs) -> list[str]:
    return [problem.path for problem in understand(Inputs(situs.root), {}).problems if problem.is_error]


ACTS = [
    (BRIEFING, "ganti-nama", {"name": "Fasilitas Negara"}),
    (BRIEFING, "salin", {"name": "fasilitas lain"}),
    (BRIEFING, "arsipkan", {}),
    (BRIEFING, "tarik", {"date": "28-11-2026", "reason": "Sudah: tidak benar.", "instead": "../halaman/tentang.md"}),
    (BRIEFING, "hapus", {}),
    (BODY, "ganti-nama", {"name": "bawaslu-ri"}),
    (ITEM, "tarik", {"date": "28 November 2026", "reason": "Keliru.", "instead": "H-1"}),
    (ITEM, "salin", {"name": "d-2"}),
]


@pytest.mark.parametrize(("path", "act", "given"), ACTS)
def test_an_act_is_shown_then_done_then_taken_back(
    desk: Desk, situs: Situs, path: str, act: str, given: dict[str, Any]
) -> None:
    """To look changes nothing; one save takes all of it back."""
    before = content(situs)
    status, told = file(desk, path, act, write=False, **given)
    assert status == 200, told
    assert "Belum ada yang diubah." in told["akibat"]
    assert content(situs) == before
    _, told = file(desk, path, act, **given)
    assert content(situs) != before
    (save,) = desk.history.saves()
    assert post(desk, "meja/batalkan", number=told["nomor"])[0] == 200
    assert content(situs) == before
    assert (save.what in get(desk, f"meja/berkas-atur/{path}")) is (path in save.after)


def test_who_has_the_old_name_finds_the_new_one(desk: Desk, situs: Situs) -> None:
    """The old address stays, links to the file are changed, and nothing is wrong."""
    _, told = file(desk, BRIEFING, "ganti-nama", write=False, name="Fasilitas Negara")
    assert "../briefing/fasilitas-negara.md" in told["akibat"]
    assert "Tidak ada masalah yang timbul." in told["akibat"]
    assert "Halaman yang hilang" not in told["akibat"]
    _, told = file(desk, BRIEFING, "ganti-nama", name="Fasilitas Negara")
    assert told["ke"] == "/meja/berkas/content/briefing/fasilitas-negara.md"
    assert "alias: [fasilitas]" in (situs.root / "content/briefing/fasilitas-negara.md").read_text("utf-8")
    assert "(../briefing/fasilitas-negara.md)" in (situs.root / PAGE).read_text("utf-8")
    assert not (situs.root / BRIEFING).exists()
    assert wrong(situs) == []
    situs.build()
    assert "fasilitas-negara.html" in situs.page("briefing/fasilitas.html")


def test_files_that_name_it_by_its_id_are_changed_too(desk: Desk, situs: Situs) -> None:
    file(desk, BODY, "ganti-nama", name="bawaslu-ri")
    assert "lembaga: bawaslu-ri\n" in (situs.root / MEETING).read_text("utf-8")
    assert "Narasumber Bawaslu\n" in (situs.root / MEETING).read_text("utf-8")
    assert wrong(situs) == []


def test_what_a_deletion_leaves_behind_is_shown(desk: Desk, situs: Situs) -> None:
    """Who names the file, the page that goes, and what would be wrong."""
    shown = file(desk, BRIEFING, "hapus", write=False)[1]["akibat"]
    assert f'<a href="/meja/berkas/{PAGE}">' in shown
    assert "<li>briefing/fasilitas.html</li>" in shown
    assert "Masalah yang timbul" in shown
    assert file(desk, BRIEFING, "hapus")[1]["ke"] == "/meja/riwayat/"


def test_a_copy_is_a_draft_without_a_past(desk: Desk, situs: Situs) -> None:
    file(desk, MEETING, "salin", name="Ogan Ilir 2025")
    text = (situs.root / "content/rakor/ogan-ilir-2025.md").read_text("utf-8")
    assert "\nstatus: draf\n" in text
    assert "perubahan" not in text
    assert "## Catatan" in text
    file(desk, ITEM, "salin", name="D-2")
    assert (situs.root / "content/boleh-jangan/d-2.yaml").read_text("utf-8").startswith("id: D-2\n")


def test_a_text_that_is_withdrawn_says_when_and_why(desk: Desk, situs: Situs) -> None:
    given: dict[str, Any] = {"date": "28-11-2026", "reason": "Keliru: lihat H-1.", "instead": "H-1"}
    shown = file(desk, ITEM, "tarik", write=False, **given)[1]["akibat"]
    file(desk, ITEM, "tarik", **given)
    text = (situs.root / ITEM).read_text("utf-8")
    assert '\nditarik:\n  tanggal: 28 November 2026\n  alasan: "Keliru: lihat H-1."\n' in text
    assert "\npengganti: H-1\n" in text
    assert len(wrong(situs)) == 2  # Who rests on it was told before.
    told = shown.partition("Masalah yang timbul")[2]
    assert [path for path in wrong(situs) if f'href="/meja/berkas/{path}"' not in told] == []


@pytest.mark.parametrize("act", ["tarik", "hapus"])
def test_sheets_that_people_have_are_named(desk: Desk, situs: Situs, act: str) -> None:
    """Those that were released and would not be what is released any more."""
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [A4]")
    sheets, _ = releasing.read_standings(situs.folders)
    own = [each for each in sheets if "fasilitas" in each.sheet and each.stamp]
    releasing.release(situs.folders, own[:1], date(2026, 11, 22), "Terbit pertama")
    shown = file(desk, BRIEFING, act, write=False, date="28-11-2026", reason="Keliru.")[1]["akibat"]
    assert f"<li>{own[0].sheet}</li>" in shown.partition("Lembar yang sudah dirilis")[2]


@pytest.mark.parametrize(
    ("path", "act", "given", "why"),
    [
        (BRIEFING, "ganti-nama", {"name": "Cuti"}, 'cuti.md" sudah ada'),
        (BRIEFING, "ganti-nama", {"name": " "}, "Tulis dulu nama"),
        (BRIEFING, "tarik", {"date": "28-11-2026"}, "alasannya"),
        (BRIEFING, "tarik", {"date": "31 November 2026", "reason": "x"}, "31 November 2026"),
        (ITEM, "ganti-nama", {"name": "d-9"}, "tidak dapat dilakukan"),
        ("content/situs.yaml", "hapus", {}, "tidak dapat dilakukan"),
    ],
)
def test_what_cannot_be_done_is_refused(
    desk: Desk, situs: Situs, path: str, act: str, given: dict[str, Any], why: str
) -> None:
    before = content(situs)
    status, told = file(desk, path, act, **given)
    assert status == 422
    assert why in told["pesan"]
    assert content(situs) == before


def test_what_was_changed_meanwhile_is_left_alone(desk: Desk, situs: Situs) -> None:
    status, _ = post(desk, f"meja/berkas-atur/{BRIEFING}", act="hapus", seen="x", write=True)
    assert status == 409
    assert (situs.root / BRIEFING).exists()
