"""What is remembered of a site is what would be made of it now, and nothing is made again without a reason."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from harness import SAMPLE, site_of
from hypothesis import given
from hypothesis import strategies as st

from sosialisasi.showing.memory import Memory, Remembered
from sosialisasi.site.model import Site


@cache
def sample() -> Site:
    return site_of(SAMPLE)


def holding(**entries: Any) -> Site:
    """A site with these institutions, which are plain words here."""
    return replace(sample(), institutions=entries)


class Reader:
    """Looks things up in a site, and notes what was made anew."""

    def __init__(self, *, lasting: bool = True) -> None:
        self.memory = Memory(lasting=lasting)
        self.made: list[str] = []
        self.site = sample()

    def show(self, site: Site, besides: str = "") -> None:
        self.site = self.memory.show(site, besides)
        self.made.clear()

    @Remembered
    def longest(self) -> int:
        self.made.append("longest")
        return max(map(len, self.site.institutions.values()), default=0)  # type: ignore[arg-type]

    def line(self, name: str) -> str:
        return self.memory.recall(_line, self, name)


def _line(reader: Reader, name: str) -> str:
    reader.made.append(name)
    return f"{reader.site.institutions.get(name, 'tidak ada')!s:>{reader.longest}}"


def test_a_value_is_made_anew_if_what_it_read_has_changed() -> None:
    reader = Reader()
    reader.show(holding(a="satu", b="dua"))
    assert (reader.line("a"), reader.line("b"), reader.line("a")) == ("satu", " dua", "satu")
    assert reader.made == ["a", "longest", "b"]
    reader.show(holding(a="lima", b="dua"))
    assert (reader.line("a"), reader.line("b")) == ("lima", " dua")
    assert reader.made == ["a", "longest"]  # The longest word is as long as before: so b stays.
    reader.show(holding(a="enam belas", b="dua"))
    assert reader.line("b") == "       dua"
    assert reader.made == ["longest", "b"]


def test_what_was_not_there_is_noticed_when_it_comes_and_when_it_goes() -> None:
    reader = Reader()
    reader.show(holding(b="dua"))
    assert reader.line("a") == "tidak ada"
    reader.show(holding(b="dua", a="ya"))
    assert reader.line("a") == " ya"
    reader.show(holding(b="dua"))
    assert reader.line("a") == "tidak ada"


def test_all_is_forgotten_if_anything_else_has_changed() -> None:
    reader = Reader()
    site = holding(a="satu")
    reader.show(site)
    reader.line("a")
    for other, besides in ((site, "lain"), (replace(site, settings=replace(site.settings, name="Lain")), "lain")):
        reader.show(other, besides)
        reader.line("a")
        assert reader.made == ["a", "longest"]
    reader.show(reader.site, "lain")
    reader.line("a")
    assert reader.made == []


def test_what_nobody_asked_for_is_forgotten() -> None:
    reader = Reader()
    site = holding(a="satu", b="dua")
    reader.show(site)
    reader.line("a")
    reader.show(site)
    reader.line("b")
    reader.show(site)
    reader.line("a")
    assert reader.made == ["a"]


def test_one_that_does_not_last_remembers_one_state_alone() -> None:
    reader = Reader(lasting=False)
    site = holding(a="satu")
    for _ in range(2):
        reader.show(site)
        assert reader.line("a") == reader.line("a") == "satu"
        assert reader.made == ["a", "longest"]


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.sampled_from(["", "x", "yy", "zz"])), max_size=6))
def test_it_gives_what_is_made_now(states: list[dict[str, str]]) -> None:
    """After any states, and whatever was asked for in which of them."""
    reader = Reader()
    for number, state in enumerate(states):
        reader.show(holding(**state))
        fresh = Reader(lasting=False)
        fresh.show(holding(**state))
        asked = "abc"[: number % 3 + 1]
        assert [reader.line(name) for name in asked] == [fresh.line(name) for name in asked]
