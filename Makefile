# Two commands: `make run` and `make test`.

PORT ?= 8000
DATA ?= ./var
PYTHON ?= python3
RUN := .venv/bin/python

.PHONY: run install install-tests test bench accessibility proof

run: install
	@exec .venv/bin/leertraject serve --port $(PORT) --data "$(DATA)" --demo --with-parent

install:
	@command -v $(PYTHON) >/dev/null || { echo "Leertraject heeft Python 3.11 of nieuwer nodig; geef aan waar die staat met PYTHON=." >&2; exit 1; }
	@$(PYTHON) tools/install.py

install-tests: install
	@$(PYTHON) tools/install.py --tests

test: install-tests
	@$(RUN) tools/test.py

bench: install
	@$(RUN) -m bench

accessibility: install-tests
	@$(RUN) -m tests.walks.outcome

proof: install-tests
	@$(PYTHON) tools/install.py --proof
	@$(RUN) -m tests.proofs --write
