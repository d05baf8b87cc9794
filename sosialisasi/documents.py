"""Text → raw values with the line of each: front matter and YAML. The only importer of ``yaml``.

YAML is read without any implicit typing: every scalar stays text (YAML 1.1 would turn ``15.10`` into a float,
``13:00`` into 780 and ``no`` into false), and an empty one is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from sosialisasi.problems import Misread, Problem, problem

_MAX_DEPTH = 12
_LINE_LIKE = dict.fromkeys((0x85, 0x2028, 0x2029), " ")
"""What YAML takes for the end of a line, but no editor that counts lines."""
_CONTROL = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML refuses to read."""


@dataclass(frozen=True, slots=True)
class Document:
    """The raw values of one YAML text: text, ``None``, lists and dicts; ``lines`` maps dotted paths to lines."""

    data: dict[str, Any]
    lines: dict[str, int]


def split_front_matter(text: str) -> tuple[str, str, int]:
    """``(YAML, Markdown, line where the Markdown starts)`` of a file that begins with ``---``.

    ``Misread`` with ``kepala-tidak-ada`` or ``kepala-tidak-ditutup``.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        raise Misread("kepala-tidak-ada")
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in ("---", "..."):
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    raise Misread("kepala-tidak-ditutup")


def read_yaml(text: str, *, first_line: int = 1) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read a YAML mapping. No document if it cannot be read at all; duplicate keys are problems of one that can."""
    text = text.translate(_LINE_LIKE)
    builder = _Builder(text.split("\n"), first_line)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.feed(event)
    except yaml.MarkedYAMLError as error:
        return None, (builder.broken(error),)
    except yaml.reader.ReaderError:
        return None, (_unreadable(text, first_line),)
    except Misread as error:
        return None, (problem(error.code, line=builder.line, **error.details),)
    if not isinstance(builder.root, dict):
        bad = problem(
            "jenis-salah",
            line=first_line,
            harapan="kunci dan isian",
            nilai=shown(builder.root),
            contoh='Tulis "judul: …".',
        )
        return None, (bad,)
    return Document(builder.root, builder.lines), tuple(builder.problems)


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Builder:
    """Turns parser events into plain values without recursion, keeping the line of every key and entry."""

    def __init__(self, source: list[str], first_line: int) -> None:
        self.source = source
        self.first_line = first_line
        self.line = first_line
        self.root: Any = None
        self.lines: dict[str, int] = {"": first_line}
        self.problems: list[Problem] = []
        self._stack: list[tuple[Any, str]] = []
        self._keys: list[str | None] = []

    def feed(self, event: Any) -> None:
        if event.start_mark is not None:
            self.line = self.first_line + event.start_mark.line
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
            raise Misread("yaml-terlalu-rumit", apa="dua dokumen (baris ---) dalam satu berkas")

    def broken(self, error: yaml.MarkedYAMLError) -> Problem:
        mark = error.problem_mark or error.context_mark
        began_earlier = (error.problem or "").startswith(_BEGAN_EARLIER) or not self._source_line(mark).strip()
        if began_earlier and error.context_mark is not None:
            mark = error.context_mark
        if (number := self._line_without_colon(mark)) is not None:
            raw, cause = self.source[number].strip(), _CAUSES["could not find expected ':'"]
            details = {"baris": raw[:200], "sebab": cause, "perbaikan": _ONE_A_LINE}
            return problem("yaml-rusak", line=self.first_line + number, **details)
        cause = _CAUSES.get((error.problem or "").partition(" at ")[0], "Susunan baris ini tidak dikenali.")
        number = mark.line if mark else 0
        while number > 0 and not "".join(self.source[number : number + 1]).strip():
            number -= 1  # What was not closed is found missing only after the last line.
        raw = self.source[number].strip()
        if "\\t" in (error.problem or "") or "\t" in self.source[number]:
            details = {"sebab": "Tombol Tab dipakai untuk menjorokkan baris.", "perbaikan": "Ganti Tab dengan spasi."}
            return problem("yaml-rusak", line=self.first_line + number, baris=raw[:200], **details)
        return problem("yaml-rusak", line=self.first_line + number, **_quoting(raw, cause))

    def _scalar(self, event: Any) -> None:
        if self._stack and isinstance(self._stack[-1][0], dict) and self._keys[-1] is None:
            self._key(event.value)
            return
        if _CONTROL.search(event.value):  # Written as an escape: "\\0".
            raise Misread("yaml-rusak", **_control(self._source_line(event.start_mark)))
        value = event.value.strip()
        if not event.style:  # A plain scalar: without one, the key has nothing.
            value = value or None
            self._check_hash(event)
        self._place(value)

    def _key(self, key: str) -> None:
        holder, path = self._stack[-1]
        where = f"{path}.{key}" if path else key
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
            raise Misread("yaml-terlalu-rumit", apa="kunci bersusun")
        holder[key] = value
        self._keys[-1] = None
        return f"{path}.{key}" if path else key

    def _open(self, holder: dict[str, Any] | list[Any]) -> None:
        if len(self._stack) >= _MAX_DEPTH:
            raise Misread("yaml-terlalu-rumit", apa=f"lebih dari {_MAX_DEPTH} tingkat")
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


def _quoting(raw: str, cause: str) -> dict[str, str]:
    """The raw line, and the same line with its value quoted, which would work."""
    match = re.match(r"((?:- )?\s*[\w ()-]+:\s+|- )(.+)", raw)
    if match is None:
        return {"baris": raw[:200] or "(kosong)", "sebab": cause, "perbaikan": _ONE_A_LINE}
    value = match[2].strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    elif value[0] in "\"'" and value.count(value[0]) == 1:
        value = value[1:]
    fixed = f'{match[1].rstrip()} "{_escape_quotes(value)}"'
    return {"baris": raw[:200], "sebab": cause, "perbaikan": f"Apit isiannya dengan tanda kutip: {fixed[:200]}"}


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


_BEGAN_EARLIER = ("found unexpected end of stream", "could not find expected ':'")
"""Of what was not closed or not finished, where it began is told; YAML notices it lines later."""


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
