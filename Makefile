# Parley: a folder of scraped news articles in, datasets out. `make help` lists the targets.

INPUT  ?= seeds
OUTPUT ?= output
JOBS   ?= $(shell nproc)
# Empty: the domain that pipeline/config.json names.
DOMAIN ?=

STAGES  := clean dedupe extract annotate export
# How long `make fuzz` looks for inputs that break a law.
FUZZ_SECONDS ?= 60
# A folder of built programs to use instead of building them: what the tests do.
PROGRAMS ?=
BUILT   := $(if $(PROGRAMS),$(PROGRAMS),.build/release)
CACHE   := $(OUTPUT)/stages
TABLES  := $(OUTPUT)/datapackage.json
# One stage again is that of the dataset that is there: its input and domain, where the caller names no others.
ifneq ($(filter stage-%,$(MAKECMDGOALS)),)
ifeq ($(origin INPUT),file)
INPUT := $(or $(shell sed -n 1p $(CACHE)/.inputs 2>/dev/null),$(INPUT))
endif
ifeq ($(origin DOMAIN),file)
DOMAIN := $(shell cat $(CACHE)/.domain 2>/dev/null)
endif
endif
WITHIN  := $(if $(DOMAIN),--domain $(DOMAIN))

# Spaces part the names that make goes by; without a name the output would go to the root of the file system.
$(if $(filter-out 1,$(words $(OUTPUT))),$(error OUTPUT must be a folder without spaces in its name, not "$(OUTPUT)"))
$(if $(strip $(INPUT)),,$(error INPUT must be a folder or a file, not ""))
# What stands in single quotes in a recipe: an apostrophe would end them.
quoted = '$(subst ','\'',$(1))'

.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: dataset test help lint format accept bench bench-clean bench-dedupe bench-entities bench-quotes fuzz clean build bootstrap locked $(STAGES:%=stage-%) lint-codebook FORCE
.DEFAULT_GOAL := help

