PYTHON ?= python3
VENV ?= .venv
PORT ?= 8080

python := $(VENV)/bin/python
install := $(python) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: run demo fix test-fast check test
.DELETE_ON_ERROR:

run: $(VENV)/run
	$(python) -m bot

demo: $(VENV)/demo
	PORT=$(PORT) $(python) -m sandbox

fix: $(VENV)/dev
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

test-fast: $(VENV)/dev
	$(python) -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --hypothesis-profile fast \
		tests/unit tests/store

test: $(VENV)/dev
	$(python) -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

check: $(VENV)/dev
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(python) -m pytest --quiet tests/unit/test_documents.py

$(python):
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv --clear $(VENV)

$(VENV)/run: $(python) pyproject.toml constraints.txt
	$(install) --editable .
	@touch $@

$(VENV)/demo: $(python) pyproject.toml constraints.txt
	$(install) --editable ".[sandbox]"
	@touch $@

$(VENV)/dev: $(python) pyproject.toml constraints.txt
	$(install) --editable ".[sandbox,dev]"
	@touch $@
