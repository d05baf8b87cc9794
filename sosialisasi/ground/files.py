"""What a site is made from, as files: the texts of ``content/`` and the folders of templates. Finds, reads, understands
nothing, and so imports next to nothing: a build in which nothing has changed needs no more than this and the traces.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from io import FileIO
from pathlib import Path
from typing import Literal

from sosialisasi.ground.folders import FOLDERS, Folder
from sosialisasi.ground.problems import Family, Problem, Rule
from sosialisasi.ground.sayings import nearest
from sosialisasi.ground.slugs import is_slug, slugged
from sosialisasi.ground.strangers import (
    LIST_OF_PEOPLE,
    STRANGE_FILE,
    homes_of,
    is_list_of_people,
    original_of,
    stranger,
)

_rule = partial(Rule, Family.FILES)

NOT_FOUND = _rule(
    "folder-tidak-ada",
    '"{folder}" tidak ditemukan.',
    "Tanpa itu tidak ada bahan yang dapat dibaca.",
    "Kembalikan folder itu, atau buka folder situs yang benar.",
    wrong="content/\n  briefing/\n  halaman/",
    right="content/\n  briefing/\n  halaman/\n  situs.yaml",
)

EMPTY_FILE = _rule(
    "berkas-kosong",
    "Berkas ini kosong.",
    "Berkas kosong tidak dapat menjadi halaman atau data.",
    "Isi berkas ini, atau hapus bila memang tidak dipakai.",
    wrong="content/halaman/tentang.md (0 huruf)",
    right=(
        "content/halaman/tentang.md:\n"
        "---\n"
        "judul: Tentang situs ini\n"
        "ringkasan: Siapa yang membuat situs ini.\n"
        "diperbarui: 22 November 2026\n"
        "---\n"
        "\n"
        "Situs ini dibuat oleh Instansi Contoh."
    ),
)

TOO_LARGE = _rule(
    "berkas-terlalu-besar",
    "Berkas ini terlalu besar: {ukuran} MB; batasnya {batas} MB.",
    "Berkas sebesar itu bukan tulisan; biasanya salah simpan.",
    "Simpan hanya teksnya. Gambar dan PDF tidak disimpan di sini.",
    wrong="content/briefing/media-sosial.md (12 MB, berisi foto)",
    right="content/briefing/media-sosial.md (4 KB, teks saja)",
)

LARGE_EMBLEM = _rule(
    "lambang-besar",
    "Berkas lambang ini {ukuran} KB; batasnya {batas} KB.",
    "Lambang dicetak setinggi 22 mm; gambar sebesar itu hanya memperlambat semua orang.",
    "Kecilkan gambarnya sampai tingginya 1000 piksel, misalnya di Paint: Resize, lalu simpan sebagai PNG.",
    wrong="content/lambang/lahat.png (20 MB)",
    right="content/lambang/lahat.png (100 KB)",
)

COPIED_FILE = _rule(
    "berkas-salinan",
    'Berkas "{nama}" tampaknya salinan dari "{asal}".',
    "Salinan yang ikut terbit menjadi halaman kedua dengan isi yang sama, yang lama-lama berbeda.",
    'Bandingkan keduanya, simpan yang benar sebagai "{asal}", lalu hapus yang lain. Bila ini memang bahan baru, '
    "beri nama lain.",
    wrong="content/briefing/media-sosial - Copy.md",
    right="content/briefing/media-sosial.md",
)

CANNOT_OPEN = _rule(
    "berkas-tak-terbuka",
    "Tidak dapat dibuka: {sebab}.",
    "Isinya tidak dapat diperiksa.",
    "Tutup program yang memakainya, tunggu OneDrive selesai, lalu ulangi.",
    wrong="Menjalankan perintah selagi berkasnya masih terbuka di Word.",
    right="Menutup Word dulu, lalu menjalankan perintah.",
)

LEADS_OUT = _rule(
    "tautan-keluar",
    "Berkas ini adalah pintasan (symlink) ke luar folder situs.",
    "Isi di luar folder situs tidak boleh ikut terbit.",
    "Salin berkas aslinya ke sini sebagai berkas biasa.",
    wrong="content/halaman/tentang.md (pintasan ke folder lain)",
    right="content/halaman/tentang.md (berkas biasa, disalin ke sini)",
)

BAD_FILE_NAME = _rule(
    "nama-berkas",
    'Nama berkas "{nama}" tidak dapat dipakai.',
    "Nama berkas menjadi alamat halaman, jadi harus sama di semua komputer.",
    'Pakai huruf kecil a–z, angka, dan tanda hubung saja, misalnya "{contoh}".',
    wrong="content/briefing/Media Sosial.md",
    right="content/briefing/media-sosial.md",
)

MAX_BYTES = 1_000_000
"""A text of a megabyte is not a text that somebody wrote."""
MAX_LEDGER_BYTES = 20_000_000
"""What the program writes itself grows with every release: this has room for fifteen of all sheets of the country."""
MAX_PICTURE_BYTES = 500_000
"""Five times what an emblem takes that is 1000 pixels high."""
LEDGER = Folder.ADDRESSES.path
"""The addresses that were published, one a line; the program adds to it (``ledger.record``)."""

RELEASES = Folder.RELEASES.path
"""The releases of printed sheets, one a line; the program adds to it (``releasing.release``)."""
_SETTINGS = Folder.SETTINGS.path
_SINGLE = {folder.path: folder for folder in Folder if folder.file}
"""The files that stand alone."""
_PATHS = frozenset(folder.path for folder in Folder)
JUNK = re.compile(r"(\..*|~\$.*|.*~|thumbs\.db|desktop\.ini)", re.IGNORECASE)
TemplateFolders = tuple[Path, ...]
PACKAGE = Path(__file__).resolve().parents[1]
"""The folder of this package."""


def carried(name: str) -> Path:
    """A file or a folder that comes with the program: inside the package in a wheel, beside it in a checkout."""
    inside, beside = PACKAGE / name, PACKAGE.parent / name
    return beside if beside.exists() and not inside.exists() else inside


PACKAGE_TEMPLATES = carried("templates")
NATIONAL_CONTENT = carried("content")
"""The content that the package carries for new sites."""


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file of ``content/``: its ``Folder`` there, its path from the site folder, its bytes.

    ``digest`` is a hash of the path and the bytes, on which alone depends what the text comes to.
    """

    folder: str
    path: str
    data: bytes
    digest: str

    @classmethod
    def of(cls, folder: str, path: str, data: bytes) -> ContentFile:
        return cls(folder, path, data, hashlib.sha256(path.encode() + b"\0" + data).hexdigest())

    @property
    def stem(self) -> str:
        return self.path.rpartition("/")[2].rpartition(".")[0]


