# make demo       set up and code the sample reports (needs Python 3.11 or later, nothing else)
# make test       set up and run what CI runs
# make slow       tests that take minutes
# make evaluate   figures on the gold reports, which lie outside the project
# make bench      speed and memory
# make bench-study  what adding to a study of 100,000 reports costs, and searching it; takes half an hour
# make bench-workbench  what its pages and decisions cost in a study of 100,000 reports; takes an hour
# make browser    bring the browser libraries of the pages from npm again, after a change of browser/
# make screenshots  look at every page of the workbench in both languages, into docs/screens
# make docs       make the generated reference pages again

VENV := .venv
BIN := $(VENV)/bin
# The first Python 3.11 or later; `make demo PYTHON=/path/to/python` chooses another.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$python; break; }; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --quiet
SAMPLES := $(sort $(wildcard $(addprefix src/rasid/data/samples/*,.html .jsonl .txt)))
SOURCES := pyproject.toml $(wildcard hatch_build.py src/rasid/gazetteer/*.py src/rasid/data/gazetteer/*.tsv \
	scripts/build_browser.py browser/*)

.PHONY: demo test slow evaluate bench bench-study bench-workbench browser screenshots docs clean

demo: $(VENV)/.installed
	@mkdir -p demo-out
	@$(BIN)/rasid code $(SAMPLES)
	@$(BIN)/rasid code $(SAMPLES) --format jsonl --output demo-out/record.jsonl
	@$(BIN)/rasid code $(SAMPLES) --format csv --output demo-out/claims.csv
	@rm -rf demo-out/study.rasid demo-out/study.rasid-* demo-out/tables
	@$(BIN)/rasid init demo-out/study.rasid > /dev/null
	@$(BIN)/rasid add demo-out/study.rasid $(SAMPLES) > demo-out/added.txt
	@$(BIN)/rasid export demo-out/study.rasid --format csv --output demo-out/tables > /dev/null
	@$(BIN)/rasid export demo-out/study.rasid --format geojson --output demo-out/incidents.geojson
	@echo "══ A study of the same reports: incidents, with figures and how many sources tell them ══"
	@$(BIN)/rasid show demo-out/study.rasid incident
	@echo "══ People, their offices, and what became of them ══"
	@$(BIN)/rasid show demo-out/study.rasid person
	@echo "══ Places, and who is reported to have held them ══"
	@$(BIN)/rasid show demo-out/study.rasid place
	@echo
	@echo "These are claims that the sample reports in src/rasid/data/samples make. Now look at:"
	@echo "  demo-out/record.jsonl  the full record: each value with the words it was read from"
	@echo "  demo-out/claims.csv    one row a claim, for a spreadsheet"
	@echo "  demo-out/study.rasid   the study; see an incident and its sources with:"
	@echo "    $(BIN)/rasid show demo-out/study.rasid incident ID"
	@echo "    $(BIN)/rasid search demo-out/study.rasid الجبوري"
	@echo "  $(BIN)/rasid serve demo-out/study.rasid   the same as pages in a browser: review, map, timeline"
	@echo "  demo-out/tables, demo-out/incidents.geojson   the study exported"
	@echo "  $(BIN)/rasid explain FILE   why a report was coded as it was"
	@echo "  $(BIN)/rasid code FILE      your own reports: text, HTML, JSON Lines, CSV"

test: $(VENV)/.developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest -n 2 --dist worksteal -m "not slow"

slow: $(VENV)/.developing
	$(BIN)/pytest -m slow

evaluate: $(VENV)/.developing
	@$(BIN)/python -m rasid.evaluation --markdown
	@$(BIN)/python -m rasid.evaluation --resolving --markdown

bench: $(VENV)/.developing
	$(BIN)/python bench/speed.py

bench-study: $(VENV)/.developing
	$(BIN)/python bench/study.py

bench-workbench: $(VENV)/.developing
	$(BIN)/python bench/workbench.py

browser: $(BIN)/python
	$(BIN)/python scripts/build_browser.py

screenshots: $(VENV)/.developing
	$(BIN)/python scripts/take_screenshots.py

docs: $(VENV)/.developing
	$(BIN)/python docs/build_reference.py

clean:
	rm -rf $(VENV) demo-out

# Installed in place, so that a change of the source needs no new installation.
$(VENV)/.installed: $(SOURCES) | $(BIN)/python
	@$(PIP) --editable .
	@touch $@

$(VENV)/.developing: $(SOURCES) | $(BIN)/python
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.installed

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Rasid needs Python 3.11 or later: install it, or run make PYTHON=/path/to/python" >&2; exit 1; }
	@echo "Setting up $(VENV); this takes a minute, once ..."
	@$(PYTHON) -m venv $(VENV)
