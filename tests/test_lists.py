"""What staff write comes out as it was meant: lists of every form, notes, pasted tables, addresses; or it is named.

Each story is an input as somebody typed or pasted it. A list is shown with exactly the numbers that were written.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from harness import ROOT, drawn
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from sosialisasi.ground import addresses
from sosialisasi.reading.markup import html, literal_words, normal_lines, parse, typst, typst_literal
from sosialisasi.reading.markup.marks import numeral
from sosialisasi.site.model import Ref
from sosialisasi.site.words import RefKind


def web(source: str) -> str:
    body, problems = parse(source)
    assert not [each for each in problems if each.is_error], problems
    return drawn(html(body, lambda ref: Markup("<a href=#>{}</a>").format(ref.text)))


def paper(source: str) -> str:
    return str(typst(parse(source)[0], lambda ref: typst_literal(ref.text)))


def told(source: str) -> list[tuple[int | None, str]]:
    return [(each.line, each.code) for each in parse(source)[1]]


def doubted(source: str) -> list[int | None]:
    return [line for line, code in told(source) if code == "nomor-meragukan"]


class Outline(HTMLParser):
    """A page as an outline: one line for each paragraph and item, as deep as it is, with the number that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.lists: list[tuple[str, int]] = []
        self.lines: list[str] = []
        self.in_number = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        match tag:
            case "ol" | "ul":
                style = "-"
                if tag == "ol":
                    kind = given.get("type", "1")
                    shape = given.get("class", "").split(" ")[0]
                    style = {"tutup": f"{kind})", "kurung": f"({kind})"}.get(shape, f"{kind}.")
                self.lists.append((style, int(given.get("start", "1"))))
            case "li":
                style, number = self.lists[-1]
                number = int(given.get("value", number))
                self.lists[-1] = style, number + 1
                mark = "-" if style == "-" else numeral(style, (number,))
                self.lines.append("  " * (len(self.lists) - 1) + mark)
            case "span" if given.get("class") == "nomor-tulis":
                self.lines[-1] = self.lines[-1].removesuffix("-")
                self.in_number = True
            case "p" if not self.lists:
                self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self.in_number = self.in_number and tag != "span"
        if tag in ("ol", "ul"):
            self.lists.pop()

    def handle_data(self, data: str) -> None:
        if text := " ".join(data.split()):
            self.lines[-1] += text if self.in_number or not self.lines[-1] else f" {text}"


def outline(source: str) -> str:
    page = Outline()
    page.feed(web(source))
    return "\n".join(page.lines)


NESTED = "(1) Terdiri atas:\n  a. satu;\n  b. dua.\n(2) Juga meliputi:\n  a. tiga;\n(3) Akhir."
DEEP = "(1) A:\n  a. b:\n    1. c:\n      a) d:\n        1) e;\n        2) f;\n      b) g;\n    2. h;\n  b. i.\n(2) j."


