"""``Typst``: source text that cannot be read as anything but what we meant."""

from __future__ import annotations

import re


class Typst(str):
    """Typst source that is safe to insert as it is; the counterpart of ``markupsafe.Markup``."""

    __slots__ = ()


_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0xD800, 0xE000))
_TYPST_ESCAPES = {**dict.fromkeys(_CONTROLS, " "), ord("\\"): "\\\\", ord('"'): '\\"'}
_ESCAPED = re.compile('[\x00-\x1f"\\\\\x7f-\x9f\u2028\u2029\ud800-\udfff]')


def typst_string(value: str) -> Typst:
    """A quoted string for code mode. Nothing in it can end the string; control characters become spaces."""
    if value.isascii() or _ESCAPED.search(value):  # It takes long to translate what is not ASCII.
        value = value.translate(_TYPST_ESCAPES)
    return Typst(f'"{value}"')


def typst_literal(value: str) -> Typst:
    """``#"…";`` for markup mode. The semicolon keeps a following ``(``, ``[`` or ``.`` from being read as code."""
    return Typst(f"#{typst_string(value)};")


def typst_call(name: str, *arguments: str, body: Typst | None = None) -> Typst:
    """``#name("…", "…")[…];``: a function of the templates called with texts, and with a ``body`` in markup."""
    enclosed = "" if body is None else f"[{body}]"
    return Typst(f"#{name}({', '.join(map(typst_string, arguments))}){enclosed};")


def literal_words(value: Typst) -> str:
    """All words of a source: its string literals, still escaped, without the commands around them."""
    return " ".join(_LITERAL.findall(value))


_LITERAL = re.compile(r'"((?:\\.|[^"\\])*)"')
