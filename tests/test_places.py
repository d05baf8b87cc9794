"""Which site is on the desk: asked at the first start, remembered, and changed without mixing anything of two sites."""

from __future__ import annotations

import asyncio
import json
import shutil
import stat
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from harness import Situs, files
from harness.preview import PATIENCE, Browser, browsing, desk_of, is_told_to_reload, others_in, story
from hypothesis import given
from hypothesis import strategies as st
from tornado.httpclient import AsyncHTTPClient, HTTPRequest

from sosialisasi.building.folders import Folders
from sosialisasi.building.pipeline import build
from sosialisasi.building.planner import Progress
from sosialisasi.desk import running
from sosialisasi.desk.answers import answer
from sosialisasi.desk.desk import Desk, Sites
from sosialisasi.desk.exchange import Refused, Request, Response
from sosialisasi.desk.live import LiveSite
from sosialisasi.desk.places import KEPT, Places, typed_folder
from sosialisasi.desk.serve import HERE
from sosialisasi.desk.tasks import TaskResult

NEW = {"daerah": "Kabupaten Banggai Laut", "penerbit": "BKPSDM Kabupaten Banggai Laut"}


@pytest.fixture
def places(situs: Situs, tmp_path: Path) -> Places:
    """Those of a program that comes with a small example."""
    (tmp_path / "Documents").mkdir()
    return Places(situs.root, tmp_path / "Documents")


@pytest.fixture
def opened() -> list[Path]:
    """The sites that the host was asked to open."""
    return []


@pytest.fixture
def desk(places: Places, opened: list[Path]) -> Desk:
    """The desk at its first start."""
    preview = desk_of(LiveSite(Folders.of(places.lobby))).preview
    desk = Desk(preview, replace(HERE, begin=lambda work: work()))

    def open_site(root: Path, progress: object) -> str:
        opened.append(root)
        return "/meja/?kunci=karcis"

    desk.sites = Sites(places=places, open=open_site)
    return desk


def get(desk: Desk, path: str) -> Response:
    return answer(Request(method="GET", path=path, host="", is_known=True), desk)


def post(desk: Desk, path: str, words: object, *, has_token: bool = True) -> tuple[int, Any]:
    body = json.dumps(words).encode()
    ask = Request(method="POST", path=path, host="", kind="application/json", body=body, has_token=has_token)
    told = answer(ask, desk)
    return told.status, json.loads(told.data) if told.kind.startswith("application/json") else told.data.decode()


# --- the first start ----------------------------------------------------------------------------------------


def test_at_first_the_desk_asks_for_a_site(desk: Desk, places: Places) -> None:
    """A new one, one that is there, or the example; what needs a site is not offered before."""
    page = get(desk, "meja/").data.decode()
    for words in ("Mulai situs baru untuk kantor saya", "Buka situs yang sudah ada", "Lihat contoh"):
        assert words in page
    assert "/meja/tulis/" not in page
    assert not places.lobby.exists()


def test_a_new_site_begins_in_a_folder_of_its_own(desk: Desk, places: Places, opened: list[Path]) -> None:
    """It is suggested with the name of the region, and what begins there has no mistakes, can be undone, and opens."""
    assert "Folder untuk situs ini" in get(desk, "meja/situs-baru").data.decode()
    _, told = post(desk, "meja/situs-baru", {"answers": NEW, "write": False})
    root = places.documents / "sosialisasi-banggai-laut"
    assert told["usul"]["folder_situs"] == str(root)
    assert told["terbaca"]["folder_situs"] == f"{root} (folder baru)"
    assert not root.exists()
    _, told = post(desk, "meja/situs-baru", {"answers": NEW, "write": True})
    assert told["ke"] == "/meja/kerja/1"
    assert opened == [root]
    assert [problem for problem in build(Folders.of(root)).problems if problem.is_error] == []
    (save,) = desk_of(LiveSite(Folders.of(root))).history.saves()
    assert save.after.keys() == {f"content/{name}" for name in files(root / "content")}
    assert [(site.folder, site.name) for site in places.known()] == [
        (str(root), "Netralitas ASN Kabupaten Banggai Laut")
    ]
    news = json.loads(get(desk, "meja/kerja/1/kabar").data)
    assert news["ke"] == "/meja/?kunci=karcis"


