"""Whoever holds a printed copy can ask whether it is current."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sosialisasi.ground.files import RELEASES
from sosialisasi.ground.problems import Problem, problem
from sosialisasi.showing.artifacts import Artifact
from sosialisasi.showing.sheetviews import SheetView, Stamp
from sosialisasi.showing.views import CopyView
from sosialisasi.site.model import CopyState, Releases, Settings

LONGEST_ADDRESS = 45
"""Of a longer address the modules of a QR code of 25 mm are too small for a photocopier."""

_SHOWN = 3


def check_copies(settings: Settings, releases: Releases | None, artifacts: Sequence[Artifact]) -> Iterator[Problem]:
    """What is printed without being released, what was released and is printed no longer, and unreadable codes."""
    stamps = {stamp.sheet: stamp for stamp in _stamps(artifacts)}
    if unreleased := sorted(stamp.sheet for stamp in stamps.values() if not (stamp.revision or stamp.withdrawn)):
        more = f" dan {len(unreleased) - _SHOWN} lainnya" if len(unreleased) > _SHOWN else ""
        named = ", ".join(unreleased[:_SHOWN]) + more
        yield problem("belum-dirilis", path=RELEASES, jumlah=len(unreleased), lembar=named)
    gone = {artifact.view.code for artifact in artifacts if _is_gone(artifact)}
    last = {release.code: number for number, release in enumerate(releases.entries if releases else ())}
    for code, number in last.items():
        if releases is not None and code.upper() in gone:
            sheet, line = releases.entries[number].sheet, releases.origin.line(str(number))
            yield problem("lembar-hilang", path=RELEASES, line=line, lembar=sheet, kode=code)
    longest = max((stamp.address for stamp in stamps.values()), key=len, default="")
    if len(longest) > LONGEST_ADDRESS:
        yield problem(
            "alamat-terlalu-panjang",
            path=settings.origin.path,
            line=settings.origin.line("alamat"),
            field="alamat",
            alamat=longest,
            panjang=len(longest),
            batas=LONGEST_ADDRESS,
        )


def _stamps(artifacts: Iterable[Artifact]) -> Iterator[Stamp]:
    for artifact in artifacts:
        if isinstance(artifact.view, SheetView) and artifact.view.stamp is not None:
            yield artifact.view.stamp


def _is_gone(artifact: Artifact) -> bool:
    return isinstance(artifact.view, CopyView) and artifact.view.state is CopyState.GONE
