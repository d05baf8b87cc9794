"""Rows of a table → the people in them: nobody twice, and a number that is not certain for nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TypedDict

from sosialisasi.ground.numerals import letters
from sosialisasi.ground.problems import Family, Misread, Problem, Rule, Severity, folded
from sosialisasi.reading.decode import UNKNOWN_CHOICE
from sosialisasi.reading.roster.excel import Cells
from sosialisasi.reading.roster.heads import MAX_PEOPLE, NUMBERING, TOO_MANY_PEOPLE, column_name, fields_of, word_set
from sosialisasi.reading.roster.numbers import name_and_number, number_of
from sosialisasi.reading.roster.strays import SUM, strays
from sosialisasi.reading.roster.tables import Table, csv_table, csv_text, workbook_table
from sosialisasi.site.words import Attendance

_rule = partial(Rule, Family.PEOPLE)

NO_PEOPLE = _rule(
    "daftar-tanpa-orang",
    "Di bawah kepala kolom tidak ada satu orang pun.",
    "Lembar yang dicetak dari daftar ini akan kosong.",
    "Isi daftarnya, satu orang satu baris. Untuk lembar kosong, cetak tanpa daftar.",
    wrong="Nama;Jabatan",
    right="Nama;Jabatan\nFulan;Camat",
)

UNREAD_COLUMN = _rule(
    "kolom-diabaikan",
    'Kolom "{kolom}" tidak dibaca.',
    "{sebab}",
    "Hapus kolom itu dari berkas bila memang tidak diperlukan.",
    Severity.WARNING,
    wrong="Nama;Ukuran Baju\nFulan;L",
    right="Nama;Jabatan\nFulan;Camat",
    matters="Isi kolom itu tidak tercetak di lembar mana pun.",
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

NOT_A_PERSON = _rule(
    "baris-bukan-orang",
    "{nasib}: {baris}.",
    "{sebab}",
    "Orang diberi nomor di kolom No, seperti baris lain. Baris yang bukan orang dihapus.",
    Severity.WARNING,
    wrong="No;Nama;Jabatan\n1;Fulan;Camat\n;;\n;Mengetahui;\n;Kepala BKPSDM;",
    right="No;Nama;Jabatan\n1;Fulan;Camat",
    matters="Judul bagian dan tanda tangan di bawah tabel dapat terbaca sebagai peserta.",
)

TOLD_BOTH_WAYS = _rule(
    "kehadiran-bertentangan",
    'Kehadiran "{nama}" di baris ini ({ini}) bertentangan dengan baris {baris} ({itu}).',
    "Mana yang benar tidak dapat diketahui, jadi kehadirannya dianggap belum dicatat.",
    "Hapus baris yang salah.",
    Severity.WARNING,
    wrong="Nama;NIP;Hadir\nFulan;198501012010011001;ya\nFulan;198501012010011001;tidak",
    right="Nama;NIP;Hadir\nFulan;198501012010011001;ya",
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

_FIELDS = ("name", "number", "rank", "office", "unit", "has_signed", "attended", "represented_by")
_JOINED = ("rank", "unit")
"""What may stand in several columns: "Pangkat" and "Gol. ruang", or "Kecamatan" and "OPD"."""
_TICKED = ("has_signed", "attended", "represented_by")
"""Where a dash or a nought is an answer, and not a cell that somebody left empty."""
_PRIVATE = word_set("kependudukan nik ktp kk telepon telp tlp telpon hp handphone ponsel wa whatsapp")
_AREAS = {
    **dict.fromkeys(("kecamatan", "nama kecamatan", "kec"), "Kecamatan"),
    "desa": "Desa",
    "nama desa": "Desa",
    "kelurahan": "Kelurahan",
    "kel": "Kelurahan",
}
"""The kind of area that the cells of a column name, by the name of the column."""
_NAMED_AREA = re.compile(r"(kecamatan|kec|desa|kelurahan|kel|kantor)\b", re.IGNORECASE)
_YES = {"ya", "y", "sudah", "v", "√", "✓", "✔", "1", "true", "benar"}
_NO = {"", "tidak", "belum", "-", "–", "0", "false", "salah"}
_NOTHING = {"", "-", "–", "—", "0", "--"}
_PLACE_TO_SIGN = re.compile(r"[0-9]{0,4}[\s.…_)-]*")
"""What stands in a column that is signed by hand: its number, and dots."""
_FAILED = re.compile(r"#[A-Z][A-Z/0!?_]{1,14}[A-Z0!?]|#{2,}|=.*", re.DOTALL)
"""What Excel writes into a cell whose formula failed, or was not computed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who takes part. ``name`` is empty where an office is invited without one. ``number`` is the NIP, as text;
    ``rank`` is pangkat and golongan as written, and ``has_signed`` whether the pact is signed already. ``attended`` is
    ``None`` as long as nobody wrote it down; ``represented_by`` is who came instead.
    """

    name: str
    number: str | None = None
    rank: str | None = None
    office: str | None = None
    unit: str | None = None
    has_signed: bool = False
    attended: Attendance | None = None
    represented_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleList:
    """A list as it was read: what its columns are called, each with the fields that were read from it, and the people
    with their lines.
    """

    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    people: tuple[tuple[int, Person], ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether it cannot be printed from."""
        return any(problem.is_error for problem in self.problems)


