"""What is published can be answered for: who wrote it, who else checked it, what it rests on, what has changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from sosialisasi.ground.problems import Problem, Severity, problem
from sosialisasi.site.model import (
    MAX_TALKING_POINTS,
    Briefing,
    Meeting,
    RefKind,
    Role,
    SecondReader,
    Sheet,
    Site,
    Status,
)


def check(site: Site) -> Iterator[Problem]:
    texts: tuple[Briefing | Meeting, ...] = (*site.briefings.values(), *site.meetings.values())
    for text in texts:
        if text.status.is_public and (missing := list(_missing(text))):
            yield problem(
                "terbit-belum-lengkap",
                path=text.origin.path,
                line=text.origin.line("status"),
                field="status",
                status=text.status.value,
                kurang=", ".join(missing),
            )
    yield from _alone(site)
    for briefing in site.briefings.values():
        if (count := len(briefing.talking_points)) > MAX_TALKING_POINTS:
            line = briefing.origin.line("pokok")
            yield problem("pokok-terlalu-banyak", path=briefing.origin.path, line=line, field="pokok", banyak=count)
    for meeting in site.meetings.values():
        for sheet in _empty(site, meeting):
            yield problem(
                "bagian-kosong",
                path=meeting.origin.path,
                line=meeting.origin.line("cetak"),
                field="cetak",
                bagian=sheet.value,
            )


def _alone(site: Site) -> Iterator[Problem]:
    """Published texts that nobody but their author has checked: an error where the site asks for two."""
    is_required = site.settings.second_reader is SecondReader.REQUIRED
    for text in site.texts:
        if text.status is not Status.PUBLISHED or text.author is None or text.reviewer is None:
            continue
        if _plain(text.author) == _plain(text.reviewer):
            found = problem(
                "penulis-pemeriksa-sama",
                path=text.origin.path,
                line=text.origin.line("pemeriksa"),
                field="pemeriksa",
                nama=text.reviewer,
            )
            yield replace(found, severity=Severity.ERROR) if is_required else found


def _plain(name: str) -> str:
    """What two spellings of a name have in common."""
    return re.sub(r"[\W_]+", "", name.casefold())


def _empty(site: Site, meeting: Meeting) -> Iterator[Sheet]:
    """The parts that a meeting asks for, but that would be empty. Who asks for all, asks for all there is."""
    is_all = meeting.sheets == tuple(Sheet)
    return (sheet for sheet in meeting.sheets if not _is_filled(site, meeting, sheet, is_all))


def _is_filled(site: Site, meeting: Meeting, sheet: Sheet, is_all: bool) -> bool:
    match sheet:
        case Sheet.PLEDGE:
            return site.pledge(is_individual=False) is not None
        case Sheet.PACT:
            return site.pledge(is_individual=True) is not None
        case Sheet.CALENDAR:
            return is_all or bool(meeting.calendars)
        case Sheet.GUIDANCE | Sheet.QUIZ:
            return is_all or bool(meeting.guidance)
        case Sheet.REPORTING:
            return is_all or any(chain.in_force(meeting.date) for chain in site.chains.values())
        case Sheet.SIGNING | Sheet.UNSIGNED:
            return is_all or bool(site.pledges)
        case Sheet.KIT:
            return is_all or any(item.applies_to(Role.VILLAGE) for item in site.guidance.values())
        case Sheet.AGENDA | Sheet.POINTS | Sheet.ATTENDANCE | Sheet.RECEIPT:
            return True
        case Sheet.MINUTES | Sheet.FOLLOW_UP | Sheet.EVALUATION:
            return True
        case _:
            assert_never(sheet)


def _missing(text: Briefing | Meeting) -> Iterator[str]:
    if text.author is None:
        yield "penulis"
    if text.reviewer is None:
        yield "pemeriksa"
    if not text.changes:
        yield "perubahan (catatan perubahan)"
    if not text.body.text.strip():
        yield "naskah"
    if not text.bases and not any(ref.kind is RefKind.CITATION for ref in text.body.refs):
        yield "dasar hukum"
