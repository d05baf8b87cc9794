"""Every regular expression of the package is fed its worst text in growing sizes: none takes more than its share.

A call into ``re`` cannot be interrupted, so one that is the square of its text to run freezes the preview, Ctrl+C
included. Nothing is declared here: expressions are found in the sources and in what the modules hold, and texts are
made from what each of them repeats.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import playwright
import pytest
from harness import ROOT

import sosialisasi

PACKAGE = ROOT / "sosialisasi"
SCRIPTS = sorted(path for folder in ("statis", "web", "meja") for path in (ROOT / "templates" / folder).glob("*.js"))

SIZES = (30, 3_000, 12_000, 50_000)
"""Letters of a text. The square of the longest takes seconds at the least, a multiple of it a millisecond."""
SECONDS = 0.5
"""Of the processor, for any one text; the slowest takes a tenth of that."""


# --- what there is -------------------------------------------------------------------------------------------


def modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages(sosialisasi.__path__, "sosialisasi."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def sources() -> Iterator[tuple[str, Any, Path]]:
    """The name, the module and the file of each."""
    for module in modules():
        yield module.__name__, module, Path(module.__file__)


_CALLS = {"compile", "sub", "subn", "match", "fullmatch", "search", "split", "findall", "finditer"}


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls of functions of ``re`` that take an expression."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in _CALLS
        ):
            yield node


class _Known(ast.NodeTransformer):
    """Puts a letter in the place of what only a call knows."""

    def __init__(self, names: Mapping[str, Any]) -> None:
        self.names = names

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.AST:
        try:
            made = str(_value(node.value, self.names))
        except Exception:
            made = "a"
        return ast.copy_location(ast.Constant(made), node)


def _value(node: ast.expr, names: Mapping[str, Any]) -> Any:
    code = compile(ast.fix_missing_locations(ast.Expression(node)), "re", "eval")
    return eval(code, dict(names))


def uses() -> Mapping[tuple[str, str], set[str]]:
    """(module, name) → the ways in which an expression of that name is tried there, or anywhere if it is public."""
    found: dict[tuple[str, str], set[str]] = {}
    for module, _, path in sources():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in _CALLS:
                target = node.value
                name = target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")
                where = module if name.startswith("_") else ""
                found.setdefault((where, name), set()).add(node.attr)
    return found


Found = tuple[str | bytes, int, str, frozenset[str]]
"""An expression, its flags, where it is, and the ways in which it is tried."""


def written() -> Iterator[Found]:
    """Every call in the sources, but those that give a module an expression by name: those are held."""
    for name, module, path in sources():
        tree = ast.parse(path.read_text("utf-8"))
        named = {id(each.value) for each in tree.body if isinstance(each, ast.Assign | ast.AnnAssign)}
        for call in calls(tree):
            way = call.func.attr  # type: ignore[attr-defined]
            if id(call) in named:
                continue
            flags = [*(each.value for each in call.keywords if each.arg == "flags")]
            flags += call.args[1:2] if way == "compile" else ()
            number = _number(flags, vars(module))
            try:
                made = _value(_Known(vars(module)).visit(call.args[0]), vars(module))
            except NameError:  # What a function is given as a whole is held by whoever gave it.
                continue
            yield made, number, f"{name}:{call.lineno}", frozenset(_CALLS if way == "compile" else {way})


def _number(flags: list[ast.expr], names: Mapping[str, Any]) -> int:
    """Flags that only a call knows are those that most have."""
    try:
        return int(_value(flags[0], names)) if flags else 0
    except NameError:
        return int(re.IGNORECASE)


def held() -> Iterator[Found]:
    """Every expression that a module holds, however deep: also those that functions make of others."""
    known = uses()
    seen: set[int] = set()
    for name, module, _ in sources():
        waiting: list[tuple[Any, str]] = [(value, key) for key, value in vars(module).items() if key[:2] != "__"]
        while waiting:
            value, key = waiting.pop()
            if isinstance(value, re.Pattern):
                ways = known.get((name, key), set()) | known.get(("", key), set()) if key else set()
                yield value.pattern, value.flags, f"{name}.{key}", frozenset(ways or _CALLS)
            if id(value) in seen or isinstance(value, str | bytes | int | float):
                continue
            seen.add(id(value))
            inner: list[Any] = []
            if isinstance(value, Mapping):
                inner = [*value.keys(), *value.values()]
            elif isinstance(value, list | tuple | set | frozenset):
                inner = [*value]
            elif isinstance(value, type) and value.__module__.startswith("sosialisasi"):
                inner = [*vars(value).values()]
            elif type(value).__module__.partition(".")[0] in ("sosialisasi", "markdown"):
                inner = [*vars(value).values()] if hasattr(value, "__dict__") else []
                inner += [getattr(value, each, None) for each in getattr(type(value), "__slots__", ())]
                if type(value).__module__.startswith("markdown"):  # Its own are for its own tests.
                    inner = [each for each in inner if not isinstance(each, re.Pattern)]
            waiting += [(each, "") for each in inner]


def expressions() -> list[Found]:
    """Each once, with all the ways in which it is tried anywhere."""
    places: dict[tuple[str | bytes, int], str] = {}
    ways: dict[tuple[str | bytes, int], frozenset[str]] = {}
    for pattern, flags, place, tried in (*written(), *held()):
        kept = int(flags & (re.IGNORECASE | re.MULTILINE | re.DOTALL | re.ASCII | re.VERBOSE))
        places.setdefault((pattern, kept), place)
        ways[pattern, kept] = ways.get((pattern, kept), frozenset()) | tried
    return [(pattern, flags, places[pattern, flags], tried) for (pattern, flags), tried in ways.items()]


# --- what each fears -----------------------------------------------------------------------------------------


def letter(items: Any) -> str:
    """A sign of a class."""
    codes = [str(chr(value)) for op, value in items if op is c.LITERAL]
    codes += [chr(value[0]) for op, value in items if op is c.RANGE]
    codes += [_CATEGORIES[value] for op, value in items if op is c.CATEGORY]
    if not items or items[0][0] is not c.NEGATE:
        return codes[0]
    pattern = _in([each for each in items if each[0] is not c.NEGATE])
    return next(sign for sign in "a1 -\n.[(<>é\0" if not pattern(sign))


_CATEGORIES = {
    c.CATEGORY_DIGIT: "1",
    c.CATEGORY_NOT_DIGIT: "a",
    c.CATEGORY_SPACE: " ",
    c.CATEGORY_NOT_SPACE: "a",
    c.CATEGORY_WORD: "a",
    c.CATEGORY_NOT_WORD: " ",
}


def _in(items: Any) -> Callable[[str], bool]:
    def has(sign: str) -> bool:
        for op, value in items:
            if op is c.LITERAL and ord(sign) == value:
                return True
            if op is c.RANGE and value[0] <= ord(sign) <= value[1]:
                return True
            if op is c.CATEGORY and re.match(_CLASSES[value], sign):
                return True
        return False

    return has


_CLASSES = {
    c.CATEGORY_DIGIT: r"\d",
    c.CATEGORY_NOT_DIGIT: r"\D",
    c.CATEGORY_SPACE: r"\s",
    c.CATEGORY_NOT_SPACE: r"\S",
    c.CATEGORY_WORD: r"\w",
    c.CATEGORY_NOT_WORD: r"\W",
}
_REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT)
LONG = 100
"""What may be repeated more often than that is taken to have no end."""


def samples(tree: Any, groups: dict[int, str]) -> list[str]:
    """Texts that match, one for each way at a branch."""
    made = [""]
    for op, value in tree:
        match op:
            case c.LITERAL:
                parts = [chr(value)]
            case c.NOT_LITERAL:
                parts = ["a" if value != ord("a") else "b"]
            case c.ANY:
                parts = ["a"]
            case c.IN:
                parts = [letter(value)]
            case c.BRANCH:
                parts = [each for way in value[1] for each in samples(way, groups)][:8]
            case c.SUBPATTERN:
                parts = samples(value[3], groups)
                groups[value[0]] = parts[0]
            case c.ATOMIC_GROUP:
                parts = samples(value, groups)
            case c.MAX_REPEAT | c.MIN_REPEAT | c.POSSESSIVE_REPEAT:
                least, _, body = value
                parts = [each * least for each in samples(body, groups)] if least else [""]
            case c.GROUPREF:
                parts = [groups.get(value, "")]
            case _:
                parts = [""]
        made = [before + part for before in made[:2] for part in parts][:8]
    return made


def pumps(tree: Any, before: str, groups: dict[int, str]) -> Iterator[tuple[str, str]]:
    """(what leads up to it, what is repeated) of every repetition without end, however deep."""
    for op, value in tree:
        inner: list[Any] = []
        match op:
            case c.MAX_REPEAT | c.MIN_REPEAT | c.POSSESSIVE_REPEAT:
                inner = [value[2]]
                if value[1] == c.MAXREPEAT or value[1] >= LONG:
                    signs = [each for each in samples(value[2], groups) if each]
                    for each in signs:
                        yield before, each
                    if len(signs) > 1:
                        yield before, "".join(signs)
            case c.BRANCH:
                inner = value[1]
            case c.SUBPATTERN:
                inner = [value[3]]
            case c.ATOMIC_GROUP:
                inner = [value]
            case c.ASSERT | c.ASSERT_NOT:
                inner = [value[1]]
        for each in inner:
            yield from pumps(each, before, groups)
        before += samples([(op, value)], groups)[0]


ENDS = ("", "\0", "\n", " !", "a")
"""What a text may end with so that it does not match after all."""


def plans(pattern: str, flags: int) -> Iterator[tuple[str, str, str]]:
    """(beginning, what is repeated, end) of the texts on which an expression might try all from every place."""
    tree = _parser.parse(pattern, flags)
    starts = [each for each in samples(tree, {}) if each][:4]
    wanted = [("", start, "") for start in starts]
    for before, pump in pumps(tree, "", {}):
        wanted += [("", pump, end) for end in ENDS]
        wanted += [(before, pump, end) for end in ENDS] if before else []
        wanted += [("", before + pump, ""), ("", before, "")] if before else []
    yield from dict.fromkeys(each for each in wanted if each[1])


def spent(run: Callable[[], object]) -> float:
    started = time.process_time()
    run()
    return time.process_time() - started


def feed(pattern: str | bytes, flags: int, ways: Iterable[str]) -> Iterator[tuple[int, float, str]]:
    """(letters, seconds, way and beginning) of every text, tried as the expression is."""
    text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
    made = re.compile(pattern, flags)
    known = list(plans(text, flags))
    runs = sorted({way if way in ("match", "fullmatch") else "findall" for way in ways})
    for size in SIZES:
        for head, body, tail in known:
            given: Any = head + body * (size // len(body)) + tail
            if isinstance(pattern, bytes):
                given = given.encode("latin-1", "replace")
            for run in runs:
                yield size, spent(lambda run=run, given=given: getattr(made, run)(given)), f"{run} {given[:40]!r}"  # type: ignore[misc]


CHILD = f"""
import sys
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "tests")!r}]
from test_regexes import child
child()
"""


def child() -> None:
    """Feed the expressions that stand in the input, as JSON, and say which is being fed."""
    for pattern, is_bytes, flags, place, ways in json.load(sys.stdin):
        print(f"{place}: {pattern!r:.200}", flush=True)
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + 4, -1))
        for size, seconds, begins in feed(pattern.encode("latin-1") if is_bytes else pattern, flags, ways):
            if seconds > SECONDS:
                print(f"  {size} letters take {seconds:.2f} s: {begins}", flush=True)
                sys.exit(1)


def slow(found: Iterable[Found]) -> str:
    """The first that is too slow, with its text; nothing if none is."""
    asked = [
        (each.decode("latin-1") if isinstance(each, bytes) else each, isinstance(each, bytes), flags, place, [*ways])
        for each, flags, place, ways in found
    ]
    command = [sys.executable, "-c", CHILD]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else "\n".join(done.stdout.splitlines()[-2:]) + done.stderr[-2000:]


# --- none is slow --------------------------------------------------------------------------------------------

PARTS = 6
"""In processes of their own, since expressions cannot be interrupted."""


@pytest.mark.parametrize("part", range(PARTS))
def test_no_expression_takes_long_for_any_text(part: int) -> None:
    """All that are written in the package, those that it makes of others and gives to its libraries included."""
    assert slow(expressions()[part::PARTS]) == ""


def test_every_call_of_the_package_is_among_them() -> None:
    """Each is a text that can be made here, or is held by a module under its name; nothing is passed over."""
    names = {place for _, _, place, _ in held()}
    made = {place for _, _, place, _ in written()}
    passed = []
    for name, _, path in sources():
        tree = ast.parse(path.read_text("utf-8"))
        for each in tree.body:
            if isinstance(each, ast.Assign | ast.AnnAssign) and each.value in (found := [*calls(each)]):
                target = each.targets[0] if isinstance(each, ast.Assign) else each.target
                passed += [] if f"{name}.{getattr(target, 'id', '')}" in names else [ast.unparse(found[0])]
            else:
                passed += [ast.unparse(call) for call in calls(each) if f"{name}:{call.lineno}" not in made]
    assert passed == []
    assert len(expressions()) > 190


BAD = {
    r"[\s)\]},;]*$": "sub",
    r"\s+tahun\s+(\d{4})": "search",
    r"<[^>]*>": "findall",
    r"(?:a+)+b": "match",
    r"(?:\w+\s?)*!": "fullmatch",
    r"x(?:-\s+(?=[^;]+;))": "match",
    r"semoga(?:[\W_]{1,16}\w+){1,4} menang": "search",
}


@pytest.mark.parametrize("pattern", BAD)
def test_an_expression_that_takes_long_is_told(pattern: str) -> None:
    """Each was, or could be, written by us; it is told with its text, however it freezes its process."""
    assert slow([(pattern, 0, "contoh", frozenset({BAD[pattern]}))]).startswith("contoh")


@pytest.mark.parametrize("pattern", [r"[)]+", r"(?<!\s)\s+tahun", r"<[^<>]*>", r"(?<!a)a++b"])
def test_an_expression_that_does_not_is_not_told(pattern: str) -> None:
    assert slow([(pattern, 0, "contoh", frozenset({"findall", "fullmatch"}))]) == ""


# --- in scripts ----------------------------------------------------------------------------------------------

_CLASS = r"\[(?:[^\]\\\n]|\\.)*\]"
_JS = re.compile(rf"(?<=[=(,:\[!&|?{{}}; \n])/((?:[^/\\\n\[*]|\\.|{_CLASS})(?:[^/\\\n\[]|\\.|{_CLASS})*)/([a-z]*)")
"""An expression of JavaScript, and its flags."""
NODE = """
const asked = JSON.parse(require("fs").readFileSync(0, "utf-8"));
for (const [source, flags, texts] of asked) {
  for (const [head, body, tail] of texts) {
    for (const size of [30, 3000, 100000]) {
      const text = head + body.repeat(size / body.length) + tail;
      const before = process.cpuUsage().user;
      text.replace(new RegExp(source, flags), "");
      if (process.cpuUsage().user - before > 300000) {
        console.log(source, size, JSON.stringify(text.slice(0, 40)));
        process.exit(1);
      }
    }
  }
}
console.log("baik", asked.length);
"""
"""Reads the expressions and their texts as JSON and tells the first that takes 0.3 s; square time takes seconds."""


def _node(asked: object) -> str:
    node = Path(playwright.__file__).parent / "driver" / "node"
    limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (60, 60))  # noqa: E731
    done = subprocess.run(
        [node, "-e", NODE], input=json.dumps(asked), capture_output=True, text=True, check=False, preexec_fn=limit
    )
    return done.stdout.strip() or done.stderr


def _asked(source: str, flags: str) -> tuple[str, str, list[tuple[str, str, str]]]:
    return source, flags, [*plans(source, re.IGNORECASE if "i" in flags else 0)]


def test_no_expression_of_a_script_takes_long() -> None:
    found = {
        match.groups()
        for path in SCRIPTS
        for match in _JS.finditer(re.sub(r"(?m)(?:^|\s)//.*$", "", path.read_text("utf-8")))
    }
    assert len(found) > 30
    assert _node([_asked(source, flags) for source, flags in sorted(found)]) == f"baik {len(found)}"
    assert _node([_asked(r"\s+$", "")]).startswith(r"\s+$ 100000")
