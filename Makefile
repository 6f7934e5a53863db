# `make check` is what CI runs. The environment is made where it is missing.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: check test newest lock format accept build bench

check: $(BIN)/argmap
	$(BIN)/python tools/check.py

# The quick tests; those marked slow run in `check`.
test: $(BIN)/argmap
	$(BIN)/python -m pytest -n auto

# The quick tests with the newest version of every dependency, as at the end of CI.
newest:
	$(PYTHON) tools/newest.py

# Lock the newest version of every dependency.
lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/pip install --quiet --upgrade uv
	.venv-lock/bin/python tools/lock.py

format: $(BIN)/argmap
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

# Take the present results as the golden ones; look at `git diff` before you commit.
accept: $(BIN)/argmap
	$(BIN)/python -m pytest --accept

build: $(BIN)/argmap
	$(BIN)/argmap build

bench: $(BIN)/argmap
	$(BIN)/python benchmarks/run.py
	$(BIN)/python -m benchmarks.evaluation

$(BIN)/argmap: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -c constraints.txt -e '.[dev]'
	@touch $@