def site_above(folder: Path) -> Path | None:
    """The site folder that a folder is or lies in, if it lies in one; of several, the nearest."""
    return next((each for each in (folder, *folder.parents) if (each / _SETTINGS).is_file()), None)


def find(root: Path) -> tuple[list[ContentFile], tuple[Problem, ...]]:
    """All the texts of a site folder, in a stable order, without following links out of it."""
    content = root / "content"
    if not content.is_dir():
        return [], (NOT_FOUND.at("content", folder="content"),)
    texts: list[ContentFile] = []
    problems: list[Problem] = []
    for entry in _entries(content, problems):
        name = entry.name
        if entry.is_dir() and name in FOLDERS:
            if _leaves(entry, root):
                problems.append(LEADS_OUT.at(f"content/{name}"))
                continue
            files = _entries(entry, problems)
            names = {file.name for file in files}
            for file in files:
                _take(FOLDERS[name], file, f"content/{name}/{file.name}", root, names, texts, problems)
        elif (path := f"content/{name}") in _SINGLE:
            _take(_SINGLE[path], entry, path, root, frozenset(), texts, problems)
        elif (original := original_of(entry.stem)) and f"content/{original}{entry.suffix}" in _PATHS:
            problems.append(COPIED_FILE.at(path, nama=name, asal=f"{original}{entry.suffix}"))
        elif not entry.is_dir() and is_list_of_people(entry):
            problems.append(LIST_OF_PEOPLE.at(path, nama=name))
        elif entry.suffix.lower() == ".txt" and f"content/{entry.stem}" in _SINGLE:
            problems.append(stranger(Folder.SETTINGS, entry, path, Folder.SETTINGS.endings[:1]))
        elif entry.is_dir() and name.lower() in FOLDERS:
            problems.append(BAD_FILE_NAME.at(f"content/{name}", nama=name, contoh=name.lower()))
        else:
            known = ", ".join((*FOLDERS, *(each.file for each in _SINGLE.values() if each.file)))
            home = next(iter(homes_of(entry.suffix.lower())), Folder.BRIEFINGS.path)
            way = f"Pindahkan berkasnya ke salah satu folder itu, misalnya {home}."
            if entry.is_dir():
                near = nearest(name, list(FOLDERS))
                way = f'Bila maksudnya "{near}", ganti nama foldernya. Bila tidak, pindahkan.' if near else way
            what = "Folder" if entry.is_dir() else "Berkas"
            problems.append(STRANGE_FILE.at(path, apa=what, nama=name, jenis=known, cara=way))
    told = any(bad.path == _SETTINGS and bad.is_error for bad in problems)
    if not told and not any(text.path == _SETTINGS for text in texts):
        problems.append(NOT_FOUND.at(_SETTINGS, folder=_SETTINGS))
    problems += _templates_outside(root)
    return texts, tuple(problems)


