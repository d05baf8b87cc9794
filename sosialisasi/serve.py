"""Serve the preview to this computer: watch, build, reload. The only importer of livereload, tornado and watchfiles."""

from __future__ import annotations

import asyncio
import importlib.util
import mimetypes
import socket
import sys
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import watchfiles
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.routing import Matcher
from tornado.web import Application, ErrorHandler, HTTPError, StaticFileHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from sosialisasi.files import PACKAGE_TEMPLATES
from sosialisasi.preview import BLANK, MISSING, Preview

# Only its handlers: the package imports a server that sets, on Windows, a loop policy that Python 3.16 lacks.
_spec = importlib.util.find_spec("livereload")
assert _spec is not None
sys.modules.setdefault("livereload", importlib.util.module_from_spec(_spec))
from livereload.handlers import LiveReloadHandler  # noqa: E402

HOST = "127.0.0.1"
LOOK_SECONDS = 1
"""How often to look at what cannot be watched: whether a locked file is free again, a folder new or replaced."""


class Server:
    """Serves a preview, and builds it anew whenever something may have ``changed``."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        self._loop = asyncio.get_running_loop()
        self._stale = asyncio.Event()

    def changed(self) -> None:
        """Something may have changed. Any thread may say so."""
        self._loop.call_soon_threadsafe(self._stale.set)

    async def keep_building(self) -> None:
        """Build off the loop whatever has ``changed``, and tell the open pages; never returns."""
        while True:
            await self._stale.wait()
            self._stale.clear()
            if self.preview.take(await asyncio.to_thread(self.preview.attempt)):
                for waiter in LiveReloadHandler.waiters.copy():
                    waiter.reload()
            if self.preview.is_blocked:
                self._loop.call_later(LOOK_SECONDS, self._stale.set)

    @asynccontextmanager
    async def listening(self, port: int) -> AsyncIterator[str]:
        """Serve at ``port``, or at the next free one, as long as the ``with`` lasts; gives the address."""
        listener = _listen_at_or_after(port)
        listener.setblocking(False)
        port = listener.getsockname()[1]
        handlers = [
            (r"/livereload", _Socket),
            (r"/(pratinjau\.(?:css|js))", _File, {"path": str(Path(__file__).with_name("data"))}),
            (r"/(.*)", _Page, {"path": str(self.preview.folders.out), "default_filename": "index.html"}),
        ]
        application = Application(
            [(_Host(f"{HOST}:{port}", f"localhost:{port}"), handlers)],
            default_handler_class=ErrorHandler,
            default_handler_args={"status_code": 403},
            log_function=lambda handler: None,
            preview=self.preview,
        )
        server = HTTPServer(application)
        server.add_socket(listener)
        try:
            yield f"http://{HOST}:{port}/"
        finally:
            server.stop()
            await server.close_all_connections()


async def serve(preview: Preview, *, port: int, ready: Callable[[str], None]) -> None:
    """Show a preview and keep it fresh, until cancelled. ``ready`` is told the address."""
    server = Server(preview)
    async with server.listening(port) as address:
        stop = threading.Event()
        watcher = threading.Thread(target=watch, args=(preview.folders.root, server.changed, stop))
        watcher.start()
        try:
            ready(address)
            await server.keep_building()
        finally:
            stop.set()
            watcher.join()


def watch(root: Path, changed: Callable[[], None], stop: threading.Event) -> None:
    """Call ``changed`` soon after anything in ``content/`` or ``templates/`` did, once for files saved together.

    It is also called when the watching begins, for what was saved just before.
    """
    folders = {root / "content", root / "templates", PACKAGE_TEMPLATES}
    while not stop.is_set():
        try:
            seen, begins = _present(folders), True
            for changes in watchfiles.watch(
                *seen, watch_filter=None, stop_event=stop, rust_timeout=LOOK_SECONDS * 1000, yield_on_timeout=True
            ):
                if changes or begins:
                    changed()
                begins = False
                if _present(folders) != seen:
                    break
        except (OSError, RuntimeError):  # The folder went away, or this computer cannot watch: look now and then.
            stop.wait(LOOK_SECONDS)
            changed()


def _present(folders: set[Path]) -> dict[Path, int]:
    """The folders that exist, and which ones they are: one may be replaced by another of the same name."""
    return {folder: folder.stat().st_ino for folder in folders if folder.is_dir()}


def _listen_at_or_after(port: int) -> socket.socket:
    for candidate in range(port, min(port + 20, 65536)):
        with suppress(OSError):
            return socket.create_server((HOST, candidate))
    return socket.create_server((HOST, 0))


class _Host(Matcher):
    """Lets through only requests that name this server, so that no foreign name can be made to point here."""

    def __init__(self, *hosts: str) -> None:
        self.hosts = hosts

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        return {} if request.host.lower() in self.hosts else None


class _File(StaticFileHandler):
    """A file as it is on disk now: never from a cache, and of a type that does not depend on the computer."""

    types = mimetypes.MimeTypes()

    async def get(self, path: str, include_body: bool = True) -> None:
        self.path = self.parse_url_path(path)
        file = self.validate_absolute_path(self.root, self.get_absolute_path(self.root, self.path))
        if file is not None:
            self.send(Path(file).read_bytes(), self.types.guess_type(Path(file).name)[0] or "application/octet-stream")

    def send(self, data: bytes, kind: str) -> None:
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.set_header("Cache-Control", "no-store")
        self.finish(data)

    def compute_etag(self) -> None:
        return None


class _Page(_File):
    """A file of the site, with what the preview adds if it is a page."""

    def prepare(self) -> None:
        if not self.settings["preview"].has_site:
            raise HTTPError(503)

    def send(self, data: bytes, kind: str, note: str = "") -> None:
        if kind == "text/html":
            preview: Preview = self.settings["preview"]
            data = preview.dress(data.decode(errors="replace"), self.request.host, note).encode()
        super().send(data, kind)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        if status_code in (404, 503):
            self.send(BLANK, "text/html", MISSING if status_code == 404 else "")
        else:
            super().write_error(status_code, **kwargs)


class _Socket(LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """The line to an open page, in livereload's protocol; only for pages that came from here."""

    check_origin = WebSocketHandler.check_origin  # livereload's own says yes to everybody

    def on_message(self, message: str | bytes) -> None:
        super().on_message(message)
        edition = self.settings["preview"].edition
        if self in self.waiters and self.get_query_argument("edisi", edition) != edition:
            self.reload()

    def reload(self) -> None:
        """Never dropped for coming too soon after the last one, as livereload's own would be."""
        with suppress(WebSocketClosedError):
            self.write_message({"command": "reload", "path": "*", "liveCSS": False})
