"""A page as it is passed on: the WhatsApp text of an item or a briefing, and the image (card) beside a shared link.

What is passed on leaves behind the page that explains it. So the text says for whom and when an item holds, on what
basis, how sure that is, as of which day, and where the rest is to be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sosialisasi.ground.dates import Day, long
from sosialisasi.showing.artifacts import Artifact, Medium
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.views import BasisView, Frame, ItemView, ShareCard, ShareView, StatusCard
from sosialisasi.site import routes
from sosialisasi.site.model import Briefing, Labelled, Status, Strength, Verdict

LIMIT = 700
"""About as much as WhatsApp shows before it folds the rest away."""

_SHORTEST = 40
_MARKS = str.maketrans(dict.fromkeys("*_~`", " "))
"""What WhatsApp reads as bold, italic, struck out and code."""

# --- texts ------------------------------------------------------------------------------------------


def item_text(item: ItemView, frame: Frame, path: str, image: str | None = None) -> ShareView:
    """The text of an item, whose page is at ``path``; ``image`` is the way from there to its upright image."""

    def write(text: str, reason: str, roles: str, phases: str, sanctions: str, bases: str, condition: str) -> str:
        details = [
            f"Syarat: {condition}" if condition else "",
            f"Bagi: {roles}",
            "" if item.holds_always else f"Tahap: {phases}",
            f"Sanksi: {sanctions}" if sanctions else "",
            f"Dasar: {bases}" if bases else "Dasar: belum tercatat, tanyakan BKPSDM",
            "" if item.verification.is_settled else f"{item.verification.label}.",
        ]
        return _paragraphs(f"*{item.verdict.label.upper()}:* {text}", reason, _lines(details), _closing(frame, path))

    parts = (
        item.text,
        item.reason,
        _readers(item),
        _labels(item.phases),
        ". ".join(item.threats),
        _named(item.bases),
        item.condition or "",
    )
    return _share(write, parts, image)


def briefing_text(
    briefing: Briefing, bases: Sequence[BasisView], frame: Frame, path: str, image: str | None = None
) -> ShareView:
    """The text of a briefing with its ``bases``, whose page is at ``path``; ``image`` as for an item."""
    day = briefing.updated or briefing.date

    def write(title: str, summary: str, named: str) -> str:
        details = [
            f"Dasar: {named}" if named else "",
            _warning(briefing, bases) or "",
            f"{'Diperbarui' if day != briefing.date else 'Terbit'} {long(day)}.",
        ]
        return _paragraphs(f"*{title}*", summary, _lines(details), _closing(frame, path))

    return _share(write, (briefing.title, briefing.summary, _named(bases)), image)


def _share(write: Callable[..., str], parts: Iterable[str], image: str | None) -> ShareView:
    """``write`` these parts; as long as that is too long, the longest part is cut."""
    plain = [_plain(part) for part in parts]
    while (over := len(write(*plain)) - LIMIT) > 0 and len(longest := max(plain, key=len)) > _SHORTEST:
        plain[plain.index(longest)] = _cut(longest, max(_SHORTEST, len(longest) - over))
    return ShareView(text=write(*plain), image=image)


def _plain(text: str) -> str:
    """Text on one line in which WhatsApp finds nothing to format, no quotation or list at its start either."""
    return " ".join(text.translate(_MARKS).split()).lstrip(">•- ")


def _cut(text: str, length: int) -> str:
    """At most ``length`` signs of a text, whole words if it can be."""
    if len(text) <= length:
        return text
    whole = text[:length].rpartition(" ")[0] or text[: length - 1]
    return f"{whole.rstrip(' ,;:.–-')}…"


def _closing(frame: Frame, path: str) -> str:
    example = "Dari situs contoh, bukan instansi sungguhan.\n" if frame.is_example else ""
    return f"{example}Per {long(frame.as_of)}:\n{frame.url}{path}"


def _named(bases: Sequence[BasisView], count: int = 2) -> str:
    """The first bases by name. An appeal is never taken for a rule."""
    names = [
        f"{basis.text} (imbauan, bukan aturan)" if basis.strength is Strength.APPEAL else basis.text for basis in bases
    ]
    more = len(names) - count
    return "; ".join(names[:count]) + (f"; dan {more} lainnya" if more > 0 else "")


def _readers(item: ItemView) -> str:
    left_out = f"; kecuali {_labels(item.exceptions)}" if item.exceptions else ""
    return _labels(item.roles) + left_out


def _labels(words: Iterable[Labelled]) -> str:
    return "; ".join(word.label for word in words)


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(line for line in lines if line)


def _paragraphs(*paragraphs: str) -> str:
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _warning(briefing: Briefing, bases: Iterable[BasisView]) -> str | None:
    """What a reader must know of a briefing before relying on it."""
    unsure = any(basis.verification and not basis.verification.is_settled for basis in bases)
    words = [
        "Arsip: mungkin tidak berlaku lagi." if briefing.status is Status.ARCHIVED else "",
        "Sebagian dasar hukumnya belum diverifikasi ke naskah." if unsure else "",
    ]
    return " ".join(filter(None, words)) or None


# --- images -----------------------------------------------------------------------------------------


def cards(overview: Overview) -> Iterator[Artifact]:
    """Two images of each item and each public briefing, and one for all other pages."""
    site = overview.settings
    if overview.frame.card is None:
        return
    yield _card(
        overview,
        "situs",
        heading=site.short_name or "",
        title=site.name,
        detail=site.description,
        page=routes.HOME,
        source=site.origin.path,
    )
    for item in overview.items:
        view = overview.paper.item(item, overview.day, linked=False)
        shown: dict[str, Any] = {
            "verdict": item.verdict,
            "title": item.text,
            "warning": None if view.verification.is_settled else view.verification.label,
            "page": routes.item(item.id),
            "source": item.origin.path,
        }
        detail = f"Dasar: {_named(view.bases, 1)}" if view.bases else ""
        if view.condition:
            detail = f"Syarat: {view.condition}"
        lines = (
            ("Syarat", view.condition or ""),
            ("Mengapa", item.reason),
            ("Sanksi", ". ".join(view.threats)),
            ("Dasar", _named(view.bases, 3) if view.bases else "belum tercatat, tanyakan BKPSDM"),
        )
        yield _card(overview, item.id.lower(), detail=detail, **shown)
        yield _card(overview, item.id.lower(), lines=lines, **shown)
    for briefing in overview.public_briefings:
        bases = overview.paper.cited(briefing.bases, briefing.body)
        shown = {
            "heading": "Briefing",
            "title": briefing.title,
            "detail": briefing.summary,
            "warning": _warning(briefing, bases),
            "page": routes.briefing(briefing.slug),
            "source": briefing.origin.path,
            "day": briefing.updated or briefing.date,
        }
        topics = "; ".join(heading.text for heading in briefing.body.headings if heading.level == 2)
        yield _card(overview, f"briefing-{briefing.slug}", **shown)
        yield _card(
            overview, f"briefing-{briefing.slug}", lines=(("Isinya", topics), ("Dasar", _named(bases, 3))), **shown
        )


def _card(
    overview: Overview,
    name: str,
    *,
    title: str,
    page: str,
    source: str,
    detail: str = "",
    lines: tuple[tuple[str, str], ...] | None = None,
    verdict: Verdict | None = None,
    heading: str = "",
    warning: str | None = None,
    day: Day | None = None,
) -> Artifact:
    """The wide image of a page, or with ``lines`` the upright one."""
    common: dict[str, Any] = {
        "verdict": verdict,
        "heading": heading,
        "title": title,
        "warning": warning,
        "site": overview.settings.name,
        "is_example": overview.settings.is_example,
        "day": overview.day,
        "address": (overview.url + page).removesuffix("index.html").partition("://")[2],
    }
    if lines is None:
        view, path = ShareCard(**common, detail=detail), routes.card(name)
    else:
        filled = tuple((about, text) for about, text in lines if text)
        view = StatusCard(**common, detail=detail, lines=filled)
        path = routes.status_card(name)
    return Artifact(path, Medium.IMAGE, view, source, day or overview.day)