def test_a_folder_that_is_in_use_is_never_begun_in(desk: Desk, situs: Situs, places: Places) -> None:
    """Nor one that goes away with another, as those in the program's folder do when the program is replaced."""
    (places.documents / "surat").mkdir()
    (places.documents / "surat/surat.docx").write_text("x")
    (places.documents / "berkas").write_text("x")
    before = files(places.documents), files(situs.root)
    for folder, cause in (
        (places.documents / "surat", "sudah berisi"),
        (places.documents / "berkas", "adalah berkas"),
        (situs.root / "content" / "baru", "Pilih folder di luarnya"),
        (situs.root / "baru", "Pilih folder di luarnya"),
        ("situs saya", "selengkapnya"),
        ("\0", "selengkapnya"),
        ("/\0", "tidak dapat dipakai"),
        (places.documents / ("n" * 300), "tidak dapat dipakai"),
    ):
        answers = NEW | {"folder_situs": str(folder)}
        _, told = post(desk, "meja/situs-baru", {"answers": answers, "write": True})
        assert cause in told["salah"]["folder_situs"], folder
    assert (files(places.documents), files(situs.root)) == before


def test_a_second_site_of_a_region_gets_another_folder(desk: Desk, places: Places) -> None:
    (places.documents / "sosialisasi-banggai-laut").mkdir()
    _, told = post(desk, "meja/situs-baru", {"answers": NEW, "write": False})
    assert told["usul"]["folder_situs"] == str(places.documents / "sosialisasi-banggai-laut-2")


def test_a_folder_that_cannot_be_made_is_told_where_it_was_typed(desk: Desk, places: Places) -> None:
    (places.documents / "berkas").write_text("x")
    answers = NEW | {"folder_situs": str(places.documents / "berkas" / "situs")}
    status, told = post(desk, "meja/situs-baru", {"answers": answers, "write": True})
    assert status == 422
    assert "tidak dapat dibuat" in told["pesan"]


# --- another site -------------------------------------------------------------------------------------------


def test_a_folder_is_opened_as_it_is_pasted(desk: Desk, situs: Situs, opened: list[Path]) -> None:
    """With the quotes of "Copy as path", spaces around it, by a link to it, or copied one or two steps inside of it."""
    link = situs.root.parent / "tautan"
    link.symlink_to(situs.root)
    inside = situs.root / "content/situs.yaml"
    for folder in (f'"{situs.root}"', f"  {situs.root}/\n", str(link), str(inside), str(inside.parent)):
        assert post(desk, "meja/situs/", {"folder": folder})[0] == 200
    assert opened == [situs.root] * 5


def test_what_is_no_site_is_not_looked_into(desk: Desk, situs: Situs, opened: list[Path]) -> None:
    """Not even that there is a list of people in it is told; nor is a link to other settings followed."""
    folder = situs.root.parent / "lain"
    (folder / "content").mkdir(parents=True)
    (folder / "content/peserta.xlsx").write_text("RAHASIA")
    (folder / "content/situs.yaml").symlink_to(situs.root / "content/situs.yaml")
    for typed in (str(folder), str(folder / "tidak-ada"), str(folder / "content/peserta.xlsx")):
        status, told = post(desk, "meja/situs/", {"folder": typed})
        assert status == 422
        assert told["pesan"].endswith("tidak ada situs: berkas content/situs.yaml tidak ditemukan di dalamnya.")
    assert post(desk, "meja/situs/", {"folder": "situs"})[0] == 422
    assert opened == []


def test_only_our_own_pages_open_a_site(desk: Desk, situs: Situs, opened: list[Path]) -> None:
    """Neither a foreign page nor another account of the computer learns which there are."""
    assert post(desk, "meja/situs/", {"folder": str(situs.root)}, has_token=False)[0] == 403
    told = answer(Request(method="GET", path="meja/situs/", host=""), desk)
    assert told.status == 403
    assert str(situs.root) not in told.data.decode()
    assert opened == []


