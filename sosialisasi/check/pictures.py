"""Pictures among the static files: no reader of a text sees one, but they are published all the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sosialisasi.ground.problems import Problem, problem

MAX_BYTES = 300_000
"""What a telephone loads in about ten seconds where the network is poor (250 kbit/s)."""

_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".tif", ".tiff")
_NOTED = (b"Exif\0\0", b"eXIf", b"EXIF", b"ns.adobe.com/xap/1.0")
"""How a block begins that a camera or a program leaves in a JPEG, a PNG or a WebP, and where either notes the place."""


def check_pictures(static: Mapping[str, bytes]) -> Iterator[Problem]:
    """``static`` are the files by their path below ``templates/statis``."""
    for name, data in static.items():
        if not name.lower().endswith(_PICTURES):
            continue
        path = f"templates/statis/{name}"
        if len(data) > MAX_BYTES:
            yield problem("gambar-besar", path=path, ukuran=f"{len(data) // 1000}", batas=MAX_BYTES // 1000)
        if any(mark in data for mark in _NOTED):
            yield problem("gambar-berdata-kamera", path=path)
