"""The published site as one HTML file, to be sent from phone to phone. The same site gives the same bytes anywhere.

All pages stand in it, one after the other, each as an ``article``; styles, scripts and the search are in it too.
Without scripts a link opens its page by ``:target``, and an old browser shows all pages one below the other. Sheets are
left out, and links to them, and to pages that are not in the file, lead to the published site.
"""

from __future__ import annotations

import os
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, normpath
from typing import Any, ClassVar
from urllib.parse import unquote

from lxml import html as parser
from markupsafe import Markup

from sosialisasi.ground.dates import Day
from sosialisasi.ground.files import TemplateFolders, read_plain
from sosialisasi.ground.refusals import Refusal
from sosialisasi.ground.writing import clear_drafts, write_all
from sosialisasi.showing.rendering import web
from sosialisasi.showing.views import SECTIONS
from sosialisasi.site import routes
from sosialisasi.site.words import Role

MOST = 3_000_000
"""So many bytes go through WhatsApp even where the network is poor."""

_OURS = b'<meta name="generator" content="sosialisasi">'
"""By this a file is known that this program wrote."""

_LAST = ("kalender", "peraturan", "rakor", "daerah")
"""The folders that are left out first, from the last on, if not all pages find room."""
_ELSEWHERE = {
    *(routes.PRINTS, routes.OFFLINE, routes.NOT_FOUND, routes.DATA),
    *(routes.case_quiz(role) for role in Role),
}
"""Pages that are not in the file: what they lead to is not in it, or, as the cases of a quiz, is in it already."""
_SPARED = (
    "section[@aria-labelledby='bagikan']",
    "p/a[starts-with(@href, 'https://wa.me/')][ancestor::div[contains(@class, 'pada ')]]",
    "div[@class='tambahan']",
)
"""Parts of pages that are not in the file, as paths: ways to share one page or answer, as the file itself is what is
shared; and what a phase adds for a role, which *Cek kasus saya* answers too.
"""
_NOT_HERE = ("luring.js", "putus.js")
"""Scripts of the service worker."""
_ICON = 4096
"""No larger picture is put into the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePage:
    """A page in the file: its id there, the scripts that it asks for, and its content with all ids made its own."""

    id: str
    scripts: str
    body: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class OneFileView:
    """The file: what stands around all pages, and the pages, the beranda first. ``missing`` are the names of folders
    whose pages found no room.
    """

    template: ClassVar[str] = "satu-berkas.html"
    site: str
    url: str
    """The address of the published site, ending in ``/``."""
    day: Day
    header: Markup
    footer: Markup
    pages: tuple[FilePage, ...]
    missing: tuple[str, ...]
    style: Markup
    scripts: Markup
    """The scripts of the pages, as the members of a JavaScript object: by their names, functions to be called."""


def beside(out: Path) -> Path:
    """Where the file of a published folder is put: ``_site`` → ``_site.html``."""
    return out.with_name(f"{out.name}.html")


def write(out: Path, names: Iterable[str], day: Day, folders: TemplateFolders) -> Path:
    """Write the files ``names`` of a published folder, whose data hold as of ``day``, as one file; its path.

    ``Refusal`` if a file that this program did not write is in its place; ``OSError`` if it cannot be written.
    """
    path = beside(out)
    if os.path.lexists(path) and _OURS not in read_plain(path)[:2000]:
        raise Refusal(
            f'Satu berkas tidak dibuat: "{path.name}" sudah ada, dan bukan buatan program ini. Pindahkan dulu.'
        )
    wanted = (name for name in names if name.endswith((".html", ".js", ".css", ".svg", ".png")))
    files = {name: read_plain(out.joinpath(*name.split("/"))) for name in wanted}
    clear_drafts([path.parent])
    write_all({path: render(files, day, folders)}, below=path.parent)
    return path


def render(files: Mapping[str, bytes], day: Day, folders: TemplateFolders) -> bytes:
    """The bytes of the file, from published files by their paths. If not all pages find room in ``MOST`` bytes, what
    is needed least is left out and named.
    """
    site = _Site(files)
    kept = tuple(site.pages)
    missing: list[str] = []
    data = web.render(site.view(kept, day, missing), folders, "")
    for folder, leaving in _leaving(kept):
        if len(data) <= MOST:
            break
        kept = tuple(path for path in kept if path not in leaving)
        missing = list(dict.fromkeys([*missing, folder]))
        data = web.render(site.view(kept, day, missing), folders, "")
    return data


def _leaving(pages: Iterable[str]) -> Iterator[tuple[str, set[str]]]:
    """Folders and pages of them, in the order in which they leave: what is needed least, then the lists of that, then
    what the other lists name.
    """
    contents: dict[str, set[str]] = {}
    lists: dict[str, set[str]] = {}
    for path in pages:
        (lists if _is_list(path) else contents).setdefault(_folder(path), set()).add(path)
    order = [folder for folder in reversed(_order(pages)) if folder in contents]
    least = [folder for folder in order if folder in _LAST]
    yield from ((folder, contents[folder]) for folder in least)
    yield from ((folder, lists[folder]) for folder in least if folder in lists)
    yield from ((folder, contents[folder]) for folder in order if folder not in _LAST)


class _Site:
    """Published pages as trees, and what stands around them all, which is taken from the beranda."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._trees = {
            path: parser.document_fromstring(data.decode())
            for path, data in sorted(files.items())
            if path.endswith(".html") and path not in _ELSEWHERE and routes.is_kept_whole(path)
        }
        redirects = [path for path, tree in self._trees.items() if not tree.xpath("//main")]
        for path in redirects:
            del self._trees[path]
        rank = {folder: number for number, folder in enumerate(_order(self._trees))}
        self.pages = sorted(
            self._trees, key=lambda path: (path != routes.HOME, path != routes.SEARCH, rank[_folder(path)], path)
        )
        self._anchors = {path: set(tree.xpath("//main//@id")) for path, tree in self._trees.items()}

    def view(self, kept: tuple[str, ...], day: Day, missing: Iterable[str]) -> OneFileView:
        home = self._trees[routes.HOME]
        url = home.xpath("string(//link[@rel='canonical']/@href)")
        around = _Rewriting(routes.HOME, frozenset(kept), self._anchors, url, self._files)
        styles = [data.decode() for path, data in sorted(self._files.items()) if path.endswith(".css")]
        return OneFileView(
            site=home.xpath("string(//meta[@property='og:site_name']/@content)"),
            url=url,
            day=day,
            header=around.whole(home.xpath("//body/header")[0]),
            footer=around.whole(home.xpath("//body/footer")[0]),
            pages=tuple(self._page(path, frozenset(kept), url) for path in kept),
            missing=tuple(SECTIONS.get(folder, folder) for folder in missing),
            style=Markup("\n".join(styles)),
            scripts=Markup(",\n".join(self._scripts())),
        )

    def _page(self, path: str, kept: frozenset[str], url: str) -> FilePage:
        tree = self._trees[path]
        named = (source.rpartition("/")[2] for source in tree.xpath("//head/script/@src"))
        body = _Rewriting(path, kept, self._anchors, url, self._files).inner(tree.xpath("//main")[0])
        return FilePage(id=_id(path), scripts=" ".join(name for name in named if name not in _NOT_HERE), body=body)

    def _scripts(self) -> Iterator[str]:
        for path, data in sorted(self._files.items()):
            folder, _, name = path.rpartition("/")
            is_shared = folder.startswith("statis/") and name.endswith(".js") and name not in _NOT_HERE
            if is_shared or path == routes.SEARCH_INDEX:
                code = data.decode().replace("</script", "<\\/script").replace("<!--", "<\\!--")
                yield f'"{name}"(document, location) {{\n{code}}}'


