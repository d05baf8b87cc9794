"""Markdown bodies: what is shown, what is tidied, what is refused, and what can never happen."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from unittest import mock

import pytest
import typst as compiler
from harness import drawn
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from sosialisasi.ground.problems import Problem
from sosialisasi.reading.markup import Typst, dialect, html, parse, typst, typst_literal
from sosialisasi.site.model import Body, Ref
from sosialisasi.site.words import RefKind

QUOTE = '> "Netral itu wajib."\n>\n> — Nama; Camat; 8 Mei 2018; Antara Jambi https://contoh.id/a_b_c\n'


def web_hole(ref: Ref) -> Markup:
    return Markup("<a href=#>{}</a>").format(ref.text)


def paper_hole(ref: Ref) -> Typst:
    return Typst(f'#link("https://contoh.id")[{typst_literal(ref.text or "-")}];')


def web(source: str) -> str:
    body, problems = parse(source)
    assert not [p for p in problems if p.is_error], problems
    return drawn(html(body, web_hole))


def paper(source: str) -> str:
    return str(typst(parse(source)[0], paper_hole))


def codes(source: str) -> list[tuple[int | None, str]]:
    return [(p.line, p.code) for p in parse(source)[1]]


def refs(source: str) -> list[tuple[RefKind, str, int]]:
    return [(ref.kind, ref.target, ref.line) for ref in parse(source)[0].refs]


class TestText:
    def test_emphasis_code_and_breaks(self) -> None:
        """The few inline forms that staff use are kept."""
        assert web("a **b** *c* `d`  \ne\n") == "<p>a <strong>b</strong> <em>c</em> <code>d</code><br>e</p>\n"

    def test_emphasis_in_emphasis(self) -> None:
        """Both signs, three at once, and words with an underscore inside."""
        assert web("***a*** __b *c*__ _d_ e_f_g") == (
            "<p><strong><em>a</em></strong> <strong>b <em>c</em></strong> <em>d</em> e_f_g</p>\n"
        )

    def test_crossed_emphasis_keeps_every_letter(self) -> None:
        """Signs that do not pair stay as typed; Python-Markdown 3.11.3 loses a letter of this one."""
        assert parse("*1**]*abc")[0].text == "*1**]*abc"

    @pytest.mark.parametrize("text", ["5 < 7 & 8 > 2", "<3 dan a<b", 'kata "kutip"', "#ASNNetral", "1 * 2 * 3 _x_y"])
    def test_signs_in_a_sentence_are_text(self, text: str) -> None:
        """A sign that is not markup needs no escaping by the author."""
        assert parse(text)[0].text == text
        assert codes(text) == []

    def test_entities_from_other_programs(self) -> None:
        """``&amp;`` and ``&nbsp;`` become the characters that they name, and are escaped again."""
        assert web("A &amp; B &lt;b&gt;") == "<p>A &amp; B &lt;b&gt;</p>\n"

    def test_plain_text_has_a_line_for_each_paragraph(self) -> None:
        """The checks of wording see every word, also those that the writers add from a label."""
        source = "Satu\ndua [[UU 1/2015]].\n\n## Tiga\n\n- Boleh: empat\n\n| a | b |\n|---|---|\n| c | d |\n\n" + QUOTE
        assert parse(source)[0].text.split("\n") == [
            "Satu dua UU 1/2015.",
            "Tiga",
            "Boleh: empat",
            *"abcd",
            '"Netral itu wajib."',
            "Nama, Camat, 8 Mei 2018. Sumber: Antara Jambi",
        ]

    def test_bom_and_windows_line_ends(self) -> None:
        """A BOM and CRLF are not the author's mistakes: nothing is said and nothing is lost."""
        assert web("\ufeff## Judul\r\n\r\nTeks\r\n") == '<h2 id="judul">Judul</h2>\n<p>Teks</p>\n'
        assert codes("\ufeff## Judul\r\n\r\nTeks\r\n") == []


