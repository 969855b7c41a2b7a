#!/usr/bin/env bash
# How many words a second do spaCy and the English reader do, one thread each? See bench_nlp.py.
source "$(dirname "$0")/setup.sh"
cargo build --locked --quiet --release --package legation-nlp --example bench_nlp
"$PYTHON" $HERE/bench_nlp.py "$WEIGHTS" "$LEGATION_MODEL" "$TARGET/release/examples/bench_nlp" "$@"
