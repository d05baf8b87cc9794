""" "Cek kasus saya": who, when and about what lead to all answers that are for them, to no other, and never to a
permission that nobody wrote.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product
from posixpath import dirname, normpath
from typing import TypeGuard
from urllib.parse import unquote

import pytest
from harness import ROOT, Situs
from harness.browsing import open_page
from harness.published import published, shipped
from playwright.sync_api import Browser, Page

from sosialisasi.ground.dates import Span
from sosialisasi.ground.files import template_folders
from sosialisasi.showing.pages import checking
from sosialisasi.showing.rendering import web
from sosialisasi.showing.views import PageView
from sosialisasi.site import routes
from sosialisasi.site.model import Stage
from sosialisasi.site.stages import StageRow, phases_on
from sosialisasi.site.words import Channel, Phase, Role, Verdict, Verification

STYLE = (ROOT / "templates/statis/gaya.css").read_text("utf-8")
SITUATION = re.compile(r'(?s)<div class="pada ([^"]*)" id="([^"]*)">(.*?)</div>')
ANSWER = re.compile(r'(?s)<li class="putusan putusan-(\w+) ([^"]*)">\s*<details>(.*?)</details>')
CHOICE = re.compile(r'<li><a href="([^"]*)">')


@dataclass(frozen=True)
class Answer:
    """What a page says, and the classes by which it is kept or left out."""

    verdict: str
    marks: frozenset[str]
    html: str

    def is_shown(self, marks: frozenset[str]) -> bool:
        """What the style sheet does at a situation with these marks; see ``test_the_style_sheet_leaves_out…``."""
        roles = {mark for mark in marks if mark.startswith("p")}
        phases = {mark for mark in marks if mark.startswith("t")} - {"t"}
        return roles <= self.marks and ("t" not in self.marks or phases <= self.marks)

    @property
    def about(self) -> str:
        """``../boleh-jangan/d-1.html``: what it leads to."""
        (href,) = re.findall(r'class="lanjut" href="([^"]*)"', self.html)
        return normpath(f"cek/{href}")


@cache
def pages() -> Mapping[str, str]:
    """The pages by their paths, without the rest of the site."""
    made = (artifact.view for artifact in checking.pages(shipped()))
    return {view.path: web.render(view, template_folders("web"), "").decode() for view in made if is_page(view)}


def is_page(view: object) -> TypeGuard[PageView]:
    return isinstance(view, PageView)


def page_of(channel: Channel) -> str:
    return pages()[routes.check(channel)]


def answers(page: str) -> list[Answer]:
    return [Answer(verdict, frozenset(marks.split()), html) for verdict, marks, html in ANSWER.findall(page)]


def situations(page: str) -> dict[str, tuple[frozenset[str], str]]:
    return {id: (frozenset(marks.split()), html) for marks, id, html in SITUATION.findall(page)}


def meant(role: Role, phase: Phase | None, channel: Channel) -> set[str]:
    """The pages of all that is for a role in a phase about a channel, by the content alone."""
    site = shipped().site
    items = (item for item in site.guidance.values() if item.withdrawal is None and channel in item.channels)
    cases = (case for case in site.cases.values() if case.withdrawal is None and channel in case.channels)
    return {
        *(routes.item(i.id) for i in items if i.applies_to(role) and (phase is None or phase in i.phases)),
        *(routes.case(c.slug) for c in cases if role.is_among(c.roles) and (phase is None or phase in c.phases)),
    }


# --- laws over the shipped content -------------------------------------------------------------------------


@pytest.mark.parametrize("channel", Channel)
def test_what_is_for_a_role_in_a_phase_stands_there_and_nothing_else(channel: Channel) -> None:
    page = page_of(channel)
    places = situations(page)
    assert len(places) == len(shipped().roles) * (len(Phase) + 1)
    for role, phase in product(shipped().roles, (None, *Phase)):
        marks, said = places[routes.outcome(channel, role, phase).partition("#")[2]]
        shown = [answer.about for answer in answers(page) if answer.is_shown(marks)]
        assert sorted(shown) == sorted(meant(role, phase, channel)), (role, phase)
        count = sum(map(int, re.findall(r"(\d+) (?:butir|kasus)", said)))
        assert count == len(shown)


def test_what_is_not_known_is_never_allowed() -> None:
    """Where nothing is written, the place says so, whom to ask, and that this is no permission."""
    silent = 0
    for channel in Channel:
        for id, (_, said) in situations(page_of(channel)).items():
            text = " ".join(re.sub("<[^>]*>", " ", said).split())
            if "butir" not in text:
                silent += 1
                assert re.search(r"belum diatur di sini — tanyakan .+\. Itu tidak berarti boleh\.", text), id
            assert "✓" not in text
    assert silent


def test_who_is_of_a_village_is_sent_to_the_office_that_villages_ask() -> None:
    places = situations(page_of(Channel.FAMILY))
    assert "tanyakan DPMD setempat" in places["desa-kampanye"][1]
    assert "Tanyakan BKPSDM setempat" in places["guru-kampanye"][1]


def test_every_choice_leads_to_a_place() -> None:
    """From the first page to each role, and from a role in each phase to each channel."""
    for role in shipped().roles:
        path = routes.role(role)
        assert f'href="{routes.relative(routes.CHECK, path)}"' in pages()[routes.CHECK]
        led = {normpath(f"{dirname(path)}/{href}") for href in CHOICE.findall(pages()[path])}
        wanted = {routes.outcome(c, role, p) for c in Channel for p in (None, *Phase)}
        assert wanted <= led
        for address in wanted:
            place, _, id = address.partition("#")
            assert f'id="{id}"' in pages()[place], address


def test_a_choice_says_beforehand_that_nothing_is_known() -> None:
    page = pages()[routes.role(Role.VILLAGE)]
    for channel in Channel:
        (rest,) = re.findall(rf'href="\.\./{routes.outcome(channel, Role.VILLAGE, Phase.CAMPAIGN)}">(.*?)</a>', page)
        assert ("belum diatur" in rest) is (not meant(Role.VILLAGE, Phase.CAMPAIGN, channel)), channel


def test_what_is_forbidden_comes_first() -> None:
    for channel in Channel:
        said = [answer.verdict for answer in answers(page_of(channel)) if "boleh-jangan" in answer.about]
        assert said == sorted(said, key=[*Verdict].index)


def test_an_answer_tells_why_and_on_what_basis() -> None:
    """And a case what to do instead, if it knows that."""
    told = 0
    for channel in Channel:
        for answer in answers(page_of(channel)):
            assert "<strong>Dasar:</strong>" in answer.html
            told += "<strong>Sebaiknya:</strong>" in answer.html
    assert told >= len(shipped().cases)


def test_a_case_tells_what_to_do_instead() -> None:
    """Of most of what is forbidden or limited; of what is allowed nothing is better."""
    cases = {case.title: case for case in shipped().cases}
    told = set()
    for channel in Channel:
        for answer in answers(page_of(channel)):
            if found := re.search(r"Sebaiknya, misalnya:</strong> (.*?) <a .*?>Contoh kasus: (.*?)</a>", answer.html):
                assert re.sub(r"<[^>]*>", "", found[1]) == cases[found[2]].instead
                assert answer.about in {routes.item(id) for id in cases[found[2]].items}
                told.add(answer.about)
    known = {id for case in cases.values() if case.instead for id in case.items}
    limited = [item.id for item in shipped().items if item.verdict is not Verdict.ALLOWED]
    assert told == {routes.item(id) for id in limited if id in known}
    assert len(told) > len(limited) / 2


def test_the_link_for_whatsapp_carries_the_whole_address() -> None:
    for id, (_, said) in situations(page_of(Channel.SOCIAL_MEDIA)).items():
        (text,) = re.findall(r'href="https://wa\.me/\?text=([^"]*)"', said)
        assert unquote(text).endswith(f"{shipped().url}{routes.check(Channel.SOCIAL_MEDIA)}#{id}")


def test_no_answer_is_stored_once_for_each_role() -> None:
    """All of them are to be kept on a phone."""
    said = [answer for channel in Channel for answer in answers(page_of(channel))]
    channels = [*(item.channels for item in shipped().items), *(case.channels for case in shipped().cases)]
    assert len(said) == sum(map(len, channels))


# --- the style sheet ---------------------------------------------------------------------------------------


def test_the_style_sheet_leaves_out_by_role_and_by_phase() -> None:
    """One rule for each place in the lists of words, with some to spare; no name stands there."""
    for number in range(1, len(Role) + 2):
        assert f".p{number}:target ~ .jawab > :not(.p{number})" in STYLE
    for number in range(1, len(Phase) + 2):
        assert f".t{number}:target ~ .jawab > .t:not(.t{number})" in STYLE


def shown_in(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        """[...document.querySelectorAll('.jawab > li')].filter(satu => satu.getClientRects().length)
           .map(satu => satu.querySelector('.lanjut').getAttribute('href'))"""
    )
    return sorted(normpath(f"cek/{href}") for href in found)


@pytest.mark.parametrize(
    ("role", "phase", "channel"),
    [
        (Role.TEACHER, Phase.CAMPAIGN, Channel.CAMPAIGN_EVENT),
        (Role.VILLAGE, Phase.QUIET, Channel.VILLAGE),
        (Role.PPPK, None, Channel.FAMILY),
        (Role.NON_ASN, Phase.OUTSIDE, Channel.FAMILY),
    ],
)
def test_a_browser_shows_what_is_meant(browser: Browser, role: Role, phase: Phase | None, channel: Channel) -> None:
    """Without a script, from a disk, on a phone; the next address on the same page shows the next."""
    url = (published().out / routes.check(channel)).as_uri()
    page, complaints = open_page(browser, f"{url}#asn", java_script_enabled=False)
    page.goto(f"{url}#{routes.outcome(channel, role, phase).partition('#')[2]}")
    assert shown_in(page) == sorted(meant(role, phase, channel))
    (place,) = page.locator(".pada:visible").all()
    assert role.label in place.inner_text()
    assert not complaints
    page.close()


def test_the_title_says_who_and_when(browser: Browser) -> None:
    """With a script, in the tab and the history; and again what the page is about, where nobody has chosen."""
    url = (published().out / routes.check(Channel.FAMILY)).as_uri()
    page, complaints = open_page(browser, f"{url}#guru-kampanye")
    assert page.title().startswith("Guru dan pendidik lain, kampanye, keluarga – ")
    page.evaluate("location.hash = ''")
    page.wait_for_function("document.title.startsWith('Cek kasus saya: keluarga')")
    assert not complaints
    page.close()


def test_two_taps_from_the_role_to_the_answers(browser: Browser) -> None:
    """From the beranda: who, then about what in the phase of the day; and what is asked is in sight at once."""
    site = published()
    page, complaints = open_page(browser, (site.out / routes.HOME).as_uri())
    page.locator("main").get_by_role("link", name=Role.TEACHER.label).first.click()
    page.locator("main").get_by_role("link", name=Channel.SOCIAL_MEDIA.label).first.click()
    place = page.locator(".pada:visible")
    place.wait_for()
    top = place.bounding_box()
    assert top is not None
    assert 0 <= top["y"] < 40
    assert shipped().phases[0].label.lower() in place.inner_text()
    last = page.locator(".jawab > li:visible").last.bounding_box()
    assert last is not None
    assert last["y"] < 2.5 * 740
    assert not complaints
    page.close()


# --- stories of the small site -----------------------------------------------------------------------------


def test_the_answers_of_the_small_site(situs: Situs) -> None:
    assert not situs.build().errors
    made = sorted(path for path in situs.published() if path.startswith("cek/"))
    assert made == ["cek/fasilitas-negara.html", "cek/hak-pilih.html", "cek/index.html", "cek/kewenangan.html"]
    page = situs.page("cek/kewenangan.html")
    places = situations(page)
    (answer,) = answers(page)
    assert answer.about == "boleh-jangan/h-1.html"
    shown = sorted(id for id, (marks, _) in places.items() if answer.is_shown(marks))
    assert shown == [
        *("camat-lurah", "camat-lurah-kampanye", "camat-lurah-masa-tenang"),
        *("kepala-opd", "kepala-opd-kampanye", "kepala-opd-masa-tenang"),
    ]
    text = " ".join(re.sub("<[^>]*>", " ", answer.html).split())
    assert text == (
        "! Bersyarat Memimpin rapat dinas pada masa kampanye H-1 Syarat: Tidak mengarah kepada calon. "
        "Rapat dinas boleh, tetapi tidak boleh mengarah kepada calon. "
        "Dasar: PP 94/2021 Pasal 5 huruf n angka 6 (peraturan). "
        "Camat dan lurah, Kepala OPD · Kampanye, Masa tenang · kutipan bersumber Selengkapnya tentang H-1"
    )


def test_the_phase_of_the_day_comes_first_and_says_as_of_when(situs: Situs) -> None:
    situs.build()
    page = situs.page("boleh-jangan/peran-camat-lurah.html")
    assert re.findall(r"<h3[^>]*>(Sekarang: .*)</h3>", page) == ["Sekarang: di luar tahapan"]
    situs.edit("content/situs.yaml", "22 November 2026", "1 Oktober 2024")
    situs.build()
    page = situs.page("boleh-jangan/peran-camat-lurah.html")
    assert re.findall(r"<h3[^>]*>(Sekarang: .*)</h3>", page) == ["Sekarang: kampanye"]
    assert "1 Oktober 2024" in page.partition("Sekarang: kampanye")[2].partition("</p>")[0]
    assert page.index("Sekarang: kampanye") < page.index(">Di luar tahapan<")


def test_the_matrix_of_counts_leads_here(situs: Situs) -> None:
    """Where it was published once; a site that never had it gets no such page."""
    situs.build()
    assert "boleh-jangan/matriks.html" not in situs.published()
    situs.write("content/alamat.txt", "index.html\nboleh-jangan/matriks.html\n")
    assert not situs.build().errors
    assert 'content="0; url=../cek/index.html"' in situs.page("boleh-jangan/matriks.html")


def test_the_answers_about_a_channel_keep_their_address(situs: Situs) -> None:
    """Though no item is about it any more."""
    situs.write("content/alamat.txt", "index.html\ncek/keluarga.html\n")
    assert not situs.build().errors
    assert all("Itu tidak berarti boleh" in said for _, said in situations(situs.page("cek/keluarga.html")).values())


def _row(phase: Phase, first: int, last: int) -> StageRow:
    span = Span(date(2024, 9, first), date(2024, 9, last))
    return StageRow(
        Stage(id=phase, name=phase.label, phase=phase, span=span, bases=(), verification=Verification.TEXT), span
    )


@pytest.mark.parametrize(
    ("day", "phases"),
    [
        (1, set()),
        (5, {Phase.NOMINATION}),
        (12, {Phase.NOMINATION, Phase.CAMPAIGN}),
        (20, {Phase.CAMPAIGN}),
        (28, set()),
    ],
)
def test_a_break_between_two_stages_is_not_outside_of_the_election(day: int, phases: set[Phase]) -> None:
    rows = [_row(Phase.CAMPAIGN, 15, 25), _row(Phase.NOMINATION, 3, 10), _row(Phase.OUTSIDE, 1, 30)]
    assert phases_on(date(2024, 9, day), rows) == phases
