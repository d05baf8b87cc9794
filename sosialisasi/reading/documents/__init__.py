"""Text → raw values with the line of each: front matter and YAML. All that knows ``yaml`` lives here.

``frontmatter`` finds the head of a text, ``pasted`` reads the signs of Word in it as they were meant, ``values`` reads
its YAML, ``faults`` tells what is wrong with a line that is none, and ``quoting`` writes a value back.
"""

from __future__ import annotations

from sosialisasi.reading.documents.frontmatter import (
    NO_FRONT_MATTER,
    FrontMatter,
    front_matter_fences,
    head_and_body,
    second_head,
)
from sosialisasi.reading.documents.pasted import as_meant
from sosialisasi.reading.documents.quoting import yaml_value
from sosialisasi.reading.documents.values import (
    BROKEN_YAML,
    HASH_SIGN,
    MAX_VALUES,
    WRONG_KIND,
    Document,
    read_yaml,
    shown_value,
)

__all__ = [
    "BROKEN_YAML",
    "HASH_SIGN",
    "MAX_VALUES",
    "NO_FRONT_MATTER",
    "WRONG_KIND",
    "Document",
    "FrontMatter",
    "as_meant",
    "front_matter_fences",
    "head_and_body",
    "read_yaml",
    "second_head",
    "shown_value",
    "yaml_value",
]
