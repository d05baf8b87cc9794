"""Serve the preview to this computer: watch, build, reload. The only importer of livereload, tornado and watchfiles."""

from __future__ import annotations

import asyncio
import gc
import importlib.util
import json
import logging
import mimetypes
import socket
import sys
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from secrets import compare_digest
from typing import Any

import watchfiles
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.routing import Matcher
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from sosialisasi.desk import guide, manage
from sosialisasi.desk.preview import BLANK, MISSING, Preview
from sosialisasi.ground.files import MAX_BYTES, PACKAGE_TEMPLATES
from sosialisasi.ground.problems import Problem

# Only its handlers: the package imports a server that sets, on Windows, a loop policy that Python 3.16 lacks.
_spec = importlib.util.find_spec("livereload")
assert _spec is not None
sys.modules.setdefault("livereload", importlib.util.module_from_spec(_spec))
from livereload.handlers import LiveReloadHandler  # noqa: E402

logging.getLogger("tornado").addHandler(logging.NullHandler())  # It would print what it is asked wrongly.

HOST = "127.0.0.1"
_DATA = PACKAGE_TEMPLATES / "kelola"
_STEP_MS = 20
"""Files that are saved within so short a time of each other are one change."""
LOOK_SECONDS = 1
"""How often to look at what cannot be watched: whether a locked file is free again, a folder new or replaced."""


class Server:
    """Serves a preview, and builds it anew whenever something may have ``changed``.

    The port is open to every account of the computer, so what is not public yet is shown to browsers alone that were
    once at ``?kunci=`` and the key of the preview.
    """

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
                    if waiter.settings["preview"] is self.preview:  # They are those of all servers of a process.
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
            (r"/((?:pratinjau|kelola)\.(?:css|js))", _Own),
            (r"/kelola/(.*)", _Manage),
            (r"/panduan/(.*)", _Guide),
            (r"/(.*)", _Page),
        ]
        printer = ThreadPoolExecutor(1, "printer")  # One thread, since each has a compiler of its own to warm up.
        application = Application(
            [(_Ours(f"{HOST}:{port}", f"localhost:{port}"), handlers)],
            default_handler_class=_Refused,
            log_function=lambda handler: None,
            preview=self.preview,
            printer=printer,
            cookie=f"kunci-{port}",
        )
        server = HTTPServer(application, max_body_size=4 * MAX_BYTES)
        server.add_socket(listener)
        try:
            yield f"http://{HOST}:{port}/"
        finally:
            server.stop()
            await server.close_all_connections()
            printer.shutdown(wait=False, cancel_futures=True)


async def serve(preview: Preview, *, port: int, ready: Callable[[str], None]) -> None:
    """Show a preview and keep it fresh, until cancelled. ``ready`` is told the address."""
    server = Server(preview)
    async with server.listening(port) as address:
        stop = threading.Event()
        watcher = threading.Thread(target=watch, args=(preview.desk.folders.root, server.changed, stop))
        watcher.start()
        try:
            ready(address)
            gc.collect()
            gc.freeze()  # What is kept is no garbage; looking through it again and again makes every save slower.
            await server.keep_building()
        finally:
            gc.unfreeze()
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
                *seen,
                watch_filter=None,
                step=_STEP_MS,
                stop_event=stop,
                rust_timeout=LOOK_SECONDS * 1000,
                yield_on_timeout=True,
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


class _Ours(Matcher):
    """Lets through only requests that name this server, so that no foreign name can be made to point here, and none
    that another site's page makes.
    """

    def __init__(self, *hosts: str) -> None:
        self.hosts = hosts
        self.origins = [f"http://{host}" for host in hosts]

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        origins = request.headers.get_list("Origin")
        is_ours = request.host.lower() in self.hosts and all(origin.lower() in self.origins for origin in origins)
        return {} if is_ours else None


class _Answer(RequestHandler):
    """Bytes as they are now: never from a cache, not for other sites, of a type that is the same on every computer."""

    types = mimetypes.MimeTypes()

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("X-Frame-Options", "SAMEORIGIN")

    def prepare(self) -> None:
        """Whoever brings the key is known from now on; it does not stay in the address."""
        given = self.get_query_argument("kunci", "")
        if not given:
            return
        if not self._is_key(given) and not self.preview.spend(given):
            raise HTTPError(403)
        self.set_cookie(self.settings["cookie"], self.preview.key, path="/", httponly=True, samesite="Lax")
        self.redirect(f"/{self.request.path.lstrip('/')}")

    @property
    def is_known(self) -> bool:
        """Whether the account that runs the preview asks."""
        return self._is_key(self.get_cookie(self.settings["cookie"], "") or "")

    def _is_key(self, given: str) -> bool:
        return compare_digest(given.encode(errors="replace"), self.preview.key.encode())

    @property
    def preview(self) -> Preview:
        preview: Preview = self.settings["preview"]
        return preview

    def send(self, data: bytes, kind: str) -> None:
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.finish(data)

    def kind(self, name: str) -> str:
        return self.types.guess_type(name)[0] or "application/octet-stream"

    def compute_etag(self) -> None:
        return None

    def write_error(self, status_code: int, **about: Any) -> None:
        _refuse(self, status_code)

    def log_exception(self, kind: Any, error: Any, trace: Any) -> None:
        """What a browser asked wrongly is no news; a bug of ours is told in one line."""
        if isinstance(error, Exception) and not isinstance(error, HTTPError):
            self.preview.report(error)


