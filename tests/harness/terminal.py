"""The command line as its user has it: ``terminal("build", "--site", situs.root).out``."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from sosialisasi.commands import cli

ENGLISH = re.compile(
    r"\b(usage|options?|commands?|arguments?|show this|message and exit|default|invalid|error|missing|no such|"
    r"try|for help|required|directory|integer|range|text input|version|the|is not|got unexpected|"
    r"expected|found|could|cannot|while|parsing|mapping|sequence|character|codec|decode|traceback|exception)\b",
    re.IGNORECASE,
)
"""Words that libraries say and no user should read."""


@dataclass(frozen=True, slots=True)
class Said:
    """How a command ended, and what it printed. The line that names its site is in ``site`` and not in ``out``."""

    status: int
    out: str
    err: str
    site: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Terminal:
    """Runs the program in this process, as its user would."""

    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str | Path) -> Said:
        self.monkeypatch.setattr(sys, "argv", ["sosialisasi", *map(str, arguments)])
        status = 0
        try:
            cli.main()
        except SystemExit as end:
            status = int(end.code or 0)
        said = self.capsys.readouterr()
        site = re.match(r"Situs: (.+)\n", said.out)
        return Said(status, said.out[site.end() :], said.err, site[1]) if site else Said(status, said.out, said.err)
