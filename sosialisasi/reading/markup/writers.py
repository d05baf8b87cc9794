"""Nodes → HTML and Typst, each with holes for what only the site can fill."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup, escape

from sosialisasi.reading.markup.nodes import Child, Node, plain, source_line, source_name
from sosialisasi.reading.markup.safe import typst_literal, typst_string
from sosialisasi.site.model import Ref, Verdict

_Parts = list[str | Ref]

_KINDS = {"a": "abjad", "A": "abjad-besar", "i": "romawi", "I": "romawi-besar"}
_VERDICTS = {verdict.value: verdict for verdict in Verdict}


def badge(verdict: Verdict) -> Markup:
    """The sign and the word of a verdict, as every page shows them."""
    sign = Markup('<span aria-hidden="true">{}</span> {}').format(verdict.symbol, verdict.label)
    return Markup('<strong class="putusan-kata">{}</strong>').format(sign)


def typst_badge(verdict: Verdict) -> str:
    """The call that sets what follows it under a verdict; ``putusan`` is in ``_dasar.typ``."""
    return f"putusan({typst_string(verdict.symbol)}, {typst_string(verdict.label)})"


def merge(parts: _Parts) -> tuple[str | Ref, ...]:
    out: _Parts = []
    for is_ref, group in groupby(parts, key=lambda part: isinstance(part, Ref)):
        run = list(group)
        out += run if is_ref else ["".join(map(str, run))]
    return tuple(out)


def html_of(children: Iterable[Child]) -> _Parts:
    out: _Parts = []
    for child in children:
        if isinstance(child, Node):
            out += _html_node(child)
        else:
            out.append(child if isinstance(child, Ref) else str(escape(child)))
    return out


def _html_node(node: Node) -> _Parts:
    inner, tag, attrs = html_of(node.children), node.tag, node.attrs
    match tag:
        case "br":
            return ["<br>"]
        case "hr":
            return ["<hr>\n"]
        case "h2" | "h3" | "h4":
            return [f'<{tag} id="{attrs["id"]}">', *inner, f"</{tag}>\n"]
        case "a":
            return [f'<a href="{escape(attrs["href"])}" rel="external">', *inner, "</a>"]
        case "ol":
            if attrs["style"]:
                return [f"<ol{_html_numbering(attrs)}>\n", *inner, "</ol>\n"]
            return ['<ul class="daftar-tulis">\n', *inner, "</ul>\n"]
        case "li":
            return _html_item(node)
        case "rujuk-catatan" | "catatan-kaki":
            return _html_note_mark(attrs) if tag == "rujuk-catatan" else _html_notes(node)
        case "table":
            return _html_table(node)
        case "pernyataan":
            return _html_statement(node)
        case "strong" | "em" | "code":
            return [f"<{tag}>", *inner, f"</{tag}>"]
        case _:
            return [f"<{tag}>", *inner, f"</{tag}>\n"]


def _html_numbering(attrs: dict[str, str]) -> str:
    style = attrs["style"]
    kind = style.strip("().")
    shape = "kurung" if style[0] == "(" else "tutup" if style[-1] == ")" else ""
    if shape and kind != "1":  # A style sheet cannot tell "a" from "A".
        shape += f" {_KINDS[kind]}"
    return (
        (f' type="{kind}"' if kind != "1" else "")
        + (f' start="{attrs["start"]}"' if attrs["start"] != "1" else "")
        + (f' class="{shape}"' if shape else "")
    )


def _html_item(item: Node) -> _Parts:
    attrs = item.attrs
    number = f'<span class="nomor-tulis">{escape(attrs["nomor"])}</span> ' if "nomor" in attrs else ""
    inner = html_of(item.children)
    if number and inner and str(inner[0]).startswith("<p>"):
        number, inner[0] = "", f"<p>{number}{str(inner[0])[3:]}"
    start = f'<li value="{attrs["value"]}"' if "value" in attrs else "<li"
    if verdict := attrs.get("putusan"):
        start += f' class="putusan putusan-{verdict}">{number}{badge(_VERDICTS[verdict])} '
    else:
        start += f' class="butir">{number}' if "butir" in attrs else f">{number}"
    return [start, *inner, "</li>\n"]


def _html_note_mark(attrs: dict[str, str]) -> _Parts:
    """An underline is in no id of a heading."""
    number, place = attrs["nomor"], _back(attrs["nomor"], attrs["kali"])
    label = f'role="doc-noteref" aria-label="Catatan kaki {number}"'
    return [f'<sup><a id="{place}" href="#catatan_{number}" {label}>{number}</a></sup>']


def _html_notes(notes: Node) -> _Parts:
    out: _Parts = ['<div class="catatan-kaki" role="doc-endnotes" aria-label="Catatan kaki">\n<ol>\n']
    for note in notes.children:
        if isinstance(note, Node):
            number, times = note.attrs["nomor"], int(note.attrs["kali"])
            backs = "".join(
                f' <a href="#{_back(number, str(time))}" role="doc-backlink" '
                f'aria-label="Kembali ke tempat catatan {number}{f", ke-{time}" if times > 1 else ""}">↩</a>'
                for time in range(1, times + 1)
            )
            out += [f'<li id="catatan_{number}" value="{number}">', *html_of(_unwrapped(note)), f"{backs}</li>\n"]
    return [*out, "</ol>\n</div>\n"]


def _back(number: str, time: str) -> str:
    return f"rujuk_{number}" + (f"_{time}" if time != "1" else "")


def _unwrapped(note: Node) -> list[Child]:
    """The one paragraph of a note as its words, so that the way back stands behind them."""
    match note.children:
        case [Node(tag="p") as only]:
            return only.children
        case several:
            return several


def _html_table(table: Node) -> _Parts:
    out: _Parts = ['<div class="tabel-gulir" tabindex="0" role="region" aria-label="Tabel"><table>\n<thead>\n']
    for number, row in enumerate(child for child in table.children if isinstance(child, Node)):
        out.append("<tr>")
        for cell in row.children:
            if isinstance(cell, Node):
                # An empty heading names no column, so it is not announced as one.
                tag = "th" if cell.tag == "th" and cell.children else "td"
                side = {"right": ' class="kanan"', "center": ' class="tengah"'}.get(cell.attrs.get("align", ""), "")
                scope = ' scope="col"' if tag == "th" else ""
                out += [f"<{tag}{scope}{side}>", *html_of(cell.children), f"</{tag}>"]
        out.append("</tr>\n" if number else "</tr>\n</thead>\n<tbody>\n")
    return [*out, "</tbody>\n</table></div>\n"]


def _html_statement(node: Node) -> _Parts:
    words, correction = (child.children for child in node.children if isinstance(child, Node))
    attrs = node.attrs
    source = escape(source_name(attrs))
    if attrs["alamat"]:
        source = Markup('<a href="{}" rel="external">{}</a>').format(attrs["alamat"], source)
    note: _Parts = ['<div class="koreksi"><strong>Koreksi:</strong> ', *html_of(correction), "</div>\n"]
    return [
        '<div class="pernyataan"><figure><p class="pernyataan-label">Pernyataan, bukan aturan</p>\n<blockquote>',
        *html_of(words),
        f"</blockquote>\n<figcaption>{escape(source_line(attrs))}{source}</figcaption></figure>\n",
        *(note if correction else []),
        "</div>\n",
    ]


def typst_of(children: Iterable[Child]) -> _Parts:
    out: _Parts = []
    for child in children:
        if isinstance(child, Node):
            out += _typst_node(child)
        else:
            out.append(child if isinstance(child, Ref) else typst_literal(child))
    return out


def _call(name: str, children: Iterable[Child], end: str = ";") -> _Parts:
    return [f"#{name}[", *typst_of(children), f"]{end}"]


def _typst_node(node: Node) -> _Parts:
    match node.tag:
        case "p":
            return [*typst_of(node.children), "#parbreak();\n"]
        case "hr":
            return ["#garis();\n"]
        case "br":
            return ["#linebreak();"]
        case "strong":
            return _call("strong", node.children)
        case "em":
            return _call("emph", node.children)
        case "code":
            return [f"#raw({typst_string(plain(node.children))});"]
        case "a":
            return _call(f"tautan({typst_string(node.attrs['href'])})", node.children)
        case "ul":
            return _typst_bullets(node)
        case "ol":
            return _typst_numbers(node)
        case "rujuk-catatan":
            return [f"#super[{typst_literal(node.attrs['nomor'])}];"]
        case "catatan-kaki":
            items = [Node("li", _unwrapped(note), {"value": note.attrs["nomor"]}) for note in _nodes(node)]
            title = f"#strong[{typst_literal('Catatan kaki')}];#parbreak();\n"
            return [title, *_typst_numbers(Node("ol", [*items], {"style": "1.", "start": items[0].attrs["value"]}))]
        case "li":
            return _typst_item(node)
        case "table":
            return _typst_table(node)
        case "pernyataan":
            return _typst_statement(node)
        case "blockquote":
            return _call("quote(block: true)", node.children, ";\n")
        case _:
            return _call(f"heading(level: {node.tag[1]})", node.children, ";\n")


def _typst_item(item: Node) -> _Parts:
    if verdict := item.attrs.get("putusan"):
        return _call(typst_badge(_VERDICTS[verdict]), item.children, ";\n")
    return _call("butir", item.children, ";\n") if "butir" in item.attrs else typst_of(item.children)


def _contents(nodes: Iterable[Child], before: str = "[", after: str = "]") -> _Parts:
    out: _Parts = []
    for node in nodes:
        if isinstance(node, Node):
            out += [before, *(_typst_item(node) if node.tag == "li" else typst_of(node.children)), after]
    return out


def _nodes(node: Node) -> list[Node]:
    return [child for child in node.children if isinstance(child, Node)]


def _typst_numbers(node: Node) -> _Parts:
    """A list that counts by itself, one that is told where numbers jump, or one whose items bear their own."""
    items = _nodes(node)
    if not node.attrs["style"]:
        marks = "".join(f"{typst_string(item.attrs['nomor'])}, " for item in items)
        return [f"#enum(numbering: n => ({marks}).at(n - 1))", *_contents(items), ";\n"]
    numbering = f'#enum(numbering: "{node.attrs["style"]}", start: {node.attrs["start"]}'
    if not any("value" in item.attrs for item in items):
        return [f"{numbering})", *_contents(items), ";\n"]
    out: _Parts = [numbering]
    for item in items:
        value = item.attrs.get("value", "auto")
        out += [f", enum.item({value})[", *_typst_item(item), "]"]
    return [*out, ");\n"]


def _typst_bullets(node: Node) -> _Parts:
    """Verdicts and items stand by themselves; the bullets between them make lists."""
    out: _Parts = []
    for is_own, group in groupby(node.children, key=lambda item: isinstance(item, Node) and bool(item.attrs)):
        items = list(group)
        out += typst_of(items) if is_own else ["#list", *_contents(items), ";\n"]
    return out


def _typst_table(table: Node) -> _Parts:
    head, *rows = [child for child in table.children if isinstance(child, Node)]
    align = "".join(f"{cell.attrs.get('align', 'left')}, " for cell in head.children if isinstance(cell, Node))
    out: _Parts = [f"#table(columns: {len(head.children)}, align: ({align}), table.header("]
    out += [*_contents(head.children, after="], "), "), "]
    for row in rows:
        out += _contents(row.children, after="], ")
    return [*out, ");\n"]


def _typst_statement(node: Node) -> _Parts:
    words, correction = (child.children for child in node.children if isinstance(child, Node))
    fields = {key: node.attrs[key] for key in ("nama", "jabatan", "tanggal")}
    fields["sumber"] = f"{node.attrs['sumber']} {node.attrs['alamat']}".strip()
    named = ", ".join(f"{key}: {typst_string(value)}" for key, value in fields.items())
    note: _Parts = ["[", *typst_of(correction), "]"] if correction else ["none"]
    return [f"#pernyataan({named}, koreksi: ", *note, ")[", *typst_of(words), "];\n"]
