"""What hangs on a wall or is handed out folded: posters on A3, the leaflet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sosialisasi.ground import dates
from sosialisasi.ground.dates import Day, Span
from sosialisasi.ground.folders import Folder
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.pieces import for_whom
from sosialisasi.showing.sheets import months
from sosialisasi.showing.sheets.base import Group, Print, to_print
from sosialisasi.showing.sheets.months import Month
from sosialisasi.showing.sheetviews import IN_FULL, NOT_PRINTED, Imprint, Leaflet, SheetView
from sosialisasi.showing.views import CalendarView, ItemView
from sosialisasi.site import routes
from sosialisasi.site.model import Calendar, Guidance, Source
from sosialisasi.site.words import Format, Paper, Role, Sanction, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePoster(SheetView):
    """One item for a wall with the icons of its channels, and whom it is for. ``ask`` is whom to ask when in doubt,
    each as one line.
    """

    template = "poster-pesan.typ"
    unprinted = (NOT_PRINTED - {"ItemView.channels"}) | IN_FULL | {"ItemView.audience", "ItemView.example"}
    item: ItemView
    readers: tuple[Role, ...]
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingPoster(SheetView):
    """Items for a wall, each with how often it was counted; ``counted`` says in words what was.

    The ``unit`` is that of an official figure; without one the texts that use an item were counted.
    """

    template = "poster-urutan.typ"
    unprinted = NOT_PRINTED | {"ItemView.bases", "ItemView.condition", "ItemView.example", "ItemView.reason"}
    items: tuple[tuple[ItemView, int], ...]
    counted: str
    unit: str | None = None
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPoster(SheetView):
    """A calendar for a wall: the days of its stages, its last ``months``, and the national holidays of all of them."""

    template = "poster-kalender.typ"
    unprinted = NOT_PRINTED | {
        *("CalendarView.notes", "CalendarView.terms"),
        *("StageView.bases", "StageView.deviation", "StageView.note", "StageView.reason"),
        *("UndatedView.bases", "UndatedView.note", "UndatedView.phase", "UndatedView.verification"),
    }
    calendar: CalendarView
    months: tuple[Month, ...]
    left_out: tuple[str, ...]
    """The titles of the months between the first and the last stage that are not drawn. The sheet draws fewer still,
    the last ones, if there is no room for more."""
    holidays: tuple[tuple[Day, str], ...]


RANKED = 10


def message_posters(overview: Overview) -> tuple[Print, ...]:
    """One for each item that the site puts first, but those that must not be used any more."""
    first = (overview.site.guidance[id] for id in overview.settings.top_items)
    return tuple(message_poster(overview, item) for item in first if item.withdrawal is None)


def message_poster(overview: Overview, item: Guidance) -> Print:
    title, said = f"Poster {item.id}: {item.text}", f"{item.verdict.label}: {item.text}"

    def view(own: Imprint) -> MessagePoster:
        return MessagePoster(
            imprint=own,
            title=title,
            subject=f"{said}.",
            item=overview.paper.item(item, overview.day),
            readers=item.roles,
            ask=overview.paper.contacts,
        )

    # The site lists it under another title than it prints, whose change would outdate the copies in use.
    name, listed = f"poster-{item.id.lower()}", f"Poster {said} ({item.id})"
    topic = (item.origin.path, routes.item(item.id))
    return to_print(overview, name, topic, title=listed, group=Group.POSTER, view=view, size=Format.POSTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """What was counted of forbidden acts, the most frequent first; the rest as ``RankingPoster`` has it."""

    heading: str
    subject: str
    most: tuple[tuple[str, int], ...]
    """(id of the item, how often)."""
    counted: str
    unit: str | None = None


def ranking_poster(overview: Overview) -> tuple[Print, ...]:
    """The acts that were most often found to be broken, where figures tell that; else it claims no more than what our
    texts are about.
    """
    ranking = _proven(overview) or _discussed(overview)
    if not ranking.most:
        return ()
    title = f"Sepuluh {ranking.heading.lower()}" if len(ranking.most) == RANKED else ranking.heading

    def view(own: Imprint) -> RankingPoster:
        return RankingPoster(
            imprint=own,
            title=title,
            subject=ranking.subject,
            items=tuple((_on_a_wall(overview, overview.site.guidance[id]), count) for id, count in ranking.most),
            counted=ranking.counted,
            unit=ranking.unit,
            ask=overview.paper.contacts,
        )

    name, topic = "poster-larangan-utama", (Folder.GUIDANCE.path, routes.GUIDANCE)
    return (to_print(overview, name, topic, title=title, group=Group.POSTER, view=view, size=Format.POSTER),)


def _discussed(overview: Overview) -> Ranking:
    """The forbidden items that most of our texts use."""
    used = {item.id: len(overview.item_users[item.id]) for item in _forbidden(overview)}
    most = sorted((id for id in used if used[id]), key=lambda id: -used[id])[:RANKED]
    return Ranking(
        heading="Larangan yang paling sering dibahas",
        subject="Larangan yang paling banyak dipakai dalam rakor dan briefing di situs ini.",
        most=tuple((id, used[id]) for id in most),
        counted=(
            f"Dihitung dari {len(overview.public_meetings)} rakor dan {len(overview.public_briefings)} briefing di "
            "situs ini; bukan statistik pelanggaran. Bila sama banyak, nomor butir yang lebih kecil didahulukan."
        ),
    )


def _proven(overview: Overview) -> Ranking | None:
    """The forbidden items of the newest figures of proven breaches that can be compared: of the same days, in the same
    unit, from the same source. One number alone is no ranking.
    """
    forbidden = {item.id for item in _forbidden(overview)}
    series: dict[tuple[Span, str, tuple[Source, ...]], list[tuple[str, int]]] = {}
    for figure in overview.site.figures.values():
        digits = figure.value.replace(".", "")
        if figure.is_proven and len(figure.items) == 1 and figure.items[0] in forbidden and digits.isdecimal():
            series.setdefault((figure.span, figure.unit, figure.sources), []).append((figure.items[0], int(digits)))
    compared = [each for each in series if len(series[each]) > 1]
    if not compared:
        return None
    span, unit, sources = max(compared, key=lambda each: (each[0].end, len(series[each])))
    most = sorted(series[span, unit, sources], key=lambda pair: -pair[1])[:RANKED]
    return Ranking(
        heading="Larangan yang paling sering terbukti dilanggar",
        subject="Larangan yang menurut angka resmi paling sering terbukti dilanggar.",
        most=tuple(most),
        counted=f"Yang terbukti, {dates.span_text(span)}, menurut {'; '.join(each.title for each in sources)}.",
        unit=unit,
    )


def _forbidden(overview: Overview) -> Iterator[Guidance]:
    return (item for item in overview.items if item.verdict is Verdict.FORBIDDEN)


def _on_a_wall(overview: Overview, item: Guidance) -> ItemView:
    """An item where everybody reads it: with whom it is for, if not at least for all ASN."""
    view = overview.paper.item(item, overview.day)
    return view if item.applies_to(Role.ASN) else replace(view, audience=for_whom(item.roles))


def leaflet(overview: Overview) -> tuple[Print, ...]:
    """For whoever takes one thing home: what every ASN may and may not do, whom to ask, where to report."""
    first = overview.settings.top_items
    items = sorted(overview.items_of(Role.ASN), key=lambda item: item.id not in first)
    if not items:
        return ()
    chain = overview.paper.chain_on(overview.day)
    title, page = "Netralitas ASN: boleh dan jangan", routes.role(Role.ASN)

    def view(own: Imprint) -> Leaflet:
        groups = overview.paper.items(items, overview.day, reader=Role.ASN)
        shown = [item for _, several in groups for item in several]
        sanctions = {sanction for item in shown for sanction in item.sanctions}
        sanctions |= {sanction for item in shown for _, some in item.limited_sanctions for sanction in some}
        return Leaflet(
            imprint=own,
            title=title,
            subject="Leaflet lipat tiga: apa yang boleh dan jangan, ke mana bertanya, dan ke mana melapor.",
            groups=groups,
            sanctions=tuple(sanction for sanction in Sanction if sanction in sanctions),
            items_url=overview.url + page,
            chain=overview.paper.chain(chain, overview.day, only_in_force=True) if chain else None,
            chain_url=overview.url + routes.REPORTING.removesuffix("index.html"),
            ask=overview.paper.contacts,
        )

    topic = (Folder.GUIDANCE.path, page)
    return (to_print(overview, "leaflet", topic, title=title, group=Group.POSTER, view=view, size=Paper.A4),)


def calendar_poster(overview: Overview, each: Calendar) -> Print:
    """A sheet of its own in the ledger, not a third paper of the calendar's sheet: it shows other things."""

    def view(own: Imprint) -> CalendarPoster:
        shown = overview.paper_in(each.region).calendar(each)
        chosen, left_out = months.choose(shown)
        listed, _ = months.choose(shown, months.LISTED)
        named = dates.national_holidays(sorted({year for year, _ in listed}))
        polling = months.polling_days(shown)  # The library knows polling days too; here they have their own mark.
        holidays = {day: name for day, name in named.items() if (day.year, day.month) in listed and day not in polling}
        return CalendarPoster(
            imprint=own,
            title=each.title,
            subject=f"Poster tahapan {overview.site.elections[each.election].name}: {each.title}.",
            calendar=shown,
            months=months.fill(shown, chosen, holidays),
            left_out=left_out,
            holidays=tuple(holidays.items()),
        )

    name, topic = overview.sheet_of(each, "poster-kalender-{}"), (each.origin.path, routes.calendar(each.id))
    return to_print(overview, name, topic, title=each.title, group=Group.CALENDAR, view=view, size=Format.POSTER)
