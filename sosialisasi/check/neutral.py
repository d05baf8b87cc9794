"""Our texts name nobody who stands: names, parties, slogans and numbers of ``content/peserta``, while an election runs.

What asks for votes whoever stands is found in each file alone (``wording.phrases``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from sosialisasi.ground.dates import Day, Span
from sosialisasi.ground.files import ContentFile
from sosialisasi.ground.problems import Family, Problem, Rule, Severity
from sosialisasi.reading import load
from sosialisasi.reading.wording import LISTED
from sosialisasi.reading.wording.phrases import is_excused, pattern, plain_words
from sosialisasi.reading.wording.suppressions import Finding, settle
from sosialisasi.site.model import Briefing, Contest, Meeting, Page, Participant, Site
from sosialisasi.site.stages import held_stages, spans

_rule = partial(Rule, Family.WORDS)

NAMED_CONTESTANT = _rule(
    "netral-peserta",
    '{tanda}: "{kata}" adalah {apa} dalam {pemilihan}.',
    "Selama tahapan, bahan yang menyebut satu peserta terbaca memihak.",
    "Hapus sebutan itu, juga dari nama berkas dan tautan. Bila memang harus ada, tulis di atasnya "
    '"<!-- abaikan {tanda}: alasannya -->" (di YAML: "# abaikan {tanda}: alasannya").',
    Severity.WARNING,
    wrong="Rapat ini didukung oleh Polan Umpama.",
    right="Rapat ini didukung oleh semua OPD.",
)

_LIST = (
    "pemilihan: pilkada-2024\n"
    "daerah: 16.10\n"
    "lengkap: {}\n"
    "peserta:\n"
    "  - nama: Fulan Contoh\n"
    "    nomor: 98\n"
    "  - nama: Polan Umpama\n"
    "    nomor: 99"
)

INCOMPLETE_CONTEST = _rule(
    "peserta-tak-lengkap",
    "Daftar peserta ini belum lengkap: {sebab}.",
    "Daftar yang tidak memuat semua peserta hanya menjaga dari sebagian, jadi tidak netral.",
    'Tulis semua peserta, lalu "lengkap: ya". Bila belum tahu semuanya, hapus berkas ini dulu. '
    'Bila calonnya tunggal, tulis juga "nama: Kolom kosong".',
    wrong=_LIST.format("tidak"),
    right=_LIST.format("ya"),
)

_NAMES, _PARTIES, _SLOGANS, _NUMBERS = LISTED
_TITLES = re.compile(
    "h|hj|dr|drs|dra|ir|prof|kh|kph|apt|tgk|tgh|ust|pdt|kol|letkol|mayor|kompol|akbp|bapak|ibu|pak|bu", re.IGNORECASE
)
_ENDING = "(?:-?(?:nya|ku|mu|lah|kah|pun))?"
_COUNTED = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")


@dataclass(frozen=True, slots=True)
class _Sign:
    """Something by which a participant is recognised. ``hint`` is in every text that shows it."""

    mark: str
    kind: str
    pattern: re.Pattern[str]
    hint: bytes


@dataclass(frozen=True, slots=True)
class _Watch:
    """What is not to be named, and when."""

    election: str
    span: Span
    signs: tuple[_Sign, ...]


def check(site: Site, texts: Iterable[ContentFile]) -> Iterator[Problem]:
    """The lists are whole, and no text of the days of an election names who stands in it."""
    for contest in site.contests.values():
        yield from _whole(contest)
    watches = [watch for contest in site.contests.values() if (watch := _watch(site, contest))]
    if not watches:
        return
    days = _days(site)
    for text in texts:
        if load.KINDS[text.folder] is Contest:
            continue
        own = days.get(text.path, site.settings.as_of)
        active = [watch for watch in watches if own in watch.span or site.settings.as_of in watch.span]
        if active:
            yield from _text(text, active)


def _whole(contest: Contest) -> Iterator[Problem]:
    if _too_much(contest):
        cause = f"nama dan slogannya lebih dari {_MOST_SIGNS}, atau ada yang lebih dari {_LONGEST_SIGN} huruf"
    elif not contest.is_complete:
        cause = 'tertulis "lengkap: tidak"'
    elif len(contest.participants) < 2:
        cause = "pesertanya hanya satu"
    else:
        return
    line = contest.origin.line("lengkap" if not contest.is_complete else "peserta")
    yield INCOMPLETE_CONTEST.at(contest.origin.path, line, sebab=cause)


_MOST_SIGNS = 2000
_LONGEST_SIGN = 500
"""All texts are searched for all signs of a list. Eight hundred candidates of eighteen parties have fewer."""


def _too_much(contest: Contest) -> bool:
    """Whether nobody could look for all that a list holds."""
    signs = [sign for each in contest.participants for sign in _called(each)]
    return len(signs) > _MOST_SIGNS or any(len(sign) > _LONGEST_SIGN for sign in signs)


def _called(who: Participant) -> Iterator[str]:
    yield from (name for name in (who.name, who.running_mate) if name)
    yield from (*who.nicknames, *who.parties, *who.slogans)


def _watch(site: Site, contest: Contest) -> _Watch | None:
    """From the first day of its stages to the last, those of the region's own calendar with them."""
    election = site.elections.get(contest.election)
    if election is None or _too_much(contest):
        return None
    days = [*spans(election).values()]
    for calendar in site.calendars.values():
        if (calendar.election, calendar.region) == (contest.election, contest.region):
            days += [row.span for row in held_stages(calendar, election)]
    if not days:
        return None
    whole = Span(min(span.start for span in days), max(span.end for span in days))
    return _Watch(election.name, whole, tuple(sign for each in contest.participants for sign in _signs(each)))


