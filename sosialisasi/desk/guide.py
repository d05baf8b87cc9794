"""The guide for staff as pages of the preview: ``PANDUAN.md``, the pages that it leads to, and the pictures of all.

Each has the address that it has in the folder, so that the links between them hold here as they do on a code host.
Never a part of the site.
"""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension
from markupsafe import Markup

from sosialisasi.desk.authoring import explain, reference
from sosialisasi.desk.screens import GuideView
from sosialisasi.ground.files import carried

GUIDE = carried("PANDUAN.md")
"""The guide: inside the package in a wheel, beside it in a checkout. Its pictures lie in ``docs/gambar`` next to it."""

SHEETS = {
    "docs/berkas.md": "Menulis berkas dengan tangan",
    "docs/tik.md": "Untuk petugas TIK",
    "docs/memeriksa.md": "Memeriksa ke naskah resmi",
}
"""What few need, on sheets of its own: for who edits files, for who runs servers, and for who compares a statement with
its official text."""

PICTURES = "docs/gambar/"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""The content security policy of these pages."""


def find_page(path: str) -> GuideView | None:
    """A page as asked for below ``/panduan/``; nothing if there is none of that name."""
    match path:
        case "" | GUIDE.name:
            return _view("Panduan", GUIDE.read_text("utf-8"))
        case "docs/kode.md":
            return _view("Kode yang disebut program", explain.codes_in_markdown())
        case "docs/isi.md":
            return _view("Semua isian", reference.keys_in_markdown())
        case sheet if sheet in SHEETS:
            return _view(SHEETS[sheet], carried(sheet).read_text("utf-8"))
    return None


def find_picture(path: str) -> bytes | None:
    """A picture of the guide; nothing if there is none of that name. No name leads anywhere else."""
    pictures = {PICTURES + file.name: file for file in GUIDE.parent.joinpath(PICTURES).glob("*.png")}
    return pictures[path].read_bytes() if path in pictures else None


def _view(title: str, text: str) -> GuideView:
    """A text of our own; its headings get the names that code hosts give them."""
    markdown = Markdown(extensions=[FencedCodeExtension(), SaneListExtension(), TableExtension(), TocExtension()])
    return GuideView(title=title, text=Markup(markdown.convert(text)))