class TestHeadings:
    def test_ids_are_ascii_and_unique(self) -> None:
        """Two headings of one name get two addresses; a third that is named like the second gets another."""
        body, _ = parse("## Édisi C#\n\n## Judul\n\n## Judul\n\n## Judul 2\n\n## …\n")
        assert [h.id for h in body.headings] == ["edisi-c", "judul", "judul-2", "judul-2-2", "bagian"]
        assert body.headings[0].text == "Édisi C#"

    def test_level_one_is_refused(self) -> None:
        """The page's title comes from the front matter."""
        assert codes("Teks\n\n# Judul\n") == [(3, "judul-tingkat-satu")]

    def test_forgotten_space_and_forgotten_text(self) -> None:
        """``##Judul`` is meant as a heading; ``##`` alone is not one, since it would have no name."""
        assert web("##Judul\n\n##") == '<h2 id="judul">Judul</h2>\n<p>##</p>\n'

    def test_levels_never_skip(self) -> None:
        """PDF/UA refuses a skipped level, so it is closed and told."""
        body, problems = parse("### A\n\n##### B\n\n## C\n")
        assert [h.level for h in body.headings] == [2, 3, 2]
        assert [(p.line, p.code) for p in problems] == [(1, "dirapikan")]

    def test_a_line_under_text_is_a_rule(self) -> None:
        """``---`` under a sentence must not turn it into a heading."""
        assert web("Pasal 9 ayat (2)\n---\nTeks") == "<p>Pasal 9 ayat (2)</p>\n<hr>\n<p>Teks</p>\n"
        assert web("Pasal 9\n===\n") == "<p>Pasal 9 ===</p>\n"


