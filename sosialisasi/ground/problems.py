"""What is wrong, as data: ``Problem`` and the catalogue of its codes with their Indonesian texts.

A problem is an author's mistake, never a bug of ours. Its three texts answer what is wrong (``message``), why that
matters (``reason``) and how to mend it (``hint``). Every code has a bad fixture in ``tests/salah/``.

A command in a text is written ``"python3 build.py check"``, and shown as it can be typed (``commands``).

Where there is only one way to mend a problem, that is data too: ``Mend``.
"""

from __future__ import annotations

import errno
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from difflib import get_close_matches
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the build before anything is written; a warning is told, and advice only to whoever asks."""

    ERROR = "kesalahan"
    WARNING = "peringatan"
    ADVICE = "saran"


@dataclass(frozen=True, slots=True)
class Mend:
    """The one way to put a problem right: in this ``line`` of its file, counted from 1, ``before`` becomes ``after``.

    ``before`` stands just once in the line, as words of their own. ``after`` may be several lines; a line of which
    nothing is left goes.
    """

    line: int
    before: str
    after: str

    def applied(self, text: str) -> str | None:
        """A text with LF ends of lines as it should be; nothing if the line does not say ``before`` just once."""
        lines = text.split("\n")
        line = self._mended(lines)
        if line is None:
            return None
        lines[self.line - 1 : self.line] = line.split("\n") if line.strip() else []
        return "\n".join(lines)

    def as_line(self, lines: Sequence[str]) -> Mend | None:
        """The same mend of the whole line, as it is shown; nothing if it cannot be applied to these lines."""
        line = self._mended(lines)
        if line is None or max(len(line), len(lines[self.line - 1])) > _LONGEST:
            return None
        return Mend(self.line, lines[self.line - 1], line)

    def _mended(self, lines: Sequence[str]) -> str | None:
        if not 1 <= self.line <= len(lines) or not self.before:
            return None
        line = lines[self.line - 1]
        if line == self.before:
            return self.after
        start = r"(?<![\w-])" if self.before[0].isalnum() else ""
        end = r"(?![\w-])" if self.before[-1].isalnum() else ""
        places = [found.span() for found in re.finditer(f"{start}{re.escape(self.before)}{end}", line)]
        if len(places) != 1:
            return None
        return line[: places[0][0]] + self.after + line[places[0][1] :]

    @property
    def shown(self) -> tuple[str, ...]:
        """The lines as they should be, as they can be shown; none if this line should go."""
        return tuple(map(_printable, self.after.split("\n"))) if self.after.strip() else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake at one place; ``path`` is relative to the site folder with ``/``, ``line`` counts from 1."""

    code: str
    path: str
    line: int | None = None
    field: str = ""
    message: str
    reason: str
    hint: str
    severity: Severity = Severity.ERROR
    mend: Mend | None = None

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    @property
    def place(self) -> str:
        """Where to look, in words: ``content/situs.yaml, baris 3 (isian nama)``."""
        line = f", baris {self.line}" if self.line else ""
        field = f" (isian {self.field})" if self.field else ""
        return f"{self.path}{line}{field}"

    def with_mend(self, mend: Mend | None) -> Problem:
        """The same with the one way to mend it, if there is one."""
        return replace(self, mend=mend)

    @property
    def sort_key(self) -> tuple[str, int, str, str, str]:
        return (self.path, self.line or 0, self.field, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Entry:
    """The texts of a code; ``{names}`` are filled from the details given to ``problem``.

    ``wrong`` and ``right`` are what somebody could have written, as it stands in a file or on the command line, or a
    sentence where nothing is written. ``matters`` says why it matters where ``reason`` only tells of the case.
    """

    message: str
    reason: str
    hint: str
    severity: Severity = Severity.ERROR
    _: KW_ONLY
    wrong: str = ""
    right: str = ""
    matters: str = ""


class Misread(ValueError):
    """A value that cannot be read; ``code`` is a problem code and ``details`` are what its texts need.

    ``right`` is the value as it should be, if that is certain; an empty one should not be there.
    """

    def __init__(self, code: str, *, right: str | None = None, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.right = right
        self.details = details


def problem(
    code: str,
    /,
    *,
    path: str = "",
    line: int | None = None,
    field: str = "",
    **details: object,
) -> Problem:
    """Make a problem from the catalogue. ``KeyError`` on an unknown code or a missing detail: our own bug."""
    entry = CATALOGUE[code]
    details = {name: _printable(str(value)) for name, value in details.items()}
    return Problem(
        code=code,
        path=_printable(path),
        line=line,
        field=_printable(field),
        message=entry.message.format(**details),
        reason=entry.reason.format(**details),
        hint=entry.hint.format(**details),
        severity=entry.severity,
    )


def with_whole_line(found: Problem, lines: Sequence[str]) -> Problem:
    """A problem whose mend is that of its whole line, in a file of these lines; without one that does not fit there."""
    return found.with_mend(found.mend.as_line(lines)) if found.mend else found


MAX_TOLD = 100
"""So many problems of one file are told one by one: who has more to mend has one cause, or the wrong file."""


def folded(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems in their order, but of each file only the ``MAX_TOLD`` gravest, and one that counts the rest."""
    problems = tuple(problems)
    if len(problems) <= MAX_TOLD:
        return problems
    of: dict[str, list[Problem]] = {}
    for found in problems:
        of.setdefault(found.path, []).append(found)
    left: list[Problem] = []
    kept: set[int] = set()
    for path, several in of.items():
        several.sort(key=lambda found: (list(Severity).index(found.severity), found.line or 0))
        kept |= {id(found) for found in several[:MAX_TOLD]}
        if rest := several[MAX_TOLD:]:
            left.append(untold(len(rest), path, rest[0].line, rest[0].severity))
    return (*(found for found in problems if id(found) in kept), *left)


def untold(count: int, path: str, line: int | None, severity: Severity = Severity.ERROR) -> Problem:
    """So many more problems of a file, the first of them, and of the gravest, in this line."""
    told = problem("masalah-lain", path=path, line=line, banyak=count, batas=MAX_TOLD)
    return replace(told, severity=severity)


def _printable(text: str) -> str:
    """A text that can be shown: names of files may hold what is no text at all, and a whole chapter says too much."""
    clean = _UNSHOWN.sub("\ufffd", text.encode("utf-8", "replace").decode())
    return clean if len(clean) <= _LONGEST else f"{clean[:_LONGEST]} …"


_LONGEST = 2000
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What would change a terminal, or the order of what is told."""


def suggestion(word: str, known: Mapping[str, object] | list[str]) -> str:
    """``Maksud Anda "…"? `` (with the trailing space) for the nearest known word, or nothing."""
    near = nearest(word, known)
    return f'Maksud Anda "{near}"? ' if near else ""


def nearest(word: str, known: Mapping[str, object] | list[str]) -> str | None:
    """The known word that was probably meant."""
    if len(word) > _LONGEST_WORD:
        return None  # Nobody misspells a chapter, and it would be compared letter by letter.
    if (sole := surely(word, known)) is not None:
        return sole
    if word.casefold().startswith("tidak "):
        return None  # The nearest word would be the opposite: "tidak boleh" is near to "boleh".
    spelled = {each.casefold(): each for each in known}
    near = get_close_matches(word.casefold(), list(spelled), n=1, cutoff=0.6)
    return spelled[near[0]] if near else None


def surely(word: str, known: Mapping[str, object] | list[str]) -> str | None:
    """The known word that can only have been meant: another spelling or another word of the same, or the only one that
    differs by a letter or two. Numbers are never corrected: D-11 is no way to write D-1.
    """
    if len(word) > _LONGEST_WORD:
        return None
    spelled: dict[str, str] = {}
    for each in known:
        spelled.setdefault(joined(each), each)
    wanted = joined(word)
    for meant in (wanted, *_SAYINGS.get(wanted, ())):
        if meant in spelled:
            return spelled[meant]
    near = get_close_matches(wanted, list(spelled), n=2, cutoff=0.75)
    digits = re.sub(r"\D", "", wanted)
    if len(near) == 1 and not wanted.startswith("tidak") and re.sub(r"\D", "", near[0]) == digits:
        return spelled[near[0]]
    return None


def joined(word: str) -> str:
    """A word as it is compared: ``Masa Tenang`` and ``masa_tenang`` are ``masa-tenang``."""
    return "-".join(re.split(r"[\s_-]+", word.strip().casefold()))


_SAYINGS: Mapping[str, tuple[str, ...]] = {
    "pencoblosan": ("pemungutan",),
    "coblosan": ("pemungutan",),
    "hari-pencoblosan": ("pemungutan",),
    "pemungutan-suara": ("pemungutan",),
    "hari-h": ("pemungutan",),
    "hari-tenang": ("masa-tenang",),
    "minggu-tenang": ("masa-tenang",),
    "masa-kampanye": ("kampanye",),
    "pendaftaran": ("pencalonan",),
    "setelah": ("sesudah",),
    "pasca": ("sesudah",),
    "dilarang": ("jangan",),
    "tidak-boleh": ("jangan",),
    "larangan": ("jangan",),
    "haram": ("jangan",),
    "diperbolehkan": ("boleh",),
    "dibolehkan": ("boleh",),
    "bisa": ("boleh",),
    "bersyarat-saja": ("bersyarat",),
    "boleh-bersyarat": ("bersyarat",),
    "boleh-dengan-syarat": ("bersyarat",),
    "draft": ("draf",),
    "review": ("tinjau",),
    "ditinjau": ("tinjau",),
    "publish": ("terbit",),
    "published": ("terbit",),
    "diterbitkan": ("terbit",),
    "final": ("terbit",),
    "archive": ("arsip",),
    "archived": ("arsip",),
    "diarsipkan": ("arsip",),
    "pns": ("asn",),
    "camat": ("camat-lurah",),
    "lurah": ("camat-lurah",),
    "kepala-dinas": ("kepala-opd",),
    "opd": ("kepala-opd",),
    "p3k": ("pppk",),
    "kades": ("desa",),
    "kepala-desa": ("desa",),
    "perangkat-desa": ("desa",),
    "honorer": ("non-asn",),
    "thl": ("non-asn",),
    "medsos": ("media-sosial",),
    "sosmed": ("media-sosial",),
    "uu": ("undang-undang",),
    "pp": ("peraturan",),
    "skb": ("keputusan-bersama",),
    "se": ("surat-edaran",),
    "folio": ("f4",),
    "yes": ("ya",),
    "y": ("ya",),
    "true": ("ya",),
    "iya": ("ya",),
    "no": ("tidak",),
    "false": ("tidak",),
    "absen": ("daftar-hadir",),
    "absensi": ("daftar-hadir",),
    "notulen": ("notula",),
    "notulensi": ("notula",),
    "susunan-acara": ("agenda",),
    "preview": ("serve",),
    "pratinjau": ("serve",),
    "periksa": ("check",),
    "cek": ("check",),
    "print": ("cetak",),
    "tambah": ("baru",),
    "buat": ("baru", "build"),
    "help": ("jelaskan",),
    "bantuan": ("jelaskan",),
    "release": ("rilis",),
    "format": ("rapikan",),
}
"""What people say, and the words of ours that mean it; where several are given, the first that is known."""

_LONGEST_WORD = 200
"""Letters. The longest title of ours has half of that."""


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


_FILES: Mapping[str, Entry] = {
    "folder-tidak-ada": Entry(
        '"{folder}" tidak ditemukan.',
        "Tanpa itu tidak ada bahan yang dapat dibaca.",
        "Jalankan perintah dari folder situs, atau beri letaknya dengan --site.",
        wrong="content/\n  briefing/\n  halaman/",
        right="content/\n  briefing/\n  halaman/\n  situs.yaml",
    ),
    "berkas-kosong": Entry(
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
    ),
    "berkas-terlalu-besar": Entry(
        "Berkas ini terlalu besar: {ukuran} MB; batasnya {batas} MB.",
        "Berkas sebesar itu bukan tulisan; biasanya salah simpan.",
        "Simpan hanya teksnya. Gambar dan PDF tidak disimpan di sini.",
        wrong="content/briefing/media-sosial.md (12 MB, berisi foto)",
        right="content/briefing/media-sosial.md (4 KB, teks saja)",
    ),
    "berkas-terlalu-panjang": Entry(
        "Berkas ini {banyak} baris panjangnya; batasnya {batas} baris.",
        "Berkas sepanjang itu bukan satu tulisan; biasanya salah tempel. Memeriksanya terlalu lama.",
        "Hapus yang bukan isinya, atau bagi menjadi beberapa berkas.",
        wrong="content/briefing/media-sosial.md (300.000 baris, sebaris satu huruf)",
        right="content/briefing/media-sosial.md (80 baris)",
    ),
    "masalah-lain": Entry(
        "Masih ada {banyak} masalah lain di berkas ini; {batas} yang terberat disebut di atas.",
        "Masalah sebanyak itu biasanya punya satu sebab, atau berkasnya salah.",
        "Perbaiki dulu yang disebut, lalu periksa lagi.",
        wrong="Seluruh buku tamu ditempel ke satu berkas: 3.000 kesalahan.",
        right="Berkas yang hanya memuat isinya.",
    ),
    "berkas-tak-terbuka": Entry(
        "Tidak dapat dibuka: {sebab}.",
        "Isinya tidak dapat diperiksa.",
        "Tutup program yang memakainya, tunggu OneDrive selesai, lalu ulangi.",
        wrong="Menjalankan perintah selagi berkasnya masih terbuka di Word.",
        right="Menutup Word dulu, lalu menjalankan perintah.",
    ),
    "berkas-bukan-utf8": Entry(
        "Berkas ini tidak tersimpan sebagai UTF-8 (terbaca seperti {sandi}).",
        "Huruf khusus akan rusak di situs dan di kertas.",
        'Di Notepad: File > Save As > Encoding "UTF-8" > Save.',
        wrong="Save As > Encoding: ANSI",
        right="Save As > Encoding: UTF-8",
    ),
    "sandi-lama": Entry(
        "Berkas ini tersimpan sebagai {sandi}, dan dibaca begitu.",
        "Program lain dapat merusak huruf khususnya, misalnya tanda kutip dan garis panjang.",
        'Jalankan "python3 build.py rapikan", atau simpan dari Notepad dengan Encoding "UTF-8".',
        Severity.WARNING,
        wrong="Save As > Encoding: ANSI",
        right="Save As > Encoding: UTF-8",
    ),
    "bom-dibuang": Entry(
        "Berkas ini diawali tanda BOM; tanda itu diabaikan.",
        "BOM tidak terlihat, tetapi dapat membuat judul hilang di program lain.",
        'Tidak harus diperbaiki. Di Notepad pilih Encoding "UTF-8" (tanpa BOM).',
        Severity.WARNING,
        wrong="Save As > Encoding: UTF-8 with BOM",
        right="Save As > Encoding: UTF-8",
    ),
    "huruf-tersembunyi": Entry(
        "Di berkas ini ada {banyak} tanda yang tidak terlihat, yang pertama {tanda}; semuanya dibuang.",
        "Tanda itu dapat membuat tulisan terbaca lain daripada isinya, dan kata yang sama tidak ditemukan pencarian.",
        'Jalankan "python3 build.py rapikan", atau ketik ulang baris ini.',
        Severity.WARNING,
        wrong="judul: Media(U+202E) sosial",
        right="judul: Media sosial",
    ),
    "tautan-keluar": Entry(
        "Berkas ini adalah pintasan (symlink) ke luar folder situs.",
        "Isi di luar folder situs tidak boleh ikut terbit.",
        "Salin berkas aslinya ke sini sebagai berkas biasa.",
        wrong="content/halaman/tentang.md (pintasan ke folder lain)",
        right="content/halaman/tentang.md (berkas biasa, disalin ke sini)",
    ),
    "nama-berkas": Entry(
        'Nama berkas "{nama}" tidak dapat dipakai.',
        "Nama berkas menjadi alamat halaman, jadi harus sama di semua komputer.",
        'Pakai huruf kecil a–z, angka, dan tanda hubung saja, misalnya "{contoh}".',
        wrong="content/briefing/Media Sosial.md",
        right="content/briefing/media-sosial.md",
    ),
    "berkas-asing": Entry(
        '{apa} "{nama}" tidak dikenal di folder ini dan tidak dibaca.',
        "Yang dibaca di folder ini hanya berkas {jenis}.",
        "{cara}",
        Severity.WARNING,
        wrong="content/briefing/media-sosial.text",
        right="content/briefing/media-sosial.md",
    ),
    "berkas-salinan": Entry(
        'Berkas "{nama}" tampaknya salinan dari "{asal}".',
        "Salinan yang ikut terbit menjadi halaman kedua dengan isi yang sama, yang lama-lama berbeda.",
        'Bandingkan keduanya, simpan yang benar sebagai "{asal}", lalu hapus yang lain. Bila ini memang bahan baru, '
        "beri nama lain.",
        wrong="content/briefing/media-sosial - Copy.md",
        right="content/briefing/media-sosial.md",
    ),
    "daftar-orang": Entry(
        'Berkas "{nama}" tampaknya daftar orang.',
        "Isi folder content disalin dan disebarkan bersama situs; nama dan NIP orang tidak pernah disimpan di situ.",
        'Pindahkan ke luar folder content. Untuk mencetak lembar bernama: "python3 build.py cetak RAKOR --peserta '
        'FILE.csv".',
        wrong="content/rakor/peserta.csv",
        right="python3 build.py cetak lahat-2024 --peserta peserta.csv",
    ),
    "folder-salah": Entry(
        "Isi berkas ini {isi}, tetapi foldernya untuk {folder}.",
        "Di folder ini kunci-kuncinya tidak dikenal, jadi berkas ini tidak dapat dipakai.",
        "Pindahkan berkas ini ke content/{tujuan}.",
        wrong="content/briefing/lahat-2024.md:\ntuan_rumah: BKPSDM Kabupaten Lahat\nnarasumber: …",
        right="content/rakor/lahat-2024.md:\ntuan_rumah: BKPSDM Kabupaten Lahat\nnarasumber: …",
    ),
    "kepala-kembar": Entry(
        "Di bawah bagian kepala ada bagian kepala lagi.",
        "Hanya kepala yang pertama dibaca; yang kedua akan tercetak sebagai naskah.",
        'Gabungkan keduanya di antara dua baris "---" yang pertama, lalu hapus yang kedua.',
        wrong="---\njudul: Media sosial\n---\n---\nstatus: draf\n---\n\nIsi naskah.",
        right="---\njudul: Media sosial\nstatus: draf\n---\n\nIsi naskah.",
    ),
    "gambar-besar": Entry(
        "Gambar ini {ukuran} KB; sebaiknya tidak lebih dari {batas} KB.",
        "Pembaca di daerah memuatnya lama dengan ponsel murah, dan membayar kuotanya.",
        "Kecilkan, misalnya di Paint: Resize > 50 %, lalu simpan sebagai JPEG.",
        Severity.WARNING,
        wrong="templates/statis/peta.png (2400 KB)",
        right="templates/statis/peta.png (120 KB)",
    ),
    "gambar-berdata-kamera": Entry(
        "Gambar ini memuat data yang ditinggalkan kamera atau program gambar.",
        "Data itu dapat menyebut tempat, waktu, dan pemilik ponselnya, dan semua orang dapat membacanya.",
        "Di File Explorer: klik kanan > Properties > Details > Remove Properties and Personal Information.",
        Severity.WARNING,
        wrong="templates/statis/rapat.jpg langsung dari ponsel",
        right="templates/statis/rapat.jpg tanpa data kamera",
    ),
    "berkas-word": Entry(
        "Berkas {jenis} ini tidak dibaca.",
        "Yang dibaca di folder content hanya teks biasa, jadi isinya tidak ada di situs.",
        "{cara}",
        Severity.WARNING,
        wrong="content/briefing/media-sosial.docx",
        right="content/briefing/media-sosial.md",
    ),
    "akhiran-txt": Entry(
        'Berkas ini tidak dibaca karena namanya berakhiran ".txt".',
        "Yang dibaca di folder ini hanya berkas {jenis}; Notepad menambah .txt bila tidak dicegah.",
        'Ganti namanya menjadi "{contoh}" (di File Explorer: View > Show > File name extensions).',
        Severity.WARNING,
        wrong="content/briefing/media-sosial.md.txt",
        right="content/briefing/media-sosial.md",
    ),
}

_YAML: Mapping[str, Entry] = {
    "yaml-rusak": Entry(
        "Baris ini tidak dapat dibaca: {baris}",
        "{sebab}",
        "{perbaikan}",
        wrong="judul: Rakor: Camat",
        right='judul: "Rakor: Camat"',
        matters="Selama ada satu baris yang tidak terbaca, seluruh berkas itu tidak dapat dipakai.",
    ),
    "kepala-tidak-ada": Entry(
        "Berkas ini tidak diawali bagian kepala (front matter).",
        "Judul, tanggal, dan status ditulis di bagian kepala.",
        'Mulai berkas dengan baris "---", lalu judul dan seterusnya, lalu "---" lagi.',
        wrong="Isi naskah.",
        right=(
            "---\n"
            "judul: Media sosial\n"
            "ringkasan: Apa yang boleh dan jangan.\n"
            "diperbarui: 22 November 2026\n"
            "---\n"
            "\n"
            "Isi naskah."
        ),
    ),
    "kepala-tidak-ditutup": Entry(
        'Bagian kepala tidak ditutup dengan baris "---".',
        "Tanpa penutup, seluruh naskah terbaca sebagai kepala.",
        'Tambahkan satu baris berisi "---" sesudah kunci terakhir.',
        wrong=(
            "---\n"
            "judul: Media sosial\n"
            "ringkasan: Apa yang boleh dan jangan.\n"
            "diperbarui: 22 November 2026\n"
            "\n"
            "Isi naskah."
        ),
        right=(
            "---\n"
            "judul: Media sosial\n"
            "ringkasan: Apa yang boleh dan jangan.\n"
            "diperbarui: 22 November 2026\n"
            "---\n"
            "\n"
            "Isi naskah."
        ),
    ),
    "kunci-kembar": Entry(
        'Kunci "{kunci}" ditulis dua kali (pertama di baris {pertama}).',
        "Hanya satu yang dapat dipakai, dan yang lain akan hilang diam-diam.",
        "Hapus salah satu.",
        wrong="status: draf\nstatus: terbit",
        right="status: terbit",
    ),
    "tanda-pagar": Entry(
        "Teks sesudah tanda # tidak terbaca: {potongan}",
        "Di berkas ini, tanda # dengan spasi di depannya memulai catatan, jadi sisanya hilang.",
        "Apit seluruh isiannya dengan tanda kutip: {perbaikan}. Bila itu catatan, pindahkan ke baris tersendiri.",
        wrong="judul: Rakor #1 Camat",
        right='judul: "Rakor #1 Camat"',
    ),
    "isian-terlalu-banyak": Entry(
        "Sampai baris ini ada lebih dari {batas} kunci dan isian. Berkas ini tidak dibaca.",
        "Berkas seperti itu biasanya salah tempel. Memeriksanya terlalu lama.",
        "Hapus yang bukan isinya, atau bagi menjadi beberapa berkas.",
        wrong="content/kalender/lahat-2024.yaml (berisi 300.000 isian tempelan dari lembar Excel)",
        right="content/kalender/lahat-2024.yaml (acara satu daerah dalam satu pemilihan)",
    ),
    "yaml-terlalu-rumit": Entry(
        "Berkas ini memakai {apa} YAML, yang tidak didukung.",
        "Bentuk itu tidak diperlukan di sini dan mudah disalahgunakan.",
        "{perbaikan}",
        wrong="? [penulis, pemeriksa]\n: Bagian Humas",
        right="penulis: Bagian Humas\npemeriksa: Bagian Hukum",
    ),
}

_SHAPE: Mapping[str, Entry] = {
    "kunci-tak-dikenal": Entry(
        'Kunci "{kunci}" tidak dikenal.',
        "Isian yang salah ketik tidak boleh hilang diam-diam.",
        "{saran}Kunci yang dikenal: {dikenal}.",
        wrong="pemeriska: Bagian Hukum",
        right="pemeriksa: Bagian Hukum",
    ),
    "kunci-kurang": Entry(
        'Kunci "{kunci}" belum diisi.',
        "Bagian ini wajib ada.",
        'Tambahkan baris "{kunci}: …".',
        wrong="judul:",
        right="judul: Media sosial dan grup WhatsApp",
    ),
    "jenis-salah": Entry(
        "Isian ini harus berupa {harapan}, tetapi tertulis {nilai}.",
        "Bentuk isian yang lain tidak dapat dipakai.",
        "{contoh}",
        wrong="tahun: dua ribu dua puluh satu",
        right="tahun: 2021",
    ),
    "pilihan-salah": Entry(
        '"{nilai}" bukan pilihan yang dikenal.',
        "Di sini hanya beberapa kata yang berlaku.",
        "{saran}Pilih salah satu: {pilihan}.",
        wrong="audiens: umum",
        right="audiens: asn",
    ),
    "tanggal-salah": Entry(
        'Tanggal "{nilai}" tidak dapat dipahami.',
        "{sebab}",
        'Tulis seperti "27 November 2024", "27-11-2024", atau "2024-11-27".',
        wrong="tanggal: November 2024",
        right="tanggal: 27 November 2024",
        matters="Dari tanggal itu ditentukan urutan bahan dan aturan mana yang berlaku.",
    ),
    "tanggal-mustahil": Entry(
        'Tanggal "{nilai}" tidak ada di penanggalan.',
        "{sebab}",
        "Periksa tanggal dan bulannya pada dokumen sumber.",
        wrong="tanggal: 31 November 2024",
        right="tanggal: 30 November 2024",
        matters="Orang menunggu hari yang tidak pernah datang.",
    ),
    "hari-salah": Entry(
        "{tanggal} adalah hari {benar}, bukan {tertulis}.",
        "Hari dan tanggal yang tidak cocok membuat orang datang pada hari yang salah.",
        "Perbaiki harinya atau tanggalnya, sesuai undangan.",
        wrong="tanggal: Selasa, 7 Oktober 2024",
        right="tanggal: Senin, 7 Oktober 2024",
    ),
    "rentang-terbalik": Entry(
        'Rentang "{nilai}" terbalik: akhirnya sebelum mulainya.',
        "Rentang terbalik tidak memuat satu hari pun.",
        'Tulis tanggal mulai lebih dulu, misalnya "25 September–23 November 2024".',
        wrong="tanggal: 26–24 November 2024",
        right="tanggal: 24–26 November 2024",
    ),
    "isian-kembar": Entry(
        '"{nilai}" tertulis lebih dari sekali di daftar ini.',
        "Yang dipakai hanya satu; mungkin yang dimaksud pilihan lain.",
        "Hapus salah satunya, atau ganti dengan pilihan yang dimaksud.",
        Severity.WARNING,
        wrong="kertas: [f4, f4]",
        right="kertas: [a4, f4]",
    ),
    "padanan-percuma": Entry(
        'Padanan "{baris}" {masalah}.',
        "Padanan menghubungkan kata-kata yang berbeda; yang ini tidak menambah apa pun.",
        "Tulis dua kata atau lebih yang sama artinya, dipisahkan koma, atau hapus yang berulang.",
        Severity.WARNING,
        wrong="padanan:\n  - medsos",
        right="padanan:\n  - medsos, media sosial",
    ),
    "jam-salah": Entry(
        'Jam "{nilai}" tidak dapat dipahami.',
        "{sebab}",
        'Tulis seperti "08.00" atau "13.30".',
        wrong="mulai: 25.00",
        right="mulai: 08.00",
        matters="Jam ditulis 00.00 sampai 23.59.",
    ),
    "zona-berbeda": Entry(
        "Pukul {jam} ditulis dengan {zona}, padahal daerah {daerah} memakai {benar}.",
        "Jam dicetak menurut zona daerahnya, jadi peserta akan datang pada jam yang salah.",
        'Bila jamnya menurut {zona}, tulis "{sama}". Bila zonanya yang keliru, tulis "{jam}".',
        wrong="daerah: 16.10\nmulai: 13.30 WITA",
        right="daerah: 16.10\nmulai: 12.30",
    ),
    "isian-tertukar": Entry(
        'Isian {kunci} memuat "{nilai}", yang agaknya milik isian lain.',
        "Isian ini dicetak sebagai nama; jam, hari, angka, dan tempat punya isiannya sendiri.",
        'Jam ditulis di "mulai" dan "selesai", hari di "tanggal", ruang di "tempat", kantor di "tuan_rumah".',
        wrong="tempat: 08.00",
        right="mulai: 08.00\ntempat: Aula Kantor Bupati",
    ),
    "alamat-salah": Entry(
        'Alamat "{nilai}" tidak dapat dipakai.',
        "Yang boleh hanya alamat https://, http://, mailto:, atau tel:.",
        '{saran}Salin alamat lengkapnya, misalnya "https://contoh.go.id/halaman".',
        wrong="alamat: www.contoh.go.id",
        right="alamat: https://contoh.go.id/halaman",
    ),
}

_TEXT: Mapping[str, Entry] = {
    "html-dilarang": Entry(
        "HTML tidak dapat dipakai di naskah: {potongan}",
        "HTML dapat merusak halaman dan tidak dapat dicetak.",
        "Hapus tanda < … > itu dan tulis dengan Markdown biasa.",
        wrong="- <b>Jangan</b> memasang stiker.",
        right="- **Jangan** memasang stiker.",
    ),
    "tautan-berbahaya": Entry(
        'Tautan "{tautan}" tidak dapat dipakai.',
        "Yang boleh hanya https://, mailto:, tel:, dan berkas di folder content.",
        "Ganti dengan alamat https:// atau hapus tautannya.",
        wrong="[pengumuman](http://contoh.go.id/pengumuman)",
        right="[pengumuman](https://contoh.go.id/pengumuman)",
    ),
    "gambar-dilarang": Entry(
        "Gambar tidak dapat dipakai di naskah: {potongan}",
        "Teks dalam gambar tidak dapat dicari, dibacakan, atau difotokopi dengan jelas.",
        "Tulis isinya sebagai teks.",
        wrong="![Jadwal](jadwal.png)",
        right="Jadwalnya ada di [kalender](../kalender/lahat-2024.yaml).",
    ),
    "judul-tingkat-satu": Entry(
        'Judul "{judul}" memakai satu tanda #.',
        "Judul halaman sudah diambil dari kepala berkas.",
        "Pakai ## untuk bagian dan ### untuk anak bagian.",
        wrong="# Jangan",
        right="## Jangan",
    ),
    "kutipan-tanpa-sumber": Entry(
        "Kutipan ini tidak menyebut siapa, jabatan, tanggal, dan sumbernya.",
        "Pernyataan tanpa sumber mudah disangka aturan.",
        'Tambahkan baris "> — Nama; Jabatan; 8 Mei 2018; Nama media https://…" di akhir kutipan.',
        wrong='> "Kata-katanya."',
        right='> "Kata-katanya."\n>\n> — Nama; Jabatan; 8 Mei 2018; Nama media https://contoh.go.id/berita',
    ),
    "tabel-rusak": Entry(
        "Tabel ini tidak dapat dibaca: {sebab}.",
        "Isi sel yang berlebih akan hilang dari halaman.",
        "Samakan banyaknya kolom di setiap baris, dipisah tanda |. Tanda | di dalam sel ditulis \\|.",
        wrong="| tahap | boleh |\n| --- | --- |\n| kampanye | tidak | tetap netral |",
        right="| tahap | boleh | catatan |\n| --- | --- | --- |\n| kampanye | tidak | tetap netral |",
    ),
    "rujukan-tak-ditutup": Entry(
        'Rujukan ini tidak lengkap: "{potongan}".',
        "Tanda [[ akan tercetak apa adanya dan dasarnya tidak tertaut.",
        "Tulis seperti [[PP 94/2021 Pasal 5 huruf n]] atau [[D-12]].",
        wrong="Dasarnya [[PP 94/2021 Pasal 5 huruf n].",
        right="Dasarnya [[PP 94/2021 Pasal 5 huruf n]].",
    ),
    "rujukan-naskah": Entry(
        "{apa}.",
        "Yang tidak berpasangan tampil sebagai tanda, atau tidak tampil sama sekali.",
        'Catatan kaki: "[^1]" di naskah dan satu baris "[^1]: isinya" di bawahnya. '
        'Alamat tautan: "[teks][1]" di naskah dan satu baris "[1]: https://…".',
        wrong="Cuti itu di luar tanggungan negara[^1].",
        right="Cuti itu di luar tanggungan negara[^1].\n\n[^1]: Disingkat CLTN.",
    ),
    "nomor-meragukan": Entry(
        "{apa}.",
        "Nomor yang keliru di daftar aturan menunjuk ke ketentuan lain.",
        "{cara} Nomor selalu tampil seperti tertulis.",
        Severity.WARNING,
        wrong="1. Pembukaan\n2. Paparan\n5. Penutup",
        right="1. Pembukaan\n2. Paparan\n3. Penutup",
    ),
    "tanda-tersisa": Entry(
        'Tanda "{tanda}" tampil apa adanya: "{potongan}".',
        "Pembaca melihat tandanya, bukan yang dimaksud.",
        "{cara} Bila memang tanda biasa, tulis \\ di depannya.",
        Severity.WARNING,
        wrong="Kepala desa ~~dilarang~~ wajib netral.",
        right="Kepala desa wajib netral.",
    ),
    "naskah-terlalu-rumit": Entry(
        "Paragraf, butir, atau judul ini terlalu panjang, atau memuat terlalu banyak tanda seperti * dan [.",
        "Yang seperti itu bukan tulisan; biasanya salah tempel.",
        "Bagi menjadi beberapa paragraf, dipisah baris kosong.",
        wrong="Seluruh notula dalam satu paragraf tanpa baris kosong.",
        right="Satu pokok satu paragraf, dipisah baris kosong.",
    ),
    "naskah-terlalu-banyak-tanda": Entry(
        "Sampai baris ini ada lebih dari {batas} tanda Markdown (* _ ` [ < &) dan sel tabel. Sisanya tidak diperiksa.",
        "Naskah seperti itu bukan tulisan; biasanya salah tempel. Memeriksanya terlalu lama.",
        "Hapus yang bukan isinya, atau bagi menjadi beberapa berkas.",
        wrong="content/briefing/media-sosial.md (berisi 30.000 tautan tempelan dari lembar Excel)",
        right="content/briefing/media-sosial.md (satu pokok, dengan beberapa tautan)",
    ),
    "dirapikan": Entry(
        "{apa} di baris ini dibaca sebagai {menjadi}.",
        "Bentuk tempelan dari Word berbeda dari Markdown.",
        "Tidak harus diperbaiki bila hasilnya sudah benar.",
        Severity.WARNING,
        wrong="• Jangan: memasang stiker di mobil dinas.",
        right="- Jangan: memasang stiker di mobil dinas.",
    ),
}

_REFERENCES: Mapping[str, Entry] = {
    "rujukan-tak-ada": Entry(
        '{jenis} "{nilai}" tidak ditemukan.',
        "Rujukan yang tidak ada membuat pembaca tersesat.",
        "{saran}{cara}",
        wrong="content/rakor/lahat-2024.md:\nnarasumber:\n  - lembaga: satpol-pp\n    jabatan: Narasumber",
        right=(
            "content/lembaga/satpol-pp.yaml:\n"
            "nama: Satuan Polisi Pamong Praja\n"
            "singkatan: Satpol PP\n"
            "tugas: Menegakkan peraturan daerah dan menjaga ketertiban umum.\n"
            "verifikasi: belum\n"
            "\n"
            "content/rakor/lahat-2024.md:\n"
            "narasumber:\n"
            "  - lembaga: satpol-pp\n"
            "    jabatan: Narasumber"
        ),
    ),
    "peraturan-tak-dikenal": Entry(
        'Kutipan "{nilai}" tidak cocok dengan peraturan mana pun.',
        "Setiap pernyataan hukum harus punya dasar yang terdaftar.",
        "{saran}Daftarkan peraturannya di content/peraturan, atau perbaiki kutipannya.",
        wrong="Dasarnya [[PP 49/2021 Pasal 5]].",
        right="Dasarnya [[PP 94/2021 Pasal 5]].",
    ),
    "pasal-tak-terdaftar": Entry(
        "Pasal {pasal} tidak ada di daftar pasal {peraturan}.",
        "Nomor pasal yang keliru mengarahkan orang ke aturan lain, atau ke pasal yang tidak ada.",
        'Periksa nomornya. Yang terdaftar: {ada}. Bila pasal itu memang ada, tambahkan ke "pasal" di {berkas}.',
        Severity.WARNING,
        wrong="Dasarnya [[PP 94/2021 Pasal 95 huruf n]].",
        right="Dasarnya [[PP 94/2021 Pasal 5 huruf n]].",
    ),
    "peraturan-tidak-berlaku": Entry(
        "{peraturan} tidak berlaku pada {tanggal} ({masa}).",
        "Bahan harus memakai aturan yang berlaku pada tanggal peristiwanya.",
        "{saran}",
        wrong="tanggal: 8 Mei 2018\ndasar: [PP 94/2021 Pasal 5]",
        right="tanggal: 8 Mei 2018\ndasar: [PP 53/2010 Pasal 4]",
    ),
    "nomor-tak-cocok": Entry(
        'Judulnya menyebut "{judul}", tetapi isian {isian} "{nilai}".',
        "Peraturan dikutip dengan nomor dan tahunnya; satu angka yang salah menunjuk peraturan lain.",
        "Cocokkan judul, nomor, dan tahunnya dengan naskah peraturannya.",
        wrong="nomor: 49\ntahun: 2021",
        right="nomor: 94\ntahun: 2021",
    ),
    "butir-tidak-berlaku": Entry(
        "{butir} tidak punya dasar yang berlaku pada {tanggal}.",
        "Butir tanpa dasar yang berlaku bukan aturan pada tanggal itu.",
        "Pilih butir lain, atau tambahkan dasarnya yang berlaku saat itu.",
        wrong="dasar:\n  - kutipan: PP 53/2010 Pasal 4",
        right="dasar:\n  - kutipan: PP 53/2010 Pasal 4\n  - kutipan: PP 94/2021 Pasal 5",
    ),
    "butir-bagi-orang-lain": Entry(
        "{butir} ditujukan kepada {bagi}, bukan kepada pembaca lembar rapat ini ({peran}).",
        "Lembarnya akan memberi tahu pembaca aturan dan sanksi yang tidak mengenai mereka.",
        "Hapus butir ini dari boleh_jangan, atau ubah peran rapat ini bila pesertanya lain.",
        wrong="peran: desa\nboleh_jangan: [D-1]",
        right="peran: desa\nboleh_jangan: [D-27]",
    ),
    "sanksi-bukan-asn": Entry(
        "Dasar ini mengancam {bagi} dengan {sanksi}.",
        "Hukuman disiplin hanya untuk ASN. Lembar bagi pembaca lain akan memuat ancaman yang tidak mengenai mereka.",
        "Tulis pada dasar ini siapa yang terkena, misalnya peran: [asn].",
        Severity.WARNING,
        wrong="peran: [asn, desa]\ndasar:\n  - kutipan: PP 94/2021 Pasal 5\n    sanksi: disiplin-berat",
        right="dasar:\n  - kutipan: PP 94/2021 Pasal 5\n    peran: [asn]\n    sanksi: disiplin-berat",
    ),
    "butir-pemilihan-lain": Entry(
        "{butir} tidak punya dasar untuk {pemilihan}.",
        "Dasar yang berlaku pada hari rapat hanya mengatur pemilihan lain.",
        "Pilih butir lain, atau tambahkan dasarnya untuk pemilihan ini.",
        wrong="pemilihan: [pemilu-2024]\nboleh_jangan: [D-26]",
        right="pemilihan: [pemilu-2024]\nboleh_jangan: [D-1]",
    ),
    "kalender-belum-ada": Entry(
        "Jadwal {kalender} belum ada pada {tanggal}.",
        "Lembar rapat hanya memuat yang sudah diketahui pada hari itu, jadi kalender ini tidak dicetak.",
        "Hapus dari kalender rapat ini, atau periksa tanggal rapat dan dasar jadwalnya.",
        Severity.WARNING,
        wrong="tanggal: 22 November 2019\nkalender: [blitar-2020-awal, blitar-2020]",
        right="tanggal: 22 November 2019\nkalender: [blitar-2020-awal]",
    ),
    "rapat-mendahului": Entry(
        '"{kata}" baru ada atau baru diketahui sesudah {tanggal}.',
        "Lembar rapat hanya boleh memuat yang sudah diketahui pada hari rapat.",
        "Pindahkan ke catatan (yang hanya tampil di halaman), atau tulis kalimat yang benar pada hari itu.",
        Severity.WARNING,
        wrong="tanggal: 8 Mei 2018\npoin:\n  - ASN mematuhi PP 94/2021.",
        right="tanggal: 8 Mei 2018\npoin:\n  - ASN mematuhi PP 53/2010.",
    ),
    "catatan-di-isian": Entry(
        'Isian ini memuat catatan penyusunan: "{kata}".',
        "Isian ini tercetak apa adanya di lembar resmi, di bawah nama kantor.",
        "Hapus dari isian ini. Bila perlu dicatat, tulis di catatan halaman rapat, atau sesudah tanda #.",
        wrong="jabatan: Narasumber KPU Kabupaten Lahat (jabatan tidak disebut dalam berita)",
        right="jabatan: Narasumber KPU Kabupaten Lahat",
    ),
    "syarat-kurang": Entry(
        "Butir {butir} bersyarat, tetapi syaratnya tidak ditulis.",
        "Tanpa syaratnya, butir ini terbaca sebagai izin.",
        "Tambahkan syarat: apa yang harus dipenuhi agar perbuatan ini boleh.",
        wrong="putusan: bersyarat\nkalimat: Menerima tamu calon di kantor",
        right="putusan: bersyarat\nkalimat: Menerima tamu calon di kantor\nsyarat: Hanya untuk urusan dinas.",
    ),
    "syarat-tak-perlu": Entry(
        "Butir {butir} punya syarat, padahal putusannya {putusan}.",
        "Syarat hanya punya arti pada butir bersyarat.",
        "Ubah putusan menjadi bersyarat, atau hapus syaratnya.",
        wrong="putusan: boleh\nsyarat: Hanya untuk urusan dinas.",
        right="putusan: bersyarat\nsyarat: Hanya untuk urusan dinas.",
    ),
    "tahapan-berakhir-dua-kali": Entry(
        "Tahapan ini berlanjut sampai hari yang belum diketahui, tetapi ditulis {mulai} sampai {akhir}.",
        "Hari terakhir yang tertulis akan terbaca sebagai akhirnya.",
        "Tulis hari mulainya saja di tanggal, atau hapus berlanjut.",
        wrong="tanggal: 22 Maret–21 September 2024\nberlanjut: sampai akhir masa jabatan",
        right="tanggal: 22 Maret 2024\nberlanjut: sampai akhir masa jabatan",
    ),
    "tanda-tak-tercetak": Entry(
        'Tanda "{tanda}" ({nomor}) tidak ada di huruf cetak.',
        "Di lembar, nomornya yang tercetak di tempat tanda itu.",
        "Ganti dengan kata atau tanda lain.",
        Severity.WARNING,
        wrong="tempat: Aula 中",
        right="tempat: Aula Utama",
    ),
    "lembaga-tidak-ada-saat-itu": Entry(
        "{lembaga} tidak ada pada {tanggal} ({masa}).",
        "Pembaca akan melapor ke lembaga yang tidak ada.",
        "Pakai lembaga yang bertugas pada tanggal itu.",
        wrong="tanggal: 7 Oktober 2024\nnarasumber:\n  - lembaga: kasn\n    jabatan: Narasumber",
        right="tanggal: 7 Oktober 2024\nnarasumber:\n  - lembaga: bkn\n    jabatan: Narasumber",
    ),
    "imbauan-tanpa-sumber": Entry(
        'Imbauan "{nilai}" tidak menyebut tanggal atau sumbernya.',
        "Imbauan tanpa tanggal dan sumber tidak dapat diperiksa.",
        'Tambahkan "tanggal: …" dan "sumber: {{judul: …, alamat: …}}".',
        wrong="dasar:\n  - kutipan: Imbauan menjauhi tempat kampanye\n    kekuatan: imbauan",
        right=(
            "dasar:\n"
            "  - kutipan: Imbauan menjauhi tempat kampanye\n"
            "    kekuatan: imbauan\n"
            "    tanggal: 15 Juli 2024\n"
            "    sumber: {judul: Laman instansi, alamat: https://contoh.go.id/imbauan}"
        ),
    ),
    "id-kembar": Entry(
        '{jenis} "{nilai}" sudah dipakai di {lain}.',
        "Satu nomor atau nama tidak boleh berarti dua hal.",
        "Beri nomor atau nama lain pada salah satunya.",
        wrong="content/boleh-jangan/d-2.yaml:\nid: D-1",
        right="content/boleh-jangan/d-2.yaml:\nid: D-2",
    ),
    "kalender-kembar": Entry(
        "Daerah ini sudah punya kalender untuk pemilihan ini: {lain}.",
        "Dua kalender untuk daerah dan pemilihan yang sama dapat saling bertentangan, dan orang tidak tahu mana yang "
        "benar.",
        "Gabungkan acaranya ke salah satu, lalu hapus yang lain. Bila ini untuk pemilihan lain, perbaiki pemilihannya.",
        wrong=(
            "content/kalender/lahat-2024.yaml:\n"
            "daerah: 16.04\n"
            "pemilihan: pilkada-2024\n"
            "\n"
            "content/kalender/lahat-baru.yaml:\n"
            "daerah: 16.04\n"
            "pemilihan: pilkada-2024"
        ),
        right="content/kalender/lahat-2024.yaml:\ndaerah: 16.04\npemilihan: pilkada-2024",
    ),
    "daerah-bukan-peserta": Entry(
        "Rapat ini diadakan di {daerah}, tetapi pesertanya dari {peserta}.",
        "Daftar hadir dan lembar rapat memakai kedua isian itu; yang tidak berhubungan biasanya salah kode.",
        "Periksa daerah dan peserta. Bila rapat itu memang untuk daerah lain, biarkan.",
        Severity.WARNING,
        wrong="daerah: 16.10\npeserta: [16.04]",
        right="daerah: 16.10\npeserta: [16.10]",
    ),
    "tanggal-janggal": Entry(
        "{tanggal} jauh {arah} {patokan}.",
        "Tanggal sejauh itu biasanya salah ketik tahunnya.",
        "Periksa tahunnya pada dokumen sumber. Bila memang benar, biarkan.",
        Severity.WARNING,
        wrong="tanggal: 7 Oktober 2062",
        right="tanggal: 7 Oktober 2026",
    ),
    "berkas-mirip": Entry(
        "{apa} {lain}.",
        "Salinan yang ikut terbit membuat pembaca menemukan dua halaman yang lama-lama berbeda isinya.",
        "Bila ini salinan, hapus salah satunya. Bila bukan, beri judul yang membedakan.",
        Severity.WARNING,
        wrong=(
            "content/briefing/media-sosial.md:\n"
            "judul: Media sosial\n"
            "\n"
            "content/briefing/media-sosial-1.md:\n"
            "judul: Media sosial"
        ),
        right="content/briefing/media-sosial.md:\njudul: Media sosial",
    ),
    "id-tidak-cocok": Entry(
        'Nama berkas harus "{harapan}", sesuai isi "{nilai}".',
        "Nama berkas menjadi alamat halaman.",
        'Ganti nama berkas menjadi "{harapan}".',
        wrong="content/boleh-jangan/mobil-dinas.yaml:\nid: D-33",
        right="content/boleh-jangan/d-33.yaml:\nid: D-33",
    ),
    "alamat-bertabrakan": Entry(
        'Berkas ini dan {lain} akan ditulis ke alamat yang sama: "{alamat}".',
        "Halaman yang satu akan menimpa yang lain (huruf besar dan kecil dianggap sama).",
        "Ganti nama salah satu berkas, atau hapus alias yang memakai alamat itu.",
        wrong="content/briefing/media-sosial.md\ncontent/briefing/medsos.md:\nalias: media-sosial",
        right="content/briefing/media-sosial.md:\nalias: medsos",
    ),
    "alamat-hilang": Entry(
        'Alamat "{alamat}" pernah terbit, tetapi sekarang tidak ada halamannya.',
        "Orang menyimpan tautan itu, misalnya di grup WhatsApp atau di lembar cetak.",
        'Bila berkasnya berganti nama, tulis nama lamanya sebagai "alias". Bila isinya tidak boleh dipakai lagi, '
        'kembalikan berkasnya dan tulis "ditarik". Bila hanya lama, kembalikan dengan status arsip.',
        wrong="content/briefing/medsos.md berganti nama menjadi media-sosial.md, tanpa alias",
        right="content/briefing/media-sosial.md:\nalias: medsos",
    ),
    "alamat-dihapus": Entry(
        "{banyak} baris hilang dari daftar ini: mestinya {jumlah} alamat, sekarang {ada}.",
        "Halaman yang barisnya dihapus dapat hilang tanpa diketahui, padahal orang menyimpan tautannya.",
        "Kembalikan baris yang dihapus, misalnya dari salinan cadangan.{contoh}",
        wrong="# Jumlah: 3 alamat.\nbriefing/cuti.html\nindex.html",
        right="# Jumlah: 3 alamat.\nbriefing/cuti.html\nbriefing/media-sosial.html\nindex.html",
    ),
    "alamat-tak-terbaca": Entry(
        'Ini bukan alamat halaman: "{baris}".',
        "Baris seperti ini tidak menjaga halaman mana pun.",
        'Tulis tanpa https:// dan tanpa garis miring di depan, misalnya "briefing/media-sosial.html". '
        'Biasanya cukup "python3 build.py catat".',
        Severity.WARNING,
        wrong="content/alamat.txt:\nhttps://contoh.go.id/netral/briefing/media-sosial.html",
        right="content/alamat.txt:\nbriefing/media-sosial.html",
    ),
    "alamat-belum-dicatat": Entry(
        "Alamat halaman situs ini belum pernah dicatat.",
        "Tanpa catatan itu, halaman yang sudah disebarkan dapat hilang tanpa diketahui.",
        'Jalankan "python3 build.py catat" setiap kali menerbitkan.',
        Severity.ADVICE,
        wrong="python3 build.py",
        right="python3 build.py catat",
    ),
    "alias-diri": Entry(
        'Alias "{nilai}" sama dengan nama berkas ini.',
        "Alias ialah nama lama. Alamat dengan nama ini sudah ada, yaitu halaman ini sendiri.",
        "Tulis nama lamanya, atau hapus alias ini.",
        wrong="content/briefing/media-sosial.md:\nalias: media-sosial",
        right="content/briefing/media-sosial.md:\nalias: medsos",
    ),
    "rilis-rusak": Entry(
        "Baris rilis ini tidak dapat dipakai: {sebab}.",
        "Rilis menjawab pemegang salinan cetak. Baris yang diubah membuat jawabannya salah.",
        'Kembalikan baris itu seperti semula. Baris baru hanya ditulis oleh "python3 build.py rilis".',
        wrong="Mengubah atau menghapus baris lama di content/rilis.txt.",
        right='python3 build.py rilis boleh-jangan-asn --catatan "Dasarnya diperbarui"',
    ),
    "belum-dirilis": Entry(
        "{jumlah} lembar cetak bertanda DRAF karena isinya belum dirilis: {lembar}.",
        "Pemegang salinan hanya dapat memeriksa lembar yang sudah dirilis.",
        'Periksa lembarnya, lalu jalankan "python3 build.py rilis --semua --catatan Diperbarui", dengan catatan Anda '
        "sendiri tentang apa yang berubah.",
        Severity.WARNING,
        wrong="Membagikan lembar yang masih bertanda DRAF.",
        right='python3 build.py rilis --semua --catatan "Terbit pertama"',
    ),
    "lembar-hilang": Entry(
        'Lembar "{lembar}" (kode {kode}) pernah dirilis, tetapi tidak dibuat lagi.',
        "Orang masih memegang salinannya, dan tidak tahu apa penggantinya.",
        'Bila nama berkasnya diganti, tulis nama lamanya di "alias" (briefing, rakor, kalender), atau kembalikan '
        "namanya. Bila terhapus, kembalikan berkasnya. Bila memang tidak dipakai lagi, tarik dengan "
        '"python3 build.py rilis {kode} --tarik --catatan Dihapus", dengan alasan Anda '
        "sendiri.",
        Severity.WARNING,
        wrong="Menghapus kalender yang lembarnya sudah dirilis, tanpa kabar.",
        right='python3 build.py rilis --tarik K8C7X7 --catatan "Jadwalnya diganti"',
    ),
    "alamat-terlalu-panjang": Entry(
        "Alamat untuk kode QR terlalu panjang: {panjang} huruf ({alamat}), paling banyak {batas}.",
        "Kode QR yang rapat tidak terbaca lagi sesudah difotokopi.",
        'Pakai alamat situs yang lebih pendek pada "alamat" di situs.yaml, misalnya subdomain tanpa folder.',
        Severity.WARNING,
        wrong="alamat: https://netralitas.kabupaten-contoh.example/bahan/",
        right="alamat: https://netral.contoh.example/",
    ),
    "rujukan-ditarik": Entry(
        '{jenis} "{nilai}" sudah ditarik pada {tanggal}.',
        "Yang sudah ditarik tidak boleh dipakai lagi sebagai bahan.",
        "Pakai penggantinya, atau hapus rujukannya.",
        wrong=(
            "content/boleh-jangan/d-12.yaml:\n"
            "ditarik:\n"
            "  tanggal: 1 Desember 2026\n"
            "  alasan: Dasarnya dicabut.\n"
            "\n"
            "content/situs.yaml:\n"
            "butir_utama: [D-12]"
        ),
        right="content/situs.yaml:\nbutir_utama: [D-13]",
    ),
    "pengganti-tanpa-sebab": Entry(
        "Ada pengganti, tetapi bahan ini tidak ditarik dan bukan arsip.",
        "Pembaca tidak tahu mana yang berlaku.",
        'Tambahkan "ditarik" dengan tanggal dan alasannya, ubah status menjadi arsip, atau hapus "pengganti".',
        wrong="status: terbit\npengganti: ../briefing/media-sosial.md",
        right="status: arsip\npengganti: ../briefing/media-sosial.md",
    ),
    "pengganti-diri": Entry(
        "Bahan ini menyebut dirinya sendiri sebagai pengganti.",
        "Pembaca yang mencari penggantinya kembali ke sini.",
        'Tulis bahan lain di "pengganti", atau hapus baris itu.',
        wrong="content/briefing/media-sosial.md:\nstatus: arsip\npengganti: ../briefing/media-sosial.md",
        right="content/briefing/media-sosial.md:\nstatus: arsip\npengganti: ../briefing/salah-kaprah.md",
    ),
    "kode-daerah-salah": Entry(
        'Kode daerah "{nilai}" tidak ada.',
        "Kode harus dari Kepmendagri 300.2.2-2138/2025.",
        '{saran}Tulis kode bertitik, misalnya "15.04".',
        wrong="daerah: 17-07",
        right='daerah: "17.07"',
    ),
    "nama-daerah-tak-cocok": Entry(
        'Kode {kode} adalah "{benar}", bukan "{tertulis}".',
        "Kode dan nama yang tidak cocok membuat bahan sampai ke daerah yang salah.",
        "Perbaiki kodenya atau namanya.",
        wrong='kode: "17.07"\nnama: Kabupaten Lahat',
        right='kode: "17.07"\nnama: Kabupaten Lebong',
    ),
    "tanggal-tak-urut": Entry(
        "{kemudian} ({tanggal_kemudian}) lebih awal daripada {dahulu} ({tanggal_dahulu}).",
        "Urutan waktu yang terbalik biasanya salah ketik tahun atau bulan.",
        "Periksa kedua tanggal itu.",
        wrong="tanggal: 22 November 2026\ntinjau_lagi: 22 Februari 2026",
        right="tanggal: 22 November 2026\ntinjau_lagi: 22 Februari 2027",
    ),
    "terbit-belum-lengkap": Entry(
        'Berstatus "{status}" tetapi belum memuat {kurang}.',
        "Bahan yang terbit harus dapat dipertanggungjawabkan.",
        "Lengkapi isiannya, atau kembalikan status ke draf.",
        wrong="status: terbit\npenulis: Bagian Humas",
        right=(
            "status: terbit\n"
            "penulis: Bagian Humas\n"
            "pemeriksa: Bagian Hukum\n"
            "perubahan:\n"
            "  - tanggal: 22 November 2026\n"
            "    catatan: Terbit pertama"
        ),
    ),
    "penulis-pemeriksa-sama": Entry(
        'Penulis dan pemeriksanya sama: "{nama}".',
        "Kesalahan sendiri sulit terlihat; bahan yang terbit perlu dibaca orang kedua.",
        'Minta orang atau bagian lain memeriksanya, lalu tulis di "pemeriksa".',
        Severity.WARNING,
        wrong="status: terbit\npenulis: Bagian Humas\npemeriksa: Bagian Humas",
        right="status: terbit\npenulis: Bagian Humas\npemeriksa: Bagian Hukum",
    ),
    "isian-kosong": Entry(
        'Berstatus "{status}" tetapi masih memuat "{isian}".',
        "Tanda itu ditinggalkan untuk diisi; pembaca akan melihatnya apa adanya.",
        "Isi, atau hapus; begitu juga tanda (isi …) lain di berkas ini. Bila belum dapat, kembalikan status ke draf.",
        wrong="status: terbit\nringkasan: (isi satu kalimat)",
        right="status: terbit\nringkasan: Apa yang boleh dan jangan dibagikan.",
    ),
    "pokok-terlalu-banyak": Entry(
        "Ada {banyak} pokok; batasnya lima.",
        "Yang didengar sambil berdiri hanya sedikit yang diingat, dan lembarnya harus satu halaman.",
        "Pilih lima yang terpenting; sisanya tetap ada di naskah.",
        wrong="Enam kalimat di bawah kunci pokok.",
        right="Lima kalimat di bawah kunci pokok; sisanya di naskah.",
    ),
    "bagian-kosong": Entry(
        'Bagian cetak "{bagian}" diminta, tetapi tidak ada isinya.',
        "Bagian itu akan hilang dari paket tanpa diketahui.",
        "Isi bagiannya (misalnya kalender atau formulirnya), atau hapus dari cetak.",
        wrong="cetak: [agenda, kalender]\nkalender: []",
        right="cetak: [agenda, kalender]\nkalender: [lahat-2024]",
    ),
    "tahapan-bertumpuk": Entry(
        "{kemudian} mulai {mulai}, padahal {dahulu} baru berakhir {akhir}.",
        "Dua tahapan yang berurutan tidak berjalan pada hari yang sama, dan aturannya berbeda.",
        "Periksa kedua tanggal itu pada dokumen sumber.",
        Severity.WARNING,
        wrong="tanggal: 23–26 November 2024",
        right="tanggal: 24–26 November 2024",
    ),
    "tahapan-berjarak": Entry(
        "Ada {hari} hari kosong antara {dahulu} (sampai {akhir}) dan {kemudian} (mulai {mulai}).",
        "Kedua tahapan ini biasanya bersambung; jarak sering berarti salah ketik.",
        "Periksa kedua tanggal itu pada dokumen sumber. Bila memang berjarak, biarkan.",
        Severity.ADVICE,
        wrong="tanggal: 25–26 November 2024",
        right="tanggal: 24–26 November 2024",
    ),
    "pemeriksaan-lama": Entry(
        "Terakhir diperiksa {tanggal}, {hari} hari sebelum data per {data}; batasnya {batas} hari{keadaan}.{lain}",
        "Aturan dapat berubah tanpa diketahui, dan situs menyebut datanya masih benar per tanggal itu.",
        'Cocokkan lagi peraturannya, lalu perbarui "diperiksa".',
        Severity.WARNING,
        wrong="diperiksa: 1 Februari 2025",
        right="diperiksa: 22 November 2026",
    ),
    "tak-ditautkan": Entry(
        "Tidak ada halaman lain yang menautkan halaman ini, kecuali daftarnya.",
        "Pembaca hanya menemukannya lewat daftar atau pencarian.",
        "Sebut di bahan yang berkaitan, misalnya sebagai tautan di bagian akhirnya.",
        Severity.ADVICE,
        wrong="Briefing yang tidak disebut oleh bahan lain.",
        right="Lihat juga [Media sosial](media-sosial.md). (di akhir bahan lain)",
    ),
    "masa-bertumpuk": Entry(
        "Masa ini bertumpuk dengan {lain}.",
        "Pada satu hari hanya satu alur pelaporan yang berlaku.",
        "Perbaiki tanggal sejak atau sampai pada salah satunya.",
        wrong=(
            "content/pelaporan/sampai-kasn.yaml:\n"
            "sampai: 1 September 2024\n"
            "\n"
            "content/pelaporan/sejak-bkn.yaml:\n"
            "sejak: 24 Agustus 2024"
        ),
        right=(
            "content/pelaporan/sampai-kasn.yaml:\n"
            "sampai: 23 Agustus 2024\n"
            "\n"
            "content/pelaporan/sejak-bkn.yaml:\n"
            "sejak: 24 Agustus 2024"
        ),
    ),
    "nama-salah": Entry(
        '{jenis} "{nilai}" tidak dapat dipakai.',
        "Nama ini menjadi bagian alamat, jadi harus mudah diketik dan disebut.",
        'Tulis seperti "{contoh}".',
        wrong="alias: Media Sosial",
        right="alias: medsos",
    ),
    "identitas-salah": Entry(
        'Identitas "{nilai}" tidak dapat dipakai.',
        "Identitas menandai situs ini untuk selamanya, jadi bentuknya harus sama di semua komputer.",
        "Tulis paling banyak 200 huruf kecil, angka, titik, tanda hubung, dan garis miring, "
        'misalnya "contoh.go.id/netral". Bila situs sudah pernah terbit, kembalikan identitas yang lama.',
        wrong="identitas: Situs Netral",
        right="identitas: contoh.go.id/netral",
    ),
    "rujukan-belum-terbit": Entry(
        '{jenis} "{nilai}" belum terbit (status {status}).',
        "Pembaca akan sampai ke halaman yang tidak ada.",
        "Terbitkan dulu, atau hapus rujukannya.",
        wrong=(
            "content/briefing/cuti.md:\n"
            "status: draf\n"
            "\n"
            "content/briefing/media-sosial.md:\n"
            "Baca juga [tentang cuti](cuti.md)."
        ),
        right=(
            "content/briefing/cuti.md:\n"
            "status: terbit\n"
            "\n"
            "content/briefing/media-sosial.md:\n"
            "Baca juga [tentang cuti](cuti.md)."
        ),
    ),
    "tautan-mati": Entry(
        'Tautan ke "{tujuan}" tidak mengarah ke halaman mana pun.',
        "Pembaca akan mendapat halaman kosong.",
        "{saran}Periksa nama berkas dan letaknya.",
        wrong="Baca [media sosial](../briefing/medsos.md).",
        right="Baca [media sosial](../briefing/media-sosial.md).",
    ),
    "jangkar-mati": Entry(
        'Halaman "{halaman}" tidak punya bagian "#{jangkar}".',
        "Pembaca tidak sampai ke bagian yang dimaksud.",
        "{saran}Periksa judul bagian di halaman itu.",
        wrong="Lihat [larangannya](#larangan).\n\n## Jangan",
        right="Lihat [larangannya](#jangan).\n\n## Jangan",
    ),
}

_WORDS: Mapping[str, Entry] = {
    "netral-ajakan": Entry(
        '{tanda}: "{kata}" {apa}.',
        "Bahan dari instansi yang terbaca memihak menyeret penulis, pemeriksa, dan atasannya.",
        "Hapus atau ganti kalimatnya. Bila kalimat itu justru menjelaskan larangan, tulis di atasnya "
        '"<!-- abaikan {tanda}: alasannya -->" (di YAML: "# abaikan {tanda}: alasannya").',
        Severity.WARNING,
        wrong="Jangan lupa coblos nomor 99.",
        right="Gunakan hak pilih Anda dengan bebas dan rahasia.",
    ),
    "netral-peserta": Entry(
        '{tanda}: "{kata}" adalah {apa} dalam {pemilihan}.',
        "Selama tahapan, bahan yang menyebut satu peserta terbaca memihak.",
        "Hapus sebutan itu, juga dari nama berkas dan tautan. Bila memang harus ada, tulis di atasnya "
        '"<!-- abaikan {tanda}: alasannya -->" (di YAML: "# abaikan {tanda}: alasannya").',
        Severity.WARNING,
        wrong="Rapat ini didukung oleh Polan Umpama.",
        right="Rapat ini didukung oleh semua OPD.",
    ),
    "peserta-tak-lengkap": Entry(
        "Daftar peserta ini belum lengkap: {sebab}.",
        "Daftar yang tidak memuat semua peserta hanya menjaga dari sebagian, jadi tidak netral.",
        'Tulis semua peserta, lalu "lengkap: ya". Bila belum tahu semuanya, hapus berkas ini dulu. '
        'Bila calonnya tunggal, tulis juga "nama: Kolom kosong".',
        wrong=(
            "pemilihan: pilkada-2024\n"
            "daerah: 16.10\n"
            "lengkap: tidak\n"
            "peserta:\n"
            "  - nama: Fulan Contoh\n"
            "    nomor: 98\n"
            "  - nama: Polan Umpama\n"
            "    nomor: 99"
        ),
        right=(
            "pemilihan: pilkada-2024\n"
            "daerah: 16.10\n"
            "lengkap: ya\n"
            "peserta:\n"
            "  - nama: Fulan Contoh\n"
            "    nomor: 98\n"
            "  - nama: Polan Umpama\n"
            "    nomor: 99"
        ),
    ),
    "abaikan-tanpa-alasan": Entry(
        'Catatan "abaikan {tanda}" tidak menyebut alasannya.',
        "Peringatan yang diabaikan tanpa alasan tidak dapat dipertanggungjawabkan, jadi tetap tampil.",
        'Tulis alasannya sesudah titik dua, misalnya "<!-- abaikan NET-05: contoh kalimat yang dilarang -->".',
        Severity.WARNING,
        wrong=("<!-- abaikan NET-07 -->\nKepala daerah dapat menjabat dua periode."),
        right=("<!-- abaikan NET-07: menjelaskan batas masa jabatan -->\nKepala daerah dapat menjabat dua periode."),
    ),
    "abaikan-sia-sia": Entry(
        'Catatan "abaikan {tanda}" tidak menutup peringatan apa pun.',
        "Catatan yang tertinggal dapat menutup kesalahan baru di tempat yang sama.",
        "Hapus catatan itu, atau pindahkan ke baris tepat di atas kalimatnya. Periksa juga tandanya.",
        Severity.WARNING,
        wrong=("<!-- abaikan NET-07: menjelaskan batas masa jabatan -->\nRapat dimulai pukul 08.00."),
        right="Rapat dimulai pukul 08.00.",
    ),
    "peringatan-diabaikan": Entry(
        "{banyak} peringatan {tanda} di bawah baris ini diabaikan: {alasan}.",
        "Yang diabaikan tetap terlihat oleh pemeriksa.",
        "Tidak harus diperbaiki selama alasannya masih benar.",
        Severity.ADVICE,
        wrong=("<!-- abaikan NET-07: menjelaskan batas masa jabatan -->\nKepala daerah dapat menjabat dua periode."),
        right="Kepala daerah dapat menjabat paling lama sepuluh tahun.",
    ),
    "data-nik": Entry(
        'Ada NIK di sini ("{potongan}").',
        "NIK orang tidak boleh terbit; sekali terbit tidak dapat ditarik.",
        "Hapus NIK itu. Data orang hanya dicetak untuk kantor, dari daftar peserta.",
        wrong="Narahubung: Fulan, NIK 1610011708900002.",
        right="Narahubung: Sekretariat BKPSDM.",
    ),
    "data-nip": Entry(
        'Ada NIP di sini ("{potongan}").',
        "NIP memuat tanggal lahir orang; sekali terbit tidak dapat ditarik.",
        "Hapus NIP itu. Data orang hanya dicetak untuk kantor, dari daftar peserta.",
        wrong="Narahubung: Fulan, NIP 19850101 201001 1 001.",
        right="Narahubung: Sekretariat BKPSDM.",
    ),
    "telepon-pribadi": Entry(
        'Ada nomor ponsel di sini ("{potongan}").',
        "Nomor orang yang terbit dipakai untuk menipu dan mengganggu.",
        'Hapus nomor itu. Nomor kantor ditulis sebagai "kontak" di situs.yaml atau di berkas daerah.',
        Severity.WARNING,
        wrong="Hubungi Fulan di 0812-3456-7890.",
        right="Hubungi Sekretariat BKPSDM.",
    ),
    "surel-pribadi": Entry(
        'Ada alamat surel pribadi di sini ("{potongan}").',
        "Alamat orang yang terbit dipakai untuk menipu dan mengganggu.",
        'Pakai alamat kantor (go.id), atau tulis sebagai "kontak" di situs.yaml atau di berkas daerah.',
        Severity.WARNING,
        wrong="Kirim ke fulan.contoh@gmail.com.",
        right="Kirim ke bkpsdm@contoh.go.id.",
    ),
    "lama-tak-cocok": Entry(
        'Tertulis "{tertulis}", padahal {rentang} itu {hari} hari.',
        "Pembaca tidak tahu mana yang benar, lamanya atau tanggalnya.",
        "Cocokkan keduanya dengan dokumen sumber.",
        Severity.WARNING,
        wrong="Masa tenang berjalan tiga hari, 23–26 November 2024.",
        right="Masa tenang berjalan tiga hari, 24–26 November 2024.",
    ),
    "kalimat-panjang": Entry(
        '{banyak} kalimat lebih dari {batas} kata. Yang terpanjang {kata} kata: "{awal} …".',
        "Kalimat panjang sulit dibacakan di rapat dan sulit diingat.",
        "Bagi menjadi dua atau tiga kalimat.",
        Severity.ADVICE,
        wrong=(
            "Setiap pegawai yang bertugas di kantor kecamatan, baik yang berstatus PNS maupun yang berstatus "
            "PPPK, dan yang sedang cuti maupun yang sedang belajar, tetap terikat pada asas netralitas selama "
            "seluruh tahapan berlangsung sampai selesai."
        ),
        right=(
            "Setiap pegawai kantor kecamatan terikat pada asas netralitas, baik PNS maupun PPPK. Yang sedang "
            "cuti atau belajar pun tetap terikat, selama seluruh tahapan."
        ),
    ),
    "singkatan-asing": Entry(
        "Singkatan ini tidak dijelaskan di berkas ini: {singkatan}.",
        "Pembaca di desa belum tentu mengenalnya.",
        'Tulis kepanjangannya sekali, misalnya "cuti di luar tanggungan negara (CLTN)".',
        Severity.ADVICE,
        wrong="Laporkan kepada XYZW.",
        right="Laporkan kepada Satuan Contoh Lengkap (XYZW).",
    ),
}

_PEOPLE: Mapping[str, Entry] = {
    "baris-tersembunyi": Entry(
        'Di lembar kerja "{lembar}" ada {banyak} baris yang disembunyikan atau disaring.',
        "Orang di baris itu ikut dicetak, walaupun di Excel tidak terlihat.",
        "Hapus baris yang tidak diperlukan, atau tampilkan semuanya (Data > Clear), lalu periksa lagi.",
        Severity.WARNING,
        wrong="Daftar yang disaring menurut kecamatan.",
        right="Daftar yang hanya memuat peserta rapat itu.",
    ),
    "daftar-bukan-csv": Entry(
        "Ini {jenis}, bukan daftar yang dapat dibaca.",
        "Daftar peserta dibaca dari Excel (.xlsx) atau dari CSV, yaitu tabel yang tersimpan sebagai teks.",
        'Buka berkas itu, lalu File > Save As > "Excel Workbook (.xlsx)" > Save, dan pakai berkas baru itu.',
        wrong="python3 build.py cetak lahat-2024 --peserta peserta.pdf",
        right="python3 build.py cetak lahat-2024 --peserta peserta.xlsx",
    ),
    "daftar-tak-terbaca": Entry(
        "Tabel ini tidak dapat dibaca mulai baris {baris}: tanda kutipnya tidak cocok.",
        "Tanda kutip yang tidak ditutup menelan semua baris sesudahnya.",
        "Hapus tanda kutip di baris itu, atau simpan ulang daftarnya dari Excel.",
        wrong='Nama;Jabatan\n"Fulan;Camat',
        right="Nama;Jabatan\nFulan;Camat",
    ),
    "daftar-tanpa-nama": Entry(
        "Tidak ada kolom nama.",
        "Tanpa kepala kolom tidak diketahui kolom mana yang berisi nama.",
        'Tulis kepala kolom di baris pertama, misalnya "Nama;NIP;Jabatan;Unit Kerja".',
        wrong="Fulan;Camat\nFulanah;Lurah",
        right="Nama;Jabatan\nFulan;Camat\nFulanah;Lurah",
    ),
    "daftar-tanpa-orang": Entry(
        "Di bawah kepala kolom tidak ada satu orang pun.",
        "Lembar yang dicetak dari daftar ini akan kosong.",
        "Isi daftarnya, satu orang satu baris. Untuk lembar kosong, cetak tanpa daftar.",
        wrong="Nama;Jabatan",
        right="Nama;Jabatan\nFulan;Camat",
    ),
    "daftar-terlalu-panjang": Entry(
        "Daftar ini memuat {banyak} orang; batasnya {batas}.",
        "Daftar sepanjang itu biasanya daftar seluruh pegawai, bukan peserta rapat.",
        "Sisakan peserta rapat saja, atau bagi menjadi beberapa berkas.",
        wrong="Daftar seluruh pegawai kabupaten.",
        right="Daftar peserta rapat itu saja.",
    ),
    "kolom-diabaikan": Entry(
        'Kolom "{kolom}" tidak dibaca.',
        "{sebab}",
        "Hapus kolom itu dari berkas bila memang tidak diperlukan.",
        Severity.WARNING,
        wrong="Nama;Golongan\nFulan;IV/a",
        right="Nama;Jabatan\nFulan;Camat",
        matters="Isi kolom itu tidak tercetak di lembar mana pun.",
    ),
    "lembar-diabaikan": Entry(
        'Lembar kerja "{lembar}" tidak dibaca; yang dibaca "{dibaca}".',
        "Dari satu berkas Excel dibaca satu lembar kerja, supaya jelas siapa yang dicetak.",
        "Bila di situ juga ada peserta, pindahkan ke lembar kerja yang dibaca. Bila tidak, hapus lembar kerja itu.",
        Severity.WARNING,
        wrong="Satu lembar kerja untuk setiap kecamatan.",
        right="Satu lembar kerja untuk semua peserta, dengan kolom Kecamatan.",
    ),
    "lembar-terlalu-luas": Entry(
        "Lembar kerja ini terlalu luas: {sebab}.",
        "Daftar peserta hanya ratusan baris; isi yang jauh di luarnya biasanya terketik tanpa sengaja.",
        "Di Excel tekan Ctrl+End untuk melihat sel terakhir, hapus baris dan kolom yang tidak diperlukan, lalu simpan.",
        wrong="Satu spasi terketik di sel XFD20000.",
        right="Hanya daftarnya.",
    ),
    "nip-janggal": Entry(
        'NIP {nama} tertulis "{nip}": {sebab}.',
        "NIP yang salah di pakta mengikat orang lain. NIP itu tidak dicetak; tempatnya kosong untuk ditulis tangan.",
        "Cocokkan dengan data kepegawaian, lalu ketik ulang. Bila belum tahu, kosongkan.",
        Severity.WARNING,
        wrong="Nama;NIP\nFulan;19850101201001100",
        right="Nama;NIP\nFulan;198501012010011001",
    ),
    "nip-rusak": Entry(
        'NIP {nama} tertulis "{nip}": angka terakhirnya sudah dibulatkan Excel.',
        "Excel hanya menyimpan 15 angka, sedangkan NIP punya 18. NIP itu tidak dicetak; tempatnya kosong untuk ditulis "
        "tangan.",
        "Di Excel: pilih kolom NIP, Format Cells > Text, ketik ulang NIP-nya, lalu simpan lagi.",
        Severity.WARNING,
        wrong="Nama;NIP\nFulan;1,98501E+17",
        right="Nama;NIP\nFulan;198501012010011001",
    ),
    "orang-ganda": Entry(
        'Baris ini ("{nama}") {cara} baris {baris}.',
        "{akibat}",
        "Hapus salah satunya, atau perbaiki nama atau NIP yang salah.",
        Severity.WARNING,
        wrong="Nama;NIP\nFulan;198501012010011001\nFulan;19850101 201001 1 001",
        right="Nama;NIP\nFulan;198501012010011001\nFulanah;",
        matters="Orang yang tercatat dua kali dihitung dan dicetak dua kali.",
    ),
    "orang-tanpa-nama": Entry(
        "Tidak ada nama di baris ini{lain}.",
        "{akibat}",
        "Isi namanya bila sudah tahu, atau hapus baris yang tidak diperlukan.",
        Severity.WARNING,
        wrong="Nama;Jabatan\n;Camat",
        right="Nama;Jabatan\nFulan;Camat",
        matters="Tempat namanya dicetak kosong, untuk ditulis tangan.",
    ),
    "rumus-belum-dihitung": Entry(
        'Di lembar kerja "{lembar}" ada {banyak} rumus yang belum dihitung, jadi selnya terbaca kosong.',
        "Yang dibaca adalah hasil rumus yang tersimpan di berkas; program ini tidak menghitung.",
        "Buka berkasnya di Excel, simpan dengan Ctrl+S, lalu ulangi.",
        Severity.WARNING,
        wrong="Berkas dari aplikasi lain yang belum pernah dibuka di Excel.",
        right="Berkas yang sudah dibuka dan disimpan di Excel.",
    ),
    "sel-berlebih": Entry(
        'Baris ini punya lebih banyak kolom daripada kepalanya (kelebihannya "{sel}").',
        "Isinya dapat bergeser, misalnya gelar terbaca sebagai NIP.",
        'Apit isian yang memuat tanda pemisah dengan tanda kutip: "Fulan, S.H.". Atau simpan ulang dari Excel.',
        wrong="Nama,Jabatan\nFulan, S.H.,Camat",
        right='Nama,Jabatan\n"Fulan, S.H.",Camat',
    ),
    "sel-rumus": Entry(
        'Kolom "{kolom}" di baris ini berisi "{isi}": rumus Excel, atau rumus yang gagal.',
        "Yang dicetak hanya isi yang pasti, jadi tempatnya kosong.",
        "Perbaiki rumusnya di Excel, atau ketik isinya, lalu simpan lagi.",
        Severity.WARNING,
        wrong="Nama;NIP\nFulan;#N/A",
        right="Nama;NIP\nFulan;198501012010011001",
    ),
}

_WRITING: Mapping[str, Entry] = {
    "cetak-gagal": Entry(
        "Lembar ini tidak dapat dicetak. Rincian: {sebab}",
        "Lembar harus memenuhi PDF/UA dan PDF/A agar terbaca di semua alat.",
        "Periksa isi berkas ini, dan templat cetak milik situs ini bila ada, lalu ulangi.",
        wrong='#image("denah.svg")',
        right='#image("denah.svg", alt: "Denah aula")',
    ),
    "templat-rusak": Entry(
        "Templat ini tidak dapat dipakai. Rincian: {sebab}",
        "Halaman yang memakainya tidak dapat dibuat.",
        "Perbaiki templatnya, atau hapus agar templat bawaan dipakai.",
        wrong="{{ view.judul }}",
        right="{{ view.title }}",
    ),
    "folder-hasil-asing": Entry(
        'Folder hasil "{folder}" berisi berkas yang bukan buatan program ini.',
        "Berkas orang lain tidak boleh tertimpa atau terhapus.",
        "Pakai folder lain dengan --out, atau kosongkan folder itu. Bila itu hasil lama, hapus saja.",
        wrong="python3 build.py --out Dokumen",
        right="python3 build.py --out _site",
    ),
    "folder-terbit-asing": Entry(
        'Tidak diterbitkan: folder "{folder}" berisi berkas yang bukan dari situs ini: {berkas}.',
        "Menerbitkan mengganti seluruh isi folder itu, jadi berkas itu akan hilang.",
        "Pindahkan berkas itu ke tempat lain, atau terbitkan ke folder yang baru. Yang terbit tetap seperti semula.",
        wrong="python3 build.py --publish Dokumen",
        right="python3 build.py --publish /var/www/netral",
    ),
    "terbit-situs-lain": Entry(
        'Tidak diterbitkan: folder "{folder}" berisi situs lain: {pemilik}.',
        "Menerbitkan mengganti seluruh isi folder itu, jadi situs itu akan hilang.",
        "Terbitkan ke folder lain. Bila situs itu memang harus diganti, kosongkan sendiri folder itu, lalu ulangi. "
        "Yang terbit tetap seperti semula.",
        wrong="python3 build.py --publish /var/www/netral-kabupaten-lain",
        right="python3 build.py --publish /var/www/netral",
    ),
    "hasil-pintasan": Entry(
        'Tidak ada yang ditulis: "{folder}" adalah pintasan (symlink) ke tempat lain.',
        "Yang ditulis atau dihapus di dalamnya sebenarnya ditulis atau dihapus di tempat lain itu.",
        "Hapus pintasan itu, bukan isinya, lalu ulangi; foldernya dibuat lagi.",
        wrong="_site/briefing (pintasan ke folder lain)",
        right="_site/briefing (folder biasa)",
    ),
    "tidak-dapat-menulis": Entry(
        "Tidak dapat menulis ke {folder}: {sebab}",
        "Mungkin berkasnya sedang terbuka atau foldernya hanya dapat dibaca.",
        "Tutup berkas yang terbuka, tunggu OneDrive selesai, lalu ulangi.",
        wrong="Menjalankan perintah selagi PDF di _site/cetak masih terbuka.",
        right="Menutup PDF itu dulu, lalu menjalankan perintah.",
    ),
}

FAMILIES: Mapping[str, Mapping[str, Entry]] = {
    "Berkas": _FILES,
    "Kepala berkas dan YAML": _YAML,
    "Isian": _SHAPE,
    "Naskah": _TEXT,
    "Rujukan, alamat, dan kelengkapan": _REFERENCES,
    "Kata, netralitas, dan data orang": _WORDS,
    "Daftar peserta": _PEOPLE,
    "Menulis hasil": _WRITING,
}
"""The catalogue by what a mistake is made in, under the headings of the guide."""

CATALOGUE: Mapping[str, Entry] = {code: entry for family in FAMILIES.values() for code, entry in family.items()}
