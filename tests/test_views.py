"""Views and templates fit: a template asks only for what some view has, and a view has only what is asked for."""

from __future__ import annotations

import inspect
import re
import typing
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

import jinja2
import pytest
from harness.classes import kinds_of
from harness.filling import page, sample
from jinja2 import nodes

from sosialisasi.building.onefile import OneFileView
from sosialisasi.ground.dates import Span
from sosialisasi.ground.files import PACKAGE_TEMPLATES, template_folders
from sosialisasi.showing import views
from sosialisasi.showing.pages.general import FeedView, RobotsView, ServerView, SitemapView
from sosialisasi.showing.pages.offline import WorkerView
from sosialisasi.showing.pages.opendata import LlmsView
from sosialisasi.showing.rendering import web
from sosialisasi.showing.rendering.templating import FILTERS
from sosialisasi.showing.sheets import copies
from sosialisasi.showing.sheetviews import NOT_PRINTED, Handout, Part, SheetView, is_printed
from sosialisasi.showing.views import ShareCard
from sosialisasi.site import model

WEB = template_folders("web")
SCREEN = (views.PageView, SitemapView, FeedView, RobotsView, ServerView, WorkerView, LlmsView, OneFileView)
NOT_ON_SCREEN = {
    *(
        "Body.html",
        "Body.refs",
        "Body.typst",
        "Briefing.origin",
        "Briefing.slug",
        "Briefing.talking_points",
        "Case.origin",
        "Case.slug",
        "Figure.origin",
        "Meeting.guidance",
    ),
    *("Regulation.aliases", "Regulation.amends", "Regulation.articles", "Regulation.origin"),
    *("Meeting.host_institution", "Meeting.invitations", "Meeting.origin", "Meeting.pledges", "Meeting.slug"),
    *("Invitation.names", "Invitation.agencies", "Invitation.who"),
    *("Origin.lines", "Page.in_footer", "Page.origin", "Page.slug", "Ref.line"),
}
"""Fields of the model that no page shows of a value that it carries."""
BY_A_PROPERTY = {
    *(
        "Briefing.next_review",
        "Frame.card",
        "Frame.edition",
        "Frame.next_review",
        "ItemView.called",
        "ItemView.limited_sanctions",
    ),
    *("Page.next_review", "PageView.card", "RedirectView.address"),
    *("Regulation.kind", "Regulation.number", "Regulation.year"),
}
"""Fields that a template sees only in what a property of the view makes of them."""
MADE_BY_THE_VIEW = {
    *("aliases", "answers", "bases", "body", "calendars", "elections", "host_institution", "id", "invitations"),
    *("items", "kinds", "participants", "pledges", "region", "regions"),
    *("revoked_by", "roles", "sheets", "speakers", "statements", "successor", "summary", "title", "withdrawal"),
}
"""Fields of a text or a regulation of which its page shows what the view makes: links, groups, a title of the page."""
BY_THE_RENDERER = {"ServerView.template", "SheetView.imprint", "Stamp.digest", "Stamp.sheet"}
"""Fields that stand otherwise in the document of a sheet, or are for whoever keeps the ledger."""
ASKED_OF_OTHERS = {"first", "index0", "isoformat", "last", "symbol"}
"""What templates ask of days, of Jinja itself, and of the signs of a verdict."""


def reached(kinds: Iterable[Any], shows: Callable[[type, str], bool] = lambda kind, name: True) -> set[type]:
    """Every class whose values can stand in values of these classes, by fields that are shown."""
    found: set[type] = set()
    waiting = list(kinds)
    while waiting:
        kind = waiting.pop()
        waiting += typing.get_args(kind)
        if isinstance(kind, type) and kind not in found and (is_dataclass(kind) or issubclass(kind, Enum)):
            found.add(kind)
            if is_dataclass(kind):
                waiting += [each for name, each in typing.get_type_hints(kind).items() if shows(kind, name)]
                waiting += kinds_of(kind)
    return found


def names(kind: type) -> set[str]:
    """All that a template can ask a value of a class for."""
    return {name for each in kind.__mro__[:-1] for name in (*vars(each), *inspect.get_annotations(each))}


def own_fields(kind: type) -> Iterator[str]:
    """The fields that a class itself adds, each after its name."""
    if is_dataclass(kind):
        inherited = {each.name for above in kind.__mro__[1:] if is_dataclass(above) for each in fields(above)}
        yield from (f"{kind.__name__}.{each.name}" for each in fields(kind) if each.name not in inherited)