class TestLists:
    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("Teks:\n- a\n- b", "<p>Teks:</p>\n<ul><li>a</li><li>b</li></ul>"),
            ("• a\n· b", "<ul><li>a</li><li>b</li></ul>"),
            ("–\u00a0a\n– b", "<ul><li>a</li><li>b</li></ul>"),
            ("-\u00a0a", "<ul><li>a</li></ul>"),
            ("o\ta\no\tb", "<ul><li>a</li><li>b</li></ul>"),
            ("\uf0a7 a\n\uf0d8 b", "<ul><li>a</li><li>b</li></ul>"),
            ("➢ a\n▪ b", "<ul><li>a</li><li>b</li></ul>"),
            ("✅ a\n❌ b", "<ul><li>✅ a</li><li>❌ b</li></ul>"),
            ("-Satu\n-Dua", "<ul><li>Satu</li><li>Dua</li></ul>"),
            ("-**Satu**\n–Dua", "<ul><li><strong>Satu</strong></li><li>Dua</li></ul>"),
            ("1.Satu\n2.Dua", "<ol><li>Satu</li><li>Dua</li></ol>"),
            ("a.Satu\nb.Dua", '<ol type="a"><li>Satu</li><li>Dua</li></ol>'),
            ("- a\n  - b\n    - c\n- d", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"),
            ("a. x\nb. y", '<ol type="a"><li>x</li><li>y</li></ol>'),
            ("1) x\n2) y", '<ol class="tutup"><li>x</li><li>y</li></ol>'),
            ("(1) x\n(2) y", '<ol class="kurung"><li>x</li><li>y</li></ol>'),
            ("\tTeks dari Word\n", "<p>Teks dari Word</p>"),
        ],
    )
    def test_what_word_leaves_is_understood(self, source: str, expected: str) -> None:
        """Forms that Markdown does not know become what was meant, with a notice."""
        assert re.sub(r"(?<!/p>)\n", "", web(source)).strip() == expected
        assert {code for _, code in codes(source)} == {"dirapikan"}

    def test_a_verdict_without_a_space_is_still_a_verdict(self) -> None:
        """``-Jangan:`` looked like a sentence, and the reader lost the sign."""
        assert 'class="putusan putusan-jangan"' in web("-Jangan: memakai mobil dinas")

    @pytest.mark.parametrize(
        "text", ["kata\no begitu", "-5 derajat", "a.n. Camat", "1.000 orang", "Pasal\n5.Lalu", "-nya"]
    )
    def test_what_only_looks_like_a_mark_is_text(self, text: str) -> None:
        """A sentence that goes on, a number, an abbreviation."""
        assert "<li>" not in web(text)
        assert codes(text) == []

    def test_what_nobody_sees_is_dropped(self) -> None:
        """Soft hyphens and zero widths of Word would keep a word from being found; its hard hyphen is a hyphen."""
        assert parse("ne\u00adtra\u200bli\u2060tas undang\u2011undang")[0].text == "netralitas undang-undang"

    def test_one_notice_a_kind(self) -> None:
        """A document pasted from Word gives a few notices, not hundreds."""
        assert codes("Teks\n" + "• a\n" * 200) == [(2, "dirapikan"), (2, "dirapikan")]

    def test_a_year_is_not_a_list_number(self) -> None:
        """``2024.`` at a line's start begins a sentence."""
        assert web("2024. Pilkada serentak") == "<p>2024. Pilkada serentak</p>\n"

    def test_a_wrapped_number_stays_in_its_sentence(self) -> None:
        """A line break before ``5.`` or ``b.`` does not begin a list in the middle of a sentence."""
        assert web("sesuai Pasal\n5. Lalu") == "<p>sesuai Pasal 5. Lalu</p>\n"
        assert web("b. nama orang") == "<p>b. nama orang</p>\n"

    def test_numbers_go_on_after_a_paragraph(self) -> None:
        """A list that a paragraph interrupts keeps its numbers."""
        assert 'start="3"' in web("1. a\n2. b\n\nSela.\n\n3. c")
        assert 'type="a" start="2"' in web("a. x\n\nSela.\n\nb. y")

    def test_skipped_numbers_are_told(self) -> None:
        """They are shown as they were written, and the author hears of it."""
        assert codes("1. a\n2. b\n4. c") == [(3, "nomor-meragukan")]
        assert codes("1. a\n1. b\n1. c") == [(2, "nomor-meragukan")]

    def test_letters_inside_numbers(self) -> None:
        """The form of a regulation: ayat with huruf, and back."""
        flat = re.sub(r"\n", "", web("(1) x\n    a. y\n    b. z\n(2) w"))
        assert flat == '<ol class="kurung"><li>x<ol type="a"><li>y</li><li>z</li></ol></li><li>w</li></ol>'

    def test_indented_and_endless_lists(self) -> None:
        """An indented list is a list; below six levels, items join the sixth."""
        assert web("    - a\n    - b").count("<li>") == 2
        page = web("\n".join("    " * depth + "- a" for depth in range(10)))
        assert (page.count("<ul>"), page.count("<li>")) == (6, 10)

    def test_empty_bullets(self) -> None:
        """A bullet without text, left over while editing, is not printed."""
        assert web("- a\n-\n- b").count("<li>") == 2

    def test_paragraphs_and_tables_inside_an_item(self) -> None:
        """What is indented under an item belongs to it."""
        page = web("1. a\n\n   b\n\n   | c | d |\n   |---|---|\n   | e | f |\n\n2. g")
        assert page.count("<ol>") == 1
        assert page.index("<table>") < page.index("</li>")
        assert page.index("<p>b</p>") < page.index("</li>")


class TestTyping:
    def test_an_address_without_its_beginning(self) -> None:
        """``www.`` was taken for a file of the site."""
        assert web("[Bawaslu](www.bawaslu.go.id/lapor)") == (
            '<p><a href="https://www.bawaslu.go.id/lapor" rel="external">Bawaslu</a></p>\n'
        )
        assert codes("[Bawaslu](www.bawaslu.go.id)") == [(1, "dirapikan")]


