"""Element tree → nodes. What is not allowed is refused, never lost in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from sosialisasi.files import slug_of
from sosialisasi.markup.nodes import Child, Node, is_node, plain
from sosialisasi.markup.tidy import (
    CAPTION,
    INLINE,
    LINE_BASE,
    LINE_MARK,
    MARK,
    MAX_PARAGRAPH,
    SPACES,
    STYLE_BASE,
    STYLES,
    UNPRINTABLE,
    short,
)
from sosialisasi.model import Heading, Ref, RefKind, Verdict
from sosialisasi.problems import Problem, problem

MAX_RUNS = 500
"""Runs of ``*`` and ``_`` in one paragraph."""
MAX_PARAGRAPH_MARKS = 1000
"""All signs of Markdown in one paragraph: for each, the paragraph is copied."""

_BLOCKS = frozenset({"p", "ul", "ol", "table", "hr", "blockquote", "h1", "h2", "h3", "h4"})
ESCAPED = re.compile("\x02(\\d{1,6})\x03")
_RUNS = re.compile(r"[*_]+")
_GUIDANCE = re.compile(r"[A-Za-z]-\d+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_EXTERNAL = re.compile(
    r"https://[^\s/?#@\\]+(?:[/?#]\S*)?|mailto:[^\s@]+@[^\s@]+|tel:\+?[0-9().-]+", re.IGNORECASE | re.ASCII
)
_URL = re.compile(r"https?://\S+")


class Reader:
    """Element tree → nodes. Follows the line marks, makes the holes, and refuses what is not allowed."""

    def __init__(self, first_line: int, problems: list[Problem]) -> None:
        self.first_line = self.line = first_line
        self.problems = problems
        self.headings: list[Heading] = []
        self.ids: dict[str, int] = {}
        """The ids of headings, and how many headings of each text there were."""
        self.html_seen = False

    def _refuse(self, code: str, **details: str) -> None:
        self.problems.append(problem(code, line=self.line, **details))

    def guard(self, root: Element) -> None:
        """Keep away from the inline parser what it need not read, and what would take it seconds (with a problem)."""
        for element in root.iter():
            element.text, element.tail = self._guarded(element.text), self._guarded(element.tail)

    def _guarded(self, text: str | None) -> str | None:
        if not text or not INLINE.search(text):
            return AtomicString(text) if text else text
        if len(text) < MAX_RUNS or (
            len(text) < MAX_PARAGRAPH
            and len(_RUNS.findall(text)) < MAX_RUNS
            and len(INLINE.findall(text)) < MAX_PARAGRAPH_MARKS
        ):
            return text
        self._follow(_first_line_mark(text))
        self._refuse("naskah-terlalu-rumit")
        return AtomicString(text)

    def _follow(self, text: str) -> None:
        if marks := LINE_MARK.findall(text):
            self.line = self.first_line + ord(marks[-1]) - LINE_BASE

    def words(self, raw: str | None) -> list[Child]:
        if not raw:
            return []
        self._follow(raw)
        if "[[" in raw:
            self._refuse("rujukan-tak-ditutup", potongan=short(_bare(raw[raw.index("[[") :])))
        text = SPACES.sub(" ", _bare(raw))
        return [text] if text else []

    def flow(self, element: Element) -> list[Child]:
        """The children of an element, blocks and spans, as nodes."""
        out = self.words(element.text)
        for child in element:
            is_block = child.tag in _BLOCKS
            out += self.block(child) if is_block else self.span(child)
            if not (is_block and not (child.tail or "").strip()):
                out += self.words(child.tail)
        return _trim(out)

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
            case "p":
                children = self.flow(element)
                return [Node("p", children)] if children else []
            case _:
                return self._heading(element)

    def span(self, element: Element) -> list[Child]:
        match element.tag:
            case "strong" | "em":
                return [Node(element.tag, self.flow(element))]
            case "code":
                text = (element.text or "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
                self._follow(text)
                return [Node("code", [SPACES.sub(" ", _bare(text)).strip()])]
            case "br":
                return [Node("br")]
            case "ref":
                return [self._ref(element.text or "")]
            case "a":
                return self._link(element)
            case "img":
                self._refuse("gambar-dilarang", potongan=short(_bare(element.text or "")))
            case "html":
                self._raw_html(short(_bare(element.text or "")))
        raw = "".join(element.itertext())
        self._follow(raw)
        return [SPACES.sub(" ", _bare(raw))]

    def _raw_html(self, snippet: str) -> None:
        if not (self.html_seen and snippet.startswith("</")):  # the end of a tag that was refused
            self._refuse("html-dilarang", potongan=snippet)
        self.html_seen = True

    def _ref(self, raw: str) -> Ref:
        target, line = SPACES.sub(" ", _bare(raw)).strip(), self.line
        self._follow(raw)
        if _GUIDANCE.fullmatch(target):
            return Ref(kind=RefKind.GUIDANCE, target=target.upper(), text=target.upper(), line=line)
        return Ref(kind=RefKind.CITATION, target=target, text=target, line=line)

    def _link(self, element: Element) -> list[Child]:
        href = SPACES.sub(" ", _bare(element.get("href", ""))).strip()
        line = self.line
        if href.lower().startswith("www."):
            self._refuse("dirapikan", apa=f'Alamat "{short(href)}" tanpa https://', menjadi=f'"https://{short(href)}"')
            href = f"https://{href}"
        is_nested = any(child is not element for tag in ("a", "ref") for child in element.iter(tag))
        children = self.flow(element)
        text = plain(children) or href
        if _EXTERNAL.fullmatch(href) and len(href) <= 2000:
            return [Node("a", [text] if is_nested or not children else children, {"href": href})]
        if not href or href.startswith("//") or "\\" in href or _SCHEME.match(href.replace(" ", "")):
            self.problems.append(problem("tautan-berbahaya", line=line, tautan=short(href)))
            return children
        return [Ref(kind=RefKind.LINK, target=href, text=text, line=line)]

    def _heading(self, element: Element) -> list[Child]:
        children = self.flow(element)
        if not children:
            return []
        level, text = int(element.tag[1]), plain(children)
        identity = base = slug_of(text) or "bagian"
        while identity in self.ids:
            self.ids[base] += 1
            identity = f"{base}-{self.ids[base]}"
        self.ids[identity] = 1
        self.headings.append(Heading(level=level, id=identity, text=text))
        return [Node(element.tag, children, {"id": identity})]

    def _list(self, element: Element) -> Node:
        node = Node(element.tag)
        if element.tag == "ol":
            first = next((text for text in element.itertext() if text.strip()), "")[:1]
            style = ord(first) - STYLE_BASE if first >= chr(STYLE_BASE) else 0
            node.attrs = {"style": STYLES[style], "start": element.get("start", "1")}
        node.children = [self._item(child) for child in element]
        return node

    def _item(self, element: Element) -> Node:
        children = self.flow(element)
        head = children[0] if children else ""
        if is_node(head, "p") and sum(is_node(child, "p") for child in children) == 1:
            children[:1] = head.children
        if len(children) == 1 and isinstance(children[0], Ref) and children[0].kind is RefKind.GUIDANCE:
            return Node("li", [replace(children[0], kind=RefKind.GUIDANCE_BLOCK)], {"butir": "butir"})
        verdict = _take_label(children, tuple(Verdict))
        return Node("li", children, {"putusan": verdict} if verdict else {})

    def _table(self, element: Element) -> Node:
        """A row without a mark was not written by the author: the block parser adds one below an empty table."""
        table = Node("table")
        for row in element.iter("tr"):
            if any(cell.text for cell in row):
                cells = [Node(cell.tag, self.flow(cell), dict(cell.attrib)) for cell in row]
                table.children.append(Node("tr", [*cells]))
        return table

    def _quote(self, element: Element) -> list[Child]:
        """A quotation is a statement of somebody, never a rule: its words, its source, and our correction."""
        start = _first_line_mark("".join(element.itertext()))
        children = self.flow(element)
        self._follow(start)
        special = [i for i, child in enumerate(children) if CAPTION.match(_lead(child)) or _is_correction(child)]
        cut = special[0] if special else len(children)
        words, notes = children[:cut], children[cut:]
        captions: list[Child] = []
        correction: list[Child] = []
        for child in notes:
            (captions if CAPTION.match(_lead(child)) else correction).append(child)
        attrs = self._caption(plain(captions[:1], urls=True)) if len(captions) == 1 else {}
        if not words or not attrs or (correction and not _is_correction(correction[0])):
            self._refuse("kutipan-tanpa-sumber")
            return [Node("blockquote", children)] if children else []
        _take_label(correction, {"koreksi"})
        if correction and is_node(correction[0], "p"):
            correction[:1] = correction[0].children
        return [Node("pernyataan", [Node("ucapan", words), Node("koreksi", _trim(correction))], attrs)]

    def _caption(self, text: str) -> dict[str, str]:
        """``— Nama; Jabatan; tanggal; sumber https://…`` as fields; nothing if one is missing."""
        url = _URL.search(text)
        address = url[0].rstrip(".,;:)") if url else ""
        if address and not _EXTERNAL.fullmatch(address):
            self._refuse("tautan-berbahaya", tautan=short(address))
        text = (text.replace(address, "", 1) if address else text).lstrip()
        text = text[lead.end() :] if (lead := CAPTION.match(text)) else text
        fields = [part.strip() for part in text.split(";")]
        name, *office, day, source = fields if len(fields) >= 4 else [""] * 4
        source = re.sub(r"(?i)^sumber\b:?\s*", "", source).rstrip(" .,:(")
        if not (name and any(office) and day and (source or address)):
            return {}
        return {"nama": name, "jabatan": "; ".join(office), "tanggal": day, "sumber": source, "alamat": address}


