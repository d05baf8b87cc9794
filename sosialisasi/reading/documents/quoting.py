"""Values of YAML and their quotes: a text as a value, and the value of a line in quotes."""

from __future__ import annotations

import re

from sosialisasi.ground.characters import plain_spaces


def yaml_value(text: str, *, within_brackets: bool = True) -> str:
    """A text as a value in YAML on one line, in quotes only if it must have them: what is read again is the same, also
    ``within_brackets``. What ends a line or no editor shows becomes a space.
    """
    text = writable(text)
    plain = _PLAIN if within_brackets else _PLAIN_ALONE
    if plain.fullmatch(text) and not re.search(r":(?![\w/.-])|\s#", text):
        return text
    return in_quotes(text)


def writable(text: str) -> str:
    """A text as it stands on one line, and as it is read there: what ends a line or no editor shows becomes a space."""
    return " ".join(_UNWRITABLE.sub(" ", plain_spaces(text)).split())


_PLAIN = re.compile(r"[^\W_][^\[\]{},“”\"]*")
"""What may stand without quotes, also within brackets."""
_PLAIN_ALONE = re.compile(r"[^\W_][^“”\"]*")
_UNWRITABLE = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_WITH_VALUE = re.compile(r"(- +[a-z_]+:\s+|- |[\w ()-]+:\s+)(.+)")


def value_of(body: str) -> str:
    """What a line says behind its key or mark."""
    match = _WITH_VALUE.match(body)
    return match[2].strip() if match else ""


def with_quotes(line: str) -> str | None:
    """A line with its value in quotes; nothing if it has no value."""
    match = _WITH_VALUE.match(line.strip())
    if match is None:
        return None
    value = match[2].strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    elif value[0] in "\"'“”„" and not any(sign in value[1:-1] for sign in f"{value[0]}“”„"):
        value = value[1:].rstrip("”’")
    depth = line[: len(line) - len(line.lstrip())]
    return f"{depth}{match[1].rstrip()} {in_quotes(value)}"


def with_closed_quote(line: str) -> str | None:
    """A line whose value begins with a quotation mark that is not closed on it, with one at its end."""
    value = value_of(line.strip())
    if value[:1] not in ('"', "'") or value.count(value[0]) != 1 or len(value) < 2:
        return None
    return with_quotes(line) if value.endswith(("”", "’")) or value[0] == "'" else f"{line.rstrip()}{value[0]}"


def in_quotes(text: str) -> str:
    """A text as a value of YAML in straight quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
