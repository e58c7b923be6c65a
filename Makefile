PYTHON ?= python3
VENV ?= .venv
PORT ?= 8080
FRESH ?=
UPGRADE ?=

python := $(VENV)/bin/python
install := $(python) -m pip install --quiet --disable-pip-version-check
locked := $(install) --require-hashes --requirement
compile := $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --custom-compile-command "make lock" $(UPGRADE) --output-file requirements/

# Every Python that the project is for; the suite as a whole runs on the one of $(VENV).
versions = $(shell sed -n 's/.* :: Python :: \(3\.[0-9]*\)".*/\1/p' pyproject.toml)
own = $(shell $(python) -c 'import sys; print("%d.%d" % sys.version_info[:2])')
empty := $(VENV)/wheel

.PHONY: run demo fix test-fast check test test-pythons test-sqlite bench pictures wheel lock
.DELETE_ON_ERROR:

run: $(VENV)/run
	$(python) -m bot

demo: $(VENV)/sandbox
	PORT=$(PORT) $(python) -m sandbox $(if $(filter-out 0 no,$(FRESH)),--fresh)

fix: $(VENV)/dev
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

test-fast: $(VENV)/dev
	$(python) -m pytest --numprocesses 4 --dist loadfile --hypothesis-profile fast \
		tests/unit tests/store

test: $(VENV)/dev
	$(python) -m pytest --numprocesses 4 --dist loadfile

check: $(VENV)/dev
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(python) -m pytest --quiet tests/unit/test_documents.py

test-pythons: $(VENV)/dev
	@for version in $(filter-out $(own),$(versions)); do \
		if found=$$(.ci/find-python $$version); \
		then $(MAKE) PYTHON=$$found VENV=$(VENV)/$$version test-sqlite || exit; \
		else echo "There is no Python $$version here: not tested." >&2; \
		fi; \
	done

test-sqlite: $(VENV)/dev
	$(python) -m pytest --numprocesses 4 --dist loadfile --hypothesis-profile fast \
		-k "not postgresql" tests/unit tests/store

bench: $(VENV)/dev
	$(python) -m benchmarks --write

pictures: $(VENV)/dev
	$(python) -m tests.browser.pictures

# setuptools would pack whatever an earlier build has left in its folder.
wheel: $(VENV)/dev
	rm -rf build dist/veogram-*.whl
	$(python) -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	$(python) -m venv --clear $(empty)
	$(empty)/bin/python -m pip install --quiet --require-hashes --requirement requirements/run.txt
	$(empty)/bin/python -m pip install --quiet --no-deps --no-index dist/veogram-*.whl
	WHEEL_VENV=$(abspath $(empty)) $(python) -m pytest tests/wheel

lock: $(VENV)/lock
	$(compile)dev.txt pyproject.toml --group build --extra sandbox --extra dev
	$(compile)sandbox.txt pyproject.toml --group build --extra sandbox -c requirements/dev.txt
	$(compile)postgresql.txt pyproject.toml --group build --extra postgresql -c requirements/dev.txt
	$(compile)charts.txt pyproject.toml --group build --extra charts -c requirements/dev.txt
	$(compile)sentry.txt pyproject.toml --group build --extra sentry -c requirements/dev.txt
	$(compile)socks.txt pyproject.toml --group build --extra socks -c requirements/dev.txt
	$(compile)uvloop.txt pyproject.toml --group build --extra uvloop -c requirements/dev.txt
	$(compile)run.txt pyproject.toml --group build -c requirements/dev.txt
	$(compile)lock.txt --group lock

$(python):
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv --clear $(VENV)

$(addprefix $(VENV)/,run sandbox dev): $(VENV)/%: $(python) pyproject.toml requirements/%.txt
	$(locked) requirements/$*.txt
	$(install) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/lock: $(python) requirements/lock.txt
	$(locked) requirements/lock.txt
	@touch $@