def read_people(data: bytes, path: str) -> tuple[tuple[Person, ...], tuple[Problem, ...]]:
    """The people of a list in its order, and what is wrong with it; ``path`` is what the file is called.

    A workbook is read whatever its file is called. Only errors keep it from being printed.
    """
    read = read_list(data, path)
    return tuple(person for _, person in read.people), folded(read.problems)


def read_list(data: bytes, path: str) -> PeopleList:
    """A list, its columns, and all that is wrong with it. Otherwise as ``read_people``."""
    try:
        table = workbook_table(data) if data.startswith(b"PK") else csv_table(csv_text(data))
    except Misread as mistake:
        line = int(mistake.details.get("baris", "0")) or None
        return PeopleList(problems=(mistake.at(path, line),))
    reader = _Reader(table, path)
    people = tuple((each.line, each.person) for each in reader.people())
    fields: dict[int, list[str]] = {}
    for field, places in reader.columns.items():
        for number, _ in places:
            fields.setdefault(number, []).append(field)
    columns = tuple((cell, tuple(fields.get(number, ()))) for number, cell in enumerate(table.head))
    return PeopleList(columns=columns, people=people, problems=tuple(reader.problems))


# --- the people ------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Listed:
    line: int
    person: Person

    @property
    def digits(self) -> str:
        return (self.person.number or "").replace(" ", "")


