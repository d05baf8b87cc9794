"""``build --zip``: the whole site in one file, the same bytes wherever it is made, readable where it is unpacked."""

from __future__ import annotations

import re
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from harness import Situs, files
from harness.published import published
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from sosialisasi.building import archive
from sosialisasi.commands import cli


def build(situs: Situs, monkeypatch: pytest.MonkeyPatch, *options: str) -> int:
    """``sosialisasi build --zip`` as its user would run it; gives the exit status."""
    monkeypatch.setattr(sys, "argv", ["sosialisasi", "build", "--site", str(situs.root), "--zip", *options])
    try:
        cli.main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def unpacked(path: Path, target: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as packed:
        packed.extractall(target)
    return files(target)


def test_archive_holds_the_site_and_nothing_else(
    situs: Situs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every published file, nothing of the office or of others, and a text that says how to open it."""
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    assert build(situs, monkeypatch) == 0
    assert situs.office()
    situs.write("_site/catatan.txt", "Bukan buatan program ini.")
    assert build(situs, monkeypatch) == 0
    found = unpacked(situs.root / "_site.zip", tmp_path / "usb")
    readme = found.pop("BACA-DULU.txt")
    published_files = situs.published()
    del published_files["catatan.txt"]
    assert found == {f"situs/{name}": data for name, data in published_files.items()}
    assert b"per 22 November 2026.\r\n" in readme
    assert readme.count(b"\n") == readme.count(b"\r\n")
    assert re.search(r"^Arsip: .+_site\.zip \(\d+,\d MB\)$", capsys.readouterr().out, re.MULTILINE)


def test_same_site_gives_the_same_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In another folder, by another way, and when nothing was left to build."""
    one, other = Situs(tmp_path / "satu"), Situs(tmp_path / "jauh" / "dua")
    assert build(one, monkeypatch) == 0
    first = (one.root / "_site.zip").read_bytes()
    other.edit("content/halaman/tentang.md", "judul: ", "judul: Lain ")
    other.build()
    other.edit("content/halaman/tentang.md", "judul: Lain ", "judul: ")
    assert build(other, monkeypatch, "--jobs", "2") == 0
    assert (other.root / "_site.zip").read_bytes() == first
    assert build(one, monkeypatch) == 0
    assert (one.root / "_site.zip").read_bytes() == first


@given(st.dictionaries(st.sampled_from(["a", "b/c", "b/d", "é"]), st.binary(max_size=99)), st.dates())
def test_archive_depends_on_its_files_and_day_alone(contents: dict[str, bytes], day: date) -> None:
    """Not on their order; a day of a year that ZIP does not know is no obstacle."""
    files = list(contents.items())
    assert archive.pack(files, day) == archive.pack(files[::-1], day)


def test_archive_follows_the_published_folder(
    situs: Situs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It stands beside the folder that was asked for; programs are told where."""
    assert build(situs, monkeypatch, "--out", str(tmp_path / "terbit"), "--format", "json") == 0
    assert f'"archive": "{tmp_path / "terbit.zip"}"' in capsys.readouterr().out
    assert not (situs.root / "_site.zip").exists()


def test_file_of_somebody_else_is_not_overwritten(
    situs: Situs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The site is built; only the archive is refused."""
    situs.write("_site.zip", "cadangan orang lain")
    assert build(situs, monkeypatch) == 2
    assert 'Arsip tidak dibuat: "_site.zip" sudah ada dan bukan buatan program ini.' in capsys.readouterr().err
    assert (situs.root / "_site.zip").read_text() == "cadangan orang lain"
    assert (situs.folders.out / "index.html").is_file()


def test_site_with_mistakes_makes_no_archive(situs: Situs, monkeypatch: pytest.MonkeyPatch) -> None:
    situs.edit("content/briefing/fasilitas.md", "audiens: asn", "audiens: umum")
    assert build(situs, monkeypatch) == 1
    assert not (situs.root / "_site.zip").exists()


def test_archive_opens_from_a_usb_stick(browser: Browser, tmp_path: Path) -> None:
    """Unpacked into any folder, the real site is read from the disk: styled, searched, linked, without a complaint."""
    site = published()
    packed = archive.write(site.out, site.report.published, date(2026, 11, 22))
    stick = tmp_path / "USB netralitas (E)"
    try:
        unpacked(packed, stick)
    finally:
        packed.unlink()
    page = browser.new_page(viewport={"width": 360, "height": 800})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.on("request", lambda request: None if request.url.startswith("file:") else complaints.append(request.url))
    page.goto((stick / "situs" / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "17px"
    page.get_by_role("combobox").fill("boleh ngelike status paslon")
    page.keyboard.press("Tab")  # leaves the box, and with it what is suggested above the results
    page.locator("[data-hasil]").get_by_role("link", name="menyukai (like)").click()
    assert page.url.partition("#")[0] == (stick / "situs/boleh-jangan/d-1.html").as_uri()
    page.get_by_role("button", name="Salin teks").click()
    page.get_by_text("ersalin").wait_for()
    assert complaints == []
    page.close()
