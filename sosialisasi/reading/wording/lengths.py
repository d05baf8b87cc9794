"""Lengths that are stated beside a span of days ("tiga hari, 24–26 November 2024") and that it has or has not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sosialisasi.ground.dates import MONTHS, Span, span_text
from sosialisasi.ground.days import parse_span
from sosialisasi.ground.problems import Family, Misread, Rule, Severity
from sosialisasi.reading.wording.passages import Passage
from sosialisasi.reading.wording.suppressions import Finding

WRONG_LENGTH = Rule(
    Family.WORDS,
    "lama-tak-cocok",
    'Tertulis "{tertulis}", padahal {rentang} itu {hari} hari.',
    "Pembaca tidak tahu mana yang benar, lamanya atau tanggalnya.",
    "Cocokkan keduanya dengan dokumen sumber.",
    Severity.WARNING,
    wrong="Masa tenang berjalan tiga hari, 23–26 November 2024.",
    right="Masa tenang berjalan tiga hari, 24–26 November 2024.",
)

_ONES = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_WORDS = {
    **{word: number for number, word in enumerate(_ONES, start=1)},
    **{f"{word} belas": number + 10 for number, word in enumerate(_ONES, start=1) if number > 1},
    **{f"{word} puluh": number * 10 for number, word in enumerate(_ONES, start=1) if number > 1},
    **{
        f"{tens} puluh {one}": ten * 10 + number
        for ten, tens in enumerate(_ONES, start=1)
        for number, one in enumerate(_ONES, start=1)
        if ten > 1
    },
    "sepuluh": 10,
    "sebelas": 11,
    "seratus": 100,
}
_ONE = "|".join(_ONES)
_NUMBER = rf"\d{{1,3}}|sepuluh|sebelas|seratus|satu|(?:{'|'.join(_ONES[1:])})(?: belas| puluh(?: (?:{_ONE}))?)?"
_LENGTH = re.compile(
    # What is a limit or counts from something else is no length.
    r"(?<![\w–-])(?=[\dsdtelb])"
    r"(?<!paling )(?<!lambat )(?<!\blama )(?<!dalam )(?<!minimal )(?<!maksimal )(?<!sedikit )(?<!kurang )(?<!dari )"
    rf"({_NUMBER})\s+hari\b(?!\s+(?:kerja|sebelum|sesudah|setelah|sejak|lagi|kemudian|per\b|pertama|terakhir))",
    re.IGNORECASE,
)
_MONTH = "|".join(MONTHS)
_SPAN = re.compile(
    rf"\d{{1,2}}(?:\s+(?:{_MONTH}))?(?:\s+\d{{4}})?\s*(?:[–—-]|sampai|hingga|s\.d\.|s/d)\s*\d{{1,2}}\s+(?:{_MONTH})\s+\d{{4}}",
    re.IGNORECASE,
)


def findings(passages: Iterable[Passage], path: str) -> Iterator[Finding]:
    """Sentences that hold one length and one span that disagree; with more of either nobody knows which is meant."""
    for passage in passages:
        if "hari" not in passage.text:
            continue
        for start, sentence in passage.sentences:
            spans = _SPAN.findall(sentence)
            lengths = list(_LENGTH.finditer(sentence)) if len(spans) == 1 else []
            if len(lengths) != 1:
                continue
            try:
                span = parse_span(" ".join(spans[0].split()))
            except Misread:
                continue
            if _days(lengths[0][1]) != span.days:
                line = passage.line_at(start + lengths[0].start())
                length, days = lengths[0][0], span_text(span)
                yield Finding(WRONG_LENGTH.at(path, line, passage.field, tertulis=length, rentang=days, hari=span.days))


def only_length(text: str) -> str | None:
    """The only length that a text states, unless it speaks of a span of its own, too."""
    lengths = [match[0] for match in _LENGTH.finditer(text)]
    return lengths[0] if len(lengths) == 1 and not _SPAN.search(text) else None


def agrees(length: str, span: Span) -> bool:
    """Whether a length as ``only_length`` gives it is that of a span."""
    return _days(length[: -len("hari")]) == span.days


def _days(number: str) -> int:
    word = " ".join(number.lower().split())
    return int(word) if word.isdigit() else _WORDS[word]
