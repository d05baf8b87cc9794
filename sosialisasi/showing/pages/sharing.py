"""A page as it is passed on: the WhatsApp text of an item, a case or a briefing, and the image (card) of its link.

What is passed on leaves behind the page that explains it. So the text says for whom and when an item holds, on what
basis, how sure that is, as of which day, and where the rest is to be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from sosialisasi.ground.dates import Day, long
from sosialisasi.showing.artifacts import Artifact, Medium
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.views import BasisView, Frame, ItemView, ShareCard, ShareView
from sosialisasi.site import routes
from sosialisasi.site.model import Briefing, Case
from sosialisasi.site.words import Channel, Labelled, Phase, Role, Status, Strength, Verdict, small

LIMIT = 700
"""About as much as WhatsApp shows before it folds the rest away."""

_SHORTEST = 40
_MARKS = str.maketrans(dict.fromkeys("*_~`", " "))
"""What WhatsApp reads as bold, italic, struck out and code."""

# --- texts ------------------------------------------------------------------------------------------


def item_text(item: ItemView, frame: Frame, path: str, image: str | None = None) -> ShareView:
    """The text of an item, whose page is at ``path``; ``image`` is the way from there to its upright image."""

    def write(asked: str, text: str, reason: str, roles: str, sanctions: str, bases: str, condition: str) -> str:
        phases = _labels(item.phases)
        details = [
            f"Syarat: {condition}" if condition else "",
            f"Bagi: {roles}",
            "" if item.holds_always else f"Tahap: {phases}",
            f"Sanksi: {sanctions}" if sanctions else "",
            f"Dasar: {bases}" if bases else "Dasar: belum tercatat, tanyakan BKPSDM",
            "" if item.verification.is_settled else f"{item.verification.label}.",
        ]
        said = f"*{item.verdict.label.upper()}:* {text}"
        return _paragraphs(asked, said, reason, _lines(details), closing(frame, path))

    parts = (
        item.question or "",
        item.text,
        item.reason,
        _readers(item),
        ". ".join(item.threats),
        _named(item.bases),
        item.condition or "",
    )
    return _share(write, parts, image)


def case_text(case: Case, bases: Sequence[BasisView], frame: Frame, path: str) -> ShareView:
    """The text of a case with its ``bases``, whose page is at ``path``: the question first, then the answer."""

    def write(question: str, answer: str, instead: str, roles: str, named: str) -> str:
        details = [
            f"Sebaiknya: {instead}" if instead else "",
            f"Bagi: {roles}",
            f"Dasar: {named}" if named else "Dasar: belum tercatat, tanyakan BKPSDM",
            "" if case.verification.is_settled else f"{case.verification.label}.",
        ]
        said = f"*{case.verdict.label.upper()}:* {answer}"
        return _paragraphs(question, said, _lines(details), closing(frame, path))

    return _share(write, (case.question, case.answer, case.instead or "", _labels(case.roles), _named(bases)), None)


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
        return _paragraphs(f"*{title}*", summary, _lines(details), closing(frame, path))

    return _share(write, (briefing.title, briefing.summary, _named(bases)), image)


def outcome_text(channel: Channel, role: Role, phase: Phase | None, frame: Frame) -> ShareView:
    """The text of what a role asks about a channel in a phase, or in any if none is named. It is only a question: the
    answers, with their basis and their day, stand at its address.
    """
    when = small(phase.label) if phase else "kapan saja"
    asked = f"Boleh atau tidak? {_plain(role.label)}, {when}, {small(channel.label)}:"
    return ShareView(text=f"{asked}\n{frame.url}{routes.outcome(channel, role, phase)}")


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


def closing(frame: Frame, path: str) -> str:
    """What every text ends with: whose site it is from if that is nobody's, as of which day, and where to read on."""
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
    whole = _card(overview, routes.HOME, heading=site.short_name or "", title=site.name, detail=site.description)
    yield Artifact(routes.card("situs"), Medium.IMAGE, whole, site.origin.path, overview.day)
    for item in overview.items:
        view = overview.paper.item(item, overview.day)
        basis = f"Dasar: {_named(view.bases, 1)}" if view.bases else ""
        card = _card(
            overview,
            routes.item(item.id),
            verdict=item.verdict,
            title=item.text,
            condition=view.condition,
            detail="" if view.condition else basis,
            warning=None if view.verification.is_settled else view.verification.label,
        )
        said = (
            ("Mengapa", item.reason),
            ("Sanksi", ". ".join(view.threats)),
            ("Dasar", _named(view.bases, 3) if view.bases else "belum tercatat, tanyakan BKPSDM"),
        )
        yield from _both(item.id.lower(), card, replace(card, detail=""), said, item.origin.path, overview.day)
    for briefing in overview.public_briefings:
        bases = overview.paper.cited(briefing.bases, briefing.body)
        card = _card(
            overview,
            routes.briefing(briefing.slug),
            heading="Briefing",
            title=briefing.title,
            detail=briefing.summary,
            warning=_warning(briefing, bases),
        )
        topics = "; ".join(heading.text for heading in briefing.body.headings if heading.level == 2)
        lines = (("Isinya", topics), ("Dasar", _named(bases, 3)))
        yield from _both(f"briefing-{briefing.slug}", card, card, lines, briefing.origin.path, briefing.last_change)


def _card(
    overview: Overview,
    page: str,
    *,
    verdict: Verdict | None = None,
    heading: str = "",
    title: str,
    detail: str,
    condition: str | None = None,
    warning: str | None = None,
) -> ShareCard:
    """The wide image of the page at ``page``."""
    return ShareCard(
        verdict=verdict,
        heading=heading,
        title=title,
        detail=detail,
        condition=condition,
        warning=warning,
        site=overview.settings.name,
        is_example=overview.settings.is_example,
        day=overview.day,
        address=(overview.url + page).removesuffix("index.html").partition("://")[2],
    )


def _both(
    name: str, wide: ShareCard, upright: ShareCard, lines: Iterable[tuple[str, str]], source: str, day: Day
) -> Iterator[Artifact]:
    """The wide image of a page, and the upright one with those of the ``lines`` that say something."""
    upright = replace(upright, lines=tuple((about, text) for about, text in lines if text))
    yield Artifact(routes.card(name), Medium.IMAGE, wide, source, day)
    yield Artifact(routes.status_card(name), Medium.IMAGE, upright, source, day)
