"""Who sits where: the rows of an event, one for each that it invites, and who of a roster takes them.

Attendance, receipts, pacts, reports and counts are made of the same rows. A roster fills them up: whom it does not name
stays as a row to be written in, and whom nobody invited stands behind the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from sosialisasi.ground.sayings import comparable
from sosialisasi.reading.roster import Person
from sosialisasi.reading.roster.posts import Nearness, Post, in_full, key
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.sheetviews import RowGroup, Signer
from sosialisasi.site.facts import agencies_of
from sosialisasi.site.model import Invitation, Meeting
from sosialisasi.site.speech import local_word
from sosialisasi.site.words import Invitee

Roster = tuple[Person, ...]

_NOBODY = Signer()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A row: what is known of who is invited, and who of the roster takes it."""

    invited: Signer = _NOBODY
    person: Person | None = None
    is_named: bool = False
    """Whether it is the row of a body that has a name, and not of just any."""
    region: str | None = None
    """Where the body is, if its name alone does not say that."""
    is_of_village: bool = False
    """Whether it is for who heads a desa or works for one."""
    is_of_party: bool = False
    """Whether it is for who signs for a party."""

    @property
    def is_known(self) -> bool:
        """Whether anything stands in it."""
        return self.person is not None or self.invited != _NOBODY

    @property
    def is_asn(self) -> bool:
        """Whether a civil servant signs in it: of those of a desa only who has a number, as an acting head."""
        return not self.is_of_village or bool(self.person and self.person.number)

    @property
    def has_pact(self) -> bool:
        """Whether whoever sits in it signs a text alone. Of the parties, who sign together, only a civil servant does:
        who has a number.
        """
        return self.is_known and (not self.is_of_party or bool(self.person and self.person.number))

    @property
    def signer(self) -> Signer:
        """Whoever signs in it. The row of a body says which, however the roster writes it."""
        if self.person is None:
            return replace(self.invited, unit=self._where(self.invited.unit))
        person, unit = self.person, self._where(self.invited.unit) or self.person.unit
        return Signer(
            name=person.name or None,
            number=person.number,
            rank=person.rank,
            office=self._office(person),
            unit=unit,
        )

    def _office(self, person: Person) -> str | None:
        """What somebody is: ``Plt. Camat`` in the row of ``Camat Lahat`` is ``Plt. Camat Lahat``. Whose office nobody
        wrote may be another than the one who was invited.
        """
        if not person.office:
            return None if person.name else self.invited.office
        head, _, name = (self.invited.office or "").partition(" ")
        is_bare = bool(name) and person.office.lower().split()[-1] == head.lower()
        return f"{person.office} {name}" if is_bare else person.office

    def _where(self, unit: str | None) -> str | None:
        return f"{unit}, {self.region}" if unit and self.region else unit

    @property
    def row(self) -> Signer:
        """The same for a list, which names the region above: what somebody is, and of what, in one."""
        signer = replace(self, region=None).signer
        office, unit = signer.office, signer.unit
        if office and unit is None and not self.is_named and not (self.person and self.person.office):
            unit = _TO_WRITE
        return Signer(name=signer.name, number=signer.number, office=_joined(office, unit))


