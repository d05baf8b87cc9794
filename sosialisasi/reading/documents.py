"""Text → raw values with the line of each: front matter and YAML. The only importer of ``yaml``.

YAML is read without any implicit typing: every scalar stays text (YAML 1.1 would turn ``15.10`` into a float,
``13:00`` into 780 and ``no`` into false), and an empty one is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from string import whitespace
from typing import Any, NamedTuple

import yaml

from sosialisasi.ground.characters import BULLETS, INVISIBLE, TIDIED, one_line_end, plain_spaces
from sosialisasi.ground.problems import Family, Mend, Misread, Problem, Rule

_rule = partial(Rule, Family.YAML)

BROKEN_YAML = _rule(
    "yaml-rusak",
    "Baris ini tidak dapat dibaca: {baris}",
    "{sebab}",
    "{perbaikan}",
    wrong="judul: Rakor: Camat",
    right='judul: "Rakor: Camat"',
    matters="Selama ada satu baris yang tidak terbaca, seluruh berkas itu tidak dapat dipakai.",
)

NO_FRONT_MATTER = _rule(
    "kepala-tidak-ada",
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
)

UNCLOSED_FRONT_MATTER = _rule(
    "kepala-tidak-ditutup",
    'Bagian kepala tidak ditutup dengan baris "---".',
    "Tanpa penutup, seluruh naskah terbaca sebagai kepala.",
    'Tambahkan satu baris berisi "---" sesudah kunci terakhir.',
    wrong=(
        "---\njudul: Media sosial\nringkasan: Apa yang boleh dan jangan.\ndiperbarui: 22 November 2026\n\nIsi naskah."
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
)

DUPLICATE_KEY = _rule(
    "kunci-kembar",
    'Kunci "{kunci}" ditulis dua kali (pertama di baris {pertama}).',
    "Hanya satu yang dapat dipakai, dan yang lain akan hilang diam-diam.",
    "Hapus salah satu.",
    wrong="status: draf\nstatus: terbit",
    right="status: terbit",
)

HASH_SIGN = _rule(
    "tanda-pagar",
    "Teks sesudah tanda # tidak terbaca: {potongan}",
    "Di berkas ini, tanda # dengan spasi di depannya memulai catatan, jadi sisanya hilang.",
    "Apit seluruh isiannya dengan tanda kutip: {perbaikan}. Bila itu catatan, pindahkan ke baris tersendiri.",
    wrong="judul: Rakor #1 Camat",
    right='judul: "Rakor #1 Camat"',
)

TOO_MANY_VALUES = _rule(
    "isian-terlalu-banyak",
    "Sampai baris ini ada lebih dari {batas} kunci dan isian. Berkas ini tidak dibaca.",
    "Berkas seperti itu biasanya salah tempel. Memeriksanya terlalu lama.",
    "Hapus yang bukan isinya, atau bagi menjadi beberapa berkas.",
    wrong="content/kalender/lahat-2024.yaml (berisi 300.000 isian tempelan dari lembar Excel)",
    right="content/kalender/lahat-2024.yaml (acara satu daerah dalam satu pemilihan)",
)

UNSUPPORTED_YAML = _rule(
    "yaml-terlalu-rumit",
    "Berkas ini memakai {apa} YAML, yang tidak didukung.",
    "Bentuk itu tidak diperlukan di sini dan mudah disalahgunakan.",
    "{perbaikan}",
    wrong="? [penulis, pemeriksa]\n: Bagian Humas",
    right="penulis: Bagian Humas\npemeriksa: Bagian Hukum",
)

WRONG_KIND = Rule(
    Family.FIELDS,
    "jenis-salah",
    "Isian ini harus berupa {harapan}, tetapi tertulis {nilai}.",
    "Bentuk isian yang lain tidak dapat dipakai.",
    "{contoh}",
    wrong="tahun: dua ribu dua puluh satu",
    right="tahun: 2021",
)

_MAX_DEPTH = 12
MAX_VALUES = 20_000
"""Keys and values of one file: fifty times what the longest of ours has. Each takes 10 µs and more, and so would half a
million in a megabyte take long."""
_LONGEST_KEY = 80
"""Letters of a key that are in the path of its value; no key of ours is as long, and paths are kept for each value."""
_LINE_LIKE = dict.fromkeys((0x85, 0x2028, 0x2029), " ")
"""What YAML takes for the end of a line, but no editor that counts lines."""
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML refuses to read."""


