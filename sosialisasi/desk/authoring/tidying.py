"""Files of ``content/`` in their normal form: the same words on the same lines, as a careful author would type them.

Only bytes change, never what a site says: what is loaded is equal before and after, and comments stay.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sosialisasi.ground.characters import BOM, one_line_end, text_of
from sosialisasi.ground.files import ContentFile
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.problems import Misread, Problem
from sosialisasi.ground.writing import clear_drafts, write_all
from sosialisasi.reading import decode
from sosialisasi.reading.documents.frontmatter import FrontMatter
from sosialisasi.reading.documents.pasted import as_meant
from sosialisasi.reading.documents.values import BROKEN_YAML, read_yaml
from sosialisasi.reading.load import KINDS, MARKDOWN, MAX_LINES, WITHOUT_KEYS
from sosialisasi.reading.markup import normal_lines


@dataclass(frozen=True, slots=True)
class Tidied:
    """A file that is not in its normal form: what it holds, that form, and what differs, in words."""

    path: str
    before: bytes
    data: bytes
    changes: tuple[str, ...]


def untidy(texts: Iterable[ContentFile]) -> tuple[list[Tidied], tuple[Problem, ...]]:
    """The files that are not in their normal form, and what is wrong with those that are no text."""
    files: list[Tidied] = []
    problems: list[Problem] = []
    for text in texts:
        try:
            data = normal_form(text)
        except Misread as mistake:
            problems.append(mistake.at(text.path, 1))
            continue
        if data != text.data:
            files.append(Tidied(text.path, text.data, data, tuple(_changes(text.data, data))))
    return files, tuple(problems)


def write_tidied(root: Path, files: Iterable[Tidied]) -> tuple[str, ...]:
    """Put the normal forms in place; give the paths of what is left alone, since somebody has saved it meanwhile.

    ``OSError`` if a file cannot be written.
    """
    places = {file: root.joinpath(*file.path.split("/")) for file in files}
    clear_drafts(place.parent for place in places.values())
    changed = []
    for file, place in places.items():
        if place.is_file() and place.read_bytes() == file.before:
            write_all({place: file.data}, below=root, lasting=True)
        else:
            changed.append(file.path)
    return tuple(changed)


def normal_form(text: ContentFile) -> bytes:
    """The normal form of a file. ``Misread`` if its encoding is not certain."""
    kind = KINDS[text.folder]
    if Folder.named(text.folder).is_picture:
        return text.data
    source = one_line_end(text_of(text.data)[0])
    if not source.strip():
        return text.data
    if kind in WITHOUT_KEYS:
        lines = source.split("\n")
    elif source.count("\n") > MAX_LINES:
        return text.data  # Nobody reads so many; ``check`` tells.
    elif kind in MARKDOWN:
        lines = _markdown(kind, source)
    else:
        lines = _yaml(kind, source)
    while lines and not lines[-1].strip():
        lines.pop()
    return "".join(f"{line}\n" for line in lines).encode()


def _markdown(kind: type, source: str) -> list[str]:
    try:
        parts = FrontMatter.of(source)
    except Misread:
        return source.split("\n")  # What is no head is no text either; ``check`` tells.
    head = _yaml(kind, parts.head.removesuffix("\n")) if parts.head else []
    return [*parts.before.split("\n")[:-2], "---", *head, "---", *normal_lines(parts.body)]


def _yaml(kind: type, source: str) -> list[str]:
    source, _ = as_meant(source)
    lines = source.split("\n")
    document, problems = read_yaml(source)
    if document is None or any(problem.code == BROKEN_YAML.code for problem in problems):
        return lines
    forms = decode.forms(kind, document)
    places = ((document.tokens[where], form) for where, form in forms.items() if where in document.tokens)
    for token, form in sorted(places, key=lambda place: place[0].start, reverse=True):
        line = lines[token.line]
        old = line[token.start : token.end]
        quote = old[0] if old[0] in "\"'" else ""
        if not quote and "," in form and "," not in old:
            quote = '"'  # Within brackets a comma would end it.
        lines[token.line] = line[: token.start] + quote + form + quote + line[token.end :]
    return lines


def _changes(old: bytes, new: bytes) -> Iterable[str]:
    text, encoding = text_of(old)
    if encoding:
        yield f"disimpan sebagai UTF-8, dulu {encoding}"
    elif old.startswith(BOM):
        yield "tanda BOM dihapus"
    if "\r" in text:
        yield "akhir baris disamakan"
    before, after = one_line_end(text).rstrip("\n").split("\n"), new.decode().rstrip("\n").split("\n")
    changed = [number for number, pair in enumerate(zip(before, after, strict=False), start=1) if pair[0] != pair[1]]
    if changed:
        shown = ", ".join(map(str, changed[:_SHOWN])) + (
            f" dan {len(changed) - _SHOWN} lainnya" if changed[_SHOWN:] else ""
        )
        yield f"baris {shown}"
    elif not encoding and "\r" not in text and not old.startswith(BOM):
        yield "akhir berkas"


_SHOWN = 8
"""So many line numbers can be looked up; more are only counted."""
