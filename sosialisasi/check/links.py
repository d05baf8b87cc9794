"""Internal links and anchors of the final HTML resolve, whatever made them, and so do all that were ever published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sosialisasi.ground.files import LEDGER
from sosialisasi.ground.problems import Problem, problem, suggestion
from sosialisasi.showing.artifacts import FileRecord
from sosialisasi.site.model import Ledger
from sosialisasi.site.routes import is_listed


def check_links(entries: Mapping[str, FileRecord], pages: Iterable[str] | None = None) -> Iterator[Problem]:
    """Follow the links of every page, or of these; ``entries`` are all files that will be there, by output path."""
    pages = entries.keys() if pages is None else tuple(pages)
    links = {link for name in pages for link in entries[name].links}
    if all(_leads(link, entries) for link in links):
        return
    for name in pages:
        for link in entries[name].links:
            if not _leads(link, entries):
                yield _dead(link, name, entries)


def check_ledger(ledger: Ledger | None, entries: Mapping[str, FileRecord]) -> Iterator[Problem]:
    """Whoever was sent an address finds something there: the page, where it went, or that it was withdrawn."""
    if ledger is None:
        yield problem("alamat-belum-dicatat", path=LEDGER)
    elif ledger.lost:
        pages = (name for name in entries if name.endswith(".html") and is_listed(name))
        unlisted = [name for name in pages if name not in ledger.addresses]
        sample = f" Yang sekarang tidak tercatat: {', '.join(unlisted[:_SHOWN])}." if unlisted else ""
        count = len(ledger.addresses)
        yield problem(
            "alamat-dihapus",
            path=LEDGER,
            line=ledger.origin.line(),
            banyak=ledger.lost,
            jumlah=count + ledger.lost,
            ada=count,
            contoh=sample,
        )
    for address in ledger.addresses if ledger else ():
        if not _leads(address, entries):
            line = ledger.origin.line(address) if ledger else None
            yield problem("alamat-hilang", path=LEDGER, line=line, alamat=address)


_SHOWN = 5


def _leads(address: str, entries: Mapping[str, FileRecord]) -> bool:
    """Whether there is such a file, and such an anchor in it."""
    path, _, anchor = address.partition("#")
    return path in entries and (not anchor or anchor in entries[path].anchors)


def _dead(link: str, page: str, entries: Mapping[str, FileRecord]) -> Problem:
    path, _, anchor = link.partition("#")
    source = entries[page].source
    if path not in entries:
        hint = suggestion(path, list(entries))
        return problem("tautan-mati", path=source, tujuan=f"{path} (di halaman {page})", saran=hint)
    hint = suggestion(anchor, sorted(entries[path].anchors))
    return problem("jangkar-mati", path=source, halaman=path, jangkar=anchor, saran=hint)
