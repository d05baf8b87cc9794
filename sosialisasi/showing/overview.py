"""What several pages and sheets need of a site, worked out once: the frame, the public texts, who cites what."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from operator import attrgetter

from sosialisasi.ground.addresses import message_to
from sosialisasi.ground.dates import Day, long, span_text
from sosialisasi.ground.folders import Folder
from sosialisasi.showing.artifacts import Artifact, Medium
from sosialisasi.showing.memory import Memory, Remembered
from sosialisasi.showing.pieces import Pieces
from sosialisasi.showing.views import (
    NOWHERE,
    Card,
    CaseLink,
    Citer,
    ElectionView,
    FigureView,
    Folds,
    Frame,
    Inbox,
    ItemLink,
    ItemView,
    Link,
    PageView,
)
from sosialisasi.site import routes
from sosialisasi.site.citations import Register
from sosialisasi.site.facts import region_name
from sosialisasi.site.model import (
    Answer,
    Basis,
    Briefing,
    Calendar,
    Case,
    Election,
    Figure,
    Guidance,
    Meeting,
    Page,
    Release,
    Settings,
    Site,
    Statement,
    TalkingPoint,
)
from sosialisasi.site.occasions import Occasion, occasion
from sosialisasi.site.regions import lineage
from sosialisasi.site.speech import Speech, place_name, speech
from sosialisasi.site.stages import (
    effective_stages,
    held_stages,
    last_day,
    national_stages,
    phases_on,
    polling_order,
)
from sosialisasi.site.words import Channel, ElectionKind, EventKind, Phase, RefKind, Role

MANY = 40
"""A list of more links than this is folded on a phone."""

NOT_ASN_PAGE = "bukan-asn"
"""The plain page for readers who are no civil servants, if staff keep one under this name."""


class Overview:
    """What several pages and sheets need of one site, each thing worked out once.

    It can take up another state of the site. A value that it gave of the earlier state is then out of date, unless it
    gives the same object again.
    """

    site: Site
    edition: str
    """``Frame.edition``"""

    def __init__(self, site: Site, edition: str, memory: Memory | None = None) -> None:
        self.memory = memory or Memory()
        self.recall = self.memory.recall
        self.show(site, edition)

    def show(self, site: Site, edition: str) -> None:
        """Take up another state of the site."""
        self.site = self.memory.show(site, edition)
        self.edition = edition
        self.settings = site.settings
        self.day = site.settings.as_of
        self.url = site.settings.url.rstrip("/") + "/"

    @Remembered
    def register(self) -> Register:
        return Register(self.site.regulations)

    @Remembered
    def paper(self) -> Pieces:
        """The pieces of all sheets."""
        return self.paper_in("")

    def paper_of(self, meeting: Meeting) -> Pieces:
        """The pieces of the sheets of a meeting: what was known on its day."""
        occasion = self.recall(Overview._occasion, self, meeting)
        return self.recall(_Paper, self, occasion, self.speech(meeting.region, meeting.date))

    def paper_in(self, region: str) -> Pieces:
        """The pieces of the sheets of a region."""
        return self.recall(_Paper, self, None, self.speech(region))

    def speech(self, region: str, day: Day | None = None) -> Speech:
        """How a region speaks on a day, on that of the data if none is named."""
        return self.recall(Overview._speech, self, region, day or self.day)

    def _speech(self, region: str, day: Day) -> Speech:
        return speech(self.site, region, day)

    def region_of_its_own(self, code: str) -> str:
        """The nearest region, it or one above it, that has words, contacts, institutions or regulations of its own;
        ``""`` if all is as everywhere.
        """
        return next((each for each in reversed(lineage(code)) if each in self._regions_of_their_own), "")

    @Remembered
    def _regions_of_their_own(self) -> frozenset[str]:
        site = self.site
        return frozenset(
            {
                *(note.code for note in site.region_notes.values() if note.words or note.contacts),
                *(each.region for each in site.institutions.values() if each.region),
                *(code for each in site.regulations.values() for code in each.regions),
            }
        )

    def _occasion(self, meeting: Meeting) -> Occasion:
        return occasion(self.site, self.register, meeting)

    @Remembered
    def frame(self) -> Frame:
        return Frame(
            site=self.settings.name,
            short=self.settings.short_name or self.settings.name,
            publisher=self.settings.publisher,
            is_example=self.settings.is_example,
            as_of=self.day,
            next_review=self.settings.next_review,
            contacts=tuple(contact for contact in self.settings.contacts if contact.value),
            url=self.url,
            edition=self.edition,
            footer=(
                *(Link(text=page.title, href=routes.page(page.slug)) for page in self.public_pages if page.in_footer),
                *[Link(text="Membaca tanpa jaringan", href=routes.OFFLINE)] * self.settings.offline,
                Link(text="Data terbuka", href=routes.DATA),
            ),
            card=self.card("situs"),
            inbox=_inbox(self.settings),
            offline=self.settings.offline,
        )

    @Remembered
    def items(self) -> tuple[Guidance, ...]:
        """The items that may be used: all that are not withdrawn."""
        return tuple(item for item in self.site.guidance.values() if item.withdrawal is None)

    @Remembered
    def cases(self) -> tuple[Case, ...]:
        """The cases that may be used: all that are not withdrawn."""
        return tuple(case for case in self.site.cases.values() if case.withdrawal is None)

    @Remembered
    def releases(self) -> Mapping[str, tuple[Release, ...]]:
        """The releases of each sheet that ever was released, by its name, the oldest first."""
        histories: dict[str, list[Release]] = {}
        for release in self.site.releases.entries if self.site.releases else ():
            histories.setdefault(release.sheet, []).append(release)
        return {sheet: tuple(history) for sheet, history in histories.items()}

    def sheet_of(self, text: Briefing | Meeting | Calendar, name: str) -> str:
        """What a sheet of a text is called for ever, whatever the text is called: ``name`` with the text's for ``{}``.

        It is the oldest name under which it was released, or if it never was the text's oldest.
        """
        called = [name.format(each) for each in text.names]
        return next((each for each in called if each in self.releases), called[0])

    def is_withdrawn(self, sheet: str) -> bool:
        """Whether the ledger says that no copy of a sheet may be used."""
        return sheet in self.releases and self.releases[sheet][-1].revision is None

    @Remembered
    def public_pages(self) -> tuple[Page, ...]:
        return tuple(page for page in self.site.pages.values() if _is_shown(page))

    @Remembered
    def public_briefings(self) -> tuple[Briefing, ...]:
        """Published briefings, the newest first."""
        public = (briefing for briefing in self.site.briefings.values() if _is_shown(briefing))
        return tuple(sorted(public, key=lambda briefing: (-briefing.last_change.toordinal(), briefing.slug)))

    @Remembered
    def public_meetings(self) -> tuple[Meeting, ...]:
        """Published meetings, the newest first."""
        public = (meeting for meeting in self.site.meetings.values() if _is_shown(meeting))
        return tuple(sorted(public, key=lambda meeting: (-meeting.date.toordinal(), meeting.slug)))

    @property
    def public_texts(self) -> tuple[Briefing | Meeting, ...]:
        return (*self.public_briefings, *self.public_meetings)

    def meetings_about(self, code: str) -> tuple[Meeting, ...]:
        """Published meetings of a region, of one in it or of one that it is in, the newest first."""
        of, within = self._meetings_by_region
        numbers = within.get(code, set()).union(*(of.get(above, ()) for above in lineage(code)))
        return tuple(self.public_meetings[number] for number in sorted(numbers))

    @Remembered
    def _meetings_by_region(self) -> tuple[Mapping[str, set[int]], Mapping[str, set[int]]]:
        """Region code → which of ``public_meetings`` name it, and which name it or a region in it."""
        of: dict[str, set[int]] = {}
        within: dict[str, set[int]] = {}
        for number, meeting in enumerate(self.public_meetings):
            for code in meeting.regions:
                of.setdefault(code, set()).add(number)
                for above in lineage(code):
                    within.setdefault(above, set()).add(number)
        return of, within

    @Remembered
    def region_codes(self) -> tuple[str, ...]:
        """Regions that have a page: those that some content names, and all above them."""
        named = {
            *self.site.region_notes,
            *(calendar.region for calendar in self.site.calendars.values()),
            *(code for briefing in self.public_briefings for code in briefing.regions),
            *(code for meeting in self.public_meetings for code in meeting.regions),
        }
        return tuple(sorted({above for code in named for above in lineage(code)}))

    @Remembered
    def kit_districts(self) -> Mapping[str, tuple[str, ...]]:
        """Region code → the kecamatan for which it asks a kit each; a region below it asks for its own."""
        asking = sorted(note.code for note in self.site.region_notes.values() if note.village_kits)
        asker = {district: code for code in asking for district in self._districts(code)}
        districts_of: dict[str, list[str]] = {}
        for district, code in sorted(asker.items()):
            districts_of.setdefault(code, []).append(district)
        return {code: tuple(districts) for code, districts in districts_of.items()}

    def _districts(self, code: str) -> Iterator[str]:
        if self.site.regions[code].level == 3:
            yield code
        for below in self.site.subregions.get(code, ()):
            yield from self._districts(below)

    @Remembered
    def citers(self) -> Mapping[str, tuple[Citer, ...]]:
        """Regulation id → what cites it, each thing once, kind by kind; its ``href`` is an output path."""
        citers: dict[str, list[Citer]] = {id: [] for id in self.site.regulations}

        def note(citer: Citer, named: Mapping[str, tuple[str, ...]]) -> None:
            for id, passages in named.items():
                citers[id].append(replace(citer, passages=passages))

        for item in self.items:
            path = routes.item(item.id)
            asked = item.question or item.text
            citer = Citer(kind=Folder.GUIDANCE.heading, title=asked, href=path, id=item.id, verdict=item.verdict)
            note(citer, self._named_in(_citations(item.bases)))
        for case in self.cases:
            citer = Citer(kind=Folder.CASES.heading, title=case.headline, href=routes.case(case.slug))
            note(citer, self._named_in(_citations(case.bases)))
        for text in self.public_texts:
            for id, citer in self.recall(_as_citer, self, text).items():
                citers[id].append(citer)
        for calendar in self.site.calendars.values():
            election = self.site.elections[calendar.election]
            stages = (basis for row in effective_stages(calendar, election) for basis in row.stage.bases)
            citer = Citer(kind=Folder.CALENDARS.heading, title=calendar.title, href=routes.calendar(calendar.id))
            note(citer, self._named_in(_citations((*election.bases, *stages))))
        for chain in self.site.chains.values():
            steps = (basis for step in chain.steps for basis in step.bases)
            citer = Citer(kind=Folder.CHAINS.heading, title=chain.title, href=f"{routes.REPORTING}#{chain.id}")
            note(citer, self._named_in(_citations(steps)))
        return {id: tuple(some) for id, some in citers.items()}

    def _named_in(self, citations: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """The ids of the regulations that are cited, and the passages that are named of each."""
        passages: dict[str, dict[str, None]] = {}
        for text in citations:
            if citation := self.register.find(text):
                passages.setdefault(citation.regulation.id, {})[citation.passage] = None
        return {id: tuple(filter(None, named)) for id, named in passages.items()}

    @Remembered
    def item_users(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Item id → (title, output path) of the briefings and meetings that use it."""
        users: dict[str, dict[str, str]] = {id: {} for id in self.site.guidance}
        for text in self.public_texts:
            of_briefing = (*_targets(text, RefKind.GUIDANCE), *_targets(text, RefKind.GUIDANCE_BLOCK))
            for id in text.guidance if isinstance(text, Meeting) else of_briefing:
                users[id][path_of(text)] = text.title
        return {id: tuple((title, path) for path, title in paths.items()) for id, paths in users.items()}

    @Remembered
    def sorted_calendars(self) -> tuple[Calendar, ...]:
        """Calendars by polling day, the newest first."""
        by_title = sorted(self.site.calendars.values(), key=attrgetter("title"))
        return tuple(sorted(by_title, key=lambda each: polling_order(self.site.elections[each.election]), reverse=True))

    @Remembered
    def calendars_of(self) -> Mapping[str, tuple[Calendar, ...]]:
        """Election id → its calendars, by the code of their region."""
        of_election: dict[str, list[Calendar]] = {id: [] for id in self.site.elections}
        for calendar in sorted(self.site.calendars.values(), key=lambda each: (each.region, each.id)):
            of_election[calendar.election].append(calendar)
        return {id: tuple(calendars) for id, calendars in of_election.items()}

    @Remembered
    def sorted_elections(self) -> tuple[Election, ...]:
        """Elections by polling day, the newest first; before them those of which nobody knows it yet."""
        by_id = sorted(self.site.elections.values(), key=attrgetter("id"))
        return tuple(sorted(by_id, key=polling_order, reverse=True))

    @Remembered
    def active_elections(self) -> tuple[Election, ...]:
        """Elections that are not over on the day of the data, the nearest polling day first.

        A region may vote later than the nation: its calendar keeps the election active.
        """
        return tuple(
            election
            for election in reversed(self.sorted_elections)
            if election.replaced_by is None and max(self._known_ends(election), default=Day.min) >= self.day
        )

    @Remembered
    def coming_elections(self) -> tuple[Election, ...]:
        """Elections whose polling day nobody knows yet, and of which nothing is known to run; no replaced schedule."""
        active = self.active_elections
        undated = (each for each in self.sorted_elections if each.polling_day is None and each.replaced_by is None)
        return tuple(each for each in undated if each not in active)

    def _known_ends(self, election: Election) -> Iterator[Day]:
        """The last days of an election in the nation and in each region, as far as they are known."""
        national = last_day(election, national_stages(election))
        local = (last_day(election, held_stages(each, election)) for each in self.calendars_of[election.id])
        return (end for end in (national, *local) if end)

    @Remembered
    def phases(self) -> tuple[Phase, ...]:
        """The phases of the nation on the day of the data, by the elections whose rules this site knows."""
        known = (election for election in self.active_elections if election.kind.rules is None)
        found = {phase for election in known for phase in phases_on(self.day, national_stages(election))}
        return tuple(phase for phase in Phase if phase in found) or (Phase.OUTSIDE,)

    def is_active(self, calendar: Calendar) -> bool:
        """Whether a calendar is not over on the day of the data."""
        election = self.site.elections[calendar.election]
        end = last_day(election, held_stages(calendar, election)) or Day.max
        return election.replaced_by is None and end >= self.day

    def election(self, page: str, election: Election) -> ElectionView:
        calendars = self.calendars_of[election.id]
        return ElectionView(
            national=self.pieces(page).election(election),
            calendars=self.folds(
                (
                    calendar.region,
                    Link(
                        text=region_name(self.site, calendar.region),
                        href=routes.relative(page, routes.calendar(calendar.id)),
                        note=_other_polling_day(calendar),
                    ),
                )
                for calendar in calendars
            ),
            count=len(calendars),
        )

    def folds(self, links: Iterable[tuple[str, Link]]) -> Folds:
        """Links to what regions have, each with the code of its region: many of them by province."""
        links = list(links)
        if len(links) <= MANY:
            return (("", tuple(link for _, link in links)),) if links else ()
        by_province: dict[str, list[Link]] = {}
        for code, link in links:
            by_province.setdefault(region_name(self.site, lineage(code)[0]), []).append(link)
        return tuple((province, tuple(some)) for province, some in sorted(by_province.items()))

    def pieces(self, path: str, region: str = "", kinds: Collection[ElectionKind] = ()) -> Pieces:
        """The pieces of a page, of a region and of kinds of elections if it is about any."""
        href = partial(routes.relative, path)
        return Pieces(self.site, self.register, href, speech=self.speech(region), kinds=kinds)

    def web(self, view: PageView, source: str, day: Day | None = None) -> Artifact:
        return Artifact(view.path, Medium.WEB, view, source, day or self.day)

    def card(self, name: str) -> str | None:
        """The path of the image of a page; images are made where sheets are."""
        return routes.card(name) if self.settings.papers else None

    def status_card(self, page: str, name: str) -> str | None:
        """The way from a page to its upright image."""
        return routes.relative(page, routes.status_card(name)) if self.settings.papers else None

    def links(self, page: str, targets: Iterable[tuple[str, str]]) -> tuple[Link, ...]:
        return tuple(Link(text=title, href=routes.relative(page, path)) for title, path in targets)

    def text_card(self, page: str, text: Briefing | Meeting) -> Card:
        """A text in a list on a page. A meeting is told by its own day, a briefing by that of its last change."""
        if isinstance(text, Meeting):
            date, meta = text.date, _about(self.site, text)
        else:
            date, meta = text.last_change, [role.label for role in text.audience]
        href = routes.relative(page, path_of(text))
        return Card(title=text.title, summary=text.summary, href=href, date=date, status=text.status, meta=tuple(meta))

    def items_of(self, role: Role) -> tuple[Guidance, ...]:
        """The items that speak to a role."""
        return tuple(item for item in self.items if item.applies_to(role))

    def item_link(self, page: str, item: Guidance, reader: Role | None = None) -> ItemLink:
        """An item in a list, with a case in which a ``reader`` asks of it if the list is for one."""
        href = routes.relative(page, routes.item(item.id))
        cases = (case for case in self.cases if reader in case.roles and item.id in case.items)
        example = next(
            (Link(text=case.title, href=routes.relative(page, routes.case(case.slug))) for case in cases), None
        )
        asked = item.question or item.text
        return ItemLink(id=item.id, verdict=item.verdict, text=asked, href=href, example=example)

    def case_link(self, page: str, case: Case) -> CaseLink:
        href = routes.relative(page, routes.case(case.slug))
        return CaseLink(verdict=case.verdict, title=case.title, question=case.question, instead=case.instead, href=href)

    def figure(self, page: str, figure: Figure) -> FigureView:
        return FigureView(
            figure=replace(figure, origin=NOWHERE),
            items=tuple(self.item_link(page, self.site.guidance[id]) for id in figure.items),
            href=routes.relative(page, routes.figure(figure.id)),
        )

    @Remembered
    def roles(self) -> tuple[Role, ...]:
        """The roles that some item names. Any other is told what is told to all, on no page of its own, unless that
        was published once.
        """
        named = {role for item in self.items for role in (*item.roles, *item.exceptions)}
        return tuple(role for role in Role if role in named or self.was_published(routes.role(role)))

    @Remembered
    def channels(self) -> tuple[Channel, ...]:
        """The channels that some item or case is about, and those whose answers were published once."""
        of_items = {channel for item in self.items for channel in item.channels}
        named = of_items.union(*(case.channels for case in self.cases))
        return tuple(each for each in Channel if each in named or self.was_published(routes.check(each)))

    def was_published(self, path: str) -> bool:
        """Whether the ledger says that a page was published, and so keeps its address."""
        return self.site.ledger is not None and path in self.site.ledger.addresses

    def role_page(self, role: Role) -> str:
        """The page of what a role may do: its own, or the one that tells it all."""
        pages = (each for each in (role, Role.ASN) if each in self.roles and (each is role or role.is_asn))
        return next((routes.role(each) for each in pages), routes.GUIDANCE)

    def role_links(self, page: str) -> tuple[Link, ...]:
        """To the page of each role, and to the one for whoever has none of them."""
        roles = ((role.label, routes.role(role)) for role in self.roles)
        return (*self.links(page, roles), *filter(None, (self.not_asn(page),)))

    def not_asn(self, page: str) -> Link | None:
        """To the page for readers who are no civil servants, if there is one."""
        others = (text for text in self.public_pages if NOT_ASN_PAGE in text.names)
        return next((Link(text=text.title, href=routes.relative(page, path_of(text))) for text in others), None)

    def successor(self, page: str, text: Briefing | Meeting | Page | Guidance | Case) -> Link | None:
        """What to read instead of a text or an item, seen from a page."""
        successor = text.successor
        if successor is None:
            return None
        if successor in self.site.guidance:
            return Link(text=self.site.guidance[successor].headline, href=routes.relative(page, routes.item(successor)))
        file, hash_, anchor = successor.partition("#")
        source = routes.linked_source(text.origin.path, file)
        path = routes.of_source(source) or file
        return Link(text=self._titles[source], href=routes.relative(page, path + hash_ + anchor))

    @Remembered
    def _titles(self) -> Mapping[str, str]:
        """The title of every page that is made from a file, by that file."""
        site = self.site
        titles = {text.origin.path: text.title for text in (*site.texts, *site.calendars.values())}
        titles |= {each.origin.path: each.headline for each in site.answers}
        titles |= {each.origin.path: each.title for each in site.figures.values()}
        titles |= {each.origin.path: each.short for each in site.regulations.values()}
        return titles | {note.origin.path: region_name(site, note.code) for note in site.region_notes.values()}

    def election_link(self, page: str, id: str) -> Link:
        return Link(text=self.site.elections[id].name, href=routes.relative(page, f"{routes.CALENDARS}#{id}"))


