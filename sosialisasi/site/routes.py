"""The only place that spells an output path or an address.

Paths are relative to the published folder, with ``/``. Pages are plain ``.html`` files, not folders with an
``index.html``, so that every link also works from a disk and a USB stick.
"""

from __future__ import annotations

from functools import lru_cache
from posixpath import dirname, normpath, relpath
from typing import assert_never

from sosialisasi.ground.folders import FOLDERS, Folder
from sosialisasi.site.words import Channel, Phase, Role, Size

HOME = "index.html"
BRIEFINGS = "briefing/index.html"
GUIDANCE = "boleh-jangan/index.html"
CHECK = "cek/index.html"
CASES = "kasus/index.html"
FIGURES = "angka/index.html"
QUIZZES = "kuis/index.html"
CALENDARS = "kalender/index.html"
REGIONS = "daerah/index.html"
REGULATIONS = "peraturan/index.html"
MEETINGS = "rakor/index.html"
REPORTING = "pelaporan/index.html"
PRINTS = "cetak/index.html"
SEARCH = "cari/index.html"
SEARCH_INDEX = "cari/indeks.js"
NOT_FOUND = "404.html"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
APACHE = ".htaccess"
IIS = "web.config"
NGINX = "server/nginx.conf"
FEED = "feed.xml"
OFFLINE = "luring.html"
COPIES = "c/index.html"
DATA = "data/index.html"
SCHEMA = "data/skema.json"
LLMS = "llms.txt"
WORKER = "sw.js"
MANIFEST = "manifest.webmanifest"

UNLISTED = (NOT_FOUND, OFFLINE)
"""Pages of the site's own working: neither in its map nor in its ledger."""


MOVED = {"boleh-jangan/matriks.html": CHECK}
"""Earlier addresses of pages that no file of ``content/`` names, and what stands in their place."""


def is_listed(page: str) -> bool:
    """Whether a page is in the search, the map and the A–Z. The page of a copy is found by whoever holds the copy."""
    return page not in UNLISTED and (page == COPIES or not page.startswith("c/"))


def is_kept_whole(path: str) -> bool:
    """Whether a browser that keeps the whole site keeps a file: pages, the search, styles and scripts. The list of all
    codes stands for the page of each copy; sheets and data are fetched when somebody wants them.
    """
    folder, _, name = path.partition("/")
    if folder == "c":
        return "/" not in name
    if folder == "statis":
        return path.endswith((".css", ".js", ".svg"))
    return path == SEARCH_INDEX or (path.endswith(".html") and path != NOT_FOUND)


def briefing(slug: str) -> str:
    return f"briefing/{slug}.html"


def item(id: str) -> str:
    return f"boleh-jangan/{id.lower()}.html"


def case(slug: str) -> str:
    return f"kasus/{slug}.html"


def quiz(role: Role) -> str:
    """The acts that a role is asked to judge."""
    return f"kuis/{role}.html"


def case_quiz(role: Role) -> str:
    """The same with cases."""
    return f"kuis/{role}-kasus.html"


def figure(id: str) -> str:
    """The place of a figure on the one page of all."""
    return f"{FIGURES}#{id}"


def role(role: Role) -> str:
    return f"boleh-jangan/peran-{role}.html"


def check(channel: Channel) -> str:
    """The answers about one channel, to everybody: ``cek/media-sosial.html``."""
    return f"cek/{channel}.html"


def outcome(channel: Channel, role: Role, phase: Phase | None = None) -> str:
    """The place of those answers that are for a role, in a phase or in any: ``cek/media-sosial.html#guru-kampanye``."""
    return f"{check(channel)}#{role}" + (f"-{phase}" if phase else "")


def calendar(id: str, ending: str = "html") -> str:
    """A calendar's page, or with ``ics`` or ``json`` the calendar as data."""
    return f"kalender/{id}.{ending}"


def region(code: str) -> str:
    return f"daerah/{code.replace('.', '-')}.html"


def province(code: str) -> str:
    """The place of a province on the list of all regions."""
    return f"{REGIONS}#provinsi-{code}"


