#!/usr/bin/env bash
# Does the English reader still decide as spaCy does? Records with spaCy itself and compares afresh, field by field:
# the committed corpus, the adversarial list, and a fresh corpus (PARITY_SEED, PARITY_DOCUMENTS choose which).
source "$(dirname "$0")/setup.sh"
WORK=$TARGET/parity
mkdir -p "$WORK"
cargo build --locked --quiet --release --package legation-nlp --example parse_json
status=0
compare() {
  "$PYTHON" $HERE/record.py "$WEIGHTS" --json < "$WORK/$1.json" > "$WORK/$1.spacy.jsonl"
  "$TARGET/release/examples/parse_json" "$LEGATION_MODEL" < "$WORK/$1.json" > "$WORK/$1.ours.jsonl"
  echo "== $1"
  "$PYTHON" $HERE/compare.py "$WORK/$1.spacy.jsonl" "$WORK/$1.ours.jsonl" || status=1
}
cp crates/nlp/tests/fixtures/adversarial.json "$WORK/adversarial.json"
"$PYTHON" $HERE/make_corpus.py > "$WORK/corpus.json"
"$PYTHON" $HERE/make_corpus.py --seed "${PARITY_SEED:-3}" --documents "${PARITY_DOCUMENTS:-400}" > "$WORK/fresh.json"
compare adversarial
compare corpus
compare fresh
if [ $status = 0 ]; then echo "0 differences"; else echo "there are differences from spaCy" >&2; fi
exit $status
