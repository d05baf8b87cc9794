"""``--dari FILE.docx``: the words of Word in our dialect, what was left behind, and no way in for the hostile."""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import suppress
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest
from click.testing import CliRunner, Result
from harness import Situs, drawn
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sosialisasi.commands.cli import cli
from sosialisasi.reading import wordfile
from sosialisasi.reading.markup import parse
from sosialisasi.reading.markup.source import UNPRINTABLE

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:styleId="Judul"><w:name w:val="Title"/></w:style>
<w:style w:styleId="Judul1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Judul2"><w:name w:val="heading 2"/><w:basedOn w:val="Judul1"/></w:style>
<w:style w:styleId="Judul4"><w:name w:val="heading 4"/></w:style>
<w:style w:styleId="Milik"><w:name w:val="Judul Dinas"/><w:basedOn w:val="Judul2"/></w:style>
<w:style w:styleId="Putar"><w:name w:val="a"/><w:basedOn w:val="Balik"/></w:style>
<w:style w:styleId="Balik"><w:name w:val="b"/><w:basedOn w:val="Putar"/></w:style>
<w:style w:styleId="Kutipan"><w:name w:val="Quote"/></w:style>
<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
</w:styles>"""


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), max_size=20) | st.text(
    "ab *_[]()`<>\\\\&#|:/.-", max_size=12
)


_CITED = re.compile(r"\[\[([^\[\]]+)\]\]")


def level(depth: int, kind: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}">{more}<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'


NUMBERING = f"""<w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="0">{level(0, "bullet", "")}{level(1, "bullet", "o")}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">{level(0, "decimal", "(%1)")}{level(1, "lowerLetter", "%2.")}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">{level(0, "upperRoman", "%1.")}</w:abstractNum>
<w:abstractNum w:abstractNumId="3">{level(0, "decimal", "%1)")}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>
</w:numbering>"""


def r(text: str, *looks: str) -> str:
    """A run with looks (``b``, ``i``, ``color w:val="FF0000"``)."""
    properties = "".join(f"<w:{look}/>" for look in looks)
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs: str, style: str = "", number: tuple[int, int] | None = None) -> str:
    """A paragraph of runs; plain text is a run."""
    inner = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    if number:
        inner += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    return f"<w:p><w:pPr>{inner}</w:pPr>{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def cell(*inner: str, more: str = "") -> str:
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{''.join(inner)}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def docx(*blocks: str, links: dict[str, str] | None = None, parts: dict[str, bytes] | None = None) -> bytes:
    """A file of Word with these paragraphs and tables, the targets of its links, and other parts."""
    relations = "".join(
        f'<Relationship Id="{id}" Type="{R}/hyperlink" Target={quoteattr(target)} TargetMode="External"/>'
        for id, target in (links or {}).items()
    )
    held: dict[str, str | bytes] = {
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{"".join(blocks)}</w:body></w:document>',
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
        **(parts or {}),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    return file.getvalue()


def text_of(*blocks: str, links: dict[str, str] | None = None) -> str:
    made = wordfile.read_word(docx(*blocks, links=links))
    assert [found for found in parse(made.markdown)[1] if found.is_error] == []
    return made.markdown


class TestText:
    def test_headings_follow_each_other(self) -> None:
        """By the style, whatever it is called here, and without a gap."""
        assert text_of(
            p("Pembuka"),
            p("Satu", style="Judul1"),
            p("Dua", style="Judul4"),
            p("Tiga", style="Judul4"),
            p("Empat", style="Milik"),
            p("Lima", style="Judul1"),
            p("Isi", style="Putar"),
        ) == ("Pembuka\n\n## Satu\n\n### Dua\n\n### Tiga\n\n### Empat\n\n## Lima\n\nIsi\n")

    @pytest.mark.parametrize("style", ["Judul", "Judul1"])
    def test_the_first_title_is_that_of_the_page(self, style: str) -> None:
        """And stands in its head, not in its text."""
        made = wordfile.read_word(docx(p("Cuti *ASN*", style=style), p("Isi"), p("Bagian", style="Judul1")))
        assert (made.title, made.markdown) == ("Cuti *ASN*", "Isi\n\n## Bagian\n")

    def test_looks_of_words(self) -> None:
        """Signs stand at words, not at spaces, however Word has cut the sentence."""
        assert text_of(
            p(r("Jang", "b"), r("an ", "b"), r("pernah", 'b w:val="0"'), r(" ikut", "i"), r("!", "b", "i"))
        ) == ("**Jangan** pernah *ikut*!\n")

    def test_a_line_of_the_file_is_no_line_of_the_text(self) -> None:
        """Programs break the XML where they like; a break of Word is an element."""
        assert text_of(p("satu\n- dua", "<w:r><w:br/></w:r>", "tiga")) == "satu - dua  \ntiga\n"

    def test_links(self) -> None:
        """Only those that our dialect may lead to; the words of the others stay."""
        links = {
            "a": "https://contoh.go.id/a_(b)",
            "b": "http://lama.id",
            "c": "file:///C:/x",
            "d": "javascript:alert(1)",
        }
        linked = [f'<w:hyperlink r:id="{id}">{r(id, "b")}</w:hyperlink>' for id in links]
        made = wordfile.read_word(docx(p(*linked, " akhir"), links=links))
        assert made.markdown == "[**a**](https://contoh.go.id/a_%28b%29)**bcd** akhir\n"
        assert made.dropped == ("3 tautan yang bukan https:// (teksnya tetap ada)",)

    def test_lists_keep_their_marks(self) -> None:
        """Bullets, and the numbers and letters of regulations."""
        assert text_of(
            p("Isi:"),
            p("satu", number=(1, 0)),
            p("di dalam", number=(1, 1)),
            p("dua", number=(1, 0)),
            p("Ayat:"),
            p("ayat", number=(2, 0)),
            p("huruf", number=(2, 1)),
            p("huruf", number=(2, 1)),
            p("ayat", number=(2, 0)),
            p("huruf", number=(2, 1)),
            p("Angka:"),
            p("angka", number=(4, 0)),
        ) == (
            "Isi:\n\n- satu\n    - di dalam\n- dua\n\n"
            "Ayat:\n\n(1) ayat\n    a. huruf\n    b. huruf\n(2) ayat\n    a. huruf\n\n"
            "Angka:\n\n1) angka\n"
        )

    def test_a_verdict_in_a_list_is_one(self) -> None:
        """As if it had been typed here."""
        body, _ = parse(text_of(p(r("Jangan:", "b"), " ikut kampanye", number=(1, 0))))
        assert "putusan-jangan" in drawn(body.html)

    def test_tables(self) -> None:
        """Merged cells become empty ones; a frame of one cell is text."""
        wide = cell(p("a"), more='<w:gridSpan w:val="2"/>')
        down = cell(p("x"), more="<w:vMerge/>")
        made = wordfile.read_word(
            docx(
                table((cell(p("Satu")), cell(p("Dua | dua"))), (wide,), (cell(p("b"), p("c")), down), (cell(p("d")),)),
                table((cell(p("# Bingkai")),)),
            )
        )
        assert made.markdown == (
            "| Satu | Dua \\| dua |\n| --- | --- |\n| a |  |\n| b c |  |\n| d |  |\n\n\\# Bingkai\n"
        )
        assert made.dropped == ("2 sel gabungan (diisi kosong)",)
        assert [found for found in parse(made.markdown)[1] if found.is_error] == []

    def test_what_is_left_behind_is_counted(self) -> None:
        """Each kind in words, with what to do."""
        box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>kotak</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        made = wordfile.read_word(
            docx(
                p("Isi", style="TOC1"),
                p("Kata", "<w:r><w:drawing/></w:r>", box, '<w:r><w:footnoteReference w:id="1"/></w:r>'),
                p(r("merah", 'color w:val="FF0000"'), r("hitam", 'color w:val="auto"'), r("garis", 'u w:val="single"')),
                p("<w:ins>" + r("baru") + "</w:ins>", "<w:del><w:r><w:delText>lama</w:delText></w:r></w:del>"),
                p(
                    r("rahasia", "vanish"),
                    r("\u200b"),
                    '<w:r><w:sym w:char="F0B7"/></w:r>',
                    '<w:r><w:commentReference w:id="1"/></w:r>',
                ),
                p("Ucapan", style="Kutipan"),
                p("bab", number=(3, 0)),
                "<w:p><m:oMath xmlns:m='m'/></w:p>",
                parts={"word/header1.xml": p("Kop").replace("<w:p>", f'<w:p xmlns:w="{W}">', 1).encode()},
            )
        )
        assert made.markdown == "Kata\n\nkotak\n\nmerahhitamgaris\n\nbaru\n\nUcapan\n\nI. bab\n"
        assert set(made.dropped) == {
            "1 kepala atau kaki halaman",
            "1 baris daftar isi",
            "1 gambar (tulis isinya sebagai teks)",
            "1 kotak teks atau bentuk (teksnya ikut, sesudah paragrafnya)",
            "1 catatan kaki",
            "1 teks berwarna atau disorot",
            "1 teks bergaris bawah",
            "1 sisipan yang belum diterima (teksnya ikut)",
            "1 penghapusan yang belum diterima (teksnya tidak ikut)",
            "1 teks tersembunyi",
            "1 simbol",
            "1 komentar",
            "1 tanda tersembunyi",
            "1 kutipan (tulis ulang dengan nama, jabatan, tanggal, dan sumbernya)",
            "1 rumus",
        }

    @settings(max_examples=300, deadline=None)
    @example([("0", False, True), ("\u00ad", False, False), ("0", False, True)])
    @example([("0 \u200b", True, False), ("\u00ad", False, True)])
    @example([("[[0]]", False, False)])
    @given(st.lists(st.tuples(WORDS, st.booleans(), st.booleans()), max_size=5))
    def test_words_stay_words(self, runs: list[tuple[str, bool, bool]]) -> None:
        """Whatever signs a sentence of Word holds, the page shows them, and nothing of them is read as ours; but
        citations in ``[[…]]`` stay what they are.
        """
        runs = [("Kata ", False, False), *runs, (" akhir.", False, False)]
        made = wordfile.read_word(docx(p(*(r(text, *["b"] * bold, *["i"] * italic) for text, bold, italic in runs))))
        words = " ".join(UNPRINTABLE.sub("", "".join(text for text, _, _ in runs)).split())
        shown, written = (re.sub("………|_", "", text) for text in (parse(made.markdown)[0].text, words))
        assert _CITED.sub(r"\1", shown) == _CITED.sub(r"\1", written)


def lists(*abstract: str, nums: str = "") -> dict[str, bytes]:
    """The part of lists: each abstract list, its only list with the same number from 1, and others."""
    made = "".join(f'<w:abstractNum w:abstractNumId="{n}">{each}</w:abstractNum>' for n, each in enumerate(abstract, 1))
    own = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(abstract) + 1))
    return {"word/numbering.xml": f'<w:numbering xmlns:w="{W}">{made}{own}{nums}</w:numbering>'.encode()}


def styles(*made: str) -> dict[str, bytes]:
    return {"word/styles.xml": f'<w:styles xmlns:w="{W}">{"".join(made)}</w:styles>'.encode()}


def read(*blocks: str, parts: dict[str, bytes] | None = None, links: dict[str, str] | None = None) -> wordfile.Word:
    return wordfile.read_word(docx(*blocks, parts=parts, links=links))


def item(text: str, list: int, depth: int = 0, left: int | None = None) -> str:
    """An item of a list, at its own indent or that of the list."""
    indent = "" if left is None else f'<w:ind w:left="{left}"/>'
    number = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list}"/></w:numPr>'
    return f"<w:p><w:pPr>{number}{indent}</w:pPr>{r(text)}</w:p>"


class TestNumbers:
    """The numbers of items and headings are those that Word shows."""

    @pytest.mark.parametrize(
        ("kind", "form", "shown"),
        [
            ("decimal", "%1.", ["1.", "2.", "3."]),
            ("decimal", "(%1)", ["(1)", "(2)", "(3)"]),
            ("decimalZero", "%1)", ["01)", "02)", "03)"]),
            ("lowerLetter", "%1.", ["a.", "b.", "c."]),
            ("upperLetter", "%1)", ["A)", "B)", "C)"]),
            ("lowerRoman", "(%1)", ["(i)", "(ii)", "(iii)"]),
            ("upperRoman", "%1.", ["I.", "II.", "III."]),
            ("bullet", "o", ["-", "-", "-"]),
            ("bullet", "\uf0fc", ["- ✓", "- ✓", "- ✓"]),
        ],
    )
    def test_each_form_that_an_office_uses(self, kind: str, form: str, shown: list[str]) -> None:
        made = read(*(item(f"butir{n}", 1) for n in range(3)), parts=lists(level(0, kind, form)))
        assert made.markdown.splitlines() == [f"{mark} butir{n}" for n, mark in enumerate(shown)]

    def test_what_is_no_list_of_ours_stands_in_the_text(self) -> None:
        """``Pasal 1`` begins a paragraph, and its verses are a list below."""
        parts = lists(level(0, "decimal", "Pasal %1") + level(1, "decimal", "(%2)") + level(2, "lowerLetter", "%3."))
        texts = [("satu", 0), ("ayat", 1), ("huruf", 2), ("huruf", 2), ("ayat", 1), ("dua", 0), ("ayat", 1)]
        made = read(*(item(text, 1, depth) for text, depth in texts), parts=parts)
        assert made.markdown == (
            "Pasal 1 satu\n\n(1) ayat\n    a. huruf\n    b. huruf\n(2) ayat\n\nPasal 2 dua\n\n(1) ayat\n"
        )

    def test_numbers_of_several_levels(self) -> None:
        """And as 1, 2, 3 where all levels shall be, whatever their own form is."""
        form = (
            level(0, "upperRoman", "%1.")
            + level(1, "decimal", "%1.%2", "<w:isLgl/>")
            + level(2, "decimal", "%1.%2.%3.")
        )
        made = read(*(item(f"x{n}", 1, n % 3) for n in range(6)), parts=lists(form))
        assert made.markdown == ("I. x0\n    1.1 x1\n\n        I.1.1. x2\n\nII. x3\n    2.1 x4\n\n        II.1.1. x5\n")

    def test_where_a_list_starts(self) -> None:
        """By its level, by an override, or by another level in the place of its own."""
        start = '<w:start w:val="{}"/>'
        nums = (
            '<w:num w:numId="8"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
            '</w:lvlOverride></w:num><w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
            f"{level(0, 'lowerLetter', '%1)', start.format(2))}</w:lvlOverride></w:num>"
            '<w:num w:numId="10"><w:abstractNumId w:val="1"/></w:num>'
        )
        parts = lists(level(0, "decimal", "%1.", start.format(3)), nums=nums)
        made = read(*(item("x", n) for n in (1, 1, 8, 8, 10, 9)), parts=parts)
        shown = [line.partition(" ")[0] for line in made.markdown.splitlines() if line]
        assert shown == ["3.", "4.", "7.", "8.", "9.", "j)"], "lists of one abstract list count on together"

    def test_when_a_level_starts_anew(self) -> None:
        """After every higher level, never, or after one that is named."""
        forms = level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2.") + level(2, "decimal", "%3)", "{}")
        texts = [item("x", 1, depth) for depth in (0, 1, 2, 1, 2, 0, 1, 2)]
        for restart, shown in (
            ("", "1. a. 1) b. 1) 2. a. 1)"),
            ('<w:lvlRestart w:val="0"/>', "1. a. 1) b. 2) 2. a. 3)"),
            ('<w:lvlRestart w:val="1"/>', "1. a. 1) b. 2) 2. a. 1)"),
        ):
            made = read(*texts, parts=lists(forms.format(restart)))
            assert " ".join(line.split()[0] for line in made.markdown.splitlines() if line) == shown

    def test_headings_number_themselves(self) -> None:
        """By their styles, each of which belongs to a level of one list."""
        number = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        made = read(
            p("Pembuka"),
            p("Ketentuan", style="S1"),
            p("Latar", style="S2"),
            p("Dasar", style="S2"),
            p("Penutup", style="S1"),
            p("Tanpa", style="S1", number=(0, 0)),
            parts=styles(
                f'<w:style w:styleId="S1"><w:name w:val="heading 1"/>{number}</w:style>',
                f'<w:style w:styleId="S2"><w:name w:val="heading 2"/>{number}</w:style>',
            )
            | lists(
                level(0, "upperRoman", "BAB %1", '<w:pStyle w:val="S1"/>')
                + level(1, "upperLetter", "%2.", '<w:pStyle w:val="S2"/>')
            ),
        )
        assert made.markdown == (
            "Pembuka\n\n## BAB I Ketentuan\n\n### A. Latar\n\n### B. Dasar\n\n## BAB II Penutup\n\n## Tanpa\n"
        )

    def test_lists_by_style(self) -> None:
        """Also by one that it is based on, and by the name of Word's own styles if the file tells no list."""
        made = read(
            p("satu", style="Anak"),
            p("luar", style="LB"),
            p("dalam", style="LB2"),
            p("luar", style="LB"),
            parts=styles(
                '<w:style w:styleId="Induk"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'
                '</w:style><w:style w:styleId="Anak"><w:basedOn w:val="Induk"/></w:style>',
                '<w:style w:styleId="LB"><w:name w:val="List Bullet"/></w:style>',
                '<w:style w:styleId="LB2"><w:name w:val="List Bullet 2"/></w:style>',
            )
            | lists(level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)")),
        )
        assert made.markdown == "a) satu\n\n- luar\n    - dalam\n- luar\n"

    def test_a_list_that_takes_its_form_from_a_style(self) -> None:
        parts = lists(
            '<w:numStyleLink w:val="Daftar"/>', '<w:styleLink w:val="Daftar"/>' + level(0, "lowerRoman", "%1)")
        )
        assert read(item("x", 1), parts=parts).markdown == "i) x\n"

    def test_an_unknown_form_is_told(self) -> None:
        made = read(item("x", 1), parts=lists(level(0, "hebrew1", "%1.")))
        assert made.markdown == "1. x\n"
        assert made.dropped == ("1 bentuk nomor hebrew1 (menjadi 1, 2, 3)",)

    def test_an_empty_item_counts(self) -> None:
        """Word shows its number, so the next one has the number after it."""
        made = read(item("x", 1), item("", 1), item("y", 1), parts=lists(level(0, "decimal", "%1.")))
        assert made.markdown == "1. x\n3. y\n"
        assert made.dropped == ("1 butir bernomor yang kosong (nomornya tidak ikut)",)