class TestLists:
    @pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["close", "apart"])
    @pytest.mark.parametrize("expected", [NESTED, DEEP], ids=["two levels", "five levels"])
    @pytest.mark.parametrize("step", ["", "  ", "   ", "    ", "\t", "\u00a0\u00a0\u00a0\u00a0"], ids=repr)
    def test_the_form_of_a_regulation(self, expected: str, step: str, between: str) -> None:
        """Flush left or indented, with tabs or spaces of Word, with or without empty lines."""
        lines = [(step * ((len(line) - len(line.lstrip())) // 2) + line.lstrip()) for line in expected.split("\n")]
        assert outline(between.join(lines)) == expected
        assert doubted(between.join(lines)) == []

    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("1. Pembukaan\n- doa\n- lagu\n2. Paparan\n3. Penutup",
              "1. Pembukaan\n  - doa\n  - lagu\n2. Paparan\n3. Penutup"),
            ("1. a\n\n- b\n\n- c\n\n2. d", "1. a\n  - b\n  - c\n2. d"),
            ("- a\n1. b\n2. c\n- d", "- a\n  1. b\n  2. c\n- d"),
            ("A. a\n1. b\n2. c\nB. d\n1. e", "A. a\n  1. b\n  2. c\nB. d\n  1. e"),
            ("I. a\nA. b\n1. c\n2. d\nB. e\nII. f", "I. a\n  A. b\n    1. c\n    2. d\n  B. e\nII. f"),
            ("1. a\n1.1 b\n1.2 c\n2. d\n2.1 e", "1. a\n  1.1 b\n  1.2 c\n2. d\n  2.1 e"),
            ("1.1 a\n1.1.1 b\n1.1.2 c\n1.2 d\n2.1 e", "1.1 a\n  1.1.1 b\n  1.1.2 c\n1.2 d\n2.1 e"),
            ("h. a\ni. b\nii. c\niii. d\ni. e\nj. f", "h. a\n  i. b\n  ii. c\n  iii. d\ni. e\nj. f"),
            ("• a\no b\n§ c\n• d", "- a\n  - b\n    - c\n- d"),
            ("•\ta\no\tb\n•\tc", "- a\n  - b\n- c"),
            ("• a\n– b\n– c\n• d", "- a\n  - b\n  - c\n- d"),
            ("(1) a\n(2) b. c;\nc. d.\n(3) e", "(1) a\n(2) b. c;\nc. d.\n(3) e"),
            ("(1) a\n(2) a. b;\nb. c.\n(3) d", "(1) a\n(2)\n  a. b;\n  b. c.\n(3) d"),
            ("- - a\n- b", "-\n  - a\n- b"),
            ("1. a\n\n   b\n\n2. c", "1. a b\n2. c"),
            ("1. a\n   2. b\n3. c", "1. a\n2. b\n3. c"),
            ("Teks:\na. b\nb. c", "Teks:\na. b\nb. c"),
            ("1.satu\n2.dua", "1. satu\n2. dua"),
            ("(1)Satu\n(2)Dua", "(1) Satu\n(2) Dua"),
        ],
    )  # fmt: skip
    def test_levels_are_told_by_the_marks(self, source: str, expected: str) -> None:
        """What is below an item is told by its mark, and by the number that goes on after it."""
        if "(2) b. c" in source:  # A letter that is not the first may be a name.
            expected = "(1) a\n(2) b. c; c. d.\n(3) e"
        assert outline(source) == expected

    @pytest.mark.parametrize("form", ["{}.", "{})", "({})", "{}.)"])
    @pytest.mark.parametrize(
        "tokens", ["1 2 3", "a b c", "A B C", "i ii iii iv", "I II III IV", "y z aa bb", "01 02 03"]
    )
    def test_every_form_of_number(self, tokens: str, form: str) -> None:
        """On the web, and on paper, exactly what was written."""
        marks = [form.format(token) for token in tokens.split()]
        source = "\n".join(f"{mark} kata" for mark in marks)
        assert outline(source) == source
        assert paper_numbers(paper(source)) == marks

    @pytest.mark.parametrize("mark", ["1.1", "1.1.", "1.1)", "(1.1)"])
    def test_numbers_with_points(self, mark: str) -> None:
        source = "\n".join(f"{mark.replace('1.1', f'2.{number}')} kata" for number in range(1, 12))
        assert outline(source) == source

    def test_a_list_goes_on_after_a_paragraph(self) -> None:
        """The number that goes on where a list stopped is not doubted; a letter list after a new number starts anew."""
        source = "(1) a:\na. b;\nb. c.\n\nSela.\n\n(2) d:\na. e."
        assert outline(source) == "(1) a:\n  a. b;\n  b. c.\nSela.\n(2) d:\n  a. e."
        assert doubted(source) == []

    def test_two_lists_stay_two(self) -> None:
        """Bullets below an empty line are no part of the last number, but for a colon, or numbers that go on."""
        assert outline("1. a\n2. b:\n\n- c\n- d") == "1. a\n2. b:\n  - c\n  - d"
        assert outline("1. a\n2. b\n\n- c\n- d") == "1. a\n2. b\n- c\n- d"

    def test_in_a_verdict_and_in_a_quotation(self) -> None:
        """A list below a verdict, and one that somebody quotes."""
        page = web("- Jangan: memasang:\na. stiker;\nb. spanduk.\n- Boleh: melihat")
        assert page.count("putusan-jangan") == page.count("putusan-boleh") == page.count("<ol") == 1
        page = web("> (1) Kata:\n> a. satu\n> (2) Lagi\n>\n> — Nama; Camat; 8 Mei 2018; Radio")
        assert re.sub(r"\s", "", page).count("<liclass") == 0
        assert page.index('<ol type="a">') < page.index("Lagi") < page.index("figcaption")

    def test_boxes_are_boxes(self) -> None:
        assert outline("- [ ] a\n- [x] b") == "- ☐ a\n- ☑ b"

    @pytest.mark.parametrize(
        ("source", "expected", "lines"),
        [
            ("1. a\n2. b\n5. c", "1. a\n2. b\n5. c", [3]),
            ("1. a\n1. b\n1. c", "1. a\n1. b\n1. c", [2]),
            ("3. a\n4. b", "3. a\n4. b", [1]),
            ("1. a\n3. b\n2. c", "1. a\n3. b\n2. c", [2, 3]),
            ("i. a", "i. a", [1]),
            ("Teks\nb. a\nc. b", "Teks\nb. a\nc. b", [2]),
            ("Teks\nb. a", "Teks b. a", [2]),
            ("Teks\nb) a", "Teks b) a", [2]),
            ("Teks\nIV. a", "Teks IV. a", [2]),
            ("Teks\n1.2 a", "Teks 1.2 a", [2]),
            ("2024. Pilkada", "2024. Pilkada", [1]),
            ("Teks\n2024. Pilkada", "Teks 2024. Pilkada", [2]),
            ("v. Pasal", "v. Pasal", [1]),
            ("08.00 a\n09.00 b", "08.00 a 09.00 b", [2]),
            ("**1. a**\n**2. b**", "1. a 2. b", [2]),
            ("Teks\n(1)", "Teks (1)", [2]),
            ("(1)\nTeks", "(1) Teks", [1]),
            ("1. a\n2) b\n3. c", "1. a\n2) b\n3. c", [2]),
            ("- a\n- b\n1. c\n2. d", "- a\n- b\n1. c\n2. d", [3]),
        ],
    )  # fmt: skip
    def test_what_cannot_be_decided_is_told(self, source: str, expected: str, lines: list[int]) -> None:
        """With its line; the number is shown as it was written."""
        assert outline(source) == expected
        assert doubted(source) == lines

    @pytest.mark.parametrize(
        "source",
        [
            *("sesuai Pasal\n5. Lalu", "pada ayat\n(2) itu", "huruf\nb. nama", "tahun\n2024. Pilkada",
              "27 November\n2024. x"),
            *("A. Yani hadir.", "1.5 juta orang", "a.n. Camat", "u.p. Sekda", "1.000 orang", "2024\\. Pilkada",
              "b\\. dua"),
        ],
    )  # fmt: skip
    def test_what_is_plainly_a_sentence_is_not_told(self, source: str) -> None:
        assert told(source) == []
        assert "<li" not in web(source)

    def test_too_many_levels_are_told(self) -> None:
        source = "\n".join("    " * depth + "- a" for depth in range(9))
        assert (6, "dirapikan") in told(source) or (7, "dirapikan") in told(source)

    @pytest.mark.parametrize("source", [NESTED.replace("  ", ""), "• a\no b\n• c", "a\tb\nc\td", "1.satu\n2.dua"])
    def test_the_normal_form_says_the_same(self, source: str) -> None:
        """``rapikan`` may not rewrite a bullet that alone tells how deep it is."""
        again = "\n".join(normal_lines(source))
        assert parse(again)[0] == parse(source)[0]


def paper_numbers(source: str) -> list[str]:
    """The numbers of the one list on paper."""
    if own := re.search(r"numbering: n => \(([^)]*(?:\)\"[^)]*)*)\)\.at", source):
        return re.findall(r'"([^"]*)"', own[1])
    found = re.search(r'numbering: "([^"]*)", start: (\d+)', source)
    assert found is not None
    return [numeral(found[1], (int(found[2]) + at,)) for at in range(source.count('[#"'))]


class TestNotes:
    SOURCE = "Netral[^a] itu[^b] wajib[^a].\n\n[^a]: Dasarnya [[UU 5/2014]].\n[^b]: Satu.\n\n    Dua.\n\nLanjut."

    def test_on_the_web(self) -> None:
        """There and back, for each place; the numbers are those of the first time."""
        page = web(self.SOURCE)
        assert re.findall(r'id="(\w+)"', page) == ["rujuk_1", "rujuk_2", "rujuk_1_2", "catatan_1", "catatan_2"]
        for place in re.findall(r'href="#(\w+)"', page):
            assert f'id="{place}"' in page
        assert page.index("Lanjut.") < page.index("Dasarnya")

    def test_on_paper(self) -> None:
        assert paper(self.SOURCE).endswith(
            '#catatan-kaki("Catatan kaki")[#enum(numbering: "1.", start: 1, enum.item(1)[#"Dasarnya ";'
            '#"UU 5/2014";#".";], enum.item(2)[#"Satu.";#parbreak();\n#"Dua.";#parbreak();\n]);\n];\n'
        )
        assert 'Netral";#super[#"1";];' in paper(self.SOURCE)

    def test_numbers_stay(self) -> None:
        """Who wrote ``[^7]`` and ``[^3]`` sees 7 and 3, the notes in the order of their numbers."""
        page = web("a[^7] b[^3]\n\n[^7]: tujuh\n[^3]: tiga")
        assert re.findall(r'value="(\d)"', page) == ["3", "7"]
        assert page.index('aria-label="Catatan kaki 7">7<') < page.index('aria-label="Catatan kaki 3">3<')

    def test_a_citation_in_a_note_is_one(self) -> None:
        assert [(ref.kind, ref.line) for ref in parse(self.SOURCE)[0].refs] == [(RefKind.CITATION, 3)]

    def test_a_heading_is_not_named_after_its_note(self) -> None:
        body, _ = parse("## Cuti[^1]\n\n[^1]: a")
        assert (body.headings[0].id, body.headings[0].text) == ("cuti", "Cuti")

    @pytest.mark.parametrize(
        ("source", "line", "word"),
        [
            ("a\n\nb[^1]", 3, "[^1]"),
            ("a\n\n[^1]: hilang", 3, "hilang"),
            ("a[^1]\n\n[^1]: satu\n[^1]: dobel", 4, "dobel"),
            ("[teks][1]", 1, "[teks][1]"),
            ("a\n\n[1]: https://contoh.id/x", 3, "https://contoh.id/x"),
            ("[a][1]\n\n[1]: https://a.id\n[1]: https://b.id", 4, "https://b.id"),
        ],
    )  # fmt: skip
    def test_what_has_no_counterpart_is_told(self, source: str, line: int, word: str) -> None:
        problems = parse(source)[1]
        assert [(each.line, each.code) for each in problems] == [(line, "rujukan-naskah")]
        assert word in problems[0].message

    def test_addresses_below_the_text(self) -> None:
        """``[teks][1]``, ``[teks][]`` and ``[teks]``, in any case."""
        page = web("[a][1] [Dua][] [dua]\n\n[1]: https://contoh.id/a\n[dua]: <https://contoh.id/b>")
        assert re.findall(r'href="https://contoh.id/(\w)"', page) == ["a", "b", "b"]


class TestTables:
    def cells(self, source: str) -> list[list[str]]:
        rows = re.findall(r"<tr>(.*?)</tr>", web(source), re.DOTALL)
        return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]

    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("No\tNama\n1\tLahat", [["No", "Nama"], ["1", "Lahat"]]),
            ("Teks:\nNo\tNama\n1\tLahat\nSesudah", [["No", "Nama"], ["1", "Lahat"]]),
            ("No.\tNama\n1.\tLahat\n2.\tPagar Alam", [["No.", "Nama"], ["1.", "Lahat"], ["2.", "Pagar Alam"]]),
            ("\tJan\tFeb\nLahat\t3\t4", [["", "Jan", "Feb"], ["Lahat", "3", "4"]]),
            ("a\tb\tc\n1\t\t3\n4\t5\t", [["a", "b", "c"], ["1", "", "3"], ["4", "5", ""]]),
            ("a\tb\t\n1\t2\t", [["a", "b"], ["1", "2"]]),
            ("| a | b |\n| c | d |", [["a", "b"], ["c", "d"]]),
        ],
    )
    def test_pasted_rows_are_a_table(self, source: str, expected: list[list[str]]) -> None:
        """The first row is its head; empty columns at the edges were selected by accident."""
        assert self.cells(source) == expected
        assert web(source).count('<th scope="col">') == sum(map(bool, expected[0]))
        assert all(cell in literal_words(typst(parse(source)[0], lambda _: typst_literal(""))) for cell in expected[1])

    @pytest.mark.parametrize("source", ["1.\tsatu\n2.\tdua", "a.\tsatu\nb.\tdua", "•\tsatu\n•\tdua"])
    def test_a_list_with_tabs_is_a_list(self, source: str) -> None:
        assert web(source).count("<li>") == 2

    def test_a_table_of_too_many_cells_is_told(self) -> None:
        """Before any is made."""
        body, problems = parse(("\t" * 20_000 + "a\n") * 20 + "\n" + ("a\t" * 6_000 + "\n") * 2)
        assert [each.code for each in problems if each.is_error] == ["naskah-terlalu-banyak-tanda"]
        assert "<t" not in "".join(map(str, body.html))

    def test_a_row_alone_is_told(self) -> None:
        assert told("a\tb\n\nc\td") == [(1, "dirapikan")]

    def test_the_fields_of_a_letter(self) -> None:
        assert web("Hari\t: Senin\nTempat\t: Aula") == "<p>Hari: Senin<br>Tempat: Aula</p>\n"

    @pytest.mark.parametrize(
        ("source", "line"), [("a\tb\nc\td\te", 1), ("a\tb\tc\nd\te", 2), ('a\tb\nc\t"d\ne"\tf', 2)]
    )
    def test_unequal_rows_are_told(self, source: str, line: int) -> None:
        assert (line, "tabel-rusak") in told(source)


