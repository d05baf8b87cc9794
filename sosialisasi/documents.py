"""Text → raw values with the line of each: front matter and YAML. The only importer of ``yaml``.

YAML is read without any implicit typing: every scalar stays text (YAML 1.1 would turn ``15.10`` into a float,
``13:00`` into 780 and ``no`` into false), and an empty one is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import whitespace
from typing import Any, NamedTuple

import yaml

from sosialisasi.characters import BULLETS, INVISIBLE, one_line_end, plain_spaces
from sosialisasi.problems import Misread, Problem, problem

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

    ``tokens`` are the places of the texts that stand on one line, in the text as ``mended`` gives it.
    """

    data: dict[str, Any]
    lines: dict[str, int]
    tokens: dict[str, Token]


def split_front_matter(text: str) -> tuple[str, str, int]:
    """``(YAML, Markdown, line where the Markdown starts)`` of a file that begins with ``---``.

    Word makes a dash of three hyphens, and an empty line may come before. ``Misread`` with ``kepala-tidak-ada`` or
    ``kepala-tidak-ditutup``.
    """
    lines = text.split("\n")
    first, last = front_matter_fences(text)
    return "\n".join(lines[first + 1 : last]), "\n".join(lines[last + 1 :]), last + 2


def front_matter_fences(text: str) -> tuple[int, int]:
    """The two lines, counted from 0, between which the front matter stands. ``Misread`` as for the whole."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if plain_spaces(line).strip()), 0)
    if not _is_fence(plain_spaces(lines[first]).strip()):
        raise Misread("kepala-tidak-ada")
    for number, line in enumerate(lines[first + 1 :], start=first + 1):
        if line.rstrip() == "..." or _is_fence(plain_spaces(line).rstrip()):
            return first, number
    raise Misread("kepala-tidak-ditutup")


def _is_fence(line: str) -> bool:
    """Whether a line is three hyphens or more, or what Word makes of them."""
    return bool(line) and not line.strip("-–—") and (len(line) > 2 or line.strip("-") != "")


def mended(text: str) -> tuple[str, tuple[tuple[int, str, str], ...]]:
    """A YAML text as it was meant, line for line, and what was not YAML: ``(line from 0, what, what it is read as)``.

    Word makes slanted quotes of straight ones and signs of its own of list marks; both would end up in the text.
    """
    notes: list[tuple[int, str, str]] = []
    text = plain_spaces(text.translate(_LINE_LIKE))
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


_PASTED = re.compile(rf"(?m)[{BULLETS}“”„]|^[ \t]*(?:-(?=[A-Za-z\"“\[])|[–—]|\(?(?:\d{{1,2}}|[a-z])[.)]\s)")
"""What most files hold nothing of."""
_BULLET_ENTRY = re.compile(rf"(\s*)([{BULLETS}])\s*(?=\S)")
_DASH_ENTRY = re.compile(r"(\s*)([–—])\s+(?=\S)")
_NUMBERED_ENTRY = re.compile(r"(\s*)\(?(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")
_TIGHT_ENTRY = re.compile(r"(\s*)-(?=[A-Za-z\"“\[])")
_SLANTED = re.compile(r"(\s*(?:- )*+(?:[\w-]+:\s+)?)[“”„]([^“”„\"\\]*)[“”](\s*)")
_BLOCK_OPENS = re.compile(r"(\s*+)((?:- )*+)([\w-]+:)?\s*+[>|][+-]?\d?[+-]?\s*$")


def _may_go_on(before: str, indent: str) -> bool:
    """Whether a list may begin or go on below a line."""
    return before.rstrip().endswith(":") or before.startswith(f"{indent}- ")


def written(text: str) -> str:
    """A text as a value in YAML on one line, in quotes only if it must have them: what is read again is the same."""
    text = " ".join(text.split())
    if _PLAIN.fullmatch(text) and not re.search(r":(?:\s|$)|\s#", text):
        return text
    return f'"{_escape_quotes(text)}"'


_PLAIN = re.compile(r"[^\W_][^\[\]{},“”\"]*")
"""What may stand without quotes, also within brackets."""


def read_yaml(text: str, *, first_line: int = 1) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read a YAML mapping. No document if it cannot be read at all; duplicate keys are problems of one that can.

    A value that only lacks its quotes ("judul: Rakor: Camat") is read as it is meant, so that all else that is wrong
    is told as well.
    """
    text, notes = mended(text)
    lines = text.split("\n")
    broken: list[Problem] = []
    patience = _Patience()
    while True:
        builder = _Builder(lines, first_line, patience)
        try:
            for event in yaml.parse("\n".join(lines), Loader=_LOADER):
                builder.feed(event)
            break
        except yaml.MarkedYAMLError as error:
            found = builder.broken(error)
        except yaml.reader.ReaderError:
            return None, (*broken, _unreadable(text, first_line))
        except Misread as error:
            return None, (*broken, problem(error.code, line=builder.line, **error.details))
        broken.append(found)
        number = (found.line or first_line) - first_line
        is_mended = len(broken) <= _MOST_MENDED and patience.allows(lines, 4)  # It takes longer to build than to read.
        if not is_mended or (readable := builder.readable(number)) is None:
            return None, tuple(broken)
        lines[number] = readable
    told: set[str] = set()
    for number, what, meant in notes:
        if what not in told:
            told.add(what)
            builder.problems.append(problem("dirapikan", line=first_line + number, apa=what, menjadi=meant))
    if not isinstance(builder.root, dict):
        bad = problem(
            "jenis-salah",
            line=first_line,
            harapan="kunci dan isian",
            nilai=shown(builder.root),
            contoh='Tulis "judul: …".',
        )
        return None, tuple(broken) or (bad,)
    return Document(builder.root, builder.lines, builder.tokens), (*broken, *builder.problems)


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


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Builder:
    """Turns parser events into plain values without recursion, keeping the line of every key and entry."""

    def __init__(self, source: list[str], first_line: int, patience: _Patience) -> None:
        self.source = source
        self.patience = patience
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
            raise Misread("isian-terlalu-banyak", batas=f"{MAX_VALUES:,}".replace(",", "."))
        if isinstance(event, yaml.AliasEvent):
            raise Misread(
                "yaml-rusak",
                **_quoting(self._source_line(event.start_mark).strip(), "Tanda * di awal isian punya arti khusus."),
            )
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise Misread(
                "yaml-rusak",
                **_quoting(
                    self._source_line(event.start_mark).strip(), "Tanda & atau ! di awal isian punya arti khusus."
                ),
            )
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._open({} if isinstance(event, yaml.MappingStartEvent) else [])
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._stack.pop()
            self._keys.pop()
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise Misread("yaml-terlalu-rumit", apa="dua dokumen dalam satu berkas", perbaikan='Hapus baris "---" itu.')

    def broken(self, error: yaml.MarkedYAMLError) -> Problem:
        mark = error.problem_mark or error.context_mark
        began_earlier = (error.problem or "").startswith(_BEGAN_EARLIER) or not self._source_line(mark).strip()
        if began_earlier and error.context_mark is not None:
            is_open = mark is not None and mark.line > error.context_mark.line
            mark = error.context_mark
            if is_open and (closed := _closed(self._source_line(mark))):
                raw = self._source_line(mark).strip()
                details = {"baris": raw[:200], "sebab": "Kurungnya tidak ditutup di baris ini.", "perbaikan": closed}
                return problem("yaml-rusak", line=self.first_line + mark.line, **details)
        if (number := self._line_without_colon(mark)) is not None:
            raw, cause = self.source[number].strip(), _CAUSES["could not find expected ':'"]
            details = {"baris": raw[:200], "sebab": cause, "perbaikan": _ONE_A_LINE}
            return problem("yaml-rusak", line=self.first_line + number, **details)
        cause = _CAUSES.get((error.problem or "").partition(" at ")[0], "Susunan baris ini tidak dikenali.")
        number = mark.line if mark else 0
        while number > 0 and not "".join(self.source[number : number + 1]).strip():
            number -= 1  # What was not closed is found missing only after the last line.
        right = self._indented_right(number)
        if right is None and (above := self._above_entry(number)) is not None:
            number, right = above
        raw = self.source[number].strip()
        if "\\t" in (error.problem or "") or "\t" in self.source[number]:
            mend = "Ganti Tab dengan spasi" + (f': "{right[:200]}"' if right is not None else ".")
            details = {"sebab": "Tombol Tab dipakai untuk menjorokkan baris.", "perbaikan": mend}
            return problem("yaml-rusak", line=self.first_line + number, baris=raw[:200], **details)
        if right is not None:
            spaces = len(self.source[number]) - len(self.source[number].lstrip())
            wanted = len(right) - len(right.lstrip())
            details = {
                "sebab": f"Baris ini diawali {spaces} spasi, sedangkan tempatnya {wanted} spasi.",
                "perbaikan": f'Tulis {f"dengan {wanted}" if wanted else "tanpa"} spasi di depannya: "{right[:200]}"',
            }
            return problem("yaml-rusak", line=self.first_line + number, baris=raw[:200], **details)
        return problem("yaml-rusak", line=self.first_line + number, **_quoting(raw, cause))

    def _above_entry(self, number: int) -> tuple[int, str] | None:
        """The line above an entry of a list that cannot be read, and that line at the depth at which it can."""
        above = next((each for each in range(number - 1, -1, -1) if self.source[each].strip()), None)
        if above is None or not self.source[number].lstrip().startswith("- "):
            return None
        right = self._indented_right(above, until=number)
        return None if right is None else (above, right)

    def _indented_right(self, number: int, until: int | None = None) -> str | None:
        """A line at the depth at which the text can be read past it, or past ``until``, if it looks like a key or an
        entry of a list.
        """
        line = self.source[number]
        body = line.strip()
        now = len(line) - len(line.lstrip()) if "\t" not in line else -1
        if not _LOOKS_LIKE_ENTRY.match(body):
            return None
        above = [each for each in self.source[:number] if each.strip() and "\t" not in each]
        depths = {len(each) - len(each.lstrip(" -")) for each in above[-6:]}
        depths |= {len(each) - len(each.lstrip()) for each in above[-6:]} | {0}
        for depth in sorted(depths - {now}, key=lambda depth: (abs(depth - max(now, 0)), -depth)):
            fixed = " " * depth + body
            if not self.patience.allows(self.source):
                return None
            if _broken_line([*self.source[:number], fixed, *self.source[number + 1 :]]) > (until or number):
                return fixed
        return None

    def readable(self, number: int) -> str | None:
        """A line whose value holds what only stands in quotes, in quotes; nothing if that is not what is wrong."""
        line = self.source[number]
        quoted = _quoted(line.strip()) if _LACKS_QUOTES.match(line) else None
        if quoted is None or self._indented_right(number) is not None:
            return None
        fixed = line[: len(line) - len(line.lstrip())] + quoted
        if not self.patience.allows(self.source):
            return None
        is_past = _broken_line([*self.source[:number], fixed, *self.source[number + 1 :]]) > number
        return fixed if is_past else None

    def _scalar(self, event: Any) -> None:
        if self._stack and isinstance(self._stack[-1][0], dict) and self._keys[-1] is None:
            self._key(event.value)
            return
        if _CONTROL.search(event.value) or INVISIBLE.search(event.value):  # Written as an escape: "\\0".
            raise Misread("yaml-rusak", **_control(self._source_line(event.start_mark)))
        value: str | None = one_line_end(event.value).strip()
        if not event.style:  # A plain scalar: without one, the key has nothing.
            value = value or None
            self._check_hash(event)
            self._check_entries(event)
        where, start, end = self._place(value), event.start_mark, event.end_mark
        if value and start.line == end.line:
            self.tokens[where] = Token(start.line, start.column, end.column)

    def _key(self, key: str) -> None:
        if not key:
            raw = self.source[self.line - self.first_line].strip()
            raise Misread("yaml-rusak", **_quoting(raw, "Tidak ada kunci di depan titik dua."))
        holder, path = self._stack[-1]
        where = f"{path}.{key[:_LONGEST_KEY]}" if path else key[:_LONGEST_KEY]
        if key in holder:
            first = self.lines.get(where, self.first_line)
            self.problems.append(problem("kunci-kembar", line=self.line, field=where, kunci=key, pertama=first))
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
            raise Misread("yaml-terlalu-rumit", apa="kunci bersusun", perbaikan=_ONE_A_LINE)
        holder[key] = value
        self._keys[-1] = None
        return f"{path}.{key[:_LONGEST_KEY]}" if path else key[:_LONGEST_KEY]

    def _open(self, holder: dict[str, Any] | list[Any]) -> None:
        if len(self._stack) >= _MAX_DEPTH:
            deep = f"lebih dari {_MAX_DEPTH} tingkat"
            raise Misread("yaml-terlalu-rumit", apa=deep, perbaikan="Kurangi jorokannya.")
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
            self.problems.append(
                problem("tanda-pagar", line=self.first_line + mark.line, potongan=rest.strip(), perbaikan=fixed)
            )

    def _check_entries(self, event: Any) -> None:
        """``  - satu`` and below it ``   - dua`` would silently become one entry, "satu - dua"."""
        start, end = event.start_mark.line, event.end_mark.line
        for number in range(start + 1, min(end + 1, len(self.source))):
            if (body := self.source[number].strip()).startswith("- "):
                above = self.source[start]
                depth = len(above) - len(above.lstrip()) + (0 if above.lstrip().startswith("- ") else 2)
                details = {
                    "sebab": "Spasi di depannya lain, jadi baris ini menyambung ke isian di atasnya.",
                    "perbaikan": f'Tulis dengan {depth} spasi di depannya: "{" " * depth}{body[:200]}"',
                }
                self.problems.append(problem("yaml-rusak", line=self.first_line + number, baris=body[:200], **details))

    def _line_without_colon(self, mark: Any) -> int | None:
        """The line before a mark at the first colon of its line, if it has none: it was read on into this one."""
        if mark is None or self._source_line(mark).find(":") != mark.column:
            return None
        for number in range(mark.line - 1, -1, -1):
            if raw := self.source[number].strip():
                return None if ":" in raw or raw.startswith("#") else number
        return None

    def _source_line(self, mark: Any) -> str:
        return self.source[mark.line] if mark is not None and mark.line < len(self.source) else ""