class TestNesting:
    FORMS = (level(0, "decimal", "%1."), level(0, "bullet", "•"), level(0, "lowerLetter", "%1."))

    def lines(self, *items: str) -> str:
        return read(*items, parts=lists(*self.FORMS)).markdown

    def test_indents_tell_it_between_two_lists(self) -> None:
        """Most nested lists of an office are two lists of the first level."""
        assert (
            self.lines(
                item("a", 1, left=720),
                item("b", 2, left=1440),
                item("c", 3, left=2160),
                item("d", 2, left=1440),
                item("e", 1, left=720),
            )
            == "1. a\n    - b\n        a. c\n    - d\n2. e\n"
        )

    def test_of_two_at_the_same_place_the_one_that_counts_on_is_outside(self) -> None:
        assert self.lines(*(item(text, n) for text, n in zip("abcde", (1, 2, 2, 1, 2), strict=True))) == (
            "1. a\n    - b\n    - c\n2. d\n    - e\n"
        )

    def test_two_lists_one_after_the_other_stay_two(self) -> None:
        assert self.lines(item("a", 1), item("b", 1), item("c", 2), item("d", 2)) == "1. a\n2. b\n\n- c\n- d\n"

    def test_a_text_within_an_item(self) -> None:
        """Is indented as its words are; a text at the margin ends the list, which goes on counting."""
        within = '<w:p><w:pPr><w:ind w:start="36pt"/></w:pPr><w:r><w:t>lanjutan</w:t></w:r></w:p>'
        assert self.lines(
            item("a", 1, left=720), within, item("b", 2, left=1440), p("luar"), item("c", 1, left=720)
        ) == ("1. a\n\n    lanjutan\n\n    - b\n\nluar\n\n2. c\n")

    def test_a_capital_that_stands_alone_begins_a_line_of_its_own(self) -> None:
        """Right below a sentence it would be read as a part of that."""
        forms = level(0, "decimal", "%1.") + level(1, "upperLetter", "%2.")
        made = read(
            *(item(text, 1, depth) for text, depth in zip("abcde", (0, 1, 1, 0, 1), strict=True)), parts=lists(forms)
        )
        assert made.markdown == "1. a\n    A. b\n    B. c\n2. d\n\n    A. e\n"

    def test_what_lies_deeper_than_our_lists_is_told(self) -> None:
        forms = "".join(level(n, "decimal", f"%{n + 1}.") for n in range(9))
        made = read(*(item("x", 1, n) for n in range(9)), parts=lists(forms))
        assert max(len(line) - len(line.lstrip()) for line in made.markdown.splitlines()) == 20
        assert made.dropped == ("3 butir yang lebih dalam dari tingkat 6 (naik ke tingkat itu)",)


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{escape(text)}</w:instrText></w:r>"