def data(name: str, ending: str) -> str:
    """A list of the site for programs (``json``), or for Excel (``csv``)."""
    return f"data/{name}.{ending}"


def place(code: str) -> str:
    """The place of a kabupaten or kota on that list, where all is told of one that has no page."""
    return f"{REGIONS}#daerah-{code.replace('.', '-')}"


def regulation(id: str) -> str:
    return f"peraturan/{id}.html"


def meeting(slug: str) -> str:
    return f"rakor/{slug}.html"


def page(slug: str) -> str:
    return f"halaman/{slug}.html"


def static(name: str, edition: str) -> str:
    """A static file. Its address changes with its ``edition``, so that a browser may keep it for good."""
    return f"statis/{edition}/{name}"


def card(name: str) -> str:
    """The image of a page for where its link is shared: ``kartu/d-1.png``."""
    return f"kartu/{name}.png"


def status_card(name: str) -> str:
    """The upright image of a page, to be shown as a status: ``kartu/d-1-tegak.png``."""
    return card(f"{name}-tegak")


def sheet(name: str, paper: Size) -> str:
    """A printable sheet: ``cetak/briefing-media-sosial-a4.pdf``."""
    return f"cetak/{name}-{paper}.pdf"


def word_file(name: str) -> str:
    """A sheet as a file of Word: ``cetak/rakor-lahat-2024-notula.docx``."""
    return f"cetak/{name}.docx"


def copy(code: str, revision: int | None = None) -> str:
    """The page that tells whether a printed copy is current, and the place on it of the copy's own revision.

    A folder of its own, since its address is printed without ``index.html``.
    """
    return f"c/{code}/index.html" + (f"#{revision}" if revision else "")


def copies_of(letter: str) -> str:
    """The list of the codes that begin with a letter."""
    return f"c/{letter}.html"


def office_sheet(folder: str, name: str, paper: Size) -> str:
    """A sheet that only the office needs, in a folder of the office folder."""
    return f"{folder}/{name}-{paper}.pdf"


def of_source(path: str) -> str | None:
    """The page made from a file of ``content/``, if one is: ``content/briefing/x.md`` → ``briefing/x.html``."""
    top, name, file = ["", "", *path.split("/")][-3:]
    stem, _, ending = file.rpartition(".")
    folder = FOLDERS.get(name) if top == "content" and f".{ending}" in _ENDINGS else None
    match folder:
        case Folder.BRIEFINGS | Folder.MEETINGS | Folder.PAGES | Folder.REGULATIONS | Folder.CALENDARS | Folder.CASES:
            return f"{folder}/{stem}.html"
        case Folder.GUIDANCE:
            return item(stem)
        case Folder.REGIONS:
            return region(stem)
        case Folder.FIGURES:
            return figure(stem)
        case Folder.ELECTIONS | Folder.CHAINS | Folder.INSTITUTIONS | Folder.PLEDGES | Folder.CONTESTS | Folder.EMBLEMS:
            return None
        case Folder.SETTINGS | Folder.AGENCIES | Folder.ADDRESSES | Folder.RELEASES | None:
            return None
        case _:
            assert_never(folder)


_ENDINGS = {ending for folder in FOLDERS.values() for ending in folder.endings}


def linked_source(source: str, target: str) -> str:
    """The file of ``content/`` that a link ``../briefing/x.md`` in ``source`` means."""
    return normpath(f"{dirname(source)}/{target}")


def relative(page: str, target: str) -> str:
    """The link from one output path to another; an anchor may follow the target."""
    path, hash_, anchor = target.partition("#")
    if path == page and hash_:
        return f"#{anchor}"
    folder, _, name = path.rpartition("/")
    way = _way(page.rpartition("/")[0], folder)
    return (f"{way}/{name}" if name and way != "." else name or way) + hash_ + anchor


@lru_cache(maxsize=10_000)  # The pages of one folder ask for the same few ways.
def _way(folder: str, other: str) -> str:
    return relpath(f"/{other}", f"/{folder}")
