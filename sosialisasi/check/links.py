"""What leads to a page: every link of the final HTML resolves, whatever made it, and every address that was ever
published; each page has an address of its own, and something that leads to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from posixpath import dirname

from sosialisasi.ground.files import LEDGER
from sosialisasi.ground.problems import Family, Problem, Rule, Severity
from sosialisasi.ground.sayings import suggestion
from sosialisasi.showing.artifacts import Artifact, FileRecord
from sosialisasi.site import routes
from sosialisasi.site.model import Ledger, Site

_rule = partial(Rule, Family.REFERENCES)

LOST_ADDRESS = _rule(
    "alamat-hilang",
    'Alamat "{alamat}" pernah terbit, tetapi sekarang tidak ada halamannya.',
    "Orang menyimpan tautan itu, misalnya di grup WhatsApp atau di lembar cetak.",
    'Bila berkasnya berganti nama, tulis nama lamanya sebagai "alias". Bila isinya tidak boleh dipakai lagi, '
    'kembalikan berkasnya dan tulis "ditarik". Bila hanya lama, kembalikan dengan status arsip.',
    wrong="content/briefing/medsos.md berganti nama menjadi media-sosial.md, tanpa alias",
    right="content/briefing/media-sosial.md:\nalias: medsos",
)

DELETED_LINES = _rule(
    "alamat-dihapus",
    "{banyak} baris hilang dari daftar ini: mestinya {jumlah} alamat, sekarang {ada}.",
    "Halaman yang barisnya dihapus dapat hilang tanpa diketahui, padahal orang menyimpan tautannya.",
    "Kembalikan baris yang dihapus, misalnya dari salinan cadangan.{contoh}",
    wrong="# Jumlah: 3 alamat.\nbriefing/cuti.html\nindex.html",
    right="# Jumlah: 3 alamat.\nbriefing/cuti.html\nbriefing/media-sosial.html\nindex.html",
)

UNRECORDED_ADDRESSES = _rule(
    "alamat-belum-dicatat",
    "Alamat halaman situs ini belum pernah dicatat.",
    "Tanpa catatan itu, halaman yang sudah disebarkan dapat hilang tanpa diketahui.",
    'Jalankan "python3 build.py catat" setiap kali menerbitkan.',
    Severity.ADVICE,
    wrong="python3 build.py",
    right="python3 build.py catat",
)

DEAD_LINK = _rule(
    "tautan-mati",
    'Tautan ke "{tujuan}" tidak mengarah ke halaman mana pun.',
    "Pembaca akan mendapat halaman kosong.",
    "{saran}Periksa nama berkas dan letaknya.",
    wrong="Baca [media sosial](../briefing/medsos.md).",
    right="Baca [media sosial](../briefing/media-sosial.md).",
)

DEAD_ANCHOR = _rule(
    "jangkar-mati",
    'Halaman "{halaman}" tidak punya bagian "#{jangkar}".',
    "Pembaca tidak sampai ke bagian yang dimaksud.",
    "{saran}Periksa judul bagian di halaman itu.",
    wrong="Lihat [larangannya](#larangan).\n\n## Jangan",
    right="Lihat [larangannya](#jangan).\n\n## Jangan",
)


ORPHAN = _rule(
    "tak-ditautkan",
    "Tidak ada halaman lain yang menautkan halaman ini, kecuali daftarnya.",
    "Pembaca hanya menemukannya lewat daftar atau pencarian.",
    "Sebut di bahan yang berkaitan, misalnya sebagai tautan di bagian akhirnya.",
    Severity.ADVICE,
    wrong="Briefing yang tidak disebut oleh bahan lain.",
    right="Lihat juga [Media sosial](media-sosial.md). (di akhir bahan lain)",
)

COLLIDING_PATHS = _rule(
    "alamat-bertabrakan",
    'Berkas ini dan {lain} akan ditulis ke alamat yang sama: "{alamat}".',
    "Halaman yang satu akan menimpa yang lain (huruf besar dan kecil dianggap sama).",
    "Ganti nama salah satu berkas, atau hapus alias yang memakai alamat itu.",
    wrong="content/briefing/media-sosial.md\ncontent/briefing/medsos.md:\nalias: media-sosial",
    right="content/briefing/media-sosial.md:\nalias: medsos",
)


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
        yield UNRECORDED_ADDRESSES.at(LEDGER)
    elif ledger.lost:
        pages = (name for name in entries if name.endswith(".html") and routes.is_listed(name))
        unlisted = [name for name in pages if name not in ledger.addresses]
        sample = f" Yang sekarang tidak tercatat: {', '.join(unlisted[:_SHOWN])}." if unlisted else ""
        count = len(ledger.addresses)
        yield DELETED_LINES.at(
            LEDGER, ledger.origin.line(), banyak=ledger.lost, jumlah=count + ledger.lost, ada=count, contoh=sample
        )
    for address in ledger.addresses if ledger else ():
        if not _leads(address, entries):
            line = ledger.origin.line(address) if ledger else None
            yield LOST_ADDRESS.at(LEDGER, line, alamat=address)


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
    withdrawn = {each.origin.path for each in (*site.texts, *site.answers) if each.withdrawal}
    pages = {link.partition("#")[0] for link in led_to}
    own = {made.source for made in artifacts if routes.of_source(made.source) == made.path and made.path not in pages}
    return tuple(sorted(own - withdrawn))


def check_paths(artifacts: Iterable[Artifact]) -> Iterator[Problem]:
    """No two artifacts have one path, even on a disk that takes ``Rakor`` for ``rakor``."""
    taken: dict[tuple[bool, str], Artifact] = {}
    for artifact in artifacts:
        other = taken.setdefault((artifact.is_office, artifact.path.casefold()), artifact)
        if other is not artifact:
            yield COLLIDING_PATHS.at(artifact.source, lain=other.source, alamat=artifact.path)


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
        return DEAD_LINK.at(source, tujuan=f"{path} (di halaman {page})", saran=hint)
    hint = suggestion(anchor, sorted(entries[path].anchors))
    return DEAD_ANCHOR.at(source, halaman=path, jangkar=anchor, saran=hint)
