"""Sheets of do/don't items: one page for each role, and the quiz."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, islice, zip_longest

from sosialisasi.ground.dates import Day
from sosialisasi.ground.folders import Folder
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.pieces import Pieces
from sosialisasi.showing.sheets.base import Group, Print, handout
from sosialisasi.showing.sheetviews import IN_FULL, NOT_PRINTED, GuidanceGroups, GuidancePart, Part
from sosialisasi.showing.views import ItemView
from sosialisasi.site import routes
from sosialisasi.site.facts import Judged, by_verdict, in_words
from sosialisasi.site.model import Case, Guidance
from sosialisasi.site.words import Role, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizPart(Part):
    """Acts to judge.

    The ``verdicts`` to choose from are those that some item of the site has: a verdict that no item has yet would be
    the answer to no question, and would outdate every quiz that was released.
    """

    own_leaf = True
    is_handed_back = True
    kind: str = field(default="kuis", init=False)
    verdicts: tuple[Verdict, ...]
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizKeyPart(Part):
    """The answers to a quiz, for after it. ``url`` is where each item is explained."""

    own_leaf = True
    unprinted = (
        NOT_PRINTED
        | IN_FULL
        | {"BasisView.sanctions", "ItemView.audience", "ItemView.example", "ItemView.sanctions"}
        | {"ItemView.limited_sanctions", "ItemView.threats", "ItemView.short_threats"}
    )
    kind: str = field(default="kunci-kuis", init=False)
    questions: tuple[ItemView, ...]
    url: str


QUESTIONS = 10
BASES_IN_KEY = 2


def roles(overview: Overview) -> Mapping[Role, Print]:
    """One for each role that some item names."""
    return {each: _role(overview, each) for each in overview.roles if overview.items_of(each)}


def _role(overview: Overview, role: Role) -> Print:
    title = f"Boleh dan jangan: {role.label}"
    return handout(
        overview,
        f"boleh-jangan-{role}",
        (Folder.GUIDANCE.path, routes.role(role)),
        title=title,
        subject=f"Apa yang boleh dan tidak boleh dilakukan {role.label} menjelang pemilu dan pemilihan.",
        group=Group.ROLE,
        parts=lambda: (guidance_part(overview, overview.paper, title, role, overview.day),),
    )


def guidance_part(overview: Overview, paper: Pieces, title: str, role: Role, day: Day) -> GuidancePart:
    """All items of a role that held on a day."""
    shown = paper.items(overview.items_of(role), day, reader=role)
    held = ((verdict, tuple(item for item in items if item.bases)) for verdict, items in shown)
    groups = tuple((verdict, items) for verdict, items in held if items)
    return GuidancePart(
        title=title,
        role=role,
        readers=paper.otherwise(role.label),
        groups=groups,
        url=overview.url + overview.role_page(role),
        ask=paper.ask_for(role),
        mentioned=mentioned(overview, groups),
    )


_MENTIONED = re.compile(r"\b([A-Z])-(\d+)(?: sampai \1-(\d+))?")
"""Items that an item speaks of: ``D-1 sampai D-25``."""


def mentioned(overview: Overview, groups: GuidanceGroups) -> str | None:
    """Where those items stand of which a sheet speaks but which it does not hold: the page of the first role that is
    told them all, which has a sheet too, or else the list of all items.
    """
    shown = [item for _, items in groups for item in items]
    found = (match for item in shown for match in _MENTIONED.finditer(f"{item.text} {item.condition or ''}"))
    named = {f"{m[1]}-{number}" for m in found for number in range(int(m[2]), int(m[3] or m[2]) + 1)}
    missing = named & {item.id for item in overview.items} - {item.id for item in shown}
    if not missing:
        return None
    told = (role for role in overview.roles if missing <= {item.id for item in overview.items_of(role)})
    return overview.url + next(map(routes.role, told), routes.GUIDANCE)


def quizzes(overview: Overview) -> tuple[Print, ...]:
    """The quiz for whoever has no meeting."""
    items = overview.items_of(Role.ASN)
    if not items:
        return ()
    title, page = "Kuis netralitas ASN", routes.role(Role.ASN)
    titles = title, f"{title}: kunci jawaban"
    sheet = handout(
        overview,
        "kuis-asn",
        (Folder.GUIDANCE.path, page),
        title=title,
        subject=f"{in_words(verdicts(overview), 'atau').capitalize()}? Sepuluh pertanyaan dengan kunci jawabannya.",
        group=Group.QUIZ,
        parts=lambda: quiz(overview, overview.paper, titles, items, Role.ASN, overview.day, page),
    )
    return (sheet,)


def quiz(
    overview: Overview,
    paper: Pieces,
    titles: tuple[str, str],
    items: Iterable[Guidance],
    role: Role,
    day: Day,
    page: str,
) -> tuple[QuizPart, QuizKeyPart]:
    """A quiz and its key, under these ``titles``."""
    asked = questions(paper, items, role, day)
    return (
        QuizPart(title=titles[0], verdicts=verdicts(overview), acts=tuple(each.text for each in asked)),
        QuizKeyPart(title=titles[1], questions=asked, url=overview.url + page),
    )


def questions(
    paper: Pieces, items: Iterable[Guidance], role: Role, day: Day, first: Role | None = None
) -> tuple[ItemView, ...]:
    """The acts that a quiz asks a role to judge, with their keys: ``chosen`` from the items that held on a day."""
    held = (item for item in items if paper.item(item, day, reader=role).bases)
    return tuple(_question(paper, item, role, day) for item in chosen(held, first))


def chosen(asked: Iterable[Judged], first: Role | None = None) -> list[Judged]:
    """At most ``QUESTIONS`` of these, of every verdict, in an order that gives none away. What names the role ``first``
    is taken before what does not.
    """
    ranked = sorted(asked, key=lambda each: (first is not None and first not in each.roles, _shuffled(each)))
    in_turns = chain(*zip_longest(*(some for _, some in by_verdict(ranked))))
    return sorted(islice((each for each in in_turns if each), QUESTIONS), key=_shuffled)


def verdicts(overview: Overview) -> tuple[Verdict, ...]:
    """What the answer to a question of a quiz can be."""
    return tuple(verdict for verdict, _ in by_verdict(overview.items))


def _shuffled(asked: Guidance | Case) -> bytes:
    """A key that sorts the same way everywhere, and by nothing that is said."""
    name = asked.id if isinstance(asked, Guidance) else asked.identity
    return hashlib.sha256(name.encode()).digest()


def _question(paper: Pieces, item: Guidance, role: Role, day: Day) -> ItemView:
    """An item with the first of the bases that reach its reader: a key has no room for all."""
    view = paper.item(item, day, reader=role)
    own = tuple(basis for basis in view.bases if not basis.roles or role.is_among(basis.roles))
    return replace(view, bases=(own or view.bases)[:BASES_IN_KEY])
