"""A day that a rule counts from another one is the day that the rule comes to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from sosialisasi.ground.counting import POLLING
from sosialisasi.ground.dates import long, span_text
from sosialisasi.ground.problems import Family, Problem, Rule
from sosialisasi.site.model import Election, Site
from sosialisasi.site.stages import anchor_name, spans

_rule = partial(Rule, Family.REFERENCES)

DATE_BREAKS_RULE = _rule(
    "tanggal-lain-dari-aturan",
    "{tahapan} ditulis {tanggal}, padahal aturannya ({aturan}) jatuh {hitungan}.",
    "Tanggal yang lain dari aturannya biasanya salah ketik.",
    "Periksa tanggal itu dan patokannya. Bila memang ditetapkan lain, tulis sebabnya di beda.",
    wrong="tanggal: 23–26 November 2024  # aturan: H-3 sampai H-1",
    right="tanggal: 24–26 November 2024  # aturan: H-3 sampai H-1",
)

COUNTED_FROM_ITSELF = _rule(
    "aturan-berputar",
    "{tahapan} dihitung dari {patokan}, yang dihitung dari tahapan ini sendiri.",
    "Dari hitungan yang berputar tidak pernah ada harinya.",
    "Hitung salah satunya dari tahapan lain, atau tulis tanggalnya.",
    wrong=(
        "  - id: pendaftaran\n"
        "    aturan: 25 hari sebelum penetapan\n"
        "  - id: penetapan\n"
        "    aturan: 25 hari sesudah pendaftaran"
    ),
    right=(
        "  - id: pendaftaran\n    tanggal: 28 Agustus 2024\n  - id: penetapan\n    aturan: 25 hari sesudah pendaftaran"
    ),
)


def check(site: Site) -> Iterator[Problem]:
    for election in site.elections.values():
        yield from _obeyed(election)
        yield from _counted_from_itself(election)


def _obeyed(election: Election) -> Iterator[Problem]:
    """Days that are written are those of their rules, unless it is said why not."""
    known = spans(election)
    for number, stage in enumerate(election.stages):
        for rule in stage.rules:
            anchor = known.get(rule.anchor)
            if stage.span is None or anchor is None or stage.deviation or rule.allows(stage.span, anchor):
                continue
            own = rule.span(anchor)
            day = span_text(own) if rule.limit is None else f"{rule.limit} {long(own.start)}"
            yield DATE_BREAKS_RULE.at(
                election.origin,
                f"tahapan.{number}.tanggal",
                tahapan=stage.name,
                tanggal=span_text(stage.span),
                aturan=rule.words(anchor_name(election, rule.anchor)),
                hitungan=day,
            )


def _counted_from_itself(election: Election) -> Iterator[Problem]:
    """No stage without days is counted from itself, by however many others; nothing is counted from a limit."""
    anchors = {
        stage.id: [rule.anchor for rule in stage.rules if rule.limit is None]
        for stage in election.stages
        if stage.span is None
    }
    if election.polling_day:
        anchors.pop(POLLING, None)
    for number, stage in enumerate(election.stages):
        for anchor in anchors.get(stage.id, ()):
            if stage.id in _reached(anchor, anchors):
                field, name = f"tahapan.{number}.aturan", anchor_name(election, anchor)
                yield COUNTED_FROM_ITSELF.at(election.origin, field, tahapan=stage.name, patokan=name)


def _reached(start: str, anchors: Mapping[str, list[str]]) -> set[str]:
    """All stages from which one is counted in the end, itself included."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        stage = waiting.pop()
        if stage not in found:
            found.add(stage)
            waiting += anchors.get(stage, ())
    return found
