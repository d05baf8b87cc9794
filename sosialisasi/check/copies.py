"""Whoever holds a printed copy can ask whether it is current."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from sosialisasi.ground.files import RELEASES
from sosialisasi.ground.problems import Family, Problem, Rule, Severity
from sosialisasi.showing.artifacts import Artifact, views_of
from sosialisasi.showing.pages.copies import CopyView
from sosialisasi.showing.sheetviews import SheetView
from sosialisasi.site.model import Releases, Settings
from sosialisasi.site.words import CopyState

_rule = partial(Rule, Family.REFERENCES)

UNRELEASED = _rule(
    "belum-dirilis",
    "{jumlah} lembar cetak bertanda DRAF karena isinya belum dirilis: {lembar}.",
    "Pemegang salinan hanya dapat memeriksa lembar yang sudah dirilis.",
    'Periksa lembarnya, lalu jalankan "python3 build.py rilis --semua --catatan Diperbarui", dengan catatan Anda '
    "sendiri tentang apa yang berubah.",
    Severity.WARNING,
    wrong="Membagikan lembar yang masih bertanda DRAF.",
    right='python3 build.py rilis --semua --catatan "Terbit pertama"',
)

LOST_SHEET = _rule(
    "lembar-hilang",
    'Lembar "{lembar}" (kode {kode}) pernah dirilis, tetapi tidak dibuat lagi.',
    "Orang masih memegang salinannya, dan tidak tahu apa penggantinya.",
    'Bila nama berkasnya diganti, tulis nama lamanya di "alias" (briefing, rakor, kalender), atau kembalikan '
    "namanya. Bila terhapus, kembalikan berkasnya. Bila memang tidak dipakai lagi, tarik dengan "
    '"python3 build.py rilis {kode} --tarik --catatan Dihapus", dengan alasan Anda '
    "sendiri.",
    Severity.WARNING,
    wrong="Menghapus kalender yang lembarnya sudah dirilis, tanpa kabar.",
    right='python3 build.py rilis --tarik K8C7X7 --catatan "Jadwalnya diganti"',
)

LONG_ADDRESS = _rule(
    "alamat-terlalu-panjang",
    "Alamat untuk kode QR terlalu panjang: {panjang} huruf ({alamat}), paling banyak {batas}.",
    "Kode QR yang rapat tidak terbaca lagi sesudah difotokopi.",
    'Pakai alamat situs yang lebih pendek pada "alamat" di situs.yaml, misalnya subdomain tanpa folder.',
    Severity.WARNING,
    wrong="alamat: https://netralitas.kabupaten-contoh.example/bahan/",
    right="alamat: https://netral.contoh.example/",
)

LONGEST_ADDRESS = 45
"""Of a longer address the modules of a QR code of 25 mm are too small for a photocopier."""

_SHOWN = 3


def check_copies(settings: Settings, releases: Releases | None, artifacts: Sequence[Artifact]) -> Iterator[Problem]:
    """What is printed without being released, what was released and is printed no longer, and unreadable codes."""
    stamps = {view.stamp.sheet: view.stamp for view in views_of(artifacts, SheetView) if view.stamp is not None}
    if unreleased := sorted(stamp.sheet for stamp in stamps.values() if not (stamp.revision or stamp.withdrawn)):
        more = f" dan {len(unreleased) - _SHOWN} lainnya" if len(unreleased) > _SHOWN else ""
        named = ", ".join(unreleased[:_SHOWN]) + more
        yield UNRELEASED.at(RELEASES, jumlah=len(unreleased), lembar=named)
    gone = {view.code for view in views_of(artifacts, CopyView) if view.state is CopyState.GONE}
    last = {release.code: number for number, release in enumerate(releases.entries if releases else ())}
    for code, number in last.items():
        if releases is not None and code.upper() in gone:
            sheet, line = releases.entries[number].sheet, releases.origin.line(str(number))
            yield LOST_SHEET.at(RELEASES, line, lembar=sheet, kode=code)
    longest = max((stamp.address for stamp in stamps.values()), key=len, default="")
    if len(longest) > LONGEST_ADDRESS:
        yield LONG_ADDRESS.at(settings.origin, "alamat", alamat=longest, panjang=len(longest), batas=LONGEST_ADDRESS)
