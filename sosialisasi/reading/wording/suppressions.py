"""``<!-- abaikan NET-05: alasan -->`` in a text, ``# abaikan NET-05: alasan`` in YAML: a warning that its author knows.

It covers the paragraph or item in which it stands, or the one below it, and in YAML the value below it. It has to say
why, and it is told about when there is nothing that it covers, so that none outlives its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from sosialisasi.ground.problems import Family, Problem, Rule, Severity

_rule = partial(Rule, Family.WORDS)

UNREASONED = _rule(
    "abaikan-tanpa-alasan",
    'Catatan "abaikan {tanda}" tidak menyebut alasannya.',
    "Peringatan yang diabaikan tanpa alasan tidak dapat dipertanggungjawabkan, jadi tetap tampil.",
    'Tulis alasannya sesudah titik dua, misalnya "<!-- abaikan NET-05: contoh kalimat yang dilarang -->".',
    Severity.WARNING,
    wrong=("<!-- abaikan NET-07 -->\nKepala daerah dapat menjabat dua periode."),
    right=("<!-- abaikan NET-07: menjelaskan batas masa jabatan -->\nKepala daerah dapat menjabat dua periode."),
)

USELESS_SUPPRESSION = _rule(
    "abaikan-sia-sia",
    'Catatan "abaikan {tanda}" tidak menutup peringatan apa pun.',
    "Catatan yang tertinggal dapat menutup kesalahan baru di tempat yang sama.",
    "Hapus catatan itu, atau pindahkan ke baris tepat di atas kalimatnya. Periksa juga tandanya.",
    Severity.WARNING,
    wrong=("<!-- abaikan NET-07: menjelaskan batas masa jabatan -->\nRapat dimulai pukul 08.00."),
    right="Rapat dimulai pukul 08.00.",
)

SUPPRESSED = _rule(
    "peringatan-diabaikan",
    "{banyak} peringatan {tanda} di bawah baris ini diabaikan: {alasan}.",
    "Yang diabaikan tetap terlihat oleh pemeriksa.",
    "Tidak harus diperbaiki selama alasannya masih benar.",
    Severity.ADVICE,
    wrong=("<!-- abaikan NET-07: menjelaskan batas masa jabatan -->\nKepala daerah dapat menjabat dua periode."),
    right="Kepala daerah dapat menjabat paling lama sepuluh tahun.",
)

REMARK = re.compile(r"<!--\s*abaikan\b([^\n]{0,300}?)-->", re.IGNORECASE)
MAX_REMARKS = 100
"""Suppressions in one file; what is beyond them is not suppressed, and so is told."""
_YAML = re.compile(r"^[ \t]*#[ \t]*abaikan\b(.*)$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """``mark`` is what is not to be told (``NET-05``, or the code of a problem), ``lines`` where."""

    mark: str
    reason: str
    line: int
    lines: range

    def covers(self, finding: Finding) -> bool:
        return finding.mark == self.mark and (finding.problem.line is None or finding.problem.line in self.lines)


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem that may be suppressed: by its code, or by its mark of the neutrality lint if it has one."""

    problem: Problem
    lint: str = ""

    @property
    def mark(self) -> str:
        return self.lint or self.problem.code


def is_remark(line: str) -> bool:
    """Whether a line of Markdown holds a suppression and nothing else."""
    return "<!--" in line and bool(REMARK.fullmatch(line.strip()))


def suppressions_in(source: str, spans: list[tuple[int, int]], body_line: int | None) -> Iterator[Suppression]:
    """Those of a file whose passages have these lines, and whose Markdown begins at ``body_line``, if it has any."""
    if "abaikan" not in source.lower():
        return
    rows = source.split("\n")
    for pattern in (_YAML, REMARK):
        for match in islice(pattern.finditer(source), MAX_REMARKS):
            line = source.count("\n", 0, match.start()) + 1
            if (body_line is not None and line >= body_line) is not (pattern is REMARK):
                continue
            mark, _, reason = match[1].strip().partition(":")
            inside = pattern is REMARK and next((span for span in spans if span[0] <= line <= span[1]), None)
            first, last = inside or (line, line)
            # Between two items it is meant for the second, and part of the first.
            if not inside or (line == last and is_remark(rows[line - 1])):
                last = next((span[1] for span in spans if span[0] > line), last)
            yield Suppression(mark=_normal(mark), reason=reason.strip(), line=line, lines=range(first, last + 1))


def settle(findings: Iterable[Finding], suppressions: Iterable[Suppression], path: str) -> Iterator[Problem]:
    """The problems that remain, and how each suppression fared. No error can be suppressed."""
    findings, suppressions = list(findings), list(suppressions)
    for finding in findings:
        if finding.problem.is_error or not any(each.reason and each.covers(finding) for each in suppressions):
            yield finding.problem
    for each in suppressions:
        count = sum(each.covers(finding) and not finding.problem.is_error for finding in findings)
        if not each.reason:
            yield UNREASONED.at(path, each.line, tanda=each.mark or "…")
        elif count:
            reason = each.reason.rstrip(".")
            yield SUPPRESSED.at(path, each.line, banyak=count, tanda=each.mark, alasan=reason)
        else:
            yield USELESS_SUPPRESSION.at(path, each.line, tanda=each.mark)


def _normal(mark: str) -> str:
    mark = mark.strip()
    return mark.upper() if mark.lower().startswith("net") else mark.lower()
