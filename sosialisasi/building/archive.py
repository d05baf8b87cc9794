"""The published site as one ZIP file, for a USB stick and for sending: of the same site the same bytes, anywhere."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from sosialisasi.ground.dates import Day, long
from sosialisasi.ground.files import read_plain
from sosialisasi.ground.refusals import Refusal
from sosialisasi.ground.writing import clear_drafts, write_all

SITE = "situs"
"""The folder in the archive that holds the site."""

README = "BACA-DULU.txt"
_TEXT = """\
Situs ini dapat dibaca tanpa internet. Datanya per {day}.

1. Ekstrak dulu arsip ini: klik kanan berkas ZIP, pilih "Ekstrak Semua", lalu pilih folder atau USB.
   Jangan membukanya langsung dari dalam ZIP, karena tautan antarhalaman tidak akan jalan.
2. Buka folder "{site}", lalu klik dua kali "index.html". Halaman terbuka di peramban.
3. Lembar cetak (PDF) ada di halaman "Cetak".

Boleh disalin dan dibagikan. Sebelum dipakai lama sesudah tanggal di atas, cari salinan yang lebih baru.
"""
_OURS = b"sosialisasi"
"""The comment of an archive that this program wrote."""


def beside(out: Path) -> Path:
    """Where the archive of a published folder is put: ``_site`` → ``_site.zip``."""
    return out.with_name(f"{out.name}.zip")


def write(out: Path, names: Iterable[str], day: Day) -> Path:
    """Write the files ``names`` of the published folder, whose data hold as of ``day``; give the archive's path.

    ``Refusal`` if that would overwrite a file of somebody else; ``OSError`` if it cannot be written.
    """
    path = beside(out)
    if os.path.lexists(path) and not _is_ours(path):
        raise Refusal(
            f'Arsip tidak dibuat: "{path.name}" sudah ada dan bukan buatan program ini. Pindahkan dulu berkas itu.'
        )
    readme = _TEXT.format(day=long(day), site=SITE).replace("\n", "\r\n").encode()
    files = [(README, readme), *((f"{SITE}/{name}", read_plain(out.joinpath(*name.split("/")))) for name in names)]
    clear_drafts([path.parent])
    write_all({path: pack(files, day)}, below=path.parent)
    return path


def pack(files: Iterable[tuple[str, bytes]], day: Day) -> bytes:
    """An archive of files by name. Its bytes depend on nothing but these, their order aside.

    Nothing is compressed: other builds of zlib compress to other bytes, and most of a site are PDF and PNG files, which
    are compressed already.
    """
    target = BytesIO()
    year = min(max(day.year, 1980), 2107)  # ZIP knows no others
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.comment = _OURS
        for name, data in sorted(files):
            entry = zipfile.ZipInfo(name, (year, day.month, day.day, 0, 0, 0))
            entry.create_system = 3  # Unix, whatever this computer is
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, data)
    return target.getvalue()


def _is_ours(path: Path) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(read_plain(path))) as archive:
            return archive.comment == _OURS
    except (OSError, zipfile.BadZipFile):
        return False
