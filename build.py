"""Start sosialisasi from its folder: ``python3 build.py`` builds the site, ``python3 build.py serve`` previews it.

The first run makes ``.venv`` from a lock file; later runs start at once and need no network. No command, or one that
starts with ``-``, means ``build``; ``test`` runs the test suite; every other command goes to the sosialisasi CLI.
Only the standard library is used, and only syntax that Python 3.6 reads, so that an old Python can say what it lacks.
"""

import os
import sys

if __name__ == "__main__":
    # Before anything else is imported: a PYTHONPATH may hold modules with the names of Python's own.
    foreign = [os.path.abspath(folder) for folder in os.environ.get("PYTHONPATH", "").split(os.pathsep)]  # noqa: PTH100
    sys.path[:] = [folder for folder in sys.path if folder not in foreign]

import hashlib
import json
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).absolute().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "sosialisasi.stamp"
RUN_LOCK, TEST_LOCK = "requirements.lock", "requirements-test.lock"
PYTHON_NOW = f"{sys.version_info[0]}.{sys.version_info[1]}"
SHARED_OUT = ("--numprocesses=auto", "--dist=loadfile", "--no-loadscope-reorder")
LOOK = 0.5  # seconds between two looks at how far the set-up has come
GRACE = 5  # seconds that an interrupted command gets to stop by itself
MISTAKE, UNUSABLE, CANCELLED = 2, 97, 130
CANCELLED_CODES = (-signal.SIGINT, 0xC000013A)  # the second one is Windows'

# What may stay of the settings for Python: they lead to no other libraries.
HARMLESS = {"PYTHONDONTWRITEBYTECODE", "PYTHONHASHSEED", "PYTHONPYCACHEPREFIX", "PYTHONUNBUFFERED", "PYTHONUSERBASE"}
# What counts of the settings for pip: where libraries come from. The others say where they go, or that none shall.
SOURCES = {
    *("index-url", "pypi-url", "extra-index-url", "find-links", "no-index", "trusted-host", "cert", "client-cert"),
    *("proxy", "keyring-provider", "timeout", "default-timeout", "retries", "cache-dir", "no-cache-dir"),
}
# Run by the Python of ``.venv``: whether it finds what a lock file lists for every computer.
ASK = r"""
import re, sys
from importlib.metadata import PackageNotFoundError, version
for name, wanted in re.findall(r"^([\w.-]+)==(\S+) \\$", open(sys.argv[1], encoding="utf-8").read(), re.M):
    try:
        installed = version(name)
    except PackageNotFoundError:
        installed = None
    if installed != wanted:
        sys.exit(f"{name} {wanted}")
"""
# Run by the Python of ``.venv``: a module, and a code of our own if it or a library of it cannot be loaded.
HAND_OVER = f"""
import runpy, sys
try:
    runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
except ImportError as error:
    print(f"Isi folder .venv rusak ({{error}}).", file=sys.stderr)
    sys.exit({UNUSABLE})
"""

