# Everything for people and for CI alike. Each target does its own set-up, in .venv;
# a second run does none, and a changed lock file installs again.
#
#   make PYTHON=/opt/python/bin/python3   another Python than the newest found
#   make build BASE_URL=https://…         absolute links in feeds and the sitemap
#   make test ARGS='-k dates'             more words for pytest
#   make bench BENCH_ROOT=../my-archive ARGS='--sizes 1,5'   the articles of another project
#   make fuzz N=50000                     so many damaged dumps

VENV := .venv
PY   := $(VENV)/bin/python
BASE := $(VENV)/.base
DEV  := $(VENV)/.dev
SITE := site

BENCH_ROOT ?= .
RAW ?= $(BENCH_ROOT)/content/raw
BENCH_VENV := .cache/bench-venv
BENCH_NODE := .cache/bench-node
ELEVENTY := tests/bench/themes/eleventy
EXTRACT_VENV := .cache/extract-venv
N ?= 20000

export PIP_DISABLE_PIP_VERSION_CHECK := 1
INSTALL := -m pip install --quiet --require-hashes -r

.PHONY: all help build serve check test browser golden lint fuzz bench bench-read bench-preview bench-extract bench-relations bench-search lock clean
all: lint test

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1	/p' Makefile

# --- for a reader of the archive ------------------------------------------------

build: $(BASE) ## raw dumps -> articles -> site/
	$(PY) -m archive normalize
	$(PY) -m archive build --output $(SITE) $(if $(BASE_URL),--base-url "$(BASE_URL)")

serve: $(BASE) ## preview with live reload
	$(PY) -m archive serve

check: $(BASE) ## links, missing files, front matter of what was built
	$(PY) -m archive check --output $(SITE)

# --- for a developer --------------------------------------------------------------

test: $(DEV) browser ## all tests, on all cores
	$(PY) -m pytest -n auto --dist loadgroup $(ARGS)

golden: $(DEV) ## write the golden files anew; then read the diff
	$(PY) -m pytest -n auto --dist loadgroup --save-golden -m "not browser" $(ARGS)

lint: $(DEV) ## ruff and mypy
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

fuzz: $(DEV) ## many damaged dumps: none crashes, hangs, loses text or gets through
	$(PY) -m tests.fuzz.long --count $(N) $(ARGS)

bench: $(BASE) $(BENCH_VENV)/.made $(BENCH_NODE)/.made ## beside four other generators
	$(PY) -m tests.bench.compare --root "$(BENCH_ROOT)" --venv $(BENCH_VENV) \
		--node $(BENCH_NODE) $(ARGS)
	$(PY) -m tests.bench.reading $(RAW)

bench-read: $(DEV) ## reading dumps beside a bare parse: make bench-read RAW=../dumps
	$(PY) -m tests.bench.reading $(RAW)

bench-extract: $(DEV) $(EXTRACT_VENV)/.made ## what three tools find in the same dumps
	$(PY) -m tests.bench.extract --others $(EXTRACT_VENV) --wrong $(ARGS)

bench-relations: $(DEV) ## translations, paragraphs, stories: make bench-relations CORPUS=../corpus
	$(PY) -m tests.bench.relations $(CORPUS)

bench-search: $(DEV) $(BENCH_VENV)/.made browser ## the search beside Pagefind's
	$(PY) -m tests.bench.search --root "$(BENCH_ROOT)" --venv $(BENCH_VENV) \
		--work .cache/bench-search $(ARGS)

bench-preview: $(DEV) browser ## from a save to the reloaded page: BENCH_ROOT is a built copy
	$(PY) -m tests.bench.preview --root "$(BENCH_ROOT)" $(ARGS)

LOCK = $(PY) -m uv pip compile pyproject.toml --quiet --upgrade --universal \
	--python-version 3.11 --generate-hashes --custom-compile-command 'make lock'

lock: $(DEV) ## the newest versions that pyproject.toml allows -> lock files
	$(LOCK) --group build -o requirements.lock
	$(LOCK) --group build --group dev -c requirements.lock -o requirements-dev.lock
	$(PY) -m uv pip compile --group bench --quiet --upgrade --universal \
		--python-version 3.11 --generate-hashes --custom-compile-command 'make lock' \
		-o tests/bench/requirements.lock
	$(PY) -m uv pip compile tests/bench/extract.in --quiet --upgrade --universal \
		--python-version 3.11 --generate-hashes --custom-compile-command 'make lock' \
		-o tests/bench/extract.lock

clean: ## remove what was made, but for .venv and the articles
	rm -rf $(SITE) .$(SITE).next .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis dist
	find archive tests -name __pycache__ -prune -exec rm -rf {} +

# --- set-up -------------------------------------------------------------------------

# A Debian Python comes without ensurepip until python3-venv is installed.
define MAKE_VENV
for p in $(or $(PYTHON),python3.14 python3.13 python3.12 python3.11 python3); do \
  "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
  bare=$$p; \
  "$$p" -c 'import ensurepip, venv' 2>/dev/null || continue; \
  echo "Setting up $(VENV) with $$("$$p" -V)"; \
  exec "$$p" -m venv --clear $(VENV); \
done; \
if [ -n "$$bare" ]; then \
  echo "$$bare cannot make a virtual environment: apt install python3-venv"; \
else \
  echo "Python 3.11 or newer is needed; here is: $$($(or $(PYTHON),python3) -V 2>&1)"; \
fi >&2; exit 1
endef

# An environment whose Python works is kept: Python or pip may have gone since.
$(BASE): requirements.lock pyproject.toml
	@$(PY) -m pip --version >/dev/null 2>&1 || { $(MAKE_VENV); }
	$(PY) $(INSTALL) requirements.lock
	$(PY) -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): $(BASE) requirements-dev.lock
	$(PY) $(INSTALL) requirements-dev.lock
	@touch $@

# Chromium: found, else installed by whichever way works here.
browser: $(DEV)
	@$(PY) tests/browser/find_chromium.py --install >/dev/null

$(BENCH_VENV)/.made: tests/bench/requirements.lock | $(BASE)
	$(PY) -m venv --clear $(BENCH_VENV)
	$(BENCH_VENV)/bin/python $(INSTALL) $<
	@touch $@

# Without npm, or where it cannot install, the bench goes on without Eleventy.
$(BENCH_NODE)/.made: $(ELEVENTY)/package.json $(ELEVENTY)/package-lock.json
	@mkdir -p $(BENCH_NODE)
	@cp $^ $(BENCH_NODE)
	@if npm ci --prefix $(BENCH_NODE) --ignore-scripts --no-audit --no-fund --silent; \
		then touch $@; else echo "no npm that works: Eleventy is left out"; fi

# The lock names all there is; old pips stumble over the extra of lxml that it names twice.
$(EXTRACT_VENV)/.made: tests/bench/extract.lock | $(BASE)
	$(PY) -m venv --clear $(EXTRACT_VENV)
	$(EXTRACT_VENV)/bin/python $(INSTALL) $< --no-deps
	@touch $@
