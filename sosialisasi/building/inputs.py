"""``Inputs``: all that a site is made from, as the bytes of files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from functools import cached_property
from pathlib import Path

from sosialisasi.building.traces import engine_digest, files_digest
from sosialisasi.ground import digests
from sosialisasi.ground.files import CANNOT_OPEN, ContentFile, below, find, read_plain, system_cause, template_folders
from sosialisasi.ground.folders import Folder
from sosialisasi.showing.artifacts import Artifact, Key, Medium


class Inputs:
    """The texts, templates, fonts and static files of a site, each read and hashed once.

    ``problems`` are those of files that cannot be read, or do not belong there.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.texts, problems = find(root)
        self.hashes = {text.path: text.digest for text in self.texts}
        self.web = template_folders("web", root)
        self.paper = template_folders("cetak", root)
        self._static_folders = template_folders("statis", root)
        self._files: dict[Path, bytes] = {}
        self._names: dict[Path, str] = {}
        """The path of each file in its folder of templates, since a file that moves is another file."""
        self._templates: dict[tuple[Medium, str], str] = {}
        unread = []
        for folder in dict.fromkeys((*self.web, *self.paper, *self._static_folders)):
            for path in below(folder):
                self._names[path] = path.relative_to(folder).as_posix()
                try:
                    self._files[path] = read_plain(path.resolve())
                except OSError as error:
                    name = f"templates/{folder.name}/{self._names[path]}"
                    unread.append(CANNOT_OPEN.at(name, sebab=system_cause(error)))
        self.problems = (*problems, *unread)

    def with_texts(self, files: Mapping[str, bytes | None]) -> Inputs:
        """The same, but for some files of ``content/`` that hold other bytes, are new, or are not there (``None``)."""
        other = copy(self)
        other.__dict__.pop("site_key", None)
        texts = {text.path: text for text in self.texts}
        alone = {folder.path: folder.value for folder in Folder if folder.file}
        for path, data in files.items():
            texts[path] = ContentFile.of(alone.get(path, path.split("/")[1]), path, data or b"")
        gone = {path for path, data in files.items() if data is None}
        other.texts = [texts[path] for path in sorted(texts) if path not in gone]
        return other

    @property
    def prints_its_own_way(self) -> bool:
        """Whether the site has templates of its own for paper."""
        return len(self.paper) > 1

    def static(self) -> dict[str, bytes]:
        """Static files by their path below ``statis/``; a site's own stand before the package's."""
        files: dict[str, bytes] = {}
        for path, data in self._files.items():
            if any(path.is_relative_to(folder) for folder in self._static_folders):
                files.setdefault(self._names[path], data)
        return dict(sorted(files.items()))

    @cached_property
    def edition(self) -> str:
        """A hash of all templates, fonts and static files."""
        return self._digest(self._files)

    @cached_property
    def site_key(self) -> str:
        """A hash of every input of the build there is."""
        content = [text.digest for text in self.texts] + [repr(unread) for unread in self.problems]
        return digests.of("\n".join([engine_digest(), self.edition, *content]).encode(errors="replace"))

    def key(self, artifact: Artifact, view: str) -> Key:
        """The key of an artifact whose ``view_digest`` is ``view``. ``TemplateFailure`` if its template is unusable."""
        template = artifact.template
        return Key(engine=engine_digest(), view=view, templates=self._of(artifact.medium, template) if template else "")

    def _of(self, medium: Medium, template: str) -> str:
        """A hash of a template and all that it takes in; of paper and images, with the fonts."""
        from sosialisasi.showing.rendering.templating import closure

        if (medium, template) not in self._templates:
            is_printed = medium in (Medium.PAPER, Medium.IMAGE)
            paths = list(closure(template, self.paper if is_printed else self.web))
            if is_printed:
                paths += [path for path in self._files if path.suffix in (".ttf", ".otf")]
            self._templates[medium, template] = self._digest(paths)
        return self._templates[medium, template]

    def _digest(self, paths: Iterable[Path]) -> str:
        # A site's own folder comes before the package's, so the order tells whose file it is.
        return files_digest((self._names[path], self._files[path]) for path in paths)
