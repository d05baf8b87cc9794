"""A question is asked as people ask it, and a case answers it as the items that it applies do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from sosialisasi.ground.problems import Family, Problem, Rule, Severity
from sosialisasi.site.model import SHOWN_TITLE, Case, Guidance, Site
from sosialisasi.site.words import Verdict

_rule = partial(Rule, Family.REFERENCES)

NO_QUESTION = _rule(
    "tanya-salah",
    'Isian tanya "{tanya}" {sebab}.',
    "Pertanyaan menjadi judul halaman, dan dicari seperti diucapkan orang.",
    "Tulis satu pertanyaan pendek tanpa jawabannya, dengan tanda tanya di akhir.",
    Severity.WARNING,
    wrong="tanya: Jangan menyukai unggahan calon",
    right="tanya: Bolehkah saya menyukai unggahan calon?",
)

CONTRADICTION = _rule(
    "kasus-bertentangan",
    "Putusan kasus ini {putusan}, padahal butirnya {butir}.",
    "Pembaca menemukan dua jawaban untuk satu perbuatan.",
    "Periksa putusannya, atau sebut butir yang memang memutuskan kasus ini.",
    Severity.WARNING,
    wrong="content/kasus/foto-keluarga.yaml:\nputusan: boleh\nbutir: [D-1]",
    right="content/kasus/foto-keluarga.yaml:\nputusan: jangan\nbutir: [D-1]",
)

_ANSWERS = re.compile(
    rf"\b(?:{'|'.join(verdict.label for verdict in Verdict if verdict is not Verdict.ALLOWED)})\b", re.IGNORECASE
)
"""What a question does not say, unless it knows the answer: it may well ask whether something is allowed."""


def check(site: Site) -> Iterator[Problem]:
    for each in site.answers:
        yield from _asked(each)
    for case in site.cases.values():
        yield from _contradicted(site, case)


def _asked(each: Guidance | Case) -> Iterator[Problem]:
    question = each.question
    if question is None:
        return
    if not question.endswith("?"):
        yield NO_QUESTION.at(each.origin, "tanya", tanya=question, sebab="tidak diakhiri tanda tanya")
    elif len(each.headline) > SHOWN_TITLE:
        cause = f"dengan jawabannya lebih dari {SHOWN_TITLE} huruf, sehingga terpotong sebagai judul halaman"
        yield NO_QUESTION.at(each.origin, "tanya", tanya=question, sebab=cause)
    elif found := _ANSWERS.search(question):
        yield NO_QUESTION.at(each.origin, "tanya", tanya=question, sebab=f'sudah memuat jawaban, "{found[0]}"')


def _contradicted(site: Site, case: Case) -> Iterator[Problem]:
    """None of its items says what a case says. What is conditional may come out either way; and where some items allow
    and others forbid, it depends.
    """
    items = [item for id in case.items if (item := site.guidance.get(id))]
    verdicts = {item.verdict for item in items}
    is_open = any(verdict.needs_condition for verdict in verdicts)
    depends = case.verdict.needs_condition and len(verdicts) > 1
    if items and case.verdict not in verdicts and not is_open and not depends:
        told = ", ".join(f"{item.id} ({item.verdict})" for item in items)
        yield CONTRADICTION.at(case.origin, "putusan", putusan=case.verdict.value, butir=told)
