"""What the shipped site says can be proved: every statement has its basis, on every day on which it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

import pytest
from harness import ROOT, site_of
from harness.published import Published, published

from sosialisasi.ground.dates import Day
from sosialisasi.showing.pieces import Pieces
from sosialisasi.showing.sheets.guidance import QuizKeyPart
from sosialisasi.showing.views import ItemView
from sosialisasi.site.citations import Register
from sosialisasi.site.facts import in_force
from sosialisasi.site.keys import entries
from sosialisasi.site.model import Basis, Guidance, Pledge, Regulation, ReportingStep, Site, Stage
from sosialisasi.site.words import Role, Sanction, Strength, Verification

DISCIPLINE = {Sanction.ETHICS, Sanction.MODERATE, Sanction.SEVERE, Sanction.DISMISSAL}
"""What only a civil servant can face."""
CANNOT_FACE: Mapping[Role, set[Sanction]] = {
    Role.NON_ASN: DISCIPLINE | {Sanction.ADMINISTRATIVE, Sanction.CONTRACT},
    Role.VILLAGE: DISCIPLINE | {Sanction.CONTRACT, Sanction.GRADED},
    **{role: {Sanction.ADMINISTRATIVE, Sanction.GRADED} for role in Role if role.is_asn},
    Role.ACTING_VILLAGE_HEAD: {Sanction.GRADED},
}
"""Sanctions that the status of a reader does not know. Who stands in for a village head is both."""
WITHOUT_CLTN = tuple(role for role in Role if role.value in ("pppk", "cpns", "non-asn", "desa"))
"""Whose status knows no unpaid leave (Peraturan BKN 7/2022; PP 11/2017 Pasal 334: after five years of service)."""
CLTN = re.compile(r"CLTN|cuti di luar tanggungan", re.IGNORECASE)
OF_OTHERS = re.compile(r"tidak (punya|mengenal|ada|dapat|boleh)|bukan|tanpa|\bPNS\b", re.IGNORECASE)
"""That one has no such leave, or that it is another's."""


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(ROOT)


@pytest.fixture(scope="module")
def shipped() -> Published:
    return published()


@pytest.fixture(scope="module")
def register(site: Site) -> Register:
    return Register(site.regulations)


@pytest.fixture(scope="module")
def pieces(site: Site, register: Register) -> Pieces:
    return Pieces(site, register, lambda path: path)


