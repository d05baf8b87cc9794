"""Site → pieces of views: how a basis, an item, a calendar or a text looks on a given day and from a given page.

A rule is a function of the day: every piece is asked for *as of* a day, and shows what was in force then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from string import ascii_uppercase

from markupsafe import Markup, escape

from sosialisasi import markup, routes
from sosialisasi.citations import Citation, Register
from sosialisasi.dates import Day, Span, Zone, long, span_text, with_precision
from sosialisasi.markup import Typst, typst_literal, typst_string
from sosialisasi.model import (
    Basis,
    Body,
    Calendar,
    Election,
    Guidance,
    Institution,
    Meeting,
    Pledge,
    Ref,
    RefKind,
    Regulation,
    ReportingChain,
    ReportingStep,
    Role,
    Sanction,
    Site,
    Stage,
    Strength,
    Verdict,
    Verification,
)
from sosialisasi.views import (
    BasisView,
    BranchView,
    CalendarView,
    CaseView,
    ChainView,
    DistrictGroup,
    InstitutionView,
    ItemView,
    Link,
    PledgeView,
    SanctionView,
    SpeakerView,
    StageView,
    StatementView,
    StepView,
)

NATIONAL_ZONE = Zone.WIB
"""In which national days are counted: that of KPU RI."""


def validity(since: str | None, until: Day | None) -> str:
    """``berlaku sejak 31 Agustus 2021``, or until when as well."""
    if since is None:
        return f"berlaku sampai {long(until)}" if until else "masa berlaku tidak diketahui"
    return f"berlaku {since} sampai {long(until)}" if until else f"berlaku sejak {since}"


def regulation_validity(regulation: Regulation) -> str:
    return validity(with_precision(regulation.since, regulation.precision), regulation.until)


def institution_validity(institution: Institution) -> str | None:
    """When an institution existed, in words; ``None`` if we know neither day."""
    since, until = institution.since, institution.until
    if since and until:
        return f"ada {long(since)} sampai {long(until)}"
    if until:
        return f"ada sampai {long(until)}"
    return f"ada sejak {long(since)}" if since else None


def in_force(basis: Basis, register: Register, day: Day) -> bool:
    """Whether a basis held on a day. An appeal holds from the day on which it was made."""
    if basis.is_appeal:
        return basis.date is not None and basis.date <= day
    found = register.find(basis.citation)
    return found is not None and found.regulation.in_force(day)


def _sentence(item: Guidance) -> str:
    return f"{item.text} (sudah ditarik)" if item.withdrawal else item.text


def _reason(item: Guidance) -> str:
    """The reason of an item. An event from before it was withdrawn still shows it, but never without this word."""
    if item.withdrawal is None:
        return item.reason
    return f"Butir ini ditarik pada {long(item.withdrawal.date)}: {item.withdrawal.reason}"


def region_name(site: Site, code: str) -> str:
    """The name to show for a region: the one that staff chose, or the official one."""
    note = site.region_notes.get(code)
    return (note.display_name if note else None) or site.regions[code].name


def effective_stages(calendar: Calendar, election: Election) -> tuple[StageRow, ...]:
    """The national stages as the region overrides them, and its own events, in order of time."""
    overrides = {override.stage: override for override in calendar.overrides}
    rows = []
    for stage in election.stages:
        other = overrides.get(stage.id)
        if other is None:
            rows.append(StageRow(stage))
        else:
            changed = Stage(
                id=stage.id,
                name=stage.name,
                phase=stage.phase,
                span=other.span,
                bases=other.bases,
                verification=other.verification,
                note=stage.note,
            )
            rows.append(StageRow(changed, usual=stage.span, reason=other.reason))
    for event in calendar.events:
        local = Stage(
            id=event.id,
            name=event.name,
            phase=event.phase,
            span=event.span,
            bases=event.bases,
            verification=event.verification,
            note=event.note,
        )
        rows.append(StageRow(local, is_local=True, cancelled=event.cancelled))
    return tuple(sorted(rows, key=lambda row: (row.stage.span, row.stage.id)))


def held_stages(calendar: Calendar, election: Election) -> tuple[Stage, ...]:
    """Those of ``effective_stages`` that were not called off."""
    return tuple(row.stage for row in effective_stages(calendar, election) if row.cancelled is None)


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage as it holds in a region, with the national days and the reason where they differ; ``cancelled`` says why
    it does not hold.
    """

    stage: Stage
    usual: Span | None = None
    reason: str | None = None
    is_local: bool = False
    cancelled: str | None = None


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
                narrower = {role for role in basis.roles if any(_includes(reader, role) for reader in readers)}
                reached = {reader for reader in readers if basis.reaches(reader)}
                some.setdefault(sanction, set()).update(narrower | reached)
    limited: dict[tuple[Role, ...], list[Sanction]] = {}
    for sanction in Sanction:
        if sanction not in everybody and (roles := tuple(role for role in Role if role in some.get(sanction, ()))):
            limited.setdefault(roles, []).append(sanction)
    return (
        tuple(sanction for sanction in Sanction if sanction in everybody),
        tuple((roles, tuple(found)) for roles, found in limited.items()),
    )


