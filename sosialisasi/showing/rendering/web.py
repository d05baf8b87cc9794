"""The HTML and XML medium: ``render(view) → bytes``.

Every value is escaped unless it is already ``Markup``. The view is the only variable that a template sees.
"""

from __future__ import annotations

from functools import lru_cache

import jinja2

from sosialisasi.ground.files import TemplateFolders
from sosialisasi.showing.artifacts import Templated
from sosialisasi.showing.rendering.templating import failures, make_environment


@lru_cache(maxsize=4)
def environment(folders: TemplateFolders, edition: str) -> jinja2.Environment:
    """The environment of these folders, kept while the templates stay those of this ``edition`` (a hash of them)."""
    return make_environment(folders, autoescape=True)


def render(view: Templated, folders: TemplateFolders, edition: str) -> bytes:
    """The file of a view: UTF-8, LF, one newline at its end. ``TemplateFailure`` if a template is at fault."""
    with failures(folders):
        text = environment(folders, edition).get_template(view.template).render(view=view)
    return (text.rstrip() + "\n").encode()
