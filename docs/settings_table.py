"""The table of settings in deployment.md, from the settings themselves."""

import sys

from samensterk.web.config.environment import Environment

HEADINGS = "| name | type | when it is not given | what it is |\n|---|---|---|---|\n"


def table() -> str:
    """Give the table as Markdown."""
    return HEADINGS + "".join(f"{row}\n" for row in _rows())


def _rows() -> list[str]:
    return [
        f"| `{field.validation_alias}` | {_kind(field.annotation)} | {_default(field)} | {field.description} |"
        for field in Environment.model_fields.values()
    ]


def _kind(annotation: object) -> str:
    name = getattr(annotation, "__name__", str(annotation))
    words = {"str": "text", "int": "number", "bool": "`1` or `0`", "Path": "folder"}
    return words.get(
        name, "`text` or `json`" if "Literal" in str(annotation) else "JSON"
    )


def _default(field: object) -> str:
    if field.default_factory is not None:  # type: ignore[attr-defined]
        return (
            "the user's data directory" if "Path" in str(field.annotation) else "none"
        )  # type: ignore[attr-defined]
    default = field.default  # type: ignore[attr-defined]
    if isinstance(default, bool):
        return "`1`" if default else "`0`"
    return f"`{default}`" if default != "" else "empty"


if __name__ == "__main__":
    sys.stdout.write(table())
