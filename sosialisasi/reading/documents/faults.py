"""What is wrong with a line that is no YAML, and the line that was meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from string import whitespace
from typing import Any

import yaml

from sosialisasi.reading.documents.frontmatter import first_with_words
from sosialisasi.reading.documents.quoting import value_of, with_closed_quote, with_quotes

CONTROL = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML refuses to read."""


class Patience:
    """How many letters of a text may still be read again to find out how it is mended: all lines of a short text are
    looked at, of one of a megabyte only the first that is broken. By count, so that it is the same on every machine.
    """

    def __init__(self) -> None:
        self._left = 2_000_000

    def allows(self, lines: list[str], times: int = 1) -> bool:
        """Whether these lines may be read so many times more, which is then counted."""
        self._left -= times * sum(map(len, lines))
        return self._left >= 0


@dataclass(eq=False)
class Fault(Exception):
    """A line, counted from 0, that cannot be read: why, what to do, and the line as it should be if that is certain.

    ``what`` names a form that is YAML, but not ours.
    """

    number: int
    cause: str
    advice: str
    fixed: str | None = None
    what: str = ""


LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ONE_A_LINE = 'Tulis satu "kunci: isian" per baris.'
QUOTE_IT = "Apit isiannya dengan tanda kutip."
_LOOKS_LIKE_ENTRY = re.compile(r"(?:- )?[A-Za-z_][A-Za-z_ ]*:(?:\s|$)|- ")


# --- what is wrong with a line ----------------------------------------------------------------------------


def fault_of(lines: list[str], error: yaml.MarkedYAMLError, keys: Collection[str], patience: Patience) -> Fault:
    """The line at which a text breaks, and the mend of one line with which it can be read the furthest."""
    mark, context = error.problem_mark or error.context_mark, error.context_mark
    broken = mark.line if mark else 0
    at = min(broken, len(lines) - 1)
    while at > 0 and not lines[at].strip():
        at -= 1  # What was not closed is found missing only after the last line.
    said = (error.problem or "").partition(" at ")[0]
    cause = _CAUSES.get(said, "Susunan baris ini tidak dikenali.")
    began = context.line if context and context.line < len(lines) else at
    best: Fault | None = None
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
        for what, way, fixed in with_colon(lines[number]):
            if patience.allows(lines) and _broken_line([*lines[:number], fixed, *lines[number + 1 :]]) > number:
                return Fault(number, what, way, fixed)
    if said.startswith(_BEGAN_EARLIER) and lines[began].strip():
        at = began
    if (above := _line_without_colon(lines, mark)) is not None:
        return Fault(above, _CAUSES["could not find expected ':'"], ONE_A_LINE)
    if "\t" in lines[at]:
        return Fault(at, _TAB, "Ganti Tab dengan spasi.")
    return Fault(at, cause, ONE_A_LINE)


def _mends(lines: list[str], at: int, began: int, cause: str, keys: Collection[str]) -> Iterator[Fault]:
    """What a line may have been meant to be, the likeliest first; each changes one line alone."""
    for number in range(max(at - _MOST_LINES, 0), at + 1):
        if closed := with_closed_quote(lines[number]):
            yield Fault(number, "Tanda kutip di baris ini tidak ditutup.", "Tutup tanda kutipnya.", closed)
    above = next((each for each in range(at - 1, -1, -1) if lines[each].strip()), at)
    # What is not closed or not finished is noticed lines later.
    for number in dict.fromkeys((began, above, at)):
        for what, way, fixed in _rewritten(lines, number, cause, keys):
            yield Fault(number, what, way, fixed)
    for number in dict.fromkeys((at, above, first_with_words(lines))):
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
    for what, way, fixed in with_colon(line):
        yield what, way, fixed
        if quoted := with_quotes(fixed):
            yield what, f"{way} {QUOTE_IT}", quoted
    word, _, rest = body.removeprefix("- ").partition(" ")
    mark = "- " if body.startswith("- ") else ""
    key = word if word in keys else word.lower()
    if key in keys and rest and not any(each.startswith(f"{depth}{key}:") for each in lines):
        what = "Ada baris tanpa titik dua (:) sesudah kuncinya."
        yield what, "Beri titik dua sesudah kuncinya.", f"{depth}{mark}{key}: {rest.strip()}"
    if closed := _with_closed_bracket(line):
        yield "Kurungnya tidak ditutup di baris ini.", "Tutup kurungnya.", closed
    if (bare := line.rstrip(" ,;")) != line.rstrip() and bare.endswith(("]", "}", '"', "'")):
        yield "Sesudah isian ini tidak ada tanda lagi.", "Hapus tanda di akhirnya.", bare
    value = value_of(body)
    is_special = value[:1] in _SPECIAL or ": " in value or value.endswith(":")
    if value and is_special and (quoted := with_quotes(line)):
        yield cause, QUOTE_IT, quoted
    previous = next((lines[each] for each in range(number - 1, -1, -1) if lines[each].strip()), "")
    if previous.startswith(f"{depth}- ") and not body.startswith("-"):
        yield 'Butir daftar ini tidak diawali tanda "-".', 'Awali dengan "- ".', f"{depth}- {body}"


def with_colon(line: str) -> Iterator[tuple[str, str, str]]:
    """(why, what to do, the line) of a line that has something else for the colon and the space behind its key."""
    depth = line[: len(line) - len(line.lstrip())]
    for form, what, way in _FOR_A_COLON:
        if match := form.fullmatch(line.strip()):
            yield what, way, f"{depth}{match[1]}{match[2].strip()}: {match[3]}".rstrip()


def first_key(lines: list[str]) -> Fault | None:
    """What is wrong with the first key of a text that was read as one value, since none of its lines has a colon."""
    for number, line in enumerate(lines[:_MOST_LINES]):
        if line.strip() and not line.lstrip().startswith("#"):
            what, way, fixed = next(with_colon(line), ("", "", None))
            return Fault(number, what, way, fixed) if fixed else None
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


def _moved(lines: list[str], number: int) -> Iterator[Fault]:
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
        spaces = f"dengan {depth}" if depth else "tanpa"
        cause = _TAB if has_tab else f"Baris ini diawali {now} spasi, sedangkan tempatnya {depth} spasi."
        advice = f"{'Ganti Tab dengan spasi: tulis' if has_tab else 'Tulis'} {spaces} spasi di depannya."
        yield Fault(number, cause, advice, " " * depth + body)


_TAB = "Tombol Tab dipakai untuk menjorokkan baris."


def _broken_line(lines: list[str]) -> int:
    """The line, counted from 0, at which a text cannot be read on; a larger number than it has if it can be read."""
    try:
        for _ in yaml.parse("\n".join(lines), Loader=LOADER):
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


def _with_closed_bracket(line: str) -> str | None:
    """A line whose last bracket is not closed on it, with that closed; nothing if none is open."""
    bracket = max(line.rfind("["), line.rfind("{"))
    if bracket < 0 or line.find(_CLOSES[line[bracket]], bracket) >= 0:
        return None
    return line.rstrip(f"{whitespace})]}},;") + _CLOSES[line[bracket]]


_CLOSES = {"[": "]", "{": "}"}


def control_sign(lines: list[str]) -> Fault:
    """The first line with a sign that YAML refuses to read."""
    number, line = next((n, each) for n, each in enumerate(lines) if CONTROL.search(each))
    return Fault(number, *CONTROL_SIGN, CONTROL.sub("", line).rstrip())


CONTROL_SIGN = ("Ada huruf kendali yang tidak terlihat.", "Ketik ulang baris ini, atau tempel sebagai teks biasa.")
