"""A real browser, and the published site on a web server for it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, BrowserType, Page, Request

from harness.published import Published


def launch(chromium: BrowserType, *arguments: str) -> Browser:
    """Debian's Chromium. That it is missing is a failure, never a reason to skip."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    assert program is not None, "install Debian's chromium; .ci/run does"
    return chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu", *arguments])


@contextmanager
def serving(site: Published) -> Iterator[str]:
    """The site on a web server of this computer: its address, ending in ``/``."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, site=site)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Handler(SimpleHTTPRequestHandler):
    """Serves a site as if it were published here, with the site's own page for what is not there."""

    def __init__(self, *args: Any, site: Published) -> None:
        self.site = site
        super().__init__(*args, directory=str(site.out))

    def do_GET(self) -> None:
        asked = Path(self.translate_path(self.path))
        lost = self.site.out / "404.html"
        if asked.exists() and asked != lost:
            super().do_GET()
            return
        base = "/" + self.site.url.split("/", 3)[3]
        page = lost.read_bytes().replace(f'href="{base}'.encode(), b'href="/')
        self.send_response(200 if asked == lost else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: Any) -> None:
        pass


_TELL_VIOLATIONS = """addEventListener("securitypolicyviolation",
    event => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))"""


def open_page(browser: Browser, url: str, width: int = 360, **options: Any) -> tuple[Page, list[str]]:
    """A page, and what went wrong or was asked of another place, there and wherever the page goes from there."""
    page = browser.new_page(viewport={"width": width, "height": 800}, **options)
    complaints: list[str] = []

    def complain(what: str) -> None:
        complaints.append(f"{page.url}: {what}")

    def look(request: Request) -> None:
        if request.url.split("/", 3)[:3] != url.split("/", 3)[:3]:
            complain(f"asked {request.url}")

    def fail(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # An icon that comes too late, since the page was left.
            complain(f"{request.failure}: {request.url}")

    page.on("console", lambda message: complain(message.text))
    page.on("pageerror", lambda error: complain(str(error)))
    page.on("requestfailed", fail)
    page.on("request", look)
    page.add_init_script(_TELL_VIOLATIONS)
    page.goto(url)
    return page, complaints
