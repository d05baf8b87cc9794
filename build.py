"""Start sosialisasi from its folder: ``python3 build.py`` builds the site, ``python3 build.py serve`` previews it.

The first run makes ``.venv`` from a lock file; later runs start at once and need no network. No command, or one that
starts with ``-``, means ``build``; ``test`` runs the test suite; every other command goes to the sosialisasi CLI.
Only the standard library is used, and only syntax that Python 3.6 reads, so that an old Python can say what it lacks.
"""

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).absolute().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "sosialisasi.stamp"
RUN_LOCK, TEST_LOCK = "requirements.lock", "requirements-test.lock"
PYTHON_NOW = f"{sys.version_info[0]}.{sys.version_info[1]}"
GRACE = 5  # seconds that an interrupted command gets to stop by itself
MISTAKE, CANCELLED = 2, 130
CANCELLED_CODES = (-signal.SIGINT, 0xC000013A)  # the second one is Windows'

TOO_OLD = (
    f"Python {PYTHON_NOW} terlalu lama untuk sosialisasi: pasang Python 3.11 atau yang lebih baru dari python.org, "
    "lalu ulangi perintah ini dengan Python itu."
)
INCOMPLETE = (
    "Python di komputer ini tidak lengkap (modul venv atau ensurepip tidak ada): di Debian/Ubuntu jalankan "
    '"sudo apt install python3-venv", di Windows pasang ulang Python dari python.org, lalu ulangi perintah ini.'
)
# What an error text of Python or pip contains, and the sentence for the user; the first match counts.
CAUSES = (
    (
        ("Errno 28]", "WinError 112]"),
        "Disk penuh: kosongkan sedikitnya 500 MB, lalu ulangi perintah ini.",
    ),
    (
        ("Long Path", "WinError 206]", "Errno 36]"),
        "Letak folder ini terlalu panjang bagi komputer: pindahkan folder situs ke tempat yang lebih pendek, misalnya "
        "C:\\situs, lalu ulangi perintah ini.",
    ),
    (
        ("Errno 1]", "Errno 13]", "Errno 30]", "WinError 5]", "WinError 32]"),
        'Folder "{root}" tidak dapat ditulisi: tutup jendela lain yang menjalankan situs ini, atau salin folder situs '
        "ke folder Dokumen Anda, lalu ulangi perintah ini.",
    ),
    (
        ("DO NOT MATCH THE HASHES",),
        "Pustaka yang diunduh tidak sama dengan catatan pengaman kami: ulangi lewat jaringan lain, dan bila tetap "
        "terjadi hubungi pengelola.",
    ),
    (
        ("Retrying", "onnection", "ProxyError", "SSLError", "timed out", "HTTP error"),
        "Pustaka tidak dapat diunduh: sambungkan komputer ke internet (bila kantor memakai proxy, minta bantuan bagian "
        "TI), lalu ulangi perintah ini.",
    ),
    (
        ("No matching distribution", "subprocess-exited-with-error", "Failed to build", "Failed building"),
        f"Pustaka belum tersedia untuk Python {PYTHON_NOW} di komputer ini: pasang Python 3.14 (64-bit) dari "
        "python.org, lalu ulangi perintah ini dengan Python itu.",
    ),
    (
        ("",),
        "Lingkungan tidak dapat disiapkan: ulangi perintah ini, dan bila tetap gagal kirimkan pesan ini kepada "
        "pengelola: {detail}",
    ),
)


class Stop(Exception):
    """The work cannot go on; the text is the one sentence for the user."""


def explain(detail: str) -> str:
    """The sentence for an error text of Python or pip."""
    text = next(text for needles, text in CAUSES if any(needle in detail for needle in needles))
    return text.format(root=ROOT, detail=" ".join(detail.strip().splitlines()[-1:]))


def environ() -> "dict[str, str]":
    return {**os.environ, "PYTHONUTF8": "1"}


def complete(extra: str) -> bool:
    """Whether the running Python has the sosialisasi of this folder, with every library it needs (``extra`` too)."""
    from importlib import metadata

    try:
        if not is_of_this_folder(metadata.distribution("sosialisasi").read_text("direct_url.json")):
            return False
        for requirement in metadata.requires("sosialisasi") or ():
            name, _, marker = requirement.partition(";")
            if "extra" not in marker or (extra and extra in marker):
                metadata.distribution(re.split(r"[^\w.-]", name)[0])
    except metadata.PackageNotFoundError:
        return False
    return True