class Token(NamedTuple):
    """Where a value stands in a text, both counted from 0: its line, and the columns that it takes with its quotes."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """The raw values of one YAML text: text, ``None``, lists and dicts; ``lines`` maps dotted paths to lines.

    ``tokens`` are the places of the texts that stand on one line, in the text as ``mended`` gives it. ``source`` are
    the lines as they were written, the first of which is ``lines[""]``. Not ``is_whole`` is what lacks a line that
    could not be read.
    """

    data: dict[str, Any]
    lines: dict[str, int]
    tokens: dict[str, Token]
    source: tuple[str, ...] = ()
    is_whole: bool = True

    def written(self, line: int) -> str:
        """A line as it was written."""
        number = line - self.lines[""]
        return self.source[number] if 0 <= number < len(self.source) else ""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A text that begins with a head between two fences, as it is written: its parts make the whole of it again.

    ``before`` and ``between`` hold the fences. The head begins on the line ``head_line``, the body on ``body_line``.
    """

    before: str
    head: str
    between: str
    body: str

    @classmethod
    def of(cls, text: str) -> FrontMatter:
        """Word makes a dash of three hyphens, and an empty line may come before. ``Misread`` with ``kepala-tidak-ada``
        or ``kepala-tidak-ditutup``.
        """
        lines = text.split("\n")
        first, last = front_matter_fences(text)
        ends = [f"{line}\n" for line in lines[:-1]] + lines[-1:]
        return cls(*("".join(ends[a:b]) for a, b in pairwise((0, first + 1, last, last + 1, len(ends)))))

    @property
    def head_line(self) -> int:
        return self.before.count("\n") + 1

    @property
    def body_line(self) -> int:
        return self.head_line + self.head.count("\n") + 1


def front_matter_fences(text: str) -> tuple[int, int]:
    """The two lines, counted from 0, between which the head of a text stands. ``Misread`` as for ``FrontMatter``."""
    lines = text.split("\n")
    first = _first_line(lines)
    if not _is_fence(plain_spaces(lines[first]).strip()):
        raise Misread(NO_FRONT_MATTER)
    for number, line in enumerate(lines[first + 1 :], start=first + 1):
        if line.rstrip() == "..." or _is_fence(plain_spaces(line).rstrip()):
            return first, number
    raise Misread(UNCLOSED_FRONT_MATTER)


def fence_mend(text: str) -> Mend | None:
    """What makes a head of the beginning of a text that lacks one of its fences; nothing if that is not certain."""
    lines = text.split("\n")
    first = _first_line(lines)
    if _is_fence(plain_spaces(lines[first]).strip()):
        last = first
        for number, line in enumerate(lines[first + 1 :], start=first + 1):
            if line.strip() and not _IN_HEAD.match(line):
                break
            last = number if line.strip() else last
        if last == first:
            return None
        below = next((number for number in range(last + 1, len(lines)) if lines[number].strip()), last)
        if _LIKE_A_FENCE.fullmatch(lines[below].strip()):
            return Mend(below + 1, lines[below], "---")
        return Mend(last + 1, lines[last], f"{lines[last]}\n---")
    made = None
    if _LIKE_A_FENCE.fullmatch(lines[first].strip()) and _KEY_LINE.match("".join(lines[first + 1 : first + 2])):
        made = Mend(first + 1, lines[first], "---")
    elif _KEY_LINE.match(lines[first]):
        made = Mend(first + 1, lines[first], f"---\n{lines[first]}")
    if made is not None and (whole := made.applied(text)) is not None:
        try:
            front_matter_fences(whole)
        except Misread:
            return None
    return made


def second_head(body: str) -> int | None:
    """The line, counted from 0, at which a text begins with a head again; nothing if it does not."""
    lines = body.split("\n")
    first = _first_line(lines)
    if not _is_fence(plain_spaces(lines[first]).strip()) or not _KEY_LINE.match("".join(lines[first + 1 : first + 2])):
        return None
    for line in lines[first + 1 :]:
        if _is_fence(plain_spaces(line).rstrip()):
            return first
        if line.strip() and not _IN_HEAD.match(line):
            return None
    return None


def _first_line(lines: list[str]) -> int:
    return next((number for number, line in enumerate(lines) if plain_spaces(line).strip()), 0)


def _is_fence(line: str) -> bool:
    """Whether a line is three hyphens or more, or what Word makes of them."""
    return bool(line) and not line.strip("-–—") and (len(line) > 2 or line.strip("-") != "")


_LIKE_A_FENCE = re.compile(r"[-–—=*_+~ ]{2,}")
"""What people draw instead of a fence."""
_KEY_LINE = re.compile(r"[A-Za-z][A-Za-z_ ]{1,30}[:=](?:\s|$)")
_IN_HEAD = re.compile(r"[ \t#]|-\s|[A-Za-z][A-Za-z_]{1,30} ?[:=]")


