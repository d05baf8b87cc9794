"""What is wrong, as data: ``Problem``, and the ``Rule`` that it breaks.

A problem is an author's mistake, never a bug of ours. A rule is declared as a constant in the module whose check finds
it, beside that check: its code, its grade, its Indonesian texts and its examples. The three texts answer what is wrong
(``message``), why that matters (``reason``) and how to mend it (``hint``). ``desk.explain`` collects the rules of all
modules. Every code has a bad fixture in ``tests/salah/``.

A command in a text is written ``"python3 build.py check"``, and shown as it can be typed (``commands``).

Where there is only one way to mend a problem, that is data too: ``Mend``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from enum import StrEnum
from typing import Any, Protocol, overload


class Severity(StrEnum):
    """An error stops the build before anything is written; a warning is told, and advice only to whoever asks."""

    ERROR = "kesalahan"
    WARNING = "peringatan"
    ADVICE = "saran"


class Family(StrEnum):
    """What a mistake is made in: the headings under which the guide lists the rules."""

    FILES = "Berkas"
    YAML = "Kepala berkas dan YAML"
    FIELDS = "Isian"
    TEXT = "Naskah"
    REFERENCES = "Rujukan, alamat, dan kelengkapan"
    WORDS = "Kata, netralitas, dan data orang"
    PEOPLE = "Daftar peserta"
    OUTPUT = "Menulis hasil"


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

    def with_change(self, before: str, after: str | None) -> Problem:
        """The same with the one way to mend its line: ``after`` in the place of ``before``, if that is known."""
        return self.with_mend(Mend(self.line, before, after)) if self.line and after else self

    @property
    def sort_key(self) -> tuple[str, int, str, str, str]:
        return (self.path, self.line or 0, self.field, self.code, self.message)


class Place(Protocol):
    """A file that knows the line of each of its fields, by its dotted path of keys: ``Origin`` of the model."""

    @property
    def path(self) -> str: ...

    def line(self, field: str, /) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Rule:
    """A mistake that can be made, in its texts; ``{names}`` in them are filled from the details of a case.

    ``wrong`` and ``right`` are what somebody could have written, as it stands in a file or on the command line, or a
    sentence where nothing is written. ``matters`` says why it matters where ``reason`` only tells of the case.
    """

    family: Family
    code: str
    message: str
    reason: str
    hint: str
    severity: Severity = Severity.ERROR
    _: KW_ONLY
    wrong: str
    right: str
    matters: str = ""

    @overload
    def at(self, place: Place, field: str, /, **details: object) -> Problem: ...

    @overload
    def at(self, path: str, line: int | None = None, field: str = "", /, **details: object) -> Problem: ...

    def at(self, where: Place | str, point: Any = None, field: str = "", /, **details: object) -> Problem:
        """The problem of breaking the rule in a field of a file that knows its lines, or in a line of a file.

        ``KeyError`` if the texts need a detail that is not given: our own bug.
        """
        if isinstance(where, str):
            path, line = where, point
        else:
            path, line, field = where.path, where.line(point), point
        shown = {name: _printable(str(value)) for name, value in details.items()}
        return Problem(
            code=self.code,
            path=_printable(path),
            line=line,
            field=_printable(field),
            message=self.message.format(**shown),
            reason=self.reason.format(**shown),
            hint=self.hint.format(**shown),
            severity=self.severity,
        )


class Misread(ValueError):
    """A value that cannot be read: the rule that it breaks, and the details that the texts of the rule need.

    ``right`` is the value as it should be, if that is certain; an empty one should not be there.
    """

    def __init__(self, rule: Rule, *, right: str | None = None, **details: str) -> None:
        super().__init__(rule.code)
        self.rule = rule
        self.right = right
        self.details = details

    def at(self, path: str, line: int | None = None, field: str = "") -> Problem:
        """The problem of a file that holds the value there."""
        return self.rule.at(path, line, field, **self.details)


def with_whole_line(problem: Problem, lines: Sequence[str]) -> Problem:
    """A problem with its mend widened to the whole line it is in; without a mend if these lines do not allow it."""
    return problem.with_mend(problem.mend.as_line(lines)) if problem.mend else problem


UNTOLD = Rule(
    Family.FILES,
    "masalah-lain",
    "Masih ada {banyak} masalah lain di berkas ini; {batas} yang terberat disebut di atas.",
    "Masalah sebanyak itu biasanya punya satu sebab, atau berkasnya salah.",
    "Perbaiki dulu yang disebut, lalu periksa lagi.",
    wrong="Seluruh buku tamu ditempel ke satu berkas: 3.000 kesalahan.",
    right="Berkas yang hanya memuat isinya.",
)

MAX_TOLD = 100
"""So many problems of one file are told one by one; more of them have one cause, or it is the wrong file."""


def folded(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems in their order, but of each file only the ``MAX_TOLD`` gravest, and one that counts the rest."""
    problems = tuple(problems)
    if len(problems) <= MAX_TOLD:
        return problems
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.path, []).append(problem)
    counts: list[Problem] = []
    kept: set[int] = set()
    for path, several in by_file.items():
        several.sort(key=lambda problem: (list(Severity).index(problem.severity), problem.line or 0))
        kept |= {id(problem) for problem in several[:MAX_TOLD]}
        if rest := several[MAX_TOLD:]:
            counts.append(untold(len(rest), path, rest[0].line, rest[0].severity))
    return (*(problem for problem in problems if id(problem) in kept), *counts)


def untold(count: int, path: str, line: int | None, severity: Severity = Severity.ERROR) -> Problem:
    """One problem for all others of a file: how many there are, the line of the first, the grade of the worst."""
    return replace(UNTOLD.at(path, line, banyak=count, batas=MAX_TOLD), severity=severity)


def _printable(text: str) -> str:
    """A text that can be shown: without bytes that are no text (a name of a file may hold them), and not too long."""
    clean = _UNSHOWN.sub("\ufffd", text.encode("utf-8", "replace").decode())
    return clean if len(clean) <= _LONGEST else f"{clean[:_LONGEST]} …"


_LONGEST = 2000
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that command a terminal, or turn the direction of a line."""