class TestFields:
    @pytest.mark.parametrize(
        ("said", "shown"),
        [
            ('HYPERLINK "https://contoh.go.id/a"', "[kata](https://contoh.go.id/a)"),
            ('hyperlink https://contoh.go.id/a \\o "petunjuk" \\t "_blank"', "[kata](https://contoh.go.id/a)"),
            ('HYPERLINK \\o "petunjuk" "HTTPS://contoh.go.id/a" \\l "b"', "[kata](https://contoh.go.id/a#b)"),
            ('HYPERLINK "mailto:kantor@contoh.go.id"', "[kata](mailto:kantor@contoh.go.id)"),
            ('HYPERLINK \\l "bagian"', "kata"),
        ],
    )
    def test_a_link_leads_where_it_led(self, said: str, shown: str) -> None:
        """In one element, or in runs of which each holds a part."""
        simple = f"<w:fldSimple w:instr={quoteattr(said)}>{r('kata')}</w:fldSimple>"
        half = len(said) // 2
        split = (mark("begin"), code(said[:half]), code(said[half:]), mark("separate"), r("ka"), r("ta"), mark("end"))
        for runs in ((simple,), split):
            made = read(p("awal ", *runs, " akhir"))
            assert made.markdown == f"awal {shown} akhir\n"
            assert len(made.dropped) == (shown == "kata")

    def test_others_keep_what_they_show_and_are_told(self) -> None:
        """Fields lie in fields; the text of a code is not shown."""
        inner = (mark("begin"), code(" DATE "), mark("separate"), r("1 Mei"), mark("end"))
        made = read(
            p(mark("begin"), code("IF "), *inner, code(" = 2"), mark("separate"), r("ya"), mark("end"), *inner),
            p(mark("begin"), code('XE "cuti"'), mark("end"), r("cuti")),
        )
        assert made.markdown == "ya1 Mei\n\ncuti\n"
        assert set(made.dropped) == {
            "2 isian otomatis DATE (teksnya ikut seperti tersimpan)",
            "1 isian otomatis IF (teksnya ikut seperti tersimpan)",
            "1 isian otomatis XE (tidak tampil)",
        }

    def test_a_table_of_contents_of_any_style(self) -> None:
        """Ends where its field ends, and what stands after it in that paragraph stays."""
        made = read(
            p(mark("begin"), code(' TOC \\o "1-3" '), mark("separate"), r("Satu 1")),
            p(mark("begin"), code(" PAGEREF x "), mark("separate"), r("2"), mark("end")),
            p(mark("end"), r("Isi")),
        )
        assert made.markdown == "Isi\n"
        assert made.dropped == ("2 baris daftar isi",)

    def test_boxes_to_tick(self) -> None:
        def box(more: str) -> str:
            form = f"<w:ffData><w:checkBox>{more}</w:checkBox></w:ffData>"
            begin = f'<w:r><w:fldChar w:fldCharType="begin">{form}</w:fldChar></w:r>'
            return begin + code(" FORMCHECKBOX ") + mark("end")

        assert read(p(box('<w:default w:val="0"/>'), " ", box("<w:checked/>"), " setuju")).markdown == "☐ ☑ setuju\n"

    def test_links_with_a_place_in_them(self) -> None:
        inside = f'<w:hyperlink w:anchor="b">{r("dalam")}</w:hyperlink>'
        outside = f'<w:hyperlink r:id="a" w:anchor="b">{r("luar")}</w:hyperlink>'
        made = read(p(inside, " ", outside), links={"a": "https://contoh.go.id/x"})
        assert made.markdown == "dalam [luar](https://contoh.go.id/x#b)\n"
        assert made.dropped == ("1 tautan ke bagian lain di berkas Word (teksnya tetap ada)",)