@dataclass(frozen=True, slots=True)
class _Rewriting:
    """What is done to the tree of one page: its ids become its own, and its links lead into the file if they can."""

    path: str
    kept: frozenset[str]
    anchors: Mapping[str, set[str]]
    url: str
    files: Mapping[str, bytes]

    def whole(self, element: Any) -> Markup:
        """An element that stands around all pages; its ids stay what they are."""
        copy = self._copy(element)
        self._rewrite(copy, ids=False)
        return Markup(_text(copy))

    def inner(self, main: Any) -> Markup:
        """What stands in the ``main`` of a page."""
        copy = self._copy(main)
        for part in copy.xpath(" | ".join(f".//{path}" for path in _SPARED)):
            part.drop_tree()
        self._rewrite(copy, ids=True)
        return Markup(_escaped(copy.text) + "".join(map(_text, copy)))

    def _copy(self, element: Any) -> Any:
        copy = parser.fragment_fromstring(parser.tostring(element, encoding="unicode", with_tail=False))
        for each in copy.iter():
            each.attrib.pop("rel", None)  # the file sends no referrer, whatever a link says
            if each.tag not in _AS_IT_IS:
                each.text = _collapsed(each.text)
                for child in each:
                    child.tail = _collapsed(child.tail)
        for each in copy.iter(*_BLOCKS):  # a space at the beginning of a block, or after one, is never seen
            each.text = (each.text or "").lstrip(" ")
            each.tail = (each.tail or "").lstrip(" ")
        return copy

    def _rewrite(self, tree: Any, *, ids: bool) -> None:
        for each in tree.iter():
            if not isinstance(each.tag, str):
                continue
            for name in ("href", "action"):
                if name in each.attrib:
                    each.set(name, self._link(each.get(name)))
            if each.tag == "img":
                each.set("src", self._picture(each.get("src")))
            if ids:
                for name in _NAMING:
                    if name in each.attrib:
                        each.set(name, " ".join(_id(self.path, some) for some in each.get(name).split()))

    def _link(self, link: str) -> str:
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", link):
            return link
        address, _, anchor = link.partition("#")
        place = unquote(address.partition("?")[0])
        path = normpath(f"{dirname(self.path)}/{place}").lstrip("/") if place else self.path
        code = re.fullmatch(r"c/([a-z0-9]+)/index\.html", path)
        if code and self.path != routes.COPIES in self.kept and code[1] in self.anchors[routes.COPIES]:
            path, anchor = routes.COPIES, code[1]
        if path not in self.kept:
            return self.url + path.removesuffix("index.html") + (f"#{anchor}" if anchor else "")
        return "#" + _id(path, anchor if anchor in self.anchors[path] else "")

    def _picture(self, source: str) -> str:
        path = normpath(f"{dirname(self.path)}/{source}").lstrip("/")
        data = self.files.get(path, b"")
        if not 0 < len(data) <= _ICON:
            return "data:,"
        kind = "image/svg+xml" if path.endswith(".svg") else "image/png"
        return f"data:{kind};base64,{b64encode(data).decode()}"


