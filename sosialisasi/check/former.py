"""What was withdrawn is not used any more, and only what is no longer kept up has something to be read instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from sosialisasi.ground.dates import Day, long
from sosialisasi.ground.problems import Family, Problem, Rule
from sosialisasi.site import routes
from sosialisasi.site.model import Briefing, Case, Figure, Guidance, Meeting, Origin, Page, Site
from sosialisasi.site.words import RefKind, Status

_rule = partial(Rule, Family.REFERENCES)

WITHDRAWN_TARGET = _rule(
    "rujukan-ditarik",
    '{jenis} "{nilai}" sudah ditarik pada {tanggal}.',
    "Yang sudah ditarik tidak boleh dipakai lagi sebagai bahan.",
    "Pakai penggantinya, atau hapus rujukannya.",
    wrong=(
        "content/boleh-jangan/d-12.yaml:\n"
        "ditarik:\n"
        "  tanggal: 1 Desember 2026\n"
        "  alasan: Dasarnya dicabut.\n"
        "\n"
        "content/situs.yaml:\n"
        "butir_utama: [D-12]"
    ),
    right="content/situs.yaml:\nbutir_utama: [D-13]",
)

NEEDLESS_SUCCESSOR = _rule(
    "pengganti-tanpa-sebab",
    "Ada pengganti, tetapi bahan ini tidak ditarik dan bukan arsip.",
    "Pembaca tidak tahu mana yang berlaku.",
    'Tambahkan "ditarik" dengan tanggal dan alasannya, ubah status menjadi arsip, atau hapus "pengganti".',
    wrong="status: terbit\npengganti: ../briefing/media-sosial.md",
    right="status: arsip\npengganti: ../briefing/media-sosial.md",
)

OWN_SUCCESSOR = _rule(
    "pengganti-diri",
    "Bahan ini menyebut dirinya sendiri sebagai pengganti.",
    "Pembaca yang mencari penggantinya kembali ke sini.",
    'Tulis bahan lain di "pengganti", atau hapus baris itu.',
    wrong="content/briefing/media-sosial.md:\nstatus: arsip\npengganti: ../briefing/media-sosial.md",
    right="content/briefing/media-sosial.md:\nstatus: arsip\npengganti: ../briefing/salah-kaprah.md",
)


def check(site: Site) -> Iterator[Problem]:
    known: Mapping[str, Briefing | Meeting | Page | Guidance | Case] = {
        **{text.origin.path: text for text in (*site.texts, *site.cases.values())},
        **site.guidance,
    }
    for text in site.texts:
        if text.status.is_public and text.withdrawal is None:
            yield from _text(site, text)
        is_kept_up = text.withdrawal is None and text.status is not Status.ARCHIVED
        yield from _successor(text, known, is_kept_up=is_kept_up)
    for answer in site.answers:
        yield from _successor(answer, known, is_kept_up=answer.withdrawal is None)
    cases = (case for case in site.cases.values() if case.withdrawal is None)
    users: tuple[Case | Figure, ...] = (*cases, *site.figures.values())
    for user in users:
        for number, id in enumerate(user.items):
            yield from _used(site, id, Day.max, user.origin, user.origin.line(f"butir.{number}"), "butir")
    for number, id in enumerate(site.settings.top_items):
        origin = site.settings.origin
        yield from _used(site, id, Day.max, origin, origin.line(f"butir_utama.{number}"), "butir_utama")


def _text(site: Site, text: Briefing | Meeting | Page) -> Iterator[Problem]:
    """A meeting is an event: what was withdrawn later stays in it, and says so there."""
    day = text.date if isinstance(text, Meeting) else Day.max
    for ref in text.body.refs:
        if ref.kind in (RefKind.GUIDANCE, RefKind.GUIDANCE_BLOCK):
            yield from _used(site, ref.target, day, text.origin, ref.line)
    for number, id in enumerate(text.guidance if isinstance(text, Meeting) else ()):
        yield from _used(site, id, day, text.origin, text.origin.line(f"boleh_jangan.{number}"), "boleh_jangan")


def _used(site: Site, id: str, day: Day, origin: Origin, line: int | None, field: str = "") -> Iterator[Problem]:
    item = site.guidance.get(id)
    if item is not None and item.withdrawal is not None and item.withdrawal.date <= day:
        yield _withdrawn("Butir", id, item.withdrawal.date, origin, line, field)


def _successor(
    text: Briefing | Meeting | Page | Guidance | Case,
    known: Mapping[str, Briefing | Meeting | Page | Guidance | Case],
    *,
    is_kept_up: bool,
) -> Iterator[Problem]:
    if text.successor is None:
        return
    origin = text.origin
    if is_kept_up:
        yield NEEDLESS_SUCCESSOR.at(origin, "pengganti")
    file = routes.linked_source(origin.path, text.successor.partition("#")[0])
    named = known.get(text.successor) or known.get(file)
    if named is text:
        yield OWN_SUCCESSOR.at(origin, "pengganti")
    elif named is not None and named.withdrawal is not None:
        line = origin.line("pengganti")
        yield _withdrawn("Pengganti", text.successor, named.withdrawal.date, origin, line, "pengganti")


def _withdrawn(kind: str, name: str, day: Day, origin: Origin, line: int | None, field: str) -> Problem:
    return WITHDRAWN_TARGET.at(origin.path, line, field, jenis=kind, nilai=name, tanggal=long(day))
