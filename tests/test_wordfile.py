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
from harness import Situs
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sosialisasi import wordfile
from sosialisasi.cli import cli
from sosialisasi.markup import parse
from sosialisasi.markup.tidy import UNPRINTABLE

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


def level(depth: int, kind: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'


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
    made = wordfile.read(docx(*blocks, links=links))
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
        made = wordfile.read(docx(p("Cuti *ASN*", style=style), p("Isi"), p("Bagian", style="Judul1")))
        assert (made.title, made.markdown) == ("Cuti *ASN*", "Isi\n\n## Bagian\n")

    def test_looks_of_words(self) -> None:
        """Signs stand at words, not at spaces, however Word has cut the sentence."""
        assert text_of(
            p(r("Jang", "b"), r("an ", "b"), r("pernah", 'b w:val="0"'), r(" ikut", "i"), r("!", "b", "i"))
        ) == ("**Jangan** pernah *ikut*!\n")

    def test_links(self) -> None:
        """Only those that our dialect may lead to; the words of the others stay."""
        links = {
            "a": "https://contoh.go.id/a_(b)",
            "b": "http://lama.id",
            "c": "file:///C:/x",
            "d": "javascript:alert(1)",
        }
        linked = [f'<w:hyperlink r:id="{id}">{r(id, "b")}</w:hyperlink>' for id in links]
        made = wordfile.read(docx(p(*linked, " akhir"), links=links))
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
        assert "putusan-jangan" in str(body.html)

    def test_tables(self) -> None:
        """Merged cells become empty ones; a frame of one cell is text."""
        wide = cell(p("a"), more='<w:gridSpan w:val="2"/>')
        down = cell(p("x"), more="<w:vMerge/>")
        made = wordfile.read(
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
        made = wordfile.read(
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
        made = wordfile.read(docx(p(*(r(text, *["b"] * bold, *["i"] * italic) for text, bold, italic in runs))))
        words = " ".join(UNPRINTABLE.sub("", "".join(text for text, _, _ in runs)).split())
        shown, written = (re.sub("………|_", "", text) for text in (parse(made.markdown)[0].text, words))
        assert _CITED.sub(r"\1", shown) == _CITED.sub(r"\1", written)


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
            wordfile.read(data)

    def test_an_old_or_locked_file(self) -> None:
        """Both look the same from outside."""
        with pytest.raises(wordfile.NotReadable, match="Save As"):
            wordfile.read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)

    def test_a_text_that_unpacks_without_end(self) -> None:
        """A hundred megabytes of nothing fit into a hundred kilobytes."""
        bomb = docx(parts={"word/document.xml": b" " * (wordfile.MAX_PART + 1)})
        assert len(bomb) < 100_000
        with pytest.raises(wordfile.NotReadable, match="terlalu panjang"):
            wordfile.read(bomb)

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
        wordfile.read(data)
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
            parse(wordfile.read(bytes(whole)).markdown)


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
