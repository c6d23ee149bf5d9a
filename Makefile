# Every command of the house. `make` alone lists them. On Windows, README.md has the same in plain Python.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check
# Root's rights where there are any; where not, the command after it fails and the caller says what to do.
ROOT = $$([ "$$(id -u)" = 0 ] || echo sudo -n)

.DEFAULT_GOAL := help
.PHONY: help run test check format screenshots bench

help:  ## list the commands
	@sed -n 's/^\([a-z]*\):.*##/  make \1 —/p' Makefile

run: $(VENV)/plotly.done  ## install what is needed and serve the cockpit
	@$(PY) app.py

test: check $(VENV)/plotly.done  ## every check and test, browser included, with the coverage gates
	@$(PY) -m tests.chromium
	@$(PY) -m tests.processes
	@$(PY) -m coverage erase
	@$(PY) -m coverage run -m pytest --ignore tests/browser --numprocesses 2 --dist worksteal
	@$(PY) -m coverage combine --quiet
	@$(PY) -m coverage report --include='data/*' --fail-under=100
	@$(PY) -m coverage report --fail-under=90
	@$(PY) -m pytest tests/browser --numprocesses 2 --dist worksteal

check: $(VENV)/dev.done  ## format, lint and types
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m pyright --pythonpath $(PY)

format: $(VENV)/dev.done  ## let ruff format and mend what it can
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

screenshots: $(VENV)/dev.done  ## photograph every page in both themes into var/screenshots
	@$(PY) -m tests.screenshots --city $(or $(COCKPIT_CITY),all)

bench: $(VENV)/dev.done  ## measure against hand-written and plain Dash pages; PART=browser, load … for one part
	@$(PY) -m tests.chromium
	@$(PY) -m tests.processes
	@$(PY) -m benchmarks $(PART) $(BENCH)

# A file inside .venv remembers what was installed: pip runs again only when the list is newer.
$(VENV)/run.done: requirements.txt $(VENV)/made
	@echo "Installing requirements.txt into $(VENV) (the first time takes a minute) …"
	@$(PIP) -r requirements.txt
	@touch $@

# Once, where Node is: charts load three times as fast. Without it the installed Plotly is served.
$(VENV)/plotly.done: $(VENV)/run.done
	@command -v npm >/dev/null && $(PY) -m dashboard.charts.bundle || true
	@touch $@

$(VENV)/dev.done: requirements-dev.txt requirements.txt $(VENV)/made
	@echo "Installing requirements-dev.txt into $(VENV) (the first time takes a minute) …"
	@$(PIP) -r requirements-dev.txt
	@touch $@ $(VENV)/run.done

$(VENV)/made:
	@command -v $(PYTHON) >/dev/null || { \
	  echo "Python 3.11 or newer is needed and '$(PYTHON)' was not found. On Debian: apt install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; '$(PYTHON)' is $$($(PYTHON) --version 2>&1)." \
	       "With another one at hand: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { $(ROOT) apt-get update -qq && \
	  $(ROOT) apt-get install -y -qq --no-install-recommends python3-venv; } >/dev/null 2>&1 || { \
	  echo "Python's venv module is missing. As root: apt install python3-venv — then run make again."; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@
