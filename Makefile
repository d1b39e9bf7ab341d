# Each target does its own set-up on a bare Debian with Rust and Node; scripts/ says how.
.DEFAULT_GOAL := help
.PHONY: help run demo test bench chaos nightly clean

help: ## Lists the targets.
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Builds the console and the program, and serves on 127.0.0.1:8080.
	@scripts/run.sh serve

demo: ## The same with a demonstration hotline: its own database, a fixed cast, simulated callers.
	@scripts/run.sh demo

test: ## Asks every question: both databases, browser journeys, lints, licences, advisories.
	@scripts/test.sh

bench: ## Takes the figures on the release build; target/bench.json.
	@scripts/load.sh bench

chaos: ## Kills the server at random under load and cuts its power; target/chaos.json.
	@scripts/load.sh chaos

nightly: ## Everything of test with the slow questions, then chaos and bench.
	@NIGHTLY=1 scripts/test.sh
	@scripts/load.sh chaos
	@scripts/load.sh bench

clean: ## Removes what was built; data stay.
	cargo clean
	rm -rf operator-console/dist operator-console/node_modules