def test_a_host_of_one_site_offers_no_other(situs: Situs) -> None:
    live = LiveSite(situs.folders)
    live.look()
    desk = desk_of(live)
    assert "Situs lain" not in get(desk, "meja/").data.decode()
    assert get(desk, "meja/situs/").status == 404
    assert post(desk, "meja/situs/", {"folder": str(situs.root)})[0] == 404


def test_the_reading_of_a_site_can_be_stopped(desk: Desk, situs: Situs, places: Places) -> None:
    """Then the desk stays as it was."""

    def open_site(root: Path, progress: Progress) -> str:
        assert desk.tasks.running is not None
        desk.tasks.running.stop()
        others_in(places).opened(root, progress)
        return "/meja/?kunci=karcis"

    desk.sites = Sites(places=places, open=open_site)
    post(desk, "meja/situs/", {"folder": str(situs.root)})
    news = json.loads(get(desk, "meja/kerja/1/kabar").data)
    assert news["ke"] == ""
    assert "Dihentikan" in news["isi"]


# --- what is remembered -------------------------------------------------------------------------------------


def a_site(folder: Path) -> Path:
    (folder / "content").mkdir(parents=True)
    (folder / "content/situs.yaml").write_text("nama: Situs\n")
    return folder


def test_sites_that_went_away_are_not_listed_until_they_are_back(places: Places, tmp_path: Path) -> None:
    """A stick that is not plugged in is not forgotten."""
    first, second = (a_site(tmp_path / name) for name in ("satu", "dua"))
    places.remember(first, "Satu")
    places.remember(second, "Dua")
    assert [site.name for site in places.known()] == ["Dua", "Satu"]
    second.rename(tmp_path / "tiga")
    assert [site.name for site in places.known()] == ["Satu"]
    assert places.last is None  # Nobody must take another site for the one that he left.
    (tmp_path / "tiga").rename(second)
    assert places.last == second


def test_the_note_goes_along_on_a_stick(places: Places, situs: Situs, tmp_path: Path) -> None:
    """With the program and the sites beside it; it tells nobody else where they are."""
    beside = a_site(situs.root.parent / "situs kami")
    places.remember(beside, "Kami")
    places.remember(situs.root, "Contoh")
    note = situs.root / ".sosialisasi/situs"
    assert stat.S_IMODE(note.stat().st_mode) & 0o077 == 0
    moved = tmp_path / "drive lain"
    moved.mkdir()
    for folder in (situs.root, beside):
        shutil.move(folder, moved / folder.name)
    now = Places(moved / situs.root.name, tmp_path)
    assert [Path(site.folder) for site in now.known()] == [moved / situs.root.name, moved / "situs kami"]


@given(st.binary() | st.sampled_from([b"[]", b'[{"folder": "\\u0000", "name": ""}]', b'[{"folder": ""}]', b"{}"]))
def test_any_note_is_read_or_passed_over(tmp_path_factory: pytest.TempPathFactory, note: bytes) -> None:
    root = tmp_path_factory.mktemp("program")
    (root / ".sosialisasi").mkdir()
    (root / ".sosialisasi/situs").write_bytes(note)
    places = Places(root, root)
    assert [*places.known()] == []
    places.remember(a_site(root / "situs"), "Situs")
    assert places.last == root / "situs"


def test_a_disk_that_takes_no_note_keeps_nobody_from_working(places: Places, situs: Situs) -> None:
    """Nor is the note written through a link that somebody has put in its place."""
    (situs.root / ".sosialisasi").symlink_to(situs.root.parent / "lain")
    places.remember(situs.root, "Contoh")
    assert places.last is None
    assert not (situs.root.parent / "lain").exists()


def test_the_oldest_are_forgotten(places: Places, tmp_path: Path) -> None:
    for number in range(KEPT + 2):
        places.remember(a_site(tmp_path / f"situs-{number}"), str(number))
    assert [site.name for site in places.known()] == [str(number) for number in range(KEPT + 1, 1, -1)]


