"""What every file of Word begins as: an empty document with our page, our styles and our numbers, and nothing else.

Whoever edits it changes a style and not each paragraph. python-docx knows how a package of Word is put together; the
template that it brings along is emptied first, since its styles alone are half a megabyte.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from sosialisasi.ground.dates import Day
from sosialisasi.site.words import Paper, Size

FONT = "Arial"
"""Every Windows has it, and every other system something as wide."""
SIDE_MARGINS = 25, 20
"""Left and right, in mm."""
PAGES: Mapping[Size, tuple[int, int]] = {Paper.A4: (210, 297), Paper.F4: (215, 330)}
"""Width and height in mm."""

TITLE, HEADING = "Heading 1", "Heading 2"
LETTERHEAD, OFFICE, ADDRESS, RULE = "Kop", "Kop Kantor", "Kop Alamat", "Kop Garis"
SUBTITLE, TEXT, FACT, ITEM = "Subjudul", "Body Text", "Keterangan", "List Number"
CELL, HEAD, MIDDLE, STRONG = "Isi Tabel", "Kepala Tabel", "Isi Tabel Tengah", "Isi Tabel Tebal"
AFTER = "Sesudah Tabel"
SIGNING, ROLE, SIGNER = "Penanda Tangan", "Sebutan Penanda Tangan", "Nama Penanda Tangan"
GRID, PLAIN = "Table Grid", "Tabel Tanpa Garis"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """A style of paragraphs; sizes and spaces in points."""

    based_on: str | None = "Normal"
    size: float | None = None
    is_bold: bool | None = None
    is_caps: bool | None = None
    is_centred: bool = False
    before: float | None = None
    after: float | None = None
    stays_with_next: bool | None = None


_LOOKS: Mapping[str, _Look] = {
    "Normal": _Look(based_on=None, size=11, before=0, after=0),
    TITLE: _Look(size=13, is_bold=True, is_caps=True, is_centred=True, after=4, stays_with_next=True),
    HEADING: _Look(is_bold=True, before=12, after=4, stays_with_next=True),
    TEXT: _Look(before=4, after=6),
    LETTERHEAD: _Look(size=12, is_bold=True, is_centred=True),
    OFFICE: _Look(based_on=LETTERHEAD, size=15),
    ADDRESS: _Look(based_on=LETTERHEAD, size=10, is_bold=False),
    RULE: _Look(size=4, after=8),
    SUBTITLE: _Look(is_centred=True, after=10),
    FACT: _Look(after=2),
    ITEM: _Look(before=4, after=4),
    CELL: _Look(size=10.5, before=2, after=2),
    HEAD: _Look(based_on=CELL, is_bold=True, is_centred=True, stays_with_next=True),
    MIDDLE: _Look(based_on=CELL, is_centred=True),
    STRONG: _Look(based_on=CELL, is_bold=True, stays_with_next=True),
    AFTER: _Look(size=4),
    SIGNING: _Look(is_centred=True),
    ROLE: _Look(based_on=SIGNING, before=12),
    SIGNER: _Look(based_on=SIGNING, is_bold=True, before=44),
    "Header": _Look(size=10, is_bold=True, is_centred=True),
    "Footer": _Look(size=8.5),
}
_BUILTIN = frozenset({"Normal", TITLE, HEADING, TEXT, ITEM, "Header", "Footer"})
"""What Word knows by itself, and lists in its own language."""

_SETTINGS = """\
<w:zoom w:percent="100"/>
<w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat>
  <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
</w:compat>
<w:themeFontLang w:val="id-ID"/>
<w:decimalSymbol w:val=","/>
<w:listSeparator w:val=";"/>
"""
"""``compatibilityMode`` 15 is Word since 2013: without it, the title bar would speak of compatibility."""

_DEFAULTS = """\
<w:docDefaults>
  <w:rPrDefault><w:rPr>
    <w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>
    <w:sz w:val="22"/><w:szCs w:val="22"/>
    <w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/>
  </w:rPr></w:rPrDefault>
  <w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="252" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
