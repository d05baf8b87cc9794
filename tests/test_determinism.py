"""The same content gives the same bytes everywhere, whatever the clock, language, folders and number of processors."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest
from harness import ROOT, Situs, files

PROGRAM = (
    "from sosialisasi.commands import cli; from sosialisasi.ground import workers; workers.PAYS_FROM = 1; cli.main()"
)
"""The command ``sosialisasi``, which for once uses processes for the smallest amount of work."""


@dataclass(frozen=True, slots=True)
class Machine:
    """Where a build runs, and for whom. The site's folder ``root`` and the working directory ``cwd`` are below a test's
    own, and so is the user's. A checkout may end its lines with CRLF.
    """

    root: str
    cwd: str
    jobs: int
    environment: dict[str, str]
    umask: int = 0o022
    has_crlf: bool = False


HERE = Machine("situs", "situs", 1, {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"})
ELSEWHERE = [
    Machine("situs lain é", ".", 2, {"PYTHONHASHSEED": "1", "TZ": "Asia/Jayapura", "LC_ALL": "id_ID.UTF-8"}),
    Machine(
        "a/b/c", "a", 3, {"PYTHONHASHSEED": "4294967295", "TZ": "America/New_York", "LC_ALL": "tr_TR.UTF-8"}, 0o077
    ),
    Machine("d", "d/content", 1, {"PYTHONHASHSEED": "random", "TZ": "Pacific/Apia", "LC_ALL": "C", "PYTHONUTF8": "0"}),
    Machine(
        "salinan", ".", 1, {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LANG": "en_US.UTF-8"}, 0o000, has_crlf=True
    ),
]


def built(folder: Path, machine: Machine) -> dict[str, bytes]:
    """What the small site, with papers on, becomes on a machine: the bytes of every file in both output folders."""
    situs = Situs(folder / machine.root)
    situs.edit("content/situs.yaml", "kertas: []", "kertas: [a4]")
    if machine.has_crlf:
        for name, data in files(situs.root).items():
            situs.write(name, data.replace(b"\n", b"\r\n"))
    home = folder / f"rumah {machine.jobs}"
    home.mkdir()
    cwd = folder / machine.cwd
    root = os.path.relpath(situs.root, cwd)
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "build", "--site", root, "--jobs", str(machine.jobs), "--zip"],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": path, "HOME": str(home), "USER": home.name} | machine.environment,
        umask=machine.umask,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr).decode(errors="replace")
    (archive,) = situs.root.glob("*.zip")
    return (
        {f"_site/{name}": data for name, data in situs.published().items()}
        | {f"_kantor/{name}": data for name, data in situs.office().items()}
        | {archive.name: archive.read_bytes()}
    )


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("di sini"), HERE)


@pytest.mark.parametrize("machine", ELSEWHERE, ids=lambda machine: machine.environment["TZ"].replace("/", "-"))
def test_another_machine_gives_the_same_bytes(tmp_path: Path, usual: dict[str, bytes], machine: Machine) -> None:
    """Pages, calendars, feeds, PDFs, pictures and the archive of all alike."""
    other = built(tmp_path, machine)
    assert other.keys() == usual.keys()
    assert [name for name in usual if usual[name] != other[name]] == []
    assert {"_site/index.html", "_kantor/draf/briefing-cuti-a4.pdf"} <= usual.keys()
    assert {".docx", ".html", ".ics", ".json", ".pdf", ".png", ".xml", ".zip"} <= {Path(name).suffix for name in usual}


def test_no_file_names_a_folder_of_the_machine(tmp_path: Path) -> None:
    """Neither the site's nor the program's, nor in the packed parts of a PDF."""
    here = Machine("rahasia-sekali", ".", 1, {})
    ours = [tmp_path, ROOT, Path(sys.prefix), Path.home()]
    secrets = [str(path).encode() for path in ours if len(path.parts) > 1] + [b"rahasia-sekali"]
    told = {name for name, data in built(tmp_path, here).items() if any(each in unpacked(data) for each in secrets)}
    assert told == set()


def unpacked(data: bytes) -> bytes:
    """A file, followed by what the packed streams of a PDF hold."""
    if not data.startswith(b"%PDF"):
        return data
    streams = []
    for part in data.split(b"stream\n")[1:]:
        try:
            streams.append(zlib.decompressobj().decompress(part))
        except zlib.error:
            continue
    assert streams
    return b"\n".join([data, *streams])


def test_the_two_folders_are_all_that_a_build_writes(tmp_path: Path) -> None:
    """Beside them only our own state appears in the site's folder."""
    situs = Situs(tmp_path / "situs")
    before = files(situs.root)
    situs.build()
    new = {name for name in files(situs.root) if name not in before}
    assert {name.partition("/")[0] for name in new} == {"_site", "_kantor", ".sosialisasi"}
    assert {name: files(situs.root)[name] for name in before} == before
