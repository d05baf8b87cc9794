"""The ledger of printed sheets, as text and as values: both directions of a line, and the codes of sheets.

A line says: code | revision | day | sheet | digest | note. Instead of a revision it may say that the sheet was
withdrawn. Lines are only ever added, since somebody may hold a copy of any revision.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable
from datetime import date

from sosialisasi.ground.dates import long
from sosialisasi.ground.problems import MAX_TOLD, Family, Problem, Rule, untold
from sosialisasi.site.model import Origin, Release, Releases

BROKEN_RELEASE = Rule(
    Family.REFERENCES,
    "rilis-rusak",
    "Baris rilis ini tidak dapat dipakai: {sebab}.",
    "Rilis menjawab pemegang salinan cetak. Baris yang diubah membuat jawabannya salah.",
    'Kembalikan baris itu seperti semula. Baris baru hanya ditulis oleh "python3 build.py rilis".',
    wrong="Mengubah atau menghapus baris lama di content/rilis.txt.",
    right='python3 build.py rilis boleh-jangan-asn --catatan "Dasarnya diperbarui"',
)

HEAD = """\
# Lembar cetak yang sudah dirilis: kode | revisi | tanggal | lembar | sidik isi | catatan perubahan
# Ditulis oleh "python3 build.py rilis". Jangan menghapus atau mengubah baris: salinannya ada di tangan orang.
"""
WITHDRAWN = "ditarik"

_LETTERS = "bcdfghjkmnpqrstvwxyz"
_DIGITS = "23456789"
_CODE = re.compile(f"([{_LETTERS}][{_DIGITS}]){{3}}")
_SHEET = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DIGEST = re.compile(r"(?:([1-9][0-9]?):)?[0-9a-f]{16}")


def new_code(sheet: str, taken: Collection[str]) -> str:
    """The code of a sheet: three times a letter and a digit, the first such that is not ``taken``.

    Letters never stand together, so that no code reads as a word or as an abbreviation of anybody's name, and no two
    digits make a number. What looks alike in print (0, o, 1, l, i) is left out.
    """
    attempt = 0
    while True:
        number = int.from_bytes(hashlib.sha256(f"{sheet} {attempt}".encode()).digest()[:8], "big")
        code = ""
        for _ in range(3):
            number, letter = divmod(number, len(_LETTERS))
            number, digit = divmod(number, len(_DIGITS))
            code += _LETTERS[letter] + _DIGITS[digit]
        if code not in taken:
            return code
        attempt += 1


def versioned(digest: str, version: int) -> str:
    """A hash as a line tells it: after its version and a colon, but the first version goes without saying."""
    return digest if version == 1 else f"{version}:{digest}"


def version(digest: str) -> int:
    """The version of a hash that a line tells."""
    m = _DIGEST.fullmatch(digest)
    return int(m[1] or 1) if m else 1


def line_of(release: Release) -> str:
    """The line of a release, without its end. A note stays on it: ``|`` and line ends become spaces."""
    note = " ".join(release.note.replace("|", " ").split())
    number = str(release.revision) if release.revision else WITHDRAWN
    return " | ".join((release.code, number, release.date.isoformat(), release.sheet, release.digest, note))


def read_ledger(text: str, path: str) -> tuple[Releases, tuple[Problem, ...]]:
    """What ``line_of`` wrote. All else in the file is a problem, since it would rewrite what copies were told."""
    entries: list[Release] = []
    lines: dict[str, int] = {}
    wrong: list[tuple[int, str]] = []
    by_code: dict[str, list[Release]] = {}
    by_sheet: dict[str, list[Release]] = {}
    for number, raw in enumerate(text.split("\n"), start=1):
        if not raw.strip() or raw.lstrip().startswith("#"):
            continue
        release = _release(raw)
        if release is None:
            wrong.append((number, "tidak terdiri dari enam bagian"))
            continue
        history = by_code.get(release.code, [])
        is_pair = by_code.get(release.code) is by_sheet.get(release.sheet)
        if cause := _contradiction(release, history, is_pair=is_pair):
            wrong.append((number, cause))
        else:
            by_code[release.code] = by_sheet[release.sheet] = history
            history.append(release)
            lines[str(len(entries))] = number
            entries.append(release)
    problems = [BROKEN_RELEASE.at(path, number, sebab=cause) for number, cause in wrong[:MAX_TOLD]]
    if rest := wrong[MAX_TOLD:]:
        problems.append(untold(len(rest), path, rest[0][0]))
    return Releases(entries=tuple(entries), origin=Origin(path=path, lines=lines)), tuple(problems)


def _release(raw: str) -> Release | None:
    parts = [part.strip() for part in raw.split("|")]
    if len(parts) != 6:
        return None
    code, number, day, sheet, digest, note = parts
    try:
        when = date.fromisoformat(day)
        revision = None if number == WITHDRAWN else int(number)
    except ValueError:
        return None
    well_formed = _CODE.fullmatch(code) and _SHEET.fullmatch(sheet) and _DIGEST.fullmatch(digest)
    if not (well_formed and note and number.isascii()):
        return None
    return Release(code=code, revision=revision, date=when, sheet=sheet, digest=digest, note=note)


def _contradiction(release: Release, history: list[Release], *, is_pair: bool) -> str:
    """What a line says against those before it, in words; nothing if it follows from them."""
    if not is_pair:
        return f'kode "{release.code}" dan lembar "{release.sheet}" tidak sepasang'
    last = history[-1] if history else None
    if last and release.date < last.date:
        return f"tanggalnya sebelum rilis yang terakhir, {long(last.date)}"
    if release.revision is None:
        return "" if last and last.revision else "yang ditarik belum pernah dirilis, atau sudah ditarik"
    due = revision_after(history[-2:])  # The last may be a withdrawal; the one before it is none.
    return "" if release.revision == due else f"revisinya {release.revision}, seharusnya {due}"


def revision_after(history: Iterable[Release]) -> int:
    """The number of the next revision of a sheet."""
    return 1 + max((other.revision or 0 for other in history), default=0)
