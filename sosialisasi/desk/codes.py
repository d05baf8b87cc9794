"""What the codes of the program mean, as pages of the desk: the whole catalogue, and each code with its examples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sosialisasi.desk import acts
from sosialisasi.desk.authoring import explain
from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Refused, Request, Response
from sosialisasi.desk.screens import Said, ScreenView
from sosialisasi.ground.invocation import names_command
from sosialisasi.ground.sayings import suggestion
from sosialisasi.showing.views import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class CodesView(ScreenView):
    """Every code with what it says, by family."""

    template: ClassVar[str] = "kode.html"
    section: ClassVar[str] = "masalah"
    families: tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeView(ScreenView):
    """One code: what it comes to, its texts under their labels, and an example of wrong and right in a file."""

    template: ClassVar[str] = "kode-satu.html"
    section: ClassVar[str] = "masalah"
    severity: str
    effect: str
    title: Said
    texts: tuple[tuple[str, Said], ...]
    wrong: str
    right: str


def get_codes(request: Request, desk: Desk) -> Response:
    """The page of all codes."""
    families: dict[str, list[Link]] = {}
    for rule in explain.catalogue().values():
        text = acts.plainly(explain.in_general(rule.message))
        link = Link(text=text, href=f"/meja/jelaskan/{rule.code}", note=rule.severity.capitalize())
        families.setdefault(rule.family, []).append(link)
    return desk.screen(CodesView(families=tuple((family, tuple(links)) for family, links in families.items())))


def get_code(request: Request, desk: Desk) -> Response:
    """The page of one code, by whatever name ``jelaskan`` finds it."""
    codes = explain.catalogue()
    rule = codes.get(explain.code_for(request.rest))
    if rule is None:
        raise Refused(f'Kode "{request.rest}" tidak ada. {suggestion(request.rest, codes)}'.strip(), 404)
    (_, title), *texts = explain.texts(rule)
    is_typed = names_command(rule.wrong) or names_command(rule.right)
    return desk.screen(
        CodeView(
            severity=rule.severity.capitalize(),
            effect=explain.EFFECT[rule.severity],
            title=acts.pieces(title),
            texts=tuple((label, acts.pieces(text)) for label, text in texts),
            wrong="" if is_typed else rule.wrong,
            right="" if is_typed else rule.right,
        )
    )
