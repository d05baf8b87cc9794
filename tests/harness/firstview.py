"""What a browser loads before the reader sees a page, and how heavy it is, computed from the files."""

from __future__ import annotations

import gzip
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import urlsplit

LOADING_LINKS = {"stylesheet", "icon", "manifest", "preload"}


class _Reader(HTMLParser):
    """Collects the addresses of everything that a page loads by itself."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        if tag == "link" and LOADING_LINKS & set((found.get("rel") or "").split()):
            self.loaded.append(found.get("href") or "")
        elif "src" in found and found.get("loading") != "lazy":
            self.loaded.append(found["src"] or "")


def first_view(out: Path, path: str, url: str) -> frozenset[str]:
    """The paths of a page and of all that it loads at once. ``url`` is that of the published site.

    A stylesheet that loads more is not followed; the browser's tests would tell.
    """
    loaded = {path}
    for address in _Reader((out / path).read_bytes()).loaded:
        inside = address.removeprefix(url).removeprefix("/" + url.split("/", 3)[3])
        assert not urlsplit(inside).netloc, f"{path} loads {address}"
        folder = dirname(path) if inside == address else ""
        loaded.add(normpath(f"{folder}/{urlsplit(inside).path}").lstrip("/"))
    return frozenset(loaded)


@cache
def weight(file: Path) -> int:
    """The bytes of a file on its way to the reader."""
    return len(gzip.compress(file.read_bytes(), 6))
