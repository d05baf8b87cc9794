"""Every web page shows what its view holds, escapes all of it, and says where a broken template is broken."""

import gzip
import os
import re
import sys
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jinja2
import pytest
from harness import ROOT
from harness.classes import kinds_of
from harness.filling import page, sample
from harness.samples import link
from markupsafe import Markup

from sosialisasi.building.onefile import OneFileView
from sosialisasi.building.traces import files_digest
from sosialisasi.ground.dates import Span
from sosialisasi.ground.files import PACKAGE_TEMPLATES, TemplateFolders, below, template_folders
from sosialisasi.showing.artifacts import Templated
from sosialisasi.showing.pages.calendars import CalendarPageView
from sosialisasi.showing.pages.general import (
    SERVERS,
    FeedEntry,
    FeedView,
    NotFoundView,
    PlainView,
    RobotsView,
    SitemapView,
)
from sosialisasi.showing.pages.guidance import ItemPageView
from sosialisasi.showing.pages.offline import WorkerView
from sosialisasi.showing.pages.opendata import LlmsView
from sosialisasi.showing.pages.regulations import RegulationView
from sosialisasi.showing.rendering import web
from sosialisasi.showing.rendering.templating import FILTERS, TemplateFailure, closure, make_environment
from sosialisasi.showing.views import Card, Frame, ItemView, ListView, PageView, StageView
from sosialisasi.site.words import Verdict

WEB = template_folders("web")


def edition(folders: TemplateFolders) -> str:
    return files_digest((path.as_posix(), path.read_bytes()) for folder in folders for path in below(folder))


HOSTILE = """</a><script src="x">'&{{ 7 * 7 }}{% raise %}"onclick="x" <b>"""
VOID = {"meta", "link", "img", "input", "br", "hr"}


def html(view: Templated) -> str:
    return web.render(view, WEB, edition(WEB)).decode()


def text_of(markup: str) -> str:
    """What a page says to people."""
    markup = re.sub(r'<script type="application/ld.json">.*?</script>', "", markup)
    return " ".join(Markup(markup).striptags().split())


KINDS: tuple[Any, ...] = tuple(kind for kind in kinds_of(PageView) if hasattr(kind, "template"))
"""The class of every page; what is only a base of several has no template."""


