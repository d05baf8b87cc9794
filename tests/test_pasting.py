"""What is pasted from Word, Excel, WhatsApp, Google Docs and the web becomes our dialect, word for word, or is told."""

from __future__ import annotations

import json
import re
from html import escape

import pytest
from harness import Situs
from harness.preview import desk_of
from hypothesis import given, settings
from hypothesis import strategies as st

from sosialisasi.desk.answers import answer
from sosialisasi.desk.exchange import Request
from sosialisasi.desk.live import LiveSite
from sosialisasi.reading.markup import parse, words_of
from sosialisasi.reading.pasting import Pasted, from_html, from_text


def pasted(html: str) -> str:
    """The text of a paste of which nothing is left out."""
    made = from_html(html)
    assert made.dropped == ()
    return made.markdown


# --- programs ------------------------------------------------------------------------------------------


def item(level: int, sign: str, text: str, *, list_id: int = 0) -> str:
    """An item as Word puts it onto the clipboard."""
    return (
        f"<p class=MsoListParagraphCxSpMiddle style='margin-left:{level * 36}.0pt;mso-add-space:auto;"
        f"text-indent:-18.0pt;mso-list:l{list_id} level{level} lfo{list_id + 1}'><![if !supportLists]>"
        "<span style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>"
        f"{sign}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>"
        f"<span lang=IN style='mso-ansi-language:IN'>{text}<o:p></o:p></span></p>\r\n"
    )


def word(body: str) -> str:
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">\r\n'
        '<head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument>'
        "<w:View>Normal</w:View></w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal {margin:0cm;} --></style>"
        f"</head>\r\n<body lang=IN style='tab-interval:36.0pt'><!--StartFragment-->{body}"
        "<!--EndFragment--></body></html>"
    )


def test_word() -> None:
    """Headings, looks, lists in each other with their own numbers, and no colour of a theme."""
    body = (
        "<h1><span lang=IN>Netralitas<o:p></o:p></span></h1>"
        "<p class=MsoNormal><b><span lang=IN>Wajib</span></b><span lang=IN> netral, <i>tanpa\r\nkecuali</i>"
        "<span style='color:black'>; lihat <a href=\"https://jdih.example.go.id/a?b=1\">naskahnya</a>.</span></span></p>"
        + item(1, "·", "Satu")
        + item(2, "o", "Dua")
        + item(1, "·", "Tiga")
        + item(1, "1.", "Pertama", list_id=1)
        + item(2, "a.", "Anak", list_id=1)
        + item(1, "2.", "Kedua", list_id=1)
    )
    assert pasted(word(body)) == (
        "## Netralitas\n\n**Wajib** netral, *tanpa kecuali*; lihat [naskahnya](https://jdih.example.go.id/a?b=1).\n\n"
        "- Satu\n    - Dua\n- Tiga\n\n1. Pertama\n    a. Anak\n2. Kedua"
    )


def test_footnotes_of_word() -> None:
    """With a name that the text does not use yet."""
    html = word(
        '<p class=MsoNormal>Cuti<a style=\'mso-footnote-id:ftn1\' href="#_ftn1" name="_ftnref1" title=""><span '
        "class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]"
        "<![endif]></span></span></a> itu.</p><div style='mso-element:footnote-list'><![if !supportFootnotes]><br "
        "clear=all><hr align=left size=1 width=\"33%\"><![endif]><div style='mso-element:footnote' id=ftn1><p "
        'class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> '
        "Disingkat CLTN.</p></div></div>"
    )
    assert pasted(html) == "Cuti[^1] itu.\n\n[^1]: Disingkat CLTN."
    assert from_html(html, {"1", "2"}).markdown == "Cuti[^3] itu.\n\n[^3]: Disingkat CLTN."


