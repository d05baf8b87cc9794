"""What is made of a site, remembered with everything that was read to make it.

Nobody declares what a page or a sheet shows. Whatever is looked up in the site while a value is made is recorded, and
so is every other remembered value that it asks for. A value is made again only if one of these has changed since. If it
then comes out equal, it stays the same object, so that nothing that was made from it is made again either.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, Sequence, ValuesView
from dataclasses import fields, replace
from datetime import date
from operator import is_
from types import NoneType
from typing import Any, Generic, Protocol, TypeVar, TypeVarTuple

from sosialisasi.site.model import Site

T = TypeVar("T")
Besides = TypeVar("Besides", contravariant=True)
Arguments = TypeVarTuple("Arguments")


class Memory:
    """The results that a process has made of a site, in one state of the site after the other.

    A memory that is not ``lasting`` remembers them within one state alone.
    """

    def __init__(self, *, lasting: bool = False) -> None:
        self.is_lasting = lasting
        self.state = 1
        """The number of the state of the site."""
        self.reading: list[list[Read]] = []
        """What was read so far for each of the values that are being made, the innermost last."""
        self._results: dict[tuple[object, ...], _Result] = {}
        self._entries: dict[str, Any] = {}
        self._rest: tuple[object, ...] = ()

    def show(self, site: Site, besides: object) -> Site:
        """Take up a state of the site, and give it with entries that record who looks them up.

        All is forgotten if anything but the entries has changed, or ``besides``, which tells all else that is read.
        """
        values = {each.name: getattr(site, each.name) for each in fields(site)}
        entries = {name: value for name, value in values.items() if isinstance(value, Mapping) and name not in _OURS}
        rest = (besides, *(value for name, value in values.items() if name not in entries))
        if self.is_lasting and rest == self._rest:
            # What nobody asked for in the last state is not asked for again.
            self._results = {key: each for key, each in self._results.items() if each.state == self.state}
        else:
            self._results.clear()
        self._rest = rest
        self.state += 1
        if not self.is_lasting:
            return site
        for name, now in entries.items():
            self._entries.setdefault(name, _Entries(self)).show(now)
        return replace(site, **self._entries)

    def recall(self, make: Callable[[*Arguments], T], /, *arguments: *Arguments) -> T:
        """The result of ``make(*arguments)``: the one of before, unless something that it was made of has changed.

        ``make`` may read its arguments and what they lead to in the site, and nothing else.
        """
        key = (make, *map(_key, arguments))
        result = self._results.get(key)
        if result is None:
            result = self._results[key] = _Result(self, make, arguments)
        value: T = self.read(result, None, result.now())
        return value

    def read(self, source: Ingredient, key: str | None, value: Any) -> Any:
        """Record that a source gave this value for a key, and give the value."""
        if self.reading:
            self.reading[-1].append((source, key, value))
        return value


class Shown(Protocol[Besides]):
    """Something that is made of a site, in one state of the site after the other, and has a memory."""

    def show(self, site: Site, besides: Besides, /) -> None: ...


Reader = TypeVar("Reader", bound=Shown[Any])


class Kept:
    """What a process keeps from one plan of a site to the next, so that the next is made sooner."""

    def __init__(self) -> None:
        self._readers: dict[object, Any] = {}

    def show(self, kind: Callable[[Site, Besides, Memory], Reader], site: Site, besides: Besides) -> Reader:
        """The one of a kind, in another state of the site."""
        if kind in self._readers:
            self._readers[kind].show(site, besides)
        else:
            self._readers[kind] = kind(site, besides, Memory(lasting=True))
        reader: Reader = self._readers[kind]
        return reader


_OURS = ("regions", "subregions")
"""What is data of the package, and so the same in every state."""


class Ingredient(Protocol):
    """Something that values are made from."""

    def now(self, key: str | None) -> object:
        """What it gives for a key in this state of the site."""


Read = tuple[Ingredient, str | None, object]
"""A source, the key that it was asked for, and what it gave."""


class _Result:
    """A value, and what it was made from."""

    __slots__ = ("_arguments", "_make", "_memory", "_reads", "_value", "state")

    def __init__(self, memory: Memory, make: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        self.state = 0
        """The last state of the site in which the value was asked for."""
        self._memory = memory
        self._make = make
        self._arguments = arguments
        self._reads: Sequence[Read] = ()
        self._value: Any = None

    def now(self, key: str | None = None) -> Any:
        memory = self._memory
        if self.state != memory.state:
            # In the order in which they were read: what led to one of them is looked at before it.
            if not self.state or any(source.now(key) is not value for source, key, value in self._reads):
                self._renew()
            self.state = memory.state
        return self._value

    def _renew(self) -> None:
        memory = self._memory
        memory.reading.append([])
        try:
            value = self._make(*self._arguments)
        finally:
            reads = memory.reading.pop()
        if memory.is_lasting:
            self._reads = reads
        if not self.state or self._value != value:
            self._value = value


class _Entries(Mapping[str, Any]):
    """The entries of one kind, as they are in this state of the site."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._now: Mapping[str, Any] = {}

    def show(self, now: Mapping[str, Any]) -> None:
        """Take up the entries of another state; all of them stay the same if each of them does."""
        before = self._now
        if list(before) != list(now) or not all(map(is_, before.values(), now.values())):
            self._now = now

    def now(self, key: str | None) -> object:
        return self._now if key is None else self._now.get(key)

    def __getitem__(self, key: str) -> Any:
        self.get(key)
        return self._now[key]

    def get(self, key: str, default: Any = None) -> Any:
        self._memory.read(self, key, self._now.get(key))
        return self._now.get(key, default)

    def __contains__(self, key: object) -> bool:
        return self.get(str(key)) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def keys(self) -> KeysView[str]:
        return self._all.keys()

    def values(self) -> ValuesView[Any]:
        return self._all.values()

    def items(self) -> ItemsView[str, Any]:
        return self._all.items()

    @property
    def _all(self) -> Mapping[str, Any]:
        entries: Mapping[str, Any] = self._memory.read(self, None, self._now)
        return entries


class Remembered(Generic[T]):
    """A property of an object that has a ``memory``: worked out once, and again when something that it was worked out
    from has changed.
    """

    def __init__(self, find: Callable[[Any], T]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __get__(self, owner: Any, kind: type) -> T:
        memory: Memory = owner.memory
        return memory.recall(self._find, owner)


def _key(argument: object) -> object:
    """What tells an argument from any other: of words, numbers and days their value, of all else the object."""
    return argument if isinstance(argument, (str, int, date, NoneType)) else id(argument)
