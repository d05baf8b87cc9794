"""The preview: what the browser is shown while somebody writes. No test sleeps; each waits for what it is about."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from harness import ROOT, Situs
from harness.preview import PATIENCE, browsing, is_told_to_reload, story
from tornado.httpclient import HTTPClientError

from sosialisasi.building.report import Report
from sosialisasi.desk.live import LiveSite
from sosialisasi.desk.serve import watch

# --- who may ask ----------------------------------------------------------------------------------------------


@story
async def test_only_this_computer_is_listened_to(situs: Situs) -> None:
    """Not the office network, and not a port that somebody else has."""
    async with browsing(situs) as first:
        port = int(first.host.partition(":")[2])
        async with browsing(situs, port) as second:
            assert first.host.startswith("127.0.0.1:")
            assert second.host.startswith("127.0.0.1:")
            assert first.host != second.host
            with pytest.raises(OSError, match=str(port)):
                await asyncio.open_connection("127.0.0.2", port)


@story
async def test_a_foreign_host_is_refused(situs: Situs) -> None:
    """A name that its owner makes point to 127.0.0.1 must not open the preview to the owner's pages."""
    async with browsing(situs) as browser:
        port = browser.host.partition(":")[2]
        for path in (
            "",
            "livereload",
            "pratinjau.js",
            "tidak-ada.html",
            "meja/tulis/",
            "meja/berkas/content/situs.yaml",
        ):
            for host in (f"jahat.example:{port}", "127.0.0.1", "127.0.0.1:1", f"127.0.0.1.jahat.example:{port}"):
                assert (await browser.get(path, Host=host)).code == 403
        for host in (f"127.0.0.1:{port}", f"localhost:{port}"):
            assert (await browser.get(Host=host)).code == 200


@story
async def test_a_foreign_page_cannot_listen(situs: Situs) -> None:
    """Neither from another site nor from another server of this computer."""
    async with browsing(situs) as browser:
        for origin in ("https://jahat.example", "http://127.0.0.1:1", "null"):
            with pytest.raises(HTTPClientError) as refused:
                await browser.connect(Origin=origin)
            assert refused.value.code == 403
        await browser.connect()


@story
async def test_a_foreign_page_is_told_nothing(situs: Situs) -> None:
    """A page of another site that asks is refused, and none may take in what is here."""
    async with browsing(situs) as browser:
        for origin in ("https://jahat.example", "http://127.0.0.1:1", "null", f"http://{browser.host}.jahat.example"):
            for path in ("", "meja/tulis/", "pratinjau.js", "cetak/index.html"):
                assert (await browser.get(path, Origin=origin)).code == 403
        answer = await browser.get(Origin=f"http://{browser.host}")
        assert answer.code == 200
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
        assert "Access-Control-Allow-Origin" not in answer.headers


@story
async def test_sheets_are_made_when_they_are_opened(situs: Situs) -> None:
    """Those for all to see; those of the office are not there, even if a build has made them."""
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    async with browsing(situs) as browser:
        for name, kind, start in (
            ("cetak/briefing-fasilitas-a4.pdf", "application/pdf", b"%PDF"),
            ("kartu/situs.png", "image/png", b"\x89PNG"),
            (
                "cetak/rakor-ogan-ilir-2024-notula.docx",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                b"PK\x03\x04",
            ),
        ):
            answer = await browser.get(name)
            assert (answer.code, answer.headers["Content-Type"], answer.body[:4]) == (200, kind, start)
        situs.build()
        for name in situs.office():
            for path in (name, f"kantor:{name}", f"_kantor/{name}", f"cetak/{name}"):
                assert (await browser.get(path)).code == 404


@story
async def test_a_sheet_that_cannot_be_made_says_why(situs: Situs) -> None:
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    situs.write("templates/cetak/lembar.typ", "#panic()")
    async with browsing(situs) as browser:
        answer = await browser.get("cetak/briefing-fasilitas-a4.pdf")
        assert answer.code == 500
        assert "Lembar ini tidak dapat dibuat." in answer.body.decode()
        assert (await browser.get()).code == 200


