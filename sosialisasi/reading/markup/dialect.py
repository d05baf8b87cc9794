"""The spans within a paragraph, as Python-Markdown reads them."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor, Pattern
from markdown.util import AtomicString

from sosialisasi.ground import addresses
from sosialisasi.reading.markup.source import UNPRINTABLE, reference_key

_Unescape = Callable[[str], str]
_CITATION = r"\[\[((?:[^\[\]\x02]|\x02\d+\x03){1,300})\]\]"
_LINK = r"(!?)\[([^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]\(([^()]*(?:\([^()]*\)[^()]*)*)\)"
_ADDRESS = rf"<((?:https?|mailto|tel):[^<>\s]*)>|<([^<>\s@:/]+@[^<>\s@]+)>|(?<!\w)({addresses.IN_TEXT})"
_REFERENCE = r"(?<!!)\[([^\[\]]{1,300})\]\[([^\[\]\x02^]{0,80})\]"
_NOTE = r"\[\^([^\[\]\s\x02]{1,60})\]"
_KIND = (
    r"(?:UUD?|PP|Perppu|Perpu|Perpres|Keppres|Inpres|PKPU|Perbawaslu|SKB|SE|Per(?:men|ka|da|gub|bup|wal|BKN)|Kep(?:men|ka)"
    r"|TAP|Undang-[Uu]ndang|Peraturan|Keputusan|Surat [Ee]daran|Putusan)"
)
_SINGLE = rf"(?<!\[)\[\s*({_KIND}[^\[\]]{{0,40}}?\d[^\[\]]{{0,250}}|[A-Za-z]-\d{{1,4}})\s*\](?!\]|\(|\[|:)"
_SHORT = r"\[([^\[\]\x02^]{1,80})\](?!\(|\[|:)"
_HTML = r"</?[A-Za-z][^<>]*>|<!--(?:[^<>]*-->)?|<[!?][A-Za-z\[][^<>]*>?"
# Python-Markdown's own emphasis loses letters of "*1**]*abc" (3.11.3), so ours is simpler: spans never overlap.
_STRONG_EM = r"(?<!\*)\*{3}(?=\S)([^*]+?)(?<=\S)\*{3}(?!\*)"
_STRONG = (
    r"\*\*(?=\S)((?:[^*]|\*(?!\*)|\*(?=\*\*(?!\*)))+?)(?<=\S)\*\*(?!\*)"
    r"|(?<!\w)__(?=\S)((?:[^_]|_(?!_))+?)(?<=\S)__(?!\w)"
)
_EM = r"(?<!\*)\*(?=\S)([^*]+?)(?<=\S)\*(?!\*)|(?<!\w)_(?=\S)((?:[^_]|_(?=\w))+?)(?<=\S)_(?!\w)"
_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});"


class _Span(InlineProcessor):
    """An inline pattern whose whole match becomes what ``make(match, unescape)`` gives; text, if that is nothing."""

    def __init__(
        self, pattern: str, md: Markdown, make: Callable[[re.Match[str], _Unescape], Element | str | None]
    ) -> None:
        super().__init__(pattern, md)
        self.make = make

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        element = self.make(m, self.unescape)
        return (None, None, None) if element is None else (element, m.start(), m.end())


class _AddressSpan(_Span):
    """``<https://…>``, ``<nama@instansi.go.id>`` and a bare ``https://…`` → <a>; a bare ``http://…`` is text."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown) -> None:
        super().__init__(_ADDRESS, md, _address)

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        if not m[3]:
            return _address(m, self.unescape), m.start(), m.end()
        href = AtomicString(addresses.trimmed(m[3]))
        if href.lower() in ("https://", "https:/", "https"):
            return None, None, None
        is_plain = href.lower().startswith("http:")
        element = _element("plain", href) if is_plain else _element("a", href, href=href)
        return element, m.start(), m.start() + len(href)


def _link(m: re.Match[str], plain: _Unescape) -> Element:
    """``[text](address)`` → <a>, ``![…](…)`` → <img>. A title stays in the address, which is then refused."""
    if m[1]:
        return _element("img", AtomicString(plain(m[0])))
    return _element("a", m[2], href=plain(m[3]).strip().strip("<>"))