TOO_OLD = (
    f"Python {PYTHON_NOW} terlalu lama untuk sosialisasi: pasang Python 3.11 atau yang lebih baru dari python.org, "
    "lalu ulangi perintah ini dengan Python itu."
)
INCOMPLETE = (
    "Python di komputer ini tidak lengkap (modul venv atau ensurepip tidak ada): di Debian/Ubuntu jalankan "
    '"sudo apt install python3-venv", di Windows pasang ulang Python dari python.org, lalu ulangi perintah ini.'
)
VANISHED = (
    "Pustaka {detail} tidak ada di folder .venv sesudah dipasang: periksa apakah antivirus menghapusnya, lalu ulangi "
    "perintah ini."
)
ON_ARM = (
    "Pustaka belum tersedia untuk Windows dengan prosesor ARM: pasang Python 3.14 untuk x64 (64-bit) dari python.org, "
    "yang juga berjalan di komputer ini, lalu ulangi perintah ini dengan Python itu."
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
        ("DO NOT MATCH THE HASHES",),
        "Pustaka yang diunduh tidak sama dengan catatan pengaman kami: ulangi lewat jaringan lain, dan bila tetap "
        "terjadi hubungi pengelola.",
    ),
    (
        ("ProxyError", "Tunnel connection failed", "407 Proxy"),
        "Proxy jaringan menolak atau tidak menjawab: minta bagian TI memeriksa HTTPS_PROXY atau pengaturan proxy pip "
        "di komputer ini, lalu ulangi perintah ini.",
    ),
    (
        ("SSLError", "CERTIFICATE_VERIFY_FAILED", "TLS CA certificate"),
        "Sertifikat jaringan tidak dapat diperiksa: pastikan tanggal komputer benar, dan bila kantor memakai "
        "sertifikat sendiri minta bagian TI mengisikannya di pengaturan pip (cert), lalu ulangi perintah ini.",
    ),
    (
        ("Name or service not known", "name resolution", "getaddrinfo failed", "nodename nor servname"),
        "Alamat {source} tidak ditemukan: sambungkan komputer ke internet, atau minta bagian TI memeriksa DNS, lalu "
        "ulangi perintah ini.",
    ),
    (
        ("401 Client Error", "403 Client Error", "401 Error"),
        "{Source} menolak komputer ini: minta bagian TI memeriksa izinnya, lalu ulangi perintah ini.",
    ),
    (
        ("Retrying", "onnection broken", "Max retries", "ConnectionError", "ConnectTimeout", "timed out", "HTTP error"),
        "{Source} tidak menjawab, sehingga pustaka tidak dapat diunduh: sambungkan komputer ke internet (bila kantor "
        "memakai proxy, minta bantuan bagian TI), lalu ulangi perintah ini.",
    ),
    (
        ("Ignoring indexes",),
        "Pengaturan pip di komputer ini (no-index) melarang pengunduhan, dan folder find-links tidak memuat {wanted}: "
        "minta bagian TI melengkapi folder itu atau menghapus pengaturannya, lalu ulangi perintah ini.",
    ),
    (
        ("Errno 1]", "Errno 13]", "Errno 30]", "WinError 5]", "WinError 32]"),
        'Folder "{root}" tidak dapat ditulisi: tutup jendela lain yang menjalankan situs ini, atau salin folder situs '
        "ke folder Dokumen Anda tanpa folder .venv di dalamnya, lalu ulangi perintah ini.",
    ),
    (
        ("tags are compatible", "tags (", "different Python", "subprocess-exited-with-error", "Failed to build"),
        f"Pustaka belum tersedia untuk Python {PYTHON_NOW} di komputer ini: pasang Python 3.14 (64-bit) dari "
        "python.org, lalu ulangi perintah ini dengan Python itu.",
    ),
    (
        ("No matching distribution",),
        "{Source} tidak memuat {wanted}: minta bagian TI memeriksa pengaturan pip di komputer ini, atau ulangi lewat "
        "jaringan lain.",
    ),
    (
        ("",),
        "Lingkungan tidak dapat disiapkan: ulangi perintah ini, dan bila tetap gagal kirimkan pesan ini kepada "
        "pengelola: {detail}",
    ),
)


class Stop(Exception):
    """The work cannot go on; the text is the one sentence for the user."""


def explain(detail: str, log: str = "") -> str:
    """The sentence for an error text of Python or pip; pip's log tells why it passed over what it looked for."""
    lost = re.search(r"No matching distribution found for (([\w.-]+)==\S+)", detail)
    if lost:
        name = re.sub(r"[-_.]+", "[-_.]+", lost[2])
        passed_over = rf"Skipping link: .*/{name}-|Could not fetch URL|Ignoring indexes"
        detail = "\n".join([*re.findall(f".*(?:{passed_over}).*", log, re.IGNORECASE), detail])
    else:
        detail = detail[max(detail.find("ERROR: "), 0) :]
    text = next(text for needles, text in CAUSES if any(needle in detail for needle in needles))
    if "Python 3.14 (64-bit)" in text and is_windows_on_arm():
        return ON_ARM
    source = source_of_libraries()
    return text.format(
        root=ROOT,
        source=source,
        Source=source.capitalize(),
        wanted=lost[1] if lost else "pustaka itu",
        detail=" ".join(detail.strip().splitlines()[-1:]),
    )


def is_windows_on_arm() -> bool:
    import platform

    return os.name == "nt" and platform.machine().upper() == "ARM64"


def source_of_libraries() -> str:
    """How a message names the place where pip downloads from: with its host, if somebody chose one."""
    from urllib.parse import urlsplit

    index = pip_settings().get("PIP_INDEX_URL", "")
    host = urlsplit(index).hostname or index
    return f"tempat unduhan pustaka {host} (index-url di pengaturan pip)" if index else "tempat unduhan pustaka"


def environ() -> "dict[str, str]":
    """The environment of a child process, without what would lead its Python to other libraries."""
    left_out = ("PYTHON", "__PYVENV", "VIRTUAL_ENV")
    kept = {name: value for name, value in os.environ.items() if name in HARMLESS or not name.startswith(left_out)}
    return {**kept, "PYTHONUTF8": "1"}


