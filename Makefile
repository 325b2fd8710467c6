# Every target sets up what it needs; a second call starts at once.
VENV  := .venv
BIN   := $(VENV)/bin
STAMP := $(VENV)/.ready
WITH  ?= python3
export PYTHONDONTWRITEBYTECODE ?= 1

.PHONY: setup demo test check lint pictures bench faults clean

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@sh .ci/venv $(VENV) $(WITH)
	@touch $(STAMP)

demo: setup
	@$(BIN)/lanedesk demo

test: setup
	@$(BIN)/python -m pytest -m "not slow" -n 2 --dist worksteal -q

lint: setup
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

check: lint test

pictures: setup
	@$(BIN)/python -m screenshots

bench: setup
	@$(BIN)/python -m benchmarks

faults: setup
	@$(BIN)/python -m pytest -m "slow or faults" -q

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
