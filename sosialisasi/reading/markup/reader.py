"""Element tree → nodes. What is not allowed is refused, never lost in silence."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from sosialisasi.ground import addresses, misaddressed
from sosialisasi.ground.characters import TIDIED
from sosialisasi.ground.problems import Family, Mend, Problem, Rule
from sosialisasi.ground.slugs import slug_of
from sosialisasi.reading.markup.blocks import MISMATCHED_NOTE, TOO_COMPLEX, Blocks
from sosialisasi.reading.markup.leftovers import LEFTOVER_MARK, leftovers
from sosialisasi.reading.markup.marks import STYLES, numeral
from sosialisasi.reading.markup.nodes import Child, Node, is_node, plain_text
from sosialisasi.reading.markup.source import (
    INLINE,
    LINE_BASE,
    LINE_MARK,
    MARK,
    MAX_PARAGRAPH,
    SPACES,
    UNPRINTABLE,
    reference_key,
    short,
)
from sosialisasi.reading.markup.statements import statement_of, stripped, take_label
from sosialisasi.site.model import Heading, Ref
from sosialisasi.site.words import RefKind, Verdict

_rule = partial(Rule, Family.TEXT)

FORBIDDEN_HTML = _rule(
    "html-dilarang",
    "HTML tidak dapat dipakai di naskah: {potongan}",
    "HTML dapat merusak halaman dan tidak dapat dicetak.",
    "Hapus tanda < … > itu dan tulis dengan Markdown biasa.",
    wrong="- <b>Jangan</b> memasang stiker.",
    right="- **Jangan** memasang stiker.",
)

DANGEROUS_LINK = _rule(
    "tautan-berbahaya",
    'Tautan "{tautan}" tidak dapat dipakai.',
    "Yang boleh hanya https://, mailto:, tel:, dan berkas di folder content.",
    "Ganti dengan alamat https:// atau hapus tautannya.",
    wrong="[pengumuman](http://contoh.go.id/pengumuman)",
    right="[pengumuman](https://contoh.go.id/pengumuman)",
)

FORBIDDEN_PICTURE = _rule(
    "gambar-dilarang",
    "Gambar tidak dapat dipakai di naskah: {potongan}",
    "Teks dalam gambar tidak dapat dicari, dibacakan, atau difotokopi dengan jelas.",
    "Tulis isinya sebagai teks.",
    wrong="![Jadwal](jadwal.png)",
    right="Jadwalnya ada di [kalender](../kalender/lahat-2024.yaml).",
)

UNSOURCED_QUOTE = _rule(
    "kutipan-tanpa-sumber",
    "Kutipan ini tidak menyebut siapa, jabatan, tanggal, dan sumbernya.",
    "Pernyataan tanpa sumber mudah disangka aturan.",
    'Tambahkan baris "> — Nama; Jabatan; 8 Mei 2018; Nama media https://…" di akhir kutipan.',
    wrong='> "Kata-katanya."',
    right='> "Kata-katanya."\n>\n> — Nama; Jabatan; 8 Mei 2018; Nama media https://contoh.go.id/berita',
)

UNCLOSED_REFERENCE = _rule(
    "rujukan-tak-ditutup",
    'Rujukan ini tidak lengkap: "{potongan}".',
    "Tanda [[ akan tercetak apa adanya dan dasarnya tidak tertaut.",
    "Tulis seperti [[PP 94/2021 Pasal 5 huruf n]] atau [[D-12]].",
    wrong="Dasarnya [[PP 94/2021 Pasal 5 huruf n].",
    right="Dasarnya [[PP 94/2021 Pasal 5 huruf n]].",
)

MAX_RUNS = 500
"""Runs of ``*`` and ``_`` in one paragraph."""
MAX_PARAGRAPH_MARKS = 1000
"""All signs of Markdown in one paragraph: for each, the paragraph is copied."""

_BLOCKS = frozenset({"p", "ul", "ol", "table", "hr", "blockquote", "h1", "h2", "h3", "h4", "note"})
ESCAPED = re.compile("\x02(\\d{1,6})\x03")
_RUNS = re.compile(r"[*_]+")
_GUIDANCE = re.compile(r"[A-Za-z]-\d+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_TITLE = re.compile(r"(\S+)\s+(\"[^\"]*\"|'[^']*'|“[^”]*”|\([^()]*\))")


class Reader:
    """Element tree → nodes. Follows the line marks, makes the holes, and refuses what is not allowed."""

    def __init__(self, blocks: Blocks) -> None:
        self.first_line = self.line = blocks.draft.first_line
        self.problems = blocks.draft.problems
        self.targets, self.notes = blocks.targets, blocks.notes
        self.used: set[str] = set()
        """The names of the addresses that were asked for."""
        self.numbers: dict[str, list[int]] = {}
        """By the name of each note that the text asks for: its number, and then 1, 2, 3 for each time that it does."""
        self.noted: set[str] = set()
        self.refused: set[str] = set()
        """Texts that were kept away from the inline parser."""
        self.headings: list[Heading] = []
        self.ids: dict[str, int] = {}
        """The ids of headings, each with the number that the last heading of the same text has."""
        self.html_seen = False

    def _refuse(self, rule: Rule, **details: str) -> None:
        self.problems.append(rule.at("", self.line, **details))

    def _note(self, what: str, read_as: str, kind: str = "") -> None:
        if not kind or kind not in self.noted:
            self.noted.add(kind)
            self._refuse(TIDIED, apa=what, menjadi=read_as)

    def with_spans(self, root: Element) -> list[Element]:
        """The elements whose text has spans to read, without those that would take seconds (with a problem)."""
        return [each for each in root.iter() if each.text and INLINE.search(each.text) and self._is_readable(each.text)]

    def _is_readable(self, text: str) -> bool:
        if len(text) < MAX_RUNS or (
            len(text) < MAX_PARAGRAPH
            and len(_RUNS.findall(text)) < MAX_RUNS
            and len(INLINE.findall(text)) < MAX_PARAGRAPH_MARKS
        ):
            return not isinstance(text, AtomicString)  # The lines of a fence.
        self._follow(_first_line_mark(text))
        self._refuse(TOO_COMPLEX)
        self.refused.add(text)
        return False

    def _follow(self, text: str) -> None:
        if not text.isascii() and (marks := LINE_MARK.findall(text)):
            self.line = self.first_line + ord(marks[-1]) - LINE_BASE

    def words(self, raw: str | None) -> list[Child]:
        if not raw:
            return []
        for left in () if raw in self.refused else leftovers(raw):
            self._follow(left.mark)
            if left.sign == "[[":
                self._refuse(UNCLOSED_REFERENCE, potongan=short(_bare(raw[left.start :])))
            else:
                around = short(_bare(raw[max(left.start - 20, 0) : left.end + 30]))
                self._refuse(LEFTOVER_MARK, tanda=_bare(left.sign), potongan=around, cara=left.mend)
        self._follow(raw)
        text = _bare(raw)
        if "  " in text or not text.isprintable():
            text = SPACES.sub(" ", text)
        return [text] if text else []

    def flow(self, element: Element) -> list[Child]:
        """The children of an element, blocks and spans, as nodes."""
        out = self.words(element.text)
        for child in element:
            is_block = child.tag in _BLOCKS
            out += self.block(child) if is_block else self.span(child)
            if not (is_block and not (child.tail or "").strip()):
                out += self.words(child.tail)
        return stripped(out)

    def block(self, element: Element) -> list[Child]:
        match element.tag:
            case "hr":
                return [Node("hr")]
            case "ul" | "ol":
                return [self._list(element)]
            case "table":
                return [self._table(element)]
            case "blockquote":
                return self._quote(element)
            case "note":
                return []
            case "p":
                children = self.flow(element)
                return [Node("p", children)] if children else []
            case _:
                return self._heading(element)

    def span(self, element: Element) -> list[Child]:
        match element.tag:
            case "strong" | "em":
                line = self.line
                children = self.flow(element)
                if element.get("sign"):
                    end, self.line = self.line, line
                    shown = short(plain_text(children))
                    self._note(f'"*{shown}*" (satu bintang)', "huruf miring; yang tebal **dua bintang**", "bintang")
                    self.line = end
                return [Node(element.tag, children)]
            case "code":
                text = (element.text or "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
                self._follow(text)
                return [Node("code", [SPACES.sub(" ", _bare(text)).strip()])]
            case "br":
                return [Node("br")]
            case "ref":
                return [self._ref(element)]
            case "mark":
                return self._note_mark(element.text or "")
            case "a":
                return self._link(element)
            case "img":
                self._refuse(FORBIDDEN_PICTURE, potongan=short(_bare(element.text or "")))
            case "html":
                self._raw_html(short(_bare(element.text or "")))
        raw = "".join(element.itertext())
        self._follow(raw)
        return [SPACES.sub(" ", _bare(raw))]

    def _raw_html(self, snippet: str) -> None:
        if not (self.html_seen and snippet.startswith("</")):  # the end of a tag that was refused
            self._refuse(FORBIDDEN_HTML, potongan=snippet)
        self.html_seen = True

    def _ref(self, element: Element) -> Ref:
        raw = element.text or ""
        target, line = SPACES.sub(" ", _bare(raw)).strip(), self.line
        if element.get("single") is not None:
            self._note(f'"[{short(target)}]"', f'rujukan "[[{short(target)}]]"')
        self._follow(raw)
        if _GUIDANCE.fullmatch(target):
            return Ref(kind=RefKind.GUIDANCE, target=target.upper(), text=target.upper(), line=line)
        return Ref(kind=RefKind.CITATION, target=target, text=target, line=line)

    def _link(self, element: Element) -> list[Child]:
        line = self.line
        is_nested = any(child is not element for tag in ("a", "ref") for child in element.iter(tag))
        href, name = element.get("href", ""), element.get("name")
        if name is not None:
            if reference_key(_bare(name)) not in self.targets:
                shown = f"[{short(_bare(''.join(element.itertext())))}][{short(_bare(name))}]"
                self._refuse(MISMATCHED_NOTE, apa=f'Tautan "{shown}" tidak punya alamat')
                return ["[", *self.flow(element), "]", f"[{_bare(name)}]"]
            self.used.add(reference_key(_bare(name)))
            href = self.targets[reference_key(_bare(name))][0]
        source = MARK.sub("", ESCAPED.sub(lambda m: f"\\{chr(int(m[1]))}", href))
        href = self._mended(SPACES.sub(" ", _bare(href)).strip())
        children = self.flow(element)
        text = plain_text(children) or href
        if addresses.is_address(href) and len(href) <= 2000:
            return [Node("a", [text] if is_nested or not children else children, {"href": addresses.lower_host(href)})]
        if not href or href.startswith("//") or "\\" in href or _SCHEME.match(href.replace(" ", "")):
            refusal = DANGEROUS_LINK.at("", line, tautan=short(href))
            self.problems.append(refusal if name is not None else _explained(refusal, line, source))
            return children
        return [Ref(kind=RefKind.LINK, target=href, text=text, line=line)]

    def _mended(self, href: str) -> str:
        """What was plainly meant by the address of a link, with a notice."""
        if (title := _TITLE.fullmatch(href)) and not title[1].startswith("#"):
            self._note(f"Judul {title[2]} di dalam tautan", "tautan tanpa judul itu")
            href = title[1].strip("<>")
        if href.lower().startswith("www."):
            self._note(f'Alamat "{short(href)}" tanpa https://', f'"https://{short(href)}"')
            return f"https://{href}"
        if "\\" in href and not href.startswith("\\") and not _SCHEME.match(href):
            slashed = href.replace("\\", "/")
            self._note(f'Garis miring terbalik di "{short(href)}"', f'"{short(slashed)}"')
            return slashed
        if addresses.is_mail(href):
            self._note(f'Alamat surel "{short(href)}" tanpa mailto:', f'"mailto:{short(href)}"')
            return f"mailto:{href}"
        return href

    # --- footnotes -----------------------------------------------------------------------------------------------

    def _note_mark(self, raw: str) -> list[Child]:
        name = reference_key(_bare(raw))
        if name not in self.notes:
            self._refuse(MISMATCHED_NOTE, apa=f'Catatan kaki "[^{_bare(raw)}]" tidak punya isi')
            return [f"[^{_bare(raw)}]"]
        if name not in self.numbers:
            # Numbers stay those that were written, if all are numbers.
            is_written = all(re.fullmatch(r"[1-9][0-9]{0,3}", note.get("name", "")) for note in self.notes.values())
            self.numbers[name] = [int(name) if is_written else len(self.numbers) + 1]
        times = self.numbers[name]
        times.append(len(times))
        return [Node("rujuk-catatan", [], {"nomor": str(times[0]), "kali": str(times[-1])})]

    def footnotes(self) -> list[Child]:
        """The notes, below the text, by their numbers; one that nobody asks for is told, and stands last."""
        texts: dict[str, list[Child]] = {}
        while waiting := [name for name in self.numbers if name not in texts]:  # A note may ask for another.
            for name in waiting:
                texts[name] = self.flow(self.notes[name])
        last = max((each[0] for each in self.numbers.values()), default=0)
        for name, note in self.notes.items():
            if name not in texts:
                self.line = self.first_line + int(note.get("line", "0"))
                shown = short(_bare("".join(note.itertext())))
                if note.get("again") is None:
                    apa = f'Catatan kaki "[^{note.get("name")}]" tidak ditunjuk di naskah: "{shown}"'
                    self._refuse(MISMATCHED_NOTE, apa=apa)
                texts[name] = self.flow(note)
                last += 1
                self.numbers[name] = [last, 0]
        for name, (href, index) in self.targets.items():
            if name not in self.used:
                self.line = self.first_line + index
                self._refuse(MISMATCHED_NOTE, apa=f'Alamat "[{short(name)}]: {short(href)}" tidak dipakai di naskah')
        if not texts:
            return []
        notes = sorted(texts, key=lambda name: self.numbers[name][0])
        items = [
            Node("isi-catatan", texts[name], {"nomor": str(self.numbers[name][0]), "kali": str(self.numbers[name][-1])})
            for name in notes
        ]
        return [Node("catatan-kaki", [*items])]

    def _heading(self, element: Element) -> list[Child]:
        children = self.flow(element)
        if not children:
            return []
        level, text = int(element.tag[1]), plain_text(children)
        identity = base = slug_of(text) or "bagian"
        while identity in self.ids:
            self.ids[base] += 1
            identity = f"{base}-{self.ids[base]}"
        self.ids[identity] = 1
        self.headings.append(Heading(level=level, id=identity, text=text))
        return [Node(element.tag, children, {"id": identity})]

    def _list(self, element: Element) -> Node:
        """A list whose numbers count themselves, if that gives what was written; else each item bears its own."""
        items = [self._item(child) for child in element]
        node = Node(element.tag, [*items])
        if element.tag == "ul":
            return node
        style = element.get("style", "")
        numbers = [tuple(map(int, filter(None, child.get("number", "").split(".")))) for child in element]
        marks = [child.get("mark", "") for child in element]
        counts = style in STYLES and marks == [numeral(style, number) for number in numbers]
        due = numbers[0][0]
        node.attrs = {"style": style, "start": str(due)} if counts else {"style": ""}
        for item, number, mark in zip(items, numbers, marks, strict=True):
            if not counts:
                item.attrs["nomor"] = mark
            elif number[0] != due:
                item.attrs["value"] = str(number[0])
            due = number[0] + 1
        return node

    def _item(self, element: Element) -> Node:
        children = self.flow(element)
        head = children[0] if children else ""
        if is_node(head, "p") and sum(is_node(child, "p") for child in children) == 1:
            children[:1] = head.children
        if len(children) == 1 and isinstance(children[0], Ref) and children[0].kind is RefKind.GUIDANCE:
            return Node("li", [replace(children[0], kind=RefKind.GUIDANCE_BLOCK)], {"butir": "butir"})
        verdicts = {verdict.label: verdict for verdict in Verdict}
        label = take_label(children, verdicts)
        return Node("li", children, verdict=verdicts.get(label))

    def _table(self, element: Element) -> Node:
        table = Node("table")
        for row in element:
            cells = [Node(cell.tag, self.flow(cell), dict(cell.attrib)) for cell in row]
            table.children.append(Node("tr", [*cells]))
        return table

    def _quote(self, element: Element) -> list[Child]:
        start = _first_line_mark("".join(element.itertext()))
        children = self.flow(element)
        self._follow(start)
        statement, address = statement_of(children)
        if address:
            self._refuse(DANGEROUS_LINK, tautan=short(address))
        if statement:
            return [statement]
        self._refuse(UNSOURCED_QUOTE)
        return [Node("blockquote", children)] if children else []


def _explained(refusal: Problem, line: int, address: str) -> Problem:
    """The refusal of a link on a line, with what is wrong with its address as it is written there, if that is known."""
    cause, right = misaddressed.diagnosis(address)
    if not cause:
        return refusal
    if not right or not address:
        return replace(refusal, reason=cause)
    return replace(refusal, reason=cause, hint=f'Tulis alamatnya "{right}".', mend=Mend(line, address, right))


def _bare(text: str) -> str:
    """Text without marks and with the parser's escapes undone."""
    text = MARK.sub("", text)
    return UNPRINTABLE.sub("", ESCAPED.sub(lambda m: chr(int(m[1])), text)) if "\x02" in text else text


def _first_line_mark(text: str) -> str:
    mark = LINE_MARK.search(text)
    return mark[0] if mark else ""