def _days(site: Site) -> Mapping[str, Day]:
    """The day of each text that has one."""
    return {text.origin.path: _day(text) for text in site.texts}


def _day(text: Briefing | Meeting | Page) -> Day:
    return text.date if isinstance(text, Meeting) else text.updated or text.last_change


def _signs(who: Participant) -> Iterator[_Sign]:
    people = [name for name in (who.name, who.running_mate) if name]
    called = [" ".join(_bare(name)) for name in people] + list(who.nicknames)
    groups = ((_NAMES, "nama peserta", called), (_PARTIES, "partai", who.parties), (_SLOGANS, "slogan", who.slogans))
    for mark, kind, known in groups:
        for each in known:
            if words := re.findall(r"[^\W_]+", each):
                # An abbreviation may be a word, too, when it is not in capitals.
                is_word = len(words) == 1 and each.isupper()
                made = pattern(" ".join(words) + _ENDING, 0 if is_word else re.IGNORECASE)
                yield _Sign(mark, kind, made, max(words, key=len).lower().encode())
    if who.number is not None:
        number = "|".join([f"0?{who.number}", *_COUNTED[who.number - 1 : who.number]])
        side = "(?:paslon|pasangan|pasangan calon|kandidat|calon)"
        shown_as = (
            (f"nomor urut (?:{number})", b"urut"),
            (f"{side} (?:nomor|no) (?:{number})", b"no"),
            (f"paslon (?:{number})", b"paslon"),
        )
        for form, hint in shown_as:
            yield _Sign(_NUMBERS, "nomor peserta", pattern(form), hint)


def _bare(name: str) -> list[str]:
    """The words of a name without its titles: ``Drs. H. Fulan Contoh, M.Si.`` → ``Fulan Contoh``."""
    words = re.findall(r"[^\W_]+", name.partition(",")[0])
    start = next((n for n, word in enumerate(words) if not _TITLES.fullmatch(word)), 0)
    return words[start:]


def _text(text: ContentFile, watches: list[_Watch]) -> Iterator[Problem]:
    data = text.data.lower() + b"\n" + text.stem.encode()
    hinted = [(watch.election, sign) for watch in watches for sign in watch.signs if sign.hint in data]
    whole = f"{text.data.decode('utf-8', 'replace')}\n{text.stem}" if hinted else ""
    likely = [(election, sign) for election, sign in hinted if sign.pattern.search(whole)]
    if not likely and b"abaikan" not in data:
        return
    wording = load.wording_of(text)
    if wording is None:
        return
    found: list[Finding] = []
    for passage in wording.passages:
        told: dict[str, tuple[re.Match[str], str, str]] = {}  # Of a name and a part of it, the longer one.
        for election, sign in likely:
            match = sign.pattern.search(passage.text)
            if match is None or (sign.mark == _NUMBERS and is_excused(passage, sign.mark, match)):
                continue
            if sign.mark not in told or len(match[0]) > len(told[sign.mark][0][0]):
                told[sign.mark] = match, sign.kind, election
        for mark, (match, kind, election) in told.items():
            line, words = passage.line_at(match.start()), plain_words(match)
            named = NAMED_CONTESTANT.at(
                text.path, line, passage.field, tanda=mark, kata=words, apa=kind, pemilihan=election
            )
            found.append(Finding(named, mark))
    mine = (each for each in wording.suppressions if each.mark in LISTED)
    yield from settle(found, mine, text.path)
