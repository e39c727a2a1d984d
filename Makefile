# Two commands do everything: `make run` opens the program on demo data, `make test` passes the tests.
PYTHON := .venv/bin/python
# A file is one worker's, which prepares its house once; in the order of the folders, so that no long file is left for the end.
# Three workers for two cores: each waits a third of its time for servers and disks.
SPREAD := --dist loadfile --no-loadscope-reorder
export QT_LOGGING_RULES ?= qt.qpa.*=false

.PHONY: run test check tidy mypy pyright tests faults bench screens strings format

run: ; @.ci/prepare run && $(PYTHON) -m desktop --demo

test: check tests

check: ; @.ci/prepare test && $(MAKE) --no-print-directory -j2 --output-sync=target mypy pyright tidy

tidy: ; @.venv/bin/ruff format --check -q . && .venv/bin/ruff check -q . && .venv/bin/lint-imports
mypy: ; @.venv/bin/mypy
pyright: ; @.venv/bin/pyright

tests: ; @.ci/prepare test && QT_QPA_PLATFORM=offscreen PYTHONHASHSEED=0 .venv/bin/pytest -q -n 3 $(SPREAD)

# The long runs: hundreds of kills, a hundred thousand actions.
faults: ; @.ci/prepare test && AMENDS_FAULTS=1 QT_QPA_PLATFORM=offscreen PYTHONHASHSEED=0 .venv/bin/pytest -q -n 3 $(SPREAD)

bench: ; @.ci/prepare test && QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.bench

# Every page in both languages, light and dark, into out/screens.
screens: ; @.ci/prepare test && QT_QPA_PLATFORM=offscreen $(PYTHON) -m desktop.ui.screens out/screens

# Collect the strings of the screens and compile their translations.
strings: ; @.ci/prepare test && $(PYTHON) -m desktop.ui.i18n_build

format: ; @.venv/bin/ruff format . && .venv/bin/ruff check --fix .