def notes(kind: str, *texts: str) -> bytes:
    held = "".join(f'<w:{kind} w:id="{n}">{text}</w:{kind}>' for n, text in enumerate(texts, 1))
    line = f'<w:{kind} w:type="separator" w:id="0">{p("garis")}</w:{kind}>'
    return f'<w:{kind}s xmlns:w="{W}" xmlns:r="{R}">{line}{held}</w:{kind}s>'.encode()


def noted(kind: str, id: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{id}"/></w:r>'


class TestParts:
    def test_notes_stay_notes(self) -> None:
        """In the order of the text, those at the end of the document too, with their links and looks."""
        link = f'<w:hyperlink r:id="a">{r("situs")}</w:hyperlink>'
        made = read(
            p("satu", noted("footnote", 2), " dua", noted("endnote", 1), " tiga", noted("footnote", 1)),
            parts={
                "word/footnotes.xml": notes("footnote", p("ke-", link), p(r("tebal", "b"), " sekali") + p("lagi")),
                "word/endnotes.xml": notes("endnote", p("penutup")),
                "word/_rels/footnotes.xml.rels": (
                    f'<Relationships><Relationship Id="a" Type="{R}/hyperlink" Target="https://contoh.go.id"/>'
                    "</Relationships>"
                ).encode(),
            },
        )
        assert made.markdown == (
            "satu[^1] dua[^2] tiga[^3]\n\n[^1]: **tebal** sekali lagi\n\n[^2]: penutup\n\n"
            "[^3]: ke-[situs](https://contoh.go.id)\n"
        )

    def test_a_note_to_the_title_is_a_paragraph(self) -> None:
        """A title has no marks, so its note stands at the end without one."""
        parts = {"word/footnotes.xml": notes("footnote", p("catatan"), p("lain"))}
        made = read(p("Judul", noted("footnote", 1), style="Judul"), p("isi", noted("footnote", 2)), parts=parts)
        assert (made.title, made.markdown) == ("Judul", "isi[^2]\n\ncatatan\n\n[^2]: lain\n")
        assert made.dropped == ("1 tanda catatan kaki di judul (catatannya ada di akhir)",)

    def test_a_note_that_marks_itself_ends(self) -> None:
        parts = {"word/footnotes.xml": notes("footnote", p("lagi", noted("footnote", 1)))}
        assert read(p("x", noted("footnote", 1)), parts=parts).markdown == "x[^1]\n\n[^1]: lagi[^1]\n"

    def test_a_box_of_text_comes_after_its_paragraph(self) -> None:
        """Once, though Word writes it twice; a list in it is one of its own."""
        box = "<w:txbxContent>" + item("kotak", 1) + "</w:txbxContent>"
        twice = f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        drawn = f'<w:r><mc:AlternateContent xmlns:mc="m">{twice}</mc:AlternateContent></w:r>'
        made = read(item("a", 1), p("teks", drawn), parts=lists(level(0, "decimal", "%1.")))
        assert made.markdown == "1. a\n\nteks\n\n2. kotak\n"
        assert made.dropped == ("1 kotak teks atau bentuk (teksnya ikut, sesudah paragrafnya)",)

    def test_what_a_change_leaves(self) -> None:
        """All changes as if they were accepted: two paragraphs whose border was deleted are one, a row is gone."""
        joined = f'<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{r("satu ")}</w:p>'
        gone = f'<w:tr><w:trPr><w:del w:id="2"/></w:trPr>{cell(p("x"))}{cell(p("y"))}</w:tr>'
        kept = f"<w:tr>{cell(p('a'))}{cell(p('b'))}</w:tr>"
        made = read(
            joined,
            p("dua"),
            f"<w:tbl>{kept}{gone}</w:tbl>",
            f"<w:p><w:moveFrom>{r('asal')}</w:moveFrom><w:moveTo>{r('tujuan')}</w:moveTo></w:p>",
        )
        assert made.markdown == "satu dua\n\n| a | b |\n| --- | --- |\n\ntujuan\n"
        assert set(made.dropped) == {
            "1 akhir paragraf yang dihapus tetapi belum diterima (paragrafnya disambung)",
            "1 baris tabel yang dihapus tetapi belum diterima (tidak ikut)",
            "1 penghapusan yang belum diterima (teksnya tidak ikut)",
            "1 sisipan yang belum diterima (teksnya ikut)",
        }

    def test_tables_within_content_controls(self) -> None:
        """A table, its rows, its cells, and what is in them may each stand in one; none loses its column."""

        def control(inner: str) -> str:
            return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

        row = f"<w:tr>{cell(p('a'))}{control(cell(p('b')))}{cell(control(p(control(r('c')))))}</w:tr>"
        made = read(control(f"<w:tbl>{control(row)}{row}</w:tbl>"))
        assert made.markdown == "| a | b | c |\n| --- | --- | --- |\n| a | b | c |\n"

    def test_a_list_in_a_cell_keeps_its_marks(self) -> None:
        """And a table in it its words, in their order."""
        inner = table((cell(p("x")), cell(p("y"))))
        made = read(
            table((cell(item("a", 1), item("b", 1)), cell(p("awal"), inner, p("akhir"))), (cell(item("c", 2)), cell())),
            parts=lists(level(0, "bullet", "•"), level(0, "lowerLetter", "%1)")),
        )
        assert made.markdown == "| • a • b | awal x y akhir |\n| --- | --- |\n| a) c |  |\n"
        assert set(made.dropped) == {
            "2 daftar di dalam sel tabel (butirnya menjadi satu baris)",
            "1 tabel di dalam tabel (isinya menjadi teks)",
        }

    def test_a_row_that_begins_later(self) -> None:
        late = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell(p("b"))}</w:tr>'
        first = f"<w:tr>{cell(p('x'))}{cell(p('y'))}</w:tr>"
        assert read(f"<w:tbl>{first}{late}</w:tbl>").markdown == "| x | y |\n| --- | --- |\n|  | b |\n"

    def test_a_frame_around_text_keeps_its_list(self) -> None:
        made = read(table((cell(p("Isi:"), item("a", 1), item("b", 1)),)), parts=lists(level(0, "decimal", "%1.")))
        assert made.markdown == "Isi:\n\n1. a\n2. b\n"

    def test_fonts_of_symbols(self) -> None:
        """A tick is a tick, and what we do not know is told."""
        tick = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
        typed = '<w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>a\uf0b7</w:t></w:r>'
        odd = '<w:r><w:sym w:font="Webdings" w:char="F041"/></w:r>'
        made = read(p(tick, typed, odd, " x"))
        assert (made.markdown, made.dropped) == ("✓\u03b1• x\n", ("1 simbol",))

    def test_looks_by_style(self) -> None:
        """``Strong`` is bold, and a style may hide."""
        parts = styles(
            '<w:style w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>',
            '<w:style w:styleId="T"><w:basedOn w:val="S"/><w:rPr><w:i/></w:rPr></w:style>',
            '<w:style w:styleId="V"><w:rPr><w:vanish/></w:rPr></w:style>',
        )
        style = 'rStyle w:val="{}"'
        made = read(p("a ", r("b", style.format("T")), r("c", style.format("V")), " d"), parts=parts)
        assert (made.markdown, made.dropped) == ("a ***b*** d\n", ("1 teks tersembunyi",))

    def test_a_large_first_letter_begins_its_word(self) -> None:
        large = f'<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{r("S")}</w:p>'
        assert read(large, p("ekretaris")).markdown == "Sekretaris\n"

    def test_lines_that_are_all_bold_are_shown(self) -> None:
        """In an office that is how a heading looks. Whether it is one, its author knows; a table's head is none."""
        made = read(
            p(r("A. Latar Belakang", "b")),
            p("Isi ", r("tebal", "b")),
            p(r("Penting", "b"), number=(1, 0)),
            table((cell(p(r("No", "b"))), cell(p(r("Nama", "b"))))),
        )
        (told,) = made.dropped
        assert told.startswith(
            '1 baris yang seluruhnya tebal tetapi tidak bergaya judul, misalnya "A. Latar Belakang" ('
        )

    def test_strict_files(self) -> None:
        """Their namespaces are others, their lengths have units, and their parts lie where their relations say."""
        data = docx(
            item("a", 1), item("b", 1, 1), parts={"isi/daftar.xml": NUMBERING.encode(), "word/numbering.xml": b"x"}
        )
        strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
        relation = f'<R><r Id="n" Type="{strict}/numbering" Target="../isi/daftar.xml"/></R>'
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            held = {name: old.read(name) for name in old.namelist()}
        held |= {"word/_rels/document.xml.rels": relation.encode()}
        held["word/document.xml"] = held["word/document.xml"].replace(W.encode(), b"http://purl.oclc.org/ooxml/x/main")
        assert wordfile.read_word(docx(parts=held)).markdown == "- a\n    - b\n"


