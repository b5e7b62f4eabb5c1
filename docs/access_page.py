"""The manual's page on access, from the one table of doors."""

import os
import sys
from pathlib import Path

PAGE = Path(__file__).parent / "handleiding" / "toegang.md"
HEAD = """# Wie mag wat zien

Deze bladzijde komt uit de software zelf: uit de tabel die elke pagina bewaakt. Wie een pagina niet mag gebruiken, krijgt 'Pagina niet gevonden'.
Alles van een gemeente zien alleen mensen met een rol in die gemeente, van hun eerste tot en met hun laatste dag. Bij een pagina met een ✓
in de laatste kolom logt u eerst opnieuw in. Een pagina 'over uw gemeenten' staat buiten een gemeente: zij toont alleen de gemeenten waar u vandaag die rol heeft.
"""
ALWAYS = """
## Voor iedereen die is ingelogd

{own}.

## Zonder inloggen

{open}.
"""


def page() -> str:
    """Give the page as Markdown, in Dutch."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samensterk.web.config.settings")
    import django  # noqa: PLC0415 - first the settings

    django.setup()
    from django.utils import translation  # noqa: PLC0415

    with translation.override("nl"):
        return _page()


def _page() -> str:
    from django.utils.text import capfirst  # noqa: PLC0415

    from samensterk.web.common.access import Door, Scope  # noqa: PLC0415
    from samensterk.web.common.roles import Role  # noqa: PLC0415
    from samensterk.web.config.doors import DOORS  # noqa: PLC0415

    def titles(scope: Scope) -> str:
        found = {str(one.title) for one in DOORS.values() if one.scope is scope}
        return ", ".join(sorted(found, key=str.lower))

    def over(door: Door) -> str:
        return " (over uw gemeenten)" if door.scope is Scope.ACROSS else ""

    rows = []
    for role in Role:
        doors = [one for one in DOORS.values() if role in one.roles]
        rows.append(
            f"\n## {capfirst(role.label)}\n\n| pagina | opnieuw inloggen |\n|---|---|\n"
        )
        rows += [
            f"| {one.title}{over(one)} | {'✓' if one.is_sensitive else ''} |\n"
            for one in doors
        ]
    more = ALWAYS.format(own=titles(Scope.SIGNED_IN), open=titles(Scope.ANYBODY))
    return HEAD + "".join(rows) + more


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    sys.stdout.write(f"{PAGE}\n")