def _bare(text: str) -> str:
    """Text without marks and with the parser's escapes undone."""
    text = MARK.sub("", text)
    return UNPRINTABLE.sub("", ESCAPED.sub(lambda m: chr(int(m[1])), text)) if "\x02" in text else text


def _first_line_mark(text: str) -> str:
    mark = LINE_MARK.search(text)
    return mark[0] if mark else ""


def _lead(child: Child) -> str:
    """The plain text of a paragraph, or nothing."""
    return plain(child.children).lstrip() if is_node(child, "p") else ""


def _is_correction(child: Child) -> bool:
    return _lead(child).lower().startswith("koreksi:")


def _trim(children: list[Child]) -> list[Child]:
    """Without the space at both ends."""
    if children and isinstance(children[0], str):
        children[0] = children[0].lstrip()
    if children and isinstance(children[-1], str):
        children[-1] = children[-1].rstrip()
    return [child for child in children if child != ""]


def _take_label(children: list[Child], words: Iterable[str]) -> str:
    """Take a leading ``Kata:`` or ``**Kata:**`` off; gives the word in lower case, or nothing."""
    head = children[0] if children else ""
    if isinstance(head, str):
        word, colon, rest = head.partition(":")
        consumed = 1
    elif is_node(head, "p"):
        return _take_label(head.children, words)
    elif is_node(head, "strong"):
        after = children[1] if len(children) > 1 and isinstance(children[1], str) else ""
        word, colon, rest = (plain(head.children) + after).partition(":")
        consumed = 2 if after else 1
        if colon and word.strip() != plain(head.children).removesuffix(":").strip():
            return ""
    else:
        return ""
    if not colon or word.strip().lower() not in words:
        return ""
    children[:consumed] = [rest.lstrip()] if rest.strip() else []
    return word.strip().lower()
