"""`python -m samensterk`: the same as the command."""

from samensterk.cli.main import run

run()
