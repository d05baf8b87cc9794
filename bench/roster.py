"""What it takes to print the whole pack of an event for a roster, as an office does it. Needs a POSIX system.

The roster names each camat of the event and then others, with invented names and numbers. A run is one process of
``cetak`` with two workers, and remembers nothing of the one before.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from measure import REPOSITORY, environment, medians, spent_by

from sosialisasi.building.inputs import Inputs
from sosialisasi.building.planner import understand
from sosialisasi.reading.roster import Person
from sosialisasi.reading.roster.form import table
from sosialisasi.showing.overview import Overview
from sosialisasi.showing.sheets.seats import seats

EVENTS = ("jambi-2018", "lahat-2024")


def invented(overview: Overview, slug: str) -> Iterator[Person]:
    """The camat of an event, then one person after the other whom nobody invited."""
    groups = seats(overview, overview.site.meetings[slug], None)
    posts = [(seat.signer.office, seat.signer.unit) for group in groups for seat in group.listed]
    number = 0
    while True:
        office, unit = posts[number] if number < len(posts) else ("Analis Contoh", f"Bagian Contoh {number}")
        number += 1
        yield Person(
            name=f"Drs. Fulan Contoh {number}, M.Si.",
            number=f"19700101 199503 1 {number % 999 + 1:03}",
            rank="Pembina Tk. I, IV/b",
            office=office,
            unit=unit,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("events", nargs="*", default=EVENTS, help=f"which ({', '.join(EVENTS)})")
    parser.add_argument("--people", type=int, default=300, help="how many the roster names (300)")
    parser.add_argument("--part", action="append", default=[], help="only this part; may be repeated")
    parser.add_argument("--runs", type=int, default=3, help="measured rounds (3)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sosialisasi-bench-") as name:
        root = Path(name)
        shutil.copytree(REPOSITORY / "content", root / "content")
        plan = understand(Inputs(root), {})
        assert plan.site is not None
        overview = Overview(plan.site, "")
        for slug in options.events:
            roster = root / f"{slug}.csv"
            roster.write_bytes(table(islice(invented(overview, slug), options.people)))
            parts = [word for part in options.part for word in ("--bagian", part)]
            command = [sys.executable, "-m", "sosialisasi", "cetak", slug, "--site", name, "--jobs", "2"]
            command += ["--peserta", str(roster), *parts]
            spent = medians(partial(spent_by, command, environment(root)), options.runs)
            print(f"{slug:16}{options.people:5} people {spent.seconds:7.1f} s {spent.processor:7.1f} CPU s", end="")
            print(f" {spent.megabytes:7.0f} MB")


if __name__ == "__main__":
    main()
