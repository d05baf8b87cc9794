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

from sosialisasi.ground import characters
from sosialisasi.ground.files import Text
from sosialisasi.ground.problems import MAX_TOLD, Misread, Problem, Severity, folded, problem, untold
from sosialisasi.ground.workers import Map
from sosialisasi.reading import decode, documents, markup, misaddressed, releases, wording
from sosialisasi.reading.wording.passages import Written
from sosialisasi.site import model
from sosialisasi.site.keys import parts_of, slots_of

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
    partial: tuple[model.Site, model.Site] | None = None
    """The site with what can be read of the broken files too (``decode.partial``), if there are any."""
    halves: frozenset[str] = frozenset()
    """The paths of those files."""


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
    halves = {text.path: half for text, read in reads if read.value is None and (half := partial(text))}
    return Loaded(site, broken, (*problems, *more), _partly(reads, halves), frozenset(halves))


def _partly(
    reads: list[tuple[Text, Read]], halves: Mapping[str, tuple[Any, Any]]
) -> tuple[model.Site, model.Site] | None:
    """The site with what can be read of the files that are not right."""
    if not halves:
        return None
    sites = []
    for number in (0, 1):
        filled = [
            (text, replace(read, value=half[number])) if (half := halves.get(text.path)) else (text, read)
            for text, read in reads
        ]
        sites.append(_assemble(filled)[0])
    first, second = sites
    return (first, second) if first and second else None


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
        halves = _halves(source, kind)
    except Misread as mistake:
        return Read(text.folder, None, (problem(mistake.code, path=text.path, line=1, **mistake.details),))
    given: dict[str, object] = {}
    if halves.body_line is not None:
        body, found = markup.parse(halves.body, first_line=halves.body_line)
        given = {"slug": text.stem, "body": body}
        explained = misaddressed.explained(found, source.split("\n"))
        problems += [replace(bad, path=text.path) for bad in explained]
        if (second := documents.second_head(halves.body)) is not None:
            problems.append(problem("kepala-kembar", path=text.path, line=halves.body_line + second))
    elif kind not in (model.Settings, model.RegionNote, model.Guidance):
        given = {"id": text.stem}
    document, more = documents.read_yaml(halves.head, first_line=halves.head_line, keys=_keys())
    problems += [replace(bad, path=text.path) for bad in (*halves.problems, *more)]
    if document is None:
        return Read(text.folder, None, folded(problems))
    if (home := _home(document, text.folder)) is not None:
        kind, given = KINDS[home], {**given, "id": text.stem} if halves.body_line is None else given
        isi, folder, line = decode.WHAT[kind], decode.WHAT[KINDS[text.folder]], document.lines[""]
        problems.append(problem("folder-salah", path=text.path, line=line, isi=isi, folder=folder, tujuan=home))
    value, wrong = decode.decode(kind, document, text.path, **given)
    if home is not None:
        return Read(text.folder, None, folded((*problems, *wrong)))
    if kind is not model.Contest:  # Which is published nowhere.
        words = Written.of(source, document.lines, halves.body_line, text.stem)
        is_broken = any(bad.is_error for bad in (*problems, *wrong))
        found = wording.check(words, text.path)
        problems += (bad for bad in found if not (is_broken and bad.severity is Severity.ADVICE))
        if kind in MARKDOWN:
            readings: tuple[Any, Any] = (value, value)
            if value is None:
                readings = decode.partial(kind, document, text.path, **given)
            first, second = readings
            if first.status is second.status and (blank := wording.blank(words, text.path, first.status)):
                problems.append(blank)
    return Read(text.folder, value, folded((*problems, *wrong)))


def _home(document: documents.Document, folder: str) -> str | None:
    """The folder where a document belongs, if that is certainly another: its keys are those of another kind."""
    own = slots_of(KINDS[folder])
    strange = [key for key in document.data if key not in own]
    if folder == "" or len(strange) < 2:
        return None
    is_text = KINDS[folder] in MARKDOWN
    fits = [
        other
        for other, kind in KINDS.items()
        if other
        and kind not in (model.Ledger, model.Releases)
        and (kind in MARKDOWN) is is_text
        and all(key in slots_of(kind) for key in document.data)
        and all(key in document.data for key, slot in slots_of(kind).items() if slot.is_required)
    ]
    return fits[0] if len(fits) == 1 else None


@cache
def _keys() -> frozenset[str]:
    """Every key that there is, of whatever kind of file."""
    kinds = [kind for kind in KINDS.values() if kind not in (model.Ledger, model.Releases)]
    return frozenset(key for kind in kinds for each in (kind, *parts_of(kind)) for key in slots_of(each))


def partial(text: Text) -> tuple[Any, Any] | None:
    """What can be read of a text that is not right (``decode.partial``); nothing if it cannot be read at all."""
    kind = KINDS[text.folder]
    if kind in (model.Ledger, model.Releases):
        return None
    try:
        source, _ = _decoded(text)
        halves = _halves(source, kind)
    except Misread:
        return None
    if source.count("\n") > MAX_LINES:
        return None
    document, _ = documents.read_yaml(halves.head, first_line=halves.head_line, keys=_keys())
    if document is None or _home(document, text.folder) is not None:
        return None
    given: dict[str, object] = {"id": text.stem}
    if halves.body_line is not None:
        given = {"slug": text.stem, "body": markup.parse(halves.body, first_line=halves.body_line)[0]}
    elif kind in (model.Settings, model.RegionNote, model.Guidance):
        given = {}
    return decode.partial(kind, document, text.path, **given)


@dataclass(frozen=True, slots=True)
class _Halves:
    """The YAML of a text and the Markdown below it, each with its first line; a file of data is YAML alone."""

    head: str
    head_line: int = 1
    body: str = ""
    body_line: int | None = None
    problems: tuple[Problem, ...] = ()


def _halves(source: str, kind: type) -> _Halves:
    """``Misread`` if a text of Markdown has no head, and it is not certain where that should begin or end."""
    if kind not in MARKDOWN:
        return _Halves(source)
    added = 0
    wrong: tuple[Problem, ...] = ()
    try:
        parts = documents.FrontMatter.of(source)
    except Misread as mistake:
        mend = documents.fence_mend(source)
        whole = mend.applied(source) if mend else None
        if mend is None or whole is None:
            raise
        wrong = (problem(mistake.code, line=1, **mistake.details).with_mend(mend),)
        parts = documents.FrontMatter.of(whole)
        added = whole.count("\n") - source.count("\n")
    is_added_above = bool(added) and wrong[0].code == "kepala-tidak-ada"
    head_line = parts.head_line - (added if is_added_above else 0)
    return _Halves(parts.head.removesuffix("\n"), head_line, parts.body, parts.body_line - added, wrong)


def written(text: Text) -> Written | None:
    """The words of a text that is kept in memory as its value alone; nothing if it cannot be read."""
    try:
        source, _ = _decoded(text)
        halves = _halves(source, KINDS[text.folder])
    except Misread:
        return None
    document, _ = documents.read_yaml(halves.head, first_line=halves.head_line)
    return Written.of(source, document.lines, halves.body_line, text.stem) if document else None


def _ledger(source: str, path: str) -> tuple[model.Ledger, tuple[Problem, ...]]:
    """A line that is empty or begins with ``#`` is no address."""
    found = {line.strip(): number for number, line in enumerate(source.split("\n"), start=1)}
    lines = {line: number for line, number in found.items() if line and not line.startswith("#")}
    known = {line: number for line, number in lines.items() if _ADDRESS.fullmatch(line)}
    bad = [(line, number) for line, number in lines.items() if line not in known]
    wrong = [problem("alamat-tak-terbaca", path=path, line=number, baris=line) for line, number in bad[:MAX_TOLD]]
    if rest := bad[MAX_TOLD:]:
        wrong.append(untold(len(rest), path, rest[0][1]))
    counted = next((line for line in found if LEDGER_COUNT.fullmatch(line)), None)
    count = int(counted.split()[2]) if counted else 0
    places = known | ({"": found[counted]} if counted else {})
    origin = model.Origin(path=path, lines=places)
    return model.Ledger(addresses=tuple(known), lost=max(count - len(lines), 0), origin=origin), tuple(wrong)


LEDGER_COUNT = re.compile(r"# Jumlah: [0-9]{1,9} alamat\.")
"""What the program writes above the addresses, so that none of their lines goes without a word."""
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
