"""No two artifacts are written to the same path, on a disk that does not tell ``Rakor`` from ``rakor`` either."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sosialisasi.artifacts import Artifact
from sosialisasi.problems import Problem, problem


def check_paths(artifacts: Iterable[Artifact]) -> Iterator[Problem]:
    taken: dict[tuple[bool, str], Artifact] = {}
    for artifact in artifacts:
        other = taken.setdefault((artifact.is_office, artifact.path.casefold()), artifact)
        if other is not artifact:
            yield problem("alamat-bertabrakan", path=artifact.source, lain=other.source, alamat=artifact.path)
