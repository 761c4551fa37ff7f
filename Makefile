# Two commands: `make demo` and `make test`. Both set up all that they need, in this folder, without root.

SHELL := /bin/sh
UV_VERSION := 0.13.8
BIN := .venv/bin
export UV_PROJECT_ENVIRONMENT := .venv
export UV_PYTHON_DOWNLOADS := never
export UV_CACHE_DIR := .uv/cache
export PIP_CACHE_DIR := .uv/pip
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test environment check lint types contracts suite format benchmarks clean

demo: environment ## the offline demo: from a question to a report
	@SYNTHESIST_HOME=.uv/demo-home $(BIN)/synthesist demo --out demo

test: demo check ## the demo, then lint, types, layout contracts and the suite

check: lint types contracts suite

environment: .venv/.locked

.venv/.locked: uv.lock pyproject.toml .uv/env/bin/uv
	@# Once more with the machine's own certificates: behind some proxies only those are trusted.
	@UV_PYTHON="$$(cat .uv/python)" && export UV_PYTHON && \
	    { .uv/env/bin/uv sync --locked --extra parquet --extra frames --quiet 2>/dev/null || \
	      .uv/env/bin/uv sync --locked --extra parquet --extra frames --quiet --system-certs; }
	@touch $@

.uv/env/bin/uv: scripts/find-python
	@python="$$(scripts/find-python)" && \
	    mkdir -p .uv && rm -rf .uv/env && "$$python" -m venv .uv/env && \
	    printf '%s\n' "$$python" > .uv/python && \
	    echo "Setting up with $$python; the first time takes about a minute." && \
	    .uv/env/bin/python -m pip install --quiet uv==$(UV_VERSION)

lint: environment
	$(BIN)/ruff format --check
	$(BIN)/ruff check

types: environment
	$(BIN)/mypy

contracts: environment
	$(BIN)/lint-imports

suite: environment
	$(BIN)/pytest

format: environment
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

benchmarks: environment
	$(BIN)/python -m benchmarks

clean:
	rm -rf .uv .venv demo .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
