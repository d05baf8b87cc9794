"""A file as a form: taken apart, and put together again with other answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from sosialisasi.ground.problems import Misread
from sosialisasi.reading.documents.frontmatter import FrontMatter
from sosialisasi.reading.documents.values import read_yaml
from sosialisasi.reading.editing.filling import head_of, joined, must_fit
from sosialisasi.reading.editing.parts import BODY, WHOLE, Answer, FormPart, Shape
from sosialisasi.reading.editing.taking import lines_of, parts_of

_WIDTH = 118
_LEAST = 80


@dataclass(frozen=True, slots=True)
class Form:
    """A file as its parts. ``before`` stands before the first of them, ``between`` before the body.

    Lines of a text that is written anew are as long as there is ``room`` for.
    """

    before: str
    parts: tuple[FormPart, ...]
    between: str = ""
    room: int = _WIDTH

    def text(self) -> str:
        """The file, as it was read."""
        return self.filled({})

    def filled(self, answers: Mapping[str, Answer]) -> str:
        """The file with other values of the parts named. What is the same as before is left as it is written.

        ``Misfit`` if an answer is none of its part.
        """
        must_fit(self.parts, answers)
        keys = [part for part in self.parts if part.name not in (BODY, WHOLE)]
        body = head_of((part for part in self.parts if part not in keys), answers, self.room)
        return joined([self.before, head_of(keys, answers, self.room), self.between]) + body


def form(text: str, kind: type, *, has_body: bool) -> Form:
    """The form of a file of this ``kind``; one part alone, the file as it is, if it cannot be taken apart."""
    whole = FrontMatter("", text, "", "")
    if has_body:
        try:
            whole = FrontMatter.of(text)
        except Misread:
            return _whole(text)
    document, _ = read_yaml(whole.head)
    taken = parts_of(whole.head, kind, document.data) if document else None
    if taken is None:
        return _whole(text)
    first, parts = taken
    if has_body:
        says = "Bagian diawali ##, daftar diawali tanda hubung, kutipan peraturan di antara [[ dan ]]."
        parts = (*parts, FormPart(name=BODY, shape=Shape.RAW, value=whole.body, source=whole.body, says=says))
    # Neither fence is part of the head; the lines that hold them are kept as they are written.
    parted = Form(whole.before + first, parts, whole.between, _room(whole.head))
    return parted if parted.text() == text else _whole(text)


def _room(head: str) -> int:
    """How long the lines of texts are that go on on the next line."""
    lines = [line.rstrip() for line in lines_of(head)]
    goes_on = (one for one, next_one in pairwise(lines) if _CONTINUED.match(one) and _CONTINUED.match(next_one))
    return max(_LEAST, min(max(map(len, goes_on), default=_WIDTH), _WIDTH))


_CONTINUED = re.compile(r" +(?!- |#|[\w-]+:(?: |$))\S")
"""A line that begins neither a key nor an entry."""


def _whole(text: str) -> Form:
    says = "Berkas ini belum dapat ditampilkan sebagai isian. Perbaiki dulu susunannya di sini."
    return Form("", (FormPart(name=WHOLE, shape=Shape.RAW, value=text, source=text, says=says),))