def mended(text: str) -> tuple[str, tuple[tuple[int, str, str], ...]]:
    """A YAML text as it was meant, line for line, and what was not YAML: ``(line from 0, what, what it is read as)``.

    Word makes slanted quotes of straight ones and signs of its own of list marks; both would end up in the text.
    """
    notes: list[tuple[int, str, str]] = []
    text = _TABS_ALONE.sub("", plain_spaces(text.translate(_LINE_LIKE)))
    if not _PASTED.search(text):
        return text, ()
    lines = text.split("\n")
    block: int | None = None
    before = ""
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if block is not None and (not line.strip() or indent > block):
            continue  # In a text of many lines every sign is text.
        block = None
        if (m := _BULLET_ENTRY.match(line)) or ((m := _DASH_ENTRY.match(line)) and _may_go_on(before, m[1])):
            lines[number] = f"{m[1]}- {line[m.end() :]}"
            notes.append((number, f'Tanda "{m[2]}"', 'tanda daftar "-"'))
        elif (m := _NUMBERED_ENTRY.match(line)) and _may_go_on(before, m[1]):
            lines[number] = f"{m[1]}- {line[m.end() :]}"
            notes.append((number, "Nomor urut", 'tanda daftar "-"'))
        elif (m := _TIGHT_ENTRY.match(line)) and _may_go_on(before, m[1]):
            lines[number] = f"{m[1]}- {line[m.end() :]}"
            notes.append((number, 'Tanda "-" tanpa spasi', "butir daftar"))
        if m := _SLANTED.fullmatch(lines[number]):
            lines[number] = f'{m[1]}"{m[2]}"{m[3]}'
            notes.append((number, "Tanda kutip miring “…”", 'tanda kutip "…"'))
        if m := _BLOCK_OPENS.match(lines[number]):
            block = len(m[1]) + (len(m[2]) if m[3] else 0)
        before = lines[number] if line.strip() and not line.lstrip().startswith("#") else before
    return "\n".join(lines), tuple(notes)


_TABS_ALONE = re.compile(r"(?m)^ *+\t[ \t]*+$")
_PASTED = re.compile(rf"(?m)[{BULLETS}“”„]|^[ \t]*(?:-(?=[A-Za-z\"“\[]|\d\d\.\d\d)|[–—]|\(?(?:\d{{1,2}}|[a-z])[.)]\s)")
"""What most files hold nothing of."""
_BULLET_ENTRY = re.compile(rf"(\s*)([{BULLETS}])\s*(?=\S)")
_DASH_ENTRY = re.compile(r"(\s*)([–—])\s+(?=\S)")
_NUMBERED_ENTRY = re.compile(r"(\s*)\(?(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")
_TIGHT_ENTRY = re.compile(r"(\s*)-(?=[A-Za-z\"“\[]|\d\d\.\d\d)")
_SLANTED = re.compile(r"(\s*(?:- )*+(?:[\w-]+:\s+)?)[“”„]([^“”„\"\\]*)[“”](\s*)")
_BLOCK_OPENS = re.compile(r"(\s*+)((?:- )*+)([\w-]+:)?\s*+[>|][+-]?\d?[+-]?\s*$")


def _may_go_on(before: str, indent: str) -> bool:
    """Whether a list may begin or go on below a line."""
    return before.rstrip().endswith(":") or before.startswith(f"{indent}- ")


def written(text: str, *, within_brackets: bool = True) -> str:
    """A text as a value in YAML on one line, in quotes only if it must have them: what is read again is the same, also
    ``within_brackets``. What ends a line or no editor shows becomes a space.
    """
    text = " ".join(_UNWRITABLE.sub(" ", text).split())
    plain = _PLAIN if within_brackets else _PLAIN_ALONE
    if plain.fullmatch(text) and not re.search(r":(?![\w/.-])|\s#", text):
        return text
    return f'"{_escape_quotes(text)}"'


