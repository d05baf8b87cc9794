"""A report in the forms that other programs read: JSON, SARIF 2.1.0 and annotations of GitHub."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

import msgspec

from sosialisasi import __version__
from sosialisasi.building.report import Report
from sosialisasi.commands.words import for_reader, mended
from sosialisasi.desk.authoring import explain
from sosialisasi.ground.problems import Problem, Severity

SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
"""The schema that ``sarif`` follows."""

_LEVELS = {
    Severity.ERROR: ("error", "error"),
    Severity.WARNING: ("warning", "warning"),
    Severity.ADVICE: ("note", "notice"),
}
"""What SARIF and GitHub call each severity."""


def site_json(root: Path, data: Mapping[str, object]) -> str:
    """Data about the site in ``root`` as JSON that people can read as well."""
    return _indented({"site": str(root), **data})


def build_json(
    report: Report,
    root: Path,
    *,
    advice: bool = False,
    why: bool = False,
    archive: Path | None = None,
    one: Path | None = None,
    published: Path | None = None,
) -> str:
    """All of a report on the site in ``root`` as JSON, and where the site was packed and published."""
    data: dict[str, object] = {
        "written": report.written,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "problems": for_reader(report.problems, root, advice=advice),
        "seconds": round(report.seconds, 3),
    }
    if why:
        data["reasons"] = report.reasons
    if archive:
        data["archive"] = str(archive)
    if one:
        data["one_file"] = str(one)
    if published:
        data["published"] = str(published)
    return site_json(root, data)


def _indented(data: object) -> str:
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode()


def sarif(problems: Sequence[Problem], root: Path, folder: str = "") -> str:
    """A log of one run on the site in ``root``. ``folder`` is that folder seen from the root of the sources; places are
    relative to the root of the sources.

    A place without a line is the first line of its file: programs that read SARIF show nothing without one.
    """
    rules = sorted({problem.code for problem in problems})
    driver = {
        "name": "sosialisasi",
        "version": __version__,
        "language": "id",
        "rules": [_rule(code) for code in rules],
    }
    results = [
        {
            "ruleId": problem.code,
            "ruleIndex": rules.index(problem.code),
            "level": _LEVELS[problem.severity][0],
            "message": {"text": f"{problem.message} {problem.reason} {problem.hint}"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": _location(folder, problem),
                        "region": {"startLine": problem.line or 1},
                    }
                }
            ],
            **_fixes(folder, problem),
        }
        for problem in problems
    ]
    run = {"tool": {"driver": driver}, "properties": {"site": str(root)}, "results": results}
    return _indented({"$schema": SARIF, "version": "2.1.0", "runs": [run]})


def _location(folder: str, problem: Problem) -> dict[str, object]:
    return {"uri": quote(_below(folder, problem.path)), "uriBaseId": "%SRCROOT%"}


def _fixes(folder: str, problem: Problem) -> dict[str, object]:
    """The one mend of a problem, if there is one, which editors offer. A line that is deleted takes its end along."""
    if (mend := problem.mend) is None:
        return {}
    region: dict[str, object] = {"startLine": mend.line, "startColumn": 1, "endColumn": len(mend.before) + 1}
    if not mend.shown:
        region = {"startLine": mend.line, "startColumn": 1, "endLine": mend.line + 1, "endColumn": 1}
    replacement = {"deletedRegion": region, "insertedContent": {"text": mend.after if mend.shown else ""}}
    change = {"artifactLocation": _location(folder, problem), "replacements": [replacement]}
    return {"fixes": [{"description": {"text": problem.hint}, "artifactChanges": [change]}]}


def _rule(code: str) -> dict[str, object]:
    entry = explain.catalogue()[code]
    help = "\n".join(f"{label}: {text}" for label, text in explain.texts(entry))
    return {
        "id": code,
        "shortDescription": {"text": explain.in_general(entry.message)},
        "help": {"text": f"{help}\n\nSalah:\n{entry.wrong}\n\nBenar:\n{entry.right}"},
        "defaultConfiguration": {"level": _LEVELS[entry.severity][0]},
    }


def github(problems: Iterable[Problem], folder: str = "") -> str:
    """A workflow command for each problem, which GitHub shows beside the line. ``folder`` as for ``sarif``."""
    lines = []
    for problem in problems:
        place = {"file": _below(folder, problem.path), "line": problem.line, "title": problem.code}
        where = ",".join(f"{name}={_property(str(value))}" for name, value in place.items() if value)
        text = _data(f"{problem.message}\n{problem.reason}\n{problem.hint}\n{mended(problem)}".rstrip("\n"))
        lines.append(f"::{_LEVELS[problem.severity][1]} {where}::{text}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _below(folder: str, path: str) -> str:
    return f"{folder}/{path}" if folder else path
