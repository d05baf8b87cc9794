"""Internal links and anchors of the final HTML resolve, whatever made them, and so do all that were ever published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from posixpath import dirname, normpath
from urllib.parse import unquote

from sosialisasi.files import LEDGER
from sosialisasi.model import Ledger
from sosialisasi.problems import Problem, problem, suggestion
from sosialisasi.traces import Entry

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def check_links(entries: Mapping[str, Entry], pages: Iterable[str] | None = None) -> Iterator[Problem]:
    """Follow every relative link of every page, or of these; ``entries`` are all files that will be there, by output
    path.
    """
    for name in entries if pages is None else pages:
        for link in entries[name].links:
            yield from _follow(link, name, entries[name].source, entries)


def check_ledger(ledger: Ledger | None, entries: Mapping[str, Entry]) -> Iterator[Problem]:
    """Whoever was sent an address finds something there: the page, where it went, or that it was withdrawn."""
    if ledger is None:
        yield problem("alamat-belum-dicatat", path=LEDGER)
    for address in ledger.addresses if ledger else ():
        path, _, anchor = address.partition("#")
        if path not in entries or (anchor and anchor not in entries[path].anchors):
            line = ledger.origin.line(address) if ledger else None
            yield problem("alamat-hilang", path=LEDGER, line=line, alamat=address)


def targets(page: str, entry: Entry) -> Iterator[str]:
    """The published files to which the links of a page lead; ``""`` is the page itself."""
    for link in entry.links:
        if not _ELSEWHERE.match(link):
            yield _resolved(dirname(page), link)[0]


def _follow(link: str, page: str, source: str, entries: Mapping[str, Entry]) -> Iterator[Problem]:
    if _ELSEWHERE.match(link):
        return
    path, anchor = _resolved(dirname(page), link)
    target = path or page
    if target not in entries:
        hint = suggestion(target, list(entries))
        yield problem("tautan-mati", path=source, tujuan=f"{link} (di halaman {page})", saran=hint)
    elif anchor and anchor not in entries[target].anchors:
        hint = suggestion(anchor, sorted(entries[target].anchors))
        yield problem("jangkar-mati", path=source, halaman=target, jangkar=anchor, saran=hint)


@lru_cache(maxsize=10_000)  # The pages of one folder share most of their links.
def _resolved(folder: str, link: str) -> tuple[str, str]:
    """The output path, ``""`` for the page itself, and the anchor of a link from a page in ``folder``."""
    address, _, anchor = link.partition("#")
    path = unquote(address.partition("?")[0])
    return normpath(f"{folder}/{path}").lstrip("/") if path else "", anchor
