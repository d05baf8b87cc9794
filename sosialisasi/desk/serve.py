"""Serve the preview to this computer: watch, build, reload. The only importer of livereload, tornado and watchfiles."""

from __future__ import annotations

import asyncio
import gc
import importlib.util
import json
import logging
import socket
import sys
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import compare_digest
from typing import Any
from urllib.parse import quote, urlsplit

import watchfiles
from tornado.httpclient import AsyncHTTPClient, HTTPClientError
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.routing import Matcher
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from sosialisasi.building.planner import Progress
from sosialisasi.desk import running
from sosialisasi.desk.answers import answer, refusal, takes_long
from sosialisasi.desk.desk import Desk, Host, Sites
from sosialisasi.desk.exchange import Request, Response
from sosialisasi.desk.places import Places
from sosialisasi.desk.preview import Preview
from sosialisasi.ground.files import MAX_BYTES, PACKAGE_TEMPLATES

# Only its handlers: the package imports a server that sets, on Windows, a loop policy that Python 3.16 lacks.
_spec = importlib.util.find_spec("livereload")
assert _spec is not None
sys.modules.setdefault("livereload", importlib.util.module_from_spec(_spec))
from livereload.handlers import LiveReloadHandler  # noqa: E402

logging.getLogger("tornado").addHandler(logging.NullHandler())  # It would print what it is asked wrongly.

