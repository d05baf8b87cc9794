"""Parts and answers → the lines of a file. What is the same as before is left as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from textwrap import wrap

from sosialisasi.reading.documents.quoting import writable, yaml_value
from sosialisasi.reading.editing.parts import BODY, WHOLE, Answer, FormPart, FormRow, Misfit, RowAnswer, Shape
from sosialisasi.reading.editing.shapes import RECORDS
from sosialisasi.reading.editing.taking import ALONE, OPENS_BLOCK, is_remark, lines_of, set_in
from sosialisasi.site.keys import Words

_MARK = "  - "
_DEPTH = "  "


def head_of(parts: Iterable[FormPart], answers: Mapping[str, Answer], room: int) -> str:
    """The lines of the keys of one record, in the order in which they are; those that are new come last."""
    used, new = [], []
    for part in parts:
        answer = answers.get(part.name, part.value)
        lines = _lines(part, answer, room)
        if part.source:
            used.append(lines + part.tail)
        else:
            new.append(lines)
    return joined([*used, *new])


def _lines(part: FormPart, answer: Answer, room: int) -> str:
    return part.source if is_same(part, answer) else lines_for(part, answer, room)


def joined(pieces: Iterable[str]) -> str:
    """Pieces of whole lines, the last of which need not have an end."""
    whole = ""
    for piece in pieces:
        whole += "\n" + piece if piece and whole and not whole.endswith("\n") else piece
    return whole


def is_same(part: FormPart, answer: Answer) -> bool:
    """Whether an answer is what is written already."""
    if part.shape not in RECORDS:
        return answer == part.value
    rows = _row_answers(part, answer)
    return len(rows) == len(part.rows) and all(
        each.asal == number and _is_same_row(part.rows[number].parts, each) for number, each in enumerate(rows)
    )


def _is_same_row(parts: tuple[FormPart, ...], answer: RowAnswer) -> bool:
    return all(is_same(part, answer.isi.get(part.name, part.value)) for part in parts)


def _row_answers(part: FormPart, answer: Answer) -> tuple[RowAnswer, ...]:
    """The rows that an answer asks for. ``Misfit`` if it holds other things, or rows or keys that are not there."""
    rows = tuple(each for each in answer if isinstance(each, RowAnswer))
    is_too_many = part.shape is Shape.RECORD and len(rows) > 1
    if isinstance(answer, str) or len(rows) < len(answer) or is_too_many:
        raise Misfit(part.name)
    for each in rows:
        if each.asal is not None and not 0 <= each.asal < len(part.rows):
            raise Misfit(part.name)
        must_fit(_row_of(part, each).parts, each.isi)
    return rows


def _row_of(part: FormPart, answer: RowAnswer) -> FormRow:
    """The row that an answer is about; an empty one if it is new."""
    return part.rows[answer.asal] if answer.asal is not None else FormRow(parts=part.blank)


def must_fit(parts: Iterable[FormPart], answers: Mapping[str, Answer]) -> None:
    """``Misfit`` if there are answers of other names than the parts have: they would be lost without a word."""
    if strange := answers.keys() - {part.name for part in parts}:
        raise Misfit(*strange)


def _texts(part: FormPart, answer: Answer) -> tuple[str, ...]:
    """The texts of an answer; a text alone is one. ``Misfit`` if it is none of texts."""
    texts = (answer,) if isinstance(answer, str) else tuple(each for each in answer if isinstance(each, str))
    if not isinstance(answer, str) and len(texts) < len(answer):
        raise Misfit(part.name)
    return texts


def lines_for(part: FormPart, answer: Answer, room: int) -> str:
    """A part with another value, as lines of its own; a list where there is a text gives its lines."""
    if part.shape in RECORDS:
        return _records(part, _row_answers(part, answer), room)
    texts = _texts(part, answer)
    text = "\n".join(texts)
    if part.shape is Shape.RAW:
        is_inside = part.name not in (BODY, WHOLE)
        return text + "\n" if is_inside and text and not text.endswith("\n") else text
    items = [text for text in texts if text.strip()]
    nothing = f"{part.name}:\n" if part.is_required else ""
    if part.shape is Shape.CHOICES or (part.shape is Shape.LIST and _is_on_its_line(part)):
        return _on_its_line(part, items, room) if items else nothing
    if part.shape is Shape.LIST:
        first = lines_of(part.source)[0] if part.entries else f"{part.name}:\n"
        return first + _listed(part, items, room) if items else nothing
    return f"{part.name}: {_text(part, text, room)}" if text.strip() else nothing


def _is_on_its_line(part: FormPart) -> bool:
    """Whether a list stands, or should stand, behind its key."""
    return not part.entries if part.source and part.value else part.words in (Words.IDS, Words.ITEMS)


def _on_its_line(part: FormPart, texts: Sequence[str], room: int) -> str:
    """Texts behind their key: within brackets, but for one that stands alone or did so."""
    first = lines_of(part.source)[0] if part.source else ""
    is_alone = part.shape is Shape.RECORD or (first and not ALONE.match(first) and not _BRACKET.match(first))
    if is_alone and len(texts) == 1:
        return f"{part.name}: {_value(texts[0], room, first, before=f'{part.name}: ', depth=_DEPTH)}"
    return f"{part.name}: [{', '.join(map(yaml_value, texts))}]\n"


_BRACKET = re.compile(r"[\w-]+ *: *\[")


# --- texts ---------------------------------------------------------------------------------------------


def _text(part: FormPart, text: str, room: int) -> str:
    """A text behind its key: on the line of it, or below it if it is too long or was there before."""
    if part.shape not in (Shape.LINE, Shape.TEXT):
        return yaml_value(text, within_brackets=False) + "\n"
    if part.shape is Shape.LINE:
        text = writable(text)
    first = lines_of(part.source)[0] if part.source else ""
    return _value(text, room, first, before=f"{part.name}: ", depth=_DEPTH)


def _value(text: str, room: int, now: str, *, before: str, depth: str = "") -> str:
    """A text as a value, below what stands ``before`` it if it has several lines or is too long, or is there ``now``.

    ``now`` is the first line of what is written there, which may be longer than there is room for.
    """
    lines = [writable(line) for line in text.strip().split("\n")]
    alone = yaml_value(" ".join(lines), within_brackets=False)
    opened = OPENS_BLOCK.match(now)
    is_too_long = len(before + alone) > max(room, len(now)) and " " in alone
    if not "".join(lines) or not (opened or is_too_long or len(lines) > 1):
        return alone + "\n"
    if opened and opened[1] == "|":
        return "|-\n" + "".join(f"{depth}{line}\n" if line else "\n" for line in lines)
    folded = (wrap(line, room - len(depth), break_long_words=False, break_on_hyphens=False) for line in lines)
    return ">-\n" + "\n".join("".join(f"{depth}{line}\n" for line in each) for each in folded)


def _listed(part: FormPart, items: list[str], room: int) -> str:
    """The texts of a list one below the other. Those that are there already stay as they are written, and so do all
    remarks, which no form shows.
    """
    old = [each for each in part.value if isinstance(each, str)]
    mark = part.entries[0].mark if part.entries else _MARK
    longest = max((entry.plain for entry in part.entries if entry.plain.count("\n") < 2), key=len, default="")
    pieces: list[str] = []
    for what, start, end, first, last in SequenceMatcher(None, old, items, autojunk=False).get_opcodes():
        entries = part.entries[start:end]
        if what == "equal":
            pieces += (entry.lead + joined([entry.plain, entry.tail]) for entry in entries)
            continue
        for entry, item in zip_longest(entries, items[first:last]):
            entry = entry or FormRow()
            now = entry.plain.removeprefix(entry.mark)
            now = now if OPENS_BLOCK.match(now) else longest
            text = set_in(mark, _value(writable(item), room - len(mark), now, before="")) if item else ""
            pieces.append(joined([entry.lead + text, entry.tail]))
    return joined(pieces)


# --- records -------------------------------------------------------------------------------------------


def _records(part: FormPart, answers: tuple[RowAnswer, ...], room: int) -> str:
    """A key with the rows that it should have; a row in which nothing is filled in is none."""
    every = (_made(part, answer, room - len(_MARK)) for answer in answers)
    made = [(row, body, text) for row, body, text in every if body]
    texts = [text for _, _, text in made if text]
    first = lines_of(part.source)[0] if part.source else ""
    if not made:
        return f"{part.name}:\n" if part.is_required else ""
    is_behind = first and not ALONE.match(first) and len(texts) == len(made) and "\n" not in "".join(texts)
    if is_behind or (part.shape is Shape.RECORD and texts):
        return _on_its_line(part, texts, room)
    mark = next((row.mark for row in part.rows if row.mark.strip()), _MARK)
    if part.shape is Shape.RECORD or (len(made) == 1 and made[0][0].mark.isspace()):
        mark = _DEPTH  # One record needs no mark of a list.
    rows = (
        _marked(row.mark if row.mark.strip() == mark.strip() and row.mark else mark, row, body) for row, body, _ in made
    )
    return joined([first if ALONE.match(first) else f"{part.name}:\n", *rows])


def _marked(mark: str, row: FormRow, body: str) -> str:
    """A row behind its mark; the remarks that came to be its first lines stand above that."""
    lines = lines_of(body)
    start = next(number for number, line in enumerate(lines) if not is_remark(line))
    depth = mark[: len(mark) - len(mark.lstrip())]
    above = (depth + line if line.strip() else line for line in lines[:start])
    return joined([row.lead, "".join(above) + set_in(mark, "".join(lines[start:])), row.tail])


def _made(part: FormPart, answer: RowAnswer, room: int) -> tuple[FormRow, str, str]:
    """A row as it was, its lines as they should be, and the text that it is if it is one and no keys."""
    row = _row_of(part, answer)
    whole = next((each for each in row.parts if each.words is Words.WHOLE), None)
    if answer.asal is not None and _is_same_row(row.parts, answer):
        return row, row.plain or head_of(row.parts, {}, room), str(whole.value) if whole and row.plain else ""
    lines = {each.name: _lines(each, answer.isi.get(each.name, each.value), room) for each in row.parts}
    filled = [name for name, text in lines.items() if text.rstrip() not in ("", f"{name}:")]
    may_be_plain = row.plain or (answer.asal is None and (not part.rows or any(each.plain for each in part.rows)))
    if whole and filled == [whole.name] and may_be_plain:
        text = str(answer.isi.get(whole.name, whole.value))
        text = text if whole.shape is Shape.TEXT else writable(text)
        return row, _value(text, room, (lines_of(row.plain) or [""])[0], before=""), text
    return row, head_of(row.parts, answer.isi, room) if filled else "", ""
