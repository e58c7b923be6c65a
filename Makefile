PYTHON ?= python3
VENV ?= .venv
PORT ?= 8080

python := $(VENV)/bin/python

.PHONY: run demo test check

run: $(VENV)/run
	$(python) -m bot

demo: $(VENV)/demo
	PORT=$(PORT) $(python) -m bot demo

test: $(VENV)/dev
	$(python) -m pytest

check: $(VENV)/dev
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(python) -m pytest -q tests/unit/test_documents.py

$(python):
	$(PYTHON) -m venv $(VENV)

$(VENV)/run: $(python) pyproject.toml constraints.txt
	$(python) -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(VENV)/demo: $(python) pyproject.toml constraints.txt
	$(python) -m pip install --quiet --constraint constraints.txt --editable ".[sandbox]"
	touch $@

$(VENV)/dev: $(python) pyproject.toml constraints.txt
	$(python) -m pip install --quiet --constraint constraints.txt --editable ".[sandbox,dev]"
	touch $@