_PLAIN = re.compile(r"[^\W_][^\[\]{},“”\"]*")
"""What may stand without quotes, also within brackets."""
_PLAIN_ALONE = re.compile(r"[^\W_][^“”\"]*")
_UNWRITABLE = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def read_yaml(
    text: str, *, first_line: int = 1, keys: Collection[str] = frozenset()
) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read a YAML mapping. No document if it cannot be read at all; duplicate keys are problems of one that can.

    A line that cannot be read is read as it would be mended, or left out, so that all else that is wrong is told as
    well. ``keys`` are those that a line may begin with where it lacks its colon.
    """
    raw = text.split("\n")
    text, notes = mended(text)
    lines = text.split("\n")
    broken: list[Problem] = []
    patience = _Patience()
    lost = -1
    """The last line that was left out."""
    while True:
        builder = _Builder(lines, first_line)
        try:
            for event in yaml.parse("\n".join(lines), Loader=_LOADER):
                builder.feed(event)
            if not isinstance(builder.root, str) or (fault := _first_key(lines)) is None:
                break
        except yaml.MarkedYAMLError as error:
            fault = _diagnosed(lines, error, keys, patience)
        except yaml.reader.ReaderError:
            fault = _unreadable(lines)
        except _Broken as found:
            fault = found
        except Misread as error:
            return None, (*broken, error.at("", builder.line))
        number = fault.number
        is_more_of_it = fault.fixed is None and lost >= 0 and not "".join(lines[lost:number]).strip()
        if not is_more_of_it:
            line = first_line + number
            mend = None if fault.fixed is None else Mend(line, raw[number], fault.fixed)
            shown = _CONTROL.sub("", raw[number]).strip()[:200] or "(kosong)"
            details = {"baris": shown, "sebab": fault.cause, "perbaikan": fault.advice, "apa": fault.what}
            rule = UNSUPPORTED_YAML if fault.what else BROKEN_YAML
            broken.append(rule.at("", line, **details).with_mend(mend))
        if len(broken) > _MOST_MENDED or not patience.allows(lines, 4):  # It takes longer to build than to read.
            return None, tuple(broken)
        if fault.fixed is None:
            if not lines[number].strip():
                return None, tuple(broken)
            lost = number
        lines[number] = fault.fixed or ""
    told: set[str] = set()
    for number, what, meant in notes:
        if what not in told:
            told.add(what)
            builder.problems.append(TIDIED.at("", first_line + number, apa=what, menjadi=meant))
    if not isinstance(builder.root, dict):
        bad = WRONG_KIND.at(
            "", first_line, harapan="kunci dan isian", nilai=shown_value(builder.root), contoh='Tulis "judul: …".'
        )
        return None, tuple(broken) or (bad,)
    made = Document(builder.root, builder.lines, builder.tokens, tuple(raw), is_whole=lost < 0)
    return made, (*broken, *builder.problems)


_MOST_MENDED = 20
"""Of so many lines it may be said what is wrong with each; more are another kind of file."""


class _Patience:
    """How many letters of a text may still be read again to find out how it is mended: all lines of a short text are
    looked at, of one of a megabyte only the first that is broken. By count, so that it is the same on every machine.
    """

    def __init__(self) -> None:
        self._left = 2_000_000

    def allows(self, lines: list[str], times: int = 1) -> bool:
        """Whether these lines may be read so many times more, which is then counted."""
        self._left -= times * sum(map(len, lines))
        return self._left >= 0


class _Broken(Exception):
    """A line, counted from 0, that cannot be read: why, what to do, and the line as it should be if that is certain.

    ``what`` names a form that is YAML, but not ours.
    """

    def __init__(self, number: int, cause: str, advice: str, fixed: str | None = None, what: str = "") -> None:
        super().__init__(number)
        self.what = what
        self.number = number
        self.cause = cause
        self.advice = advice
        self.fixed = fixed


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Builder:
    """Turns parser events into plain values without recursion, keeping the line of every key and entry."""

    def __init__(self, source: list[str], first_line: int) -> None:
        self.source = source
        self.first_line = first_line
        self.line = first_line
        self.root: Any = None
        self.lines: dict[str, int] = {"": first_line}
        self.tokens: dict[str, Token] = {}
        self.problems: list[Problem] = []
        self._values = 0
        self._stack: list[tuple[Any, str]] = []
        self._keys: list[str | None] = []

    def feed(self, event: Any) -> None:
        if event.start_mark is not None:
            self.line = self.first_line + event.start_mark.line
        self._values += 1
        if self._values > MAX_VALUES:
            raise Misread(TOO_MANY_VALUES, batas=f"{MAX_VALUES:,}".replace(",", "."))
        if isinstance(event, yaml.AliasEvent):
            raise self._special(event, "Tanda * di awal isian punya arti khusus.")
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise self._special(event, "Tanda & atau ! di awal isian punya arti khusus.")
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._open({} if isinstance(event, yaml.MappingStartEvent) else [])
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._stack.pop()
            self._keys.pop()
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            number = self.line - self.first_line
            while number and not _ENDS_DOCUMENT.match(self.source[number]):
                number -= 1
            raise _Broken(number, "", "Hapus garis itu.", "", what="dua dokumen dalam satu berkas")

    def _special(self, event: Any, cause: str) -> _Broken:
        number = event.start_mark.line
        fixed = _quoted(self.source[number])
        return _Broken(number, cause, _QUOTE if fixed else _ONE_A_LINE, fixed)

    def _scalar(self, event: Any) -> None:
        if self._stack and isinstance(self._stack[-1][0], dict) and self._keys[-1] is None:
            self._key(event.value)
            return
        if _CONTROL.search(event.value) or INVISIBLE.search(event.value):  # Written as an escape: "\\0".
            raise _Broken(event.start_mark.line, *_CONTROL_SIGN)
        value: str | None = one_line_end(event.value).strip()
        if not event.style:  # A plain scalar: without one, the key has nothing.
            value = value or None
            if value and value[-1] in '"”' and sum(map(value.count, '"“”„')) == 1:
                value = value[:-1].rstrip()
                told = {"apa": "Tanda kutip di akhir isian", "menjadi": "tanda yang tertinggal"}
                self.problems.append(TIDIED.at("", self.first_line + event.end_mark.line, **told))
            self._check_hash(event)
            self._check_entries(event)
        where, start, end = self._place(value), event.start_mark, event.end_mark
        if value and start.line == end.line:
            self.tokens[where] = Token(start.line, start.column, end.column)

    def _key(self, key: str) -> None:
        if not key:
            raise _Broken(self.line - self.first_line, "Tidak ada kunci di depan titik dua.", _ONE_A_LINE)
        if (tight := _TIGHT_KEY.match(key)) and len(self.source) > (number := self.line - self.first_line):
            what, way, fixed = next(_with_colon(self.source[number]), ("", "", ""))
            if fixed.strip().startswith(f"{tight[1]}: "):  # "judul:Rakor: Camat" is a title with a colon.
                raise _Broken(number, what, f"{way} {_QUOTE}", _quoted(fixed))
        holder, path = self._stack[-1]
        where = f"{path}.{key[:_LONGEST_KEY]}" if path else key[:_LONGEST_KEY]
        if key in holder:
            first = self.lines.get(where, self.first_line)
            self.problems.append(DUPLICATE_KEY.at("", self.line, where, kunci=key, pertama=first))
        else:
            self.lines[where] = self.line
        self._keys[-1] = key

    def _place(self, value: Any) -> str:
        """Put a value where it belongs and return its path."""
        if not self._stack:
            self.root = value
            return ""
        holder, path = self._stack[-1]
        if isinstance(holder, list):
            where = f"{path}.{len(holder)}" if path else str(len(holder))
            self.lines[where] = self.line
            holder.append(value)
            return where
        key = self._keys[-1]
        if key is None:
            raise Misread(UNSUPPORTED_YAML, apa="kunci bersusun", perbaikan=_ONE_A_LINE)
        holder[key] = value
        self._keys[-1] = None
        return f"{path}.{key[:_LONGEST_KEY]}" if path else key[:_LONGEST_KEY]

    def _open(self, holder: dict[str, Any] | list[Any]) -> None:
        if len(self._stack) >= _MAX_DEPTH:
            deep = f"lebih dari {_MAX_DEPTH} tingkat"
            raise Misread(UNSUPPORTED_YAML, apa=deep, perbaikan="Kurangi jorokannya.")
        where = self._place(holder)
        self._stack.append((holder, where))
        self._keys.append(None)

    def _check_hash(self, event: Any) -> None:
        """``judul: Rakor #1`` would silently be cut after "Rakor"."""
        mark = event.end_mark
        rest = self._source_line(mark)[mark.column :]
        if re.match(r"\s+#", rest):
            whole = event.value + rest.rstrip()
            fixed = f'"{_escape_quotes(whole)}"'
            line = self.first_line + mark.line
            mend = None
            if event.start_mark.line == mark.line and not self._is_in_brackets():
                before = self._source_line(mark)[: event.start_mark.column]
                if (remark := rest.strip())[1:2].isspace():  # "# bukan 49" is a remark, "#1" is not.
                    depth = " " * (len(before) - len(before.lstrip()))
                    mend = Mend(line, self._source_line(mark), f"{depth}{remark}\n{before}{event.value}")
                else:
                    mend = Mend(line, self._source_line(mark), before + fixed)
            self.problems.append(HASH_SIGN.at("", line, potongan=rest.strip(), perbaikan=fixed).with_mend(mend))

    def _is_in_brackets(self) -> bool:
        """Whether the text goes on behind this value."""
        return any("[" in line or "{" in line for line in self.source[self.line - self.first_line :][:1])

    def _check_entries(self, event: Any) -> None:
        """``  - satu`` and below it ``   - dua`` would silently become one entry, "satu - dua"."""
        start, end = event.start_mark.line, event.end_mark.line
        for number in range(start + 1, min(end + 1, len(self.source))):
            line, above = self.source[number], self.source[start]
            body, is_entry = line.strip(), above.lstrip().startswith("- ")
            depth = len(above) - len(above.lstrip()) + (0 if is_entry else 2)
            is_tight = is_entry and bool(_TIGHT_ENTRY.match(line)) and len(line) - len(line.lstrip()) < depth + 2
            if body.startswith("- ") or is_tight:
                body = f"- {body[1:].strip()}"
                details = {
                    "sebab": "Spasi di depannya lain, jadi baris ini menyambung ke isian di atasnya.",
                    "perbaikan": f"Tulis dengan {depth} spasi di depannya.",
                }
                place = self.first_line + number
                mend = Mend(place, line, " " * depth + body)
                self.problems.append(BROKEN_YAML.at("", place, baris=body[:200], **details).with_mend(mend))

    def _source_line(self, mark: Any) -> str:
        return self.source[mark.line] if mark is not None and mark.line < len(self.source) else ""


