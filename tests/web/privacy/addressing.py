"""Finds modules that address people without asking the switch of their address."""

import ast
from pathlib import Path

import samensterk.web

WEB = Path(samensterk.web.__file__).parent
ROOT = "samensterk.web"
# They lie below the switch, or only put the rooms together.
BELOW = {"common", "accounts", "privacy", "config"}
# The switch, and the question above it that asks it of every address.
QUESTIONS = {
    f"{ROOT}.privacy.rights.queries": "addressable",
    f"{ROOT}.areas.yards.reach": "readers",
}
# Whoever imports one of these sends mail, makes letters or plans visits.
ADDRESSING = (
    f"{ROOT}.common.mail",
    f"{ROOT}.common.outgoing.Letter",
    "django.core.mail",
    "smtplib",
    "email.mime",
    "samensterk.paper",
    "samensterk.planning",
    "samensterk.products.visits",
    "samensterk.products.letters",
)


def sources():
    """Give the text of every module of the rooms above the switch, by name."""
    found = {}
    for path in sorted(WEB.rglob("*.py")):
        room, *_more = path.relative_to(WEB).parts
        if room in BELOW or room == "__init__.py" or "migrations" in path.parts:
            continue
        name = ".".join(path.relative_to(WEB).with_suffix("").parts)
        found[f"{ROOT}.{name}".removesuffix(".__init__")] = path.read_text("utf-8")
    return found


def imports(text):
    """Give every module and name that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            for one in node.names:
                yield one.name, one.asname or one.name
        elif isinstance(node, ast.ImportFrom):
            for one in node.names:
                yield f"{node.module}.{one.name}", one.asname or one.name


def addresses_people(text):
    """Say whether a module can send, write or plan."""
    return any(
        name == one or name.startswith(f"{one}.")
        for name, _as in imports(text)
        for one in ADDRESSING
    )


def asks(text):
    """Say whether a module really calls the switch; importing it is not enough."""
    called = {
        node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name | ast.Attribute)
    }
    known = dict(imports(text))
    return any(
        known.get(f"{module}.{ask}") in called or (module in known and ask in called)
        for module, ask in QUESTIONS.items()
    )


def offenders(modules, allowed=frozenset()):
    """Give the modules that address people and do not ask, nor import one that does."""
    asking = {name for name, text in modules.items() if asks(text)}
    found = []
    for name, text in modules.items():
        if name in allowed or name in asking or not addresses_people(text):
            continue
        used = {one for one, _as in imports(text)}
        used |= {one.rpartition(".")[0] for one in used}
        if not used & asking:
            found.append(name)
    return found
