"""Advice on what is hard to read aloud: sentences of more than thirty words, and abbreviations that nobody explains."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial

from sosialisasi.ground import addresses
from sosialisasi.ground.files import PACKAGE
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.problems import Family, Rule, Severity
from sosialisasi.reading.wording.passages import Passage
from sosialisasi.reading.wording.suppressions import Finding

_rule = partial(Rule, Family.WORDS)

LONG_SENTENCES = _rule(
    "kalimat-panjang",
    '{banyak} kalimat lebih dari {batas} kata. Yang terpanjang {kata} kata: "{awal} …".',
    "Kalimat panjang sulit dibacakan di rapat dan sulit diingat.",
    "Bagi menjadi dua atau tiga kalimat.",
    Severity.ADVICE,
    wrong=(
        "Setiap pegawai yang bertugas di kantor kecamatan, baik yang berstatus PNS maupun yang berstatus "
        "PPPK, dan yang sedang cuti maupun yang sedang belajar, tetap terikat pada asas netralitas selama "
        "seluruh tahapan berlangsung sampai selesai."
    ),
    right=(
        "Setiap pegawai kantor kecamatan terikat pada asas netralitas, baik PNS maupun PPPK. Yang sedang "
        "cuti atau belajar pun tetap terikat, selama seluruh tahapan."
    ),
)

UNEXPLAINED_ABBREVIATION = _rule(
    "singkatan-asing",
    "Singkatan ini tidak dijelaskan di berkas ini: {singkatan}.",
    "Pembaca di desa belum tentu mengenalnya.",
    'Tulis kepanjangannya sekali, misalnya "cuti di luar tanggungan negara (CLTN)".',
    Severity.ADVICE,
    wrong="Laporkan kepada XYZW.",
    right="Laporkan kepada Satuan Contoh Lengkap (XYZW).",
)

MAX_WORDS = 30
_SHORT = 2 * MAX_WORDS
"""Characters that cannot hold more words than that."""
_FOLDERS = tuple(
    f"{folder.path}/" for folder in (Folder.BRIEFINGS, Folder.MEETINGS, Folder.PAGES, Folder.GUIDANCE, Folder.CASES)
)
_FIELDS = re.compile(
    r"(?:|ringkasan|kalimat|tanya|keadaan|jawaban|sebaiknya|alasan|contoh|keterangan|(?:poin|pokok)\.\d+(?:\.kalimat)?)"
)
_ONE_WORD = re.compile(rf"\[\[[^\]]{{0,300}}\]\]|\]\([^)]{{0,400}}\)|<?{addresses.IN_TEXT}")
_WORD = re.compile(r"\w[\w'’/.-]*")
_ABBREVIATION = re.compile(r"(?<![\w/.(-])[A-Z]{2,8}(?![\w/])")
_EXPLANATION = re.compile(r"\(([A-Z]{2,8})\b|\b([A-Z]{2,8})(?= \(| adalah | ialah |, yaitu )")
_CAPITALS = re.compile("[A-Z]{2}")
_ROMAN = re.compile(r"[IVXLCDM]+")


def findings(passages: Iterable[Passage], path: str) -> Iterator[Finding]:
    """One piece of advice of each kind for a file, however often it is due."""
    if not path.startswith(_FOLDERS):
        return
    prose = [each for each in passages if each.line and each.is_prose and _FIELDS.fullmatch(each.field)]
    yield from _long(prose, path)
    yield from _unexplained(prose, path)


@cache
def known() -> frozenset[str]:
    """The abbreviations that every reader knows, from the data of the package."""
    text = PACKAGE.joinpath("reading", "data", "singkatan.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def _long(prose: list[Passage], path: str) -> Iterator[Finding]:
    counted = [
        (words, passage, start, sentence)
        for passage in prose
        if len(passage.text) > _SHORT
        for start, sentence in passage.sentences
        if len(sentence) > _SHORT and (words := len(_WORD.findall(_with_one_word(sentence, " x ")))) > MAX_WORDS
    ]
    if counted:
        words, passage, start, sentence = max(counted, key=lambda each: each[0])
        line = passage.line_at(start + len(sentence) - len(sentence.lstrip()))
        shown = " ".join(sentence.split()[:6])
        count = len(counted)
        yield Finding(
            LONG_SENTENCES.at(path, line, passage.field, banyak=count, kata=words, awal=shown, batas=MAX_WORDS)
        )


def _with_one_word(text: str, word: str | Callable[[re.Match[str]], str]) -> str:
    """A text with one word for each reference and address."""
    has_any = "[[" in text or "](" in text or "//" in text or "www." in text.lower()
    return _ONE_WORD.sub(word, text) if has_any else text


def _unexplained(prose: list[Passage], path: str) -> Iterator[Finding]:
    """An abbreviation is explained by standing in brackets after its words, or before them."""
    first: dict[str, tuple[Passage, int]] = {}
    explained: set[str] = set()
    for passage in prose:
        if not _CAPITALS.search(passage.text):
            continue
        text = _with_one_word(passage.text, lambda match: " " * len(match[0]))
        explained.update(match[1] or match[2] for match in _EXPLANATION.finditer(text))
        for match in _ABBREVIATION.finditer(text):
            first.setdefault(match[0], (passage, match.start()))
    names = [name for name in first if name not in explained and name not in known() and not _ROMAN.fullmatch(name)]
    if names:
        passage, position = first[names[0]]
        line, shown = passage.line_at(position), ", ".join(names)
        yield Finding(UNEXPLAINED_ABBREVIATION.at(path, line, passage.field, singkatan=shown))