def pip_files() -> "list[Path]":
    """The files of settings that pip reads, as its documentation lists them; a later one counts more."""
    get, home = os.environ.get, Path.home()
    name = "pip.ini" if os.name == "nt" else "pip.conf"
    if os.name == "nt":
        folders = [Path(get("PROGRAMDATA", "C:/ProgramData"), "pip"), home / "pip", Path(get("APPDATA", home), "pip")]
    else:
        of_mac = "Library/Application Support/pip"
        shared = [Path(folder, "pip") for folder in get("XDG_CONFIG_DIRS", "/etc/xdg").split(":") if folder]
        own = Path(get("XDG_CONFIG_HOME") or home / ".config", "pip")
        folders = [Path("/", of_mac), *shared, Path("/etc"), home / ".pip", home / of_mac, own]
    named = get("PIP_CONFIG_FILE", "")
    if named == os.devnull:
        return []
    return [*(folder / name for folder in (*folders, Path(sys.prefix))), *([Path(named)] if named else [])]


def pip_settings() -> "dict[str, str]":
    """The settings of pip that say where libraries come from, as variables of its environment."""
    from configparser import Error, RawConfigParser

    settings = {}  # type: dict[str, str]
    for file in pip_files():
        parser = RawConfigParser(strict=False)
        try:
            parser.read_string(file.read_bytes().decode("utf-8-sig", "replace"))
        except (OSError, Error):
            continue
        for section in ("global", "install"):
            if parser.has_section(section):
                settings.update((key.replace("_", "-").lstrip("-"), value) for key, value in parser.items(section))
    for name, value in os.environ.items():
        if name.upper().startswith("PIP_") and value:
            settings[name[len("PIP_") :].lower().replace("_", "-")] = value
    if "pypi-url" in settings:
        settings.setdefault("index-url", settings["pypi-url"])
    if not settings.get("find-links"):  # Without an index, nothing could ever be installed.
        settings.pop("no-index", None)
    sources = ((key, value) for key, value in settings.items() if key in SOURCES and value)
    return {f"PIP_{key.upper().replace('-', '_')}": value for key, value in sources}


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
    """Whether a package was installed from this folder as editable; ``source`` is pip's note of where it came from."""
    noted = json.loads(source or "{}")
    return bool(noted.get("dir_info", {}).get("editable")) and noted.get("url") == ROOT.as_uri()


def tag(lock: str) -> str:
    """The line of the stamp for a lock file: this Python, and a digest of the file."""
    digest = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
    return f"{sys.implementation.name} {PYTHON_NOW} {lock} {digest}"


def packages() -> Path:
    """The folder of libraries in ``.venv``."""
    import sysconfig

    return Path(sysconfig.get_path("purelib", "venv", {"base": str(VENV)}))


def contents() -> "set[str]":
    """The lines of the stamp for the folder of libraries: one for each entry in it."""
    try:
        return {f"/{entry.name}" for entry in packages().iterdir()}
    except OSError:
        return set()


def stamped() -> "set[str]":
    """The tags of the lock files that are installed in ``.venv``: none after an interruption, if a lock file or the
    Python has changed, or if something that was installed is gone."""
    try:
        lines = set(STAMP.read_text("utf-8").splitlines()) if PYTHON.exists() else set()
    except (OSError, ValueError):
        return set()
    if {line for line in lines if line.startswith("/")} - contents():
        return set()
    return lines & {tag(RUN_LOCK), tag(TEST_LOCK)}


def stamp(tags: "set[str]") -> None:
    STAMP.write_text("\n".join(sorted(tags | contents())), encoding="utf-8")


def create() -> None:
    """Make ``.venv`` anew. Its Python finds this folder by a relative path, so that the folder may be moved."""
    import venv

    if VENV.is_symlink() or VENV.is_file():  # Not ours to empty what a link leads to.
        VENV.unlink()
    venv.EnvBuilder(clear=True, with_pip=True, symlinks=os.name != "nt").create(VENV)
    Path(packages(), "sosialisasi.pth").write_text(os.path.relpath(ROOT, packages()) + "\n", encoding="utf-8")


def install(lock: str) -> None:
    """Install a lock file into ``.venv``, and ask its Python whether everything is there."""
    log = VENV / "pip.log"
    pip = ["-m", "pip", "--disable-pip-version-check", "--no-input", "--log", str(log), "install", "--quiet"]
    from_here = {name: value for name, value in environ().items() if not name.upper().startswith("PIP_")}
    settings = {**from_here, **pip_settings(), "PIP_CONFIG_FILE": os.devnull}
    with telling(log, len(re.findall(r"^[\w.-]+==", (ROOT / lock).read_text("utf-8"), re.MULTILINE))):
        done = call([*pip, "--require-hashes", "-r", str(ROOT / lock)], settings)
    if done.returncode:
        raise Stop(explain(done.stdout, log.read_text("utf-8", "replace") if log.exists() else ""))
    log.unlink()
    done = call(["-c", ASK, str(ROOT / lock)], environ())
    if done.returncode:
        raise Stop(VANISHED.format(detail=done.stdout.strip()))