@story
async def test_nothing_but_the_site_is_served(situs: Situs) -> None:
    """Least of all office prints, which hold people's names."""
    situs.build()
    situs.write("_kantor/rahasia.html", "RAHASIA")
    situs.write("_siteku/rahasia.html", "RAHASIA")
    tries = ("_kantor/rahasia.html", "kantor/rahasia.html", "../_kantor/rahasia.html", "..%2f_kantor%2frahasia.html")
    more = ("%2e%2e/_siteku/rahasia.html", "briefing/../../_kantor/rahasia.html", f"/{situs.root}/_kantor/rahasia.html")
    async with browsing(situs) as browser:
        for path in (*tries, *more, "..%5c_kantor%5crahasia.html", "../content/situs.yaml"):
            answer = await browser.get(path)
            assert answer.code in (403, 404), path
            assert b"RAHASIA" not in answer.body


@story
async def test_a_link_in_the_published_folder_leads_nowhere(situs: Situs) -> None:
    """What was not planned is not served, whatever lies there."""
    situs.build()
    situs.write("rahasia.html", "RAHASIA")
    (situs.folders.out / "intip.html").symlink_to(situs.root / "rahasia.html")
    async with browsing(situs) as browser:
        assert (await browser.get("intip.html")).code == 404


# --- what is shown ----------------------------------------------------------------------------------------------


@story
async def test_a_page_is_the_published_one_with_our_script(situs: Situs) -> None:
    """The policy of the page allows the script and its socket, and not a thing more; the published file has neither.

    And the page does not ask to be kept.
    """
    situs.build()
    async with browsing(situs) as browser:
        before = situs.published()
        page = await browser.page("halaman/tentang.html")
        published = before["halaman/tentang.html"].decode()
        added = re.search(r'<link rel="stylesheet" href="/pratinjau.css"><script src="/prat[^>]*></script>', page)
        assert added
        way = (
            '<p class="pratinjau-sunting"><a href="/meja/berkas/content/halaman/tentang.md">Sunting halaman ini</a></p>'
        )
        assert way in page
        rest = page.replace(added[0], "").replace(way, "")
        shown, wanted = (dict(policy(text)) for text in (rest, published))
        assert shown.pop("connect-src") == {"'self'", f"ws://{browser.host}"}
        assert shown["script-src"] == wanted["script-src"]
        wanted.pop("connect-src")
        assert shown == wanted
        assert without_policy(rest) == without_policy(published).replace(" data-luring", "")
        assert situs.published() == before
        assert "pratinjau" not in published


def policy(page: str) -> list[tuple[str, set[str]]]:
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert found
    return [(name, set(sources)) for name, *sources in (part.split() for part in found[1].split(";"))]


def without_policy(page: str) -> str:
    return re.sub(r'Content-Security-Policy" content="[^"]*"', "", page)


@story
async def test_other_files_are_served_as_they_are(situs: Situs) -> None:
    """With a type that does not depend on the registry of Windows, and never from a cache."""
    situs.build()
    async with browsing(situs) as browser:
        types = {"gaya.css": "text/css; charset=utf-8", "ikon.svg": "image/svg+xml"}
        for name, kind in types.items():
            path = situs.static(name)
            answer = await browser.get(path)
            assert answer.body == situs.published()[path]
            assert answer.headers["Content-Type"] == kind
            assert answer.headers["Cache-Control"] == "no-store"
            assert "Etag" not in answer.headers
        assert (await browser.get("pratinjau.css")).code == 200
        assert b"/livereload" in (await browser.get("pratinjau.js")).body
        assert (await browser.get("halaman")).code in (301, 404)
        assert (await browser.get()).body == (await browser.get("index.html")).body


@story
async def test_a_missing_page_comes_back_by_itself(situs: Situs) -> None:
    """The page that says that there is no such page waits for it, too."""
    async with browsing(situs) as browser:
        answer = await browser.get("halaman/baru.html")
        assert answer.code == 404
        assert "Halaman ini tidak ada di situs." in answer.body.decode()
        assert "/pratinjau.js?edisi=" in answer.body.decode()


# --- while somebody writes --------------------------------------------------------------------------------------


