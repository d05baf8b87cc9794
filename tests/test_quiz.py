"""The quiz on a phone asks what the paper quiz asks, tells why, and counts nothing."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from harness import Situs, overview_of
from harness.barriers import barriers, meet
from harness.browsing import open_page
from harness.published import Published, shipped
from playwright.sync_api import Browser, Page

from sosialisasi.showing import sheets
from sosialisasi.showing.artifacts import views_of
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.pages import quizzes
from sosialisasi.showing.pages.quizzes import QuizListView, QuizView
from sosialisasi.showing.sheets.guidance import QUESTIONS
from sosialisasi.showing.sheetviews import Handout
from sosialisasi.showing.views import ItemView
from sosialisasi.site import routes
from sosialisasi.site.facts import by_verdict, in_force
from sosialisasi.site.words import Paper, Role

ROLES = shipped().roles


def quiz(path: str, overview: Overview | None = None) -> QuizView:
    (found,) = (view for view in views_of(quizzes.pages(overview or shipped()), QuizView) if view.path == path)
    return found


# --- what is asked ----------------------------------------------------------------------------------------------


def test_the_page_asks_what_the_sheet_asks() -> None:
    """The same acts in the same order, with the same key and the same bases."""
    (sheet,) = sheets.guidance.quizzes(shipped())
    printed = sheet.view(Paper.A4)
    assert isinstance(printed, Handout)
    paper, key = printed.parts
    asked = quiz(routes.quiz(Role.ASN)).questions
    assert isinstance(paper, sheets.guidance.QuizPart)
    assert isinstance(key, sheets.guidance.QuizKeyPart)
    assert [each.text for each in asked] == list(paper.acts)

    def told(each: quizzes.QuestionView | ItemView) -> tuple[object, ...]:
        return each.verdict, each.condition, each.reason, each.verification, [basis.text for basis in each.bases]

    assert [told(each) for each in asked] == [told(each) for each in key.questions]
    assert [each.source.text for each in asked] == [each.id for each in key.questions]


@pytest.mark.parametrize("role", ROLES, ids=str)
def test_a_role_is_asked_ten_of_its_own_rules(role: Role) -> None:
    """Of every verdict that they have, none twice; the key is the item's own, on bases in force on the day."""
    overview = shipped()
    items = {item.id: item for item in overview.items_of(role)}
    asked = quiz(routes.quiz(role)).questions
    assert len({each.source.text for each in asked}) == len(asked) == min(QUESTIONS, len(items))
    assert {each.verdict for each in asked} == {verdict for verdict, _ in by_verdict(items.values())}
    for each in asked:
        item = items[each.source.text]
        assert (each.text, each.verdict, each.reason) == (item.text, item.verdict, item.reason)
        held = {
            overview.paper.basis(basis).text for basis in item.bases if in_force(basis, overview.register, overview.day)
        }
        assert {basis.text for basis in each.bases} <= held
        assert each.bases


@pytest.mark.parametrize("role", [role for role in ROLES if role.is_asn and role is not Role.ASN], ids=str)
def test_what_is_said_to_a_role_alone_is_asked_first(role: Role) -> None:
    """Of each verdict, nothing that is said to all ASN is asked while what names the role is left out."""
    overview = shipped()
    asked = {each.source.text for each in quiz(routes.quiz(role)).questions}
    for _, items in by_verdict(overview.items_of(role)):
        taken = {role in item.roles for item in items if item.id in asked}
        left = {role in item.roles for item in items if item.id not in asked}
        assert not (False in taken and True in left)


@pytest.mark.parametrize(
    "role", [role for role in ROLES if any(role in case.roles for case in shipped().cases)], ids=str
)
def test_cases_are_asked_as_they_are_told(role: Role) -> None:
    """Situation, question and answer are those of the case; each has a basis that is in force."""
    overview = shipped()
    cases = {case.title: case for case in overview.cases if role.is_among(case.roles)}
    asked = quiz(routes.case_quiz(role)).questions
    assert len({each.source.text for each in asked}) == len(asked) == min(QUESTIONS, len(cases))
    for each in asked:
        case = cases[each.source.text]
        told = each.situation, each.text, each.verdict, each.answer, each.reason
        assert told == (case.situation, case.question, case.verdict, case.answer, case.reason)
        assert each.bases


