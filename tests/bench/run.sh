#!/bin/sh
# tests/bench/run.sh BIN [--json FILE] [--rounds N] [NAME…]: what ./dev bench runs once everything is built.
bin=$1
shift
exec "$bin/sluis-bench" "$@"
