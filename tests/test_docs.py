"""What is not documented fails: every command, option and module; and what the documents name exists."""

from __future__ import annotations

import ast
import os
import re

import click
import pytest
from harness import ROOT

from sosialisasi.commands import cli
from sosialisasi.commands.indonesian import Command
from sosialisasi.ground import invocation

PACKAGE = ROOT / "sosialisasi"
ARCHITECTURE = ROOT / "docs/architecture.md"
COMMANDS = (ROOT / "docs/commands.md").read_text("utf-8")
FOR_STAFF = {"berkas.md", "isi.md", "kode.md", "memeriksa.md", "tik.md"}
"""In Indonesian: their examples name files of a site, not of this project."""
PAGES = sorted(page for page in (ROOT / "docs").glob("*.md") if page.name not in FOR_STAFF)

MODULES = re.compile(r"(<!-- modules -->\n)(.*?)(<!-- end of modules -->)", re.DOTALL)
FILE = re.compile(
    r"(?:[\w.-]+/)+(?:[\w.-]+\.(?:css|html|js|lock|md|png|py|sh|txt|typ|yaml|yml|xsd))?|[\w-]+\.(?:lock|toml)"
)
"""A word that is the path of a file or of a folder."""
OF_A_SITE = {
    "_site/",
    "_site/index.html",
    "_kantor/",
    "server/nginx.conf",
    "_kantor/server/",
    "_kantor/cetak/",
    "content/peserta/",
}
"""Paths that are made, or that a site need not have."""


def commands() -> dict[str, click.Command]:
    """Every command by the words that it is typed with; of ``baru`` that of a file and that of a site."""
    context = click.Context(cli.cli)
    found = {
        name: command for name in cli.cli.list_commands(context) if (command := cli.cli.get_command(context, name))
    }
    start = found["baru"]
    assert isinstance(start, click.Group)
    return found | {
        f"baru {name}": command
        for name in start.list_commands(context)
        if (command := start.get_command(context, name))
    }


def test_every_command_is_documented() -> None:
    """With its module, which bears its name."""
    for name in cli.cli.commands:
        assert re.search(rf"^\| `{name}\b.*\| `commands/{name}\.py` \|$", COMMANDS, re.MULTILINE), name
        assert (PACKAGE / f"commands/{name}.py").is_file(), name


def test_a_message_can_propose_every_command() -> None:
    """It is shown as it can be typed here, and so is each that belongs to it."""
    for name, command in commands().items():
        if isinstance(command, click.Group):
            continue
        text = f"python3 build.py {name}"
        assert re.fullmatch(invocation._HEAD, text), name


def _spelled(param: click.Parameter) -> list[str]:
    """All names of an option, those that turn it off too."""
    return [*param.opts, *param.secondary_opts]


@pytest.mark.parametrize("name", commands())
def test_every_option_is_documented(name: str) -> None:
    """In a row that names the command, or for all commands; ``baru`` has one for each question."""
    command = commands()[name]
    assert isinstance(command, Command)
    documented = {
        option
        for row in COMMANDS.splitlines()
        if row.startswith("| `--")
        for option in re.findall(r"--[\w-]+", row.split(" | ")[0])
    }
    options = {option for param in command.params if param.param_type_name == "option" for option in _spelled(param)}
    if name.startswith("baru "):
        options &= {"--site", "--dari"}
    assert options <= documented, name


def test_every_documented_option_exists() -> None:
    """Of one command at least."""
    options = {option for command in commands().values() for param in command.params for option in _spelled(param)}
    for row in COMMANDS.splitlines():
        if row.startswith("| `--"):
            assert {*re.findall(r"--[\w-]+", row.split(" | ")[0])} <= options | {"--help", "--version"}, row


def test_every_module_is_documented() -> None:
    """By the first sentence of its own docstring. ``PERBARUI=1`` writes the table anew."""
    text = ARCHITECTURE.read_text("utf-8")
    table = "\n".join(module_rows())
    if os.environ.get("PERBARUI"):
        ARCHITECTURE.write_text(MODULES.sub(lambda found: f"{found[1]}{table}\n{found[3]}", text), "utf-8")
    else:
        found = MODULES.search(text)
        assert found is not None
        assert found[2].strip() == table, "run this test with PERBARUI=1"


def module_rows() -> list[str]:
    """A row for each module, by wing and room."""
    rows = ["| module | |", "| --- | --- |"]
    for path in sorted(PACKAGE.rglob("*.py"), key=lambda path: (path.parent, path.name)):
        if path.name != "__init__.py":
            said = " ".join((ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").partition("\n\n")[0].split())
            sentence = re.split(r"(?<=\.)\s", said, maxsplit=1)[0].replace("``", "`").replace("|", "\\|")
            assert sentence, path
            rows.append(f"| `{path.relative_to(PACKAGE).as_posix()}` | {sentence} |")
    return rows


@pytest.mark.parametrize("name", ["README.md", "bench/README.md", *(f"docs/{page.name}" for page in PAGES)])
def test_what_a_page_names_exists(name: str) -> None:
    """Paths, counted from the folder of the project or of the package; and whatever it links to."""
    page = ROOT / name
    text = page.read_text("utf-8")
    links = {link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link}
    assert [link for link in links if link and not (page.parent / link).exists()] == []
    code = [*re.findall(r"`([^`\n]+)`", text), *re.findall(r"^```\n(.*?)^```", text, re.MULTILINE | re.DOTALL)]
    named = {word for part in code for word in part.split() if FILE.fullmatch(word)}
    places = (ROOT, PACKAGE)
    assert [word for word in sorted(named - OF_A_SITE) if not any((place / word).exists() for place in places)] == []


@pytest.mark.parametrize("name", ["README.md", *(f"docs/{page.name}" for page in PAGES)])
def test_a_command_that_a_page_names_exists(name: str) -> None:
    """With its options."""
    known = commands()
    for line in re.findall(r"python3 build\.py((?: (?:-- ?)?[\w./:-]+)*)", (ROOT / name).read_text("utf-8")):
        words = line.split()
        command = next((word for word in words if not word.startswith("-")), "build") if words[:1] != ["test"] else ""
        if words and words[0].startswith("-"):
            command = "build"
        if not command or words[0:1] == ["COMMAND"]:
            continue
        assert command in known, line
        options = {option for param in known[command].params for option in param.opts} | {"--help", "--version"}
        assert {word for word in words if word.startswith("--")} <= options, line


def test_the_readme_is_short_and_leads_to_every_page() -> None:
    """It says what this is; all else has a page of its own, which names its reader in its first line."""
    readme = (ROOT / "README.md").read_text("utf-8")
    assert len(readme.splitlines()) <= 120
    assert [name for name in sorted(FOR_STAFF) if f"(docs/{name})" not in readme] == []
    for page in PAGES:
        assert f"(docs/{page.name})" in readme, page.name
        assert page.read_text("utf-8").splitlines()[2].startswith("For "), page.name
