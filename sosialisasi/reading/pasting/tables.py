"""The cells of a table that is pasted, in rows of one length."""

from __future__ import annotations

from sosialisasi.reading.wordfile.layout import Block, BlockKind

Cells = list[list[list[Block]]]


def filled(rows: list[list[tuple[int, int, list[Block]]]]) -> Cells:
    """The cells of a table in rows of one length, without the rows and columns in which nothing stands."""
    filled: Cells = []
    taken: dict[int, int] = {}
    """How many more rows a cell above takes, by column."""
    for row in rows:
        line: list[list[Block]] = []

        def pass_over(line: list[list[Block]] = line) -> None:
            while taken.get(len(line), 0):
                taken[len(line)] -= 1
                line.append([])

        for across, down, blocks in row:
            pass_over()
            for place in range(across):
                taken[len(line)] = down - 1
                line.append(blocks if place == 0 else [])
        pass_over()
        filled.append(line)
    width = max(map(len, filled), default=0)
    filled = [[*line, *([] for _ in range(width - len(line)))] for line in filled if any(line)]
    kept = [place for place in range(width) if any(line[place] for line in filled)]
    return [[line[place] for place in kept] for line in filled]


def holds(rows: Cells, *, is_list: bool) -> bool:
    """Whether a cell of several columns holds a list, or a table."""
    blocks = [block for row in rows for cell in row for block in cell] if rows and len(rows[0]) > 1 else []
    return any(block.list if is_list else block.kind is BlockKind.TABLE for block in blocks)
