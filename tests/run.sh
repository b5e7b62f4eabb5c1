#!/bin/sh
# Every test, side by side. Pages are looked at in a real browser: where it is missing
# and we may install it, it is installed; elsewhere those tests say why they are skipped.
set -eu
if ! command -v chromium >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null; } ||
    echo "Chromium could not be installed; the tests in a browser are skipped." >&2
fi
exec .venv/bin/python -m pytest -n 2 "$@"
