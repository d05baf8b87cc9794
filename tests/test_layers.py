"""Which wing, which room and which module may know which.

A *wing* is a package at the top of ``sosialisasi/``; a *room* is a package in which modules lie: a wing itself, or a
package in it. Whoever reads a room need only know those below it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from harness import HERE

import sosialisasi

PACKAGE = Path(sosialisasi.__file__).parent
WINGS = ("ground", "site", "reading", "showing", "check", "building", "desk", "commands")
ROOMS = (
    *("ground", "site"),
    *("reading.wording", "reading.markup", "reading.wordfile", "reading.pasting", "reading.documents"),
    *("reading", "reading.editing", "reading.roster"),
    *("showing", "showing.sheets", "showing.pages", "showing.rendering"),
    *("check", "building", "desk.authoring", "desk", "commands"),
)
"""Each imports only from those before it."""

MOST_FLOORS = 12
MOST_ARROWS = 90

ONLY_IMPORTERS = {
    "yaml": {"reading.documents.faults", "reading.documents.values"},
    "markdown": {"reading.markup.blocks", "reading.markup.dialect", "reading.markup.reader", "desk.guide"},
    "jinja2": {"showing.rendering.templating", "showing.rendering.web", "showing.rendering.paper"},
    "typst": {"reading.emblem", "showing.rendering.paper"},
    "PIL": {"reading.emblem", "showing.rendering.word"},
    "docx": {"showing.rendering.word", "showing.rendering.wordstyles"},
    "lxml": {"building.onefile", "reading.pasting.elements"},
    "icalendar": {"showing.rendering.ics"},
    "holidays": {"ground.dates"},
    "python_calamine": {"reading.roster.excel"},
    "livereload": {"desk.serve"},
    "tornado": {"desk.serve"},
    "watchfiles": {"desk.serve"},
    "dask": {"building.cluster"},
    "distributed": {"building.cluster"},
    "click": {"commands"},
    "rich": {"commands.console"},
    "socket": {"desk.serve"},
    "fcntl": {"ground.locks"},
    "msvcrt": {"ground.locks"},
    "ctypes": {"building.publishing"},
    "urllib.request": set(),
    "pickle": set(),
}


def modules() -> Mapping[str, ast.Module]:
    """The syntax of every module, by its dotted name within the package; a package is named without ``__init__``."""
    return {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): ast.parse(
            path.read_text("utf-8")
        )
        for path in sorted(PACKAGE.rglob("*.py"))
    }


MODULES = modules()


def room_of(module: str) -> str:
    return module if (PACKAGE / module.replace(".", "/")).is_dir() else module.rpartition(".")[0]


def imports(tree: ast.AST) -> Iterator[str]:
    """Full names of all that a module imports, also later, inside of functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(module: str) -> Iterator[str]:
    """The modules of the package that a module imports."""
    for full in imports(MODULES[module]):
        name = full.removeprefix("sosialisasi.")
        if name == full or name == "__version__":
            continue
        yield name if name in MODULES else name.rpartition(".")[0]


def arrows() -> set[tuple[str, str]]:
    """Which room imports which other."""
    return {
        (room_of(module), room_of(target))
        for module in MODULES
        if module not in ("__init__", "__main__")
        for target in own_imports(module)
        if room_of(module) != room_of(target)
    }


def floors(knows: Mapping[str, set[str]]) -> Mapping[str, int]:
    """On which floor each stands: above all that it knows. ``CycleError`` if some know each other."""
    floor: dict[str, int] = {}
    for name in TopologicalSorter(knows).static_order():
        floor[name] = 1 + max((floor[below] for below in knows.get(name, ())), default=0)
    return floor


def test_there_are_few_wings_and_each_says_what_it_is() -> None:
    """What lives here, what it may import, who calls it: three sentences for whoever opens the door."""
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert folders == set(WINGS)
    assert len(WINGS) <= 8
    assert {path.name for path in PACKAGE.glob("*.py")} == {"__init__.py", "__main__.py"}
    for wing in WINGS:
        said = ast.get_docstring(MODULES[wing]) or ""
        assert len(re.findall(r"\.(?=\s|$)", said)) >= 3, wing
        assert "import" in said, wing


def test_imports_go_one_way() -> None:
    """Whoever reads a room need only know those below it."""
    assert {room_of(module) for module in MODULES} - {"", "__init__", "__main__"} == set(ROOMS)
    assert {room.partition(".")[0]: None for room in ROOMS} == dict.fromkeys(WINGS)
    assert [f"{room} imports {other}" for room, other in arrows() if ROOMS.index(other) > ROOMS.index(room)] == []


