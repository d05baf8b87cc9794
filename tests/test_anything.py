"""Whatever bytes a file holds, they come to a value or to Problems, and never to an exception.

Of every reader of files that people write: the loader and the checks between files, ``rapikan``, the forms and the
problems of the preview, and lists of people.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest
from harness import HERE, Situs
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sosialisasi.building.report import Report
from sosialisasi.commands import formats, words
from sosialisasi.desk import manage
from sosialisasi.desk.authoring import tidying
from sosialisasi.desk.live import LiveSite
from sosialisasi.desk.screens import html
from sosialisasi.ground.characters import one_line_end, text_of
from sosialisasi.ground.files import ContentFile
from sosialisasi.ground.folders import Folder
from sosialisasi.ground.problems import Misread, Problem
from sosialisasi.reading import load, roster
from sosialisasi.reading.editing import Form, Misfit, RowAnswer, form

SHIPPED = HERE.parent / "content"
LISTED = HERE / "netral/peserta.yaml"
FILES = [*sorted((HERE / "situs/content").rglob("*.*")), SHIPPED / "rilis.txt", LISTED]
SINGLE = {"situs.yaml": "", "alamat.txt": "alamat", "rilis.txt": "rilis", "peserta.yaml": "peserta"}


def text(folder: str, data: bytes) -> ContentFile:
    """A text of a folder of ``content/``, or one that stands alone."""
    ending = "md" if load.KINDS[folder] in load.MARKDOWN else "yaml"
    names = {"": "situs.yaml", "alamat": "alamat.txt", "rilis": "rilis.txt"}
    return ContentFile.of(folder, f"content/{names.get(folder, f'{folder}/lagi.{ending}')}", data)


SAMPLES = [(SINGLE.get(file.name, file.parent.name), file.read_bytes()) for file in FILES]
"""Valid files of each folder."""

SIGNS = [
    *(bytes([sign]) for sign in b"\x00\x07\x0b\x0c\x1c\x7f\t\r'\"{}[]#|>?%@`-*~\\<"),
    *(b"- ", b": ", b"---\n", b"...\n", b"\n\n", b"..", b"[[", b"]]", b"](", b"<!--", b"-->", b"abaikan NET-05: "),
    *(sign.encode() for sign in ("\u00a0", "\u0085", "\u2028", "\u200b", "\u202e\u2066", "\ufeff", "\U0001f600")),
    *(b"\xff\xfe", b"\xed\xa0\x80", b"\xef\xbf\xbe", b"\xc3", b"\x91\x92", "²Ⅷ٣".encode()),
]
"""Signs that mean something somewhere: to YAML, Markdown, a terminal, an encoding."""

VALUES = [
    *(b"&a [*a]", b"*a", b"!!python/object:os.system ls", b"!!binary /w==", b"<<: *a", b"{<<: {a: b}}", b"? [a]\n: b"),
    *(b"[" * 400, b"{a: " * 400, b"- " * 400, b"> " * 400, b"*" * 600, b"\n".join(b" " * n + b"a:" for n in range(40))),
    *(b"9" * 5000, b"1e999", b"0x1F", b".inf", b"-1", "²".encode(), "٣".encode(), b"D-" + b"9" * 5000, b"A-0"),
    *(b"0000-00-00", b"31 Desember 9999", b"1 Januari 0001", b"29 Februari 1900", b"9999-12-31", b"1-1-2199"),
    *(
        b"1 Januari 1900-31 Desember 2199",
        b"24:00",
        b"99.99",
        b"null",
        b"~",
        b"''",
        b'""',
        b"|\n  a",
        b">-\n\n",
        b"semua",
    ),
    *(b"https://[", b"https://a@b", b"//a", b"#", b"../" * 90, b"con", b"a" * 300, b"16.10.01.2001", b"00.00", b"PP"),
    *(b'"\\uD800"', b'"\\0"', b'"\\x85"', b'"\\U0010FFFF"', b"{{ a }}", b"{% raw %}", b"#let x = 1", b"$x^2$"),
]
"""What may stand where a value is expected."""


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[str, bytes]:
    """A folder and a valid file of it with other values and signs in it, perhaps in another encoding."""
    folder, data = draw(st.sampled_from(SAMPLES))
    for _ in range(draw(st.integers(0, 2))):
        places = [match.span(1) for match in re.finditer(rb"(?m)(?::|^ *-) +(\S.*)$", data)]
        if places:
            start, end = draw(st.sampled_from(places))
            data = data[:start] + draw(st.sampled_from(VALUES)) + data[end:]
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 20)))
        data = data[:start] + draw(st.sampled_from(SIGNS + VALUES) | st.binary(max_size=6)) + data[end:]
    encoding = draw(st.sampled_from(["", "", "", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]))
    with suppress(UnicodeError):
        data = data.decode().encode(encoding) if encoding else data
    return folder, data


ANY = st.tuples(st.sampled_from(sorted(load.KINDS)), st.binary(max_size=300) | st.sampled_from(SIGNS + VALUES))
"""What was never a text of ours."""


@settings(max_examples=600, deadline=None)
@given(made=spoilt() | ANY)
@example(made=("halaman", b"---\njudul: a\n---\n" + b"> " * 3000))
@example(made=("lembaga", b"{}"))
def test_a_file_is_read_or_answered(made: tuple[str, bytes]) -> None:
    """A value, or an error that names the file and a line in it."""
    given = text(*made)
    read = load.read(given)
    load.wording_of(given)
    assert read.value is not None or any(found.is_error for found in read.problems)
    for found in read.problems:
        assert found.path == given.path
        assert found.message
        assert found.hint
        assert found.line is None if Folder.named(made[0]).is_picture else _is_in(found, given.data)


@pytest.mark.parametrize("line", [" •", "- ", "[", "a: ", '"', "[a] (", "“a: ", "\t"])
@pytest.mark.parametrize("folder", ["lembaga", "halaman", "alamat", "rilis"])
def test_a_line_without_end_is_read_or_answered(folder: str, line: str) -> None:
    """In a time that grows with its length, or this would not end; also of spaces alone before a bullet."""
    for long in (line * 90_000, " " * 300_000 + line):
        assert load.read(text(folder, f"---\na:\n{long}\n---\n{long}".encode())).problems


def _is_in(found: Problem, data: bytes) -> bool:
    """Whether the line is one of the file. Only a file's name is on none."""
    try:
        lines = one_line_end(text_of(data)[0]).count("\n") + 1
    except Misread:
        lines = 1
    return (found.line is None and found.code == "netral-ajakan") or 1 <= (found.line or 0) <= lines


