"""The quiz on a phone: for each role the acts that the paper quiz would ask it to judge, and as many cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sosialisasi.ground.folders import Folder
from sosialisasi.showing import sheets
from sosialisasi.showing.artifacts import Artifact
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.pages import cases, sharing
from sosialisasi.showing.views import BasisView, ItemView, Link, PageView, SheetLink
from sosialisasi.site import routes
from sosialisasi.site.facts import in_words
from sosialisasi.site.model import Case
from sosialisasi.site.words import Role, Verdict, Verification

_ASKED = f"{in_words(Verdict, 'atau').capitalize()}?"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """An act to judge, or a question that its ``situation`` raises; and the key with the bases of the day."""

    situation: str | None = None
    text: str
    verdict: Verdict
    answer: str | None = None
    condition: str | None = None
    reason: str
    bases: tuple[BasisView, ...]
    verification: Verification
    source: Link
    """The item or the case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizView(PageView):
    """What one role is asked. A browser without a script shows each answer at a tap; nothing is kept or sent."""

    template = "kuis.html"
    verdicts: tuple[Verdict, ...]
    questions: tuple[QuestionView, ...]
    other: Link | None
    """The other quiz of the role, of cases or of acts."""
    rules: Link
    """All that the role may do."""
    sheets: tuple[SheetLink, ...]
    """The same quiz on paper."""
    closing: str
    """What a result ends with when it is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizListView(PageView):
    """ "Saya seorang …": each role with its quizzes."""

    template = "daftar-kuis.html"
    roles: tuple[tuple[Role, tuple[Link, ...]], ...]


def pages(overview: Overview) -> Iterator[Artifact]:
    yield overview.recall(_list, overview)
    prints = overview.recall(sheets.guidance.quizzes, overview)
    for role in overview.roles:
        if overview.items_of(role):
            yield overview.recall(_of_acts, overview, role, prints if role is Role.ASN else ())
        if _cases(overview, role):
            yield overview.recall(_of_cases, overview, role)


def links(overview: Overview, page: str, role: Role) -> tuple[Link, ...]:
    """To the quizzes of a role, by what they ask to judge."""
    acts = Link(text="Perbuatan", href=routes.relative(page, routes.quiz(role)))
    situations = Link(text="Kasus", href=routes.relative(page, routes.case_quiz(role)))
    return (*[acts] * bool(overview.items_of(role)), *[situations] * bool(_cases(overview, role)))


def _list(overview: Overview) -> Artifact:
    path = routes.QUIZZES
    found = ((role, links(overview, path, role)) for role in overview.roles)
    return overview.web(
        QuizListView(
            frame=overview.frame,
            path=path,
            title="Kuis netralitas",
            description="Sepuluh soal menurut peran Anda, dengan jawaban, alasan, dan dasar hukumnya.",
            roles=tuple((role, some) for role, some in found if some),
        ),
        Folder.GUIDANCE.path,
    )


def _of_acts(overview: Overview, role: Role, prints: tuple[sheets.Print, ...]) -> Artifact:
    path = routes.quiz(role)
    pieces = overview.pieces(path)
    asked = sheets.guidance.questions(pieces, overview.items_of(role), role, overview.day, first=role)
    situations = Link(text="Soal lain: kasus sehari-hari", href=routes.relative(path, routes.case_quiz(role)))
    return overview.web(
        QuizView(
            frame=overview.frame,
            path=path,
            title=f"Kuis netralitas: {role.label}",
            description=f"{_ASKED} {len(asked)} perbuatan, dengan alasan dan dasar hukumnya.",
            verdicts=sheets.guidance.verdicts(overview),
            questions=tuple(map(_act, asked)),
            other=situations if _cases(overview, role) else None,
            rules=_rules(overview, path, role),
            sheets=sheets.sheet_links(overview, path, *prints),
            closing=sharing.closing(overview.frame, path),
        ),
        Folder.GUIDANCE.path,
    )


def _act(item: ItemView) -> QuestionView:
    return QuestionView(
        text=item.text,
        verdict=item.verdict,
        condition=item.condition,
        reason=item.reason,
        bases=item.bases,
        verification=item.verification,
        source=Link(text=item.id, href=item.href),
    )


def _of_cases(overview: Overview, role: Role) -> Artifact:
    path = routes.case_quiz(role)
    asked = sheets.guidance.chosen(_cases(overview, role), first=role)
    acts = Link(text="Soal lain: perbuatan", href=routes.relative(path, routes.quiz(role)))
    return overview.web(
        QuizView(
            frame=overview.frame,
            path=path,
            title=f"Kuis kasus netralitas: {role.label}",
            description=f"{_ASKED} {len(asked)} kasus sehari-hari, dengan alasan dan dasarnya.",
            verdicts=sheets.guidance.verdicts(overview),
            questions=tuple(_situation(overview, path, case) for case in asked),
            other=acts if overview.items_of(role) else None,
            rules=_rules(overview, path, role),
            sheets=(),
            closing=sharing.closing(overview.frame, path),
        ),
        Folder.CASES.path,
    )


def _cases(overview: Overview, role: Role) -> list[Case]:
    """The cases that concern a role, and that a basis in force decides."""
    return [case for case in overview.cases if role.is_among(case.roles) and cases.bases_of(overview, case)]


def _situation(overview: Overview, page: str, case: Case) -> QuestionView:
    pieces, held = overview.pieces(page), cases.bases_of(overview, case)
    return QuestionView(
        situation=case.situation,
        text=case.question,
        verdict=case.verdict,
        answer=case.answer,
        reason=case.reason,
        bases=pieces.bases(held),
        verification=pieces.surety(case.verification, held),
        source=Link(text=case.title, href=routes.relative(page, routes.case(case.slug))),
    )


def _rules(overview: Overview, page: str, role: Role) -> Link:
    return Link(text=f"Semua butir bagi {role.label}", href=routes.relative(page, routes.role(role)))
