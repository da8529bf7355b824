# Entente: the two commands of a newcomer are `make demo` and `make test`.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
SCENARIO ?= scenarios/haubourdin.yaml
OUT ?= out/haubourdin
BIN = $(shell swift build -c release --show-bin-path)

# Where the peers of the benchmark lie, and how many parcels to measure.
BENCH ?= ../shared/bench
PARCELS ?= 20000 100000

.PHONY: help bootstrap build demo test bench format check-format sanitize clean

help:
	@echo "make demo      install what is missing, build, run the shipped scenario"
	@echo "make test      the whole test suite"
	@echo "make bench     site sheets of a generated metropolis beside geopandas and others"
	@echo "make format    rewrite the sources with swift-format"
	@echo "make sanitize  PlanarGeometry's tests under Thread Sanitizer"

bootstrap:
	@./scripts/bootstrap

build: bootstrap
	swift build -c release --product entente

demo: build
	@"$(BIN)/entente" run "$(SCENARIO)" --quick --out "$(OUT)"

test: bootstrap check-format
	swift build --build-tests --explicit-target-dependency-import-check error
	swift test --skip-build

bench: build
	python3 Benchmarks/sheets/run.py "$(BENCH)" --entente "$(BIN)/entente" --parcels $(PARCELS)

format:
	swift format format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks

check-format:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks

sanitize: bootstrap
	./scripts/test-thread-sanitizer

clean:
	rm -rf .build out