def test_every_quiz_is_on_the_list_and_on_the_page_of_its_role(site: Published) -> None:
    listed = next(views_of(quizzes.pages(shipped()), QuizListView))
    made = {view.path for view in views_of(quizzes.pages(shipped()), QuizView)}
    assert {f"kuis/{link.href}" for _, links in listed.roles for link in links} == made
    for role, links in listed.roles:
        page = (site.out / routes.role(role)).read_text("utf-8")
        assert all(f'href="../kuis/{link.href}"' in page for link in links)
    assert 'href="kuis/index.html"' in (site.out / routes.HOME).read_text("utf-8")


def test_what_no_basis_decides_any_more_is_not_asked(situs: Situs) -> None:
    """On the day of the data, an item has lost its only basis."""
    asked = quiz(routes.quiz(Role.ASN), overview_of(situs.root)).questions
    assert {each.source.text for each in asked} == {"B-1", "D-1"}
    held = "berlaku: 31 Agustus 2021"
    situs.edit("content/peraturan/pp-94-2021.yaml", held, f"{held}\nberakhir: 1 September 2021")
    left = quiz(routes.quiz(Role.ASN), overview_of(situs.root)).questions
    assert {each.source.text for each in left} == {"B-1"}


# --- in a browser -----------------------------------------------------------------------------------------------

PAGE = routes.quiz(Role.ASN)
_GROUPS = "[data-soal] [role=group]"


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    """The quiz of all ASN on a phone; whatever goes wrong or is asked of another place fails the test."""
    page, complaints = open_page(browser, address + PAGE, bypass_csp=True)
    yield page
    assert complaints == []
    page.context.close()


def answer(page: Page, *, right: set[int]) -> None:
    """Answer all questions with a click, those with these numbers as the key says."""
    for number, each in enumerate(page.locator("[data-soal]").all()):
        key = each.get_attribute("data-soal")
        wrong = "jangan" if key != "jangan" else "boleh"
        each.locator(f"button[value={key if number in right else wrong}]").click()


def test_without_a_script_every_answer_is_there(browser: Browser, address: str) -> None:
    """A tap shows verdict, reason and basis; nothing is offered that needs a script."""
    page, _ = open_page(browser, address + PAGE, java_script_enabled=False)
    asked = quiz(PAGE).questions
    for question, each in zip(asked, page.locator("[data-soal]").all(), strict=True):
        each.locator("summary").click()
        told = each.inner_text()
        assert question.verdict.label in told
        assert question.reason in told
        assert question.bases[0].text in told
    assert not page.locator("main button:visible").count()
    page.context.close()


def test_an_answer_is_told_at_once_in_words(phone: Page) -> None:
    """Right or not, with a sign of its own that is none of a verdict; the reason opens, and the first answer counts."""
    first, second = phone.locator("[data-soal]").all()[:2]
    assert not first.locator("details").is_visible()
    right, other = quiz(PAGE).questions[:2]
    first.locator(f"button[value={right.verdict.value}]").click()
    label = f"{right.verdict.symbol} {right.verdict.label}"
    assert first.locator("[role=status]").inner_text() == f"★ Tepat: {label}."
    assert right.reason in first.locator("details").inner_text()
    wrong = "boleh" if other.verdict.value != "boleh" else "jangan"
    second.locator(f"button[value={wrong}]").click()
    told = second.locator("[role=status]").inner_text()
    assert told.startswith("○ Anda menjawab")
    assert told.endswith(f"Yang tepat: {other.verdict.symbol} {other.verdict.label}.")
    second.locator(f"button[value={other.verdict.value}]").click(force=True)
    assert second.locator("[role=status]").inner_text() == told


