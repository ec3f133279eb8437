# The two commands are `make demo` and `make test`; the rest are their parts.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.PHONY: demo test build update fuzz leaks relevance bench-search setup web-install web

PORT ?= 8080
DATA ?= ./data
FUZZ_SECONDS ?= 60

## Build everything and run the main job on embedded defaults.
demo: web
	cargo build --locked -p commons-app -p commons-extractor
	target/debug/commons demo --data $(DATA) --port $(PORT)

## Install what tests need, then pass everything.
test: setup web-install
	cd web && npm run fresh && npm run check && npm run lint && npm run i18n:check && npm test
	cd web && npm run build && npm run budget
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets -- -D warnings
	cargo build --locked --workspace
	tests/journeys.sh
	cargo test --locked --workspace --all-targets --no-fail-fast

## The binary for a server: target/release/commons with the web app inside, and commons-extractor beside it.
build: web
	cargo build --locked --release -p commons-app -p commons-extractor

## Write the generated files anew: the schema, the role matrix, the types; review their diff.
update: web-install
	UPDATE=1 cargo test --locked -p commons-tests --test house -- fresh policy
	cd web && npm run gen

## Give each reader of foreign bytes FUZZ_SECONDS of made-up documents: for the night, and no part of the tests.
fuzz:
	tests/fuzz/run.sh $(FUZZ_SECONDS)

## A million questions of made-up viewers to search, of which none may leak: LEAK_TRIALS and LEAK_SEED say how many and which.
leaks:
	cargo test --locked --release --workspace --test house -- --ignored --nocapture a_million_trials

## Judged queries on a corpus (CORPUS, QUERIES: the shared ones unless named); RECORD=1 puts the run on record.
relevance:
	cargo build --locked --workspace --example relevance
	target/debug/examples/relevance

## What a search costs on 100,000 resources, beside PostgreSQL's full text in the same run.
bench-search: web
	cargo build --locked --release -p commons-app -p commons-extractor
	tests/bench-search.sh

setup:
	tests/setup.sh
	tests/s3.sh

web-install:
	cd web && if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then npm ci --no-audit --no-fund; fi

web: web-install
	cd web && npm run build