class TestSigns:
    @pytest.mark.parametrize(
        "source",
        [
            *("~~x~~", "~coret~", "==x==", "H~2~O", "x^2^", "$a+b$", "$$x$$", "||x||", "++x++", "'''x'''",
              "[b]x[/b]"),
            *("**x", "** x **", "__x", "x`y", "```x", "[x](y", "(x)[y]", "[x] [y](", "]]", "{{ x }}",
              "{% x %}", "{: .x }"),
            *("!!! note", ":::tip", "??? x", "Istilah\n: arti", "+---+---+", "| x", "a | b\nc | d",
              "Judul\n===", "##"),
            *("- ## x", "- > x", "-- x", "-> x", "[1] x", "#. x", ":smile:", "&foo;", "&nbsp", "[TOC]",
              "h2. x", "^[x]"),
            *("— satu\n— dua", "• satu • dua", "halo\n💡 satu", "1- satu", "1 . satu"),
            *("1. teks [ ] x", "| a | b |\n|---|---|\n| - x | y |", "#Larangan bagi ASN", ".. note:: x",
              "\\textbf{x}"),
        ],
    )  # fmt: skip
    def test_signs_that_would_be_printed_are_told(self, source: str) -> None:
        """Where they are, and how to write what was meant; all words are shown."""
        problems = parse(f"Awal.\n\n{source}")[1]
        assert "tanda-tersisa" in {each.code for each in problems}
        assert all(each.line and each.line >= 3 for each in problems)

    @pytest.mark.parametrize(
        "text",
        [
            *("~5 km sampai ~10 km", "US$5 dan US$6", "Rp5.000*", "*) wajib", "5 * 3 = 15", "WIB | WITA",
              "C++", "[sic] […]"),
            *("pukul 08:00: mulai", "a_b_c", "#ASNNetral", "dan/atau", "C:\\netral\\x", "4 ½", "Nama: ………",
              "50%", "A & B"),
        ],
    )  # fmt: skip
    def test_signs_of_sentences_are_not(self, text: str) -> None:
        assert told(text) == []
        assert parse(text)[0].text == text

    @pytest.mark.parametrize(
        "sign", ["~~x~~", "==x==", "$a$", "`", "**x", "!!! x", "[^1]", "{{x}}", "&amp;", "^x", ": x"]
    )
    def test_a_backslash_says_that_it_is_meant(self, sign: str) -> None:
        escaped = re.sub(r"[^\w\s;]", r"\\\g<0>", sign)
        assert told(escaped) == []
        assert parse(escaped)[0].text == sign

    def test_the_signs_of_chats(self) -> None:
        """``*tebal*`` is bold there and italic here: told once; ``_miring_`` is the same in both."""
        assert told("*a* dan *b*") == [(1, "dirapikan")]
        assert told("_a_ **b** ***c***") == []

    def test_breaks_and_fences(self) -> None:
        assert web("a\\\nb") == "<p>a<br>b</p>\n"
        assert web("```\n*a* <b>\n\n- c\n```\nd") == "<p><code>*a* &lt;b&gt;</code><br><code>- c</code></p>\n<p>d</p>\n"
        assert web("~~~ teks\na\n~~~") == "<p><code>a</code></p>\n"

    @pytest.mark.parametrize(
        ("source", "target"),
        [
            ("[PP 94/2021 Pasal 5]", "PP 94/2021 Pasal 5"),
            ("lihat [UU 5 Tahun 2014].", "UU 5 Tahun 2014"),
            ("[SKB Netralitas 2022]", "SKB Netralitas 2022"),
            ("[d-12]", "D-12"),
        ],
    )
    def test_a_citation_in_single_brackets(self, source: str, target: str) -> None:
        assert [ref.target for ref in parse(source)[0].refs] == [target]
        assert told(source) == [(1, "dirapikan")]