_TO_WRITE = "…………………"
"""Room to write of which kelurahan somebody is the lurah, as a list has no other line for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatGroup:
    """Rows under one title. Of those who are not ``counted`` nobody knows how many they are."""

    title: str
    unit: str = ""
    """What one of them is called where their number stands, none for the bare number."""
    seats: tuple[Seat, ...]
    is_counted: bool = True

    @property
    def listed(self) -> tuple[Seat, ...]:
        """The rows that stand for somebody; the others are only room to write."""
        return self.seats if self.is_counted else tuple(seat for seat in self.seats if seat.person)

    @property
    def people(self) -> tuple[Person, ...]:
        """Those of the roster who sit in the listed rows."""
        return tuple(seat.person for seat in self.listed if seat.person)

    @property
    def unsigned(self) -> tuple[Seat, ...]:
        """Those of the listed who have not signed, as far as the roster tells."""
        return tuple(seat for seat in self.listed if seat.person is None or not seat.person.has_signed)

    @property
    def named(self) -> tuple[Seat, ...]:
        """The rows of somebody, or of a body that has a name."""
        return tuple(seat for seat in self.seats if seat.person or seat.is_named)

    def rows(self, seats: Iterable[Seat] | None = None) -> RowGroup:
        """Its rows in a list, or these of them, under its title with how many they all are."""
        title = f"{self.title} ({self._called(len(self.seats))})" if self.is_counted else self.title
        return RowGroup(title=title, rows=tuple(seat.row for seat in (self.seats if seats is None else seats)))

    def part(self, seats: tuple[Seat, ...]) -> RowGroup:
        """Some of the listed rows, under its title with how many of them these are."""
        few = f"{len(seats)} dari " if len(seats) < len(self.listed) else ""
        title = f"{self.title} ({few}{self._called(len(self.listed))})"
        return RowGroup(title=title, rows=tuple(seat.row for seat in seats))

    def _called(self, count: int) -> str:
        return f"{count} {self.unit}".strip()


def seats(overview: Overview, meeting: Meeting, roster: Roster | None) -> tuple[SeatGroup, ...]:
    """The rows of an event, filled up by a roster: its camat, those of each invitation, the parties, and whoever else
    is listed.
    """
    own = _own_words(overview, meeting)
    groups = [*_districts(overview, meeting, own), *_invited(overview, meeting, own)]
    groups += _of_parties(meeting, own, groups)
    left = [person for person in roster or () if not _seated_by_name(person, groups)]
    posts = {id(person): Post(person, own) for person in left}
    for nearness in Nearness:
        left = [person for person in left if not _seated(person, posts[id(person)], nearness, groups)]
    made = [group.made() for group in groups]
    if left:
        title = "Peserta lain" if made else "Peserta"
        made.append(SeatGroup(title=title, unit="orang", seats=tuple(_other(person, own) for person in left)))
    return tuple(made)


def _other(person: Person, own: Mapping[str, str]) -> Seat:
    """The row of somebody whom no invitation is for."""
    said = (in_full(text or "", own) for text in (person.office, person.unit))
    return Seat(person=person, is_of_village=any(map(_OF_VILLAGE.search, said)))


def count(groups: Iterable[SeatGroup]) -> int:
    """How many are listed."""
    return sum(len(group.listed) for group in groups)


def invitees(overview: Overview, meeting: Meeting, roster: Roster) -> Iterator[Person]:
    """Whom the rows are for, as a roster lists them; rows that only are room to write are left out."""
    for group in overview.recall(seats, overview, meeting, roster or None):
        for seat in group.listed:
            signer, person = seat.signer, seat.person or Person(name="")
            if seat.is_known:
                yield replace(person, office=signer.office, unit=signer.unit)


# --- the rows of those who are invited --------------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class _Group:
    """A group that is being filled. ``keys`` tells by which names a seat is found."""

    title: str
    unit: str = ""
    seats: list[Seat]
    keys: dict[str, list[int]] = field(default_factory=dict)
    is_counted: bool = True
    head: tuple[str, str] | None = None
    """What those who are invited are called, and what they are the head of; ``None`` where a body is invited."""
    blank: Seat | None = None
    """What stands in a row that nobody is named for, if anybody who fits may take it."""
    regions: tuple[str, ...] = ()
    """The kecamatan of which alone they are, as keys; none if that is not told."""

    def made(self) -> SeatGroup:
        return SeatGroup(title=self.title, unit=self.unit, seats=tuple(self.seats), is_counted=self.is_counted)


def _own_words(overview: Overview, meeting: Meeting) -> Mapping[str, str]:
    """What the regions of an event call camat, kecamatan and so on, each with the common word."""
    codes = dict.fromkeys((meeting.region, *meeting.participants, *(c for i in meeting.invitations for c in i.regions)))
    common = ("kecamatan", "camat", "kepala desa", "desa", "kelurahan", "lurah")
    said = ((local_word(overview.site, code, word), word) for code in codes for word in common)
    found = {local.lower(): word for local, word in said if local}
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))  # "kepala distrik" before "distrik"


def _districts(overview: Overview, meeting: Meeting, own: Mapping[str, str]) -> Iterator[_Group]:
    groups = overview.paper_of(meeting).districts(meeting.participants)
    for group in groups:
        head, unit = (group.head or "camat").capitalize(), group.unit or "kecamatan"
        seats = [
            Seat(
                invited=Signer(office=f"{head} {name}", unit=f"{unit.capitalize()} {name}"),
                is_named=True,
                region=group.region,
            )
            for name in group.districts
        ]
        keys: dict[str, list[int]] = {}
        for number, name in enumerate(group.districts):
            for kind in ("camat", "kecamatan"):
                keys.setdefault(key(f"{kind} {name}", own), []).append(number)
        yield _Group(title=group.region, unit=unit, seats=seats, keys=keys, head=("camat", "kecamatan"))


def _invited(overview: Overview, meeting: Meeting, own: Mapping[str, str]) -> Iterator[_Group]:
    paper, taken = overview.paper_of(meeting), set[str]()
    for invitation, group in zip(meeting.invitations, paper.invited(meeting), strict=True):
        called = _CALLED.get(invitation.who)
        made = _Group(title=group.title, seats=[], is_counted=group.count is not None, head=called)
        office = paper.said(called[0].capitalize()) if called else None
        is_of_village = invitation.who is Invitee.VILLAGE_HEADS
        short = {each.name: each.names for each in agencies_of(overview.site, invitation)}
        for name in group.rows:
            names = {key(each, own) for each in short.get(name, (name,))}
            if called:
                names |= {key(f"{kind} {name}", own) for kind in called}
            if names & taken:
                continue  # An agency that is invited twice sits once.
            taken |= names
            for each in names:
                made.keys.setdefault(each, []).append(len(made.seats))
            is_office = invitation.who is Invitee.OTHERS
            signer = Signer(office=name) if is_office else Signer(office=office, unit=name)
            made.seats.append(Seat(invited=signer, is_named=True, is_of_village=is_of_village))
        if called:
            made.blank = Seat(invited=Signer(office=office), is_of_village=is_of_village)
        made.regions = tuple(key(f"kecamatan {overview.site.regions[c].name}", own) for c in _kecamatan(invitation))
        made.seats += [made.blank or Seat()] * group.blanks
        yield made


def _of_parties(meeting: Meeting, own: Mapping[str, str], others: list[_Group]) -> Iterator[_Group]:
    """The parties whom nothing else invites, each found by its office; one that is named is nobody but who has that
    name.
    """
    made = _Group(title="Para pihak", seats=[])
    for party in meeting.parties:
        post = Post(Person(name="", office=party.office, unit=party.institution), own)
        if _named(post, Nearness.HEAD, others):
            continue
        if party.name is None:
            made.keys.setdefault(key(party.office, own), []).append(len(made.seats))
        signer = Signer(name=party.name, rank=party.rank, office=party.office, unit=party.institution)
        made.seats.append(Seat(invited=signer, is_named=True, is_of_party=True))
    if made.seats:
        yield made


_OF_VILLAGE = re.compile(r"^desa\b|\b(?:kepala|sekretaris|perangkat) desa\b|\bbpd\b")
"""The office or unit of who works for a desa; not that of who looks after all of them."""

_CALLED: Mapping[Invitee, tuple[str, str]] = {
    Invitee.WARD_HEADS: ("lurah", "kelurahan"),
    Invitee.VILLAGE_HEADS: ("kepala desa", "desa"),
}
"""What those who are invited are called, and what they are the head of."""


def _kecamatan(invitation: Invitation) -> tuple[str, ...]:
    return tuple(code for code in invitation.regions if code.count(".") == 2)


# --- who takes them ---------------------------------------------------------------------------------------------


def _seated(person: Person, post: Post, nearness: Nearness, groups: list[_Group]) -> bool:
    """Give somebody a free row that is meant for who stands as near to its head as that; whether there was one."""
    found = _named(post, nearness, groups) or _unnamed(post, nearness, groups)
    if found is None:
        return False
    group, number = found
    if number == len(group.seats):
        group.seats.append(group.blank or Seat())
    group.seats[number] = replace(group.seats[number], person=person)
    return True


def _seated_by_name(person: Person, groups: list[_Group]) -> bool:
    """Give somebody the row that has his or her name; whether there was one."""
    for group in groups:
        for number, seat in enumerate(group.seats):
            if seat.person is None and seat.invited.name and bare(seat.invited.name) == bare(person.name):
                group.seats[number] = replace(seat, person=person)
                return True
    return False


def bare(name: str) -> str:
    """A name as it is compared, without the degrees behind it."""
    return comparable(name.partition(",")[0])


def _named(post: Post, nearness: Nearness, groups: list[_Group]) -> tuple[_Group, int] | None:
    """The row of the body that somebody is of. Two kecamatan of one name are told apart by their kabupaten."""
    for body in post.bodies():
        found = [(group, number) for group in groups for number in group.keys.get(body, ())]
        if not found:
            continue
        if len(found) > 1:
            found = [(g, n) for g, n in found if (where := g.seats[n].region) and key(where, {}) in post.said]
        if len(found) != 1:
            return None
        ((group, number),) = found
        own = post.nearness_to(*group.head) if group.head else post.nearness()
        if own is not None:
            return (group, number) if own is nearness and group.seats[number].person is None else None
    return None


def _unnamed(post: Post, nearness: Nearness, groups: list[_Group]) -> tuple[_Group, int] | None:
    """The first row that nobody is named for, in a group of those who are called as somebody is."""
    for group in groups:
        if group.blank is None or group.head is None or post.nearness_to(*group.head) is not nearness:
            continue
        head, unit = group.head
        is_one = any(part.startswith((head, f"sekretaris {head}")) for part in post.office)
        if not is_one and not any(part.startswith(f"{unit} ") for part in post.unit):
            continue
        if group.regions and "kecamatan" in post.said and not any(each in post.said for each in group.regions):
            continue
        free = (n for n, seat in enumerate(group.seats) if seat.person is None and not seat.is_named)
        return group, next(free, len(group.seats))
    return None


def _joined(office: str | None, unit: str | None) -> str | None:
    """An office and its unit in one, each word once: ``Camat Lahat`` says already that it is of the kecamatan."""
    if not office or not unit:
        return office or unit
    if unit == _TO_WRITE:
        return f"{office} {unit}"
    words, (kind, *name) = office.split(), unit.split()
    if name and key(" ".join(name), {}) in key(office, {}):
        return office
    begin = next((n for n, word in enumerate(words) if word.lower() == kind.lower()), None)
    if begin is not None and key(unit, {}).startswith(key(" ".join(words[begin:]), {})):
        return " ".join((*words[:begin], unit))
    return f"{office}, {unit}"
