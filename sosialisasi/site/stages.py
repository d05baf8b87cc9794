"""When the stages of an election are: as they are written, as a rule counts them, and as a region has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sosialisasi.ground.counting import POLLING
from sosialisasi.ground.dates import Day, Span
from sosialisasi.site.model import Calendar, Election, Stage
from sosialisasi.site.words import Phase, Verification, least_sure, small


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage with its days as they hold in a region, with the national days and the reason where they differ;
    ``cancelled`` says why it does not hold.
    """

    stage: Stage
    span: Span
    usual: Span | None = None
    reason: str | None = None
    is_local: bool = False
    cancelled: str | None = None


def national_stages(election: Election) -> tuple[StageRow, ...]:
    """The national stages whose days are known, in order of time."""
    return tuple(sorted(_dated(election, {}), key=_in_time))


def effective_stages(calendar: Calendar, election: Election) -> tuple[StageRow, ...]:
    """The national stages as the region overrides them, and its own events, in order of time."""
    overrides = {override.stage: override for override in calendar.overrides}
    usual = {row.stage.id: row.span for row in _dated(election, {})}
    rows = []
    for row in _dated(election, {id: override.span for id, override in overrides.items()}):
        national = usual.get(row.stage.id)
        if other := overrides.get(row.stage.id):
            changed = replace(row.stage, bases=other.bases, verification=other.verification)
            rows.append(StageRow(changed, row.span, usual=national, reason=other.reason))
        else:  # Its days differ all the same if they are counted from a stage that is overridden.
            rows.append(row if row.span == national else replace(row, usual=national))
    for event in calendar.events:
        local = Stage(
            id=event.id,
            name=event.name,
            phase=event.phase,
            span=event.span,
            bases=event.bases,
            verification=event.verification,
            note=event.note,
        )
        rows.append(StageRow(local, event.span, is_local=True, cancelled=event.cancelled))
    return tuple(sorted(rows, key=_in_time))


def held_stages(calendar: Calendar, election: Election) -> tuple[StageRow, ...]:
    """Those of ``effective_stages`` that were not called off."""
    return tuple(row for row in effective_stages(calendar, election) if row.cancelled is None)


def undated_stages(election: Election, other: Mapping[str, Span] | None = None) -> tuple[Stage, ...]:
    """The national stages whose days nobody knows yet, in the order of the file; as ``spans`` knows them."""
    known = spans(election, other)
    return tuple(stage for stage in election.stages if stage.id not in known)


def spans(election: Election, other: Mapping[str, Span] | None = None) -> Mapping[str, Span]:
    """The days of the national stages by their ids, and of polling by ``POLLING``: those that a region has in their
    place, those that are written, and those that a rule counts from them.
    """
    known = {**_written(election), **(other or {})}
    while counted := dict(_counted(election, known)):
        known |= counted
    return known


def last_day(election: Election, rows: Iterable[StageRow]) -> Day | None:
    """The last day of an election that has these stages, polling day included if none of them is that of polling;
    ``None`` if none of its days is known.
    """
    ends = {row.stage.id: row.span.end for row in rows}
    if election.polling_day:
        ends.setdefault(POLLING, election.polling_day)
    return max(ends.values(), default=None)


def phases_on(day: Day, rows: Iterable[StageRow]) -> frozenset[Phase]:
    """The phases that an election which has these stages is in on a day; none before its first stage and after its
    last. In a break between two stages it is in the phases of both, since a break is not outside of the election.
    """
    rows = [row for row in rows if row.stage.phase is not Phase.OUTSIDE]
    held = {row.stage.phase for row in rows if row.span.start <= day <= row.span.end}
    before = [row for row in rows if row.span.end < day]
    after = [row for row in rows if row.span.start > day]
    if not held and before and after:
        around = max(before, key=lambda row: row.span.end), min(after, key=lambda row: row.span.start)
        held = {row.stage.phase for row in around}
    return frozenset(held)


def anchor_name(election: Election, anchor: str) -> str:
    """What a rule counts from, within a sentence: ``pemungutan suara``, or what its stage is called."""
    name = next((stage.name for stage in election.stages if stage.id == anchor), anchor)
    return "pemungutan suara" if anchor == POLLING else small(name)


def polling_order(election: Election) -> Day:
    """The place of an election in the order of time: by its polling day, and at the end if nobody knows it yet."""
    return election.polling_day or Day.max


def _written(election: Election) -> Mapping[str, Span]:
    """The days that the file of an election has: of polling, and of its stages."""
    polling = {POLLING: Span(election.polling_day, election.polling_day)} if election.polling_day else {}
    return polling | {stage.id: stage.span for stage in election.stages if stage.span}


def _dated(election: Election, other: Mapping[str, Span]) -> Iterator[StageRow]:
    """The stages whose days are known. Those that a rule counted are no surer than that."""
    written, known = {**_written(election), **other}, spans(election, other)
    for stage in election.stages:
        if stage.id in written:
            yield StageRow(stage, written[stage.id])
        elif stage.id in known:
            sure = least_sure((stage.verification, Verification.COMPUTED))
            yield StageRow(replace(stage, verification=sure), known[stage.id])


def _counted(election: Election, known: Mapping[str, Span]) -> Iterator[tuple[str, Span]]:
    """What one more step of counting comes to."""
    for stage in election.stages:
        for rule in stage.rules:
            if rule.limit is None and stage.id not in known and rule.anchor in known:
                yield stage.id, rule.span(known[rule.anchor])


def _in_time(row: StageRow) -> tuple[Span, str]:
    return row.span, row.stage.id
