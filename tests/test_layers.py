"""Which module may know which."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import sosialisasi

PACKAGE = Path(sosialisasi.__file__).parent
LAYERS = (
    *(
        "problems",
        "misaddressed",
        "characters",
        "addresses",
        "wordfile",
        "files",
        "digests",
        "locks",
        "workers",
        "dates",
        "public_holidays",
        "model",
        "regions",
        "citations",
        "releases",
        "documents",
        "excel",
        "roster",
        "decode",
        "wording",
        "markup",
        "load",
    ),
    *(
        "routes",
        "artifacts",
        "memory",
        "views",
        "sheetviews",
        "occasions",
        "pieces",
        "starting",
        "newsite",
        "overview",
        "sheets",
        "sharing",
        "pages",
        "plan",
    ),
    *("templating", "web", "paper", "ics", "render"),
    *("traces", "cluster", "check", "pipeline", "tidying", "releasing", "printing", "archive", "publishing", "status"),
    *("commands", "explain", "guide", "editing", "desk", "preview", "manage", "serve", "reports", "cli", "__main__"),
)
"""Each imports only from those before it. A folder is one module here."""

ONLY_IMPORTERS = {
    "yaml": {"documents"},
    "markdown": {"markup", "guide"},
    "jinja2": {"templating", "web", "paper"},
    "typst": {"paper"},
    "icalendar": {"ics"},
    "holidays": {"public_holidays"},
    "python_calamine": {"excel"},
    "livereload": {"serve"},
    "tornado": {"serve"},
    "watchfiles": {"serve"},
    "dask": {"cluster"},
    "distributed": {"cluster"},
    "click": {"cli"},
    "rich": {"cli"},
    "socket": {"serve"},
    "fcntl": {"locks"},
    "msvcrt": {"locks"},
    "ctypes": {"publishing"},
    "urllib.request": set(),
    "pickle": set(),
}


def modules() -> Iterator[tuple[str, ast.AST]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).with_suffix("").parts[0]
        if name != "__init__":
            yield name, ast.parse(path.read_text("utf-8"))


def imports(tree: ast.AST) -> Iterator[str]:
    """Full names of all that a module imports, also later, inside of functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_imports_go_one_way() -> None:
    """Whoever reads a module need only know those above it."""
    wrong = [
        f"{name} imports {target}"
        for name, tree in modules()
        for full in imports(tree)
        if full.startswith("sosialisasi.") and (target := full.split(".")[1]) != "__version__"
        if target != name and LAYERS.index(target) > LAYERS.index(name)
    ]
    assert wrong == []


def test_every_module_has_its_place() -> None:
    """A new module is put into the order, and one that is gone is taken out."""
    assert {name for name, _ in modules()} == set(LAYERS)


@pytest.mark.parametrize("library", ONLY_IMPORTERS)
def test_a_library_has_its_importers(library: str) -> None:
    """What a library is for can be changed in one place."""
    found = {name for name, tree in modules() if any(f"{full}.".startswith(f"{library}.") for full in imports(tree))}
    assert found == ONLY_IMPORTERS[library]


def test_only_the_command_line_prints() -> None:
    """Everything else returns what it has to say."""
    printers = {
        name
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("print", "click.echo", "sys.stdout.write")
    }
    assert printers == {"cli"}


def test_only_the_ends_of_the_pipeline_know_the_clock() -> None:
    """What is written depends on the content, never on when; the command line may tell the day of a release."""
    clocks = ("date.today", "datetime.now", "datetime.today", "time.time", "time.localtime", "datetime.utcnow")
    users = {
        name
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(clocks)
    }
    assert users == {"cli"}
