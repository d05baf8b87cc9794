"""The fields of Word, such as links and boxes to tick: a code, and what was shown of it when the file was saved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from sosialisasi.reading.wordfile.parts import BROKEN, NotReadable, attr, child, integer, is_on, local, value

_MAX_CODE = 5000
"""Letters of the code of a field."""
_MAX_OPEN = 50
"""Fields in each other; Word itself stops at twenty."""
_CONTENTS = {"TOC", "TOA", "INDEX"}


@dataclass(slots=True)
class Field:
    """A field, between its begin and its end: first its code, then what it shows."""

    code: str = ""
    is_shown: bool = False
    link: str = ""
    form: Element | None = None

    @property
    def name(self) -> str:
        m = re.match(r"\s*([A-Za-z]{1,20}|=)", self.code)
        return m[1].upper() if m else ""

    @property
    def sign(self) -> str:
        """What a field of a form shows that has no text of its own."""
        if self.name == "FORMCHECKBOX" and (box := child(self.form, "checkBox")) is not None:
            checked = is_on(box, "checked")
            return "☑" if (is_on(box, "default") if checked is None else checked) else "☐"
        if self.name == "FORMDROPDOWN" and (choice := child(self.form, "ddList")) is not None:
            entries = [attr(each, "val") or "" for each in choice if local(each) == "listEntry"]
            place = integer(value(choice, "result") or value(choice, "default")) or 0
            return entries[place] if place < len(entries) else ""
        return ""


class Fields:
    """The fields that are open, each within the one before it."""

    def __init__(self) -> None:
        self._open: list[Field] = []

    def begin(self, field: Field) -> None:
        """``NotReadable`` if there are too many in each other."""
        if len(self._open) >= _MAX_OPEN:
            raise NotReadable(BROKEN)
        self._open.append(field)

    def show(self) -> Field | None:
        """The innermost field, whose code is complete now: what follows is what it shows."""
        if not self._open:
            return None
        self._open[-1].is_shown = True
        return self._open[-1]

    def end(self) -> Field | None:
        """The innermost field, which ends."""
        return self._open.pop() if self._open else None

    def add_code(self, text: str) -> bool:
        """Add to the code of the innermost field, of which only an address may be long, and say whether it has one."""
        is_code = bool(self._open) and not self._open[-1].is_shown
        if is_code:
            _add(self._open[-1], text)
        return is_code

    def hide(self, text: str) -> None:
        """Add a text that nobody sees to the code that it stands in."""
        _add(next(each for each in self._open if not each.is_shown), text)

    @property
    def are_contents(self) -> bool:
        """Whether a table of contents is shown, which we make ourselves."""
        return any(each.name in _CONTENTS and each.is_shown for each in self._open)

    @property
    def are_shown(self) -> bool:
        """Whether a text stands in no code."""
        return all(each.is_shown for each in self._open)

    @property
    def link(self) -> str:
        """The address of the innermost field that is a link."""
        return next((each.link for each in reversed(self._open) if each.link), "")


def _add(field: Field, text: str) -> None:
    if len(field.code) < _MAX_CODE:
        field.code += text[:_MAX_CODE]


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