_ONE_A_LINE = 'Tulis satu "kunci: isian" per baris.'
_LACKS_QUOTES = re.compile(r" *(?:- )?[a-z_]+: +(?:[@%`]|[^\s\[{\"'>|#-].*: )")
_LOOKS_LIKE_ENTRY = re.compile(r"(?:- )?[a-z_]+:(?:\s|$)|- ")


def _broken_line(lines: list[str]) -> int:
    """The line, counted from 0, at which a text cannot be read on; a large number if it can be read."""
    try:
        for _ in yaml.parse("\n".join(lines), Loader=_LOADER):
            pass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return mark.line if mark else 0
    return len(lines)


def _quoting(raw: str, cause: str) -> dict[str, str]:
    """The raw line, and the same line with its value quoted, which would work."""
    fixed = _quoted(raw)
    if fixed is None:
        return {"baris": raw[:200] or "(kosong)", "sebab": cause, "perbaikan": _ONE_A_LINE}
    return {"baris": raw[:200], "sebab": cause, "perbaikan": f"Apit isiannya dengan tanda kutip: {fixed[:200]}"}


def _quoted(raw: str) -> str | None:
    """A line with its value in quotes; nothing if it has no value."""
    match = re.match(r"(- +[a-z_]+:\s+|- |[\w ()-]+:\s+)(.+)", raw)
    if match is None:
        return None
    value = match[2].strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    elif value[0] in "\"'" and value.count(value[0]) == 1:
        value = value[1:].rstrip("”’")
    return f'{match[1].rstrip()} "{_escape_quotes(value)}"'


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
    """How a line is mended whose last bracket is not closed on it; nothing if none is open."""
    bracket = max(line.rfind("["), line.rfind("{"))
    if bracket < 0 or line.find(_CLOSES[line[bracket]], bracket) >= 0:
        return None
    whole = line.rstrip(f"{whitespace})]}},;").lstrip() + _CLOSES[line[bracket]]
    return f"Tutup kurungnya: {whole[:200]}"


_CLOSES = {"[": "]", "{": "}"}


def _escape_quotes(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _unreadable(text: str, first_line: int) -> Problem:
    number, line = next((n, each) for n, each in enumerate(text.split("\n")) if _CONTROL.search(each))
    return problem("yaml-rusak", line=first_line + number, **_control(line))


def _control(line: str) -> dict[str, str]:
    return {
        "baris": _CONTROL.sub("", line).strip()[:200],
        "sebab": "Ada huruf kendali yang tidak terlihat.",
        "perbaikan": "Ketik ulang baris ini, atau tempel sebagai teks biasa.",
    }


def shown(raw: object) -> str:
    if raw in (None, ""):
        return "kosong"
    if isinstance(raw, dict):
        return f'kunci dan isian ("{next(iter(raw), "")}: …")'
    return "daftar" if isinstance(raw, list) else f'"{raw}"'
