"""The number of a civil servant (NIP), as people and Excel write it."""

from __future__ import annotations

import re
from datetime import date

from sosialisasi.ground.problems import Family, Misread, Rule, Severity

ODD_NIP = Rule(
    Family.PEOPLE,
    "nip-janggal",
    'NIP {nama} tertulis "{nip}": {sebab}.',
    "NIP yang salah di pakta mengikat orang lain. NIP itu tidak dicetak; tempatnya kosong untuk ditulis tangan.",
    "Cocokkan dengan data kepegawaian, lalu ketik ulang. Bila belum tahu, kosongkan.",
    Severity.WARNING,
    wrong="Nama;NIP\nFulan;19850101201001100",
    right="Nama;NIP\nFulan;198501012010011001",
)

ROUNDED_NIP = Rule(
    Family.PEOPLE,
    "nip-rusak",
    'NIP {nama} tertulis "{nip}": angka terakhirnya sudah dibulatkan Excel.',
    "Excel hanya menyimpan 15 angka, sedangkan NIP punya 18. NIP itu tidak dicetak; tempatnya kosong untuk ditulis "
    "tangan.",
    "Di Excel: pilih kolom NIP, Format Cells > Text, ketik ulang NIP-nya, lalu simpan lagi.",
    Severity.WARNING,
    wrong="Nama;NIP\nFulan;1,98501E+17",
    right="Nama;NIP\nFulan;198501012010011001",
)

_DIGITS = "0123456789"
_SCIENTIFIC = re.compile(r"[0-9]+([.,][0-9]+)?[eE]\+?[0-9]+")
_ROUNDED = re.compile(r"[0-9]{15}000")


def _implausible(digits: str) -> str:
    """Why eighteen digits are no NIP: it is made of a birthday, the month of the appointment, the sex, and a number."""
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return f"{digits[6:8]}-{digits[4:6]}-{digits[:4]} di awalnya bukan tanggal lahir"
    year, month = int(digits[8:12]), int(digits[12:14])
    if not 1930 <= born.year <= 2020:
        return f"tahun lahir {born.year} di awalnya tidak mungkin"
    if not born.year + 15 <= year <= born.year + 65:
        return f"tahun pengangkatan {year} tidak cocok dengan tahun lahir {born.year}"
    if not (1 <= month <= 12 or 21 <= month <= 29):  # Of PPPK, 21 and more stand in the place of the month.
        return f"bulan pengangkatan {digits[12:14]} tidak ada"
    if digits[14] not in "12":
        return f"angka ke-15 adalah {digits[14]}, padahal harus 1 (pria) atau 2 (wanita)"
    return ""


def name_and_number(cell: str) -> tuple[str, str]:
    """A name and the number that stands behind or before it in one cell."""
    parts = _DIGITS + " .'’"
    behind = cell[len(cell.rstrip(parts + ")")) :].lstrip(" .'’)")
    before = cell[: len(cell) - len(cell.lstrip(parts))].rstrip(" .'’")
    if sum(sign in _DIGITS for sign in behind) >= 8:
        name, number = cell[: cell.rindex(behind)], behind.rstrip(")")
    elif sum(sign in _DIGITS for sign in before) >= 8:
        name, number = cell[len(before) :], before
    else:
        return cell, ""
    name = re.sub(r"(?i)\b(nip|nrp)[\s.:]*$", "", name.strip(" /\\;|(-:,"))
    return name.strip(" /\\;|(-:,"), number.strip()


def number_of(written: str, name: str, *, is_police: bool) -> str:
    """A NIP as it is written, or its digits. ``Misread`` if it cannot be one, with the name of whose it is.

    Where ``is_police``, the shorter numbers of the police and the army are such, too.
    """
    bare = re.sub(r"(?i)^(nip|nrp|ni pppk|nipppk)[\s.:]*", "", written)
    bare = re.sub(r"[.,]0{1,2}$", "", bare.strip("'’‘` "))
    digits = re.sub(r"[\s'’.,-]", "", bare)
    if _SCIENTIFIC.fullmatch(bare) or _ROUNDED.fullmatch(digits):
        raise Misread(ROUNDED_NIP, nama=name, nip=written)
    shown, cause = written[:40], ""
    if not re.fullmatch("[0-9]+", digits):
        cause = "itu bukan angka"
    elif len(digits) == 18:
        shown, cause = written, _implausible(digits)
    elif is_police and 5 <= len(digits) <= 14:
        pass
    elif len(digits) == 16:  # No screen shall show the number of an identity card.
        shown = f"{digits[:4]}…"
        cause = "itu 16 angka seperti NIK, yang tidak pernah dicetak, sedangkan NIP punya 18"
    else:
        cause = f"itu {len(digits)} angka, sedangkan NIP punya 18"
    if cause:
        raise Misread(ODD_NIP, nama=name, nip=shown, sebab=cause)
    return bare if re.fullmatch("[0-9 ]+", bare) else digits
