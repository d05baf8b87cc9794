"""Static files, which are published as they are: every disk allows their names, and no picture is too large or tells
where it was taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from sosialisasi.ground.files import BAD_FILE_NAME
from sosialisasi.ground.problems import Family, Problem, Rule, Severity
from sosialisasi.ground.slugs import slugged

_rule = partial(Rule, Family.FILES)

LARGE_PICTURE = _rule(
    "gambar-besar",
    "Gambar ini {ukuran} KB; sebaiknya tidak lebih dari {batas} KB.",
    "Pembaca di daerah memuatnya lama dengan ponsel murah, dan membayar kuotanya.",
    "Kecilkan, misalnya di Paint: Resize > 50 %, lalu simpan sebagai JPEG.",
    Severity.WARNING,
    wrong="templates/statis/peta.png (2400 KB)",
    right="templates/statis/peta.png (120 KB)",
)

CAMERA_DATA = _rule(
    "gambar-berdata-kamera",
    "Gambar ini memuat data yang ditinggalkan kamera atau program gambar.",
    "Data itu dapat menyebut tempat, waktu, dan pemilik ponselnya, dan semua orang dapat membacanya.",
    "Di File Explorer: klik kanan > Properties > Details > Remove Properties and Personal Information.",
    Severity.WARNING,
    wrong="templates/statis/rapat.jpg langsung dari ponsel",
    right="templates/statis/rapat.jpg tanpa data kamera",
)

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
            yield LARGE_PICTURE.at(path, ukuran=f"{len(data) // 1000}", batas=MAX_BYTES // 1000)
        if any(mark in data for mark in _NOTED):
            yield CAMERA_DATA.at(path)


def check_static_names(names: Iterable[str]) -> Iterator[Problem]:
    """``names`` are paths below ``templates/statis``."""
    for path in names:
        bad = next(filter(_UNPORTABLE.search, path.split("/")), "")
        if bad:
            better = ".".join(slugged(part) for part in bad.split(".") if part.strip())
            yield BAD_FILE_NAME.at(f"templates/statis/{path}", nama=bad, contoh=better)


_UNPORTABLE = re.compile(
    r'[<>:"\\|?*\x00-\x1f\x7f\ud800-\udfff]|[. ]\Z|\A(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|\Z)',
    re.IGNORECASE,
)
"""What a part of a path may not hold on Windows, how it may not end, and what it may not be."""
