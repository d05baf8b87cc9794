"""The regions that come with the package."""

from __future__ import annotations

import gzip
import html
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

import pytest
from harness import ROOT
from harness.browsing import open_page
from harness.published import Published, published, shipped
from markupsafe import Markup
from playwright.sync_api import Browser, Page

from sosialisasi.ground.dates import Zone
from sosialisasi.ground.files import template_folders
from sosialisasi.reading.load import regions
from sosialisasi.showing.artifacts import views_of
from sosialisasi.showing.pages import search
from sosialisasi.showing.pages.regions import RegionListView
from sosialisasi.showing.pages.regions import pages as region_pages
from sosialisasi.showing.rendering import web
from sosialisasi.site import routes
from sosialisasi.site.facts import region_name


def test_all_regions_are_there() -> None:
    """38 provinsi, 514 kabupaten/kota and 7,285 kecamatan, each below its parent."""
    found = regions()
    assert Counter(region.level for region in found.values()) == {1: 38, 2: 514, 3: 7285}
    assert all(region.parent is None or region.parent in found for region in found.values())


@pytest.mark.parametrize(
    ("code", "name"), [("15.04", "Kabupaten Batanghari"), ("15.71", "Kota Jambi"), ("17.07.12", "Pinang Belapis")]
)
def test_codes_stay_text(code: str, name: str) -> None:
    """``15.10`` as a number would be another region."""
    assert regions()[code].name == name


def test_the_file_is_what_its_script_makes() -> None:
    """Nobody edits it by hand."""
    command = [sys.executable, "scripts/wilayah.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        ("11", "WIB"),
        ("36.71", "WIB"),
        ("61", "WIB"),
        ("51", "WITA"),
        ("64.02", "WITA"),
        ("76", "WITA"),
        ("81", "WIT"),
        ("97", "WIT"),
    ],
)
def test_zone_of_a_region(code: str, zone: str) -> None:
    """The zone follows the province."""
    assert Zone.of_region(code) == zone


def test_everybody_finds_his_region() -> None:
    """All provinces and all below them, whether they have a page or not; only those that have one are links."""
    site = published()
    page = (site.out / "daerah/index.html").read_text("utf-8")
    every = page.partition("Semua provinsi</h2>")[2].partition("</main>")[0]
    names = [html.unescape(name) for name in re.findall(r'<li id="daerah-[^>]*><(?:strong|a [^>]*)>([^<]+)', every)]
    assert sorted(names) == sorted(_shown(site, region.code) for region in regions().values() if region.level == 2)
    assert every.count("<details id") == 38
    linked = set(re.findall(r'href="(\d\d(?:-\d\d)*\.html)"', page))
    assert linked == {path.name for path in (site.out / "daerah").glob("*.html")} - {"index.html"}


@cache
def listed() -> RegionListView:
    """The list of all regions of the shipped content."""
    (view,) = views_of(region_pages(shipped()), RegionListView)
    return view


@cache
def told() -> Mapping[str, str]:
    """What the list says in words, by the anchor: of each province before its places, and of each place."""
    page = web.render(listed(), template_folders("web"), "edisi").decode()
    found = {
        **dict(re.findall(r'<details id="([^"]+)"[^>]*>(.*?)<ul', page, re.DOTALL)),
        **dict(re.findall(r'<li id="([^"]+)"[^>]*>(.*?)</li>', page, re.DOTALL)),
    }
    return {anchor: " ".join(Markup(text).striptags().split()) for anchor, text in found.items()}


@pytest.mark.parametrize("level", [1, 2])
def test_every_region_is_answered(level: int) -> None:
    """It has a page, or its place says that there is no calendar, what holds and whom to ask by their names there."""
    overview, here = shipped(), told()
    codes = [code for code, region in regions().items() if region.level == level]
    assert len(codes) == {1: 38, 2: 514}[level]
    for code in codes:
        route = routes.province(code) if level == 1 else routes.place(code)
        says, name = here[route.partition("#")[2]], region_name(overview.site, code)
        assert name in says
        if code in overview.region_codes:
            continue
        assert "Kalender: belum ada" in says or "belum ada kalender khusus" in says
        assert "yang berlaku sekarang" in says
        supervisor = "Panwaslih" if code.startswith("11") else "Bawaslu"
        organizer = " dan KIP" if code.startswith("11") else " dan KPU"
        assert f"Tanyakan {supervisor}{organizer if level == 2 else ''} {name}." in says, code


def test_a_region_without_a_page_speaks_as_its_province() -> None:
    """The words of a province are told where those of its kabupaten are answered, or that none are known."""
    here = told()
    assert "keuchik (kepala desa)" in here["provinsi-11"]
    assert "kepala distrik (camat)" in here["provinsi-91"]
    assert "Kata setempat: belum ada yang kami catat." in here["provinsi-35"]
    for province in listed().provinces:
        assert all(f"{term.local} ({term.general})" in here[province.anchor] for term in province.terms)


