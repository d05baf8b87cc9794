"""What is pasted into a text on the desk."""

from __future__ import annotations

from dataclasses import dataclass

from sosialisasi.desk.desk import Desk
from sosialisasi.desk.exchange import Request, Response, asked, told
from sosialisasi.reading.pasting import from_html, from_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Clipboard:
    """What a clipboard holds, as HTML and as mere text, and the names of the ``notes`` that the text has already."""

    html: str = ""
    text: str = ""
    notes: tuple[str, ...] = ()


def post_paste(request: Request, desk: Desk) -> Response:
    """What a clipboard comes to in our dialect: the text, whether it must stand on lines of its own, and the rest."""
    held = asked(request, Clipboard)
    pasted = from_html(held.html, held.notes) if held.html else from_text(held.text)
    return told({"naskah": pasted.markdown, "sendiri": pasted.is_block, "sisa": pasted.dropped})
