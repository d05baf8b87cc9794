"""``luring.json``: what a browser keeps that keeps the whole site, with the hash and the size of each file.

It is made from what was written, so nothing that is published can be missing. A browser tells from it what it has, what
has changed since, and what all of it weighs before it asks for any.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from sosialisasi.ground.dates import Day
from sosialisasi.showing.artifacts import FileRecord

NAME = "luring.json"
"""Where the list lies in the published folder."""

_DIGITS = 16
"""So much of a hash tells two states of a file apart; the whole of each is in ``sidik.txt``."""


def text(records: Mapping[str, FileRecord], as_of: Day) -> bytes:
    """The list as JSON: the day of the data, and for each path the beginning of its SHA-256 and its size in bytes."""
    from sosialisasi.site import routes  # A build in which nothing has changed needs no address.

    kept = {
        name: (record.digest[:_DIGITS], record.size)
        for name, record in sorted(records.items())
        if routes.is_kept_whole(name)
    }
    return msgspec.json.encode({"data_per": as_of, "berkas": kept}) + b"\n"