class TestVerdicts:
    @pytest.mark.parametrize("label", ["Boleh:", "boleh :", "**Boleh:**", "**Boleh**:", "BOLEH:"])
    def test_labels_become_verdicts(self, label: str) -> None:
        """The verdict is a word and a sign, never a colour alone."""
        assert web(f"- {label} hadir **diam**") == (
            '<ul><li class="putusan putusan-boleh"><strong class="putusan-kata"><span aria-hidden="true">✓</span> '
            "Boleh</strong> hadir <strong>diam</strong></li>\n</ul>\n"
        )

    def test_verdicts_on_paper_stand_between_lists(self) -> None:
        """On paper a verdict is a call of its own; the bullets around it stay lists."""
        assert paper("- a\n- Jangan: b\n- [[D-12]]\n- c") == (
            '#list[#"a";];\n#putusan("✗", "Jangan")[#"b";];\n#butir[#link("https://contoh.id")[#"D-12";];];\n#list[#"c";];\n'
        )

    def test_other_bold_words_are_not_labels(self) -> None:
        """Only the three words are verdicts."""
        assert "putusan" not in web("- **Catatan:** a\n- Boleh jadi b\n- Tidak boleh: c")


class TestHoles:
    def test_kinds_and_lines(self) -> None:
        """Each hole knows its kind and the line in the file, also when it is repeated."""
        source = (
            "a [[UU 1/2015]]\nb [[UU 1/2015]] [x](../briefing/m.md#y)\n\n- [[D-12]]\n- c [[h-1]]\n\n> [[UU 2/2016]]\n"
        )
        body, _ = parse(source, first_line=11)
        assert [(ref.kind.value, ref.target, ref.line) for ref in body.refs] == [
            ("kutipan", "UU 1/2015", 11),
            ("kutipan", "UU 1/2015", 12),
            ("tautan", "../briefing/m.md#y", 12),
            ("butir-penuh", "D-12", 14),
            ("butir", "H-1", 15),
            ("kutipan", "UU 2/2016", 17),
        ]
        assert [part for part in body.typst if isinstance(part, int)] == list(range(len(body.refs)))

    def test_wrapped_citation(self) -> None:
        """A citation that an editor wrapped is still one, on the line where it begins."""
        assert refs("x\n\ny [[PP 94/2021\nPasal 5]] z [[A]]") == [
            (RefKind.CITATION, "PP 94/2021 Pasal 5", 3),
            (RefKind.CITATION, "A", 4),
        ]

    def test_code_is_not_a_citation(self) -> None:
        """A guide can show how a citation is written."""
        assert web("`[[UU 1/2015]]`") == "<p><code>[[UU 1/2015]]</code></p>\n"

    def test_item_takes_the_place_of_the_bullet(self) -> None:
        """A bullet that is only an item pulls the whole item in."""
        assert web("- [[D-12]]") == '<ul><li class="butir"><a href=#><span class="utuh">D-12</span></a></li>\n</ul>\n'

    def test_unclosed_citation(self) -> None:
        """A forgotten bracket would print ``[[`` on a public page."""
        assert codes("a\n[[UU 1/2015] b") == [(2, "rujukan-tak-ditutup")]

    def test_resolver_that_forgets_to_escape(self) -> None:
        """A plain string from a resolver is escaped, not trusted."""
        body, _ = parse("[[x]]")
        careless = {RefKind.CITATION: '<b>"'}
        assert drawn(html(body, lambda ref: careless[ref.kind])) == "<p>&lt;b&gt;&#34;</p>\n"
        assert typst(body, lambda ref: careless[ref.kind]) == '#"<b>\\"";#parbreak();\n'  # type: ignore[arg-type,return-value]


