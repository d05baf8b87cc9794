"""The paper medium: ``render(view) → bytes`` of a tagged PDF, by way of one Typst document; images the same way.

Jinja only joins files and hands over values; the layout is written in Typst. ``finalize`` turns every value into Typst
code, so no content is ever read as code: text becomes a string literal, and a whole view becomes a dictionary with the
same field names (``#let view = {{ view }}``, then ``view.title``). Only ``Typst``, which ``markup`` has made safe, is
printed as it is. Jinja's own delimiters are kept: in Typst code write ``{ {`` with a space for two opening braces.
"""

from __future__ import annotations

import json
import re
import threading
import unicodedata
from dataclasses import is_dataclass
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

import jinja2
import segno
import typst

from sosialisasi.ground import dates
from sosialisasi.ground.files import TemplateFolders
from sosialisasi.reading.markup import Typst, typst_string
from sosialisasi.showing.rendering.templating import failures, make_environment
from sosialisasi.showing.sheetviews import NOT_PRINTED, Handout, Scanned, SheetView, Stamp, is_printed, printed_fields
from sosialisasi.showing.views import ShareCard
from sosialisasi.site.words import EventKind, Labelled, Verdict, Verification

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
_UNPRINTABLE = re.compile(r'(?:the text|codepoint) `"(.{1,1000}?)"`')
_LONG_WORD = re.compile(r"[^\s/–—-]{30,}")
_UNIT = re.compile(r"\\.|.")
_LITERAL = re.compile(r'(?:link\(|tautan\()?"(?:\\.|[^"\\])*"')
_BREAK = "\u200b"
_COMPOUND = re.compile(r"[^\W\d_]{22,29}")
_SYLLABLE = re.compile(
    r"(?<=\w{3})(?<!n(?=[gy]))(?<![ks](?=[hy]))(?<![bdfgkpt](?=[lr]))(?=(?:ng|ny|sy|kh|[b-df-hj-np-tv-z])[aiueo]\w{2})",
    re.IGNORECASE,
)
"""Where an Indonesian word may be broken: before a consonant and its vowel, since Typst knows no Indonesian."""
_HYPHEN = "\u00ad"
_MAX_ROUNDS = 8
_PAGES = re.compile(rb"/Type ?/Page\b")
_COMMON = re.compile("[\n -~\u00a0-\u00ff–—“”‘’…•✓✗◇]*")
"""Signs that our fonts are known to have: those of nearly every card."""
UNCOMMON = re.compile(rf"[^{_COMMON.pattern[1:-2]}]")
"""A sign that may be in none of our fonts."""
_ALL_FONTS = '#set text(font: "Atkinson Nol Polos")'
"""What none of them has is looked for in all others, as on sheets."""
_PIXELS_PER_INCH = 144
"""Two pixels a point: a card of 600 × 315 pt has the 1200 × 630 pixels that are asked of it."""
PARTS = "_letak.typ"
"""Tells on which page each part of a sheet begins; it prints nothing."""
_local = threading.local()


class PaperFailure(Exception):
    """Typst refused a sheet. ``message`` and ``hints`` are Typst's own words, ``place`` is the line it points at."""

    def __init__(self, message: str, hints: tuple[str, ...] = (), place: str = "") -> None:
        super().__init__(message, hints, place)
        self.message = message
        self.hints = hints
        self.place = place

    def __str__(self) -> str:
        return "\n".join((self.message, *self.hints, self.place)).strip()


def render(view: SheetView, folders: TemplateFolders, edition: str) -> bytes:
    """The PDF (PDF/UA-1 and PDF/A-2a) of a sheet; the same view and templates give the same bytes.

    ``TemplateFailure`` if Jinja cannot fill a template, ``PaperFailure`` if Typst cannot set the result.
    """
    day = view.imprint.date
    stamp = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return _printable(source(view, folders, edition), folders, _STANDARDS, stamp)[1]


def render_image(view: ShareCard, folders: TemplateFolders, edition: str) -> bytes:
    """The PNG of a card; the same view and templates give the same bytes. Fails as ``render`` does."""
    text = source(view, folders, edition)
    # In an image a sign that no font has is an empty box; only the standards of PDF make it an error.
    if not _COMMON.fullmatch(text):
        text = _printable(text, folders, ["a-2u"])[0]
    image = _drawn(text, folders, "png")
    assert isinstance(image, bytes)  # a second page would make it a list
    return image


def draw(view: SheetView, folders: TemplateFolders, edition: str) -> tuple[bytes, ...]:
    """A picture (SVG) of each page of a sheet, as its PDF has them, in a fraction of the time. Fails as ``render``."""
    text = source(view, folders, edition)
    if not _COMMON.fullmatch(text):
        text = _printable(text, folders, ["a-2u"])[0]
    pages = _drawn(text, folders, "svg")
    return tuple(pages) if isinstance(pages, list) else (pages,)


def parts(view: SheetView, folders: TemplateFolders, edition: str) -> tuple[tuple[str, int], ...]:
    """The parts of a sheet, each by its heading, with the page on which it begins."""
    text = source(view, folders, edition)
    with failures(folders):  # At the end: a page that this might add holds no part.
        text += environment(folders, edition).get_template(PARTS).render()
    asked = _new_compiler(folders, text)
    try:
        told = asked.query("<letak-bagian>", field="value", one=True)
    except typst.TypstError as error:
        raise PaperFailure(error.message, tuple(error.hints), _place(error.diagnostic)) from error
    return tuple((_said(part["judul"]), part["halaman"]) for part in json.loads(told))


def _said(content: Any) -> str:
    """The words of content of Typst, as a query tells of it."""
    if isinstance(content, dict):
        inner = (content.get(name) for name in ("text", "body", "child", "children"))
        return " " if content.get("func") == "space" else "".join(_said(each) for each in inner if each)
    return "".join(map(_said, content)) if isinstance(content, list) else str(content)


def _drawn(text: str, folders: TemplateFolders, kind: Literal["png", "svg"]) -> bytes | list[bytes]:
    """The picture of a document; of one with more pages than one, a picture of each."""
    try:
        drawn = _compiler(folders).compile(text.encode(), format=kind, ppi=_PIXELS_PER_INCH)
    except typst.TypstError as error:
        raise PaperFailure(error.message, tuple(error.hints), _place(error.diagnostic)) from error
    assert drawn is not None
    return drawn


def _printable(
    text: str, folders: TemplateFolders, standards: list[typst.PDFStandard], stamp: datetime | None = None
) -> tuple[str, bytes]:
    """A document in which no sign is left that the fonts do not have, and its PDF."""
    for _ in range(_MAX_ROUNDS):
        try:
            pdf = _compiler(folders).compile(text.encode(), format="pdf", pdf_standards=standards, timestamp=stamp)
        except typst.TypstError as error:
            spelled = _spell_out(text, error.diagnostic)
            if spelled == text:
                raise PaperFailure(error.message, tuple(error.hints), _place(error.diagnostic)) from error
            text = spelled
        else:
            assert isinstance(pdf, bytes)
            return text, pdf
    raise PaperFailure("terlalu banyak huruf yang tidak ada di huruf cetak")