class _Reader:
    """Reads the rows of a table, and keeps all that is wrong with them."""

    def __init__(self, table: Table, path: str) -> None:
        self.table, self.path = table, path
        self.problems: list[Problem] = []
        for rule, details in table.notices:
            self._tell(rule, None, **details)
        self.columns: dict[str, list[tuple[int, str]]] = {}
        """Field → its columns: where each is, and its name."""
        self.nameless: list[int] = []
        """Lines of offices that are invited without a name."""
        self._choose_columns()
        self._has_police = "nrp" in " ".join(name for _, name in self.columns.get("number", ())).split()

    def _tell(self, rule: Rule, line: int | None, **details: object) -> None:
        self.problems.append(rule.at(self.path, line, **details))

    def _choose_columns(self) -> None:
        """What is read, and a notice of each column that is not."""
        for number, cell in enumerate(self.table.head):
            name = column_name(cell)
            fields = [field for field in fields_of(name) if field in _JOINED or field not in self.columns]
            for field in fields:
                self.columns.setdefault(field, []).append((number, name))
            if not fields and name not in NUMBERING:
                if _PRIVATE & set(name.split()):
                    why = "Lembar rapat tidak memerlukan NIK atau nomor telepon."
                elif fields_of(name):
                    why = "Kolom lain dengan isi yang sama sudah dibaca."
                else:
                    why = (
                        "Yang dibaca hanya nama, NIP, pangkat, jabatan, unit kerja, kehadiran, wakil, dan tanda sudah "
                        "menandatangani."
                    )
                self._tell(UNREAD_COLUMN, self.table.line, kolom=cell, sebab=why)
        for line, kolom in self._without_head():
            why = "Kolom itu tidak punya nama, jadi tidak diketahui isinya apa."
            self._tell(UNREAD_COLUMN, line, kolom=kolom, sebab=why)

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
                    yield line, f"{letters(number + 1).upper()} (tanpa nama)"

    def people(self) -> tuple[_Listed, ...]:
        listed: list[_Listed] = []
        doubts = strays(self.table)
        for line, cells in self.table.rows:
            if doubts.get(line):
                continue
            try:
                if person := self._person(line, cells):
                    listed.append(_Listed(line, person))
            except Misread as mistake:
                self._tell(mistake.rule, line, **mistake.details)
        self._tell_doubts(doubts, {each.line for each in listed})
        if len(listed) > MAX_PEOPLE:
            self._tell(TOO_MANY_PEOPLE, None, banyak=len(listed), batas=MAX_PEOPLE)
            return ()
        if self.nameless:
            others = f" dan {len(self.nameless) - 1} baris lain" if len(self.nameless) > 1 else ""
            why = "Tempat namanya dicetak kosong, untuk ditulis tangan."
            self._tell(NAMELESS, self.nameless[0], lain=others, akibat=why)
        people = tuple(self._each_once(listed))
        if not people and not any(each.is_error for each in self.problems):
            self._tell(NO_PEOPLE, self.table.line)
        return people

    def _tell_doubts(self, doubts: dict[int, bool], listed: set[int]) -> None:
        """Which rows are no people, and which may be none, all of a kind in one."""
        texts = {line: " ".join(dict.fromkeys(filter(None, cells))) for line, cells in self.table.rows}
        left_out = [line for line, is_certain in doubts.items() if is_certain]
        kept = [line for line, is_certain in doubts.items() if not is_certain and line in listed]
        for lines, told, why in (
            (left_out, "Tidak dibaca sebagai orang", "Judul bagian dan tanda tangan di bawah tabel bukan peserta."),
            (kept, "Dibaca sebagai orang, walaupun tanpa nomor", "Baris itu mungkin bukan peserta."),
        ):
            if lines:
                named = ", ".join(f'baris {line} ("{texts[line][:60]}")' for line in lines)
                self._tell(NOT_A_PERSON, lines[0], nasib=told, baris=named, sebab=why)

    def _person(self, line: int, cells: Cells) -> Person | None:
        """Who stands in a row, nobody in one that holds no more than its number. ``Misread`` if that is not certain."""
        width = len(self.table.head)
        if any(cells[width:]) and not self.table.is_workbook:
            raise Misread(EXTRA_CELLS, sel=next(cell for cell in cells[width:] if cell))
        values = (self._value(field, line, cells) for field in _FIELDS)
        name, number, rank, office, unit, signed, came, substitute = values
        if self.columns.get("number") == self.columns["name"]:
            name, number = name_and_number(name)
        number = "" if number in _NOTHING else number
        is_sum = bool(SUM.match(next(filter(None, cells), ""))) and not any(map(_has_letters, (name, office, unit)))
        if is_sum or not (_has_letters(name) or office or unit):
            if number or name:
                why = "Tanpa nama, jabatan, dan unit kerja, baris ini tidak dicetak."
                self._tell(NAMELESS, line, lain="", akibat=why)
            return None
        if not name:
            self.nameless.append(line)
        shown: str | None = None
        try:
            shown = number_of(number, name or office or unit, is_police=self._has_police) if number else None
        except Misread as mistake:
            self._tell(mistake.rule, line, **mistake.details)
        if signed.lower() not in _YES | _NO:
            raise Misread(UNKNOWN_CHOICE, nilai=signed, saran="", pilihan="ya, belum")
        has_signed = signed.lower() in _YES
        return Person(
            name=name,
            number=shown,
            rank=rank or None,
            office=office or None,
            unit=unit or None,
            has_signed=has_signed,
            **_attendance(came.lower(), substitute),
        )

    def _value(self, field: str, line: int, cells: Cells) -> str:
        """What a row says of a field, without what Excel left there in its place, which is told."""
        texts = []
        for number, name in self.columns.get(field, ()):
            cell = cells[number] if number < len(cells) else ""
            if field != "unit" and (line, number) in self.table.copies:
                continue  # Merged with the person above.
            if _FAILED.fullmatch(cell):
                self._tell(FORMULA_CELL, line, kolom=self.table.head[number], isi=cell[:40])
            elif field == "has_signed" and _is_to_be_signed(name, cell):
                continue
            elif field in _TICKED or cell not in _NOTHING:
                texts.append(_in_words(cell, name))
        return ", ".join(texts)

    def _each_once(self, listed: list[_Listed]) -> list[_Listed]:
        """The people without those who stand there twice. Of two with one number, neither gets it."""
        kept: list[_Listed] = []
        by_row: dict[tuple[str, ...], _Listed] = {}
        by_number: dict[str, _Listed] = {}
        by_name: dict[str, _Listed] = {}
        doubtful: set[str] = set()
        for each in listed:
            person, name = each.person, _bare_name(each.person.name)
            row = (name, each.digits, person.office or "", person.unit or "")
            same = by_number.get(each.digits) if each.digits else by_row.get(row) if name else None
            if same and _bare_name(same.person.name) == name:
                self._twice(each, same, "sama dengan", "Orang itu dicetak satu kali saja, menurut baris yang pertama.")
                self._join(each, same)
                continue
            if same:
                doubtful.add(each.digits)
                why = "Satu NIP milik satu orang, jadi NIP keduanya dikosongkan."
                self._twice(each, same, "memakai NIP yang sama dengan", why)
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

    def _join(self, again: _Listed, first: _Listed) -> None:
        """Add to a person what another row says of whether they came and have signed."""
        new, old = again.person, first.person
        first.person = replace(old, has_signed=old.has_signed or new.has_signed)
        if old.attended and new.attended and _came(old) != _came(new):
            self._tell(TOLD_BOTH_WAYS, again.line, nama=new.name, ini=_came(new), baris=first.line, itu=_came(old))
            first.person = replace(first.person, attended=None, represented_by=None)
        elif new.attended and not old.attended:
            first.person = replace(first.person, attended=new.attended, represented_by=new.represented_by)

    def _twice(self, again: _Listed, first: _Listed, how: str, why: str) -> None:
        self._tell(TWICE_LISTED, again.line, nama=again.person.name, cara=how, baris=first.line, akibat=why)