class TestLinks:
    @pytest.mark.parametrize(
        "href", ["https://jdih.go.id/a?b=1&c=2", "https://x.go.id/a_(b)", "mailto:a@b.go.id", "tel:+62741123"]
    )
    def test_outside_links(self, href: str) -> None:
        """The three schemes that a phone can follow safely."""
        page = web(f"[teks **tebal**]({href})")
        assert page == f'<p><a href="{href.replace("&", "&amp;")}" rel="external">teks <strong>tebal</strong></a></p>\n'

    def test_bare_and_bracketed_addresses(self) -> None:
        """An address that was pasted works, and its underscores are not emphasis."""
        link = '<a href="https://x.id/_a_b" rel="external">https://x.id/_a_b</a>'
        assert web("<https://x.id/_a_b>, (https://x.id/_a_b).") == f"<p>{link}, ({link}).</p>\n"

    def test_mail_address(self) -> None:
        """A mail address in brackets can be tapped."""
        assert web("<a@b.go.id>") == '<p><a href="mailto:a@b.go.id" rel="external">a@b.go.id</a></p>\n'

    def test_signs_that_are_escaped_in_an_address(self) -> None:
        """What the parser keeps aside is put back, also where it is no text."""
        assert 'href="https://x.id/a*b"' in web("<https://x.id/a\\*b>")
        assert 'href="https://x.id/"' in web("[a \\* b][]\n\n[a * b]: https://x.id/")

    def test_a_link_inside_a_link(self) -> None:
        """A link cannot hold another; the inner one stays as words."""
        kept = '<span class="utuh">D-1</span>'
        assert web("[a [[D-1]] b](https://x.id)") == f'<p><a href="https://x.id" rel="external">a {kept} b</a></p>\n'
        assert refs("[a **[[D-1]]**](b.md)") == [(RefKind.LINK, "b.md", 1)]

    @pytest.mark.parametrize(
        "href",
        ["javascript:alert(1)", "JaVa\tscript:x", "data:text/html,x", "http://x.id", "//x.id", "vbscript:x", "",
         "https://jujur.id@jahat.id/", "https://x.id/a b", "\\\\server\\x", "https://", "file:///etc/passwd"],
    )  # fmt: skip
    def test_other_links_are_refused(self, href: str) -> None:
        """Refused with the line, and not in the output."""
        body, problems = parse(f"a\n\n[teks]({href})")
        assert [(p.line, p.code) for p in problems if p.is_error] == [(3, "tautan-berbahaya")]
        assert "href" not in drawn(html(body, web_hole))


class TestRefused:
    @pytest.mark.parametrize(
        ("source", "snippet"),
        [
            ("a <b>x</b>", "<b>"),
            ("<script>alert(1)</script>", "<script>"),
            ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
            ("<!-- catatan -->", "<!-- catatan -->"),
            ("<!--\n\ncatatan\n\n-->", "<!--"),
            ("a<br>b", "<br>"),
            ("<o:p></o:p>", "<o:p>"),
            ("<div\nclass=x>", "<div class=x>"),
        ],
    )
    def test_html(self, source: str, snippet: str) -> None:
        """One problem for a tag and its end, with what was found and where."""
        problems = [p for p in parse("x\n\n" + source)[1] if p.is_error]
        assert [(p.line, p.code) for p in problems] == [(3, "html-dilarang")]
        assert snippet in problems[0].message

    def test_escaped_html_is_text(self) -> None:
        """A guide can speak about a tag."""
        assert web("\\<b> dan `<i>`") == "<p>&lt;b&gt; dan <code>&lt;i&gt;</code></p>\n"

    def test_images(self) -> None:
        """An image is refused, not dropped."""
        assert codes("a\n![spanduk](x.png)") == [(2, "gambar-dilarang")]


