"""Texts of ``content/`` → (Site, Problems). Types every file and never stops at the first mistake.

A file's typed value depends only on its path and bytes, so it is memoised by their hash (never by its mtime).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from sosialisasi import characters, decode, documents, markup, model, releases, wording
from sosialisasi.files import Text
from sosialisasi.problems import MAX_TOLD, Misread, Problem, Severity, folded, problem, untold
from sosialisasi.wording.passages import Written
from sosialisasi.workers import Map

KINDS: Mapping[str, type] = {
    "": model.Settings,
    "alamat": model.Ledger,
    "rilis": model.Releases,
    "daerah": model.RegionNote,
    "lembaga": model.Institution,
    "peraturan": model.Regulation,
    "pemilihan": model.Election,
    "kalender": model.Calendar,
    "boleh-jangan": model.Guidance,
    "pelaporan": model.ReportingChain,
    "formulir": model.Pledge,
    "peserta": model.Contest,
    "briefing": model.Briefing,
    "rakor": model.Meeting,
    "halaman": model.Page,
}
"""What each folder of ``content/`` holds, one value a file; ``""`` is ``situs.yaml``, ``alamat`` and ``rilis`` are the
ledgers ``alamat.txt`` and ``rilis.txt``."""

MARKDOWN = (model.Briefing, model.Meeting, model.Page)


@dataclass(frozen=True, slots=True)
class Read:
    """What one file came to: a value of the kind that its folder holds, or none, and its problems."""

    folder: str
    value: Any
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """The site, if it could be made at all, and what could not be read, as paths without endings
    (``content/peraturan/pp-94-2021``): whoever refers to it is not to blame."""

    site: model.Site | None
    broken: frozenset[str]
    problems: tuple[Problem, ...]


Memo = dict[str, Read]
"""Typed values by ``Text.digest``."""


def load(texts: Iterable[Text], memo: Memo, spread: Map = map) -> Loaded:
    """Type every text and put the site together. ``memo`` is used and brought up to date with exactly these texts.

    ``spread`` may read texts in other processes.
    """
    texts = list(texts)
    stale = [text for text in texts if text.digest not in memo]
    memo.update(zip((text.digest for text in stale), spread(read, stale), strict=True))
    for forgotten in memo.keys() - {text.digest for text in texts}:
        del memo[forgotten]
    reads = [(text, memo[text.digest]) for text in texts]
    problems = [found for _, read in reads for found in read.problems]
    broken = frozenset(text.path.rpartition(".")[0] for text, read in reads if read.value is None)
    site, more = _assemble(reads)
    return Loaded(site, broken, (*problems, *more))


@cache
def regions() -> Mapping[str, model.Region]:
    """All regions of Indonesia by code, from the data of the package."""
    text = Path(__file__).with_name("data").joinpath("wilayah.txt").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {code: model.Region(code=code, name=name) for code, name in rows}


@cache
def subregions() -> Mapping[str, tuple[str, ...]]:
    """The codes one level below each region that has any."""
    found: dict[str, list[str]] = {}
    for region in regions().values():
        if region.parent:
            found.setdefault(region.parent, []).append(region.code)
    return {code: tuple(below) for code, below in found.items()}


MAX_LINES = 10_000
"""Fifty times the longest text that anybody wrote. Each line is read in up to 0.1 ms, so a megabyte of short ones would
take as long as a thousand texts."""


# --- one file → one value ------------------------------------------------------------------------------


def read(text: Text) -> Read:
    """Type one text. Pure: the same text always comes to the same value and problems."""
    kind = KINDS[text.folder]
    try:
        source, problems = _decoded(text)
        if kind is model.Ledger:
            ledger, wrong = _ledger(source, text.path)
            return Read(text.folder, ledger, (*problems, *wrong))
        if kind is model.Releases:
            return Read(text.folder, *releases.parse(source, text.path))
        if (lines := source.count("\n")) > MAX_LINES:
            raise Misread("berkas-terlalu-panjang", banyak=str(lines), batas=str(MAX_LINES))
        if hidden := characters.HIDING.search(source):
            line = source.count("\n", 0, hidden.start()) + 1
            count = len(characters.HIDING.findall(source))
            sign = characters.name_of_hidden(hidden[0])
            problems.append(problem("huruf-tersembunyi", path=text.path, line=line, banyak=count, tanda=sign))
        if kind in MARKDOWN:
            head, rest, line = documents.split_front_matter(source)
            body, found = markup.parse(rest, first_line=line)
            body_line = line
            problems += [replace(bad, path=text.path) for bad in found]
            document, more = documents.read_yaml(head, first_line=line - head.count("\n") - 2)
            given: dict[str, object] = {"slug": text.stem, "body": body}
        else:
            body_line = None
            document, more = documents.read_yaml(source)
            given = {} if kind in (model.Settings, model.RegionNote, model.Guidance) else {"id": text.stem}
    except Misread as mistake:
        return Read(text.folder, None, (problem(mistake.code, path=text.path, line=1, **mistake.details),))
    problems += [replace(bad, path=text.path) for bad in more]
    if document is None:
        return Read(text.folder, None, folded(problems))
    value, wrong = decode.decode(kind, document, text.path, **given)
    if kind is not model.Contest:  # Which is published nowhere.
        words = Written.of(source, document.lines, body_line, text.stem)
        is_broken = any(bad.is_error for bad in (*problems, *wrong))
        found = wording.check(words, text.path)
        problems += (bad for bad in found if not (is_broken and bad.severity is Severity.ADVICE))
        if isinstance(value, MARKDOWN) and (blank := wording.blank(words, text.path, value.status)):
            problems.append(blank)
    return Read(text.folder, value, folded((*problems, *wrong)))


def written(text: Text) -> Written | None:
    """The words of a text that is kept in memory as its value alone; nothing if it cannot be read."""
    try:
        source, _ = _decoded(text)
        if KINDS[text.folder] not in MARKDOWN:
            body_line = None
            document, _ = documents.read_yaml(source)
        else:
            head, _, body_line = documents.split_front_matter(source)
            document, _ = documents.read_yaml(head, first_line=2)
    except Misread:
        return None
    return Written.of(source, document.lines, body_line, text.stem) if document else None


def _ledger(source: str, path: str) -> tuple[model.Ledger, tuple[Problem, ...]]:
    """A line that is empty or begins with ``#`` is no address."""
    found = {line.strip(): number for number, line in enumerate(source.split("\n"), start=1)}
    lines = {line: number for line, number in found.items() if line and not line.startswith("#")}
    known = {line: number for line, number in lines.items() if _ADDRESS.fullmatch(line)}
    bad = [(line, number) for line, number in lines.items() if line not in known]
    wrong = [problem("alamat-tak-terbaca", path=path, line=number, baris=line) for line, number in bad[:MAX_TOLD]]
    if rest := bad[MAX_TOLD:]:
        wrong.append(untold(len(rest), path, rest[0][1]))
    return model.Ledger(addresses=tuple(known), origin=model.Origin(path=path, lines=known)), tuple(wrong)


