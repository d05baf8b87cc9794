"""One value of each thing that pages and sheets show. A field that a view gets is filled in here, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from functools import cache
from pathlib import Path

from sosialisasi.ground.dates import Span, Zone
from sosialisasi.ground.files import ContentFile
from sosialisasi.reading.emblem import read as read_emblem
from sosialisasi.showing.sheetviews import (
    EventView,
    Stamp,
)
from sosialisasi.showing.views import (
    NOWHERE,
    BasisView,
    BranchView,
    CalendarView,
    CaseView,
    ChainView,
    ChosenView,
    Frame,
    Inbox,
    InstitutionView,
    ItemView,
    Link,
    StageView,
    StatementView,
    StepView,
    TermView,
    UndatedView,
)
from sosialisasi.site.model import Body, Briefing, Emblem, Origin, Pledge, Regulation, Source
from sosialisasi.site.occasions import Occasion
from sosialisasi.site.words import Channel, ElectionKind, Phase, Role, Sanction, Status, Strength, Verdict, Verification

DAY = date(2024, 6, 27)
ADDRESS = "https://contoh.example/netral/c/k7m4x2/#2"
STAMP = Stamp(sheet="lembar", digest="0" * 16, code="k7m4x2", revision=2, date=DAY, address=ADDRESS)


@cache
def emblem() -> Emblem:
    """That of no office: invented, in colours that paper does not have."""
    drawing = Path(__file__).with_name("lambang.svg").read_bytes()
    return replace(read_emblem(ContentFile.of("lambang", "content/lambang/contoh.svg", drawing)), origin=NOWHERE)


def link(text: str, href: str | None = None) -> Link:
    return Link(text=text, href=href)


def source(title: str = "Koran Contoh") -> Source:
    return Source(title=title)


BASIS = BasisView(
    text="PP 94/2021 Pasal 5 huruf n",
    title="Disiplin Pegawai Negeri Sipil",
    strength=Strength.REGULATION,
    validity="berlaku sejak 31 Agustus 2021",
    verification=Verification.NONE,
)
STAGE = StageView(
    id="masa-tenang",
    name="Masa tenang",
    phase=Phase.QUIET,
    span=Span(date(2024, 11, 24), date(2024, 11, 26)),
    days="24–26 November 2024",
    bases=(BASIS,),
    verification=Verification.SECONDARY,
    deviation="Ditetapkan lain.",
    usual=Span(date(2024, 11, 23), date(2024, 11, 25)),
    reason="Banjir",
)
UNDATED = UndatedView(
    id="penetapan",
    name="Penetapan calon terpilih",
    phase=Phase.AFTER,
    rules=("paling lambat 3 bulan sesudah pemungutan suara",),
    bases=(BASIS,),
    verification=Verification.NONE,
    note="Catatan tahapan.",
)
CALENDAR = CalendarView(
    id="contoh-2024",
    title="Kalender Kabupaten Contoh 2024",
    region="Kabupaten Contoh",
    election="Pilkada 2024",
    kind=ElectionKind.REGIONAL,
    repeats="Pemungutan suara ulang: Pilkada 2023",
    chosen=ChosenView(
        text="Hanya gubernur dan wakil gubernur",
        exceptions=("Bupati tidak dipilih di Kabupaten Contoh: diangkat.",),
        verification=Verification.SECONDARY,
    ),
    polling_day=date(2024, 11, 27),
    zone=Zone.WIT,
    stages=(STAGE, replace(STAGE, id="pemungutan", name="Pemungutan suara", usual=None, reason=None, deviation=None)),
    undated=(UNDATED,),
    replaced_by=link("Kalender pengganti"),
    verification=Verification.SECONDARY,
    sources=(),
    notes=("Catatan kalender.",),
    terms=(
        TermView(general="desa", local="gampong", verification=Verification.NONE, note="Catatan istilah."),
        TermView(general="kepala desa", local="keuchik", verification=Verification.QUOTED),
    ),
    href=None,
)
CASE = CaseView(
    kinds=(),
    action="Mengkaji.",
    contents=None,
    deadline="7 hari",
    bases=(BASIS,),
    verification=Verification.QUOTED,
)


def step(actor: str, *cases: CaseView) -> StepView:
    return StepView(actor=actor, cases=cases)


def branch(*steps: StepView, condition: str | None = None, letter: str | None = None) -> BranchView:
    """A way of a report; the first has neither condition nor letter."""
    return BranchView(condition=condition, letter=letter, steps=steps)


BY_CHAIN = (ElectionKind.NATIONAL, ElectionKind.REGIONAL)
"""The kinds of election that a reporting chain tells apart."""
CHAIN = ChainView(
    id="alur",
    title="Alur sejak 2024",
    summary="Siapa menerima laporan.",
    period="sejak 24 Agustus 2024",
    is_current=False,
    region="Provinsi Contoh",
    institutions=(
        InstitutionView(name="Bawaslu", short_name=None, duty="Mengawasi.", period="ada sejak 2017", successor=None),
    ),
    branches=(
        branch(*(step(f"Pelaku {n}", replace(CASE, verification=label)) for n, label in enumerate(Verification, 1))),
        branch(
            step(
                "Pelapor",
                *(replace(CASE, kinds=(kind,), contents=f"Isi {kind.label}.", bases=()) for kind in BY_CHAIN),
            ),
            condition="Bila soal disiplin",
            letter="A",
        ),
    ),
    sources=(),
    notes=("Catatan alur.",),
)
PLEDGE = Pledge(
    id="ikrar",
    title="Ikrar Netralitas",
    opening="Kami berikrar:",
    points=("menjaga netralitas;", "menolak politik uang."),
    closing="Demikian ikrar ini.",
    signed_by=("Yang berikrar",),
    witnessed_by="Atasan langsung",
    verification=Verification.NONE,
    origin=NOWHERE,
)


def item(verdict: Verdict, number: int, text: str = "Memberi like pada unggahan calon atau bakal calon") -> ItemView:
    """An item; every third is not verified, and the first forbidden one threatens a camat with more than others."""
    officials = ((Role.CAMAT,), (Sanction.CRIMINAL,))
    return ItemView(
        id=f"{verdict.letter}-{number}",
        verdict=verdict,
        text=text,
        condition="Hanya untuk urusan dinas." if verdict.needs_condition else None,
        reason="Alasan.",
        example=None,
        roles=(Role.ASN,),
        phases=tuple(Phase),
        channels=(Channel.SOCIAL_MEDIA,),
        bases=(BASIS,),
        other_bases=(),
        sanctions=(Sanction.ETHICS, Sanction.SEVERE) if verdict is Verdict.FORBIDDEN else (),
        limited_sanctions=(officials,) if (verdict, number) == (Verdict.FORBIDDEN, 1) else (),
        sanction_note=None,
        verification=Verification.NONE if number % 3 == 0 else Verification.QUOTED,
        sources=(),
        notes=(),
        href=None,
    )


def items(*counts: int) -> tuple[tuple[Verdict, tuple[ItemView, ...]], ...]:
    """So many items of each verdict, in the order of all lists; none of those beyond the last count."""
    counted = zip(Verdict, counts, strict=False)
    return tuple((v, tuple(item(v, n) for n in range(1, count + 1))) for v, count in counted if count)


EVENT = EventView(
    title="Rakor Camat Kabupaten Contoh",
    date=DAY,
    start=time(8),
    end=time(12, 30),
    zone=Zone.WITA,
    host="Pemerintah Kabupaten Contoh",
    place="Aula",
    region="Kabupaten Contoh",
    phase="Pilkada 2024: Kampanye",
)
STATEMENT = StatementView(
    name="Fulan",
    office="Bupati",
    date=DAY,
    text="Langsung dipecat.",
    source=source(),
    correction="Tidak langsung.",
    bases=(BASIS,),
)


FRAME = Frame(
    site="Situs uji",
    short="Uji",
    publisher="Instansi Contoh",
    is_example=False,
    as_of=date(2026, 11, 22),
    contacts=(),
    url="https://contoh.example/netral/",
    edition="1a2b3c4d",
    next_review=None,
    footer=(),
    inbox=Inbox(office="BKPSDM Anda", address="https://wa.me/?text=", is_certain=False),
)


def origin_of(path: str, lines: Mapping[str, int] | None = None) -> Origin:
    """A place in a file, with the lines of its fields."""
    return Origin(path=path, lines=lines or {})


BRIEFING = Briefing(
    slug="medsos",
    title="Media sosial",
    summary="Yang boleh dan jangan.",
    date=date(2026, 1, 2),
    updated=date(2026, 2, 3),
    status=Status.PUBLISHED,
    audience=(),
    regions=(),
    elections=(),
    bases=(),
    body=Body(),
    author=None,
    reviewer=None,
    changes=(),
    sources=(),
    origin=origin_of("content/briefing/medsos.md"),
)


def seen_on(day: date, *kinds: ElectionKind) -> Occasion:
    """A meeting of a day about elections of these kinds, as the measure of its sheets; nothing was foretold on it."""
    return Occasion(day=day, kinds=frozenset(kinds), foretold=frozenset(), later=None)


def regulation(kind: str, number: str, year: int, *nicknames: str) -> Regulation:
    """A regulation of which nothing is known but how it is called."""
    return Regulation(
        id=f"{kind}-{number}-{year}".lower(),
        kind=kind,
        number=number,
        year=year,
        title="",
        nicknames=nicknames,
        strength=Strength.REGULATION,
        since=date(year, 1, 1),
        date_verification=Verification.NONE,
        verification=Verification.NONE,
        summary="",
        sources=(),
        checked=date(2026, 11, 22),
        origin=origin_of(""),
    )