class _Paper(Pieces):
    """Pieces for paper. Links are whole addresses, and an item is remembered, since it stands on many sheets."""

    def __init__(self, overview: Overview, occasion: Occasion | None, speech: Speech) -> None:
        super().__init__(overview.site, overview.register, lambda path: overview.url + path, occasion, speech)
        self._recall = overview.recall

    def item(self, item: Guidance, day: Day, reader: Role | None = None) -> ItemView:
        return self._recall(Pieces.item, self, item, day, reader)


def _other_polling_day(calendar: Calendar) -> str | None:
    """The polling day of a region that does not vote with the nation, in words."""
    days = (override.span for override in calendar.overrides if override.stage == "pemungutan")
    return next((f"pemungutan suara {span_text(span)}" for span in days), None)


def route_of(text: Briefing | Meeting | Page) -> Callable[[str], str]:
    """The route of a text's kind: from what such a text is called to the path of its page."""
    match text:
        case Briefing():
            return routes.briefing
        case Meeting():
            return routes.meeting
        case Page():
            return routes.page


def path_of(text: Briefing | Meeting | Page) -> str:
    return route_of(text)(text.slug)


def _about(site: Site, meeting: Meeting) -> list[str]:
    """What a list says of an event beside its title: until when it goes on, what it is if it is no rakor, and where."""
    until = [f"sampai {long(meeting.span.end)}"] if meeting.span.days > 1 else []
    kind = [meeting.kind.label] if meeting.kind is not EventKind.MEETING else []
    return [*until, *kind, place_name(site, meeting.region)]