def _has_letters(text: str) -> bool:
    return any(sign.isalpha() for sign in text) and not SUM.match(text)


class _Attendance(TypedDict):
    attended: Attendance | None
    represented_by: str | None


def _attendance(came: str, substitute: str) -> _Attendance:
    """What two cells say of whether somebody came; who names a substitute was represented, whatever else is said."""
    if substitute.lower() in _NO | _YES:  # A column that only ticks whether somebody was represented.
        came, substitute = ("diwakili" if substitute.lower() in _YES else came), ""
    if substitute:
        return _Attendance(attended=Attendance.REPRESENTED, represented_by=substitute)
    said = {"": None} | dict.fromkeys(_YES | {"hadir"}, Attendance.CAME)
    said |= dict.fromkeys((_NO | {"tidak hadir"}) - {"", "belum"}, Attendance.ABSENT)
    said |= dict.fromkeys(("diwakili", "diwakilkan", "wakil"), Attendance.REPRESENTED)
    if came not in said:
        raise Misread(UNKNOWN_CHOICE, nilai=came, saran="", pilihan=", ".join(Attendance))
    return _Attendance(attended=said[came], represented_by=None)


def _came(person: Person) -> str:
    """Whether somebody came, in words."""
    return f"{person.attended} oleh {person.represented_by}" if person.represented_by else str(person.attended)


def _is_to_be_signed(name: str, cell: str) -> bool:
    """Whether a cell is only a place for a signature, with its number."""
    return not {"sudah", "status"} & set(name.split()) and bool(_PLACE_TO_SIGN.fullmatch(cell))


def _in_words(cell: str, name: str) -> str:
    """A cell that can stand alone: below ``Kecamatan``, ``Contoh`` is ``Kecamatan Contoh``."""
    area = _AREAS.get(name)
    return f"{area} {cell}" if area and not _NAMED_AREA.match(cell) else cell


def _bare_name(name: str) -> str:
    """A name without degrees, to compare it."""
    return column_name(name.partition(",")[0])
