"""Workbooks as Excel keeps them, made from a few words."""

from __future__ import annotations

import io
import re
import zipfile


def xlsx(
    *sheets: str,
    names: tuple[str, ...] = ("Peserta", "Lain"),
    hidden: int = -1,
    parts: dict[str, str | bytes] | None = None,
) -> bytes:
    """A workbook with these sheets, each the rows of its data; one of them may be hidden."""
    kind = f'Type="{RELATED}/worksheet"'
    relations = "".join(f'<Relationship Id="r{n}" {kind} Target="worksheets/s{n}.xml"/>' for n in range(len(sheets)))
    main = f'<Relationship Id="r" Type="{RELATED}/officeDocument" Target="xl/workbook.xml"/>'
    states = ['state="hidden"' if n == hidden else "" for n in range(len(sheets))]
    named = "".join(f'<sheet name="{names[n]}" sheetId="{n + 1}" {states[n]} r:id="r{n}"/>' for n in range(len(sheets)))
    held: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">{main}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}"><sheets>{named}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>',
        **{f"xl/worksheets/s{n}.xml": f'<worksheet xmlns="{MAIN}">{each}</worksheet>' for n, each in enumerate(sheets)},
        **(parts or {}),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    return file.getvalue()


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def data_of(*rows: str, more: str = "", hidden: int = 0) -> str:
    """The data of a sheet: cells apart by ``;``, each a number, an error, a formula with its result, or a text."""
    shown = {False: "", True: 'hidden="1"'}
    made = "".join(
        f'<row r="{n}" {shown[n == hidden]}>{"".join(map(_cell, row.split(";")))}</row>'
        for n, row in enumerate(rows, 1)
    )
    return f"<sheetData>{made}</sheetData>{more}"


def _cell(text: str) -> str:
    if text.startswith("="):
        formula, _, result = text[1:].partition("→")
        return f'<c t="str"><f>{formula}</f>{f"<v>{result}</v>" if result else ""}</c>'
    if text.startswith("#"):
        return f'<c t="e"><v>{text}</v></c>'
    if re.fullmatch(r"[0-9.]+(E\+[0-9]+)?", text):
        return f"<c><v>{text}</v></c>"
    return f'<c t="inlineStr"><is><t>{text.removeprefix("~")}</t></is></c>' if text else "<c/>"
