"""Fixtures of all tests."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from harness import Situs


def pytest_configure() -> None:
    """What a test starts listens to signals, whatever the parent of the tests made of them.

    A shell that starts something in the background has it ignore Ctrl+C, and so would all that it starts.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in ("SIGTERM", "SIGHUP", "SIGCHLD"):
        if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) is signal.SIG_IGN:
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_SETMASK, ())


@pytest.fixture
def situs(tmp_path: Path) -> Situs:
    """The small site of ``tests/situs/``, in a folder where a test may do as it likes."""
    return Situs(tmp_path / "situs")
