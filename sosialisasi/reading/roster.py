"""A list of people → people and Problems: who takes part in a meeting, as a workbook of Excel or as CSV.

Forgiving about what programs and offices do by themselves (the sign between cells, the encoding, ``sep=;``, titles
above the head, heads of two rows, ``="…"``), strict about what would print a wrong name or number. A number that is not
certain is left blank, and told. What is read here is printed for the office only.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from io import StringIO

from sosialisasi.ground.files import EMPTY_FILE, MAX_BYTES, TOO_LARGE
from sosialisasi.ground.problems import Family, Misread, Problem, Rule, Severity, folded
from sosialisasi.reading import excel
from sosialisasi.reading.decode import UNKNOWN_CHOICE
from sosialisasi.reading.excel import NOT_A_LIST, Cells

_rule = partial(Rule, Family.PEOPLE)

HIDDEN_ROWS = _rule(
    "baris-tersembunyi",
    'Di lembar kerja "{lembar}" ada {banyak} baris yang disembunyikan atau disaring.',
    "Orang di baris itu ikut dicetak, walaupun di Excel tidak terlihat.",
    "Hapus baris yang tidak diperlukan, atau tampilkan semuanya (Data > Clear), lalu periksa lagi.",
    Severity.WARNING,
    wrong="Daftar yang disaring menurut kecamatan.",
    right="Daftar yang hanya memuat peserta rapat itu.",
)

UNREADABLE_LIST = _rule(
    "daftar-tak-terbaca",
    "Tabel ini tidak dapat dibaca mulai baris {baris}: tanda kutipnya tidak cocok.",
    "Tanda kutip yang tidak ditutup menelan semua baris sesudahnya.",
    "Hapus tanda kutip di baris itu, atau simpan ulang daftarnya dari Excel.",
    wrong='Nama;Jabatan\n"Fulan;Camat',
    right="Nama;Jabatan\nFulan;Camat",
)

NO_NAME_COLUMN = _rule(
    "daftar-tanpa-nama",
    "Tidak ada kolom nama.",
    "Tanpa kepala kolom tidak diketahui kolom mana yang berisi nama.",
    'Tulis kepala kolom di baris pertama, misalnya "Nama;NIP;Jabatan;Unit Kerja".',
    wrong="Fulan;Camat\nFulanah;Lurah",
    right="Nama;Jabatan\nFulan;Camat\nFulanah;Lurah",
)

NO_PEOPLE = _rule(
    "daftar-tanpa-orang",
    "Di bawah kepala kolom tidak ada satu orang pun.",
    "Lembar yang dicetak dari daftar ini akan kosong.",
    "Isi daftarnya, satu orang satu baris. Untuk lembar kosong, cetak tanpa daftar.",
    wrong="Nama;Jabatan",
    right="Nama;Jabatan\nFulan;Camat",
)

TOO_MANY_PEOPLE = _rule(
    "daftar-terlalu-panjang",
    "Daftar ini memuat {banyak} orang; batasnya {batas}.",
    "Daftar sepanjang itu biasanya daftar seluruh pegawai, bukan peserta rapat.",
    "Sisakan peserta rapat saja, atau bagi menjadi beberapa berkas.",
    wrong="Daftar seluruh pegawai kabupaten.",
    right="Daftar peserta rapat itu saja.",
)

UNREAD_COLUMN = _rule(
    "kolom-diabaikan",
    'Kolom "{kolom}" tidak dibaca.',
    "{sebab}",
    "Hapus kolom itu dari berkas bila memang tidak diperlukan.",
    Severity.WARNING,
    wrong="Nama;Golongan\nFulan;IV/a",
    right="Nama;Jabatan\nFulan;Camat",
    matters="Isi kolom itu tidak tercetak di lembar mana pun.",
)

UNREAD_WORKSHEET = _rule(
    "lembar-diabaikan",
    'Lembar kerja "{lembar}" tidak dibaca; yang dibaca "{dibaca}".',
    "Dari satu berkas Excel dibaca satu lembar kerja, supaya jelas siapa yang dicetak.",
    "Bila di situ juga ada peserta, pindahkan ke lembar kerja yang dibaca. Bila tidak, hapus lembar kerja itu.",
    Severity.WARNING,
    wrong="Satu lembar kerja untuk setiap kecamatan.",
    right="Satu lembar kerja untuk semua peserta, dengan kolom Kecamatan.",
)

ODD_NIP = _rule(
    "nip-janggal",
    'NIP {nama} tertulis "{nip}": {sebab}.',
    "NIP yang salah di pakta mengikat orang lain. NIP itu tidak dicetak; tempatnya kosong untuk ditulis tangan.",
    "Cocokkan dengan data kepegawaian, lalu ketik ulang. Bila belum tahu, kosongkan.",
    Severity.WARNING,
    wrong="Nama;NIP\nFulan;19850101201001100",
    right="Nama;NIP\nFulan;198501012010011001",
)

ROUNDED_NIP = _rule(
    "nip-rusak",
    'NIP {nama} tertulis "{nip}": angka terakhirnya sudah dibulatkan Excel.',
    "Excel hanya menyimpan 15 angka, sedangkan NIP punya 18. NIP itu tidak dicetak; tempatnya kosong untuk ditulis "
    "tangan.",
    "Di Excel: pilih kolom NIP, Format Cells > Text, ketik ulang NIP-nya, lalu simpan lagi.",
    Severity.WARNING,
    wrong="Nama;NIP\nFulan;1,98501E+17",
    right="Nama;NIP\nFulan;198501012010011001",
)

TWICE_LISTED = _rule(
    "orang-ganda",
    'Baris ini ("{nama}") {cara} baris {baris}.',
    "{akibat}",
    "Hapus salah satunya, atau perbaiki nama atau NIP yang salah.",
    Severity.WARNING,
    wrong="Nama;NIP\nFulan;198501012010011001\nFulan;19850101 201001 1 001",
    right="Nama;NIP\nFulan;198501012010011001\nFulanah;",
    matters="Orang yang tercatat dua kali dihitung dan dicetak dua kali.",
)

NAMELESS = _rule(
    "orang-tanpa-nama",
    "Tidak ada nama di baris ini{lain}.",
    "{akibat}",
    "Isi namanya bila sudah tahu, atau hapus baris yang tidak diperlukan.",
    Severity.WARNING,
    wrong="Nama;Jabatan\n;Camat",
    right="Nama;Jabatan\nFulan;Camat",
    matters="Tempat namanya dicetak kosong, untuk ditulis tangan.",
)

UNCOMPUTED_FORMULAS = _rule(
    "rumus-belum-dihitung",
    'Di lembar kerja "{lembar}" ada {banyak} rumus yang belum dihitung, jadi selnya terbaca kosong.',
    "Yang dibaca adalah hasil rumus yang tersimpan di berkas; program ini tidak menghitung.",
    "Buka berkasnya di Excel, simpan dengan Ctrl+S, lalu ulangi.",
    Severity.WARNING,
    wrong="Berkas dari aplikasi lain yang belum pernah dibuka di Excel.",
    right="Berkas yang sudah dibuka dan disimpan di Excel.",
)

EXTRA_CELLS = _rule(
    "sel-berlebih",
    'Baris ini punya lebih banyak kolom daripada kepalanya (kelebihannya "{sel}").',
    "Isinya dapat bergeser, misalnya gelar terbaca sebagai NIP.",
    'Apit isian yang memuat tanda pemisah dengan tanda kutip: "Fulan, S.H.". Atau simpan ulang dari Excel.',
    wrong="Nama,Jabatan\nFulan, S.H.,Camat",
    right='Nama,Jabatan\n"Fulan, S.H.",Camat',
)

FORMULA_CELL = _rule(
    "sel-rumus",
    'Kolom "{kolom}" di baris ini berisi "{isi}": rumus Excel, atau rumus yang gagal.',
    "Yang dicetak hanya isi yang pasti, jadi tempatnya kosong.",
    "Perbaiki rumusnya di Excel, atau ketik isinya, lalu simpan lagi.",
    Severity.WARNING,
    wrong="Nama;NIP\nFulan;#N/A",
    right="Nama;NIP\nFulan;198501012010011001",
)

MAX_ROWS = 20_000
"""Rows of a list, whatever they hold."""
MAX_COLUMNS = 200
"""Columns that have a name."""
MAX_PEOPLE = 2000
"""More people than a meeting has; a longer list is the wrong file."""

_FIELDS = ("name", "number", "office", "unit", "has_signed")

# What columns are called, by their words.
_OF_PERSON = {
    *("lengkap", "pegawai", "peserta", "pejabat", "undangan", "asn", "pns", "pppk", "personel", "petugas", "anggota"),
    *("camat", "lurah", "kepala", "kades", "keuchik", "geuchik", "pekon", "kuwu", "sekretaris", "sekcam", "ketua"),
    *("gelar", "dan", "dengan", "beserta", "berikut", "serta", "atau", "tanpa", "yang", "hadir", "diundang", "orang"),
    *("desa", "kelurahan", "kecamatan", "distrik", "dinas", "badan", "opd", "instansi", "lembaga", "unit", "kerja"),
    *("perangkat", "daerah", "satuan", "bagian", "pimpinan", "rapat", "rakor", "kegiatan"),
}
_WHOSE = {
    *("pimpinan", "camat", "lurah", "kepala", "kades", "sekretaris", "sekcam", "ketua", "pejabat", "pegawai"),
    *("peserta"),
}
_OF_NUMBER = {
    *("nip", "nipppk", "nrp", "nik", "no", "nomor", "baru", "pegawai", "asn", "pns", "pppk", "ni", "induk"),
    *("peserta", "angka", "digit", "18", "camat", "atau", "dan"),
}
_OF_OFFICE = {
    *("nama", "jabatan", "terakhir", "pegawai", "saat", "ini", "sekarang", "dinas", "definitif", "struktural"),
    *("peserta", "dan", "atau", "satuan", "kantor", "fungsional", "dalam", "pada", "unit", "kerja", "instansi"),
    *("opd", "pokok", "tim", "kedinasan", "camat"),
}
_OF_UNIT = {
    *("kec", "kel", "pegawai", "peserta", "camat"),
    *("nama", "asal", "unit", "kerja", "organisasi", "satuan", "satker", "instansi", "lembaga", "opd", "skpd"),
    *("perangkat", "daerah", "kecamatan", "desa", "kelurahan", "kantor", "dinas", "badan", "distrik", "nagari"),
    *("gampong", "kampung", "bagian", "uptd", "puskesmas", "sekolah", "pekon"),
}
_UNIT_BEGINS = _OF_UNIT - {"nama", "asal", "kerja", "organisasi", "daerah", "pegawai", "peserta", "camat"}
_SIGNATURES = {
    *("sudah tanda tangan", "sudah ttd", "tanda tangan", "ttd", "status tanda tangan", "sudah menandatangani"),
    *("sudah tanda tangan pakta", "sudah ditandatangani", "sudah meneken", "paraf", "tandatangan"),
}
_NUMBERING = {"", "no", "nomor", "no urut", "nomor urut", "urut"}
_PRIVATE = {
    *("kependudukan", "nik", "ktp", "kk", "telepon", "telp", "tlp", "telpon", "hp", "handphone", "ponsel", "wa"),
    *("whatsapp"),
}
_AREAS = {
    **dict.fromkeys(("kecamatan", "nama kecamatan", "kec"), "Kecamatan"),
    "desa": "Desa",
    "nama desa": "Desa",
    "kelurahan": "Kelurahan",
    "kel": "Kelurahan",
}
"""Columns whose cells say where, and their heads what that is."""
_NAMED_AREA = re.compile(r"(kecamatan|kec|desa|kelurahan|kel|kantor)\b", re.IGNORECASE)

_YES = {"ya", "y", "sudah", "v", "√", "✓", "✔", "1", "true", "benar"}
_NO = {"", "tidak", "belum", "-", "–", "0", "false", "salah"}
_NOTHING = {"", "-", "–", "—", "0", "--"}
_PLACE_TO_SIGN = re.compile(r"[0-9]{0,4}[\s.…_)-]*")
"""What stands in a column that is signed by hand: its number, and dots."""
_SUM = re.compile(r"(jumlah|total)\b", re.IGNORECASE)
_DELIMITERS = (";", ",", "\t", "|")
_HEAD_WITHIN = 15
_DIGITS = "0123456789"
_SCIENTIFIC = re.compile(r"[0-9]+([.,][0-9]+)?[eE]\+?[0-9]+")
_ROUNDED = re.compile(r"[0-9]{15}000")
_TRICK = re.compile(r"=\s*\"(.*)\"", re.DOTALL)
"""How programs keep Excel from reading a number: as a formula that gives a text."""
_FAILED = re.compile(r"#[A-Z][A-Z/0!?_]{1,14}[A-Z0!?]|#{2,}|=.*", re.DOTALL)
"""What a cell holds whose formula failed, or was not computed."""
_OTHER_FILES = {b"\xd0\xcf\x11\xe0": "berkas Excel lama (.xls), atau berkas bersandi", b"%PDF": "PDF"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who takes part. ``name`` is empty where an office is invited without one. ``number`` is the NIP, as text;
    ``has_signed`` whether the pact is signed already.
    """

    name: str
    number: str | None = None
    office: str | None = None
    unit: str | None = None
    has_signed: bool = False


