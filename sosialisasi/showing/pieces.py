"""Site → pieces of views: how a basis, an item, a calendar or a text looks on a given day and from a given page.

A rule is a function of the day: every piece is asked for *as of* a day, and shows what was in force then.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from string import ascii_uppercase
from typing import TypeVar

from sosialisasi.ground.counting import POLLING, Counted
from sosialisasi.ground.dates import Day, Span, Zone, long, span_text
from sosialisasi.reading import markup
from sosialisasi.reading.markup import Typst, typst_call, typst_literal
from sosialisasi.showing.views import (
    NOWHERE,
    AnswerView,
    BasisView,
    BranchView,
    CalendarView,
    CaseView,
    ChainView,
    ChosenView,
    DistrictGroup,
    InstitutionView,
    InvitedGroup,
    ItemView,
    Link,
    SanctionView,
    StageView,
    StatementView,
    StepView,
    TermView,
    UndatedView,
)
from sosialisasi.site import choices, routes
from sosialisasi.site.citations import Citation, Register
from sosialisasi.site.facts import (
    agencies_of,
    by_verdict,
    chain_on,
    contacts_of,
    holds_in,
    in_force,
    in_series,
    includes,
    institution_validity,
    past_end,
    region_name,
    regions_of,
    regulation_of,
    regulation_validity,
)
from sosialisasi.site.model import (
    ELECTION,
    Basis,
    Body,
    Briefing,
    Calendar,
    Election,
    Element,
    Guidance,
    Invitation,
    Meeting,
    Override,
    Page,
    Parts,
    Pledge,
    Ref,
    ReportingChain,
    ReportingStep,
    Site,
    Speaker,
    Stage,
)
from sosialisasi.site.occasions import Occasion, made_on, was_known
from sosialisasi.site.regions import is_in_any
from sosialisasi.site.speech import Speech, local_word, office_name, place_name, said_in, stand_ins, terms
from sosialisasi.site.stages import (
    StageRow,
    anchor_name,
    effective_stages,
    national_stages,
    spans,
    undated_stages,
)
from sosialisasi.site.words import (
    ElectionKind,
    Invitee,
    RefKind,
    Role,
    Sanction,
    Strength,
    Verdict,
    Verification,
    least_sure,
)

UNNAMED_ELECTION = "Pemilu/Pemilihan Tahun ………"
"""What a text names where no election is known: one word is struck out, the year is written."""

EVERYWHERE = Speech()
"""How what is for the whole nation speaks: as the law does."""
NATIONAL_ZONE = Zone.WIB
"""In which national days are counted: that of KPU RI."""
SUPERIOR = "atasan langsung"
"""Whom to ask where no office is named."""
_UNKNOWN = 10
"""The rows for those of whom an event tells neither names nor number."""


def stage_days(span: Span, open_end: str | None) -> str:
    """The days of a stage in words: ``24–26 November 2024``, or ``sejak 22 Maret 2024 sampai akhir masa jabatan``."""
    return f"sejak {long(span.start)} {open_end}" if open_end else span_text(span)


def _days_of(row: StageRow) -> str:
    return stage_days(row.span, row.stage.open_end)


def _sentence(item: Guidance) -> str:
    return f"{item.text} (sudah ditarik)" if item.withdrawal else item.text


def _reason(item: Guidance) -> str:
    """The reason of an item. An event from before it was withdrawn still shows it, but never without this word."""
    if item.withdrawal is None:
        return item.reason
    return f"Butir ini ditarik pada {long(item.withdrawal.date)}: {item.withdrawal.reason}"


def _sanctions(
    held: Iterable[Basis], readers: tuple[Role, ...]
) -> tuple[tuple[Sanction, ...], tuple[tuple[tuple[Role, ...], tuple[Sanction, ...]], ...]]:
    """The sanctions of bases that all readers face, and those that only some do: whom, and what."""
    everybody: set[Sanction] = set()
    some: dict[Sanction, set[Role]] = {}
    for basis in held:
        for sanction in basis.sanctions:
            if all(basis.reaches(reader) for reader in readers):
                everybody.add(sanction)
            else:
                narrower = {role for role in basis.roles if any(includes(reader, role) for reader in readers)}
                reached = {reader for reader in readers if basis.reaches(reader)}
                some.setdefault(sanction, set()).update(narrower | reached)
    limited: dict[tuple[Role, ...], list[Sanction]] = {}
    for sanction in Sanction:
        if sanction not in everybody and (roles := tuple(role for role in Role if role in some.get(sanction, ()))):
            limited.setdefault(roles, []).append(sanction)
    return (
        tuple(sanction for sanction in Sanction if sanction in everybody),
        tuple((roles, tuple(sanctions)) for roles, sanctions in limited.items()),
    )


def _audience(item: Guidance, reader: Role) -> tuple[Role, ...]:
    """The roles of an item that are among a sheet's readers, where it does not speak to all of these.

    If none is, which is an error of the text that chose the item, all roles of the item.
    """
    return tuple(role for role in item.roles if includes(reader, role)) or item.roles


def for_whom(roles: Iterable[Role], speech: Speech = EVERYWHERE) -> str:
    """``bagi Camat dan lurah; Kepala OPD``."""
    return f"bagi {'; '.join(speech.said(role.label) for role in roles)}"


def _is_of(named: tuple[ElectionKind, ...], kinds: Collection[ElectionKind]) -> bool:
    """Whether what is done in the ``named`` elections, if any are, is done in an election of one of these kinds."""
    return not named or not kinds or any(kind in kinds for kind in named)


SUPERVISED = frozenset(kind for kind in ElectionKind if kind.rules is None)
"""The kinds of election that the reporting chains are about: what is done in all of them is done in each."""


def _alternatives(steps: Iterable[ReportingStep]) -> list[list[ReportingStep]]:
    """The steps in order, those together that one actor takes in elections of different kinds."""
    groups: list[list[ReportingStep]] = []
    for step in steps:
        before = groups[-1] if groups else []
        seen = {kind for other in before for kind in other.kinds}
        is_other_case = step.kinds and seen and seen.isdisjoint(step.kinds)
        if is_other_case and before[0].actor == step.actor:
            before.append(step)
        else:
            groups.append([step])
    return groups


Prose = TypeVar("Prose", Briefing, Meeting, Page)


def without_body(text: Prose) -> Prose:
    """A text as a view carries it, which holds the body apart, in the form of its medium: only the headings stay."""
    return replace(text, body=Body(headings=text.body.headings), origin=NOWHERE)


class Pieces:
    """Makes pieces for one page or sheet: ``href`` turns an output path into the link that works there.

    Those for an ``occasion`` tell only what was known on its day, of its elections. Those for a region, whose
    ``speech`` they have, speak as it does and know its own rules; others say of such a rule that it holds only there.
    """

    def __init__(
        self,
        site: Site,
        register: Register,
        href: Callable[[str], str],
        occasion: Occasion | None = None,
        speech: Speech = EVERYWHERE,
        kinds: Collection[ElectionKind] = (),
    ) -> None:
        self.site = site
        self.register = register
        self.href = href
        self.occasion = occasion
        self.kinds = occasion.kinds if occasion else kinds
        self.speech = speech
        self.said = speech.said

    # --- what an occasion lets through, and how its region says it --------------------------------------------

    def holds(self, basis: Basis, day: Day) -> bool:
        """Whether a basis was in force on a day in the region, and is about the elections that are meant."""
        if not in_force(basis, self.register, day):
            return False
        regulation = regulation_of(basis, self.register)
        return regulation is None or (holds_in(regulation, self.speech.region) and regulation.concerns(self.kinds))

    @property
    def _threatens(self) -> bool:
        """Whether the sanctions that this site knows hold in one of the elections."""
        return not self.kinds or any(kind.rules is None for kind in self.kinds)

    def words(self, text: str) -> str:
        """A text that must say something, as the region says it and as far as it was known."""
        return self.said((self.occasion.known(text) or text) if self.occasion else text)

    def note(self, text: str | None) -> str | None:
        """As ``words``, of a text that may be left out: ``None`` if nothing of it was known."""
        known = self.known(text)
        return self.said(known) if known else known

    def notes(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(filter(None, map(self.note, texts)))

    def known(self, text: str | None) -> str | None:
        """As ``note``, of a text that speaks of the whole nation, or is a title: in its own words."""
        return (self.occasion.known(text) or None) if text and self.occasion else text

    def otherwise(self, word: str) -> str | None:
        """What the region says for a word, if it is another."""
        said = self.said(word)
        return said if said != word else None

    @property
    def contacts(self) -> tuple[str, ...]:
        """Whom to ask in the region when in doubt, each as one line."""
        return tuple(f"{office}: {value}" for office, value in contacts_of(self.site, self.speech.region))

    def ask_for(self, *readers: Role) -> str:
        """Whom these readers ask first, as a sentence names it: ``BKPSDM setempat (bagian disiplin)``."""
        offices = contacts_of(self.site, self.speech.region, readers)
        return next((f"{office} ({value})" for office, value in offices), SUPERIOR)

    @property
    def _known_on(self) -> Day | None:
        """The day after which nothing was known, if there is one."""
        return self.occasion.day if self.occasion else None

    @property
    def _day(self) -> Day:
        """The day by which the region speaks."""
        return self._known_on or self.site.settings.as_of

    # --- law -----------------------------------------------------------------------------------------

    def basis(self, basis: Basis) -> BasisView:
        citation = None if basis.is_appeal else self.register.find(basis.citation)
        if citation is None:
            return BasisView(
                text=basis.citation,
                strength=Strength.APPEAL,
                validity=f"diketahui sejak {long(basis.date)}" if basis.date else None,
                sanctions=basis.sanctions if self._threatens else (),
                verification=basis.verification,
                note=self.note(basis.note),
                source=basis.source,
            )
        elsewhere = () if self.speech.region else citation.regulation.regions
        return BasisView(
            text=citation.text + (f" ({self.only_in(elsewhere)})" if elsewhere else ""),
            title=citation.regulation.title,
            href=self.href(routes.regulation(citation.regulation.id)),
            strength=basis.strength or citation.regulation.strength,
            validity=regulation_validity(citation.regulation, self._known_on),
            roles=basis.roles,
            sanctions=basis.sanctions if self._threatens else (),
            verification=basis.verification or citation.regulation.verification,
            note=self.note(basis.note),
            source=basis.source,
        )

    def bases(self, bases: Iterable[Basis]) -> tuple[BasisView, ...]:
        return tuple(self.basis(basis) for basis in bases if self._was_made(basis))

    def _was_made(self, basis: Basis) -> bool:
        """Whether a basis existed on the day of the occasion, in force or no longer."""
        since = made_on(basis, self.register) if self.occasion else None
        return self.occasion is None or since is None or since <= self.occasion.day

    def cited(self, bases: Iterable[Basis], body: Body) -> tuple[BasisView, ...]:
        """The bases of a text: those named at its head, then those cited in it, each once, in order."""
        named = {view.text: view for view in self.bases(bases)}
        for ref in body.refs:
            if ref.kind is RefKind.CITATION:
                for view in self.bases((Basis(citation=ref.target),)):
                    named.setdefault(view.text, view)
        return tuple(named.values())

    def item(self, item: Guidance, day: Day, reader: Role | None = None) -> ItemView:
        """An item as of a day, for everybody that it speaks to or for one ``reader``."""
        in_time = [basis for basis in item.bases if in_force(basis, self.register, day) and self._is_told(basis)]
        holding = [basis for basis in in_time if self.holds(basis, day)]
        held = holding
        if not (holding and self._threatens):
            # What is allowed in one election only is still told in another, but threatens nobody there.
            held = [replace(basis, sanctions=()) for basis in holding or in_time]
        # To the whole nation, what holds in one region only is told beside what holds everywhere.
        is_national = holding and not self.speech.region
        local = [basis for basis in in_time if regions_of(basis, self.register)] if is_national else []
        other = [] if self.occasion else [b for b in item.bases if b not in in_time and self._is_told(b)]
        only = None if reader is None or item.applies_to(reader) else _audience(item, reader)
        sanctions, limited = _sanctions(held, only or ((reader,) if reader else item.roles))
        return ItemView(
            id=item.id,
            verdict=item.verdict,
            text=self.said(item.text),
            question=item.question and self.said(item.question),
            audience=for_whom(only, self.speech) if only else None,
            condition=None if item.condition is None else self.words(item.condition),
            reason=self.words(_reason(item)),
            example=None if item.example is None else self.words(item.example),
            roles=item.roles,
            exceptions=item.exceptions,
            phases=item.phases,
            channels=item.channels,
            bases=self.bases((*held, *local)),
            other_bases=self.bases(other),
            sanctions=sanctions,
            limited_sanctions=limited,
            called=self._called(role for roles, _ in limited for role in roles),
            # The note explains today's sanctions; an event of another day had others.
            sanction_note=item.sanction_note if day >= self.site.settings.as_of else None,
            verification=self.surety(item.verification, held),
            sources=item.sources,
            notes=self.notes(item.notes),
            href=self.href(routes.item(item.id)),
        )

    def _called(self, roles: Iterable[Role]) -> tuple[tuple[Role, str], ...]:
        """Those of these roles that the region calls otherwise, and what."""
        return tuple((role, called) for role in dict.fromkeys(roles) if (called := self.otherwise(role.label)))

    def _is_told(self, basis: Basis) -> bool:
        """Whether a basis is told here: one of a region, on what is for it or for the whole nation."""
        regions = regions_of(basis, self.register)
        return not regions or not self.speech.region or is_in_any(self.speech.region, regions)

    def only_in(self, regions: Iterable[str]) -> str:
        """``hanya di Kabupaten Pringsewu``."""
        return f"hanya di {choices.places(self.site, regions)}"

    def surety(self, stated: Verification, held: Iterable[Basis]) -> Verification:
        """An answer is no surer than the surest of its bases that held on the day."""
        order = list(Verification)
        views = [self.basis(basis) for basis in held]
        surest = min((view.verification for view in views if view.verification), key=order.index, default=None)
        return least_sure((stated, surest or stated))

    def items(
        self, items: Iterable[Guidance], day: Day, *, reader: Role | None = None
    ) -> tuple[tuple[Verdict, tuple[ItemView, ...]], ...]:
        """The views of items, ``by_verdict``."""
        return tuple(
            (verdict, tuple(self.item(item, day, reader) for item in some)) for verdict, some in by_verdict(items)
        )

    def chain(self, chain: ReportingChain, day: Day, *, only_in_force: bool = False) -> ChainView:
        """A chain with all bases of its period, or for an event only with those in force on its day.

        For an occasion also without the steps that were not taken yet on its day, or are of other elections.
        """

        def held(bases: tuple[Basis, ...]) -> list[Basis]:
            return [basis for basis in bases if not only_in_force or self.holds(basis, day)]

        def case(step: ReportingStep) -> CaseView:
            return CaseView(
                kinds=() if SUPERVISED.issubset(step.kinds) else step.kinds,
                action=self.words(step.action),
                contents=self.note(step.contents),
                deadline=self.note(step.deadline),
                bases=self.bases(held(step.bases)),
                verification=step.verification,
            )

        taken = [step for step in chain.steps if self._was_taken(step, day)]
        conditions = list(dict.fromkeys(step.branch for step in taken if step.branch))
        return ChainView(
            id=chain.id,
            title=chain.title,
            summary=self.words(chain.summary),
            period=self._period(chain, day),
            is_current=chain.in_force(day),
            region=None if chain.region is None else region_name(self.site, chain.region),
            institutions=tuple(
                self.institution(id)
                for id in self._here(chain.institutions)
                if self.occasion is None or self.site.institutions[id].existed(day)
            ),
            branches=tuple(
                BranchView(
                    condition=condition and self.said(condition),
                    letter=ascii_uppercase[conditions.index(condition) % 26] if condition else None,
                    steps=tuple(
                        StepView(actor=self.speech.actor(cases[0].actor), cases=tuple(case(step) for step in cases))
                        for cases in _alternatives(steps)
                    ),
                )
                for condition, steps in groupby(taken, key=attrgetter("branch"))
            ),
            sources=chain.sources,
            notes=(*self._elsewhere, *self.notes(chain.notes)),
        )

    def _period(self, chain: ReportingChain, day: Day) -> str:
        """When a chain is used, in words; of one whose days nobody knows, that it is on this day."""
        begin, until = long(chain.since) if chain.since else "", past_end(chain.until, self._known_on)
        if not begin and not until:
            return f"pada {long(day)}"
        return f"{begin} sampai {long(until)}".strip() if until else f"sejak {begin}"

    def _was_taken(self, step: ReportingStep, day: Day) -> bool:
        """Whether a step is of the elections that are meant, and for an occasion whether it was known on its day."""
        held = [basis for basis in step.bases if self.occasion is None or in_force(basis, self.register, day)]
        if not self._threatens:  # What rests on rules of other elections alone is not done in these.
            held = [basis for basis in held if self.holds(basis, day)]
        return (not step.bases or bool(held)) and _is_of(step.kinds, self.kinds)

    @property
    def _elsewhere(self) -> tuple[str, ...]:
        """Where the rules of the elections that are meant stand, if this site does not know them."""
        return tuple(kind.rules for kind in ElectionKind if kind in self.kinds and kind.rules)

    def sanctions(self, chain: ReportingChain, day: Day) -> tuple[SanctionView, ...]:
        """The classes of sanctions that a basis in force on a day brings, lightest first.

        The bases are those that the chain names for a class, else those of the items.
        """
        steps = tuple(basis for step in chain.steps for basis in step.bases)
        items = tuple(basis for item in self.site.guidance.values() if item.withdrawal is None for basis in item.bases)
        views = []
        for sanction in Sanction if self._threatens else ():
            for bases in (steps, items):
                held = [basis for basis in bases if sanction in basis.sanctions and self.holds(basis, day)]
                named = {view.text: view for view in self.bases(held)}
                if named:
                    deciding = (
                        step for step in chain.steps if sanction in step.sanctions and _is_of(step.kinds, self.kinds)
                    )
                    actors = dict.fromkeys(self.speech.actor(step.actor) for step in deciding)
                    views.append(
                        SanctionView(
                            sanction=sanction,
                            audience=self._threatened(sanction, day),
                            deciders=tuple(actors),
                            bases=tuple(named.values()),
                        )
                    )
                    break
        return tuple(views)

    def _threatened(self, sanction: Sanction, day: Day) -> str | None:
        """``bagi Kepala desa, perangkat desa, dan BPD``: whom the items threaten with it on a day, if not every ASN."""
        roles = {
            role
            for item in self.site.guidance.values()
            if item.withdrawal is None
            for basis in item.bases
            if sanction in basis.sanctions and self.holds(basis, day)
            for role in basis.roles or item.roles
        }
        if not roles or Role.ASN in roles:
            return None
        return for_whom((role for role in Role if role in roles), self.speech)

    def chain_on(self, day: Day) -> ReportingChain | None:
        """The chain that held on a day in the region."""
        return chain_on(self.site, day, self.speech.region)

    def _here(self, institutions: Iterable[str]) -> tuple[str, ...]:
        """Institutions, each once, and in the place of one the one that does its work in the region."""
        own = stand_ins(self.site, self.speech.region, self._day)
        return tuple(dict.fromkeys(own[id].id if id in own else id for id in institutions))

    def institution(self, id: str) -> InstitutionView:
        institution = self.site.institutions[id]
        is_over = institution.until is None or past_end(institution.until, self._known_on) is not None
        successor = self.site.institutions[institution.successor].name if institution.successor and is_over else None
        return InstitutionView(
            name=self.said(institution.name),
            short_name=self.note(institution.short_name),
            duty=self.words(institution.duty),
            period=institution_validity(institution, self._known_on),
            successor=successor,
        )

    def pledge(self, text: Pledge, elections: Iterable[str] = ()) -> Pledge:
        """A text that is sworn or signed, for these elections, as the region says it; of none that is known, there is
        room to write which one it is.
        """
        known = (self.site.elections[id].name.partition(" (")[0] for id in elections if id in self.site.elections)
        names = list(dict.fromkeys(known))
        named = in_series(names, "dan") if names else UNNAMED_ELECTION

        def filled(words: str) -> str:
            return self.said(words).replace(ELECTION, named)

        return replace(
            text,
            title=filled(text.title),
            opening=filled(text.opening),
            points=tuple(map(filled, text.points)),
            closing=filled(text.closing),
            signed_by=tuple(map(filled, text.signed_by)),
            witnessed_by=text.witnessed_by and filled(text.witnessed_by),
            origin=NOWHERE,
        )

    # --- regions and calendars -------------------------------------------------------------------------

    def region(self, code: str) -> Link:
        return Link(text=region_name(self.site, code), href=self.href(routes.region(code)))

    def terms(self) -> tuple[TermView, ...]:
        """What the region calls otherwise, its institutions included."""
        region = self.speech.region
        own = stand_ins(self.site, region, self._day)
        return (
            *(
                TermView(
                    general=word.general,
                    local=word.local,
                    aliases=word.aliases,
                    said_in=self._above(said_in(self.site, region, word)),
                    verification=word.verification,
                    note=word.note,
                )
                for word in terms(self.site, region)
            ),
            *(
                TermView(
                    general=self.site.institutions[id].short_name or self.site.institutions[id].name,
                    local=office_name(self.site, region, own[id].short_name or own[id].name),
                    said_in=self._above(own[id].region),
                    verification=own[id].verification,
                )
                for id in own
                if self.site.institutions[id].successor is None
            ),
        )

    def _above(self, code: str | None) -> str | None:
        """The name of a region, if it is not this one."""
        return region_name(self.site, code) if code and code != self.speech.region else None

    def districts(self, codes: Iterable[str]) -> tuple[DistrictGroup, ...]:
        """The kecamatan of these regions, each once, a group for each kabupaten/kota."""
        groups: dict[str, dict[str, None]] = {}
        for code in codes:
            level = self.site.regions[code].level
            regencies = self._below(code) if level == 1 else (code if level == 2 else code.rpartition(".")[0],)
            for regency in regencies:
                districts = (code,) if level == 3 else self._below(regency)
                groups.setdefault(regency, {}).update(dict.fromkeys(districts))
        return tuple(
            DistrictGroup(
                region=region_name(self.site, regency),
                districts=tuple(self.site.regions[district].name for district in sorted(districts)),
                unit=local_word(self.site, regency, "kecamatan"),
                head=local_word(self.site, regency, "camat"),
            )
            for regency, districts in groups.items()
        )

    def subregions(self, code: str) -> tuple[str, ...]:
        return tuple(region_name(self.site, below) for below in self._below(code))

    def _below(self, code: str) -> tuple[str, ...]:
        return self.site.subregions.get(code, ())

    def calendar(self, calendar: Calendar) -> CalendarView:
        election = self.site.elections[calendar.election]
        overrides = tuple(each for each in calendar.overrides if self._was_decided(each))
        known = replace(calendar, overrides=overrides)
        own = {override.stage: override.span for override in overrides}
        view = self._of_stages(election, effective_stages(known, election), own)
        successor = self._successor(election)
        href = self._calendar_of(calendar.region, successor) if successor else None
        return replace(
            view,
            id=calendar.identity,
            title=calendar.title,
            region=region_name(self.site, calendar.region),
            chosen=self._chosen(election, calendar.region),
            zone=Zone.of_region(calendar.region),
            replaced_by=Link(text=successor.name, href=href) if successor else None,
            verification=calendar.verification,
            sources=calendar.sources,
            notes=self._notes(election, *calendar.notes),
            terms=self.terms(),
            href=self.href(routes.calendar(calendar.id)),
        )

    def election(self, election: Election, region: str | None = None) -> CalendarView:
        """The national stages alone, as a calendar; with what a region chooses, if there is one."""
        view = self._of_stages(election, national_stages(election), {})
        return replace(view, chosen=self._chosen(election, region)) if region else view

    def _successor(self, election: Election) -> Election | None:
        """The schedule that replaced an election's, if there is one and it was known."""
        successor = self.site.elections[election.replaced_by] if election.replaced_by else None
        return successor if successor and self.was_known(successor) else None

    def _of_stages(self, election: Election, every: Sequence[StageRow], own: Mapping[str, Span]) -> CalendarView:
        """An election with these stages, as far as they were planned, and with the days that a region has of its own;
        all else is as in the whole nation.
        """
        days = spans(election, own)
        successor = self._successor(election)
        rows = [row for row in every if self._was_planned(row)]
        last = max((row.span.end for row in rows), default=Day.max)
        return CalendarView(
            id=election.id,
            title=election.name,
            region="Nasional",
            election=election.name,
            kind=election.kind,
            polling_day=days[POLLING].start if POLLING in days else None,
            repeats=self._repeats(election),
            chosen=self._chosen(election),
            zone=NATIONAL_ZONE,
            stages=tuple(self._stage(election, row, last) for row in rows),
            undated=tuple(
                self._undated(election, stage, days)
                for stage in undated_stages(election, own)
                if self._existed(stage.bases) is not False
            ),
            preparation=self.note(election.preparation),
            replaced_by=Link(text=successor.name, href=None) if successor else None,
            verification=least_sure(stage.verification for stage in election.stages),
            sources=election.sources,
            notes=self._notes(election),
            href=self.href(f"{routes.CALENDARS}#{election.id}"),
        )

    def _stage(self, election: Election, row: StageRow, last: Day) -> StageView:
        """A stage of an election, to its ``last`` day if nobody knows its own."""
        stage = row.stage
        return StageView(
            id=stage.id,
            name=stage.name,
            phase=stage.phase,
            span=Span(row.span.start, last) if stage.open_end else row.span,
            days=_days_of(row),
            open_end=stage.open_end,
            bases=self.bases(stage.bases),
            verification=stage.verification,
            rule="; ".join(self._rules(election, stage, {})) or None,
            deviation=self.note(stage.deviation),
            note=(self.note if row.is_local else self.known)(stage.note),
            usual=row.usual,
            reason=self.note(row.reason),
            is_local=row.is_local,
            cancelled=self.note(row.cancelled),
        )

    def _undated(self, election: Election, stage: Stage, days: Mapping[str, Span]) -> UndatedView:
        """A stage whose days nobody knows, by the ``days`` of the others."""
        return UndatedView(
            id=stage.id,
            name=stage.name,
            phase=stage.phase,
            rules=self._rules(election, stage, days),
            bases=self.bases(stage.bases),
            verification=stage.verification,
            note=self.known(stage.note),
        )

    def _notes(self, election: Election, *own: str) -> tuple[str, ...]:
        """What is said of an election, first of all where its rules stand if this site does not know them."""
        rules = (election.kind.rules,) if election.kind.rules else ()
        return (*rules, *filter(None, map(self.known, election.notes)), *self.notes(own))

    @staticmethod
    def _rules(election: Election, stage: Stage, days: Mapping[str, Span]) -> tuple[str, ...]:
        """What the rules of a stage say, with the limits that they come to where the ``days`` have their anchor."""

        def told(rule: Counted) -> str:
            words = rule.words(anchor_name(election, rule.anchor))
            return f"{words}, yaitu {span_text(rule.span(days[rule.anchor]))}" if rule.anchor in days else words

        return tuple(map(told, stage.rules))

    def _repeats(self, election: Election) -> str | None:
        """What an election repeats, in words."""
        if election.repeats is None:
            return None
        return f"{election.repeats.form.label}: {self.site.elections[election.repeats.election].name}"

    def _chosen(self, election: Election, code: str | None = None) -> ChosenView | None:
        """What is chosen in a region, or in all of them; ``None`` if nobody wrote that down."""
        if not choices.is_recorded(election):
            return None
        sure = least_sure(choice.verification for choice in election.choices)
        if code is None:
            told, why = choices.everywhere(self.site, election), choices.exceptions(self.site, election)
            return ChosenView(text=told, exceptions=why, verification=sure)
        region = self.site.regions[code]
        return ChosenView(
            text=self.said(choices.in_region(self.site, election, region)),
            exceptions=tuple(map(self.said, choices.excepted(self.site, election, region))),
            verification=sure,
        )

    def was_known(self, election: Election) -> bool:
        """Whether the schedule of an election existed on the day of the occasion."""
        return self.occasion is None or was_known(election, self.register, self.occasion.day)

    def _was_planned(self, row: StageRow) -> bool:
        """Whether a stage was planned on the day of the occasion: one of its bases existed, if it names any. Of what a
        region held itself without one, only what was not later than that day, unless that is still to come.
        """
        if self.occasion is None or self.occasion.day >= self.site.settings.as_of:
            return True
        existed = self._existed(row.stage.bases)
        return row.span.start <= self.occasion.day or not row.is_local if existed is None else existed

    def _was_decided(self, override: Override) -> bool:
        """Whether a region's other days were known on the day of the occasion."""
        if self.occasion is None:
            return True
        return self._existed(override.bases) is not False and bool(self.occasion.known(override.reason))

    def _existed(self, bases: Iterable[Basis]) -> bool | None:
        """Whether one of these bases had been made on the day of the occasion; ``None`` if we know of none when."""
        made = [since for basis in bases if (since := made_on(basis, self.register))]
        return min(made) <= self.occasion.day if made and self.occasion else None

    def _calendar_of(self, region: str, election: Election) -> str | None:
        """Where a region's calendar of an election is, if there is one."""
        every = self.site.calendars.values()
        ids = (each.id for each in every if each.election == election.id and each.region == region)
        return next((self.href(routes.calendar(id)) for id in ids), None)

    def phase_on(self, day: Day, elections: Iterable[str]) -> str | None:
        """Where a day lies in the calendars of elections, in words."""
        words = []
        for election in filter(self.was_known, (self.site.elections[id] for id in elections)):
            rows = national_stages(election)
            running = [row for row in rows if (row.stage.open_end and row.span.start <= day) or day in row.span]
            coming = [row for row in rows if row.span.start > day]
            if running:
                named = ", ".join(f"{row.stage.name} ({_days_of(row)})" for row in running)
                words.append(f"{election.name}: {named}")
            elif coming:
                words.append(f"{election.name}: sebelum {coming[0].stage.name} ({_days_of(coming[0])})")
            elif rows:
                words.append(f"{election.name}: sesudah tahap terakhir yang tercatat")
        return "; ".join(words) or None

    # --- meetings and texts ---------------------------------------------------------------------------

    def speakers(self, meeting: Meeting) -> tuple[Speaker, ...]:
        """The speakers of a meeting, each with the name of the institution in place of its id."""
        named = ((speaker, self.site.institutions[speaker.institution].name) for speaker in meeting.speakers)
        return tuple(replace(speaker, institution=self.said(name)) for speaker, name in named)

    def statements(self, meeting: Meeting) -> tuple[StatementView, ...]:
        return tuple(
            StatementView(
                name=statement.name,
                office=statement.office,
                date=statement.date,
                text=statement.text,
                source=statement.source,
                correction=None if statement.correction is None else self.words(statement.correction),
                explanation=None if statement.explanation is None else self.words(statement.explanation),
                bases=self.bases(statement.bases),
            )
            for statement in meeting.statements
            if self.occasion is None or statement.date <= meeting.span.end
        )

    def answers(self, meeting: Meeting) -> tuple[AnswerView, ...]:
        return tuple(
            AnswerView(question=each.question, text=self.words(each.text), bases=self.bases(each.bases))
            for each in meeting.answers
        )

    def invited(self, meeting: Meeting) -> tuple[InvitedGroup, ...]:
        """Those whom an event invites beside camat, a group for each of its invitations."""
        return tuple(self._invited(meeting, invitation) for invitation in meeting.invitations)

    def _invited(self, meeting: Meeting, invitation: Invitation) -> InvitedGroup:
        """What has a name gets its row; whom nobody named one to write in, ten if nobody knows how many they are."""
        who, rows = invitation.who, invitation.names
        if who is Invitee.AGENCIES:
            rows = (*(agency.name for agency in agencies_of(self.site, invitation)), *rows)
        known = max(invitation.count or 0, len(rows))
        where = invitation.regions or ((meeting.region,) if who.has_regions else ())
        title = ", ".join((self.said(who.label), *(place_name(self.site, code) for code in where)))
        return InvitedGroup(
            title=title,
            count=known or None,
            rows=rows,
            blanks=known - len(rows) if known else _UNKNOWN,
        )

    def body_html(self, body: Body, source: str) -> Parts:
        """The body in pieces of HTML; ``source`` is the file whose relative links are meant."""
        return markup.html(body, lambda ref: self._hole_html(ref, source))

    def body_typst(self, body: Body, source: str) -> Typst:
        return markup.typst(body, lambda ref: self._hole_typst(ref, source))

    def _hole_html(self, ref: Ref, source: str) -> Element:
        match ref.kind:
            case RefKind.CITATION:
                citation = self._citation(ref)
                href, text = self.href(routes.regulation(citation.regulation.id)), citation.text
                return Element(tag=ref.kind, attrs={"href": href, "teks": text})
            case RefKind.LINK:
                return Element(tag=ref.kind, attrs={"href": self._target(ref.target, source), "teks": ref.text})
        item = self.site.guidance[ref.target]
        attrs = {"href": self.href(routes.item(item.id)), "nomor": item.id}
        if ref.kind is RefKind.GUIDANCE:
            return Element(tag=ref.kind, attrs=attrs)
        condition = {"syarat": self.words(item.condition)} if item.condition else {}
        return Element(tag=ref.kind, attrs={"teks": _sentence(item), **attrs, **condition}, verdict=item.verdict)

    def _hole_typst(self, ref: Ref, source: str) -> Typst:
        match ref.kind:
            case RefKind.CITATION:
                return typst_call("kutipan", self._citation(ref).text)
            case RefKind.LINK:
                return typst_call("tautan", self._target(ref.target, source), body=typst_literal(ref.text))
        item = self.site.guidance[ref.target]
        if ref.kind is RefKind.GUIDANCE:
            return typst_literal(item.id)
        condition = f". Syarat: {self.words(item.condition)}" if item.condition else ""
        sentence = typst_literal(f"{_sentence(item)} ({item.id}){condition}")
        return typst_call("putusan", item.verdict.symbol, item.verdict.label, body=sentence)

    def _citation(self, ref: Ref) -> Citation:
        citation = self.register.find(ref.target)
        assert citation is not None  # The checks have let no other through.
        return citation

    def _target(self, target: str, source: str) -> str:
        path, hash_, anchor = target.partition("#")
        page = routes.of_source(routes.linked_source(source, path) if path else source)
        return self.href((page or path) + hash_ + anchor)