_TIGHT_KEY = re.compile(r"([a-z_]{2,40}):\S")
_ENDS_DOCUMENT = re.compile(r"---|\.\.\.")
_ONE_A_LINE = 'Tulis satu "kunci: isian" per baris.'
_QUOTE = "Apit isiannya dengan tanda kutip."
_LOOKS_LIKE_ENTRY = re.compile(r"(?:- )?[A-Za-z_][A-Za-z_ ]*:(?:\s|$)|- ")


# --- what is wrong with a line ----------------------------------------------------------------------------


def _diagnosed(lines: list[str], error: yaml.MarkedYAMLError, keys: Collection[str], patience: _Patience) -> _Broken:
    """The line at which a text breaks, and the mend of one line with which it can be read the furthest."""
    mark, context = error.problem_mark or error.context_mark, error.context_mark
    broken = mark.line if mark else 0
    at = min(broken, len(lines) - 1)
    while at > 0 and not lines[at].strip():
        at -= 1  # What was not closed is found missing only after the last line.
    said = (error.problem or "").partition(" at ")[0]
    cause = _CAUSES.get(said, "Susunan baris ini tidak dikenali.")
    began = context.line if context and context.line < len(lines) else at
    best: _Broken | None = None
    furthest = broken
    for fault in _mends(lines, at, began, cause, keys):
        if not patience.allows(lines):
            break
        reached = _broken_line([*lines[: fault.number], fault.fixed or "", *lines[fault.number + 1 :]])
        if reached > furthest:
            best, furthest = fault, reached
    if best is not None:
        return best
    for number in _run_above(lines, at):
        # Lines without a colon are read as one, so that the first is mended without getting any further.
        for what, way, fixed in _with_colon(lines[number]):
            if patience.allows(lines) and _broken_line([*lines[:number], fixed, *lines[number + 1 :]]) > number:
                return _Broken(number, what, way, fixed)
    if said.startswith(_BEGAN_EARLIER) and lines[began].strip():
        at = began
    if (above := _line_without_colon(lines, mark)) is not None:
        return _Broken(above, _CAUSES["could not find expected ':'"], _ONE_A_LINE)
    if "\t" in lines[at]:
        return _Broken(at, _TAB, "Ganti Tab dengan spasi.")
    return _Broken(at, cause, _ONE_A_LINE)


