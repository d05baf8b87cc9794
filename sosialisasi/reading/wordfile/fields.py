"""The fields of Word, such as links and boxes to tick: a code, and what was shown of it when the file was saved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from sosialisasi.reading.wordfile.parts import attr, child, integer, is_on, local, value

_MAX_CODE = 5000
"""Letters of the code of a field."""


@dataclass(slots=True)
class Field:
    """A field, between its begin and its end: first its code, then what it shows."""

    code: str = ""
    is_shown: bool = False
    link: str = ""
    form: Element | None = None

    def add(self, text: str) -> None:
        """More of its code, of which only an address may be long."""
        if len(self.code) < _MAX_CODE:
            self.code += text[:_MAX_CODE]

    @property
    def name(self) -> str:
        m = re.match(r"\s*([A-Za-z]{1,20}|=)", self.code)
        return m[1].upper() if m else ""


def target(code: str) -> tuple[str, str]:
    """The address and the place in it that the code of a field ``HYPERLINK`` names."""
    words = [quoted or bare for quoted, bare in re.findall(r'"([^"]*)"|(\S+)', re.sub("[“”]", '"', code))][1:]
    target = anchor = ""
    while words:
        word = words.pop(0)
        if word.lower() in (r"\l", r"\o", r"\t"):
            said = words.pop(0) if words else ""
            anchor = said if word.lower() == r"\l" else anchor
        elif not word.startswith("\\"):
            target = target or word.replace("\\\\", "/")
    return target, anchor


def shown(form: Element | None, name: str) -> str:
    """What a field of a form shows that has no text of its own."""
    if name == "FORMCHECKBOX" and (box := child(form, "checkBox")) is not None:
        checked = is_on(box, "checked")
        return "☑" if (is_on(box, "default") if checked is None else checked) else "☐"
    if name == "FORMDROPDOWN" and (choice := child(form, "ddList")) is not None:
        entries = [attr(each, "val") or "" for each in choice if local(each) == "listEntry"]
        place = integer(value(choice, "result") or value(choice, "default")) or 0
        return entries[place] if place < len(entries) else ""
    return ""
