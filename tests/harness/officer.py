"""Somebody who works at the desk with a keyboard and a mouse, and how long that takes by hand."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from harness.running import follow
from sosialisasi.site.keys import Names

KEY, POINT, HOME, THINK = 0.28, 1.1, 0.4, 1.35
"""Seconds that an average person, who is no typist, takes to press a key or a button of the mouse, to point at a thing,
to move a hand between mouse and keyboard, and to think of what comes next (Card, Moran and Newell 1980).
"""
PATIENCE = 60_000
"""Milliseconds after which something that takes long has failed."""

_FOR_PROGRAMMERS = re.compile(r"(?<!\.)\byaml\b|\bbuild\.py\b|\bpython3?\b", re.IGNORECASE)
"""What nobody should need to know; as the ending of the name of a file it does no harm."""


@dataclass(slots=True)
class Work:
    """What hands and head have done, counted; and how long the desk let them wait, which depends on the computer."""

    keys: int = 0
    points: int = 0
    homings: int = 0
    thoughts: int = 0
    waited: float = 0.0

    @property
    def minutes(self) -> float:
        """What it takes without the waiting, by the keystroke-level model."""
        return (self.keys * KEY + self.points * POINT + self.homings * HOME + self.thoughts * THINK) / 60

    def __str__(self) -> str:
        return (
            f"{self.keys} tuts, {self.points} kali menunjuk, {self.homings} kali memindahkan tangan, "
            f"{self.thoughts} kali berpikir: {self.minutes:.1f} menit, dan {self.waited:.0f} detik menunggu"
        )


class Officer:
    """Whoever works at a page. All that she does is done here, so that all of it is counted, and no page of the desk
    is left that showed how files are written.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.work = Work()
        self.seen: set[str] = set()
        """The pages that she was on."""
        self._is_at_keys = False

    # --- hands ----------------------------------------------------------------------------------------

    def type(self, text: str) -> None:
        """Type where the cursor is."""
        self._reach(keys=True)
        self.work.keys += len(text)
        self.page.keyboard.type(text)

    def press(self, *keys: str) -> None:
        """Press keys one after the other; those that are held together count each."""
        self._reach(keys=True)
        for key in keys:
            self.work.keys += len(key.split("+"))
            self.page.keyboard.press(key)

    def click(self, target: Locator) -> None:
        self._point()
        target.click()

    def _point(self) -> None:
        """Decide for a thing, and go there with the mouse."""
        self._reach(keys=False)
        self.work.thoughts += 1
        self.work.points += 1
        self.work.keys += 1

    def _reach(self, *, keys: bool) -> None:
        self.work.homings += self._is_at_keys is not keys
        self._is_at_keys = keys

    # --- pages ----------------------------------------------------------------------------------------

    def open(self, link: Locator) -> None:
        """Follow a link."""
        self.look()
        self._point()
        with self.waiting():
            follow(link)
        self.look()

    def goes(self, target: Locator, address: str) -> None:
        """Click what leads to another page by itself."""
        self.look()
        self.click(target)
        with self.waiting():
            self.page.wait_for_url(address, timeout=PATIENCE)
        self.look()

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Wait for the desk."""
        start = time.perf_counter()
        yield
        self.work.waited += time.perf_counter() - start

    def await_news(self, news: Locator) -> None:
        """Load the page anew until it tells something: what was saved is read a moment later."""
        with self.waiting():
            start = time.perf_counter()
            while not news.is_visible():
                assert time.perf_counter() - start < PATIENCE / 1000, self.page.inner_text("main")
                self.page.reload()
        self.look()

    def see(self, part: Locator, text: str) -> None:
        """Wait until a part of the page tells something."""
        with self.waiting():
            expect(part).to_contain_text(text, timeout=PATIENCE)

    def look(self) -> None:
        """Nothing on a page of the desk is written as files are; the text of a file is what people write."""
        self.seen.add(self.page.url)
        expect(self.page.locator(".mentah:not([data-isian=naskah])")).to_have_count(0)
        expect(self.page.locator("body")).not_to_contain_text(_FOR_PROGRAMMERS)

    # --- fields ---------------------------------------------------------------------------------------

    def write(self, field: Locator, text: str) -> None:
        """Have a text in a field, in the place of what stands there."""
        now = field.input_value()
        if now == text:
            return
        self.click(field)
        if now:
            self.press("Control+a")
        if text:
            self.type(text)
        else:
            self.press("Delete")

    def choose(self, field: Locator, value: str) -> None:
        """Have one of the words of a list that folds out."""
        if field.input_value() == value:
            return
        self._point()
        self._point()
        field.select_option(value)

    def tick(self, boxes: Locator, wanted: Sequence[str], now: Sequence[str]) -> None:
        """Have some boxes ticked, one after the other, and no other; ``now`` are those that are, in their order."""
        stays = _alike(now, wanted)
        for value in (*now[stays:], *wanted[stays:]):
            self.click(boxes.and_(self.page.locator(f'[value="{value}"]')))

    def find(self, box: Locator, text: str, id: str) -> None:
        """Pick what a box offers for the words of a text."""
        self.write(box, text)
        offered = self.page.locator(f'[role=option][data-kode="{id}"]:visible')
        with self.waiting():
            offered.wait_for()
        self.click(offered)

    def bring(self, field: Locator, file: Path) -> None:
        """Choose a file of the computer in the window that opens for it."""
        with self.page.expect_file_chooser() as chooser:
            self.click(field)
        self._reach(keys=True)
        self.work.thoughts += 1
        self.work.keys += len(file.name) + 1
        chooser.value.set_files(file)


# --- forms ------------------------------------------------------------------------------------------------


Values = Mapping[str, Any]
"""What a file says, by key: texts, lists of texts, and records of the same."""


@dataclass(slots=True)
class Form:
    """The form of a file, which an officer fills in with what somebody else has written by hand."""

    officer: Officer

    @property
    def page(self) -> Page:
        return self.officer.page

    def begin(self, kind: str, values: Values, name: str) -> None:
        """Answer the questions of a new file, and open it."""
        page, officer = self.page, self.officer
        officer.open(page.get_by_role("link", name="Tulis").first)
        officer.open(page.get_by_role("link", name="Buat berkas baru"))
        officer.open(page.locator(f'main a[href="/meja/baru/{kind}"]'))
        for question in page.locator("[data-tanya]").all():
            key = question.get_attribute("data-tanya") or ""
            value = name if key == "nama_berkas" else values.get(key, values.get("kode") if key == "daerah" else "")
            if not question.is_visible() or not value:
                continue
            match question.get_attribute("data-bentuk"):
                case "centang":
                    boxes = question.get_by_role("checkbox")
                    ticked = [box.get_attribute("value") or "" for box in boxes.all() if box.is_checked()]
                    officer.tick(boxes, _texts(value), ticked)
                case "pilihan":
                    officer.choose(question.locator("select"), _texts(value)[0])
                case _:
                    officer.write(question.locator("textarea, input"), "\n".join(_texts(value)))
                    officer.press("Tab")  # What is typed need not be picked; what is offered goes away.
        officer.goes(page.get_by_role("button", name="Buat berkas"), "**/meja/berkas/**")

    def field(self, name: str, *rows: tuple[str, int]) -> Locator:
        """A field of the form, or of a row of a field of it, with the folds around it open."""
        place, depth = self.page.locator("form[data-berkas]"), len(rows)
        for above, number in rows:
            place = place.locator(f"[data-isian={above}] > ol > li:not([data-terbuang])").nth(number)
        field = place.locator(f"xpath=.//*[@data-isian='{name}'][count(ancestor::*[@data-baris]) = {depth}]")
        self._show(field)
        return field

    def press(self, name: str) -> None:
        """Press the button of the form that is called so."""
        self.officer.click(self.page.get_by_role("button", name=name, exact=True))

    def fill(self, values: Values) -> None:
        """Have exactly these values in the fields; what the form alone knows of is left to it."""
        self._fill(self.page.locator("form[data-berkas]"), 0, values)

    def _fill(self, place: Locator, depth: int, values: Values) -> None:
        """The fields of the form, or of a row that stands within so many others."""
        fields = f"xpath=.//*[@data-isian][count(ancestor::*[@data-baris]) = {depth}]"
        seen = {now["name"]: (number, now) for number, now in enumerate(place.locator(fields).evaluate_all(_SEEN))}
        assert set(values) <= set(seen), f"no fields for {set(values) - set(seen)}"
        for name in sorted(seen.keys() - {*_OWN}, key=[*values, *seen].index):
            number, now = seen[name]
            wanted = values.get(name)
            if now["texts"] != _texts(wanted) or now["rows"]:
                field = place.locator(fields).nth(number)
                self._show(field)
                self._answer(field, depth, now, wanted)

    def _answer(self, field: Locator, depth: int, now: Values, wanted: Any) -> None:
        texts = _texts(wanted)
        match now["shape"]:
            case "catatan" | "catatan-catatan":
                self._rows(field, depth, now["rows"], [wanted] if isinstance(wanted, dict) else _list(wanted))
            case "centang":
                self.officer.tick(field.get_by_role("checkbox"), texts, now["texts"])
            case "keping":
                self._chips(field, now["texts"], texts)
            case "pilihan":
                self.officer.choose(field, "".join(texts))
            case _ if texts and now["picks"] not in ("", Names.CITATION):
                self.officer.find(field, texts[0], texts[0])
            case _:
                self.officer.write(field, "\n".join(texts))
                if now["picks"]:
                    self.officer.press("Tab")  # What is typed need not be picked; what is offered goes away.

    def _show(self, field: Locator) -> None:
        """Open the folds around a field."""
        folds = field.locator("xpath=ancestor::details[not(@open)]/summary")
        for _ in range(folds.count()):
            self.officer.click(folds.first)

    def _rows(self, field: Locator, depth: int, count: int, wanted: Sequence[Any]) -> None:
        rows = field.locator("xpath=./ol/li[not(@data-terbuang)]")
        for _ in wanted[count:]:
            self.officer.click(field.locator("xpath=./button[@data-tambah]"))
        for _ in range(len(wanted), count):
            self.officer.click(rows.last.locator("xpath=./*[@class='gerak']/button[@data-buang]"))
        for number, value in enumerate(wanted):
            row = rows.nth(number)
            self._show(row.locator("xpath=./details/div"))
            whole = "" if isinstance(value, dict) else row.locator("[data-wajib]").first.get_attribute("data-isian")
            self._fill(row, depth + 1, {whole: value} if whole else value)

    def _chips(self, field: Locator, now: Sequence[str], wanted: Sequence[str]) -> None:
        stays = _alike(now, wanted)
        for id in now[stays:]:
            self.officer.click(field.get_by_role("button", name=f"Hapus {id}", exact=True))
        for id in wanted[stays:]:
            self.officer.find(field.get_by_role("combobox"), id, id)
        expect(field.locator(".keping > li")).to_have_count(len(wanted))

    def save(self) -> None:
        """Save; of what readers see, tell that it is new."""
        page, officer = self.page, self.officer
        officer.look()
        officer.press("Control+s")
        saved, asked = page.locator("#kabar", has_text="Tersimpan."), page.get_by_role("dialog")
        with officer.waiting():
            saved.or_(asked).wait_for()
        if asked.is_visible():
            officer.click(asked.get_by_role("button", name="Simpan dengan catatan"))
            with officer.waiting():
                saved.wait_for()
        officer.look()


_OWN = ("perubahan",)
"""What a form fills in by itself."""

_SEEN = """fields => fields.map((field) => {
    const { isian: name, bentuk: shape, pilih: picks = "" } = field.dataset;
    const rows = field.querySelectorAll(":scope > ol > li:not([data-terbuang])");
    const chips = [...field.querySelectorAll(":scope > .keping > li")].map((chip) => chip.dataset.kode);
    const boxes = (field.dataset.urutan ?? "").split(" ");
    const lines = shape === "daftar" ? field.value.split("\\n") : [field.value ?? ""];
    const texts = { keping: chips, centang: boxes }[shape] ?? lines;
    return { name, shape, picks, rows: rows.length, texts: texts.filter(Boolean) };
})"""
"""What stands in fields."""


def _alike(now: Sequence[str], wanted: Sequence[str]) -> int:
    """How many texts two lists begin with alike."""
    pairs = zip(now, wanted, strict=False)
    return next((count for count, (one, other) in enumerate(pairs) if one != other), min(len(now), len(wanted)))


def _list(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _texts(value: Any) -> list[str]:
    return [str(each) for each in _list(value)]