def read(data: bytes, path: str) -> tuple[tuple[Person, ...], tuple[Problem, ...]]:
    """The people of a list in its order, and all that is wrong with it; ``path`` is what the file is called.

    A workbook is read whatever its file is called. Only errors keep it from being printed.
    """
    try:
        table = _of_workbook(data) if data.startswith(b"PK") else _of_text(_text(data))
    except Misread as mistake:
        line = int(mistake.details.get("baris", "0")) or None
        return (), (mistake.at(path, line),)
    reader = _Reader(table, path)
    people = reader.people()
    return people, folded(reader.problems)


# --- the table -------------------------------------------------------------------------------------------------

Row = tuple[int, Cells]
"""The line of a row, from 1, and its cells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    line: int
    """Of its head; of a head of two rows, the second."""
    head: Cells
    rows: Sequence[Row]
    copies: frozenset[tuple[int, int]] = frozenset()
    """Cells that repeat what they are merged with."""
    told: tuple[tuple[Rule, dict[str, str]], ...] = ()
    """(code, details) of what was noticed about the file."""
    is_workbook: bool = False


def _text(data: bytes) -> str:
    """The text of a file, whatever program on Windows has written it."""
    if len(data) > MAX_BYTES:
        shown = f"{len(data) / 1_000_000:.1f}".replace(".", ",")
        raise Misread(TOO_LARGE, ukuran=shown, batas=str(MAX_BYTES // 1_000_000))
    for sign, kind in _OTHER_FILES.items():
        if data.startswith(sign):
            raise Misread(NOT_A_LIST, jenis=kind)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    if not text.strip():
        raise Misread(EMPTY_FILE)
    return text


def _of_text(text: str) -> _Table:
    """The table of a CSV. The sign between cells is the one that gives the most."""
    told = re.match(r'"?sep=([;,|\t])"?[^\S\n]*\r?(?:\n|$)', text)
    best: tuple[tuple[int, int], _Head, str] | None = None
    broken: Misread | None = None
    for delimiter in (told[1],) if told else _DELIMITERS:
        try:
            rows = [row for _, row in zip(range(_HEAD_WITHIN + 1), _rows(text, delimiter), strict=False)]
        except Misread as mistake:
            broken = mistake
            rows = []
        if found := _head(rows):
            gives = found.known, sum(map(bool, found.cells))
            best = max(best or (gives, found, delimiter), (gives, found, delimiter), key=lambda each: each[0])
    if best is None:
        raise broken or Misread(NO_NAME_COLUMN)
    _, head, delimiter = best
    rows = list(_rows(text, delimiter))
    return _Table(line=head.line, head=head.cells, rows=_below(rows, head))


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    """The rows that are not empty, each with the line that it begins in."""
    lines = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    while True:
        try:
            cells = tuple(_clean(cell) for cell in next(lines))
        except StopIteration:
            return
        except csv.Error:
            raise Misread(UNREADABLE_LIST, baris=str(before + 1)) from None
        if any(cells) and not (before == 0 and "".join(cells).startswith("sep=")):
            yield before + 1, cells
        before = lines.line_num


def _of_workbook(data: bytes) -> _Table:
    """The table of the first sheet that has one, sheets that Excel shows first; the others are told."""
    sheets = sorted(excel.read(data), key=lambda sheet: sheet.is_hidden)
    if not sheets:
        raise Misread(EMPTY_FILE)
    for sheet in sheets:
        rows = [(line, tuple(map(_clean, cells))) for line, cells in sheet.rows]
        rows = [(line, cells) for line, cells in rows if any(cells)]
        if (head := _head(rows[: _HEAD_WITHIN + 1])) is None:
            continue
        told = [(UNREAD_WORKSHEET, {"lembar": other.name, "dibaca": sheet.name}) for other in sheets if other != sheet]
        if sheet.hidden_rows:
            told.append((HIDDEN_ROWS, {"banyak": str(sheet.hidden_rows), "lembar": sheet.name}))
        if sheet.unknown:
            told.append((UNCOMPUTED_FORMULAS, {"banyak": str(sheet.unknown), "lembar": sheet.name}))
        return _Table(
            line=head.line,
            head=head.cells,
            rows=_below(rows, head),
            copies=sheet.copies,
            told=tuple(told),
            is_workbook=True,
        )
    raise Misread(NO_NAME_COLUMN)


@dataclass(frozen=True, slots=True)
class _Head:
    known: int
    """How many of our fields it names."""
    index: int
    line: int
    cells: Cells


def _head(rows: Sequence[Row]) -> _Head | None:
    """The row, or the two rows, that name the most of our columns; the first of those that name as many."""
    best: _Head | None = None
    ones = list(enumerate(rows[:_HEAD_WITHIN]))
    pairs = ((index + 1, _joined(cells, rows[index + 1][1])) for index, (_, cells) in ones if index + 1 < len(rows))
    for index, names in (*((index, cells) for index, (_, cells) in ones), *pairs):
        fields = {field for name in names for field in _fields(_plain(name))}
        is_head = "name" in fields and sum(map(bool, names)) <= MAX_COLUMNS
        if is_head and (best is None or len(fields) > best.known):
            best = _Head(len(fields), index, rows[index][0], names)
    return best


def _joined(upper: Cells, lower: Cells) -> Cells:
    """A head of two rows as one: below ``Pegawai`` stand ``Nama`` and ``NIP``. Nothing if the lower row is none."""
    width = max(len(upper), len(lower))
    if width > MAX_COLUMNS:
        return ()
    both = []
    for above, below in zip((*upper, *[""] * width), (*lower, *[""] * width), strict=False):
        one = above if above == below else f"{above} {below}".strip()
        if below and not _fields(_plain(below)) and not _fields(_plain(one)):
            if _fields(_plain(above)) and not below.startswith("("):
                return ()  # Something stands below a head: that is a person.
            both.append(above or below)
        else:
            both.append(below if _fields(_plain(below)) else one)
    return tuple(both)[:width]


def _below(rows: Sequence[Row], head: _Head) -> list[Row]:
    """The rows below the head, without those that number its columns or remark on them."""
    below = list(rows[head.index + 1 :])
    while below and _is_remark([cell for cell in below[0][1] if cell]):
        del below[0]
    if len(below) > MAX_ROWS:
        raise Misread(TOO_MANY_PEOPLE, banyak=str(len(below)), batas=str(MAX_PEOPLE))
    return below


def _is_remark(cells: list[str]) -> bool:
    """``1 | 2 | 3`` or ``(beserta gelar) | (18 angka)``, as tables have it below their heads."""
    numbers = [str(number) for number in range(1, len(cells) + 1)]
    are_numbers = len(cells) > 1 and [cell.strip("()") for cell in cells] == numbers
    return are_numbers or all(cell.startswith("(") and cell.endswith(")") for cell in cells)


@cache
def _fields(name: str) -> tuple[str, ...]:
    """What a column of this name holds: nothing of ours, one field, or a name with its number."""
    words = name.split()
    if len(words) > 1 and all(len(word) == 1 for word in words):  # N.I.P, N I P
        words = ["".join(words)]
    said = set(words)
    if not said or name in _NUMBERING:
        return ()
    has_number = bool({"nip", "nipppk"} & said) or {"nomor", "induk", "pegawai"} <= said or {"ni", "pppk"} <= said
    if "nama" in said and has_number:
        return ("name", "number") if said <= {"nama"} | _OF_PERSON | _OF_NUMBER else ()
    if has_number and said <= _OF_NUMBER:
        return ("number",)
    if " ".join(words) in _SIGNATURES:
        return ("has_signed",)
    if "jabatan" in said:
        return ("office",) if said <= _OF_OFFICE else ()
    if said <= {"peserta", "undangan"}:
        return ("name",)
    if words[0] == "nama":
        rest = words[1:]
        if not rest or (set(rest) <= _OF_PERSON and (rest[0] in _WHOSE or not set(rest) <= _OF_UNIT)):
            return ("name",)
    is_unit = said <= _OF_UNIT and next((word for word in words if word not in ("nama", "asal")), "") in _UNIT_BEGINS
    return ("unit",) if is_unit else ()


# --- the people ------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Found:
    line: int
    person: Person

    @property
    def digits(self) -> str:
        return (self.person.number or "").replace(" ", "")


class _Reader:
    """Reads the rows of a table, and keeps all that is wrong with them."""

    def __init__(self, table: _Table, path: str) -> None:
        self.table, self.path = table, path
        self.problems: list[Problem] = []
        for rule, details in table.told:
            self._tell(rule, None, details)
        self.columns: dict[str, list[tuple[int, str]]] = {}
        """Field → its columns: where each is, and its name."""
        self.nameless: list[int] = []
        """Lines of offices that are invited without a name."""
        self._choose_columns()

    def _tell(self, rule: Rule, line: int | None, details: Mapping[str, str]) -> None:
        self.problems.append(rule.at(self.path, line, **details))

    def _choose_columns(self) -> None:
        """What is read, and a notice of each column that is not."""
        for number, cell in enumerate(self.table.head):
            name = _plain(cell)
            fields = [field for field in _fields(name) if field == "unit" or field not in self.columns]
            for field in fields:
                self.columns.setdefault(field, []).append((number, name))
            if not fields and name not in _NUMBERING:
                if _PRIVATE & set(name.split()):
                    why = "Lembar rapat tidak memerlukan NIK atau nomor telepon."
                elif _fields(name):
                    why = "Kolom lain dengan isi yang sama sudah dibaca."
                else:
                    why = "Yang dibaca hanya nama, NIP, jabatan, unit kerja, dan tanda sudah menandatangani."
                self._tell(UNREAD_COLUMN, self.table.line, {"kolom": cell, "sebab": why})
        for line, kolom in self._without_head():
            why = "Kolom itu tidak punya nama, jadi tidak diketahui isinya apa."
            self._tell(UNREAD_COLUMN, line, {"kolom": kolom, "sebab": why})

    def _without_head(self) -> Iterator[tuple[int, str]]:
        """The first line of each column without a name that holds more than numbers of rows, and its letter."""
        known = {number for number, cell in enumerate(self.table.head) if cell}
        width = len(self.table.head)
        for line, cells in self.table.rows:
            for number, cell in enumerate(cells):
                is_row = len(cell) <= 5 and cell.strip(". ").isdigit()
                if number in known or not cell or is_row or (line, number) in self.table.copies:
                    continue
                if number < width or self.table.is_workbook:  # Further cells of a CSV have moved there.
                    known.add(number)
                    yield line, f"{_letters(number)} (tanpa nama)"

    def people(self) -> tuple[Person, ...]:
        found = []
        for line, cells in self.table.rows:
            try:
                if person := self._person(line, cells):
                    found.append(_Found(line, person))
            except Misread as mistake:
                self._tell(mistake.rule, line, mistake.details)
        if len(found) > MAX_PEOPLE:
            self._tell(TOO_MANY_PEOPLE, None, {"banyak": str(len(found)), "batas": str(MAX_PEOPLE)})
            return ()
        if self.nameless:
            others = f" dan {len(self.nameless) - 1} baris lain" if len(self.nameless) > 1 else ""
            why = "Tempat namanya dicetak kosong, untuk ditulis tangan."
            self._tell(NAMELESS, self.nameless[0], {"lain": others, "akibat": why})
        people = tuple(each.person for each in self._each_once(found))
        if not people and not any(each.is_error for each in self.problems):
            self._tell(NO_PEOPLE, self.table.line, {})
        return people

    def _person(self, line: int, cells: Cells) -> Person | None:
        """Who stands in a row, nobody in one that holds no more than its number. ``Misread`` if that is not certain."""
        width = len(self.table.head)
        if any(cells[width:]) and not self.table.is_workbook:
            raise Misread(EXTRA_CELLS, sel=next(cell for cell in cells[width:] if cell))
        name, number, office, unit, signed = (self._value(field, line, cells) for field in _FIELDS)
        if self.columns.get("number") == self.columns["name"]:
            name, number = _apart(name)
        number = "" if number in _NOTHING else number
        name = "" if name in _NOTHING else name
        is_sum = bool(_SUM.match(next(filter(None, cells), ""))) and not any(map(_has_letters, (name, office, unit)))
        if is_sum or not (_has_letters(name) or office or unit):
            if number or name:
                why = "Tanpa nama, jabatan, dan unit kerja, baris ini tidak dicetak."
                self._tell(NAMELESS, line, {"lain": "", "akibat": why})
            return None
        if not name:
            self.nameless.append(line)
        shown: str | None = None
        try:
            shown = self._number(number, name or office or unit) if number else None
        except Misread as mistake:
            self._tell(mistake.rule, line, mistake.details)
        if signed.lower() not in _YES | _NO:
            raise Misread(UNKNOWN_CHOICE, nilai=signed, saran="", pilihan="ya, belum")
        return Person(
            name=name,
            number=shown,
            office=office or None,
            unit=unit or None,
            has_signed=signed.lower() in _YES,
        )

    def _value(self, field: str, line: int, cells: Cells) -> str:
        """What a row says of a field, without what Excel left there in its place, which is told."""
        said = []
        for number, name in self.columns.get(field, ()):
            cell = cells[number] if number < len(cells) else ""
            if field != "unit" and (line, number) in self.table.copies:
                continue  # Merged with the person above.
            if _FAILED.fullmatch(cell):
                self._tell(FORMULA_CELL, line, {"kolom": self.table.head[number], "isi": cell[:40]})
            elif field == "has_signed" and _is_to_be_signed(name, cell):
                continue
            elif cell:
                said.append(_in_words(cell, name))
        return ", ".join(said)

    def _number(self, written: str, name: str) -> str:
        """A NIP as it is written, or its digits. ``Misread`` if it cannot be one."""
        columns = " ".join(name for _, name in self.columns["number"]).split()
        bare = re.sub(r"(?i)^(nip|nrp|ni pppk|nipppk)[\s.:]*", "", written)
        bare = re.sub(r"[.,]0{1,2}$", "", bare.strip("'’‘` "))
        digits = re.sub(r"[\s'’.,-]", "", bare)
        if _SCIENTIFIC.fullmatch(bare) or _ROUNDED.fullmatch(digits):
            raise Misread(ROUNDED_NIP, nama=name, nip=written)
        if not re.fullmatch("[0-9]+", digits):
            raise Misread(ODD_NIP, nama=name, nip=written[:40], sebab="itu bukan angka")
        if len(digits) == 18:
            if why := _implausible(digits):
                raise Misread(ODD_NIP, nama=name, nip=written, sebab=why)
        elif not ("nrp" in columns and 5 <= len(digits) <= 14):
            if len(digits) == 16:  # No screen shall show the number of an identity card.
                why = "itu 16 angka seperti NIK, yang tidak pernah dicetak, sedangkan NIP punya 18"
                raise Misread(ODD_NIP, nama=name, nip=f"{digits[:4]}…", sebab=why)
            why = f"itu {len(digits)} angka, sedangkan NIP punya 18"
            raise Misread(ODD_NIP, nama=name, nip=written[:40], sebab=why)
        return bare if re.fullmatch("[0-9 ]+", bare) else digits

    def _each_once(self, found: list[_Found]) -> list[_Found]:
        """The people without those who stand there twice. Of two with one number, neither gets it."""
        kept: list[_Found] = []
        by_row: dict[tuple[str, ...], _Found] = {}
        by_number: dict[str, _Found] = {}
        by_name: dict[str, _Found] = {}
        doubtful: set[str] = set()
        for each in found:
            person, name = each.person, _bare_name(each.person.name)
            row = (name, each.digits, person.office or "", person.unit or "")
            same = by_number.get(each.digits) if each.digits else by_row.get(row) if name else None
            if same and _bare_name(same.person.name) == name:
                self._twice(each, same, "sama dengan", "Orang itu dicetak satu kali saja, menurut baris yang pertama.")
                same.person = replace(same.person, has_signed=same.person.has_signed or person.has_signed)
                continue
            if same:
                doubtful.add(each.digits)
                self._twice(
                    each,
                    same,
                    "memakai NIP yang sama dengan",
                    "Satu NIP milik satu orang, jadi NIP keduanya dikosongkan.",
                )
            elif name and name in by_name:
                self._twice(each, by_name[name], "bernama sama dengan", "Keduanya dicetak: mungkin dua orang.")
            kept.append(each)
            by_row.setdefault(row, each)
            by_number.setdefault(each.digits, each)
            by_name.setdefault(name, each)
        for each in kept:
            if each.digits in doubtful:
                each.person = replace(each.person, number=None)
        return kept

    def _twice(self, again: _Found, first: _Found, how: str, why: str) -> None:
        said = {"nama": again.person.name, "cara": how, "baris": str(first.line), "akibat": why}
        self._tell(TWICE_LISTED, again.line, said)


def _has_letters(text: str) -> bool:
    return any(sign.isalpha() for sign in text) and not _SUM.match(text)


def _is_to_be_signed(name: str, cell: str) -> bool:
    """Whether a cell is only a place for a signature, with its number."""
    return not {"sudah", "status"} & set(name.split()) and bool(_PLACE_TO_SIGN.fullmatch(cell))


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


def _apart(cell: str) -> tuple[str, str]:
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


def _in_words(cell: str, name: str) -> str:
    """A cell that can stand alone: below ``Kecamatan``, ``Contoh`` is ``Kecamatan Contoh``."""
    area = _AREAS.get(name)
    return f"{area} {cell}" if area and not _NAMED_AREA.match(cell) else cell


def _clean(cell: str) -> str:
    """A cell on one line, without signs that cannot be seen, and without the tricks that keep Excel from reading it."""
    cell = " ".join("".join(sign for sign in cell if sign.isprintable() or sign.isspace()).split())
    if (trick := _TRICK.fullmatch(cell)) and '"' not in trick[1].replace('""', ""):
        cell = trick[1].replace('""', '"').strip()
    return cell.lstrip("'") if cell.startswith("'") else cell


def _letters(number: int) -> str:
    """What Excel calls a column: 0 → A, 26 → AA."""
    before, last = divmod(number, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _plain(cell: str) -> str:
    """The name of a column in small letters, its other signs as spaces."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", cell.lower()).split())


def _bare_name(name: str) -> str:
    """A name without degrees, to compare it."""
    return _plain(name.partition(",")[0])
