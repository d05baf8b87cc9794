"""The acts of the desk that our texts speak of as commands: what each is called here, and the page on which it is done.

Texts are written once, with the command (``ground.invocation``). The command line shows it as it is typed; the desk
puts the name of its own page in its place.
"""

from __future__ import annotations

from sosialisasi.desk.authoring.starting import KINDS
from sosialisasi.ground.invocation import NamedCommand, parted
from sosialisasi.showing.views import Link

_ACTS = {
    "": ("Terbitkan", "/meja/terbit/"),
    "build": ("Terbitkan", "/meja/terbit/"),
    "catat": ("Terbitkan", "/meja/terbit/"),
    "check": ("Masalah", "/meja/masalah/"),
    "cetak": ("Cetak", "/meja/cetak/"),
    "jelaskan": ("Keterangan dan contoh", "/meja/jelaskan/"),
    "rapikan": ("Rapikan", "/meja/rapikan/"),
    "rilis": ("Rilis", "/meja/rilis/"),
    "status": ("Keadaan", "/meja/keadaan/"),
}
"""By the command; what has no page here is no part of a text that the desk shows."""


def pieces(text: str) -> tuple[str | Link, ...]:
    """A text as it is shown at the desk: each command a link to where it is done here."""
    return tuple(_act(piece) if isinstance(piece, NamedCommand) else piece for piece in parted(text))


def plainly(text: str) -> str:
    """The same as plain text."""
    return "".join(f"“{piece.text}”" if isinstance(piece, Link) else piece for piece in pieces(text))


def _act(command: NamedCommand) -> Link:
    kind = command.name.removeprefix("baru ")
    if kind in KINDS:
        return Link(text=f"{KINDS[kind].folder.heading} baru", href=f"/meja/baru/{kind}")
    name, page = _ACTS[command.name]
    return Link(text=name, href=page + command.rest.strip() if command.name == "jelaskan" else page)
