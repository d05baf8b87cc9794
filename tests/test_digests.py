"""``sidik.txt``: whose a published folder is, and what its files hold."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from harness import Situs
from hypothesis import given
from hypothesis import strategies as st

from sosialisasi.ground import digests

DIGEST = "ab" * 32
OUTSIDE = (
    *("../x", "a/../../x", "..", ".", "/etc/passwd", "//server/x", "a//b", "a/", "", "./a", "a/./b"),
    *("C:x", "C:/x", "a/C:x", "..\\x", "a\\..\\x", "\\\\server\\x", "nama.txt:aliran", "a\0b", "a\x1b[2J", "a\x7f"),
)


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_list_names_anything_outside_of_its_folder(name: str) -> None:
    """Files that a list names are deleted and copied, and anybody may have written it."""
    assert not digests.stays(name)
    assert digests.parse(f"{DIGEST}  {name}\n{DIGEST}  index.html\n".encode()) == {"index.html": DIGEST}


@given(st.binary())
def test_any_bytes_are_a_list_that_stays(data: bytes) -> None:
    """Whatever was found where a list should be."""
    assert all(map(digests.stays, digests.parse(data)))
    assert digests.owner(data) is None or digests.is_owner(str(digests.owner(data)))


def test_a_list_says_what_was_told() -> None:
    """Both ways, also after it went through a program that ends lines as Windows does."""
    files = {"index.html": DIGEST, "cetak/dua kata.pdf": "cd" * 32}
    listed = digests.text(files, "contoh.example/netral")
    for data in (listed, listed.replace(b"\n", b"\r\n")):
        assert digests.parse(data) == files
        assert digests.owner(data) == "contoh.example/netral"


@pytest.mark.parametrize(
    "first", ["", f"{DIGEST}  index.html", "# sosialisasi", "# sosialisasi Situs Lain", "# lain a"]
)
def test_a_list_of_before_names_no_owner(first: str) -> None:
    """It had no such line, or somebody wrote another there."""
    assert digests.owner(f"{first}\n{DIGEST}  index.html\n".encode()) is None


def test_the_owner_is_named_on_the_first_line_alone() -> None:
    """A line further down may be a trick."""
    assert digests.owner(f"{DIGEST}  index.html\n# sosialisasi contoh.example\n".encode()) is None


@pytest.mark.parametrize(
    "check",
    [
        "sha256sum -c --quiet sidik.txt",
        "shasum -a 256 -c --quiet sidik.txt",
        "grep -v '^#' sidik.txt | sha256sum -c --quiet",
        "grep -v '^#' sidik.txt | busybox sha256sum -c | grep -v ': OK$' || true",
    ],
)
def test_a_copy_is_checked_as_the_guide_says(situs: Situs, check: str) -> None:
    """The usual programs pass over the line that names the owner, and tell what differs."""
    situs.build()
    out = situs.folders.out
    assert digests.owner((out / digests.NAME).read_bytes()) == "contoh.example/uji"
    assert _told(out, check) == ""
    (out / "index.html").write_text("lain")
    assert _told(out, check) == "index.html: FAILED\n"


def _told(out: Path, check: str) -> str:
    return subprocess.run(check, shell=True, cwd=out, capture_output=True, text=True, check=False).stdout
