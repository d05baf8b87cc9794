"""What a camat takes to desa and kelurahan: the sheet of the village's role, a short talk, two forms."""

from __future__ import annotations

from collections.abc import Iterator

from sosialisasi import routes
from sosialisasi.dates import Day
from sosialisasi.model import Role
from sosialisasi.overview import Overview
from sosialisasi.pieces import NATIONAL_ZONE, in_force
from sosialisasi.sheets import guidance
from sosialisasi.sheets.base import Group, Print, handout
from sosialisasi.sheetviews import AttendancePart, EventView, PactPart, Part, TalkingPointView, TalkPart

SIGNERS_NOTE = "Untuk ASN di desa dan kelurahan, termasuk Penjabat (Pj.) kepala desa yang berasal dari PNS"


def kits(overview: Overview) -> Iterator[Print]:
    """The kit for whoever has no meeting."""
    if overview.items_of(Role.VILLAGE):
        yield handout(
            overview,
            "kit-desa",
            title="Kit untuk desa dan kelurahan",
            subject="Yang dibawa camat ke desa: boleh dan jangan, pokok pembicaraan, daftar hadir, dan pakta.",
            group=Group.KIT,
            source="content/boleh-jangan",
            page=routes.role(Role.VILLAGE),
            parts=lambda: tuple(parts(overview, overview.day)),
        )


def parts(overview: Overview, day: Day) -> Iterator[Part]:
    """The parts of a kit as of a day."""
    if overview.items_of(Role.VILLAGE):
        yield guidance.part(overview, f"Boleh dan jangan: {Role.VILLAGE.label}", Role.VILLAGE, day)
    if talk := _talk(overview, day):
        yield talk
    yield AttendancePart(
        title="Daftar hadir di desa atau kelurahan",
        event=EventView(
            title="Penjelasan netralitas di desa atau kelurahan",
            date=None,
            zone=NATIONAL_ZONE,
            host="",
            place=None,
            region="",
        ),
    )
    if text := overview.site.pledge(is_individual=True):
        yield PactPart(
            title=f"{text.title} untuk desa dan kelurahan", pledge=overview.paper.pledge(text), note=SIGNERS_NOTE
        )


def _talk(overview: Overview, day: Day) -> TalkPart | None:
    """The points of the newest briefing for the village that has any, as far as their bases held on the day."""
    for briefing in overview.public_briefings:
        if Role.VILLAGE in briefing.audience and briefing.talking_points:
            points = []
            for point in briefing.talking_points:
                held = tuple(basis for basis in point.bases if in_force(basis, overview.register, day))
                if held:
                    points.append(TalkingPointView(text=point.text, bases=overview.paper.bases(held)))
            return TalkPart(title="Pokok pembicaraan di desa", points=tuple(points), source=briefing.title)
    return None
