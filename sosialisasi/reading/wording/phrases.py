"""Neutrality: phrases that ask for votes in any election, whoever stands. The names of one are for ``check.neutral``.

Our own material teaches what must not be said, and has to say it for that. So a phrase is excused where the sentence
forbids it, or where it is only quoted in a passage that forbids it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sosialisasi.ground.problems import Family, Rule, Severity
from sosialisasi.reading.wording.passages import Passage
from sosialisasi.reading.wording.suppressions import Finding

PARTISAN_PHRASE = Rule(
    Family.WORDS,
    "netral-ajakan",
    '{tanda}: "{kata}" {apa}.',
    "Bahan dari instansi yang terbaca memihak menyeret penulis, pemeriksa, dan atasannya.",
    "Hapus atau ganti kalimatnya. Bila kalimat itu justru menjelaskan larangan, tulis di atasnya "
    '"<!-- abaikan {tanda}: alasannya -->" (di YAML: "# abaikan {tanda}: alasannya").',
    Severity.WARNING,
    wrong="Jangan lupa coblos nomor 99.",
    right="Gunakan hak pilih Anda dengan bebas dan rahasia.",
)


def pattern(words: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Whole words in any spelling of what is between them: ``**coblos** _nomor_``, ``coblos-nomor.html``."""
    return re.compile(rf"(?<![^\W_])(?:{words.replace(' ', SEPARATOR)})(?![^\W_])", flags)


SEPARATOR = r"[\W_]{1,16}"
"""Also the end of a line and the indentation of the next."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A pattern, and groups of stems of each of which a text must hold one: most texts need not be searched then."""

    pattern: re.Pattern[str]
    stems: tuple[tuple[str, ...], ...]

    def may_be_in(self, lower: str) -> bool:
        # Written out, since it is asked of each piece of a text.
        for group in self.stems:
            for stem in group:
                if stem in lower:
                    break
            else:
                return False
        return True

    def may_be_of(self, held: set[str]) -> bool:
        """Whether it may be in a text that holds these of all stems."""
        return not any(held.isdisjoint(group) for group in self.stems)


def _phrase(words: str, *stems: str) -> _Phrase:
    return _Phrase(pattern(words), tuple(tuple(group.split()) for group in stems))


_N = r"(?:0?[1-9]|1[0-9]|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)"
_NUMBER = r"(?:nomor|nomer|no|nmr)"
_WORD = r"[^\W_]{1,40}+"
_SIDE = r"(?:pasangan|paslon|kandidat|petahana|beliau|jagoan|putra daerah|putri daerah)"
_OFFICE = r"(?:bupati|gubernur|wali kota|walikota|presiden|kepala daerah)"
_VOTE = r"(?:pilih|memilih|milih|(?:men)?coblos|nyoblos|(?:me)?(?:t|n)usuk|(?:men)?dukung|(?:me)?menangkan)(?:lah)?"
_CALL = (
    r"(?:ayo|mari|marilah|yuk|tolong|mohon|jangan lupa|jangan ragu|wajib|harus|sebaiknya|sepakat|kompak|siap|kami|saya)"
    r"(?: (?:terus|selalu|bersama|lagi|kembali|saja|kita|bantu|untuk|satu komando)){0,2}"
)
_SHOW = r"(?:salam|pose|berpose|gaya|(?:meng)?angkat|acungan|(?:meng)?acungkan|tunjukkan)"

_OFFICES = "bupati gubernur wali presiden kepala"
_VOTES = "pilih milih coblos tusuk nusuk dukung menangkan"
_SIDES = "pasangan paslon kandidat petahana beliau jagoan daerah"

