"""The first page of the desk: what waits, the event that comes next, and the six things that can be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from sosialisasi.building import status
from sosialisasi.building.releasing import standings
from sosialisasi.desk import agenda, beginning
from sosialisasi.desk.agenda import DateView
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Request, Response
from sosialisasi.desk.screens import ScreenView
from sosialisasi.ground.dates import with_weekday
from sosialisasi.ground.folders import Folder
from sosialisasi.showing.views import Link
from sosialisasi.site.words import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontView(ScreenView):
    """What waits, each a link to where it is done, the event that comes next, and the work that goes on."""

    template: ClassVar[str] = "beranda.html"
    site: str
    day: str
    waiting: tuple[Link, ...]
    coming: DateView | None
    task: Link | None
    can_end: bool
    """Whether the program can be ended from here."""
    has_others: bool
    """Whether another site can take the place of this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadView(ScreenView):
    """That a site which has just come is being read; the page asks again by itself."""

    template: ClassVar[str] = "dibaca.html"


def get_front(request: Request, desk: Desk) -> Response:
    """The first page; where there is no site yet, the questions of a new one, or which one it shall be. Nothing is read
    or rendered for it, so that it is there at once.
    """
    if not desk.is_chosen:
        return beginning.get_sites(request, desk)
    if beginning.is_empty(desk):
        return beginning.get_site(request, desk)
    if desk.live.text(Folder.SETTINGS.path) is None and (desk.root / Folder.SETTINGS.path).is_file():
        return desk.screen(UnreadView())
    plan, running = desk.live.plan, desk.tasks.running
    coming = [each for each in agenda.dates(desk) if each.is_to_come]
    return desk.screen(
        FrontView(
            site=plan.site.settings.name if plan and plan.site else "",
            day=with_weekday(desk.host.now().date()),
            waiting=tuple(_waiting(desk)),
            coming=coming[0] if coming else None,
            task=Link(text=running.title, href=f"/meja/kerja/{running.number}") if running else None,
            can_end=desk.end is not None,
            has_others=desk.sites is not None,
        )
    )


def _waiting(desk: Desk) -> Iterator[Link]:
    """What is to be done, the most pressing first."""
    errors = sum(problem.is_error for problem in desk.live.problems)
    if errors:
        yield Link(text=f"{errors} kesalahan di naskah", href="/meja/tulis/", note="Selama ada, tidak ada yang terbit.")
    plan = desk.live.plan
    if plan is None or plan.site is None:
        return
    site, today = plan.site, desk.host.now().date()
    for state, words in ((Status.DRAFT, "draf"), (Status.REVIEW, "naskah menunggu pemeriksa")):
        waiting = [text for text in site.texts if text.status is state]
        if waiting:
            href = f"/meja/berkas/{waiting[0].origin.path}" if len(waiting) == 1 else f"/meja/keadaan/#{state.value}"
            yield Link(text=f"{len(waiting)} {words}", href=href, note=waiting[0].title if len(waiting) == 1 else None)
    stale = [each for each in standings(site, plan.artifacts) if each.is_stale]
    changed = sum(each.last is not None for each in stale)
    if changed:
        yield Link(text=f"{changed} lembar berubah sesudah dirilis", href="/meja/rilis/?tampil=usang")
    if len(stale) > changed:
        yield Link(text=f"{len(stale) - changed} lembar belum pernah dirilis", href="/meja/rilis/?tampil=belum")
    if due := tuple(status.due(site, today)):
        yield Link(text=f"{len(due)} naskah perlu ditinjau lagi", href="/meja/keadaan/#tinjau-lagi")