def _mends(lines: list[str], at: int, began: int, cause: str, keys: Collection[str]) -> Iterator[_Broken]:
    """What a line may have been meant to be, the likeliest first; each changes one line alone."""
    for number in range(max(at - _MOST_LINES, 0), at + 1):
        if closed := _closed_quote(lines[number]):
            yield _Broken(number, "Tanda kutip di baris ini tidak ditutup.", "Tutup tanda kutipnya.", closed)
    above = next((each for each in range(at - 1, -1, -1) if lines[each].strip()), at)
    # What is not closed or not finished is noticed lines later.
    for number in dict.fromkeys((began, above, at)):
        for what, way, fixed in _rewritten(lines, number, cause, keys):
            yield _Broken(number, what, way, fixed)
    for number in dict.fromkeys((at, above, _first_line(lines))):
        yield from _moved(lines, number)


_MOST_LINES = 40
"""So far above the line that cannot be read is looked for what was not closed."""


def _rewritten(lines: list[str], number: int, cause: str, keys: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """(why, what to do, the line) of a line that stands where it should."""
    line = lines[number]
    depth = line[: len(line) - len(line.lstrip())]
    body = line.strip()
    if body.startswith(("//", "/*", "<!--")):
        remark = body.removesuffix("-->").removesuffix("*/").lstrip("</*!-").strip()
        yield "Catatan di berkas ini diawali tanda #.", "Ganti tandanya dengan #.", f"{depth}# {remark}"
    for what, way, fixed in _with_colon(line):
        yield what, way, fixed
        if quoted := _quoted(fixed):
            yield what, f"{way} {_QUOTE}", quoted
    word, _, rest = body.removeprefix("- ").partition(" ")
    mark = "- " if body.startswith("- ") else ""
    key = word if word in keys else word.lower()
    if key in keys and rest and not any(each.startswith(f"{depth}{key}:") for each in lines):
        what = "Ada baris tanpa titik dua (:) sesudah kuncinya."
        yield what, "Beri titik dua sesudah kuncinya.", f"{depth}{mark}{key}: {rest.strip()}"
    if closed := _closed(line):
        yield "Kurungnya tidak ditutup di baris ini.", "Tutup kurungnya.", closed
    if (bare := line.rstrip(" ,;")) != line.rstrip() and bare.endswith(("]", "}", '"', "'")):
        yield "Sesudah isian ini tidak ada tanda lagi.", "Hapus tanda di akhirnya.", bare
    value = _value(body)
    is_special = value[:1] in _SPECIAL or ": " in value or value.endswith(":")
    if value and is_special and (quoted := _quoted(line)):
        yield cause, _QUOTE, quoted
    previous = next((lines[each] for each in range(number - 1, -1, -1) if lines[each].strip()), "")
    if previous.startswith(f"{depth}- ") and not body.startswith("-"):
        yield 'Butir daftar ini tidak diawali tanda "-".', 'Awali dengan "- ".', f"{depth}- {body}"


def _with_colon(line: str) -> Iterator[tuple[str, str, str]]:
    """(why, what to do, the line) of a line that has something else for the colon and the space behind its key."""
    depth = line[: len(line) - len(line.lstrip())]
    for form, what, way in _FOR_A_COLON:
        if match := form.fullmatch(line.strip()):
            yield what, way, f"{depth}{match[1]}{match[2].strip()}: {match[3]}".rstrip()


def _first_key(lines: list[str]) -> _Broken | None:
    """What is wrong with the first key of a text that was read as one value, since none of its lines has a colon."""
    for number, line in enumerate(lines[:_MOST_LINES]):
        if line.strip() and not line.lstrip().startswith("#"):
            what, way, fixed = next(_with_colon(line), ("", "", None))
            return _Broken(number, what, way, fixed) if fixed else None
    return None


def _run_above(lines: list[str], at: int) -> list[int]:
    """The lines, from the first, that are read as one with a line since none of them has a colon with its space."""
    first = at
    while first > 0 and at - first < _MOST_LINES:
        above = lines[first - 1].strip()
        if not above or above.startswith(("#", "- ")) or above.endswith(":") or ": " in above:
            break
        first -= 1
    return list(range(first, at + 1))


_SPECIAL = frozenset("@%`&*!|>[{\"'#,?-“”„")
"""What a value cannot begin with, or means something else."""
_FOR_A_COLON = (
    (
        re.compile(r"((?:- +)?)([A-Za-z_][A-Za-z_ ]{0,40}):(?!//)([^\s:].*)"),
        "Sesudah titik dua harus ada spasi.",
        "Beri spasi sesudah titik dua.",
    ),
    (
        re.compile(r"((?:- +)?)([A-Za-z_][A-Za-z_ ]{0,40}?)\s*=\s*(.*)"),
        'Kunci dan isiannya dipisah titik dua, bukan "=".',
        'Ganti "=" dengan titik dua.',
    ),
    (
        re.compile(r"((?:- +)?)([A-Za-z_]{1,40}) ?[;\uff1a\ufe55→]\s*(.*)"),
        "Kunci dan isiannya dipisah titik dua (:).",
        "Ganti tandanya dengan titik dua.",
    ),
)
"""What people write for the colon with its space: the form, why it cannot be read, and what to do."""


def _moved(lines: list[str], number: int) -> Iterator[_Broken]:
    """A line that looks like a key or an entry of a list, at the depths of the lines around it."""
    line = lines[number]
    body = line.strip()
    has_tab = "\t" in line
    now = len(line) - len(line.lstrip()) if not has_tab else -1
    if not _LOOKS_LIKE_ENTRY.match(body):
        return
    above = [each for each in lines[:number] if each.strip() and "\t" not in each]
    depths = {len(each) - len(each.lstrip(" -")) for each in above[-6:]}
    depths |= {len(each) - len(each.lstrip()) for each in above[-6:]} | {0}
    for depth in sorted(depths - {now}, key=lambda depth: (abs(depth - max(now, 0)), -depth)):
        told = f"dengan {depth}" if depth else "tanpa"
        cause = _TAB if has_tab else f"Baris ini diawali {now} spasi, sedangkan tempatnya {depth} spasi."
        advice = f"{'Ganti Tab dengan spasi: tulis' if has_tab else 'Tulis'} {told} spasi di depannya."
        yield _Broken(number, cause, advice, " " * depth + body)


_TAB = "Tombol Tab dipakai untuk menjorokkan baris."


def _broken_line(lines: list[str]) -> int:
    """The line, counted from 0, at which a text cannot be read on; a larger number than it has if it can be read."""
    try:
        for _ in yaml.parse("\n".join(lines), Loader=_LOADER):
            pass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return mark.line if mark else 0
    except yaml.reader.ReaderError:
        return 0
    return len(lines) + 1


def _line_without_colon(lines: list[str], mark: Any) -> int | None:
    """The line before a mark at the first colon of its line, if it has none: it was read on into this one."""
    if mark is None or mark.line >= len(lines) or lines[mark.line].find(":") != mark.column:
        return None
    for number in range(mark.line - 1, -1, -1):
        if raw := lines[number].strip():
            return None if ":" in raw or raw.startswith("#") else number
    return None


_WITH_VALUE = re.compile(r"(- +[a-z_]+:\s+|- |[\w ()-]+:\s+)(.+)")


def _value(body: str) -> str:
    """What a line says behind its key or mark."""
    match = _WITH_VALUE.match(body)
    return match[2].strip() if match else ""


def _quoted(line: str) -> str | None:
    """A line with its value in quotes; nothing if it has no value."""
    match = _WITH_VALUE.match(line.strip())
    if match is None:
        return None
    value = match[2].strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    elif value[0] in "\"'“”„" and not any(sign in value[1:-1] for sign in f"{value[0]}“”„"):
        value = value[1:].rstrip("”’")
    depth = line[: len(line) - len(line.lstrip())]
    return f'{depth}{match[1].rstrip()} "{_escape_quotes(value)}"'


def _closed_quote(line: str) -> str | None:
    """A line whose value begins with a quotation mark that is not closed on it, with one at its end."""
    value = _value(line.strip())
    if value[:1] not in ('"', "'") or value.count(value[0]) != 1 or len(value) < 2:
        return None
    return _quoted(line) if value.endswith(("”", "’")) or value[0] == "'" else f"{line.rstrip()}{value[0]}"


_CAUSES: Mapping[str, str] = {
    "mapping values are not allowed here": "Titik dua (:) di dalam isian disangka kunci baru.",
    "mapping values are not allowed in this context": "Titik dua (:) di dalam isian disangka kunci baru.",
    "found character that cannot start any token": "Isian tidak boleh diawali tanda itu.",
    "did not find expected <document start>": "Sesudah tanda kurung atau tanda kutip tidak boleh ada teks lagi.",
    "did not find expected key": "Ada tanda kutip atau tanda kurung yang tidak cocok, atau jorokannya bergeser.",
    "could not find expected ':'": "Ada baris tanpa titik dua (:) sesudah kuncinya.",
    "did not find expected ',' or ']'": "Kurung siku tidak ditutup.",
    "did not find expected ',' or '}'": "Kurung kurawal tidak ditutup.",
    "found unexpected end of stream": "Ada tanda kutip yang tidak ditutup.",
    "did not find expected alphabetic or numeric character": "Isian tidak boleh diawali tanda itu.",
}


_BEGAN_EARLIER = (
    "found unexpected end of stream",
    "could not find expected ':'",
    "did not find expected ',' or",
)
"""Of what was not closed or not finished, where it began is told; YAML notices it lines later."""


def _closed(line: str) -> str | None:
    """A line whose last bracket is not closed on it, with that closed; nothing if none is open."""
    bracket = max(line.rfind("["), line.rfind("{"))
    if bracket < 0 or line.find(_CLOSES[line[bracket]], bracket) >= 0:
        return None
    return line.rstrip(f"{whitespace})]}},;") + _CLOSES[line[bracket]]


_CLOSES = {"[": "]", "{": "}"}


def _escape_quotes(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _unreadable(lines: list[str]) -> _Broken:
    number, line = next((n, each) for n, each in enumerate(lines) if _CONTROL.search(each))
    return _Broken(number, *_CONTROL_SIGN, _CONTROL.sub("", line).rstrip())


_CONTROL_SIGN = ("Ada huruf kendali yang tidak terlihat.", "Ketik ulang baris ini, atau tempel sebagai teks biasa.")


def shown_value(raw: object) -> str:
    if raw in (None, ""):
        return "kosong"
    if isinstance(raw, dict):
        return f'kunci dan isian ("{next(iter(raw), "")}: …")'
    return "daftar" if isinstance(raw, list) else f'"{raw}"'