_NAMING = ("id", "for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers", "list")
"""Attributes that name elements of their page."""
_AS_IT_IS = ("pre", "textarea", "script", "style")
_BLOCKS = (
    *("aside", "article", "blockquote", "details", "div", "dl", "dd", "dt", "figure", "form", "h1", "h2", "h3", "h4"),
    *("li", "nav", "ol", "p", "section", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul"),
)


def _id(path: str, anchor: str = "") -> str:
    """What a page, or an anchor of it, is called in the file: ``boleh-jangan/d-1``, ``boleh-jangan/index:d-1``."""
    page = path.removesuffix(".html")
    return f"{page}:{anchor}" if anchor else page


def _folder(path: str) -> str:
    return path.partition("/")[0] if "/" in path else ""


def _is_list(path: str) -> bool:
    return path.endswith("index.html")


def _order(paths: Iterable[str]) -> list[str]:
    """The folders of pages, those that are left out first at the end."""
    found = dict.fromkeys(map(_folder, paths))
    return [*(each for each in found if each not in _LAST), *(each for each in _LAST if each in found)]


def _collapsed(text: str | None) -> str | None:
    """Text without the breaks and margins of its template; a space that does not break stays."""
    return re.sub(r"[ \t\r\n\f]+", " ", text) if text else text


def _text(element: Any) -> str:
    text: str = parser.tostring(element, encoding="unicode", method="html")
    return text


def _escaped(text: str | None) -> str:
    return str(Markup.escape(text or ""))