@story
async def test_a_saved_file_is_shown_at_once(situs: Situs) -> None:
    """Every open page is told, and no more is built than what changed."""
    async with browsing(situs) as browser:
        sockets = [await browser.open(), await browser.open("halaman/tentang.html")]
        situs.edit("content/halaman/tentang.md", "hanya untuk menguji", "berubah")
        report = await browser.after_change()
        assert "halaman/tentang.html" in report.written
        assert [await is_told_to_reload(socket) for socket in sockets] == [True, True]
        assert "Situs ini berubah." in await browser.page("halaman/tentang.html")


@story
async def test_a_change_is_known_by_its_content(situs: Situs) -> None:
    """An old date does not hide a change (a file that was copied); a new one is no change."""
    async with browsing(situs) as browser:
        page = situs.root / "content/halaman/tentang.md"
        os.utime(page)
        browser.server.changed()
        situs.edit("content/halaman/tentang.md", "hanya untuk menguji", "disalin")
        os.utime(page, (0, 0))
        assert "halaman/tentang.html" in (await browser.after_change()).written
        assert "Situs ini disalin." in await browser.page("halaman/tentang.html")


@story
async def test_five_saves_at_once_make_one_build(situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that was saved is in it."""
    async with browsing(situs) as browser:
        looks, look = [], LiveSite.look

        def counted(*args: Any, **options: Any) -> Report:
            looks.append(1)
            return look(*args, **options)

        monkeypatch.setattr(LiveSite, "look", counted)
        names = [f"satu-{number}" for number in range(5)]
        for name in names:
            situs.write(f"content/halaman/{name}.md", (situs.root / "content/halaman/tentang.md").read_bytes())
            browser.server.changed()
        report = await browser.reports.get()
        assert {f"halaman/{name}.html" for name in names} <= set(report.written)
        assert len(looks) == 1


@story
async def test_two_quick_changes_are_both_shown(situs: Situs) -> None:
    """livereload drops a reload that follows another within three seconds; here none is lost."""
    async with browsing(situs) as browser:
        socket = await browser.open("halaman/tentang.html")
        situs.edit("content/halaman/tentang.md", "hanya untuk menguji", "satu")
        await browser.after_change()
        assert await is_told_to_reload(socket)
        situs.edit("content/halaman/tentang.md", "Situs ini satu", "Situs ini dua")
        await browser.after_change()
        assert await is_told_to_reload(socket)
        assert "Situs ini dua." in await browser.page("halaman/tentang.html")


@story
async def test_a_change_during_a_build_is_not_lost(situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is saved while a build runs is built after it, and the loop serves pages all the while."""
    async with browsing(situs) as browser:
        started, go_on = asyncio.Event(), threading.Event()
        loop, look = asyncio.get_running_loop(), LiveSite.look

        def slow(*args: Any, **options: Any) -> Report:
            report = look(*args, **options)
            loop.call_soon_threadsafe(started.set)
            assert go_on.wait(PATIENCE)
            return report

        monkeypatch.setattr(LiveSite, "look", slow)
        situs.edit("content/halaman/tentang.md", "hanya untuk menguji", "satu")
        browser.server.changed()
        await started.wait()
        situs.edit("content/halaman/tentang.md", "Situs ini satu", "Situs ini dua")
        browser.server.changed()
        assert (await browser.get()).code == 200
        go_on.set()
        await browser.reports.get()
        await browser.reports.get()
        assert "Situs ini dua." in await browser.page("halaman/tentang.html")


@story
async def test_a_page_that_connects_late_is_told(situs: Situs) -> None:
    """A build may end between the moment a page is read and the moment it connects."""
    async with browsing(situs) as browser:
        found = re.search(r"\?edisi=\w+", await browser.page())
        assert found
        situs.edit("content/halaman/tentang.md", "hanya untuk menguji", "berubah")
        await browser.after_change()
        assert await is_told_to_reload(await browser.connect(found[0]))


@story
async def test_a_mistake_is_shown_above_the_last_good_page(situs: Situs) -> None:
    """On every page, until it is mended."""
    async with browsing(situs) as browser:
        socket = await browser.open()
        situs.edit("content/halaman/tentang.md", "diperbarui: 22 November 2026", "diperbarui: 31 November 2026")
        report = await browser.after_change()
        assert await is_told_to_reload(socket)
        (mistake,) = (found for found in report.problems if found.is_error)
        for path in ("index.html", "halaman/tentang.html", "tidak-ada.html"):
            page = await browser.page(path)
            assert "Ada 1 kesalahan." in page
            assert (
                '<a href="/meja/berkas/content/halaman/tentang.md">Halaman “Tentang situs ini”, isian diperbarui'
                in page
            )
            assert "<pre>diperbarui: 31 November 2026</pre>" in page
            assert (
                page.index("<body>") < page.index('class="pratinjau"') < page.index(mistake.hint.replace('"', "&#34;"))
            )
        assert "Situs ini hanya untuk menguji." in await browser.page("halaman/tentang.html")

        situs.edit("content/halaman/tentang.md", "31 November", "22 November")
        await browser.after_change()
        assert await is_told_to_reload(socket)
        assert "kesalahan" not in await browser.page()


@story
async def test_a_warning_is_counted_where_its_page_is_edited(situs: Situs) -> None:
    """It keeps nothing from being shown, so it has no panel; the form tells what it says."""
    situs.edit("content/halaman/tentang.md", "Situs ini", "Hubungi 0812-3456-7890. Situs ini")
    async with browsing(situs) as browser:
        page = await browser.page("halaman/tentang.html")
        assert ">Sunting halaman ini (1 peringatan)</a>" in page
        assert 'class="pratinjau"' not in page
        assert ">Sunting halaman ini</a>" in await browser.page("briefing/fasilitas.html")
        assert "0812-3456-7890" in await browser.page("meja/berkas/content/halaman/tentang.md")


@story
async def test_what_an_author_typed_is_never_markup_in_the_panel(situs: Situs) -> None:
    """Not even in a message that repeats it."""
    async with browsing(situs) as browser:
        situs.edit("content/halaman/tentang.md", "22 November 2026", "'<img src=x onerror=alert(1)>'")
        await browser.after_change()
        page = await browser.page()
        assert "<img src=x" not in page
        assert "&lt;img src=x" in page


@story
async def test_without_any_good_build_only_the_mistakes_are_shown(situs: Situs) -> None:
    """And the site, as soon as they are mended."""
    situs.edit("content/situs.yaml", "nama: Situs uji", "nama:")
    async with browsing(situs) as browser:
        answer = await browser.get("halaman/tentang.html")
        assert answer.code == 503
        assert "content/situs.yaml" in answer.body.decode()
        socket = await browser.open()
        situs.edit("content/situs.yaml", "nama:\n", "nama: Situs uji\n")
        await browser.after_change()
        assert await is_told_to_reload(socket)
        assert (await browser.get("halaman/tentang.html")).code == 200


@story
async def test_the_last_good_build_may_be_of_another_day(situs: Situs) -> None:
    """A preview that begins with a mistake shows what was published before it."""
    situs.build()
    situs.edit("content/situs.yaml", "nama: Situs uji", "nama:")
    async with browsing(situs) as browser:
        page = await browser.page("halaman/tentang.html")
        assert "Situs ini hanya untuk menguji." in page
        assert "content/situs.yaml" in page


@story
async def test_a_bug_of_ours_does_not_end_the_preview(situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told in one line, above the last good page too; the next change is built again."""
    async with browsing(situs) as browser:
        look, failed = LiveSite.look, asyncio.Event()

        def broken(*args: Any, **options: Any) -> Report:
            raise RuntimeError("dua\nbaris")

        def tell(cause: str) -> None:
            browser.failures.append(cause)
            failed.set()

        monkeypatch.setattr(LiveSite, "look", broken)
        monkeypatch.setattr(browser.server.preview, "_failed", tell)
        browser.server.changed()
        await failed.wait()
        (cause,) = browser.failures
        assert cause.startswith("RuntimeError: dua baris (test_serve.py, baris ")
        page = await browser.page("halaman/tentang.html")
        assert "Situs ini hanya untuk menguji." in page
        assert cause in page
        monkeypatch.setattr(LiveSite, "look", look)
        situs.edit("content/halaman/tentang.md", "hanya untuk menguji", "berubah")
        await browser.after_change()
        assert "kesalahan program" not in await browser.page()
        assert "Situs ini berubah." in await browser.page("halaman/tentang.html")


@story
async def test_a_locked_file_is_tried_again(situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing it in the other program is no change that could be watched."""
    monkeypatch.setattr("sosialisasi.desk.serve.LOOK_SECONDS", 0)
    async with browsing(situs) as browser:
        situs.edit("content/halaman/tentang.md", "hanya untuk menguji", "berubah")
        read, locked = Path.read_bytes, {"tentang.md"}

        def refuse(file: Path) -> bytes:
            if file.name in locked:
                locked.clear()
                raise PermissionError(13, "Permission denied")
            return read(file)

        monkeypatch.setattr(Path, "read_bytes", refuse)
        report = await browser.after_change()
        assert [found.code for found in report.problems if found.is_error] == ["berkas-tak-terbuka"]
        assert not (await browser.reports.get()).has_errors
        assert "Situs ini berubah." in await browser.page("halaman/tentang.html")


# --- the watcher and the command --------------------------------------------------------------------------------


def test_content_and_templates_are_watched(situs: Situs) -> None:
    """Also a folder that comes into being later, or that takes the place of another."""
    told, stop = threading.Event(), threading.Event()
    watcher = threading.Thread(target=watch, args=(situs.root, told.set, stop))
    watcher.start()

    def is_told() -> bool:
        was_told = told.wait(PATIENCE)
        told.clear()
        return was_told

    try:
        assert is_told()  # The watching has begun.
        situs.write("content/halaman/baru.md", "baru")
        assert is_told()
        situs.write("templates/web/halaman.html", "baru")
        assert is_told()
        situs.rename("content", "content-lama")
        assert is_told()
        situs.rename("content-lama", "content")
        assert is_told()
    finally:
        stop.set()
        watcher.join(PATIENCE)
    assert not watcher.is_alive()


def test_what_the_build_writes_is_not_watched(situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or every build would lead to another."""
    watched: list[set[Path]] = []
    stop = threading.Event()

    def note(*folders: Path, **options: Any) -> list[object]:
        watched.append(set(folders))
        stop.set()
        return []

    monkeypatch.setattr("watchfiles.watch", note)
    situs.write("templates/web/kosong.html", "")
    watch(situs.root, stop.set, stop)
    assert watched == [{situs.root / "content", situs.root / "templates", ROOT / "templates"}]


def test_files_that_are_saved_together_are_told_once(situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
    """They come as one set, which needs one build."""
    told: list[int] = []
    stop = threading.Event()

    def note(*folders: Path, **options: Any) -> Iterator[set[tuple[int, str]]]:
        assert 0 < options["step"] <= 50
        yield set()  # The watching has begun.
        yield {(1, f"{number}.md") for number in range(5)}
        yield set()
        stop.set()

    monkeypatch.setattr("watchfiles.watch", note)
    watch(situs.root, lambda: told.append(1), stop)
    assert len(told) == 2


def test_livereload_sets_no_policy_of_its_own() -> None:
    """Its server does so when it is imported on Windows, by calls that Python 3.16 no longer has."""
    assert "livereload.handlers" in sys.modules
    assert "livereload.server" not in sys.modules


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
def test_the_command_serves_until_it_is_stopped(situs: Situs) -> None:
    """From the first build over a saved file to Ctrl+C, in words that the user understands; nothing is published."""
    command = [sys.executable, "-m", "sosialisasi", "serve", "--site", str(situs.root), "--tanpa-peramban"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as child:
        deadline = threading.Timer(PATIENCE, child.kill)
        deadline.start()
        try:
            assert child.stdout
            assert child.stdout.readline() == f"Situs: {situs.root}\n"
            assert "Pratinjau diperbarui dalam" in child.stdout.readline()
            lines = iter(child.stdout.readline, "")
            assert any("tekan Ctrl+C, untuk berhenti" in line for line in lines)
            for name, path in {"Meja kerja": "meja/", "Pratinjau": ""}.items():
                assert re.fullmatch(rf"{name}: http://127\.0\.0\.1:\d+/{path}\?kunci=[\w-]{{43}}\n", next(lines))
            situs.edit("content/halaman/tentang.md", "hanya untuk menguji", "berubah")
            assert any("berkas berubah" in line for line in iter(child.stdout.readline, ""))
            child.send_signal(signal.SIGINT)
            out, err = child.communicate()
        finally:
            deadline.cancel()
            child.kill()
    assert (out, err.strip(), child.returncode) == ("", "Dihentikan.", 130)
    assert not situs.made()
