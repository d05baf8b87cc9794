"""Site → Artifacts: every file that will be written, each with the view that it is rendered from.

Nothing here reads the disk or the clock. ``artifacts_of`` is the site map in code: read it top-down.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from sosialisasi.showing import sheets
from sosialisasi.showing.artifacts import Artifact
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.pages import (
    briefings,
    calendars,
    cases,
    checking,
    copies,
    figures,
    former,
    general,
    guidance,
    keywords,
    meetings,
    offline,
    opendata,
    quizzes,
    regions,
    regulations,
    search,
)
from sosialisasi.showing.pages.sharing import cards


def artifacts_of(overview: Overview, static: Mapping[str, bytes]) -> tuple[Artifact, ...]:
    """All artifacts of a site that has no errors, in the order of their paths. ``static`` are files by name, of whose
    ``edition`` the overview is.
    """
    prints = tuple(sheets.prints(overview))
    printed = sheets.stamped_copies(overview, prints)
    answers = tuple(copies.pages(overview, printed))
    codes = copies.code_lists(overview, answers)
    about_data, *data = opendata.files(overview, answers)
    pages = [
        general.home(overview),
        *briefings.pages(overview),
        *checking.pages(overview),
        *guidance.pages(overview),
        *cases.pages(overview),
        *quizzes.pages(overview),
        *figures.pages(overview),
        *calendars.pages(overview),
        *regions.pages(overview),
        *regulations.pages(overview),
        *meetings.pages(overview),
        general.reporting_page(overview),
        general.print_list(overview, prints),
        *general.plain_pages(overview),
        *codes[:1],
        about_data,
    ]
    entries = search.entries(overview, pages)
    pages.append(keywords.search_page(overview, entries))
    artifacts = [
        *pages,
        search.search_index(overview, entries),
        general.not_found(overview),
        general.sitemap(overview, pages),
        general.feed(overview),
        general.robots(overview),
        *general.servers(overview),
        *former.withdrawn_pages(overview),
        *former.redirects(overview),
        *general.static_files(overview, static),
        *offline.pages(overview, static),
        *calendars.data(overview),
        *data,
        *answers,
        *codes[1:],
        *(made for copy in printed for made in copy.artifacts),
        *sheets.for_office(sheets.office(overview), printed),
        *cards(overview),
    ]
    return tuple(sorted(artifacts, key=lambda artifact: (artifact.is_office, artifact.path)))


def edition(static: Mapping[str, bytes]) -> str:
    """A short hash of static files, which stands in their addresses."""
    digest = hashlib.sha256()
    for name, data in sorted(static.items()):
        digest.update(f"{name} {len(data)} ".encode() + data)
    return digest.hexdigest()[:8]
