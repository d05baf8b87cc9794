"""YAML as it was meant: slanted quotes and marks of lists that Word makes become those of YAML."""

from __future__ import annotations

import re

from sosialisasi.ground.characters import BULLETS, plain_spaces

_LINE_LIKE = re.compile("[\x85\u2028\u2029]")
"""What YAML takes for the end of a line, but no editor that counts lines."""


def as_meant(text: str) -> tuple[str, tuple[tuple[int, str, str], ...]]:
    """A YAML text as it was meant, line for line, and what was not YAML: ``(line from 0, what, what it is read as)``.

    Word makes slanted quotes of straight ones and signs of its own of list marks; both would end up in the text.
    """
    notes: list[tuple[int, str, str]] = []
    text = _TABS_ALONE.sub("", plain_spaces(_LINE_LIKE.sub(" ", text)))
    if not _PASTED.search(text):
        return text, ()
    lines = text.split("\n")
    block: int | None = None
    before = ""
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if block is not None and (not line.strip() or indent > block):
            continue  # In a text of many lines every sign is text.
        block = None
        if (m := _BULLET_ENTRY.match(line)) or ((m := _DASH_ENTRY.match(line)) and _may_go_on(before, m[1])):
            lines[number] = f"{m[1]}- {line[m.end() :]}"
            notes.append((number, f'Tanda "{m[2]}"', 'tanda daftar "-"'))
        elif (m := _NUMBERED_ENTRY.match(line)) and _may_go_on(before, m[1]):
            lines[number] = f"{m[1]}- {line[m.end() :]}"
            notes.append((number, "Nomor urut", 'tanda daftar "-"'))
        elif (m := TIGHT_ENTRY.match(line)) and _may_go_on(before, m[1]):
            lines[number] = f"{m[1]}- {line[m.end() :]}"
            notes.append((number, 'Tanda "-" tanpa spasi', "butir daftar"))
        if m := _SLANTED.fullmatch(lines[number]):
            lines[number] = f'{m[1]}"{m[2]}"{m[3]}'
            notes.append((number, "Tanda kutip miring “…”", 'tanda kutip "…"'))
        if m := _BLOCK_OPENS.match(lines[number]):
            block = len(m[1]) + (len(m[2]) if m[3] else 0)
        before = lines[number] if line.strip() and not line.lstrip().startswith("#") else before
    return "\n".join(lines), tuple(notes)


_TABS_ALONE = re.compile(r"(?m)^ *+\t[ \t]*+$")
_PASTED = re.compile(rf"(?m)[{BULLETS}“”„]|^[ \t]*(?:-(?=[A-Za-z\"“\[]|\d\d\.\d\d)|[–—]|\(?(?:\d{{1,2}}|[a-z])[.)]\s)")
"""What most files hold nothing of."""
_BULLET_ENTRY = re.compile(rf"(\s*)([{BULLETS}])\s*(?=\S)")
_DASH_ENTRY = re.compile(r"(\s*)([–—])\s+(?=\S)")
_NUMBERED_ENTRY = re.compile(r"(\s*)\(?(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")
TIGHT_ENTRY = re.compile(r"(\s*)-(?=[A-Za-z\"“\[]|\d\d\.\d\d)")
_SLANTED = re.compile(r"(\s*(?:- )*+(?:[\w-]+:\s+)?)[“”„]([^“”„\"\\]*)[“”](\s*)")
_BLOCK_OPENS = re.compile(r"(\s*+)((?:- )*+)([\w-]+:)?\s*+[>|][+-]?\d?[+-]?\s*$")


def _may_go_on(before: str, indent: str) -> bool:
    """Whether a list may begin or go on below a line."""
    return before.rstrip().endswith(":") or before.startswith(f"{indent}- ")