@pytest.mark.parametrize("text", ["", "   ", '""', "situs", "../situs", "\0"])
def test_what_is_no_whole_path_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="selengkapnya"):
        typed_folder(text)


# --- on the server ------------------------------------------------------------------------------------------


async def send(client: Browser, path: str, words: object, key: str) -> tuple[int, Any]:
    """What a page sends that was loaded when the key was this one."""
    port = client.host.partition(":")[2]
    headers = {"Cookie": f"kunci-{port}={key}", "X-Kunci": key, "Content-Type": "application/json"}
    request = HTTPRequest(client.address + path, method="POST", headers=headers, body=json.dumps(words))
    told = await AsyncHTTPClient().fetch(request, raise_error=False)
    return told.code, json.loads(told.body) if told.headers["Content-Type"].startswith("application/json") else None


async def way_to(client: Browser, root: Path) -> str:
    """The address that puts a site on the desk."""
    status, told = await send(client, "meja/situs/", {"folder": str(root)}, client.server.preview.key)
    assert status == 200
    while not (news := json.loads((await client.get(f"{told['kerja'][1:]}/kabar")).body))["selesai"]:
        pass
    return str(news["ke"])


@pytest.fixture
def other(situs: Situs) -> Path:
    """A second site, with files of the same names."""
    root = situs.root.parent / "lain"
    shutil.copytree(situs.root, root)
    settings = root / "content/situs.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace(text.partition("nama: ")[2].partition("\n")[0], "Situs lain", 1), "utf-8")
    return root


@story
async def test_a_site_takes_the_place_of_another(situs: Situs, other: Path, places: Places) -> None:
    """When a browser comes by the address that its opening came to, and not before. What still belongs to the first
    can neither read nor write in the second.
    """
    async with browsing(situs, others=others_in(places)) as client:
        first = client.server.desk
        first_key = first.preview.key
        socket = await client.open()
        way = await way_to(client, other)
        assert client.server.desk is first
        came = await client.get(way[1:], Cookie="")
        assert (came.code, came.headers["Location"]) == (302, "/meja/")
        assert client.server.desk.root == other
        assert await is_told_to_reload(socket)
        assert "Situs lain" in await client.page("meja/")
        assert client.server.desk.mark != first.mark
        before = (other / "content/situs.yaml").read_bytes()
        words = {"seen": "", "answers": {"nama": "Tertukar"}, "write": True}
        assert (await send(client, "meja/berkas/content/situs.yaml", words, first_key))[0] == 403
        assert (other / "content/situs.yaml").read_bytes() == before
        port = client.host.partition(":")[2]
        assert (await client.get("meja/", Cookie=f"kunci-{port}={first_key}")).code == 403
        assert (await client.get(way[1:], Cookie="")).code == 403
        assert [Path(site.folder) for site in places.known()] == [other, situs.root]


@story
async def test_work_that_goes_on_keeps_its_site_on_the_desk(situs: Situs, other: Path, places: Places) -> None:
    """The way to the other one stays open until it has ended."""
    async with browsing(situs, others=others_in(places)) as client:
        first = client.server.desk
        way = await way_to(client, other)
        is_printed = Event()

        def printed(progress: Progress) -> TaskResult:
            is_printed.wait(PATIENCE)
            return TaskResult(said=())

        first.tasks.start("Mencetak", "/meja/cetak/", printed)
        waits = await client.get(way[1:], Cookie="")
        assert (waits.code, client.server.desk) == (409, first)
        assert "belum selesai" in waits.body.decode()
        is_printed.set()
        while first.tasks.running:
            await asyncio.sleep(0)
        assert (await client.get(way[1:], Cookie="")).code == 302


@story
async def test_a_site_that_another_program_has_on_its_desk_is_found_there(
    situs: Situs, other: Path, places: Places
) -> None:
    async with browsing(situs, others=others_in(places)) as client, browsing(situs) as second:
        preview = second.server.preview
        with running.noted(other, running.OpenDesk(address=second.address, key=preview.key)):
            assert await way_to(client, other) == f"{second.address}meja/?kunci={preview.ticket}"
        assert client.server.desk.root == situs.root