_ADDRESS = re.compile(r"[^\s/\\:?#]+(/[^\s/\\:?#]+)*\.[a-z]+(#[^\s#]+)?")
"""Of a published file, as seen from the beginning of the site."""


def _decoded(text: Text) -> tuple[str, list[Problem]]:
    """The file as text with LF line ends. ``Misread`` if it is empty or its encoding is not certain."""
    decoded, encoding = characters.text_of(text.data)
    notices = []
    if encoding:
        notices.append(problem("sandi-lama", path=text.path, line=1, sandi=encoding))
    elif text.data.startswith(characters.BOM):
        notices.append(problem("bom-dibuang", path=text.path, line=1))
    if not decoded.strip():
        raise Misread("berkas-kosong")
    return characters.one_line_end(decoded), notices


# --- values → site -------------------------------------------------------------------------------------


def _assemble(reads: list[tuple[Text, Read]]) -> tuple[model.Site | None, list[Problem]]:
    problems: list[Problem] = []
    made_of: dict[type, list[tuple[Text, Read]]] = {kind: [] for kind in KINDS.values()}
    for text, made in reads:
        made_of[KINDS[text.folder]].append((text, made))

    def by(kind: type, key: Callable[[Any], str], field: str = "id") -> dict[str, Any]:
        found: dict[str, Any] = {}
        for text, made in made_of[kind]:
            if made.value is None:
                continue
            name = key(made.value)
            if name in found:
                where = found[name].origin
                line = made.value.origin.line(field)
                problems.append(
                    problem(
                        "id-kembar", path=text.path, line=line, field=field, jenis="Nomor", nilai=name, lain=where.path
                    )
                )
            else:
                found[name] = made.value
        return dict(sorted(found.items(), key=lambda pair: _natural(pair[0])))

    def single(kind: type) -> Any:
        return next((made.value for _, made in made_of[kind]), None)

    settings = single(model.Settings)
    if settings is None:
        return None, problems
    return (
        model.Site(
            settings=settings,
            regions=regions(),
            subregions=subregions(),
            region_notes=by(model.RegionNote, lambda value: value.code, "kode"),
            institutions=by(model.Institution, lambda value: value.id),
            regulations=by(model.Regulation, lambda value: value.id),
            elections=by(model.Election, lambda value: value.id),
            calendars=by(model.Calendar, lambda value: value.id),
            guidance=by(model.Guidance, lambda value: value.id),
            chains=by(model.ReportingChain, lambda value: value.id),
            pledges=by(model.Pledge, lambda value: value.id),
            contests=by(model.Contest, lambda value: value.id),
            briefings=by(model.Briefing, lambda value: value.slug),
            meetings=by(model.Meeting, lambda value: value.slug),
            pages=by(model.Page, lambda value: value.slug),
            ledger=single(model.Ledger),
            releases=single(model.Releases),
        ),
        problems,
    )


def _natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key that puts D-2 before D-12."""
    parts = re.split(r"(\d+)", name)
    return tuple((1, int(part), "") if part.isdigit() else (0, 0, part) for part in parts)