class TestAddresses:
    @pytest.mark.parametrize(
        ("source", "address"),
        [
            ("https://contoh.go.id/SE%204%20(final).pdf", "https://contoh.go.id/SE%204%20(final).pdf"),
            ("lihat https://a.id/x(y(z)).", "https://a.id/x(y(z))"),
            ("(lihat https://a.id/b(c)d),", "https://a.id/b(c)d"),
            ("(https://a.id/b).", "https://a.id/b"),
            ("https://a.id/b(c", "https://a.id/b"),
            ("https://a.id/a[1].pdf", "https://a.id/a[1].pdf"),
            ("**https://a.id/b**", "https://a.id/b"),
            ("HTTPS://A.Id/B!", "https://a.id/B"),
            ("www.a.id/b?", "https://www.a.id/b"),
            ("[x](https://a.id/b(c).pdf)", "https://a.id/b(c).pdf"),
            ("<https://a.id/(b)>", "https://a.id/(b)"),
            ("> a\n> — N; J; T; S https://a.id/(b).", "https://a.id/(b)"),
        ],
    )
    def test_brackets_belong_to_the_address_that_opens_them(self, source: str, address: str) -> None:
        """The punctuation of the sentence does not; capitals mean the same."""
        assert re.findall(r'href="([^"]*)"', web(source)) == [address]

    def test_a_plain_address_is_text(self) -> None:
        """``http://`` is not linked, and its signs are no emphasis."""
        assert web("http://a.id/_b_ c") == "<p>http://a.id/_b_ c</p>\n"

    @pytest.mark.parametrize(
        "text", ["HTTPS://a.id", "https://A.ID/x", "mailto:a@b.id", "TEL:+62741", "https://a.id:8080?x#y"]
    )
    def test_one_grammar(self, text: str) -> None:
        assert addresses.is_address(text)

    @pytest.mark.parametrize(
        "text",
        ["http://a.id", "https://", "https://a@b.id", "https://a.id/x y", "ftp://a.id", "javascript:x", "//a.id", ""],
    )
    def test_what_nobody_can_be_sent_to(self, text: str) -> None:
        assert not addresses.is_address(text)

    def test_only_one_module_knows_addresses(self) -> None:
        """Another grammar of addresses would let pass what this one refuses."""
        patterns = re.compile(r"""https\?|https:\\?/\\?/\[|https\?:""")
        assert {
            path.name for path in (ROOT / "sosialisasi").rglob("*.py") if patterns.search(path.read_text("utf-8"))
        } == {
            "addresses.py",
            "dialect.py",
            "misaddressed.py",
        }

    @pytest.mark.parametrize(
        ("href", "advice"),
        [
            ("https://a.id/a b.pdf", "https://a.id/a%20b.pdf"),
            ("http://a.id/x", "https://a.id/x"),
            ("C:\\Users\\surat.docx", "komputer"),
            ("\\\\server\\surat", "komputer"),
        ],
    )
    def test_the_advice_names_what_is_wrong(self, href: str, advice: str) -> None:
        text = f"[x]({href})"
        assert [advice in each.reason + each.hint for each in parse(text)[1]] == [True]