def _inbox(settings: Settings) -> Inbox:
    """The first office that WhatsApp or mail reaches; without one, the office that a site is asked of first."""
    asked = [contact for contact in settings.contacts if not contact.roles and (contact.value or contact.url)]
    for contact in asked:
        for place in filter(None, (contact.url, contact.value)):
            address = message_to(place, f"Masukan untuk {settings.short_name or settings.name}")
            if address:
                return Inbox(office=contact.label, address=address, is_certain=True)
    office = asked[0].label if asked else "BKPSDM Anda"
    return Inbox(office=office, address="https://wa.me/?text=", is_certain=False)


def _is_shown(text: Briefing | Meeting | Page) -> bool:
    """Whether a text can be read on the site: it is published, and not withdrawn."""
    return text.status.is_public and text.withdrawal is None


def _citations(bases: Iterable[Basis]) -> tuple[str, ...]:
    return tuple(basis.citation for basis in bases)


def _as_citer(overview: Overview, text: Briefing | Meeting) -> Mapping[str, Citer]:
    """A text among those that cite a regulation, by the ids of all that it cites at its head and in its sentences."""
    is_meeting = isinstance(text, Meeting)
    kind = (Folder.MEETINGS if is_meeting else Folder.BRIEFINGS).heading
    citer = Citer(kind=kind, title=text.title, href=path_of(text), date=text.date if is_meeting else None)
    said: tuple[Statement | Answer | TalkingPoint, ...]
    said = (*text.statements, *text.answers) if isinstance(text, Meeting) else text.talking_points
    bases = (*text.bases, *(basis for each in said for basis in each.bases))
    named = overview._named_in((*_citations(bases), *_targets(text, RefKind.CITATION)))
    return {id: replace(citer, passages=passages) for id, passages in named.items()}


def _targets(text: Briefing | Meeting, kind: RefKind) -> tuple[str, ...]:
    return tuple(ref.target for ref in text.body.refs if ref.kind is kind)