def test_excel() -> None:
    """A table; what nobody filled in is no row, and a merged cell is told."""
    html = (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>.xl65{color:red}</style></head><body>'
        "<table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:collapse;width:144pt'>"
        "<!--StartFragment--><col width=64 span=3 style='width:48pt'><tr height=20 style='height:15.0pt'>"
        "<td height=20 class=xl65 width=64 style='height:15.0pt'>OPD</td><td>Jumlah</td><td>Ket</td></tr>"
        "<tr height=20><td height=20 align=right x:num>Dinas | A</td><td align=right>12</td><td></td></tr>"
        "<tr height=20><td height=20></td><td></td><td></td></tr>"
        "<tr height=20><td colspan=2 height=20>Semua</td><td>x</td></tr><!--EndFragment--></table></body></html>"
    )
    made = from_html(html)
    assert made.markdown == "| OPD | Jumlah | Ket |\n| --- | --- | --- |\n| Dinas \\| A | 12 |  |\n| Semua |  | x |"
    assert made.dropped == ("sel gabungan (diisi kosong)",)
    assert from_text("OPD\tJumlah\nDinas A\t12\n").markdown == "| OPD | Jumlah |\n| --- | --- |\n| Dinas A | 12 |"
    assert from_text('A\t"satu\ndua"\nB\ttiga').markdown == "| A | satu dua |\n| --- | --- |\n| B | tiga |"


def test_google_docs() -> None:
    """All is in a ``b`` that is not bold, looks are styles, and a list lies beside its item."""
    html = (
        '<meta charset=\'utf-8\'><b style="font-weight:normal;" id="docs-internal-guid-1a2b"><h2 dir="ltr" '
        'style="line-height:1.38;"><span style="font-size:16pt;color:#000000;font-weight:400;">Batas</span></h2>'
        '<p dir="ltr"><span style="color:#000000;font-weight:700;">Tebal</span><span style="font-weight:400;'
        'font-style:italic;"> miring</span><span style="color:#ff0000;text-decoration:underline;"> merah</span></p>'
        '<ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;font-weight:400;" aria-level="1">'
        '<p dir="ltr" role="presentation"><span>Satu</span></p></li><ul><li aria-level="2"><p><span>Dua</span></p>'
        '</li></ul></ul></b><br class="Apple-interchange-newline">'
    )
    made = from_html(html)
    assert made.markdown == "## Batas\n\n**Tebal** *miring* merah\n\n- Satu\n    - Dua"
    assert made.dropped == ("garis bawah", "warna")


def test_whatsapp() -> None:
    """In the browser as elements, with smileys as pictures; from the telephone as signs."""
    html = (
        '<meta charset="utf-8"><span dir="ltr" class="selectable-text copyable-text" style="white-space: pre-wrap;">'
        '<strong class="x">Rapat</strong> besok.\n\nBawa <em>laptop</em> <img alt="👍" data-plain-text="👍" '
        'src="data:image/gif;base64,R0">'
        "</span>"
    )
    assert pasted(html) == "**Rapat** besok.\n\nBawa *laptop* 👍"
    made = from_text("*Rapat* besok, _jangan_ ~lusa~.\n* Satu\n* Dua 2*3*4")
    assert made.markdown == "**Rapat** besok, _jangan_ lusa.\n* Satu\n* Dua 2*3*4"
    assert made.dropped == ("coretan",)


def test_the_web() -> None:
    """What could run, load or hide is gone, and what was seen is told."""
    html = (
        '<style>p{color:red}</style><script>alert(1)</script><h3 onclick="x()">Judul</h3>'
        '<p style="color:rgb(17,17,17)">'
        'Teks <a href="javascript:alert(1)">satu</a> <a href="https://example.go.id/?utm_source=x" onfocus=x>dua</a>'
        '<img src="https://example.org/a.png" onerror=x><img src=b.png><span hidden>rahasia</span></p>'
        "<iframe src=https://example.org></iframe><blockquote>Kata orang</blockquote>"
    )
    made = from_html(html)
    assert made.markdown == "## Judul\n\nTeks satu [dua](https://example.go.id/?utm_source=x)\n\nKata orang"
    assert made.dropped == (
        "1 alamat tautan (teksnya tetap ada)",
        "2 gambar",
        "teks yang tersembunyi",
        "1 video atau sisipan",
        "kutipan (tulis ulang dengan nama, jabatan, tanggal, dan sumbernya)",
    )


