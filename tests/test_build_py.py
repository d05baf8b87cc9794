"""``build.py`` prepares ``.venv`` once, hands over, and says in one sentence what is missing. No network is needed."""

import ast
import base64
import compileall
import errno
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType

import pytest
from harness import ROOT
from harness.programs import loaded

import sosialisasi

PROGRESS = "Menyiapkan lingkungan (sekali saja, perlu internet) …\n"
OPTIONS = "--numprocesses=auto --dist=loadfile --no-loadscope-reorder --durations=10"
STUB = """
import json, os, sys
print(json.dumps([sys.argv[1:], os.getcwd(), sys.flags.utf8_mode]), flush=True)
{then}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the project's start files, in a folder with a space and letters beyond ASCII."""
    folder = tmp_path / "situs désa ꦱ"
    folder.mkdir()
    for name in ("build.py", "requirements.lock", "requirements-test.lock"):
        shutil.copy(ROOT / name, folder)
    write_cli(folder)
    return folder


@pytest.fixture
def wrapper(folder: Path) -> ModuleType:
    return loaded(folder / "build.py")


@pytest.fixture
def build(wrapper: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The same under a Python that has nothing installed."""
    monkeypatch.setattr(wrapper, "complete", lambda extra: False)
    return wrapper


def write_cli(folder: Path, then: str = "") -> None:
    """A stand-in for the sosialisasi package and for pytest."""
    (folder / "sosialisasi").mkdir(exist_ok=True)
    (folder / "sosialisasi" / "__init__.py").touch()
    (folder / "sosialisasi" / "__main__.py").write_text(STUB.format(then=then), encoding="utf-8")
    (folder / "pytest.py").write_text(STUB.format(then=then), encoding="utf-8")
    (folder / "tests").mkdir(exist_ok=True)
    (folder / "tests" / "needs.py").touch()


class Steps:
    """Stands in for creating and filling ``.venv``; ``fail`` is raised by the filling."""

    def __init__(self, build: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: list[str] = []
        self.fail: BaseException | None = None
        self.build = build
        monkeypatch.setattr(build, "create", self.create)
        monkeypatch.setattr(build, "install", self.install)

    def create(self) -> None:
        self.done.append("create")
        python: Path = self.build.PYTHON
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()

    def install(self, lock: str) -> None:
        self.done.append(lock)
        assert not self.build.STAMP.exists()
        if self.fail is not None:
            raise self.fail


@pytest.fixture
def steps(build: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Steps:
    return Steps(build, monkeypatch)


@pytest.fixture
def ready(build: ModuleType, steps: Steps, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A folder whose ``.venv`` is prepared, without a library in it."""
    build.prepare(build.TEST_LOCK)
    build.prepare(build.RUN_LOCK)
    monkeypatch.setattr(build, "PYTHON", bare_python(build))
    return build


def bare_python(build: ModuleType) -> Path:
    """A Python that knows the folder of the wrapper as that of its ``.venv`` does, and has no library."""
    base: Path = build.ROOT / ".python"
    venv.EnvBuilder(symlinks=os.name != "nt").create(base)
    packages = packages_of(build)
    packages.joinpath("sosialisasi.pth").write_text(os.path.relpath(build.ROOT, packages), encoding="utf-8")
    return base / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def packages_of(build: ModuleType) -> Path:
    return Path(sysconfig.get_path("purelib", "venv", {"base": str(build.ROOT / ".python")}))


def as_json(value: object) -> str:
    return json.dumps(value) + "\n"


NOT_FOUND = "ERROR: No matching distribution found for typst==0.15.2"


def pip_says(build: ModuleType, text: str, log: str = "") -> Exception:
    """How an installation ends if pip fails with these words and this in its log."""
    stopped = build.Stop(build.explain(text, log))
    assert isinstance(stopped, Exception)
    return stopped


# --- the environment is prepared once ------------------------------------------------------------


def test_first_run_prepares_and_later_runs_do_not(
    build: ModuleType, steps: Steps, capsys: pytest.CaptureFixture[str]
) -> None:
    """The progress line is told once; the second run touches nothing."""
    build.prepare(build.RUN_LOCK)
    assert steps.done == ["create", "requirements.lock"]
    assert capsys.readouterr().err == PROGRESS
    build.prepare(build.RUN_LOCK)
    assert steps.done == ["create", "requirements.lock"]
    assert capsys.readouterr().err == ""


def test_test_libraries_are_added_to_a_good_environment(build: ModuleType, steps: Steps) -> None:
    """Both lock files live in one ``.venv``."""
    build.prepare(build.RUN_LOCK)
    build.prepare(build.TEST_LOCK)
    build.prepare(build.RUN_LOCK)
    assert steps.done == ["create", "requirements.lock", "requirements-test.lock"]


def test_a_changed_lock_file_installs_again(build: ModuleType, steps: Steps, folder: Path) -> None:
    build.prepare(build.RUN_LOCK)
    with (folder / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    build.prepare(build.RUN_LOCK)
    assert steps.done == ["create", "requirements.lock"] * 2


def test_another_python_builds_again(build: ModuleType, steps: Steps, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an upgrade of Python the old ``.venv`` may no longer start."""
    build.prepare(build.RUN_LOCK)
    monkeypatch.setattr(build, "PYTHON_NOW", "3.99")
    build.prepare(build.RUN_LOCK)
    assert steps.done == ["create", "requirements.lock"] * 2


@pytest.mark.parametrize("interruption", [KeyboardInterrupt(), OSError(errno.ENOSPC, "No space left on device")])
def test_an_interrupted_installation_never_counts(build: ModuleType, steps: Steps, interruption: BaseException) -> None:
    """Also not when libraries were being added to a good environment."""
    build.prepare(build.RUN_LOCK)
    steps.fail = interruption
    with pytest.raises(type(interruption)):
        build.prepare(build.TEST_LOCK)
    steps.fail = None
    build.prepare(build.RUN_LOCK)
    assert steps.done[-2:] == ["create", "requirements.lock"]


def test_a_refused_addition_leaves_a_good_environment_good(build: ModuleType, steps: Steps) -> None:
    """Without a network the tests cannot be prepared, and the site can still be built."""
    build.prepare(build.RUN_LOCK)
    steps.fail = pip_says(build, "Retrying …")
    with pytest.raises(build.Stop):
        build.prepare(build.TEST_LOCK)
    build.prepare(build.RUN_LOCK)
    assert steps.done.count("create") == 1


# --- nothing that a user has set leads elsewhere ---------------------------------------------------

ELSEWHERE = {
    "target": "{tmp}/x",
    "prefix": "{tmp}/x",
    "root": "{tmp}/x",
    "python": "{tmp}/x",
    "log": "{tmp}/x/y",
    "src": "{tmp}/x",
    "user": "1",
    "dry-run": "1",
    "require-virtualenv": "1",
    "no-deps": "1",
    "ignore-installed": "1",
    "quiet": "3",
    "constraint": "{tmp}/x.txt",
    "only-binary": "x",
    "no-binary": ":all:",
    "platform": "x",
    "report": "{tmp}/x",
    "no-index": "1",
    "break-system-packages": "1",
    "require-hashes": "0",
    "pre": "1",
    "use-feature": "x",
}
"""Settings of pip that lead libraries away, or keep them away."""
OFFICE = {
    "index-url": "https://a.example/simple",
    "extra-index-url": "https://b.example/simple",
    "trusted-host": "a.example",
    "cert": "/x.pem",
    "client-cert": "/y.pem",
    "proxy": "http://c.example:3128",
    "default-timeout": "60",
    "retries": "2",
}
"""What the network of an office may need."""


def as_variables(settings: dict[str, str]) -> dict[str, str]:
    return {f"PIP_{key.upper().replace('-', '_')}": value for key, value in settings.items()}


def as_file(settings: dict[str, str]) -> str:
    return "[install]\n" + "".join(f"{key} = {value}\n" for key, value in settings.items())


@pytest.fixture
def no_settings(wrapper: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer where pip is not set up in any way; its folder of settings."""
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    (tmp_path / "atur" / "pip").mkdir(parents=True)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "atur"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path / "semua"))
    looked_at = wrapper.pip_files
    monkeypatch.setattr(wrapper, "pip_files", lambda: [f for f in looked_at() if f.is_relative_to(tmp_path)])
    return tmp_path / "atur" / "pip"


@pytest.mark.parametrize("where", ["variables", "user", "all", "named"])
def test_of_pips_settings_only_where_libraries_come_from_counts(
    wrapper: ModuleType, no_settings: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """In variables and in every file that pip reads."""
    settings = {**ELSEWHERE, **OFFICE}
    if where == "variables":
        for name, value in as_variables(settings).items():
            monkeypatch.setenv(name, value)
    else:
        file = {
            "user": no_settings / "pip.conf",
            "all": no_settings.parents[1] / "semua" / "pip" / "pip.conf",
            "named": no_settings / "lain.ini",
        }[where]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(as_file(settings), "utf-8-sig")
    if where == "named":
        monkeypatch.setenv("PIP_CONFIG_FILE", str(no_settings / "lain.ini"))
    assert wrapper.pip_settings() == as_variables(OFFICE)


def test_variables_count_more_than_files(
    wrapper: ModuleType, no_settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And ``install`` more than ``global``; a file that cannot be read is none."""
    (no_settings / "pip.conf").write_text(
        "[global]\nproxy = a\nretries = 1\nno-index = yes\nfind_links =\n  /x\n  /y\n[install]\nretries = 2\n"
    )
    monkeypatch.setenv("PIP_PROXY", "b")
    found = {"PIP_PROXY": "b", "PIP_RETRIES": "2", "PIP_NO_INDEX": "yes", "PIP_FIND_LINKS": "\n/x\n/y"}
    assert wrapper.pip_settings() == found
    (no_settings / "pip.conf").write_text("retries = 1\n")
    assert wrapper.pip_settings() == {"PIP_PROXY": "b"}
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    assert wrapper.pip_settings() == {"PIP_PROXY": "b"}


def wheel(folder: Path, name: str, source: str) -> str:
    """A library of one module in two files, and the line that locks it."""
    files = {f"{name}/__init__.py": source, f"{name}/dalam.py": ""}
    info = f"{name}-1.0.dist-info"
    files[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
    files[f"{info}/WHEEL"] = "Wheel-Version: 1.0\nGenerator: uji\nRoot-Is-Purelib: true\nTag: py3-none-any\n"

    def record(path: str) -> str:
        digest = base64.urlsafe_b64encode(hashlib.sha256(files[path].encode()).digest()).decode().rstrip("=")
        return f"{path},sha256={digest},{len(files[path].encode())}\n"

    files[f"{info}/RECORD"] = "".join(map(record, [*files])) + f"{info}/RECORD,,\n"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(file, "w") as made:
        for path, text in files.items():
            made.writestr(path, text)
    (folder / "index.html").write_text(f'<a href="{file.name}">{file.name}</a>')
    return f"{name}==1.0 \\\n    --hash=sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}\n"


NEEDS_IT = "import kecil.dalam; print(kecil.ADA, sys.prefix)"


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an index of one library, ``polos`` with nothing but pip, as ``build.py`` makes it, and ``siap``,
    where that library was installed."""
    folder = tmp_path_factory.mktemp("contoh")
    shutil.copy(ROOT / "build.py", folder)
    (folder / "requirements-test.lock").touch()
    (folder / "requirements.lock").write_text(wheel(folder / "indeks" / "kecil", "kecil", "ADA = 1"))
    made = loaded(folder / "build.py")
    made.create()
    compileall.compile_dir(made.packages(), quiet=1)  # once for all copies
    shutil.copytree(made.VENV, folder / "polos", symlinks=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PIP_INDEX_URL", (folder / "indeks").as_uri())
        made.install(made.RUN_LOCK)
        made.stamp({made.tag(made.RUN_LOCK)})
    made.VENV.rename(folder / "siap")
    return folder


@pytest.fixture
def real(
    build: ModuleType, folder: Path, models: Path, no_settings: Path, monkeypatch: pytest.MonkeyPatch
) -> ModuleType:
    """A folder whose command needs one library, which pip really installs; its ``.venv`` is ready."""
    shutil.copy(models / "requirements.lock", folder)
    (folder / "requirements-test.lock").write_text("")
    shutil.copytree(models / "siap", folder / ".venv", symlinks=True)
    write_cli(folder, NEEDS_IT)

    class Copier:
        """Makes a venv as Python's own builder does, but at once."""

        def __init__(self, **options: bool) -> None:
            assert options["clear"]

        def create(self, place: Path) -> None:
            if place.exists():
                shutil.rmtree(place)
            shutil.copytree(models / "polos", place, symlinks=True)

    monkeypatch.setattr(venv, "EnvBuilder", Copier)
    monkeypatch.setenv("PIP_INDEX_URL", (models / "indeks").as_uri())
    return build


@pytest.mark.parametrize("where", ["variables", "file"])
def test_a_library_comes_to_be_where_it_is_looked_for(
    real: ModuleType,
    folder: Path,
    no_settings: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    where: str,
) -> None:
    """Whatever pip was told to do for somebody else."""
    settings = {key: value.format(tmp=tmp_path) for key, value in ELSEWHERE.items()}
    shutil.rmtree(real.VENV)
    if where == "file":
        (no_settings / "pip.conf").write_text(as_file(settings))
    else:
        for name, value in as_variables(settings).items():
            monkeypatch.setenv(name, value)
    assert real.main([]) == 0, capfd.readouterr()
    assert capfd.readouterr().out.endswith(f"\n1 {folder / '.venv'}\n")
    assert not (tmp_path / "x").exists()
    assert real.main([]) == 0
    assert PROGRESS not in capfd.readouterr().err


def test_what_did_not_come_to_be_there_never_counts(
    real: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The venv is asked itself; that pip is content is not enough."""
    shutil.rmtree(real.VENV)
    call = real.call

    def content(arguments: list[str], settings: dict[str, str]) -> "subprocess.CompletedProcess[str]":
        (real.VENV / "pip.log").touch()
        if "pip" in arguments:
            return subprocess.CompletedProcess(arguments, 0, "")
        done: subprocess.CompletedProcess[str] = call(arguments, settings)
        return done

    monkeypatch.setattr(real, "call", content)
    assert real.main([]) == 2
    assert "Pustaka kecil 1.0 tidak ada di folder .venv" in capfd.readouterr().err
    monkeypatch.setattr(real, "call", call)
    assert real.main([]) == 0


def test_who_watches_the_set_up_sees_how_far_it_is(
    real: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A program that only reads is told nothing more than before."""
    for is_watched in (True, False):
        shutil.rmtree(real.VENV)
        monkeypatch.setattr(sys.stderr, "isatty", lambda is_watched=is_watched: is_watched)
        assert real.main([]) == 0
        said = capfd.readouterr().err
        assert said.startswith(PROGRESS)
        assert said.endswith("\rMemasang pustaka: 1 dari 1 \n" if is_watched else PROGRESS)


def test_a_python_set_up_for_something_else_does_not_matter(
    real: ModuleType, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Modules with the names of ours, of our libraries and of Python's own; options; another environment."""
    others = tmp_path / "orang lain"
    others.mkdir()
    for name in ("kecil", "markdown", "re", "pathlib", "hashlib", "runpy", "sosialisasi"):
        (others / f"{name}.py").write_text("raise SystemExit('bukan milik kami')")
    (others / "sitecustomize.py").write_text("import sys; sys.modules['kecil'] = None")
    write_cli(folder, "import kecil; print(kecil.ADA, sys.prefix, sys.flags.optimize, sys.warnoptions)")
    more = {
        "PYTHONPATH": str(others),
        "PYTHONOPTIMIZE": "2",
        "PYTHONWARNINGS": "error",
        "PYTHONSAFEPATH": "1",
        "VIRTUAL_ENV": str(others),
        "__PYVENV_LAUNCHER__": "/x",
        "PYTHONSTARTUP": str(others / "re.py"),
        "PYTHONUSERBASE": str(others),
    }
    done = subprocess.run(
        [sys.executable, "-S", "build.py"],
        cwd=folder,
        env={**os.environ, **more},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout.splitlines()[1:]) == (0, [f"1 {folder / '.venv'} 0 []"]), done


def remove(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def replace_by_file(path: Path) -> None:
    remove(path)
    path.write_text("bukan folder")


def replace_by_link(path: Path) -> None:
    """To a folder of somebody else."""
    others = path.parent / "milik lain"
    others.mkdir()
    (others / "surat.txt").touch()
    remove(path)
    path.symlink_to(others)


def lead_nowhere(path: Path) -> None:
    remove(path / "bin" / "python")
    (path / "bin" / "python").symlink_to(path / "tidak ada")


def spoil_stamp(path: Path) -> None:
    (path / "sosialisasi.stamp").write_bytes(b"\xff\xfe")


def of_another_computer(path: Path) -> None:
    """Its Python is a program that this one cannot run."""
    python = path / "bin" / "python"
    python.unlink()
    python.write_bytes(b"\x7fELF bukan untuk komputer ini")
    python.chmod(0o755)


def of_another_version(path: Path) -> None:
    """The Python that it leads to was upgraded, and looks for libraries in another folder."""
    (library,) = (path / "lib").glob("python3*")
    stamp = (path / "sosialisasi.stamp").read_text()
    library.rename(library.with_name("python3.99"))
    (path / "sosialisasi.stamp").write_text(re.sub("(?m)^/.*\n?", "", stamp))


DAMAGE: dict[str, Callable[[Path], None]] = {
    "no python": lambda path: remove(path / "bin" / "python"),
    "a link to no python": lead_nowhere,
    "a library is gone": lambda path: remove(next(path.glob("lib/*/site-packages/kecil"))),
    "its record is gone": lambda path: remove(next(path.glob("lib/*/site-packages/kecil-1.0.dist-info"))),
    "a file of a library is gone": lambda path: remove(next(path.glob("lib/*/site-packages/kecil/dalam.py"))),
    "pip is gone": lambda path: remove(next(path.glob("lib/*/site-packages/pip"))),
    "all libraries are gone": lambda path: remove(next(path.glob("lib/*/site-packages"))),
    "the stamp is rubbish": spoil_stamp,
    "a file": replace_by_file,
    "a link": replace_by_link,
    "another computer": of_another_computer,
    "another version": of_another_version,
}


@pytest.mark.skipif(os.name == "nt", reason="the folders of a venv have other names on Windows")
@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_environment_heals_by_itself(
    real: ModuleType, folder: Path, capfd: pytest.CaptureFixture[str], kind: str
) -> None:
    """In the same run, and the one after it starts at once."""
    DAMAGE[kind](folder / ".venv")
    capfd.readouterr()
    assert real.main([]) == 0
    said = capfd.readouterr()
    assert said.out.endswith(f"\n1 {folder / '.venv'}\n"), said
    assert said.err.endswith(PROGRESS)
    assert real.main([]) == 0
    assert PROGRESS not in capfd.readouterr().err
    if kind == "a link":
        assert (folder / "milik lain" / "surat.txt").exists()


def test_a_library_that_cannot_be_loaded_is_named(real: ModuleType, capfd: pytest.CaptureFixture[str]) -> None:
    (real.packages() / "kecil" / "dalam.py").unlink()
    assert real.main([]) == 0
    assert "Isi folder .venv rusak (No module named 'kecil.dalam').\n" in capfd.readouterr().err


def test_a_fault_of_ours_is_not_taken_for_a_damage_for_ever(
    real: ModuleType, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """What still cannot be loaded in a new environment ends as any fault does."""
    write_cli(folder, "import tidak_ada")
    assert real.main([]) == 1
    said = capfd.readouterr().err
    assert said.count(PROGRESS) == 1
    assert "ModuleNotFoundError: No module named 'tidak_ada'" in said


def test_a_moved_or_copied_folder_starts_at_once(
    real: ModuleType,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The environment comes along, and uses the program that lies beside it."""
    shutil.copytree(folder, tmp_path / "salinan", symlinks=True)
    folder.rename(tmp_path / "pindah")
    for place in ("pindah", "salinan"):
        moved = loaded(tmp_path / place / "build.py")
        monkeypatch.setattr(moved, "complete", lambda extra: False)
        capfd.readouterr()
        assert moved.main([]) == 0
        said = capfd.readouterr()
        assert (said.err, said.out.splitlines()[1:]) == ("", [f"1 {tmp_path / place / '.venv'}"])


# --- it says in one sentence what is missing -----------------------------------------------------


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "Disk penuh"),
        (PermissionError(errno.EACCES, "Permission denied", ".venv"), "tidak dapat ditulisi"),
        (ValueError("Refusing to create a venv in a:b"), "Refusing to create a venv in a:b"),
        (subprocess.CalledProcessError(1, ["ensurepip"], b"OSError: [Errno 28] No space left on device"), "Disk penuh"),
    ],
    ids=["disk", "permission", "name", "venv-disk"],
)
def test_failure_is_one_plain_sentence(
    build: ModuleType, steps: Steps, capsys: pytest.CaptureFixture[str], failure: BaseException, sentence: str
) -> None:
    steps.fail = failure
    assert build.main([]) == 2
    said = capsys.readouterr().err
    assert said.startswith(PROGRESS)
    assert sentence in said
    assert said.count("\n") == 2


@pytest.mark.parametrize(
    ("said", "log", "sentence"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left", "", "Disk penuh"),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: 'x'",
            "",
            "tidak dapat di",
        ),
        ("WARNING: Retrying (Retry(total=4 …\nERROR: [Errno 13] Permission denied: 'x'", "", "tidak dapat ditulisi"),
        (f"WARNING: Retrying (…) '[Errno -3] Temporary failure in name resolution'\n{NOT_FOUND}", "", "DNS"),
        (f"WARNING: Retrying (…) 'getaddrinfo failed'\n{NOT_FOUND}", "", "DNS"),
        (f"WARNING: Retrying (…) '[Errno 111] Connection refused'\n{NOT_FOUND}", "", "tidak menjawab, sehingga"),
        (f"WARNING: Retrying (…) 'ProxyError('Unable to connect to proxy'\n{NOT_FOUND}", "", "Proxy jaringan"),
        (f"WARNING: Retrying (…) 'SSLError(CERTIFICATE_VERIFY_FAILED'\n{NOT_FOUND}", "", "Sertifikat jaringan"),
        ("ERROR: HTTP error 503 while getting https://x", "", "tidak menjawab, sehingga"),
        (NOT_FOUND, "Could not fetch URL https://x/typst/: 403 Client Error: Forbidden", "menolak komputer ini"),
        (NOT_FOUND, "Could not fetch URL https://x/typst/: 404 Client Error: Not Found", "tidak memuat typst==0.15.2"),
        (NOT_FOUND, "Ignoring indexes: https://x/simple", "(no-index) melarang"),
        (
            NOT_FOUND,
            "Skipping link: none of the wheel's tags (cp38-abi3-win_amd64) are compatible: https://x/typst-0.15.2-…whl",
            "Pustaka belum tersedia untuk Python 3.",
        ),
        (
            NOT_FOUND,
            "Skipping link: none of the wheel's tags (cp312) are compatible: https://x/other-0.15.2-…whl",
            "tidak memuat typst==0.15.2",
        ),
        (NOT_FOUND, "", "tidak memuat typst==0.15.2"),
        ("error: subprocess-exited-with-error", "", "Pustaka belum tersedia untuk Python 3."),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM …", "", "catatan pengaman"),
        ("ERROR: HINT: … Windows Long Path support enabled", "", "terlalu panjang"),
        ("WARNING: x\nERROR: something {new}\n", "", "pengelola: ERROR: something {new}"),
        ("", "", "pengelola: "),
    ],
)
def test_the_true_cause_is_told(wrapper: ModuleType, said: str, log: str, sentence: str) -> None:
    """What pip says last counts, and for what it did not find, why; not the packages that it passed over otherwise."""
    told = wrapper.explain(said, log)
    assert sentence in told
    assert "\n" not in told


def test_an_index_that_somebody_chose_is_named(wrapper: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the password that may stand in its address."""
    monkeypatch.setenv("PIP_INDEX_URL", "https://nama:rahasia@pypi.contoh.example/simple")
    told = wrapper.explain(f"WARNING: Retrying (…)\n{NOT_FOUND}")
    assert told.startswith("Tempat unduhan pustaka pypi.contoh.example (index-url di pengaturan pip) tidak menjawab")
    assert "rahasia" not in told


def test_windows_on_arm_is_told_what_works_there(wrapper: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wrapper, "is_windows_on_arm", lambda: True)
    told = wrapper.explain("error: subprocess-exited-with-error")
    assert "pasang Python 3.14 untuk x64 (64-bit) dari python.org" in told
    assert "DNS" in wrapper.explain(f"WARNING: 'getaddrinfo failed'\n{NOT_FOUND}")


def test_old_python_is_told_to_upgrade(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 12, "final", 0))
    code = build.main(["check"])
    monkeypatch.undo()
    assert code == 2
    assert "pasang Python 3.11 atau yang lebih baru" in capsys.readouterr().err


def test_old_python_can_read_the_file() -> None:
    """Otherwise it would show a syntax error in place of the sentence."""
    source = (ROOT / "build.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))
    assert "from __future__ import annotations" not in source


@pytest.mark.parametrize("name", ["venv", "ensurepip"])
def test_incomplete_python_is_named(folder: Path, name: str) -> None:
    """Debian ships Python without ``ensurepip`` until python3-venv is installed."""
    code = f"import runpy, sys; sys.modules[{name!r}] = None; runpy.run_path('build.py', run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"Python di komputer ini tidak lengkap .*python3-venv.*\n", done.stderr)
    assert not (folder / ".venv").exists()


# --- it hands over -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "started"),
    [
        ("", "sosialisasi build"),
        ("--why --out x", "sosialisasi build --why --out x"),
        ("--help", "sosialisasi --help"),
        ("--version", "sosialisasi --version"),
        ("check --json", "sosialisasi check --json"),
        ("serve", "sosialisasi serve"),
        ("test -k ics", f"pytest {OPTIONS} -k ics"),
    ],
)
def test_words_choose_what_is_started(build: ModuleType, typed: str, started: str) -> None:
    assert build.module(typed.split()) == started.split()


def test_command_runs_where_the_user_stands_with_utf8(
    ready: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert ready.main(["new", "rakor désa"]) == 0
    assert capfd.readouterr().out == as_json([["new", "rakor désa"], str(tmp_path), 1])


@pytest.mark.parametrize("is_in_the_folder", [False, True])
def test_nothing_that_lies_where_the_user_stands_is_run(
    ready: ModuleType,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    is_in_the_folder: bool,
) -> None:
    """A folder of notes may hold files with the names of libraries, the program's own folder too."""
    write_cli(folder, "import json.decoder, markdown")
    packages_of(ready).joinpath("markdown.py").touch()
    here = folder if is_in_the_folder else tmp_path / "catatan"
    for name in ("json", "markdown", *([] if is_in_the_folder else ["sosialisasi"])):
        (here / name).mkdir(parents=True)
        (here / name / "__init__.py").write_text(f"raise SystemExit('{name} dari catatan')", encoding="utf-8")
    monkeypatch.chdir(here)
    assert ready.main(["check"]) == 0
    assert capfd.readouterr().out == as_json([["check"], str(here), 1])


def test_test_command_runs_pytest(ready: ModuleType, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert ready.main(["test", "-k", "x"]) == 0
    assert capfd.readouterr().out == as_json([[*OPTIONS.split(), "-k", "x"], str(folder), 1])


def test_tests_do_not_begin_while_a_program_is_missing(
    ready: ModuleType, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "tests" / "needs.py").write_text("import sys; sys.exit(2)")
    assert ready.main(["test"]) == 2
    assert capfd.readouterr().out == ""
    assert ready.main(["check"]) == 0


@pytest.mark.parametrize("code", [1, 2, 77])
def test_exit_code_is_passed_on(ready: ModuleType, folder: Path, code: int) -> None:
    write_cli(folder, f"sys.exit({code})")
    assert ready.main([]) == code


def started(*command: str, folder: Path, env: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """A process with a group of its own, so that signals of the terminal can be sent to it alone."""
    return subprocess.Popen(
        command,
        cwd=folder,
        env=env,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has no process groups with SIGINT")
@pytest.mark.parametrize("handler", ["lambda *_: sys.exit(130)", "signal.SIG_DFL"])
def test_ctrl_c_ends_quietly_with_130(wrapper: ModuleType, folder: Path, handler: str) -> None:
    """The terminal interrupts both the wrapper and the command."""
    write_cli(
        folder,
        f"import signal, time; signal.signal(signal.SIGINT, {handler}); print('siap', flush=True); time.sleep(60)",
    )
    python = str(bare_python(wrapper))
    code = (
        f"import build, signal, sys; build.complete = lambda extra: True; sys.executable = {python!r}; "
        "signal.signal(signal.SIGINT, signal.default_int_handler); sys.exit(build.main([]))"
    )
    with started(sys.executable, "-c", code, folder=folder) as process:
        assert process.stdout is not None
        assert "siap\n" in process.stdout
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (130, "")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_told_to_though_its_parent_ignores_that(real: ModuleType, folder: Path, number: int) -> None:
    """As a shell does that starts it in the background. Nothing that it started goes on."""
    write_cli(folder, "import time; print(os.getpid(), flush=True); time.sleep(60)")
    ignoring = "trap '' INT TERM CHLD; exec \"$@\""
    command = ["sh", "-c", ignoring, "sh", sys.executable, "-S", "build.py"]
    calm = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    with started(*command, folder=folder, env=calm) as process:
        assert process.stdout is not None
        process.stdout.readline()
        child = int(process.stdout.readline())
        if number == signal.SIGINT:
            os.killpg(process.pid, number)
        else:
            process.send_signal(number)
        process.communicate(timeout=30)
    assert process.returncode == 130
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no processes that end unseen")
def test_an_exit_code_is_seen_though_the_parent_ignores_the_end_of_children(real: ModuleType, folder: Path) -> None:
    write_cli(folder, "sys.exit(77)")
    code = (
        "import os, signal, sys; signal.signal(signal.SIGCHLD, signal.SIG_IGN); os.execv(sys.executable, sys.argv[1:])"
    )
    command = [sys.executable, "-c", code, sys.executable, "-S", "build.py"]
    assert subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 77


def test_an_installed_sosialisasi_is_used_as_it_is(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """In an environment that already has the package nothing is prepared."""
    monkeypatch.setattr(build, "complete", lambda extra: extra == "")
    monkeypatch.setattr(build, "prepare", lambda lock: pytest.fail(f"prepared {lock}"))
    monkeypatch.setattr(sys, "executable", str(bare_python(build)))
    assert build.main(["check"]) == 0
    assert '["check"]' in capfd.readouterr().out


def test_installed_means_with_every_library(wrapper: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test suite needs the libraries of the ``test`` extra as well."""
    info = folder / "lib" / "sosialisasi-0.1.0.dist-info"
    info.mkdir(parents=True)
    monkeypatch.syspath_prepend(folder / "lib")

    def requires(*lines: str) -> None:
        text = "".join(f"Requires-Dist: {line}\n" for line in lines)
        (info / "METADATA").write_text(f"Metadata-Version: 2.4\nName: sosialisasi\nVersion: 0.1.0\n{text}")

    requires("pytest>=9", 'no-such-library>=1; extra == "test"')
    assert not wrapper.complete("")  # Of another folder, or a copy that does not change with this one.
    noted = {"url": folder.as_uri(), "dir_info": {"editable": True}}
    (info / "direct_url.json").write_text(json.dumps(noted), encoding="utf-8")
    assert wrapper.complete("")
    assert not wrapper.complete("test")
    requires("no-such-library[all]>=1")
    assert not wrapper.complete("")


# --- the lock files ------------------------------------------------------------------------------


def pins(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==([^ ]+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))


def library_names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w.-]", requirement)[0].lower() for requirement in requirements}


def test_lock_files_hold_what_the_project_needs() -> None:
    """The test lock contains the others, so all may fill one ``.venv``."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert library_names(project["dependencies"]) <= pins("requirements.lock").keys()
    assert library_names(project["optional-dependencies"]["test"]) <= pins("requirements-test.lock").keys()
    assert library_names(project["optional-dependencies"]["cluster"]) <= pins("requirements-cluster.lock").keys()
    assert pins("requirements.lock").items() <= pins("requirements-cluster.lock").items()
    assert pins("requirements-cluster.lock").items() <= pins("requirements-test.lock").items()
    assert project["version"] == sosialisasi.__version__


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-cluster.lock", "requirements-test.lock"])
def test_lock_files_have_hashes_and_name_no_registry(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert all("--hash=sha256:" in entry for entry in re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:])