def _refuse(handler: RequestHandler, status: int) -> None:
    """A request that is none of ours is answered in words too."""
    handler.set_header("Content-Security-Policy", manage.POLICY)
    handler.set_header("Content-Type", "text/html; charset=utf-8")
    told = _REFUSALS.get(status, "Permintaan itu tidak dikenali.")
    handler.finish(manage.refusal_page(told, "Tidak dapat dibuka"))


_REFUSALS = {
    403: "Halaman ini hanya untuk yang menjalankan pratinjau. Buka lewat alamat yang tertulis di jendela hitam.",
    405: "Halaman ini hanya dapat dibuka, bukan dikirimi.",
    500: "Kesalahan program; laporkan kepada pengelola. Pratinjau tetap berjalan.",
}


class _Refused(_Answer):
    """What names another host, or comes from another site."""

    def prepare(self) -> None:
        raise HTTPError(403)


class _Own(_Answer):
    """A style or a script of the preview itself."""

    async def get(self, name: str) -> None:
        self.send((_DATA / name).read_bytes(), self.kind(name))


class _Page(_Answer):
    """A file of the site, with what the preview adds if it is a page; a sheet is made when it is asked for."""

    async def get(self, path: str) -> None:
        desk = self.preview.desk
        if not desk.has_site:
            self.note(503, "")
            return
        name = path + "index.html" if path == "" or path.endswith("/") else path
        if desk.takes_long(name):
            found = await asyncio.get_running_loop().run_in_executor(self.settings["printer"], desk.read, name)
        else:
            found = desk.read(name)
        if isinstance(found, Problem):
            self.note(500, self.preview.refusal(found) if self.is_known else "")
        elif found is not None and self.kind(name) == "text/html":
            text, source = found.decode(errors="replace"), desk.source(name)
            page = self.preview.dress(text, self.request.host, source=source, is_known=self.is_known)
            self.send(page.encode(), "text/html")
        elif found is not None:
            self.send(found, self.kind(name))
        else:
            self.note(404, MISSING)

    head = get

    def note(self, status: int, note: str) -> None:
        """A page of the preview's own."""
        self.set_status(status)
        page = self.preview.dress(BLANK.decode(), self.request.host, note, is_known=self.is_known)
        self.send(page.encode(), "text/html")


class _Guide(_Answer):
    """``/panduan/``: the guide for staff, and the page that explains the codes."""

    async def get(self, path: str) -> None:
        self.set_header("Content-Security-Policy", guide.POLICY)
        if (picture := guide.picture(path)) is not None:
            self.send(picture, self.kind(path))
        elif (page := await asyncio.to_thread(guide.page, path)) is not None:
            self.send(page.encode(), "text/html")
        else:
            self.set_status(404)
            self.send(manage.refusal_page(f'"{path}" tidak ada di panduan.').encode(), "text/html")


class _Manage(_Answer):
    """``/kelola/``: the list of files, the form of one, and what is done with it."""

    async def get(self, path: str) -> None:
        self.set_header("Content-Security-Policy", manage.POLICY)
        desk = self.preview.desk
        if not self.is_known:
            raise HTTPError(403)
        try:
            page = manage.file_page(desk, path, self.preview.key) if path else manage.overview_page(desk)
        except manage.Refused as refusal:
            self.set_status(404)
            page = manage.refusal_page(str(refusal))
        self.send(page.encode(), "text/html")

    async def post(self, path: str) -> None:
        if not self._is_key(self.request.headers.get("X-Kunci", "")):
            raise HTTPError(403)
        # A foreign page can send no JSON without asking first, and is never told yes.
        if self.request.headers.get("Content-Type", "").partition(";")[0] != "application/json":
            raise HTTPError(415)
        try:
            status, told = 200, await asyncio.to_thread(manage.answer, self.preview.desk, path, self.request.body)
        except manage.Refused as refusal:
            status, told = _STATUS.get(type(refusal), 422), {"pesan": str(refusal)}
        self.set_status(status)
        self.finish(told)


_STATUS = {manage.Changed: 409, manage.Malformed: 400}


class _Socket(LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """The line to an open page, in livereload's protocol; only for pages that came from here."""

    check_origin = WebSocketHandler.check_origin  # livereload's own says yes to everybody

    def write_error(self, status_code: int, **about: Any) -> None:
        _refuse(self, status_code)

    def on_message(self, message: str | bytes) -> None:
        try:
            asked = json.loads(message)
        except (ValueError, RecursionError):
            asked = None
        if not isinstance(asked, dict) or asked.get("command") not in ("hello", "info"):
            self.close(1003)  # No page of ours says so.
            return
        super().on_message(json.dumps({**asked, "url": str(asked.get("url", ""))}))
        edition = self.settings["preview"].edition
        if self in self.waiters and self.get_query_argument("edisi", edition) != edition:
            self.reload()

    def reload(self) -> None:
        """Never dropped for coming too soon after the last one, as livereload's own would be."""
        with suppress(WebSocketClosedError):
            self.write_message({"command": "reload", "path": "*", "liveCSS": False})