def test_the_quiz_is_taken_with_the_keyboard_alone(phone: Page) -> None:
    """Tab and Enter lead through all questions to the result and back to the first; the focus is never lost."""
    for number in range(QUESTIONS):
        button = phone.locator(_GROUPS).nth(number).locator("button").first
        for _ in range(60):
            if button.evaluate("one => one === document.activeElement"):
                break
            phone.keyboard.press("Tab")
        phone.keyboard.press("Enter")
        assert button.evaluate("one => one === document.activeElement")
        assert button.get_attribute("aria-pressed") == "true"
    assert phone.locator("[data-hasil]").is_visible()
    assert "Semua soal terjawab" in phone.locator("[data-soal] [role=status]").last.inner_text()
    phone.locator("[data-ulang]").focus()
    phone.keyboard.press("Enter")
    assert phone.locator(_GROUPS).first.locator("button").first.evaluate("one => one === document.activeElement")
    assert not phone.locator("[data-hasil]").is_visible()
    assert not phone.locator("[data-soal] details:visible").count()


def test_a_result_is_a_text_to_send(phone: Page) -> None:
    """It says how many and what to read again, whose site it is and of which day, and asks for no name."""
    answer(phone, right=set(range(QUESTIONS)) - {1, 4})
    missed = [quiz(PAGE).questions[number] for number in (1, 4)]
    assert phone.locator("[data-hasil] .kuis-nilai").inner_text() == "8 dari 10 tepat."
    text = phone.locator("[data-hasil] textarea").input_value()
    assert text.startswith(f"{quiz(PAGE).title}: 8 dari 10 tepat.\nSaya baca lagi: ")
    assert "; ".join(each.source.text for each in missed) in text
    assert text.endswith(quiz(PAGE).closing)
    link = phone.locator("[data-hasil] a[href*='wa.me']").get_attribute("href")
    assert link
    assert parse_qs(urlsplit(link).query)["text"] == [text]
    again = phone.locator("[data-keliru] a")
    assert [each.get_attribute("href") for each in again.all()] == [each.source.href for each in missed]
    assert not phone.locator("main input").count()


def test_who_knows_all_has_nothing_to_read_again(phone: Page) -> None:
    answer(phone, right=set(range(QUESTIONS)))
    assert phone.locator("[data-hasil] .kuis-nilai").inner_text() == "10 dari 10 tepat."
    assert not phone.locator("[data-keliru]").is_visible()
    assert "baca lagi" not in phone.locator("[data-hasil] textarea").input_value()


def test_nothing_is_kept_and_nothing_is_sent(phone: Page) -> None:
    """Neither while the quiz is taken nor after it."""
    asked: list[str] = []
    phone.wait_for_load_state("networkidle")
    phone.on("request", lambda request: asked.append(request.url))
    answer(phone, right={0})
    assert asked == []
    assert phone.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_an_answered_quiz_has_no_barrier_that_axe_can_find(phone: Page) -> None:
    answer(phone, right={0, 3})
    meet(phone)
    for look in ("light", "dark"):
        phone.emulate_media(color_scheme=look)
        assert barriers(phone) == []


def test_two_quizzes_in_one_document_do_not_disturb_each_other(phone: Page, site: Published, address: str) -> None:
    """As where the whole site is one file."""
    page = (site.out / PAGE).read_text("utf-8")
    start, end = page.index("<div data-kuis"), page.index('<ul class="daftar-tautan">', page.index("data-ulang"))
    twice = page[:end] + page[start:end].replace('"hasil-asn"', '"hasil-lain"') + page[end:]
    phone.route(address + PAGE, lambda route: route.fulfill(body=twice, content_type="text/html; charset=utf-8"))
    phone.reload()
    first, second = phone.locator("[data-kuis]").all()
    for each in first.locator("[data-soal]").all():
        each.locator("button").first.click()
    assert first.locator("[data-hasil]").is_visible()
    assert not second.locator("[data-hasil]").is_visible()
    assert not second.locator("[aria-pressed=true]").count()