class TestNothingIsPassedOver:
    @pytest.mark.parametrize(
        ("block", "told"),
        [
            ('<w:altChunk r:id="x"/>', "1 bagian dari berkas lain (altChunk; buka di Word, lalu salin isinya)"),
            ("<w:baru><w:t>kata</w:t></w:baru>", '1 unsur Word "baru" (teksnya tidak ikut)'),
            ("<w:p><w:baru/></w:p>", '1 unsur Word "baru"'),
            ("<w:p><w:r><w:baru/></w:r></w:p>", '1 unsur Word "baru"'),
            ("<w:tbl><w:tr><w:tc/><w:tc><w:baru/></w:tc></w:tr></w:tbl>", '1 unsur Word "baru"'),
            ("<w:tbl><w:tr><w:baru/></w:tr></w:tbl>", '1 unsur Word "baru"'),
            ("<w:tbl><w:baru/></w:tbl>", '1 unsur Word "baru"'),
            ("<w:sdt><w:baru/></w:sdt>", '1 unsur Word "baru"'),
            ("<w:p><w:pPr><w:baru/></w:pPr></w:p>", "1 tampilan dan setelan: baru"),
            ("<w:p><w:r><w:rPr><w:baru/></w:rPr></w:r></w:p>", "1 tampilan dan setelan: baru"),
            ("<w:tbl><w:tblPr><w:baru/></w:tblPr></w:tbl>", "1 tampilan dan setelan: baru"),
            ("<w:tbl><w:tr><w:tc><w:tcPr><w:baru/></w:tcPr></w:tc></w:tr></w:tbl>", "1 tampilan dan setelan: baru"),
            ("<w:sectPr><w:baru/></w:sectPr>", "1 tampilan dan setelan: baru"),
            ("<w:sdt><w:sdtPr><w:baru/></w:sdtPr></w:sdt>", "1 tampilan dan setelan: baru"),
            (
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr></w:sdt>",
                "1 isian yang masih kosong (teks petunjuknya ikut)",
            ),
        ],
    )
    def test_an_element_that_nobody_knows_is_named(self, block: str, told: str) -> None:
        """Wherever it stands."""
        made = read(p("Isi"), block)
        assert (made.markdown.splitlines()[0], made.dropped) == ("Isi", (told,))

    def test_a_look_of_a_style_is_named_if_it_is_used(self) -> None:
        """With what it takes from others, once."""
        parts = styles(
            '<w:style w:styleId="A"><w:rPr><w:caps/><w:b/></w:rPr></w:style>',
            '<w:style w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:baru/><w:ind/></w:pPr></w:style>',
            '<w:style w:styleId="C"><w:rPr><w:lain/></w:rPr></w:style>',
        )
        made = read(*[p("Isi ", r("x", 'b w:val="0"'), style="B")] * 2, parts=parts)
        assert made.dropped == ("2 tampilan dan setelan: baru, huruf besar semua",)

    def test_a_part_that_nobody_knows_is_named(self) -> None:
        relations = "".join(
            f'<Relationship Id="{kind}" Type="x/{kind}" Target="y"/>' for kind in ("theme", "vbaProject", "baru")
        )
        parts = {"word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>".encode()}
        assert read(p("Isi"), parts=parts).dropped == ("1 makro", '1 bagian berkas "baru"')

    @pytest.mark.parametrize(
        ("inner", "told"),
        [
            ('<a:graphicData xmlns:a="a" uri="x/chart"/>', "bagan (tulis isinya sebagai teks)"),
            ('<a:graphicData xmlns:a="a" uri="x/diagram"/>', "SmartArt (tulis isinya sebagai teks)"),
            ('<v:shape xmlns:v="v"><v:textpath string="x"/></v:shape>', "teks hias (WordArt)"),
            ('<v:shape xmlns:v="v"/>', "bentuk"),
            ('<v:shape xmlns:v="v"><v:imagedata/></v:shape>', "gambar (tulis isinya sebagai teks)"),
            ('<o:OLEObject xmlns:o="o"/>', "objek tertanam (misalnya tabel Excel)"),
        ],
    )
    def test_what_is_drawn_is_told_by_its_kind(self, inner: str, told: str) -> None:
        assert read(p("Isi", f"<w:r><w:drawing>{inner}</w:drawing></w:r>")).dropped == (f"1 {told}",)

    @settings(max_examples=100, deadline=None)
    @given(st.data())
    def test_every_word_comes_or_is_told(self, data: st.DataObject) -> None:
        """Whatever stands around words, and however deep: in the order of the file, each once."""
        around = st.sampled_from(
            [
                ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
                ("<w:ins>", "</w:ins>"),
                ("<w:smartTag>", "</w:smartTag>"),
                ("<w:customXml>", "</w:customXml>"),
                ('<w:hyperlink w:anchor="x">', "</w:hyperlink>"),
                ('<w:fldSimple w:instr="REF x">', "</w:fldSimple>"),
                ("<mc:AlternateContent xmlns:mc='m'><mc:Choice>", "</mc:Choice></mc:AlternateContent>"),
                ("<w:baru>", "</w:baru>"),
            ]
        )
        words, blocks = [], []
        for number in range(data.draw(st.integers(1, 6))):
            before, after = "", ""
            is_lost = False
            for opened, closed in data.draw(st.lists(around, max_size=4)):
                before, after = before + opened, closed + after
                is_lost = is_lost or opened == "<w:baru>"
            words += [] if is_lost else [f"kata{number}"]
            blocks.append((p(f"{before}{r(f'kata{number}')}{after}") if before else p(f"kata{number}"), is_lost))
        made = read(*(block for block, _ in blocks))
        assert re.findall("kata[0-9]", made.markdown) == words
        lost = sum(is_lost for _, is_lost in blocks)
        assert sum(int(each.split()[0]) for each in made.dropped if '"baru" (teksnya tidak ikut)' in each) == lost


