"""The words of a paragraph of Word, with their looks and links, out of its runs, fields and drawings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from sosialisasi.ground.characters import HIDING, INVISIBLE
from sosialisasi.reading.wordfile.fields import Field, Fields, target
from sosialisasi.reading.wordfile.marks import Run, address, is_of_symbols, symbol
from sosialisasi.reading.wordfile.notes import Notes
from sosialisasi.reading.wordfile.parts import Parts, all_of, attr, child, has, is_on, local
from sosialisasi.reading.wordfile.remains import Remains
from sosialisasi.reading.wordfile.styles import Style

_SHAPES = ("wsp", "shape", "rect", "line", "oval", "roundrect")
_SHOWS_NOTHING = {"softHyphen", "footnoteRef", "endnoteRef", "annotationRef", "separator", "continuationSeparator"}
_QUIET_FIELDS = {"HYPERLINK", "TOC"}
_LOOKS: Mapping[str, tuple[str, ...]] = {
    "teks berwarna atau disorot": ("color", "highlight", "shd"),
    "teks bergaris bawah": ("u",),
    "teks dicoret": ("strike", "dstrike"),
    "teks naik atau turun (pangkat)": ("vertAlign",),
}
_DRAWN = (
    ("teks hias (WordArt)", ("textpath",)),
    ("objek tertanam (misalnya tabel Excel)", ("OLEObject", "control", "objectEmbed", "objectLink")),
    ("gambar (tulis isinya sebagai teks)", ("imagedata", "blip")),
    ("bentuk", _SHAPES),
)
"""What a drawing is, by the elements in it; the first that fits."""


class Runs:
    """Reads the runs of one part after another; tells which styles, notes and boxes there are in them."""

    def __init__(self, parts: Parts, styles: Mapping[str, Style], remains: Remains) -> None:
        self.remains = remains
        self.notes = Notes(parts)
        self.links: Mapping[str, str] = {}
        """The addresses of the part that is read, by their ids."""
        self.boxes: list[Element] = []
        """The boxes with text in the paragraph that is read."""
        self.is_contents = False
        """Whether the paragraph is a line of a table of contents."""
        self.used: set[str] = set()
        """The ids of the styles of what was read."""
        self._styles = styles
        self._fields = Fields()

    def style(self, properties: Element | None, name: str) -> Style:
        """The style that a child of this name refers to."""
        id = self.remains.value(properties, name) or ""
        self.used.add(id)
        return self._styles.get(id, Style())

    def of(self, parent: Element, style: Style, link: str = "") -> Iterator[Run]:
        """The runs below an element that holds such. ``style`` is that of the paragraph."""
        for element in self.remains.inside(parent):
            match local(element):
                case "r":
                    self.remains.see(element)
                    yield from self._run(element, style, link)
                case "hyperlink":
                    self.remains.see(element)
                    target = self.links.get(attr(element, "id") or "", "")
                    yield from self.of(element, style, self._link(target, attr(element, "anchor") or ""))
                case "fldSimple":
                    self.remains.see(element)
                    self._fields.begin(Field(attr(element, "instr") or ""))
                    self._show_field()
                    yield from self.of(element, style, link)
                    yield from self._end_field()

    def _run(self, element: Element, style: Style, link: str) -> Iterator[Run]:
        remains = self.remains
        properties = remains.child(element, "rPr")
        own = self.style(properties, "rStyle")
        looks = {name: self._look(properties, name, own, style) for name in ("b", "i", "vanish")}
        font = attr(child(properties, "rFonts"), "ascii") or ""
        if is_of_symbols(font):
            remains.child(properties, "rFonts")
        else:
            font = ""
        runs = [run for each in element for run in self._piece(each, style, link, font)]
        has_words = any(run.text.strip() and not run.raw for run in runs)
        if looks["vanish"]:
            remains.drop("teks tersembunyi", has_words)
            return
        for what, names in _LOOKS.items() if properties is not None else ():
            on = [self._look(properties, name, own) for name in names]
            remains.drop(what, any(on) and has_words)
        for run in runs:
            remains.drop("tanda tersembunyi", len(HIDING.findall(run.text)))
            # Between two runs it would keep their signs apart for our eyes alone.
            if text := run.text if run.raw else INVISIBLE.sub("", run.text):
                yield replace(run, text=text, bold=looks["b"] and not run.raw, italic=looks["i"] and not run.raw)

    def _look(self, properties: Element | None, name: str, *styles: Style) -> bool:
        """Whether words look so: they say it themselves, or their style does, or that of the paragraph."""
        if properties is not None:
            self.remains.child(properties, name)
            if (own := is_on(properties, name)) is not None:
                return own
        return any(style.looks.get(name, False) for style in styles if style.looks)

    def _piece(self, element: Element, style: Style, link: str, font: str) -> Iterator[Run]:
        """What one element of a run shows."""
        self.remains.see(element)
        match name := local(element):
            case "rPr":
                pass
            case "fldChar":
                yield from self._field_mark(element)
            case "instrText" | "delInstrText":
                if not self._fields.add_code(element.text or ""):
                    self.remains.drop("kode isian otomatis di luar isian")
            case "drawing" | "pict" | "object":
                self._drawing(element)
            case "AlternateContent":
                for each in self.remains.branch(element):
                    yield from self._piece(each, style, link, font)
            case "footnoteReference" | "endnoteReference":
                yield from self._note(name.removesuffix("Reference"), attr(element, "id") or "")
            case "commentReference":
                self.remains.drop("komentar")
            case "ruby":
                for base in all_of(element, "rubyBase"):
                    self.remains.see(base)
                    yield from self.of(base, style, link)
            case _:
                text = self._letters(element, font)
                if text is None and name not in _SHOWS_NOTHING:
                    self.remains.unsee(element)
                elif text:
                    yield from self._shown(text, link)

    def _letters(self, element: Element, font: str) -> str | None:
        """The letters that an element of a run stands for; nothing if it stands for something else."""
        match local(element):
            case "t":
                return self._in_font(re.sub(r"[\t\r\n]", " ", element.text or ""), font)
            case "tab" | "ptab":
                return " "
            case "br" if attr(element, "type") not in (None, "textWrapping"):
                self.remains.looks["pindah halaman atau kolom"] += 1
                return " "
            case "br" | "cr":
                return "\n"
            case "noBreakHyphen":
                return "-"
            case "sym":
                code = attr(element, "char") or ""
                sign = symbol(attr(element, "font"), int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else 0)
                self.remains.drop("simbol", not sign)
                return sign
        return None

    def _in_font(self, text: str, font: str) -> str:
        """The text of a run. In a font of symbols its letters are something else."""
        if not font and not any("\uf000" <= sign <= "\uf0ff" for sign in text):
            return text
        signs = [symbol(font or "wingdings", ord(sign)) for sign in text]
        self.remains.drop("simbol", sum(not sign for sign in signs))
        return "".join(signs)

    def _shown(self, text: str, link: str) -> Iterator[Run]:
        """Letters, if the fields that they stand in show them."""
        if self._fields.are_contents:
            self.is_contents = True
        elif self._fields.are_shown:
            yield Run(text, link=self._fields.link or link)
        else:
            self._fields.hide(text)

    def _note(self, kind: str, id: str) -> Iterator[Run]:
        """The mark of a footnote or an endnote."""
        if not self.notes.has(kind, id):
            self.remains.drop("catatan kaki")
        elif not self._fields.are_shown:
            self.remains.drop("catatan kaki di dalam kode isian")
        else:
            yield Run(f"[^{self.notes.number(kind, id)}]", raw=True)

    # --- links and fields --------------------------------------------------------------------------------------

    def _link(self, target: str, anchor: str) -> str:
        """An address that may stand in our text; nothing if it may not, which is told."""
        if not target:
            what = "tautan ke bagian lain di berkas Word (teksnya tetap ada)"
            self.remains.drop(what, bool(anchor) and not self._is_in_contents)
            return ""
        good = address(f"{target}#{anchor}" if anchor and "#" not in target else target)
        self.remains.drop("tautan yang bukan https:// (teksnya tetap ada)", not good)
        return good

    @property
    def _is_in_contents(self) -> bool:
        return self.is_contents or self._fields.are_contents

    def _field_mark(self, element: Element) -> Iterator[Run]:
        """Fields stand between three marks, in runs and paragraphs of their own: begin, separate, end."""
        match attr(element, "fldCharType"):
            case "begin":
                form = child(element, "ffData")
                if form is not None:
                    self.remains.skip(form)
                self._fields.begin(Field(form=form))
            case "separate":
                self._show_field()
            case "end":
                yield from self._end_field()

    def _show_field(self) -> None:
        if (field := self._fields.show()) and field.name == "HYPERLINK":
            field.link = self._link(*target(field.code))

    def _end_field(self) -> Iterator[Run]:
        if not (field := self._fields.end()):
            return
        if sign := field.sign:
            yield Run(sign)
        elif field.name not in _QUIET_FIELDS and not self._is_in_contents:
            how = "teksnya ikut seperti tersimpan" if field.is_shown else "tidak tampil"
            self.remains.drop(f"isian otomatis {field.name or 'tanpa nama'} ({how})")

    # --- drawings ----------------------------------------------------------------------------------------------

    def _drawing(self, element: Element) -> None:
        boxes = list(self._boxes(element))
        self.boxes += boxes
        self.remains.drop("tautan pada gambar", has(element, "hlinkClick"))
        if boxes:
            return
        uris = {attr(each, "uri") or "" for each in all_of(element, "graphicData")}
        if any("chart" in uri for uri in uris):
            what = "bagan (tulis isinya sebagai teks)"
        elif any("diagram" in uri for uri in uris):
            what = "SmartArt (tulis isinya sebagai teks)"
        else:
            drawn = (what for what, names in _DRAWN if has(element, *names))
            what = next(drawn, "gambar (tulis isinya sebagai teks)")
        self.remains.drop(what)

    def _boxes(self, element: Element) -> Iterator[Element]:
        """The texts within a drawing, each of which holds paragraphs."""
        for each in element:
            if local(each) == "AlternateContent":
                yield from self._boxes(self.remains.branch(each))
                continue
            self.remains.see(each)
            if local(each) == "txbxContent":
                yield each
            else:
                yield from self._boxes(each)