def test_an_example_of_the_guide_is_in_our_dialect_already() -> None:
    assert pasted("<pre><code>**Satu** [[D-3]]\n\n- dua\n</code></pre>").strip() == "**Satu** [[D-3]]\n\n- dua"
    assert from_text("**Satu** *dua* [[D-3]]\n").markdown == "**Satu** *dua* [[D-3]]\n"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p># bukan judul</p>", "\\# bukan judul"),
        ("<p>*a* [b](c) &lt;b&gt; `d`</p>", "\\*a\\* \\[b\\](c) \\<b> \\`d\\`"),
        ("<p>a\u00adb\u200bc&nbsp;d&#8203;e\u2011f</p>", "abc de-f".replace(" d", " d")),
        ("<ol start=3><li>x<li>y</ol>", "3. x\n4. y"),
        ("<ol type=a><li>x</ol>", "a. x"),
        ("<table><tr><td><p>satu</p><p>dua</p></td></tr></table>", "satu\n\ndua"),
        ("a<br>b<br><br>c", "a  \nb\n\nc"),
        ("", ""),
    ],
)
def test_words_stay_words(html: str, text: str) -> None:
    assert pasted(html) == text


# --- laws ----------------------------------------------------------------------------------------------

_TAGS = (
    *("p", "div", "b", "i", "span", "h1", "h2", "h4", "ul", "ol", "li", "table", "tr", "td", "th", "tbody", "a", "pre"),
    *("blockquote", "u", "sup", "font", "o:p", "center", "dl", "dt", "dd", "q", "caption", "mark", "section"),
)
_ATTRIBUTES = (
    *("", "", " class=MsoNormal", " style='mso-list:l0 level2 lfo1'", " style='font-weight:700'", " colspan=3"),
    *(" rowspan=2", " href=https://a.go.id/(x)", " href='x\"y'", " style='margin-left:36pt'", " id=ftn1", " start=99"),
    *(" onclick=x()", " style='white-space:pre'", " href='#_ftn1'", " href='#_ftnref1'"),
)


@st.composite
def trees(draw: st.DrawFn) -> tuple[str, list[str]]:
    """HTML as nobody would write it, and its words in their order."""
    words: list[str] = []
    signs = st.text("ab *_[]()`<>\\&#|:/.-~=^\n\t\u00a0", max_size=6)

    def inner(depth: int) -> str:
        parts = []
        for _ in range(draw(st.integers(0, 3 if depth else 4))):
            if depth > 4 or draw(st.booleans()):
                words.append(f"kata{len(words)}x")
                parts.append(f" {escape(draw(signs))} {words[-1]} {escape(draw(signs))} ")
            else:
                tag, more = draw(st.sampled_from(_TAGS)), draw(st.sampled_from(_ATTRIBUTES))
                parts.append(
                    f"<{tag}{more}>{inner(depth + 1)}"
                    + draw(st.sampled_from([f"</{tag}>", f"</{tag}>", "<br>", "<hr>"]))
                )
        return "".join(parts)

    return inner(0), words


@settings(max_examples=300, deadline=None)
@given(trees())
def test_every_word_comes_and_nothing_is_broken(tree: tuple[str, list[str]]) -> None:
    """Each word once, and no structure that our dialect calls an error; what stands in ``pre`` may be in our dialect
    already, its mistakes included.
    """
    html, words = tree
    made = from_html(html)
    assert sorted(re.findall(r"kata\d+x", made.markdown)) == sorted(words)
    body, problems = parse(made.markdown)
    assert "<pre" in html or [found.message for found in problems if found.is_error] == []
    assert sorted(re.findall(r"kata\d+x", words_of(body.html))) == sorted(words)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60) | st.text("<>/abp=\"' !-[]&;#\\*_`|:\n", max_size=60))
def test_any_text_may_be_pasted(text: str) -> None:
    for made in (from_html(text), from_text(text)):
        assert isinstance(made, Pasted)
        body, _ = parse(made.markdown)
        assert "<script" not in str(body.html)


def test_what_lies_very_deep_is_read() -> None:
    assert pasted("<div>" * 1500 + "dalam" + "</div>" * 1500) == "dalam"
    assert from_html("<div>" * 5000 + "dalam" + "</div>" * 5000).dropped == ("bagian yang bersusun terlalu dalam",)


# --- the desk ------------------------------------------------------------------------------------------


def test_the_desk_is_asked(situs: Situs) -> None:
    live = LiveSite(situs.folders)
    sent = {"html": "<p>Satu <u>dua</u></p>", "text": "Satu dua"}
    request = Request(
        method="POST",
        path="meja/tempel",
        host="",
        is_known=True,
        has_token=True,
        kind="application/json",
        body=json.dumps(sent).encode(),
    )
    told = json.loads(answer(request, desk_of(live)).data)
    assert told == {"naskah": "Satu dua", "sendiri": False, "sisa": ["garis bawah"]}
