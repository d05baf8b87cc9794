"""The commands that our texts propose, as they can be pasted in the current folder.

A text names a command as ``python3 build.py check``, the same on every machine, since texts are compared and kept.
``shown`` rewrites it for whoever types it; it is the only place that knows how the program is called here. ``parted``
takes it out of the text for who does not.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sosialisasi.ground.files import PACKAGE, site_above
from sosialisasi.ground.problems import Problem

_CHECKOUT = PACKAGE.parent
_BUILDER = _CHECKOUT / "build.py"
_PYTHON = "py" if sys.platform == "win32" else "python3"
"""What staff type: on Windows, ``python3`` opens a shop instead of Python."""


def program_folder() -> Path | None:
    """The folder of ``build.py``, from which the program is started; ``None`` if it was installed otherwise."""
    return _CHECKOUT if _BUILDER.is_file() else None


def site_from(here: Path) -> Path | None:
    """The site of a command that names none: that of the folder ``here`` or the nearest site above it, else the one
    beside ``build.py``, if there is one.
    """
    if (here / "content").is_dir():
        return here
    own = program_folder()
    return site_above(here) or (own if own and (own / "content").is_dir() else None)


@dataclass(frozen=True, slots=True)
class NamedCommand:
    """A command that a text speaks of: its ``name`` (``baru lembaga``) and its arguments, as the text has them."""

    name: str
    rest: str


def parted(text: str) -> Iterator[str | NamedCommand]:
    """A text in its pieces, the commands among them without their quotes."""
    end = 0
    for found in _COMMAND.finditer(text):
        if between := text[end : found.start()]:
            yield between
        yield NamedCommand(_name(found["bare"] or found["head"]), (found["rest"] or "").strip())
        end = found.end()
    if rest := text[end:]:
        yield rest


def names_command(text: str) -> bool:
    """Whether a text speaks of a command."""
    return any(isinstance(piece, NamedCommand) for piece in parted(text))


def shown(text: str, root: Path | None = None) -> str:
    """A text with its commands as they are typed in the current folder, for the site in ``root``, or for any."""

    def here(command: re.Match[str]) -> str:
        if command["bare"]:
            return _head(command["bare"], root)
        line = _head(command["head"], root) + _with_paths(command["rest"], root)
        return f"“{line}”" if '"' in line else f'"{line}"'

    return _COMMAND.sub(here, text)


def shown_problem(problem: Problem, root: Path) -> Problem:
    """A problem whose texts name the commands as ``shown`` does."""
    message, reason, hint = (shown(text, root) for text in (problem.message, problem.reason, problem.hint))
    return replace(problem, message=message, reason=reason, hint=hint)


def typed(command: str, root: Path | None = None) -> str:
    """A command with its arguments, as ``shown``: ``check``, ``cetak lahat-2024``."""
    return shown(f"python3 build.py {command}", root)


def quoted(text: str) -> str:
    """A text as one word of a command line, with the quotes of the shell of this system."""
    if sys.platform != "win32":
        return shlex.quote(text)
    return text if re.fullmatch(r"[\w.:/\\-]+", text) else f'"{text}"'


_NAMES = r"(?:baru|new) [a-z]+|build|check|jelaskan|status|temukan|rapikan|serve|catat|rilis|cetak|test"
_HEAD = rf"python3 build\.py(?: (?:{_NAMES})\b)?"
_COMMAND = re.compile(rf'"(?P<head>{_HEAD})(?P<rest>[^"]*)"|(?P<bare>{_HEAD})')
_SITELESS = ("jelaskan", "baru situs", "test")
"""Commands that take no ``--site``."""


def _head(command: str, root: Path | None) -> str:
    """The beginning of a command line: the program, the command, and ``--site`` if another site would be meant."""
    here, name = Path.cwd(), _name(command)
    site = ""
    if root is not None and name not in _SITELESS and site_from(here) != root.resolve():
        site = f"--site {quoted(_way(here, root.resolve()))}"
    return " ".join(filter(None, (*_program(here, name), site)))


def _name(command: str) -> str:
    return command.removeprefix("python3 build.py").strip()


def _program(here: Path, name: str) -> tuple[str, str]:
    """How this process was started, and the name of the command; only ``build.py`` can do without the name."""
    if Path(sys.argv[0]).stem == "sosialisasi":
        return "sosialisasi" if shutil.which("sosialisasi") else quoted(sys.argv[0]), name or "build"
    if _BUILDER.is_file():
        return f"{_PYTHON} {quoted(_way(here, _BUILDER))}", name
    return f"{_PYTHON} -m sosialisasi", name or "build"


def _with_paths(rest: str, root: Path | None) -> str:
    """The arguments of a command; a file of the site is named ``'content/…'`` in them."""
    if root is None:
        return rest
    here, site = Path.cwd(), root.resolve()
    return re.sub(r"'(content/.*)'", lambda path: quoted(_way(here, site.joinpath(*path[1].split("/")))), rest)


def _way(here: Path, path: Path) -> str:
    """A path, relative to ``here`` if that is not longer."""
    try:
        way = os.path.relpath(path, here)
    except ValueError:  # Another drive of Windows.
        return str(path)
    way = f".{os.sep}{way}" if way.startswith("-") else way
    return way if len(way) <= len(str(path)) else str(path)