def _includes(reader: Role, role: Role) -> bool:
    """Whether some of those whom ``reader`` means are in ``role``."""
    return reader is role or (reader is Role.ASN and role.is_asn)


def by_verdict(items: Iterable[Guidance]) -> tuple[tuple[Verdict, tuple[Guidance, ...]], ...]:
    """Items by verdict; a verdict without items is left out."""
    items = tuple(items)
    groups = ((verdict, tuple(item for item in items if item.verdict is verdict)) for verdict in Verdict)
    return tuple((verdict, found) for verdict, found in groups if found)


def _alternatives(steps: Iterable[ReportingStep]) -> list[list[ReportingStep]]:
    """The steps in order, those together that one actor takes in elections of different kinds."""
    found: list[list[ReportingStep]] = []
    for step in steps:
        before = found[-1] if found else []
        seen = {kind for other in before for kind in other.kinds}
        is_other_case = step.kinds and seen and seen.isdisjoint(step.kinds)
        if is_other_case and before[0].actor == step.actor:
            before.append(step)
        else:
            found.append([step])
    return found


class Pieces:
    """Makes pieces for one place: ``href`` turns an output path into the link that works there."""

    def __init__(self, site: Site, register: Register, href: Callable[[str], str]) -> None:
        self.site = site
        self.register = register
        self.href = href

    # --- law -----------------------------------------------------------------------------------------

    def basis(self, basis: Basis) -> BasisView:
        found = None if basis.is_appeal else self.register.find(basis.citation)
        if found is None:
            return BasisView(
                text=basis.citation,
                strength=Strength.APPEAL,
                validity=f"diketahui sejak {long(basis.date)}" if basis.date else None,
                sanctions=basis.sanctions,
                verification=basis.verification,
                note=basis.note,
                source=basis.source,
            )
        return BasisView(
            text=found.text,
            title=found.regulation.title,
            href=self.href(routes.regulation(found.regulation.id)),
            strength=basis.strength or found.regulation.strength,
            validity=regulation_validity(found.regulation),
            roles=basis.roles,
            sanctions=basis.sanctions,
            verification=basis.verification or found.regulation.verification,
            note=basis.note,
            source=basis.source,
        )

    def bases(self, bases: Iterable[Basis]) -> tuple[BasisView, ...]:
        return tuple(self.basis(basis) for basis in bases)

    def cited(self, bases: Iterable[Basis], body: Body) -> tuple[BasisView, ...]:
        """The bases of a text: those named at its head, then those cited in it, each once, in order."""
        named = {view.text: view for view in self.bases(bases)}
        for ref in body.refs:
            if ref.kind is RefKind.CITATION:
                view = self.basis(Basis(citation=ref.target))
                named.setdefault(view.text, view)
        return tuple(named.values())

    def item(self, item: Guidance, day: Day, *, reader: Role | None = None, linked: bool = True) -> ItemView:
        """An item as of a day, for everybody that it speaks to or for one ``reader``."""
        held = [basis for basis in item.bases if in_force(basis, self.register, day)]
        other = [basis for basis in item.bases if basis not in held]
        sanctions, limited = _sanctions(held, (reader,) if reader else item.roles)
        return ItemView(
            id=item.id,
            verdict=item.verdict,
            text=item.text,
            reason=_reason(item),
            example=item.example,
            roles=item.roles,
            exceptions=item.exceptions,
            phases=item.phases,
            channels=item.channels,
            bases=self.bases(held),
            other_bases=self.bases(other),
            sanctions=sanctions,
            limited_sanctions=limited,
            # The note explains today's sanctions; an event of another day had others.
            sanction_note=item.sanction_note if day >= self.site.settings.as_of else None,
            verification=self._surety(item, held),
            sources=item.sources,
            notes=item.notes,
            href=self.href(routes.item(item.id)) if linked else None,
        )

    def _surety(self, item: Guidance, held: Iterable[Basis]) -> Verification:
        """An item is no surer than the surest of its bases that held on the day."""
        order = list(Verification)
        views = [self.basis(basis) for basis in held]
        surest = min((view.verification for view in views if view.verification), key=order.index, default=None)
        return max(item.verification, surest or item.verification, key=order.index)

    def items(
        self, items: Iterable[Guidance], day: Day, *, reader: Role | None = None
    ) -> tuple[tuple[Verdict, tuple[ItemView, ...]], ...]:
        """The views of items, ``by_verdict``."""
        return tuple(
            (verdict, tuple(self.item(item, day, reader=reader) for item in found))
            for verdict, found in by_verdict(items)
        )

    def chain(self, chain: ReportingChain, day: Day, *, only_in_force: bool = False) -> ChainView:
        """A chain with all bases of its period, or for an event only with those in force on its day."""

        def held(bases: tuple[Basis, ...]) -> Iterable[Basis]:
            return (basis for basis in bases if not only_in_force or in_force(basis, self.register, day))

        def case(step: ReportingStep) -> CaseView:
            return CaseView(
                kinds=step.kinds,
                action=step.action,
                contents=step.contents,
                deadline=step.deadline,
                bases=self.bases(held(step.bases)),
                verification=step.verification,
            )

        conditions = list(dict.fromkeys(step.branch for step in chain.steps if step.branch))
        begin = long(chain.since) if chain.since else ""
        period = f"{begin} sampai {long(chain.until)}".strip() if chain.until else f"sejak {begin}"
        return ChainView(
            id=chain.id,
            title=chain.title,
            summary=chain.summary,
            period=period,
            is_current=chain.in_force(day),
            institutions=tuple(self.institution(name) for name in chain.institutions),
            branches=tuple(
                BranchView(
                    condition=condition,
                    letter=ascii_uppercase[conditions.index(condition) % 26] if condition else None,
                    steps=tuple(
                        StepView(actor=cases[0].actor, cases=tuple(case(step) for step in cases))
                        for cases in _alternatives(steps)
                    ),
                )
                for condition, steps in groupby(chain.steps, key=attrgetter("branch"))
            ),
            sources=chain.sources,
            notes=chain.notes,
        )

    def sanctions(self, chain: ReportingChain, day: Day) -> tuple[SanctionView, ...]:
        """The classes of sanctions that a basis in force on a day brings, lightest first.

        The bases are those that the chain names for a class, else those of the items.
        """
        steps = tuple(basis for step in chain.steps for basis in step.bases)
        items = tuple(basis for item in self.site.guidance.values() if item.withdrawal is None for basis in item.bases)
        found = []
        for sanction in Sanction:
            for bases in (steps, items):
                held = [b for b in bases if sanction in b.sanctions and in_force(b, self.register, day)]
                named = {view.text: view for view in self.bases(held)}
                if named:
                    actors = dict.fromkeys(step.actor for step in chain.steps if sanction in step.sanctions)
                    view = SanctionView(sanction=sanction, deciders=tuple(actors), bases=tuple(named.values()))
                    found.append(view)
                    break
        return tuple(found)

    def chain_on(self, day: Day) -> ReportingChain | None:
        """The chain that held on a day."""
        return next((chain for chain in self.site.chains.values() if chain.in_force(day)), None)

    def institution(self, id: str) -> InstitutionView:
        institution = self.site.institutions[id]
        successor = self.site.institutions[institution.successor].name if institution.successor else None
        return InstitutionView(
            name=institution.name,
            short_name=institution.short_name,
            duty=institution.duty,
            period=institution_validity(institution),
            successor=successor,
        )

    def pledge(self, pledge: Pledge) -> PledgeView:
        return PledgeView(
            id=pledge.id,
            title=pledge.title,
            opening=pledge.opening,
            points=pledge.points,
            closing=pledge.closing,
            signed_by=pledge.signed_by,
            witnessed_by=pledge.witnessed_by,
            verification=pledge.verification,
            sources=pledge.sources,
            notes=pledge.notes,
        )

    # --- regions and calendars -------------------------------------------------------------------------

    def region(self, code: str) -> Link:
        return Link(text=region_name(self.site, code), href=self.href(routes.region(code)))

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
            )
            for regency, districts in groups.items()
        )

    def subregions(self, code: str) -> tuple[str, ...]:
        return tuple(region_name(self.site, below) for below in self._below(code))

    def _below(self, code: str) -> tuple[str, ...]:
        return self.site.subregions.get(code, ())

    def calendar(self, calendar: Calendar) -> CalendarView:
        election = self.site.elections[calendar.election]
        rows = effective_stages(calendar, election)
        return self._calendar(
            election,
            rows,
            id=calendar.identity,
            title=calendar.title,
            region=region_name(self.site, calendar.region),
            zone=Zone.of_region(calendar.region),
            calendar=calendar,
        )

    def election(self, election: Election) -> CalendarView:
        """The national stages alone, as a calendar."""
        rows = tuple(sorted((StageRow(stage) for stage in election.stages), key=lambda row: row.stage.span))
        return self._calendar(
            election, rows, id=election.id, title=election.name, region="Nasional", zone=NATIONAL_ZONE, calendar=None
        )

    def _calendar(
        self,
        election: Election,
        rows: tuple[StageRow, ...],
        *,
        id: str,
        title: str,
        region: str,
        zone: Zone,
        calendar: Calendar | None,
    ) -> CalendarView:
        polling = [row.stage.span.start for row in rows if row.stage.id == "pemungutan"]
        own = calendar or election
        replaced = self.site.elections[election.replaced_by] if election.replaced_by else None
        return CalendarView(
            id=id,
            title=title,
            region=region,
            election=election.name,
            kind=election.kind,
            polling_day=polling[0] if polling else election.polling_day,
            zone=zone,
            stages=tuple(
                StageView(
                    id=row.stage.id,
                    name=row.stage.name,
                    phase=row.stage.phase,
                    span=row.stage.span,
                    bases=self.bases(row.stage.bases),
                    verification=row.stage.verification,
                    note=row.stage.note,
                    usual=row.usual,
                    reason=row.reason,
                    is_local=row.is_local,
                    cancelled=row.cancelled,
                )
                for row in rows
            ),
            replaced_by=Link(text=replaced.name, href=self._calendar_of(calendar, replaced)) if replaced else None,
            verification=calendar.verification if calendar else min_verification(election.stages),
            sources=own.sources,
            notes=(*election.notes, *calendar.notes) if calendar else election.notes,
            href=self.href(routes.calendar(calendar.id) if calendar else f"{routes.CALENDARS}#{id}"),
        )

    def _calendar_of(self, calendar: Calendar | None, election: Election) -> str | None:
        """Where the same region's calendar of another election is, if there is one."""
        if calendar is None:
            return None
        same = (other for other in self.site.calendars.values() if other.election == election.id)
        found = next((other for other in same if other.region == calendar.region), None)
        return self.href(routes.calendar(found.id)) if found else None

    def phase_on(self, day: Day, elections: Iterable[str]) -> str | None:
        """Where a day lies in the calendars of elections, in words."""
        words = []
        for election in (self.site.elections[id] for id in elections):
            running = [stage for stage in election.stages if day in stage.span]
            coming = sorted((stage for stage in election.stages if stage.span.start > day), key=lambda s: s.span)
            if running:
                named = ", ".join(f"{stage.name} ({span_text(stage.span)})" for stage in running)
                words.append(f"{election.name}: {named}")
            elif coming:
                words.append(f"{election.name}: sebelum {coming[0].name} ({span_text(coming[0].span)})")
            elif election.stages:
                words.append(f"{election.name}: sesudah tahap terakhir yang tercatat")
        return "; ".join(words) or None

    # --- meetings and texts ---------------------------------------------------------------------------

    def speakers(self, meeting: Meeting) -> tuple[SpeakerView, ...]:
        return tuple(
            SpeakerView(
                institution=self.site.institutions[speaker.institution].name,
                office=speaker.office,
                name=speaker.name,
                topic=speaker.topic,
            )
            for speaker in meeting.speakers
        )

    def statements(self, meeting: Meeting) -> tuple[StatementView, ...]:
        return tuple(
            StatementView(
                name=statement.name,
                office=statement.office,
                date=statement.date,
                text=statement.text,
                source=statement.source,
                correction=statement.correction,
                explanation=statement.explanation,
                bases=self.bases(statement.bases),
            )
            for statement in meeting.statements
        )

    def body_html(self, body: Body, source: str) -> Markup:
        """The body as HTML; ``source`` is the file whose relative links are meant."""
        return markup.html(body, lambda ref: self._hole_html(ref, source))

    def body_typst(self, body: Body, source: str) -> Typst:
        return markup.typst(body, lambda ref: self._hole_typst(ref, source))

    def _hole_html(self, ref: Ref, source: str) -> Markup:
        # Every name that a file could give is escaped here: Markup.format does the same, but takes ten times as long.
        if ref.kind is RefKind.CITATION:
            citation = self._citation(ref)
            href = self.href(routes.regulation(citation.regulation.id))
            return Markup(f'<a class="kutipan" href="{escape(href)}">{escape(citation.text)}</a>')
        if ref.kind is RefKind.LINK:
            return Markup(f'<a href="{escape(self._target(ref.target, source))}">{escape(ref.text)}</a>')
        item, verdict = self.site.guidance[ref.target], self.site.guidance[ref.target].verdict
        link = Markup(f'<a class="butir-id" href="{escape(self.href(routes.item(item.id)))}">{escape(item.id)}</a>')
        if ref.kind is RefKind.GUIDANCE:
            return link
        sign = f'<span aria-hidden="true">{verdict.symbol}</span> {verdict.label}'
        word = f'<strong class="putusan-kata">{sign}</strong>'
        return Markup(f'<span class="putusan-{verdict}">{word} {escape(_sentence(item))} {link}</span>')

    def _hole_typst(self, ref: Ref, source: str) -> Typst:
        if ref.kind is RefKind.CITATION:
            return Typst(f"#kutipan({typst_string(self._citation(ref).text)});")
        if ref.kind is RefKind.LINK:
            address = typst_string(self._target(ref.target, source))
            return Typst(f"#link({address})[{typst_literal(ref.text)}];")
        item = self.site.guidance[ref.target]
        if ref.kind is RefKind.GUIDANCE:
            return typst_literal(item.id)
        return Typst(f'#putusan("{item.verdict}")[{typst_literal(f"{_sentence(item)} ({item.id})")}];')

    def _citation(self, ref: Ref) -> Citation:
        found = self.register.find(ref.target)
        assert found is not None  # The checks have let no other through.
        return found

    def _target(self, target: str, source: str) -> str:
        path, hash_, anchor = target.partition("#")
        found = routes.of_source(routes.linked_source(source, path) if path else source)
        return self.href((found or path) + hash_ + anchor)


def min_verification(stages: Iterable[Stage]) -> Verification:
    """The least sure of the stages' labels."""
    order = list(Verification)
    return max((stage.verification for stage in stages), key=order.index, default=Verification.NONE)