def shown(value: Any, kind: type) -> Iterator[Any]:
    """All values of a type within a view."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, tuple | list):
        for each in value:
            yield from shown(each, kind)
    elif is_dataclass(value):
        for field in fields(value):
            yield from shown(getattr(value, field.name), kind)


def turning_days(site: Site) -> tuple[Day, ...]:
    """The days on which the law changed, those before them, and those of events and of the data."""
    starts = {each.since for each in site.regulations.values()}
    ends = {each.until for each in site.regulations.values() if each.until}
    events = {meeting.date for meeting in site.meetings.values()}
    return tuple(sorted(starts | ends | events | {site.settings.as_of}))


class TestEveryStatement:
    def test_it_has_a_basis_or_says_that_none_is_recorded(self, site: Site) -> None:
        """Items, answers and days; a step of a chain without one says so on page and sheet."""
        for content in site.contents:
            for entry in entries(content, Basis):
                assert entry.value is not None
            if "bases" in {field.name for field in fields(content)} and isinstance(content, Guidance):
                assert content.bases, content.origin.path
        steps = [step for chain in site.chains.values() for step in chain.steps]
        assert any(not step.bases for step in steps), "take the words for such a step from the templates"
        for template in ("web/_pelaporan.html", "cetak/bagian/alur-pelaporan.typ"):
            assert "belum kami catat" in (ROOT / "templates" / template).read_text("utf-8")

    def test_its_basis_has_strength_validity_and_verification(self, site: Site, register: Register) -> None:
        """Of its own, or of the regulation that it names. An appeal names who made it, and when."""
        found = 0
        for content in site.contents:
            for entry in entries(content, Basis):
                basis, place = entry.value, f"{content.origin.path}: {entry.path}"
                found += 1
                if basis.strength is Strength.APPEAL:
                    assert basis.date, place
                    assert basis.source or getattr(content, "sources", ()), place
                else:
                    citation = register.find(basis.citation)
                    assert citation is not None, place
                    assert citation.regulation.sources, place
                    assert basis.verification or citation.regulation.verification, place
        assert found > 400

    def test_how_sure_we_are_is_said_of_each(self, site: Site) -> None:
        """Of items, steps, days, forms and regulations, by their type: it cannot be left out."""
        for kind in (Guidance, ReportingStep, Stage, Pledge, Regulation):
            (said,) = (field for field in fields(kind) if field.name == "verification")
            assert said.default is MISSING, kind

    def test_what_nobody_looked_up_is_never_called_settled(self) -> None:
        """The words that the site shows for memory and for one weak source begin with their doubt."""
        for each in (Verification.NONE, Verification.SECONDARY, Verification.COMPUTED):
            assert not each.is_settled
            assert "belum diverifikasi" in each.label.lower()


class TestEveryDay:
    def test_no_item_shows_a_basis_that_did_not_hold(self, site: Site, register: Register, pieces: Pieces) -> None:
        """On any day on which the law changed, for any reader."""
        days = turning_days(site)
        for item in site.guidance.values():
            for day in days:
                held = {id(basis) for basis in item.bases if in_force(basis, register, day)}
                view = pieces.item(item, day)
                assert len(view.bases) == len(held), (item.id, day)
                for basis in view.bases:
                    if (citation := register.find(basis.text)) is not None:
                        assert citation.regulation.in_force(day), (item.id, day, basis.text)

    def test_no_page_and_no_sheet_does(self, shipped: Published, site: Site, register: Register) -> None:
        """On the day of what it shows: of an event its own, although its page may have changed since."""
        events = {meeting.origin.path: meeting.date for meeting in site.meetings.values()}
        found = 0
        for artifact in shipped.artifacts:
            day = events.get(artifact.source, artifact.day)
            for item in shown(artifact.view, ItemView):
                for basis in item.bases:
                    citation = register.find(basis.text)
                    found += 1
                    assert citation is None or citation.regulation.in_force(day), (artifact.path, basis.text)
        assert found > 1000


class TestEveryReader:
    @pytest.mark.parametrize("role", WITHOUT_CLTN)
    def test_whoever_has_no_unpaid_leave_is_not_sent_on_one(self, site: Site, role: Role) -> None:
        """Where it is spoken of at all, it is to say that they have none."""
        for item in site.guidance.values():
            if item.withdrawal is None and item.applies_to(role):
                for text in filter(None, (item.text, item.condition, item.reason, item.example)):
                    for sentence in re.split(r"(?<=[.!?;])\s+", text):
                        assert not CLTN.search(sentence) or OF_OTHERS.search(sentence), (item.id, role, sentence)

    @pytest.mark.parametrize("role", Role)
    def test_nobody_is_threatened_with_what_does_not_reach_them(self, site: Site, pieces: Pieces, role: Role) -> None:
        """A village head knows no discipline of civil servants, a civil servant no law of villages."""
        for item in site.guidance.values():
            if item.withdrawal is None and item.applies_to(role):
                view = pieces.item(item, site.settings.as_of, reader=role)
                assert not CANNOT_FACE[role] & set(view.sanctions), (item.id, role)


class TestQuiz:
    def test_every_key_is_the_verdict_of_its_item(self, shipped: Published, site: Site) -> None:
        """On all sheets, and each question is asked of somebody whom its item speaks to."""
        quizzes = [(path, quiz) for path, view in shipped.prints.items() for quiz in shown(view, QuizKeyPart)]
        assert quizzes
        for path, quiz in quizzes:
            for question in quiz.questions:
                item = site.guidance[question.id]
                assert question.verdict is item.verdict, path
                assert question.text == item.text, path
                assert item.withdrawal is None, path
            assert len({question.id for question in quiz.questions}) == len(quiz.questions), path

    def test_no_act_has_two_verdicts(self, site: Site) -> None:
        """In words that differ by nothing but case and stops."""
        seen: dict[str, Guidance] = {}
        for item in site.guidance.values():
            if item.withdrawal is None:
                other = seen.setdefault(re.sub(r"\W+", " ", item.text.casefold()).strip(), item)
                assert other.verdict is item.verdict, (item.id, other.id)