HOST = "127.0.0.1"
HERE = Host(begin=lambda work: threading.Thread(target=work, daemon=True).start(), spread=map, now=datetime.now)
"""What a desk that this module serves can do."""
_LAST_WORDS_SECONDS = 0.3
_STEP_MS = 20
"""Files that are saved within so short a time of each other are one change."""
LOOK_SECONDS = 1
"""How often to look at what cannot be watched: whether a locked file is free again, a folder new or replaced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSites:
    """The sites that a server may put on the desk: those of ``places``, and any that ``opened`` makes a desk of.

    ``shown`` is told of each that took the place of another, and of the address of the server.
    """

    places: Places
    opened: Callable[[Path, Progress], Desk]
    shown: Callable[[Desk, str], None]


class Server:
    """Serves a desk, and builds its preview anew whenever something may have ``changed``.

    The port is open to every account of the computer. So what is not public yet is shown only to a browser that has
    once brought the key of the preview, as ``?kunci=…``. Given ``others``, another desk can take the place of the
    first. It has a key of its own, so that no page of the one can write into the other.
    """

    def __init__(self, desk: Desk, others: OtherSites | None = None) -> None:
        self.is_ending = False
        self._others = others
        self._coming: Desk | None = None
        self._loop = asyncio.get_running_loop()
        self._stale = asyncio.Event()
        self._put(desk)

    def _put(self, desk: Desk) -> None:
        self.desk = desk
        desk.end = self.end
        if self._others:
            desk.sites = Sites(places=self._others.places, open=self.open)

    @property
    def preview(self) -> Preview:
        return self.desk.preview

    def open(self, root: Path, progress: Progress) -> str:
        """Read another site, and give the address that puts it on the desk. Any thread but that of the server may ask.

        Where another program has it on its desk, the address is that of this desk.
        """
        assert self._others is not None
        if there := asyncio.run(find(root)):
            return there
        self._coming = coming = self._others.opened(root, progress)
        return f"/meja/?kunci={coming.preview.ticket}"

    def lets_in(self, ticket: str) -> bool:
        """Whether a text is the ticket of the desk, or of one that was opened, which then takes its place."""
        coming = self._coming
        if coming is None or not coming.preview.is_ticket(ticket):
            return self.preview.spend(ticket)
        if self.desk.tasks.running is not None:
            raise HTTPError(409)
        coming.preview.spend(ticket)
        self._coming = None
        for desk in (self.desk, coming):
            self._remember(desk)
        self._put(coming)
        self._stale.set()
        self._reload()
        return True

    def _remember(self, desk: Desk) -> None:
        if self._others and desk.is_chosen:
            plan = desk.live.plan
            name = plan.site.settings.name if plan and plan.site else desk.root.name
            self._others.places.remember(desk.root, name)

    def end(self) -> None:
        """Let ``keep_building`` return, a moment after whoever asked for it is answered. Any thread may say so."""
        self.is_ending = True
        self._loop.call_soon_threadsafe(self._loop.call_later, _LAST_WORDS_SECONDS, self._stale.set)

    def changed(self) -> None:
        """Something may have changed. Any thread may say so."""
        self._loop.call_soon_threadsafe(self._stale.set)

    async def keep_building(self) -> None:
        """Build off the loop whatever has ``changed``, and tell the open pages; returns at the ``end``, or when another
        desk has taken the place of this one.
        """
        preview = self.preview
        while True:
            await self._stale.wait()
            if self.is_ending or self.preview is not preview:
                return
            self._stale.clear()
            result = await asyncio.to_thread(preview.attempt)
            if self.preview is preview and preview.take(result):
                self._reload()
            if preview.is_blocked:
                self._loop.call_later(LOOK_SECONDS, self._stale.set)

    def _reload(self) -> None:
        for waiter in LiveReloadHandler.waiters.copy():
            if waiter.settings["server"] is self:  # They are those of all servers of a process.
                waiter.reload()

    @asynccontextmanager
    async def listening(self, port: int) -> AsyncIterator[str]:
        """Serve at ``port``, or at the next free one, as long as the ``with`` lasts; gives the address."""
        listener = _listen_at_or_after(port)
        listener.setblocking(False)
        port = listener.getsockname()[1]
        handlers = [(r"/livereload", _Socket), (r"/(.*)", _Answer)]
        printer = ThreadPoolExecutor(1, "printer")  # One thread, since each has a compiler of its own to warm up.
        application = Application(
            [(_Ours(f"{HOST}:{port}", f"localhost:{port}"), handlers)],
            default_handler_class=_Refused,
            log_function=lambda handler: None,
            server=self,
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


async def find(root: Path) -> str | None:
    """Where the browser finds the desk that is open for a site folder, for once; nothing if none answers."""
    opened = running.note(root)
    if opened is None or not opened.address.startswith(f"http://{HOST}:"):
        return None
    cookie = f"kunci-{urlsplit(opened.address).port}={opened.key}"
    try:
        answered = await AsyncHTTPClient().fetch(
            f"{opened.address}meja/karcis", headers={"Cookie": cookie}, request_timeout=2, follow_redirects=False
        )
        return f"{opened.address}meja/?kunci={json.loads(answered.body)['karcis']}"
    except (OSError, HTTPClientError, ValueError, KeyError):
        return None


async def serve(desk: Desk, *, port: int, ready: Callable[[str], None], others: OtherSites | None = None) -> None:
    """Show a desk and keep its preview fresh, until it is ended or cancelled. ``ready`` is told the address. One
    of the ``others`` may take its place.
    """
    server = Server(desk, others)
    async with server.listening(port) as address:
        ready(address)
        gc.enable()  # A command begins without.
        await _attend(server, address)
        while others and not server.is_ending:
            others.shown(server.desk, address)
            await _attend(server, address)


async def _attend(server: Server, address: str) -> None:
    """Keep the desk of a server fresh and to be found, until it ends or another takes its place."""
    root, stop = server.desk.root, threading.Event()
    watcher = threading.Thread(target=watch, args=(root, server.changed, stop))
    watcher.start()
    try:
        gc.collect()
        gc.freeze()  # What is kept is no garbage; looking through it again and again makes every save slower.
        with running.noted(root, running.OpenDesk(address=address, key=server.preview.key)):
            await server.keep_building()
    finally:
        gc.unfreeze()
        stop.set()
        await asyncio.to_thread(watcher.join)


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
    """Bytes as they are now: never from a cache, not for other sites."""

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("X-Frame-Options", "SAMEORIGIN")

    def prepare(self) -> None:
        """Whoever brings the key is known from now on; it does not stay in the address."""
        key = self.get_query_argument("kunci", "")
        if not key:
            return
        if not self._is_key(key) and not self.settings["server"].lets_in(key):
            raise HTTPError(403)
        self.set_cookie(self.settings["cookie"], self.preview.key, path="/", httponly=True, samesite="Lax")
        self.redirect(f"/{self.request.path.lstrip('/')}")

    @property
    def is_known(self) -> bool:
        """Whether the account that runs the preview asks."""
        return self._is_key(self.get_cookie(self.settings["cookie"], "") or "")

    def _is_key(self, key: str) -> bool:
        return compare_digest(key.encode(errors="replace"), self.preview.key.encode())

    @property
    def desk(self) -> Desk:
        server: Server = self.settings["server"]
        return server.desk

    @property
    def preview(self) -> Preview:
        return self.desk.preview

    async def answer(self, path: str) -> None:
        """Answer at once, or in a thread if that takes long: sheets in the one that has a compiler by now."""
        desk, headers = self.desk, self.request.headers
        request = Request(
            method=self.request.method or "",
            path=path,
            host=self.request.host,
            query={name: values[-1].decode(errors="replace") for name, values in self.request.query_arguments.items()},
            is_known=self.is_known,
            has_token=self._is_key(headers.get("X-Kunci", "")),
            kind=headers.get("Content-Type", "").partition(";")[0],
            body=self.request.body,
        )
        if takes_long(request, desk):
            executor = self.settings["printer"] if desk.live.takes_long(path) else None
            loop = asyncio.get_running_loop()
            _send(self, await loop.run_in_executor(executor, answer, request, desk))
        else:
            _send(self, answer(request, desk))

    get = head = post = put = patch = delete = options = answer

    def compute_etag(self) -> None:
        return None

    def write_error(self, status_code: int, **about: Any) -> None:
        _send(self, refusal(self.desk, status_code))

    def log_exception(self, kind: Any, error: Any, trace: Any) -> None:
        """What a browser asked wrongly is no news; a bug of ours is told in one line."""
        if isinstance(error, Exception) and not isinstance(error, HTTPError):
            self.preview.report(error)


def _send(handler: RequestHandler, response: Response) -> None:
    handler.set_status(response.status)
    if response.policy:
        handler.set_header("Content-Security-Policy", response.policy)
    if response.file_name:
        handler.set_header("Content-Disposition", f"attachment; filename*=UTF-8''{quote(response.file_name)}")
    is_text = response.kind.startswith("text/")
    handler.set_header("Content-Type", f"{response.kind}; charset=utf-8" if is_text else response.kind)
    handler.finish(response.data)


class _Refused(_Answer):
    """Refuses whatever ``_Ours`` has not let through."""

    def prepare(self) -> None:
        raise HTTPError(403)


class _Socket(LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """The line to an open page, in livereload's protocol; only for pages that came from here."""

    check_origin = WebSocketHandler.check_origin  # livereload's own says yes to everybody

    def write_error(self, status_code: int, **about: Any) -> None:
        _send(self, refusal(self.settings["server"].desk, status_code))

    def on_message(self, message: str | bytes) -> None:
        try:
            asked = json.loads(message)
        except (ValueError, RecursionError):
            asked = None
        if not isinstance(asked, dict) or asked.get("command") not in ("hello", "info"):
            self.close(1003)  # No page of ours says so.
            return
        super().on_message(json.dumps({**asked, "url": str(asked.get("url", ""))}))
        edition = self.settings["server"].preview.edition
        if self in self.waiters and self.get_query_argument("edisi", edition) != edition:
            self.reload()

    def reload(self) -> None:
        """Never dropped for coming too soon after the last one, as livereload's own would be."""
        with suppress(WebSocketClosedError):
            self.write_message({"command": "reload", "path": "*", "liveCSS": False})
