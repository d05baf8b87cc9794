"""Sheets of do/don't items: one page for each role."""

from __future__ import annotations

from collections.abc import Iterator

from sosialisasi import routes
from sosialisasi.model import Role
from sosialisasi.overview import Overview
from sosialisasi.sheets.base import Group, Print, handout
from sosialisasi.sheetviews import GuidancePart


def roles(overview: Overview) -> Iterator[tuple[Role, Print]]:
    """One for each role that some item speaks to."""
    for each in Role:
        if overview.items_of(each):
            yield each, _role(overview, each)


def _role(overview: Overview, role: Role) -> Print:
    title = f"Boleh dan jangan: {role.label}"
    return handout(
        overview,
        f"boleh-jangan-{role}",
        title=title,
        subject=f"Apa yang boleh dan tidak boleh dilakukan {role.label} menjelang pemilu dan pemilihan.",
        group=Group.ROLE,
        source="content/boleh-jangan",
        page=routes.role(role),
        parts=lambda: (part(overview, title, role),),
    )


def part(overview: Overview, title: str, role: Role) -> GuidancePart:
    """All items of a role, as of the day of the data."""
    return GuidancePart(
        title=title,
        role=role,
        groups=overview.paper.items(overview.items_of(role), overview.day, reader=role),
        url=overview.url + routes.role(role),
    )
