"""What is published can be answered for: who wrote it, who else checked it, what it rests on, what has changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import assert_never

from sosialisasi.ground.problems import Family, Problem, Rule, Severity
from sosialisasi.site.facts import chain_on
from sosialisasi.site.model import MAX_TALKING_POINTS, Briefing, Meeting, Site
from sosialisasi.site.words import RefKind, Role, SecondReader, Sheet, Status

_rule = partial(Rule, Family.REFERENCES)

INCOMPLETE = _rule(
    "terbit-belum-lengkap",
    'Berstatus "{status}" tetapi belum memuat {kurang}.',
    "Bahan yang terbit harus dapat dipertanggungjawabkan.",
    "Lengkapi isiannya, atau kembalikan status ke draf.",
    wrong="status: terbit\npenulis: Bagian Humas",
    right=(
        "status: terbit\n"
        "penulis: Bagian Humas\n"
        "pemeriksa: Bagian Hukum\n"
        "perubahan:\n"
        "  - tanggal: 22 November 2026\n"
        "    catatan: Terbit pertama"
    ),
)

SAME_READER = _rule(
    "penulis-pemeriksa-sama",
    'Penulis dan pemeriksanya sama: "{nama}".',
    "Kesalahan sendiri sulit terlihat; bahan yang terbit perlu dibaca orang kedua.",
    'Minta orang atau bagian lain memeriksanya, lalu tulis di "pemeriksa".',
    Severity.WARNING,
    wrong="status: terbit\npenulis: Bagian Humas\npemeriksa: Bagian Humas",
    right="status: terbit\npenulis: Bagian Humas\npemeriksa: Bagian Hukum",
)

TOO_MANY_POINTS = _rule(
    "pokok-terlalu-banyak",
    "Ada {banyak} pokok; batasnya lima.",
    "Yang didengar sambil berdiri hanya sedikit yang diingat, dan lembarnya harus satu halaman.",
    "Pilih lima yang terpenting; sisanya tetap ada di naskah.",
    wrong="Enam kalimat di bawah kunci pokok.",
    right="Lima kalimat di bawah kunci pokok; sisanya di naskah.",
)

EMPTY_SHEET = _rule(
    "bagian-kosong",
    'Bagian cetak "{bagian}" diminta, tetapi tidak ada isinya.',
    "Bagian itu akan hilang dari paket tanpa diketahui.",
    "Isi bagiannya (misalnya kalender atau formulirnya), atau hapus dari cetak.",
    wrong="cetak: [agenda, kalender]\nkalender: []",
    right="cetak: [agenda, kalender]\nkalender: [lahat-2024]",
)


def check(site: Site) -> Iterator[Problem]:
    texts: tuple[Briefing | Meeting, ...] = (*site.briefings.values(), *site.meetings.values())
    for text in texts:
        if text.status.is_public and (missing := list(_missing(text))):
            yield INCOMPLETE.at(text.origin, "status", status=text.status.value, kurang=", ".join(missing))
    yield from _alone(site)
    for briefing in site.briefings.values():
        if (count := len(briefing.talking_points)) > MAX_TALKING_POINTS:
            yield TOO_MANY_POINTS.at(briefing.origin, "pokok", banyak=count)
    for meeting in site.meetings.values():
        for sheet in _empty(site, meeting):
            yield EMPTY_SHEET.at(meeting.origin, "cetak", bagian=sheet.value)


def _alone(site: Site) -> Iterator[Problem]:
    """Published texts that nobody but their author has checked: an error where the site asks for two."""
    is_required = site.settings.second_reader is SecondReader.REQUIRED
    for text in site.texts:
        if text.status is not Status.PUBLISHED or text.author is None or text.reviewer is None:
            continue
        if _plain(text.author) == _plain(text.reviewer):
            found = SAME_READER.at(text.origin, "pemeriksa", nama=text.reviewer)
            yield replace(found, severity=Severity.ERROR) if is_required else found


def _plain(name: str) -> str:
    """What two spellings of a name have in common."""
    return re.sub(r"[\W_]+", "", name.casefold())


def _empty(site: Site, meeting: Meeting) -> Iterator[Sheet]:
    """The parts that a meeting asks for, but that would be empty. Who asks for all, asks for all there is."""
    is_all = meeting.sheets == tuple(Sheet)
    return (sheet for sheet in meeting.sheets if not _is_filled(site, meeting, sheet, is_all))


def _is_filled(site: Site, meeting: Meeting, sheet: Sheet, is_all: bool) -> bool:
    if sheet.is_of_people and not meeting.kind.is_held:
        return is_all
    match sheet:
        case Sheet.LETTER:
            return is_all or meeting.letter is not None
        case Sheet.QUESTIONS:
            return is_all or bool(meeting.answers)
        case Sheet.PLEDGE:
            return _has_text(site, meeting, is_all, is_individual=False)
        case Sheet.PACT:
            return _has_text(site, meeting, is_all, is_individual=True)
        case Sheet.CALENDAR:
            return is_all or bool(meeting.calendars)
        case Sheet.GUIDANCE | Sheet.QUIZ | Sheet.QUIZ_KEY:
            return is_all or bool(meeting.guidance)
        case Sheet.REPORTING:
            return is_all or chain_on(site, meeting.date, meeting.region) is not None
        case Sheet.INVITED:
            return is_all or bool(meeting.participants or meeting.invitations or meeting.speakers)
        case Sheet.SIGNING | Sheet.UNSIGNED:
            return is_all or bool(site.pledges)
        case Sheet.KIT:
            return is_all or any(item.applies_to(Role.VILLAGE) for item in site.guidance.values())
        case Sheet.AGENDA | Sheet.POINTS | Sheet.ATTENDANCE | Sheet.RECEIPT:
            return True
        case Sheet.MINUTES | Sheet.FOLLOW_UP | Sheet.EVALUATION:
            return True
        case _:
            assert_never(sheet)


def _has_text(site: Site, meeting: Meeting, is_all: bool, *, is_individual: bool) -> bool:
    """Whether there is a text to read or to sign; who asks for all asks for those that are for its roles, if there are
    any.
    """
    if site.pledges_of(meeting, is_individual=is_individual):
        return True
    there = any(text.is_individual is is_individual for text in site.pledges.values())
    return is_all and (there or bool(meeting.pledges))


def _missing(text: Briefing | Meeting) -> Iterator[str]:
    if text.author is None:
        yield "penulis"
    if text.reviewer is None:
        yield "pemeriksa"
    if not text.changes:
        yield "perubahan (catatan perubahan)"
    if not text.body.text.strip():
        yield "naskah"
    if not text.bases and not any(ref.kind is RefKind.CITATION for ref in text.body.refs):
        yield "dasar hukum"
