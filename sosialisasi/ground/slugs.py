"""Names of files and addresses of pages: which are safe on every computer, and how a text becomes one."""

from __future__ import annotations

import re
import unicodedata

MAX_NAME = 80
"""A longer file name may not fit into a path of Windows."""
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])")


def is_slug(text: str) -> bool:
    """Whether a file of this name and its page can be made, copied and found on every computer."""
    return len(text) <= MAX_NAME and bool(_SLUG.fullmatch(text)) and not _RESERVED.fullmatch(text)


def slug_of(text: str) -> str:
    """The letters and digits of a text, joined by hyphens: ``Media Sosial (1)`` → ``media-sosial-1``; perhaps none."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text)[: MAX_NAME + 1].strip("-")[:MAX_NAME].rstrip("-")


def slugged(text: str) -> str:
    """A text as the name of a file without its ending, as ``is_slug`` wants it."""
    slug = slug_of(text) or "nama-berkas"
    return f"{slug}-1" if _RESERVED.fullmatch(slug) else slug
