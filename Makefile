# What CI does, and what a contributor needs. `make check` is the whole of it, in the venv of your choice.
PYTHON ?= python
# Labelled pages and texts to learn from: `make calibrate-html PAGES=folder`, `make calibrate-text LINES=file`.
PAGES ?=
LINES ?=
LABELS ?=

.PHONY: check test lint types gates ci picture rules reference calibrate-text calibrate-html

check: lint types test gates

test:
	$(PYTHON) -m pytest

lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types:
	$(PYTHON) -m basedpyright

gates:
	$(PYTHON) tests/bench/gates.py

ci:
	bash .ci/run

# The index of the bundled rule files, after a change to one of them.
rules:
	$(PYTHON) -m unboil.rules.bundle

# The schema and the reference page of rule files, after a change to their model.
reference:
	$(PYTHON) -m unboil.rules.reference docs/rules.md

# The pictures of the preview.
picture:
	$(PYTHON) tests/bench/picture.py docs

# Learn the weights again from labelled pages, and from the examples that `unboil review` saved
# (LABELS=labels.jsonl), and print the cross-validated figures.
calibrate-text:
	$(PYTHON) tests/bench/calibrate_text.py $(if $(LINES),--lines $(LINES)) $(if $(LABELS),--labels $(LABELS))

calibrate-html:
	$(PYTHON) tests/bench/calibrate_html.py $(PAGES) $(if $(LABELS),--labels $(LABELS))
