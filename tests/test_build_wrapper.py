"""``build.py`` prepares ``.venv`` once, hands over, and says in one sentence what is missing. No network is needed."""

import ast
import errno
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
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

import sosialisasi

ROOT = Path(__file__).parents[1]
PROGRESS = "Menyiapkan lingkungan (sekali saja, perlu internet) …\n"
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
    """The wrapper of that folder."""
    spec = spec_from_file_location("build_copy", folder / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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


def pip_says(text: str) -> subprocess.CalledProcessError:
    return subprocess.CalledProcessError(1, ["pip"], output=text.encode())


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
    steps.fail = pip_says("Retrying …")
    with pytest.raises(build.Stop):
        build.prepare(build.TEST_LOCK)
    build.prepare(build.RUN_LOCK)
    assert steps.done.count("create") == 1


# --- it says in one sentence what is missing -----------------------------------------------------


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "Disk penuh"),
        (PermissionError(errno.EACCES, "Permission denied", ".venv"), "tidak dapat ditulisi"),
        (ValueError("Refusing to create a venv in a:b"), "Refusing to create a venv in a:b"),
        (pip_says("ERROR: Could not install packages due to an OSError: [Errno 28] No space left"), "Disk penuh"),
        (pip_says("WARNING: Retrying (Retry(total=4 …\nERROR: No matching distribution found for anyio"), "internet"),
        (pip_says("ERROR: No matching distribution found for typst==0.15.2"), "Pustaka belum tersedia untuk Python 3."),
        (pip_says("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM …"), "catatan pengaman"),
        (pip_says("HINT: … Windows Long Path support enabled"), "terlalu panjang"),
        (pip_says("WARNING: x\nERROR: something {new}\n"), "pengelola: ERROR: something {new}"),
        (pip_says(""), "pengelola: "),
    ],
    ids=["disk", "permission", "name", "pip-disk", "network", "wheel", "hash", "long-path", "unknown", "silent"],
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
        ("test -k ics", "pytest --numprocesses=auto --dist=loadfile -k ics"),
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
    assert capfd.readouterr().out == as_json([["--numprocesses=auto", "--dist=loadfile", "-k", "x"], str(folder), 1])


@pytest.mark.parametrize("code", [1, 2, 77])
def test_exit_code_is_passed_on(ready: ModuleType, folder: Path, code: int) -> None:
    write_cli(folder, f"sys.exit({code})")
    assert ready.main([]) == code


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
    with subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=folder,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        assert "siap\n" in process.stdout
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (130, "")


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
