"""Texts of ``content/`` → (Site, Problems). Types every file and never stops at the first mistake.

A file's typed value depends only on its path and bytes, so it is memoised by their hash (never by its mtime).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

from sosialisasi.ground import characters
from sosialisasi.ground.files import EMPTY_FILE, ContentFile
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.problems import MAX_TOLD, Family, Misread, Problem, Rule, Severity, folded, untold
from sosialisasi.ground.workers import Map
from sosialisasi.reading import decode, documents, markup, misaddressed, releases, wording
from sosialisasi.reading.wording.passages import Written
from sosialisasi.site import model
from sosialisasi.site.keys import inner_type, name_field_of, part_types, slots_of

_rule = functools.partial(Rule, Family.FILES)

TOO_LONG = _rule(
    "berkas-terlalu-panjang",
    "Berkas ini {banyak} baris panjangnya; batasnya {batas} baris.",
    "Berkas sepanjang itu bukan satu tulisan; biasanya salah tempel. Memeriksanya terlalu lama.",
    "Hapus yang bukan isinya, atau bagi menjadi beberapa berkas.",
    wrong="content/briefing/media-sosial.md (300.000 baris, sebaris satu huruf)",
    right="content/briefing/media-sosial.md (80 baris)",
)

OLD_ENCODING = _rule(
    "sandi-lama",
    "Berkas ini tersimpan sebagai {sandi}, dan dibaca begitu.",
    "Program lain dapat merusak huruf khususnya, misalnya tanda kutip dan garis panjang.",
    'Jalankan "python3 build.py rapikan", atau simpan dari Notepad dengan Encoding "UTF-8".',
    Severity.WARNING,
    wrong="Save As > Encoding: ANSI",
    right="Save As > Encoding: UTF-8",
)

DROPPED_BOM = _rule(
    "bom-dibuang",
    "Berkas ini diawali tanda BOM; tanda itu diabaikan.",
    "BOM tidak terlihat, tetapi dapat membuat judul hilang di program lain.",
    'Tidak harus diperbaiki. Di Notepad pilih Encoding "UTF-8" (tanpa BOM).',
    Severity.WARNING,
    wrong="Save As > Encoding: UTF-8 with BOM",
    right="Save As > Encoding: UTF-8",
)

HIDDEN_CHARACTERS = _rule(
    "huruf-tersembunyi",
    "Di berkas ini ada {banyak} tanda yang tidak terlihat, yang pertama {tanda}; semuanya dibuang.",
    "Tanda itu dapat membuat tulisan terbaca lain daripada isinya, dan kata yang sama tidak ditemukan pencarian.",
    'Jalankan "python3 build.py rapikan", atau ketik ulang baris ini.',
    Severity.WARNING,
    wrong="judul: Media(U+202E) sosial",
    right="judul: Media sosial",
)

WRONG_FOLDER = _rule(
    "folder-salah",
    "Isi berkas ini {isi}, tetapi foldernya untuk {folder}.",
    "Di folder ini kunci-kuncinya tidak dikenal, jadi berkas ini tidak dapat dipakai.",
    "Pindahkan berkas ini ke content/{tujuan}.",
    wrong="content/briefing/lahat-2024.md:\ntuan_rumah: BKPSDM Kabupaten Lahat\nnarasumber: …",
    right="content/rakor/lahat-2024.md:\ntuan_rumah: BKPSDM Kabupaten Lahat\nnarasumber: …",
)

SECOND_FRONT_MATTER = _rule(
    "kepala-kembar",
    "Di bawah bagian kepala ada bagian kepala lagi.",
    "Hanya kepala yang pertama dibaca; yang kedua akan tercetak sebagai naskah.",
    'Gabungkan keduanya di antara dua baris "---" yang pertama, lalu hapus yang kedua.',
    wrong="---\njudul: Media sosial\n---\n---\nstatus: draf\n---\n\nIsi naskah.",
    right="---\njudul: Media sosial\nstatus: draf\n---\n\nIsi naskah.",
)

DUPLICATE_ID = Rule(
    Family.REFERENCES,
    "id-kembar",
    '{jenis} "{nilai}" sudah dipakai di {lain}.',
    "Satu nomor atau nama tidak boleh berarti dua hal.",
    "Beri nomor atau nama lain pada salah satunya.",
    wrong="content/boleh-jangan/d-2.yaml:\nid: D-1",
    right="content/boleh-jangan/d-2.yaml:\nid: D-2",
)

UNREADABLE_ADDRESS = Rule(
    Family.REFERENCES,
    "alamat-tak-terbaca",
    'Ini bukan alamat halaman: "{baris}".',
    "Baris seperti ini tidak menjaga halaman mana pun.",
    'Tulis tanpa https:// dan tanpa garis miring di depan, misalnya "briefing/media-sosial.html". '
    'Biasanya cukup "python3 build.py catat".',
    Severity.WARNING,
    wrong="content/alamat.txt:\nhttps://contoh.go.id/netral/briefing/media-sosial.html",
    right="content/alamat.txt:\nbriefing/media-sosial.html",
)


def _held() -> Iterator[tuple[str, Folder, type]]:
    """(field of the site, folder, type of one value) of all that is read."""
    for name, hint in get_type_hints(model.Site, include_extras=True).items():
        for folder in getattr(hint, "__metadata__", ()):
            yield name, folder, get_args(hint.__origin__)[-1] if folder.file is None else inner_type(hint)


KINDS: Mapping[str, type] = {folder: kind for _, folder, kind in _held()}
"""What each folder of ``content/`` holds, one value a file."""
MARKDOWN = tuple(kind for folder, kind in KINDS.items() if Folder.named(folder).is_markdown)
LEDGERS = tuple(kind for folder, kind in KINDS.items() if Folder.named(folder).is_ledger)


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
"""Typed values by ``ContentFile.digest``."""


def load(texts: Iterable[ContentFile], memo: Memo, spread: Map = map) -> Loaded:
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
    reads: list[tuple[ContentFile, Read]], halves: Mapping[str, tuple[Any, Any]]
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


def read(text: ContentFile) -> Read:
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
            raise Misread(TOO_LONG, banyak=str(lines), batas=str(MAX_LINES))
        if hidden := characters.HIDING.search(source):
            line = source.count("\n", 0, hidden.start()) + 1
            count = len(characters.HIDING.findall(source))
            sign = characters.name_of_hidden(hidden[0])
            problems.append(HIDDEN_CHARACTERS.at(text.path, line, banyak=count, tanda=sign))
        halves = _halves(source, kind)
    except Misread as mistake:
        return Read(text.folder, None, (mistake.at(text.path, 1),))
    given: dict[str, object] = {}
    if halves.body_line is not None:
        body, found = markup.parse(halves.body, first_line=halves.body_line)
        given = {"body": body}
        explained = misaddressed.explained(found, source.split("\n"))
        problems += [replace(bad, path=text.path) for bad in explained]
        if (second := documents.second_head(halves.body)) is not None:
            problems.append(SECOND_FRONT_MATTER.at(text.path, halves.body_line + second))
    document, more = documents.read_yaml(halves.head, first_line=halves.head_line, keys=_keys())
    problems += [replace(bad, path=text.path) for bad in (*halves.problems, *more)]
    if document is None:
        return Read(text.folder, None, folded(problems))
    if (home := _home(document, text.folder)) is not None:
        kind = KINDS[home]
        isi, folder, line = home.what, Folder.named(text.folder).what, document.lines[""]
        problems.append(WRONG_FOLDER.at(text.path, line, isi=isi, folder=folder, tujuan=home))
    given |= _by_name(kind, text)
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


def _home(document: documents.Document, folder: str) -> Folder | None:
    """The folder where a document belongs, if that is certainly another: its keys are those of another kind."""
    own = slots_of(KINDS[folder])
    strange = [key for key in document.data if key not in own]
    if folder == "" or len(strange) < 2:
        return None
    is_text = KINDS[folder] in MARKDOWN
    fits = [
        Folder.named(other)
        for other, kind in KINDS.items()
        if Folder.named(other).file is None
        and (kind in MARKDOWN) is is_text
        and all(key in slots_of(kind) for key in document.data)
        and all(key in document.data for key, slot in slots_of(kind).items() if slot.is_required)
    ]
    return fits[0] if len(fits) == 1 else None


@cache
def _keys() -> frozenset[str]:
    """Every key that there is, of whatever kind of file."""
    kinds = [kind for kind in KINDS.values() if kind not in LEDGERS]
    return frozenset(key for kind in kinds for each in (kind, *part_types(kind)) for key in slots_of(each))


def partial(text: ContentFile) -> tuple[Any, Any] | None:
    """What can be read of a text that is not right (``decode.partial``); nothing if it cannot be read at all."""
    kind = KINDS[text.folder]
    if kind in LEDGERS:
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
    given = _by_name(kind, text)
    if halves.body_line is not None:
        given["body"] = markup.parse(halves.body, first_line=halves.body_line)[0]
    return decode.partial(kind, document, text.path, **given)


def _by_name(kind: type, text: ContentFile) -> dict[str, object]:
    """The field that the name of the file fills, if there is one."""
    name = name_field_of(kind)
    return {name: text.stem} if name else {}


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
        wrong = (mistake.at("", 1).with_mend(mend),)
        parts = documents.FrontMatter.of(whole)
        added = whole.count("\n") - source.count("\n")
    is_added_above = bool(added) and wrong[0].code == documents.NO_FRONT_MATTER.code
    head_line = parts.head_line - (added if is_added_above else 0)
    return _Halves(parts.head.removesuffix("\n"), head_line, parts.body, parts.body_line - added, wrong)


def written(text: ContentFile) -> Written | None:
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
    wrong = [UNREADABLE_ADDRESS.at(path, number, baris=line) for line, number in bad[:MAX_TOLD]]
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


def _decoded(text: ContentFile) -> tuple[str, list[Problem]]:
    """The file as text with LF line ends. ``Misread`` if it is empty or its encoding is not certain."""
    decoded, encoding = characters.text_of(text.data)
    notices = []
    if encoding:
        notices.append(OLD_ENCODING.at(text.path, 1, sandi=encoding))
    elif text.data.startswith(characters.BOM):
        notices.append(DROPPED_BOM.at(text.path, 1))
    if not decoded.strip():
        raise Misread(EMPTY_FILE)
    return characters.one_line_end(decoded), notices


# --- values → site -------------------------------------------------------------------------------------


def _assemble(reads: list[tuple[ContentFile, Read]]) -> tuple[model.Site | None, list[Problem]]:
    problems: list[Problem] = []
    read_from: dict[str, list[Any]] = {folder: [] for folder in KINDS}
    for text, read in reads:
        if read.value is not None:
            read_from[text.folder].append(read.value)

    def keyed(folder: Folder, kind: type) -> dict[str, Any]:
        values: dict[str, Any] = {}
        name = fields(kind)[0].name
        field = next((slot.key for slot in slots_of(kind).values() if slot.name == name), "id")
        for value in read_from[folder]:
            id = getattr(value, name)
            if id in values:
                other = values[id].origin.path
                problems.append(DUPLICATE_ID.at(value.origin, field, jenis="Nomor", nilai=id, lain=other))
            else:
                values[id] = value
        return dict(sorted(values.items(), key=lambda pair: _natural(pair[0])))

    def alone(folder: Folder) -> Any:
        return next(iter(read_from[folder]), None)

    if alone(Folder.SETTINGS) is None:
        return None, problems
    # The names are those of the very fields, so none of them can be missing or misspelled.
    held: dict[str, Any] = {
        name: alone(folder) if folder.file else keyed(folder, kind) for name, folder, kind in _held()
    }
    return model.Site(regions=regions(), subregions=subregions(), **held), problems


def _natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key that puts D-2 before D-12."""
    parts = re.split(r"(\d+)", name)
    return tuple((1, int(part), "") if part.isdigit() else (0, 0, part) for part in parts)
