# CI runs `make check`. The environment is created if it is missing.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: check test newest lock format accept build bench fuzz

check: $(BIN)/argmap
	$(BIN)/python tools/check.py

# The quick tests; `check` also runs those marked slow.
test: $(BIN)/argmap
	$(BIN)/python -m pytest -n auto

# Mutated inputs for everything that reads what others wrote: make fuzz SECONDS=3600 SEED=7
SECONDS ?= 60
SEED ?= 0
fuzz: $(BIN)/argmap
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS) --seed $(SEED)

# The quick tests with the newest version of every dependency; the last step of CI.
newest:
	$(PYTHON) tools/newest.py

# Lock the newest version of every dependency.
lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/pip install --quiet --upgrade uv
	.venv-lock/bin/python tools/lock.py

format: $(BIN)/argmap
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

# Accept current output as the reference; read `git diff tests` before you commit.
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