@contextmanager
def telling(log: Path, total: int) -> "Iterator[None]":
    """Tell whoever watches a terminal how far pip has come, by its log: with a slow network it takes minutes."""
    import threading

    ended = threading.Event()

    def tell() -> None:
        is_over = False
        while not is_over:
            is_over = ended.wait(LOOK)
            try:
                text = log.read_text("utf-8", "replace")
            except OSError:  # not there yet, or looked through by an antivirus
                text = ""
            doing = "Memasang" if "Installing collected packages" in text else "Mengunduh"
            count = min(len(re.findall(" (?:Collecting|Processing) ", text)), total)
            print(f"\r{doing} pustaka: {count} dari {total} ", end="\n" if is_over else "", file=sys.stderr, flush=True)

    teller = threading.Thread(target=tell)
    if sys.stderr.isatty():
        teller.start()
    try:
        yield
    finally:
        ended.set()
        if teller.ident:
            teller.join()


def call(arguments: "list[str]", settings: "dict[str, str]") -> "subprocess.CompletedProcess[str]":
    """Run the Python of ``.venv``. Nothing in the current folder is imported (``-I``)."""
    return subprocess.run(
        [str(PYTHON), "-I", "-X", "utf8", *arguments],
        env=settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


def prepare(lock: str) -> None:
    """Make ``.venv`` hold all that a lock file lists. The stamp is deleted first and written last, so that half a job
    never counts."""
    from importlib.util import find_spec

    held = stamped()
    if tag(lock) in held:
        return
    if not (find_spec("venv") and find_spec("ensurepip")):
        raise Stop(INCOMPLETE)
    print("Menyiapkan lingkungan (sekali saja, perlu internet) …", file=sys.stderr, flush=True)
    if STAMP.exists():
        STAMP.unlink()
    try:
        if not held:
            create()
        install(lock)
    except Stop:
        if held:  # pip ended by itself and left what was there
            stamp(held)
        raise
    except subprocess.CalledProcessError as error:  # venv could not bring pip
        raise Stop(explain((error.output or b"").decode("utf-8", "replace"))) from error
    except ValueError as error:  # venv refuses some folder names
        raise Stop(explain(str(error))) from error
    stamp(held | {tag(lock)})


def run(command: "list[str]", folder: "Path | None" = ROOT) -> int:
    """Run a command in a folder (``None``: the current one). Its exit code, or 130 if it was interrupted."""
    with subprocess.Popen(command, cwd=folder, env=environ()) as child:
        try:
            code = child.wait()
        except KeyboardInterrupt as interruption:
            if interruption.args:  # unlike Ctrl+C, this signal did not reach the child
                child.terminate()
            try:
                child.wait(GRACE)
            except (subprocess.TimeoutExpired, KeyboardInterrupt):
                child.terminate()
            return CANCELLED
    return CANCELLED if code in CANCELLED_CODES else code


def start(python: str, how: "list[str]", target: "list[str]") -> int:
    """Start a module: the tests in this folder, all else in the current one, of which nothing is imported (``-P``)."""
    if target[0] == "pytest":
        return run([python, *how, *target])
    return run([python, "-P", *how, *target], None)


def run_prepared(lock: str, target: "list[str]") -> int:
    """Run a module in ``.venv``. If it cannot be loaded, make ``.venv`` anew once: it may be of another computer."""
    prepare(lock)
    try:
        code = start(str(PYTHON), ["-c", HAND_OVER], target)
    except OSError:  # its Python cannot be started
        code = UNUSABLE
    if code != UNUSABLE:
        return code
    STAMP.unlink()
    prepare(lock)
    return start(str(PYTHON), ["-m"], target)


def end(number: int, frame: object) -> None:
    """On a signal that ends this process, end the command that it runs too."""
    raise KeyboardInterrupt(number)


def module(arguments: "list[str]") -> "list[str]":
    """The module to start with ``python -m``, and its arguments."""
    first = arguments[0] if arguments else ""
    if first == "test":
        # The tests of a file share what they make once, so a file stays with one process; the longest come first.
        return ["pytest", *SHARED_OUT, "--durations=10", *arguments[1:]]
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
        if testing:
            code = run([sys.executable, "tests/needs.py"])
            if code:
                return code
        if complete("test" if testing else ""):
            return start(sys.executable, ["-m"], target)
        return run_prepared(TEST_LOCK if testing else RUN_LOCK, target)
    except KeyboardInterrupt:
        return CANCELLED
    except (Stop, OSError) as error:
        print(error if isinstance(error, Stop) else explain(str(error)), file=sys.stderr)
        return MISTAKE


if __name__ == "__main__":
    # Whoever starts this in the background may have it ignore Ctrl+C, or the end of its own children.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, end)
    if hasattr(signal, "SIGCHLD"):
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    sys.exit(main(sys.argv[1:]))
