""" "Cek kasus saya": who asks, when and about what, and what is known of that.

The first page asks who. The page of a role asks when and about what. The page of a channel answers everybody, each
answer once: the address names the role and the phase (``cek/media-sosial.html#guru-kampanye``), and the style sheet
leaves out what is not for them. So nothing is computed where it is read, and no answer is stored once for each role.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from sosialisasi.ground.folders import Folder
from sosialisasi.showing import sheets
from sosialisasi.showing.artifacts import Artifact
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.pages import quizzes, sharing
from sosialisasi.showing.views import (
    NOWHERE,
    SECTIONS,
    BasisView,
    CaseLink,
    ItemLink,
    ItemView,
    Link,
    PageView,
    ShareView,
    SheetLink,
)
from sosialisasi.site import routes
from sosialisasi.site.facts import by_verdict, in_force
from sosialisasi.site.model import Case, Guidance
from sosialisasi.site.words import Channel, Phase, Role, Verdict, small

SECTION = routes.CHECK.partition("/")[0]


ItemLinks = tuple[tuple[Verdict, tuple[ItemLink, ...]], ...]
"""Items by verdict; a verdict without items is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckView(PageView):
    """Who asks: the page of each role."""

    template = "cek.html"
    roles: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A channel that a role may ask about in a phase, and whether anything is known of that."""

    channel: Channel
    href: str
    is_known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """When somebody asks: in a phase, or in ``None`` if they do not know; ``is_now`` by the calendar, on the day of the
    data. ``own`` are the items that hold in the phase and not always.
    """

    phase: Phase | None
    is_now: bool
    own: ItemLinks
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePageView(PageView):
    """A role has been chosen: when and about what does it ask? Of a part of all ASN, also the items of its ``own``."""

    template = "peran.html"
    role: Role
    times: tuple[Time, ...]
    own: ItemLinks
    ask: str
    """Whom this role asks about anything else."""
    check: str
    calendars: str
    quizzes: tuple[Link, ...]
    sheets: tuple[SheetLink, ...]
    not_asn: Link | None

    @property
    def section(self) -> str:
        return SECTION


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A role in a phase, or in ``None`` for any: how many ``items`` and ``cases`` of the page are for it. None means
    "belum diatur di sini", never "boleh".
    """

    role: Role
    phase: Phase | None
    items: int
    cases: int
    ask: str
    change: str
    """Where the role chooses again when and about what."""
    share: ShareView

    @property
    def id(self) -> str:
        """Its place on the page."""
        return f"{self.role}-{self.phase}" if self.phase else str(self.role)

    @property
    def marks(self) -> str:
        return _marks([self.role], [self.phase] if self.phase else ())


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAnswer:
    """A case with the bases in force on the day of the data, as an answer."""

    case: Case
    bases: tuple[BasisView, ...]
    href: str

    @property
    def readers(self) -> tuple[Role, ...]:
        return tuple(role for role in Role if role.is_among(self.case.roles))


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeView(PageView):
    """All answers about a channel, what is forbidden first, and a place for each situation in which they are read."""

    template = "cek-bidang.html"
    channel: Channel
    subject: str
    """The channel within a sentence."""
    situations: tuple[Situation, ...]
    items: tuple[ItemView, ...]
    examples: Mapping[str, CaseLink]
    """A case that says what to do instead of what an item, named by its id, forbids or limits."""
    cases: tuple[CaseAnswer, ...]

    def marks(self, answer: ItemView | CaseAnswer) -> str:
        """The classes by which the style sheet knows for whom and when an answer is."""
        about = answer.case if isinstance(answer, CaseAnswer) else answer
        return _marks(answer.readers, () if about.holds_always else about.phases)


def _marks(roles: Iterable[Role], phases: Iterable[Phase]) -> str:
    """By their place in the list of all, since no style sheet can know their names: ``p6 t3``. What is of some phases
    only has a ``t`` as well.
    """
    numbered = [f"p{list(Role).index(role) + 1}" for role in roles]
    timed = [f"t{list(Phase).index(phase) + 1}" for phase in phases]
    return " ".join((*numbered, *["t"] * bool(timed), *timed))


def pages(overview: Overview) -> Iterator[Artifact]:
    yield overview.recall(_first, overview)
    prints = overview.recall(sheets.guidance.roles, overview)
    for role in overview.roles:
        yield overview.recall(_role, overview, role, prints.get(role))
    for channel in overview.channels:
        yield overview.recall(_channel, overview, channel)


def _first(overview: Overview) -> Artifact:
    path = routes.CHECK
    return overview.web(
        CheckView(
            frame=overview.frame,
            path=path,
            title=SECTIONS[SECTION],
            description="Siapa, kapan, tentang apa: lalu jawabannya, alasannya, sanksinya, dan dasarnya.",
            roles=overview.role_links(path),
        ),
        Folder.GUIDANCE.path,
    )


