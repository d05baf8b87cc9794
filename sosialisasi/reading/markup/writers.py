"""Nodes → HTML and Typst, each with holes for what only the site can fill.

The plain tags of Markdown are written here. Whatever has a look of its own is left to templates: a node in HTML, the
call of a function in Typst.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from markupsafe import escape

from sosialisasi.reading.markup.nodes import Child, Node, is_node, plain_text
from sosialisasi.reading.markup.safe import typst_call, typst_literal, typst_string
from sosialisasi.site.model import Element, Parts


def sealed(written: Iterable[Child], numbers: Mapping[int, int]) -> Parts:
    """What was written, as it is kept: texts joined, references by their numbers, nodes as elements."""
    out: list[str | int | Element] = []
    for is_text, group in groupby(written, key=lambda part: isinstance(part, str)):
        if is_text:
            out.append("".join(map(str, group)))
        else:
            out += [_element(part, numbers) if isinstance(part, Node) else numbers[id(part)] for part in group]
    return tuple(out)


def _element(node: Node, numbers: Mapping[int, int]) -> Element:
    return Element(tag=node.tag, attrs=node.attrs, verdict=node.verdict, parts=sealed(node.children, numbers))


def html_of(children: Iterable[Child]) -> list[Child]:
    """Nodes as texts of HTML; what has a look of its own stays a node, and a reference a hole."""
    return _written(children, _html_node, lambda text: str(escape(text)))


def typst_of(children: Iterable[Child]) -> list[Child]:
    """Nodes as texts of Typst; a reference stays a hole."""
    return _written(children, _typst_node, typst_literal)


def _written(
    children: Iterable[Child], of_node: Callable[[Node], list[Child]], of_text: Callable[[str], str]
) -> list[Child]:
    out: list[Child] = []
    for child in children:
        if isinstance(child, str):
            out.append(of_text(child))
        elif isinstance(child, Node):
            out += of_node(child)
        else:
            out.append(child)
    return out


def _html_node(node: Node) -> list[Child]:
    tag, attrs = node.tag, node.attrs
    match tag:
        case "br":
            return ["<br>"]
        case "hr":
            return ["<hr>\n"]
        case "li":
            return _html_item(node)
        case "table":
            head, *rows = _nodes(node)
            body = ["</thead>\n<tbody>\n", *html_of(rows), "</tbody>\n"]
            return [Node("table", ["<thead>\n", *html_of([head]), *body])]
        case "isi-catatan":
            return [Node(tag, html_of(_unwrapped(node)), attrs)]
    inner = html_of(node.children)
    match tag:
        case "h2" | "h3" | "h4":
            return [f'<{tag} id="{attrs["id"]}">', *inner, f"</{tag}>\n"]
        case "a":
            return [f'<a href="{escape(attrs["href"])}" rel="external">', *inner, "</a>"]
        case "p" | "ul" | "blockquote":
            return [f"<{tag}>", *inner, f"</{tag}>\n"]
        case "strong" | "em" | "code":
            return [f"<{tag}>", *inner, f"</{tag}>"]
        case "ol" if attrs["style"][1:] == ".":
            return [f"<ol{_html_numbering(attrs)}>\n", *inner, "</ol>\n"]
        case "tr":
            return ["<tr>", *inner, "</tr>\n"]
        case "th" | "td":
            # An empty heading names no column, so it is not announced as one.
            kind = tag if inner else "td"
            if (align := attrs.get("align")) in ("right", "center"):
                return [Node("sel", inner, {"jenis": kind, "rata": align})]
            return [f'<{kind} scope="col">' if kind == "th" else f"<{kind}>", *inner, f"</{kind}>"]
    return [Node(tag, inner, attrs)]


def _html_item(item: Node) -> list[Child]:
    attrs, inner = dict(item.attrs), item.children
    if "nomor" in attrs and inner and is_node(inner[0], "p"):  # The number of an item stands in its first line.
        number = Node("nomor-tulis", [], {"nomor": attrs.pop("nomor")})
        inner = [Node("p", [number, *inner[0].children]), *inner[1:]]
    if attrs.keys() <= {"value"} and not item.verdict:
        return [f'<li value="{attrs["value"]}">' if attrs else "<li>", *html_of(inner), "</li>\n"]
    return [Node("li", html_of(inner), attrs, item.verdict)]


def _html_numbering(attrs: dict[str, str]) -> str:
    kind = attrs["style"][0]
    return (f' type="{kind}"' if kind != "1" else "") + (f' start="{attrs["start"]}"' if attrs["start"] != "1" else "")


def _unwrapped(note: Node) -> list[Child]:
    """The one paragraph of a note as its words, so that the way back stands behind them."""
    match note.children:
        case [Node(tag="p") as only]:
            return only.children
        case several:
            return several


def _call(function: str, children: Iterable[Child], end: str = ";") -> list[Child]:
    return [f"#{function}[", *typst_of(children), f"]{end}"]


def _own_call(name: str, *arguments: str) -> str:
    """A function of the templates with its first arguments; what it encloses follows."""
    return f"{name}({', '.join(map(typst_string, arguments))})"


def _typst_node(node: Node) -> list[Child]:
    match node.tag:
        case "p":
            return [*typst_of(node.children), "#parbreak();\n"]
        case "hr":
            return [typst_call("garis"), "\n"]
        case "br":
            return ["#linebreak();"]
        case "strong":
            return _call("strong", node.children)
        case "em":
            return _call("emph", node.children)
        case "code":
            return [f"#raw({typst_string(plain_text(node.children))});"]
        case "a":
            return _call(_own_call("tautan", node.attrs["href"]), node.children)
        case "ul":
            return _typst_bullets(node)
        case "ol":
            return _typst_numbers(node)
        case "rujuk-catatan":
            return _call("super", [node.attrs["nomor"]])
        case "catatan-kaki":
            items = [Node("li", _unwrapped(note), {"value": note.attrs["nomor"]}) for note in _nodes(node)]
            notes = Node("ol", [*items], {"style": "1.", "start": items[0].attrs["value"]})
            return _call(_own_call("catatan-kaki", "Catatan kaki"), [notes], ";\n")
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


def _typst_item(item: Node) -> list[Child]:
    if item.verdict:
        return _call(_own_call("putusan", item.verdict.symbol, item.verdict.label), item.children, ";\n")
    return _call("butir", item.children, ";\n") if "butir" in item.attrs else typst_of(item.children)


def _contents(nodes: Iterable[Child], before: str = "[", after: str = "]") -> list[Child]:
    out: list[Child] = []
    for node in nodes:
        if isinstance(node, Node):
            out += [before, *(_typst_item(node) if node.tag == "li" else typst_of(node.children)), after]
    return out


def _nodes(node: Node) -> list[Node]:
    return [child for child in node.children if isinstance(child, Node)]


def _typst_numbers(node: Node) -> list[Child]:
    """A list that counts by itself, one that is told where numbers jump, or one whose items bear their own."""
    items = _nodes(node)
    if not node.attrs["style"]:
        marks = "".join(f"{typst_string(item.attrs['nomor'])}, " for item in items)
        return [f"#enum(numbering: n => ({marks}).at(n - 1))", *_contents(items), ";\n"]
    numbering = f'#enum(numbering: "{node.attrs["style"]}", start: {node.attrs["start"]}'
    if not any("value" in item.attrs for item in items):
        return [f"{numbering})", *_contents(items), ";\n"]
    out: list[Child] = [numbering]
    for item in items:
        value = item.attrs.get("value", "auto")
        out += [f", enum.item({value})[", *_typst_item(item), "]"]
    return [*out, ");\n"]


def _typst_bullets(node: Node) -> list[Child]:
    """Verdicts and items stand by themselves; the bullets between them make lists."""
    out: list[Child] = []
    for is_own, group in groupby(node.children, key=_is_own):
        items = list(group)
        out += typst_of(items) if is_own else ["#list", *_contents(items), ";\n"]
    return out


def _is_own(item: Child) -> bool:
    return isinstance(item, Node) and bool(item.attrs or item.verdict)


def _typst_table(table: Node) -> list[Child]:
    head, *rows = [child for child in table.children if isinstance(child, Node)]
    align = "".join(f"{cell.attrs.get('align', 'left')}, " for cell in head.children if isinstance(cell, Node))
    out: list[Child] = [f"#table(columns: {len(head.children)}, align: ({align}), table.header("]
    out += [*_contents(head.children, after="], "), "), "]
    for row in rows:
        out += _contents(row.children, after="], ")
    return [*out, ");\n"]


def _typst_statement(node: Node) -> list[Child]:
    words, correction = (child.children for child in node.children if isinstance(child, Node))
    fields = {key: node.attrs[key] for key in ("nama", "jabatan", "tanggal")}
    fields["sumber"] = f"{node.attrs['sumber']} {node.attrs['alamat']}".strip()
    named = ", ".join(f"{key}: {typst_string(value)}" for key, value in fields.items())
    note: list[Child] = ["[", *typst_of(correction), "]"] if correction else ["none"]
    return [f"#pernyataan({named}, koreksi: ", *note, ")[", *typst_of(words), "];\n"]