"""

_TABLES = """\
<w:style w:type="table" w:default="1" w:styleId="TableNormal">
  <w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
  <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
    <w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>
  </w:tblCellMar></w:tblPr>
</w:style>
<w:style w:type="table" w:styleId="TableGrid">
  <w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/>
  <w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr>
</w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="TabelTanpaGaris">
  <w:name w:val="Tabel Tanpa Garis"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/>
</w:style>
"""

_LINE = '<w:{side} w:val="single" w:sz="6" w:space="0" w:color="auto"/>'
"""Of 0.75 pt."""
_SIDES = "top", "left", "bottom", "right", "insideH", "insideV"

_NUMBERS = """\
<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">
  <w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="{after}"/><w:lvlText w:val="{form}"/>
  <w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{left}"/></w:pPr>
</w:lvl></w:abstractNum>
"""
_ROWS, _ITEMS = 0, 1
"""The two ways of counting: the rows of a table, and the items of a list."""


def begin(paper: Size) -> Document:
    """An empty document on this paper."""
    document = docx.Document(BytesIO(_blank()))
    width, height = PAGES[paper]
    section = document.sections[0]
    section.page_width, section.page_height = Mm(width), Mm(height)
    footer = document.styles["Footer"]
    assert isinstance(footer, ParagraphStyle)
    footer.paragraph_format.tab_stops.add_tab_stop(Mm(text_width(paper)), WD_TAB_ALIGNMENT.RIGHT)
    return document


def text_width(paper: Size) -> int:
    """In mm."""
    return PAGES[paper][0] - sum(SIDE_MARGINS)


def new_count(document: Document, *, of_rows: bool) -> int:
    """The number by which Word knows a count of its own, from 1 on, of the rows of a table or the items of a list."""
    root = document.part.numbering_part.element
    id = len(root)  # After the two ways of counting, from 2 on.
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    way = f'<w:abstractNumId w:val="{_ROWS if of_rows else _ITEMS}"/>'
    root.append(parsed(f'<w:num w:numId="{id}">{way}{start}</w:num>')[0])
    return id


def count_by(paragraph: Paragraph, id: int) -> None:
    """Let a count number this paragraph too."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = id


def describe(table: Table, about: str, widths: Sequence[int]) -> None:
    """Fix the widths of its columns, in mm, and say ``about`` what it is to whoever has it read aloud."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    properties = table._tbl.tblPr
    whole = properties.find(_name("tblW"))
    assert whole is not None
    whole.set(_name("type"), "dxa")
    whole.set(_name("w"), str(Mm(sum(widths)).twips))
    caption = parsed('<w:tblCaption w:val=""/>')[0]
    caption.set(_name("val"), about)
    properties.append(caption)


def repeat(row: _Row) -> None:
    """Let the head of a table stand on each of its pages."""
    keep_whole(row)
    row._tr.get_or_add_trPr().append(parsed("<w:tblHeader/>")[0])


def keep_whole(row: _Row) -> None:
    """Let no page end within a row."""
    row._tr.get_or_add_trPr().insert(0, parsed("<w:cantSplit/>")[0])


def add_field(paragraph: Paragraph, code: str) -> None:
    """A number that Word counts by itself; until it has, it shows 1."""
    paragraph._p.append(parsed(f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')[0])


def name_picture(paragraph: Paragraph, about: str) -> None:
    """Say what the picture of a paragraph shows, to whoever has it read aloud."""
    for properties in paragraph._p.iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    ):
        properties.set("descr", about)


def saved(document: Document, day: Day) -> bytes:
    """The document as a file: the same bytes on every computer. Nothing is compressed, since other builds of zlib
    compress to other bytes.
    """
    written, target = BytesIO(), BytesIO()
    document.save(written)
    year = min(max(day.year, 1980), 2107)  # ZIP knows no others
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name in parts.namelist():  # [Content_Types].xml first, as Word writes it.
            entry = zipfile.ZipInfo(name, (year, day.month, day.day, 0, 0, 0))
            entry.create_system = 0  # MS-DOS, as in files of Word itself, whatever this computer is
            package.writestr(entry, parts.read(name))
    return target.getvalue()


@cache
def _blank() -> bytes:
    document = docx.Document()
    _drop_what_came_along(document)
    _set_styles(document)
    _set_numbers(document.part.numbering_part.element)
    settings = document.settings.element
    _empty(settings)
    for element in parsed(_SETTINGS):
        settings.append(element)
    section = document.sections[0]
    section.left_margin, section.right_margin = Mm(SIDE_MARGINS[0]), Mm(SIDE_MARGINS[1])
    section.top_margin, section.bottom_margin = Mm(20), Mm(25)
    section.header_distance = section.footer_distance = Mm(10)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _drop_what_came_along(document: Document) -> None:
    """Of the template's parts only those are kept that we fill."""
    kept = ("/styles", "/numbering", "/settings", "/officeDocument", "/core-properties")
    for relations in (document.part.rels, document.part.package.rels):
        for id in [id for id, each in relations.items() if not each.reltype.endswith(kept)]:
            del relations[id]


