"""The index of keywords, as at the back of a book: every page is found in it, and nothing in it is declared by hand."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

import pytest
from harness import Situs
from harness.browsing import open_page
from harness.published import Published, published, shipped
from playwright.sync_api import Browser

from sosialisasi.showing.pages.keywords import Keyword, SearchView
from sosialisasi.site.routes import is_listed

INDEX = "cari/index.html"


@cache
def keywords() -> dict[str, Keyword]:
    """The keywords of the shipped site."""
    (view,) = (view for view in published().views if isinstance(view, SearchView))
    words = [each for _, some in view.letters for each in some]
    assert len({each.word for each in words}) == len(words)
    return {each.word: each for each in words}


def places(word: str) -> set[str]:
    """The pages under a keyword: ``boleh-jangan/d-13.html``."""
    return {place.href.removeprefix("../") for place in keywords()[word].places}


def test_every_page_is_under_some_keyword(browser: Browser, site: Published) -> None:
    """Without a script; but for the pages of regions, which have a list of their own."""
    page, _ = open_page(browser, (site.out / INDEX).as_uri(), java_script_enabled=False)
    links: list[str] = page.eval_on_selector_all(".indeks ul a, .indeks > li > a", "all => all.map(one => one.href)")
    page.close()
    root = site.out.as_uri() + "/"
    found = {link.removeprefix(root) for link in links if "#" not in link}
    regions = {path for path in site.pages if re.fullmatch(r"daerah/\d.*", path)}
    told = {path for path in set(site.pages) - site.withdrawn - site.moved if is_listed(path)}
    assert found - regions == told - regions - {INDEX}


def test_every_answer_has_its_verdict_beside_it(site: Published) -> None:
    for each in keywords().values():
        for place in each.places:
            is_answer = re.match(r"\.\./(?:kasus/(?!index)|boleh-jangan/[a-z]-\d)", place.href)
            assert (place.verdict is not None) == bool(is_answer), place


def test_a_word_that_leads_elsewhere_leads_to_pages() -> None:
    """No way ends at another "see": only the words that nearly all answers are about lead to the list of them."""
    text = (published().out / INDEX).read_text("utf-8")
    targets = {each.anchor: each for each in keywords().values() if each.anchor}
    pointing = [link for each in keywords().values() for link in each.see]
    assert len(pointing) > 200
    for link in pointing:
        if link.href and link.href.startswith("#"):
            target = targets[link.href[1:]]
            assert target.places or [each.text for each in target.see] == ["semua butir"], link
            assert f'id="{target.anchor}"' in text


def test_keywords_stand_in_the_order_of_the_alphabet() -> None:
    (view,) = (view for view in published().views if isinstance(view, SearchView))
    letters = [letter for letter, _ in view.letters]
    assert letters == sorted(set(letters))
    for letter, words in view.letters:
        assert {each.word[0].upper() for each in words} == {letter}


@pytest.mark.parametrize(
    ("word", "page"),
    [
        ("mobil dinas", "boleh-jangan/d-13.html"),
        ("pengeras suara", "boleh-jangan/d-13.html"),
        ("cuti", "boleh-jangan/b-11.html"),
        ("saksi", "boleh-jangan/d-32.html"),
        ("jalan sehat", "kasus/cpns-dan-ajakan-senior.html"),
        ("KPPS", "boleh-jangan/h-6.html"),
        ("hukuman disiplin", "halaman/hukuman-berat.html"),
        ("UU 20/2023", "peraturan/uu-20-2023.html"),
    ],
)
def test_what_people_look_up_is_a_keyword(word: str, page: str) -> None:
    assert page in places(word)


@pytest.mark.parametrize(
    ("word", "better"),
    [
        ("jempol", "suka"),
        ("ambulans puskesmas", "mobil dinas"),
        ("UU ASN 2023", "UU 20/2023"),
        ("keuchik", "kepala desa"),
        ("keuchik", "Provinsi Aceh"),
        ("CLTN", "cuti"),
        ("calon", "semua butir"),
    ],
)
def test_other_words_for_the_same_lead_to_it(word: str, better: str) -> None:
    assert better in [link.text for link in keywords()[word].see]
    assert places(word) == set()


def test_the_wider_word_is_named_beside_a_narrower_one() -> None:
    """What holds for all ASN holds for a camat; and not the other way round."""
    assert "ASN" in [link.text for link in keywords()["camat"].see]
    assert keywords()["ASN"].see == ()


@pytest.mark.parametrize("word", ["yang", "untuk", "Bolehkah", "bolehkah", "saya", "tanpa", "memakai mobil dinas"])
def test_words_that_say_nothing_are_no_keywords(word: str) -> None:
    assert word not in keywords()


def test_a_question_is_a_keyword_where_no_word_of_it_is(situs: Situs) -> None:
    """So that nothing that is published can be missing."""
    situs.edit("content/boleh-jangan/d-1.yaml", "alasan:", "tanya: Bolehkah saya berkelakar?\nalasan:")
    assert situs.build().problems == ()
    index = situs.page(INDEX).partition('id="abjad"')[2]
    shown = " ".join(unescape(re.sub("<[^>]+>", " ", index)).split())
    assert "berkelakar? ✗ Jangan" in shown


def test_the_index_is_short_until_a_letter_is_opened(browser: Browser, site: Published) -> None:
    """A word that leads to another letter opens it."""
    page, _ = open_page(browser, (site.out / INDEX).as_uri())
    assert page.evaluate("document.documentElement.scrollHeight") < 800 * 5
    assert not page.locator("#kata-suka").is_visible()
    letter = page.locator(".huruf", has=page.locator("a[href='#kata-suka']")).first
    letter.locator("summary").first.click()
    page.locator("a[href='#kata-suka']:visible").first.click()
    assert page.locator("#kata-suka").is_visible()
    page.close()


def test_the_words_of_synonyms_are_those_of_the_content() -> None:
    """A line that staff add to ``padanan`` is in the index by itself."""
    lines = [[word.strip() for word in line.split(",")] for line in shipped().settings.synonyms]
    heads = {line[0].casefold() for line in lines}
    assert len(heads & {word.casefold() for word in keywords()}) > 50
