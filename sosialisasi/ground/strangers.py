"""Files in ``content/`` that are not read: what they seem to be, and what to do with them."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from sosialisasi.ground.folders import FOLDERS, Folder
from sosialisasi.ground.problems import Family, Problem, Rule, Severity
from sosialisasi.ground.slugs import slugged

_rule = partial(Rule, Family.FILES)


STRANGE_FILE = _rule(
    "berkas-asing",
    '{apa} "{nama}" tidak dikenal di folder ini dan tidak dibaca.',
    "Yang dibaca di folder ini hanya berkas {jenis}.",
    "{cara}",
    Severity.WARNING,
    wrong="content/briefing/media-sosial.text",
    right="content/briefing/media-sosial.md",
)

LIST_OF_PEOPLE = _rule(
    "daftar-orang",
    'Berkas "{nama}" tampaknya daftar orang.',
    "Isi folder content disalin dan disebarkan bersama situs; nama dan NIP orang tidak pernah disimpan di situ.",
    'Pindahkan ke luar folder content. Untuk mencetak lembar bernama: "python3 build.py cetak RAKOR --peserta '
    'FILE.csv".',
    wrong="content/rakor/peserta.csv",
    right="python3 build.py cetak lahat-2024 --peserta peserta.csv",
)

OFFICE_FILE = _rule(
    "berkas-word",
    "Berkas {jenis} ini tidak dibaca.",
    "Yang dibaca di folder content hanya teks biasa, jadi isinya tidak ada di situs.",
    "{cara}",
    Severity.WARNING,
    wrong="content/briefing/media-sosial.docx",
    right="content/briefing/media-sosial.md",
)

TXT_ENDING = _rule(
    "akhiran-txt",
    'Berkas ini tidak dibaca karena namanya berakhiran ".txt".',
    "Yang dibaca di folder ini hanya berkas {jenis}; Notepad menambah .txt bila tidak dicegah.",
    'Ganti namanya menjadi "{contoh}" (di File Explorer: View > Show > File name extensions).',
    Severity.WARNING,
    wrong="content/briefing/media-sosial.md.txt",
    right="content/briefing/media-sosial.md",
)


def homes_of(ending: str) -> list[str]:
    """The folders for texts with such an ending. A picture is hardly ever an emblem that went astray."""
    return [folder.path for folder in FOLDERS.values() if ending in folder.endings and not folder.is_picture]


def original_of(stem: str) -> str | None:
    """The name of the file that this one seems to be a copy of, by what Windows, OneDrive, browsers and people add to
    it; nothing if nothing was added.
    """
    if len(stem) > _LONGEST_NAME:
        return None
    name = stem
    while (shorter := _COPY_OF.sub("", _COPIED.sub("", name)).strip(" -_")) != name and shorter:
        name = shorter
    return slugged(name) if name != stem else None


_LONGEST_NAME = 255
_COPIED = re.compile(
    r"(?:"
    r"(?i:\s{0,3}-?\s{0,3}\b(?:copy|copies|salinan|salin|duplikat|kopi|backup|cadangan)(?:\s{0,3}\d{1,3})?)"  # Explorer
    r"|\s{0,3}\(\d{1,3}\)"  # browsers
    r"|(?i:\s{0,3}\([^()]{0,80}(?:conflict|copy|salinan|bertentangan|konflik|versi|final|revisi|rev)[^()]{0,80}\))"
    r"|[ ._-]sync-conflict-[\w-]{0,60}"  # Syncthing
    r"|(?<=[a-z0-9])-(?=[A-Z0-9-]{0,40}[A-Z])[A-Z0-9-]{1,41}"  # OneDrive adds the name of the computer
    r"|(?i:\s(?:[\w' ]{1,60}'s )?(?:conflicted|konflik)\b[\w -]{0,80})"
    r"|(?i:[ ._-](?:bak|old|lama|baru|final|fix|revisi|rev)\d?)"
    r"|(?<=\w) \d{1,2}"  # macOS
    r")$",
)

_COPY_OF = re.compile(
    r"^(?:copy|salinan|salin|duplikat|kopi|copies)\s*(?:\(\d{1,3}\)\s*)?(?:of|dari|-)?\s+", re.IGNORECASE
)


def is_list_of_people(file: Path) -> bool:
    """Whether a table seems to list people, by its name or by its first line."""
    if file.suffix.lower() not in (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".xlsm"):
        return False
    if _PEOPLE.search(file.stem):
        return True
    try:
        with file.open("rb") as opened:
            head = opened.read(2000)
    except OSError:
        return False
    return file.suffix.lower() in (".csv", ".tsv") and bool(_PEOPLE_HEAD.search(head))


_PEOPLE = re.compile(r"peserta|hadir|absen|undangan|pegawai|asn|pns|nip|nik|camat|lurah|nama|orang", re.IGNORECASE)
_PEOPLE_HEAD = re.compile(rb"\b(?:nama|nip|nik|n\.?i\.?p)\b|\d{16}", re.IGNORECASE)


def stranger(folder: Folder, file: Path, path: str, endings: tuple[str, ...]) -> Problem:
    """What to do with a file that is not read."""
    kinds = " atau ".join(endings)
    ending = file.suffix.lower()
    if file.is_dir():
        way = f"Pindahkan isinya langsung ke content/{folder}; di dalamnya tidak ada folder lagi."
        if not folder:
            way = "Ini folder; yang dibaca di tempat ini berkas. Ganti nama foldernya, lalu buat berkasnya."
        return STRANGE_FILE.at(path, apa="Folder", nama=file.name, jenis=kinds, cara=way)
    if is_list_of_people(file):
        return LIST_OF_PEOPLE.at(path, nama=file.name)
    if ending == ".txt":
        stem = file.stem.lower().removesuffix(endings[0])
        return TXT_ENDING.at(path, jenis=kinds, contoh=slugged(stem) + endings[0])
    if ending in _OFFICE_KINDS:
        way = "Salin teksnya ke berkas baru di folder ini, lalu pindahkan berkas aslinya ke luar folder content."
        if ending == ".docx" and folder in (Folder.BRIEFINGS, Folder.PAGES) and '"' not in path:
            way = f"Jalankan \"python3 build.py baru {folder} --dari '{path}'\", lalu pindahkan berkas Word itu."
        return OFFICE_FILE.at(path, jenis=_OFFICE_KINDS[ending], cara=way)
    way = 'Bila ini naskah, simpan dengan akhiran itu (di Notepad: Save as type "All files"). Bila bukan, pindahkan.'
    if homes := homes_of(ending):
        way = f"Berkas {ending} ditaruh di salah satu folder ini: {', '.join(homes)}."
    return STRANGE_FILE.at(path, apa="Berkas", nama=file.name, jenis=kinds, cara=way)


_OFFICE_KINDS = {
    **dict.fromkeys((".docx", ".doc", ".rtf", ".odt"), "Word"),
    **dict.fromkeys((".xlsx", ".xls", ".ods"), "Excel"),
    **dict.fromkeys((".pptx", ".ppt"), "PowerPoint"),
    ".pdf": "PDF",
}
