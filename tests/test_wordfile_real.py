"""Files that Word and others have written, read by us and by pandoc: the same words, numbers and links, or a reason.

The files in ``tests/word/`` are those with which pandoc and mammoth test their own readers (``LISENSI.md`` there). They
lie here since mammoth's package no longer brings them, and since a newer set would need other reasons.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from harness import HERE

from sosialisasi.ground.numerals import roman
from sosialisasi.reading import wordfile
from sosialisasi.reading.markup import parse
from sosialisasi.reading.wordfile.numbering import letter

FILES = {f"{path.parent.name}/{path.stem}": path for path in sorted((HERE / "word").glob("*/*.docx"))}

EXPLAINED = {
    ("mammoth/strict-format", "words"): "Pandoc refuses strict files; Word and we read them.",
    ("mammoth/text-box", "words"): "Pandoc leaves out text boxes; we put their text after their paragraph, and say so.",
    ("pandoc/deep_normalize", "numbers"): "Word shows a) and i); pandoc knows that sign of the first level alone.",
    ("pandoc/empty_field", "words"): "An index with page numbers is left out here, and told.",
    ("pandoc/enumerated_headings", "words"): "Word numbers these headings by itself; pandoc drops the numbers.",
    ("pandoc/lists_sublist_reset", "numbers"): "Word shows 1.1 and 1.2, as the level is written; pandoc counts 1, 2.",
    ("pandoc/nested_anchors_in_header", "words"): "A table of contents is left out here, and told.",
    ("pandoc/normalize", "words"): "Its text is no XML, which Word refuses, and so do we.",
    ("pandoc/numbered_header", "words"): "Word numbers this heading by itself; pandoc drops the number.",
    ("pandoc/pageref", "words"): "A table of contents is left out here, and told.",
    (
        "pandoc/paragraph_insertion_deletion",
        "words",
    ): "Of two paragraphs one is left; pandoc puts a space in.",
    ("pandoc/table_captions_with_field", "words"): "Pandoc puts a caption above its table; here it stays below.",
    ("pandoc/table_with_list_cell", "words"): "A cell is one line here, so the marks of a list in it are words.",
    ("pandoc/table_with_list_cell", "numbers"): "A cell is one line here, so the marks of a list in it are words.",
}
"""(file, what differs) → why. ``words`` are all words in their order, ``numbers`` those of list items as they
are shown, ``links`` the addresses that words lead to. Whether pandoc differs depends on its version."""

REFUSED = ["(refused)"]


@dataclass(slots=True)
class Reading:
    words: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


# --- pandoc's -------------------------------------------------------------------------------------------------


@cache
def of_pandoc(path: Path) -> Reading:
    done = subprocess.run(["pandoc", "--to=json", path], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode:
        return Reading(words=REFUSED)
    document = json.loads(done.stdout)
    found = Reading()
    notes: list[Any] = []
    title = document["meta"].get("title", {}).get("c", [])
    text = [*_texts([title], found, notes), "\n", *_texts(document["blocks"], found, notes)]
    for note in notes:  # Which may hold others.
        text += ["\n", *_texts(note, found, notes)]
    found.words = words_of("".join(text))
    return found


def _texts(node: Any, found: Reading, notes: list[Any]) -> Iterator[str]:
    """The texts of a tree of pandoc; what leads somewhere and what is counted go to ``found``."""
    if isinstance(node, list):
        for each in node:
            yield from _texts(each, found, notes)
        return
    if not isinstance(node, dict):
        return
    content: Any = node.get("c")
    match node.get("t"):
        case "Str":
            yield content
        case "Space" | "SoftBreak" | "LineBreak":
            yield " "
        case "Code":
            yield content[1]
        case "CodeBlock":
            yield f"{content[1]}\n"
        case "DefinitionList":
            for term, definitions in content:
                yield from (*_texts(term, found, notes), "\n", *_texts(definitions, found, notes))
        case "Note":
            notes.append(content)
        case "Image" | "Math" | "RawInline":
            return
        case "Link":
            if content[2][0].lower().startswith(("https:", "mailto:")):
                found.links.append(content[2][0])
            yield from _texts(content[1], found, notes)
        case "OrderedList":
            start, style, delimiter = content[0][0], content[0][1]["t"], content[0][2]["t"]
            for number, item in enumerate(content[1], start=start):
                found.numbers.append(_label(number, style, delimiter))
                yield from (*_texts(item, found, notes), "\n")
        case _:
            yield from (*_texts(content, found, notes), "\n" if node["t"][0] in "PHBDTL" else "")


def _label(number: int, style: str, delimiter: str) -> str:
    shown = {"LowerAlpha": letter, "UpperAlpha": letter, "LowerRoman": roman, "UpperRoman": roman}.get(style, str)(
        number
    )
    shown = shown.upper() if style.startswith("Upper") else shown
    return {"OneParen": f"{shown})", "TwoParens": f"({shown})"}.get(delimiter, f"{shown}.")


# --- ours ------------------------------------------------------------------------------------------------------

_ITEM = re.compile(r"[ ]*(?:-|((?:\(?(?:[0-9]{1,3}|[A-Za-z]|[ivx]+)[.)])|[0-9]+(?:\.[0-9]+)+\.?)) (.*)")
_LINK = re.compile(r"\[((?:\\.|[^\[\]\\])*)\]\(([^()]*)\)")


def of_ours(path: Path) -> Reading:
    """What is in the Markdown that came of a file, read by its signs alone."""
    found = Reading()
    try:
        made = wordfile.read_word(path.read_bytes())
    except wordfile.NotReadable:
        return Reading(words=REFUSED)
    text = [made.title or ""]
    for line in re.sub(r"(?m)^\|(?: --- \|)+$", "", made.markdown).split("\n"):
        line = re.sub(r"\[\^[0-9]+\]:?", "", line)
        if line.startswith("#"):
            line = line.lstrip("# ")
        elif item := _ITEM.fullmatch(line):
            found.numbers += filter(None, [item[1]])
            line = item[2]
        found.links += [link[2] for link in _LINK.finditer(line)]
        text.append(re.sub(r"(?<!\\)[*|]", " " if "|" in line else "", _LINK.sub(r"\1", line)))
    found.words = words_of(re.sub(r"\\(.)", r"\1", "\n".join(text)))
    return found


def words_of(text: str) -> list[str]:
    return re.sub("[\u00ad\u200b]", "", text).replace("\u2011", "-").split()


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_as_pandoc_reads_it(name: str) -> None:
    """Or the difference is explained above, for just what differs."""
    ours, theirs = of_ours(FILES[name]), of_pandoc(FILES[name])
    for what in ("words", "numbers", "links"):
        if (name, what) not in EXPLAINED:
            assert getattr(ours, what) == getattr(theirs, what), what


@pytest.mark.parametrize("name", sorted(FILES.keys() - {"pandoc/normalize"}))
def test_what_comes_of_it_can_be_published(name: str) -> None:
    """No file of Word becomes a text that ``check`` refuses."""
    assert [found for found in parse(wordfile.read_word(FILES[name].read_bytes()).markdown)[1] if found.is_error] == []


@pytest.mark.parametrize("name", sorted(FILES.keys() - {"pandoc/normalize"}))
def test_what_word_shows_and_what_came_of_it_have_the_same_words(name: str) -> None:
    """In the same order; and what is said to be lost at some place is among what was left behind in all."""
    word = wordfile.read_word(FILES[name].read_bytes())
    shown = "\n".join(" ".join((each.text, *(cell for row in each.rows for cell in row))) for each in word.passages)
    came = _LINK.sub(r"\1", re.sub(r"(?m)^\|(?: --- \|)+$", "", word.markdown)).replace("&amp;", "&")
    assert _letters(shown) == _letters(f"{word.title or ''}\n{came}")
    lost, dropped = (
        _counted(lines) for lines in ((line for each in word.passages for line in each.lost), word.dropped)
    )
    assert lost <= dropped


def _letters(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", re.sub(r"\\(.)", r"\1", text))


def _counted(lines: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for line in lines:
        number, _, what = line.partition(" ")
        counts[what] += int(number)
    return counts


def test_what_is_not_ours_says_whose_it_is() -> None:
    """Each folder of files has its licence beside it."""
    licences = (HERE / "word/LISENSI.md").read_text("utf-8")
    assert {name.partition("/")[0] for name in FILES} == set(re.findall(r"(?m)^## (\w+)", licences))


def test_every_reason_is_of_a_file() -> None:
    assert {name for name, _ in EXPLAINED} <= FILES.keys()