def test_who_chooses_less_is_told_so() -> None:
    """Jakarta chooses no wali kota and no DPRD of a kota, DIY no gubernur; others hear nothing of that."""
    here = told()
    assert "Wali kota dan wakil wali kota tidak dipilih di Kota Administrasi Jakarta Pusat" in here["daerah-31-71"]
    assert "DPRD kota tidak dipilih" in here["daerah-31-71"]
    assert "Gubernur dan wakil gubernur tidak dipilih di Kabupaten Bantul" in here["daerah-34-02"]
    assert {anchor[7:9] for anchor, says in here.items() if "tidak dipilih" in says} == {"31", "34"}


def test_the_search_leads_to_the_place_of_a_region() -> None:
    """Of one without a page; the place exists."""
    found = search._without_page(shipped())
    codes = {code for code, region in regions().items() if region.level < 3} - set(shipped().region_codes)
    assert len(found) == len(codes)
    assert set(found) <= set(told())


def _shown(site: Published, code: str) -> str:
    """The name that staff chose, or the official one."""
    path = site.out / "daerah" / f"{code.replace('.', '-')}.html"
    if not path.exists():
        return regions()[code].name
    return html.unescape(path.read_text("utf-8").partition("<h1>")[2].partition("</h1>")[0])


def test_the_index_of_regions_is_light() -> None:
    """It answers for 552 regions, and is opened with little network."""
    assert len(gzip.compress((published().out / "daerah/index.html").read_bytes(), 9, mtime=0)) <= 13_000


def test_the_index_begins_with_those_that_have_something() -> None:
    page = (published().out / "daerah/index.html").read_text("utf-8")
    first, _, rest = page.partition("Semua provinsi</h2>")
    assert 'href="15-04.html"' in first
    assert "belum ada kalender atau bahan khusus yang kami catat" in rest
    assert '<a href="../boleh-jangan/index.html">butir nasional</a>' in rest


# --- the list while somebody types ----------------------------------------------------------------


@pytest.fixture(scope="module")
def typing(browser: Browser, address: str) -> Iterator[Page]:
    page, complaints = open_page(browser, f"{address}daerah/index.html")
    yield page
    assert complaints == []
    page.context.close()


@pytest.mark.parametrize(
    ("typed", "first", "said"),
    [
        ("kab. bangkalan", "Kabupaten Bangkalan", "1 daerah"),
        ("kabupaten batanghari", "Kabupaten Batang Hari", "1 daerah"),
        ("Kota Bandung", "Kota Bandung", "1 daerah"),
        ("jakpus", "Kota Administrasi Jakarta Pusat", "1 daerah"),
        ("dki", "Kabupaten Administrasi Kepulauan Seribu", "7 daerah"),
        ("prov aceh", "Kabupaten Aceh Barat", "24 daerah"),
    ],
)
def test_a_region_is_found_while_it_is_typed(typing: Page, typed: str, first: str, said: str) -> None:
    typing.fill("#daerah", typed)
    seen = typing.locator(".wilayah > li:visible").all_inner_texts()
    assert seen[0].startswith(first)
    assert typing.inner_text("[role=status]") == said


def test_what_no_region_is_called_is_said(typing: Page) -> None:
    typing.fill("#daerah", "wakanda")
    assert typing.locator("details[data-provinsi]:visible").count() == 0
    assert typing.inner_text("[role=status]").startswith("Tidak ada daerah bernama itu.")
    typing.fill("#daerah", "")
    assert typing.locator("details[data-provinsi]:visible").count() == 38
    assert typing.locator("details[data-provinsi][open]").count() == 0


@pytest.mark.parametrize(
    ("typed", "meant"), [("bangklan", "Kabupaten Bangkalan"), ("kab. lahta", "Kabupaten Lahat"), ("jmabi", "Jambi")]
)
def test_one_letter_may_be_wrong(typing: Page, typed: str, meant: str) -> None:
    typing.fill("#daerah", typed)
    typing.locator("[role=status] button").click()
    assert typing.input_value("#daerah").endswith(meant)
    assert typing.locator("details[data-provinsi]:visible").count() > 0
    assert typing.evaluate("document.activeElement.id") == "daerah"


def test_enter_opens_the_only_region(typing: Page) -> None:
    """With the keyboard alone: to its place, or to its page."""
    typing.fill("#daerah", "bangkalan")
    typing.press("#daerah", "Enter")
    assert typing.url.endswith("#daerah-35-26")
    typing.fill("#daerah", "kab lahat")
    typing.press("#daerah", "Enter")
    typing.wait_for_url("**/daerah/16-04.html")
    typing.go_back()


def test_a_link_to_a_place_opens_its_fold(browser: Browser, address: str) -> None:
    page, complaints = open_page(browser, f"{address}daerah/index.html#daerah-35-26")
    assert page.locator("details[data-provinsi][open]").count() == 1
    assert page.locator("#daerah-35-26").is_visible()
    page.evaluate("location.hash = '#daerah-11-01'")
    page.wait_for_selector("#daerah-11-01", state="visible")
    assert complaints == []
    page.context.close()


def test_without_scripts_there_is_no_box_and_the_list_is_whole(browser: Browser, address: str) -> None:
    page, _ = open_page(browser, f"{address}daerah/index.html", java_script_enabled=False)
    assert not page.locator("#daerah").is_visible()
    assert page.locator("details[data-provinsi]:visible").count() == 38
    page.context.close()
