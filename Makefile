# make run    builds, then validates, plans, enqueues a few jobs and works them until idle
# make test   builds and runs all tests
# make check  the format check
# Each installs what is missing first (Scripts/setup.sh).

RUNNER := .build/release/runner
RELEASE := -c release --static-swift-stdlib

.PHONY: run test check build setup format bench clean

setup:
	@Scripts/setup.sh

build: setup
	swift build $(RELEASE) --product runner

run: build
	@Scripts/demo.sh $(RUNNER)

test:
	@Scripts/setup.sh --tests
	RUNNER_TEST_PYTHON=$(CURDIR)/.build/python/bin/python swift test --parallel --skip FleetFaultTests
	@# Servers and nodes that are killed and frozen under load get the machine for themselves, one after the other.
	swift test --skip-build --no-parallel --filter FleetFaultTests

check:
	@Scripts/check.sh

format:
	swift format --in-place --parallel --recursive Package.swift Sources Plugins Tests Benchmarks

bench: build
	$(RUNNER) bench --jobs 100000

clean:
	rm -rf .build .runner
