"""Every text is found when translations are gathered: none hides in an f-string."""

import ast
from pathlib import Path

import samensterk

ASKED = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}


def test_no_text_to_translate_stands_within_an_f_string():
    web = Path(samensterk.__file__).parent / "web"
    hidden = [
        f"{path.relative_to(web)}:{one.lineno}"
        for path in sorted(web.rglob("*.py"))
        for words in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(words, ast.JoinedStr)
        for one in ast.walk(words)
        if isinstance(one, ast.Call) and getattr(one.func, "id", "") in ASKED
    ]

    assert hidden == []