# --- the law -----------------------------------------------------------------------------------------------------

TOKENS = ("1", "2", "3", "5", "a", "b", "c", "A", "B", "i", "ii", "I", "II")
MARKS = st.sampled_from(
    [
        *"-*+•–o§✅",
        *(form.format(token) for form in ("{}.", "{})", "({})") for token in TOKENS),
        *("1.1", "1.2", "1.1.", "2024.", "- -", "1. a)", "- [ ]", "(1) a."),
    ]
)
PIECES = st.sampled_from(
    [
        *("", "", "", "**", "*", "_", "~~", "`", "[", "]", "[[", "]]", "(", ")", "](x.md)", "](https://a.id/(b))"),
        *("[^1]", "[1]", "[PP 94/2021 Pasal 5]", "|", "\t", "&amp;", "<b>", "https://a.id/", "http://a.id/", "\\"),
        *("  ", "==", "$", "^", ":", ";"),
    ]
)
STARTS = st.sampled_from(
    ["", "", "", "> ", "## ", "| ", "---", "```", "~~~", "[^1]: ", "[^2]: ", "!!! ", ": ", "Pasal"]
)
INDENTS = st.sampled_from(["", "", "", "  ", "    ", "        ", "\t"])
ENDS = st.sampled_from(["", "", ":", ";", ".", "  ", "\\", " Pasal", "|", "\t1"])
LINES = st.tuples(INDENTS, st.one_of(MARKS, STARTS), PIECES, PIECES, ENDS)


