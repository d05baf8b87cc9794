"""The head of a text between its two fences, also as Word and people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from sosialisasi.ground.characters import plain_spaces
from sosialisasi.ground.problems import Family, Mend, Misread, Problem, Rule

_HEAD = "judul: Media sosial\nringkasan: Apa yang boleh dan jangan.\ndiperbarui: 22 November 2026\n"
_RIGHT = f"---\n{_HEAD}---\n\nIsi naskah."

NO_FRONT_MATTER = Rule(
    Family.YAML,
    "kepala-tidak-ada",
    "Berkas ini tidak diawali bagian kepala (front matter).",
    "Judul, tanggal, dan status ditulis di bagian kepala.",
    'Mulai berkas dengan baris "---", lalu judul dan seterusnya, lalu "---" lagi.',
    wrong="Isi naskah.",
    right=_RIGHT,
)

UNCLOSED_FRONT_MATTER = Rule(
    Family.YAML,
    "kepala-tidak-ditutup",
    'Bagian kepala tidak ditutup dengan baris "---".',
    "Tanpa penutup, seluruh naskah terbaca sebagai kepala.",
    'Tambahkan satu baris berisi "---" sesudah kunci terakhir.',
    wrong=f"---\n{_HEAD}\nIsi naskah.",
    right=_RIGHT,
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A text that begins with a head between two fences, as it is written: its parts make the whole of it again.

    ``before`` and ``between`` hold the fences; one that is missing takes no line. The head begins on the line
    ``head_line``, the body on ``body_line``.
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
        lines = [f"{line}\n" for line in text.split("\n")]
        lines[-1] = lines[-1][:-1]
        first = first_with_words(lines)
        if not _is_fence(plain_spaces(lines[first]).strip()):
            raise Misread(NO_FRONT_MATTER)
        for last, line in enumerate(lines[first + 1 :], start=first + 1):
            if line.rstrip() == "..." or _is_fence(plain_spaces(line).rstrip()):
                return cls(*("".join(lines[a:b]) for a, b in pairwise((0, first + 1, last, last + 1, len(lines)))))
        raise Misread(UNCLOSED_FRONT_MATTER)

    @property
    def head_line(self) -> int:
        return self.before.count("\n") + 1

    @property
    def body_line(self) -> int:
        return self.head_line + self.head.count("\n") + bool(self.between)


def head_and_body(text: str) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """The parts of a text, also of one that lacks a fence if it is certain where that belongs: then with the problem.

    A fence that is not there takes no line. ``Misread`` as for ``FrontMatter``.
    """
    try:
        return FrontMatter.of(text), ()
    except Misread as mistake:
        mend = _fence_mend(text)
        whole = mend.applied(text) if mend else None
        if whole is None:
            raise
        parts = FrontMatter.of(whole)
        if whole.count("\n") > text.count("\n") and mistake.rule is NO_FRONT_MATTER:
            parts = replace(parts, before=parts.before.removesuffix("---\n"))
        elif whole.count("\n") > text.count("\n"):
            parts = replace(parts, between="")
        return parts, (mistake.at("", 1).with_mend(mend),)


def _fence_mend(text: str) -> Mend | None:
    """What makes a head of the beginning of a text that lacks one of its fences; nothing if that is not certain."""
    lines = text.split("\n")
    first = first_with_words(lines)
    if _is_fence(plain_spaces(lines[first]).strip()):
        end = _end_of_head(lines, first)
        last = max(number for number in range(first, end) if lines[number].strip())
        if last == first:
            return None
        below = end if end < len(lines) else last
        if _LIKE_A_FENCE.fullmatch(lines[below].strip()):
            return Mend(below + 1, lines[below], "---")
        return Mend(last + 1, lines[last], f"{lines[last]}\n---")
    mend = None
    if _LIKE_A_FENCE.fullmatch(lines[first].strip()) and _KEY_LINE.match("".join(lines[first + 1 : first + 2])):
        mend = Mend(first + 1, lines[first], "---")
    elif _KEY_LINE.match(lines[first]):
        mend = Mend(first + 1, lines[first], f"---\n{lines[first]}")
    if mend is not None and (whole := mend.applied(text)) is not None:
        try:
            FrontMatter.of(whole)
        except Misread:
            return None
    return mend


def second_head(body: str) -> int | None:
    """The line, counted from 0, at which a text begins with a head again; nothing if it does not."""
    lines = body.split("\n")
    first = first_with_words(lines)
    if not _is_fence(plain_spaces(lines[first]).strip()) or not _KEY_LINE.match("".join(lines[first + 1 : first + 2])):
        return None
    below = _end_of_head(lines, first)
    return first if below < len(lines) and _is_fence(plain_spaces(lines[below]).rstrip()) else None


def _end_of_head(lines: list[str], first: int) -> int:
    """The line after a first one at which something stands that is no line of a head: its fence, if it has one."""
    rest = enumerate(lines[first + 1 :], start=first + 1)
    return next((number for number, line in rest if line.strip() and not _IN_HEAD.match(line)), len(lines))


def first_with_words(lines: list[str]) -> int:
    return next((number for number, line in enumerate(lines) if plain_spaces(line).strip()), 0)


def _is_fence(line: str) -> bool:
    """Whether a line is three hyphens or more, or what Word makes of them."""
    return bool(line) and not line.strip("-–—") and (len(line) > 2 or line.strip("-") != "")


_LIKE_A_FENCE = re.compile(r"[-–—=*_+~ ]{2,}")
"""What people draw instead of a fence."""
_KEY_LINE = re.compile(r"[A-Za-z][A-Za-z_ ]{1,30}[:=](?:\s|$)")
_IN_HEAD = re.compile(r"[ \t#]|-\s|[A-Za-z][A-Za-z_]{1,30} ?[:=]")
