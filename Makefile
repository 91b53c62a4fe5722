# Wants Python 3.11 or newer with venv, make and a package index; sets everything else up in .venv.
PYTHON ?= python3
BIN := .venv/bin
# For every platform and every Python from 3.11 on; no index host gets into the files.
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
  --generate-hashes --no-emit-index-url --no-header --no-annotate --no-strip-extras
# Tests wait for a quarter of their time.
TESTERS := $(shell echo $$(( ($$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN) * 3 + 1) / 2 )))
# Promised of what thinks and what remembers, in percent of lines and branches.
FLOOR := 95

.PHONY: demo test style types tests bench bench-long faults faults-long soak fuzz fuzz-long audit sbom docs pictures train lock clean

demo: .venv/ready  ## live through some days of May 2025 in a minute
	$(BIN)/rulewire demo

test: style types tests  ## everything that a change must pass

style: .venv/ready  ## how it is written
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/codespell
	$(BIN)/lint-imports

types: .venv/ready
	$(BIN)/mypy

tests: .venv/ready  ## what it does, and how much of what thinks and remembers that shows
	$(BIN)/pytest --numprocesses=$(TESTERS) --dist=worksteal --cov --cov-report=term-missing:skip-covered
	@for part in extractors storage; do \
	  $(BIN)/coverage report --include="$$part/*" --fail-under=$(FLOOR) >/dev/null \
	    || { echo "$$part: less than $(FLOOR) % of its lines and branches are tested" >&2; exit 1; }; \
	done

bench: .venv/ready  ## every bench in a quarter of an hour: bench.json and a table
	$(BIN)/python tests/bench/gate.py --errors 1000
	$(BIN)/python tests/bench/all.py

bench-long: .venv/ready  ## the same at full size
	$(BIN)/python tests/bench/all.py --long

faults: .venv/ready  ## kill, starve and refuse a running rulewire: nothing may be lost or told twice
	$(BIN)/python tests/faults/run.py --verbose

faults-long: .venv/ready  ## the same for an hour and more; goes on where it was stopped
	$(BIN)/python tests/faults/run.py --long --verbose --into build/faults.jsonl

SECONDS ?= 3600
soak: .venv/ready  ## an hour among sources that publish, fail and recover: memory must stay flat
	$(BIN)/python tests/faults/soak.py --seconds $(SECONDS) --report build/soak.json
fuzz: .venv/ready  ## mutations of good documents through every reader, for a quarter of a minute
	PYTHONPATH=.:tests $(BIN)/python -W ignore -m fuzz --seconds 15

fuzz-long: .venv/ready  ## a million executions and more, in rounds of ten minutes on two cores
	PYTHONPATH=.:tests $(BIN)/python -W ignore -m fuzz --seconds 600 --processes 2 \
	  --executions 1000000 --seed $$(date +%s) --each

audit: .venv/ready  ## what is known against the locked packages; red on a finding
	PYTHONPATH=.:tests $(BIN)/python -m supply.audit

sbom: .venv/ready  ## dist/rulewire.cdx.json: what rulewire is made of, in CycloneDX
	PYTHONPATH=.:tests $(BIN)/python -W ignore -m supply.sbom dist/rulewire.cdx.json

docs: .venv/ready  ## the pages in docs/ that are made from the code: schema, configuration, commands
	PYTHONPATH=.:tests $(BIN)/python -W ignore -m manual

pictures: .venv/ready  ## docs/pictures: the window and a mail as they look; wants Chromium
	PYTHONPATH=.:tests $(BIN)/python -W ignore -m picturing

train: .venv/ready  ## the recogniser of unseen names, anew: some ten minutes on one core
	$(BIN)/python -m training.build
	OMP_NUM_THREADS=1 $(BIN)/spacy train training/config.cfg \
	  --code extractors/entities/tokenizer.py --output training/model
	$(BIN)/python -m training.ship training/model/model-last
	PYTHONPATH=.:tests $(BIN)/python -m supply.model

lock: .venv/ready  ## newer versions of all dependencies within pyproject.toml
	echo uv | $(subst pyproject.toml,-,$(LOCK)) --upgrade --output-file requirements/uv.txt
	$(LOCK) --upgrade --output-file requirements/run.txt
	$(LOCK) --upgrade --extra cluster --output-file requirements/cluster.txt
	$(LOCK) --upgrade --extra browser --extra cluster --extra parquet --group dev \
	  --output-file requirements/dev.txt

clean:  ## back to a fresh clone
	rm -rf .venv build dist demo bench.json .coverage .hypothesis .*_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# uv takes half a minute where pip takes two; pip is for where only pip is told of an index.
.venv/ready: requirements/uv.txt requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo \
	  "$(PYTHON) is not Python 3.11 or newer; name one: make PYTHON=/path/to/python3.12" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r requirements/uv.txt
	$(BIN)/uv pip install --no-config --quiet --python $(BIN)/python --compile-bytecode --require-hashes \
	  -r requirements/dev.txt || $(BIN)/pip install --quiet --require-hashes -r requirements/dev.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@