def numbered(lines: list[tuple[str, str, str, str, str]], gaps: list[bool]) -> str:
    """A text in which every line has two words of its own."""
    out = []
    for number, ((indent, start, before, between, end), gap) in enumerate(zip(lines, gaps, strict=False)):
        out.append(f"{indent}{start} {before}kata{number}a {between}kata{number}b{end}" + ("\n" if gap else ""))
    return "\n".join(out)


TEXTS = st.builds(
    numbered, st.lists(LINES, max_size=12), st.lists(st.sampled_from([False, False, True]), min_size=12, max_size=12)
)
_WORD = re.compile(r"kata\d+[ab]")


def in_order(shown: list[str], meant: list[str]) -> bool:
    """Whether what is shown stands in the order in which it was written. Notes stand below the text."""
    places = {word: at for at, word in enumerate(meant)}
    ranks = [places[word] for word in dict.fromkeys(shown)]
    return ranks == sorted(ranks)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(TEXTS)
@example("(1) kata0a kata0b:\na. kata1a kata1b\n(2) kata2a kata2b")
@example("kata0a[^1] kata0b\n[^1]: kata1a kata1b\n\nkata2a kata2b")
@example("kata0a\tkata0b\nkata1a\tkata1b")
@example("[kata0a][1] kata0b\n\n[1]: https://a.id/x")
def test_every_word_comes_out_or_is_told(source: str) -> None:
    """On the web and on paper, in its order, or in a problem of its line."""
    body, problems = parse(source)
    lines = source.split("\n")
    told_lines = {each.line for each in problems}
    in_problems = "".join(each.message for each in problems)
    of_notes = {word for line in lines if re.match(r"\[\^", line) for word in _WORD.findall(line)}

    def resolve(ref: Ref) -> str:
        return f"{ref.text} "

    for shown in (
        _WORD.findall(re.sub(r'href="[^"]*"', "", drawn(html(body, lambda ref: Markup("{} ").format(ref.text))))),
        _WORD.findall(literal_words(typst(body, lambda ref: typst_literal(resolve(ref))))),
        _WORD.findall(body.text),
    ):
        for number, line in enumerate(lines, start=1):
            for word in _WORD.findall(line):
                assert word in shown or word in in_problems or number in told_lines, (word, source)
        rest = [word for word in shown if word not in of_notes]
        if "[^" not in source:
            assert in_order(rest, _WORD.findall(source)), source