def _address(m: re.Match[str], plain: _Unescape) -> Element:
    text = AtomicString(m[2] or m[1])
    return _element("a", text, href=f"mailto:{plain(text)}" if m[2] else plain(text))


def _reference(m: re.Match[str], plain: _Unescape) -> Element:
    """``[teks][1]`` and ``[teks][]``: where they lead is said elsewhere."""
    return _element("a", m[1], name=plain(m[2] or m[1]))


def _strong_em(m: re.Match[str], _: _Unescape) -> Element:
    element = Element("strong")
    element.append(_element("em", m[1]))
    return element


def _element(tag: str, text: str, **attributes: str) -> Element:
    """An element; a text that is an ``AtomicString`` is not searched for more spans."""
    element = Element(tag, attributes)
    element.text = text
    return element


_MARKDOWN = Markdown()
_MARKDOWN.ESCAPED_CHARS += list("<~|=^$:&?'%")
_LOCK = threading.Lock()


def _patterns(md: Markdown) -> tuple[tuple[tuple[str, ...], Pattern], ...]:
    """Only what we allow, what counts first before the rest: the signs of which a text must hold one, and the pattern.

    Regular expressions are linear: no pattern rescans for each bracket.
    """

    def short(m: re.Match[str], _: _Unescape) -> Element | None:
        """``[teks]`` is a link only if the text says below where that leads."""
        return _element("a", m[1], name=m[1]) if reference_key(m[1]) in md.references else None

    return (
        (("`",), md.inlinePatterns["backtick"]),
        (("\\",), md.inlinePatterns["escape"]),
        (("[[",), _Span(_CITATION, md, lambda m, _: _element("ref", AtomicString(m[1])))),
        (("[^",), _Span(_NOTE, md, lambda m, plain: _element("mark", AtomicString(plain(m[1]))))),
        (("](",), _Span(_LINK, md, _link)),
        (("][",), _Span(_REFERENCE, md, _reference)),
        (("[",), _Span(_SHORT, md, short)),
        # ``[PP 94/2021 Pasal 5]`` was meant as ``[[…]]``.
        (("[",), _Span(_SINGLE, md, lambda m, _: _element("ref", AtomicString(m[1]), single=""))),
        (("<", "//", "www."), _AddressSpan(md)),
        (("  \n",), md.inlinePatterns["linebreak"]),
        (("<",), _Span(_HTML, md, lambda m, plain: _element("html", AtomicString(plain(m[0]))))),
        (("&",), _Span(_ENTITY, md, lambda m, _: UNPRINTABLE.sub("", unescape(m[0])))),
        (("***",), _Span(_STRONG_EM, md, _strong_em)),
        (("**", "__"), _Span(_STRONG, md, lambda m, _: _element("strong", m[1] or m[2]))),
        (("*", "_"), _Span(_EM, md, lambda m, _: _element("em", m[1], sign="*") if m[1] else _element("em", m[2]))),
    )


PATTERNS = _patterns(_MARKDOWN)


def read_spans(elements: Iterable[Element], names: Iterable[str]) -> None:
    """Make elements of the spans in each element, which holds a text alone; ``[teks]`` is one if it is of ``names``."""
    inline: Any = _MARKDOWN.treeprocessors["inline"]
    with _LOCK:
        _MARKDOWN.reset()
        _MARKDOWN.references.update(dict.fromkeys(names, ("", "")))
        for element in elements:
            # A pattern that is tried takes as long as one that matches, and most texts hold the signs of two.
            inline.inlinePatterns = _likely(element.text or "")
            tree = Element("div")
            tree.append(element)
            inline.run(tree)


def _likely(text: str) -> list[Pattern]:
    """The patterns of which a text holds a sign."""
    if "&" in text:  # It may stand for any sign, and what is within a span is read again.
        return [pattern for _, pattern in PATTERNS]
    likely, text = [], text.lower()
    for signs, pattern in PATTERNS:
        for sign in signs:
            if sign in text:
                likely.append(pattern)
                break
    return likely