def _role(overview: Overview, role: Role, sheet: sheets.Print | None) -> Artifact:
    path = routes.role(role)
    items = overview.items_of(role)
    own = [item for item in items if role in item.roles and role.is_asn and role is not Role.ASN]
    now = overview.phases
    times = (*now, *(phase for phase in Phase if phase not in now), None)
    return overview.web(
        RolePageView(
            frame=overview.frame,
            path=path,
            title=role.label,
            description=f"Boleh atau tidak bagi {small(role.label)}: pilih kapan dan tentang apa.",
            role=role,
            times=tuple(
                Time(
                    phase=phase,
                    is_now=phase in now,
                    own=_links(overview, path, (i for i in items if phase in i.phases and not i.holds_always), role),
                    subjects=_subjects(overview, path, role, phase),
                )
                for phase in times
            ),
            own=_links(overview, path, own, role),
            ask=overview.pieces(path).ask_for(role),
            check=routes.relative(path, routes.CHECK),
            calendars=routes.relative(path, routes.CALENDARS),
            quizzes=quizzes.links(overview, path, role),
            sheets=sheets.sheet_links(overview, path, sheet) if sheet else (),
            not_asn=overview.not_asn(path),
        ),
        Folder.GUIDANCE.path,
    )


def _links(overview: Overview, page: str, items: Iterable[Guidance], reader: Role) -> ItemLinks:
    groups = by_verdict(items)
    return tuple((verdict, tuple(overview.item_link(page, item, reader) for item in some)) for verdict, some in groups)


def _subjects(overview: Overview, page: str, role: Role, phase: Phase | None) -> tuple[Subject, ...]:
    return tuple(
        Subject(
            channel=channel,
            href=routes.relative(page, routes.outcome(channel, role, phase)),
            is_known=any(_is_for(item, role, phase) for item in _items(overview, channel))
            or any(_is_for(case, role, phase) for case in _cases(overview, channel)),
        )
        for channel in overview.channels
    )


def _items(overview: Overview, channel: Channel) -> tuple[Guidance, ...]:
    return tuple(item for item in overview.items if channel in item.channels)


def _cases(overview: Overview, channel: Channel) -> tuple[Case, ...]:
    return tuple(case for case in overview.cases if channel in case.channels)


def _is_for(answer: Guidance | Case, role: Role, phase: Phase | None) -> bool:
    """Whether an answer is for a role, and in a phase if one is named."""
    is_meant = answer.applies_to(role) if isinstance(answer, Guidance) else role.is_among(answer.roles)
    return is_meant and (phase is None or phase in answer.phases)


def _channel(overview: Overview, channel: Channel) -> Artifact:
    path = routes.check(channel)
    pieces = overview.pieces(path)
    items, cases = _items(overview, channel), _cases(overview, channel)

    def situation(role: Role, phase: Phase | None) -> Situation:
        return Situation(
            role=role,
            phase=phase,
            items=sum(_is_for(item, role, phase) for item in items),
            cases=sum(_is_for(case, role, phase) for case in cases),
            ask=pieces.ask_for(role),
            change=routes.relative(path, f"{routes.role(role)}#kapan"),
            share=sharing.outcome_text(channel, role, phase, overview.frame),
        )

    def answer(case: Case) -> CaseAnswer:
        held = [basis for basis in case.bases if in_force(basis, overview.register, overview.day)]
        shown = replace(case, verification=pieces.surety(case.verification, held), origin=NOWHERE)
        return CaseAnswer(case=shown, bases=pieces.bases(held), href=routes.relative(path, routes.case(case.slug)))

    def instead(item: Guidance) -> CaseLink | None:
        told = (case for case in overview.cases if case.instead and item.id in case.items)
        return next((overview.case_link(path, case) for case in told if item.verdict is not Verdict.ALLOWED), None)

    label = small(channel.label)
    return overview.web(
        OutcomeView(
            frame=overview.frame,
            path=path,
            title=f"{SECTIONS[SECTION]}: {label}",
            description=f"Boleh atau tidak, tentang {label}: jawaban, alasan, sanksi, dan dasarnya.",
            channel=channel,
            subject=label,
            situations=tuple(situation(*each) for each in product(overview.roles, (None, *Phase))),
            items=tuple(view for _, some in pieces.items(items, overview.day) for view in some),
            examples={item.id: example for item in items if (example := instead(item))},
            cases=tuple(answer(case) for verdict in Verdict for case in cases if case.verdict is verdict),
        ),
        Folder.GUIDANCE.path,
    )
