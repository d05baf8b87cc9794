"""A report in words, and in the forms that other programs read: JSON, SARIF 2.1.0 and annotations of GitHub."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING
from urllib.parse import quote

import msgspec

from sosialisasi import __version__
from sosialisasi.building.report import Report
from sosialisasi.desk import explain
from sosialisasi.ground import invocation as commands
from sosialisasi.ground.problems import Problem, Severity
from sosialisasi.reading.wording.suppressions import SUPPRESSED

if TYPE_CHECKING:
    from sosialisasi.building.status import Standing

SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
"""The schema that ``sarif`` follows."""


def shown(problems: Iterable[Problem], *, advice: bool) -> tuple[Problem, ...]:
    """What is told: advice only to whoever asks."""
    return tuple(found for found in problems if advice or found.severity is not Severity.ADVICE)


def typed(problems: Iterable[Problem], root: Path) -> tuple[Problem, ...]:
    """Problems of the site in ``root`` with the commands of their texts as they can be pasted here (``commands``)."""

    def told(text: str) -> str:
        return commands.shown(text, root)

    return tuple(
        replace(found, message=told(found.message), reason=told(found.reason), hint=told(found.hint))
        for found in problems
    )


def words(problems: Iterable[Problem]) -> str:
    """Each problem with its place, what is wrong, why it matters and how to mend it."""
    return "".join(
        f"{found.place}: {found.severity} {found.code}\n"
        f"  {found.message}\n  Mengapa: {found.reason}\n  Perbaiki: {found.hint}\n{indent(_mended(found), '  ')}\n"
        for found in problems
    )


def _mended(found: Problem) -> str:
    """The line as it should be, if there is one way to mend it."""
    if found.mend is None:
        return ""
    where = f" (baris {found.mend.line})" if found.mend.line != found.line else ""
    if not found.mend.shown:
        return f"Baris ini dihapus{where}.\n"
    return f"Yang benar{where}:\n" + "".join(f"  {line}\n" for line in found.mend.shown)


def counts(problems: Sequence[Problem], *, advice: bool) -> str:
    """``2 kesalahan, 3 peringatan; 5 saran, lihat dengan --saran.``"""
    found = [each.severity for each in problems]
    errors, warnings, advices = (found.count(severity) for severity in Severity)
    told = f"{errors} kesalahan" if errors else "Tidak ada kesalahan"
    if warnings:
        told += f", {warnings} peringatan"
    if ignored := sum(each.code == SUPPRESSED.code for each in problems):
        among = f" ({ignored} di antaranya peringatan yang diabaikan dengan alasan)"
    else:
        among = ""
    if advices:
        told += f", {advices} saran{among}" if advice else f"; {advices} saran{among}, lihat dengan --saran"
    return f"{told}."


def json(
    report: Report,
    root: Path,
    *,
    advice: bool = False,
    why: bool = False,
    archive: Path | None = None,
    published: Path | None = None,
) -> str:
    """All of a report on the site in ``root``, and where the site was packed and published."""
    data: dict[str, object] = {
        "site": str(root),
        "written": report.written,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "problems": typed(shown(report.problems, advice=advice), root),
        "seconds": round(report.seconds, 3),
    }
    if why:
        data["reasons"] = report.reasons
    if archive:
        data["archive"] = str(archive)
    if published:
        data["published"] = str(published)
    return pretty(data)


def standing(found: Standing, root: Path) -> str:
    """How the site in ``root`` stands."""
    return pretty({"site": str(root), **msgspec.to_builtins(found)})


def pretty(data: object) -> str:
    """JSON that people can read as well."""
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode()


_LEVELS = {
    Severity.ERROR: ("error", "error"),
    Severity.WARNING: ("warning", "warning"),
    Severity.ADVICE: ("note", "notice"),
}
"""What SARIF and GitHub call each severity."""


def sarif(problems: Sequence[Problem], root: Path, folder: str = "") -> str:
    """A log of one run on the site in ``root``. ``folder`` is that folder seen from the root of the sources; places are
    relative to the root of the sources.

    A place without a line is the first line of its file: those who read SARIF show nothing without one.
    """
    rules = sorted({found.code for found in problems})
    driver = {
        "name": "sosialisasi",
        "version": __version__,
        "language": "id",
        "rules": [_rule(code) for code in rules],
    }
    results = [
        {
            "ruleId": found.code,
            "ruleIndex": rules.index(found.code),
            "level": _LEVELS[found.severity][0],
            "message": {"text": f"{found.message} {found.reason} {found.hint}"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": _artifact(folder, found),
                        "region": {"startLine": found.line or 1},
                    }
                }
            ],
            **_fixes(folder, found),
        }
        for found in problems
    ]
    run = {"tool": {"driver": driver}, "properties": {"site": str(root)}, "results": results}
    return pretty({"$schema": SARIF, "version": "2.1.0", "runs": [run]})


def _artifact(folder: str, found: Problem) -> dict[str, object]:
    return {"uri": quote(_below(folder, found.path)), "uriBaseId": "%SRCROOT%"}


def _fixes(folder: str, found: Problem) -> dict[str, object]:
    """The one mend of a problem, which editors offer, if there is one. A line that goes takes its end along."""
    if (mend := found.mend) is None:
        return {}
    region: dict[str, object] = {"startLine": mend.line, "startColumn": 1, "endColumn": len(mend.before) + 1}
    if not mend.shown:
        region = {"startLine": mend.line, "startColumn": 1, "endLine": mend.line + 1, "endColumn": 1}
    replaced = {"deletedRegion": region, "insertedContent": {"text": mend.after if mend.shown else ""}}
    change = {"artifactLocation": _artifact(folder, found), "replacements": [replaced]}
    return {"fixes": [{"description": {"text": found.hint}, "artifactChanges": [change]}]}


def _rule(code: str) -> dict[str, object]:
    entry = explain.catalogue()[code]
    told = "\n".join(f"{label}: {text}" for label, text in explain.texts(entry))
    return {
        "id": code,
        "shortDescription": {"text": explain.general(entry.message)},
        "help": {"text": f"{told}\n\nSalah:\n{entry.wrong}\n\nBenar:\n{entry.right}"},
        "defaultConfiguration": {"level": _LEVELS[entry.severity][0]},
    }


def github(problems: Iterable[Problem], folder: str = "") -> str:
    """A workflow command for each problem, which GitHub shows beside the line. ``folder`` as for ``sarif``."""
    lines = []
    for found in problems:
        place = {"file": _below(folder, found.path), "line": found.line, "title": found.code}
        where = ",".join(f"{name}={_property(str(value))}" for name, value in place.items() if value)
        told = _data(f"{found.message}\n{found.reason}\n{found.hint}\n{_mended(found)}".rstrip("\n"))
        lines.append(f"::{_LEVELS[found.severity][1]} {where}::{told}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _below(folder: str, path: str) -> str:
    return f"{folder}/{path}" if folder else path
