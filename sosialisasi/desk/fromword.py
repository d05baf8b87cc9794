"""What a file of Word comes to, beside what stands in it: seen before anything is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Request, Response, told
from sosialisasi.desk.screens import html
from sosialisasi.reading import markup, wordfile
from sosialisasi.site.model import Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class FromWordView:
    """The passages of a file of Word, each with what of it is left behind; the title and the text that they come to, as
    a page shows it; and all that is left behind.
    """

    template: ClassVar[str] = "dari-word.html"
    passages: tuple[wordfile.WordPassage, ...]
    title: str
    parts: Parts
    dropped: tuple[str, ...]


def post_word(request: Request, desk: Desk) -> Response:
    """The title and the text of a file of Word, and both to be compared. Nothing is written."""
    word = wordfile.read_word(request.body)
    body, _ = markup.parse(word.markdown)
    # What a text refers to is looked up when it stands in a file.
    parts = markup.html(body, lambda ref: ref.text or ref.target)
    view = FromWordView(passages=word.passages, title=word.title or "", parts=parts, dropped=word.dropped)
    shown = html(view, desk.root, also="web")
    return told({"judul": word.title or "", "naskah": word.markdown, "isi": shown})
