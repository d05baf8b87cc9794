"""The catalogue: the rules of all modules, explained one by one, as a list, and as a page of the guide."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from itertools import groupby
from textwrap import indent

import sosialisasi
from sosialisasi.ground.problems import Family, Rule, Severity
from sosialisasi.reading.wording import LISTED
from sosialisasi.reading.wording.phrases import PARTISAN_PHRASE, PHRASES

EFFECT = {
    Severity.ERROR: "Menghentikan pembuatan situs sampai diperbaiki.",
    Severity.WARNING: "Tidak menghentikan apa pun, kecuali bila diperiksa dengan ketat.",
    Severity.ADVICE: "Hanya disebut bila diminta; tidak menghentikan apa pun.",
}
"""What each severity means to whoever makes the site."""
_OPTIONS = {Severity.WARNING: " (--ketat)", Severity.ADVICE: " (--saran)"}
"""What asks for it on the command line."""

_DETAIL = re.compile(r"\{(\w+)\}")


@cache
def catalogue() -> Mapping[str, Rule]:
    """All rules by their codes: family after family, and within one from A to Z."""
    modules = [import_module(name) for name in _modules()]
    declared = {id(value): value for module in modules for value in vars(module).values() if isinstance(value, Rule)}
    return collected(declared.values())


def collected(rules: Iterable[Rule]) -> Mapping[str, Rule]:
    """Rules by their codes, in the order of the guide. ``ValueError`` if two have the same code: our own bug."""
    families = list(Family)
    by_code: dict[str, Rule] = {}
    for rule in sorted(rules, key=lambda rule: (families.index(rule.family), rule.code)):
        if by_code.setdefault(rule.code, rule) is not rule:
            raise ValueError(f"two rules have the code {rule.code}")
    return by_code


def _modules() -> Iterator[str]:
    """The names of the modules that may declare a rule: those of the wings below the desk."""
    modules = pkgutil.walk_packages(sosialisasi.__path__, "sosialisasi.")
    return (module.name for module in modules if module.name.split(".")[1] not in ("desk", "commands", "__main__"))


def explanation(name: str) -> str:
    """All that is to be said of a code, for a terminal. ``KeyError`` if there is none of that name."""
    rule = catalogue()[name]
    head = f"{name} ({rule.severity})\n  {_effect(rule.severity)}\n"
    lines = "".join(f"  {label}: {text}\n" for label, text in texts(rule))
    wrong, right = (indent(text, "    ") for text in (rule.wrong, rule.right))
    return f"{head}\n{lines}\n  Salah:\n{wrong}\n\n  Benar:\n{right}\n"


def _effect(severity: Severity) -> str:
    return f"{EFFECT[severity].removesuffix('.')}{_OPTIONS.get(severity, '')}."


def code_for(word: str) -> str:
    """The code that somebody asks for: in any case, or by the mark of a warning of the neutrality lint."""
    from sosialisasi.check.neutral import NAMED_CONTESTANT

    if word.upper() in LISTED:
        return NAMED_CONTESTANT.code
    return PARTISAN_PHRASE.code if word.upper() in PHRASES else word.lower()


def codes_in_lines() -> str:
    """Every code with what it says, a line each, the gravest first."""
    width = max(map(len, catalogue()))
    parts = []
    for severity in Severity:
        rules = [rule for rule in catalogue().values() if rule.severity is severity]
        lines = [f"  {rule.code:{width}}  {in_general(rule.message)}" for rule in rules]
        parts.append("\n".join([f"{severity.capitalize()}. {_effect(severity)}", *lines, ""]))
    return "\n".join(parts)


def codes_in_markdown() -> str:
    """The page of the guide, in Markdown: every code under the heading of its family."""
    parts = [_GUIDE_HEAD]
    for family, rules in groupby(catalogue().values(), key=lambda rule: rule.family):
        parts.append(f"## {family}\n")
        for rule in rules:
            parts.append(f"### {rule.code}\n\n*{rule.severity.capitalize()}.* {_markdown(in_general(rule.message))}\n")
            parts += [f"{label}: {_markdown(text)}\n" for label, text in texts(rule)[1:]]
            parts += [f"Salah:\n\n````\n{rule.wrong}\n````\n", f"Benar:\n\n````\n{rule.right}\n````\n"]
    return "\n".join(parts)


_GUIDE_HEAD = """\
# Kode yang disebut program

Baris pertama setiap pesan program diakhiri sebuah kode, misalnya `kesalahan tanggal-mustahil`. Halaman ini menerangkan
semuanya. Keterangan yang sama muncul dengan `python3 build.py jelaskan tanggal-mustahil`. Kata di dalam kurung siku,
misalnya [nilai], diganti program dengan yang tertulis di berkas Anda.

**Kesalahan** menghentikan pembuatan situs. **Peringatan** tidak, kecuali dengan `--ketat`. **Saran** hanya disebut
dengan `--saran`.

Halaman ini dibuat dari katalog program. Untuk yang lainnya, lihat [PANDUAN.md](../PANDUAN.md).
"""


def texts(rule: Rule) -> list[tuple[str, str]]:
    """What is wrong, why that matters and how to mend it, with labels. What only a case can tell is left out."""
    labelled = (("Apa", rule.message), ("Mengapa", rule.matters or rule.reason), ("Perbaiki", rule.hint))
    return [(label, in_general(text)) for label, text in labelled if not _DETAIL.fullmatch(text)]


def in_general(text: str) -> str:
    """A text of the catalogue without a case: ``[nilai]`` where a value would stand."""
    named = _DETAIL.sub(lambda detail: f"[{detail[1].replace('_', ' ')}]", text.replace("{saran}", ""))
    return named.replace("{{", "{").replace("}}", "}")


def _markdown(text: str) -> str:
    """A text as Markdown that shows it as it stands."""
    return re.sub(r"([\\*_<])", r"\\\1", text)
