"""The dialect as Python-Markdown reads it."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from html import unescape
from typing import Any, SupportsIndex
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from sosialisasi.markup.tidy import UNPRINTABLE

_Unescape = Callable[[str], str]
_CITATION = r"\[\[((?:[^\[\]\x02]|\x02\d+\x03){1,300})\]\]"
_LINK = r"(!?)\[([^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]\(([^()]*(?:\([^()]*\)[^()]*)*)\)"
_ADDRESS = (
    r"<((?:https?|mailto|tel):[^<>\s]*)>|<([^<>\s@:/]+@[^<>\s@]+)>"
    r"|(https://[^\s<>\[\]()\"“”|\x02\x03]*[^\s<>\[\]()\"“”|\x02\x03.,;:!?'*_])"
)
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
    """An inline pattern whose whole match becomes what ``make(match, unescape)`` gives."""

    def __init__(self, pattern: str, md: Markdown, make: Callable[[re.Match[str], _Unescape], Element | str]) -> None:
        super().__init__(pattern, md)
        self.make = make

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str, int, int]:
        return self.make(m, self.unescape), m.start(), m.end()


class _AddressSpan(_Span):
    ANCESTOR_EXCLUDES = ("a",)


def _link(m: re.Match[str], plain: _Unescape) -> Element:
    """``[text](address)`` → <a>, ``![…](…)`` → <img>. A title stays in the address, which is then refused."""
    if m[1]:
        return _element("img", AtomicString(plain(m[0])))
    return _element("a", m[2], plain(m[3]).strip().strip("<>"))


def _address(m: re.Match[str], _: _Unescape) -> Element:
    """``<https://…>``, ``<nama@instansi.go.id>`` and a bare ``https://…`` → <a>."""
    href = f"mailto:{m[2]}" if m[2] else m[1] or m[3]
    return _element("a", AtomicString(m[2] or href), href)


def _strong_em(m: re.Match[str], _: _Unescape) -> Element:
    element = Element("strong")
    element.append(_element("em", m[1]))
    return element


def _element(tag: str, text: str, href: str = "") -> Element:
    """An element; a text that is an ``AtomicString`` is not searched for more spans."""
    element = Element(tag, {"href": href} if href else {})
    element.text = text
    return element


def _build() -> Markdown:
    """A Markdown with only what we allow. Regular expressions are linear: no pattern rescans for each bracket."""
    md = Markdown(extensions=[TableExtension(use_align_attribute=True), SaneListExtension()])
    for name in ("code", "setextheader", "reference"):
        md.parser.blockprocessors.deregister(name)
    unused = "reference image_link image_reference short_reference short_image_ref automail em_strong"
    for name in unused.split():
        md.inlinePatterns.deregister(name)
    md.ESCAPED_CHARS += ["<", "~"]
    for name, priority, span in (
        ("citation", 175, _Span(_CITATION, md, lambda m, _: _element("ref", AtomicString(m[1])))),
        ("link", 160, _Span(_LINK, md, _link)),
        ("autolink", 120, _AddressSpan(_ADDRESS, md, _address)),
        ("html", 90, _Span(_HTML, md, lambda m, plain: _element("html", AtomicString(plain(m[0]))))),
        ("entity", 80, _Span(_ENTITY, md, lambda m, _: UNPRINTABLE.sub("", unescape(m[0])))),
        ("strong_em", 60, _Span(_STRONG_EM, md, _strong_em)),
        ("strong", 50, _Span(_STRONG, md, lambda m, _: _element("strong", m[1] or m[2]))),
        ("em", 40, _Span(_EM, md, lambda m, _: _element("em", m[1] or m[2]))),
    ):
        md.inlinePatterns.register(span, name, priority)
    return md


class Blocks(list[str]):
    """The blocks of a text, of which the parser takes the first again and again: quick, however many are left."""

    def __init__(self, blocks: list[str]) -> None:
        super().__init__(reversed(blocks))

    def pop(self, index: SupportsIndex = 0) -> str:
        return super().pop(-1 - index.__index__())

    def insert(self, index: SupportsIndex, block: str) -> None:
        super().insert(len(self) - index.__index__(), block)

    def __getitem__(self, index: Any) -> Any:
        return super().__getitem__(-1 - index)


MARKDOWN = _build()
LOCK = threading.Lock()
