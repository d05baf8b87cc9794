"""Every legal basis that a file of the site names, with its place and the day on which it must have been in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sosialisasi.ground.dates import Day
from sosialisasi.site.keys import Entry
from sosialisasi.site.model import (
    Answer,
    Basis,
    Briefing,
    Case,
    Election,
    Guidance,
    LocalEvent,
    Meeting,
    Origin,
    Override,
    Pledge,
    ReportingStep,
    Stage,
    Statement,
    TalkingPoint,
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A basis at its place. ``day`` is when it must have been in force; ``None`` where no day is asked for."""

    origin: Origin
    field: str
    basis: Basis
    day: Day | None


def cited(content: Any, held: Iterable[Entry]) -> Iterator[Cited]:
    """All bases of the content of a file, which holds these entries."""
    for entry in held:
        if isinstance(entry.value, Basis):
            yield Cited(content.origin, entry.path, entry.value, _day(content, entry.part))


def _day(content: object, part: object) -> Day | None:
    """The day on which the bases of a part of a file must have been in force; what has no day yet, on none."""
    match part:
        case Stage() if isinstance(content, Election):
            end = part.span.end if part.span else None
            return max(end, content.polling_day) if end and part.open_end and content.polling_day else end
        case Override() | LocalEvent():
            return part.span.end
        case Election():
            return part.polling_day
        case Briefing() | TalkingPoint() if isinstance(content, Briefing):
            return content.last_change
        case Answer() if isinstance(content, Meeting):
            return content.date
        case Meeting() | Statement():
            return part.date
        case Guidance() | Case() | ReportingStep() | Pledge():  # They hold for as long as any of their bases does.
            return None
        case _:
            raise TypeError(f"{type(part).__name__}: on which day must its bases be in force?")
