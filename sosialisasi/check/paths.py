"""No two artifacts are written to the same path, on a disk that does not tell ``Rakor`` from ``rakor`` either, and no
address that was published is left without a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sosialisasi.artifacts import Artifact
from sosialisasi.model import Ledger
from sosialisasi.problems import Problem, problem


def check_paths(artifacts: Iterable[Artifact]) -> Iterator[Problem]:
    taken: dict[tuple[bool, str], Artifact] = {}
    for artifact in artifacts:
        other = taken.setdefault((artifact.is_office, artifact.path.casefold()), artifact)
        if other is not artifact:
            yield problem("alamat-bertabrakan", path=artifact.source, lain=other.source, alamat=artifact.path)


def check_ledger(ledger: Ledger | None, artifacts: Iterable[Artifact]) -> Iterator[Problem]:
    """Whoever was sent an address finds something there: the page, where it went, or that it was withdrawn."""
    if ledger is None:
        return
    paths = {artifact.path for artifact in artifacts if not artifact.is_office}
    for address in ledger.addresses:
        if address not in paths:
            line = ledger.origin.line(address)
            yield problem("alamat-hilang", path=ledger.origin.path, line=line, alamat=address)
