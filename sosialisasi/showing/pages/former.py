"""Addresses that once led to something else: what was withdrawn says so, and what was renamed leads on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sosialisasi.ground.dates import Day
from sosialisasi.showing.artifacts import Artifact
from sosialisasi.showing.overview import Overview, path_of, route_of
from sosialisasi.showing.views import SECTIONS, Link, PageView
from sosialisasi.site import routes
from sosialisasi.site.model import Briefing, Case, Guidance, Meeting, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnView(PageView):
    """What must not be used any more, at the address where it was. Of a text, nothing is shown but its title."""

    template = "ditarik.html"
    is_reviewed = False
    date: Day
    reason: str
    former: str | None
    """What an item said, so that whoever heard it in a meeting knows that this is the one."""
    successor: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView(PageView):
    """A page at an earlier address of another one, which it leads to at once. ``address`` is that one's, absolute."""

    template = "alihan.html"
    is_reviewed = False
    target: Link
    address: str

    @property
    def canonical(self) -> str:
        return self.address


def withdrawn_pages(overview: Overview) -> Iterator[Artifact]:
    """A page at the same address for every text and item that was withdrawn; what it said is told of items only."""
    site = overview.site
    for item in site.guidance.values():
        former = f"{item.verdict.label}: {item.text}"
        yield from _withdrawn(overview, item, routes.item(item.id), f"Butir {item.id}", former)
    for case in site.cases.values():
        yield from _withdrawn(overview, case, routes.case(case.slug), case.title)
    for text in site.texts:
        if text.status.is_public:
            yield from _withdrawn(overview, text, path_of(text), text.title)


def _withdrawn(
    overview: Overview,
    text: Guidance | Case | Briefing | Meeting | Page,
    path: str,
    title: str,
    former: str | None = None,
) -> Iterator[Artifact]:
    if text.withdrawal is None:
        return
    view = WithdrawnView(
        frame=overview.frame,
        path=path,
        title=title,
        description=f"Ditarik: {text.withdrawal.reason}",
        date=text.withdrawal.date,
        reason=text.withdrawal.reason,
        former=former,
        successor=overview.successor(path, text),
    )
    yield overview.web(view, text.origin.path, text.withdrawal.date)


def redirects(overview: Overview) -> Iterator[Artifact]:
    """A page at each earlier address of what was renamed."""
    site = overview.site
    for text in site.texts:
        if text.status.is_public:
            yield from _redirects(overview, route_of(text), text.slug, text.aliases, text.title, text.origin.path)
    for case in site.cases.values():
        yield from _redirects(overview, routes.case, case.slug, case.aliases, case.headline, case.origin.path)
    for each in site.calendars.values():
        yield from _redirects(overview, routes.calendar, each.id, each.aliases, each.title, each.origin.path)
    for law in site.regulations.values():
        yield from _redirects(overview, routes.regulation, law.id, law.aliases, law.short, law.origin.path)
    for path, target in routes.MOVED.items():
        if overview.was_published(path):
            title = SECTIONS[target.partition("/")[0]]
            yield _redirect(overview, path, target, title, site.settings.origin.path)


def _redirects(
    overview: Overview, route: Callable[[str], str], name: str, aliases: tuple[str, ...], title: str, source: str
) -> Iterator[Artifact]:
    for alias in aliases:
        yield _redirect(overview, route(alias), route(name), title, source)


def _redirect(overview: Overview, path: str, target: str, title: str, source: str) -> Artifact:
    view = RedirectView(
        frame=overview.frame,
        path=path,
        title=title,
        description=f'Alamat halaman "{title}" sudah berganti.',
        target=Link(text=title, href=routes.relative(path, target)),
        address=overview.url + target,
    )
    return overview.web(view, source)
