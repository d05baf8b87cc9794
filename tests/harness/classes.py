"""The classes that are derived from another, wherever in ``showing`` each stands: beside what makes its values."""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module
from typing import TypeVar

from sosialisasi import showing

Kind = TypeVar("Kind")

for _module in pkgutil.walk_packages(showing.__path__, f"{showing.__name__}."):
    import_module(_module.name)  # A class knows those that are derived from it once they are read.


def kinds_of(kind: type[Kind]) -> tuple[type[Kind], ...]:
    """Every class that is derived from one, by name."""
    derived = {each for direct in kind.__subclasses__() for each in (direct, *kinds_of(direct)) if _is_known(each)}
    return tuple(sorted(derived, key=lambda each: each.__name__))


def _is_known(kind: type) -> bool:
    """Whether a module names the class: of one with slots there is another that it was made from."""
    return vars(sys.modules[kind.__module__]).get(kind.__name__) is kind
