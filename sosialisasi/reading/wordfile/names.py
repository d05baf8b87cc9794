"""What the elements of Word are called where it is told what was left behind; one without a name is told by its own."""

from __future__ import annotations

from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PROPERTIES = _words("rPr pPr tcPr trPr tblPr tblPrEx sectPr sdtPr sdtEndPr numPr customXmlPr smartTagPr")
"""What holds looks and settings of an element."""

SAYS_NOTHING = _words("""
    proofErr lastRenderedPageBreak noProof lang bCs iCs szCs tblGrid tblGridChange bookmarkStart bookmarkEnd
    permStart permEnd commentRangeStart commentRangeEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart
    moveToRangeEnd customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd fldData
    tblLook cnfStyle divId kern w contextualSpacing suppressAutoHyphens
    """)
"""What a reader would not miss, since it shows nothing: notes of Word for itself, ends of ranges, spelling."""

_NAMES: Mapping[str, str] = {
    "bagian dari berkas lain (altChunk; buka di Word, lalu salin isinya)": "altChunk",
    "dokumen bagian (subDoc; buka di Word, lalu salin isinya)": "subDoc",
    "tulisan tangan atau objek (contentPart)": "contentPart",
    "nomor halaman": "pgNum",
    "tabel": "tbl",
    "paragraf": "p",
    "potongan teks": "r",
    "jenis huruf": "rFonts",
    "ukuran huruf": "sz",
    "warna huruf": "color",
    "garis bawah": "u",
    "sorotan": "highlight",
    "huruf besar semua": "caps",
    "huruf besar kecil": "smallCaps",
    "arah tulisan kanan ke kiri": "rtl bidi cs bidiVisual",
    "jarak": "spacing snapToGrid",
    "letak huruf": "position",
    "garis dan warna latar": "bdr pBdr shd tblBorders tcBorders",
    "hiasan huruf": "effect outline shadow emboss imprint",
    "teks yang hanya disembunyikan di web": "webHidden",
    "perubahan tampilan yang tercatat": """
        rPrChange pPrChange tblPrChange tcPrChange trPrChange sectPrChange numberingChange
        """,
    "perataan": "jc textAlignment vAlign",
    "indentasi": "ind mirrorIndents",
    "letak tab": "tabs",
    "aturan pindah halaman": "keepNext keepLines pageBreakBefore widowControl cantSplit",
    "bingkai paragraf": "framePr",
    "tata letak halaman": """
        sectPr headerReference footerReference pgSz pgMar pgBorders pgNumType cols docGrid titlePg type formProt
        """,
    "gaya": "pStyle rStyle",
    "ukuran dan gaya tabel": """
        tblStyle tblW tblInd tblLayout tblCellMar tblCellSpacing tblpPr tblOverlap tblStyleRowBandSize
        tblStyleColBandSize tcW tcMar trHeight gridAfter wBefore wAfter noWrap tcFitText
        """,
    "arah teks di sel": "textDirection",
    "baris kepala tabel yang berulang": "tblHeader",
    "teks pengganti tabel": "tblCaption tblDescription",
    "bentuk nomor catatan kaki": "footnotePr endnotePr",
    "nomor baris": "lnNumType",
    "setelan isian": """
        id alias tag placeholder lock text richText docPartObj docPartList group temporary dataBinding dropDownList
        comboBox date picture checkbox appearance citation bibliography equation repeatingSection
        repeatingSectionItem showingPlcHdr
        """,
}
"""What is left behind, in words, and the elements that hold it."""
ELEMENTS: Mapping[str, str] = {element: name for name, elements in _NAMES.items() for element in _words(elements)}

PARTS: Mapping[str, str] = {
    "vbaProject": "makro",
    "attachedToolbars": "tombol buatan sendiri",
    "video": "video",
    "audio": "suara",
    # These are read, told where they stand in the text, or hold settings alone.
    **dict.fromkeys(
        _words("""
        glossaryDocument styles numbering footnotes endnotes hyperlink comments image chart aFChunk settings
        webSettings fontTable theme stylesWithEffects customXml printerSettings people commentsExtended commentsIds
        commentsExtensible oleObject package subDocument diagramData diagramLayout diagramQuickStyle diagramColors
        diagramDrawing control keyMapCustomizations recipientData attachedTemplate chartex chartEx frame
        """),
        "",
    ),
}
"""Kinds of parts that belong to a document."""
