"""``Report``: what a build did, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sosialisasi.building.folders import OFFICE
from sosialisasi.ground.dates import Day
from sosialisasi.ground.problems import Problem, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did. Files are named as in a trace: those of the office begin with ``kantor:``."""

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    as_of: Day | None = None
    """The day on which the data of the published site hold."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Why each written file was stale, in words."""
    seconds: float = 0.0
    strict: bool = False
    """Whether a warning stops the build too."""

    @property
    def has_errors(self) -> bool:
        return stops(self.problems)

    @property
    def is_stopped(self) -> bool:
        """Whether what is wrong kept anything from being written, or would have."""
        return stops(self.problems, strict=self.strict)

    @property
    def published(self) -> tuple[str, ...]:
        """All files of the published folder, those of the office left out."""
        return tuple(sorted(name for name in (*self.written, *self.unchanged) if not name.startswith(OFFICE)))


def stops(problems: Iterable[Problem], *, strict: bool = False) -> bool:
    """Whether any of the problems is an error, or, with ``strict``, a warning."""
    stopping = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(problem.severity in stopping for problem in problems)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems in the order in which they are told, each once."""
    return tuple(sorted(set(problems), key=lambda problem: problem.sort_key))
