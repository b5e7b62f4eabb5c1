#!/bin/sh
# Every test: the core in an environment of its own, then all of it side by side.
set -eu
exec .venv/bin/python -m pytest -n 2 "$@"
