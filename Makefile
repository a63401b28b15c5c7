# Two commands do all the set-up on a machine with Python 3.11 and venv: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
DEMO := demo-dossier
STAMP := .venv/.installed

.PHONY: demo test quick lint bench clean

$(STAMP): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

demo: $(STAMP)  ## build the sample dossier, print its first findings, write a page to read
	rm -rf $(DEMO)
	$(BIN)/recoupe init $(DEMO) --title "Corée du Nord – Russie (sample)"
	$(BIN)/recoupe add $(DEMO) src/recoupe/sample/articles
	$(BIN)/recoupe build $(DEMO)
	$(BIN)/recoupe findings $(DEMO) --limit 4
	$(BIN)/recoupe report $(DEMO) -o $(DEMO)/report.html
	@echo "Read on: open $(DEMO)/report.html; all findings: $(BIN)/recoupe findings $(DEMO); why one stands: $(BIN)/recoupe explain $(DEMO) ID, with an id from the end of a line above. The record lies in $(DEMO)/record.sqlite"

test: $(STAMP) lint  ## everything
	$(BIN)/python -m pytest -q

quick: $(STAMP)  ## the fast part, under a minute
	$(BIN)/python -m pytest -q -m "not slow" -x

lint: $(STAMP)
	$(BIN)/ruff check src tests bench train
	$(BIN)/ruff format --check src tests bench train
	$(BIN)/mypy

bench: $(STAMP)  ## every benchmark whose data is at hand, held to bench/floors.json
	$(BIN)/python -m bench

clean:
	rm -rf $(DEMO) .venv build dist .mypy_cache .pytest_cache .ruff_cache