dataset: build  ## INPUT=dir (seeds) -> OUTPUT=dir (output); also DOMAIN=name, JOBS=n
	@input=$$(realpath -m $(call quoted,$(INPUT))); case $$(realpath -m $(OUTPUT))/ in "$${input%/}"/*) \
		echo "make: OUTPUT lies in INPUT, where what is written would be read" >&2; exit 64;; esac
	@mkdir -p $(CACHE)
	+@flock $(OUTPUT)/.lock sh -c 'rm -f $(CACHE)/.ran; echo $(DOMAIN) >$(CACHE)/.domain; exec $(MAKE) --no-print-directory PROGRAMS=$(BUILT) locked'

test: bootstrap lint  ## every check: format, unit tests, pipeline tests, README, gold
	swift build -c release
	swift build --build-tests
	@PROGRAMS=$(CURDIR)/.build/release Tests/run

stage-clean:    ## run one stage again, from its cached input
stage-dedupe:   ## the same, and so on
stage-extract:  ##
stage-annotate: ##
stage-export:   ##

lint: bootstrap  ## the house style, as `swift format` checks it
	swift format lint --strict --parallel --recursive Package.swift Sources Tests

format:  ## bring the sources into the house style
	swift format --in-place --parallel --recursive Package.swift Sources Tests

lint-codebook: build  ## check the codebook: ids, triggers, overlaps, examples
	@$(BUILT)/evaluate codebook $(WITHIN)

accept: build  ## renew the expected output of Tests/Golden; read the difference before committing
	ACCEPT=1 PROGRAMS=$(abspath $(BUILT)) swift test --filter GoldenTests

bench: build  ## speed and memory of each stage, as ratios to a reference in the same run
	@Tests/Benchmarks/stages $(BUILT)

bench-clean: build  ## the articles of labelled pages beside other extractors; BENCHMARKS=dir of run_peers.py
	@Tests/Benchmarks/pages $(BUILT)
	@Tests/Benchmarks/residue $(BUILT)

fuzz: bootstrap  ## pages, texts and records at random until FUZZ_SECONDS (60) have passed; needs the toolchain's libFuzzer
	swift build -c release --sanitize=fuzzer --package-path Tests/Fuzz --scratch-path .build/fuzz
	@mkdir -p .build/fuzz/corpus
	@SWIFT_BACKTRACE=enable=no .build/fuzz/release/Fuzz -max_total_time=$(FUZZ_SECONDS) -max_len=16384 -timeout=20 \
		-rss_limit_mb=2048 -artifact_prefix=.build/fuzz/ .build/fuzz/corpus Tests/Fuzz/Corpus

bench-dedupe: build  ## dedupe beside its peers on labelled sets; BENCH=dir of bench_dedupe.py, PEERS=virtual environment
	@Tests/Benchmarks/dedupe $(BUILT)

bench-entities: build  ## names on labelled sets; BENCH=dir of score_entities.py, PEER=python with python-crfsuite
	@Tests/Benchmarks/entities $(BUILT)

bench-quotes: build  ## quotes and speakers on labelled texts; BENCH=dir of score_quotes.py
	@Tests/Benchmarks/quotes $(BUILT)

clean:  ## delete OUTPUT
	rm -rf $(OUTPUT)

help:  ## this list
	@awk -F ':.*## *' '/^[a-z-]+:.*##/ { printf "  make %-15s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

build: bootstrap $(if $(PROGRAMS),,.build/release/.parley)

# `swift build` takes a second to find that nothing has changed; make finds it at once.
.build/release/.parley: Package.swift $(if $(PROGRAMS),,$(shell find Sources))
	swift build -c release
	@touch $@

bootstrap:
	@pipeline/bootstrap

# The five stages. Each line reads: output, from the output before it, what the stage is told, and its program.
$(CACHE)/1-clean.jsonl:    $(CACHE)/.inputs           $(CACHE)/.told-clean    $(CACHE)/.bin/clean
$(CACHE)/2-dedupe.jsonl:   $(CACHE)/1-clean.jsonl     $(CACHE)/.told-dedupe   $(CACHE)/.bin/dedupe
$(CACHE)/3-extract.jsonl:  $(CACHE)/2-dedupe.jsonl    $(CACHE)/.told-extract  $(CACHE)/.bin/extract
$(CACHE)/4-annotate.jsonl: $(CACHE)/3-extract.jsonl   $(CACHE)/.told-annotate $(CACHE)/.bin/annotate
$(TABLES):                 $(CACHE)/4-annotate.jsonl  $(CACHE)/.told-export   $(CACHE)/.bin/export

run-clean    = $(1) --in $(call quoted,$(INPUT)) --out $(CACHE)/1-clean.jsonl --jobs $(JOBS) $(2)
run-dedupe   = $(1) --in $(CACHE)/1-clean.jsonl --out $(CACHE)/2-dedupe.jsonl --jobs $(JOBS) $(2)
run-extract  = $(1) --in $(CACHE)/2-dedupe.jsonl --out $(CACHE)/3-extract.jsonl --jobs $(JOBS) $(WITHIN) $(2)
run-annotate = $(1) --in $(CACHE)/3-extract.jsonl --out $(CACHE)/4-annotate.jsonl --jobs $(JOBS) $(WITHIN) $(2)
run-export   = $(1) --in $(CACHE)/4-annotate.jsonl --out $(OUTPUT) --jobs $(JOBS) $(2)

$(CACHE)/1-clean.jsonl $(CACHE)/2-dedupe.jsonl $(CACHE)/3-extract.jsonl $(CACHE)/4-annotate.jsonl $(TABLES):
	@touch $(CACHE)/.ran
	@$(call run-$(notdir $(lastword $^)),$(lastword $^))

locked: $(TABLES)
	@if [ -e $(CACHE)/.ran ]; then pipeline/summary $(OUTPUT); rm -f $(CACHE)/.ran; \
	else echo "$(OUTPUT) is up to date: nothing to do"; fi

$(STAGES:%=stage-%): stage-%: build
	@test -d $(CACHE) || { echo "make: no $(CACHE): run make dataset first" >&2; exit 66; }
	@flock $(OUTPUT)/.lock $(call run-$*,$(BUILT)/$*)

# The inputs' list (path, size, time) and what a stage is told (a hash of its configuration and tables) are written
# anew each time, and replaced only when they differ; a program is copied only when its bytes differ. So make goes by
# what changed, removed files and comment-only edits included.
keep-if-same = if cmp -s $(1).new $(1); then rm $(1).new; else mv $(1).new $(1); fi

$(CACHE)/.inputs: FORCE
	@{ echo $(call quoted,$(INPUT)); find -L $(call quoted,$(INPUT)) -type f -printf '%p\t%s\t%T@\n' 2>/dev/null | LC_ALL=C sort; } > $@.new
	@$(call keep-if-same,$@)

$(STAGES:%=$(CACHE)/.told-%): $(CACHE)/.told-%: FORCE
	@$(call run-$*,$(BUILT)/$*,--fingerprint) > $@.new
	@$(call keep-if-same,$@)

$(STAGES:%=$(CACHE)/.bin/%): $(CACHE)/.bin/%: FORCE | $(CACHE)/.bin
	@cp $(BUILT)/$* $@.new
	@$(call keep-if-same,$@)

$(CACHE)/.bin:
	@mkdir -p $@

FORCE:
