"""``sidik.txt``: the SHA-256 of every file of a published folder but itself, as ``sha256sum -c`` reads it.

Whoever copies or mirrors a site can tell with it whether the copy is whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

NAME = "sidik.txt"
"""Where the list lies in the published folder."""


def text(digests: Mapping[str, str]) -> bytes:
    """A line for each file: 64 hexadecimal digits, two spaces and the path with ``/``, in the order of the paths."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items())).encode()


def parse(data: bytes) -> dict[str, str]:
    """The digest of each file. What is no line of a list is left out."""
    lines = re.findall(r"^([0-9a-f]{64})  (.+)$", data.decode(errors="replace"), re.MULTILINE)
    return {name: digest for digest, name in lines}