def is_of_this_folder(source: "str | None") -> bool:
    """Whether a package was installed from here so that it changes with this folder; ``source`` is what pip noted."""
    noted = json.loads(source or "{}")
    return bool(noted.get("dir_info", {}).get("editable")) and noted.get("url") == ROOT.as_uri()


def tag(lock: str) -> str:
    """A line of the stamp: this Python, this lock file with these contents."""
    digest = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
    return f"{sys.implementation.name} {PYTHON_NOW} {lock} {digest}"


def stamped() -> "set[str]":
    """What ``.venv`` is known to hold: nothing after an interruption, or when a lock file or the Python has changed."""
    if not (PYTHON.exists() and STAMP.exists()):
        return set()
    return set(STAMP.read_text(encoding="utf-8").splitlines()) & {tag(RUN_LOCK), tag(TEST_LOCK)}


def stamp(tags: "set[str]") -> None:
    STAMP.write_text("\n".join(sorted(tags)), encoding="utf-8")


def create() -> None:
    """Make ``.venv`` anew. Its Python finds this folder by a relative path, so that the folder may be moved."""
    import sysconfig
    import venv

    venv.EnvBuilder(clear=True, with_pip=True, symlinks=os.name != "nt").create(VENV)
    packages = sysconfig.get_path("purelib", "venv", {"base": str(VENV)})
    Path(packages, "sosialisasi.pth").write_text(os.path.relpath(ROOT, packages) + "\n", encoding="utf-8")


def install(lock: str) -> None:
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet"]
    command = [*pip, "--require-hashes", "-r", lock]
    subprocess.run(command, cwd=ROOT, env=environ(), check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def prepare(lock: str) -> None:
    """Make ``.venv`` hold what a lock file lists. The stamp goes first and comes last: half a job never counts."""
    from importlib.util import find_spec

    held = stamped()
    if tag(lock) in held:
        return
    if not (find_spec("venv") and find_spec("ensurepip")):
        raise Stop(INCOMPLETE)
    print("Menyiapkan lingkungan (sekali saja, perlu internet) …", file=sys.stderr, flush=True)
    STAMP.unlink(missing_ok=True)
    try:
        if not held:
            create()
        install(lock)
    except subprocess.CalledProcessError as error:
        if held:  # pip ended by itself and left what was there
            stamp(held)
        raise Stop(explain((error.output or b"").decode("utf-8", "replace"))) from error
    except ValueError as error:  # venv refuses some folder names
        raise Stop(explain(str(error))) from error
    stamp(held | {tag(lock)})


def run(command: "list[str]", folder: "Path | None" = ROOT) -> int:
    """Run a command in a folder, or, with none, where the user stands. Its exit code, or 130 if it was interrupted."""
    with subprocess.Popen(command, cwd=folder, env=environ()) as child:
        try:
            code = child.wait()
        except KeyboardInterrupt:
            try:
                child.wait(GRACE)
            except (subprocess.TimeoutExpired, KeyboardInterrupt):
                child.terminate()
            return CANCELLED
    return CANCELLED if code in CANCELLED_CODES else code


def module(arguments: "list[str]") -> "list[str]":
    """What to start with ``python -m``."""
    first = arguments[0] if arguments else ""
    if first == "test":
        # The tests of a file share what they make once, so a file stays with one process.
        return ["pytest", "--numprocesses=auto", "--dist=loadfile", *arguments[1:]]
    if first in ("--help", "--version") or (first and not first.startswith("-")):
        return ["sosialisasi", *arguments]
    return ["sosialisasi", "build", *arguments]


def main(arguments: "list[str]") -> int:
    """Exit code: that of the command; 2 when the environment is not ready, 130 when interrupted."""
    try:
        if sys.version_info < (3, 11):
            raise Stop(TOO_OLD)
        target = module(arguments)
        testing = target[0] == "pytest"
        if complete("test" if testing else ""):
            python = sys.executable
        else:
            prepare(TEST_LOCK if testing else RUN_LOCK)
            python = str(PYTHON)
        if testing:
            return run([python, "-m", *target])
        # Nothing that lies where the user stands is taken for a library: -P leaves that folder out.
        return run([python, "-P", "-m", *target], None)
    except KeyboardInterrupt:
        return CANCELLED
    except (Stop, OSError) as error:
        print(error if isinstance(error, Stop) else explain(str(error)), file=sys.stderr)
        return MISTAKE


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(main(sys.argv[1:]))
