"""Internal links and anchors of the final HTML resolve, whatever made them, and so do all that were ever published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from sosialisasi.ground.files import LEDGER
from sosialisasi.ground.problems import Family, Problem, Rule, Severity
from sosialisasi.ground.sayings import suggestion
from sosialisasi.showing.artifacts import FileRecord
from sosialisasi.site.model import Ledger
from sosialisasi.site.routes import is_listed

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
        pages = (name for name in entries if name.endswith(".html") and is_listed(name))
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
