"""Texts of ``content/`` → (Site, Problems). Types every file and never stops at the first mistake.

A file's typed value depends only on its path and bytes, so it is memoised by their hash (never by its mtime).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from sosialisasi.ground import characters
from sosialisasi.ground.files import EMPTY_FILE, ContentFile
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.problems import MAX_TOLD, Family, Misread, Problem, Rule, Severity, folded, untold
from sosialisasi.ground.workers import Map
from sosialisasi.reading import decode, emblem, markup, releases, wording
from sosialisasi.reading.documents.frontmatter import FrontMatter, head_and_body, second_head
from sosialisasi.reading.documents.values import Document, read_yaml
from sosialisasi.reading.wording.passages import Wording
from sosialisasi.site import model
from sosialisasi.site.keys import name_field_of, part_types, slots_of

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


KINDS: Mapping[str, type] = {folder: kind for _, folder, kind in model.held()}
"""What each folder of ``content/`` holds, one value a file."""
MARKDOWN = tuple(kind for folder, kind in KINDS.items() if Folder.named(folder).is_markdown)
WITHOUT_KEYS = tuple(kind for folder, kind in KINDS.items() if not Folder.named(folder).has_keys)
"""Ledgers and pictures."""


@dataclass(frozen=True, slots=True)
class Read:
    """What one file came to: a value of the kind that its folder holds, or none, and its problems.

    A file without a value of which part can be read has two ``conjectures`` (``decode.conjectures``).
    """

    folder: str
    value: Any
    problems: tuple[Problem, ...]
    conjectures: tuple[Any, Any] | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """The site, if it could be made at all, and what could not be read, as paths without endings
    (``content/peraturan/pp-94-2021``): whoever refers to it is not to blame."""

    site: model.Site | None
    broken: frozenset[str]
    problems: tuple[Problem, ...]
    conjectures: tuple[model.Site, model.Site] | None = None
    """The site with either conjecture of each file that has two, if there are any."""
    guessed: frozenset[str] = frozenset()
    """The paths of those files."""


Memo = dict[str, Read]
"""Typed values by ``ContentFile.digest``."""


def load(texts: Iterable[ContentFile], memo: Memo, spread: Map = map) -> Loaded:
    """Type every text and put the site together. ``memo`` is used and brought up to date with exactly these texts.

    ``spread`` may read texts in other processes.
    """
    return begin(texts, memo, spread)()


def begin(texts: Iterable[ContentFile], memo: Memo, spread: Map = map) -> Callable[[], Loaded]:
    """Begin to ``load``, and give what ends it. In between other processes read, and this one is free."""
    texts = list(texts)
    stale = [text for text in texts if text.digest not in memo]
    return functools.partial(_loaded, texts, memo, stale, spread(read, stale))


def _loaded(texts: list[ContentFile], memo: Memo, stale: list[ContentFile], fresh: Iterable[Read]) -> Loaded:
    memo.update(zip((text.digest for text in stale), fresh, strict=True))
    for forgotten in memo.keys() - {text.digest for text in texts}:
        del memo[forgotten]
    reads = [(text.path, memo[text.digest]) for text in texts]
    site, twins = _assemble((read.folder, read.value) for _, read in reads)
    broken = frozenset(path.rpartition(".")[0] for path, read in reads if read.value is None)
    problems = (*(problem for _, read in reads for problem in read.problems), *twins)
    guessed = frozenset(path for path, read in reads if read.conjectures)
    if not guessed:
        return Loaded(site, broken, problems)
    pairs = [(read.folder, read.conjectures or (read.value, read.value)) for _, read in reads]
    first, second = (_assemble((folder, pair[number]) for folder, pair in pairs)[0] for number in (0, 1))
    return Loaded(site, broken, problems, (first, second) if first and second else None, guessed)


@cache
def regions() -> Mapping[str, model.Region]:
    """All regions of Indonesia by code, from the data of the package."""
    text = Path(__file__).with_name("data").joinpath("wilayah.txt").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {code: model.Region(code=code, name=name) for code, name in rows}


@cache
def subregions() -> Mapping[str, tuple[str, ...]]:
    """The codes one level below each region that has any."""
    codes: dict[str, list[str]] = {}
    for region in regions().values():
        if region.parent:
            codes.setdefault(region.parent, []).append(region.code)
    return {parent: tuple(below) for parent, below in codes.items()}


MAX_LINES = 10_000
"""Fifty times the longest text that anybody wrote. Each line is read in up to 0.1 ms, so a megabyte of short ones would
take as long as a thousand texts."""


# --- one file → one value ------------------------------------------------------------------------------


def read(text: ContentFile) -> Read:
    """Type one text. Pure: the same text always comes to the same value and problems."""
    kind = KINDS[text.folder]
    try:
        if kind is model.Emblem:
            return Read(text.folder, emblem.read(text), ())
        source, problems = _decoded(text)
        if kind is model.Ledger:
            ledger, wrong = _ledger(source, text.path)
            return Read(text.folder, ledger, (*problems, *wrong))
        if kind is model.Releases:
            return Read(text.folder, *releases.read_ledger(source, text.path))
        if (lines := source.count("\n")) > MAX_LINES:
            raise Misread(TOO_LONG, banyak=str(lines), batas=str(MAX_LINES))
        if not source.isascii() and (hidden := characters.HIDING.search(source)):
            line = source.count("\n", 0, hidden.start()) + 1
            count = len(characters.HIDING.findall(source))
            sign = characters.name_of_hidden(hidden[0])
            problems.append(HIDDEN_CHARACTERS.at(text.path, line, banyak=count, tanda=sign))
        parts, body_line, unfenced = _parts(source, kind)
    except Misread as mistake:
        return Read(text.folder, None, (mistake.at(text.path, None if kind is model.Emblem else 1),))
    extras: dict[str, object] = {}
    if body_line is not None:
        extras["body"], in_body = markup.parse(parts.body, first_line=body_line)
        problems += [replace(bad, path=text.path) for bad in in_body]
        if (second := second_head(parts.body)) is not None:
            problems.append(SECOND_FRONT_MATTER.at(text.path, body_line + second))
    document, in_head = read_yaml(parts.head, first_line=parts.head_line, keys=_keys())
    problems += [replace(bad, path=text.path) for bad in (*unfenced, *in_head)]
    if document is None:
        return Read(text.folder, None, folded(problems))
    if (home := _home(document, text.folder)) is not None:
        kind = KINDS[home]
        isi, folder, line = home.what, Folder.named(text.folder).what, document.lines[""]
        problems.append(WRONG_FOLDER.at(text.path, line, isi=isi, folder=folder, tujuan=home))
    if name := name_field_of(kind):
        extras[name] = text.stem
    value, wrong = decode.decode(kind, document, text.path, **extras)
    if home is not None:
        return Read(text.folder, None, folded((*problems, *wrong)))
    conjectures: tuple[Any, Any] | None = None
    if value is None:
        conjectures = decode.conjectures(kind, document, text.path, **extras)
    if kind is not model.Contest:  # Which is published nowhere.
        words = Wording.of(source, document.lines, body_line, text.stem)
        is_broken = any(bad.is_error for bad in (*problems, *wrong))
        in_words = wording.check(words, text.path)
        problems += (bad for bad in in_words if not (is_broken and bad.severity is Severity.ADVICE))
        if kind in MARKDOWN:
            first, second = conjectures or (value, value)
            if first.status is second.status and (blank := wording.blank(words, text.path, first.status)):
                problems.append(blank)
    return Read(text.folder, value, folded((*problems, *wrong)), conjectures)


def _home(document: Document, folder: str) -> Folder | None:
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
    kinds = [kind for kind in KINDS.values() if kind not in WITHOUT_KEYS]
    return frozenset(key for kind in kinds for each in (kind, *part_types(kind)) for key in slots_of(each))


def _parts(source: str, kind: type) -> tuple[FrontMatter, int | None, tuple[Problem, ...]]:
    """The YAML of a text and the Markdown below it, the line on which that begins, and what is wrong with its fences.

    A file of data is YAML alone. ``Misread`` if a text of Markdown has no head, and it is not certain where that should
    begin or end.
    """
    if kind not in MARKDOWN:
        return FrontMatter("", source, "", ""), None, ()
    parts, problems = head_and_body(source)
    return parts, parts.body_line, problems


def wording_of(text: ContentFile) -> Wording | None:
    """The words of a text that is kept in memory as its value alone; nothing if it cannot be read."""
    try:
        source, _ = _decoded(text)
        parts, body_line, _ = _parts(source, KINDS[text.folder])
    except Misread:
        return None
    document, _ = read_yaml(parts.head, first_line=parts.head_line)
    return Wording.of(source, document.lines, body_line, text.stem) if document else None


def _ledger(source: str, path: str) -> tuple[model.Ledger, tuple[Problem, ...]]:
    """A line that is empty or begins with ``#`` is no address."""
    numbers = {line.strip(): number for number, line in enumerate(source.split("\n"), start=1)}
    lines = {line: number for line, number in numbers.items() if line and not line.startswith("#")}
    known = {line: number for line, number in lines.items() if _ADDRESS.fullmatch(line)}
    bad = [(line, number) for line, number in lines.items() if line not in known]
    wrong = [UNREADABLE_ADDRESS.at(path, number, baris=line) for line, number in bad[:MAX_TOLD]]
    if rest := bad[MAX_TOLD:]:
        wrong.append(untold(len(rest), path, rest[0][1]))
    counted = next((line for line in numbers if LEDGER_COUNT.fullmatch(line)), None)
    count = int(counted.split()[2]) if counted else 0
    places = known | ({"": numbers[counted]} if counted else {})
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