PHRASES: Mapping[str, tuple[str, tuple[_Phrase, ...]]] = {
    "NET-05": (
        "mengajak memilih nomor",
        (
            _phrase(
                rf"{_VOTE}(?: (?:yang|saja|gambar|{_SIDE}|calon))* {_NUMBER}(?: urut)? {_N}(?! tahun)", _VOTES, "no nmr"
            ),
            _phrase(rf"{_VOTE}(?: (?:yang|saja|{_SIDE}|calon))* {_NUMBER} urut", "urut"),
            _phrase(rf"{_VOTE} (?:paslon|pasangan|calon|kandidat) {_N}", _VOTES, "paslon pasangan calon kandidat"),
            _phrase(r"(?:coblos|nyoblos|tusuk)(?:lah)? (?:[^\W_]{1,40}nya|gambar|nomor|yang|saja)", "coblos tusuk"),
            _phrase(rf"(?:yang nomor|nomor urut) {_N}", "nomor"),
            _phrase(rf"{_NUMBER} {_N} (?:di hati|pilihan|juara|pasti|menang)", "hati pilihan juara pasti menang"),
            _phrase(
                r"(?:pilih|coblos)(?:lah)? yang (?:sudah|jelas|pasti) (?:terbukti|berpengalaman|bekerja|nyata)", "yang"
            ),
        ),
    ),
    "NET-06": (
        "mengajak mendukung atau memenangkan peserta",
        (
            _phrase(rf"{_CALL} {_VOTE} {_SIDE}", _VOTES, _SIDES),
            _phrase(rf"(?:dukung|menangkan)(?:lah)?(?: terus| selalu)? {_SIDE}", "dukung menangkan", _SIDES),
            _phrase(
                r"(?:beri|berikan|satukan|rapatkan|titip) (?:suara|dukungan|barisan)(?: (?:anda|kita))? "
                rf"(?:untuk|kepada|bagi|buat|demi) (?:{_SIDE}|partai|calon)",
                "suara dukungan barisan",
            ),
            _phrase(
                r"(?:suara|pilihan|dukungan|hati)(?: (?:keluarga|kita|anda|kami|warga|bulat|hanya|tetap|penuh)){1,3} "
                rf"(?:untuk|buat|kepada) (?:{_SIDE}|partai|calon|nomor)",
                "untuk buat kepada",
                "suara pilihan dukungan hati",
            ),
            _phrase(rf"(?:doakan|doa restu)(?: {_WORD}){{0,2}} {_SIDE}", "doa"),
            _phrase(rf"(?:setia|terus|selalu|tetap) (?:mendukung|dukung|bersama) {_SIDE}", "dukung bersama", _SIDES),
            _phrase(r"(?:kawal(?:lah)?|salam) kemenangan", "kemenangan"),
            _phrase(r"(?:menang|unggul)(?: dalam)? (?:satu|sekali|1) putaran", "putaran"),
            _phrase(rf"(?:hidup|jaya) {_SIDE}", "hidup jaya", _SIDES),
            _phrase(
                rf"(?:{_VOTE}|antarkan|jadikan)(?: {_WORD}){{1,4}} (?:sebagai|menjadi|jadi) {_OFFICE}",
                "sebagai jadi",
                _OFFICES,
            ),
        ),
    ),
    "NET-07": (
        "terbaca sebagai slogan melanjutkan atau mengganti",
        (
            _Phrase(re.compile(r"(?<![^\W_])lanjutkan\W{0,3}!", re.IGNORECASE), (("lanjutkan",),)),
            _phrase(
                rf"(?:lanjutkan|teruskan) (?:{_SIDE}|kepemimpinan|pengabdian|perjuangan|bersama (?:beliau|{_OFFICE}))",
                "lanjutkan teruskan",
            ),
            _phrase(r"(?:dua|tiga|2|3) periode(?: lagi)?", "periode"),
            _phrase(r"(?:satu|1) periode lagi", "periode"),
            _phrase(rf"ganti {_OFFICE}", "ganti", _OFFICES),
            _phrase(r"(?:saatnya|waktunya) (?:perubahan|ganti|berubah|berganti)", "saatnya waktunya"),
        ),
    ),
    "NET-08": (
        "adalah tagar yang memihak",
        (
            _Phrase(
                re.compile(
                    r"(?<!\w)#\w*(?:ganti|menang|lanjut|coblos|dukung|periode|paslon|nomor|putaran|pilih(?:no|\d))\w*",
                    re.IGNORECASE,
                ),
                (("#",),),
            ),
        ),
    ),
    "NET-09": (
        "adalah isyarat tangan yang memihak",
        (
            _phrase(
                rf"{_SHOW}(?: dengan)? {_N} (?:jari|jempol|telunjuk)(?! (?:yang )?bertinta)", "jari jempol telunjuk"
            ),
            _phrase(r"salam (?:jempol|metal|telunjuk|kelingking)", "salam"),
        ),
    ),
    "NET-10": (
        "memuji peserta atau mendoakan kemenangannya",
        (
            _phrase(rf"semoga(?: {_WORD}){{1,4}} (?:menang|terpilih|dilantik|(?:men)?jadi {_OFFICE})", "semoga"),
            _phrase(
                r"(?:calon|pemimpin|kandidat) (?:terbaik|idaman|harapan|pilihan) (?:kita|kami|rakyat|warga|yang)",
                "terbaik idaman harapan pilihan",
            ),
            _phrase(rf"{_OFFICE} (?:berikutnya|selanjutnya|baru)(?: {_WORD}){{0,2}} kita", _OFFICES, "kita"),
            _phrase(rf"{_SIDE} (?:pasti|harus|layak|pantas) (?:menang|terpilih)", "menang terpilih"),
        ),
    ),
}
"""By the mark that suppresses it: what a phrase does, and its patterns."""
_STEMS = {stem for _, known in PHRASES.values() for phrase in known for group in phrase.stems for stem in group}

