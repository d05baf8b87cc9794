"""The lists of a file of Word: which number a paragraph shows.

Word counts by itself, in the part ``numbering``: an abstract list has levels, each with a form (``(%1)``, ``Pasal %1``,
``%1.%2``), where it starts, and when it starts anew; a list points to an abstract one, may override levels of it and
where they start. Lists of one abstract list count on together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from sosialisasi.ground.numerals import roman
from sosialisasi.reading.wordfile.parts import all_of, attr, child, indent, integer, is_on, local, value

MAX_LEVEL = 8
BULLET = "-"
_LONGEST = 40
"""Letters of a label; what is longer is no number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list, as it is written in the file."""

    kind: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    """It begins anew after an item of a level before this one; 0 for never, ``None`` after every higher level."""
    is_legal: bool = False
    """Whether all its numbers are shown as 1, 2, 3."""
    indent: int | None = None
    style: str = ""
    """The style of paragraphs that belongs to this level."""


@dataclass(frozen=True, slots=True)
class _List:
    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]
    """Where a level starts when it is first used in this list."""


@dataclass(slots=True)
class Numbering:
    """All lists of a file, and how far each was counted."""

    lists: Mapping[str, _List] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)
    """Forms of numbers that are shown as 1, 2, 3 since we do not know them."""
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _used: set[tuple[str, int]] = field(default_factory=set)

    def level_of(self, id: str, style: str) -> int:
        """The level of a list that belongs to a style; the first, if none does."""
        levels = self.lists[id].levels if id in self.lists else {}
        return next((number for number, each in levels.items() if style and each.style == style), 0)

    def indent(self, id: str, level: int) -> int | None:
        levels = self.lists[id].levels if id in self.lists else {}
        return levels[level].indent if level in levels else None

    def label(self, id: str, level: int) -> str:
        """Count one item, and tell what stands before it: ``-`` for a bullet, nothing if Word shows nothing."""
        listed = self.lists.get(id)
        if listed is None:
            return BULLET
        counts = self._counts.setdefault(listed.abstract, {})
        form = listed.levels.get(level, Level(kind="bullet"))
        start = listed.starts.get(level, form.start)
        if level in listed.starts and (id, level) not in self._used:
            counts[level] = start
        else:
            counts[level] = counts[level] + 1 if level in counts else start
        self._used.add((id, level))
        for deeper in [each for each in counts if each > level]:
            restart = listed.levels.get(deeper, Level()).restart
            if restart is None or level < restart:
                del counts[deeper]
        if form.kind == "bullet":
            return f"{BULLET} {sign}" if (sign := _TELLING.get(form.text)) else BULLET
        return self._shown(listed, counts, form)[:_LONGEST]

    def _shown(self, listed: _List, counts: Mapping[int, int], form: Level) -> str:
        def number(m: re.Match[str]) -> str:
            each = int(m[1]) - 1
            level = listed.levels.get(each, Level())
            count = counts.get(each, listed.starts.get(each, level.start))
            kind = "decimal" if form.is_legal and level.kind != "none" else level.kind
            in_form = _FORMS.get(kind) or _padded(kind)
            if in_form is None:
                self.unknown.add(level.kind)
            return in_form(count) if in_form else str(count)

        return " ".join(re.sub(r"%([1-9])", number, form.text).split())


_TELLING = {
    "\uf0fc": "✓",
    "\uf0fb": "✗",
    "\uf0fe": "☑",
    "\uf0fd": "☒",
    "\uf0a8": "☐",
    **{sign: sign for sign in "✓✔✗✘☑☒☐"},
}
"""Bullets that say something: those of the fonts of symbols, and signs."""


_BY_NAME: Mapping[str, _List] = {
    "bullet": _List("bullet", {number: Level(kind="bullet") for number in range(MAX_LEVEL + 1)}, {}),
    "number": _List("number", {number: Level(text=f"%{number + 1}.") for number in range(MAX_LEVEL + 1)}, {}),
}
"""The lists of Word's own styles for lists, if the file does not tell theirs."""


def numbering_of(root: Element | None) -> Numbering:
    """The lists of the part ``numbering``, if there is one."""
    if root is None:
        return Numbering(_BY_NAME)
    abstract: dict[str, Element] = {}
    of_style: dict[str, str] = {}
    for each in root:
        if local(each) == "abstractNum":
            id = attr(each, "abstractNumId") or ""
            abstract[id] = each
            if style := value(each, "styleLink"):
                of_style[style] = id
    levels: dict[str, dict[int, Level]] = {}
    lists = dict(_BY_NAME)
    for each in root:
        if local(each) != "num":
            continue
        id = value(each, "abstractNumId") or ""
        if id in abstract and (linked := of_style.get(value(abstract[id], "numStyleLink") or "")):
            id = linked
        if id not in levels:
            levels[id] = dict(_levels(abstract[id])) if id in abstract else {}
        changed = dict(levels[id])
        starts: dict[int, int] = {}
        for override in all_of(each, "lvlOverride"):
            number = min(integer(attr(override, "ilvl")) or 0, MAX_LEVEL)
            changed.update((number, level) for _, level in _levels(override))
            if (start := integer(value(override, "startOverride"))) is not None:
                starts[number] = start
        lists[attr(each, "numId") or ""] = _List(id, changed, starts)
    return Numbering(lists)


def _levels(parent: Element) -> Iterator[tuple[int, Level]]:
    for each in parent:
        if local(each) == "lvl":
            yield min(integer(attr(each, "ilvl")) or 0, MAX_LEVEL), _level(each)


def _level(element: Element) -> Level:
    form = next(all_of(element, "numFmt"), None)
    start = integer(value(element, "start"))
    level = Level(
        kind=attr(form, "format") or attr(form, "val") or "decimal",
        text=(value(element, "lvlText") or "")[:_LONGEST],
        restart=integer(value(element, "lvlRestart")),
        is_legal=bool(is_on(element, "isLgl")),
        indent=indent(child(element, "pPr")),
        style=value(element, "pStyle") or "",
    )
    return level if start is None else replace(level, start=start)


# --- numbers -------------------------------------------------------------------------------------------------


def letter(number: int) -> str:
    """a … z, aa, bb …, as Word counts on."""
    if not 0 < number <= 260:
        return str(number)
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "none": lambda number: "",
    "bullet": lambda number: "",
    "numberInDash": lambda number: f"- {number} -",
}


def _padded(kind: str) -> Callable[[int], str] | None:
    """A form of one's own, such as ``001, 002, 003, …``, by its zeros; nothing if it is none."""
    m = re.match(r"(0{1,3})1, ", kind)
    return (lambda number: f"{number:0{len(m[1]) + 1}}") if m else None
