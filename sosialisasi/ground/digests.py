"""``sidik.txt``: whose site a published folder is, and the SHA-256 of its every file but itself, for ``sha256sum -c``.

Whoever copies or mirrors a site can tell with it whether the copy is whole, and this program which folders are its own.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

NAME = "sidik.txt"
"""Where the list lies in the published folder."""

NOBODY = "sosialisasi"
"""The owner of a site that has no identity of its own."""


def of(data: bytes) -> str:
    """The SHA-256 of the bytes of a file, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def text(digests: Mapping[str, str], owner: str) -> bytes:
    """The list as bytes: a remark that names the ``owner``, the identity of a site; then a line for each file in the
    order of the paths: 64 hexadecimal digits, two spaces and the path with ``/``.
    """
    lines = (f"{digest}  {name}\n" for name, digest in sorted(digests.items()))
    return "".join((f"{_OWNED_BY}{owner}\n", *lines)).encode()


def owner(data: bytes) -> str | None:
    """The identity of the site that a list is of; ``None`` if it names none, as lists of before did not."""
    first = data.partition(b"\n")[0].decode(errors="replace").rstrip("\r")
    named = first.removeprefix(_OWNED_BY)
    return named if named != first and is_owner(named) else None


def parse(data: bytes) -> dict[str, str]:
    """The digest of each file. What is no line of a list is left out, and so is a name that leaves its folder."""
    lines = re.findall(r"^([0-9a-f]{64})  ([^\r\n]+)\r?$", data.decode(errors="replace"), re.MULTILINE)
    return {name: digest for digest, name in lines if stays(name)}


def is_owner(text: str) -> bool:
    """Whether a text can be the identity of a site: lowercase letters, digits, dots, hyphens and ``/``."""
    return bool(re.fullmatch(r"[a-z0-9./-]{1,200}", text))


def stays(name: str) -> bool:
    """Whether a name that was read stays in its folder, on every system: no empty part, no ``..``, no drive, no
    backslash, no sign that only steers.
    """
    return not any(part in ("", ".", "..") or _LEADS_OUT.search(part) for part in name.split("/"))


_LEADS_OUT = re.compile(r"[:\\\x00-\x1f\x7f]")
_OWNED_BY = "# sosialisasi "