class TestHostileFiles:
    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"bukan zip",
            b"PK\x03\x04rusak",
            docx(p("Isi"))[:-40],
            docx(p("Isi")).replace(b"document.xml", b"dokumen_.xml"),
            docx(parts={"word/document.xml": b"<w:document>"}),
            docx(parts={"word/document.xml": b"<a/>"}),
            docx(parts={"word/styles.xml": b"\xff\xfe"}),
            docx(parts={"word/document.xml": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'}),
            docx(parts={"word/document.xml": b"<a>" * 100_000 + b"</a>" * 100_000}),
            docx(parts={"_rels/.rels": b'<R><r Type="x/officeDocument" Target="../../etc/passwd"/></R>'}),
        ],
        ids=[
            *("empty", "text", "torn", "cut", "no-document", "open", "no-body", "no-xml", "entity", "deep", "outside"),
        ],
    )
    def test_what_is_no_file_of_word_is_said_to_be_none(self, data: bytes) -> None:
        """Never a traceback, never another file."""
        with pytest.raises(wordfile.NotReadable, match="bukan berkas Word"):
            wordfile.read_word(data)

    def test_an_old_or_locked_file(self) -> None:
        """Both look the same from outside."""
        with pytest.raises(wordfile.NotReadable, match="Save As"):
            wordfile.read_word(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)

    def test_a_text_that_unpacks_without_end(self) -> None:
        """A hundred megabytes of nothing fit into a hundred kilobytes."""
        bomb = docx(parts={"word/document.xml": b" " * (wordfile.MAX_PART + 1)})
        assert len(bomb) < 100_000
        with pytest.raises(wordfile.NotReadable, match="terlalu panjang"):
            wordfile.read_word(bomb)

    def test_pictures_and_macros_are_never_opened(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Nor is anything fetched that the document names."""
        parts = {"word/media/image1.png": b"x" * 1000, "word/vbaProject.bin": b"x", "word/embeddings/a.bin": b"x"}
        data = docx(p("Isi"), links={"a": "https://pelacak.example/x"}, parts=parts)
        opened: list[str] = []
        true_open = zipfile.ZipFile.open

        def watch(archive: zipfile.ZipFile, name: str) -> object:
            opened.append(name)
            return true_open(archive, name)

        monkeypatch.setattr(zipfile.ZipFile, "open", watch)
        wordfile.read_word(data)
        assert set(opened) == {
            *("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels"),
        }

    @settings(max_examples=200, deadline=None)
    @given(st.data())
    def test_any_spoilt_file_is_read_or_refused(self, data: st.DataObject) -> None:
        """A byte here and there, in the archive or in a part."""
        whole = bytearray(docx(p("Isi", style="Judul1"), p("a", number=(1, 0)), table((cell(p("a")), cell(p("b"))))))
        for _ in range(data.draw(st.integers(1, 6))):
            whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
        with suppress(wordfile.NotReadable):
            parse(wordfile.read_word(bytes(whole)).markdown)


class TestCommand:
    def from_word(self, situs: Situs, file: Path, *more: str) -> Result:
        command = ["baru", "briefing", "--dari", str(file), "--ringkasan", "Dari Word.", "--site", str(situs.root)]
        return CliRunner().invoke(cli, [*command, *more])

    def test_a_briefing_from_word_is_a_draft_at_once(self, situs: Situs, tmp_path: Path) -> None:
        """Its title is that of the document, and what was left behind is told."""
        file = tmp_path / "Bahan Rapat.docx"
        file.write_bytes(docx(p("Cuti: tata cara", style="Judul"), p("Isi", "<w:r><w:drawing/></w:r>")))
        done = self.from_word(situs, file)
        assert done.exit_code == 0, done.output
        assert done.stdout.splitlines()[1:3] == [
            "Dibuat: content/briefing/cuti-tata-cara.md",
            "Tidak ikut dari Word: 1 gambar (tulis isinya sebagai teks)",
        ]
        text = (situs.root / "content/briefing/cuti-tata-cara.md").read_text("utf-8")
        assert '\njudul: "Cuti: tata cara"\n' in text
        assert text.endswith("\n---\n\nIsi\n")
        assert situs.build().problems == ()

    @pytest.mark.parametrize(
        ("name", "data", "words"),
        [
            ("a.doc", b"", "bukan berkas .docx"),
            ("a.docx", b"x", "bukan berkas Word"),
            ("tidak-ada.docx", None, "tidak dapat dibuka"),
        ],
    )
    def test_what_cannot_be_read_makes_no_file(
        self, situs: Situs, tmp_path: Path, name: str, data: bytes | None, words: str
    ) -> None:
        """And the answer names the file."""
        if data is not None:
            (tmp_path / name).write_bytes(data)
        before = sorted(situs.root.glob("content/*/*"))
        done = self.from_word(situs, tmp_path / name, "--judul", "Cuti dua")
        assert done.exit_code == 1
        assert name in done.stderr
        assert words in done.stderr
        assert sorted(situs.root.glob("content/*/*")) == before
