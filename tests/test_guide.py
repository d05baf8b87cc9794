"""PANDUAN.md says what is so: its examples pass, its commands and pictures exist, and the preview shows it."""

from __future__ import annotations

import re
import shlex
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import click
import pytest
from harness import ROOT, Situs
from harness.preview import browsing as served
from harness.preview import story
from harness.programs import loaded

from sosialisasi.building.inputs import Inputs
from sosialisasi.building.planner import understand
from sosialisasi.commands import words
from sosialisasi.commands.cli import cli
from sosialisasi.desk import guide
from sosialisasi.desk.authoring import explain
from sosialisasi.desk.authoring.explain import catalogue
from sosialisasi.ground.files import carried
from sosialisasi.ground.problems import Problem, Severity
from sosialisasi.reading.load import Memo

SHEETS = ("PANDUAN.md", "docs/berkas.md", "docs/tik.md")
TEXT = "\n".join(carried(name).read_text("utf-8") for name in SHEETS)
EXAMPLES = dict(re.findall(r"^Contoh lengkap, `(content/\S+)`[^\n]*\n\n```\n(.*?)^```", TEXT, re.M | re.S))
COMMANDS = sorted(set(re.findall(r"python3 build\.py[^`\n|>]*", TEXT)))
PICTURES = {words: f"docs/{path.removeprefix('docs/')}" for words, path in re.findall(r"!\[([^]]*)\]\(([^)]*)\)", TEXT)}
MISTAKE = ("content/briefing/media-sosial.md", "tanggal: 22 November 2026\nstatus", "tanggal: 31 November 2026\nstatus")


# --- examples -----------------------------------------------------------------------------------------


class Trial:
    """A copy of the shipped content into which somebody pastes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.memo: Memo = {}
        shutil.copytree(ROOT / "content", root / "content")
        self.before = self.problems()

    def problems(self) -> set[Problem]:
        """What is told, but that sheets whose content is another one must be released again: so they must."""
        found = understand(Inputs(self.root), self.memo).problems
        return {each for each in found if each.severity is not Severity.ADVICE and each.code != "belum-dirilis"}

    def paste(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    return Trial(tmp_path)


def test_each_kind_of_content_has_an_example() -> None:
    kinds = {path.split("/")[1] for path in EXAMPLES}
    assert kinds == {
        *("briefing", "boleh-jangan", "rakor", "kalender", "peraturan", "daerah", "halaman", "pelaporan", "formulir"),
        *("peserta", "kasus", "angka", "pemilihan", "opd.yaml"),
    }


@pytest.mark.parametrize("path", EXAMPLES)
def test_an_example_passes_as_it_is(trial: Trial, path: str) -> None:
    """Alone, pasted into the content that the reader has, without a warning."""
    trial.paste(path, EXAMPLES[path])
    assert trial.problems() - trial.before == set()


def test_all_examples_pass_together(trial: Trial) -> None:
    """Also when what is a draf is published."""
    for path, text in EXAMPLES.items():
        trial.paste(path, text)
    assert trial.problems() - trial.before == set()
    trial.paste("content/briefing/grup-whatsapp-kantor.md", _published("content/briefing/grup-whatsapp-kantor.md"))
    trial.paste("content/halaman/kontak.md", _published("content/halaman/kontak.md"))
    assert trial.problems() - trial.before == set()


def _published(path: str) -> str:
    text: str = EXAMPLES[path]
    assert text.count("status: draf") == 1
    return text.replace("status: draf", "status: terbit")


def test_the_mistake_of_the_first_hour_is_answered_as_told(trial: Trial) -> None:
    """In these words, at this line."""
    path, old, new = MISTAKE
    text = (ROOT / path).read_text("utf-8")
    assert text.count(old) == 1
    assert "Tanda suka memang kecil." in text
    trial.paste(path, text.replace(old, new))
    (found,) = trial.problems() - trial.before
    assert f"```\n{words.each([found]).strip()}\n```" in TEXT


# --- commands -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_exists_with_its_options(monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    """Up to running it, and what it names is there."""
    program, *words = loaded(ROOT / "build.py").module(shlex.split(line)[2:])
    assert program == "sosialisasi"
    monkeypatch.setattr(click.Command, "invoke", lambda self, context: None)
    try:
        cli.main(words, prog_name="sosialisasi", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError:
        assert words == ["baru"]
    match words:
        case ["jelaskan", code]:
            assert code in catalogue()
        case ["cetak", meeting, *rest] if meeting != "--help" and "--site" not in rest:
            assert (ROOT / f"content/rakor/{meeting}.md").is_file()
        case ["baru", "daerah", region]:
            assert region not in "".join(file.read_text("utf-8") for file in (ROOT / "content/daerah").iterdir())
        case ["rapikan", path] if not path.startswith("-"):
            assert (ROOT / path).is_file()


def test_every_command_is_told_of() -> None:
    told = {line.split()[2] for line in COMMANDS if len(line.split()) > 2}
    assert set(cli.commands) - {"build"} <= told


def test_a_test_of_commands_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    for line in ("python3 build.py cetakk lahat-2024", "python3 build.py check --sarann"):
        with pytest.raises(click.ClickException):
            test_a_command_exists_with_its_options(monkeypatch, line)


# --- pictures -----------------------------------------------------------------------------------------


def test_every_picture_is_there_used_and_small() -> None:
    """And described for those who do not see it."""
    folder = ROOT / guide.PICTURES
    sizes = {guide.PICTURES + file.name: file.stat().st_size for file in folder.iterdir()}
    assert sizes.keys() == set(PICTURES.values())
    assert all(len(words) > 30 for words in PICTURES)
    assert max(sizes.values()) < 80_000
    assert sum(sizes.values()) < 700_000


# --- as pages of the preview --------------------------------------------------------------------------


class Links(HTMLParser):
    """Where a page leads, and the names of its parts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.targets += [given[name] or "" for name in ("href", "src") if name in given]
        self.ids += [given["id"] or ""] if "id" in given else []


PAGES = (
    "panduan/",
    "panduan/PANDUAN.md",
    *(f"panduan/docs/{name}.md" for name in ("kode", "isi", "memeriksa", "berkas", "tik")),
)


@story
async def test_all_that_the_guide_leads_to_is_there(situs: Situs) -> None:
    """Pages, parts of pages, and pictures; of other places only the one that Python comes from."""
    async with served(situs) as client:
        ids: dict[str, list[str]] = {}
        for start in PAGES:
            answered = await client.get(start)
            assert answered.code == 200
            assert "default-src 'none'" in answered.headers["Content-Security-Policy"]
            assert "unsafe" not in answered.headers["Content-Security-Policy"]
            for target in Links(answered.body.decode()).targets:
                address, part = urldefrag(urljoin(client.address + start, target))
                if not address.startswith(client.address):
                    if target == "data:,":  # No icon, so that nobody asks for one.
                        continue
                    assert address == "https://www.python.org/downloads/windows/"
                    continue
                if address not in ids:
                    found = await client.get(address.removeprefix(client.address))
                    assert found.code == 200, target
                    is_page = found.headers["Content-Type"].startswith("text/html")
                    ids[address] = Links(found.body.decode()).ids if is_page else []
                assert not part or part in ids[address], target


@story
async def test_it_is_one_click_away(situs: Situs) -> None:
    """From the list of files, and from each problem: the guide, and what its code means."""
    situs.edit("content/halaman/tentang.md", "22 November 2026", "31 November 2026")
    async with served(situs) as client:
        assert '<a href="/panduan/">Panduan</a>' in await client.page("meja/tulis/")
        panel = await client.page("")
        assert '<a href="/panduan/">Panduan</a>' in panel
        assert '<a href="/meja/jelaskan/tanggal-mustahil">Keterangan dan contoh</a>' in panel


def test_every_code_has_its_place() -> None:
    page = guide.find_page("docs/kode.md")
    assert page is not None
    ids = Links(page.text).ids
    assert set(catalogue()) <= set(ids)
    assert len(ids) == len(set(ids))
    assert explain.codes_in_markdown().count("\n### ") == len(catalogue())


def test_no_two_headings_have_one_name() -> None:
    """A code host and the preview would tell them apart in different ways."""
    for name in SHEETS:
        plain = re.sub(r"^```.*?^```", "", carried(name).read_text("utf-8"), flags=re.M | re.S)
        headings = re.findall(r"^#+ (.*)$", plain, re.M)
        assert len(headings) == len(set(headings)), name


def test_the_guide_is_short() -> None:
    """It is read by who has an hour; what few need stands on sheets of its own."""
    assert len(carried("PANDUAN.md").read_text("utf-8").splitlines()) <= 450


@story
async def test_nothing_else_can_be_asked_for(situs: Situs) -> None:
    async with served(situs) as client:
        for path in (
            *("panduan/README.md", "panduan/docs/gambar/", "panduan/docs/gambar/tidak-ada.png", "panduan/docs/"),
            *("panduan/docs/gambar/..%2f..%2fPANDUAN.md", "panduan/%2fetc%2fpasswd", "panduan/docs/halaman.png"),
        ):
            assert (await client.get(path)).code == 404, path


def test_it_is_never_published(situs: Situs) -> None:
    situs.build()
    assert not [name for name in situs.made() if "panduan" in name.lower()]
    assert not [name for name, data in situs.published().items() if b"/panduan/" in data]
