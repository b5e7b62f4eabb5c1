#!/bin/sh
# Every test, side by side. Pages are looked at in a real browser: where it is missing
# and we may install it, it is installed; elsewhere those tests say why they are skipped.
set -eu
if ! command -v chromium >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; } ||
    echo "Chromium could not be installed; the tests in a browser are skipped." >&2
fi
if ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends postgresql >/dev/null; } ||
    echo "PostgreSQL could not be installed; its tests are skipped." >&2
fi
if ! command -v java >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends default-jre-headless >/dev/null; } ||
    echo "Java could not be installed; the check of HTML is skipped." >&2
fi
# Many tests start programs; without compiled files each would compile everything again.
unset PYTHONDONTWRITEBYTECODE
.venv/bin/python tools/fetch_vnu.py
# Who is done takes over what waits for the other: a long test never ends alone.
.venv/bin/python -m pytest -n 2 --dist worksteal "$@"
# The web floor once more on PostgreSQL. What is slow has a database of its own, or needs none.
exec .venv/bin/python tests/postgresql.py .venv/bin/python -m pytest -n 2 --dist worksteal tests/web -m "not slow" "$@"