class TestTables:
    def test_headings_and_sides(self) -> None:
        """A table can be scrolled on a phone, and its columns are announced; no style attribute."""
        assert web("| a | b | |\n|---|--:|:-:|\n| `x|y` | [z](https://x.id) |\n") == (
            '<div class="tabel-gulir" tabindex="0" role="group" aria-label="Tabel"><table>\n<thead>\n'
            '<tr><th scope="col">a</th><th scope="col" class="kanan">b</th><td class="tengah"></td></tr>\n'
            "</thead>\n<tbody>\n<tr><td><code>x|y</code></td>"
            '<td class="kanan"><a href="https://x.id" rel="external">z</a></td><td class="tengah"></td></tr>\n'
            "</tbody>\n</table></div>\n"
        )

    def test_no_blank_line_before(self) -> None:
        """A table right under its sentence is a table."""
        assert "<table>" in web("Jadwal:\na | b\n---|---\n| c | d |\nSesudah")
        assert codes("Jadwal:\na | b\n---|---\n| c | d |\nSesudah") == [(2, "dirapikan")]

    def test_cells_that_would_be_lost(self) -> None:
        """A row with too many cells, or a line that does not fit its head, is refused."""
        assert codes("| a | b |\n|---|---|\n| c | d | e |") == [(3, "tabel-rusak")]
        assert codes("| a | b |\n|---|---|---|\n| c | d |") == [(2, "tabel-rusak")]


class TestStatements:
    def test_source_and_correction(self) -> None:
        """A quotation is labelled as a statement, with who, when, where, and our correction."""
        assert web(QUOTE + ">\n> Koreksi: lihat [[UU 1/2015]].") == (
            '<div class="pernyataan">\n  <figure>\n    <p class="pernyataan-label">Pernyataan, bukan aturan</p>\n'
            "    <blockquote><p>&#34;Netral itu wajib.&#34;</p>\n</blockquote>\n"
            '    <figcaption>Nama, Camat, 8 Mei 2018. Sumber: <a href="https://contoh.id/a_b_c" rel="external">Antara '
            'Jambi</a></figcaption>\n  </figure>\n  <div class="koreksi">\n<strong>Koreksi:</strong> lihat '
            "<a href=#>UU 1/2015</a>.\n  </div>\n</div>\n"
        )

    def test_on_paper(self) -> None:
        """Paper prints the address too, since it cannot be followed."""
        assert paper(QUOTE) == (
            '#pernyataan(nama: "Nama", jabatan: "Camat", tanggal: "8 Mei 2018", sumber: "Antara Jambi '
            'https://contoh.id/a_b_c", koreksi: none)[#"\\"Netral itu wajib.\\"";#parbreak();\n];\n'
        )

    @pytest.mark.parametrize("dash", ["— ", "– ", "-- ", "—", "- "])
    def test_any_dash_and_no_blank_line(self, dash: str) -> None:
        """Word turns dashes about, and blank lines are forgotten."""
        page = web(f"> Kata.\n> {dash}Nama; Plt. Camat; Kec. A; 8 Mei 2018; Sumber: Radio\n")
        assert "<figcaption>Nama, Plt. Camat; Kec. A, 8 Mei 2018. Sumber: Radio</figcaption>" in page

    def test_two_quotes_stay_two(self) -> None:
        """The words of one speaker are never given to another."""
        two = QUOTE + "\n" + QUOTE.replace("Nama", "Lain")
        assert web(two).count("<figure") == 2
        assert codes("> Tanpa sumber.\n\n" + QUOTE) == [(1, "kutipan-tanpa-sumber")]

    def test_source_after_a_gap(self) -> None:
        """A source that a blank line cut off still belongs to the words above it."""
        assert web(QUOTE.replace(">\n", "\n")) == web(QUOTE)

    @pytest.mark.parametrize(
        "source",
        [
            "> Kata.",
            "> Kata.\n>\n> — Nama; Camat; Antara",
            "> Kata.\n> — Nama; Camat; ; Antara",
            "> — N; J; T; S",
            QUOTE + ">\n> Lanjutan.",
        ],
    )
    def test_no_source(self, source: str) -> None:
        """Words without all four parts of a source are refused, on the line where the quotation begins."""
        assert codes("x\n\n" + source) == [(3, "kutipan-tanpa-sumber")]

    def test_source_must_be_safe(self) -> None:
        """The address of a source follows the rules of links."""
        assert codes(QUOTE.replace("https", "http")) == [(1, "tautan-berbahaya")]


# --- what can never happen -----------------------------------------------------------------------