class Outline(HTMLParser):
    """Reads a page strictly: what is opened must be closed, in order."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(markup)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        assert len(attrs) == len(dict(attrs)), f"an attribute of <{tag}> is given twice"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> at {self.getpos()}"

    @property
    def headings(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.tags if re.fullmatch(r"h[1-6]", tag)]

    @property
    def links(self) -> list[str]:
        return [attrs["href"] or "" for tag, attrs in self.tags if tag == "a"]


def sources() -> Iterator[tuple[Path, str]]:
    for path in sorted((PACKAGE_TEMPLATES / "web").iterdir()):
        yield path, path.read_text("utf-8")


# --- all pages -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("full", [True, False], ids=["full", "bare"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_page_is_a_whole_document(kind: type[Any], full: bool) -> None:
    """With everything filled and with nothing optional: balanced tags, one h1 first, no level left out."""
    data = web.render(page(kind, full=full), WEB, edition(WEB))
    assert data.endswith(b"</html>\n")
    assert b"\r" not in data
    outline = Outline(data.decode())
    assert data.startswith(b"<!DOCTYPE html>")
    assert {"main", "header", "footer", "nav"} <= {tag for tag, _ in outline.tags}
    assert outline.headings.count(1) == 1
    assert outline.headings[0] == 1
    assert all(after <= before + 1 for before, after in zip(outline.headings, outline.headings[1:], strict=False))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_page_shows_hostile_text_as_text(kind: type[Any]) -> None:
    """Whatever staff write, in text and in attributes alike, it opens no element and adds no attribute."""
    shown = html(page(kind, text=HOSTILE))
    outline, calm = Outline(shown), Outline(html(page(kind)))
    assert [tag for tag, _ in outline.tags] == [tag for tag, _ in calm.tags]
    assert [set(attrs) for _, attrs in outline.tags] == [set(attrs) for _, attrs in calm.tags]
    assert "{{ 7 * 7 }}" in shown


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_page_says_as_of_which_day_its_data_hold(kind: type[Any]) -> None:
    assert "27 November 2024" in text_of(html(page(kind)))
    assert "hari ini" not in text_of(html(page(kind))).lower()


def test_example_site_says_so_on_every_page() -> None:
    banner = "Situs contoh: bukan milik instansi."
    view = page(PlainView)
    assert banner in html(view)
    assert banner not in html(replace(view, frame=replace(view.frame, is_example=False)))


def test_links_of_the_frame_are_relative_and_mark_the_section() -> None:
    """So a page also works from a disk; the footer's links are paths from the site's root."""
    frame = sample(Frame, edition="1a2b", footer=(link("Tentang", "halaman/tentang.html"),))
    shown = html(page(PlainView, frame=frame, path="kalender/lahat.html"))
    assert '<link rel="stylesheet" href="../statis/1a2b/gaya.css">' in shown
    assert '<a href="../kalender/index.html" aria-current="true">' in shown
    assert '<a href="../halaman/tentang.html">' in shown


def test_not_found_page_works_at_any_depth() -> None:
    """A server sends it for any address, of any host: it brings its style, and its links name no host."""
    given = link("Tentang", "halaman/tentang.html")
    frame = sample(Frame, full=False, url="https://contoh.example/netral/", footer=(given,))
    shown = html(page(NotFoundView, path="404.html", frame=frame))
    outline = Outline(shown)
    assert "://" not in shown.replace(frame.site, "")
    assert all(
        link.startswith(("/netral/", frame.inbox.address)) or link.endswith("index.html") for link in outline.links
    )
    (style,) = re.findall("<style>(.*)</style>", shown)
    allowed = b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src 'self' 'sha256-{allowed}' file:;" in shown


# --- what some pages say -------------------------------------------------------------------------------


def test_item_answers_first() -> None:
    """Verdict, then what, then why, then what follows from it; the law of other days is folded away."""
    item = sample(ItemView, verdict=Verdict.FORBIDDEN, text="Memberi like", reason="Tanda suka terbaca orang.")
    shown = text_of(html(page(ItemPageView, item=item)))
    parts = ["✗ Jangan Memberi like", "Tanda suka terbaca orang.", "Sanksi:", "Dasar hukum yang berlaku"]
    places = [shown.index(part) for part in [*parts, "Dasar yang berlaku pada masa lain"]]
    assert places == sorted(places)


def test_stage_that_differs_in_a_region_says_from_what_and_why() -> None:
    usual = Span(date(2024, 11, 24), date(2024, 11, 26))
    view = page(CalendarPageView)
    stage = sample(StageView, usual=usual, reason="Pemungutan suara ulang.", open_end=None)
    shown = html(replace(view, calendar=replace(view.calendar, stages=(stage,))))
    text = text_of(shown)
    assert "Berbeda dari jadwal nasional (24–26 November 2024). Pemungutan suara ulang." in text
    assert (
        '<time datetime="2024-09-25">25 September</time>–<time datetime="2024-11-23">23 November 2024</time>' in shown
    )


def test_regulation_out_of_force_says_what_revoked_it() -> None:
    view = page(RegulationView, is_current=False, revoked_by=link("PP 94/2021", "pp-94-2021.html"))
    assert "Tidak berlaku lagi: dicabut oleh PP 94/2021" in text_of(html(view))


def test_empty_list_says_what_is_missing() -> None:
    empty = "Belum ada briefing."
    assert empty in html(page(ListView, groups=(), folds=(), empty=empty))
    group = ("", (sample(Card, title="Media sosial"),))
    assert empty not in html(page(ListView, groups=(group,), folds=(), empty=empty))
    fold = ("Provinsi Contoh", (link("Rakor contoh", "rakor/contoh.html"),))
    shown = html(page(ListView, groups=(), folds=(fold,), empty=empty))
    assert empty not in shown
    assert "Provinsi Contoh (1)" in text_of(shown)


def test_sitemap_is_xml() -> None:
    view = SitemapView(pages=(("https://contoh.example/a?b=1&c=2", date(2024, 11, 27)),))
    tree = ElementTree.fromstring(web.render(view, WEB, edition(WEB)))
    assert [element.text for element in tree[0]] == ["https://contoh.example/a?b=1&c=2", "2024-11-27"]


def test_feed_entry_is_known_by_what_stays() -> None:
    """A changed title, day or address does not make an old entry new."""
    atom = "{http://www.w3.org/2005/Atom}"
    entry = sample(FeedEntry, id="https://contoh.example/briefing/a.html", title=HOSTILE, url="https://lain.example/b")
    view = FeedView(id="https://contoh.example/", frame=sample(Frame), updated=date(2024, 11, 27), entries=(entry,))
    tree = ElementTree.fromstring(web.render(view, WEB, edition(WEB)))
    assert tree.findtext(f"{atom}entry/{atom}id") == "https://contoh.example/briefing/a.html"
    assert tree.findtext(f"{atom}entry/{atom}title") == HOSTILE
    assert tree.findtext(f"{atom}updated") == "2024-11-27T00:00:00+07:00"


# --- the templates themselves --------------------------------------------------------------------------


def test_every_template_is_used_and_every_view_has_one() -> None:
    others = (SitemapView, FeedView, RobotsView, WorkerView, LlmsView, OneFileView)
    names: list[str] = [*(kind.template for kind in (*KINDS, *others)), *SERVERS]
    used = {path for name in names for path in closure(name, WEB)}
    assert {path.name for path in used} == {path.name for path, _ in sources()}
    assert len(names) == len(set(names))


def test_templates_ask_for_nothing_from_elsewhere() -> None:
    """No inline style or script, which the content policy would block, and no request to another host."""
    for path, source in sources():
        source = source.replace("<style>{{ gaya_tersesat() }}</style>", "")  # 404.html; the policy allows its words
        source = source.replace('<script type="application/ld+json">', "")  # data, which is never run
        for own in (
            "<style>{{ gaya }}</style>",
            "<script>{{ skrip }}</script>",
        ):  # of the one file, allowed by its policy
            source = source.replace(own, "")
        assert not re.search(r"<script(?! src=)|<style|<iframe|\sstyle=|\son\w+=", source), path.name
        assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", source), path.name
        assert not re.search(r"\|\s*safe\b|autoescape", source), path.name
        assert "hari ini" not in source.lower(), path.name


def test_closure_holds_what_a_template_draws_in() -> None:
    assert [path.name for path in closure("kalender.html", WEB)] == [
        *("_bagian.html", "_kalender.html", "_kebijakan.html", "_masukan.html", "_percaya.html", "_utuh.html"),
        *("dasar.html", "kalender.html"),
    ]
    assert [path.name for path in closure("sitemap.xml", WEB)] == ["sitemap.xml"]


def own(site: Path, name: str, source: str) -> TemplateFolders:
    """Put a template into a site's own folder."""
    path = site / "templates" / "web" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, "utf-8")
    return template_folders("web", site)


