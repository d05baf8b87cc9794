"""Statements: what somebody said, with name, office, date and source; and the labels that an item begins with."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sosialisasi.ground import addresses
from sosialisasi.reading.markup.nodes import Child, Node, is_node, plain_text
from sosialisasi.reading.markup.source import CAPTION

_ADDRESS = re.compile(addresses.IN_TEXT)


def statement_of(quoted: list[Child]) -> tuple[Node | None, str]:
    """(the statement that a quotation makes, the address of its source if no reader can be sent there).

    A statement has words and a source, and perhaps our correction; a quotation without a source is none.
    """
    is_caption = [bool(CAPTION.match(_lead(child))) for child in quoted]
    special = [i for i, child in enumerate(quoted) if is_caption[i] or _is_correction(child)]
    cut = special[0] if special else len(quoted)
    captions = [child for child, is_one in zip(quoted, is_caption, strict=True) if is_one]
    correction = [child for child, is_one in zip(quoted[cut:], is_caption[cut:], strict=True) if not is_one]
    attrs, address = _source(plain_text(captions, urls=True)) if len(captions) == 1 else ({}, "")
    unknown = address if address and not addresses.is_address(address) else ""
    if not cut or not attrs or (correction and not _is_correction(correction[0])):
        return None, unknown
    take_label(correction, {"koreksi"})
    if correction and is_node(correction[0], "p"):
        correction[:1] = correction[0].children
    return Node("pernyataan", [Node("ucapan", quoted[:cut]), Node("koreksi", stripped(correction))], attrs), unknown


def _source(caption: str) -> tuple[dict[str, str], str]:
    """``— Nama; Jabatan; tanggal; sumber https://…`` as fields, none if one is missing; and its address."""
    m = _ADDRESS.search(caption)
    address = addresses.trimmed(m[0]) if m else ""
    text = (caption.replace(address, "", 1) if address else caption).lstrip()
    text = text[lead.end() :] if (lead := CAPTION.match(text)) else text
    fields = [part.strip() for part in text.split(";")]
    name, *office, day, source = fields if len(fields) >= 4 else [""] * 4
    source = re.sub(r"(?i)^sumber\b:?\s*", "", source).rstrip(" .,:(")
    if not (name and any(office) and day and (source or address)):
        return {}, address
    attrs = {"nama": name, "jabatan": "; ".join(office), "tanggal": day, "sumber": source, "alamat": address}
    return attrs, address


def stripped(children: list[Child]) -> list[Child]:
    """Without the space at both ends."""
    if children and isinstance(children[0], str):
        children[0] = children[0].lstrip()
    if children and isinstance(children[-1], str):
        children[-1] = children[-1].rstrip()
    return [child for child in children if child != ""]


def take_label(children: list[Child], labels: Iterable[str]) -> str:
    """Take a leading ``Label:`` or ``**Label:**`` off; gives the one of the ``labels`` that it is, or nothing."""
    head = children[0] if children else ""
    if isinstance(head, str):
        word, colon, rest = head.partition(":")
        consumed = 1
    elif is_node(head, "p"):
        return take_label(head.children, labels)
    elif is_node(head, "strong"):
        after = children[1] if len(children) > 1 and isinstance(children[1], str) else ""
        word, colon, rest = (plain_text(head.children) + after).partition(":")
        consumed = 2 if after else 1
        if colon and word.strip() != plain_text(head.children).removesuffix(":").strip():
            return ""
    else:
        return ""
    label = next((each for each in labels if each.lower() == word.strip().lower()), "") if colon else ""
    if label:
        children[:consumed] = [rest.lstrip()] if rest.strip() else []
    return label


def _lead(child: Child) -> str:
    """The plain text of a paragraph, or nothing."""
    return plain_text(child.children).lstrip() if is_node(child, "p") else ""


def _is_correction(child: Child) -> bool:
    return _lead(child).lower().startswith("koreksi:")
