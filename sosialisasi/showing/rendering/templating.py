"""What both media share of Jinja: how templates are found, their filters and their failures.

A template is named relative to its medium's folder (``kalender.html``, ``_bagian.html``). The first folder that holds
the name wins, so a site can replace any one template of the package and keep the rest.
"""

from __future__ import annotations

import re
import sys
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache, lru_cache
from hashlib import sha256
from importlib.util import cache_from_source
from itertools import islice, tee
from pathlib import Path
from traceback import walk_tb
from typing import Any

import jinja2
import msgspec
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator
from jinja2.loaders import split_template_path
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from sosialisasi.ground import dates
from sosialisasi.ground.files import PACKAGE_TEMPLATES, TemplateFolders
from sosialisasi.ground.writing import write_all
from sosialisasi.site.words import Verdict


def _allowed(text: str) -> Markup:
    """The source of a policy (CSP) that allows exactly this text of a page's own style."""
    return Markup(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'")


_ID = re.compile(rf"\b([{''.join(verdict.letter for verdict in Verdict)}]-\d+)\b(?!/)(?![^<]*>)")


def _by_ids(text: str) -> list[str]:
    """A text in pieces: every second one is the id of an item ("D-7")."""
    return [type(text)(piece) for piece in _ID.split(text)]


def _plain(text: str) -> Markup:
    """A text as it is, for a file that is no page and in which no sign means anything."""
    return Markup(text)


def _as_data(value: object) -> Markup:
    """JSON that can stand within a script of a page: nothing in it can end that."""
    return Markup(msgspec.json.encode(value).decode().replace("<", "\\u003c"))


FILTERS: Mapping[str, Callable[..., object]] = {
    "tanggal": dates.long,
    "tanggal_hari": dates.with_weekday,
    "rentang": dates.span_text,
    "jam": dates.clock,
    "ketelitian": dates.with_precision,
    "izin_gaya": _allowed,
    "potong_nomor": _by_ids,
    "polos": _plain,
    "sebagai_data": _as_data,
}


class TemplateFailure(Exception):
    """A template that cannot be read, parsed or filled. ``line`` counts from 1 in the file ``path``."""

    def __init__(self, path: Path, line: int, text: str) -> None:
        super().__init__(path, line, text)
        self.path = path
        self.line = line
        self.text = text

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


class _Loader(jinja2.BaseLoader):
    """Finds a name in folders."""

    def __init__(self, folders: TemplateFolders) -> None:
        self._folders = folders

    def find(self, name: str) -> Path | None:
        parts = split_template_path(name)
        return next((path for folder in self._folders if (path := folder.joinpath(*parts)).is_file()), None)

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, None]:
        path = self.find(template)
        if path is None:
            raise jinja2.TemplateNotFound(template)
        return path.read_text("utf-8-sig"), str(path), None


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, asked once for each type and name: its answer depends on nothing else, and asking took a third
    of the time of a page."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._answers: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        asked = (type(obj), attr)
        answer = self._answers.get(asked)
        if answer is None:
            answer = self._answers[asked] = super().is_safe_attribute(obj, attr, value)
        return answer


class _Plain(Context):
    """Calls what a template calls, and hands on nothing else: none of ours asks for the context."""

    def call(
        self, called: Callable[..., Any], /, *args: Any, _loop_vars: Any = None, _block_vars: Any = None, **named: Any
    ) -> Any:
        return called(*args, **named)


class _Direct(CodeGenerator):
    """Escapes what is put out by the environment's ``escape``, where Jinja takes that of MarkupSafe."""

    def _output_child_pre(self, *output: Any) -> None:
        if self.environment.autoescape:
            self.write("environment.")
        super()._output_child_pre(*output)


class _Trusted(jinja2.Environment):
    """For the package's own templates, which are code like any other: nothing is asked that Python does not ask, and
    what is put out and safe already is not copied. A page takes half the time.
    """

    code_generator_class = _Direct
    context_class = _Plain
    getattr = staticmethod(getattr)  # type: ignore[assignment]

    @staticmethod
    def escape(value: object) -> str:
        return value if type(value) is Markup else _escaped(value)


_escaped = lru_cache(maxsize=2000, typed=True)(escape)  # Most of what pages show, many show.


