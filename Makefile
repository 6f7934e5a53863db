# `make check` is what CI runs. The environment is made where it is missing.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: check format accept build bench

check: $(BIN)/argmap
	$(BIN)/python tools/check.py

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

$(BIN)/argmap: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -e '.[dev]'
	@touch $@