SYSTEMS = ("1", "a", "A", "i", "I")
FORMS = st.sampled_from([form.format(system) for form in ("{}.", "{})", "({})") for system in SYSTEMS])


@st.composite
def trees(draw: st.DrawFn) -> str:
    """A list as a careful author would write it: each level of a form of its own, every item with its next number."""
    depth = draw(st.integers(1, 4))
    styles = draw(st.lists(FORMS, min_size=depth, max_size=depth, unique=True))
    step = draw(st.sampled_from(["", "  ", "   ", "    ", "\t"]))
    lines: list[str] = []

    def write(level: int) -> None:
        for number in range(1, draw(st.integers(2, 4)) + 1):
            is_parent = level + 1 < depth and draw(st.booleans())
            lines.append("  " * level + f"{numeral(styles[level], (number,))} kata{':' if is_parent else ';'}")
            if is_parent:
                write(level + 1)

    write(0)
    return f"{step!r}\0" + "\n".join(lines)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(trees())
def test_numbers_are_those_that_were_written(made: str) -> None:
    """However deep, flush left or indented: each item is below its own, with its number."""
    step, _, expected = made.partition("\0")
    step = step[1:-1].replace("\\t", "\t")
    source = "\n".join(step * ((len(line) - len(line.lstrip())) // 2) + line.lstrip() for line in expected.split("\n"))
    assert outline(source) == expected
