"""The commands that our texts propose, as they can be pasted where somebody stands.

A text names a command as ``python3 build.py check``, on every machine the same, since texts are compared and kept.
Whoever shows one lets it pass through ``shown``, the only place that knows how the program is called here.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from pathlib import Path

from sosialisasi.ground.files import PACKAGE, site_above

_CHECKOUT = PACKAGE.parent
_BUILDER = _CHECKOUT / "build.py"
_PYTHON = "py" if sys.platform == "win32" else "python3"
"""What staff type: on Windows, ``python3`` opens a shop instead of Python."""


def site_from(here: Path) -> Path | None:
    """The site that a command means that names none: that of the folder where it is given, or of the nearest above it
    that is one; else the one that the program came with, if it did.
    """
    if (here / "content").is_dir():
        return here
    own = _CHECKOUT if _BUILDER.is_file() and (_CHECKOUT / "content").is_dir() else None
    return site_above(here) or own


def shown(text: str, root: Path | None = None) -> str:
    """A text with its commands as they are typed in the current folder, for the site in ``root``, or for any."""

    def written(found: re.Match[str]) -> str:
        if found["bare"]:
            return _head(found["bare"], root)
        command = _head(found["head"], root) + _with_paths(found["rest"], root)
        return f"“{command}”" if '"' in command else f'"{command}"'

    return _COMMAND.sub(written, text)


def typed(command: str, root: Path | None = None) -> str:
    """A command with its arguments, as ``shown``: ``check``, ``cetak lahat-2024``."""
    return shown(f"python3 build.py {command}", root)


def quoted(text: str) -> str:
    """A word of a command line, as the shell of this system takes it for one."""
    if sys.platform != "win32":
        return shlex.quote(text)
    return text if re.fullmatch(r"[\w.:/\\-]+", text) else f'"{text}"'


_NAMES = r"(?:baru|new) [a-z]+|build|check|jelaskan|status|rapikan|serve|catat|rilis|cetak|test"
_HEAD = rf"python3 build\.py(?: (?:{_NAMES})\b)?"
_COMMAND = re.compile(rf'"(?P<head>{_HEAD})(?P<rest>[^"]*)"|(?P<bare>{_HEAD})')
_SITELESS = ("jelaskan", "baru situs", "test")
"""Commands that act on no site that is there."""


def _head(command: str, root: Path | None) -> str:
    """How the program is called, with the name of the command, and of the site if another would be meant."""
    here = Path.cwd()
    name = command.removeprefix("python3 build.py").strip()
    site = ""
    if root is not None and name not in _SITELESS and site_from(here) != root.resolve():
        site = f"--site {quoted(_way(here, root.resolve()))}"
    return " ".join(filter(None, (*_program(here, name), site)))


def _program(here: Path, name: str) -> tuple[str, str]:
    """What starts the program as it was started, and the name of the command, which ``build.py`` alone can guess."""
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
    """The path of something, from here if that is no longer."""
    try:
        way = os.path.relpath(path, here)
    except ValueError:  # Another drive of Windows.
        return str(path)
    way = f".{os.sep}{way}" if way.startswith("-") else way
    return way if len(way) <= len(str(path)) else str(path)
