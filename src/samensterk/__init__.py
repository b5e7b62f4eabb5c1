"""Samen sterk voor een veilig buitengebied: plan, print, visit, and show the effect."""

from importlib.metadata import version

__version__ = version("samensterk")
