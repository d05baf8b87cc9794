"""Personal data that a text would publish: NIK, NIP, the phone number or the private e-mail address of a person.

The contacts of an office (``kontak``) are there to be published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from sosialisasi.ground.problems import Family, Rule, Severity
from sosialisasi.reading.wording.passages import Passage
from sosialisasi.reading.wording.suppressions import Finding

_rule = partial(Rule, Family.WORDS)

PUBLISHED_NIK = _rule(
    "data-nik",
    'Ada NIK di sini ("{potongan}").',
    "NIK orang tidak boleh terbit; sekali terbit tidak dapat ditarik.",
    "Hapus NIK itu. Data orang hanya dicetak untuk kantor, dari daftar peserta.",
    wrong="Narahubung: Fulan, NIK 1610011708900002.",
    right="Narahubung: Sekretariat BKPSDM.",
)

PUBLISHED_NIP = _rule(
    "data-nip",
    'Ada NIP di sini ("{potongan}").',
    "NIP memuat tanggal lahir orang; sekali terbit tidak dapat ditarik.",
    "Hapus NIP itu. Data orang hanya dicetak untuk kantor, dari daftar peserta.",
    wrong="Narahubung: Fulan, NIP 19850101 201001 1 001.",
    right="Narahubung: Sekretariat BKPSDM.",
)

PRIVATE_PHONE = _rule(
    "telepon-pribadi",
    'Ada nomor ponsel di sini ("{potongan}").',
    "Nomor orang yang terbit dipakai untuk menipu dan mengganggu.",
    'Hapus nomor itu. Nomor kantor ditulis sebagai "kontak" di situs.yaml atau di berkas daerah.',
    Severity.WARNING,
    wrong="Hubungi Fulan di 0812-3456-7890.",
    right="Hubungi Sekretariat BKPSDM.",
)

PRIVATE_MAIL = _rule(
    "surel-pribadi",
    'Ada alamat surel pribadi di sini ("{potongan}").',
    "Alamat orang yang terbit dipakai untuk menipu dan mengganggu.",
    'Pakai alamat kantor (go.id), atau tulis sebagai "kontak" di situs.yaml atau di berkas daerah.',
    Severity.WARNING,
    wrong="Kirim ke fulan.contoh@gmail.com.",
    right="Kirim ke bkpsdm@contoh.go.id.",
)

_DAY = r"(?:0[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0[1-9]|1[0-2])"
# A NIK is a district, a day of birth (of women plus 40) and a number; a NIP is two dates, the sex and a number.
_NIK = re.compile(rf"(?<!\d)[1-9]\d[ .]?\d\d[ .]?\d\d[ .]?(?:{_DAY}|[4-6]\d|7[01]){_MONTH}\d\d[ .]?\d{{4}}(?!\d)")
_NIP = re.compile(rf"(?<!\d)(?:19|20)\d\d{_MONTH}{_DAY}[ .]?(?:19|20)\d\d{_MONTH}[ .]?[12][ .]?\d{{3}}(?!\d)")
_PHONE = re.compile(r"(?<![\w/.=-])(?:\+62|62|0)[ .-]?8\d{2}[ .-]?\d{3,4}[ .-]?\d{3,5}(?!\w)|wa\.me/62?\d{9,}")
_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@(?:gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|icloud|proton|protonmail)\.[\w.]{0,20}\w",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d[\d .-]{8}")
_KINDS = ((PUBLISHED_NIK, _NIK), (PUBLISHED_NIP, _NIP), (PRIVATE_PHONE, _PHONE), (PRIVATE_MAIL, _MAIL))


def findings(passages: Iterable[Passage], path: str) -> Iterator[Finding]:
    """Personal data, of which only the first characters are shown: reports are passed on, too."""
    for passage in passages:
        if "@" not in passage.text and not _DIGITS.search(passage.text):
            continue
        for rule, pattern in _KINDS:
            if passage.field.startswith("kontak") and rule not in (PUBLISHED_NIK, PUBLISHED_NIP):
                continue
            for match in pattern.finditer(passage.text):
                line, part = passage.line_at(match.start()), f"{match[0][:4]}…"
                yield Finding(rule.at(path, line, passage.field, potongan=part))
