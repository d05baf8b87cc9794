"""The desk, running with its watcher, and a real browser that visits it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from threading import Event, Thread

from playwright.sync_api import Browser, Locator, Page

from harness import Situs
from harness.browsing import open_page
from harness.preview import others_in
from sosialisasi.building.folders import Folders
from sosialisasi.desk.desk import Desk, Host
from sosialisasi.desk.places import Places
from sosialisasi.desk.preview import Preview
from sosialisasi.desk.serve import HERE, OtherSites, serve

KEYS: dict[str, str] = {}


def running(situs: Situs) -> AbstractContextManager[str]:
    """The preview, watching, in a thread; gives its address."""
    return running_in(situs.folders, HERE)


def starting(places: Places) -> AbstractContextManager[str]:
    """The desk as it is opened when no site was chosen yet."""
    others = replace(others_in(places), shown=lambda desk, address: KEYS.update({address: desk.preview.key}))
    return running_in(Folders.of(places.lobby), HERE, others)


@contextmanager
def running_in(folders: Folders, host: Host, others: OtherSites | None = None) -> Iterator[str]:
    """The same for any folder, which may be empty, and with what its host can do."""
    preview = Preview(folders, built=lambda report: None, failed=lambda cause: None)
    preview.take(preview.attempt())
    addresses: list[str] = []
    stops: list[asyncio.Event] = []
    is_ready = Event()

    def ready(address: str) -> None:
        addresses.append(address)
        is_ready.set()

    async def run() -> None:
        stops.append(asyncio.Event())
        served = asyncio.create_task(serve(Desk(preview, host), port=5600, ready=ready, others=others))
        await stops[0].wait()
        served.cancel()
        await asyncio.gather(served, return_exceptions=True)

    loop = asyncio.new_event_loop()
    thread = Thread(target=lambda: loop.run_until_complete(run()))
    thread.start()
    try:
        assert is_ready.wait(30)
        KEYS[addresses[0]] = preview.key
        yield addresses[0]
    finally:
        loop.call_soon_threadsafe(stops[0].set)
        thread.join()
        loop.close()


def visit(browser: Browser, address: str, path: str = "") -> tuple[Page, list[str]]:
    """A page of the preview; nothing may be asked of another place."""
    return open_page(browser, f"{address}{path}?kunci={KEYS[address]}", 1000)


def follow(link: Locator) -> None:
    """Clicks the link and waits until the scripts of the page behind it answer: before, a key would reach nobody."""
    with link.page.expect_event("load"):
        link.click()