_FORBIDS = re.compile(
    r"\b(?:dilarang(?! golput)|larangan|terlarang|tidak (?:boleh|memuat|menulis|memakai|menyebut)|(?:me)?langgar\w*"
    r"|pelanggaran|keliru|menolak|tolak|bukan ajakan|(?:di|me)?laporkan)\b",
    re.IGNORECASE,
)
_WARNS = re.compile(
    r"\b(?:jangan(?! (?:lupa|ragu|takut|bimbang|salah|sampai|mau|biarkan|tunda|lewatkan|diam|kalah|malu))"
    r"|hindari)\b",
    re.IGNORECASE,
)
"""What forbids only that which follows it: "ganti bupati, jangan menunggu" does not forbid the change."""
_INNOCENT: Mapping[str, re.Pattern[str]] = {
    "NET-05": re.compile(
        r"\b(?:(?:meng|di)undi|(?:peng)?undian|antrean|loket|telepon|penjawab|tombol|formulir|daftar hadir|lampiran)\b",
        re.IGNORECASE,
    ),
    "NET-07": re.compile(
        r"\b(?:masa jabatan|paling (?:lama|banyak)|data|laporan|dilaporkan|pelaporan|anggaran|gaji|sejarah)\b",
        re.IGNORECASE,
    ),
}
"""What a sentence is about in which a phrase of a mark says nothing of candidates: a draw, a term, a budget."""
_QUOTED = re.compile(r"\"[^\"]{0,600}\"|“[^”]{0,600}”|‘[^’]{0,600}’|`[^`]{0,600}`")


def findings(passages: Iterable[Passage], path: str) -> Iterator[Finding]:
    """The first phrase of each mark in each passage, unless its passage excuses it."""
    pieces = [(each, each.text.lower()) for each in passages]
    # Each word once, in any order: no stem holds a space.
    words = " ".join({word for _, lower in pieces for word in lower.split()})
    held = {stem for stem in _STEMS if stem in words}
    likely = {mark: [phrase for phrase in known if phrase.may_be_of(held)] for mark, (_, known) in PHRASES.items()}
    likely = {mark: known for mark, known in likely.items() if known}
    for passage, lower in pieces:
        for mark, known in likely.items():
            match = None
            for phrase in known:
                if phrase.may_be_in(lower) and (match := phrase.pattern.search(passage.text)):
                    break
            if match and not is_excused(passage, mark, match):
                line = passage.line_at(match.start())
                words, effect = plain_words(match), PHRASES[mark][0]
                problem = PARTISAN_PHRASE.at(path, line, passage.field, tanda=mark, kata=words, apa=effect)
                yield Finding(problem, mark)


def plain_words(match: re.Match[str]) -> str:
    """The words of a match, on one line and without the signs of Markdown."""
    return " ".join(re.sub(r"[*_`~]+", " ", match[0]).split())


def is_excused(passage: Passage, mark: str, match: re.Match[str]) -> bool:
    """Whether a phrase is only told of: forbidden by its sentence, or quoted where something is forbidden."""
    sentence = passage.sentence(match.start(), match.end())
    before = passage.context + "\n" + sentence[: sentence.find(match[0])]
    innocent = _INNOCENT.get(mark)
    if _WARNS.search(before) or _FORBIDS.search(f"{passage.context}\n{sentence}"):
        return True
    if innocent and innocent.search(sentence):
        return True
    is_quoted = any(q.start() < match.start() and match.end() < q.end() for q in _QUOTED.finditer(passage.text))
    return is_quoted and bool(_FORBIDS.search(passage.text) or _WARNS.search(passage.text))
