"""The elements of HTML whose words are seen, and what their attributes say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from lxml import etree

from sosialisasi.ground.characters import ODD_SPACE, plain_spaces
from sosialisasi.ground.numerals import letters, roman
from sosialisasi.reading.markup.source import UNPRINTABLE
from sosialisasi.reading.pasting.left import Left
from sosialisasi.reading.wordfile.numbering import BULLET

UNSEEN = ("script", "style", "head", "title", "meta", "link", "template", "xml", "datalist", "noscript")
"""Elements whose words nobody sees."""


def seen_tree(html: str, left: Left) -> Any | None:
    """The elements whose words are seen."""
    # An entity may stand for the same signs; text is cleaned again when it is read.
    data = UNPRINTABLE.sub("", html).encode("utf-8", "replace")
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True, recover=True
    )
    tree = etree.fromstring(data, parser) if data.strip() else None
    left.drop("bagian yang bersusun terlalu dalam", bool(parser.error_log.filter_from_fatals()))
    if tree is not None:
        etree.strip_elements(tree, *UNSEEN, with_tail=False)
    return tree


def tag_of(element: Any) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""


@cache
def _declared(text: str) -> Mapping[str, str]:
    """The declarations of an attribute ``style``."""
    pairs = (each.partition(":") for each in text.lower().split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs}


def style_of(element: Any) -> Mapping[str, str]:
    text = element.get("style", "")
    return _declared(text) if len(text) < 5000 else {}


def clean(text: str | None) -> str:
    """Words with one space between two of them, without what only a machine sees."""
    return re.sub(r"\s+", " ", UNPRINTABLE.sub("", ODD_SPACE.sub(" ", plain_spaces(text or ""))))


def words_in(element: Any) -> str:
    return clean("".join(element.itertext())).strip()


def integer(text: str | None, otherwise: int) -> int:
    text = (text or "").strip()
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else otherwise


def twips(length: str) -> int:
    """A length of Word, in twips."""
    m = re.fullmatch(r"(\d{0,4}(?:\.\d{1,4})?)(pt|in|cm)", length)
    return int(float(m[1] or 0) * {"pt": 20, "in": 1440, "cm": 567}[m[2]]) if m and m[1] != "." else 0


def label(element: Any, number: int) -> str:
    """What an item of a list of HTML begins with."""
    if tag_of(element) != "ol":
        return BULLET
    first = next((style_of(each).get("list-style-type", "") for each in element if tag_of(each) == "li"), "")
    kind = element.get("type") or style_of(element).get("list-style-type") or first
    if kind in ("a", "A", "lower-alpha", "upper-alpha", "lower-latin", "upper-latin") and 0 < number < 27:
        sign = letters(number)
    elif kind in ("i", "I", "lower-roman", "upper-roman") and 0 < number < 50:
        sign = roman(number)
    else:
        return f"{number}."
    return f"{sign.upper() if kind in ('A', 'I') or kind.startswith('upper') else sign}."
