"""Pages to which nothing leads but the list of their own folder, and the search, which lists everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from posixpath import dirname

from sosialisasi.ground.problems import Family, Problem, Rule, Severity
from sosialisasi.showing.artifacts import Artifact, FileRecord
from sosialisasi.site import routes
from sosialisasi.site.model import Site

ORPHAN = Rule(
    Family.REFERENCES,
    "tak-ditautkan",
    "Tidak ada halaman lain yang menautkan halaman ini, kecuali daftarnya.",
    "Pembaca hanya menemukannya lewat daftar atau pencarian.",
    "Sebut di bahan yang berkaitan, misalnya sebagai tautan di bagian akhirnya.",
    Severity.ADVICE,
    wrong="Briefing yang tidak disebut oleh bahan lain.",
    right="Lihat juga [Media sosial](media-sosial.md). (di akhir bahan lain)",
)


def check_orphans(site: Site, artifacts: Iterable[Artifact], entries: Mapping[str, FileRecord]) -> Iterator[Problem]:
    for path in orphans(site, artifacts, entries):
        yield ORPHAN.at(path)


def orphans(site: Site, artifacts: Iterable[Artifact], entries: Mapping[str, FileRecord]) -> tuple[str, ...]:
    """The files to whose pages no link leads, without those that were withdrawn: these are in no list on purpose."""
    led_to: set[str] = set()
    for name, entry in entries.items():
        if name == routes.SEARCH:
            continue
        if name.endswith("/index.html"):
            led_to.update(link for link in entry.links if dirname(link) != dirname(name))
        else:
            led_to.update(entry.links)
    withdrawn = {each.origin.path for each in (*site.texts, *site.guidance.values()) if each.withdrawal}
    pages = {link.partition("#")[0] for link in led_to}
    own = {made.source for made in artifacts if routes.of_source(made.source) == made.path and made.path not in pages}
    return tuple(sorted(own - withdrawn))
