"""What of a file of Word was left behind. What is read is marked as seen; in the end all that nobody has seen is named,
also what Word invents tomorrow.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from sosialisasi.reading.wordfile.names import ELEMENTS, PROPERTIES, SAYS_NOTHING
from sosialisasi.reading.wordfile.parts import all_of, attr, child, has, local

_AROUND = {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "dir", "bdo"}
"""What stands around blocks, rows, cells or runs and says little of them."""
_TOLD = 3
"""How many of the bold lines are shown."""


class Remains:
    """What was seen of a file, and what was left behind: contents (``dropped``) and looks, each with its count."""

    def __init__(self) -> None:
        self.dropped: Counter[str] = Counter()
        self.looks: Counter[str] = Counter()
        self.bold: list[str] = []
        """Lines that are bold from end to end: in an office that is mostly a heading."""
        self._seen: set[int] = set()

    def drop(self, what: str, count: int = 1) -> None:
        """Count what is left behind, in words that follow a number. All is told in the order of the first call."""
        self.dropped[what] += count

    def see(self, *elements: Element) -> None:
        self._seen.update(map(id, elements))

    def unsee(self, *elements: Element) -> None:
        self._seen.difference_update(map(id, elements))

    def child(self, element: Element | None, name: str) -> Element | None:
        """A child, which counts as seen from now on."""
        element = child(element, name)
        if element is not None:
            self.see(element)
        return element

    def value(self, element: Element | None, name: str) -> str | None:
        """The ``val`` of a child, which counts as seen from now on."""
        return attr(self.child(element, name), "val")

    def skip(self, element: Element) -> None:
        """Count an element as seen with all that is in it: what it is was told."""
        self.see(*element.iter())

    def inside(self, parent: Element) -> Iterator[Element]:
        """The elements below one, whatever stands around them; what is passed over is told."""
        for element in parent:
            name = local(element)
            if name in _AROUND:
                self._enter(element)
                yield from self.inside(element)
            elif name == "AlternateContent":
                yield from self.inside(self.branch(element))
            elif name in ("del", "moveFrom"):
                self.skip(element)
                self.drop("penghapusan yang belum diterima (teksnya tidak ikut)")
            elif name in ("oMath", "oMathPara"):
                self.skip(element)
                self.drop("rumus")
            else:
                yield element

    def _enter(self, element: Element) -> None:
        """Go into what only stands around other elements, and tell what it says of them."""
        self.see(element)
        match local(element):
            case "ins" | "moveTo":
                self.drop("sisipan yang belum diterima (teksnya ikut)")
            case "sdt" if child(child(element, "sdtPr"), "showingPlcHdr") is not None:
                self.child(self.child(element, "sdtPr"), "showingPlcHdr")
                self.drop("isian yang masih kosong (teks petunjuknya ikut)")

    def branch(self, element: Element) -> Element:
        """Of what Word writes twice, for itself and for older programs, the one that says something."""
        self.skip(element)
        choices = [each for each in element if local(each) in ("Choice", "Fallback")]
        telling = (each for each in choices if has(each, "t", "sym", "txbxContent", "imagedata", "blip"))
        chosen = next(telling, choices[0] if choices else element)
        self.unsee(*(each for each in chosen.iter() if each is not chosen))
        return chosen

    def name_unseen(self, element: Element) -> None:
        """Count all below an element that nobody has seen."""
        for what, is_look in self.unseen(element):
            if is_look:
                self.name_looks([what])
            else:
                self.drop(what)

    def unseen(self, element: Element, *, as_look: bool = False) -> Iterator[tuple[str, bool]]:
        """What below an element nobody has seen: the words for it, or the name of a look, and whether it is one."""
        for each in element:
            name = local(each)
            if name in SAYS_NOTHING:
                continue
            if name in PROPERTIES:
                if not (as_look and name == "rPr"):  # What the mark of a paragraph would look like.
                    yield from self.unseen(each, as_look=True)
            elif id(each) in self._seen:
                yield from self.unseen(each, as_look=as_look)
            elif as_look:
                yield name, True
            else:
                text = " (teksnya tidak ikut)" if says_something(each) else ""
                yield ELEMENTS.get(name, f'unsur Word "{name}"') + text, False

    def name_looks(self, names: Iterable[str]) -> None:
        self.looks.update(ELEMENTS.get(name, name) for name in names)

    def report(self) -> tuple[str, ...]:
        """All that was left behind, in words."""
        lines = [f"{count} {what}" for what, count in self.dropped.items() if count]
        if self.bold:
            examples = ", ".join(f'"{text[:60]}"' for text in self.bold[:_TOLD])
            lines.append(
                f"{len(self.bold)} baris yang seluruhnya tebal tetapi tidak bergaya judul, misalnya {examples} "
                '(bila itu judul bagian, tulis "## " di depannya tanpa tanda **)'
            )
        if self.looks:
            lines.append(f"{self.looks.total()} tampilan dan setelan: {', '.join(self.looks)}")
        return tuple(lines)


def says_something(element: Element) -> bool:
    """Whether there are words in an element."""
    return any((each.text or "").strip() for each in all_of(element, "t"))
