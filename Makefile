# libatomic1 is for the driver of the browser tests.
# `make handbook` builds everything, `make test` tests everything; both set up what they need.
PYTHON ?= python3
BIN := .venv/bin
MINUTES ?= 10
COUNT ?= 300
ORDERS ?= 1
SIZES ?= 12
KINDS ?= site
LIBRARIES := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
# Whoever has Python keep no compiled modules would wait for all of them in each of a hundred processes.
unexport PYTHONDONTWRITEBYTECODE
FOR_TESTS := chromium poppler-utils libatomic1 default-jre-headless libjaxb-java

.PHONY: handbook check serve test test-browser test-whole test-fork disagreements mutations measure measure-site fuzz sequences kills lint style types proofs lock benchmark benchmark-print benchmark-search libraries clean

handbook: .venv/ready libraries ## build the handbook and publish it to build/current
	@$(BIN)/handbook build

check: .venv/ready ## check the data and write nothing
	@$(BIN)/handbook check

serve: .venv/ready ## preview the site; each saved change shows at once
	@$(BIN)/handbook serve

test: .venv/ready libraries style ## everything that has to hold; prints a sample of the playbooks
	@.ci/system-packages $(FOR_TESTS)
	@$(MAKE) --no-print-directory --jobs=2 types proofs

proofs: .venv/ready
	@$(BIN)/pytest --numprocesses 2 --dist worksteal

test-browser: .venv/ready libraries ## all that readers meet in a browser; `make test` tries a sample of it
	@.ci/system-packages $(FOR_TESTS)
	@$(BIN)/pytest --browser-all

test-whole: .venv/ready libraries ## the built handbook with every document printed and looked at; half an hour
	@.ci/system-packages $(FOR_TESTS)
	@$(BIN)/pytest tests/built tests/test_long_words.py tests/test_cluster.py tests/test_own_handbooks.py --whole
	@$(BIN)/python tests/edit_sequences.py --count 12 --paper

test-fork: .venv/ready libraries ## the program's tests in a fork whose content is entirely another; as long as `make test`
	@.ci/system-packages $(FOR_TESTS)
	@rm -rf build/fork && mkdir -p build/fork
	@$(BIN)/python tests/foreign_fork.py build/fork --numprocesses 2 --dist worksteal

fuzz: .venv/ready libraries ## the property tests with random seeds, for MINUTES minutes
	@$(BIN)/python tests/fuzz.py --minutes $(MINUTES)

sequences: .venv/ready libraries ## COUNT sequences of edits, failures and damage; each has to end in what a clean build makes
	@$(BIN)/python tests/edit_sequences.py --count $(COUNT)

kills: .venv/ready libraries ## COUNT builds are killed at any moment; readers keep a whole release, and nothing is left behind
	@$(BIN)/python tests/kills.py --count $(COUNT)

disagreements: .venv/ready ## how many seeded differences between the languages the check finds, by kind, in ORDERS orders
	@$(BIN)/python tests/disagreements.py $(ORDERS)

mutations: .venv/ready ## how many slips of fingers the check finds, and at which place, by kind; some ten minutes
	@$(BIN)/python tests/mutations/run.py --count 300 --seed 1

measure: .venv/ready ## how full the pages of the published handbook are, how its lines end, how much paper it takes
	@$(BIN)/python tests/paper_table.py build/current

measure-site: .venv/ready ## how high the pages of the published site are, where the keyboard stops, what axe finds, the weight
	@PYTHONPATH=tests $(BIN)/python tests/site_table.py build/current --axe

lint: style types

style: .venv/ready
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: .venv/ready
	@$(BIN)/mypy

benchmark: .venv/ready libraries ## how long builds take here, by size: SIZES=12,50,200,1000 KINDS=site,paper; beside other generators
	@$(BIN)/python benchmarks/sizes.py --sizes $(SIZES) --kinds $(KINDS)

benchmark-print: .venv/ready libraries ## how much is printed and how fast, before and after, and by hand
	@$(BIN)/python benchmarks/print.py

benchmark-search: .venv/ready libraries ## recall, time and size of the search beside Material's and Pagefind's
	@$(BIN)/pip install --quiet jieba "pagefind[extended]"
	@$(BIN)/handbook build --only site
	@$(BIN)/python benchmarks/search.py
	@$(BIN)/python benchmarks/first_answer.py

lock: ## choose new versions of all packages (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-emit-find-links --no-annotate --no-header --upgrade --group dev pyproject.toml -o requirements.lock

libraries:
	@.ci/system-packages $(LIBRARIES)

# The lock file names everything: nothing has to be looked for. Of its seven thousand modules a third is ever imported,
# and each of those is compiled when it is.
.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || .ci/system-packages python3-venv
	@echo "setting up .venv"
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-compile --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation --editable .
	@touch $@

clean:
	rm -rf build .venv
