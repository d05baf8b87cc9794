"""A file of ``content/`` as a form: its parts, each shown so that it can be filled in, and the file that comes of it.

The text is the truth: a part that nobody touched stays as it was written, byte for byte, with its comments. A form only
puts other words into the places of some parts. Pure; who may write is not decided here.
"""

from sosialisasi.reading.editing.forms import Form, form
from sosialisasi.reading.editing.parts import (
    BODY,
    WHOLE,
    Answer,
    FormPart,
    FormRow,
    Misfit,
    RowAnswer,
    Shape,
)

__all__ = ["BODY", "WHOLE", "Answer", "Form", "FormPart", "FormRow", "Misfit", "RowAnswer", "Shape", "form"]
