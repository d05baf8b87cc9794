"""Calendars of one election that are nearly alike: what all of them say, and what each region has of its own."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sosialisasi.showing.views import CalendarView, ChosenView, StageView, TermView, UndatedView
from sosialisasi.site.words import Phase

Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnView:
    """What the calendar of a region says that those of the others on the same sheet do not say, or say otherwise."""

    region: str
    chosen: ChosenView | None = None
    undated: tuple[UndatedView, ...] = ()
    notes: tuple[str, ...] = ()
    terms: tuple[TermView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VaryingView:
    """A stage that is not the same in all regions: as each of them has it, ``None`` where there is none."""

    name: str
    phase: Phase
    stages: tuple[StageView | None, ...]


Merged = tuple[CalendarView, tuple[OwnView, ...], tuple[VaryingView, ...]]
"""What calendars share, as a calendar of all their regions; what each region has of its own, if there are several; and
the stages that are not the same everywhere, in order of time.
"""


def groups_of(calendars: Iterable[CalendarView]) -> tuple[tuple[CalendarView, ...], ...]:
    """Those that are nearly alike together, in the order in which the first of each came."""
    groups: list[tuple[CalendarView, ...]] = []
    for each in calendars:
        place = next((place for place, group in enumerate(groups) if _are_alike((*group, each))), None)
        if place is None:
            groups.append((each,))
        else:
            groups[place] += (each,)
    return tuple(groups)


def merged(group: Sequence[CalendarView]) -> Merged:
    """The same calendars as one. Nothing that any of them says is lost; of what only some say, it is told which."""
    if len(group) == 1:
        return group[0], (), ()
    stages = _shared([each.stages for each in group])
    undated = _shared([each.undated for each in group])
    notes = _shared([each.notes for each in group])
    terms = _shared([each.terms for each in group])
    is_same_choice = len({each.chosen for each in group}) == 1
    common = replace(
        group[0],
        region="; ".join(each.region for each in group),
        chosen=group[0].chosen if is_same_choice else None,
        stages=stages,
        undated=undated,
        notes=notes,
        terms=terms,
    )
    own = tuple(
        OwnView(
            region=each.region,
            chosen=None if is_same_choice else each.chosen,
            undated=_without(each.undated, undated),
            notes=_without(each.notes, notes),
            terms=_without(each.terms, terms),
        )
        for each in group
    )
    return common, own, _varying([_without(each.stages, stages) for each in group])


def _are_alike(group: Sequence[CalendarView]) -> bool:
    """Whether calendars of one election say the same but for what ``merged`` tells apart, and of their stages at least
    half are the same everywhere: of fewer, a sheet for each region is easier to read.
    """
    most = max(len(each.stages) for each in group)
    return len(set(map(_head, group))) == 1 and len(_shared([each.stages for each in group])) * 2 >= most


def _head(each: CalendarView) -> CalendarView:
    """A calendar without what ``merged`` tells apart, and without what no sheet prints."""
    successor = replace(each.replaced_by, href=None, note=None) if each.replaced_by else None
    unprinted = replace(each, id="", title="", preparation=None, replaced_by=successor, sources=(), href=None)
    return replace(unprinted, region="", chosen=None, stages=(), undated=(), notes=(), terms=())


def _varying(each: Sequence[tuple[StageView, ...]]) -> tuple[VaryingView, ...]:
    """The stages of several regions side by side. What has another name somewhere is another stage."""
    found: dict[tuple[str, str, Phase], dict[int, StageView]] = {}
    for place, stages in enumerate(each):
        for stage in stages:
            found.setdefault((stage.id, stage.name, stage.phase), {})[place] = stage
    first = sorted(found, key=lambda key: min(stage.span.start for stage in found[key].values()))
    return tuple(
        VaryingView(name=name, phase=phase, stages=tuple(found[id, name, phase].get(at) for at in range(len(each))))
        for id, name, phase in first
    )


def _shared(each: Sequence[tuple[Value, ...]]) -> tuple[Value, ...]:
    """What stands in all of them, in the order of the first."""
    return tuple(value for value in each[0] if all(value in other for other in each[1:]))


def _without(values: tuple[Value, ...], shared: tuple[Value, ...]) -> tuple[Value, ...]:
    return tuple(value for value in values if value not in shared)