@lru_cache(maxsize=16)
def unprintable(signs: frozenset[str], folders: TemplateFolders) -> frozenset[str]:
    """Those of some signs that no font of the sheets has."""
    text = f"{_ALL_FONTS}\n#{typst_string('x' + ' '.join(sorted(signs)))}"
    try:
        _compiler(folders).compile(text.encode(), format="pdf", pdf_standards=["a-2u"])
    except typst.TypstError as error:
        missing = "".join(_quoted(error.diagnostic))
        return frozenset(sign for sign in signs if sign in missing)
    return frozenset()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF of ours has: its page tree stands in it as it is."""
    return len(_PAGES.findall(pdf))


def source(view: SheetView | ShareCard, folders: TemplateFolders, edition: str) -> str:
    """The Typst document of a sheet or card: all that it shows, in one text. ``TemplateFailure`` as for ``render``."""
    with failures(folders):
        return environment(folders, edition).get_template(view.template).render(view=view)


@lru_cache(maxsize=4)
def environment(folders: TemplateFolders, edition: str) -> jinja2.Environment:
    """The environment of these folders, kept while the templates stay those of this ``edition`` (a hash of them)."""
    result = make_environment(folders, autoescape=False, finalize=finalize)
    result.keep_trailing_newline = True  # so that an included file never runs into the line after it
    return result


def finalize(value: object) -> Typst:
    """A value as Typst code, for markup (``#{{ x }}``) and for code (``{{ x }}``); ``Typst`` as it is.

    Days become ``(tanggal, tanggal_hari, hari, ejaan)``, spans ``(rentang, days, start, end)``, labelled words
    ``(value, label)``, times text, tuples arrays and dataclasses dictionaries of their fields (without those that are
    never printed); bytes ``bytes``; ``Scanned`` is a QR code in SVG, which a ``Stamp`` brings along. ``TypeError`` for
    anything else.
    """
    return value if isinstance(value, Typst) else Typst(_code(value))


def _code(value: object, unprinted: frozenset[str] = NOT_PRINTED) -> str:
    match value:
        case Typst():
            return f"[{_LITERAL.sub(lambda literal: _breakable(literal[0]), value)}]"
        case Labelled():
            return _label(value)
        case Scanned():
            return f"bytes({typst_string(_qr(value))})"
        case bytes():
            return f"bytes(({','.join(map(str, value))},))"
        case str():
            return _breakable(typst_string(value))
        case Stamp():
            return _dictionary(
                code=value.code.upper(),
                revision=value.revision,
                date=value.date,
                withdrawn=value.withdrawn,
                address=value.address,
                qr=Scanned(value.address),
            )
        case None:
            return "none"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case tuple():
            return "(" + "".join(f"{_code(item, unprinted)}," for item in value) + ")"
        case Handout():
            parts = "".join(f"{_code(part, value.unprinted_in(part))}," for part in value.parts)
            return f"{_sheet(value, value.unprinted | {'Handout.parts'})}parts:({parts}),)"
        case SheetView():
            return _sheet(value, value.unprinted) + ")"
        case date():
            return _dictionary(
                tanggal=dates.long(value),
                tanggal_hari=dates.with_weekday(value),
                hari=dates.WEEKDAYS[value.weekday()],
                ejaan=dates.in_words(value),
            )
        case time():
            return typst_string(dates.clock(value))
        case dates.Span():
            return _dictionary(rentang=dates.span_text(value), days=value.days, start=value.start, end=value.end)
        case jinja2.Undefined():
            return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        return _entries(value, unprinted) + ")"
    raise TypeError(f"{type(value).__name__} tidak dapat dicetak")


_OF_EVENTS = ("noun", "pack", "host", "leader", "day", "is_held", "has_speakers")
"""What sheets say of a kind of event."""


@lru_cache(maxsize=None, typed=True)  # typed, since a role and a channel may be the same word
def _label(word: Labelled) -> str:
    more: dict[str, object] = {"is_settled": word.is_settled} if isinstance(word, Verification) else {}
    more |= {"symbol": word.symbol, "meaning": word.meaning} if isinstance(word, Verdict) else {}
    if isinstance(word, EventKind):
        more |= {name: getattr(word, name) for name in _OF_EVENTS}
    return _dictionary(value=word.value, label=word.label, **more)


def _sheet(view: SheetView, unprinted: frozenset[str]) -> str:
    """The fields of a sheet and those of its imprint, as the entries of a dictionary that is still open."""
    return _entries(view.imprint, unprinted) + _entries(view, unprinted | {"SheetView.imprint"})[1:]


def _entries(value: DataclassInstance, unprinted: frozenset[str]) -> str:
    """The printed fields of a dataclass, as the entries of a dictionary that is still open."""
    derived = (name for name in getattr(type(value), "printed", ()) if is_printed(type(value), name, unprinted))
    names = (*printed_fields(type(value), unprinted), *derived)
    return "(" + "".join(f"{name}:{_code(getattr(value, name), unprinted)}," for name in names)


@lru_cache(maxsize=64)  # The same sheet comes on several papers.
def _qr(address: str) -> str:
    """The QR code of an address in SVG, without a margin. Level Q: a quarter of it may be lost to a photocopier."""
    drawn = BytesIO()
    code = segno.make(address, error="q", micro=False, boost_error=False)
    # With its namespace: no browser shows it in the picture of a page without.
    code.save(drawn, kind="svg", border=0, omitsize=True, xmldecl=False, nl=False)
    return drawn.getvalue().decode()


def _breakable(literal: str) -> str:
    """The same string literal, in which a word too wide for a column may break; an address stays whole.

    A very long word breaks between syllables, what is longer than any word breaks anywhere.
    """
    if len(literal) < 20 or literal.startswith(("link(", "tautan(")):
        return literal
    text = _LONG_WORD.sub(lambda word: _BREAK.join(_UNIT.findall(word[0])), literal[1:-1])
    return f'"{_COMPOUND.sub(lambda word: _SYLLABLE.sub(_HYPHEN, word[0]), text)}"'


def _dictionary(**entries: Any) -> str:
    return "(" + "".join(f"{key}:{_code(value)}," for key, value in entries.items()) + ")"


def _compiler(folders: TemplateFolders) -> typst.Compiler:
    """This thread's compiler. It can read no file but templates and fonts; a document holds all its own text."""
    compilers: dict[TemplateFolders, typst.Compiler] = _local.__dict__.setdefault("compilers", {})
    if folders not in compilers:
        compilers[folders] = _new_compiler(folders)
    return compilers[folders]


def _new_compiler(folders: TemplateFolders, text: str = "") -> typst.Compiler:
    """A compiler that is of one document; only such a one can be asked what is in it."""
    fonts = _fonts(folders)
    return typst.Compiler(text.encode(), root=folders[-1], font_paths=fonts, ignore_system_fonts=True)


@cache
def _fonts(folders: TemplateFolders) -> typst.Fonts:
    places = [folder / "huruf" for folder in folders if (folder / "huruf").is_dir()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=places)


def _spell_out(text: str, diagnostic: str) -> str:
    """Replace each sign that no font has by its visible number (``[U+6F22]``), and drop signs that print nothing.

    Content stands in string literals only, so the replacement can never become code.
    """
    for quoted in _quoted(diagnostic):
        for sign in quoted:
            if ord(sign) > 126 or ord(sign) < 32:
                shown = "" if unicodedata.category(sign) in ("Cc", "Cf") else f"[U+{ord(sign):04X}]"
                text = text.replace(sign, shown)
    return text


def _quoted(diagnostic: str) -> set[str]:
    """The texts that a diagnostic names as what no font has."""
    named = set(_UNPRINTABLE.findall(diagnostic))
    return {re.sub(r"\\u\{([0-9a-f]+)\}", lambda match: chr(int(match[1], 16)), text) for text in named}


def _place(diagnostic: str) -> str:
    """The line of the Typst source that a diagnostic shows, if it shows one."""
    match = re.search(r"^\s*\d+ │ (.*)$", diagnostic, re.MULTILINE)
    return match[1].strip()[:160] if match else ""
