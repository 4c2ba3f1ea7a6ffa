# Every target makes what it needs first (.ci/setup.sh); what is there already costs no time.
PYTHON_IN = .venv/bin/python
HEADLESS = QT_QPA_PLATFORM=offscreen

.PHONY: help run test check bench i18n build lock clean
.SILENT:

help: ## this list
	grep -E '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: ## open the program; ARGS="doctor --json" runs one of its commands
	.ci/setup.sh run
	.ci/open.sh $(ARGS)

test: check ## all checks, then all tests on all cores; TESTS="tests/domain -k limits" chooses
	$(HEADLESS) $(PYTHON_IN) -m pytest -q -n auto --dist worksteal -m "not bench" $(TESTS)

check: ## style, types, rooms, translations
	.ci/setup.sh test
	$(PYTHON_IN) -m ruff check
	$(PYTHON_IN) -m ruff format --check
	$(PYTHON_IN) -m mypy
	.venv/bin/lint-imports
	$(PYTHON_IN) .ci/i18n.py check

bench: ## measure against the floors; ARGS="-k scale" BENCH_CASES=1000000: a large office, one table
	.ci/setup.sh test
	$(HEADLESS) $(PYTHON_IN) -m pytest -q -s -m bench tests/bench $(ARGS)

i18n: ## bring the catalogue up to date with the source, and compile it
	.ci/setup.sh test
	$(PYTHON_IN) .ci/i18n.py update

build: ## a folder that runs without Python: dist/complaint-desk/
	.ci/setup.sh build
	$(PYTHON_IN) -m PyInstaller --noconfirm --log-level WARN build.spec
	dist/complaint-desk/complaint-desk --self-test

lock: ## write the locked versions again (needs uv); ARGS=--upgrade takes newer ones
	.ci/lock.sh $(ARGS)

clean: ## remove everything that was made; the office's data is not in this folder
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	rm -f resources/i18n/*.qm
	find desktop_app tests -name __pycache__ -type d -prune -exec rm -rf {} +
