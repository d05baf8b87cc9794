"""What of a paste is left behind."""

from __future__ import annotations

from collections import Counter

IMAGE, EMBEDDED, LINK = "gambar", "video atau sisipan", "alamat tautan (teksnya tetap ada)"
COUNTED = {IMAGE, EMBEDDED, LINK}
"""What is told with its number; of the rest it is enough that there was some."""


class Left:
    """Counts what is left behind, by its name."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def drop(self, what: str, count: int | bool = 1) -> None:
        if count:
            self.counts[what] += count

    def told(self) -> tuple[str, ...]:
        return tuple(f"{count} {what}" if what in COUNTED else what for what, count in self.counts.items())
