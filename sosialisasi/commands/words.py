"""A report in words: problems, builds, and what the preview shows now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from textwrap import indent

from sosialisasi.building.report import Report
from sosialisasi.ground.invocation import shown_problem
from sosialisasi.ground.numerals import decimal
from sosialisasi.ground.problems import Problem, Severity
from sosialisasi.ground.writing import CANNOT_WRITE
from sosialisasi.reading.wording.suppressions import SUPPRESSED


def for_reader(problems: Iterable[Problem], root: Path, *, advice: bool) -> tuple[Problem, ...]:
    """The problems of the site in ``root`` that a reader gets, ``advice`` only if it was asked for. The commands in
    their texts can be pasted as they stand.
    """
    return tuple(
        shown_problem(problem, root) for problem in problems if advice or problem.severity is not Severity.ADVICE
    )


def report(problems: Sequence[Problem], root: Path, *, advice: bool | None = None) -> str:
    """What is wrong with the site in ``root``, and how much of it.

    ``advice`` is whether to tell advice too; ``None`` leaves it out of the count as well, where nobody can ask for it.
    """
    listed = for_reader(problems, root, advice=bool(advice))
    counted = listed if advice is None else problems
    return f"{each(listed)}{counts(counted, advice=bool(advice))}\n" if counted else ""


def each(problems: Iterable[Problem]) -> str:
    """Each problem with its place, what is wrong, why it matters and how to mend it."""
    return "".join(
        f"{problem.place}: {problem.severity} {problem.code}\n"
        f"  {problem.message}\n  Mengapa: {problem.reason}\n  Perbaiki: {problem.hint}\n"
        f"{indent(mended(problem), '  ')}\n"
        for problem in problems
    )


def mended(problem: Problem) -> str:
    """The line as it should be, if there is one way to mend it."""
    if problem.mend is None:
        return ""
    where = f" (baris {problem.mend.line})" if problem.mend.line != problem.line else ""
    if not problem.mend.shown:
        return f"Baris ini dihapus{where}.\n"
    return f"Yang benar{where}:\n" + "".join(f"  {line}\n" for line in problem.mend.shown)


def counts(problems: Sequence[Problem], *, advice: bool) -> str:
    """``2 kesalahan, 3 peringatan; 5 saran, lihat dengan --saran.``"""
    severities = [problem.severity for problem in problems]
    errors, warnings, advices = (severities.count(severity) for severity in Severity)
    text = f"{errors} kesalahan" if errors else "Tidak ada kesalahan"
    if warnings:
        text += f", {warnings} peringatan"
    ignored = sum(problem.code == SUPPRESSED.code for problem in problems)
    among = f" ({ignored} di antaranya peringatan yang diabaikan dengan alasan)" if ignored else ""
    if advices:
        text += f", {advices} saran{among}" if advice else f"; {advices} saran{among}, lihat dengan --saran"
    return f"{text}."


def outcome(report: Report, *, why: bool = False) -> str:
    """What a build did, in lines; with ``why``, the reason for each file that was written or removed."""
    if any(problem.code == CANNOT_WRITE.code for problem in report.problems):
        return "Penulisan terhenti di tengah jalan. Ulangi perintah ini sampai selesai sebelum menerbitkan hasilnya."
    if report.is_stopped:
        because = "" if report.has_errors else "Dengan --ketat, peringatan pun menghentikan. "
        return f"{because}Tidak ada yang ditulis; hasil terakhir yang baik tetap ada."
    lines = []
    if why:
        lines += [f"{name}: {reason}" for name, reason in report.reasons.items()]
        lines += [f"{name}: dihapus, karena tidak dibuat lagi" for name in report.removed]
    changes = f"{len(report.written)} ditulis, {len(report.unchanged)} tetap, {len(report.removed)} dihapus"
    return "\n".join([*lines, f"Selesai dalam {decimal(report.seconds)} detik: {changes}."])


def preview(report: Report) -> str:
    """What the preview shows now, in a line."""
    if errors := sum(problem.is_error for problem in report.problems):
        return f"Ada {errors} kesalahan. Pratinjau tetap menampilkan hasil terakhir yang baik."
    changes = len(report.written) + len(report.removed)
    return f"Pratinjau diperbarui dalam {decimal(report.seconds)} detik: {changes} berkas berubah."
