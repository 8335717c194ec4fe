# The commands people use. Each is a script, so that it can be read, and run by hand with options.
.PHONY: demo test bench format setup assets build

demo:    ## builds, makes the demo city once, serves it until Ctrl-C
	@scripts/demo

test:    ## everything that is checked, in the order of CI
	@scripts/test

bench:   ## the figures of Docs/Figures.md, each beside a peer
	@scripts/bench

format:  ## writes the house format into every Swift file
	@scripts/format --write

setup:   ## installs what building, running and testing lack
	@scripts/setup run test

assets:  ## front-end files by version and sha256 into .assets/
	@scripts/assets

build:   ## the debug build, as the tests want it
	@scripts/build
