"""No two artifacts have one path, even on a disk that takes ``Rakor`` for ``rakor``; and static files have names that
every disk allows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sosialisasi.ground.files import BAD_FILE_NAME
from sosialisasi.ground.problems import Family, Problem, Rule
from sosialisasi.ground.slugs import slugged
from sosialisasi.showing.artifacts import Artifact

COLLIDING_PATHS = Rule(
    Family.REFERENCES,
    "alamat-bertabrakan",
    'Berkas ini dan {lain} akan ditulis ke alamat yang sama: "{alamat}".',
    "Halaman yang satu akan menimpa yang lain (huruf besar dan kecil dianggap sama).",
    "Ganti nama salah satu berkas, atau hapus alias yang memakai alamat itu.",
    wrong="content/briefing/media-sosial.md\ncontent/briefing/medsos.md:\nalias: media-sosial",
    right="content/briefing/media-sosial.md:\nalias: medsos",
)


def check_paths(artifacts: Iterable[Artifact]) -> Iterator[Problem]:
    taken: dict[tuple[bool, str], Artifact] = {}
    for artifact in artifacts:
        other = taken.setdefault((artifact.is_office, artifact.path.casefold()), artifact)
        if other is not artifact:
            yield COLLIDING_PATHS.at(artifact.source, lain=other.source, alamat=artifact.path)


def check_static_names(names: Iterable[str]) -> Iterator[Problem]:
    """``names`` are paths below ``templates/statis``."""
    for path in names:
        bad = next(filter(_UNPORTABLE.search, path.split("/")), "")
        if bad:
            better = ".".join(slugged(part) for part in bad.split(".") if part.strip())
            yield BAD_FILE_NAME.at(f"templates/statis/{path}", nama=bad, contoh=better)


_UNPORTABLE = re.compile(
    r'[<>:"\\|?*\x00-\x1f\x7f\ud800-\udfff]|[. ]\Z|\A(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|\Z)',
    re.IGNORECASE,
)
"""What a part of a path may not hold on Windows, how it may not end, and what it may not be."""
