"""What the search knows of every page.

It is made from the views of the pages themselves, so nothing that is published can be missing. The browser makes
its own index from ``cari/indeks.js``; what two words have in common is understood there (``kata.js``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from sosialisasi.ground.dates import with_weekday
from sosialisasi.ground.folders import Folder
from sosialisasi.reading.markup import words_of
from sosialisasi.showing.artifacts import Artifact, Medium
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.pages.briefings import BriefingView
from sosialisasi.showing.pages.calendars import CalendarListView, CalendarPageView
from sosialisasi.showing.pages.cases import CasePageView
from sosialisasi.showing.pages.checking import RolePageView
from sosialisasi.showing.pages.figures import FigureListView
from sosialisasi.showing.pages.general import PlainView, PrintView, ReportingView
from sosialisasi.showing.pages.guidance import ItemPageView
from sosialisasi.showing.pages.meetings import MeetingView
from sosialisasi.showing.pages.regions import RegionPageView
from sosialisasi.showing.pages.regulations import RegulationView
from sosialisasi.showing.views import SECTIONS, PageView, StageView
from sosialisasi.site import routes
from sosialisasi.site.model import LocalWord
from sosialisasi.site.speech import bare_name, is_term
from sosialisasi.site.words import EventKind, Verdict

OTHER = Folder.PAGES.heading
"""What any other page is, and a list of pages."""

PAST = "Peraturan, tidak berlaku"
"""What a regulation is that is not in force on the day of the data; whoever finds it must see that at once."""

REPLACED = "Kalender, sudah diganti"
"""What a calendar is that another has replaced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """A page as the search knows it. ``asked`` is the question that it answers, ``names`` are other words for the whole
    of it, ``readers`` whom an answer is for, ``excepted`` those of them whom it is not for, ``sanctions`` what
    threatens them, ``text`` is what it says.
    """

    path: str
    title: str
    asked: str | None = None
    kind: str
    verdict: Verdict | None = None
    summary: str
    names: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()
    excepted: tuple[str, ...] = ()
    sanctions: tuple[str, ...] = ()
    text: str = ""

    @property
    def about(self) -> str:
        """What it is about: what is asked, and what it is called."""
        return " ".join(filter(None, (self.asked, self.title)))


def entries(overview: Overview, pages: Iterable[Artifact]) -> tuple[Indexed, ...]:
    """An entry for each page, in the order of their paths."""
    return tuple(sorted((overview.recall(_entry, page) for page in pages), key=lambda entry: entry.path))


def search_index(overview: Overview, entries: Iterable[Indexed]) -> Artifact:
    """All entries as a script, which also a page on a disk may load: it cannot fetch a file beside it."""
    data = {
        "putusan": {verdict: {"lambang": verdict.symbol, "kata": verdict.label} for verdict in Verdict},
        "padanan": (*overview.settings.synonyms, *regional_synonyms(overview)),
        "istilah": [*_by_words(overview)],
        "wilayah": {"alamat": routes.REGIONS, "nama": _without_page(overview)},
        "dokumen": [msgspec.Raw(overview.recall(_document, entry)) for entry in entries],
    }
    script = b"window.INDEKS = %b;\n" % _in_script(data)
    return Artifact(routes.SEARCH_INDEX, Medium.FILE, script, overview.settings.origin.path, overview.day)


def _document(entry: Indexed) -> bytes:
    return _in_script(
        {
            "alamat": entry.path,
            "jenis": entry.kind,
            "putusan": entry.verdict,
            "judul": entry.title,
            "sebutan": " · ".join(entry.names),
            "bagi": "; ".join(entry.readers),
            **({"kecuali": "; ".join(entry.excepted)} if entry.excepted else {}),
            **({"sanksi": "; ".join(entry.sanctions)} if entry.sanctions else {}),
            "ringkas": entry.summary,
            "isi": entry.text,
        }
    )


def _in_script(data: object) -> bytes:
    """JSON of which no text can end the script, nor a line in it: old browsers take these two for line ends."""
    text = msgspec.json.encode(data)
    for sign in "<\u2028\u2029":
        text = text.replace(sign.encode(), f"\\u{ord(sign):04x}".encode())
    return text


def regional_synonyms(overview: Overview) -> tuple[str, ...]:
    """What regions call otherwise, as lines of words that mean the same: whoever writes a word for a region need not
    write it a second time.
    """
    site = overview.site
    lines = [
        (word.general, word.local, *word.aliases) for words in words_of_regions(overview).values() for word in words
    ]
    for own in site.institutions.values():
        names = (bare_name(site.institutions[id]) for id in own.stands_for if id in site.institutions)
        lines += [(name, bare_name(own)) for name in names if name != bare_name(own)]
    return tuple(dict.fromkeys(", ".join(line) for line in lines))


def words_of_regions(overview: Overview) -> dict[str, list[LocalWord]]:
    """Region code → its words, by which people mean it; none that means something else elsewhere ("lurah")."""
    words = {code: [*filter(is_term, note.words)] for code, note in overview.site.region_notes.items()}
    said = (each for line in overview.settings.synonyms for each in line.split(","))
    general = (word.general for some in words.values() for word in some)
    elsewhere = {" ".join(each.casefold().split()) for each in (*said, *general)}
    return {code: [each for each in some if each.local.casefold() not in elsewhere] for code, some in words.items()}