def _set_styles(document: Document) -> None:
    root = document.styles.element
    _empty(root)
    lines = "".join(_LINE.replace("{side}", side) for side in _SIDES)
    for element in parsed(_DEFAULTS.replace("{font}", FONT)) + parsed(_TABLES.replace("{lines}", lines)):
        root.append(element)
    for name, look in _LOOKS.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in _BUILTIN)
        assert isinstance(style, ParagraphStyle)
        style.quick_style, style.hidden, style.unhide_when_used = True, False, False
        if look.based_on:
            style.base_style = document.styles[look.based_on]
        _dress(style, look)
    document.styles["Normal"].element.set(_name("default"), "1")
    for title, level in ((TITLE, 0), (HEADING, 1)):
        document.styles[title].element.get_or_add_pPr().append(parsed(f'<w:outlineLvl w:val="{level}"/>')[0])
    rule = '<w:pBdr><w:top w:val="thickThinSmallGap" w:sz="18" w:space="4" w:color="auto"/></w:pBdr>'
    document.styles[RULE].element.get_or_add_pPr().insert_element_before(
        *parsed(rule), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )
    fact = document.styles[FACT]
    assert isinstance(fact, ParagraphStyle)
    fact.paragraph_format.left_indent, fact.paragraph_format.first_line_indent = Mm(36), Mm(-36)
    for place in (33, 36):
        fact.paragraph_format.tab_stops.add_tab_stop(Mm(place))


def _dress(style: ParagraphStyle, look: _Look) -> None:
    font, form = style.font, style.paragraph_format
    if look.size:
        font.size = Pt(look.size)
    font.bold, font.all_caps = look.is_bold, look.is_caps
    if look.is_centred:
        form.alignment = WD_ALIGN_PARAGRAPH.CENTER
    form.space_before = None if look.before is None else Pt(look.before)
    form.space_after = None if look.after is None else Pt(look.after)
    form.keep_with_next = look.stays_with_next
    font.color.rgb = RGBColor(0, 0, 0) if look.based_on is None else None


def _set_numbers(root: BaseOxmlElement) -> None:
    _empty(root)
    forms = {_ROWS: ("nothing", "%1", 0), _ITEMS: ("tab", "%1.", 425)}
    for number, (after, form, left) in forms.items():
        text = _NUMBERS.replace("{number}", str(number)).replace("{after}", after).replace("{form}", form)
        root.append(parsed(text.replace("{left}", str(left)))[0])


def _empty(element: BaseOxmlElement) -> None:
    for child in list(element):
        element.remove(child)


def parsed(text: str) -> list[BaseOxmlElement]:
    """The elements of some lines of our own XML."""
    root = parse_xml(f"<w:p {nsdecls('w')}>{text}</w:p>")
    return list(root)


def _name(attribute: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{attribute}"