def test_the_house_is_low_and_its_doors_are_few() -> None:
    """Floors count how much one must know to read the highest room, arrows what may be touched by a change."""
    knows: dict[str, set[str]] = {room: set() for room in ROOMS}
    for room, other in arrows():
        knows[room].add(other)
    assert max(floors(knows).values()) <= MOST_FLOORS
    assert len(arrows()) <= MOST_ARROWS


@pytest.mark.parametrize("room", ROOMS)
def test_modules_of_a_room_know_each_other_one_way(room: str) -> None:
    """What an ``__init__`` gathers knows the modules of its room, and none of them knows it."""
    own = [module for module in MODULES if room_of(module) == room]
    assert floors({module: {target for target in own_imports(module) if target in own} for module in own})


@pytest.mark.parametrize("library", ONLY_IMPORTERS)
def test_a_library_has_its_importers(library: str) -> None:
    """What a library is for can be changed in one place: a module, or a room."""
    allowed = ONLY_IMPORTERS[library]
    importers = {
        name for name, tree in MODULES.items() if any(f"{full}.".startswith(f"{library}.") for full in imports(tree))
    }
    assert {room if (room := room_of(name)) in allowed else name for name in importers} == allowed


def users(name: str) -> set[str]:
    """The modules that import a name of the package."""
    return {module for module, tree in MODULES.items() if f"sosialisasi.{name}" in imports(tree)}


def test_one_planner_serves_build_check_and_preview() -> None:
    """What was rendered is checked in one place, so that none of the three can leave a check out."""
    for name in ("check_links", "check_ledger", "check_orphans"):
        assert users(f"check.{name}") == {"building.planner"}


def test_rules_lie_below_the_desk() -> None:
    """Where the catalogue looks for them, and where a check can stand beside its words."""
    assert {user for user in users("ground.problems.Rule") if user.startswith(("desk.", "commands."))} == {
        "desk.authoring.explain"
    }


def test_only_the_command_line_chooses_how_work_is_spread() -> None:
    """Everything else is given a ``Map``, so that it runs where there are no processes."""
    choosers = users("ground.workers.Workers") | users("building.cluster.Cluster")
    assert {module.partition(".")[0] for module in choosers} == {"commands"}


def test_only_the_command_line_prints() -> None:
    """Everything else returns what it has to say."""
    printers = {
        room_of(name)
        for name, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("print", "click.echo", "sys.stdout.write")
    }
    assert printers == {"commands"}


def test_only_the_ends_of_the_pipeline_know_the_clock() -> None:
    """What is written depends on the content, never on when; the command line may tell the day of a release."""
    clocks = ("date.today", "datetime.now", "datetime.today", "time.time", "time.localtime", "datetime.utcnow")
    users = {
        name
        for name, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(clocks)
    }
    assert users == {"commands.baru", "commands.rilis"}


def test_no_test_module_imports_another() -> None:
    """What several need is a fixture of ``conftest.py`` or lies in ``harness/``. Each test file can be read alone."""
    tests = {path.stem: path.read_text("utf-8") for path in HERE.glob("test_*.py")}
    named = {name: set(re.findall(r"\b(?:from|import|import_module\(\")\s*(test_\w+)", tests[name])) for name in tests}
    assert {name: others - {name} for name, others in named.items() if others - {name}} == {}
    harness = (HERE / "harness").glob("*.py")
    assert [path.name for path in harness if re.search(r"\b(?:from|import) test_", path.read_text("utf-8"))] == []


def test_what_is_shown_is_built_in_one_place() -> None:
    """A field that a view or a kind of content gets is filled in by one file: in ``harness/``, if several show it."""
    shown = re.compile(r"sosialisasi\.(site|showing)\b(?!\.artifacts).*\.[A-Z]\w+$")
    builders: dict[str, set[str]] = {}
    for path in [*HERE.glob("harness/*.py"), *HERE.glob("test_*.py")]:
        tree = ast.parse(path.read_text("utf-8"))
        classes = {full.rpartition(".")[2]: full for full in imports(tree) if shown.match(full)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.keywords and ast.unparse(node.func) in classes:
                builders.setdefault(classes[ast.unparse(node.func)], set()).add(path.name)
    assert {name: files for name, files in builders.items() if len(files) > 1} == {}


def test_no_public_class_has_the_name_of_another() -> None:
    """Whoever meets a name knows which thing it is, without looking where it was imported from."""
    homes: dict[str, list[str]] = {}
    for module, tree in MODULES.items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, []).append(module)
    assert {name: where for name, where in homes.items() if len(where) > 1} == {}