def _assemble(values: Iterable[tuple[str, Any]]) -> tuple[model.Site | None, list[Problem]]:
    """The site of the values of all folders, if it has settings, and a problem for each id that means two things."""
    problems: list[Problem] = []
    by_folder: dict[str, list[Any]] = {folder: [] for folder in KINDS}
    for folder, value in values:
        if value is not None:
            by_folder[folder].append(value)

    def keyed(folder: Folder, kind: type) -> dict[str, Any]:
        by_id: dict[str, Any] = {}
        name = fields(kind)[0].name
        field = next((slot.key for slot in slots_of(kind).values() if slot.name == name), "id")
        for value in by_folder[folder]:
            id = getattr(value, name)
            if by_id.setdefault(id, value) is not value:
                other = by_id[id].origin.path
                problems.append(DUPLICATE_ID.at(value.origin, field, jenis="Nomor", nilai=id, lain=other))
        return dict(sorted(by_id.items(), key=lambda pair: _natural(pair[0])))

    def alone(folder: Folder) -> Any:
        return next(iter(by_folder[folder]), None)

    if alone(Folder.SETTINGS) is None:
        return None, problems
    # The names are those of the very fields, so none of them can be missing or misspelled.
    held: dict[str, Any] = {
        name: alone(folder) if folder.file else keyed(folder, kind) for name, folder, kind in model.held()
    }
    return model.Site(regions=regions(), subregions=subregions(), **held), problems


def _natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key that puts D-2 before D-12."""
    parts = re.split(r"(\d+)", name)
    return tuple((1, int(part), "") if part.isdigit() else (0, 0, part) for part in parts)
