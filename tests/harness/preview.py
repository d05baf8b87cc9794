"""A served preview and a browser that speaks with it: ``async with browsing(situs) as browser``."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec

from tornado.escape import json_decode, json_encode
from tornado.httpclient import AsyncHTTPClient, HTTPRequest, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect

from harness import Situs
from sosialisasi.building.folders import Folders
from sosialisasi.building.planner import Progress
from sosialisasi.building.report import Report
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.live import LiveSite
from sosialisasi.desk.places import Places
from sosialisasi.desk.preview import Preview
from sosialisasi.desk.serve import HERE, OtherSites, Server

PATIENCE = 120
"""Seconds after which a test gives up waiting."""
P = ParamSpec("P")


def story(test: Callable[P, Coroutine[Any, Any, None]]) -> Callable[P, None]:
    """A test that waits."""

    @wraps(test)
    def run(*args: P.args, **fixtures: P.kwargs) -> None:
        asyncio.run(asyncio.wait_for(test(*args, **fixtures), PATIENCE))

    return run


class Browser:
    """A served preview and what a browser does with it."""

    def __init__(self, server: Server, address: str, reports: asyncio.Queue[Report], failures: list[str]) -> None:
        self.server = server
        self.address = address
        self.host = address.removeprefix("http://").rstrip("/")
        self.reports = reports
        self.failures = failures
        self.sockets: list[WebSocketClientConnection] = []

    async def get(self, path: str = "", **headers: str) -> HTTPResponse:
        port = self.host.partition(":")[2]
        headers = {"Cookie": f"kunci-{port}={self.server.preview.key}", **headers}
        request = HTTPRequest(self.address + path, headers=headers, follow_redirects=False)
        return await AsyncHTTPClient().fetch(request, raise_error=False)

    async def page(self, path: str = "index.html") -> str:
        return (await self.get(path)).body.decode()

    async def open(self, path: str = "index.html") -> WebSocketClientConnection:
        """Open a page, and its socket as ``pratinjau.js`` does, until the server knows of it."""
        found = re.search(r"/pratinjau\.js(\?edisi=\w+)", await self.page(path))
        assert found
        return await self.connect(found[1])

    async def connect(self, query: str = "", **headers: str) -> WebSocketClientConnection:
        headers = {"Origin": f"http://{self.host}", **headers}
        socket = await websocket_connect(HTTPRequest(f"ws://{self.host}/livereload{query}", headers=headers))
        self.sockets.append(socket)
        await say(socket, command="hello", protocols=["http://livereload.com/protocols/official-7"])
        assert (await hear(socket))["command"] == "hello"
        await say(socket, command="info", url=self.address)
        await say(socket, command="hello")  # Answered after what came before it.
        return socket

    async def after_change(self) -> Report:
        """What the watcher does when a file was saved; the build that it leads to."""
        self.server.changed()
        return await self.reports.get()


async def say(socket: WebSocketClientConnection, **message: object) -> None:
    await socket.write_message(json_encode(message))


async def hear(socket: WebSocketClientConnection) -> dict[str, Any]:
    message = await socket.read_message()
    assert message is not None, "the server hung up"
    found: dict[str, Any] = json_decode(message)
    return found


async def is_told_to_reload(socket: WebSocketClientConnection) -> bool:
    while (message := await hear(socket))["command"] == "hello":
        pass
    return bool(message["command"] == "reload")


def desk_of(live: LiveSite) -> Desk:
    """A desk for a site that is looked at already; whatever fails, fails the test."""

    def failed(cause: str) -> None:
        raise AssertionError(cause)

    preview = Preview(live.folders, built=lambda report: None, failed=failed)
    preview.live = live
    return Desk(preview, HERE)


def others_in(places: Places) -> OtherSites:
    """The sites that a server may put on the desk, read without a word."""

    def opened(root: Path, progress: Progress) -> Desk:
        preview = Preview(Folders.of(root), built=lambda report: None, failed=lambda cause: None)
        preview.take(preview.attempt(progress=progress))
        return Desk(preview, HERE)

    return OtherSites(places=places, opened=opened, shown=lambda desk, address: None)


@asynccontextmanager
async def browsing(situs: Situs, port: int = 0, others: OtherSites | None = None) -> AsyncIterator[Browser]:
    reports: asyncio.Queue[Report] = asyncio.Queue()
    failures: list[str] = []
    preview = Preview(situs.folders, built=reports.put_nowait, failed=failures.append)
    preview.take(preview.attempt())
    if not reports.empty():
        reports.get_nowait()
    server = Server(Desk(preview, HERE), others)
    async with server.listening(port) as address:
        browser = Browser(server, address, reports, failures)
        builder = asyncio.create_task(server.keep_building())
        try:
            yield browser
        finally:
            for socket in browser.sockets:
                socket.close()
            builder.cancel()
