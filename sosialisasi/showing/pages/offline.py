"""Reading without a network: the page about it, the service worker, and the manifest of the site as an app."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

import msgspec

from sosialisasi.showing.artifacts import Artifact, Medium
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.views import Frame, Link, PageView
from sosialisasi.site import routes


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflineView(PageView):
    """What can be read without a network, and the switch for it; shown in place of a page that was not kept."""

    template = "luring.html"
    kept: tuple[Link, ...]
    """The pages that are kept from the first visit on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerView:
    """The service worker; one that takes everything back if ``frame.offline`` is false."""

    template: ClassVar[str] = "sw.js"
    frame: Frame
    kept: tuple[str, ...]
    """What is kept from the first visit on, as addresses from the site's root."""


KEPT = (
    ("Beranda", routes.HOME),
    ("Boleh tidak? Semua butir", routes.GUIDANCE),
    ("Cek kasus saya", routes.CHECK),
    ("Cari, dan indeks kata A–Z", routes.SEARCH),
    ("Kuis", routes.QUIZZES),
    ("Alur pelaporan", routes.REPORTING),
)
"""The pages that a browser keeps from the first visit on, whichever page that was."""

_ACCENT = "#0b5563"
_ICONS = (
    ("ikon.svg", "any", "image/svg+xml", "any"),
    ("ikon-192.png", "192x192", "image/png", "any"),
    ("ikon-512.png", "512x512", "image/png", "any"),
    ("ikon-maskable-512.png", "512x512", "image/png", "maskable"),
)


def pages(overview: Overview, static: Mapping[str, bytes]) -> Iterator[Artifact]:
    """The service worker and the manifest; the page unless the site wants nothing kept."""
    source = overview.settings.origin.path
    page = OfflineView(
        frame=overview.frame,
        path=routes.OFFLINE,
        title="Membaca tanpa jaringan",
        description="Halaman yang pernah Anda buka tersimpan di perangkat Anda dan dapat dibaca lagi tanpa internet.",
        kept=tuple(Link(text=text, href=path) for text, path in KEPT),
    )
    if overview.settings.offline:
        yield overview.web(page, source)
    shared = (routes.static(name, overview.edition) for name in static if name.endswith((".css", ".js", ".svg")))
    kept = (routes.OFFLINE, *(path for _, path in KEPT), routes.SEARCH_INDEX, *shared)
    yield Artifact(routes.WORKER, Medium.WEB, WorkerView(frame=overview.frame, kept=kept), source, overview.day)
    yield Artifact(routes.MANIFEST, Medium.FILE, _manifest(overview), source, overview.day)


def _manifest(overview: Overview) -> bytes:
    """``minimal-ui`` keeps the way back, the reload and the address: readers must see whose site this is."""
    frame = overview.frame
    data = {
        "name": frame.site,
        "short_name": frame.short,
        "description": overview.settings.description,
        "lang": "id",
        "start_url": routes.HOME,
        "scope": ".",
        "display": "minimal-ui",
        "theme_color": _ACCENT,
        "background_color": "#ffffff",
        "icons": [
            {"src": routes.static(name, frame.edition), "sizes": sizes, "type": kind, "purpose": purpose}
            for name, sizes, kind, purpose in _ICONS
        ],
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=2) + b"\n"