def template_folders(medium: Literal["web", "cetak", "statis", "meja"], site: Path | None = None) -> TemplateFolders:
    """Where the templates of a medium are looked for: the site's own folder, if it has one, before the package's."""
    own = PACKAGE_TEMPLATES / medium
    theirs = site / "templates" / medium if site else own
    return (theirs, own) if theirs.is_dir() and theirs.resolve() != own else (own,)


def below(folder: Path) -> list[Path]:
    """All files below a folder that are not hidden, in a stable order."""
    found = []
    for where, folders, names in os.walk(folder):
        folders.sort()
        found += [Path(where, name) for name in sorted(names) if not name.startswith(".")]
    return found


def is_link(path: Path) -> bool:
    """Whether what lies at a path only leads elsewhere: a link, or a junction of Windows."""
    try:
        info = path.lstat()
    except OSError:
        return False  # There is nothing, or nothing that this process could follow.
    return stat.S_ISLNK(info.st_mode) or getattr(info, "st_reparse_tag", 0) == _JUNCTION


_JUNCTION = 0xA0000003
"""``IO_REPARSE_TAG_MOUNT_POINT``. Other such tags, as of OneDrive, are of plain files."""


def links_on_the_way(folder: Path, names: Iterable[str]) -> list[str]:
    """Which of the folders below ``folder`` that the files of these names lie in are links. What is written there, or
    deleted, would be so elsewhere.
    """
    ways = {"/".join(parts[:end]) for name in names for parts in [name.split("/")] for end in range(1, len(parts))}
    return sorted(way for way in ways if is_link(folder.joinpath(*way.split("/"))))


def follow_no_links(folder: Path, names: Iterable[str]) -> None:
    """``OSError`` if there are ``links_on_the_way``."""
    if links := links_on_the_way(folder, names):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), links[0])


def read_plain(path: Path | str) -> bytes:
    """The bytes of a plain file. ``OSError`` for anything else too: a link, a folder, or a pipe that is waited for."""
    if not hasattr(os, "O_NOFOLLOW") and is_link(Path(path)):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    with FileIO(os.open(path, _PLAINLY)) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(None, "bukan berkas biasa", str(path))
        return file.readall()


_PLAINLY = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))


