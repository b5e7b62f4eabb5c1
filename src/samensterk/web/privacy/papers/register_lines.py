"""The lines for the processing register, read from the paper itself."""

from samensterk.paper.documents import Document, Heading, Table, plain_text

NAME = "Verwerking"
OPEN = "[nog te beslissen]"


def register_lines(document: Document) -> list[dict[str, str]]:
    """Give one line per activity: what stands in the table below each heading.

    Every activity is a heading of the second level with one table of two columns.
    """
    lines: list[dict[str, str]] = []
    name = ""
    for block in document.blocks:
        match block:
            case Heading(1, _):
                name = ""
            case Heading(_, text):
                name = text
            case Table(rows=rows) if name:
                told = {plain_text(one): plain_text(said, OPEN) for one, said in rows}
                lines.append({NAME: name, **told})
            case _:
                pass
    return lines
