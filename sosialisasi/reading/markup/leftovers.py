"""What is left of other dialects when everything was read: signs that somebody meant, and that would be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sosialisasi.ground.problems import Family, Rule, Severity

LEFTOVER_MARK = Rule(
    Family.TEXT,
    "tanda-tersisa",
    'Tanda "{tanda}" tampil apa adanya: "{potongan}".',
    "Pembaca melihat tandanya, bukan yang dimaksud.",
    "{cara} Bila memang tanda biasa, tulis \\ di depannya.",
    Severity.WARNING,
    wrong="Kepala desa ~~dilarang~~ wajib netral.",
    right="Kepala desa wajib netral.",
)


@dataclass(frozen=True, slots=True)
class Leftover:
    """A sign, where it is in the text that it is left in, and how to write what was meant."""

    sign: str
    start: int
    end: int
    mark: str
    """The mark of its line, if the text has any before it."""
    mend: str


_MARK = "\U000f0000-\U000fffff"
_START = f"(?<=[{_MARK}])"
_EMPHASIS = "Tebal ditulis **kata** dan miring _kata_: tanpa spasi di sisi dalam, dibuka dan ditutup di satu paragraf."
_CODE = "Teks apa adanya diapit satu tanda ` di kiri dan kanannya, atau baris ``` di atas dan bawahnya."
_HEADING = "Judul ditulis ## dan teksnya, di baris sendiri di luar daftar."
_STRUCK = "Teks coret tidak ada di sini. Hapus yang tidak berlaku."
_LINK = "Tautan ditulis [teks](alamat), semuanya di satu tempat."
LIST = 'Butir ditulis "- teks" atau "1. teks".'
_BOX = "Kotak uraian tidak ada di sini. Tulis sebagai paragraf biasa, atau beri judul dengan ##."
TABLE = "Tabel butuh baris | --- | di bawah kepalanya, atau tempel langsung dari Excel."
_AT_START: tuple[tuple[str, str], ...] = (
    (r"~{3,}", _CODE),
    (r"={3,}", "Judul bagian ditulis ## di depannya."),
    (r"(?:!!!|\?\?\?|:::)(?=[ \w])|\[!\w{2,20}\]|\.\. \w{1,30}::", _BOX),
    (r":(?=\s)", "Daftar istilah tidak ada di sini. Tulis **istilah**: penjelasannya."),
    (r"\+[-=+]{3,}|\|(?!\|)", TABLE),
    (rf"#{{1,6}}(?=\s|$|[{_MARK}])|h[1-6]\. ", _HEADING),
    (rf"#(?=[^\W\d_]{{1,40}} [^#{_MARK}]{{1,60}}$)", "Bila ini judul, tulis ## dan spasi."),
    (r"[-*+–•](?= \S)", "Di sel tabel tidak ada daftar. Pisahkan dengan titik koma, atau tulis di luar tabel."),
    (r">", "Kutipan ditulis > di awal baris, di luar daftar."),
    (r"--+(?=[ \w])|[-=]>(?=\s)|#\.(?=\s)|\(@\)|\[\d{1,3}\](?=\s)|\d{1,3}[:/](?=[ ])", LIST),
    (r"\d{1,2}(?: \.(?=\s)|[-–/](?= ))", LIST),
)

"""What only the beginning of a line can mean."""
_ANYWHERE: tuple[tuple[str, str], ...] = (
    (r"\[\[", ""),
    (r"\*{2,}|(?<![\w_])__(?=\w)|(?<=\w)__(?![\w_])", _EMPHASIS),
    (r"(?<![\w*])\*(?=[^\W_])|'''+", _EMPHASIS),
    (r"`+", _CODE),
    (r"~~+|(?<=\w)~(?=\w{1,10}~)|(?<![\w~])~(?=[^\s~])(?=[^~\n]{1,80}(?<!\s)~(?![\w~]))", _STRUCK),
    (r"==+", "Tanda sorot tidak ada di sini. Pakai **tebal**."),
    (r"\^(?=[\w(\[{])", "Pangkat dan catatan di tengah kalimat tidak ada di sini. Catatan kaki ditulis [^1]."),
    (r"\$\$|(?<![\w$])\$(?=[^\s$])(?=[^$\n]{1,80}(?<!\s)\$(?![\w$]))", "Rumus tidak ada di sini. Tulis dengan kata."),
    (r"\[\^", "Catatan kaki ditulis [^1], dan isinya [^1]: di baris sendiri."),
    (r"!\[|\]\(|\)\[|\]\[", _LINK),
    (r"\]\]", "Rujukan ditulis [[PP 94/2021 Pasal 5]], dengan dua kurung di kedua sisinya."),
    (r"\[[ xX]?\](?![(\[])", 'Kotak centang ditulis di awal butir: "- [ ] teks".'),
    (r"\[_?TOC_?\]", "Daftar isi dibuat sendiri oleh program."),
    (
        r"\[/?(?:b|i|u|s|url|img|quote|code|color|size|list)(?:=[^\[\]\n]{0,80})?\]|(?<!\\)\\(?:textbf|textit|emph|item|section)\b",
        _EMPHASIS,
    ),
    (r"\{\{|\}\}|\{%|%\}|\{[:#.](?=[^{}\n]{0,60}\})", "Tanda templat tidak dibaca di sini."),
    (r"(?<![\w:]):[a-z][a-z0-9_+-]{1,30}:(?![\w:])", "Tulis emoji-nya sendiri, atau hapus."),
    (r"(?<!\w)\+\+(?=\w)|\|\|", _EMPHASIS),
    (
        r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9xX][0-9A-Fa-f]{0,7});|&(?:nbsp|amp|lt|gt|quot)\b",
        "Tulis hurufnya sendiri, bukan kodenya.",
    ),
    (rf"{_START}\[[^\[\]{_MARK}]{{1,80}}\]:", "Catatan kaki dan alamat tautan ditulis di baris sendiri."),
    (rf"(?<=\n[{_MARK}])[\u2190-\u2bff\U0001f000-\U0001faff]|(?<=\s)[•▪◦‣](?=\s)", LIST),
    (r"\\(?=$|\s)", "Tanda \\ di sini tidak memutus baris."),
)
"""What means something wherever it stands; each begins with one of ``_BEGINS``."""
_BEGINS = r"[\[\]!)*_'`~=^$\\{}%:+|&•▪◦‣\u2190-\u2bff\U0001f000-\U0001faff]"
_SIGNS = (*_AT_START, *_ANYWHERE)


def _one_of(signs: tuple[tuple[str, str], ...]) -> str:
    return f"(?:{'|'.join(f'({pattern})' for pattern, _ in signs)})"


_ANY = re.compile(f"([{_MARK}])|{_START}{_one_of(_AT_START)}|(?={_BEGINS}){_one_of(_ANYWHERE)}")

_WITHIN = re.compile(r"[*_~`=^$\[\]{}|&\\+'•▪◦‣%:](?:(?<!:)|(?=[a-z]))")
_BEGINNING = re.compile(rf"[{_MARK}](?:[^\w\s\"“(]|\d{{1,2}}[ :/–-]|h[1-6]\. )")
"""Without one of these there is none; most texts have none, and are not looked at for each."""


def leftovers(text: str) -> Iterator[Leftover]:
    """The signs of other dialects in a text, with its line marks, that no span was made of; of each line one a kind."""
    if not _WITHIN.search(text) and not _BEGINNING.search(text):
        return
    seen: set[int | None] = set()
    mark = ""
    for m in _ANY.finditer(text):
        if m.lastindex == 1:
            mark = m[0]
            seen.clear()
        elif m.lastindex not in seen:
            seen.add(m.lastindex)
            yield Leftover(m[0], m.start(), m.end(), mark, _SIGNS[(m.lastindex or 0) - 2][1])
