"""What the elements of Word are called in what was left behind. What has no name here is told by that of the file."""

from __future__ import annotations

from collections.abc import Mapping

PROPERTIES = frozenset(
    (
        "rPr",
        "pPr",
        "tcPr",
        "trPr",
        "tblPr",
        "tblPrEx",
        "sectPr",
        "sdtPr",
        "sdtEndPr",
        "numPr",
        "customXmlPr",
        "smartTagPr",
    )
)
"""What holds looks and settings of an element."""

SAYS_NOTHING = frozenset(
    (
        *("proofErr", "lastRenderedPageBreak", "noProof", "lang", "bCs", "iCs", "szCs", "tblGrid", "tblGridChange"),
        *("bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "commentRangeStart", "commentRangeEnd"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
        *("customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd"),
        *("fldData", "tblLook", "cnfStyle", "divId", "kern", "w", "contextualSpacing", "suppressAutoHyphens"),
    )
)
"""What a reader would not miss, since it shows nothing: notes of Word for itself, ends of ranges, spelling."""

_FIELD_SETTINGS = "setelan isian"
_LAYOUT = "tata letak halaman"
_BORDERS = "garis dan warna latar"
_TABLE = "ukuran dan gaya tabel"
_BREAKS = "aturan pindah halaman"
_CHANGES = "perubahan tampilan yang tercatat"

ELEMENTS: Mapping[str, str] = {
    "altChunk": "bagian dari berkas lain (altChunk; buka di Word, lalu salin isinya)",
    "subDoc": "dokumen bagian (subDoc; buka di Word, lalu salin isinya)",
    "contentPart": "tulisan tangan atau objek (contentPart)",
    "pgNum": "nomor halaman",
    "tbl": "tabel",
    "p": "paragraf",
    "r": "potongan teks",
    # Looks of letters.
    "rFonts": "jenis huruf",
    "sz": "ukuran huruf",
    "color": "warna huruf",
    "u": "garis bawah",
    "highlight": "sorotan",
    "caps": "huruf besar semua",
    "smallCaps": "huruf besar kecil",
    "rtl": "arah tulisan kanan ke kiri",
    "bidi": "arah tulisan kanan ke kiri",
    "cs": "arah tulisan kanan ke kiri",
    "spacing": "jarak",
    "position": "letak huruf",
    "bdr": _BORDERS,
    "effect": "hiasan huruf",
    "outline": "hiasan huruf",
    "shadow": "hiasan huruf",
    "emboss": "hiasan huruf",
    "imprint": "hiasan huruf",
    "webHidden": "teks yang hanya disembunyikan di web",
    "rPrChange": _CHANGES,
    "pPrChange": _CHANGES,
    "tblPrChange": _CHANGES,
    "tcPrChange": _CHANGES,
    "trPrChange": _CHANGES,
    "sectPrChange": _CHANGES,
    "numberingChange": _CHANGES,
    # Looks of paragraphs.
    "jc": "perataan",
    "ind": "indentasi",
    "tabs": "letak tab",
    "pBdr": _BORDERS,
    "shd": _BORDERS,
    "keepNext": _BREAKS,
    "keepLines": _BREAKS,
    "pageBreakBefore": _BREAKS,
    "widowControl": _BREAKS,
    "framePr": "bingkai paragraf",
    "textAlignment": "perataan",
    "snapToGrid": "jarak",
    "mirrorIndents": "indentasi",
    "sectPr": _LAYOUT,
    "pStyle": "gaya",
    "rStyle": "gaya",
    # Tables.
    "tblStyle": _TABLE,
    "tblW": _TABLE,
    "tblInd": _TABLE,
    "tblLayout": _TABLE,
    "tblCellMar": _TABLE,
    "tblCellSpacing": _TABLE,
    "tblpPr": _TABLE,
    "tblOverlap": _TABLE,
    "tblStyleRowBandSize": _TABLE,
    "tblStyleColBandSize": _TABLE,
    "tcW": _TABLE,
    "tcMar": _TABLE,
    "trHeight": _TABLE,
    "gridAfter": _TABLE,
    "wBefore": _TABLE,
    "wAfter": _TABLE,
    "noWrap": _TABLE,
    "tcFitText": _TABLE,
    "vAlign": "perataan",
    "textDirection": "arah teks di sel",
    "tblBorders": _BORDERS,
    "tcBorders": _BORDERS,
    "tblHeader": "baris kepala tabel yang berulang",
    "cantSplit": _BREAKS,
    "bidiVisual": "arah tulisan kanan ke kiri",
    "tblCaption": "teks pengganti tabel",
    "tblDescription": "teks pengganti tabel",
    # Sections.
    "headerReference": _LAYOUT,
    "footerReference": _LAYOUT,
    "pgSz": _LAYOUT,
    "pgMar": _LAYOUT,
    "pgBorders": _LAYOUT,
    "pgNumType": _LAYOUT,
    "cols": _LAYOUT,
    "docGrid": _LAYOUT,
    "titlePg": _LAYOUT,
    "type": _LAYOUT,
    "formProt": _LAYOUT,
    "footnotePr": "bentuk nomor catatan kaki",
    "endnotePr": "bentuk nomor catatan kaki",
    "lnNumType": "nomor baris",
    # Content controls.
    **dict.fromkeys(
        (
            *("id", "alias", "tag", "placeholder", "lock", "text", "richText", "docPartObj", "docPartList", "group"),
            *("temporary", "dataBinding", "dropDownList", "comboBox", "date", "picture", "checkbox", "appearance"),
            *("citation", "bibliography", "equation", "repeatingSection", "repeatingSectionItem", "showingPlcHdr"),
        ),
        _FIELD_SETTINGS,
    ),
}

PARTS: Mapping[str, str] = {
    "vbaProject": "makro",
    "attachedToolbars": "tombol buatan sendiri",
    "video": "video",
    "audio": "suara",
    "glossaryDocument": "",
    # These are read, told where they stand in the text, or hold settings alone.
    **dict.fromkeys(
        (
            *("styles", "numbering", "footnotes", "endnotes", "hyperlink", "comments", "image", "chart", "aFChunk"),
            *("settings", "webSettings", "fontTable", "theme", "stylesWithEffects", "customXml", "printerSettings"),
            *("people", "commentsExtended", "commentsIds", "commentsExtensible", "oleObject", "package", "subDocument"),
            *("diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing", "control"),
            *("keyMapCustomizations", "recipientData", "attachedTemplate", "chartex", "chartEx", "frame"),
        ),
        "",
    ),
}
"""Kinds of parts that belong to a document."""
