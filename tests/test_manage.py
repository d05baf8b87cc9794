"""``/meja/``: who may write what, and that nothing is lost."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from harness import HERE, Situs
from harness.preview import Browser as Client
from harness.preview import browsing as served
from harness.preview import desk_of, story
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest, HTTPResponse

from sosialisasi.commands.cli import cli
from sosialisasi.desk.exchange import Refused, Request, asked
from sosialisasi.desk.live import LiveSite
from sosialisasi.desk.manage import Asked, file_form, opened, overview, submit
from sosialisasi.desk.screens import html
from sosialisasi.ground import locks
from sosialisasi.ground.files import MAX_BYTES
from sosialisasi.ground.folders import FOLDERS
from sosialisasi.reading.load import KINDS
from sosialisasi.reading.markup.blocks import TOP_HEADING
from sosialisasi.site.keys import slots_of

PAGE = "content/halaman/tentang.md"


def ask(live: LiveSite, path: str = PAGE, *, write: bool = True, seen: str = "", **answers: object) -> dict[str, str]:
    seen = seen or opened(live, path)[0].digest
    return send(live, path, {"seen": seen, "answers": answers, "write": write})


def send(live: LiveSite, path: str, body: object) -> dict[str, str]:
    """Answers as the page of a form sends them."""
    desk = desk_of(live)
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return submit(desk, path, asked(Request(method="POST", path=path, host="", body=data), Asked))


@pytest.fixture
def live(situs: Situs) -> LiveSite:
    live = LiveSite(situs.folders)
    live.look()
    return live


# --- what is written -----------------------------------------------------------------------------------


def test_what_is_filled_in_is_saved_and_built(situs: Situs, live: LiveSite) -> None:
    told = ask(live, judul="Tentang: kami", naskah="## Batas\n\nNaskah baru.\n")
    assert "Tidak ada kesalahan di berkas ini." in told["masalah"]
    text = (situs.root / PAGE).read_text("utf-8")
    assert '\njudul: "Tentang: kami"\n' in text
    assert text.endswith("---\n## Batas\n\nNaskah baru.\n")
    assert told["sidik"] == opened(live, PAGE)[0].digest
    assert "halaman/tentang.html" in live.look().written


def test_a_page_can_be_published_with_what_changed_and_why(situs: Situs, live: LiveSite) -> None:
    """Records are sent as rows: which one each was, and what is new in it."""
    page = (situs.root / PAGE).read_text("utf-8")
    situs.write(PAGE, page.replace("\n", "\r\n").encode())
    ask(live, perubahan=[{"asal": None, "isi": {"tanggal": "1 Mei 2026", "catatan": "Terbit pertama"}}])
    ask(
        live,
        perubahan=[
            {"asal": None, "isi": {"tanggal": "2 Mei 2026", "catatan": "Satu\r\ndua: tiga"}},
            {"asal": 0, "isi": {}},
        ],
    )
    written = (situs.root / PAGE).read_bytes().decode()
    changes = (
        '  - tanggal: 2 Mei 2026\n    catatan: "Satu dua: tiga"\n  - tanggal: 1 Mei 2026\n    catatan: Terbit pertama\n'
    )
    assert written == page.replace("\n---\n", f"\nperubahan:\n{changes}---\n", 1).replace("\n", "\r\n")
    with pytest.raises(Refused, match="Muat ulang"):
        ask(live, perubahan=[{"asal": 7, "isi": {}}])


def test_a_form_says_of_every_key_what_the_model_says(live: LiveSite) -> None:
    """Below the key as words; nothing about a key is written a second time for forms. Only whoever writes files
    by hand hears of their names and of quotes.
    """
    files = ("content/briefing/fasilitas.md", "content/boleh-jangan/d-1.yaml", "content/rakor/ogan-ilir-2024.md")
    for path in (PAGE, *files):
        view = file_form(live, path)
        slots = slots_of(KINDS[path.split("/")[1]])
        fields = {field.part.name: field for field in (*view.used, *view.unused)}
        assert fields.keys() <= slots.keys()
        for key, field in fields.items():
            assert field.hint.startswith(slots[key].says)
            assert not re.search("tanda kutip|[Nn]ama berkas(nya)? di|Tulis (kode|nomor)nya", field.hint)
            assert field.label.lower().replace(" ", "_") == key


def test_saving_twice_in_a_row_needs_no_build_between(situs: Situs, live: LiveSite) -> None:
    """The second form is of the file as the first one left it."""
    told = ask(live, judul="Satu")
    ask(live, seen=told["sidik"], ringkasan="Dua.")
    text = (situs.root / PAGE).read_text("utf-8")
    assert "judul: Satu\n" in text
    assert "ringkasan: Dua.\n" in text


def test_looking_writes_nothing(situs: Situs, live: LiveSite) -> None:
    """What is typed is checked as if it were saved, with the line as it is typed."""
    before = (situs.root / PAGE).read_bytes()
    told = ask(live, write=False, diperbarui="31 November 2026")
    assert "1 kesalahan di berkas ini." in told["masalah"]
    assert "<pre>diperbarui: 31 November 2026</pre>" in told["masalah"]
    assert (situs.root / PAGE).read_bytes() == before
    assert not any(found.is_error for found in live.look().problems)


def test_a_mistake_may_be_saved(situs: Situs, live: LiveSite) -> None:
    """Whoever has to stop for today loses nothing; the last good site stays in the preview."""
    told = ask(live, diperbarui="31 November 2026")
    assert "1 kesalahan di berkas ini." in told["masalah"]
    assert "31 November 2026" in (situs.root / PAGE).read_text("utf-8")


def test_a_file_keeps_its_own_form(situs: Situs, live: LiveSite) -> None:
    """Its BOM and its ends of lines, whatever the browser sends."""
    text = (situs.root / PAGE).read_bytes()
    situs.write(PAGE, b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    ask(live)
    assert (situs.root / PAGE).read_bytes() == b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n")
    ask(live, naskah="Satu.\r\nDua.\n")
    data = (situs.root / PAGE).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf---\r\njudul:")
    assert data.endswith(b"---\r\nSatu.\r\nDua.\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")


def test_what_somebody_else_wrote_meanwhile_is_never_written_over(situs: Situs, live: LiveSite) -> None:
    """Neither before the preview has noticed nor after; looking says so, too."""
    seen = opened(live, PAGE)[0].digest
    situs.edit(PAGE, "hanya untuk menguji", "ditulis orang lain")
    for _ in range(2):
        for write in (True, False):
            with pytest.raises(Refused, match="sudah diubah di tempat lain"):
                ask(live, seen=seen, write=write, naskah="Punya saya.\n")
        live.look()
    assert "ditulis orang lain" in (situs.root / PAGE).read_text("utf-8")


def test_a_file_that_is_locked_is_not_half_written(
    situs: Situs, live: LiveSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (situs.root / PAGE).read_bytes()

    def refuse(*given: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(Refused, match="Belum disimpan: tidak diizinkan"):
        ask(live, judul="Lain")
    assert (situs.root / PAGE).read_bytes() == before
    assert [path.name for path in (situs.root / "content/halaman").iterdir()] == ["tentang.md"]


# --- what readers are told of a change ------------------------------------------------------------------

MEETING = "content/rakor/ogan-ilir-2024.md"
TODAY = datetime(2027, 3, 1, 9, 0)


def tell(live: LiveSite, path: str, *, only_spelling: bool = False, **answers: Any) -> Any:
    """Save on the first of March; what the form is told."""
    desk = desk_of(live)
    desk.host = replace(desk.host, now=lambda: TODAY)
    body = {"seen": opened(live, path)[0].digest, "answers": answers, "write": True, "only_spelling": only_spelling}
    asking = Request(method="POST", path=path, host="", body=json.dumps(body).encode())
    return submit(desk, path, asked(asking, Asked))


def test_who_changes_something_published_is_asked_what_changes(situs: Situs, live: LiveSite) -> None:
    """Before anything is written; the answer is a row of the form like any other, and then nothing is asked."""
    before = (situs.root / MEETING).read_bytes()
    told = tell(live, MEETING, tempat="Balai contoh")
    assert told == {"perubahan": {"tanggal": "1 Maret 2027", "catatan": "", "di_atas": False, "diperbarui": False}}
    assert (situs.root / MEETING).read_bytes() == before
    row = {"tanggal": "1 Maret 2027", "catatan": "Tempat berganti"}
    told = tell(live, MEETING, tempat="Balai contoh", perubahan=[{"asal": 0, "isi": {}}, {"asal": None, "isi": row}])
    assert "Tidak ada kesalahan" in told["masalah"]
    text = (situs.root / MEETING).read_text("utf-8")
    assert "    catatan: Terbit pertama\n  - tanggal: 1 Maret 2027\n    catatan: Tempat berganti\n" in text
    assert "sidik" in tell(live, MEETING, tempat="Aula contoh")  # The change of today is told already.


def test_a_correction_of_spelling_is_told_to_nobody(situs: Situs, live: LiveSite) -> None:
    assert "sidik" in tell(live, MEETING, only_spelling=True, tempat="Balai contoh")
    assert "tempat: Balai contoh\n" in (situs.root / MEETING).read_text("utf-8")


def test_what_nobody_sees_or_what_is_not_changed_asks_for_nothing(situs: Situs, live: LiveSite) -> None:
    assert "sidik" in tell(live, MEETING)
    assert "sidik" in tell(live, MEETING, status="draf")
    assert "sidik" in tell(live, MEETING, tempat="Balai contoh")
    assert "sidik" in tell(live, "content/pemilihan/pilkada-2024.yaml", nama="Pilkada serentak 2024")


def test_what_is_published_first_says_so(situs: Situs, live: LiveSite) -> None:
    """A page has a day of its last change as well."""
    situs.edit(PAGE, "diperbarui:", "status: draf\ndiperbarui:")
    told = tell(live, PAGE, status="terbit")
    assert told["perubahan"]["catatan"] == "Terbit pertama"
    assert told["perubahan"]["diperbarui"]


def test_a_change_stands_where_the_latest_ones_do(situs: Situs, live: LiveSite) -> None:
    """At the end, unless whoever wrote the file puts the latest first."""
    older = "  - tanggal: 20 November 2026\n    catatan: Disusun\n"
    situs.edit(MEETING, "    catatan: Terbit pertama\n", f"    catatan: Terbit pertama\n{older}")
    assert tell(live, MEETING, tempat="Balai contoh")["perubahan"]["di_atas"]


# --- where it may be written ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "",
        "content",
        "content/halaman",
        "content/halaman/baru.md",
        "content/halaman/../halaman/tentang.md",
        "content/halaman/../../rahasia.md",
        "content//halaman/tentang.md",
        "content\\halaman\\tentang.md",
        "/etc/passwd",
        "../situs/content/halaman/tentang.md",
        "templates/web/halaman.html",
        ".sosialisasi/memo.msgpack",
        "content/halaman/tentang.md\0",
        "CONTENT/halaman/tentang.md",
    ],
)
def test_only_a_file_that_the_site_was_read_from_can_be_opened(situs: Situs, live: LiveSite, path: str) -> None:
    situs.write("rahasia.md", "---\njudul: RAHASIA\n---\n")
    with pytest.raises(Refused, match="tidak ada di folder content"):
        opened(live, path)
    with pytest.raises(Refused, match="tidak ada di folder content"):
        ask(live, path, seen="x", berkas="lain")


def test_a_file_of_every_folder_is_listed(situs: Situs) -> None:
    """Also that of who stands, which is published nowhere; but a picture has no words to fill in."""
    situs.write("content/lambang/contoh.svg", (HERE / "harness/lambang.svg").read_bytes())
    situs.write("content/peserta/ogan-ilir-2024.yaml", (HERE / "netral/peserta.yaml").read_bytes())
    situs.write("content/daerah/16-10.yaml", 'kode: "16.10"\nnama: Kabupaten Ogan Ilir\n')
    situs.write("content/kasus/contoh.yaml", "judul: Contoh\n")
    situs.write("content/angka/contoh.yaml", "judul: Contoh\n")
    situs.write("content/opd.yaml", "opd: [Dinas Contoh]\n")
    live = LiveSite(situs.folders)
    listed = {file.path for _, files in overview(live).folders for file in files}
    assert listed == {text.path for text in live.inputs.texts} - {"content/alamat.txt", "content/lambang/contoh.svg"}
    assert {Path(path).parent.name for path in listed} == {"content", *FOLDERS} - {"lambang"}


def test_the_line_of_a_problem_is_read_as_the_file_is(situs: Situs) -> None:
    """In its own encoding; nothing is shown of a file that nobody can read."""
    text = (situs.root / PAGE).read_text("utf-8").replace("## Batas", "# “Batas”")
    for encoding, shown in (("utf-16", "# “Batas”"), ("cp1252", "# “Batas”"), ("utf-16-le", "")):
        situs.write(PAGE, text.encode(encoding))
        live = LiveSite(situs.folders)
        assert live.line(TOP_HEADING.at(PAGE, 9, judul="“Batas”")) == shown


def test_what_the_program_writes_is_not_edited(situs: Situs) -> None:
    """The ledgers only grow, and only by their commands."""
    situs.write("content/alamat.txt", "index.html\n")
    live = LiveSite(situs.folders)
    with pytest.raises(Refused, match="diisi oleh program"):
        opened(live, "content/alamat.txt")


def test_a_link_is_neither_shown_nor_replaced(situs: Situs, live: LiveSite) -> None:
    """Also one that took the place of a file after it was read, and that of a folder."""
    situs.write("rahasia.md", "---\njudul: RAHASIA\n---\n")
    (situs.root / PAGE).unlink()
    (situs.root / PAGE).symlink_to(situs.root / "rahasia.md")
    with pytest.raises(Refused, match="hanya tautan"):
        ask(live, seen="x", judul="lain")
    situs.rename("content/halaman", "luar")
    (situs.root / "content/halaman").symlink_to(situs.root / "luar")
    with pytest.raises(Refused, match="hanya tautan"):
        file_form(live, PAGE)


def test_too_much_is_not_written(situs: Situs, live: LiveSite) -> None:
    before = (situs.root / PAGE).read_bytes()
    with pytest.raises(Refused, match="terlalu panjang"):
        ask(live, naskah="a" * MAX_BYTES)
    assert (situs.root / PAGE).read_bytes() == before


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"seen": 1, "answers": {}, "write": true}', b"\xff", b"[" * 10_000]
)
def test_what_is_no_question_is_refused(live: LiveSite, body: bytes) -> None:
    with pytest.raises(Refused, match="tidak dikenali"):
        send(live, PAGE, body)


def test_every_folder_has_its_place_in_the_list(situs: Situs) -> None:
    """Also the one that is never published."""
    situs.write("content/peserta/ogan-ilir-2024.yaml", 'pemilihan: pilkada-2024\ndaerah: "16.10"\n')
    live = LiveSite(situs.folders)
    live.look()
    page = html(overview(live), situs.root)
    assert '<a href="/meja/berkas/content/peserta/ogan-ilir-2024.yaml">' in page
    assert all(f'"/meja/berkas/{text.path}"' in page for text in live.inputs.texts if text.path != "content/alamat.txt")


def test_a_file_is_listed_by_what_it_calls_itself(situs: Situs) -> None:
    """Also if that takes several lines, or stands in quotes."""
    situs.edit("content/halaman/tentang.md", "judul: Tentang", "judul: >-\n  Perihal")
    situs.edit("content/briefing/fasilitas.md", "judul: Barang kantor", 'judul: "Barang: kantor"')
    live = LiveSite(situs.folders)
    live.look()
    names = [file.name for _, files in overview(live).folders for file in files]
    assert {"Perihal", "Barang: kantor"} <= {name.partition(" situs")[0] for name in names}
    assert not [name for name in names if name.startswith((">", "|"))]


def test_a_file_in_another_encoding_is_not_guessed_at(situs: Situs, live: LiveSite) -> None:
    situs.write(PAGE, "---\njudul: caf\u00e9\n---\n".encode("cp1252"))
    with pytest.raises(Refused, match="UTF-8"):
        opened(live, PAGE)


def test_of_many_who_save_at_once_one_is_told_yes(situs: Situs, live: LiveSite) -> None:
    """All have seen the same file; the others are told that it was changed, and nothing of the first is lost."""
    seen = opened(live, PAGE)[0].digest

    def save(title: str) -> str:
        try:
            ask(live, seen=seen, judul=title)
        except Refused as refusal:
            return "" if refusal.status == 409 else str(refusal)
        return title

    for turn in range(5):
        with ThreadPoolExecutor(8) as crowd:
            (saved,) = filter(None, crowd.map(save, [f"Putaran {turn}, formulir {number}" for number in range(8)]))
        assert f"judul: {saved}\n" in (situs.root / PAGE).read_text("utf-8")
        live.look()
        seen = opened(live, PAGE)[0].digest


def test_files_of_one_folder_are_saved_at_once(situs: Situs) -> None:
    """None takes the draft of another away, and nobody is blamed."""
    source = (situs.root / PAGE).read_text("utf-8")
    paths = [f"content/halaman/halaman-{number}.md" for number in range(8)]
    for path in paths:
        situs.write(path, source)
    live = LiveSite(situs.folders)
    live.look()
    for turn in range(5):

        def save(path: str, turn: int = turn) -> None:
            told = {"seen": opened(live, path)[0].digest, "answers": {"judul": f"Putaran {turn}"}, "write": True}
            send(live, path, told)

        with ThreadPoolExecutor(8) as crowd:
            list(crowd.map(save, paths))
        assert all(f"judul: Putaran {turn}\n" in (situs.root / path).read_text("utf-8") for path in paths)
    assert not list((situs.root / "content/halaman").glob(".*"))


def test_nothing_is_saved_while_a_command_works(situs: Situs, live: LiveSite) -> None:
    """It may write the same file; the form keeps what was typed."""
    seen, before = opened(live, PAGE)[0].digest, (situs.root / PAGE).read_bytes()
    with locks.hold(situs.root, lambda holder: None), pytest.raises(Refused, match="perintah lain"):
        ask(live, seen=seen, judul="Dari formulir")
    assert (situs.root / PAGE).read_bytes() == before


@pytest.mark.parametrize(
    "command", [["rapikan"], ["baru", "halaman", "cuti", "--judul", "Cuti", "--ringkasan", "Cuti."]]
)
def test_whoever_writes_content_holds_the_lock(
    situs: Situs, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    """Forms and commands are writers alike."""
    held = []

    def hold(root: Path, waiting: object) -> AbstractContextManager[None]:
        held.append(root)
        return nullcontext()

    monkeypatch.setattr(locks, "hold", hold)
    CliRunner().invoke(cli, [*command, "--site", str(situs.root)])
    assert held == [situs.root]


# --- over the wire -------------------------------------------------------------------------------------


async def post(client: Client, token: str, body: object, path: str = PAGE, **headers: str) -> HTTPResponse:
    headers = {"X-Kunci": token, "Content-Type": "application/json", "Origin": f"http://{client.host}", **headers}
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    request = HTTPRequest(f"{client.address}meja/berkas/{path}", "POST", headers, data)
    return await AsyncHTTPClient().fetch(request, raise_error=False)


async def form(client: Client) -> tuple[str, dict[str, Any]]:
    """The token of the page, and what it would ask for."""
    page = await client.page(f"meja/berkas/{PAGE}")
    token = re.search(r'<meta name="kunci" content="([\w-]+)">', page)
    found = re.search(r'data-sidik="(\w+)"', page)
    assert token
    assert found
    return token[1], {"seen": found[1], "answers": {"judul": "Dari formulir"}, "write": True}


@story
async def test_a_form_needs_the_token_of_its_page(situs: Situs) -> None:
    """And the host, the origin and the type that only our own page sends."""
    async with served(situs) as client:
        token, asked = await form(client)
        before = (situs.root / PAGE).read_bytes()
        for wrong in ("", "x", token[:-1], token + "x", "\u00e9"):
            assert (await post(client, wrong, asked)).code in (400, 403)
        for origin in ("https://jahat.example", "null", "http://127.0.0.1:1"):
            assert (await post(client, token, asked, Origin=origin)).code == 403
        assert (await post(client, token, asked, Host="jahat.example")).code == 403
        for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
            assert (await post(client, token, asked, **{"Content-Type": kind})).code == 415
        assert (situs.root / PAGE).read_bytes() == before
        answered = await post(client, token, asked)
        assert answered.code == 200
        assert "Access-Control-Allow-Origin" not in answered.headers
        assert b"judul: Dari formulir\n" in (situs.root / PAGE).read_bytes()
        again = await post(client, token, asked)
        assert (again.code, "sudah diubah" in json.loads(again.body)["pesan"]) == (409, True)


@story
async def test_the_token_is_of_one_run(situs: Situs) -> None:
    async with served(situs) as client:
        first, _ = await form(client)
    async with served(situs) as client:
        second, asked = await form(client)
        assert first != second
        assert (await post(client, first, asked)).code == 403


@story
async def test_no_path_leads_out(situs: Situs) -> None:
    """Whatever the page is, it says nothing of what lies elsewhere."""
    situs.write("rahasia.md", "RAHASIA")
    async with served(situs) as client:
        token, asked = await form(client)
        for path in (
            "../rahasia.md",
            "..%2frahasia.md",
            "content/..%2f..%2frahasia.md",
            "%2fetc%2fpasswd",
            "rahasia.md",
        ):
            for answered in (await client.get(f"meja/berkas/{path}"), await post(client, token, asked, path)):
                assert answered.code in (404, 422), path
                assert b"RAHASIA" not in answered.body
                assert b"root:" not in answered.body


@story
async def test_a_body_that_is_too_large_is_not_read(situs: Situs) -> None:
    async with served(situs) as client:
        token, _ = await form(client)
        with pytest.raises((HTTPClientError, OSError)):
            (await post(client, token, b"x" * (5 * MAX_BYTES))).rethrow()
        assert (await client.get()).code == 200


@story
async def test_its_pages_have_a_policy_and_are_never_published(situs: Situs) -> None:
    situs.build()
    assert not [name for name in situs.published() if "meja" in name]
    async with served(situs) as client:
        for path in ("meja/tulis/", f"meja/berkas/{PAGE}"):
            answered = await client.get(path)
            policy = answered.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert "frame-ancestors 'none'" in policy
            assert not re.search(rb"<script>|<style|\son\w+=|\sstyle=", answered.body)


@story
async def test_what_an_author_typed_is_text_on_the_page(situs: Situs) -> None:
    situs.edit(PAGE, "judul: Tentang situs ini", "judul: '</textarea><script>alert(1)</script>'")
    situs.edit(PAGE, "hanya untuk menguji", "</textarea><img src=x onerror=alert(1)>")
    async with served(situs) as client:
        for path in ("meja/tulis/", f"meja/berkas/{PAGE}"):
            page = await client.page(path)
            assert "<script>alert" not in page
            assert "<img" not in page
