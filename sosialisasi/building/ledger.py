"""The ledger of addresses, ``content/alamat.txt``: whatever was once published stays reachable."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sosialisasi.building.report import Report
from sosialisasi.ground.files import LEDGER
from sosialisasi.ground.writing import write_atomically


def record(root: Path, report: Report) -> tuple[str, ...]:
    """Add the addresses of the pages of a build without errors to the ledger of the site, and give those that are new.

    No address is ever taken out. ``OSError`` if the ledger cannot be written.
    """
    from sosialisasi.site.routes import is_listed

    # The address of a copy is published when its sheet is released.
    return add_addresses(root, (name for name in report.published if name.endswith(".html") and is_listed(name)))


def add_addresses(root: Path, addresses: Iterable[str]) -> tuple[str, ...]:
    """Add addresses to the ledger of a site, and give those that are new."""
    text, new = with_addresses(root, addresses)
    if text is not None:
        write_atomically(root / LEDGER, text, below=root)
    return new


def with_addresses(root: Path, addresses: Iterable[str]) -> tuple[bytes | None, tuple[str, ...]]:
    """The ledger of a site with further addresses, ``None`` if it is so already, and those that are new."""
    from sosialisasi.reading.load import LEDGER_COUNT

    file = root / LEDGER
    text = file.read_text("utf-8-sig").splitlines() if file.exists() else _HEAD
    lines = [line.strip() for line in text]
    listed = {line for line in lines if line and not line.startswith("#")}
    remarks = [line for line in lines if line.startswith("#") and not LEDGER_COUNT.fullmatch(line)]
    new = sorted(set(addresses) - listed)
    listed.update(new)
    count = f"# Jumlah: {len(listed)} alamat."
    is_other = new or count not in lines
    return "\n".join((*remarks, count, *sorted(listed), "")).encode() if is_other else None, tuple(new)


_HEAD = [
    "# Alamat halaman yang sudah terbit. Orang menyimpan dan mengirimkannya, jadi tidak satu pun boleh hilang.",
    '# Jangan menghapus baris. "python3 build.py catat" menambah alamat halaman yang baru.',
]