def test_site_replaces_one_template_and_keeps_the_rest(tmp_path: Path) -> None:
    """Also in a process that has already rendered without it, and again when it is taken away."""
    view, found = page(NotFoundView), own(tmp_path, "lain.html", "")
    before = web.render(view, found, edition(found))
    own(tmp_path, "404.html", "{{ view.title }}\r\n\r\n")
    assert web.render(view, found, edition(found)) == b"Contoh\n"
    assert closure("404.html", found) == (tmp_path / "templates/web/404.html",)
    assert closure("butir.html", found) == closure("butir.html", WEB)
    (tmp_path / "templates/web/404.html").unlink()
    assert web.render(view, found, edition(found)) == before


def test_changed_template_with_an_old_time_is_noticed(tmp_path: Path) -> None:
    """A file copied from elsewhere keeps its time."""
    view, found = page(NotFoundView), own(tmp_path, "404.html", "satu")
    path = tmp_path / "templates/web/404.html"
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    assert web.render(view, found, edition(found)) == b"satu\n"
    path.write_text("dua!", "utf-8")
    os.utime(path, ns=times)
    assert web.render(view, found, edition(found)) == b"dua!\n"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which Python keeps its byte code."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kode"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kode"


def test_package_templates_are_compiled_once_for_all_processes(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view = page(NotFoundView)
    compiled = make_environment(WEB, autoescape=True).get_template(view.template).render(view=view)
    with monkeypatch.context() as without:
        without.delattr(jinja2.Environment, "compile")
        assert make_environment(WEB, autoescape=True).get_template(view.template).render(view=view) == compiled
    for file in below(kept):  # It can still be loaded, and would say something else.
        file.write_bytes(file.read_bytes().replace(b"html", b"htmm"))
    assert make_environment(WEB, autoescape=True).get_template(view.template).render(view=view) == compiled


def test_nothing_that_is_compiled_is_kept_of_a_site_nor_in_it(kept: Path, tmp_path: Path) -> None:
    environment = make_environment(own(tmp_path / "situs", "404.html", "{{ view.title }}"), autoescape=True)
    environment.get_template("404.html")
    assert below(kept) == []
    environment.get_template("_bagian.html")
    assert len(below(kept)) == 1
    assert [path.name for path in below(tmp_path / "situs")] == ["404.html"]


def test_what_is_kept_of_a_template_holds_nothing_that_our_filters_made() -> None:
    """Jinja works out a filter of a constant when it compiles; then a change of the filter would not be seen."""
    environment = make_environment(WEB, autoescape=True)
    environment.bytecode_cache = None
    environment.filters.update(dict.fromkeys(FILTERS, partial(pytest.fail, "called while compiling")))
    for path, _ in sources():
        environment.get_template(path.name)


@pytest.mark.parametrize(
    ("source", "line", "text"),
    [
        ("\n\n{{ view.tidak_ada }}", 3, "tidak_ada"),
        ("\n{{ sekarang }}", 2, "'sekarang' is undefined"),
        ("<p>\n{% if %}", 2, "Expected"),
        ("\n{{ 'satu", 2, "unexpected char"),
        ("{{ view.title | tanggal }}", 1, "AttributeError"),
        ("\n{{ view.title | tak_dikenal }}", 2, "No filter named 'tak_dikenal'"),
        ("\n{% include 'hilang.html' %}", 2, "hilang.html"),
        ("\n{{ view.__class__.__mro__ }}", 2, "unsafe"),
        ("{% from '_bagian.html' import waktu %}\n\n{{ waktu() }}", 12, "hari"),
    ],
    ids=["field", "name", "syntax", "unended", "type", "filter", "include", "sandbox", "macro"],
)
def test_broken_template_says_where(tmp_path: Path, source: str, line: int, text: str) -> None:
    """The failure names the template's own file and line, not Python's."""
    found = own(tmp_path, "404.html", source)
    with pytest.raises(TemplateFailure) as caught:
        web.render(page(NotFoundView), found, edition(found))
    assert text in caught.value.text
    if caught.value.path.name == "404.html":
        assert caught.value.line == line
    else:
        assert caught.value.path == PACKAGE_TEMPLATES / "web" / "_bagian.html"


@pytest.mark.parametrize(
    ("source", "line", "text"),
    [
        ("\n{% include view.template %}", 2, "tertulis langsung"),
        ("\n\n{% extends 'hilang.html' %}", 3, "hilang.html"),
        ("{% include ['404.html'] %}", 1, "tertulis langsung"),
        ("{% include '404' ~ '.html' %}", 1, "tertulis langsung"),
        ("{% extends '404.html' if view else 'dasar.html' %}", 1, "tertulis langsung"),
    ],
    ids=["dynamic", "missing", "list", "joined", "chosen"],
)
def test_closure_that_cannot_be_known_is_refused(tmp_path: Path, source: str, line: int, text: str) -> None:
    found = own(tmp_path, "404.html", source)
    with pytest.raises(TemplateFailure) as caught:
        closure("404.html", found)
    assert (caught.value.path, caught.value.line) == (tmp_path / "templates/web/404.html", line)
    assert text in caught.value.text


# --- the style sheet -----------------------------------------------------------------------------------

CSS = (PACKAGE_TEMPLATES / "statis" / "gaya.css").read_text("utf-8")
PAIRS = [
    ("tinta", "dasar"),
    ("tinta", "lembut"),
    ("tinta", "aksen-lembut"),
    ("redup", "dasar"),
    ("redup", "lembut"),
    ("redup", "aksen-lembut"),
    ("tautan", "dasar"),
    ("tautan", "lembut"),
    ("tautan", "aksen-lembut"),
    ("dikunjungi", "dasar"),
    ("dikunjungi", "lembut"),
    ("dikunjungi", "aksen-lembut"),
    ("aksen-atas", "aksen"),
    ("dasar", "tinta"),
]


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_text_has_contrast_in_light_and_dark() -> None:
    """WCAG AA: 4.5 for text, 3 for the lines that carry a verdict's pattern."""
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#\w+);", block)) for block in re.findall(r":root \{(.*?)\}", CSS, re.S)[:2]
    )
    for scheme in (light, light | dark):
        for front, back in PAIRS:
            assert contrast(scheme[front], scheme[back]) >= 4.5, (front, back)
        assert contrast(scheme["garis-kuat"], scheme["dasar"]) >= 3


def test_style_sheet_is_small_and_alone() -> None:
    assert len(gzip.compress(CSS.encode())) < 9_000
    assert not re.search(r"url\(|@import|@font-face", CSS)


def test_every_class_that_is_styled_is_used() -> None:
    """Nothing is left over in the style sheet; some classes come from the Markdown of texts, some from scripts."""
    scripts = (PACKAGE_TEMPLATES / "statis").glob("*.js")
    code = (path.read_text("utf-8") for path in (*(ROOT / "sosialisasi").rglob("*.py"), *scripts))
    known = " ".join([*(source for _, source in sources()), *code])
    styled = set(re.findall(r"\.([a-z][a-z-]*[a-z])(?![\w.]*%)", re.sub(r"\{[^{}]*\}", "{}", CSS)))
    built = {f"{stem}-{verdict.value}" for stem in ("putusan", "sel") for verdict in Verdict}
    assert {name for name in styled - built if not re.search(rf"\b{name}\b", known)} == set()