def _by_words(overview: Overview) -> Iterator[dict[str, object]]:
    """The page of each region, by its words and the names of its institutions."""
    for code, words in words_of_regions(overview).items():
        own = [bare_name(each) for each in overview.site.institutions.values() if each.region == code]
        called = [each for word in words for each in (word.local, *word.aliases)]
        if called or own:
            yield {"alamat": routes.region(code), "kata": [*dict.fromkeys((*called, *own))]}


def _without_page(overview: Overview) -> dict[str, str]:
    """The provinces, regencies and cities that have no page: their places on the list of all, and their names."""
    codes = frozenset(overview.region_codes)
    return {
        (routes.place(each.code) if each.level == 2 else routes.province(each.code)).partition("#")[2]: each.name
        for each in overview.site.regions.values()
        if each.level < 3 and each.code not in codes
    }


def _entry(page: Artifact) -> Indexed:
    view = page.view
    assert isinstance(view, PageView)
    item = view.item if isinstance(view, ItemPageView) else None
    answer = item or (view.case if isinstance(view, CasePageView) else None)
    names, parts = _names_and_text(view)
    about = view.regulation.title if isinstance(view, RegulationView) else view.description
    return Indexed(
        path=view.path,
        title=item.text if item else view.case.title if isinstance(view, CasePageView) else view.title,
        asked=answer.question if answer else None,
        kind=_kind(view),
        verdict=answer.verdict if answer else None,
        summary=" ".join(filter(None, (about, item.condition if item else None))),
        names=names,
        readers=tuple(role.label for role in answer.roles) if answer else (),
        excepted=tuple(role.label for role in item.exceptions) if item else (),
        sanctions=tuple(sanction.label for sanction in item.all_sanctions) if item else (),
        text=" ".join(filter(None, parts)),
    )


def _kind(view: PageView) -> str:
    if isinstance(view, RegulationView) and not view.is_current:
        return PAST
    if isinstance(view, CalendarPageView) and view.calendar.replaced_by is not None:
        return REPLACED
    is_list = view.path.endswith("index.html") and not isinstance(view, ReportingView)
    return OTHER if is_list else SECTIONS.get(view.section, OTHER)


def _names_and_text(view: PageView) -> tuple[tuple[str, ...], Iterable[str | None]]:
    """Other words for a page, and what it says beside its title and summary. Other lists of pages say nothing."""
    match view:
        case ItemPageView(item=item):
            cited = (basis.text for basis in (*item.bases, *item.other_bases))
            channels = (channel.label for channel in item.channels)
            explained = (item.example, item.sanction_note, *cited, *item.notes)
            return item.names, (*channels, *explained)
        case CasePageView(case=case):
            cited = (basis.text for basis in (*view.bases, *view.other_bases))
            channels = (channel.label for channel in case.channels)
            return (case.question,), (case.situation, case.reason, case.instead, *channels, *cited, *case.notes)
        case FigureListView():
            figures = (each.figure for each in view.figures)
            return (), (f"{each.title} {each.value} {each.unit} {each.counts}" for each in figures)
        case BriefingView():
            return tuple(role.label for role in view.text.audience), (
                words_of(view.body),
                *(b.text for b in view.bases),
            )
        case RegulationView(regulation=regulation):
            return view.nicknames, (regulation.summary, regulation.strength.label, *regulation.notes)
        case CalendarListView():
            national = (
                each.national
                for each in (*view.active, *view.coming, *(each for _, some in view.past for each in some))
            )
            return (), (_told(stage) for calendar in national for stage in calendar.stages)
        case CalendarPageView(calendar=calendar):
            # The national stages are told once, of the list: in 552 calendars, they would drown all else.
            own = (_told(stage) for stage in calendar.stages if stage.is_local or stage.usual is not None)
            polling = (with_weekday(calendar.polling_day),) if calendar.polling_day else ()
            return (calendar.region,), (*polling, *own, *calendar.notes)
        case RegionPageView():
            # What it has from above is not its own: else each region of Aceh would be found for the words of Aceh.
            words = (term for term in view.terms if term.said_in is None)
            called = (each for term in words for each in (term.local, *term.aliases))
            return (*view.aliases, *called), (*view.subregions, *view.notes)
        case MeetingView(text=meeting):
            topics = (text for topic in meeting.agenda for text in (topic.topic, topic.detail))
            said = (statement.text for statement in view.statements)
            asked = (text for answer in view.answers for text in (answer.question, answer.text))
            sent = meeting.letter.points if meeting.letter else ()
            kinds = () if meeting.kind is EventKind.MEETING else (meeting.kind.label,)
            return (view.region.text, *filter(None, [meeting.place]), meeting.host, *kinds), (
                *topics,
                *meeting.points,
                *asked,
                *sent,
                *said,
                words_of(view.body),
            )
        case RolePageView():
            return tuple(time.phase.label for time in view.times if time.phase), ()
        case ReportingView():
            steps = (step for chain in view.chains for branch in chain.branches for step in branch.steps)
            told = (f"{step.actor} {case.action}" for step in steps for case in step.cases)
            return tuple(chain.title for chain in view.chains), (*(chain.summary for chain in view.chains), *told)
        case PrintView():
            folds = [fold for _, some in view.uses for fold in some]
            things = (family for fold in folds for family in fold.families)
            titles = (text for each in things for text in (each.title, *(sheet.title for sheet in each.sheets)))
            return tuple(fold.title for fold in folds), titles
        case PlainView():
            return (), (words_of(view.body),)
    return (), ()


def _told(stage: StageView) -> str:
    called_off = f" dibatalkan: {stage.cancelled}" if stage.cancelled else ""
    return f"{stage.name} {stage.days}{called_off}"
