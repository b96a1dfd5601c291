# Two commands do everything on Debian 12, as root or with sudo: `make run` and `make test`.
.PHONY: run test build screenshots bench soak fuzz
.NOTPARALLEL:

run: ## build release, start the demo relay and the workstation; Ctrl+C ends both
	@exec cmake/commands/run.sh

test: ## build everything and run every test
	@exec cmake/commands/test.sh

build: ## build release into build/release/bin
	@exec cmake/commands/build.sh release

screenshots: ## take the pictures of docs/images anew from the real programs
	@exec docs/screenshots/update.sh

bench: ## measure speed and memory; QIAO_BENCH_SECONDS, QIAO_BENCH_IDLE, QIAO_BENCH_WINDOW
	@exec cmake/commands/bench.sh

soak: ## simulate, kill and freeze the relay for QIAO_SOAK_SECONDS (600) and count what became of every message
	@exec cmake/commands/soak.sh

fuzz: ## run every fuzz target for QIAO_FUZZ_SECONDS (60) with libFuzzer
	@exec cmake/commands/fuzz.sh
