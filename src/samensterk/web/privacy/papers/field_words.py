"""What a field is called for a reader; a name of a column never stands in a paper."""

import json
from functools import cache
from pathlib import Path

from django.apps import apps

WORDS = Path(__file__).parent / "content" / "velden.json"


@cache
def _written() -> dict[str, str]:
    found: dict[str, str] = json.loads(WORDS.read_text("utf-8"))
    return found


def words_of_field(model: str, name: str) -> str:
    """Give the words for one field: of this model, else of any with this name."""
    written = _written()
    found = written.get(f"{model}.{name}") or written.get(name)
    if found:
        return found
    return str(apps.get_model(model)._meta.get_field(name).verbose_name)  # noqa: SLF001
