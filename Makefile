# Everything a developer or a visitor needs; 'make help' lists it.
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed-$(shell cat lock/dev.txt pyproject.toml | sha256sum | cut -c1-16)
.DEFAULT_GOAL := help
.PHONY: help setup demo test test-quick check fix lock bench docs vendor messages
# How many buildings the sets of 'make bench' have, and where they stay.
# SIZES=50000,500000,5000000 adds one of half a country; that takes a quarter of an hour.
BENCHES := measure read scan tiles routes yard_import import_list pages log load map plan allocation
SIZES := 50000,500000
BENCH_FOLDER := /tmp/samensterk-bench

help: ## show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

setup: $(STAMP) ## install everything into .venv

$(STAMP): lock/dev.txt pyproject.toml CHANGELOG.md
	@test -x $(BIN)/python || python3 -m venv $(VENV)
	@test -x $(BIN)/uv || $(BIN)/python -m pip install -q --disable-pip-version-check uv
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip sync -q --require-hashes lock/dev.txt
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install -q --no-deps --no-build-isolation -e .
	@rm -f $(VENV)/.installed-* && touch $@

demo: setup ## a site to practise on: Noorderveld, scanned, with a login for every role
	@$(BIN)/samensterk demo --to demo

test: setup ## every test
	@sh tests/run.sh

test-quick: setup ## the tests that take less than a few seconds each
	@$(BIN)/python -m pytest -n 2 -m "not slow"

check: setup ## style, types, import contracts and spelling of names (no tests)
	@sh .ci/check

fix: setup ## let ruff mend what it can
	@$(BIN)/ruff check --fix -q . ; $(BIN)/ruff format -q .

docs: setup ## draw the pictures of README and manual again (needs Chromium)
	@$(BIN)/python docs/pictures.py
	@$(BIN)/python docs/site_pictures.py
	@$(BIN)/python docs/access_page.py

messages: setup ## gather the texts of the site, say which lack Dutch, and compile them
	@$(BIN)/python tools/messages.py

vendor: setup ## bring in the front-end files of others that tools/vendor.py chooses (needs npm)
	@$(BIN)/python tools/vendor.py

bench: setup ## measure speed against good peers; see docs/performance.md
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install -q --require-hashes -r lock/bench.txt
	@for bench in $(BENCHES); do \
	  $(BIN)/python bench/$$bench.py --sizes $(SIZES) --folder $(BENCH_FOLDER) || exit 1; done

lock: ## write lock/*.txt again from pyproject.toml
	@cd lock && VIRTUAL_ENV=../$(VENV) ../$(BIN)/uv pip compile -q --generate-hashes --no-header --python-version 3.11 \
	  --extra cluster --extra web --group ../pyproject.toml:check --group ../pyproject.toml:test ../pyproject.toml build.in -o dev.txt
	@cd lock && VIRTUAL_ENV=../$(VENV) ../$(BIN)/uv pip compile -q --generate-hashes --no-header --python-version 3.11 \
	  --group ../pyproject.toml:bench -c dev.txt -o bench.txt
