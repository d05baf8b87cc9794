"""Briefings to which no other text leads. Plain pages are in the menu of every page."""

from __future__ import annotations

from collections.abc import Iterator

from sosialisasi import routes
from sosialisasi.model import RefKind, Site, Status
from sosialisasi.problems import Problem, problem

_FEW = 3
"""In a list of so few nobody overlooks one."""


def check(site: Site) -> Iterator[Problem]:
    shown = [each for each in site.briefings.values() if each.status is Status.PUBLISHED and each.withdrawal is None]
    if len(shown) <= _FEW:
        return
    linked = {
        routes.linked_source(text.origin.path, ref.target.partition("#")[0])
        for text in site.texts
        for ref in text.body.refs
        if ref.kind is RefKind.LINK
    }
    for each in shown:
        if each.origin.path not in linked:
            yield problem("tak-ditautkan", path=each.origin.path, line=each.origin.line("judul"), field="judul")