TAGS = frozenset(
    {"p", "h2", "h3", "h4", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "strong", "em", "a"}
    | {"blockquote", "hr", "br", "code", "div", "figure", "figcaption", "span", "sup"}
)
ATTRIBUTES = frozenset(
    {"id", "class", "href", "rel", "type", "start", "scope", "tabindex", "role", "aria-label", "aria-hidden", "value"}
)
PIECES = st.sampled_from(
    [*"#*_-+>`|[]()!<&\"\\\n\n\n;:.$@ \t1ab", "    ", "\n\n", "[[", "]]", "](", "D-1", "](javascript:x)", "](x.md)",
     "<b onclick=x>", "</b>", "<!--", "https://x.id/", "- ", "1. ", "a) ", "> ", "— N; J; T; S", "Koreksi:", "Boleh:",
     "|-|-|\n", "---\n", "&lt;", "&#x2;", "\u00a0", "\ufeff", "\r\n", "\x02klzzwxh:0000\x03", "\x0242\x03",
     "\U000f0001", "kata", "\u2028", "\x00", '"]#panic()', "*/", "//"]
)  # fmt: skip
HOSTILE = st.lists(PIECES, max_size=60).map("".join)


class Inspector(HTMLParser):
    """Fails on a tag or attribute that we never write, and on tags that do not nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        for name, value in attrs:
            assert name in ATTRIBUTES
            assert name != "href" or re.match(r"#|https://|mailto:|tel:", value or "", re.IGNORECASE)
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(), HOSTILE))
@example('[a](https://x.id/" onclick="x)')
@example("- > 1. a\n> - | b\n|-|")
def test_any_text_gives_safe_html(source: str) -> None:
    """Whatever is typed, parsing answers, and the page has only our tags and attributes."""
    body, problems = parse(source, first_line=5)
    inspector = Inspector()
    inspector.feed(drawn(html(body, web_hole)))
    inspector.close()
    assert inspector.open == []
    last = 5 + source.replace("\r\n", "\n").count("\n") + source.count("\r")
    assert all(p.line is not None and 5 <= p.line <= last for p in problems)
    assert all(5 <= ref.line <= last for ref in body.refs)
    assert not re.search("[\x00-\x08\x0e-\x1f\U000f0000-\U0010ffff]", "".join(map(str, body.html + body.typst)))
    assert "klzzwxh" not in body.text or "klzzwxh" in source


SIGNS = st.sampled_from(
    [*"*_`[]()!<>&\\ab \n", "**", "***", "__", "[[", "]]", "](", "][", "[^1]", "  \n", "https://x.id/", "WWW.x.id",
     "http://x", "&#42;", "&#91;", "&#93;", "&#95;", "&#40;", "&#41;", "<b>", "<a@b.id>", "D-1", "\n\n[^1]: a\n\n",
     "\n\n[a]: https://x.id\n\n"]
)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(st.lists(SIGNS, max_size=25).map("".join))
@example("***a &#96;b&#96; c***")
def test_a_pattern_that_is_not_tried_would_not_match(source: str) -> None:
    """Each pattern of a span is told the signs that it needs: all of them, also within another span."""
    with mock.patch.object(dialect, "_likely", lambda _: [pattern for _, pattern in dialect.PATTERNS]):
        whole = parse(source)
    assert parse(source) == whole


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(PIECES, st.integers(100, 999).map(lambda n: f"kata{n} ")), max_size=40).map("".join))
def test_no_word_is_lost(source: str) -> None:
    """A word that was typed is shown, unless an error says why not."""
    body, problems = parse(source)
    if not any(p.is_error for p in problems):
        shown = drawn(html(body, lambda ref: Markup("{} {}").format(ref.target, ref.text)))
        assert not set(re.findall(r"kata\d{3}", source)) - set(re.findall(r"kata\d{3}", shown))


@settings(max_examples=100, deadline=None)
@given(HOSTILE)
def test_parsing_is_a_function(source: str) -> None:
    """The parser is reused; nothing of one text is left for the next."""
    first = parse(source)
    parse("*a **b\n\n[[x]] `c\n\n> d")
    assert parse(source) == first


PRELUDE = """#set document(title: "Uji", date: datetime(year: 2026, month: 11, day: 22))
#set text(lang: "id")
#let putusan(symbol, word, body) = block[#symbol #strong(word) #body]
#let tautan(url, body) = link(url, body)
#let butir(body) = block(body)
#let garis() = line(length: 100%)
#let pernyataan(nama: "", jabatan: "", tanggal: "", sumber: "", koreksi: none, body) = block[
  #body #nama #jabatan #tanggal #sumber #koreksi]
