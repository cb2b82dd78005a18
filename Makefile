# Every target sets up what it needs in .venv; nothing is installed outside it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q

.PHONY: demo test check cov mutants fidelity bench golden clean

demo: $(VENV)/.installed
	@$(BIN)/advisor memo examples/lianyungang.yaml

test: $(VENV)/.dev
	$(BIN)/python -m pytest -q

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/advisor check
	$(BIN)/python -m pytest -q

cov: $(VENV)/.dev
	$(BIN)/coverage run -m pytest -q
	$(BIN)/coverage report --fail-under=95

mutants: $(VENV)/.dev
	$(BIN)/python -m tests.hunt_mutants

fidelity: $(VENV)/.dev
	$(BIN)/python -m tests.fidelity

bench: $(VENV)/.installed
	$(BIN)/python -m tests.bench

golden: $(VENV)/.dev
	$(BIN)/python -m tests.write_golden

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) install -c constraints.txt -e .
	$(BIN)/python -m compileall -q src
	touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) install -c constraints.txt -e '.[dev]'
	$(BIN)/python -m compileall -q src
	touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