class _Compiled(jinja2.BytecodeCache):
    """What Jinja compiled of the package's templates, kept where Python keeps what it compiled of this module: to
    compile them takes longer than to build a small site.

    Of a site's own templates nothing is kept, and nothing is ever taken from a site. A place that cannot be written, or
    a file that is spoilt, costs no more than time.
    """

    def __init__(self, kind: str) -> None:
        self._place = Path(cache_from_source(__file__))
        self._kind = kind

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        is_ours = filename is not None and Path(filename).is_relative_to(PACKAGE_TEMPLATES)
        return f"{self._kind}-{super().get_cache_key(name, filename)}" if is_ours else ""

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(f"{jinja2.__version__}\n{_own_source()}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            sealed = self._file(bucket).read_bytes() if bucket.key else b""
            seal, code = sealed[:_SEAL], sealed[_SEAL:]
            if seal == sha256(code).digest():
                bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.key and not sys.dont_write_bytecode:
            code = bucket.bytecode_to_string()
            with suppress(OSError):
                write_all({self._file(bucket): sha256(code).digest() + code}, below=self._place.parent)

    def _file(self, bucket: Bucket) -> Path:
        return self._place.with_suffix(f".{bucket.key}")


_SEAL = sha256().digest_size


@cache
def _own_source() -> str:
    return Path(__file__).read_text("utf-8")


def make_environment(
    folders: TemplateFolders, *, autoescape: bool, finalize: Callable[[Any], Any] | None = None
) -> jinja2.Environment:
    """An environment without extensions, in which an undefined name is an error and nothing is random; sandboxed as
    soon as a site has any template of its own.

    It reads each template once, so whoever keeps it must make a new one when a template may have changed.
    """
    is_ours = all(folder.is_relative_to(PACKAGE_TEMPLATES) for folder in folders)
    kind = _Trusted if is_ours else _Sandbox
    environment = kind(
        loader=_Loader(folders),
        # What Jinja compiles of a constant holds what ``finalize`` makes of it.
        bytecode_cache=None if finalize else _Compiled(f"{kind.__name__}-{autoescape}"),
        auto_reload=False,
        autoescape=autoescape,
        finalize=finalize,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(FILTERS)
    environment.filters.pop("random")
    environment.globals.pop("lipsum")
    return environment


@contextmanager
def failures(folders: TemplateFolders) -> Iterator[None]:
    """Turn whatever a template of ``folders`` raises inside the ``with`` into a ``TemplateFailure`` at its line.

    An error that no template had a part in is a bug of ours and passes through.
    """
    try:
        yield
    except jinja2.TemplateSyntaxError as error:
        raise TemplateFailure(Path(error.filename or error.name or "?"), error.lineno, str(error.message)) from error
    except Exception as error:
        place = _place(error, folders)
        if isinstance(error, jinja2.TemplateNotFound):
            path, line = place or (folders[-1] / (error.name or "?"), 1)
            raise TemplateFailure(path, line, f"templat {error.message} tidak ada") from error
        if place is None:
            raise
        text = str(error) if isinstance(error, jinja2.TemplateError) else f"{type(error).__name__}: {error}"
        raise TemplateFailure(*place, text) from error


def closure(name: str, folders: TemplateFolders) -> tuple[Path, ...]:
    """The file of a template and of all that it extends, includes or imports, sorted.

    ``TemplateFailure`` if one is missing, is no text of a template, or is named by an expression, since its closure
    cannot be known.
    """
    loader = _Loader(folders)
    seen: dict[str, Path] = {}
    waiting = [(name, folders[-1] / name, 1)]
    while waiting:
        wanted, asking, line = waiting.pop()
        if wanted in seen:
            continue
        path = loader.find(wanted)
        if path is None:
            raise TemplateFailure(asking, line, f"templat {wanted} tidak ada")
        seen[wanted] = path
        try:
            text = path.read_text("utf-8-sig")
        except UnicodeDecodeError as error:
            raise TemplateFailure(path, 1, "tidak tersimpan sebagai UTF-8") from error
        waiting += [(target, path, number) for target, number in _named_in(folders, path, text)]
    return tuple(sorted(seen.values()))


@lru_cache(maxsize=512)
def _named_in(folders: TemplateFolders, path: Path, text: str) -> tuple[tuple[str, int], ...]:
    """The templates that a template's text names, each with the line; kept, since most share the same parts.

    Its words are looked at up to the last that can name one, which mostly stands near the top: to parse all templates
    takes as long as to understand a site of ordinary size.
    """
    named = []
    left = len(_NAMING.findall(text))
    with failures(folders):
        words = (word for word in _lexer(folders).lex(text, path.name, str(path)) if word[1] != "whitespace")
        fours = zip(*(islice(copy, start, None) for start, copy in enumerate(tee(words, 4))), strict=False)
        while left and (four := next(fours, None)):
            (_, opening, _), (line, _, statement), (_, kind, target), (_, end, after) = four
            if opening == "block_begin" and statement in _STATEMENTS:
                left -= 1
                if kind != "string" or not (end == "block_end" or after in _AFTER_NAME):
                    raise TemplateFailure(path, line, "nama templat harus tertulis langsung, bukan hasil hitungan")
                named.append((target[1:-1], line))
    return tuple(named)


_STATEMENTS = ("extends", "include", "import", "from")
_NAMING = re.compile(rf"\{{%[-+]?\s*(?:{'|'.join(_STATEMENTS)})\b")
_AFTER_NAME = ("as", "ignore", "import", "with", "without")


@cache
def _lexer(folders: TemplateFolders) -> jinja2.Environment:
    return make_environment(folders, autoescape=True)


def _place(error: BaseException, folders: TemplateFolders) -> tuple[Path, int] | None:
    """The innermost template line that an error passed through."""
    roots = tuple(str(folder) for folder in folders)
    lines = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    return next(((Path(file), line) for file, line in reversed(lines) if file.startswith(roots)), None)