def _entries(folder: Path, problems: list[Problem]) -> list[Path]:
    try:
        files = [file for file in folder.iterdir() if not JUNK.fullmatch(file.name)]
    except OSError as error:
        path = folder.name if folder.name == "content" else f"content/{folder.name}"
        problems.append(CANNOT_OPEN.at(path, sebab=system_cause(error)))
        return []
    return sorted(files, key=lambda file: file.name)


def _templates_outside(root: Path) -> Iterator[Problem]:
    """Links in the site's own templates that lead out of it: what they lead to would be published."""
    for where, folders, names in os.walk(root / "templates"):
        for path in (Path(where, name) for name in (*folders, *names)):
            if path.is_symlink() and _leaves(path, root):
                yield LEADS_OUT.at(path.relative_to(root).as_posix())


def _leaves(path: Path, root: Path) -> bool:
    try:
        return not path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # A link that leads to itself leads nowhere in the site.
        return True


def _take(
    folder: Folder,
    file: Path,
    path: str,
    root: Path,
    siblings: Collection[str],
    texts: list[ContentFile],
    problems: list[Problem],
) -> None:
    """Read one file's bytes into ``texts``, or say in ``problems`` why not. ``siblings`` are the names there."""
    name, stem, suffix = file.name, file.stem, file.suffix
    most = MAX_LEDGER_BYTES if path in (LEDGER, RELEASES) else MAX_PICTURE_BYTES if folder.is_picture else MAX_BYTES
    endings = folder.endings if folder.file is None else (suffix,)
    try:
        info = file.lstat()
        is_link = stat.S_ISLNK(info.st_mode)
        info = file.stat() if is_link else info
        is_file, size = stat.S_ISREG(info.st_mode), info.st_size
    except OSError as error:
        problems.append(CANNOT_OPEN.at(path, sebab=system_cause(error)))
        return
    if suffix.lower() not in endings or not is_file:
        problems.append(stranger(folder, file, path, endings))
    elif is_link and _leaves(file, root):
        problems.append(LEADS_OUT.at(path))
    elif not is_slug(stem) or suffix not in endings:
        original = original_of(stem)
        known = {slugged(Path(each).stem) + Path(each).suffix for each in siblings if is_slug(Path(each).stem)}
        if original and original + endings[0] in known:
            problems.append(COPIED_FILE.at(path, nama=name, asal=original + endings[0]))
        else:
            example = slugged(stem if original is None else original) + endings[0]
            problems.append(BAD_FILE_NAME.at(path, nama=name, contoh=example))
    elif size > most:
        if folder.is_picture:
            problems.append(LARGE_EMBLEM.at(path, ukuran=size // 1_000, batas=most // 1_000))
        else:
            shown = f"{size / 1_000_000:.1f}".replace(".", ",")
            problems.append(TOO_LARGE.at(path, ukuran=shown, batas=most // 1_000_000))
    else:
        try:
            data = file.read_bytes()
        except OSError as error:
            problems.append(CANNOT_OPEN.at(path, sebab=system_cause(error)))
        else:
            if len(data) != size:
                problems.append(CANNOT_OPEN.at(path, sebab="sedang disimpan program lain"))
            texts.append(ContentFile.of(folder, path, data))


def system_cause(error: OSError) -> str:
    """Why a file cannot be read or written, in Indonesian; a system says it in its own language."""
    return _CAUSES.get(error.errno or 0) or error.strerror or type(error).__name__


_CAUSES: Mapping[int, str] = {
    errno.ENOENT: "tidak ditemukan",
    errno.EACCES: "tidak diizinkan",
    errno.EPERM: "tidak diizinkan",
    errno.EROFS: "hanya dapat dibaca",
    errno.ENOSPC: "tempat penyimpanan penuh",
    errno.EBUSY: "sedang dipakai program lain",
    errno.ENOTDIR: "ada berkas di tempat folder",
    errno.EEXIST: "ada berkas di tempat folder",
    errno.EISDIR: "ada folder di tempat berkas",
    errno.ENAMETOOLONG: "letaknya terlalu panjang",
    errno.ELOOP: "ada pintasan (symlink) di tempat berkas atau folder",
}