def asked_on_screen() -> set[str]:
    """Every attribute that a web template asks for."""
    environment = jinja2.Environment(autoescape=True)
    environment.filters.update(FILTERS)
    found: set[str] = set()
    for path in (PACKAGE_TEMPLATES / "web").iterdir():
        tree = environment.parse(path.read_text("utf-8"))
        found |= {each.attr for each in tree.find_all(nodes.Getattr)}
        for given in tree.find_all(nodes.Keyword):
            if given.key == "attribute" and isinstance(given.value, nodes.Const):
                found |= {name for name in (given.value.value,) if isinstance(name, str)}
    return found


def asked_on_paper(of: str = r"[\w)\]]") -> set[str]:
    """Every name after a dot in the templates of paper; or only after these words."""
    texts = (re.sub("//.*", "", path.read_text("utf-8")) for path in (PACKAGE_TEMPLATES / "cetak").rglob("*.typ"))
    return {name for text in texts for name in re.findall(rf"(?:{of})(?=\s*\.([a-z_]+))", text)}


def on_paper() -> set[type]:
    return reached([SheetView, ShareCard], lambda kind, name: is_printed(kind, name, NOT_PRINTED))


def test_web_templates_ask_only_for_what_a_view_has() -> None:
    assert asked_on_screen() - set().union(*map(names, reached(SCREEN))) <= ASKED_OF_OTHERS


def test_web_templates_show_every_field_of_a_view() -> None:
    """So a field of a briefing that was added to the model and forgotten in its page is found."""
    asked = asked_on_screen()
    unused = {name for kind in reached(SCREEN) for name in own_fields(kind) if name.partition(".")[2] not in asked}
    assert unused <= NOT_ON_SCREEN | BY_A_PROPERTY | BY_THE_RENDERER


def own_values() -> Iterator[tuple[type, str, str]]:
    """The field of each page that carries a value of the model, and each field of that value which its page shows."""
    for kind in kinds_of(views.PageView):
        for where, carried in typing.get_type_hints(kind).items():
            if hasattr(kind, "template") and getattr(carried, "__module__", "") == model.__name__:
                names_shown = {f"{carried.__name__}.{each.name}" for each in fields(carried)}
                own = {name.partition(".")[2] for name in names_shown - NOT_ON_SCREEN - BY_A_PROPERTY}
                yield from ((kind, where, name) for name in sorted(own - MADE_BY_THE_VIEW))


@pytest.mark.parametrize(
    ("kind", "where", "name"), [*own_values()], ids=lambda each: getattr(each, "__name__", str(each))
)
def test_a_page_shows_every_field_of_what_it_is_about(kind: Any, where: str, name: str) -> None:
    """Whatever other pages show under the same name: another value makes another page."""
    view = page(kind)
    carried = getattr(view, where)
    hint = typing.get_type_hints(type(carried))[name]
    values = [sample(hint, text="Satu"), sample(hint, text="Dua"), sample(hint, full=False)]
    if isinstance(values[0], Enum):
        values += type(values[0])
    if isinstance(values[0], date):
        values.append(date(2019, 4, 17))
    if isinstance(values[0], Span):
        values.append(Span(date(2019, 4, 17), date(2019, 4, 17)))
    one, *others = (
        web.render(replace(view, **{where: replace(carried, **{name: value})}), WEB, "edisi") for value in values
    )
    assert any(other != one for other in others), (
        f"templates/web/{kind.template}: view.{where}.{name} is shown nowhere, or it belongs to NOT_ON_SCREEN"
    )


def test_templates_of_paper_ask_only_for_what_a_view_has() -> None:
    """A part is handed a few fields of its sheet, and how high the rest of the page is that it shares."""
    asked = asked_on_paper(r"\bview")
    assert asked - set().union({"sisa"}, *map(names, on_paper())) == set()


def test_templates_of_paper_show_every_field_that_is_printed() -> None:
    asked = asked_on_paper()
    printed = {
        name
        for kind in on_paper()
        for name in own_fields(kind)
        if is_printed(kind, name.partition(".")[2], NOT_PRINTED)
    }
    assert {name for name in printed if name.partition(".")[2] not in asked} <= BY_A_PROPERTY | BY_THE_RENDERER


def test_what_sheets_leave_out_exists() -> None:
    """A field that was renamed is not left out under its old name."""
    sheets = {SheetView, *kinds_of(SheetView), Part, *kinds_of(Part)}
    left_out = {name for kind in sheets for name in vars(kind).get("unprinted", ()) if isinstance(name, str)}
    left_out |= copies._SILENT | copies._SILENT_ONCE | copies._AROUND
    known = {kind.__name__: kind for kind in (*reached([SheetView, *sheets]), Handout)}
    assert [
        name for name in sorted(left_out) if name.partition(".")[2] not in names(known[name.partition(".")[0]])
    ] == []