@settings(max_examples=300, deadline=None)
@given(made=spoilt() | ANY)
@example(made=("alamat", b"\xef\xbb\xbf\xef\xbb\xbfindex.html\n"))
def test_a_file_is_tidied_or_left_alone(made: tuple[str, bytes]) -> None:
    """And what is tidy stays as it is."""
    (*once,), problems = tidying.untidy([text(*made)])
    assert not (once and problems)
    for tidied in once:
        assert tidied.changes
        assert tidying.untidy([ContentFile.of(made[0], tidied.path, tidied.data)]) == ([], ())


@settings(max_examples=300, deadline=None)
@given(made=spoilt() | ANY, data=st.data())
def test_a_file_has_a_form(made: tuple[str, bytes], data: st.DataObject) -> None:
    """One that shows it as it is, and takes whatever is filled in."""
    folder, source = made
    if not Folder.named(folder).has_keys:
        return
    words = one_line_end(source.decode(errors="replace"))
    has_body = load.KINDS[folder] in load.MARKDOWN
    shown = form(words, load.KINDS[folder], has_body=has_body)
    assert shown.text() == words
    part = data.draw(st.sampled_from(shown.parts))
    texts = st.text() | st.lists(st.text(), max_size=3).map(tuple)
    keys = st.dictionaries(st.sampled_from([each.name for each in part.blank] or ["judul"]), texts, max_size=3)
    rows = st.lists(st.builds(RowAnswer, st.none() | st.integers(-1, 2), keys), max_size=3).map(tuple)
    try:
        again = shown.filled({part.name: data.draw(texts | rows)})
    except Misfit:
        return
    assert isinstance(form(again, load.KINDS[folder], has_body=has_body), Form)
    load.read(text(folder, again.encode(errors="replace")))


@settings(max_examples=300, deadline=None)
@given(
    data=st.one_of(
        spoilt().map(lambda made: made[1]),
        st.binary(max_size=300),
        st.lists(st.sampled_from([*SIGNS, *VALUES, b"Nama", b"NIP", b"TTD", b";", b",", b"\t", b"\n"])).map(b"".join),
    ).flatmap(lambda data: st.sampled_from([data, b"Nama;NIP;Jabatan\n" + data, b'sep=;\nNama;"' + data]))
)
def test_a_list_of_people_is_read_or_answered(data: bytes) -> None:
    """Nobody without a name or an office, and nobody at all only with an error."""
    people, problems = roster.read_people(data, "peserta.csv")
    assert all(person.name or person.office or person.unit for person in people)
    assert people or any(found.is_error for found in problems)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> LiveSite:
    """A preview of the small site with one more file in each folder, to be checked as if it were another."""
    situs = Situs(tmp_path_factory.mktemp("apa-saja") / "situs")
    for folder, data in SAMPLES:
        situs.write(text(folder, data).path, data)
    desk = LiveSite(situs.folders)
    desk.look()
    return desk


class TestInASite:
    @settings(max_examples=150, deadline=None)
    @given(made=spoilt() | ANY)
    def test_it_is_checked_and_told_of(self, desk: LiveSite, made: tuple[str, bytes]) -> None:
        """Between the other files, in every form that a report has, with the line as it was written."""
        given = text(*made)
        problems = desk.check(given.path, given.data)
        for told in (
            words.each(problems),
            formats.build_json(Report(problems=problems), Path()),
            formats.github(problems),
        ):
            told.encode()
        formats.sarif(problems, Path())
        assert "kesalahan di berkas ini" in html(
            manage.verdict(desk, given.path, problems, given.data), desk.folders.root
        )

    @settings(max_examples=25, deadline=None)
    @given(made=spoilt())
    def test_it_is_built_or_answered(self, tmp_path_factory: pytest.TempPathFactory, made: tuple[str, bytes]) -> None:
        """Nor is there one in the pages or the calendars."""
        situs = Situs(tmp_path_factory.mktemp("rusak") / "situs")
        given = text(*made)
        situs.write(given.path, given.data)
        result = situs.build()
        assert bool(result.errors) is not bool(result.written)
