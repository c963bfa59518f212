# Everything a contributor runs. Each target makes the virtual environment it needs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo test check coverage docs bench compiled clean

help:
	@echo 'make demo      read the bundled report: a table here, and demo.html'
	@echo 'make test      install what the tests need, and run them all'
	@echo 'make check     format, lint, types, layers'
	@echo 'make coverage  the tests again, with branch coverage'
	@echo 'make docs      the documentation, in docs/_build/html'
	@echo 'make bench     extract() as a multiple of a bare digit scan'
	@echo 'make compiled  the package compiled to C in $(VENV)-compiled, its tests and how fast it is (needs a C compiler)'

# one stamp for each extra: .venv/.with-test stands once `pip install -e .[test]` has run for this pyproject.toml
$(VENV)/.with-%: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[$*]'
	@touch $@

demo: $(VENV)/.with-cli
	$(BIN)/policynum extract examples/report.txt --format html --output demo.html
	$(BIN)/policynum extract examples/report.txt
	@echo 'The same report with its mentions coloured by role: demo.html'

test: $(VENV)/.with-test
	$(BIN)/python -m pytest

check: $(VENV)/.with-dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports

coverage: $(VENV)/.with-test
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

docs: $(VENV)/.with-dev
	$(BIN)/sphinx-build --fail-on-warning --keep-going --quiet -b html docs docs/_build/html
	@echo 'docs/_build/html/index.html'

bench: $(VENV)/.with-test
	$(BIN)/python tests/benchmarks/bench.py

compiled:
	test -x $(VENV)-compiled/bin/python || $(PYTHON) -m venv $(VENV)-compiled
	rm -rf build/compiled && mkdir -p build/compiled && cp -r src pyproject.toml README.md LICENSE build/compiled
	HATCH_BUILD_HOOK_ENABLE_MYPYC=true $(VENV)-compiled/bin/python -m pip install --quiet --disable-pip-version-check 'build/compiled[test]'
	$(VENV)-compiled/bin/python -m pytest tests
	$(VENV)-compiled/bin/python tests/benchmarks/bench.py

clean:
	rm -rf docs/_build demo.html .coverage* .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
