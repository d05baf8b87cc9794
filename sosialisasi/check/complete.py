"""What is published can be answered for: who wrote it, who checked it, what it rests on, what has changed."""

from __future__ import annotations

from collections.abc import Iterator

from sosialisasi.model import Briefing, Meeting, RefKind, Site
from sosialisasi.problems import Problem, problem


def check(site: Site) -> Iterator[Problem]:
    texts: tuple[Briefing | Meeting, ...] = (*site.briefings.values(), *site.meetings.values())
    for text in texts:
        if text.status.is_public and (missing := list(_missing(text))):
            yield problem(
                "terbit-belum-lengkap",
                path=text.origin.path,
                line=text.origin.line("status"),
                field="status",
                status=text.status.value,
                kurang=", ".join(missing),
            )


def _missing(text: Briefing | Meeting) -> Iterator[str]:
    if text.author is None:
        yield "penulis"
    if text.reviewer is None:
        yield "pemeriksa"
    if not text.changes:
        yield "perubahan (catatan perubahan)"
    if not text.body.text.strip():
        yield "naskah"
    if not text.bases and not any(ref.kind is RefKind.CITATION for ref in text.body.refs):
        yield "dasar hukum"
