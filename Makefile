# Everything a newcomer runs. Needs Python 3.11 or newer, git and make; the rest goes into .venv.

PYTHON ?= python3
WORKERS ?= auto

BIN := .venv/bin
STAMP := .venv/.setup
SETS ?= ../shared/bench
ENGLISH ?= ../shared/corpora/english
NEWS ?= ../shared/corpora/news/articles.jsonl.xz
# Paths of somebody's machine. The brackets keep this line from matching itself.
MACHINE_PATHS := (^|[^[:alnum:]_./-])/(home|root|Users|work|mnt|media|nix|private/var)/[[:alnum:]._-]+

.DEFAULT_GOAL := help
.PHONY: help setup demo test check tour pictures bench train clean

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(STAMP) ## Make .venv with onrecord and the tools in it

# pip reads dependency groups from 25.1 on; Python 3.11 brings an older one.
$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "onrecord needs Python 3.11 or newer: make setup PYTHON=python3.11" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Setting up .venv: a minute or two, once."
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

demo: setup ## Build the example coverage into demo/ and write its dossier
	@rm -rf demo
	$(BIN)/onrecord build examples/coverage --case demo
	$(BIN)/onrecord show demo
	$(BIN)/onrecord export demo --as dossier --out demo/dossier.html
	@echo "The dossier: demo/dossier.html"
	@echo "The reading room, in your browser: $(BIN)/onrecord serve demo"

test: setup ## Run every test
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile

check: setup ## Format, lint, types, floors, no machine's paths
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@git grep --untracked -nIE '$(MACHINE_PATHS)'; test $$? -eq 1 || \
		{ echo "The lines above name a path of somebody's machine (or git could not look)." >&2; exit 1; }

tour: setup ## Write what the commands print today into the README
	$(BIN)/python tests/tour.py

pictures: setup ## Take the pictures of the reading room in the docs again
	$(BIN)/python tests/pictures.py

# $(call measured,TASK,INPUT,SCORER,GOLD): run one task over a development set, then score what it wrote.
define measured
	@echo; echo "$(1): $(2)"
	@$(BIN)/python -m bench $(1) $(SETS)/$(2) build/bench/$(1)
	@$(BIN)/python $(SETS)/score.py $(3) $(SETS)/$(4) build/bench/$(1)
endef

ifeq ($(wildcard $(SETS)/score.py),)
bench:
	@echo "Nothing to measure: there are no development sets in $(SETS); make bench SETS=FOLDER names another folder."
else
bench: setup ## Measure quality on the development sets beside the repository
	@rm -rf build/bench && mkdir -p build/bench
	@echo "pipeline: $(ENGLISH)"
	@if test -d $(ENGLISH); then $(BIN)/python -m bench pipeline $(ENGLISH) $(if $(wildcard $(NEWS)),--news $(NEWS)); \
		else echo "Skipped: there is no such folder; make bench ENGLISH=FOLDER names another."; fi
	$(call measured,timexes,timexes/dev.jsonl,timexes,timexes/dev.jsonl)
	$(call measured,extraction,extraction/html,extraction,extraction/gold.json)
	$(call measured,stories,stories/news_cluster.jsonl,stories,stories/news_cluster.jsonl)
	@echo; echo "copies: copies/articles.jsonl, labelled pairs alone"
	@$(BIN)/python -m bench copies $(SETS)/copies/articles.jsonl build/bench/copies --pairs $(SETS)/copies/pairs.jsonl
	$(call measured,attribution,attribution/dev.jsonl,attribution,attribution/dev.jsonl)
	@echo; echo "entities: entities/newswcl50.jsonl, events/dev.jsonl"
	@for rows in entities/newswcl50 events/dev; do $(BIN)/python -m bench entities $(SETS)/$$rows.jsonl || exit 1; done
	@echo; echo "across: across/articles.jsonl"
	@$(BIN)/python -m bench across $(SETS)/across/articles.jsonl build/bench/across
	@for story in $(SETS)/across/*.json; do \
		echo; echo "$$story"; $(BIN)/python $(SETS)/score.py across $$story build/bench/across || exit 1; done
	@echo; $(BIN)/python -m bench numbers; $(BIN)/python -m bench quotations; $(BIN)/python -m bench conflicts $(SETS)/across
endif

train: setup ## Train the shipped English pipeline again
	$(BIN)/python -m pip install --quiet --group training
	$(BIN)/python -m training

clean: ## Remove what make and the tools have written, .venv included
	rm -rf .venv build dist demo .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