#heading(level: 1)[Uji]
"""


def compile_pdf(source: str) -> bytes:
    """The PDF of a body; ``TypstError`` if it is not valid Typst, PDF/UA-1 and PDF/A-2a."""
    text = PRELUDE + paper(source)
    pdf = compiler.compile(text.encode(), format="pdf", pdf_standards=["ua-1", "a-2a"], ignore_system_fonts=True)
    assert isinstance(pdf, bytes)
    return pdf


@pytest.mark.parametrize(
    "source",
    [
        "## A\n\n#### B\n\n- a\n  1. b\n- Boleh: c\n- [[D-1]]\n\n(1) d\n\n" + QUOTE,
        "a  \n**b** *c*\n\n| a | |\n|--:|-|\n| `b` | c |\n\n---\n",
        QUOTE + ">\n> Koreksi: [[UU 1/2015]]\n>\n> - a",
        '#"a"(b) .x [y] $z$ @q #q /* // <l> -- ~ ` \\" "] #panic()',
        "**(a)**(b)[c].d *e*.f() `g`(h)[[i]](j) [k](l.md)[m].n",
        "[](https://x.id)[ ](https://x.id/\"\\#)",
        "0. a\n\n999. b\n\n- \n  - a\n\n-\n\n|\n|-|\n",
        "1. Boleh: a\n2. [[D-1]]\n\n- Jangan:\n",
    ],
)  # fmt: skip
def test_paper_is_accessible_pdf(source: str) -> None:
    """What we write for paper compiles under PDF/UA-1 and PDF/A-2a, whatever stands beside what."""
    assert compile_pdf(source).startswith(b"%PDF")


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(HOSTILE, min_size=3, max_size=6).map("\n\n".join))
def test_hostile_text_is_inert_on_paper(source: str) -> None:
    """No text can be read as Typst code."""
    compile_pdf(source)


@pytest.mark.parametrize(
    "source",
    [
        ">" * 100 + " a",
        "\n".join(">" * depth + " a" for depth in range(100)),
        "[" * 10_000,
        "[[a]](" * 3_000,
        "*" * 10_000,
        "*a_b **c " * 2_000,
        "*_" * 400 + "a" + "_*" * 400,
        "`" * 10_000,
        "<!--" * 5_000,
        "<a " * 5_000,
        "\n".join("  " * depth + "- a" for depth in range(300)),
        "- " * 5_000,
        "#" * 10_000 + " a",
        "\\" * 10_000,
        "|a" * 5_000 + "\n" + "|-" * 5_000,
        "a\n\n" * 5_000,
        "https://" * 3_000,
        "[a](" + "(" * 10_000,
    ],
    ids=lambda source: source[:12],
)
def test_monsters_are_answered(source: str) -> None:
    """A hundred quotes deep or ten thousand brackets: never a crash; ``test_fuzz`` holds that it does not take long."""
    body, _ = parse(source)
    drawn(html(body, web_hole))
    typst(body, paper_hole)


def test_monstrous_paragraph_is_a_problem() -> None:
    """Text that is left plain, because it would take too long, is told."""
    problems: tuple[Problem, ...] = parse("a\n\n" + "*a* " * 600)[1]
    assert [(p.line, p.code) for p in problems] == [(3, "naskah-terlalu-rumit")]


def test_empty() -> None:
    """An empty text is an empty body."""
    assert parse(" \n\n") == (Body(), ())
