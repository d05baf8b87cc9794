"""Fixtures of all tests."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from harness import ROOT, Situs
from harness.events import ten_events
from harness.published import SHARED, Published, published
from harness.terminal import Terminal
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from sosialisasi.building.planner import Plan

sys.path.append(str(ROOT / "bench"))  # What the bench measures at length is tested in short.
settings.register_profile("tanpa-tenggat", deadline=None)  # A busy machine fails no test.
settings.load_profile("tanpa-tenggat")

LONGEST_FIRST = (
    *("test_first_hour.py", "test_browser.py", "test_paper.py", "test_photocopy.py", "test_archive.py"),
    "test_calendars_browser.py",
    *("test_offline.py", "test_search.py", "test_trust_browser.py", "test_posters.py", "test_cluster.py"),
    *("test_build_py.py", "test_faults.py", "test_laws.py", "test_determinism.py"),
)
"""So that no process is left with a long file when the others have ended."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--semua", action="store_true", help="look at every file where otherwise the hardest of each kind is"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    order = {name: place for place, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: order.get(item.path.name, len(order)))


def pytest_configure(config: pytest.Config) -> None:
    """One folder for all processes of a run, and signals as they are by nature."""
    if not hasattr(config, "workerinput"):
        shared = TemporaryDirectory(prefix="sosialisasi-")
        config.add_cleanup(shared.cleanup)
        os.environ[SHARED] = shared.name
    _listen()


def _listen() -> None:
    """What a test starts listens to signals, whatever the parent of the tests made of them.

    A shell that starts something in the background has it ignore Ctrl+C, and so would all that it starts.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in ("SIGTERM", "SIGHUP", "SIGCHLD"):
        if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) is signal.SIG_IGN:
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_SETMASK, ())


@pytest.fixture(scope="session")
def semua(request: pytest.FixtureRequest) -> bool:
    """Whether every file is to be looked at (``--semua``), and not the hardest of each kind alone."""
    return bool(request.config.getoption("--semua"))


@pytest.fixture
def situs(tmp_path: Path) -> Situs:
    """The small site of ``tests/situs/``, in a folder where a test may do as it likes."""
    return Situs(tmp_path / "situs")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """The command line, for ``terminal("build", "--site", situs.root)``."""
    return Terminal(monkeypatch, capsys)


@pytest.fixture(scope="session")
def site() -> Published:
    """The repository's own site as it would be published."""
    return published()


@pytest.fixture(scope="session")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """The shipped content with the five events of ``acara/`` laid over it."""
    return ten_events(tmp_path_factory.mktemp("acara") / "situs")


# These live as long as a module: Playwright leaves an event loop running, which other modules' tests would meet. It is
# imported when it is asked for: that costs half a second, and most test files do without.


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real browser."""
    from harness.browsing import launch
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, launch(playwright.chromium) as browser:
        yield browser


@pytest.fixture(scope="module")
def address(site: Published) -> Iterator[str]:
    """Where ``site`` is served on this computer, ending in ``/``."""
    from harness.browsing import serving

    with serving(site) as address:
        yield address
