"""What people read is spelled right: every word is in Debian's Indonesian dictionary, or in ours (``kata.txt``).

``PERBARUI=1`` adds the words that neither knows to ours, for somebody to read: a word that is wrong is mended where it
stands, never kept.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from functools import cache
from html.parser import HTMLParser

import click
import pytest
from harness import HERE, ROOT
from harness.published import Published

from sosialisasi.commands import cli
from sosialisasi.desk.authoring.explain import catalogue
from sosialisasi.reading.load import regions

OURS = HERE / "kata.txt"
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
"""A word, or each half of one that is doubled: ``undang-undang``."""
NO_TEXT = re.compile(
    r"```.*?```|`[^`\n]*`|<!--.*?-->|\]\([^)\s]*\)|https?://\S+|\b[\w-]+(?:\.[\w-]+)+(?:/\S*)?|\b[\w.-]+/[\w./-]*",
    re.DOTALL,
)
"""Code, comments, addresses and paths, which are not spelled but typed."""
TYPST_TEXT = re.compile(r"(?<![\w)])\[([^\[\]]*)\]")
DOCUMENTS = (
    "PANDUAN.md",
    "CHANGELOG.md",
    "docs/isi.md",
    "docs/kode.md",
    "docs/memeriksa.md",
    "docs/berkas.md",
    "docs/tik.md",
)


class Text(HTMLParser):
    """The words of a page, without its scripts, and without what is quoted from elsewhere."""

    SILENT = frozenset({"script", "style", "code", "pre", "blockquote", "cite", "kbd"})
    TOLD = ("alt", "aria-label", "placeholder", "title")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.silent = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in self.SILENT
        self.parts += [
            value for name, value in attrs if value and name in ("aria-label", "alt", "title", "placeholder")
        ]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in self.SILENT

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


def words(text: str) -> Iterator[str]:
    """The words of a text that a dictionary can know: abbreviations and single letters it cannot."""
    for word in WORD.findall(NO_TEXT.sub(" ", text)):
        if len(word) > 2 and word[1:].islower():
            yield word


@cache
def of_places() -> frozenset[str]:
    """All words of the names of regions."""
    return frozenset(word.lower() for region in regions().values() for word in WORD.findall(region.name))


def unknown(texts: Mapping[str, str]) -> dict[str, str]:
    """The words that the dictionary does not know, each with the first text in which it stands."""
    first: dict[str, str] = {}
    for place, text in texts.items():
        for word in words(text):
            first.setdefault(word, place)
    asked = "\n".join(sorted(first))
    done = subprocess.run(
        ["hunspell", "-d", "id_ID", "-i", "utf-8", "-l"], input=asked, capture_output=True, text=True, check=True
    )
    lower = {word.lower() for word in done.stdout.split()}
    again = subprocess.run(
        ["hunspell", "-d", "id_ID", "-i", "utf-8", "-l"],
        input="\n".join(sorted(lower)),
        capture_output=True,
        text=True,
        check=True,
    )
    wrong = set(again.stdout.split()) - of_places()
    return {word.lower(): place for word, place in first.items() if word.lower() in wrong}


@pytest.fixture(scope="module")
def texts(site: Published) -> dict[str, str]:
    """All that people read, by where it stands: pages, what templates of sheets say, messages, help and guide."""
    found = {page: "\n".join(Text((site.out / page).read_text("utf-8")).parts) for page in site.pages}
    for path in sorted((ROOT / "templates/cetak").rglob("*.typ")):
        lines = [line for line in path.read_text("utf-8").splitlines() if not line.lstrip().startswith("//")]
        said = TYPST_TEXT.findall("\n".join(lines))
        found[path.relative_to(ROOT).as_posix()] = "\n".join(
            re.sub(r"#[\w.-]+(?:\([^)]*\)[\w.-]*)*", " ", text) for text in said
        )
    for code, rule in catalogue().items():
        found[code] = re.sub(r"\{[^}]*\}", " ", f"{rule.message}\n{rule.reason}\n{rule.hint}")
    for name, command in cli.cli.commands.items():
        helps = [param.help for param in command.params if isinstance(param, click.Option) and param.help]
        found[f"{name} --help"] = "\n".join([command.help or "", *helps])
    for name in DOCUMENTS:
        found[name] = (ROOT / name).read_text("utf-8")
    return found


def ours() -> list[str]:
    return [line for line in OURS.read_text("utf-8").splitlines() if line and not line.startswith("#")]


def test_every_word_is_spelled_right(texts: dict[str, str]) -> None:
    found = unknown(texts)
    if os.environ.get("PERBARUI"):
        heads = [line for line in OURS.read_text("utf-8").splitlines() if line.startswith("#")]
        OURS.write_text("\n".join([*heads, *sorted(found)]) + "\n", "utf-8")
    assert {word: place for word, place in found.items() if word not in set(ours())} == {}


def test_our_own_words_are_few_and_used(texts: dict[str, str]) -> None:
    """In order, each once, none that the dictionary knows or that nobody writes any more."""
    kept = ours()
    assert kept == sorted(set(kept))
    assert [word for word in kept if word not in unknown(texts)] == []


def test_a_word_that_is_misspelled_is_found() -> None:
    assert unknown({"contoh": "Pegawai yang terlibbat kampanye di Lahat; undang-undang ASN."}) == {
        "terlibbat": "contoh"
    }
