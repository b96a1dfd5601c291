# Two commands do everything on Debian 12, as root or with sudo: `make run` and `make test`.
.PHONY: run test build screenshots
.NOTPARALLEL:

run: ## build release, start the demo relay and the workstation; Ctrl+C ends both
	@exec cmake/commands/run.sh

test: ## build everything and run every test
	@exec cmake/commands/test.sh

build: ## build release into build/release/bin
	@exec cmake/commands/build.sh release

screenshots: ## take the pictures of docs/images anew from the real programs
	@exec docs/screenshots/update.sh
