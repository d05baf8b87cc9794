"""Words of Word → words of our dialect, with their signs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby

from sosialisasi.ground import addresses


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike. What is ``raw`` is Markdown already: a mark of a footnote."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    raw: bool = False


def marked(runs: list[Run]) -> str:
    """The runs of a paragraph with their signs; a line break in it ends a line."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *more = run.text.split("\n")
        lines[-1].append(replace(run, text=first) if more else run)
        lines += [[replace(run, text=part)] for part in more]
    texts = [_line(line) for line in lines]
    return "  \n".join(harmless_start(text) for text in texts if text)


def _line(runs: list[Run]) -> str:
    # Word cuts a sentence wherever somebody corrected it.
    alike = groupby((run for run in runs if run.text), key=lambda run: (run.bold, run.italic, run.link, run.raw))
    pieces = [Run("".join(run.text for run in group), *look) for look, group in alike]
    out = ""
    for piece in pieces:
        if piece.raw:
            out += piece.text
            continue
        core = piece.text.strip()
        before, _, after = piece.text.partition(core) if core else (piece.text, "", "")
        text = escaped(core, in_link=bool(piece.link))
        sign = "*" * (2 * piece.bold + piece.italic)
        if not core or (not before and out.endswith("*")):  # Signs that touch cannot be told apart.
            sign = ""
        text = f"{sign}{text}{sign}"
        out += before + (f"[{text}]({piece.link})" if piece.link and core else text) + after
    return " ".join(out.split())


def plainly(runs: list[Run]) -> str:
    """The words of a heading, which has no looks, on one line."""
    # A sign of the dialect may be cut in two by a look.
    pieces = ((raw, "".join(run.text for run in group)) for raw, group in groupby(runs, key=lambda run: run.raw))
    return " ".join("".join(text if raw else escaped(text) for raw, text in pieces).split())


_SPECIAL = re.compile(r"[\\`*_<\[\]]")
_KEPT = re.compile(rf"{addresses.IN_TEXT}|\[\[[^\[\]]+\]\]")


def escaped(text: str, *, in_link: bool = False) -> str:
    """Words as words: signs that our dialect would read are escaped. Citations in ``[[…]]`` and addresses stay."""
    text = re.sub(r"_{3,}", "………", text)
    out, end = "", 0
    for kept in () if in_link else _KEPT.finditer(text):
        out += _plain(text[end : kept.start()]) + kept[0]
        end = kept.end()
    return out + _plain(text[end:])


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", re.sub(r"&(?=#?\w+;)", "&amp;", text))


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text).replace("&amp;", "&")


_SIGNS = re.compile(r"\\(.)|\*+|\[\^([0-9]+)\]|\[((?:\\.|[^\[\]\\])*)\]\([^()\s]*\)")


def without_signs(text: str) -> str:
    """The words of a line of our dialect, as Word shows them; the mark of a footnote is its number."""

    def shown(sign: re.Match[str]) -> str:
        word, note, link = sign.groups()
        return word or (f"[{note}]" if note else without_signs(link) if link else "")

    return _SIGNS.sub(shown, text).replace("&amp;", "&")


def harmless_start(line: str) -> str:
    """A line that begins like a heading or a quotation is neither: Word has its own for these."""
    return f"\\{line}" if line.startswith(("#", ">")) else line


def address(target: str) -> str:
    """An address that our dialect may link to, or nothing."""
    target = addresses.lower_host(re.sub(r"[ ()<>\\\[\]]", lambda sign: f"%{ord(sign[0]):02X}", target.strip()))
    return target if addresses.is_address(target) else ""


# --- the fonts of symbols ------------------------------------------------------------------------------------


def _font(codes: str, signs: str) -> dict[int, str]:
    """The signs at some places of a font."""
    return dict(zip(bytes.fromhex(codes), signs, strict=True))


_WINGDINGS = _font(
    "28 2a 4a 6c 6e 6f 71 72 76 9f a7 a8 ab d8 df e0 e1 e2 e8 f0 fb fc fd fe",
    "☎✉☺●■☐☐☐❖•▪☐★➢←→↑↓➔⇒✗✓☒☑",
)
_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_SYMBOL = {
    **{code: chr(code) for code in range(0x20, 0x40) if chr(code) not in "\"$'*-"},
    **dict(zip([*range(0x41, 0x5B), *range(0x61, 0x7B)], _GREEK, strict=True)),
    **_font(
        "5b5d7b7c7d 2d b7aeacadafde a3b3b9bb b4b8b1b0 d6d8d9daa5e5d7bc",
        "[]{|}\u2212•→←↑↓⇒≤≥≠≈×÷±°√¬∧\u2228∞∑⋅…",
    ),
}
_WINGDINGS_2 = _font("4f5052", "✗✓☑")
_FONTS: dict[str, dict[int, str]] = {
    "wingdings": _WINGDINGS,
    "symbol": _SYMBOL,
    "webdings": {},
    "wingdings 2": _WINGDINGS_2,
}


def is_of_symbols(font: str | None) -> bool:
    return (font or "").lower() in (*_FONTS, "wingdings 3", "zapfdingbats")


def symbol(font: str | None, code: int) -> str:
    """The sign at a place of a font of symbols, or nothing if we do not know it."""
    code = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    return _FONTS.get((font or "").lower(), {}).get(code, " " if code == 0x20 else "")
